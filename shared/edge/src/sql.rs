//! SQL as data, so that the same statements run on D1, in a Durable Object, and natively in tests.

use async_trait::async_trait;
use kernel::{Problem, Timestamp};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

/// What a parameter can be.
///
/// Numbers reach SQLite as doubles on the platform (and in `testkit`): exact to 2^53, but write
/// `CAST(?1 AS INTEGER)` where a parameter is used in an expression instead of compared with or stored in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// NULL.
    Null,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

macro_rules! number_values {
    ($($type:ty),*) => { $(
        impl From<$type> for Value {
            // Everything we store lies within ±2^53: Money, Timestamp and counters guarantee it.
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless)]
            fn from(number: $type) -> Self { Self::Number(number as f64) }
        }
    )* };
}
number_values!(i32, u32, i64, f64, u8);

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::from(u8::from(flag))
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Self::from(at.millis())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A statement and its parameters `?1`, `?2`, … (at most 100: pass lists as one JSON text through `json_each`).
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The text: static, so that no input is ever part of it.
    pub sql: &'static str,
    /// The parameters in order.
    pub params: Vec<Value>,
}

impl Statement {
    /// A statement without parameters yet.
    pub const fn new(sql: &'static str) -> Self {
        Self { sql, params: Vec::new() }
    }

    /// With the next parameter.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.params.push(value.into());
        self
    }

    /// With the next parameter as text: ids, slugs, enums.
    #[must_use]
    pub fn text(self, value: impl std::fmt::Display) -> Self {
        self.bind(value.to_string())
    }

    /// With the next parameter as JSON: lists for `json_each`, documents. Enums without data become their plain name.
    #[must_use]
    pub fn json(self, value: &impl serde::Serialize) -> Self {
        match serde_json::to_value(value).unwrap_or_default() {
            serde_json::Value::String(text) => self.bind(text),
            serde_json::Value::Null => self.bind(Value::Null),
            document => self.bind(document.to_string()),
        }
    }
}

/// What a statement returned.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The rows, column by name.
    pub rows: Vec<serde_json::Value>,
    /// How many rows it changed.
    pub changes: u64,
}

impl Rows {
    /// Every row.
    pub fn all<T: DeserializeOwned>(self) -> Result<Vec<T>, DatabaseError> {
        self.rows.into_iter().map(|row| serde_json::from_value(row).map_err(DatabaseError::decode)).collect()
    }

    /// The first row, if there is one.
    pub fn first<T: DeserializeOwned>(self) -> Result<Option<T>, DatabaseError> {
        self.rows.into_iter().next().map(serde_json::from_value).transpose().map_err(DatabaseError::decode)
    }

    /// The first row; for statements that always return one.
    pub fn one<T: DeserializeOwned>(self) -> Result<T, DatabaseError> {
        self.first()?.ok_or_else(|| DatabaseError::Failed("a row was expected".to_owned()))
    }
}

/// A statement that did not succeed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DatabaseError {
    /// A UNIQUE, CHECK, NOT NULL or foreign key said no; nothing of the batch was written.
    #[error("constraint: {0}")]
    Constraint(String),
    /// The database did not answer. Whether it wrote is unknown: repeat only what is safe to repeat.
    #[error("transient: {0}")]
    Transient(String),
    /// Anything else; our fault.
    #[error("database: {0}")]
    Failed(String),
}

impl DatabaseError {
    #[allow(clippy::needless_pass_by_value)] // for map_err
    fn decode(error: serde_json::Error) -> Self {
        Self::Failed(format!("a row has another shape: {error}"))
    }

    /// From the message of SQLite or D1.
    pub fn from_message(message: String) -> Self {
        const TRANSIENT: [&str; 5] = [
            "Network connection lost",
            "reset because",
            "caused object to be reset",
            "overloaded",
            "timed out",
        ];
        if message.contains("constraint failed") {
            Self::Constraint(message)
        } else if TRANSIENT.iter().any(|text| message.contains(text)) {
            Self::Transient(message)
        } else {
            Self::Failed(message)
        }
    }

    /// True if `UNIQUE` refused these columns, given as SQLite names them: `products.slug`.
    pub fn is_unique(&self, columns: &str) -> bool {
        matches!(self, Self::Constraint(message) if message.contains("UNIQUE") && message.contains(columns))
    }

    /// True if the `CHECK` of this expression refused a row: how a guard undoes a batch.
    pub fn is_check(&self, expression: &str) -> bool {
        matches!(self, Self::Constraint(message) if message.contains("CHECK") && message.contains(expression))
    }

    /// True if a row that another refers to was to be taken away.
    pub fn is_foreign_key(&self) -> bool {
        matches!(self, Self::Constraint(message) if message.contains("FOREIGN KEY"))
    }
}

impl From<DatabaseError> for Problem {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::Transient(_) => Self::unavailable(error),
            _ => Self::internal(error),
        }
    }
}

/// A D1 database.
#[async_trait(?Send)]
pub trait Database {
    /// Runs all statements in one transaction and one round trip: all of them or, where one fails, none.
    ///
    /// Statements see the writes of those before them, but there is no `if`: a guard must make a statement fail, or
    /// every later statement must repeat it.
    async fn batch(&self, statements: Vec<Statement>) -> Result<Vec<Rows>, DatabaseError>;

    /// Runs one statement.
    async fn run(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        Ok(self.batch(vec![statement]).await?.pop().unwrap_or_default())
    }
}

/// For columns that hold 0 or 1: `#[serde(deserialize_with = "edge::flag")]`.
pub fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(u8::deserialize(deserializer)? != 0)
}

/// For columns that hold JSON: `#[serde(deserialize_with = "edge::json_column")]`. NULL reads as JSON null.
pub fn json_column<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    serde_json::from_str(text.as_deref().unwrap_or("null")).map_err(serde::de::Error::custom)
}
