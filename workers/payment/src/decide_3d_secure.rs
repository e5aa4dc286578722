//! The test provider's 3-D Secure page, where the shopper approves or declines. Absent from production.

use crate::{
    App,
    receive_webhook::payment_changed,
    return_path,
    store::{self, Row},
};
use client::Bytes;
use contract::{Method, Route, Service, order::PaymentStatus, payment::Decide};
use edge::{Raw, outbox};
use http::{Response, header};
use kernel::{ErrorCode, Locale, PaymentId, Problem, format::money};
use std::rc::Rc;

/// The page.
pub const SHOW: Route = Route::new(
    Service::Payment,
    Method::Get,
    "/dev/3ds/{payment_id}",
    "show_3d_secure",
    "The test provider's 3-D Secure page.",
);
/// Its form, or `{"approve": true}`.
pub const DECIDE: Route = Route::new(
    Service::Payment,
    Method::Post,
    "/dev/3ds/{payment_id}",
    "decide_3d_secure",
    "Approves or declines a payment of the test provider.",
)
.body_limit(1024);

const STYLE: &str = include_str!("bank.css");

/// What the page says. It is the bank's and no page of the shop, so its words are not among the shop's texts.
struct Words {
    title: &'static str,
    bank: &'static str,
    asks: &'static str,
    approve: &'static str,
    decline: &'static str,
    notice: &'static str,
    decided: &'static str,
}

const ENGLISH: Words = Words {
    title: "Approve the payment – test bank",
    bank: "Test bank",
    asks: "ShopSphere asks for a payment of",
    approve: "Approve",
    decline: "Decline",
    notice: "Test mode: no money moves.",
    decided: "This payment is already decided. You can close this page.",
};
const GERMAN: Words = Words {
    title: "Zahlung freigeben – Testbank",
    bank: "Testbank",
    asks: "ShopSphere bittet um eine Zahlung von",
    approve: "Freigeben",
    decline: "Ablehnen",
    notice: "Testmodus: Es fließt kein Geld.",
    decided: "Über diese Zahlung ist schon entschieden. Du kannst diese Seite schließen.",
};

/// The language of the page that the shopper comes back to.
fn language(payment: &Row) -> (Locale, &'static Words) {
    match Locale::split_path(payment.return_path.as_deref().unwrap_or_default()).0 {
        Locale::De => (Locale::De, &GERMAN),
        Locale::En => (Locale::En, &ENGLISH),
    }
}

async fn find(app: &App, call: &Raw) -> Result<Row, Problem> {
    app.test_provider().ok_or(ErrorCode::RouteNotFound)?;
    let id: PaymentId = call.params.parse("payment_id")?;
    Ok(store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?)
}

pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Bytes>, Problem> {
    let payment = find(&app, &call).await?;
    let (locale, words) = language(&payment);
    let Words { title, bank, asks, approve, decline, notice, decided } = words;
    // Nothing here comes from outside: an id of ours and an amount.
    let body = if payment.status == PaymentStatus::RequiresAction {
        format!(
            "<p>{asks}</p>
<p class=\"amount\">{}</p>
<form method=\"post\" action=\"/dev/3ds/{}\">
<button class=\"primary\" name=\"approve\" value=\"true\">{approve}</button>
<button name=\"approve\" value=\"false\">{decline}</button>
</form>
<p class=\"muted\">{notice}</p>",
            money(locale, payment.amount()?),
            payment.id
        )
    } else {
        format!("<p>{decided}</p>")
    };
    let page = format!(
        "<!doctype html>
<html lang=\"{}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta name=\"robots\" content=\"noindex\">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{bank}</h1>
{body}
</main>
</body>
</html>
",
        locale.tag()
    );
    Response::builder()
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .header(
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        )
        .body(page.into_bytes())
        .map_err(Problem::internal)
}

/// The form is sent back to the shop; JSON is answered with what became of the payment.
pub async fn decide(app: Rc<App>, call: Raw) -> Result<Response<Bytes>, Problem> {
    let payment = find(&app, &call).await?;
    let kind = call.header(header::CONTENT_TYPE.as_str()).unwrap_or_default();
    let is_form = kind.starts_with("application/x-www-form-urlencoded");
    let approve = if is_form { form_answer(&call.body)? } else { json_answer(&call.body)? };
    let provider = app.test_provider().ok_or(ErrorCode::RouteNotFound)?;
    provider.decide(payment.id, approve, call.now).await?;
    payment_changed(&app, payment.id, call.now).await?;
    let payment = store::find(&*app.db, payment.id).await?.ok_or(ErrorCode::NotFound)?;
    outbox::relay_later(&app, &call);

    let response = Response::builder().header(header::CACHE_CONTROL, "no-store");
    if is_form {
        let back = payment.return_path.filter(|path| return_path::is_valid(path));
        let back = back.unwrap_or_else(|| "/".to_owned());
        return response
            .status(303)
            .header(header::LOCATION, back)
            .body(Bytes::new())
            .map_err(Problem::internal);
    }
    let body = serde_json::to_vec(&payment.payment()?).map_err(Problem::internal)?;
    response.header(header::CONTENT_TYPE, "application/json").body(body).map_err(Problem::internal)
}

fn json_answer(body: &[u8]) -> Result<bool, Problem> {
    let invalid = |_| Problem::invalid("/approve", "invalid", "Send {\"approve\": true} or false.");
    serde_json::from_slice::<Decide>(body).map(|decide| decide.approve).map_err(invalid)
}

fn form_answer(body: &[u8]) -> Result<bool, Problem> {
    match form_urlencoded::parse(body).find(|(name, _)| name == "approve").as_ref().map(|(_, value)| &**value)
    {
        Some("true") => Ok(true),
        Some("false") => Ok(false),
        _ => Err(Problem::invalid("/approve", "invalid", "Must be true or false.")),
    }
}
