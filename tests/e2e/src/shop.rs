use crate::environment::shop_url;
use async_trait::async_trait;
use client::{Bytes, Caller, Client, Transport, TransportError};
use contract::{Endpoint, Unit};
use http::{HeaderMap, Request, Response};
use kernel::{Principal, Problem};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{
    fmt::Display,
    rc::Rc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tokio::sync::Mutex;

/// The staff account of the demonstration data.
const STAFF: (&str, &str) = ("admin@shopsphere.test", "shopsphere-admin");

/// The shop as somebody uses it.
#[derive(Clone)]
pub struct Shop {
    http: reqwest::Client,
    client: Client,
    token: Option<String>,
}

/// What a request was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// Null if the body is not JSON.
    pub json: Value,
    pub text: String,
}

impl Answer {
    /// The answer, if it has this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// The problem document, which must have this status and code and be well-formed.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Value {
        assert_eq!((self.status, self.json["code"].as_str()), (status, Some(code)), "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        for member in ["type", "title", "detail", "instance", "request_id"] {
            assert!(self.json[member].is_string(), "{member}: {}", self.text);
        }
        assert_eq!(self.json["status"], status);
        self.json
    }

    /// A header's text, empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Shop {
    /// Somebody who is not signed in.
    pub fn guest() -> Self {
        Self::with(None)
    }

    /// Whoever the access token stands for.
    pub fn signed_in(token: &str) -> Self {
        Self::with(Some(token.to_owned()))
    }

    /// A member of the staff, whose session lasts longer than any story: a proof may take more than an access token's 15
    /// minutes.
    pub async fn staff() -> Self {
        const RENEW_AFTER: Duration = Duration::from_secs(10 * 60);
        static TOKEN: Mutex<Option<(Instant, String)>> = Mutex::const_new(None);
        let mut token = TOKEN.lock().await;
        if token.as_ref().is_none_or(|(since, _)| since.elapsed() > RENEW_AFTER) {
            let body = json!({"email": STAFF.0, "password": STAFF.1});
            let answer = Self::guest().post("/auth/login", &body).await.expect(200);
            *token = Some((Instant::now(), answer.json["access_token"].as_str().unwrap().to_owned()));
        }
        Self::signed_in(&token.as_ref().unwrap().1)
    }

    /// A customer who has just registered, with the account as it was answered.
    pub async fn customer() -> (Self, Value) {
        let body = json!({
            "email": crate::unique_email("customer"), "password": "correct horse battery", "name": "Carla Customer",
        });
        let account = Self::guest().post("/auth/register", &body).await.expect(201).json;
        (Self::signed_in(account["access_token"].as_str().unwrap()), account)
    }

    fn with(token: Option<String>) -> Self {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // The local runtime hangs up after an answer to a request whose body was refused unread.
            .pool_max_idle_per_host(0)
            .timeout(Duration::from_secs(60))
            .build()
            .expect("an HTTP client");
        let transport = Http { http: http.clone(), token: token.clone() };
        let client = Client::new(Rc::new(transport), &format!("{}/api/v1", shop_url()));
        Self { http, client, token }
    }

    /// Calls an operation by its row of the contract.
    pub async fn call<Q: Serialize + Default, B: Serialize, R: DeserializeOwned>(
        &self,
        endpoint: &Endpoint<Q, B, R>,
        path: &[&dyn Display],
        body: &B,
    ) -> Result<R, Problem> {
        let caller = Caller::new(Principal::Guest, "e2e-story");
        self.client.call(&caller, endpoint, path, &Q::default(), body).await
    }

    /// Calls an operation without a body.
    pub async fn read<Q: Serialize + Default, R: DeserializeOwned>(
        &self,
        endpoint: &Endpoint<Q, Unit, R>,
        path: &[&dyn Display],
    ) -> Result<R, Problem> {
        self.call(endpoint, path, &Unit {}).await
    }

    /// `GET` below `/api/v1`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", &format!("/api/v1{path}"), &[], None).await
    }

    /// `DELETE` below `/api/v1`.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", &format!("/api/v1{path}"), &[], None).await
    }

    /// `POST` below `/api/v1`.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, &[], body).await
    }

    /// `POST` below `/api/v1` under an idempotency key.
    pub async fn post_once(&self, path: &str, key: &str, body: &Value) -> Answer {
        self.ask("POST", path, &[("idempotency-key", key)], body).await
    }

    /// A request with JSON below `/api/v1`.
    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let mut headers = headers.to_vec();
        headers.push(("content-type", "application/json"));
        self.send(method, &format!("/api/v1{path}"), &headers, Some(body.to_string().into_bytes())).await
    }

    /// Any request, below the shop's address.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Answer {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.http.request(method, format!("{}{path}", shop_url()));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.body(body);
        }
        let answer = request.send().await.unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let text = answer.text().await.unwrap();
        Answer { status, headers, json: serde_json::from_str(&text).unwrap_or_default(), text }
    }
}

/// Carries typed calls over HTTP.
struct Http {
    http: reqwest::Client,
    token: Option<String>,
}

#[async_trait(?Send)]
impl Transport for Http {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let failed = |error: reqwest::Error| TransportError {
            service: "the shop".to_owned(),
            reason: error.to_string(),
        };
        let mut request = reqwest::Request::try_from(request).map_err(failed)?;
        if let Some(token) = &self.token {
            let value = format!("Bearer {token}").parse().expect("a token is plain text");
            request.headers_mut().insert("authorization", value);
        }
        let answer = self.http.execute(request).await.map_err(failed)?;
        let mut response = Response::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        *response.body_mut() = answer.bytes().await.map_err(failed)?.to_vec();
        Ok(response)
    }

    fn now_millis(&self) -> i64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(now.as_millis()).unwrap_or(i64::MAX)
    }
}
