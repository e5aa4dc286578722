//! Mounts route tables: everything that every operation needs is done here once, before its handler runs.

use crate::{
    CallFuture,
    answer::{etag, matches_etag, problem_response},
    input::{parse_json, parse_query},
    recent::Recent,
};
use client::{Bytes, Caller};
use contract::{Access, Cache, Endpoint, Idempotency, Route};
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header};
use kernel::{ErrorCode, Principal, Problem, Timestamp};
use percent_encoding::percent_decode_str;
use serde::{Serialize, de::DeserializeOwned};
use std::{
    cell::RefCell, collections::BTreeMap, future::Future, ops::Deref, rc::Rc, str::FromStr, time::Duration,
};

/// What a handler knows about its request.
#[derive(Clone)]
pub struct Context {
    /// Who is asking; calls to other services go out on its behalf.
    pub caller: Caller,
    /// The moment at which the request came in: read once, so that one request has one time.
    pub now: Timestamp,
    /// The `Idempotency-Key`, on operations that take one.
    pub idempotency_key: Option<String>,
    /// The path as it was asked for.
    pub path: String,
    /// Scheme and host as they were asked for, such as `https://shop.example`; empty where no request is.
    pub origin: String,
    headers: Rc<HeaderMap>,
    deferred: Rc<RefCell<Vec<CallFuture<()>>>>,
}

impl Context {
    /// A context for work that no request caused: an alarm, a queue message, the tick.
    pub fn for_service(name: &str, now: Timestamp) -> Self {
        let caller = Caller::new(Principal::service(name), crate::new_id::<kernel::EventId>(now).to_string());
        Self::new(caller, now, "")
    }

    fn new(caller: Caller, now: Timestamp, path: &str) -> Self {
        Self {
            caller,
            now,
            idempotency_key: None,
            path: path.to_owned(),
            origin: String::new(),
            headers: Rc::default(),
            deferred: Rc::default(),
        }
    }

    /// Who is asking.
    pub fn principal(&self) -> &Principal {
        &self.caller.principal
    }

    /// A header of the request.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Does something after the answer is on its way. What must not be lost belongs into an outbox instead.
    pub fn defer(&self, work: impl Future<Output = ()> + 'static) {
        self.deferred.borrow_mut().push(Box::pin(work));
    }

    /// What was deferred; whoever runs the handler runs this after it.
    pub fn take_deferred(&self) -> Vec<CallFuture<()>> {
        self.deferred.take()
    }
}

/// The parameters of a path.
#[derive(Clone, Debug, Default)]
pub struct Params(BTreeMap<String, String>);

impl Params {
    /// A parameter's text; empty if the path has none of that name.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// A parameter as an id or the like. What is none cannot name anything that exists: 404.
    pub fn parse<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        self.get(name).parse().map_err(|_| ErrorCode::NotFound.into())
    }
}

/// A request whose parts are parsed and whose caller may make it.
pub struct Call<Q, B> {
    /// The path's parameters.
    pub params: Params,
    /// The query.
    pub query: Q,
    /// The body.
    pub body: B,
    /// Everything else.
    pub context: Context,
}

impl<Q, B> Deref for Call<Q, B> {
    type Target = Context;
    fn deref(&self) -> &Context {
        &self.context
    }
}

/// A call whose query and body are left as they came.
pub type Raw = Call<String, Bytes>;

/// An answer whose status or headers are not the route's usual ones.
pub struct Reply<R> {
    /// The body.
    pub body: R,
    /// The status, if not the route's.
    pub status: Option<u16>,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
}

impl<R> From<R> for Reply<R> {
    fn from(body: R) -> Self {
        Self { body, status: None, headers: Vec::new() }
    }
}

