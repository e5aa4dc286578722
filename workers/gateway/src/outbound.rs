//! What every answer says besides what it was asked for.

use crate::target::Target;
use http::{HeaderMap, HeaderName, HeaderValue, header};

const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; manifest-src 'self'";
/// Pictures are drawn with styles of their own, and do nothing.
const MEDIA_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// What clients in browsers may read of an API answer besides the plain headers.
const EXPOSED: &str = "ETag, Idempotency-Replayed, Retry-After, X-RateLimit-Limit, X-Request-Id";
/// What they may send.
const ALLOWED: &str = "Authorization, Content-Type, Idempotency-Key, If-None-Match, X-Api-Key, X-Request-Id";

fn default(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

/// Adds what keeps browsers safe; an answer's own policies stay. `target` is none for paths that do not exist.
pub fn secure(headers: &mut HeaderMap, target: Option<Target>, is_https: bool) {
    let policy = match target {
        Some(Target::Media) => MEDIA_POLICY,
        Some(Target::Operation(_) | Target::OpenApi | Target::Health | Target::Ready) | None => API_POLICY,
        Some(_) => PAGE_POLICY,
    };
    default(headers, header::CONTENT_SECURITY_POLICY, policy);
    default(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(headers, header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    default(headers, HeaderName::from_static("permissions-policy"), PERMISSIONS);
    default(headers, header::CACHE_CONTROL, "no-store");
    if is_https {
        default(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}

/// Lets pages of any origin read an API answer. No credentials: the API knows no cookies.
pub fn share(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
}

/// Answers a preflight for a path that takes `methods`.
pub fn allow(headers: &mut HeaderMap, methods: &[&str]) {
    if let Ok(methods) = HeaderValue::from_str(&methods.join(", ")) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods.clone());
        headers.insert(header::ALLOW, methods);
    }
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(ALLOWED));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pages_own_policy_stays() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'self'"));
        secure(&mut headers, Some(Target::Storefront), true);
        assert_eq!(headers[header::CONTENT_SECURITY_POLICY], "default-src 'self'");
        assert!(headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    }

    #[test]
    fn no_page_runs_what_the_shop_did_not_ship() {
        let mut headers = HeaderMap::new();
        secure(&mut headers, Some(Target::Storefront), false);
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("  "), "{policy}");
        assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    }
}
