//! Checkout: one page in sections. A form that is sent twice buys once: it carries its own idempotency key.

use crate::{
    forms::{AddressFields, AddressForm, Errors, Part},
    layout::{Document, Head},
    pages::{
        cart::CHANGED_CART,
        checkout_payment::{Payment, PaymentForm, due_text, read_due, saved_cards},
        checkout_summary::{Overview, Summary},
        offer,
        problem::message,
        waiting_payment::{self, Waiting},
    },
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    cart::{self, Cart, ChooseShipping, Settings, ShippingOption},
    order::{
        self, Addresses, CheckoutAnswer, CheckoutRequest, NextAction, Order, OrderAccess, PaymentChoice,
    },
    payment::{self, PaymentMethod, SavedCard},
    user::{self, SaveAddress, SavedAddress},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{
    AddressId, CartId, CountryCode, ErrorCode, EventId, OrderId, OrderToken, Problem, format::money,
    known_countries,
};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use ui::{Field, Notice, Texts};

// The names of the billing address's fields.
serde_with::with_prefix!(billing_fields "billing_");

/// The fields as they were typed, so that the page can show them again.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct CheckoutForm {
    /// Makes a second sending the same purchase.
    key: String,
    /// What is bought: not whatever is in the cart by the time of a second sending.
    cart: String,
    email: String,
    #[serde(flatten)]
    address: AddressForm,
    /// Set where the bill goes where the goods go; the fields of another address are passed over then.
    billing_same: Option<String>,
    #[serde(flatten, with = "billing_fields")]
    billing: AddressForm,
    shipping_option: String,
    #[serde(flatten)]
    payment: PaymentForm,
    /// The total that was shown, in minor units, and what gift cards left to pay of it, with its currency.
    total: String,
    due: String,
    /// Set where the cart is one that the shop has put together, not the visitor's own.
    offer: Option<CartId>,
    /// Set where the address is to be kept in the address book.
    save_address: Option<String>,
    /// The saved addresses to fill in.
    use_delivery: Option<AddressId>,
    use_billing: Option<AddressId>,
}

/// What a box sends that is checked.
fn checked() -> String {
    "true".to_owned()
}

impl CheckoutForm {
    /// A form that nobody has filled in yet.
    fn empty() -> Self {
        Self { billing_same: Some(checked()), ..Self::default() }
    }

    fn read(&self, visit: &Visit) -> Result<CheckoutRequest, Errors> {
        let texts = visit.texts;
        let mut errors = Errors::default();
        let back = match self.offer {
            Some(offer) => format!("/checkout/return?offer={offer}"),
            None => "/checkout/return".to_owned(),
        };
        let email = errors.required(texts, "email", &self.email);
        let address = self.address.read(Part::Delivery, texts, &mut errors);
        let billing_address = match &self.billing_same {
            Some(_) => None,
            None => self.billing.read(Part::Billing, texts, &mut errors),
        };
        match (email, address) {
            (Some(email), Some(shipping_address)) if errors.is_empty() => Ok(CheckoutRequest {
                email,
                billing_address: billing_address.filter(|billing| *billing != shipping_address),
                shipping_address,
                shipping_option_id: self.shipping_option.parse().ok(),
                payment: PaymentChoice {
                    provider: self.payment.provider(),
                    token: self.payment.token().parse().ok(),
                    return_path: visit.link(&back).parse().ok(),
                    save: false,
                },
                locale: Some(texts.locale),
                due: read_due(&self.due),
            }),
            _ => Err(errors),
        }
    }
}

#[derive(Deserialize)]
struct Offer {
    /// The cart's id: holding it is the permission.
    token: CartId,
}

