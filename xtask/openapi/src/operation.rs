//! One row of a route table as an OpenAPI operation.

use crate::{errors, examples};
use contract::{Access, Idempotency, Method, Route, TableRow};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use std::path::Path;

const NOTHING: &str = "#/components/schemas/Unit";

/// The operation of a row.
pub fn operation(row: &TableRow, generator: &mut SchemaGenerator) -> Value {
    let route = row.route;
    let [query, body, answer] = (row.schemas)(generator);
    let summary = route.summary.trim();
    let first_sentence = summary.split_inclusive(['.', ';', ':']).next().unwrap_or(summary);
    let mut operation = json!({
        "operationId": route.operation,
        "tags": [route.service.name()],
        "summary": first_sentence.trim_end_matches(['.', ';', ':']),
        "description": summary,
        "security": security(route.access),
        "responses": responses(&route, &answer),
    });
    let parameters = parameters(&route, &query);
    if let Some(members) = operation.as_object_mut() {
        if !parameters.is_empty() {
            members.insert("parameters".to_owned(), parameters.into());
        }
        if route.operation == contract::product::UPLOAD_MEDIA.route.operation {
            members.insert("requestBody".to_owned(), picture(&route));
        } else if takes_body(&route) && !is_nothing(&body) {
            members.insert("requestBody".to_owned(), request_body(&route, &body));
        }
        if let Access::Staff(permission) = route.access {
            members.insert("x-permission".to_owned(), serde_json::to_value(permission).unwrap_or_default());
        }
    }
    operation
}

/// True for methods that have a body.
pub const fn takes_body(route: &Route) -> bool {
    !matches!(route.method, Method::Get | Method::Delete)
}

fn is_nothing(schema: &Schema) -> bool {
    schema.get("$ref").and_then(Value::as_str) == Some(NOTHING)
}

fn security(access: Access) -> Value {
    match access {
        // A token is welcome, but not asked for.
        Access::Anyone | Access::Owner | Access::Service => json!([{}, {"bearer": []}]),
        Access::Customer | Access::Staff(_) => json!([{"bearer": []}]),
    }
}

fn request_body(route: &Route, body: &Schema) -> Value {
    let mut content = json!({"schema": body});
    if let (Some(example), Some(members)) = (examples::request(route.operation), content.as_object_mut()) {
        members.insert("example".to_owned(), example);
    }
    let limit = format!("At most {} KiB.", route.body_limit / 1024);
    json!({"required": true, "description": limit, "content": {"application/json": content}})
}

/// The one body that is no JSON.
fn picture(route: &Route) -> Value {
    let limit = format!("The file's bytes, at most {} KiB.", route.body_limit / 1024);
    let content: Map<String, Value> = ["image/png", "image/jpeg", "image/webp"]
        .map(|kind| (kind.to_owned(), json!({})))
        .into_iter()
        .collect();
    json!({"required": true, "description": limit, "content": content})
}

fn parameters(route: &Route, query: &Schema) -> Vec<Value> {
    let mut parameters = path_parameters(route);
    let members = query.get("properties").and_then(Value::as_object).into_iter().flatten();
    let required: Vec<&str> = query
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (name, schema) in members {
        let mut schema = without_null(schema.clone());
        let description = schema.as_object_mut().and_then(|schema| schema.remove("description"));
        let mut parameter = json!({"name": name, "in": "query", "schema": schema});
        if let Some(parameter) = parameter.as_object_mut() {
            if required.contains(&name.as_str()) {
                parameter.insert("required".to_owned(), true.into());
            }
            if let Some(description) = description {
                parameter.insert("description".to_owned(), description);
            }
        }
        parameters.push(parameter);
    }
    match route.idempotency {
        Idempotency::Ignored => {}
        Idempotency::Accepted => parameters.push(json!({"$ref": "#/components/parameters/IdempotencyKey"})),
        Idempotency::Required => {
            parameters.push(json!({"$ref": "#/components/parameters/RequiredIdempotencyKey"}));
        }
    }
    if route.method == Method::Get {
        parameters.push(json!({"$ref": "#/components/parameters/IfNoneMatch"}));
    }
    parameters
}