impl<R> Reply<R> {
    /// With another status than the route's.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// With a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

type Handler<A> = Box<dyn Fn(Rc<A>, Raw) -> CallFuture<Result<Response<Bytes>, Problem>>>;
/// How a problem is shown.
type ShowProblem = fn(&Problem, &Context) -> Response<Bytes>;

/// Routes of one Worker or Durable Object; `A` holds what its handlers work with.
///
/// Built once an isolate: it holds no binding and no future.
pub struct Router<A> {
    paths: matchit::Router<Vec<usize>>,
    routes: Vec<(Route, Handler<A>)>,
    show_problem: ShowProblem,
}

impl<A: 'static> Default for Router<A> {
    fn default() -> Self {
        Self { paths: matchit::Router::new(), routes: Vec::new(), show_problem: problem_response }
    }
}

impl<A: 'static> Router<A> {
    /// A router without routes, that answers problems as JSON.
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows problems in another way, for instance as pages.
    #[must_use]
    pub fn show_problems(mut self, show_problem: ShowProblem) -> Self {
        self.show_problem = show_problem;
        self
    }

    /// Mounts an operation: parses query and body into their types, answers JSON with `ETag` and `Cache-Control`.
    #[must_use]
    pub fn on<Q, B, R, T, F>(
        self,
        endpoint: &Endpoint<Q, B, R>,
        handler: impl Fn(Rc<A>, Call<Q, B>) -> F + Clone + 'static,
    ) -> Self
    where
        Q: DeserializeOwned + 'static,
        B: DeserializeOwned + 'static,
        R: Serialize + 'static,
        T: Into<Reply<R>>,
        F: Future<Output = Result<T, Problem>> + 'static,
    {
        let route = endpoint.route;
        self.raw(route, move |app, raw| {
            let handler = handler.clone();
            async move {
                let call = Call {
                    query: parse_query(&raw.query)?,
                    body: parse_body(&route, &raw)?,
                    params: raw.params,
                    context: raw.context.clone(),
                };
                let reply: Reply<R> = handler(app, call).await?.into();
                json_response(&route, &raw.context, &reply)
            }
        })
    }

    /// [`on`](Self::on) for operations whose answers are the same for everyone: each is kept for as long as its route's
    /// [`Cache::Public`] says, in the memory of the isolate. It may be that old, whatever was written in between.
    #[must_use]
    pub fn on_shared<Q, B, R, F>(
        self,
        endpoint: &Endpoint<Q, B, R>,
        handler: impl Fn(Rc<A>, Call<Q, B>) -> F + Clone + 'static,
    ) -> Self
    where
        Q: DeserializeOwned + 'static,
        B: DeserializeOwned + 'static,
        R: Serialize + 'static,
        F: Future<Output = Result<R, Problem>> + 'static,
    {
        let route = endpoint.route;
        let recent = Rc::new(Recent::default());
        self.raw(route, move |app, raw| {
            let (handler, recent) = (handler.clone(), recent.clone());
            async move {
                let key = format!("{}?{}", raw.path, raw.query);
                let body = if let Some(body) = recent.get(&key, raw.now) {
                    body.to_vec()
                } else {
                    let call = Call {
                        query: parse_query(&raw.query)?,
                        body: parse_body(&route, &raw)?,
                        params: raw.params,
                        context: raw.context.clone(),
                    };
                    let answer = handler(app, call).await?;
                    let body = serde_json::to_vec(&answer).map_err(Problem::internal)?;
                    if let Cache::Public(seconds) = route.cache {
                        recent.put(key, &body, raw.context.now, Duration::from_secs(seconds.into()));
                    }
                    body
                };
                bytes_response(&route, &raw.context, route.success, &[], body)
            }
        })
    }

    /// Mounts an operation that reads and answers bytes itself: pages, pictures, signed bodies.
    #[must_use]
    pub fn raw<F>(mut self, route: Route, handler: impl Fn(Rc<A>, Raw) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Response<Bytes>, Problem>> + 'static,
    {
        let index = self.routes.len();
        match self.paths.at_mut(route.path) {
            // Paths are looked up by themselves: `{id}` matches the text "{id}", but only its own pattern exactly.
            Ok(found) if self.routes.iter().any(|(other, _)| other.path == route.path) => {
                found.value.push(index);
            }
            _ => {
                if let Err(error) = self.paths.insert(route.path, vec![index]) {
                    crate::runtime::log::error(
                        "route",
                        &serde_json::json!({"path": route.path, "error": error.to_string()}),
                    );
                }
            }
        }
        self.routes.push((route, Box::new(move |app, raw| Box::pin(handler(app, raw)))));
        self
    }

    /// The routes that are mounted.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.routes.iter().map(|(route, _)| route)
    }

    /// The largest body that the request's route takes, to know before reading it.
    pub fn body_limit(&self, method: &str, path: &str) -> usize {
        self.find(method, path)
            .map_or(0, |(index, _)| self.routes.get(index).map_or(0, |(route, _)| route.body_limit))
    }

    fn find(&self, method: &str, path: &str) -> Result<(usize, Params), Problem> {
        let found = self.paths.at(path).map_err(|_| ErrorCode::RouteNotFound)?;
        let methods =
            || found.value.iter().filter_map(|index| Some((*index, self.routes.get(*index)?.0.method)));
        // HEAD is GET without a body, which the runtime leaves out.
        let wanted = if method == "HEAD" { "GET" } else { method };
        let (index, _) = methods().find(|(_, allowed)| allowed.as_str() == wanted).ok_or_else(|| {
            let allowed: Vec<_> = methods().map(|(_, method)| method.as_str()).collect();
            Problem::new(ErrorCode::MethodNotAllowed).with("allow", allowed)
        })?;
        let params = found
            .params
            .iter()
            .map(|(name, value)| {
                (name.to_owned(), percent_decode_str(value).decode_utf8_lossy().into_owned())
            })
            .collect();
        Ok((index, Params(params)))
    }

    async fn answer(
        &self,
        app: Rc<A>,
        method: &str,
        query: &str,
        principal: Option<&Principal>,
        body: Bytes,
        context: &mut Context,
    ) -> Result<Response<Bytes>, Problem> {
        let (index, params) = self.find(method, &context.path)?;
        let (route, handler) = self.routes.get(index).ok_or(ErrorCode::RouteNotFound)?;
        admit(route, principal, &body, context)?;
        handler(app, Raw { params, query: query.to_owned(), body, context: context.clone() }).await
    }

    /// Answers a request at the time `now`, and leaves in the context what is to be done afterwards.
    pub async fn run(
        &self,
        app: Rc<A>,
        request: Request<Bytes>,
        now: Timestamp,
    ) -> (Response<Bytes>, Context) {
        let (parts, body) = request.into_parts();
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let request_id = header(client::REQUEST_ID).unwrap_or_default().to_owned();
        let principal =
            header(client::PRINCIPAL).and_then(|json| serde_json::from_str::<Principal>(json).ok());
        let mut caller = Caller::new(principal.clone().unwrap_or(Principal::Guest), request_id);
        if let Some(network) = header(client::NETWORK) {
            caller = caller.from_network(network);
        }
        let mut context = Context::new(caller, now, parts.uri.path());
        if let (Some(scheme), Some(host)) = (parts.uri.scheme_str(), parts.uri.authority()) {
            context.origin = format!("{scheme}://{host}");
        }
        context.headers = Rc::new(parts.headers.clone());

        let method = parts.method.as_str();
        let query = parts.uri.query().unwrap_or_default();
        let answer = self.answer(app, method, query, principal.as_ref(), body, &mut context).await;
        let mut response = answer.unwrap_or_else(|problem| {
            log_problem(&problem, &context, method);
            (self.show_problem)(&problem, &context)
        });
        let caller = &context.caller;
        // This invocation and all that it caused.
        response.headers_mut().insert(client::INVOCATIONS, HeaderValue::from(caller.invocations() + 1));
        if let Ok(timings) = HeaderValue::from_str(&caller.timings()) {
            response.headers_mut().insert(client::TIMINGS, timings);
        }
        (response, context)
    }
}

