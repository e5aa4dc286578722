//! The parts of a draft order's page.

use crate::{
    components::{Cell, Choice, Heads, LongText, Table},
    forms::Errors,
    pages::{
        draft_form::{DraftForm, quantity_field},
        draft_order::missing,
        draft_orders::{DRAFTS, EMAIL_HINT, languages},
    },
    words,
};
use contract::{
    Options,
    cart::{Cart, CartLine, Requirement, ShippingOption},
    draft_order::DraftStatus,
    payment::PaymentMethod,
    product::{Product, Variant},
};
use kernel::{CartId, CountryCode, Currency, Locale, Money};
use leptos::prelude::*;
use ui::Field;

/// The id of the draft's one form, to which buttons beside it belong too.
pub const FORM: &str = "draft";

fn chosen_of(options: &Options) -> String {
    options.values().cloned().collect::<Vec<_>>().join(", ")
}

/// What is in it: 0 takes a line out.
#[component]
pub fn Items(cart: Cart, form: DraftForm, errors: Errors) -> impl IntoView {
    if cart.lines.is_empty() {
        return view! {
            <section class="panel" aria-labelledby="items-heading">
                <h2 id="items-heading">"Items"</h2>
                <p class="empty">"Nothing yet. Look for something below."</p>
            </section>
        }
        .into_any();
    }
    let rows = cart.lines.into_iter().map(|line| row(line, &form, &errors).into_any()).collect_view();
    view! {
        <section class="panel" aria-labelledby="items-heading">
            <h2 id="items-heading">"Items"</h2>
            <Table caption="Items of the draft">
                <Heads names=&["Item", "Quantity", "#Price", "#Total"] />
                <tbody>{rows}</tbody>
            </Table>
            <p class="muted">"A quantity of 0 takes an item out. A draft holds nothing back."</p>
        </section>
    }
    .into_any()
}

fn row(line: CartLine, form: &DraftForm, errors: &Errors) -> impl IntoView + use<> {
    let variant = line.variant_id;
    let typed = form.line.iter().zip(&form.quantity).find(|(id, _)| **id == variant);
    let quantity = typed.map_or_else(|| line.quantity.to_string(), |(_, text)| text.clone());
    let field = quantity_field(variant);
    let options = chosen_of(&line.options);
    let discount = (!line.discount.is_zero())
        .then(|| view! { <br /> <span class="muted">{format!("−{}", words::money(line.discount))}</span> });
    view! {
        <tr>
            <th scope="row" class="words">
                {line.title.clone()} " " <span class="muted">{options} " " {line.sku}</span>
                <input type="hidden" name="line" value=variant.to_string() />
            </th>
            <td>
                <Cell
                    name="quantity"
                    id=field.clone()
                    label=format!("Quantity of {}", line.title)
                    value=quantity
                    inputmode="numeric"
                    maxlength=3
                    error=errors.get(&field)
                />
            </td>
            <td class="amount">{words::money(line.unit_price)}</td>
            <td class="amount">{words::money(line.total)} {discount}</td>
        </tr>
    }
}

