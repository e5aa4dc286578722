//! Where a request goes.

use contract::{Method, Route, Service};
use kernel::{ErrorCode, Problem};
use std::collections::BTreeMap;

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// An operation of the API, with its path below `/api/v1`.
    Operation(Route),
    /// `/api/openapi.json`.
    OpenApi,
    /// `/api/docs`.
    Docs,
    /// `/api/docs.css`.
    DocsStyle,
    /// `/health`.
    Health,
    /// `/ready`.
    Ready,
    /// Pictures, from product.
    Media,
    /// What only a developer's machine has.
    Dev(Service),
    /// The shop's pages.
    Storefront,
    /// The admin's pages.
    Admin,
}

impl Target {
    /// True for what clients other than browsers' pages use: problems are JSON, every origin may read it.
    pub const fn is_api(self) -> bool {
        matches!(self, Self::Operation(_) | Self::OpenApi)
    }

    /// True where a cookie signs in.
    pub const fn is_page(self) -> bool {
        matches!(self, Self::Storefront | Self::Admin)
    }
}

/// What stands before every operation's path.
pub const API: &str = "/api/v1";

/// The public routes of every service, by path.
pub struct Targets {
    operations: matchit::Router<Vec<Route>>,
    is_local: bool,
}

impl Targets {
    /// The targets of a configuration; `is_local` adds what only a developer's machine has.
    pub fn new(is_local: bool) -> Self {
        let mut by_path: BTreeMap<&'static str, Vec<Route>> = BTreeMap::new();
        for row in contract::routes().into_iter().filter(|row| row.route.is_public()) {
            by_path.entry(row.route.path).or_default().push(row.route);
        }
        let mut operations = matchit::Router::new();
        for (path, routes) in by_path {
            if let Err(error) = operations.insert(path, routes) {
                let fields = serde_json::json!({"path": path, "error": error.to_string()});
                edge::runtime::log::error("route", &fields);
            }
        }
        Self { operations, is_local }
    }

    /// The target of a request.
    ///
    /// # Errors
    /// `route_not_found` and `method_not_allowed`, below `/api` only: pages know their own.
    pub fn find(&self, method: &str, path: &str) -> Result<Target, Problem> {
        let own = match path {
            "/health" => Some(Target::Health),
            "/ready" => Some(Target::Ready),
            "/api/openapi.json" => Some(Target::OpenApi),
            "/api/docs" => Some(Target::Docs),
            "/api/docs.css" => Some(Target::DocsStyle),
            _ => None,
        };
        if let Some(target) = own {
            return if matches!(method, "GET" | "HEAD") { Ok(target) } else { Err(not_allowed(&["GET"])) };
        }
        if let Some(below) = path.strip_prefix(API).filter(|below| below.starts_with('/')) {
            return self.operation(method, below);
        }
        if is_below(path, "/api") {
            return Err(ErrorCode::RouteNotFound.into());
        }
        Ok(if path.starts_with("/media/") {
            Target::Media
        } else if self.is_local && path.starts_with("/dev/3ds/") {
            Target::Dev(Service::Payment)
        } else if self.is_local && (is_below(path, "/dev/mailbox") || path == "/dev/mailbox.json") {
            Target::Dev(Service::Notification)
        } else if is_below(path, "/admin") {
            Target::Admin
        } else {
            Target::Storefront
        })
    }

    fn operation(&self, method: &str, path: &str) -> Result<Target, Problem> {
        let routes = self.operations.at(path).map_err(|_| ErrorCode::RouteNotFound)?.value;
        // HEAD is GET without a body, which the runtime leaves out.
        let wanted = if method == "HEAD" { "GET" } else { method };
        let found = routes.iter().find(|route| route.method.as_str() == wanted);
        found.map(|route| Target::Operation(*route)).ok_or_else(|| {
            let methods: Vec<_> = routes.iter().map(|route| route.method.as_str()).collect();
            not_allowed(&methods)
        })
    }