/// `GET /checkout/offer`: what the shop has put together, filled in as it is known. The visitor's own cart stays as it
/// is.
pub async fn show_offer(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let Ok(Offer { token }) = ui::parse_query::<Offer>(&call.query) else {
        return Ok(offer::over(&app, &call).await);
    };
    let cart = match offered(&app, &call, token).await {
        Ok(cart) => cart,
        Err(problem) if offer::is_over(&problem) => return Ok(offer::over(&app, &call).await),
        Err(problem) => return Err(problem),
    };
    let form = CheckoutForm {
        email: cart.offer.map(|offer| offer.email.to_string()).unwrap_or_default(),
        address: cart.shipping_address.map(AddressForm::from).unwrap_or_default(),
        shipping_option: cart.shipping_option.map(|option| option.id).unwrap_or_default(),
        offer: Some(token),
        ..CheckoutForm::empty()
    };
    page(&app, &call, StatusCode::OK, form, Errors::default(), None).await
}

/// A cart that the shop has put together; a visitor's own is none.
async fn offered(app: &App, call: &Raw, id: CartId) -> Result<Cart, Problem> {
    let cart = app.cart.call(&call.caller, &cart::GET_CART, &[&id], &Unit {}, &Unit {}).await?;
    if cart.offer.is_some() { Ok(cart) } else { Err(ErrorCode::NotFound.into()) }
}

/// `GET /checkout`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = prefilled(&app, &call).await;
    page(&app, &call, StatusCode::OK, form, Errors::default(), None).await
}

#[derive(Default, Deserialize)]
struct Wanted {
    /// One of the address book.
    address: Option<AddressId>,
}

/// What the account knows already. An account that does not answer is no reason not to sell.
async fn prefilled(app: &App, call: &Raw) -> CheckoutForm {
    if !Visit::of(call).signed_in {
        return CheckoutForm::empty();
    }
    let me = app.user.call(&call.caller, &user::GET_ME, &[], &Unit {}, &Unit {});
    let addresses = app.user.call(&call.caller, &user::LIST_ADDRESSES, &[], &Unit {}, &Unit {});
    let (me, addresses) = futures::join!(me, addresses);
    let me = me.ok();
    let wanted: Wanted = ui::parse_query(&call.query).unwrap_or_default();
    let mut book = addresses.map(|book| book.items).unwrap_or_default();
    let place = book.iter().position(|saved| wanted.address == Some(saved.id));
    let place = place.or_else(|| book.iter().position(|saved| saved.is_default)).unwrap_or(0);
    let saved = (place < book.len()).then(|| book.swap_remove(place));
    let name = me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let address = saved.map_or(AddressForm { name, ..AddressForm::default() }, |saved| saved.address.into());
    CheckoutForm { email: me.map(|me| me.email).unwrap_or_default(), address, ..CheckoutForm::empty() }
}

/// What an order was sent with. Should it not be there, what the account knows.
async fn bought_with(app: &App, call: &Raw, order: OrderId, access: &OrderAccess) -> CheckoutForm {
    let found = app.order.call(&call.caller, &order::GET_ORDER, &[&order], access, &Unit {}).await;
    let Ok(order) = found else { return prefilled(app, call).await };
    let Addresses { shipping, billing } = order.addresses;
    let is_same = shipping == billing;
    CheckoutForm {
        email: order.email,
        address: shipping.into(),
        billing_same: is_same.then(checked),
        billing: if is_same { AddressForm::default() } else { billing.into() },
        shipping_option: order.shipping_option.id,
        ..CheckoutForm::default()
    }
}