/// The search for more, and what it found: each variant a button. Every button of the form saves it as a whole.
#[component]
pub fn Offers(
    q: String,
    found: Result<Vec<Product>, kernel::Problem>,
    /// Begins the page with what was found.
    searches: bool,
    errors: Errors,
) -> impl IntoView {
    let sought = !q.trim().is_empty();
    let offers = match found {
        Err(_) => {
            view! { <p class="error">"The search does not answer right now. Try again in a moment."</p> }
                .into_any()
        }
        Ok(products) if products.is_empty() && sought => {
            view! { <p class="empty">"Nothing for sale is called so."</p> }.into_any()
        }
        Ok(products) => {
            let offers = products.into_iter().flat_map(|product| {
                let title = product.title;
                product.variants.into_iter().map(move |variant| offer(&title, variant).into_any())
            });
            view! { <ul class="offers">{offers.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <section class="panel" id="add" aria-labelledby="add-heading">
            <h2 id="add-heading">"Add an item"</h2>
            <div class="filters">
                <div class="field">
                    <label for="field-q">"Title or SKU"</label>
                    <input id="field-q" name="q" type="search" value=q maxlength="200" autocomplete="off" autofocus=searches />
                    {errors.get("q").map(|error| view! { <p class="error">{error}</p> })}
                </div>
                <button type="submit" name="find" value="true">"Look for it"</button>
            </div>
            {offers}
        </section>
    }
    .into_any()
}

fn offer(title: &str, variant: Variant) -> impl IntoView + use<> {
    let options = chosen_of(&variant.options);
    let label = format!("Add {title} {options}");
    let left = if variant.available { "" } else { " · sold out" };
    view! {
        <li class="row">
            <span>
                {title.to_owned()} " " <span class="muted">{options} " " {variant.sku} {left}</span>
            </span>
            <span class="amount">{words::money(variant.price)}</span>
            <button type="submit" name="add" value=variant.id.to_string() aria-label=label>"Add"</button>
        </li>
    }
}

/// Whom it is for.
#[component]
pub fn Customer(form: DraftForm, errors: Errors) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="customer-heading">
            <h2 id="customer-heading">"Customer"</h2>
            <div class="row">
                <Field name="email" label="Email" value=form.email kind="email" maxlength=254 required=true error=errors.get("email") hint=EMAIL_HINT />
                <Choice name="locale" label="Language of the mails" options=languages() selected=form.locale />
            </div>
            <LongText
                name="note"
                label="Note"
                value=form.note
                maxlength=2000
                rows=3
                error=errors.get("note")
                hint="For the staff only. It goes into the order's history."
            />
        </section>
    }
    .into_any()
}

/// Where it goes, and how.
#[component]
pub fn Delivery(
    form: DraftForm,
    errors: Errors,
    countries: Vec<CountryCode>,
    options: Vec<ShippingOption>,
    /// True if the address is not whole, so that it is not saved.
    open: bool,
) -> impl IntoView {
    let countries = countries.into_iter().map(|country| {
        let selected = country.to_string() == form.country;
        view! { <option value=country.to_string() selected=selected>{words::country(country)}</option> }
    });
    let countries = countries.collect_view();
    let chosen = form.shipping_option;
    let options = options.into_iter().map(|option| {
        let checked = option.id == chosen;
        view! {
            <label class="choice">
                <input type="radio" name="shipping_option" value=option.id checked=checked />
                {format!("{} · {}", option.name, words::money(option.price))}
            </label>
        }
    });
    let options = options.collect_view();
    view! {
        <section class="panel" aria-labelledby="delivery-heading">
            <h2 id="delivery-heading">"Delivery"</h2>
            {open.then(|| view! { <p class="hint">"This address is not saved yet: it is when it is complete."</p> })}
            <Field name="name" label="Name" value=form.name maxlength=120 error=errors.get("name") />
            <Field name="line1" label="Street" value=form.line1 error=errors.get("line1") />
            <Field name="line2" label="Further line" value=form.line2 error=errors.get("line2") />
            <div class="row">
                <Field name="postal_code" label="Postal code" value=form.postal_code maxlength=20 error=errors.get("postal_code") />
                <Field name="city" label="City" value=form.city maxlength=120 error=errors.get("city") />
                <Field name="region" label="Region" value=form.region maxlength=120 error=errors.get("region") />
            </div>
            <div class="row">
                <div class="field">
                    <label for="field-country">"Country"</label>
                    <select id="field-country" name="country">{countries}</select>
                    {errors.get("country").map(|error| view! { <p class="error">{error}</p> })}
                </div>
                <Field name="phone" label="Phone" value=form.phone kind="tel" maxlength=40 error=errors.get("phone") />
            </div>
            <fieldset>
                <legend>"Way of delivery"</legend>
                {options}
                {errors.get("shipping_option").map(|error| view! { <p class="error">{error}</p> })}
                <p class="muted">"Save after a change of the address: other ways may serve it."</p>
            </fieldset>
        </section>
    }
    .into_any()
}

/// What makes it cheaper.
#[component]
pub fn Reductions(form: DraftForm, errors: Errors, currency: Currency) -> impl IntoView {
    let amount: &'static str = match currency {
        Currency::EUR => "Amount in EUR",
        Currency::USD => "Amount in USD",
        _ => "Amount",
    };
    let kinds = vec![
        (String::new(), "None"),
        ("percent".to_owned(), "Percent"),
        ("fixed".to_owned(), amount),
        ("free_shipping".to_owned(), "Free shipping"),
    ];
    view! {
        <section class="panel" aria-labelledby="reductions-heading">
            <h2 id="reductions-heading">"Discounts"</h2>
            <Field
                name="coupons"
                label="Coupon codes"
                value=form.coupons
                maxlength=400
                error=errors.get("coupons")
                hint="With spaces between them."
            />
            <div class="row">
                <Choice name="discount" label="Discount by hand" options=kinds selected=form.discount />
                <Field name="discount_value" label="How much" value=form.discount_value inputmode="decimal" maxlength=20 error=errors.get("discount_value") />
            </div>
            <Field
                name="discount_reason"
                label="Why (required with a discount by hand)"
                value=form.discount_reason
                error=errors.get("discount_reason")
                hint="For the staff only. It goes into the order's history."
            />
        </section>
    }
    .into_any()
}