/// An absent parameter is left out, not null.
fn without_null(mut schema: Value) -> Value {
    if let Some(kinds) = schema.get_mut("type").and_then(Value::as_array_mut) {
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_slice() {
            let kind = kind.clone();
            if let Some(members) = schema.as_object_mut() {
                members.insert("type".to_owned(), kind);
            }
        }
    }
    if let Some(choices) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        choices.retain(|choice| choice.get("type").and_then(Value::as_str) != Some("null"));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            if let Some(members) = schema.as_object_mut() {
                members.remove("anyOf");
                members.extend(only);
            }
        }
    }
    schema
}

fn path_parameters(route: &Route) -> Vec<Value> {
    let mut before = "";
    let mut parameters = Vec::new();
    for segment in route.path.split('/') {
        if let Some(name) = segment.strip_prefix('{').and_then(|segment| segment.strip_suffix('}')) {
            let mut parameter =
                json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
            if let (Some(text), Some(members)) = (meaning(before, name), parameter.as_object_mut()) {
                members.insert("description".to_owned(), text.into());
            }
            parameters.push(parameter);
        } else {
            before = segment;
        }
    }
    parameters
}

/// What a path's parameter is, by what stands before it.
fn meaning(before: &str, name: &str) -> Option<&'static str> {
    Some(match (before, name) {
        ("carts", _) => "A cart's id, `crt_…`.",
        ("lines", _) => "A line's id, `lin_…`.",
        ("coupons", _) => "A coupon's code.",
        ("orders", _) => "An order's id, `ord_…`.",
        ("draft-orders", _) => "A draft's id: its cart's, `crt_…`.",
        ("fulfillments", _) => "A parcel's id, `ful_…`.",
        ("returns", _) => "A return's id, `ret_…`.",
        ("products", _) => "A product's id, `prd_…`, or its slug.",
        ("variants" | "inventory", _) => "A variant's id, `var_…`.",
        ("locations", _) => "A location's id, `loc_…`.",
        ("addresses", _) => "An address's id, `adr_…`.",
        ("bulk", _) => "A bulk change's id, `evt_…`: the answer to the change names it.",
        ("promotions", _) => "A promotion's id, `prm_…`.",
        ("categories", _) => "A category's slug; for the staff its id, `cat_…`.",
        ("gift-cards", _) => "A gift card's id, `gft_…`.",
        ("customers", _) => "A customer's id, `cus_…`.",
        ("shipping-methods", _) => "A shipping method's id.",
        ("pages", "slug") => "A page's slug.",
        (_, "locale") => "A language tag: `en`, `de`.",
        ("notifications", _) => "A mail's id, `ntf_…`.",
        ("templates", "kind") => {
            "What kind of mail: `order_placed`, `order_shipped`, `order_delivered`, `order_cancelled`, `order_refunded`, `order_edited`, `payment_requested`, `return_requested`, `return_approved`, `return_declined`, `return_received`, `registered`, `password_forgotten`."
        }
        ("payment-methods", "method_id") => {
            "The short name of a way to pay by hand: `bank_transfer`; of a new one small letters, digits and hyphens."
        }
        ("payment-methods", "id") => "A saved card's id at Stripe, `pm_…`.",
        ("payments", "id") => "A payment's id, `pay_…`.",
        ("webhooks", _) => "The payment provider's name.",
        _ => return None,
    })
}

/// Statuses of success beyond the table's, which names the usual one.
fn further_successes(operation: &str) -> &'static [(u16, &'static str)] {
    match operation {
        "checkout" => &[
            (200, "The cart became this order before."),
            (
                202,
                "The provider or the shopper takes time: follow `next_action`, or ask for the order later.",
            ),
        ],
        "complete_draft_order" => &[(200, "The draft became this order before.")],
        _ => &[],
    }
}

