//! Forms that bring files: `multipart/form-data`, read from a body that is there as a whole.

use edge::Context;
use http::header;
use kernel::{ErrorCode, Problem};
use serde::de::DeserializeOwned;

/// The most parts that a form has: a product of 100 variants has some hundred fields.
const MOST_PARTS: usize = 2_000;

/// A file as the browser sent it. What it says of itself is not believed: look at its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePart {
    /// As it is called on the sender's machine; for words only.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl FilePart {
    /// True for what a browser sends of a file field that was left alone.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty() && self.name.is_empty()
    }
}

/// The fields of a form, in their order.
#[derive(Debug, Default)]
pub struct Multipart {
    texts: Vec<(String, String)>,
    files: Vec<(String, FilePart)>,
}

impl Multipart {
    /// The texts by the names of their fields.
    pub fn texts(&self) -> &[(String, String)] {
        &self.texts
    }

    /// Reads the texts as any other form is read.
    ///
    /// # Errors
    /// `invalid_request` for a form of another shape.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        crate::parse_query(&crate::to_query(&self.texts))
    }

    /// The files of a field.
    pub fn take_files(&mut self, field: &str) -> Vec<FilePart> {
        let (own, others) = std::mem::take(&mut self.files).into_iter().partition(|(name, _)| name == field);
        self.files = others;
        let own: Vec<(String, FilePart)> = own;
        own.into_iter().map(|(_, file)| file).collect()
    }
}

/// Reads a posted form that may bring files.
///
/// # Errors
/// `unsupported_media_type` for anything else, `malformed_request` for a body that breaks off or is none.
pub fn parse_multipart(context: &Context, body: &[u8]) -> Result<Multipart, Problem> {
    let kind = context.header(header::CONTENT_TYPE.as_str()).unwrap_or_default();
    let boundary = boundary(kind).ok_or(ErrorCode::UnsupportedMediaType)?;
    read(body, boundary).ok_or_else(|| ErrorCode::MalformedRequest.into())
}

/// The line between parts, of `multipart/form-data; boundary=…`.
fn boundary(kind: &str) -> Option<&str> {
    let (kind, parameters) = kind.split_once(';')?;
    let is_form = kind.trim().eq_ignore_ascii_case("multipart/form-data");
    let boundary = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("boundary="))?;
    let boundary = boundary.trim_matches('"');
    (is_form && (1..=70).contains(&boundary.len())).then_some(boundary)
}

fn read(body: &[u8], boundary: &str) -> Option<Multipart> {
    let line = format!("\r\n--{boundary}");
    let mut form = Multipart::default();
    let mut rest = body.strip_prefix(line.strip_prefix("\r\n")?.as_bytes())?;
    for _ in 0..=MOST_PARTS {
        if rest.starts_with(b"--") {
            return Some(form);
        }
        let part = rest.strip_prefix(b"\r\n")?;
        let end = find(part, line.as_bytes())?;
        let (part, after) = part.split_at_checked(end)?;
        rest = after.get(line.len()..)?;
        let head_end = find(part, b"\r\n\r\n")?;
        let (head, content) = (part.get(..head_end)?, part.get(head_end + 4..)?);
        let (field, file) = disposition(std::str::from_utf8(head).ok()?)?;
        match file {
            Some(name) => form.files.push((field, FilePart { name, bytes: content.to_vec() })),
            None => form.texts.push((field, String::from_utf8(content.to_vec()).ok()?)),
        }
    }
    None
}

/// The field and, for a file, its name.
fn disposition(head: &str) -> Option<(String, Option<String>)> {
    let line = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("content-disposition").then_some(value)
    })?;
    let field = parameter(line, "; name=\"")?;
    // Only the last part of a path, and not too much of it.
    let short = |name: String| {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        last.chars().filter(|c| !c.is_control()).take(80).collect()
    };
    Some((field, parameter(line, "; filename=\"").map(short)))
}

/// A quoted value; browsers write a quote in it as `%22`.
fn parameter(line: &str, name: &str) -> Option<String> {
    let (_, value) = line.split_once(name)?;
    Some(value.split_once('"')?.0.replace("%22", "\""))
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        from += text.get(from..)?.iter().position(|byte| *byte == first)?;
        if text.get(from..)?.starts_with(wanted) {
            return Some(from);
        }
        from += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(head: &str, content: &[u8]) -> Vec<u8> {
        let head = format!("--xyz\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        [head.as_bytes(), content, b"\r\n"].concat()
    }

    #[test]
    fn a_form_brings_texts_and_files_byte_by_byte() {
        // Something that looks like the line between parts, and is none.
        let picture = b"\x89PNG\r\n\r\n--xy\r\n\0";
        let body = [
            part("name=\"alt\"", "Grün".as_bytes()),
            part("name=\"pictures\"; filename=\"C:\\x\\a%22b.png\"\r\nContent-Type: image/png", picture),
            part("name=\"pictures\"; filename=\"\"", b""),
            b"--xyz--\r\n".to_vec(),
        ];
        let mut form = read(&body.concat(), "xyz").unwrap();
        assert_eq!(form.texts(), [("alt".to_owned(), "Grün".to_owned())]);
        let same: std::collections::BTreeMap<String, String> = form.parse().unwrap();
        assert_eq!(same["alt"], "Grün");
        let files = form.take_files("pictures");
        assert_eq!((files[0].name.as_str(), files[0].bytes.as_slice()), ("a\"b.png", picture.as_slice()));
        assert!(files[1].is_empty() && files.len() == 2);
    }

    #[test]
    fn what_breaks_off_or_never_ends_is_refused() {
        let whole = [part("name=\"a\"", b"1"), b"--xyz--".to_vec()].concat();
        assert!(read(&whole, "xyz").is_some());
        for end in 0..whole.len() {
            assert!(read(&whole[..end], "xyz").is_none(), "{end}");
        }
        let many = [part("name=\"a\"", b"1").repeat(MOST_PARTS + 2), b"--xyz--".to_vec()].concat();
        assert!(read(&many, "xyz").is_none());
        assert!(read(b"--xyz\r\nX: y\r\n\r\n1\r\n--xyz--", "xyz").is_none());
    }

    #[test]
    fn only_forms_with_a_line_between_parts_are_read() {
        assert_eq!(boundary("multipart/form-data; boundary=----Web1"), Some("----Web1"));
        assert_eq!(boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), Some("a b"));
        for kind in [
            "",
            "text/plain",
            "multipart/form-data",
            "multipart/mixed; boundary=a",
            "multipart/form-data; boundary=",
        ] {
            assert_eq!(boundary(kind), None, "{kind}");
        }
    }
}
