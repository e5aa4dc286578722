//! What the Worker says to a `CouponLedger`. Both are deployed together: nobody else speaks this.

use contract::{Endpoint, Method, Route, Service, Unit};
use kernel::{OrderId, PromotionId, Text};
use serde::{Deserialize, Serialize};

/// Counts a use, within limits that the Worker knows from the promotion's row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CountUse {
    pub key: Text<200>,
    pub order_id: OrderId,
    pub customer: Text<254>,
    /// False for a promotion that is over or turned off: only repetitions succeed.
    pub open: bool,
    pub usage_limit: Option<u32>,
    pub per_customer_limit: Option<u32>,
    /// The code of many that led to the promotion.
    pub code: Option<CodeUse>,
}

/// One of a promotion's unique codes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeUse {
    pub code: String,
    pub usage_limit: u32,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Use {
    Counted,
    Refused,
}

/// Gives a use back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReleaseUse {
    pub key: Text<200>,
}

const fn command(path: &'static str, operation: &'static str) -> Route {
    Route::new(Service::Promotion, Method::Post, path, operation, "A command to a coupon ledger.").internal()
}

pub const REDEEM: Endpoint<Unit, CountUse, Use> =
    Endpoint::new(command("/{promotion_id}/redeem", "ledger_redeem"));
pub const RELEASE: Endpoint<Unit, ReleaseUse, Unit> =
    Endpoint::new(command("/{promotion_id}/release", "ledger_release"));

/// The name of a promotion's object.
pub fn object_name(promotion: PromotionId) -> String {
    promotion.to_string()
}
