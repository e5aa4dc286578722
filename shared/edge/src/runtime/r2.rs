use crate::Files;
use async_trait::async_trait;
use kernel::Problem;
use worker::{Bucket, Env};

/// An R2 bucket.
pub struct R2(Bucket);

impl R2 {
    /// The bucket behind `binding`.
    pub fn from_env(env: &Env, binding: &str) -> worker::Result<Self> {
        env.bucket(binding).map(Self)
    }
}

#[async_trait(?Send)]
impl Files for R2 {
    async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), Problem> {
        self.0
            .put(name, bytes)
            .execute()
            .await
            .map(|_| ())
            .map_err(|error| Problem::unavailable(error.to_string()))
    }

    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let unavailable = |error: worker::Error| Problem::unavailable(error.to_string());
        let Some(object) = self.0.get(name).execute().await.map_err(unavailable)? else { return Ok(None) };
        let Some(body) = object.body() else { return Ok(None) };
        body.bytes().await.map(Some).map_err(unavailable)
    }
}