fn responses(route: &Route, answer: &Schema) -> Value {
    let mut responses = Map::new();
    let is_empty = route.success == 204 || is_nothing(answer);
    let mut success = |status: u16, description: &str| {
        let mut response = json!({"description": description, "headers": headers(route)});
        if let (false, Some(members)) = (is_empty, response.as_object_mut()) {
            let is_csv = Path::new(route.path).extension().is_some_and(|extension| extension == "csv");
            let kind = if is_csv { "text/csv" } else { "application/json" };
            members.insert("content".to_owned(), json!({kind: {"schema": answer}}));
        }
        responses.insert(status.to_string(), response);
    };
    success(
        route.success,
        match route.success {
            201 => "Created.",
            202 => "Accepted.",
            204 => "Done.",
            _ => "OK.",
        },
    );
    for (status, description) in further_successes(route.operation) {
        success(*status, description);
    }
    if route.method == Method::Get {
        responses.insert(
            "304".to_owned(),
            json!({"description": "Not changed since the `ETag` in `If-None-Match`."}),
        );
    }
    responses.extend(errors::responses(route));
    responses.into()
}

fn headers(route: &Route) -> Value {
    let mut headers = json!({
        "X-Request-Id": {"$ref": "#/components/headers/RequestId"},
        "X-RateLimit-Limit": {"$ref": "#/components/headers/RateLimit"},
    });
    if let Some(members) = headers.as_object_mut() {
        if route.method == Method::Get {
            members.insert("ETag".to_owned(), json!({"$ref": "#/components/headers/ETag"}));
        }
        if route.idempotency != Idempotency::Ignored {
            members
                .insert("Idempotency-Replayed".to_owned(), json!({"$ref": "#/components/headers/Replayed"}));
        }
    }
    headers
}

/// Headers of requests that many operations take.
pub fn shared_parameters() -> Value {
    let key = json!({"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"});
    let text =
        "A repetition with the same key within 24 hours gets the first answer again, and changes nothing.";
    json!({
        "IdempotencyKey": {"name": "Idempotency-Key", "in": "header", "description": text, "schema": key},
        "RequiredIdempotencyKey": {
            "name": "Idempotency-Key", "in": "header", "required": true, "description": text, "schema": key,
        },
        "IfNoneMatch": {
            "name": "If-None-Match", "in": "header", "schema": {"type": "string"},
            "description": "The `ETag` of what the client has.",
        },
    })
}

/// Headers of answers.
pub fn shared_headers() -> Value {
    let text = |description: &str| json!({"description": description, "schema": {"type": "string"}});
    json!({
        "RequestId": text("The request's id: the caller's if it is 8 to 64 of `[A-Za-z0-9_-]`."),
        "RateLimit": {"description": "Requests a minute.", "schema": {"type": "integer"}},
        "ETag": text("Changes with the answer."),
        "Replayed": text("`true` if this is the answer to an earlier request with the same key."),
        "RetryAfter": {"description": "Seconds.", "schema": {"type": "integer"}},
    })
}

/// What the gateway answers itself.
pub fn own_paths() -> Vec<(String, Value)> {
    let path = |operation: &str, summary: &str, failure: Option<&str>| {
        let mut responses = json!({"200": {
            "description": "OK.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        }});
        if let (Some(failure), Some(members)) = (failure, responses.as_object_mut()) {
            members.insert("503".to_owned(), json!({"description": failure}));
        }
        json!({
            "servers": [{"url": "/"}],
            "get": {"operationId": operation, "summary": summary, "security": [{}], "responses": responses},
        })
    };
    vec![
        ("/health".to_owned(), path("get_health", "Whether the shop runs", None)),
        (
            "/ready".to_owned(),
            path(
                "get_ready",
                "Whether every service and database answers",
                Some("One does not; `services` says which."),
            ),
        ),
    ]
}
