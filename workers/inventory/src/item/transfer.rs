use super::{Item, adjust::too_few, commands::Transferred};
use contract::inventory::{MovementKind, Transfer, TransferStock};
use kernel::{ErrorCode, Problem, Timestamp};

impl Item {
    /// Brings units that are not sold from one location to another, in one step; with a `key`, once in 24 hours. On hand
    /// and available stay what they are: reservations are of no location.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `out_of_stock` with `available` if that many are not free there;
    /// `conflict` if the stock is split; `idempotency_mismatch` if the key did something else.
    pub fn transfer(
        &self,
        wanted: &TransferStock,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<Transferred, Problem> {
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        let TransferStock { from, to, quantity, reason } = wanted;
        let (units, reason) = (i64::from(quantity.get()), reason.as_ref().map(|reason| &**reason));
        if let Some((seq, out)) = self.adjusted_before(key, now)? {
            // The two are written together: the other one is the next row.
            let same = out.kind == MovementKind::Transfer
                && (out.quantity, out.location) == (-units, *from)
                && out.reason.as_deref() == reason;
            let into = if same { Some(self.movement(seq + 1)?) } else { None };
            let into = into.filter(|into| into.location == *to).ok_or(ErrorCode::IdempotencyMismatch)?;
            return Ok(Transferred {
                transfer: Transfer { out: out.into(), into: into.into() },
                replayed: true,
            });
        }
        state.may_lie_at(*from)?;
        state.may_lie_at(*to)?;
        let free = self.places(&state)?.at(*from).free();
        if free < units {
            return Err(too_few(free.max(0)));
        }
        self.change_place(*from, -units, 0, now)?;
        self.change_place(*to, units, 0, now)?;
        let seq = self.record(MovementKind::Transfer, -units, *from, None, reason, now)?;
        let into = self.record(MovementKind::Transfer, units, *to, None, reason, now)?;
        self.remember_adjustment(key, seq, now)?;
        let transfer = Transfer { out: self.movement(seq)?.into(), into: self.movement(into)?.into() };
        Ok(Transferred { transfer, replayed: false })
    }
}
