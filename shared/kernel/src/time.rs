//! Points in time.

use chrono::{DateTime, SecondsFormat};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::time::Duration;

/// Milliseconds since 1970-01-01T00:00:00Z; RFC 3339 in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// 9999-12-31T23:59:59.999Z, the last moment RFC 3339 can write.
const MAX: i64 = 253_402_300_799_999;

impl Timestamp {
    /// From milliseconds, moved into the years 1970–9999 where it lies outside.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(0, MAX))
    }

    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This moment and `duration`.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        let millis = i64::try_from(duration.as_millis()).unwrap_or(MAX);
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// `duration` before this moment.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        let millis = i64::try_from(duration.as_millis()).unwrap_or(MAX);
        Self::from_millis(self.0.saturating_sub(millis))
    }

    /// The time from `earlier` to this, none if it lies later.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0).try_into().unwrap_or(0))
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let moment = DateTime::from_timestamp_millis(self.0).unwrap_or(DateTime::UNIX_EPOCH);
        f.write_str(&moment.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let moment =
            DateTime::parse_from_rfc3339(&text).map_err(|_| D::Error::custom("not an RFC 3339 time"))?;
        Ok(Self::from_millis(moment.timestamp_millis()))
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Timestamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "date-time"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_rfc_3339_in_utc() {
        let moment: Timestamp = serde_json::from_str(r#""2026-11-23T20:00:00.250+01:00""#).unwrap();
        assert_eq!(serde_json::to_string(&moment).unwrap(), r#""2026-11-23T19:00:00.250Z""#);
    }
}
