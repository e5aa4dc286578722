//! An order: what was bought by whom, and what happens to it.

use crate::{
    app::App,
    components::{Cell, Heads, LongText, Table, Thumb},
    forms::{self, Errors},
    layout::{self, Action, Head, refusal},
    pages::{
        account_names::{Buyer, Names, names_of},
        line_quantities,
        location_choice::LocationChoice,
        order_balance::{Balance, BalanceForm},
        order_contact::{AddressForm, Contact},
        order_edit::may_edit,
        order_history::{History, NoteForm, actors},
        order_mails::{self, OrderMails},
        order_places::{self, Places},
        order_received::{Received, awaited},
        order_refund::{Refunds, may_refund},
        order_returns::{Returns, SentAnswer, usual_instructions},
        order_sent::{Sent, owed},
        orders::tone,
        packing_slip::has_slip,
    },
    words,
};
use contract::{
    Address, Unit,
    order::{self, Addresses, CancelOrderAsStaff, Fulfill, Order, OrderStatus, Tracking},
    payment::{Provider, TransferStatus},
};
use edge::{Context, Raw};
use http::{Response, StatusCode};
use kernel::{ErrorCode, LineId, Money, OrderId, Permission, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

/// What is to leave the house, as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct FulfillForm {
    /// Makes a second sending the same parcel.
    key: String,
    /// The lines; each has the quantity in the same place.
    line: Vec<LineId>,
    quantity: Vec<String>,
    carrier: String,
    number: String,
    url: String,
    /// Empty where it leaves as it was routed.
    location: String,
}

impl FulfillForm {
    /// Everything that is left, for an order that is looked at.
    fn prefilled(order: &Order, key: String) -> Self {
        let left = order.lines.iter().filter(|line| line.fulfilled < line.quantity.get());
        let (line, quantity) =
            left.map(|line| (line.id, (line.quantity.get() - line.fulfilled).to_string())).unzip();
        Self { key, line, quantity, ..Self::default() }
    }

    fn quantity(&self, line: LineId) -> String {
        line_quantities::typed(&self.line, &self.quantity, line)
    }

    fn read(&self, errors: &mut Errors) -> Option<Fulfill> {
        let lines = line_quantities::read(&self.line, &self.quantity, errors);
        if errors.is_empty() && lines.is_empty() {
            errors.add("lines", "Send at least one item.");
        }
        let texts = [&self.carrier, &self.number, &self.url];
        let tracking = if texts.iter().all(|text| text.trim().is_empty()) {
            None
        } else {
            let carrier = errors.required("carrier", &self.carrier);
            let number = errors.required("number", &self.number);
            let url = errors.optional::<kernel::Line<500>>("url", &self.url);
            if url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
                errors.add("url", "The address begins with https://.");
            }
            carrier.zip(number).map(|(carrier, number)| Tracking { carrier, number, url })
        };
        let location_id = self.location.parse().ok();
        if location_id.is_none() && !self.location.is_empty() {
            errors.add("location", "Choose a location.");
        }
        errors.is_empty().then_some(Fulfill { lines, tracking, location_id })
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    key: String,
    reason: String,
}

/// What the page shows besides the order.
#[derive(Default)]
pub struct Forms {
    pub fulfill: Option<FulfillForm>,
    pub cancel: Option<CancelForm>,
    pub note: Option<NoteForm>,
    pub answer: Option<SentAnswer>,
    pub address: Option<AddressForm>,
    pub balance: Option<BalanceForm>,
    /// A button without fields was pressed in vain.
    pub pressed: bool,
    pub errors: Errors,
    pub problem: Option<Problem>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    done: String,
    /// What has come of the payment by hand, in minor units, with what was noted just now.
    captured: Option<i64>,
}

/// `GET /admin/orders/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    page(&app, &call, id, StatusCode::OK, Forms::default()).await
}