/// `POST /checkout`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let form: CheckoutForm = ui::parse_form(&call, &call.body)?;
    let Ok(cart) = form.cart.parse::<CartId>() else {
        return Ok(ui::redirect(&visit.link("/cart")));
    };
    let request = match form.read(&visit) {
        Ok(request) => request,
        Err(errors) => return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, form, errors, None).await,
    };
    // Nobody pays a total that they have not seen: another shipping option than the summary's shows it first, and so does
    // an address with other taxes. A cart that cannot be read (it was just bought with this form, say) is for the
    // checkout to judge.
    let shown = match app.cart.call(&call.caller, &cart::GET_CART, &[&cart], &Unit {}, &Unit {}).await {
        Ok(shown) => Some(with_address(&app, &call, shown, &form.address).await),
        Err(_) => None,
    };
    let changed = shown.as_ref().and_then(|shown| {
        let is_chosen = chosen(shown) == Some(form.shipping_option.as_str());
        // Another tab put something in, say.
        let is_total = shown.totals.total.amount().to_string() == form.total;
        let is_due = due_text(shown.due) == form.due;
        match (is_chosen, is_total, is_due) {
            (true, true, true) => None,
            (true, true, false) => Some("problem-gift-card-spent"),
            (true, false, _) => Some("problem-total-changed"),
            (false, ..) => Some("problem-shipping-changed"),
        }
    });
    if let Some(key) = changed {
        let notice = visit.texts.get(key);
        return page(&app, &call, StatusCode::CONFLICT, form, Errors::default(), Some(notice)).await;
    }
    // What is no key of ours comes from no page of ours: the page with a new one is the answer.
    let Ok(key) = form.key.parse::<EventId>() else {
        let problem = Problem::invalid("/key", "invalid", "Load the page again.");
        return refused(&app, &call, form, problem).await;
    };
    let key = key.to_string();
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let path: [&dyn Display; 1] = [&cart];
    let place = || app.order.call_with(&call.caller, &order::CHECKOUT, &path, &Unit {}, &request, &headers);
    let mut answer = place().await;
    // Who pays in another way has left the bank without an answer.
    if answer.as_ref().is_err_and(|problem| problem.code == ErrorCode::CheckoutInProgress)
        && waiting_payment::end(&app, &call, cart).await
    {
        answer = place().await;
    }
    match answer {
        Ok((_, answer)) => {
            if visit.signed_in && form.save_address.is_some() {
                keep_address(&app, &call, &request).await;
            }
            Ok(lead_on(&visit, answer))
        }
        // The shop has changed what it had put together.
        Err(problem) if problem.code == ErrorCode::NotFound && form.offer.is_some() => {
            Ok(offer::over(&app, &call).await)
        }
        // Somebody signed out in another tab: the cart is the account's.
        Err(problem) if problem.code == ErrorCode::NotFound => Ok(ui::redirect(&visit.link(CHANGED_CART))),
        Err(problem) => refused(&app, &call, form, problem).await,
    }
}

/// Keeps the address that was ordered to, unless it is known. An address book that does not answer spoils no order.
async fn keep_address(app: &App, call: &Raw, request: &CheckoutRequest) {
    let book = app.user.call(&call.caller, &user::LIST_ADDRESSES, &[], &Unit {}, &Unit {}).await;
    let Ok(book) = book else { return };
    if book.items.iter().all(|saved| saved.address != request.shipping_address) {
        let is_default = book.items.is_empty();
        let save = SaveAddress { address: request.shipping_address.clone(), is_default };
        let _ = app.user.call(&call.caller, &user::CREATE_ADDRESS, &[], &Unit {}, &save).await;
    }
}

/// `POST /checkout/shipping`: shows the total with another shipping option, keeping what was typed.
pub async fn choose_shipping(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: CheckoutForm = ui::parse_form(&call, &call.body)?;
    page(&app, &call, StatusCode::OK, form, Errors::default(), None).await
}

/// `POST /checkout/address`: fills in a saved address, keeping everything else.
pub async fn choose_address(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut form: CheckoutForm = ui::parse_form(&call, &call.body)?;
    let book = address_book(&app, &call).await;
    let saved = |id: Option<AddressId>| {
        let saved = book.iter().find(|saved| Some(saved.id) == id)?;
        Some(AddressForm::from(saved.address.clone()))
    };
    if let Some(address) = saved(form.use_delivery) {
        form.address = address;
    }
    if let Some(address) = saved(form.use_billing) {
        form.billing = address;
        form.billing_same = None;
    }
    page(&app, &call, StatusCode::OK, form, Errors::default(), None).await
}

