//! Makes the OpenAPI 3.1 document and the list of error codes from the contract's route tables.
//!
//! `cargo xtask openapi` writes both; a test fails while the committed files differ from what it would write.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod errors;
mod examples;
mod operation;

#[cfg(test)]
mod tests;

pub use errors::errors_markdown;

use contract::Service;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// Where the document lies, below the project's root.
pub const DOCUMENT: &str = "docs/openapi/shopsphere.json";
/// Where the list of error codes lies, below the project's root.
pub const ERRORS: &str = "docs/ERRORS.md";

/// The OpenAPI document.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let problem = errors::problem_schema(&mut generator);
    let mut paths: Map<String, Value> = Map::new();
    for row in contract::routes().into_iter().filter(|row| row.route.is_public()) {
        let operation = operation::operation(&row, &mut generator);
        let path = paths.entry(row.route.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(row.route.method.as_str().to_lowercase(), operation);
        }
    }
    paths.extend(operation::own_paths());
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Problem".to_owned(), problem);
    // No body, no query: it is never referred to.
    schemas.remove("Unit");
    json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "ShopSphere",
            "version": "1",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
            "description": INTRODUCTION,
        },
        "servers": [{"url": "/api/v1"}],
        "tags": Service::ALL.map(tag),
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "The `access_token` of a sign-in.",
                },
            },
            "parameters": operation::shared_parameters(),
            "headers": operation::shared_headers(),
            "responses": errors::shared_responses(),
        },
    })
}

const INTRODUCTION: &str = "\
The shop's HTTP API. JSON in snake_case; unknown members of a request are refused. Money is \
`{\"amount\": 1999, \"currency\": \"EUR\"}` in minor units, times are RFC 3339 in UTC. Lists take `limit` (1–100, 24 \
unless said) and `cursor`, and answer `items`, `next_cursor` and `prev_cursor`.

Whatever fails answers `application/problem+json` (RFC 9457) with a stable `code`; docs/ERRORS.md lists them. Every \
answer carries `X-Request-Id` and `X-RateLimit-Limit`; 429 adds `Retry-After`. Reads carry an `ETag` and answer \
`If-None-Match` with 304.

The id of a guest's cart, and the token of an order, are the permission to use them: keep them secret.";

fn tag(service: Service) -> Value {
    let description = match service {
        Service::User => "Accounts, sign-in, addresses.",
        Service::Product => "The catalog.",
        Service::Search => "Search and suggestions.",
        Service::Cart => "Carts, shipping options, totals.",
        Service::Order => "Checkout, orders, fulfilment.",
        Service::Payment => "What payment providers call.",
        Service::Inventory => "Stock.",
        Service::Promotion => "Promotions and coupons.",
        Service::Notification => "Mails.",
    };
    json!({"name": service.name(), "description": description})
}

/// A document as it is committed: indented, members sorted, so that it does not depend on how the program was built.
pub fn to_text(document: &Value) -> String {
    let mut text = serde_json::to_string_pretty(&sorted(document)).unwrap_or_default();
    text.push('\n');
    text
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut names: Vec<_> = members.iter().collect();
            names.sort_by_key(|(name, _)| name.as_str());
            Value::Object(names.into_iter().map(|(name, value)| (name.clone(), sorted(value))).collect())
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}
