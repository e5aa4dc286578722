//! The readable page of the OpenAPI document: plain HTML, no scripts.

use serde_json::{Map, Value};
use std::{collections::BTreeMap, fmt::Write};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The page of a document.
pub fn page(document: &str) -> String {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let by_tag = operations(&document);
    let mut page = String::with_capacity(256 << 10);
    let title = text(at(&document, "/info"), "title");
    page.push_str("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width\">");
    page.push_str("<meta name=\"color-scheme\" content=\"light dark\">");
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "<title>{title} API</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/api/docs.css\"></head><body>"
    );
    let _ = write!(page, "<header><h1>{title} API</h1>");
    for paragraph in at(&document, "/info/description").as_str().unwrap_or_default().split("\n\n") {
        let _ = write!(page, "<p>{}</p>", prose(paragraph));
    }
    page.push_str(
        "<p><a href=\"/api/openapi.json\">openapi.json</a></p></header><nav aria-label=\"Operations\">",
    );
    for (tag, operations) in &by_tag {
        let _ = write!(page, "<details><summary>{}</summary><ul>", escape(tag));
        for operation in operations {
            let id = text(operation.value, "operationId");
            let _ =
                write!(page, "<li><a href=\"#{id}\">{}</a></li>", prose(&text(operation.value, "summary")));
        }
        page.push_str("</ul></details>");
    }
    page.push_str("</nav><main>");
    for (tag, operations) in &by_tag {
        let _ = write!(page, "<h2>{}</h2>", escape(tag));
        for operation in operations {
            show_operation(&mut page, &document, operation);
        }
    }
    page.push_str("<h2>Schemas</h2>");
    for (name, schema) in members(at(&document, "/components/schemas")) {
        show_schema(&mut page, name, schema);
    }
    page.push_str("</main></body></html>");
    page
}

struct Operation<'a> {
    method: &'static str,
    path: String,
    value: &'a Value,
}

fn operations(document: &Value) -> BTreeMap<&str, Vec<Operation<'_>>> {
    let prefix = |item: &Value| at(item, "/servers/0/url").as_str() == Some("/");
    let mut by_tag: BTreeMap<&str, Vec<Operation<'_>>> = BTreeMap::new();
    for (path, item) in members(at(document, "/paths")) {
        let path = if prefix(item) { path.clone() } else { format!("{}{path}", crate::target::API) };
        for method in METHODS {
            if let Some(value) = item.get(method) {
                let tag = at(value, "/tags/0").as_str().unwrap_or("shop");
                by_tag.entry(tag).or_default().push(Operation { method, path: path.clone(), value });
            }
        }
    }
    by_tag
}

fn show_operation(page: &mut String, document: &Value, operation: &Operation<'_>) {
    let Operation { method, path, value } = operation;
    let id = text(value, "operationId");
    let _ = write!(
        page,
        "<section id=\"{id}\"><h3><span class=\"method {method}\">{}</span> <code>{}</code></h3><p>{}</p>",
        method.to_uppercase(),
        escape(path),
        prose(at(value, "/description").as_str().or(at(value, "/summary").as_str()).unwrap_or_default()),
    );
    let needs_token = at(value, "/security")
        .as_array()
        .is_some_and(|all| all.iter().all(|one| one.get("bearer").is_some()));
    if needs_token {
        let permission = at(value, "/x-permission")
            .as_str()
            .map(|name| format!(" of staff with <code>{}</code>", escape(name)));
        let _ = write!(page, "<p class=\"access\">Needs a token{}.</p>", permission.unwrap_or_default());
    }
    let parameters: Vec<&Value> = at(value, "/parameters")
        .as_array()
        .into_iter()
        .flatten()
        .map(|parameter| resolve(document, parameter))
        .collect();
    if !parameters.is_empty() {
        page.push_str("<table><caption>Parameters</caption><tr><th>Name</th><th>In</th><th>Type</th><th>Meaning</th></tr>");
        for parameter in parameters {
            let required = if at(parameter, "/required") == true { " <small>required</small>" } else { "" };
            let _ = write!(
                page,
                "<tr><td><code>{}</code>{required}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                text(parameter, "name"),
                text(parameter, "in"),
                kind(at(parameter, "/schema")),
                prose(at(parameter, "/description").as_str().unwrap_or_default()),
            );
        }
        page.push_str("</table>");
    }
    let body = at(value, "/requestBody/content/application~1json");
    if body.is_object() {
        let _ = write!(page, "<p>Body: {}</p>", kind(at(body, "/schema")));
        if let Some(example) = body.get("example") {
            let example = serde_json::to_string_pretty(example).unwrap_or_default();
            let _ = write!(page, "<pre tabindex=\"0\">{}</pre>", escape(&example));
        }
    }
    page.push_str("<table><caption>Answers</caption><tr><th>Status</th><th>Body</th><th>Meaning</th></tr>");
    for (status, response) in members(at(value, "/responses")) {
        let response = resolve(document, response);
        let content =
            members(at(response, "/content")).next().map(|(_, content)| kind(at(content, "/schema")));
        let _ = write!(
            page,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(status),
            content.unwrap_or_default(),
            prose(&at(response, "/description").as_str().unwrap_or_default().replace("\n\n", " ")),
        );
    }
    page.push_str("</table></section>");
}

