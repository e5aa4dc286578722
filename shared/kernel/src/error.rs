//! The one table of error codes, and RFC 9457 problems.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fmt;

macro_rules! error_codes {
    ($($name:ident $code:literal $status:literal $retryable:literal $title:literal;)*) => {
        /// A stable error code: part of the public contract, documented in docs/ERRORS.md.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub enum ErrorCode { $(#[doc = $title] #[serde(rename = $code)] $name,)* }

        impl ErrorCode {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),*];
            /// The code as clients see it.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $code),* } }
            /// The HTTP status.
            pub const fn status(self) -> u16 { match self { $(Self::$name => $status),* } }
            /// Whether the same request may succeed later.
            pub const fn retryable(self) -> bool { match self { $(Self::$name => $retryable),* } }
            /// One sentence that does not change from case to case.
            pub const fn title(self) -> &'static str { match self { $(Self::$name => $title),* } }
        }
    };
}

error_codes! {
    // 400
    MalformedRequest "malformed_request" 400 false "The request could not be read.";
    InvalidRequest "invalid_request" 400 false "A field of the request is missing or invalid.";
    InvalidCursor "invalid_cursor" 400 false "The cursor is not one that this list returned.";
    IdempotencyKeyRequired "idempotency_key_required" 400 false "This operation needs an Idempotency-Key header.";
    IdempotencyKeyInvalid "idempotency_key_invalid" 400 false "An Idempotency-Key is 1 to 255 visible ASCII characters.";
    SignatureInvalid "signature_invalid" 400 false "The signature does not match the body, or is too old.";
    // 401, 402, 403
    Unauthenticated "unauthenticated" 401 false "Sign in first.";
    InvalidCredentials "invalid_credentials" 401 false "The mail address or the password is wrong.";
    InvalidToken "invalid_token" 401 false "The token is invalid or has expired.";
    PaymentDeclined "payment_declined" 402 false "The payment was declined.";
    Forbidden "forbidden" 403 false "You may not do this.";
    CrossOrigin "cross_origin" 403 false "The request came from another site.";
    // 404, 405
    NotFound "not_found" 404 false "There is nothing here, or it is not yours.";
    RouteNotFound "route_not_found" 404 false "There is no such operation.";
    MethodNotAllowed "method_not_allowed" 405 false "This path does not take that method.";
    // 409
    Conflict "conflict" 409 false "The current state does not allow this.";
    EmailTaken "email_taken" 409 false "There is already an account with this mail address.";
    SlugTaken "slug_taken" 409 false "There is already something with this slug.";
    SkuTaken "sku_taken" 409 false "There is already a variant with this SKU.";
    CodeTaken "code_taken" 409 false "There is already a promotion with this code.";
    OutOfStock "out_of_stock" 409 false "There is not enough in stock.";
    CurrencyMismatch "currency_mismatch" 409 false "A cart holds one currency.";
    CartFull "cart_full" 409 false "The cart holds as many lines as it can.";
    CartMerged "cart_merged" 409 false "This cart was merged into another one.";
    CartLocked "cart_locked" 409 true "The cart is being checked out and cannot be changed now.";
    CartCompleted "cart_completed" 409 false "This cart has become an order.";
    CouponInvalid "coupon_invalid" 409 false "The coupon cannot be used for this cart.";
    CouponUnavailable "coupon_unavailable" 409 false "The coupon has just been used up.";
    GiftCardInvalid "gift_card_invalid" 409 false "The gift card cannot be used for this cart.";
    GiftCardUnavailable "gift_card_unavailable" 409 false "The gift card pays less than it did a moment ago.";
    BalanceDue "balance_due" 409 false "The order has an amount left to pay since it was changed.";
    PriceChanged "price_changed" 409 false "A price has changed since it was shown.";
    RequirementsMissing "requirements_missing" 409 false "The cart is not ready for checkout.";
    CheckoutInProgress "checkout_in_progress" 409 true "A checkout of this cart is already running.";
    IdempotencyInProgress "idempotency_in_progress" 409 true "The same request is still being worked on.";
    IllegalTransition "illegal_transition" 409 false "The current status does not allow this.";
    // 413, 415, 422, 429
    BodyTooLarge "body_too_large" 413 false "The body is larger than this operation takes.";
    UnsupportedMediaType "unsupported_media_type" 415 false "The body's Content-Type is not supported.";
    IdempotencyMismatch "idempotency_mismatch" 422 false "This Idempotency-Key was used for a different request.";
    RateLimited "rate_limited" 429 true "Too many requests. Try again later.";
    // 5xx
    Internal "internal_error" 500 true "Something went wrong on our side.";
    Unavailable "unavailable" 503 true "A part of the shop is not available right now.";
    PaymentUnavailable "payment_unavailable" 503 true "The payment provider cannot be reached right now.";
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One invalid field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldError {
    /// JSON pointer (RFC 6901) into the body, or `?name` for a query parameter.
    pub pointer: String,
    /// A stable word for what is wrong.
    pub code: String,
    /// A sentence for people.
    pub detail: String,
}

/// A failed request: RFC 9457 with a stable code.
///
/// `internal` is for our logs and never leaves the process.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What went wrong.
    pub code: ErrorCode,
    /// A sentence about this case, safe to show.
    pub detail: String,
    /// The fields at fault.
    pub errors: Vec<FieldError>,
    /// Further members of the answer (`available`, `cart`, `lines`, …).
    pub extra: Map<String, Value>,
    /// What our logs should say.
    pub internal: Option<String>,
}

