//! A draft order as it is typed, and what that means. One form has it all, so that no button loses what stands in another
//! part of the page.

use crate::forms::{self, Errors, chosen, parse_percent, percent, wire};
use contract::{
    Address,
    draft_order::{DraftContent, DraftLine, HandDiscount, UpdateDraftOrder},
    promotion::Effect,
};
use kernel::{CustomerId, Line, Money, Problem, VariantId};
use serde::Deserialize;
use std::num::NonZeroU32;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct DraftForm {
    /// What was shown.
    pub version: String,
    pub email: String,
    pub locale: String,
    pub note: String,
    /// The lines; each has the quantity in the same place.
    pub line: Vec<VariantId>,
    pub quantity: Vec<String>,
    pub name: String,
    pub line1: String,
    pub line2: String,
    pub postal_code: String,
    pub city: String,
    pub region: String,
    pub country: String,
    pub phone: String,
    pub shipping_option: String,
    /// Codes with spaces or commas between them.
    pub coupons: String,
    /// None, or an effect's kind.
    pub discount: String,
    pub discount_value: String,
    pub discount_reason: String,
    /// What is looked for, to be added.
    pub q: String,
    /// The variant whose button was pressed.
    pub add: Option<VariantId>,
    /// Set where the button was pressed that looks for something, or the return key, which presses it too.
    pub find: String,
    /// Makes a second sending the same order, or the same mail.
    pub key: String,
    /// How it is paid by hand.
    pub payment: String,
}

/// What a button does with an address that is not whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Incomplete {
    /// It is left out of what is saved, and stays on the page.
    Kept,
    /// It is refused at its fields.
    Refused,
}

/// The field of a line's quantity.
pub fn quantity_field(variant: VariantId) -> String {
    format!("quantity-{variant}")
}

impl DraftForm {
    /// The form that a draft is shown in.
    pub fn of(content: &DraftContent) -> Self {
        let cart = &content.cart;
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let (kind, value) = match content.discount.as_ref().map(|discount| discount.effect) {
            None => ("", String::new()),
            Some(Effect::Percent { rate }) => ("percent", percent(rate)),
            Some(Effect::Fixed { amount }) => ("fixed", forms::decimal(amount)),
            Some(Effect::FreeShipping) => ("free_shipping", String::new()),
        };
        let address = cart.shipping_address.as_ref();
        let of = |part: fn(&Address) -> Option<&str>| text(address.and_then(part));
        Self {
            version: cart.version.to_string(),
            email: content.email.to_string(),
            locale: wire(content.locale),
            note: text(content.note.as_deref()),
            line: cart.lines.iter().map(|line| line.variant_id).collect(),
            quantity: cart.lines.iter().map(|line| line.quantity.to_string()).collect(),
            name: of(|address| Some(&address.name)),
            line1: of(|address| Some(&address.line1)),
            line2: of(|address| address.line2.as_deref()),
            postal_code: of(|address| address.postal_code.as_deref()),
            city: of(|address| Some(&address.city)),
            region: of(|address| address.region.as_deref()),
            country: cart.country.to_string(),
            phone: of(|address| address.phone.as_deref()),
            shipping_option: text(cart.shipping_option.as_ref().map(|option| option.id.as_str())),
            coupons: cart.coupons.iter().map(|coupon| coupon.code.as_str()).collect::<Vec<_>>().join(" "),
            discount: kind.to_owned(),
            discount_value: value,
            discount_reason: text(content.discount.as_ref().map(|discount| &*discount.reason)),
            ..Self::default()
        }
    }

    /// What is to be changed, for an account if the mail address has one.
    pub fn read(
        &self,
        before: &DraftContent,
        customer_id: Option<CustomerId>,
        incomplete: Incomplete,
        errors: &mut Errors,
    ) -> Option<UpdateDraftOrder> {
        let email = errors.required("email", &self.email);
        let note = errors.optional("note", &self.note);
        let lines = self.lines(errors);
        let address = match incomplete {
            Incomplete::Refused => self.address(errors),
            Incomplete::Kept => self.address(&mut Errors::default()),
        };
        let discount = self.discount(before, errors);
        let coupons = self.coupons(errors);
        // The way of delivery that was shown is one of the address that was shown.
        let moved = address.is_some() && address != before.cart.shipping_address;
        let option = errors.optional::<Line<60>>("shipping_option", &self.shipping_option);
        let version = self.version.parse().ok();
        if version.is_none() {
            errors.add("version", "Load the page again.");
        }
        if !errors.is_empty() {
            return None;
        }
        Some(UpdateDraftOrder {
            version: version?,
            email,
            customer_id: Some(customer_id),
            locale: chosen(&self.locale),
            note: Some(note),
            shipping_address: address,
            shipping_option_id: option.filter(|_| !moved),
            lines: Some(lines),
            coupons: Some(coupons),
            discount: Some(discount),
        })
    }

    /// The lines with a quantity, and one unit more of what is to be added.
    fn lines(&self, errors: &mut Errors) -> Vec<DraftLine> {
        let mut lines: Vec<DraftLine> = Vec::new();
        for (variant_id, text) in self.line.iter().zip(&self.quantity) {
            let units = errors.optional_number::<u32>(&quantity_field(*variant_id), text).unwrap_or(0);
            let units = units.saturating_add(u32::from(self.add == Some(*variant_id)));
            lines.extend(
                NonZeroU32::new(units).map(|quantity| DraftLine { variant_id: *variant_id, quantity }),
            );
        }
        let new = self.add.filter(|added| !lines.iter().any(|line| line.variant_id == *added));
        lines.extend(new.map(|variant_id| DraftLine { variant_id, quantity: NonZeroU32::MIN }));
        lines
    }