fn order_page(visit: &Visit, order: &Order) -> String {
    visit.link(&order.page())
}

fn lead_on(visit: &Visit, answer: CheckoutAnswer) -> Response<Vec<u8>> {
    match answer {
        CheckoutAnswer::Placed(order) => ui::redirect(&order_page(visit, &order)),
        CheckoutAnswer::Pending(pending) => match pending.next_action {
            Some(NextAction { url, .. }) => ui::redirect(&url),
            None => ui::redirect(&order_page(visit, &pending.order)),
        },
    }
}

/// Where a cart is paid for: the visitor's own, or one that the shop has put together.
pub fn page_of(cart: &Cart) -> String {
    if cart.offer.is_some() { format!("/checkout/offer?token={}", cart.id) } else { "/checkout".to_owned() }
}

#[derive(Deserialize)]
struct Return {
    order: OrderId,
    token: OrderToken,
    /// What the shop had put together, where that was bought.
    offer: Option<CartId>,
}

/// `GET /checkout/return`: the browser comes back from the provider.
pub async fn come_back(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let back: Return = ui::parse_query(&call.query).map_err(|_| ErrorCode::NotFound)?;
    let access = OrderAccess { token: Some(back.token) };
    let order =
        app.order.call(&call.caller, &order::CONTINUE_PAYMENT, &[&back.order], &access, &Unit {}).await;
    match order {
        Ok(order) => Ok(ui::redirect(&order_page(&visit, &order))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            let form = bought_with(&app, &call, back.order, &access).await;
            let form = CheckoutForm { offer: back.offer, ..form };
            refused(&app, &call, form, problem).await
        }
    }
}

/// The page again, with what the shopper typed and why it did not work. Nothing was charged or kept back.
async fn refused(
    app: &App,
    call: &Raw,
    form: CheckoutForm,
    problem: Problem,
) -> Result<Response<Vec<u8>>, Problem> {
    let about_checkout = matches!(
        problem.code,
        ErrorCode::PaymentDeclined
            | ErrorCode::PaymentUnavailable
            | ErrorCode::OutOfStock
            | ErrorCode::PriceChanged
            | ErrorCode::CouponUnavailable
            | ErrorCode::GiftCardUnavailable
            | ErrorCode::RequirementsMissing
            | ErrorCode::CheckoutInProgress
            | ErrorCode::CartLocked
            | ErrorCode::InvalidRequest
            | ErrorCode::IdempotencyMismatch
            | ErrorCode::IdempotencyInProgress
    );
    if !about_checkout {
        return Err(problem);
    }
    let status = ui::status(&problem);
    let notice = message(Visit::of(call).texts, &problem);
    page(app, call, status, form, Errors::default(), Some(notice)).await
}

