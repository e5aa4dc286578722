//! The order as mails about it need it: small enough for a queue.

use contract::{
    Options,
    order::{Order, Return},
    order_edit::OrderEdit,
};
use edge::MESSAGE_BYTES;
use kernel::FulfillmentId;
use serde::Serialize;

/// What an event may carry beside its order, with its own frame.
const BESIDE: usize = 8_000;
/// Characters of the reason of a cancellation.
const REASON: usize = 500;
/// Characters of how to pay.
const INSTRUCTIONS: usize = 1000;
const ELLIPSIS: char = '…';

/// An order in the language of its mails, without what none of them shows, its longest texts cut: small enough for a
/// message, whatever the goods are called and however many lines there are.
pub fn mailed_order(order: &Order) -> Box<Order> {
    fitting(bare(order))
}

/// The order with one of its parcels, which a mail tells of.
pub fn mailed_parcel(order: &Order, told: FulfillmentId) -> Box<Order> {
    let mut mailed = bare(order);
    mailed.fulfillments = order.fulfillments.iter().filter(|parcel| parcel.id == told).cloned().collect();
    fitting(mailed)
}

/// The order with one of its returns, in the state that a mail tells of.
pub fn mailed_return(order: &Order, told: &Return) -> Box<Order> {
    let mut order = bare(order);
    order.fulfillments.clear();
    order.lines.retain(|line| told.lines.iter().any(|part| part.line_id == line.id));
    // What the shopper wrote is known to the shopper.
    let mut told = Return { comment: None, ..told.clone() };
    for wanted in told.lines.iter_mut().filter_map(|part| part.exchange_for.as_mut()) {
        wanted.title = order.locale.name_of(&std::mem::take(&mut wanted.titles), &wanted.title);
        wanted.options = chosen(&mut wanted.options);
        wanted.sku.clear();
    }
    order.returns.push(told);
    fitting(order)
}

/// Mails show what was chosen, not from what.
fn chosen(options: &mut Options) -> Options {
    let values = std::mem::take(options).into_values().enumerate();
    values.map(|(index, value)| (index.to_string(), value)).collect()
}

fn bare(order: &Order) -> Box<Order> {
    let mut order = Box::new(order.clone());
    for line in &mut order.lines {
        line.title = order.locale.name_of(&std::mem::take(&mut line.titles), &line.title);
        line.options = chosen(&mut line.options);
        line.product_slug.clear();
        line.sku.clear();
        line.image = None;
    }
    // Only the parcel that has just left is told of.
    order.fulfillments.drain(..order.fulfillments.len().saturating_sub(1));
    order.payments.retain(|payment| payment.instructions.is_some());
    for text in order.payments.iter_mut().filter_map(|payment| payment.instructions.as_mut()) {
        cut(text, INSTRUCTIONS, |_| 1);
    }
    order.refunds.clear();
    order.edits.clear();
    order.receipts.clear();
    order.returns.clear();
    order.timeline.retain(|entry| entry.event == "cancelled");
    for note in order.timeline.iter_mut().filter_map(|entry| entry.note.as_mut()) {
        cut(note, REASON, |_| 1);
    }
    order
}

/// An order that was edited, without its lines, and the edit.
pub fn mailed_edit(order: &Order, edit: &OrderEdit) -> (Box<Order>, Box<OrderEdit>) {
    let mut order = bare(order);
    order.lines.clear();
    order.fulfillments.clear();
    let mut edit = Box::new(edit.clone());
    for change in &mut edit.changes {
        change.title = order.locale.name_of(&std::mem::take(&mut change.titles), &change.title);
        change.options = chosen(&mut change.options);
        change.sku.clear();
    }
    let whole = in_bytes(&order).saturating_add(in_bytes(&edit));
    fit(whole, edit.changes.iter_mut().map(|change| (&mut change.title, &mut change.options)).collect());
    (order, edit)
}

fn fitting(mut order: Box<Order>) -> Box<Order> {
    let whole = in_bytes(&order);
    let Order { lines, returns, .. } = &mut *order;
    let wanted =
        returns.iter_mut().flat_map(|told| &mut told.lines).filter_map(|part| part.exchange_for.as_mut());
    let texts = lines.iter_mut().map(|line| (&mut line.title, &mut line.options));
    fit(whole, texts.chain(wanted.map(|wanted| (&mut wanted.title, &mut wanted.options))).collect());
    order
}

fn in_bytes(value: &impl Serialize) -> usize {
    serde_json::to_string(value).map_or(usize::MAX, |text| text.len())
}

/// Cuts lines' texts, their titles and options, of a message that is `whole` bytes long. Every line gets the same room:
/// what the rest of the message leaves.
fn fit(whole: usize, lines: Vec<(&mut String, &mut Options)>) {
    let texts: usize = lines.iter().map(|(title, options)| texts_of(title, options)).sum();
    let left = MESSAGE_BYTES.saturating_sub(BESIDE).saturating_sub(whole.saturating_sub(texts));
    let room = left.checked_div(lines.len()).unwrap_or(left);
    for (title, options) in lines {
        if texts_of(title, options) > room {
            // A half for all options together, of which there are three at most, and what they leave for the title.
            for value in options.values_mut() {
                cut(value, room / 6, in_json);
            }
            cut(title, room.saturating_sub(texts_of("", options)), in_json);
        }
    }
}

/// The bytes of a line's title and options in JSON.
fn texts_of(title: &str, options: &Options) -> usize {
    options.values().map(|value| length(value)).sum::<usize>().saturating_add(length(title))
}

fn length(text: &str) -> usize {
    text.chars().map(in_json).sum()
}

/// The bytes of a character in JSON.
const fn in_json(character: char) -> usize {
    match character {
        '"' | '\\' => 2,
        control if control < ' ' => 6,
        other => other.len_utf8(),
    }
}

/// Cuts a text to a size, with an ellipsis in place of what is missing.
fn cut(text: &mut String, most: usize, size: fn(char) -> usize) {
    let sizes = || text.chars().map(size);
    if sizes().sum::<usize>() <= most {
        return;
    }
    let most = most.saturating_sub(size(ELLIPSIS));
    let mut sum = 0_usize;
    let fits = sizes().take_while(|size| {
        sum = sum.saturating_add(*size);
        sum <= most
    });
    let count = fits.count();
    let end = text.char_indices().nth(count).map_or(text.len(), |(end, _)| end);
    text.truncate(end);
    text.push(ELLIPSIS);
}
