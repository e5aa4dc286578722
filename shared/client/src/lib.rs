//! Typed callers of the routes in `contract`: over a service binding or a Durable Object stub (`edge` provides the
//! transports), or natively in tests and tools.

use async_trait::async_trait;
use contract::Endpoint;
use http::{HeaderValue, Request, Response, header};
use kernel::{Principal, Problem};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    cell::{Cell, RefCell},
    fmt::Display,
    rc::Rc,
};

/// Who is asking, as JSON. The gateway strips it from what comes from outside.
pub const PRINCIPAL: &str = "x-shop-principal";
/// The request's id, the same through all services.
pub const REQUEST_ID: &str = "x-request-id";
/// The path that the shop was asked for, where a service sees only the part below `/api/v1`.
pub const PUBLIC_PATH: &str = "x-shop-path";
/// The sign-in that an access token belongs to, as the gateway read it.
pub const SESSION: &str = "x-shop-session";
/// The network that the request came from, as the gateway saw it: an IPv4 address, or the first half of an IPv6 address.
pub const NETWORK: &str = "x-shop-network";
/// In an answer: how many Worker invocations it took, its own included. One request may cause 32.
pub const INVOCATIONS: &str = "x-shop-invocations";
/// In an answer: how long each call took, measured by its caller around it.
pub const TIMINGS: &str = "x-shop-timings";
/// The key under which a repeated request is recognised.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

const PATH_SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A request or answer with its whole body.
pub type Bytes = Vec<u8>;

/// Carries a request to a service.
#[async_trait(?Send)]
pub trait Transport {
    /// Sends and waits, no longer than the transport's time-out.
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError>;
    /// The time in milliseconds, to see how long calls take.
    fn now_millis(&self) -> i64;
}

/// The service did not answer, or not in time. Whether it acted is unknown.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{service} did not answer: {reason}")]
pub struct TransportError {
    /// Who was asked.
    pub service: String,
    /// What the platform said; for the log.
    pub reason: String,
}

/// On whose behalf calls are made, and what they have cost so far.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who is asking.
    pub principal: Principal,
    /// The request's id.
    pub request_id: String,
    network: Option<Rc<str>>,
    trace: Rc<Trace>,
}

#[derive(Debug, Default)]
struct Trace {
    invocations: Cell<u32>,
    timings: RefCell<Vec<String>>,
}

impl Caller {
    /// A caller that has called nobody yet.
    pub fn new(principal: Principal, request_id: impl Into<String>) -> Self {
        Self { principal, request_id: request_id.into(), network: None, trace: Rc::default() }
    }

    /// The same caller, from this network.
    #[must_use]
    pub fn from_network(self, network: &str) -> Self {
        Self { network: Some(network.into()), ..self }
    }

    /// The network that the request came from; empty where it is not known.
    pub fn network(&self) -> &str {
        self.network.as_deref().unwrap_or_default()
    }

    /// The same request, but our own authority: for what the caller may cause but not do.
    #[must_use]
    pub fn as_service(&self, name: &str) -> Self {
        Self { principal: Principal::service(name), ..self.clone() }
    }

    /// Worker invocations that calls on this behalf took.
    pub fn invocations(&self) -> u32 {
        self.trace.invocations.get()
    }

    /// `operation;milliseconds` of each call, nested calls after a `>`.
    pub fn timings(&self) -> String {
        self.trace.timings.borrow().join(",")
    }

    fn record(&self, operation: &str, millis: i64, answer: &Response<Bytes>) {
        let text = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
        let below = text(INVOCATIONS).and_then(|count| count.parse().ok()).unwrap_or(1);
        self.trace.invocations.set(self.trace.invocations.get().saturating_add(below));
        let mut timings = self.trace.timings.borrow_mut();
        timings.push(format!("{operation};{millis}"));
        let nested = text(TIMINGS).unwrap_or_default();
        timings.extend(nested.split(',').filter(|t| !t.is_empty()).map(|t| format!("{operation}>{t}")));
    }
}

/// Calls one service.
#[derive(Clone)]
pub struct Client {
    transport: Rc<dyn Transport>,
    /// What stands before every path, such as `https://shop.example/api/v1`.
    base: Rc<str>,
}

/// Header values that a call adds.
pub type Headers<'a> = &'a [(&'static str, &'a str)];

impl Client {
    /// A client whose requests go to `base` through `transport`.
    pub fn new(transport: Rc<dyn Transport>, base: &str) -> Self {
        Self { transport, base: base.into() }
    }