/// What it comes to by now.
#[component]
pub fn Sums(cart: Cart, by_hand: Money) -> impl IntoView {
    let totals = cart.totals;
    let others = totals.discount.checked_sub(by_hand).unwrap_or(totals.discount);
    let tax = if totals.tax_included { "Tax, included" } else { "Tax" };
    let shipping = cart.shipping_option.map_or_else(|| "Shipping".to_owned(), |option| option.name);
    let rows = [
        ("Items".to_owned(), Some(words::money(totals.subtotal))),
        ("Promotions".to_owned(), (!others.is_zero()).then(|| format!("−{}", words::money(others)))),
        ("By hand".to_owned(), (!by_hand.is_zero()).then(|| format!("−{}", words::money(by_hand)))),
        (shipping, Some(words::money(totals.shipping))),
        (tax.to_owned(), Some(words::money(totals.tax))),
    ];
    let rows = rows.into_iter().filter_map(|(name, amount)| {
        let amount = amount?;
        Some(view! { <tr><th scope="row">{name}</th><td class="amount">{amount}</td></tr> })
    });
    let rows = rows.collect_view();
    view! {
        <section class="panel" aria-labelledby="sums-heading">
            <h2 id="sums-heading">"Sums"</h2>
            <Table caption="Sums of the draft">
                <tbody>
                    {rows}
                    <tr class="strong"><th scope="row">"Total"</th><td class="amount">{words::money(totals.total)}</td></tr>
                </tbody>
            </Table>
        </section>
    }
    .into_any()
}

/// How it becomes an order that is paid by hand, as soon as nothing is missing.
#[component]
pub fn Completion(
    id: CartId,
    /// What was chosen before.
    chosen: String,
    methods: Vec<PaymentMethod>,
    requirements: Vec<Requirement>,
) -> impl IntoView {
    let body = if !requirements.is_empty() {
        let missing = requirements.into_iter().map(|requirement| view! { <li>{missing(requirement)}</li> });
        view! { <ul>{missing.collect_view()}</ul> }.into_any()
    } else if methods.is_empty() {
        view! {
            <p>
                "This shop takes no payment by hand yet. Bank transfer or cash on delivery is added in "
                <a href="/admin/settings/payments">"the settings"</a> "."
            </p>
        }
        .into_any()
    } else {
        let known = methods.iter().any(|method| method.token.as_ref().is_some_and(|token| *token == chosen));
        let methods = methods.into_iter().enumerate().filter_map(|(index, method)| {
            let token = method.token?;
            let name = Locale::En.choose(&method.names).unwrap_or(&token).clone();
            let checked = if known { token == chosen } else { index == 0 };
            Some(view! {
                <label class="choice">
                    <input type="radio" name="payment" form=FORM value=token checked=checked />
                    {name}
                </label>
            })
        });
        let methods = methods.collect_view();
        view! {
            <fieldset>
                <legend>"Paid by"</legend>
                {methods}
            </fieldset>
            <button class="primary" type="submit" form=FORM formaction=format!("{DRAFTS}/{id}/complete")>"Place the order"</button>
            <p class="muted">"Saves what is typed, then places it. The customer gets the confirmation; note the money when it comes."</p>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="completion-heading">
            <h2 id="completion-heading">"Place the order"</h2>
            {body}
        </section>
    }
    .into_any()
}

/// How the customer gets to pay it.
#[component]
pub fn Link(id: CartId, status: DraftStatus, requirements: Vec<Requirement>) -> impl IntoView {
    // Where it goes, and how, the customer can say too.
    let can_be_sent = !requirements
        .iter()
        .any(|missing| matches!(missing, Requirement::Lines | Requirement::AvailableLines));
    let (said, button) = match status {
        DraftStatus::Sent => (
            "The customer has the link. A change of the draft makes it invalid until it is sent again.",
            "Send the link again",
        ),
        _ => (
            "The customer gets a mail with a link, looks at the order, says where it goes and pays.",
            "Send a link to pay",
        ),
    };
    let send = can_be_sent.then(|| {
        view! {
            <button type="submit" form=FORM formaction=format!("{DRAFTS}/{id}/link")>{button}</button>
            <p class="muted">"What is typed is saved first."</p>
        }
    });
    view! {
        <section class="panel" aria-labelledby="link-heading">
            <h2 id="link-heading">"Or let the customer pay"</h2>
            <p>{said}</p>
            {send}
        </section>
    }
    .into_any()
}

/// How it is given up.
#[component]
pub fn Removal(id: CartId) -> impl IntoView {
    view! {
        <details>
            <summary>"Delete the draft…"</summary>
            <form method="post" action=format!("{DRAFTS}/{id}/delete")>
                <p>"A link that was sent leads nowhere any more. This cannot be undone."</p>
                <button type="submit">"Delete the draft"</button>
            </form>
        </details>
    }
    .into_any()
}
