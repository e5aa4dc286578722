//! Amounts and dates as people of each language write them.

use crate::{Locale, Money, TimeZone, Timestamp};

/// A price with its currency's symbol: `€1,299.00`, `1.299,00 €`.
pub fn money(locale: Locale, amount: Money) -> String {
    let digits = amount.currency().exponent().unwrap_or(0);
    let unit = 10_u64.pow(u32::from(digits));
    let minor = amount.amount().unsigned_abs();
    let (thousands, point) = match locale {
        Locale::En => (',', '.'),
        Locale::De => ('.', ','),
    };
    let mut number = grouped(minor / unit, thousands);
    if digits > 0 {
        number.push(point);
        let part = (minor % unit).to_string();
        number.extend(std::iter::repeat_n('0', usize::from(digits).saturating_sub(part.len())));
        number.push_str(&part);
    }
    let sign = if amount.is_negative() { "−" } else { "" };
    let symbol = amount.currency().symbol();
    match locale {
        Locale::En => format!("{sign}{symbol}{number}"),
        // A space that does not break.
        Locale::De => format!("{sign}{number}\u{a0}{symbol}"),
    }
}

fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The day that a moment is in a time zone: `23 November 2026`, `23. November 2026`.
pub fn date(locale: Locale, at: Timestamp, zone: TimeZone) -> String {
    written_day(locale, zone.clock().show(at).digits)
}

fn written_day(locale: Locale, at: Timestamp) -> String {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const GERMAN: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    // RFC 3339 begins with YYYY-MM-DD.
    let text = at.to_string();
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<usize>().ok());
    let (Some(year), Some(month), Some(day)) = (part(0..4), part(5..7), part(8..10)) else { return text };
    match locale {
        Locale::En => format!("{day} {} {year}", ENGLISH.get(month - 1).unwrap_or(&"")),
        Locale::De => format!("{day}. {} {year}", GERMAN.get(month - 1).unwrap_or(&"")),
    }
}

/// A day and the time, as the clocks of a time zone show it: `23 November 2026, 15:05 CET`.
pub fn moment(locale: Locale, at: Timestamp, zone: TimeZone) -> String {
    let shown = zone.clock().show(at);
    let text = shown.digits.to_string();
    let sign = match (locale, shown.zone.as_str()) {
        (Locale::De, "CET") => "MEZ",
        (Locale::De, "CEST") => "MESZ",
        (_, sign) => sign,
    };
    format!("{}, {} {sign}", written_day(locale, shown.digits), text.get(11..16).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    #[test]
    fn prices_look_as_people_write_them() {
        let price = Money::new(129_900, Currency::EUR).unwrap();
        assert_eq!(money(Locale::En, price), "€1,299.00");
        assert_eq!(money(Locale::De, price), "1.299,00\u{a0}€");
        assert_eq!(money(Locale::En, Money::new(500, Currency::JPY).unwrap()), "¥500");
    }

    #[test]
    fn days_are_written_out() {
        let at = Timestamp::from_millis(1_795_442_700_000);
        let berlin = TimeZone::default();
        assert_eq!(date(Locale::De, at, berlin), "23. November 2026");
        assert_eq!(moment(Locale::En, at, TimeZone::UTC), "23 November 2026, 14:05 UTC");
        assert_eq!(moment(Locale::En, at, berlin), "23 November 2026, 15:05 CET");
        assert_eq!(moment(Locale::De, at, berlin), "23. November 2026, 15:05 MEZ");
        // Shortly before midnight in UTC it is the next day in Berlin.
        let late = Timestamp::from_millis(1_795_477_500_000);
        assert_eq!(date(Locale::En, late, berlin), "24 November 2026");
    }
}
