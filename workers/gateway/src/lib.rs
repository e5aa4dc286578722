#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod docs;
mod gateway;
mod health;
mod inbound;
mod outbound;
mod own;
mod platform;
mod resend;
mod sessions;
mod target;

#[cfg(test)]
mod tests;

use async_trait::async_trait;
use client::{Bytes, Client};
use contract::Service;
use edge::{
    jwt::Keys,
    runtime::{self, Config as Variables},
};
use futures::TryStreamExt;
use gateway::{Config, Gateway};
use kernel::{ErrorCode, Problem, Timestamp};
use platform::{Limiter, Platform, Upstream};
use std::{cell::OnceCell, rc::Rc, time::Duration};
use worker::{Context, Env, Request, Response, ResponseBody, ScheduleContext, ScheduledEvent, event};

thread_local! {
    static GATEWAY: OnceCell<Rc<Gateway>> = const { OnceCell::new() };
}

fn gateway(env: &Env) -> Rc<Gateway> {
    GATEWAY.with(|gateway| gateway.get_or_init(|| Rc::new(Gateway::new(config(env)))).clone())
}

fn config(env: &Env) -> Config {
    let variables = Variables(env);
    Config {
        is_local: variables.is_local(),
        keys: Keys::new(&variables.text("JWT_SECRET").unwrap_or_default()),
        rate_limit: variables.get("RATE_LIMIT", 300),
        auth_rate_limit: variables.get("AUTH_RATE_LIMIT", 20),
        session_cache: variables.duration("SESSION_CACHE_MS", Duration::from_secs(30)),
        resend_after: variables.duration("RESEND_AFTER_MS", Duration::from_secs(60)),
    }
}

struct Runtime(Env);

#[async_trait(?Send)]
impl Platform for Runtime {
    type Incoming = Request;
    type Outgoing = ResponseBody;

    fn now(&self) -> Timestamp {
        runtime::now()
    }

    async fn read(&self, mut request: Request, limit: usize) -> Result<Bytes, Problem> {
        if request.inner().body().is_none() {
            return Ok(Bytes::new());
        }
        let mut stream = request.stream().map_err(Problem::internal)?;
        let mut body = Bytes::new();
        // A caller that hangs up while sending has its own fault.
        while let Some(chunk) = stream.try_next().await.map_err(|_| ErrorCode::MalformedRequest)? {
            if body.len().saturating_add(chunk.len()) > limit {
                return Err(ErrorCode::BodyTooLarge.into());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    fn write(&self, body: Bytes) -> ResponseBody {
        if body.is_empty() { ResponseBody::Empty } else { ResponseBody::Body(body) }
    }

    async fn allows(&self, limiter: Limiter, key: &str) -> bool {
        let binding = match limiter {
            Limiter::General => "RATE_LIMITER",
            Limiter::Auth => "AUTH_RATE_LIMITER",
        };
        let outcome = match self.0.rate_limiter(binding) {
            Ok(limiter) => limiter.limit(key.to_owned()).await,
            Err(error) => Err(error),
        };
        // A limiter that fails must not close the shop.
        outcome.map_or_else(
            |error| {
                runtime::log::error("rate limiter", &serde_json::json!({"cause": error.to_string()}));
                true
            },
            |outcome| outcome.success,
        )
    }

    async fn forward(
        &self,
        to: Upstream,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<ResponseBody>, Problem> {
        let binding = match to {
            Upstream::Service(service) => service.binding(),
            Upstream::Storefront => "STOREFRONT",
            Upstream::Admin => "ADMIN",
        };
        runtime::forward(&self.0, binding, request).await
    }

    fn client(&self, service: Service) -> Result<Client, Problem> {
        runtime::service_client(&self.0, service).map_err(Problem::unavailable)
    }
}

fn from_worker(request: Request) -> worker::Result<http::Request<Request>> {
    let mut builder = http::Request::builder()
        // The SDK takes a method that it does not know for GET.
        .method(request.inner().method().as_str())
        .uri(request.url()?.to_string());
    for (name, value) in request.headers() {
        builder = builder.header(name, value);
    }
    builder.body(request).map_err(|error| worker::Error::RustError(error.to_string()))
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, _: Context) -> worker::Result<Response> {
    let gateway = gateway(&env);
    let response = match from_worker(request) {
        Ok(request) => gateway.handle(&Runtime(env), request).await,
        // A URL or a header that is none.
        Err(_) => return Ok(Response::empty()?.with_status(400)),
    };
    let (parts, body) = response.into_parts();
    // 204 and 304 must not have a body, not even an empty one.
    let body = if matches!(parts.status.as_u16(), 204 | 304) { ResponseBody::Empty } else { body };
    let headers = runtime::to_headers(&parts.headers)?;
    Ok(Response::builder().with_status(parts.status.as_u16()).with_headers(headers).body(body))
}

#[event(scheduled)]
async fn scheduled(_: ScheduledEvent, env: Env, _: ScheduleContext) {
    gateway(&env).tick(&Runtime(env)).await;
}