/// `POST /admin/orders/{id}/fulfillments`
pub async fn fulfill(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let mut form: FulfillForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let Some(parcel) = form.read(&mut errors) else {
        let forms = Forms { fulfill: Some(form), errors, ..Forms::default() };
        return page(&app, &call, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let sent = app.order.call_with(&call.caller, &order::FULFILL, &[&id], &Unit {}, &parcel, &headers).await;
    match sent {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=fulfilled"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            line_quantities::refused(&problem, &mut errors);
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(&call);
            }
            refused(&app, &call, id, problem, Forms { fulfill: Some(form), errors, ..Forms::default() }).await
        }
    }
}

/// `POST /admin/orders/{id}/cancel`
pub async fn cancel(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let mut form: CancelForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let Some(reason) = errors.required("reason", &form.reason) else {
        let forms = Forms { cancel: Some(form), errors, ..Forms::default() };
        return page(&app, &call, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let body = CancelOrderAsStaff { reason };
    let endpoint = &order::CANCEL_ORDER_AS_STAFF;
    match app.order.call_with(&call.caller, endpoint, &[&id], &Unit {}, &body, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=cancelled"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(&call);
            }
            refused(&app, &call, id, problem, Forms { cancel: Some(form), errors, ..Forms::default() }).await
        }
    }
}

/// The page, with what was refused next to the form that was sent.
pub async fn refused(
    app: &App,
    call: &Raw,
    id: OrderId,
    problem: Problem,
    forms: Forms,
) -> Result<Response<Vec<u8>>, Problem> {
    let status = ui::status(&problem);
    page(app, call, id, status, Forms { problem: Some(problem), ..forms }).await
}

/// What was done, as the address says after it.
fn done(what: &str) -> Option<&'static str> {
    match what {
        "fulfilled" => Some("The parcel is noted. The customer gets a mail."),
        "delivered" => Some("The parcel is noted as delivered. The customer gets a mail."),
        "approved" => Some("The return is approved. The customer gets a mail."),
        "declined" => Some("The return is declined. The customer gets a mail."),
        "returned" => Some("The return is noted as received. The customer gets a mail."),
        "exchanged" => Some("The return is exchanged. The customer gets a mail."),
        "corrected" => Some("The address is corrected."),
        "confirmed" => Some("The confirmation is sent again."),
        "drafted" => Some("The order is placed. The customer gets a mail."),
        "noted" => Some("The note is written down."),
        "cancelled" => Some("The order is cancelled. The customer gets a mail."),
        "received" | "balance-paid" => Some("The payment is noted. The customer gets a mail."),
        "balance-waived" => Some("The balance is waived."),
        "edited" => Some("The order is changed. The customer gets a mail."),
        "sent" => Some("The money is noted as sent. It shows here in a moment."),
        "refunded" => Some("The refund is on its way. The customer gets a mail once it is done."),
        _ => None,
    }
}

