//! What a request says, in its type, or everything that is wrong with it, in words.

use kernel::{ErrorCode, FieldError, Problem};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

/// How many fields are named at once.
const MOST_NAMED: usize = 16;
/// How often a body is looked at again for what else is wrong with it.
const MOST_LOOKS: usize = 24;
/// Of a longer body only the first error is named: it is not worth reading again and again.
const LOOKED_AT_AGAIN: usize = 16 * 1024;

/// A JSON body in its type.
///
/// # Errors
/// `malformed_request` for what is no JSON, `invalid_request` that names the fields that are wrong.
pub fn parse_json<B: DeserializeOwned>(body: &[u8]) -> Result<B, Problem> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let parsed = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = json_pointer(error.path());
        let error = error.into_inner();
        if error.classify() != serde_json::error::Category::Data {
            return Problem::new(ErrorCode::MalformedRequest).detail("The body is not valid JSON.");
        }
        // serde_json appends where in the text it stopped, which the pointer says better.
        let text = error.to_string();
        let first = said(path, without_position(&text));
        let again = (body.len() <= LOOKED_AT_AGAIN).then(|| serde_json::from_slice(body).ok()).flatten();
        let mut errors = again.map(|body| all_wrong::<B>(body)).unwrap_or_default();
        if errors.is_empty() {
            errors.push(first);
        }
        let detail = errors.first().map(|error| error.detail.clone()).unwrap_or_default();
        Problem { errors, ..Problem::new(ErrorCode::InvalidRequest).detail(detail) }
    })?;
    json.end()
        .map_err(|_| Problem::new(ErrorCode::MalformedRequest).detail("The body is not one JSON value."))?;
    // serde takes an array for an object whose members stand in the order of their declaration, which is no contract.
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(Problem::invalid("", "invalid", "The body is a JSON object."));
    }
    Ok(parsed)
}

/// A query's members in their type.
///
/// # Errors
/// `invalid_request` that names the member.
pub fn parse_query<Q: DeserializeOwned>(query: &str) -> Result<Q, Problem> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    serde_path_to_error::deserialize(serde_html_form::Deserializer::new(pairs)).map_err(|error| {
        let path = json_pointer(error.path());
        let FieldError { pointer, code, detail } = said(path, &error.into_inner().to_string());
        Problem::invalid(format!("?{}", pointer.trim_start_matches('/')), &code, detail)
    })
}