/// The addresses that a customer may choose from; none where there is no choice.
async fn address_book(app: &App, call: &Raw) -> Vec<SavedAddress> {
    if !Visit::of(call).signed_in {
        return Vec::new();
    }
    let book = app.user.call(&call.caller, &user::LIST_ADDRESSES, &[], &Unit {}, &Unit {}).await;
    book.map(|book| book.items).unwrap_or_default()
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    mut form: CheckoutForm,
    errors: Errors,
    notice: Option<String>,
) -> Result<Response<Vec<u8>>, Problem> {
    let methods = app.payment.call(&call.caller, &payment::LIST_PAYMENT_METHODS, &[], &Unit {}, &Unit {});
    let (mut frame, book, methods, cards) =
        futures::join!(Frame::load(app, call), address_book(app, call), methods, saved_cards(app, call));
    let methods: Vec<PaymentMethod> = methods.map(|methods| methods.items).unwrap_or_default();
    // An offer's address leads to it from there too.
    let query = form.offer.map(|token| format!("?token={token}")).unwrap_or_default();
    frame.visit.form = Some(("checkout", format!("/checkout/shipping{query}")));
    let visit = frame.visit.clone();
    let found = match form.offer {
        Some(offer) => match offered(app, call, offer).await {
            Err(problem) if offer::is_over(&problem) => return Ok(offer::over(app, call).await),
            cart => Some(cart?),
        },
        None => frame.cart.clone()?,
    };
    let Some(cart) = found.filter(|cart| !cart.lines.is_empty()) else {
        let path = if form.cart.is_empty() { "/cart" } else { CHANGED_CART };
        return Ok(ui::redirect(&visit.link(path)));
    };
    // A guest who looked at the cart once more finds the address again.
    if form.cart.is_empty() && form.address.line1.is_empty() && !visit.signed_in {
        form.address = cart.shipping_address.clone().map(AddressForm::from).unwrap_or(form.address);
    }
    let cart = with_address(app, call, cart, &form.address).await;
    let settings = Settings::clone(&*frame.store.clone()?);
    let options =
        app.cart.call(&call.caller, &cart::LIST_SHIPPING_OPTIONS, &[&cart.id], &Unit {}, &Unit {}).await?;
    let cart = with_shipping(app, call, cart, &options.items, &form.shipping_option).await?;
    chosen(&cart).unwrap_or_default().clone_into(&mut form.shipping_option);
    // A cart that is locked takes neither address nor way of delivery: the page says so.
    let is_paying = waiting_payment::waits(app, call, &cart).await;
    // Every page is a new attempt: what a refused one was is settled.
    form.key = edge::new_id::<EventId>(call.now).to_string();
    form.cart = cart.id.to_string();
    form.total = cart.totals.total.amount().to_string();
    form.due = due_text(cart.due);
    let texts = visit.texts;
    let title = if form.offer.is_some() { "offer-title" } else { "checkout-title" };
    let intro = form.offer.map(|_| texts.get("offer-intro"));
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get(title))>
                <h1>{texts.get(title)}</h1>
                {intro.map(|words| view! { <p>{words}</p> })}
                {notice.map(|text| view! { <Notice text bad=true /> })}
                {is_paying.then(|| view! { <Waiting texts action=visit.link("/cart/payment/end") checkout=Some(cart.id) /> })}
                <ErrorSummary texts errors=errors.clone() />
                <Overview texts cart=cart.clone() />
                <Form visit form errors settings options=options.items book cart methods cards />
            </Document>
        }
    });
    Ok(ui::html(status, document))
}

fn chosen(cart: &Cart) -> Option<&str> {
    cart.shipping_option.as_ref().map(|option| option.id.as_str())
}

/// The cart as it is where it is to go, if that is known: taxes and ways of shipping are those of the country.
async fn with_address(app: &App, call: &Raw, cart: Cart, form: &AddressForm) -> Cart {
    let address = form.read(Part::Delivery, Visit::of(call).texts, &mut Errors::default());
    let Some(address) = address.filter(|address| cart.shipping_address.as_ref() != Some(address)) else {
        return cart;
    };
    let changed =
        app.cart.call(&call.caller, &cart::SET_SHIPPING_ADDRESS, &[&cart.id], &Unit {}, &address).await;
    // Where it cannot go is said by the checkout.
    changed.unwrap_or(cart)
}

/// The cart with the wanted shipping option, or the cheapest, so that the summary says what will be paid.
async fn with_shipping(
    app: &App,
    call: &Raw,
    cart: Cart,
    options: &[ShippingOption],
    wanted: &str,
) -> Result<Cart, Problem> {
    let wanted = options.iter().find(|option| option.id == wanted);
    let Some(option) = wanted.or(if cart.shipping_option.is_some() { None } else { options.first() }) else {
        return Ok(cart);
    };
    let Ok(id) = option.id.parse() else { return Ok(cart) };
    if chosen(&cart) == Some(&option.id) {
        return Ok(cart);
    }
    let choice = ChooseShipping { id };
    let changed =
        app.cart.call(&call.caller, &cart::SET_SHIPPING_OPTION, &[&cart.id], &Unit {}, &choice).await;
    // A cart that is being bought stays as it is.
    Ok(changed.unwrap_or(cart))
}

