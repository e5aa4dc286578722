//! The life of a request: where to, who asks, how often, then there and back.

use crate::{
    health, inbound, outbound, own,
    platform::{Limiter, Platform, Upstream},
    resend,
    sessions::Sessions,
    target::{API, Target, Targets, is_below},
};
use client::{Bytes, Caller};
use contract::{
    FORM_LIMIT, Service, UPLOAD_LIMIT, Unit,
    user::{self, SessionToken},
};
use edge::jwt::Keys;
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri, header, request::Parts};
use kernel::{ErrorCode, EventId, Locale, Principal, Problem, SessionId};
use std::{cell::RefCell, time::Duration};

/// What `wrangler.toml` says.
pub struct Config {
    /// On a developer's machine: no Secure cookies, `/dev`, and what a request cost is shown.
    pub is_local: bool,
    /// Reads access tokens; without a secret none is believed.
    pub keys: Result<Keys, Problem>,
    /// Requests a minute, as the bindings count them: they cannot be asked.
    pub rate_limit: u32,
    pub auth_rate_limit: u32,
    /// How long a cookie's owner is remembered.
    pub session_cache: Duration,
    /// How long a consumer may be silent about an event before it is asked.
    pub resend_after: Duration,
}

/// Everything that an isolate keeps between requests: no binding, no future.
pub struct Gateway {
    config: Config,
    targets: Targets,
    sessions: RefCell<Sessions>,
}

/// What is known of a request before it is answered.
struct Asked<'a> {
    head: &'a Parts,
    target: Option<Target>,
    caller: Caller,
    limit: u32,
    cost: RefCell<Cost>,
}

/// What handing a request on caused; the caller knows what else did.
#[derive(Default)]
struct Cost {
    invocations: u32,
    timings: String,
}

/// Who asks, and with which sign-in.
struct Identity {
    principal: Principal,
    session: Option<SessionId>,
}

impl Identity {
    const GUEST: Self = Self { principal: Principal::Guest, session: None };
}

impl Gateway {
    /// A gateway of this configuration.
    pub fn new(config: Config) -> Self {
        let targets = Targets::new(config.is_local);
        Self { config, targets, sessions: RefCell::default() }
    }