/// The page of an order.
pub async fn page(
    app: &App,
    call: &Raw,
    id: OrderId,
    status: StatusCode,
    forms: Forms,
) -> Result<Response<Vec<u8>>, Problem> {
    let path: [&dyn std::fmt::Display; 1] = [&id];
    let (order, mails) = futures::join!(
        app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &path, &Unit {}, &Unit {}),
        order_mails::of(app, call, id),
    );
    let order = order?;
    let people = actors(&order.timeline).chain(order.customer_id);
    let (names, places, owed) = futures::join!(
        names_of(app, call, people),
        order_places::of(app, call, &order),
        owed(app, call, &order),
    );
    let may_open = call.principal().may(Permission::Customers);
    let instructions = usual_instructions(&order);
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let title = order.number.as_ref().map_or("Order without number".to_owned(), |n| format!("Order #{n}"));
    let slip = has_slip(&order)
        .then(|| Action::new(format!("/admin/orders/{}/packing-slip", order.id), "Packing slip"));
    let edit =
        may_edit(&order).then(|| Action::new(format!("/admin/orders/{}/edit", order.id), "Change items…"));
    let refund =
        may_refund(&order).then(|| Action::new(format!("/admin/orders/{}/refund", order.id), "Refund…"));
    let head = Head {
        status: Some((words::order_status(order.status), tone(order.status))),
        actions: slip.into_iter().chain(edit).chain(refund).collect(),
        ..Head::default()
    };
    let context: &Context = call;
    let [fulfill_key, cancel_key] = [forms::new_key(context), forms::new_key(context)];
    let received_key = forms::new_key(context);
    let note_key = forms::new_key(context);
    let balance_keys = [forms::new_key(context), forms::new_key(context)];
    let contact_keys = [forms::new_key(context), forms::new_key(context)];
    Ok(layout::page_with(context, status, title, head, move || {
        let mut forms = forms;
        let (note, sent, address) = (forms.note.take(), forms.answer.take(), forms.address.take());
        let balance = forms.balance.take();
        // What was refused is said where it was sent; the forms of the rest know nothing of it.
        let is_elsewhere =
            note.is_some() || sent.is_some() || address.is_some() || balance.is_some() || forms.pressed;
        let (errors, problem) = if is_elsewhere {
            (std::mem::take(&mut forms.errors), forms.problem.take())
        } else {
            (Errors::default(), None)
        };
        let mut above = refusal(&errors, problem.as_ref());
        let mut at = |is_here: bool| if is_here { above.take() } else { None };
        let (at_note, at_answer, at_address) =
            (at(note.is_some()), at(sent.is_some()), at(address.is_some()));
        let at_balance = at(balance.is_some());
        let at_top = at(true);
        let Forms { fulfill, cancel, errors: own_errors, problem: own_problem, .. } = forms;
        // What was refused is said next to the form that was sent, even where the form itself is of no use any more.
        let mut at_fulfill = refusal(&own_errors, own_problem.as_ref()).map(IntoAny::into_any);
        let at_cancel = if cancel.is_some() { at_fulfill.take() } else { None };
        let note = note.unwrap_or(NoteForm { key: note_key, ..NoteForm::default() });
        // What was noted comes by a message: until then the form would note it twice.
        let comes_in_a_moment = query.captured.is_some_and(|captured| {
            order.payments.first().is_some_and(|payment| payment.captured.amount() < captured)
        });
        let done = done(&query.done);
        let when = words::moment(order.placed_at.unwrap_or(order.created_at));
        // Each column by itself: together they are a type too deep for the compiler.
        let left = view! {
            <div class="side-by">
                <Lines order=order.clone() />
                <Balance order=order.clone() keys=balance_keys sent=balance errors=errors.clone() refused=at_balance.into_any() />
                <Fulfilment order=order.clone() places=places.clone() form=fulfill key=fulfill_key errors=own_errors.clone() refused=at_fulfill />
                {if comes_in_a_moment {
                    view! { <p class="notice">"What is left to come shows in a moment: load the page again."</p> }.into_any()
                } else {
                    view! { <Received order=order.clone() key=received_key /> }.into_any()
                }}
                <Sent order=id owed=owed />
                <Refunds order=order.clone() />
                <Returns order=order.clone() locations=places.locations.clone() instructions sent errors=errors.clone() refused=at_answer.into_any() />
                <Cancellation order=order.clone() form=cancel key=cancel_key errors=own_errors refused=at_cancel />
            </div>
        };
        let right = view! {
            <div class="side-by">
                <div class="panel">
                    <Customer order=order.clone() names=names.clone() may_open />
                    <PostalAddresses order=order.clone() />
                    <Contact order=order.clone() keys=contact_keys sent=address errors=errors.clone() refused=at_address.into_any() />
                </div>
                <Payments order=order.clone() />
                <History order names locations=places.locations note errors refused=at_note.into_any() />
            </div>
        };
        view! {
            {done.map(|text| view! { <Notice text /> })}
            {at_top}
            <p class="muted">{when}</p>
            <div class="columns">
                {left.into_any()}
                {right.into_any()}
            </div>
            <OrderMails mails />
        }
    }))
}

/// What came by hand for an order that was cancelled, and was not given back before.
fn left_by_hand(order: &Order) -> Option<Money> {
    let is_by_hand = order.payments.iter().any(|payment| payment.provider == Provider::Manual);
    let own = order.payments.iter().filter(|_| is_by_hand).map(|payment| payment.captured);
    let later = order.receipts.iter().filter(|receipt| receipt.payment_id.is_none());
    let came =
        Money::sum(order.totals.total.currency(), own.chain(later.map(|receipt| receipt.amount))).ok()?;
    let refunds = order.refunds.iter().filter(|refund| refund.status == TransferStatus::Succeeded);
    let left = refunds.into_iter().try_fold(came, |left, refund| {
        let own = refund.own_part().ok().filter(|_| is_by_hand);
        let online = refund.online.iter().try_fold(left, |sum, share| sum.checked_add(share.amount)).ok()?;
        let mut gone = [own, refund.by_hand].into_iter().flatten();
        gone.try_fold(online, Money::checked_sub).ok()
    })?;
    Some(left).filter(|left| order.status == OrderStatus::Cancelled && left.amount() > 0)
}

