//! Cursors of keyset pagination: opaque to clients, never trusted.

use contract::{Limit, List};
use kernel::{ErrorCode, Problem};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Writes the last row's keys, as hexadecimal JSON: it survives any URL.
pub fn encode(keys: &impl Serialize) -> Option<String> {
    let json = serde_json::to_vec(keys).ok()?;
    Some(json.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// `invalid_cursor` for anything else.
pub fn decode<T: DeserializeOwned>(cursor: &str) -> Result<T, Problem> {
    let digits = cursor.as_bytes();
    if digits.len() > 1000 || !digits.len().is_multiple_of(2) {
        return Err(ErrorCode::InvalidCursor.into());
    }
    let bytes: Option<Vec<u8>> = digits
        .chunks_exact(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    bytes.and_then(|json| serde_json::from_slice(&json).ok()).ok_or_else(|| ErrorCode::InvalidCursor.into())
}

/// Where a part of a list lies: behind or before the row with these keys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position<K> {
    /// The part that follows the row.
    After(K),
    /// The part that ends before the row; its query runs in the opposite order.
    Before(K),
}

/// Makes a part of a list from rows that were read with a limit of one more than `limit`, to see whether there are
/// more, and in the opposite order for [`Position::Before`].
pub fn page<R, K: Serialize>(
    mut rows: Vec<R>,
    limit: Limit,
    from: Option<&Position<K>>,
    keys: impl Fn(&R) -> K,
) -> List<R> {
    let limit = usize::try_from(limit.get()).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let backwards = matches!(from, Some(Position::Before(_)));
    if backwards {
        rows.reverse();
    }
    // Whoever came from a row can go back to it.
    let (has_next, has_previous) = if backwards { (true, more) } else { (more, from.is_some()) };
    let next = rows.last().filter(|_| has_next).and_then(|row| encode(&Position::After(keys(row))));
    let previous = rows.first().filter(|_| has_previous).and_then(|row| encode(&Position::Before(keys(row))));
    List { items: rows, next_cursor: next, prev_cursor: previous }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 to 7 in parts of three, as a service's SQL would read them.
    fn read(from: Option<&Position<i64>>) -> List<i64> {
        let all = 1..=7_i64;
        let rows: Vec<i64> = match from {
            None => all.take(4).collect(),
            Some(Position::After(key)) => all.filter(|n| n > key).take(4).collect(),
            Some(Position::Before(key)) => all.rev().filter(|n| n < key).take(4).collect(),
        };
        page(rows, Limit::new(3), from, |n| *n)
    }

    #[test]
    fn a_list_is_walked_to_its_end_and_back() {
        let first = read(None);
        assert_eq!((first.items, first.prev_cursor), (vec![1, 2, 3], None));
        let second = read(Some(&decode(&first.next_cursor.unwrap()).unwrap()));
        assert_eq!(second.items, [4, 5, 6]);
        let third = read(Some(&decode(&second.next_cursor.unwrap()).unwrap()));
        assert_eq!((third.items, third.next_cursor), (vec![7], None));
        let back = read(Some(&decode(&third.prev_cursor.unwrap()).unwrap()));
        assert_eq!(back.items, [4, 5, 6]);
        let start = read(Some(&decode(&back.prev_cursor.unwrap()).unwrap()));
        assert_eq!((start.items, start.prev_cursor), (vec![1, 2, 3], None));
    }
}