    fn cookie_name(&self) -> &'static str {
        if self.config.is_local { "shop_session" } else { "__Host-shop_session" }
    }

    /// Answers a request.
    pub async fn handle<P: Platform>(
        &self,
        platform: &P,
        request: Request<P::Incoming>,
    ) -> Response<P::Outgoing> {
        let (head, body) = request.into_parts();
        let request_id = inbound::request_id(&head.headers)
            .unwrap_or_else(|| edge::new_id::<EventId>(platform.now()).to_string().replace("evt_", "req_"));
        let found = self.targets.find(head.method.as_str(), head.uri.path());
        let mut asked = Asked {
            head: &head,
            target: found.as_ref().ok().copied(),
            caller: Caller::new(Principal::Guest, request_id),
            limit: self.config.rate_limit,
            cost: RefCell::default(),
        };
        let answer = match found {
            _ if head.method == Method::OPTIONS => self.preflight(&head.uri),
            Ok(target) => self.answer(platform, &mut asked, target, body).await,
            Err(problem) => Err(problem),
        };
        let mut response = answer.unwrap_or_else(|problem| own::problem(&problem, &asked.request())).map(
            |body| match body {
                Body::Own(bytes) => platform.write(bytes),
                Body::Upstream(body) => body,
            },
        );
        self.finish(&asked, response.headers_mut());
        response
    }

    /// Runs every service's regular work, and sends again what queues have lost.
    pub async fn tick<P: Platform>(&self, platform: &P) {
        let id = edge::new_id::<EventId>(platform.now()).to_string();
        let caller = Caller::new(Principal::service("gateway"), id);
        // Whatever waits to be sent is sent first, so that only what a queue has taken is asked about.
        health::tick_all(platform, &caller).await;
        resend::send_lost_events(platform, &caller, self.config.resend_after).await;
    }

    fn preflight<T>(&self, uri: &Uri) -> Result<Response<Body<T>>, Problem> {
        let methods = self.targets.methods(uri.path()).ok_or(ErrorCode::RouteNotFound)?;
        let mut response = Response::new(Body::Own(Bytes::new()));
        *response.status_mut() = StatusCode::NO_CONTENT;
        outbound::allow(response.headers_mut(), &methods);
        Ok(response)
    }

    async fn answer<P: Platform>(
        &self,
        platform: &P,
        asked: &mut Asked<'_>,
        target: Target,
        body: P::Incoming,
    ) -> Result<Response<Body<P::Outgoing>>, Problem> {
        let head = asked.head;
        if target == Target::Health {
            return Ok(own::health().map(Body::Own));
        }
        let is_reading = is_reading(&head.method);
        if !is_reading && !target.is_api() {
            inbound::refuse_cross_origin(&head.uri, &head.headers, self.config.is_local)?;
        }
        // Counted before anything costs: by customer where a token says one, else by address.
        let bearer = if target.is_api() { self.bearer(&head.headers, platform) } else { Ok(Identity::GUEST) };
        let customer = bearer.as_ref().ok().and_then(|identity| identity.principal.customer_id());
        let limiter = if is_guessable(target, &head.method, head.uri.path()) {
            asked.limit = self.config.auth_rate_limit;
            Limiter::Auth
        } else {
            Limiter::General
        };
        let address = inbound::text(&head.headers, "cf-connecting-ip").unwrap_or("unknown");
        // Who guesses at accounts is counted by address, whoever they are.
        let key = match customer.filter(|_| limiter == Limiter::General) {
            Some(id) => id.to_string(),
            None => address.to_owned(),
        };
        if !platform.allows(limiter, &key).await {
            return Err(ErrorCode::RateLimited.into());
        }
        let (upstream, path, limit) = match target {
            Target::OpenApi => return Ok(own::openapi(&head.headers).map(Body::Own)),
            Target::Docs => return Ok(own::docs(&head.headers).map(Body::Own)),
            Target::DocsStyle => return Ok(own::docs_style(&head.headers).map(Body::Own)),
            Target::Health | Target::Ready => {
                let services = health::check(platform, &asked.caller).await;
                return Ok(own::ready(&services).map(Body::Own));
            }
            Target::Operation(route) => {
                let path = head.uri.path().strip_prefix(API).unwrap_or_default();
                (Upstream::Service(route.service), path, route.body_limit)
            }
            Target::Media => (Upstream::Service(Service::Product), head.uri.path(), 0),
            Target::Dev(service) => (Upstream::Service(service), head.uri.path(), FORM_LIMIT),
            Target::Storefront => (Upstream::Storefront, head.uri.path(), FORM_LIMIT),
            Target::Admin => (Upstream::Admin, head.uri.path(), FORM_LIMIT),
        };
        let identity = if target.is_page() { self.cookie(platform, asked).await? } else { bearer? };
        let limit = if is_upload(target, path) && is_staff(&identity) { UPLOAD_LIMIT } else { limit };
        let body = if is_reading { Bytes::new() } else { self.body(platform, head, body, limit).await? };
        let request = outgoing(asked, &identity, target, path, body)?;
        let started = platform.now();
        let response = platform.forward(upstream, request).await?;
        let millis = platform.now().since(started).as_millis();
        asked.note(operation(target), millis, response.headers());
        if response.headers().get_all(header::SET_COOKIE).iter().any(|cookie| self.is_session(cookie))
            && let Some(token) = inbound::cookie(&head.headers, self.cookie_name())
        {
            // Signed in anew or out: what was known of the cookie is over.
            self.sessions.borrow_mut().forget(token);
        }
        Ok(response.map(Body::Upstream))
    }

    fn is_session(&self, cookie: &HeaderValue) -> bool {
        let name = cookie.to_str().ok().and_then(|cookie| cookie.split_once('=')).map(|(name, _)| name);
        name == Some(self.cookie_name())
    }

    /// Who an `Authorization` header stands for.
    fn bearer<P: Platform>(&self, headers: &HeaderMap, platform: &P) -> Result<Identity, Problem> {
        let Some(token) = inbound::bearer(headers)? else { return Ok(Identity::GUEST) };
        let keys = self.config.keys.as_ref().map_err(Clone::clone)?;
        let claims = keys.verify(token, platform.now())?;
        Ok(Identity { principal: claims.principal(), session: Some(claims.sid) })
    }

    /// Who a cookie stands for. What is no session any more is a guest.
    ///
    /// What is remembered answers reading only. Another sign-in of the account may have ended this one, by signing out
    /// everywhere or with another password, in an isolate that cannot tell this one: so whatever changes something asks
    /// user, which ends sessions in the database that it reads here. An ended session can read on for as long as it is
    /// remembered, at most 30 seconds, and change nothing.
    async fn cookie<P: Platform>(&self, platform: &P, asked: &Asked<'_>) -> Result<Identity, Problem> {
        let token = inbound::cookie(&asked.head.headers, self.cookie_name());
        let Some(token) = token.filter(|token| (16..=200).contains(&token.len())) else {
            return Ok(Identity::GUEST);
        };
        let now = platform.now();
        let known = self.sessions.borrow().get(token, now);
        if let Some(principal) = known.filter(|_| is_reading(&asked.head.method)) {
            return Ok(Identity { principal, session: None });
        }
        let Ok(body) = token.parse().map(|token| SessionToken { token }) else { return Ok(Identity::GUEST) };
        let caller = asked.caller.as_service("gateway");
        let users = platform.client(Service::User)?;
        let resolved = users.call(&caller, &user::RESOLVE_BROWSER_SESSION, &[], &Unit {}, &body).await;
        let principal = match resolved {
            Ok(resolved) => resolved.principal,
            Err(problem) if problem.code == ErrorCode::InvalidToken => {
                self.sessions.borrow_mut().forget(token);
                return Ok(Identity::GUEST);
            }
            // Looking around works without accounts; changing something as somebody else than before does not.
            Err(_) if is_reading(&asked.head.method) => return Ok(Identity::GUEST),
            Err(problem) => return Err(problem),
        };
        self.sessions.borrow_mut().put(token, principal.clone(), now, self.config.session_cache);
        Ok(Identity { principal, session: None })
    }

    async fn body<P: Platform>(
        &self,
        platform: &P,
        head: &Parts,
        body: P::Incoming,
        limit: usize,
    ) -> Result<Bytes, Problem> {
        let length = inbound::text(&head.headers, "content-length").and_then(|length| length.parse().ok());
        if length.is_some_and(|length: usize| length > limit) {
            return Err(ErrorCode::BodyTooLarge.into());
        }
        platform.read(body, limit).await
    }

    fn finish(&self, asked: &Asked<'_>, headers: &mut HeaderMap) {
        inbound::strip(headers);
        // The runtime knows the length of what it sends.
        headers.remove(header::CONTENT_LENGTH);
        let is_https = !self.config.is_local && asked.head.uri.scheme_str() == Some("https");
        outbound::secure(headers, asked.target, is_https);
        if let Ok(id) = HeaderValue::from_str(&asked.caller.request_id) {
            headers.insert(client::REQUEST_ID, id);
        }
        if is_below(asked.head.uri.path(), "/api") {
            headers.insert("x-ratelimit-limit", HeaderValue::from(asked.limit));
            outbound::share(headers);
        }
        if self.config.is_local {
            let cost = asked.cost.borrow();
            let invocations = asked.caller.invocations().saturating_add(cost.invocations).saturating_add(1);
            headers.insert("x-invocations", HeaderValue::from(invocations));
            let timings = [asked.caller.timings(), cost.timings.clone()];
            let timings: Vec<_> = timings.into_iter().filter(|timings| !timings.is_empty()).collect();
            if let Ok(timings) = HeaderValue::from_str(&timings.join(",")) {
                headers.insert("x-timings", timings);
            }
        }
    }
}