/// Who may come in, with what. No principal, no entry: only the gateway and our own Workers set one.
fn admit(
    route: &Route,
    principal: Option<&Principal>,
    body: &Bytes,
    context: &mut Context,
) -> Result<(), Problem> {
    let principal = principal.ok_or_else(|| Problem::internal("a request without a principal"))?;
    match route.access {
        // Services pass on whose request they work for, so anyone may stand behind an internal call: what keeps others
        // out is that the gateway has no route to it.
        Access::Anyone | Access::Owner | Access::Service => {}
        Access::Customer => {
            principal.customer_id().ok_or(ErrorCode::Unauthenticated)?;
        }
        Access::Staff(permission) => {
            principal.customer_id().ok_or(ErrorCode::Unauthenticated)?;
            if !principal.may(permission) {
                return Err(ErrorCode::Forbidden.into());
            }
        }
    }
    if body.len() > route.body_limit {
        return Err(ErrorCode::BodyTooLarge.into());
    }
    let key = context.header(client::IDEMPOTENCY_KEY).map(str::to_owned);
    context.idempotency_key = match (route.idempotency, key) {
        (Idempotency::Ignored, _) => None,
        (Idempotency::Required, None) if !context.headers.contains_key(client::IDEMPOTENCY_KEY) => {
            return Err(ErrorCode::IdempotencyKeyRequired.into());
        }
        (_, Some(key)) if (1..=255).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()) => {
            Some(key)
        }
        (Idempotency::Accepted, None) if !context.headers.contains_key(client::IDEMPOTENCY_KEY) => None,
        _ => return Err(ErrorCode::IdempotencyKeyInvalid.into()),
    };
    Ok(())
}

