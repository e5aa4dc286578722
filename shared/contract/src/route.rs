use kernel::{ErrorCode, Permission};
use std::marker::PhantomData;

/// The largest body of a form, in bytes.
pub const FORM_LIMIT: usize = 64 << 10;
/// The largest body of the form by which the staff bring pictures, in bytes: 20 MB of them, and what else is on the page.
pub const UPLOAD_LIMIT: usize = 24 << 20;

/// A Worker that owns routes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Service {
    User,
    Product,
    Search,
    Cart,
    Order,
    Payment,
    Inventory,
    Promotion,
    Notification,
}

impl Service {
    /// Every service.
    pub const ALL: [Self; 9] = [
        Self::User,
        Self::Product,
        Self::Search,
        Self::Cart,
        Self::Order,
        Self::Payment,
        Self::Inventory,
        Self::Promotion,
        Self::Notification,
    ];

    /// The Worker's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Product => "product",
            Self::Search => "search",
            Self::Cart => "cart",
            Self::Order => "order",
            Self::Payment => "payment",
            Self::Inventory => "inventory",
            Self::Promotion => "promotion",
            Self::Notification => "notification",
        }
    }

    /// The name of the service binding that leads to it.
    pub const fn binding(self) -> &'static str {
        match self {
            Self::User => "USER",
            Self::Product => "PRODUCT",
            Self::Search => "SEARCH",
            Self::Cart => "CART",
            Self::Order => "ORDER",
            Self::Payment => "PAYMENT",
            Self::Inventory => "INVENTORY",
            Self::Promotion => "PROMOTION",
            Self::Notification => "NOTIFICATION",
        }
    }
}

/// An HTTP method that routes use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// Who may call a route; the owning Worker enforces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Anyone,
    /// Whoever is signed in.
    Customer,
    /// The owner of the object that the path names, or who holds its secret: the use case decides, and answers 404.
    Owner,
    /// Staff with this permission.
    Staff(Permission),
    /// Our own Workers only; the gateway does not route it.
    Service,
}

/// Whether an operation takes an `Idempotency-Key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// The header is ignored.
    Ignored,
    /// Without the header the operation runs once for every request.
    Accepted,
    /// 400 `idempotency_key_required` without it.
    Required,
}

/// How long an answer may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cache {
    /// Not at all.
    NoStore,
    /// By the caller, asking again every time (`ETag`).
    Private,
    /// By anyone, for this many seconds.
    Public(u32),
}

/// One row of a service's route table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Route {
    /// The owner.
    pub service: Service,
    /// The method.
    pub method: Method,
    /// The path below `/api/v1`, parameters in braces.
    pub path: &'static str,
    /// The operation id, unique over all services.
    pub operation: &'static str,
    /// What it does.
    pub summary: &'static str,
    /// Who may.
    pub access: Access,
    /// The largest body, in bytes.
    pub body_limit: usize,
    /// How long the answer may be kept.
    pub cache: Cache,
    /// Whether it takes an `Idempotency-Key`.
    pub idempotency: Idempotency,
    /// The status of success.
    pub success: u16,
    /// The error codes beyond [`COMMON_ERRORS`](crate::COMMON_ERRORS).
    pub errors: &'static [ErrorCode],
}

impl Route {
    /// A route for everyone, with a body of at most 1 MiB, that answers 200 and is not cached.
    pub const fn new(
        service: Service,
        method: Method,
        path: &'static str,
        operation: &'static str,
        summary: &'static str,
    ) -> Self {
        Self {
            service,
            method,
            path,
            operation,
            summary,
            access: Access::Anyone,
            body_limit: 1 << 20,
            cache: Cache::NoStore,
            idempotency: Idempotency::Ignored,
            success: 200,
            errors: &[],
        }
    }

    /// Only for the signed in.
    #[must_use]
    pub const fn customer(mut self) -> Self {
        self.access = Access::Customer;
        self
    }

    /// Only for the object's owner.
    #[must_use]
    pub const fn owner(mut self) -> Self {
        self.access = Access::Owner;
        self
    }

    /// Only for staff with `permission`.
    #[must_use]
    pub const fn staff(mut self, permission: Permission) -> Self {
        self.access = Access::Staff(permission);
        self
    }

    /// Only for our own Workers.
    #[must_use]
    pub const fn internal(mut self) -> Self {
        self.access = Access::Service;
        self
    }

    /// With bodies of at most `bytes`.
    #[must_use]
    pub const fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Cacheable.
    #[must_use]
    pub const fn cache(mut self, cache: Cache) -> Self {
        self.cache = cache;
        self
    }

    /// Takes an `Idempotency-Key`.
    #[must_use]
    pub const fn idempotent(mut self, idempotency: Idempotency) -> Self {
        self.idempotency = idempotency;
        self
    }

    /// Answers `status` on success.
    #[must_use]
    pub const fn success(mut self, status: u16) -> Self {
        self.success = status;
        self
    }

    /// May answer these codes too.
    #[must_use]
    pub const fn errors(mut self, errors: &'static [ErrorCode]) -> Self {
        self.errors = errors;
        self
    }

    /// True for routes that the gateway lets in.
    pub const fn is_public(&self) -> bool {
        !matches!(self.access, Access::Service)
    }
}

/// A route with the types of its query `Q`, body `B` and answer `R`; [`Unit`](crate::Unit) where there is none.
#[derive(Debug)]
pub struct Endpoint<Q, B, R> {
    /// The row of the table.
    pub route: Route,
    types: PhantomData<fn(Q, B) -> R>,
}

impl<Q, B, R> Endpoint<Q, B, R> {
    /// A typed row.
    pub const fn new(route: Route) -> Self {
        Self { route, types: PhantomData }
    }
}

/// A row without its types, but with their JSON Schemas where the OpenAPI document is made.
#[derive(Clone, Copy)]
pub struct TableRow {
    /// The row.
    pub route: Route,
    /// The schemas of query, body and answer.
    #[cfg(feature = "openapi")]
    pub schemas: fn(&mut schemars::SchemaGenerator) -> [schemars::Schema; 3],
}

#[cfg(feature = "openapi")]
impl<Q: schemars::JsonSchema, B: schemars::JsonSchema, R: schemars::JsonSchema> Endpoint<Q, B, R> {
    /// The row for the table.
    pub fn row(&self) -> TableRow {
        TableRow {
            route: self.route,
            schemas: |generator| {
                [
                    // A query is spelt out as parameters, not referred to.
                    Q::json_schema(generator),
                    generator.subschema_for::<B>(),
                    generator.subschema_for::<R>(),
                ]
            },
        }
    }
}

#[cfg(not(feature = "openapi"))]
impl<Q, B, R> Endpoint<Q, B, R> {
    /// The row for the table.
    pub fn row(&self) -> TableRow {
        TableRow { route: self.route }
    }
}