/// What to mend, each a link to its field; focused first.
#[component]
fn ErrorSummary(texts: Texts, errors: Errors) -> impl IntoView {
    let list = errors.list();
    (!list.is_empty()).then(|| {
        let links = list.into_iter().map(|(field, words)| {
            // Both addresses may lack the same.
            let of_billing =
                field.starts_with("billing_").then(|| format!("{}: ", texts.get("billing-address")));
            view! { <li><a href=format!("#field-{field}")>{of_billing} {words}</a></li> }
        });
        view! {
            <div class="notice bad" role="alert" tabindex="-1" autofocus>
                <p class="strong">{texts.get("errors-heading")}</p>
                <ul>{links.collect_view()}</ul>
            </div>
        }
    })
}

#[component]
fn Form(
    visit: Visit,
    form: CheckoutForm,
    errors: Errors,
    settings: Settings,
    options: Vec<ShippingOption>,
    book: Vec<SavedAddress>,
    cart: Cart,
    methods: Vec<PaymentMethod>,
    cards: Vec<SavedCard>,
) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let shipping = options.into_iter().enumerate().map(|(index, option)| {
        let (name, estimate) = shipping_words(texts, &option);
        let checked =
            if form.shipping_option.is_empty() { index == 0 } else { form.shipping_option == option.id };
        view! {
            <label class="choice way">
                <input type="radio" name="shipping_option" value=option.id checked=checked required />
                <span>{name} " " {estimate.map(|estimate| view! { <span class="muted">{estimate}</span> })}</span>
                " "
                <span class="amount">{money(locale, option.price)}</span>
            </label>
        }
    });
    let shipping = shipping.collect_view();
    let pay = texts.with("buy-now-for", &[("amount", money(locale, cart.due).into())]);
    let fill = visit.link("/checkout/address");
    let known = (book.len() > 1).then(|| {
        view! { <Saved texts name="use_delivery" action=format!("{fill}#delivery") book=book.clone() /> }
    });
    let known_billing = (!book.is_empty()).then(|| {
        view! { <Saved texts name="use_billing" action=format!("{fill}#billing") book /> }
    });
    let bill_to = billing_countries(texts, &settings.countries);
    let mut billing = form.billing;
    if billing.country.is_empty() {
        billing.country.clone_from(&form.address.country);
    }
    let keep = visit.signed_in.then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name="save_address" value="true" checked=form.save_address.is_some() />
                {texts.get("save-address")}
            </label>
        }
    });
    view! {
        <form id="checkout" class="checkout" method="post" action=visit.link("/checkout") novalidate>
            <div id="sums" data-live="" hidden>
                <input type="hidden" name="key" value=form.key />
                <input type="hidden" name="cart" value=form.cart />
                <input type="hidden" name="total" value=form.total />
                <input type="hidden" name="due" value=form.due />
            </div>
            {form.offer.map(|offer| view! { <input type="hidden" name="offer" value=offer.to_string() /> })}
            <div class="fields">
            <fieldset>
                <legend>{texts.get("section-contact")}</legend>
                <Field name="email" label=texts.get("email") value=form.email kind="email" autocomplete="email" maxlength=254 required=true error=errors.get("email") />
            </fieldset>
            <fieldset id="delivery">
                <legend>{texts.get("delivery-address")}</legend>
                {known}
                <AddressFields part=Part::Delivery texts form=form.address errors=errors.clone() countries=settings.countries />
                {keep}
            </fieldset>
            <fieldset id="billing">
                <legend>{texts.get("billing-address")}</legend>
                // The style sheet hides the fields while this is checked; no script is needed.
                <label class="choice">
                    <input id="field-billing_same" type="checkbox" name="billing_same" value="true" checked=form.billing_same.is_some() />
                    {texts.get("billing-same")}
                </label>
                <div class="billing-fields">
                    {known_billing}
                    <AddressFields part=Part::Billing texts form=billing errors countries=bill_to />
                </div>
            </fieldset>
            <fieldset id="shipping" data-live="">
                <legend>{texts.get("section-shipping")}</legend>
                {shipping}
                <button class="without-script" type="submit" formaction=visit.link("/checkout/shipping#shipping") formnovalidate data-update-total="">
                    {texts.get("update-total")}
                </button>
            </fieldset>
            <Payment texts chosen=form.payment methods cards nothing_due=cart.due.is_zero() />
            </div>
            // Before the button: on a phone nobody should order without having seen the sum (§ 312j BGB).
            <Summary texts cart />
            <div id="send" class="send" data-live="">
                <button class="primary" type="submit">{pay}</button>
                <p class="muted">{texts.get("buy-now-note")}</p>
            </div>
        </form>
    }
    // Within the page it would make a type that is too deep for the compiler.
    .into_any()
}

