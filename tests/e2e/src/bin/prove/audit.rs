//! The invariants, over everything that is in the books: not only over what a proof itself bought.

use crate::{
    books::{Books, Order, Stock},
    page::Page,
    settings::Settings,
};
use contract::inventory::MAIN_LOCATION;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

/// How long the shop has to come to rest: undoing, capturing, sending again what was lost.
const PATIENCE: Duration = Duration::from_secs(240);

/// What is wrong, in sentences.
pub fn audit(books: &Books) -> Vec<String> {
    let mut wrong = Vec::new();
    stock(books, &mut wrong);
    orders(books, &mut wrong);
    money(books, &mut wrong);
    mails(books, &mut wrong);
    carts(books, &mut wrong);
    promotions(books, &mut wrong);
    gift_cards(books, &mut wrong);
    wrong.extend(books.unconfirmed.iter().map(|event| format!("not confirmed by its consumer: {event}")));
    wrong.extend(books.open_edits.iter().map(|edit| format!("{edit} has not ended")));
    if books.jobs > 0 {
        wrong.push(format!("{} jobs of orders are not done", books.jobs));
    }
    wrong
}

/// Placed, and not cancelled.
fn sales(books: &Books) -> impl Iterator<Item = (&String, &Order)> {
    books.orders.iter().filter(|(_, order)| order.is_placed() && !order.is_cancelled())
}

fn stock(books: &Books, wrong: &mut Vec<String>) {
    let mut sold: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for (id, order) in sales(books) {
        for (variant, units) in order.unshipped.iter().filter(|(_, units)| **units > 0) {
            *sold.entry((variant, id)).or_default() += units;
        }
    }
    let mut allocated: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for (variant, stock) in &books.stock {
        let sum: i64 = stock.allocations.values().sum();
        if stock.moved != stock.on_hand {
            wrong.push(format!("{variant}: movements sum to {}, on hand are {}", stock.moved, stock.on_hand));
        }
        places(variant, stock, wrong);
        if stock.available() < 0 {
            wrong.push(format!("{variant}: oversold by {}", -stock.available()));
        }
        if (stock.held, sum) != (stock.reserved, stock.allocated) {
            wrong.push(format!("{variant}: the rows of its books do not add up: {stock:?}"));
        }
        if stock.reserved != 0 {
            wrong.push(format!("{variant}: {} units are held for nobody", stock.reserved));
        }
        for (order, units) in stock.allocations.iter().filter(|(_, units)| **units != 0) {
            allocated.insert((variant, order), *units);
        }
    }
    for (key, units) in &sold {
        if allocated.get(key) != Some(units) {
            let (variant, order) = key;
            wrong.push(format!(
                "{order} bought {units} of {variant}, {:?} are kept for it",
                allocated.get(key)
            ));
        }
    }
    for (variant, order) in allocated.keys().filter(|key| !sold.contains_key(*key)) {
        wrong.push(format!("{variant} is kept for {order}, which has not bought it"));
    }
}

/// What lies at a location is the sum of its movements, and what is sold there is kept for somebody; the rest lies at the
/// main location, which none of the others takes from.
fn places(variant: &str, stock: &Stock, wrong: &mut Vec<String>) {
    for (location, place) in &stock.places {
        let moved = stock.moved_at.get(location).copied().unwrap_or(0);
        if moved != place.on_hand {
            wrong.push(format!(
                "{variant} at {location}: movements sum to {moved}, on hand are {}",
                place.on_hand
            ));
        }
        if place.shares != place.allocated || place.allocated > place.on_hand {
            wrong.push(format!("{variant} at {location}: its rows do not add up: {place:?}"));
        }
    }
    let elsewhere: i64 = stock.places.values().map(|place| place.on_hand).sum();
    if elsewhere > stock.on_hand {
        wrong.push(format!("{variant}: {elsewhere} lie elsewhere, on hand are {}", stock.on_hand));
    }
    for location in stock.moved_at.keys().filter(|it| **it != MAIN_LOCATION.to_string()) {
        if !stock.places.contains_key(location) {
            wrong.push(format!("{variant}: movements name {location}, where nothing ever lay"));
        }
    }
}