#[component]
fn Payments(order: Order) -> impl IntoView {
    // One payment says it by itself, unless money went back since.
    let in_all = !matches!(&*order.payments, [only] if only.status == order.payment_status);
    let must_go_back = left_by_hand(&order).map(|left| {
        let words = format!("Send back {} yourself: they came by hand.", words::money(left));
        view! { <p class="notice warn">{words}</p> }
    });
    let payments = order.payments.into_iter().map(|payment| {
        let received = format!("{} received", words::money(payment.captured));
        let refunded = format!("{} refunded", words::money(payment.refunded));
        // What came is worth saying where it is not all that was asked for.
        let is_whole = payment.captured.is_zero() || payment.captured == payment.amount;
        let moved = match (is_whole, payment.refunded.is_zero()) {
            (true, true) => None,
            (true, false) => Some(refunded),
            (false, true) => Some(received),
            (false, false) => Some(format!("{received}, {refunded}")),
        };
        view! {
            <li>
                {words::payment_status(payment.status)} " " {words::money(payment.amount)}
                {moved.map(|moved| view! { <br /> {moved} })}
                <details class="no-print">
                    <summary class="muted">"Its number"</summary>
                    <p class="muted">{payment.id.to_string()}</p>
                </details>
            </li>
        }
    });
    let payments = payments.collect_view();
    view! {
        <section class="panel" aria-labelledby="payment-heading">
            <h2 id="payment-heading">"Payment"</h2>
            {in_all.then(|| view! { <p>{words::payment_status(order.payment_status)}</p> })}
            <ul>{payments}</ul>
            {must_go_back}
        </section>
    }
}

/// Who ordered. The goods may go to somebody else.
#[component]
fn Customer(order: Order, names: Names, may_open: bool) -> impl IntoView {
    let Addresses { shipping, billing } = &order.addresses;
    let Buyer { name, .. } = Buyer::new(&names, order.customer_id, &billing.name, &shipping.name);
    let name = match order.customer_id {
        Some(account) if may_open => {
            view! { <a href=format!("/admin/customers/{account}")>{name}</a> }.into_any()
        }
        Some(_) => name.into_any(),
        None => view! { {name} <span class="muted">" (guest)"</span> }.into_any(),
    };
    view! {
        <section aria-labelledby="customer-heading">
            <h2 id="customer-heading">"Customer"</h2>
            <p>{name} <br /> <a href=format!("mailto:{}", order.email)>{order.email.clone()}</a></p>
        </section>
    }
}

#[component]
fn PostalAddresses(order: Order) -> impl IntoView {
    let is_same = order.addresses.billing == order.addresses.shipping;
    view! {
        <section aria-labelledby="shipping-heading">
            <h2 id="shipping-heading">"Ship to"</h2>
            <PostalAddress address=order.addresses.shipping />
            <p class="muted">{order.shipping_option.name}</p>
        </section>
        <section aria-labelledby="billing-heading">
            <h2 id="billing-heading">"Bill to"</h2>
            {if is_same {
                view! { <p>"Same as the delivery address"</p> }.into_any()
            } else {
                view! { <PostalAddress address=order.addresses.billing /> }.into_any()
            }}
        </section>
    }
}

#[component]
fn PostalAddress(address: Address) -> impl IntoView {
    let code = address.postal_code.map(|code| format!("{code} ")).unwrap_or_default();
    let city = format!("{code}{}", address.city);
    let rest = [address.line2.map(String::from), Some(city), address.region.map(String::from)];
    let rest = rest.into_iter().flatten().chain([words::country(address.country)]);
    let rest = rest.chain(address.phone.map(String::from));
    view! {
        <address>
            {address.name.to_string()} <br /> {address.line1.to_string()}
            {rest.map(|line| view! { <br /> {line} }).collect_view()}
        </address>
    }
}

