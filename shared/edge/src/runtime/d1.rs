use crate::{Database, DatabaseError, Rows, Statement, Value};
use async_trait::async_trait;
use wasm_bindgen::JsValue;
use worker::{D1Database, Env};

/// The D1 database behind the binding `DB`.
pub struct D1 {
    database: D1Database,
    #[cfg(feature = "faults")]
    faults: Option<crate::faults::database::Faults>,
}

impl D1 {
    /// The Worker's database.
    pub fn from_env(env: &Env) -> worker::Result<Self> {
        Ok(Self {
            database: env.d1("DB")?,
            #[cfg(feature = "faults")]
            faults: super::Config(env)
                .text("D1_FAULTS")
                .and_then(|text| crate::faults::database::Faults::parse(&text)),
        })
    }
}

/// i64 would arrive as a BigInt, which D1 refuses: all numbers go as doubles.
pub(super) fn js_value(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Number(number) => JsValue::from_f64(*number),
        Value::Text(text) => JsValue::from_str(text),
    }
}

fn failed(error: impl std::fmt::Display) -> DatabaseError {
    DatabaseError::from_message(error.to_string())
}

#[async_trait(?Send)]
impl Database for D1 {
    async fn batch(&self, statements: Vec<Statement>) -> Result<Vec<Rows>, DatabaseError> {
        #[cfg(feature = "faults")]
        if let Some((strike, error)) = self.faults.and_then(crate::faults::database::Faults::draw) {
            if strike == crate::faults::database::Strike::After {
                self.run_batch(&statements).await?;
            }
            return Err(error);
        }
        self.run_batch(&statements).await
    }
}

impl D1 {
    async fn run_batch(&self, statements: &[Statement]) -> Result<Vec<Rows>, DatabaseError> {
        let prepared = statements
            .iter()
            .map(|statement| {
                let params: Vec<JsValue> = statement.params.iter().map(js_value).collect();
                self.database.prepare(statement.sql).bind(&params)
            })
            .collect::<worker::Result<Vec<_>>>()
            .map_err(failed)?;
        let results = self.database.batch(prepared).await.map_err(failed)?;
        results
            .into_iter()
            .map(|result| {
                if let Some(error) = result.error() {
                    return Err(DatabaseError::from_message(error));
                }
                let changes = result.meta().ok().flatten().and_then(|meta| meta.changes).unwrap_or(0);
                Ok(Rows { rows: result.results().map_err(failed)?, changes: changes as u64 })
            })
            .collect()
    }
}
