//! What was typed into forms, what it means, and what is wrong with it, by field.

use edge::{Context, Raw};
use http::StatusCode;
use kernel::{BasisPoints, Currency, ErrorCode, EventId, Money, Problem, TextError, TimeZone, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::str::FromStr;

/// What is wrong, by field, in the order of the form.
#[derive(Clone, Debug, Default)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// What is wrong with a field.
    pub fn get(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, words)| words.clone())
    }

    /// True if nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Says what is wrong with a field.
    pub fn add(&mut self, field: impl Into<String>, words: impl Into<String>) {
        self.0.push((field.into(), words.into()));
    }

    /// Reads a required field.
    pub fn required<T: FromStr<Err = TextError>>(&mut self, field: &str, text: &str) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(
                    field,
                    match error {
                        TextError::Empty => "Fill in this field.",
                        TextError::TooLong => "This is too long.",
                        TextError::Invalid => "This is not of the right form.",
                    },
                );
                None
            }
        }
    }

    /// Reads a field that may be empty.
    pub fn optional<T: FromStr<Err = TextError>>(&mut self, field: &str, text: &str) -> Option<T> {
        if text.trim().is_empty() { None } else { self.required(field, text) }
    }

    /// Reads a required amount.
    pub fn money(&mut self, field: &str, text: &str, currency: Currency) -> Option<Money> {
        let amount = parse_money(text, currency);
        if amount.is_none() {
            self.add(field, "Write an amount such as 12.90.");
        }
        amount
    }

    /// Reads an amount that may be empty.
    pub fn optional_money(&mut self, field: &str, text: &str, currency: Currency) -> Option<Money> {
        if text.trim().is_empty() { None } else { self.money(field, text, currency) }
    }

    /// Reads a whole number that may be empty.
    pub fn optional_number<T: FromStr>(&mut self, field: &str, text: &str) -> Option<T> {
        if text.trim().is_empty() {
            return None;
        }
        let number = text.trim().parse().ok();
        if number.is_none() {
            self.add(field, "Write a whole number such as 10, or leave it empty.");
        }
        number
    }

    /// Reads what `datetime-local` sends, on the clocks of a time zone; it may be empty.
    pub fn optional_time(&mut self, field: &str, text: &str, zone: TimeZone) -> Option<Timestamp> {
        if text.trim().is_empty() {
            return None;
        }
        // Without seconds where they are zero.
        let seconds = if text.trim().len() == "2026-11-23T12:00".len() { ":00Z" } else { "Z" };
        let digits = chosen(&format!("{}{seconds}", text.trim()));
        if digits.is_none() {
            self.add(field, "Write a day and a time.");
        }
        digits.map(|digits| moment_of(digits, zone))
    }

    /// Takes over what a service found wrong: what it says about a field stands at that field, the rest above the form.
    pub fn refused(&mut self, problem: &Problem) {
        for error in &problem.errors {
            let pointer = error.pointer.trim_start_matches('/');
            // An amount of money is one field here.
            let field = pointer.strip_suffix("/amount").unwrap_or(pointer);
            self.add(field.replace('/', "-"), error.detail.clone());
        }
    }
}

/// What a page shows besides what it reads: a form that was not taken, and why.
pub struct Sent<F> {
    /// As it was typed; none where the page is only looked at.
    pub form: Option<F>,
    pub errors: Errors,
    /// What the service said.
    pub problem: Option<Problem>,
}

impl<F> Default for Sent<F> {
    fn default() -> Self {
        Self { form: None, errors: Errors::default(), problem: None }
    }
}

impl<F> Sent<F> {
    /// A form with fields that cannot be meant.
    pub fn wrong(form: F, errors: Errors) -> Self {
        Self { form: Some(form), errors, problem: None }
    }

    /// A form that the service refused; what it says about a field stands there.
    pub fn refused(form: F, mut errors: Errors, problem: Problem) -> Self {
        errors.refused(&problem);
        Self { form: Some(form), errors, problem: Some(problem) }
    }