/// An answer's body: ours, or one that we do not read.
pub enum Body<T> {
    Own(Bytes),
    Upstream(T),
}

fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// The forms of pages by which somebody could guess; the shop's have a twin in every language.
const GUESSABLE_FORMS: [&str; 7] = [
    "/sign-in",
    "/register",
    "/account/forgot-password",
    "/account/reset-password",
    "/orders/track",
    "/cart/gift-cards",
    "/admin/sign-in",
];

/// True for what guessing could open: accounts, orders by number and mail address, and gift cards by their codes.
fn is_guessable(target: Target, method: &Method, path: &str) -> bool {
    match target {
        Target::Operation(route) => {
            route.path.starts_with("/auth/")
                || matches!(route.path, "/orders/track" | "/carts/{id}/gift-cards")
        }
        Target::Storefront | Target::Admin => {
            let (_, form) = Locale::split_path(path);
            *method == Method::POST && GUESSABLE_FORMS.contains(&form)
        }
        _ => false,
    }
}

/// True for the form of a product, which brings its pictures too.
fn is_upload(target: Target, path: &str) -> bool {
    target == Target::Admin && own::product_of(path).is_some()
}

fn is_staff(identity: &Identity) -> bool {
    matches!(identity.principal, Principal::Staff { .. })
}

