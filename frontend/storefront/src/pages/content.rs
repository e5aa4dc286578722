//! The shop's own words: delivery, returns, imprint, privacy, as the staff wrote them.

use crate::{
    layout::{Document, Head},
    site::{App, Frame, Visit},
};
use contract::{
    Unit,
    cart::{self, GetContentPage, Settings},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use std::{fmt::Display, rc::Rc};

/// `GET /pages/{slug}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug = call.params.get("slug").to_owned();
    let path: [&dyn Display; 1] = [&slug];
    let asked = GetContentPage { locale: Some(Visit::of(&call).texts.locale) };
    let page = app.cart.call(&call.caller, &cart::GET_PAGE, &path, &asked, &Unit {});
    let (frame, page) = futures::join!(Frame::load(&app, &call), page);
    let (visit, page) = (frame.visit.clone(), page?);
    let blocks = blocks(&filled(&page.body, &frame.store_name(), frame.store.as_deref().ok()));
    let first = blocks.iter().find_map(|block| match block {
        Block::Paragraph(spans) => Some(plain(spans)),
        _ => None,
    });
    let head = Head {
        title: page.title.clone(),
        description: first.map(|text| text.chars().take(200).collect()),
        index: true,
        ..Head::default()
    };
    let shown = visit.clone();
    let document = ui::render(move || {
        let content = blocks.into_iter().map(|block| show_block(&shown, block)).collect_view();
        view! {
            <Document frame head>
                <article class="prose">
                    <h1>{page.title}</h1>
                    {content}
                </article>
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
}

/// A piece of text, with where it leads if it is a link.
#[derive(Clone, Debug, PartialEq)]
struct Span {
    text: String,
    href: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Block {
    Heading(String),
    Paragraph(Vec<Span>),
    List(Vec<Vec<Span>>),
}

/// The text with the store's name, address and mail where the staff named them, so that they are written down once: in
/// the settings. Where these are not known, the place stays empty.
fn filled(body: &str, name: &str, store: Option<&Settings>) -> String {
    let (address, mail) =
        store.map_or(("", ""), |store| (store.postal_address.as_str(), store.contact_email.as_str()));
    // Mail addresses have none of the signs of a link's syntax.
    let mail = if mail.is_empty() { String::new() } else { format!("[{mail}](mailto:{mail})") };
    body.replace("{store_name}", name).replace("{postal_address}", address).replace("{contact_email}", &mail)
}

/// Reads the staff's plain text: blank lines between blocks, `## ` headings, `- ` lists, `[text](/path)` links.
fn blocks(body: &str) -> Vec<Block> {
    let body = body.replace("\r\n", "\n");
    let texts = body.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    texts
        .map(|text| {
            if let Some(heading) = text.strip_prefix("## ") {
                Block::Heading(heading.to_owned())
            } else if text.lines().all(|line| line.starts_with("- ")) {
                Block::List(text.lines().map(|line| spans(line.trim_start_matches("- "))).collect())
            } else {
                Block::Paragraph(spans(text))
            }
        })
        .collect()
}

/// Text with links. Only paths of this shop, whole https addresses and mail addresses are links; anything else stays text.
fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let link = after.split_once("](").and_then(|(label, target)| {
            let (href, beyond) = target.split_once(')')?;
            let own = href.starts_with('/') && !href.starts_with("//") && !href.contains('\\');
            let elsewhere = href.starts_with("https://") || href.starts_with("mailto:");
            (own || elsewhere).then_some((label, href, beyond))
        });
        if let Some((label, href, beyond)) = link {
            if !plain.is_empty() {
                spans.push(Span { text: std::mem::take(&mut plain), href: None });
            }
            spans.push(Span { text: label.to_owned(), href: Some(href.to_owned()) });
            rest = beyond;
        } else {
            plain.push('[');
            rest = after;
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        spans.push(Span { text: plain, href: None });
    }
    spans
}

fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

fn show_spans(visit: &Visit, spans: Vec<Span>) -> AnyView {
    let shown = spans.into_iter().map(|span| match span.href {
        Some(href) => {
            let href = if href.starts_with('/') { visit.link(&href) } else { href };
            view! { <a href=href>{span.text}</a> }.into_any()
        }
        None => span.text.into_any(),
    });
    shown.collect_view().into_any()
}

fn show_block(visit: &Visit, block: Block) -> AnyView {
    match block {
        Block::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
        Block::Paragraph(spans) => view! { <p>{show_spans(visit, spans)}</p> }.into_any(),
        Block::List(items) => {
            let items = items.into_iter().map(|item| view! { <li>{show_spans(visit, item)}</li> });
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lists_and_links_are_read() {
        let read = blocks("See [your order](/orders/track).\n\n## Costs\n\n- Standard\n- Express");
        let link = Span { text: "your order".into(), href: Some("/orders/track".into()) };
        let Block::Paragraph(first) = &read[0] else { panic!("{read:?}") };
        assert_eq!(first[1], link);
        assert_eq!(read[1], Block::Heading("Costs".into()));
        assert!(matches!(&read[2], Block::List(items) if items.len() == 2));
    }

    #[test]
    fn the_stores_own_data_stand_where_the_staff_name_them() {
        let store: Settings = serde_json::from_value(serde_json::json!({
            "store_name": "Kontor", "currency": "EUR", "countries": ["DE"], "tax_included": true, "tax_rates": [],
            "contact_email": "post@kontor.test", "postal_address": "Kontor GmbH\nAm Hafen 1",
        }))
        .unwrap();
        let body = "{store_name}\n{postal_address}\n\nWrite to {contact_email}.";
        let read = blocks(&filled(body, "Kontor", Some(&store)));
        let Block::Paragraph(address) = &read[0] else { panic!("{read:?}") };
        assert_eq!(plain(address), "Kontor\nKontor GmbH\nAm Hafen 1");
        let Block::Paragraph(words) = &read[1] else { panic!("{read:?}") };
        assert_eq!(words[1].href.as_deref(), Some("mailto:post@kontor.test"));
        assert_eq!(filled("Write to {contact_email}.", "Kontor", None), "Write to .");
    }

    #[test]
    fn what_could_run_or_lead_astray_stays_text() {
        for text in
            ["[x](javascript:alert(1))", "[x](//evil.example)", "[x](/\\evil.example)", "a [b", "[a](b"]
        {
            assert!(spans(text).iter().all(|span| span.href.is_none()), "{text}");
            assert_eq!(plain(&spans(text)), text);
        }
    }
}