#[component]
fn Lines(order: Order) -> impl IntoView {
    let rows = order.lines.into_iter().map(|line| {
        let options = line.options.values().cloned().collect::<Vec<_>>().join(", ");
        view! {
            <tr>
                <td><Thumb image=line.image /></td>
                <th scope="row" class="title">
                    <a href=format!("/admin/products/{}", line.product_id)>{line.title}</a>
                    <span class="muted">" " {options} <br /> <a href=format!("/admin/stock/{}", line.variant_id)>{line.sku}</a></span>
                </th>
                <td class="amount">
                    {line.quantity.get()}
                    {(line.fulfilled > 0).then(|| view! { <br /> <span class="muted">{line.fulfilled} " sent"</span> })}
                </td>
                <td class="amount">{words::money(line.unit_price)}</td>
                <td class="amount">{words::money(line.total)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let totals = order.totals;
    let tax = if totals.tax_included { "Tax included" } else { "Tax" };
    let tax = (tax.to_owned(), words::money(totals.tax), "");
    let coupons = order.coupons.into_iter().map(|coupon| coupon.code).collect::<Vec<_>>().join(", ");
    let discount = if coupons.is_empty() { "Discount".to_owned() } else { format!("Discount ({coupons})") };
    let off =
        (!totals.discount.is_zero()).then(|| (discount, format!("−{}", words::money(totals.discount)), ""));
    // Tax that the total has in it is no part of the sum.
    let (added, included) = if totals.tax_included { (None, Some(tax)) } else { (Some(tax), None) };
    let sums = [
        Some(("Subtotal".to_owned(), words::money(totals.subtotal), "")),
        off,
        Some(("Shipping".to_owned(), words::money(totals.shipping), "")),
        added,
        Some(("Total".to_owned(), words::money(totals.total), "total")),
        included.map(|(name, amount, _)| (name, amount, "muted")),
        order
            .credited
            .map(|credit| ("Came back for an exchange".to_owned(), format!("−{}", words::money(credit)), "")),
    ];
    let cards = order.gift_cards.into_iter().map(|card| {
        let name = card.code.map_or_else(|| "Store credit".to_owned(), |code| format!("Gift card {code}"));
        (name, format!("−{}", words::money(card.amount)), "")
    });
    let sums = sums.into_iter().flatten().chain(cards).map(|(name, amount, class)| {
        view! { <div class=class><dt>{name}</dt> <dd>{amount}</dd></div> }
    });
    view! {
        <section aria-labelledby="lines-heading">
            <h2 id="lines-heading">"Items"</h2>
            <Table caption="What was bought">
                <Heads names=&["~Picture", "Product", "#Quantity", "#Price", "#Total"] />
                <tbody>{rows}</tbody>
            </Table>
            <dl class="sums">{sums.collect_view()}</dl>
        </section>
    }
}

#[component]
fn Fulfilment(
    order: Order,
    places: Places,
    form: Option<FulfillForm>,
    key: String,
    errors: Errors,
    refused: Option<AnyView>,
) -> impl IntoView {
    let may_fulfill = matches!(order.status, OrderStatus::Placed | OrderStatus::PartiallyFulfilled);
    (may_fulfill || refused.is_some()).then(|| {
        let form = form.unwrap_or_else(|| FulfillForm::prefilled(&order, key));
        let due = order.balance.filter(|balance| !balance.is_negative());
        let parcel = match due {
            _ if !may_fulfill => None,
            Some(due) => {
                let words =
                    format!("Nothing can be sent before the balance of {} is settled.", words::money(due));
                Some(view! { <p>{words}</p> }.into_any())
            }
            None => Some(view! { <Parcel order places form errors /> }.into_any()),
        };
        view! {
            <section class="panel no-print" aria-labelledby="fulfill-heading">
                <h2 id="fulfill-heading">"Fulfil"</h2>
                {refused}
                {parcel}
            </section>
        }
    })
}

#[component]
fn Cancellation(
    order: Order,
    form: Option<CancelForm>,
    key: String,
    errors: Errors,
    refused: Option<AnyView>,
) -> impl IntoView {
    let may_cancel = matches!(order.status, OrderStatus::Placed | OrderStatus::PendingPayment);
    if !may_cancel && refused.is_none() {
        return view! { <p class="muted no-print">"This order cannot be cancelled any more."</p> }.into_any();
    }
    let open = form.is_some();
    let form = form.unwrap_or(CancelForm { key, reason: String::new() });
    let form = may_cancel.then(|| view! { <Cancel id=order.id form errors open /> });
    view! { <div class="no-print">{refused} {form}</div> }.into_any()
}

#[component]
fn Parcel(order: Order, places: Places, form: FulfillForm, errors: Errors) -> impl IntoView {
    let rows = order.lines.iter().filter(|line| line.fulfilled < line.quantity.get()).map(|line| {
        let id = line_quantities::field(line.id);
        let error = errors.get(&id);
        let options = line.options.values().cloned().collect::<Vec<_>>().join(", ");
        view! {
            <tr>
                <th scope="row" class="title">{line.title.clone()} <span class="muted">" " {options}</span></th>
                <td class="amount">{line.quantity.get() - line.fulfilled}</td>
                {places.are_several().then(|| view! { <td>{places.plan(line.variant_id)}</td> })}
                <td>
                    <input type="hidden" name="line" value=line.id.to_string() />
                    <Cell name="quantity" id label=format!("Send of {}", line.title) value=form.quantity(line.id) inputmode="numeric" maxlength=9 error />
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let heads: &[&str] = if places.are_several() {
        &["Product", "#Left", "Ships from", "Send"]
    } else {
        &["Product", "#Left", "Send"]
    };
    // It may be sent all the same: what is paid at the door is paid after it was sent.
    let unpaid = awaited(&order).map(|left| {
        let words = format!("Not paid yet: {} is to come by hand.", words::money(left));
        view! { <p class="notice warn" id="unpaid">{words}</p> }
    });
    let described = unpaid.is_some().then_some("unpaid");
    let choice = view! {
        <LocationChoice name="location" label="It leaves" locations=places.locations selected=form.location.clone() none="As said above" closed_too=true error=errors.get("location") />
    };
    view! {
        <form method="post" action=format!("/admin/orders/{}/fulfillments", order.id)>
            <input type="hidden" name="key" value=form.key.clone() />
            <Table caption="What is left to send">
                <Heads names=heads />
                <tbody>{rows}</tbody>
            </Table>
            {errors.get("lines").map(|error| view! { <p class="error">{error}</p> })}
            {choice.into_any()}
            <div class="row" role="group" aria-label="Tracking" aria-describedby="tracking-hint">
                <Field name="carrier" label="Carrier" value=form.carrier.clone() maxlength=60 error=errors.get("carrier") />
                <Field name="number" label="Tracking number" value=form.number.clone() maxlength=100 error=errors.get("number") />
                <Field name="url" label="Tracking address" value=form.url.clone() kind="url" maxlength=500 error=errors.get("url") />
            </div>
            <p class="hint" id="tracking-hint">"Carrier and number belong together. The address is known for DHL, UPS, FedEx, GLS, DPD, Hermes and most posts: leave it empty for those. Leave all three empty for a parcel without tracking."</p>
            {unpaid.into_any()}
            <button class="primary" type="submit" aria-describedby=described>"Mark as sent"</button>
        </form>
    }
}

#[component]
fn Cancel(id: OrderId, form: CancelForm, errors: Errors, open: bool) -> impl IntoView {
    view! {
        <details open=open>
            <summary class="danger">"Cancel this order…"</summary>
            <form method="post" action=format!("/admin/orders/{id}/cancel")>
                <p>"The stock is freed, the money goes back, the customer gets a mail. This cannot be undone."</p>
                <input type="hidden" name="key" value=form.key />
                <LongText name="reason" label="Reason, which the customer reads in the mail" value=form.reason maxlength=500 rows=3 error=errors.get("reason") />
                <button class="danger" type="submit">"Cancel the order"</button>
            </form>
        </details>
    }
}