/// Where a bill can go: where the shop ships to first, then everywhere else that it knows addresses of.
fn billing_countries(texts: Texts, shipped: &[CountryCode]) -> Vec<CountryCode> {
    let mut others: Vec<_> = known_countries().filter(|country| !shipped.contains(country)).collect();
    others.sort_by_cached_key(|country| texts.country(*country));
    shipped.iter().copied().chain(others).collect()
}

/// The address book, each entry a button that fills it in and keeps everything else.
#[component]
fn Saved(texts: Texts, name: &'static str, action: String, book: Vec<SavedAddress>) -> impl IntoView {
    let entries = book.into_iter().map(|saved| {
        let address = saved.address;
        let words = format!("{}, {}, {}", &*address.name, &*address.line1, &*address.city);
        view! {
            <li>
                <button class="link" type="submit" name=name value=saved.id.to_string() formaction=action.clone() formnovalidate>
                    {words}
                </button>
            </li>
        }
    });
    let entries = entries.collect_view();
    view! { <details class="known"><summary>{texts.get("saved-addresses")}</summary><ul>{entries}</ul></details> }
    .into_any()
}

/// What a way of shipping is called in the visit's language, and how long it takes.
pub fn shipping_words(texts: Texts, option: &ShippingOption) -> (String, Option<String>) {
    let locale = texts.locale;
    let name = locale.name_of(&option.names, &option.name);
    (name, option.estimates.get(locale.tag()).or(option.estimate.as_ref()).cloned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{routes::router, site::CART_COOKIE};
    use http::Request;
    use kernel::Principal;
    use testkit::{FakeService, id, now, run};

    #[test]
    fn a_key_that_no_page_gave_buys_nothing_and_is_no_error_of_ours() {
        let others = FakeService::new(|_, _, _| Err(ErrorCode::NotFound.into()));
        let orders = FakeService::new(|_, _, _| Err(ErrorCode::NotFound.into()));
        let app = App {
            user: others.client(),
            product: others.client(),
            search: others.client(),
            cart: others.client(),
            order: orders.client(),
            cookies: ui::SetCookie { local: true },
            payment: others.client(),
        };
        let cart = id::<CartId>(1);
        let form = format!(
            "key=a%0Ab&cart={cart}&email=ada%40example.com&name=Ada&line1=Road+1&city=Berlin&postal_code=10115\
             &country=DE&billing_same=true&token=tok_ok"
        );
        let request = Request::builder()
            .method("POST")
            .uri("https://test/checkout")
            .header(client::PRINCIPAL, serde_json::to_string(&Principal::Guest).unwrap())
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", format!("{CART_COOKIE}={cart}"))
            .body(form.into_bytes())
            .unwrap();
        let (response, _) = run(router().run(Rc::new(app), request, now()));
        // There is no cart any more, so the page leads back to it.
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()["location"], "/cart?changed=true");
        assert_eq!(*orders.requests.borrow(), Vec::<String>::new());
    }
}