    /// Calls a route: `path` fills its parameters in order.
    ///
    /// # Errors
    /// The callee's problem; `unavailable` if it did not answer.
    pub async fn call<Q: Serialize, B: Serialize, R: DeserializeOwned>(
        &self,
        caller: &Caller,
        endpoint: &Endpoint<Q, B, R>,
        path: &[&dyn Display],
        query: &Q,
        body: &B,
    ) -> Result<R, Problem> {
        let (_, answer) = self.call_with(caller, endpoint, path, query, body, &[]).await?;
        Ok(answer)
    }

    /// Calls a route with further headers, and returns the status too.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub async fn call_with<Q: Serialize, B: Serialize, R: DeserializeOwned>(
        &self,
        caller: &Caller,
        endpoint: &Endpoint<Q, B, R>,
        path: &[&dyn Display],
        query: &Q,
        body: &B,
        headers: Headers<'_>,
    ) -> Result<(u16, R), Problem> {
        let route = &endpoint.route;
        let mut uri = format!("{}{}", self.base, fill(route.path, path));
        let query = serde_html_form::to_string(query).map_err(Problem::internal)?;
        if !query.is_empty() {
            uri.push('?');
            uri.push_str(&query);
        }
        let body = match route.method {
            contract::Method::Get | contract::Method::Delete => Vec::new(),
            _ => serde_json::to_vec(body).map_err(Problem::internal)?,
        };
        let mut request = Request::builder().method(route.method.as_str()).uri(uri);
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).map_err(Problem::internal)?;
        self.ask(caller, route.operation, request).await
    }

    /// Calls a route whose body is a file: its bytes as they are.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub async fn send_bytes<Q, B, R: DeserializeOwned>(
        &self,
        caller: &Caller,
        endpoint: &Endpoint<Q, B, R>,
        path: &[&dyn Display],
        media_type: &'static str,
        body: Bytes,
    ) -> Result<R, Problem> {
        let route = &endpoint.route;
        let request = Request::builder()
            .method(route.method.as_str())
            .uri(format!("{}{}", self.base, fill(route.path, path)))
            .header(header::CONTENT_TYPE, media_type)
            .body(body)
            .map_err(Problem::internal)?;
        let (_, answer) = self.ask(caller, route.operation, request).await?;
        Ok(answer)
    }

    /// Sends a request and reads its answer.
    async fn ask<R: DeserializeOwned>(
        &self,
        caller: &Caller,
        operation: &'static str,
        request: Request<Bytes>,
    ) -> Result<(u16, R), Problem> {
        let response = self.send(caller, operation, request).await?;
        let status = response.status();
        if !status.is_success() {
            return Err(problem(&response));
        }
        // An empty answer stands for a type without members.
        let body: &[u8] = if response.body().is_empty() { b"{}" } else { response.body() };
        let answer = serde_json::from_slice(body)
            .map_err(|error| Problem::internal(format!("{operation} answered badly: {error}")))?;
        Ok((status.as_u16(), answer))
    }

    /// Sends a request as it is, on the caller's behalf.
    ///
    /// # Errors
    /// `unavailable` if the callee did not answer.
    pub async fn send(
        &self,
        caller: &Caller,
        operation: &str,
        mut request: Request<Bytes>,
    ) -> Result<Response<Bytes>, Problem> {
        let principal = serde_json::to_string(&caller.principal).map_err(Problem::internal)?;
        let headers = request.headers_mut();
        headers.insert(PRINCIPAL, HeaderValue::from_str(&principal).map_err(Problem::internal)?);
        headers.insert(REQUEST_ID, HeaderValue::from_str(&caller.request_id).map_err(Problem::internal)?);
        if let Some(network) = &caller.network {
            headers.insert(NETWORK, HeaderValue::from_str(network).map_err(Problem::internal)?);
        }
        let started = self.transport.now_millis();
        let response = self.transport.send(request).await.map_err(Problem::unavailable)?;
        caller.record(operation, self.transport.now_millis() - started, &response);
        Ok(response)
    }
}

fn fill(template: &str, values: &[&dyn Display]) -> String {
    let mut values = values.iter();
    template
        .split('/')
        .map(|segment| match segment.strip_prefix('{').and_then(|_| values.next()) {
            Some(value) => utf8_percent_encode(&value.to_string(), PATH_SEGMENT).to_string(),
            None => segment.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn problem(response: &Response<Bytes>) -> Problem {
    serde_json::from_slice(response.body())
        .ok()
        .and_then(|document| Problem::from_json(&document))
        .unwrap_or_else(|| Problem::unavailable(format!("status {} without a problem", response.status())))
}