fn orders(books: &Books, wrong: &mut Vec<String>) {
    let mut numbers: Vec<i64> = books.orders.values().filter_map(|order| order.number).collect();
    numbers.sort_unstable();
    for pair in numbers.windows(2) {
        if pair[1] != pair[0] + 1 {
            wrong.push(format!("after number {} comes {}", pair[0], pair[1]));
        }
    }
    let mut carts = BTreeSet::new();
    for (id, order) in &books.orders {
        if order.status == "pending_payment" {
            wrong.push(format!("{id} still waits for its payment"));
        }
        if order.is_placed() && !carts.insert(&order.cart) {
            wrong.push(format!("{} became two orders, the second one is {id}", order.cart));
        }
    }
}

fn money(books: &Books, wrong: &mut Vec<String>) {
    // What gift cards paid as a whole, no provider was asked for.
    for (id, order) in sales(books).filter(|(_, order)| order.charge > 0) {
        let due = order.charge;
        let provided = order.payment.as_ref().and_then(|payment| books.provided.get(payment));
        match provided {
            None => wrong.push(format!("{id} is an order without a charge")),
            Some(provided) if provided.state != "captured" => {
                wrong.push(format!("{id} is sold, its money is {}", provided.state));
            }
            Some(provided) if provided.captured != due => {
                wrong.push(format!("{id} has {due} left to pay, {} were taken", provided.captured));
            }
            Some(_) => {}
        }
    }
    // What was paid, by whatever means, is what the order says; more may be due of one that was changed, never less.
    for (id, order) in sales(books) {
        if !order.is_edited && order.balance != 0 {
            wrong.push(format!(
                "{id} costs {} and was never changed, {} are open",
                order.total, order.balance
            ));
        }
        if order.balance < 0 {
            wrong.push(format!("{id} owes its shopper {}", -order.balance));
        }
    }
    let paid_by: BTreeMap<&String, &String> =
        sales(books).filter_map(|(id, order)| Some((order.payment.as_ref()?, id))).collect();
    for (payment, provided) in &books.provided {
        let holds_money = matches!(provided.state.as_str(), "authorized" | "captured");
        if holds_money && !paid_by.contains_key(payment) {
            wrong.push(format!("{payment} is {} for no order", provided.state));
        }
        for (kind, times) in provided.operations.iter().filter(|(_, times)| **times > 1) {
            wrong.push(format!("{payment}: {kind} was done {times} times"));
        }
        if provided.operations.contains_key("void") && provided.operations.contains_key("refund") {
            wrong.push(format!("{payment} was given back twice"));
        }
        let shop = books.payment_status.get(payment).map(|(_, status)| status.as_str());
        let wanted = if provided.state == "declined" { "failed" } else { &provided.state };
        // What was let go before the provider had even decided is voided in both.
        if shop.is_some_and(|shop| shop != wanted) {
            wrong.push(format!("{payment} is {shop:?} for the shop and {} for the provider", provided.state));
        }
    }
    for (id, order) in books.orders.iter().filter(|(_, order)| order.is_placed()) {
        let paid = order.payment.as_ref().and_then(|payment| books.payment_status.get(payment));
        if let Some((_, status)) = paid
            && *status != order.payment_status
        {
            wrong.push(format!("{id} believes that its payment is {}, it is {status}", order.payment_status));
        }
    }
}

fn mails(books: &Books, wrong: &mut Vec<String>) {
    let mut sent: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (order, kind, status) in &books.mails {
        if status == "sent" {
            *sent.entry((order, kind)).or_default() += 1;
        } else {
            wrong.push(format!("the mail {kind} of {order} is {status}"));
        }
    }
    for (id, order) in &books.orders {
        let told = sent.get(&(id.as_str(), "order_placed")).copied().unwrap_or(0);
        if told != u32::from(order.is_placed()) {
            wrong.push(format!("{id} ({:?}) was confirmed by {told} mails", order.number));
        }
        let ended = sent.get(&(id.as_str(), "order_cancelled")).copied().unwrap_or(0);
        if ended > 1 || (order.is_placed() && ended != u32::from(order.is_cancelled())) {
            wrong.push(format!("{id} ({}) was cancelled by {ended} mails", order.status));
        }
    }
}

fn carts(books: &Books, wrong: &mut Vec<String>) {
    let bought: BTreeSet<&String> =
        books.orders.values().filter(|order| order.is_placed()).map(|order| &order.cart).collect();
    for (cart, status) in &books.carts {
        if status == "frozen" {
            wrong.push(format!("{cart} is closed to its owner"));
        }
        if (status == "completed") != bought.contains(cart) {
            wrong.push(format!("{cart} is {status}, bought: {}", bought.contains(cart)));
        }
    }
    for (cart, state) in &books.checkouts {
        if !matches!(state.as_str(), "idle" | "completed") {
            wrong.push(format!("the checkout of {cart} is {state}"));
        }
        if (state == "completed") != bought.contains(cart) {
            wrong.push(format!("the checkout of {cart} is {state}, bought: {}", bought.contains(cart)));
        }
    }
}

