use super::{log, to_headers};
use crate::{CallFuture, Context, Router, problem_response};
use client::Bytes;
use http::{Request, Response};
use kernel::{ErrorCode, Problem, Timestamp};
use std::rc::Rc;
use worker::Env;

/// The time. On Workers it stands still between I/O, so it is read once a request and passed on.
pub fn now() -> Timestamp {
    Timestamp::from_millis(i64::try_from(worker::Date::now().as_millis()).unwrap_or(i64::MAX))
}

/// Answers a Worker's request, and does afterwards what was deferred.
pub async fn serve<A: 'static>(
    request: worker::Request,
    env: &Env,
    context: &worker::Context,
    router: Rc<Router<A>>,
    app: impl FnOnce(&Env) -> worker::Result<A>,
) -> worker::Result<worker::Response> {
    let (response, deferred) = answer(request, &router, app(env).map(Rc::new)).await?;
    if !deferred.is_empty() {
        context.wait_until(async move {
            futures::future::join_all(deferred).await;
        });
    }
    Ok(response)
}

/// Answers a Durable Object's request. What is deferred runs while the object stays awake for its caller's next call.
pub async fn serve_object<A: 'static>(
    request: worker::Request,
    state: &worker::State,
    router: Rc<Router<A>>,
    app: Rc<A>,
) -> worker::Result<worker::Response> {
    let (response, deferred) = answer(request, &router, Ok(app)).await?;
    if !deferred.is_empty() {
        state.wait_until(async move {
            futures::future::join_all(deferred).await;
        });
    }
    Ok(response)
}

async fn answer<A: 'static>(
    mut request: worker::Request,
    router: &Router<A>,
    app: worker::Result<Rc<A>>,
) -> worker::Result<(worker::Response, Vec<CallFuture<()>>)> {
    let started = now();
    let method = request.method().to_string();
    let mut builder = Request::builder().method(method.as_str()).uri(request.url()?.to_string());
    for (name, value) in request.headers() {
        builder = builder.header(name, value);
    }
    // Both failures are the platform's or the gateway's, not the caller's; the details are for the log.
    let fail = |cause: String| {
        log::error("request failed", &serde_json::json!({"cause": cause}));
        let context = Context::for_service("runtime", started);
        problem_response(&Problem::new(ErrorCode::Internal), &context)
    };
    let app = match app {
        Ok(app) => app,
        Err(error) => return Ok((to_worker(fail(error.to_string()))?, Vec::new())),
    };
    let limit = router.body_limit(&method, &request.path());
    let length = request.headers().get("content-length")?.and_then(|length| length.parse::<usize>().ok());
    // A body that says it is too long is not read; the router refuses what was cut short here by its length.
    let body = match length {
        Some(length) if length > limit => vec![0; limit + 1],
        _ => request.bytes().await?,
    };
    let request: Request<Bytes> = match builder.body(body) {
        Ok(request) => request,
        Err(error) => return Ok((to_worker(fail(error.to_string()))?, Vec::new())),
    };
    let (response, context) = router.run(app, request, started).await;
    Ok((to_worker(response)?, context.take_deferred()))
}

fn to_worker(response: Response<Bytes>) -> worker::Result<worker::Response> {
    let (parts, body) = response.into_parts();
    let headers = to_headers(&parts.headers)?;
    let builder = worker::Response::builder().with_status(parts.status.as_u16()).with_headers(headers);
    // 204 and 304 must not have a body, not even an empty one.
    let empty = matches!(parts.status.as_u16(), 204 | 304);
    Ok(if empty { builder.empty() } else { builder.fixed(body) })
}