impl Problem {
    /// A problem that says no more than its code does.
    pub fn new(code: ErrorCode) -> Self {
        Self { code, detail: code.title().to_owned(), errors: Vec::new(), extra: Map::new(), internal: None }
    }

    /// With a sentence about this case.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// With a further member. A value that cannot be JSON is left out.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        if let Ok(value) = serde_json::to_value(value) {
            self.extra.insert(name.to_owned(), value);
        }
        self
    }

    /// With a field at fault.
    #[must_use]
    pub fn field(mut self, pointer: impl Into<String>, code: &str, detail: impl Into<String>) -> Self {
        self.errors.push(FieldError {
            pointer: pointer.into(),
            code: code.to_owned(),
            detail: detail.into(),
        });
        self
    }

    /// An invalid field of the request.
    pub fn invalid(pointer: impl Into<String>, code: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Self::new(ErrorCode::InvalidRequest).detail(detail.clone()).field(pointer, code, detail)
    }

    /// Our own fault; `cause` goes to the log only.
    pub fn internal(cause: impl fmt::Display) -> Self {
        let mut problem = Self::new(ErrorCode::Internal);
        problem.internal = Some(cause.to_string());
        problem
    }

    /// Something we depend on did not answer; `cause` goes to the log only.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        let mut problem = Self::new(ErrorCode::Unavailable);
        problem.internal = Some(cause.to_string());
        problem
    }

    /// The `application/problem+json` document.
    pub fn to_json(&self, instance: &str, request_id: &str) -> Value {
        let mut members = self.extra.clone();
        members.insert("type".into(), format!("https://shopsphere.dev/errors#{}", self.code).into());
        members.insert("title".into(), self.code.title().into());
        members.insert("status".into(), self.code.status().into());
        members.insert("detail".into(), self.detail.clone().into());
        members.insert("instance".into(), instance.into());
        members.insert("code".into(), self.code.as_str().into());
        members.insert("request_id".into(), request_id.into());
        members.insert("retryable".into(), self.code.retryable().into());
        members.insert("errors".into(), serde_json::to_value(&self.errors).unwrap_or_default());
        Value::Object(members)
    }

    /// Reads a document that [`to_json`](Self::to_json) wrote. None if it is not one.
    pub fn from_json(document: &Value) -> Option<Self> {
        const STANDARD: [&str; 9] =
            ["type", "title", "status", "detail", "instance", "code", "request_id", "retryable", "errors"];
        let members = document.as_object()?;
        let code = serde_json::from_value(members.get("code")?.clone()).ok()?;
        let errors = members.get("errors").cloned().unwrap_or_default();
        Some(Self {
            code,
            detail: members.get("detail")?.as_str()?.to_owned(),
            errors: serde_json::from_value(errors).unwrap_or_default(),
            extra: members
                .iter()
                .filter(|(k, _)| !STANDARD.contains(&k.as_str()))
                .map(|(k, v)| (k.clone(), v.clone()))
                .collect(),
            internal: None,
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.internal.as_deref().unwrap_or(&self.detail))
    }
}

impl std::error::Error for Problem {}

impl From<ErrorCode> for Problem {
    fn from(code: ErrorCode) -> Self {
        Self::new(code)
    }
}

/// Amounts out of range can only come from a request's numbers.
impl From<crate::MoneyError> for Problem {
    fn from(error: crate::MoneyError) -> Self {
        match error {
            crate::MoneyError::CurrencyMismatch => Self::new(ErrorCode::CurrencyMismatch),
            crate::MoneyError::OutOfRange => {
                Self::new(ErrorCode::InvalidRequest).detail("An amount is out of range.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_internal_never_leaves_the_process() {
        let json = Problem::internal("password=hunter2").to_json("/x", "req").to_string();
        assert!(!json.contains("hunter2"), "{json}");
    }

    #[test]
    fn a_problem_survives_the_way_through_a_service_binding() {
        let problem = Problem::new(ErrorCode::OutOfStock).with("available", 3).field(
            "/quantity",
            "too_many",
            "Only 3.",
        );
        assert_eq!(Problem::from_json(&problem.to_json("/carts", "r")), Some(problem));
    }
}
