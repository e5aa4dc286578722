//! Finding an order without an account: by its number and mail address.

use crate::{
    layout::{Document, Head},
    site::{App, Frame},
};
use contract::{
    Unit,
    order::{self, TrackOrder},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct TrackForm {
    number: String,
    email: String,
}

/// `GET /orders/track`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let frame = Frame::load(&app, &call).await;
    Ok(page(frame, StatusCode::OK, TrackForm::default(), None))
}

/// `POST /orders/track`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: TrackForm = ui::parse_form(&call, &call.body)?;
    let found = match (form.number.parse(), form.email.parse()) {
        (Ok(number), Ok(email)) => {
            let track = TrackOrder { number, email };
            app.order.call(&call.caller, &order::TRACK_ORDER, &[], &Unit {}, &track).await
        }
        _ => Err(ErrorCode::NotFound.into()),
    };
    let frame = Frame::load(&app, &call).await;
    match found {
        Ok(order) => {
            let visit = frame.visit;
            Ok(ui::redirect(&visit.link(&order.page())))
        }
        Err(problem) if problem.code == ErrorCode::NotFound => {
            Ok(page(frame, StatusCode::NOT_FOUND, form, Some("track-not-found")))
        }
        Err(problem) => Err(problem),
    }
}

fn page(
    frame: Frame,
    status: StatusCode,
    form: TrackForm,
    notice: Option<&'static str>,
) -> Response<Vec<u8>> {
    let visit = frame.visit.clone();
    let texts = visit.texts;
    let document = ui::render(move || {
        view! {
            <Document frame head=Head::titled(texts.get("track-title"))>
                <div class="narrow">
                    <h1>{texts.get("track-title")}</h1>
                    {notice.map(|key| view! { <Notice text=texts.get(key) bad=true /> })}
                    <p>{texts.get("track-intro")}</p>
                    <form method="post" action=visit.link("/orders/track")>
                        <Field name="number" label=texts.get("order-number") value=form.number autocomplete="on" maxlength=20 required=true />
                        <Field name="email" label=texts.get("email") value=form.email kind="email" autocomplete="email" maxlength=254 required=true />
                        <button class="primary" type="submit">{texts.get("track-button")}</button>
                    </form>
                </div>
            </Document>
        }
    });
    ui::html(status, document)
}
