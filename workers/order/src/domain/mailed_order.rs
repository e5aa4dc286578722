//! The order as mails about it need it: small enough for a queue.

use contract::order::{Order, OrderLine, Return};
use edge::MESSAGE_BYTES;
use kernel::{FulfillmentId, Locale};

/// What an event may carry beside its order, with its own frame.
const BESIDE: usize = 8_000;
/// Characters of the reason of a cancellation.
const REASON: usize = 500;
/// Characters of how to pay.
const INSTRUCTIONS: usize = 1000;
const ELLIPSIS: char = '…';

/// An order in the language of its mails, without what none of them shows, its longest texts cut: small enough for a
/// message, whatever the goods are called and however many lines there are.
pub fn mailed_order(order: &Order, locale: Locale) -> Box<Order> {
    fitting(bare(order, locale))
}

/// The order with one of its parcels, which a mail tells of.
pub fn mailed_parcel(order: &Order, told: FulfillmentId, locale: Locale) -> Box<Order> {
    let mut mailed = bare(order, locale);
    mailed.fulfillments = order.fulfillments.iter().filter(|parcel| parcel.id == told).cloned().collect();
    fitting(mailed)
}

/// The order with one of its returns, in the state that a mail tells of.
pub fn mailed_return(order: &Order, told: &Return, locale: Locale) -> Box<Order> {
    let mut order = bare(order, locale);
    order.fulfillments.clear();
    order.lines.retain(|line| told.lines.iter().any(|part| part.line_id == line.id));
    // What the shopper wrote is known to the shopper.
    order.returns.push(Return { comment: None, ..told.clone() });
    fitting(order)
}

fn bare(order: &Order, locale: Locale) -> Box<Order> {
    let mut order = Box::new(order.clone());
    for line in &mut order.lines {
        line.title = locale.name_of(&std::mem::take(&mut line.titles), &line.title);
        // Mails show what was chosen, not from what.
        let values = std::mem::take(&mut line.options).into_values().enumerate();
        line.options = values.map(|(index, value)| (index.to_string(), value)).collect();
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
    order.returns.clear();
    order.timeline.retain(|entry| entry.event == "cancelled");
    for note in order.timeline.iter_mut().filter_map(|entry| entry.note.as_mut()) {
        cut(note, REASON, |_| 1);
    }
    order
}

/// Every line's texts get the same room: what the rest of the order leaves of a message.
fn fitting(mut order: Box<Order>) -> Box<Order> {
    let whole = serde_json::to_string(&order).map_or(usize::MAX, |text| text.len());
    let texts: usize = order.lines.iter().map(texts_of).sum();
    let left = MESSAGE_BYTES.saturating_sub(BESIDE).saturating_sub(whole.saturating_sub(texts));
    let room = left.checked_div(order.lines.len()).unwrap_or(left);
    for line in &mut order.lines {
        if texts_of(line) > room {
            // A half for all options together, of which there are three at most, and what they leave for the title.
            line.options.values_mut().for_each(|value| cut(value, room / 6, in_json));
            let options: usize = line.options.values().map(|value| length(value)).sum();
            cut(&mut line.title, room.saturating_sub(options), in_json);
        }
    }
    order
}

/// The bytes of a line's title and options in JSON.
fn texts_of(line: &OrderLine) -> usize {
    line.options.values().map(|value| length(value)).sum::<usize>().saturating_add(length(&line.title))
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
