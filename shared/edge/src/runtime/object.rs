use super::service::{Target, client_for};
use crate::{DatabaseError, ObjectStorage, Objects, Rows, Statement};
use async_trait::async_trait;
use kernel::{Problem, Timestamp};
use std::rc::Rc;
use worker::{Env, SqlStorageValue, Storage};

/// A Durable Object's storage.
pub struct Object(Storage);

impl Object {
    /// The storage of the object with this state.
    pub fn new(state: &worker::State) -> Self {
        Self(state.storage())
    }
}

fn failed(error: impl std::fmt::Display) -> DatabaseError {
    DatabaseError::from_message(error.to_string())
}

#[async_trait(?Send)]
impl ObjectStorage for Object {
    fn sql(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        let params = statement
            .params
            .into_iter()
            .map(|value| match value {
                crate::Value::Null => SqlStorageValue::Null,
                crate::Value::Number(number) => SqlStorageValue::Float(number),
                crate::Value::Text(text) => SqlStorageValue::String(text),
            })
            .collect::<Vec<_>>();
        let cursor = self.0.sql().exec(statement.sql, Some(params)).map_err(failed)?;
        let rows: Vec<serde_json::Value> = cursor.to_array().map_err(failed)?;
        // SQLite's own count is not to be had here; statements whose effect matters say RETURNING.
        Ok(Rows { changes: rows.len() as u64, rows })
    }

    async fn set_alarm(&self, at: Timestamp) -> Result<(), DatabaseError> {
        #[allow(clippy::cast_precision_loss)]
        let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.millis() as f64));
        self.0.set_alarm(worker::ScheduledTime::new(date)).await.map_err(failed)
    }

    async fn alarm(&self) -> Result<Option<Timestamp>, DatabaseError> {
        Ok(self.0.get_alarm().await.map_err(failed)?.map(Timestamp::from_millis))
    }

    async fn delete_alarm(&self) -> Result<(), DatabaseError> {
        self.0.delete_alarm().await.map_err(failed)
    }

    async fn delete_all(&self) -> Result<(), DatabaseError> {
        self.0.delete_all().await.map_err(failed)
    }
}

/// The Durable Objects behind `binding`, each by its name.
pub fn objects(env: &Env, binding: &'static str) -> Objects {
    let env = env.clone();
    Rc::new(move |name| {
        let stub = env.durable_object(binding).and_then(|namespace| namespace.get_by_name(name));
        Ok(client_for(binding, Target::Object(stub.map_err(Problem::unavailable)?)))
    })
}