    /// The methods that a path below `/api` takes, for preflights; none for paths that do not exist.
    pub fn methods(&self, path: &str) -> Option<Vec<&'static str>> {
        if path == "/api/openapi.json" {
            return Some(vec![Method::Get.as_str()]);
        }
        let routes = self.operations.at(path.strip_prefix(API)?).ok()?.value;
        Some(routes.iter().map(|route| route.method.as_str()).collect())
    }
}

/// True for `folder` and everything in it.
pub fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn not_allowed(methods: &[&str]) -> Problem {
    Problem::new(ErrorCode::MethodNotAllowed).with("allow", methods)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(method: &str, path: &str) -> Result<Target, ErrorCode> {
        Targets::new(true).find(method, path).map_err(|problem| problem.code)
    }

    fn operation(method: &str, path: &str) -> &'static str {
        match find(method, path) {
            Ok(Target::Operation(route)) => route.operation,
            other => panic!("{method} {path}: {other:?}"),
        }
    }

    #[test]
    fn every_public_operation_has_its_way_and_no_internal_one() {
        let targets = Targets::new(false);
        for route in contract::routes().iter().map(|row| row.route) {
            let found = targets.find(route.method.as_str(), &format!("{API}{}", route.path));
            match found {
                Ok(Target::Operation(found)) => {
                    assert!(route.is_public() && found.operation == route.operation);
                }
                other => assert!(!route.is_public(), "{}: {other:?}", route.operation),
            }
        }
    }

    #[test]
    fn paths_of_different_services_lie_side_by_side() {
        assert_eq!(operation("POST", "/api/v1/carts/crt_1/checkout"), "checkout");
        assert_eq!(operation("POST", "/api/v1/carts/crt_1/lines"), "add_line");
        assert_eq!(operation("HEAD", "/api/v1/products/red-shoe"), "get_product");
    }

    #[test]
    fn unknown_paths_and_methods_below_api_are_problems() {
        for path in ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/products", "/api/v1/internal/v1/tick"] {
            assert_eq!(find("GET", path), Err(ErrorCode::RouteNotFound), "{path}");
        }
        let problem = Targets::new(true).find("DELETE", "/api/v1/products").unwrap_err();
        assert_eq!(
            (problem.code, &problem.extra["allow"]),
            (ErrorCode::MethodNotAllowed, &serde_json::json!(["GET"]))
        );
        assert_eq!(find("POST", "/health"), Err(ErrorCode::MethodNotAllowed));
    }

    #[test]
    fn internal_routes_have_no_door() {
        // They lie below /internal, which is a page that the storefront does not have.
        assert_eq!(find("POST", "/internal/v1/tick"), Ok(Target::Storefront));
        assert_eq!(find("POST", "/media/../internal"), Ok(Target::Media));
        assert_eq!(find("GET", "/dev/mailbox/../internal/v1/ready"), Ok(Target::Dev(Service::Notification)));
    }

    #[test]
    fn pages_go_to_whom_they_belong() {
        assert_eq!(find("GET", "/"), Ok(Target::Storefront));
        assert_eq!(find("GET", "/apis"), Ok(Target::Storefront));
        assert_eq!(find("GET", "/administrator"), Ok(Target::Storefront));
        assert_eq!(find("POST", "/admin/products"), Ok(Target::Admin));
        assert_eq!(find("GET", "/media/g/shoe-1-2.svg"), Ok(Target::Media));
        assert_eq!(find("GET", "/dev/mailbox.json"), Ok(Target::Dev(Service::Notification)));
        assert_eq!(find("POST", "/dev/3ds/pay_1"), Ok(Target::Dev(Service::Payment)));
    }

    #[test]
    fn what_is_for_developers_is_absent_in_production() {
        let targets = Targets::new(false);
        for path in ["/dev/mailbox", "/dev/mailbox.json", "/dev/3ds/pay_1"] {
            assert_eq!(targets.find("GET", path).ok(), Some(Target::Storefront), "{path}");
        }
    }
}
