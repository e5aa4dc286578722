//! Returns: their states as a table, what may come back, and what it cost.

use contract::order::{
    Order, OrderLine, OrderStatus, ReceivedLine, Return, ReturnLine, ReturnRequestLine,
    ReturnStatus::{self, Approved, Declined, Received, Requested},
};
use kernel::{LineId, Money, MoneyError, Timestamp};

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
}

/// How many units of a line can be returned at `now`: what was sent, is in no return yet, and came with a parcel that
/// can still be returned.
pub fn returnable(order: &Order, line: &OrderLine, now: Timestamp) -> u32 {
    let open =
        order.fulfillments.iter().filter(|parcel| parcel.returnable_until.is_some_and(|end| now < end));
    let units = open.flat_map(|parcel| &parcel.lines).filter(|sent| sent.line_id == line.id);
    let units = units.fold(0_u32, |sum, sent| sum.saturating_add(sent.quantity.get()));
    units.min(line.fulfilled.saturating_sub(line.returned))
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
        let left = returnable(order, line, now);
        if want.quantity.get() > left {
            return Err(Refused::TooMany { place, left });
        }
        lines.push(ReturnLine {
            line_id: line.id,
            quantity: want.quantity,
            reason: want.reason,
            received: 0,
            restocked: 0,
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
        let (left, quantity) = (line.quantity.get().saturating_sub(line.received), arrived.quantity.get());
        if quantity > left {
            return Err(Refused::TooMany { place, left });
        }
        line.received += quantity;
        line.restocked += if arrived.restock { quantity } else { 0 };
    }
    Ok(lines)
}

/// What units of the order's lines cost, with their share of discounts and of taxes that were added. `units` says how
/// many of a return's line count.
///
/// All units of all returns together never cost more than was paid: each return begins where those that have been
/// received ended.
pub fn worth(
    order: &Order,
    lines: &[ReturnLine],
    units: fn(&ReturnLine) -> u32,
) -> Result<Money, MoneyError> {
    let mut sum = Money::zero(order.totals.total.currency());
    for returned in lines {
        let Some(line) = find(order, returned.line_id) else { continue };
        let before = order.returns.iter().filter(|other| other.status == Received);
        let before = before.flat_map(|other| &other.lines).filter(|other| other.line_id == line.id);
        let before = before.fold(0_u32, |sum, other| sum.saturating_add(other.received));
        let whole = paid_for(order, line)?;
        let up_to =
            |count: u32| share(whole, count.min(line.quantity.get()).into(), line.quantity.get().into());
        let (end, begin) = (up_to(before.saturating_add(units(returned)))?, up_to(before)?);
        sum = sum.checked_add(end.checked_sub(begin)?)?;
    }
    Ok(sum)
}

/// What was paid for a whole line.
fn paid_for(order: &Order, line: &OrderLine) -> Result<Money, MoneyError> {
    let net = line.total.checked_sub(line.discount)?;
    let totals = &order.totals;
    if totals.tax_included {
        return Ok(net);
    }
    let taxed = totals.subtotal.checked_sub(totals.discount)?.checked_add(totals.shipping)?;
    net.checked_add(share(totals.tax, net.amount(), taxed.amount())?)
}

/// `part` of `whole` parts of an amount, rounded down.
fn share(amount: Money, part: i64, whole: i64) -> Result<Money, MoneyError> {
    if whole <= 0 {
        return Ok(Money::zero(amount.currency()));
    }
    let share = i128::from(amount.amount()) * i128::from(part) / i128::from(whole);
    Money::new(i64::try_from(share).map_err(|_| MoneyError::OutOfRange)?, amount.currency())
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

    #[test]
    fn a_share_of_nothing_is_nothing() {
        let three = Money::new(3, kernel::Currency::EUR).unwrap();
        assert!(share(three, 1, 0).unwrap().is_zero());
        assert_eq!(share(three, 1, 2).unwrap().amount(), 1);
    }
}
