//! What a shopper sees when something is not there or went wrong.

use crate::{
    components::Departments,
    layout::{Document, Head},
    site::{Frame, Visit},
};
use contract::{cart::MAX_QUANTITY, gift_card::GiftCardRejection, promotion::RejectionReason};
use edge::Context;
use http::{HeaderValue, Response, header};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;
use ui::Texts;

/// A problem as a page that leads on. Whoever must sign in first is sent there.
pub fn show(problem: &Problem, context: &Context) -> Response<Vec<u8>> {
    let visit = Visit::of(context);
    if problem.code == ErrorCode::Unauthenticated {
        // The address of a form is none to come back to.
        let is_form = context.header(header::CONTENT_TYPE.as_str()).is_some();
        let (next, done) = if is_form { ("/account", "session") } else { (&*visit.path, "") };
        let mut query = vec![("next", next)];
        query.extend((!done.is_empty()).then_some(("done", done)));
        return ui::redirect(&visit.link(&format!("/sign-in?{}", ui::to_query(&query))));
    }
    let status = ui::status(problem);
    let texts = visit.texts;
    let (title, words) = match status.as_u16() {
        404 | 405 => ("not-found-title", texts.get("not-found-words")),
        500.. => ("error-title", texts.get("error-words")),
        _ => ("refused-title", message(texts, problem)),
    };
    // What is not there is nothing to ask anybody about.
    let is_missing = status.as_u16() == 404;
    let request_id = (!is_missing).then(|| context.caller.request_id.clone());
    // What could not be shown may be asked for again; what was sent is better sent from its own page.
    let is_read = context.header(header::CONTENT_TYPE.as_str()).is_none();
    let again = (is_read && status.is_server_error()).then(|| visit.link(&visit.path));
    // One way on stands out.
    let home = if again.is_some() { "button" } else { "button primary" };
    let document = ui::render(move || {
        let frame = Frame::bare(visit.clone());
        let departments = if is_missing { frame.departments() } else { Vec::new() };
        let class = if departments.is_empty() { "narrow" } else { "narrow at-start" };
        view! {
            <Document frame head=Head::titled(texts.get(title))>
                <div class=class>
                    <h1>{texts.get(title)}</h1>
                    <p>{words}</p>
                    <p class="actions">
                        {again.map(|href| view! { <a class="button primary" href=href>{texts.get("try-again")}</a> })}
                        <a class=home href=visit.link("/")>{texts.get("go-home")}</a>
                    </p>
                    {request_id.map(|id| view! { <p class="muted">{texts.get("request-id")} " " {id}</p> })}
                </div>
                <Departments visit departments />
            </Document>
        }
    });
    let mut response = ui::html(status, document);
    if problem.code == ErrorCode::RateLimited {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}

/// Why a coupon does not apply; none where the problem gives no reason.
fn coupon_words(problem: &Problem) -> Option<&'static str> {
    let reason: RejectionReason = serde_json::from_value(problem.extra.get("reason")?.clone()).ok()?;
    Some(match reason {
        RejectionReason::Unknown => "problem-coupon-unknown",
        RejectionReason::NotStarted => "problem-coupon-not-started",
        RejectionReason::Expired | RejectionReason::Inactive => "problem-coupon-expired",
        RejectionReason::UsedUp => "problem-coupon-used-up",
        RejectionReason::MinimumNotMet => "problem-coupon-minimum",
        RejectionReason::CurrencyMismatch => "problem-coupon",
        RejectionReason::CustomerLimitReached => "problem-coupon-used-by-you",
        RejectionReason::NoMatchingItems => "problem-coupon-other-items",
        RejectionReason::NotEnoughItems => "problem-coupon-more-items",
        RejectionReason::SignInRequired => "problem-coupon-sign-in",
        RejectionReason::NotForCustomer => "problem-coupon-other-customers",
        RejectionReason::NotFirstOrder => "problem-coupon-first-order",
        RejectionReason::CountryExcluded => "problem-coupon-country",
        RejectionReason::NotCombinable => "problem-coupon-not-combinable",
    })
}

/// Why a gift card cannot be used. Whoever guesses learns nothing from it that the card's holder would not need.
fn gift_card_words(problem: &Problem) -> Option<&'static str> {
    let reason: GiftCardRejection = serde_json::from_value(problem.extra.get("reason")?.clone()).ok()?;
    Some(match reason {
        GiftCardRejection::Unknown => "problem-gift-card-unknown",
        GiftCardRejection::Empty => "problem-gift-card-empty",
        GiftCardRejection::Inactive | GiftCardRejection::Expired => "problem-gift-card-expired",
        GiftCardRejection::CurrencyMismatch => "problem-gift-card-currency",
        GiftCardRejection::SignInRequired => "problem-gift-card-sign-in",
    })
}

/// What is wrong with a form, where the shopper can mend it or must know why it cannot be mended.
fn invalid_words(texts: Texts, problem: &Problem) -> String {
    match problem.errors.first().map(|error| error.pointer.as_str()) {
        Some("/quantity") => texts.with("problem-quantity", &[("most", MAX_QUANTITY.into())]),
        Some("/variant_id") => texts.get("problem-not-sold"),
        _ => texts.get("problem-invalid"),
    }
}

/// A problem in the shopper's words.
pub fn message(texts: Texts, problem: &Problem) -> String {
    let key = match problem.code {
        ErrorCode::OutOfStock => {
            return match problem.extra.get("available").and_then(serde_json::Value::as_i64) {
                Some(available @ 1..) => texts.with("problem-only-left", &[("available", available.into())]),
                Some(_) => texts.get("problem-sold-out"),
                None => texts.get("problem-out-of-stock"),
            };
        }
        ErrorCode::PaymentDeclined => "problem-declined",
        ErrorCode::PaymentUnavailable => "problem-payment-unavailable",
        ErrorCode::PriceChanged => "problem-price-changed",
        ErrorCode::CouponInvalid => coupon_words(problem).unwrap_or("problem-coupon"),
        ErrorCode::GiftCardInvalid => gift_card_words(problem).unwrap_or("problem-gift-card"),
        ErrorCode::GiftCardUnavailable => "problem-gift-card-spent",
        ErrorCode::CouponUnavailable => {
            return match coupon_words(problem) {
                Some(why) => format!("{} {}", texts.get(why), texts.get("problem-coupon-removed")),
                None => texts.get("problem-coupon-used"),
            };
        }
        ErrorCode::CheckoutInProgress | ErrorCode::CartLocked => "problem-being-paid",
        ErrorCode::IdempotencyInProgress => "problem-in-progress",
        ErrorCode::RequirementsMissing => "problem-requirements",
        ErrorCode::CartFull => "problem-cart-full",
        ErrorCode::InvalidCredentials => "problem-credentials",
        ErrorCode::EmailTaken => "problem-email-taken",
        ErrorCode::InvalidToken => "problem-token",
        ErrorCode::RateLimited => "problem-rate-limited",
        ErrorCode::IllegalTransition => "problem-too-late",
        ErrorCode::CrossOrigin => "problem-cross-origin",
        ErrorCode::IdempotencyMismatch => "problem-sent-before",
        ErrorCode::InvalidRequest => return invalid_words(texts, problem),
        _ => "error-words",
    };
    texts.get(key)
}
