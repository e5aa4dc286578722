//! What is read from, and kept out of, a request's headers.

use http::{HeaderMap, HeaderValue, Uri, header};
use kernel::{ErrorCode, Problem};
use std::net::IpAddr;

/// Whatever begins so is said between our own Workers only.
const INTERNAL: &str = "x-shop-";

/// The id that the caller gave its request, if it is 8 to 64 of `[A-Za-z0-9_-]`.
pub fn request_id(headers: &HeaderMap) -> Option<String> {
    let id = text(headers, client::REQUEST_ID)?;
    let is_plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    ((8..=64).contains(&id.len()) && is_plain).then(|| id.to_owned())
}

/// A header's text.
pub fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// The network that a request comes from, as Cloudflare says it and nobody outside can: an IPv4 address, or the first
/// half of an IPv6 address, since one household has 2^64 of those.
pub fn network(headers: &HeaderMap) -> Option<String> {
    Some(match text(headers, "cf-connecting-ip")?.parse().ok()? {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    })
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// The token of `Authorization: Bearer …`; an error for any other scheme.
///
/// # Errors
/// `invalid_token`.
pub fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Problem> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let (scheme, token) =
        value.to_str().ok().and_then(|value| value.split_once(' ')).ok_or(ErrorCode::InvalidToken)?;
    if scheme.eq_ignore_ascii_case("bearer") {
        Ok(Some(token.trim()))
    } else {
        Err(ErrorCode::InvalidToken.into())
    }
}

/// The headers that go on. Who signs in has been seen to: an API request keeps neither token nor cookie, a page keeps
/// its cookies, which hold more than the session.
pub fn forwarded(headers: &HeaderMap, is_page: bool) -> HeaderMap {
    let mut forwarded = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let is_kept = match *name {
            header::AUTHORIZATION | header::CONTENT_LENGTH | header::TRANSFER_ENCODING | header::HOST => {
                false
            }
            header::COOKIE => is_page,
            _ => !name.as_str().starts_with(INTERNAL) && name != client::REQUEST_ID,
        };
        if is_kept {
            forwarded.append(name, value.clone());
        }
    }
    forwarded
}

/// Takes out of an answer what is said between our own Workers only.
pub fn strip(headers: &mut HeaderMap) {
    let internal: Vec<_> =
        headers.keys().filter(|name| name.as_str().starts_with(INTERNAL)).cloned().collect();
    for name in internal {
        headers.remove(name);
    }
}

/// Refuses what another site's page makes a browser send (RFC 6454, Fetch Metadata).
///
/// Browsers say where a request comes from; what says nothing is no browser and has no cookie of a victim's.
///
/// # Errors
/// `cross_origin`.
pub fn refuse_cross_origin(uri: &Uri, headers: &HeaderMap, is_local: bool) -> Result<(), Problem> {
    let refused = Err(ErrorCode::CrossOrigin.into());
    if let Some(site) = headers.get("sec-fetch-site")
        && site != HeaderValue::from_static("same-origin")
        && site != HeaderValue::from_static("none")
    {
        return refused;
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return Ok(()) };
    let Some((scheme, authority)) = origin.to_str().ok().and_then(|origin| origin.split_once("://")) else {
        return refused;
    };
    let is_ours = uri.authority().is_some_and(|ours| ours.as_str().eq_ignore_ascii_case(authority));
    // Locally a proxy may stand between the browser's scheme and ours.
    let is_scheme = is_local || uri.scheme_str() == Some(scheme);
    if is_ours && is_scheme { Ok(()) } else { refused }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    #[test]
    fn a_request_id_is_taken_over_only_if_it_is_harmless() {
        let id = |value| request_id(&headers(&[("x-request-id", value)]));
        assert_eq!(id("abcDEF_-1"), Some("abcDEF_-1".to_owned()));
        for bad in ["short", &"x".repeat(65), "with space", "semi;colon", "quote\"quote"] {
            assert_eq!(id(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_household_is_one_network() {
        let of = |address| network(&headers(&[("cf-connecting-ip", address)]));
        assert_eq!(of("192.0.2.7").as_deref(), Some("192.0.2.7"));
        assert_eq!(of("2001:db8:1:2:3:4:5:6").as_deref(), Some("2001:db8:1:2::/64"));
        assert_eq!(of("2001:db8:1:2::7"), of("2001:db8:1:2:3:4:5:6"));
        assert_eq!((of("nonsense"), network(&HeaderMap::new())), (None, None));
    }

    #[test]
    fn nobody_outside_can_say_who_they_are() {
        let inbound = headers(&[
            ("x-shop-principal", r#"{"kind":"staff"}"#),
            ("X-Shop-Session", "ses_1"),
            ("x-request-id", "evil"),
            ("authorization", "Bearer x"),
            ("cookie", "a=b"),
            ("accept", "*/*"),
        ]);
        let names = |is_page| {
            forwarded(&inbound, is_page).keys().map(|name| name.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(false), ["accept"]);
        assert_eq!(names(true), ["cookie", "accept"]);
    }

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let headers = headers(&[("cookie", "my_shop_session=no; shop_session=yes"), ("cookie", "late=1")]);
        assert_eq!(cookie(&headers, "shop_session"), Some("yes"));
        assert_eq!(cookie(&headers, "late"), Some("1"));
        assert_eq!(cookie(&headers, "session"), None);
    }

    #[test]
    fn only_bearer_tokens_count() {
        let read =
            |value| bearer(&headers(&[("authorization", value)])).map(|token| token.map(str::to_owned));
        assert_eq!(read("bearer abc"), Ok(Some("abc".to_owned())));
        assert!(read("Basic abc").is_err());
        assert!(read("abc").is_err());
        assert_eq!(bearer(&HeaderMap::new()), Ok(None));
    }

    #[test]
    fn another_sites_form_is_refused() {
        let uri: Uri = "https://shop.example/cart".parse().unwrap();
        let check =
            |pairs: &[(&'static str, &str)]| refuse_cross_origin(&uri, &headers(pairs), false).is_ok();
        assert!(check(&[("origin", "https://shop.example"), ("sec-fetch-site", "same-origin")]));
        assert!(check(&[("sec-fetch-site", "none")]));
        assert!(check(&[]));
        assert!(!check(&[("sec-fetch-site", "cross-site")]));
        assert!(!check(&[("sec-fetch-site", "same-site"), ("origin", "https://shop.example")]));
        assert!(!check(&[("origin", "https://evil.example")]));
        assert!(!check(&[("origin", "http://shop.example")]));
        assert!(!check(&[("origin", "https://shop.example:8443")]));
        assert!(!check(&[("origin", "null")]));
    }
}
