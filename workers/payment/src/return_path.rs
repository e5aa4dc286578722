//! Where a provider may send a browser back to.

/// True for a path of this shop: one `/`, then nothing that a browser could take for another host.
pub fn is_valid(path: &str) -> bool {
    let mut bytes = path.bytes();
    bytes.next() == Some(b'/')
        && !matches!(bytes.next(), Some(b'/' | b'\\'))
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for path in
            ["//evil.test", "/\\evil.test", "https://evil.test", "", "a", "/a\\b", "/a\nb", "/a b", "/\t/x"]
        {
            assert!(!is_valid(path), "{path:?}");
        }
        for path in ["/", "/checkout/return?order=1#top", "/de/kasse"] {
            assert!(is_valid(path), "{path:?}");
        }
    }
}