/// Everything that is wrong with a body, as far as it can be told: reading it stops at the first error, so that is put
/// right by something that is taken, and the body read once more. What is named is wrong in any case; what no value of
/// [`stand_ins`] puts right hides what comes after it.
fn all_wrong<B: DeserializeOwned>(mut body: Value) -> Vec<FieldError> {
    let mut errors: Vec<FieldError> = Vec::new();
    for _ in 0..MOST_LOOKS {
        let Some(error) = first_wrong::<B>(&body).filter(|_| errors.len() < MOST_NAMED) else { break };
        if !put_right::<B>(&mut body, &error) {
            errors.push(error);
            break;
        }
        // What is wrong with a stand-in was not sent.
        let is_within = |known: &FieldError| {
            error
                .pointer
                .strip_prefix(&known.pointer)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if !errors.iter().any(is_within) {
            errors.push(error);
        }
    }
    errors
}

fn first_wrong<B: DeserializeOwned>(body: &Value) -> Option<FieldError> {
    let error = serde_path_to_error::deserialize::<_, B>(body).err()?;
    let path = json_pointer(error.path());
    Some(said(path, &error.into_inner().to_string()))
}

/// Values of which one is taken where most fields stand.
fn stand_ins() -> [Value; 6] {
    let (number, text) = (Value::from(1), Value::from("someone@example.com"));
    [
        text,
        number,
        Value::from(true),
        Value::Array(Vec::new()),
        Value::Object(serde_json::Map::new()),
        "DE".into(),
    ]
}

/// Changes the body so that this is not wrong with it any more; false where it is after all.
fn put_right<B: DeserializeOwned>(body: &mut Value, error: &FieldError) -> bool {
    let Some((parent, name)) = error.pointer.rsplit_once('/') else { return false };
    let name = name.replace("~1", "/").replace("~0", "~");
    let is_other = |body: &Value| first_wrong::<B>(body).is_none_or(|next| next.pointer != error.pointer);
    if let Some(Value::Object(members)) = body.pointer_mut(parent)
        && members.remove(&name).is_some()
        && is_other(body)
    {
        return true;
    }
    stand_ins().into_iter().any(|value| {
        match body.pointer_mut(parent) {
            Some(Value::Object(members)) => {
                members.insert(name.clone(), value);
            }
            Some(Value::Array(items)) => {
                match name.parse::<usize>().ok().and_then(|index| items.get_mut(index)) {
                    Some(item) => *item = value,
                    None => return false,
                }
            }
            _ => return false,
        }
        is_other(body)
    })
}

/// The text of an error without the ` at line 1 column 2` at its end. What was sent may say such words before it.
fn without_position(text: &str) -> &str {
    text.rsplit_once(" at line ").map_or(text, |(text, _)| text)
}

/// What was sent instead, and the list of what there is: ours, since what was sent ends where the last list begins.
fn sent_and_known(rest: &str) -> (&str, String) {
    let (sent, known) = rest.rsplit_once("`, expected ").unwrap_or_else(|| {
        // Nothing is expected at all.
        (rest.rsplit_once("`, ").map_or(rest, |(sent, _)| sent), "")
    });
    (sent, known.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(", "))
}

/// What should have been sent, of an error that names it in Rust's words. What was sent comes before that.
fn what_is_expected(text: &str) -> Option<&'static str> {
    if !(text.starts_with("invalid type: ") || text.starts_with("invalid value: ")) {
        return None;
    }
    let (_, expected) = text.rsplit_once(", expected ")?;
    Some(match expected {
        "a nonzero u8" | "a nonzero u16" | "a nonzero u32" | "a nonzero u64" => "a whole number, at least 1",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, at least 0",
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        "a string" | "a borrowed string" => "a text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" => "an object",
        _ if expected.starts_with("struct ") => "an object",
        _ => return None,
    })
}

/// An error of serde's in words, at its field. The path of what is missing is that of what it is missing in.
fn said(path: String, text: &str) -> FieldError {
    let (pointer, code, detail) = if let Some(rest) = text.strip_prefix("missing field `") {
        let name = rest.split('`').next().unwrap_or_default();
        (format!("{path}/{name}"), "required", format!("`{name}` is required."))
    } else if let Some(rest) = text.strip_prefix("unknown variant `") {
        let name = path.rsplit('/').next().filter(|name| name.parse::<usize>().is_err() && !name.is_empty());
        let name = name.map_or_else(|| "This".to_owned(), |name| format!("`{name}`"));
        let (_, values) = sent_and_known(rest);
        (path, "invalid", format!("{name} is one of: {values}."))
    } else if let Some(rest) = text.strip_prefix("unknown field `") {
        let (name, names) = sent_and_known(rest);
        let known = if names.is_empty() { String::new() } else { format!(" What there is: {names}.") };
        (path, "invalid", format!("There is no `{name}` here.{known}"))
    } else if let Some(words) = what_is_expected(text) {
        (path, "invalid", format!("Must be {words}."))
    } else {
        (path, "invalid", text.to_owned())
    };
    FieldError { pointer, code: code.to_owned(), detail }
}

