//! What the gateway's answers and those of all Workers have in common.

use crate::Context;
use client::Bytes;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{ErrorCode, Problem};
use xxhash_rust::xxh3::xxh3_64;

/// The `ETag` of a body: it changes with every byte of it.
pub fn etag(body: &[u8]) -> String {
    format!("\"{:016x}\"", xxh3_64(body))
}

/// RFC 9110 §13.1.2: `If-None-Match` is a list of tags, weak ones compare equal.
pub fn matches_etag(known: &str, etag: &str) -> bool {
    known.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == etag || tag == "*")
}

/// A problem as `application/problem+json`.
pub fn problem_response(problem: &Problem, context: &Context) -> Response<Bytes> {
    let path = context.header(client::PUBLIC_PATH).unwrap_or(&context.path);
    problem_document(problem, path, &context.caller.request_id)
}

/// A problem as `application/problem+json`, about the request of this path and id.
pub fn problem_document(problem: &Problem, path: &str, request_id: &str) -> Response<Bytes> {
    let document = problem.to_json(path, request_id);
    let mut response = Response::new(document.to_string().into_bytes());
    *response.status_mut() =
        StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    match problem.code {
        ErrorCode::Unauthenticated => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        ErrorCode::InvalidToken => {
            let challenge = HeaderValue::from_static("Bearer error=\"invalid_token\"");
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        // Limits count by the minute.
        ErrorCode::RateLimited => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        }
        ErrorCode::MethodNotAllowed => {
            let methods =
                problem.extra.get("allow").and_then(serde_json::Value::as_array).into_iter().flatten();
            let methods = methods.filter_map(serde_json::Value::as_str).collect::<Vec<_>>().join(", ");
            if let Ok(methods) = HeaderValue::from_str(&methods) {
                headers.insert(header::ALLOW, methods);
            }
        }
        _ => {}
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_known_by_its_tag_among_others_and_weakly() {
        let tag = etag(b"hello");
        assert_ne!(tag, etag(b"hallo"));
        for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            assert!(matches_etag(&known, &tag), "{known}");
        }
        assert!(!matches_etag("\"other\"", &tag));
    }

    #[test]
    fn a_refusal_says_in_its_headers_what_to_do() {
        let header = |code: ErrorCode, name: &str| {
            problem_document(&code.into(), "/x", "req_1")
                .headers()
                .get(name)
                .map(|v| v.to_str().unwrap().to_owned())
        };
        assert_eq!(header(ErrorCode::RateLimited, "retry-after").as_deref(), Some("60"));
        assert_eq!(header(ErrorCode::Unauthenticated, "www-authenticate").as_deref(), Some("Bearer"));
        let invalid = header(ErrorCode::InvalidToken, "www-authenticate");
        assert_eq!(invalid.as_deref(), Some("Bearer error=\"invalid_token\""));
        assert_eq!(header(ErrorCode::NotFound, "retry-after"), None);
    }
}