fn parse_body<B: DeserializeOwned>(route: &Route, raw: &Raw) -> Result<B, Problem> {
    let takes_body = !matches!(route.method, contract::Method::Get | contract::Method::Delete);
    // Nothing is no members where all may be left out; where it would replace what there is, it is none said.
    let may_be_empty = !matches!(route.method, contract::Method::Put | contract::Method::Patch);
    let body: &[u8] = if !takes_body || (raw.body.is_empty() && may_be_empty) { b"{}" } else { &raw.body };
    if takes_body && !raw.body.is_empty() {
        let kind = raw.header(header::CONTENT_TYPE.as_str()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Problem::new(ErrorCode::UnsupportedMediaType).detail("Send application/json."));
        }
    }
    parse_json(body)
}

fn json_response<R: Serialize>(
    route: &Route,
    context: &Context,
    reply: &Reply<R>,
) -> Result<Response<Bytes>, Problem> {
    let status = reply.status.unwrap_or(route.success);
    let body = if status == 204 {
        Vec::new()
    } else {
        serde_json::to_vec(&reply.body).map_err(Problem::internal)?
    };
    bytes_response(route, context, status, &reply.headers, body)
}

fn bytes_response(
    route: &Route,
    context: &Context,
    status: u16,
    headers: &[(&'static str, String)],
    body: Bytes,
) -> Result<Response<Bytes>, Problem> {
    let mut response = Response::builder().status(status);
    if !body.is_empty() {
        response = response.header(header::CONTENT_TYPE, "application/json");
    }
    let cache = match route.cache {
        Cache::NoStore => "no-store".to_owned(),
        Cache::Private => "private, no-cache".to_owned(),
        Cache::Public(seconds) => format!("public, max-age={seconds}"),
    };
    response = response.header(header::CACHE_CONTROL, cache);
    for (name, value) in headers {
        response = response.header(*name, value);
    }
    if matches!(route.method, contract::Method::Get) {
        let etag = etag(&body);
        response = response.header(header::ETAG, &etag);
        if context.header(header::IF_NONE_MATCH.as_str()).is_some_and(|known| matches_etag(known, &etag)) {
            return response.status(StatusCode::NOT_MODIFIED).body(Vec::new()).map_err(Problem::internal);
        }
    }
    response.body(body).map_err(Problem::internal)
}

fn log_problem(problem: &Problem, context: &Context, method: &str) {
    // Each failure is logged once, where it arose: what came from another service was logged there.
    if let Some(cause) = &problem.internal {
        let fields = serde_json::json!({
            "request_id": context.caller.request_id,
            "method": method,
            "path": context.path,
            "code": problem.code,
            "cause": cause,
        });
        crate::runtime::log::error("request failed", &fields);
    }
}