    /// The fields that only an address has.
    const fn address_fields(&self) -> [&String; 7] {
        [&self.name, &self.line1, &self.line2, &self.postal_code, &self.city, &self.region, &self.phone]
    }

    /// True if something of an address is typed that is none yet, so that it cannot be saved.
    pub fn has_part_of_address(&self) -> bool {
        let typed = self.address_fields().into_iter().any(|text| !text.trim().is_empty());
        typed && self.address(&mut Errors::default()).is_none()
    }

    /// What was saved, with what of the form is saved nowhere: what is looked for, how it is paid, and an address that
    /// is not whole.
    pub fn after(&self, saved: &DraftContent) -> Self {
        let mut form = Self::of(saved);
        if self.has_part_of_address() {
            form.name.clone_from(&self.name);
            form.line1.clone_from(&self.line1);
            form.line2.clone_from(&self.line2);
            form.postal_code.clone_from(&self.postal_code);
            form.city.clone_from(&self.city);
            form.region.clone_from(&self.region);
            form.country.clone_from(&self.country);
            form.phone.clone_from(&self.phone);
        }
        Self { q: self.q.clone(), payment: self.payment.clone(), ..form }
    }

    /// None as long as nothing of it is typed, and for what is not whole.
    fn address(&self, errors: &mut Errors) -> Option<Address> {
        if self.address_fields().into_iter().all(|text| text.trim().is_empty()) {
            return None;
        }
        let name = errors.required("name", &self.name);
        let line1 = errors.required("line1", &self.line1);
        let line2 = errors.optional("line2", &self.line2);
        let postal_code = errors.optional("postal_code", &self.postal_code);
        let city = errors.required("city", &self.city);
        let region = errors.optional("region", &self.region);
        let phone = errors.optional("phone", &self.phone);
        let country = self.country.parse().ok();
        if country.is_none() {
            errors.add("country", "Choose a country.");
        }
        let address = Address {
            name: name?,
            line1: line1?,
            line2,
            city: city?,
            postal_code,
            region,
            country: country?,
            phone,
        };
        match address.checked("") {
            Ok(address) => Some(address),
            Err(problem) => {
                errors.refused(&problem);
                None
            }
        }
    }

    fn discount(&self, before: &DraftContent, errors: &mut Errors) -> Option<HandDiscount> {
        let currency = before.cart.currency;
        let effect = match self.discount.as_str() {
            "percent" => {
                let rate = parse_percent(&self.discount_value).filter(|rate| rate.0 > 0);
                if rate.is_none() {
                    errors.add("discount_value", "Write a number above 0, at most 100.");
                }
                rate.map(|rate| Effect::Percent { rate })
            }
            "fixed" => {
                let amount: Option<Money> = errors.money("discount_value", &self.discount_value, currency);
                amount.map(|amount| Effect::Fixed { amount })
            }
            "free_shipping" => Some(Effect::FreeShipping),
            _ => return None,
        };
        let reason = errors.required("discount_reason", &self.discount_reason);
        Some(HandDiscount { effect: effect?, reason: reason? })
    }

    fn coupons(&self, errors: &mut Errors) -> Vec<Line<40>> {
        let codes = self.coupons.split([' ', ',', ';']).filter(|code| !code.is_empty());
        let codes: Vec<_> = codes.map(str::parse).collect();
        if codes.iter().any(Result::is_err) {
            errors.add("coupons", "Write codes with spaces between them.");
        }
        codes.into_iter().flatten().collect()
    }
}

/// True if a draft says already all that a change would make of it.
pub fn is_saved(change: &UpdateDraftOrder, now: &DraftContent) -> bool {
    let shown = DraftForm::of(now);
    let Some(mut saved) = shown.read(now, now.customer_id, Incomplete::Kept, &mut Errors::default()) else {
        return false;
    };
    // What a change leaves out stays as it is.
    saved.version = change.version;
    saved.shipping_address = saved.shipping_address.filter(|_| change.shipping_address.is_some());
    saved.shipping_option_id = saved.shipping_option_id.filter(|_| change.shipping_option_id.is_some());
    saved.locale = saved.locale.filter(|_| change.locale.is_some());
    saved == *change
}

/// Says at its field what was refused.
pub fn refused(problem: &Problem, form: &DraftForm, errors: &mut Errors) {
    for error in &problem.errors {
        let pointer = error.pointer.trim_start_matches('/');
        let mut parts = pointer.split('/');
        let field = match (parts.next(), parts.next()) {
            (Some("shipping_address"), Some(part)) => part.to_owned(),
            (Some("shipping_option_id"), _) => "shipping_option".to_owned(),
            (Some("discount"), _) => "discount_value".to_owned(),
            (Some("lines"), Some(index)) => {
                let line = index.parse::<usize>().ok().and_then(|index| form.line.get(index));
                line.map_or_else(|| "q".to_owned(), |variant| quantity_field(*variant))
            }
            _ => pointer.to_owned(),
        };
        errors.add(field, error.detail.clone());
    }
    if problem.extra.contains_key("coupon") {
        errors.add("coupons", problem.detail.clone());
    }
}
