//! Path to page, each in every language.

use crate::{pages, site::App};
use contract::{Method, Route, Service};
use edge::{Raw, Router};
use http::Response;
use kernel::Problem;
use std::{future::Future, rc::Rc};

/// Mounts a page at its English and its German path.
fn page<F>(
    router: Router<App>,
    method: Method,
    paths: [&'static str; 2],
    handler: impl Fn(Rc<App>, Raw) -> F + Copy + 'static,
) -> Router<App>
where
    F: Future<Output = Result<Response<Vec<u8>>, Problem>> + 'static,
{
    paths.into_iter().fold(router, |router, path| {
        // Pages are no operations of the API; the name only shows in logs.
        let route = Route::new(Service::Product, method, path, "page", "A page.").body_limit(64 * 1024);
        router.raw(route, handler)
    })
}

/// Every page.
pub fn router() -> Router<App> {
    let router = Router::new().show_problems(pages::problem::show);
    page(router, Method::Get, ["/", "/de/"], pages::home::show)
}
