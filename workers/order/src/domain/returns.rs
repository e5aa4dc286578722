//! Returns: their states as a table, what may come back, and what it cost.

use crate::domain::refund;
use contract::order::{
    LineQuantity, Order, OrderLine, OrderStatus, ReceivedLine, Return, ReturnLine, ReturnRequestLine,
    ReturnStatus::{self, Approved, Declined, Received, Requested},
};
use kernel::{LineId, Money, MoneyError, Timestamp};
use std::num::NonZeroU32;

/// Every way from one status to another; all of them are the staff's doing. What was approved is declined where it
/// never arrives.
pub const WAYS: [(ReturnStatus, ReturnStatus); 4] =
    [(Requested, Approved), (Requested, Declined), (Approved, Declined), (Approved, Received)];

/// True if `to` may follow `from`.
pub fn may_become(from: ReturnStatus, to: ReturnStatus) -> bool {
    WAYS.contains(&(from, to))
}

/// Why something cannot come back. Places are those of the request's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing has been sent, or the order is over.
    NotSent(OrderStatus),
    /// It names nothing.
    Empty,
    /// There is no such line, or it is named twice.
    UnknownLine(usize),
    /// More than can still be returned.
    TooMany { place: usize, left: u32 },
    /// More came back of a line than was asked for, whether it is to be sold again or not.
    MoreThanAsked { line_id: LineId, asked: u32, came: u32 },
}

fn find(order: &Order, id: LineId) -> Option<&OrderLine> {
    order.lines.iter().find(|line| line.id == id)
}

/// The lines of a new return.
pub fn request(
    order: &Order,
    wanted: &[ReturnRequestLine],
    now: Timestamp,
) -> Result<Vec<ReturnLine>, Refused> {
    use OrderStatus::{Delivered, Fulfilled, PartiallyFulfilled};
    if !matches!(order.status, PartiallyFulfilled | Fulfilled | Delivered) {
        return Err(Refused::NotSent(order.status));
    }
    if wanted.is_empty() {
        return Err(Refused::Empty);
    }
    let mut lines: Vec<ReturnLine> = Vec::with_capacity(wanted.len());
    for (place, want) in wanted.iter().enumerate() {
        let line = find(order, want.line_id).ok_or(Refused::UnknownLine(place))?;
        if lines.iter().any(|other| other.line_id == line.id) {
            return Err(Refused::UnknownLine(place));
        }
        let left = order.returnable(line, now);
        if want.quantity.get() > left {
            return Err(Refused::TooMany { place, left });
        }
        lines.push(ReturnLine {
            line_id: line.id,
            quantity: want.quantity,
            reason: want.reason,
            received: 0,
            restocked: 0,
            exchange_for: None,
        });
    }
    Ok(lines)
}

/// The return's lines once these have come back. A line may be named twice: so many to be sold again, so many not.
pub fn receive(asked: &Return, came: &[ReceivedLine]) -> Result<Vec<ReturnLine>, Refused> {
    if came.is_empty() {
        return Err(Refused::Empty);
    }
    let mut lines = asked.lines.clone();
    for (place, arrived) in came.iter().enumerate() {
        let named = came
            .iter()
            .take(place)
            .any(|other| other.line_id == arrived.line_id && other.restock == arrived.restock);
        let line = lines.iter_mut().find(|line| line.line_id == arrived.line_id).filter(|_| !named);
        let line = line.ok_or(Refused::UnknownLine(place))?;
        let (asked, quantity) = (line.quantity.get(), arrived.quantity.get());
        if quantity > asked.saturating_sub(line.received) {
            let of_line = came.iter().filter(|other| other.line_id == arrived.line_id);
            let came = of_line.fold(0, |sum: u32, other| sum.saturating_add(other.quantity.get()));
            return Err(Refused::MoreThanAsked { line_id: arrived.line_id, asked, came });
        }
        line.received += quantity;
        line.restocked += if arrived.restock { quantity } else { 0 };
    }
    Ok(lines)
}

/// What units of the order's lines had cost, as far as it was not given back before. `units` says how many of a
/// return's line count.
pub fn value(
    order: &Order,
    lines: &[ReturnLine],
    units: fn(&ReturnLine) -> u32,
) -> Result<Money, MoneyError> {
    refund::value(order, &unrefunded(order, lines, units))
}

/// The units of a return's lines that were not refunded before.
pub fn unrefunded(order: &Order, lines: &[ReturnLine], units: fn(&ReturnLine) -> u32) -> Vec<LineQuantity> {
    let left = |returned: &ReturnLine| {
        let line = find(order, returned.line_id)?;
        let left = line.quantity.get().saturating_sub(line.refunded);
        let quantity = NonZeroU32::new(units(returned).min(left))?;
        Some(LineQuantity { line_id: line.id, quantity })
    };
    lines.iter().filter_map(left).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_declined_or_has_come_back_stays_so() {
        for end in [Declined, Received] {
            assert!(!WAYS.iter().any(|(from, _)| *from == end));
        }
    }

    #[test]
    fn nothing_is_received_that_was_not_approved() {
        assert!(!may_become(Requested, Received) && may_become(Approved, Received));
    }
}
