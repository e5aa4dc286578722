use async_trait::async_trait;
use client::{Bytes, Client, Transport, TransportError};
use contract::event::Queue;
use edge::{Cache, EventSink, Files, Objects, Router, SendError};
use http::{Request, Response};
use kernel::{Principal, Problem};
use std::{cell::RefCell, collections::HashMap, future::Future, rc::Rc, time::Duration};

/// Runs a future to its end.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    futures::executor::block_on(future)
}

/// Queues that only remember.
#[derive(Default)]
pub struct RecordingQueues {
    /// What was sent, in order.
    pub sent: RefCell<Vec<(Queue, serde_json::Value)>>,
    /// While true, nothing can be sent.
    pub down: std::cell::Cell<bool>,
    /// The queue that takes nothing, if one does not.
    pub refusing: std::cell::Cell<Option<Queue>>,
}

#[async_trait(?Send)]
impl EventSink for RecordingQueues {
    async fn send(
        &self,
        queue: Queue,
        bodies: Vec<serde_json::Value>,
        _delay: Duration,
    ) -> Result<(), SendError> {
        if self.down.get() || self.refusing.get() == Some(queue) {
            return Err(SendError("down".to_owned()));
        }
        self.sent.borrow_mut().extend(bodies.into_iter().map(|body| (queue, body)));
        Ok(())
    }
}

/// A cache in memory that forgets nothing.
#[derive(Default)]
pub struct MemoryCache(RefCell<HashMap<String, String>>);

#[async_trait(?Send)]
impl Cache for MemoryCache {
    async fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    async fn put(&self, key: &str, value: String, _keep: Duration) {
        self.0.borrow_mut().insert(key.to_owned(), value);
    }
}

/// Files in memory.
#[derive(Default)]
pub struct MemoryFiles(pub RefCell<HashMap<String, Vec<u8>>>);

#[async_trait(?Send)]
impl Files for MemoryFiles {
    async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), Problem> {
        self.0.borrow_mut().insert(name.to_owned(), bytes);
        Ok(())
    }

    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        Ok(self.0.borrow().get(name).cloned())
    }
}

type Answer = dyn Fn(&str, &str, serde_json::Value) -> Result<serde_json::Value, Problem>;

/// A service that a test makes up: from method, path and JSON body to an answer.
pub struct FakeService {
    answer: Box<Answer>,
    /// `METHOD path` of every request, in order.
    pub requests: RefCell<Vec<String>>,
}

impl FakeService {
    /// A service that answers with `answer`; status 200 for `Ok`.
    pub fn new(
        answer: impl Fn(&str, &str, serde_json::Value) -> Result<serde_json::Value, Problem> + 'static,
    ) -> Rc<Self> {
        Rc::new(Self { answer: Box::new(answer), requests: RefCell::default() })
    }

    /// A client of it.
    pub fn client(self: &Rc<Self>) -> Client {
        Client::new(Rc::new(FakeTransport(self.clone())), "https://fake")
    }
}

struct FakeTransport(Rc<FakeService>);

#[async_trait(?Send)]
impl Transport for FakeTransport {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (method, path) = (request.method().as_str(), request.uri().path());
        self.0.requests.borrow_mut().push(format!("{method} {path}"));
        let body = serde_json::from_slice(request.body()).unwrap_or_default();
        let (status, body) = match (self.0.answer)(method, path, body) {
            Ok(answer) => (200, answer),
            Err(problem) => (problem.code.status(), problem.to_json(path, "test")),
        };
        Ok(Response::builder()
            .status(status)
            .body(body.to_string().into_bytes())
            .expect("the status is valid"))
    }

    fn now_millis(&self) -> i64 {
        crate::NOW
    }
}

/// Durable Objects of one class: each is made by `make` from its name when it is first called, and kept.
///
/// What an object defers has run when its call returns.
pub fn objects<A: 'static>(router: Rc<Router<A>>, make: impl Fn(&str) -> Rc<A> + 'static) -> Objects {
    let known: RefCell<HashMap<String, Rc<A>>> = RefCell::default();
    Rc::new(move |name| {
        let app = known.borrow_mut().entry(name.to_owned()).or_insert_with(|| make(name)).clone();
        Ok(Client::new(Rc::new(ObjectTransport { router: router.clone(), app }), "https://object"))
    })
}

struct ObjectTransport<A> {
    router: Rc<Router<A>>,
    app: Rc<A>,
}

#[async_trait(?Send)]
impl<A: 'static> Transport for ObjectTransport<A> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (response, context) = self.router.run(self.app.clone(), request, crate::now()).await;
        futures::future::join_all(context.take_deferred()).await;
        Ok(response)
    }

    fn now_millis(&self) -> i64 {
        crate::NOW
    }
}

/// Sends a JSON request to a router, as `principal`, and returns status and JSON body.
///
/// What was deferred has run when this returns.
pub fn ask<A: 'static>(
    router: &Router<A>,
    app: Rc<A>,
    principal: &Principal,
    method: &str,
    path: &str,
    body: Option<serde_json::Value>,
) -> (u16, serde_json::Value) {
    ask_with(router, app, principal, method, path, body, &[])
}

/// [`ask`] with further headers.
pub fn ask_with<A: 'static>(
    router: &Router<A>,
    app: Rc<A>,
    principal: &Principal,
    method: &str,
    path: &str,
    body: Option<serde_json::Value>,
    headers: &[(&str, &str)],
) -> (u16, serde_json::Value) {
    let principal = serde_json::to_string(principal).expect("a principal is JSON");
    let mut request = Request::builder()
        .method(method)
        .uri(format!("https://test{path}"))
        .header(client::PRINCIPAL, principal)
        .header(client::REQUEST_ID, "test-request")
        .header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
    let request = request.body(body).expect("the request is valid");
    run(async {
        let (response, context) = router.run(app, request, crate::now()).await;
        futures::future::join_all(context.take_deferred()).await;
        let body = serde_json::from_slice(response.body()).unwrap_or_default();
        (response.status().as_u16(), body)
    })
}