fn operation(target: Target) -> &'static str {
    match target {
        Target::Operation(route) => route.operation,
        Target::Media => "media",
        Target::Dev(_) => "dev",
        Target::Admin => "admin",
        _ => "storefront",
    }
}

/// The request as the upstream gets it.
fn outgoing(
    asked: &Asked<'_>,
    identity: &Identity,
    target: Target,
    path: &str,
    body: Bytes,
) -> Result<Request<Bytes>, Problem> {
    let mut uri = asked.head.uri.clone().into_parts();
    let path_and_query = match asked.head.uri.query() {
        Some(query) => format!("{path}?{query}").parse(),
        None => path.parse(),
    };
    uri.path_and_query = Some(path_and_query.map_err(|_| ErrorCode::MalformedRequest)?);
    let mut request = Request::new(body);
    *request.method_mut() = asked.head.method.clone();
    *request.uri_mut() = Uri::from_parts(uri).map_err(|_| ErrorCode::MalformedRequest)?;
    let headers = request.headers_mut();
    *headers = inbound::forwarded(&asked.head.headers, target.is_page());
    let principal = serde_json::to_string(&identity.principal).map_err(Problem::internal)?;
    headers.insert(client::PRINCIPAL, HeaderValue::from_str(&principal).map_err(Problem::internal)?);
    let request_id = HeaderValue::from_str(&asked.caller.request_id).map_err(Problem::internal)?;
    headers.insert(client::REQUEST_ID, request_id);
    let public_path = HeaderValue::from_str(asked.head.uri.path()).map_err(Problem::internal)?;
    headers.insert(client::PUBLIC_PATH, public_path);
    if let Some(network) = inbound::network(&asked.head.headers) {
        let network = HeaderValue::from_str(&network).map_err(Problem::internal)?;
        headers.insert(client::NETWORK, network);
    }
    if let Some(session) = identity.session {
        let session = HeaderValue::from_str(&session.to_string()).map_err(Problem::internal)?;
        headers.insert(client::SESSION, session);
    }
    Ok(request)
}

impl<'a> Asked<'a> {
    /// Adds what a forwarded request caused.
    fn note(&self, operation: &str, millis: u128, headers: &HeaderMap) {
        let below = inbound::text(headers, client::INVOCATIONS).and_then(|n| n.parse().ok()).unwrap_or(1);
        let nested = inbound::text(headers, client::TIMINGS).unwrap_or_default();
        let nested = nested.split(',').filter(|t| !t.is_empty()).map(|t| format!(",{operation}>{t}"));
        let timings = format!("{operation};{millis}{}", nested.collect::<String>());
        self.cost.replace(Cost { invocations: below, timings });
    }

    fn request(&self) -> own::Asked<'a> {
        own::Asked {
            path: self.head.uri.path(),
            request_id: self.caller.request_id.clone(),
            wants_page: self.target.is_some_and(Target::is_page)
                && inbound::text(&self.head.headers, "accept")
                    .is_some_and(|kinds| kinds.contains("text/html")),
        }
    }
}
