//! The pictures of the demonstration catalog, drawn from their names. Needs no database.

use artwork::Picture;
use client::Bytes;
use contract::{Method, Route, Service};
use edge::Raw;
use http::{Response, header};
use kernel::{ErrorCode, Problem};

/// Not below `/api/v1`: the gateway passes `/media/*` on as it is.
pub const DRAW_PICTURE: Route = Route::new(
    Service::Product,
    Method::Get,
    "/media/g/{file}",
    "draw_picture",
    "A picture by its description.",
);

/// Answers `{family}-{palette}-{seed}.svg`. A name always means the same picture, so it may be kept for ever.
///
/// # Errors
/// `not_found` for a name that means none.
pub fn draw_picture(call: &Raw) -> Result<Response<Bytes>, Problem> {
    let name = call.params.get("file").strip_suffix(".svg").ok_or(ErrorCode::NotFound)?;
    let picture: Picture = name.parse().map_err(|_| ErrorCode::NotFound)?;
    Response::builder()
        .header(header::CONTENT_TYPE, "image/svg+xml")
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(header::ETAG, format!("\"{name}\""))
        // Opened by itself it is a document of our origin: it may run and load nothing.
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(artwork::draw(&picture).into_bytes())
        .map_err(Problem::internal)
}
