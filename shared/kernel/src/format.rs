//! Amounts and dates as people of each language write them.

use crate::{
    Locale, Money, TimeZone, Timestamp,
    locale::{Date, WriteDate},
};

/// A price with its currency's symbol: `€1,299.00`, `1.299,00 €`.
pub fn money(locale: Locale, amount: Money) -> String {
    let digits = amount.currency().exponent().unwrap_or(0);
    let unit = 10_u64.pow(u32::from(digits));
    let minor = amount.amount().unsigned_abs();
    let customs = locale.customs();
    let mut number = grouped(minor / unit, customs.thousands);
    if digits > 0 {
        number.push(customs.point);
        let part = (minor % unit).to_string();
        number.extend(std::iter::repeat_n('0', usize::from(digits).saturating_sub(part.len())));
        number.push_str(&part);
    }
    let sign = if amount.is_negative() { "−" } else { "" };
    let symbol = amount.currency().symbol();
    if customs.symbol_first {
        format!("{sign}{symbol}{number}")
    } else {
        // A space that does not break.
        format!("{sign}{number}\u{a0}{symbol}")
    }
}

/// A number with one digit after the point: `4.5`, `4,5`.
pub fn one_decimal(locale: Locale, number: f64) -> String {
    format!("{number:.1}").replace('.', &locale.customs().point.to_string())
}

/// A text with its numbers, which are written the English way, as a language writes them: `3.5 g` is `3,5 g`, `1,000 mm`
/// is `1.000 mm`. What may be written in the language already stays.
pub fn numbers(locale: Locale, text: &str) -> String {
    let customs = locale.customs();
    let digits_after = |at: usize| text.bytes().skip(at + 1).take_while(u8::is_ascii_digit).count();
    let mut before = ' ';
    let written = text.char_indices().map(|(at, letter)| {
        let follows_digit = before.is_ascii_digit();
        before = letter;
        match (letter, digits_after(at)) {
            ('.', 1 | 2) if follows_digit => customs.point,
            (',', 3) if follows_digit => customs.thousands,
            _ => letter,
        }
    });
    written.collect()
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

/// The same day in few signs, for tables: `23 Nov 2026`, `23.11.2026`.
pub fn short_date(locale: Locale, at: Timestamp, zone: TimeZone) -> String {
    day_by(locale.customs().short_date, locale, zone.clock().show(at).digits)
}

fn written_day(locale: Locale, at: Timestamp) -> String {
    day_by(locale.customs().date, locale, at)
}

fn day_by(write: WriteDate, locale: Locale, at: Timestamp) -> String {
    // RFC 3339 begins with YYYY-MM-DD.
    let text = at.to_string();
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<usize>().ok());
    let (Some(year), Some(month), Some(day)) = (part(0..4), part(5..7), part(8..10)) else { return text };
    let name = locale.customs().months.get(month.saturating_sub(1)).unwrap_or(&"");
    write(Date { day, month, name, year })
}

/// A day and the time, as the clocks of a time zone show it: `23 November 2026, 15:05 CET`.
pub fn moment(locale: Locale, at: Timestamp, zone: TimeZone) -> String {
    let shown = zone.clock().show(at);
    let text = shown.digits.to_string();
    let zones = locale.customs().zones;
    let own = zones.iter().find(|(sign, _)| *sign == shown.zone).map(|(_, own)| *own);
    let sign = own.unwrap_or(&shown.zone);
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
    fn a_rating_has_its_languages_point() {
        assert_eq!(
            (one_decimal(Locale::En, 4.54), one_decimal(Locale::De, 4.0)),
            ("4.5".into(), "4,0".into())
        );
    }

    #[test]
    fn numbers_within_a_text_are_written_as_its_language_writes_them() {
        let german = |text| numbers(Locale::De, text);
        assert_eq!(german("3.5 g"), "3,5 g");
        assert_eq!(german("1,000 × 2,000 mm"), "1.000 × 2.000 mm");
        assert_eq!(german("1.000 mm, 2,5 kg"), "1.000 mm, 2,5 kg", "what is German stays");
        assert_eq!(numbers(Locale::En, "1,000 mm, 2.5 kg"), "1,000 mm, 2.5 kg");
    }

    #[test]
    fn days_are_written_out() {
        let at = Timestamp::from_millis(1_795_442_700_000);
        let berlin = TimeZone::default();
        assert_eq!(date(Locale::De, at, berlin), "23. November 2026");
        assert_eq!(moment(Locale::En, at, TimeZone::UTC), "23 November 2026, 14:05 UTC");
        assert_eq!(moment(Locale::En, at, berlin), "23 November 2026, 15:05 CET");
        assert_eq!(moment(Locale::De, at, berlin), "23. November 2026, 15:05 MEZ");
        assert_eq!(short_date(Locale::En, at, berlin), "23 Nov 2026");
        assert_eq!(short_date(Locale::De, at, berlin), "23.11.2026");
        // Shortly before midnight in UTC it is the next day in Berlin.
        let late = Timestamp::from_millis(1_795_477_500_000);
        assert_eq!(date(Locale::En, late, berlin), "24 November 2026");
    }
}
