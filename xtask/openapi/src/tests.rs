use crate::{DOCUMENT, ERRORS, document, errors_markdown, examples, operation::takes_body, to_text};
use contract::{Access, Endpoint, Service, cart, order, product, user};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{collections::BTreeSet, path::Path};

fn committed(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn the_committed_document_is_what_the_code_says() {
    assert!(committed(DOCUMENT) == to_text(&document()), "run `cargo xtask openapi` and commit {DOCUMENT}");
    assert!(committed(ERRORS) == errors_markdown(), "run `cargo xtask openapi` and commit {ERRORS}");
}

#[test]
fn every_operation_has_an_id_of_its_own() {
    let mut seen = BTreeSet::new();
    for row in contract::routes() {
        let id = row.route.operation;
        assert!(seen.insert(id), "{id} twice");
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{id}");
    }
}

#[test]
fn no_request_has_two_owners() {
    let mut methods = BTreeSet::new();
    let mut paths = matchit::Router::new();
    let mut known = BTreeSet::new();
    for route in contract::routes().iter().map(|row| row.route).filter(contract::Route::is_public) {
        assert!(
            methods.insert((route.method.as_str(), route.path)),
            "{} {} twice",
            route.method.as_str(),
            route.path
        );
        if known.insert(route.path) {
            paths.insert(route.path, ()).unwrap_or_else(|error| panic!("{}: {error}", route.path));
        }
    }
}

#[test]
fn every_row_belongs_to_the_service_of_its_table() {
    let tables = [
        (Service::User, user::routes()),
        (Service::Product, product::routes()),
        (Service::Search, contract::search::routes()),
        (Service::Cart, cart::routes()),
        (Service::Order, order::routes()),
        (Service::Payment, contract::payment::routes()),
        (Service::Inventory, contract::inventory::routes()),
        (Service::Promotion, contract::promotion::routes()),
        (Service::Notification, contract::notification::routes()),
    ];
    assert_eq!(tables.len(), Service::ALL.len());
    let rows: usize = tables.iter().map(|(_, rows)| rows.len()).sum();
    assert_eq!(rows, contract::routes().len());
    for (service, rows) in tables {
        assert!(rows.iter().all(|row| row.route.service == service), "{service:?}");
    }
}

#[test]
fn what_is_internal_lies_below_internal_and_nothing_else_does() {
    for route in contract::routes().iter().map(|row| row.route) {
        let is_below = route.path.starts_with("/internal/v1/");
        assert_eq!(is_below, route.access == Access::Service, "{} {}", route.operation, route.path);
        let is_admin = route.path.starts_with("/admin/");
        assert_eq!(is_admin, matches!(route.access, Access::Staff(_)), "{} {}", route.operation, route.path);
    }
    assert!(!to_text(&document()).contains("/internal/"));
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.len() > 30);
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap_or_else(|| panic!("{reference}"));
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn every_path_parameter_is_described() {
    for (path, item) in document()["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap().iter().filter(|(method, _)| *method != "servers")
        {
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            let named: Vec<_> = parameters
                .iter()
                .filter(|p| p["in"] == "path")
                .map(|p| format!("{{{}}}", p["name"].as_str().unwrap()))
                .collect();
            let wanted: Vec<_> = path.split('/').filter(|segment| segment.starts_with('{')).collect();
            assert_eq!(named, wanted, "{method} {path}");
            assert!(
                parameters.iter().filter(|p| p["in"] == "path").all(|p| p["description"].is_string()),
                "{path}"
            );
        }
    }
}

#[test]
fn permission_and_idempotency_are_said() {
    let document = document();
    let checkout = &document["paths"]["/carts/{id}/checkout"]["post"];
    let parameters = checkout["parameters"].to_string();
    assert!(parameters.contains("RequiredIdempotencyKey"), "{parameters}");
    assert!(checkout["responses"]["202"].is_object() && checkout["responses"]["402"].is_object());
    let create = &document["paths"]["/admin/products"]["post"];
    assert_eq!(create["security"], serde_json::json!([{"bearer": []}]));
    assert_eq!(create["x-permission"], "catalog");
    for status in ["401", "403", "409", "429"] {
        assert!(create["responses"][status].is_object(), "{status}");
    }
}

#[test]
fn every_body_that_is_taken_has_a_schema() {
    let document = document();
    for row in contract::routes().into_iter().filter(|row| row.route.is_public() && takes_body(&row.route)) {
        let operation = &document["paths"][row.route.path][row.route.method.as_str().to_lowercase()];
        assert!(operation.is_object(), "{}", row.route.operation);
        let body = &operation["requestBody"];
        let is_picture = body["content"]["image/png"].is_object();
        assert_eq!(is_picture, row.route.operation == "upload_media");
        assert!(
            is_picture || body.is_null() || !body["content"]["application/json"]["schema"].is_null(),
            "{}",
            row.route.operation
        );
    }
}

#[test]
fn examples_are_what_their_operations_take() {
    fn check<Q, B: DeserializeOwned, R>(endpoint: &Endpoint<Q, B, R>) {
        let operation = endpoint.route.operation;
        let example = examples::request(operation).unwrap_or_else(|| panic!("no example of {operation}"));
        if let Err(error) = serde_json::from_value::<B>(example) {
            panic!("{operation}: {error}");
        }
    }
    check(&user::REGISTER);
    check(&user::LOGIN);
    check(&user::CREATE_ADDRESS);
    check(&cart::CREATE_CART);
    check(&cart::ADD_LINE);
    check(&cart::SET_QUANTITY);
    check(&cart::ADD_COUPON);
    check(&cart::SET_SHIPPING_ADDRESS);
    check(&order::CHECKOUT);
    check(&order::TRACK_ORDER);
    check(&product::CREATE_PRODUCT);
}
