//! Whose cookie it is, remembered for a moment.

use kernel::{Principal, Timestamp};
use std::{collections::HashMap, time::Duration};

/// How many sign-ins an isolate remembers.
const MOST: usize = 2000;

/// Values only, no futures: they belong to the request that began them.
#[derive(Default)]
pub struct Sessions(HashMap<String, (Principal, Timestamp)>);

impl Sessions {
    /// Who holds this token, if that was asked lately.
    pub fn get(&self, token: &str, now: Timestamp) -> Option<Principal> {
        self.0.get(token).filter(|(_, until)| *until > now).map(|(principal, _)| principal.clone())
    }

    /// Remembers an answer until `now + keep`.
    pub fn put(&mut self, token: &str, principal: Principal, now: Timestamp, keep: Duration) {
        if self.0.len() >= MOST {
            self.0.retain(|_, (_, until)| *until > now);
        }
        // Full of live ones: starting over is cheap, keeping an order is not.
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(token.to_owned(), (principal, now.plus(keep)));
    }

    /// Forgets a token: its sign-in may have ended.
    pub fn forget(&mut self, token: &str) {
        self.0.remove(token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::{customer, now};

    #[test]
    fn an_answer_is_remembered_no_longer_than_it_may() {
        let mut sessions = Sessions::default();
        let keep = Duration::from_secs(30);
        sessions.put("a", customer(1), now(), keep);
        let later = |millis| now().plus(Duration::from_millis(millis));
        assert_eq!(sessions.get("a", later(29_999)), Some(customer(1)));
        assert_eq!(sessions.get("a", later(30_000)), None);
        sessions.forget("a");
        assert_eq!(sessions.get("a", now()), None);
    }

    #[test]
    fn memory_is_bounded() {
        let mut sessions = Sessions::default();
        for n in 0..3 * MOST {
            sessions.put(&n.to_string(), customer(1), now(), Duration::from_secs(30));
            assert!(sessions.0.len() <= MOST);
        }
    }
}
