//! Pictures that the staff bring, and their way back to whoever looks at a product.

use crate::{App, domain::picture, store};
use client::Bytes;
use contract::{Method, Route, Service, product::UploadedMedia};
use edge::Raw;
use http::{Response, header};
use kernel::{ErrorCode, Problem};
use sha2::{Digest, Sha256};
use std::{fmt::Write, rc::Rc};

/// Not below `/api/v1`: the gateway passes `/media/*` on as it is.
pub const SHOW_MEDIA: Route = Route::new(
    Service::Product,
    Method::Get,
    "/media/u/{file}",
    "show_media",
    "A picture that was uploaded.",
);

/// `upload_media`: kept under the hash of its bytes, so that the same picture is kept once and never changes.
///
/// # Errors
/// `unsupported_media_type` for what is no picture that browsers show.
pub async fn upload_media(app: Rc<App>, call: Raw) -> Result<Response<Bytes>, Problem> {
    let Some((kind, width, height)) = picture::read(&call.body) else {
        let detail = "Send a PNG, JPEG or WebP picture of at most 8000 pixels a side.";
        return Err(Problem::new(ErrorCode::UnsupportedMediaType).detail(detail));
    };
    let mut name = String::new();
    for byte in Sha256::digest(&call.body).iter().take(16) {
        write!(name, "{byte:02x}").map_err(Problem::internal)?;
    }
    let name = format!("{name}.{}", kind.extension());
    app.media.put(&name, call.body.clone()).await?;
    // The bytes first: a row without them would be a hole in a page.
    let media = UploadedMedia { url: format!("/media/u/{name}"), width, height };
    app.db.run(store::remember_upload(&media, call.now)).await?;
    Response::builder()
        .status(201)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::CACHE_CONTROL, "no-store")
        .body(serde_json::to_vec(&media).map_err(Problem::internal)?)
        .map_err(Problem::internal)
}

/// Answers a picture under the name that [`upload_media`] gave it, to be kept for ever.
///
/// # Errors
/// `not_found`.
pub async fn show_media(app: Rc<App>, call: Raw) -> Result<Response<Bytes>, Problem> {
    let file = call.params.get("file");
    let (hash, extension) = file.split_once('.').ok_or(ErrorCode::NotFound)?;
    let media_type = picture::Kind::media_type(extension).ok_or(ErrorCode::NotFound)?;
    if hash.len() != 32 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(ErrorCode::NotFound.into());
    }
    let bytes = app.media.get(file).await?.ok_or(ErrorCode::NotFound)?;
    Response::builder()
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(header::ETAG, format!("\"{hash}\""))
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(bytes)
        .map_err(Problem::internal)
}
