use kernel::Timestamp;
use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Duration};

/// The bounds of one isolate's memory of one operation.
const MOST_ANSWERS: usize = 500;
const MOST_BYTES: usize = 4 << 20;
const LONGEST_KEY: usize = 500;

/// Serialised answers of the last seconds, in the memory of one isolate: bytes only, never futures or bindings.
#[derive(Default)]
pub(crate) struct Recent(RefCell<Answers>);

#[derive(Default)]
struct Answers {
    by_key: HashMap<String, Answer>,
    bytes: usize,
}

struct Answer {
    until: Timestamp,
    body: Rc<[u8]>,
}

impl Recent {
    /// What was kept under `key`, unless its time is over.
    pub fn get(&self, key: &str, now: Timestamp) -> Option<Rc<[u8]>> {
        let answers = self.0.borrow();
        answers.by_key.get(key).filter(|answer| now < answer.until).map(|answer| answer.body.clone())
    }

    /// Keeps an answer if there is room, or room can be made by forgetting what is over.
    pub fn put(&self, key: String, body: &[u8], now: Timestamp, keep: Duration) {
        let mut answers = self.0.borrow_mut();
        let full = |answers: &Answers| {
            answers.by_key.len() >= MOST_ANSWERS || answers.bytes + body.len() > MOST_BYTES
        };
        if full(&answers) {
            answers.by_key.retain(|_, answer| now < answer.until);
            answers.bytes = answers.by_key.values().map(|answer| answer.body.len()).sum();
        }
        if full(&answers) || key.len() > LONGEST_KEY {
            return;
        }
        answers.bytes += body.len();
        let answer = Answer { until: now.plus(keep), body: body.into() };
        if let Some(old) = answers.by_key.insert(key, answer) {
            answers.bytes -= old.body.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn an_answer_is_kept_for_its_time_and_no_longer() {
        let (recent, now) = (Recent::default(), Timestamp::from_millis(1000));
        recent.put("a".to_owned(), b"1", now, SECOND);
        assert_eq!(recent.get("a", Timestamp::from_millis(1999)).as_deref(), Some(&b"1"[..]));
        assert_eq!(recent.get("a", Timestamp::from_millis(2000)), None);
    }

    #[test]
    fn memory_has_a_bound_and_what_is_over_makes_room() {
        let (recent, now) = (Recent::default(), Timestamp::from_millis(0));
        for n in 0..2 * MOST_ANSWERS {
            recent.put(n.to_string(), b"x", now, SECOND);
        }
        assert_eq!(recent.0.borrow().by_key.len(), MOST_ANSWERS);
        recent.put("large".to_owned(), &vec![0; MOST_BYTES], now, SECOND);
        assert_eq!(recent.get("large", now), None);
        let later = now.plus(SECOND);
        recent.put("large".to_owned(), &vec![0; MOST_BYTES], later, SECOND);
        assert!(recent.get("large", later).is_some());
        assert_eq!(recent.0.borrow().bytes, MOST_BYTES);
    }
}