fn promotions(books: &Books, wrong: &mut Vec<String>) {
    for (promotion, used) in &books.used {
        let counted = books.uses.iter().filter(|(it, _)| it == promotion).count();
        if usize::try_from(*used) != Ok(counted) {
            wrong.push(format!("{promotion}: {used} uses, {counted} are written down"));
        }
        if let Some(limit) = books.limits.get(promotion)
            && used > limit
        {
            wrong.push(format!("{promotion}: {used} uses, {limit} are allowed"));
        }
    }
    for (id, order) in sales(books) {
        let uses = books.uses.iter().filter(|(_, order)| order == id).count();
        if uses != order.promotions {
            wrong.push(format!("{id} has {} promotions, {uses} are counted", order.promotions));
        }
    }
    for (promotion, id) in &books.uses {
        if books.orders.get(id).is_none_or(|order| !order.is_placed() || order.is_cancelled()) {
            wrong.push(format!("a use of {promotion} is lost to {id}, which is no sale"));
        }
    }
}

/// A card holds what its entries say, never less than nothing, and has paid for orders exactly what they say.
fn gift_cards(books: &Books, wrong: &mut Vec<String>) {
    for (card, (balance, sum)) in &books.cards {
        if balance != sum {
            wrong.push(format!("{card} holds {balance}, its entries sum to {sum}"));
        }
        if *balance < 0 {
            wrong.push(format!("{card} is overspent by {}", -balance));
        }
    }
    for (id, order) in sales(books) {
        let paid = books.paid_by_cards.get(id).copied().unwrap_or(0);
        if paid != order.by_cards - order.returned {
            let wanted = order.by_cards - order.returned;
            wrong.push(format!("{id} says that cards paid {wanted}, they paid {paid}"));
        }
    }
    for (id, paid) in books.paid_by_cards.iter().filter(|(_, paid)| **paid != 0) {
        if books.orders.get(id).is_none_or(|order| !order.is_placed() || order.is_cancelled()) {
            wrong.push(format!("gift cards paid {paid} for {id}, which is no sale"));
        }
    }
}

/// Waits until the whole shop is at rest and its books are right; then says so, or what is wrong once nothing of it has
/// become right for a while: after a quarter of an hour of traffic there is much to catch up with.
pub async fn settle(settings: &Settings, page: &Page) -> Books {
    let started = Instant::now();
    let mut end = started + PATIENCE;
    let mut fewest = usize::MAX;
    let mut last = String::new();
    loop {
        settings.tick().await;
        // A file that is just being written is read again.
        let read = Books::read(&settings.state);
        let wrong = match &read {
            Ok(books) => audit(books),
            Err(error) => vec![format!("the books cannot be read: {error}")],
        };
        if let (Ok(books), true) = (&read, wrong.is_empty()) {
            if !last.is_empty() {
                let seconds = started.elapsed().as_secs();
                Page::did(format!("at rest after {seconds} seconds; the last to wait for: {last}"));
            }
            let placed = books.orders.values().filter(|order| order.is_placed()).count();
            page.holds(
                true,
                format!(
                    "the books of the whole shop are right: {} variants, {} carts, {placed} orders, {} payments, {} mails",
                    books.stock.len(),
                    books.carts.len(),
                    books.provided.len(),
                    books.mails.len(),
                ),
            );
            return read.unwrap_or_default();
        }
        if wrong.len() < fewest {
            fewest = wrong.len();
            end = Instant::now() + PATIENCE;
        }
        if Instant::now() > end {
            page.holds(false, format!("the books are right (nothing of this became right in {PATIENCE:?})"));
            for sentence in wrong.iter().take(12) {
                Page::did(format!("    {sentence}"));
            }
            Page::did(format!("    {} in all, after {} seconds", wrong.len(), started.elapsed().as_secs()));
            return read.unwrap_or_default();
        }
        last = wrong.into_iter().next_back().unwrap_or_default();
        tokio::time::sleep(Duration::from_millis(1500)).await;
    }
}
