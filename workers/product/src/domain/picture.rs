//! What an uploaded file is, read from its first and last bytes: what it is called or says of itself elsewhere counts
//! nothing. Its pixels are not decoded.

/// Pixels a side.
const LARGEST: u32 = 8_000;

/// The kinds of pictures that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Png,
    Jpeg,
    Webp,
}

impl Kind {
    /// As the end of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
        }
    }

    /// The kind that an end of a file's name stands for, as its media type.
    pub fn media_type(extension: &str) -> Option<&'static str> {
        Some(match extension {
            "png" => "image/png",
            "jpg" => "image/jpeg",
            "webp" => "image/webp",
            _ => return None,
        })
    }
}

/// Kind, width and height of a picture; none for what is none, was cut off, or is none that browsers show.
pub fn read(bytes: &[u8]) -> Option<(Kind, u32, u32)> {
    let (kind, (width, height)) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (Kind::Png, png(bytes)?)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        (Kind::Jpeg, jpeg(bytes)?)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        (Kind::Webp, webp(bytes)?)
    } else {
        return None;
    };
    if !is_whole(kind, bytes) {
        return None;
    }
    let fits = (1..=LARGEST).contains(&width) && (1..=LARGEST).contains(&height);
    fits.then_some((kind, width, height))
}

/// True if a file ends as its kind does: a PNG and a JPEG have a mark at their end, which cameras may write something
/// behind; a WebP says how long it is.
fn is_whole(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        // Its length, which is none, its name and its checksum.
        Kind::Png => has_near_end(bytes, b"\0\0\0\0IEND\xae\x42\x60\x82"),
        Kind::Jpeg => has_near_end(bytes, &[0xff, 0xd9]),
        Kind::Webp => {
            let length = bytes.get(4..8).and_then(|length| length.try_into().ok()).map(u32::from_le_bytes);
            let length = length.and_then(|length| usize::try_from(length).ok());
            // Of what follows the length itself.
            length.is_some_and(|length| length >= 4 && length <= bytes.len().saturating_sub(8))
        }
    }
}

/// True if a mark is among the last bytes.
fn has_near_end(bytes: &[u8], mark: &[u8]) -> bool {
    /// What is looked through: some tools leave padding or notes behind. Little, since a photograph holds a small
    /// picture of itself, with a mark of its own, near its beginning.
    const TAIL: usize = 4 << 10;
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    tail.windows(mark.len()).any(|window| window == mark)
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let mut at = 2;
    loop {
        // A marker may be preceded by any number of fill bytes.
        if bytes.get(at)? != &0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xff => at += 1,
            // Markers without a segment.
            0x01 | 0xd0..=0xd7 => at += 2,
            // The beginning of a frame, whatever its compression; three of the numbers mean something else.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some((number(at + 7)?, number(at + 5)?));
            }
            // The picture's data begins without one, or the file ends.
            0xd9 | 0xda => return None,
            _ => at += 2 + usize::try_from(number(at + 2)?).ok()?.max(2),
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let byte = |at: usize| bytes.get(at).map(|byte| u32::from(*byte));
    let short = |at: usize| Some(byte(at)? | byte(at + 1)? << 8);
    match bytes.get(12..16)? {
        b"VP8 " => {
            (bytes.get(23..26)? == [0x9d, 0x01, 0x2a]).then_some(())?;
            Some((short(26)? & 0x3fff, short(28)? & 0x3fff))
        }
        b"VP8L" => {
            (byte(20)? == 0x2f).then_some(())?;
            let bits = short(21)? | short(23)? << 16;
            Some((1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff)))
        }
        b"VP8X" => Some((1 + (short(24)? | byte(26)? << 16), 1 + (short(27)? | byte(29)? << 16))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice();
        let end = b"\0\0\0\0IEND\xae\x42\x60\x82".as_slice();
        [head, &width.to_be_bytes(), &height.to_be_bytes(), end].concat()
    }

    /// A WebP of what follows its length.
    fn webp_of(parts: &[&[u8]]) -> Vec<u8> {
        let rest = parts.concat();
        let length = u32::try_from(rest.len()).unwrap();
        [b"RIFF".as_slice(), &length.to_le_bytes(), &rest].concat()
    }

    const JPEG: [u8; 22] = [
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 11, 8, 1, 0xe0, 2, 0x80, 0xff, 0xda, 0xff,
        0xd9,
    ];

    #[test]
    fn each_kind_says_how_large_it_is() {
        assert_eq!(read(&png_of(640, 480)), Some((Kind::Png, 640, 480)));
        assert_eq!(read(&JPEG), Some((Kind::Jpeg, 640, 480)));
        let lossy = webp_of(&[b"WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a", &[0x80, 2, 0xe0, 1]]);
        assert_eq!(read(&lossy), Some((Kind::Webp, 640, 480)));
        let lossless = webp_of(&[b"WEBPVP8L\0\0\0\0\x2f", &(0x27f_u32 | 0x1df << 14).to_le_bytes()]);
        assert_eq!(read(&lossless), Some((Kind::Webp, 640, 480)));
        let extended = webp_of(&[b"WEBPVP8X\0\0\0\0\0\0\0\0", &[0x7f, 2, 0, 0xdf, 1, 0]]);
        assert_eq!(read(&extended), Some((Kind::Webp, 640, 480)));
    }

    #[test]
    fn what_is_cut_short_too_large_or_something_else_is_none() {
        assert_eq!(read(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), None);
        assert_eq!(read(&png_of(0, 1)), None);
        assert_eq!(read(&png_of(8_001, 1)), None);
        let webp = webp_of(&[b"WEBPVP8X\0\0\0\0\0\0\0\0", &[0x7f, 2, 0, 0xdf, 1, 0], &[7; 40]]);
        for whole in [png_of(640, 480), JPEG.to_vec(), webp] {
            for end in 0..whole.len() {
                assert_eq!(read(&whole[..end]), None, "{end} of {whole:?}");
            }
            assert!(read(&[whole, b"padding".to_vec()].concat()).is_some());
        }
        assert_eq!(read(&[0xff, 0xd8, 0xff, 0xe0, 0, 0]), None);
        assert_eq!(read(&[0xff; 4096]), None);
    }
}
