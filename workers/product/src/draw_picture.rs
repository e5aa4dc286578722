//! The pictures of the demonstration catalog, drawn from their names. Needs no database.

use artwork::Picture;
use client::Bytes;
use contract::{Method, Route, Service};
use edge::Raw;
use http::{Response, header};
use kernel::{ErrorCode, Problem};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

/// Not below `/api/v1`: the gateway passes `/media/*` on as it is.
pub const DRAW_PICTURE: Route = Route::new(
    Service::Product,
    Method::Get,
    "/media/g/{file}",
    "draw_picture",
    "A picture by its description.",
);

/// Answers `{family}-{palette}-{seed}.svg`, and the same name with `.png` for networks that show a shared page with a
/// picture but take no SVG: 1200 by 630 pixels. A name always means the same picture, so it may be kept for ever.
///
/// # Errors
/// `not_found` for a name that means none.
pub fn draw_picture(call: &Raw) -> Result<Response<Bytes>, Problem> {
    let file = call.params.get("file");
    let (name, extension) = file.rsplit_once('.').ok_or(ErrorCode::NotFound)?;
    let picture: Picture = name.parse().map_err(|_| ErrorCode::NotFound)?;
    let (media_type, body) = match extension {
        "svg" => ("image/svg+xml", artwork::draw(&picture).into_bytes()),
        "png" => ("image/png", rasterize(&artwork::draw_wide(&picture))?),
        _ => return Err(ErrorCode::NotFound.into()),
    };
    Response::builder()
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(header::ETAG, format!("\"{file}\""))
        // Opened by itself it is a document of our origin: it may run and load nothing.
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(body)
        .map_err(Problem::internal)
}

/// The drawing as a PNG of 1200 by 630 pixels.
fn rasterize(svg: &str) -> Result<Vec<u8>, Problem> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(Problem::internal)?;
    let mut pixels =
        Pixmap::new(1200, 630).ok_or_else(|| Problem::internal("no memory for the pixels of a picture"))?;
    let scale = 1200.0 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(Problem::internal)
}