    /// The status of the page that shows it.
    pub fn status(&self) -> StatusCode {
        match &self.problem {
            Some(problem) => ui::status(problem),
            None if self.errors.is_empty() => StatusCode::OK,
            None => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// True if somebody else changed meanwhile what the form changes: it then says so, and the next sending is meant to
    /// replace what is there by now.
    pub fn is_overtaken(&self) -> bool {
        self.problem.as_ref().is_some_and(|problem| problem.code == ErrorCode::Conflict)
    }
}

/// What a form says that was opened before somebody else's change.
pub const OVERTAKEN: &str = "Somebody has changed this since you opened it. Look at it in another tab, then save again to replace what they wrote.";

/// The problem as the staff read it, where the only conflict that there can be is somebody else's change.
pub fn told(problem: Problem) -> Problem {
    if problem.code == ErrorCode::Conflict { problem.detail(OVERTAKEN) } else { problem }
}

/// What was done before the page was shown, as its address says after a form: `saved`. Empty for nothing.
pub fn done(call: &Raw) -> String {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Query {
        done: String,
    }
    ui::parse_query::<Query>(&call.query).unwrap_or_default().done
}

/// Hundredths of a percent as people write them: `8.1`.
pub fn percent(rate: BasisPoints) -> String {
    let text = format!("{}.{:02}", rate.0 / 100, rate.0 % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What [`percent`] writes, with a comma or the sign too: at most all of it.
pub fn parse_percent(text: &str) -> Option<BasisPoints> {
    let text = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !is_number(whole) || !is_number(part) {
        return None;
    }
    let rate = whole.parse::<u32>().ok()? * 100 + format!("{part:0<2}").parse::<u32>().ok()?;
    (rate <= 10_000).then_some(BasisPoints(rate))
}

/// An amount as people type it: digits and, after one point or comma, at most as many as the currency has.
pub fn parse_money(text: &str, currency: Currency) -> Option<Money> {
    let digits = u32::from(currency.exponent().unwrap_or(0));
    let text = text.trim();
    let (whole, part) = match text.split_once(['.', ',']) {
        Some((whole, part)) if !part.is_empty() && part.len() <= usize::try_from(digits).ok()? => {
            (whole, part)
        }
        Some(_) => return None,
        None => (text, ""),
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) {
        return None;
    }
    let missing = digits.checked_sub(u32::try_from(part.len()).ok()?)?;
    let part = if part.is_empty() { 0 } else { part.parse::<i64>().ok()? };
    let part = part.checked_mul(10_i64.checked_pow(missing)?)?;
    let whole = whole.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(digits)?)?;
    Money::new(whole.checked_add(part)?, currency).ok()
}

/// An amount as it stands in a field: `12.90`.
pub fn decimal(amount: Money) -> String {
    let text = amount.to_string();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// A moment as `datetime-local` reads it, to the minute, on the clocks of a time zone.
pub fn local_minute(at: Timestamp, zone: TimeZone) -> String {
    zone.clock().show(at).digits.to_string().chars().take("2026-11-23T12:00".len()).collect()
}

/// When the clocks of a time zone show these digits. Of the hour that they show twice in autumn it is the first; of the
/// one that they leave out in spring, the moment by the time before.
fn moment_of(digits: Timestamp, zone: TimeZone) -> Timestamp {
    const DAY: i64 = 24 * 3600 * 1000;
    let clock = zone.clock();
    // How far they are ahead of UTC a day before and a day after: two changes are never so close to each other.
    let [before, after] = [-DAY, DAY].map(|days| {
        let near = Timestamp::from_millis(digits.millis() + days);
        Timestamp::from_millis(digits.millis() - (clock.show(near).digits.millis() - near.millis()))
    });
    if clock.show(before).digits != digits && clock.show(after).digits == digits { after } else { before }
}

/// A value of a `select`, as it is in JSON. None for the empty one and for what it does not offer.
pub fn chosen<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(text.into()).ok()
}

/// What [`chosen`] reads.
pub fn wire(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// A key for a form, so that sending it twice acts once.
pub fn new_key(context: &Context) -> String {
    edge::new_id::<EventId>(context.now).to_string()
}

/// Another key for a form whose key stands for other content already.
pub fn renew(key: &mut String, problem: &Problem, context: &Context) {
    if problem.code == ErrorCode::IdempotencyMismatch {
        *key = new_key(context);
    }
}

/// The key that a form was sent with.
///
/// # Errors
/// `invalid_request` for what is none of ours.
pub fn key(text: &str) -> Result<String, Problem> {
    let id: EventId =
        text.parse().map_err(|_| Problem::invalid("/key", "invalid", "Load the page again."))?;
    Ok(id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(text: &str, currency: Currency) -> Option<i64> {
        parse_money(text, currency).map(Money::amount)
    }

    #[test]
    fn percentages_mean_what_was_typed() {
        let read = [("19", 1900), ("8.1", 810), ("8,10 %", 810), (" 0 ", 0), ("100", 10_000), ("0,07", 7)];
        for (text, rate) in read {
            assert_eq!(parse_percent(text), Some(BasisPoints(rate)), "{text}");
            assert_eq!(parse_percent(&percent(BasisPoints(rate))), Some(BasisPoints(rate)));
        }
        for text in ["", "-1", "101", "100.01", "8.123", "x", "1e1", ".", ".5", "٣", "%"] {
            assert_eq!(parse_percent(text), None, "{text}");
        }
        assert_eq!([1900, 810, 705, 0].map(|rate| percent(BasisPoints(rate))), ["19", "8.1", "7.05", "0"]);
    }

    #[test]
    fn amounts_mean_exactly_what_was_typed() {
        let eur = |text| minor(text, Currency::EUR);
        assert_eq!(eur("12.90"), Some(1290));
        assert_eq!(eur(" 12,9 "), Some(1290));
        assert_eq!(eur("0.07"), Some(7));
        assert_eq!(eur("12"), Some(1200));
        // A double holds neither 4.35 × 100 nor 1.15 × 100 exactly.
        assert_eq!((eur("4.35"), eur("1.15")), (Some(435), Some(115)));
        assert_eq!(minor("500", Currency::JPY), Some(500));
        assert_eq!(minor("1.234", Currency::BHD), Some(1234));
    }

    #[test]
    fn what_could_be_misunderstood_is_refused() {
        for text in ["", ".", "1.", ".5", "1.999", "1,299", "1.2.3", "-1", "+1", "1e3", "€5", "1 000", "٣"]
        {
            assert_eq!(minor(text, Currency::EUR), None, "{text}");
        }
        assert_eq!(minor("500.0", Currency::JPY), None);
        assert_eq!(minor("99999999999999999999", Currency::EUR), None);
        assert_eq!(minor("90071992547409.92", Currency::EUR), None);
    }

    #[test]
    fn a_field_shows_what_it_would_read() {
        for amount in [0, 5, 70, 1290, 9_007_199_254_740_991] {
            let money = Money::new(amount, Currency::EUR).unwrap();
            assert_eq!(parse_money(&decimal(money), Currency::EUR), Some(money));
        }
    }

    #[test]
    fn times_are_read_with_and_without_seconds() {
        let mut errors = Errors::default();
        let noon = errors.optional_time("starts_at", "2026-11-23T12:00", TimeZone::UTC);
        assert_eq!(noon, Some(testkit::now()));
        assert_eq!(errors.optional_time("starts_at", "2026-11-23T12:00:00", TimeZone::UTC), noon);
        assert!(errors.is_empty());
        assert_eq!(errors.optional_time("starts_at", "tomorrow", TimeZone::UTC), None);
        assert!(errors.get("starts_at").is_some());
    }

    #[test]
    fn a_time_is_meant_by_the_shops_clock_even_where_it_changes() {
        let zone = |name: &str| name.parse::<TimeZone>().unwrap();
        let meant = |text: &str, zone: TimeZone| {
            let at = Errors::default().optional_time("starts_at", text, zone).unwrap();
            (at.to_string()[..16].to_owned(), local_minute(at, zone))
        };
        // Berlin puts its clocks forward at two on 28 March 2027, back at three on 31 October.
        for (typed, utc, shown) in [
            ("2027-03-28T01:59", "2027-03-28T00:59", "2027-03-28T01:59"),
            ("2027-03-28T02:30", "2027-03-28T01:30", "2027-03-28T03:30"),
            ("2027-03-28T03:00", "2027-03-28T01:00", "2027-03-28T03:00"),
            ("2027-10-31T01:59", "2027-10-30T23:59", "2027-10-31T01:59"),
            ("2027-10-31T02:30", "2027-10-31T00:30", "2027-10-31T02:30"),
            ("2027-10-31T03:00", "2027-10-31T02:00", "2027-10-31T03:00"),
        ] {
            assert_eq!(meant(typed, zone("Europe/Berlin")), (utc.to_owned(), shown.to_owned()), "{typed}");
        }
        // New York's change comes at six or seven in UTC.
        assert_eq!(meant("2027-11-07T02:30", zone("America/New_York")).0, "2027-11-07T07:30");
        assert_eq!(meant("2027-07-01T00:15", zone("Asia/Kathmandu")).0, "2027-06-30T18:30");
    }
}
