use super::within;
use async_trait::async_trait;
use client::{Bytes, Client, Transport, TransportError};
use contract::Service;
use http::{Request, Response};
use kernel::Problem;
use std::{rc::Rc, time::Duration};
use wasm_bindgen::JsValue;
use worker::{Env, Fetcher, Headers, Method, RequestInit, Stub};

/// How long a call may take: a Durable Object that panics never answers its caller.
const TIMEOUT: Duration = Duration::from_secs(15);

pub(super) enum Target {
    Service(Fetcher),
    Object(Stub),
}

struct Binding {
    name: String,
    target: Target,
}

pub(super) fn client_for(name: &str, target: Target) -> Client {
    // The host is never looked up; the runtime only wants a whole URL.
    Client::new(Rc::new(Binding { name: name.to_owned(), target }), "https://internal")
}

/// A client of another Worker, through its service binding.
pub fn service_client(env: &Env, service: Service) -> worker::Result<Client> {
    Ok(client_for(service.name(), Target::Service(env.service(service.binding())?)))
}

#[async_trait(?Send)]
impl Transport for Binding {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let failed = |reason: String| TransportError { service: self.name.clone(), reason };
        let request = to_worker(request).map_err(|error| failed(error.to_string()))?;
        let answer = async {
            let mut response = match &self.target {
                Target::Service(fetcher) => fetcher.fetch_request(request).await?,
                Target::Object(stub) => stub.fetch_with_request(request).await?,
            };
            from_worker(&mut response).await
        };
        match within(TIMEOUT, answer).await {
            Some(answer) => answer.map_err(|error| failed(error.to_string())),
            None => Err(failed("timed out".to_owned())),
        }
    }

    fn now_millis(&self) -> i64 {
        super::now().millis()
    }
}

/// Hands a request on through the service binding of this name. The answer's body is not read: it streams.
///
/// # Errors
/// `unavailable` if nobody answers in time.
pub async fn forward(
    env: &Env,
    binding: &str,
    request: Request<Bytes>,
) -> Result<Response<worker::ResponseBody>, Problem> {
    let answer = async { env.service(binding)?.fetch_request(to_worker(request)?).await };
    let response = within(TIMEOUT, answer).await.ok_or_else(|| Problem::unavailable("timed out"))?;
    let response = response.map_err(Problem::unavailable)?;
    let mut answer = Response::builder().status(response.status_code());
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    answer.body(response.body().clone()).map_err(Problem::internal)
}

/// Headers as the runtime takes them.
pub fn to_headers(headers: &http::HeaderMap) -> worker::Result<Headers> {
    let copy = Headers::new();
    for (name, value) in headers {
        copy.append(name.as_str(), &String::from_utf8_lossy(value.as_bytes()))?;
    }
    Ok(copy)
}

pub(super) fn to_worker(request: Request<Bytes>) -> worker::Result<worker::Request> {
    let (parts, body) = request.into_parts();
    let mut init = RequestInit::new();
    init.with_method(Method::from(parts.method.as_str().to_owned()))
        .with_headers(to_headers(&parts.headers)?);
    // Where a page sends the browser is for the browser to follow.
    init.redirect = worker::RequestRedirect::Manual;
    if !body.is_empty() {
        init.with_body(Some(JsValue::from(js_sys::Uint8Array::from(body.as_slice()))));
    }
    worker::Request::new_with_init(&parts.uri.to_string(), &init)
}

pub(super) async fn from_worker(response: &mut worker::Response) -> worker::Result<Response<Bytes>> {
    let mut answer = Response::builder().status(response.status_code());
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    let body = response.bytes().await?;
    answer.body(body).map_err(|error| worker::Error::RustError(error.to_string()))
}
