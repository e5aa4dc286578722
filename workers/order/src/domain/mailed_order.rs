//! The order as mails about it need it: small enough for a queue.

use contract::{
    cart::MAX_LINES,
    order::{Order, Return},
    order_edit::OrderEdit,
};
use kernel::{FulfillmentId, Locale};

/// Characters of a title, of a value of an option.
const TITLE: usize = 92;
const OPTION: usize = 40;
/// The same where a return, with what the staff answered, has to fit in as well, and of edits.
const RETURNED_TITLE: usize = 44;
const RETURNED_OPTION: usize = 20;
/// Characters of the reason of a cancellation.
const REASON: usize = 500;
/// Characters of how to pay.
const INSTRUCTIONS: usize = 1000;

/// An order in the language of its mails, without what none of them shows, its longest texts cut: below the 64 KB that an event may have, whatever the
/// goods are called and however many lines there are.
pub fn mailed_order(order: &Order, locale: Locale) -> Box<Order> {
    let mut order = Box::new(order.clone());
    for line in &mut order.lines {
        line.title = locale.name_of(&std::mem::take(&mut line.titles), &line.title);
        cut(&mut line.title, TITLE);
        // Mails show what was chosen, not from what.
        let values = std::mem::take(&mut line.options).into_values().enumerate();
        line.options = values
            .map(|(index, mut value)| {
                cut(&mut value, OPTION);
                (index.to_string(), value)
            })
            .collect();
        line.product_slug.clear();
        line.sku.clear();
        line.image = None;
    }
    // Only the parcel that has just left is told of.
    order.fulfillments.drain(..order.fulfillments.len().saturating_sub(1));
    order.payments.retain(|payment| payment.instructions.is_some());
    for text in order.payments.iter_mut().filter_map(|payment| payment.instructions.as_mut()) {
        cut(text, INSTRUCTIONS);
    }
    order.refunds.clear();
    order.edits.clear();
    order.receipts.clear();
    order.returns.clear();
    order.timeline.retain(|entry| entry.event == "cancelled");
    for note in order.timeline.iter_mut().filter_map(|entry| entry.note.as_mut()) {
        cut(note, REASON);
    }
    order
}

/// The order with one of its parcels, which a mail tells of.
pub fn mailed_parcel(order: &Order, told: FulfillmentId, locale: Locale) -> Box<Order> {
    let mut mailed = mailed_order(order, locale);
    mailed.fulfillments = order.fulfillments.iter().filter(|parcel| parcel.id == told).cloned().collect();
    mailed
}

/// An order that was edited, without its lines, and the edit with its texts cut.
pub fn mailed_edit(order: &Order, edit: &OrderEdit, locale: Locale) -> (Box<Order>, Box<OrderEdit>) {
    let mut mailed = mailed_order(order, locale);
    mailed.lines.clear();
    mailed.fulfillments.clear();
    let mut edit = Box::new(edit.clone());
    // An edit may take as many lines out as it brings in.
    edit.changes.truncate(MAX_LINES);
    for change in &mut edit.changes {
        change.title = locale.name_of(&std::mem::take(&mut change.titles), &change.title);
        cut(&mut change.title, RETURNED_TITLE);
        let values = std::mem::take(&mut change.options).into_values().enumerate();
        change.options = values
            .map(|(index, mut value)| {
                cut(&mut value, RETURNED_OPTION);
                (index.to_string(), value)
            })
            .collect();
        change.sku.clear();
    }
    (mailed, edit)
}

/// The order with one of its returns, in the state that a mail tells of.
pub fn mailed_return(order: &Order, told: &Return, locale: Locale) -> Box<Order> {
    let mut order = mailed_order(order, locale);
    order.fulfillments.clear();
    order.lines.retain(|line| told.lines.iter().any(|part| part.line_id == line.id));
    for line in &mut order.lines {
        cut(&mut line.title, RETURNED_TITLE);
        line.options.values_mut().for_each(|value| cut(value, RETURNED_OPTION));
    }
    // What the shopper wrote is known to the shopper.
    order.returns.push(Return { comment: None, ..told.clone() });
    order
}

fn cut(text: &mut String, characters: usize) {
    if let Some((end, _)) = text.char_indices().nth(characters) {
        text.truncate(end);
        text.push('…');
    }
}
