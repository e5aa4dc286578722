//! Where an order goes, and its confirmation: what the staff puts right for a shopper.

use crate::{
    app::App,
    forms::{self, Errors},
    pages::order::{Forms, page, refused},
};
use contract::{
    Address, Unit,
    order::{self, Order, OrderStatus},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, OrderId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Field;

/// An address as it was typed. Its country stays.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    key: String,
    name: String,
    line1: String,
    line2: String,
    postal_code: String,
    city: String,
    region: String,
    phone: String,
}

impl AddressForm {
    fn prefilled(address: Address, key: String) -> Self {
        let optional = |text: Option<String>| text.unwrap_or_default();
        Self {
            key,
            name: address.name.into(),
            line1: address.line1.into(),
            line2: optional(address.line2.map(Into::into)),
            postal_code: optional(address.postal_code.map(Into::into)),
            city: address.city.into(),
            region: optional(address.region.map(Into::into)),
            phone: optional(address.phone.map(Into::into)),
        }
    }

    fn read(&self, errors: &mut Errors, before: &Address) -> Option<Address> {
        let name = errors.required("name", &self.name);
        let line1 = errors.required("line1", &self.line1);
        let line2 = errors.optional("line2", &self.line2);
        let postal_code = errors.optional("postal_code", &self.postal_code);
        let city = errors.required("city", &self.city);
        let region = errors.optional("region", &self.region);
        let phone = errors.optional("phone", &self.phone);
        let address = Address {
            name: name?,
            line1: line1?,
            line2,
            city: city?,
            postal_code,
            region,
            country: before.country,
            phone,
        };
        errors.is_empty().then_some(address)
    }
}

/// `POST /admin/orders/{id}/shipping-address`
pub async fn correct(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let mut form: AddressForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let before = app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &[&id], &Unit {}, &Unit {}).await?;
    let mut errors = Errors::default();
    let Some(address) = form.read(&mut errors, &before.addresses.shipping) else {
        let forms = Forms { address: Some(form), errors, ..Forms::default() };
        return page(&app, &call, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &order::CORRECT_SHIPPING_ADDRESS;
    match app.order.call_with(&call.caller, endpoint, &[&id], &Unit {}, &address, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=corrected"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(&call);
            }
            errors.refused(&problem);
            refused(&app, &call, id, problem, Forms { address: Some(form), errors, ..Forms::default() }).await
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Press {
    key: String,
}

/// `POST /admin/orders/{id}/confirmation`
pub async fn resend(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let press: Press = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&press.key)?;
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &order::RESEND_CONFIRMATION;
    match app.order.call_with(&call.caller, endpoint, &[&id], &Unit {}, &Unit {}, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=confirmed"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => refused(&app, &call, id, problem, Forms { pressed: true, ..Forms::default() }).await,
    }
}

/// Both forms, as far as they are of use.
#[component]
pub fn Contact(
    order: Order,
    keys: [String; 2],
    sent: Option<AddressForm>,
    errors: Errors,
    refused: AnyView,
) -> impl IntoView {
    let [address_key, mail_key] = keys;
    let id = order.id;
    let may_correct = order.status == OrderStatus::Placed;
    let may_resend = order.placed_at.is_some() && order.status != OrderStatus::Cancelled;
    let open = sent.is_some();
    let form = sent.unwrap_or_else(|| AddressForm::prefilled(order.addresses.shipping, address_key));
    let correct = may_correct.then(|| {
        view! {
            <details open=open>
                <summary>"Correct the delivery address…"</summary>
                <form method="post" action=format!("/admin/orders/{id}/shipping-address")>
                    <input type="hidden" name="key" value=form.key />
                    <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") />
                    <Field name="line1" label="Street" value=form.line1 required=true error=errors.get("line1") />
                    <Field name="line2" label="Further line" value=form.line2 error=errors.get("line2") />
                    <div class="row">
                        <Field name="postal_code" label="Postal code" value=form.postal_code maxlength=20 error=errors.get("postal_code") />
                        <Field name="city" label="City" value=form.city maxlength=120 required=true error=errors.get("city") />
                        <Field name="region" label="Region" value=form.region maxlength=120 error=errors.get("region") />
                        <Field name="phone" label="Phone" value=form.phone kind="tel" maxlength=40 error=errors.get("phone") />
                    </div>
                    <button class="primary" type="submit">"Save the address"</button>
                </form>
            </details>
        }
    });
    let resend = may_resend.then(|| {
        view! {
            <form method="post" action=format!("/admin/orders/{id}/confirmation")>
                <input type="hidden" name="key" value=mail_key />
                <button type="submit">"Send the confirmation again"</button>
            </form>
        }
    });
    view! { <div class="no-print contact">{refused} {resend} {correct}</div> }
}