fn show_schema(page: &mut String, name: &str, schema: &Value) {
    let name = escape(name);
    let _ = write!(page, "<section id=\"schema-{name}\"><h3>{name}</h3>");
    if let Some(description) = at(schema, "/description").as_str() {
        let _ = write!(page, "<p>{}</p>", prose(description));
    }
    if at(schema, "/properties").is_object() {
        let required: Vec<&str> =
            at(schema, "/required").as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        page.push_str("<table><tr><th>Member</th><th>Type</th><th>Meaning</th></tr>");
        for (member, schema) in members(at(schema, "/properties")) {
            let optional = if required.contains(&member.as_str()) { "" } else { " <small>optional</small>" };
            let _ = write!(
                page,
                "<tr><td><code>{}</code>{optional}</td><td>{}</td><td>{}</td></tr>",
                escape(member),
                kind(schema),
                prose(at(schema, "/description").as_str().unwrap_or_default()),
            );
        }
        page.push_str("</table>");
    } else {
        let _ = write!(page, "<p>{}</p>", kind(schema));
    }
    page.push_str("</section>");
}

/// A schema in a few words.
fn kind(schema: &Value) -> String {
    if let Some(reference) = at(schema, "/$ref").as_str() {
        let name = escape(reference.rsplit('/').next().unwrap_or_default());
        return format!("<a href=\"#schema-{name}\">{name}</a>");
    }
    for (choices, between) in [("allOf", " and "), ("anyOf", " or "), ("oneOf", " or ")] {
        if let Some(choices) = schema.get(choices).and_then(Value::as_array) {
            let choices: Vec<_> = choices.iter().map(kind).filter(|kind| !kind.is_empty()).collect();
            return choices.join(between);
        }
    }
    if let Some(constant) = schema.get("const") {
        return format!("<code>{}</code>", escape(&constant.to_string()));
    }
    if let Some(values) = at(schema, "/enum").as_array() {
        let values: Vec<_> =
            values.iter().map(|value| format!("<code>{}</code>", escape(&value.to_string()))).collect();
        return values.join(", ");
    }
    let names: Vec<&str> = match at(schema, "/type") {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let mut words = match schema.get("items") {
        Some(items) => format!("list of {}", kind(items)),
        None => escape(&names.join(" or ")),
    };
    for (member, label) in [
        ("format", ""),
        ("pattern", "pattern "),
        ("minimum", "from "),
        ("maximum", "to "),
        ("maxLength", "at most "),
    ] {
        match schema.get(member) {
            Some(Value::String(value)) => {
                let _ = write!(words, ", {label}<code>{}</code>", escape(value));
            }
            Some(Value::Number(value)) => {
                let _ = write!(words, ", {label}{value}");
            }
            _ => {}
        }
    }
    words
}

fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = at(value, "/$ref").as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}

/// What lies at a JSON pointer, null where nothing does.
fn at<'a>(value: &'a Value, pointer: &str) -> &'a Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn text(value: &Value, name: &str) -> String {
    escape(value.get(name).and_then(Value::as_str).unwrap_or_default())
}

/// A text whose `code` is marked up.
fn prose(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for (index, part) in text.split('`').enumerate() {
        let part = escape(part);
        if index % 2 == 1 {
            let _ = write!(html, "<code>{part}</code>");
        } else {
            html.push_str(&part);
        }
    }
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::own::OPENAPI;

    #[test]
    fn every_operation_and_schema_has_a_place_that_links_lead_to() {
        let page = page(OPENAPI);
        for row in contract::routes().iter().filter(|row| row.route.is_public()) {
            assert!(
                page.contains(&format!("<section id=\"{}\">", row.route.operation)),
                "{}",
                row.route.operation
            );
        }
        let links = page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
        for link in links {
            assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
        }
    }

    #[test]
    fn the_page_runs_nothing_and_needs_nothing_from_elsewhere() {
        let page = page(OPENAPI);
        for forbidden in ["<script", "style=\"", "http://", "//cdn", "onclick", "<style"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn texts_cannot_become_markup() {
        assert_eq!(prose("a `<b>` & \"c\""), "a <code>&lt;b&gt;</code> &amp; &quot;c&quot;");
    }
}