fn json_pointer(path: &Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{
        cart::AddLine,
        product::ListAdminProducts,
        user::{Login, Register},
    };
    use kernel::VariantId;

    fn wrong<B: DeserializeOwned>(body: &str) -> Vec<(String, String)> {
        let problem = parse_json::<B>(body.as_bytes()).err().unwrap();
        assert_eq!(problem.code, ErrorCode::InvalidRequest);
        problem.errors.into_iter().map(|error| (error.pointer, error.code)).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect()
    }

    #[test]
    fn all_that_is_wrong_with_a_body_is_named_at_once() {
        assert_eq!(
            wrong::<Register>(r#"{"email": "x"}"#),
            pairs(&[("/email", "invalid"), ("/password", "required"), ("/name", "required")])
        );
        assert_eq!(
            wrong::<Register>(r#"{"hack": 1, "email": "a@b.de", "password": "short", "name": "Ada"}"#),
            pairs(&[("/hack", "invalid"), ("/password", "invalid")])
        );
        assert_eq!(wrong::<Login>("{}"), pairs(&[("/email", "required"), ("/password", "required")]));
    }

    #[test]
    fn what_was_not_sent_is_missing_as_a_whole() {
        let found = wrong::<contract::order::CheckoutRequest>(r#"{"email": "a@b.de"}"#);
        assert!(found.contains(&("/shipping_address".to_owned(), "required".to_owned())), "{found:?}");
        assert!(found.iter().all(|(pointer, _)| !pointer.starts_with("/shipping_address/")), "{found:?}");
    }

    #[test]
    fn what_a_field_may_be_is_said_in_words() {
        let problem = parse_query::<ListAdminProducts>("status=sold").err().unwrap();
        assert_eq!(problem.detail, "`status` is one of: draft, active, archived.");
        assert_eq!(problem.errors[0].pointer, "?status");
        let body = r#"{"email": "a@b.de", "password": "long enough", "name": "Ada", "locale": "xx"}"#;
        let problem = parse_json::<Register>(body.as_bytes()).err().unwrap();
        assert_eq!(problem.detail, "`locale` is one of: en, de.");
        for quantity in ["0", "-1", "1.5", "\"x\"", "\"1, expected u32\""] {
            let body = format!(r#"{{"variant_id": "{}", "quantity": {quantity}}}"#, VariantId::from_bits(1));
            let problem = parse_json::<AddLine>(body.as_bytes()).err().unwrap();
            assert_eq!(problem.errors[0].pointer, "/quantity");
            assert_eq!(problem.detail, "Must be a whole number, at least 1.", "{quantity}");
        }
        let problem = parse_json::<Login>(br#"{"email": 1, "password": "long enough"}"#).err().unwrap();
        assert_eq!(problem.detail, "Must be a text.");
        let problem = parse_json::<Login>(br#"{"hack": 1}"#).err().unwrap();
        assert_eq!(problem.detail, "There is no `hack` here. What there is: email, password, cart_id.");
    }

    #[test]
    fn what_was_sent_does_not_say_what_there_is() {
        let detail = |body: &str| parse_json::<Login>(body.as_bytes()).err().unwrap().detail;
        let known = "What there is: email, password, cart_id.";
        for name in ["lo`ca`le", "x`, expected one of `y`, `z`", "x at line 3 column 4"] {
            assert_eq!(detail(&format!(r#"{{"{name}": 1}}"#)), format!("There is no `{name}` here. {known}"));
        }
        for value in ["x`y`z", "x`, expected `y` or `z", "x at line 3 column 4"] {
            let padding = "a".repeat(LOOKED_AT_AGAIN);
            // The first error of a long body, too, which is not looked at again.
            for name in ["Ada", &padding] {
                let body = format!(
                    r#"{{"locale": "{value}", "email": "a@b.de", "password": "long enough", "name": "{name}"}}"#
                );
                let problem = parse_json::<Register>(body.as_bytes()).err().unwrap();
                assert_eq!(problem.errors[0].detail, "`locale` is one of: en, de.", "{value}");
            }
        }
        let problem = parse_query::<ListAdminProducts>("status=x%60y%60z").err().unwrap();
        assert_eq!(problem.detail, "`status` is one of: draft, active, archived.");
    }

    #[test]
    fn a_long_body_is_read_once() {
        let long = format!(r#"{{"email": "x", "name": "{}"}}"#, "a".repeat(LOOKED_AT_AGAIN));
        assert_eq!(wrong::<Register>(&long), pairs(&[("/email", "invalid")]));
    }

    #[test]
    fn a_member_that_is_there_twice_is_refused() {
        let twice = r#"{"email": "a@b.de", "email": "b@b.de", "password": "long enough"}"#;
        assert_eq!(wrong::<Login>(twice).len(), 1);
    }
}
