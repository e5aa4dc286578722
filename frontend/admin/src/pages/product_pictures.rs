//! A product's pictures: those that it has, those that the staff bring.

use super::product::{Forms, page, refused};
use crate::{
    app::App,
    components::{Cell, Table, Thumb},
    forms::Errors,
    translated::{language, named},
};
use client::Caller;
use contract::{
    Image, Unit,
    product::{self, SetMedia, UpdateProduct, UploadedMedia},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Line, Locale, Problem, ProductId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc};
use ui::{Field, FilePart};

/// How many pictures one form brings: each is a call, and all are in memory at once.
const MOST_UPLOADS: usize = 8;
/// The most pictures that a product has.
const MOST_PICTURES: usize = 20;

/// Where the addresses of generated drawings begin.
const DRAWINGS: &str = "/media/g/";

/// The pictures as they were typed; each list has a picture's value in the same place.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct PictureForm {
    url: Vec<String>,
    position: Vec<String>,
    alt: Vec<String>,
    /// What each says in the languages beside English.
    #[serde(skip)]
    alts: Vec<BTreeMap<String, String>>,
    /// Places of those that are to go.
    remove: Vec<usize>,
}

impl PictureForm {
    fn typed(call: &Raw) -> Result<Self, Problem> {
        let mut form: Self = ui::parse_form(call, &call.body)?;
        let fields: Vec<(String, String)> = ui::parse_form(call, &call.body)?;
        form.alts = vec![BTreeMap::new(); form.url.len()];
        for locale in Locale::others() {
            let name = named("alt", locale);
            let typed = fields.iter().filter(|(field, _)| *field == name);
            for (alts, (_, text)) in form.alts.iter_mut().zip(typed) {
                alts.insert(locale.tag().to_owned(), text.clone());
            }
        }
        Ok(form)
    }

    /// The pictures that stay, in their order. Of two in one place, the one that was moved up stands before the one that
    /// was there, and the one that was moved down behind it.
    fn read(&self) -> Option<Vec<SetMedia>> {
        let mut kept = Vec::new();
        for (index, ((url, position), alt)) in self.url.iter().zip(&self.position).zip(&self.alt).enumerate()
        {
            if !self.remove.contains(&index) {
                let position: usize = position.trim().parse().ok()?;
                let moved = position.cmp(&(index + 1));
                let alts = said(self.alts.get(index))?;
                kept.push((position, moved, SetMedia { url: url.clone(), alt: alt.parse().ok()?, alts }));
            }
        }
        kept.sort_by_key(|(position, moved, _)| (*position, *moved));
        Some(kept.into_iter().map(|(_, _, media)| media).collect())
    }
}

/// The texts that say something; none if one is no text.
fn said(alts: Option<&BTreeMap<String, String>>) -> Option<BTreeMap<String, Line<200>>> {
    let said = alts.into_iter().flatten().filter(|(_, text)| !text.trim().is_empty());
    said.map(|(tag, text)| Some((tag.clone(), text.parse().ok()?))).collect()
}

/// `POST /admin/products/{id}/pictures`
pub async fn save_pictures(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let form = PictureForm::typed(&call)?;
    let Some(media) = form.read() else {
        let problem = Problem::invalid(
            "",
            "invalid",
            "Give every picture a number as its place, and say what it shows.",
        );
        return refused(&app, &call, problem).await;
    };
    let update = UpdateProduct { media: Some(media), ..UpdateProduct::default() };
    match app.product.call(&call.caller, &product::UPDATE_PRODUCT, &[&id], &Unit {}, &update).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/products/{id}?done=saved"))),
        Err(problem) => refused(&app, &call, problem).await,
    }
}

/// The pictures: their order, their words.
#[component]
pub fn Pictures(id: ProductId, media: Vec<Image>) -> impl IntoView {
    let rows = media.into_iter().enumerate().map(|(index, image)| {
        let number = index + 1;
        let translated = Locale::others().map(|locale| {
            let tag = locale.tag();
            let value = image.alts.get(tag).cloned().unwrap_or_default();
            let label = format!("Alternative text of picture {number} ({})", language(locale));
            view! { <td><Cell name=named("alt", locale) id=format!("alt-{number}-{tag}") label value maxlength=200 /></td> }
        });
        let translated = translated.collect_view();
        view! {
            <tr>
                <td><Thumb image=Some(image.clone()) /> <input type="hidden" name="url" value=image.url /></td>
                <td><Cell name="position" id=format!("position-{number}") label=format!("Place of picture {number}") value=number.to_string() inputmode="numeric" maxlength=3 /></td>
                <td><Cell name="alt" id=format!("alt-{number}") label=format!("Alternative text of picture {number}") value=image.alt maxlength=200 /></td>
                {translated}
                <td><label class="choice"><input type="checkbox" name="remove" value=index.to_string() /> "Remove"</label></td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
                <form method="post" action=format!("/admin/products/{id}/pictures")>
                    <Table caption="Pictures in the order of the gallery">
                        <thead>
                            <tr>
                                <th scope="col"><span class="visually-hidden">"Picture"</span></th>
                                <th scope="col">"Place"</th>
                                <th scope="col">"Alternative text"</th>
                                {Locale::others().map(|locale| view! { <th scope="col">{language(locale)}</th> }).collect_view()}
                                <th scope="col"><span class="visually-hidden">"Remove"</span></th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </Table>
                    <div class="buttons"><button type="submit">"Save the pictures"</button></div>
                </form>
        }
    })
}

/// The field by which pictures come.
#[component]
pub fn NewPictures(id: ProductId, alt: Option<String>, error: Option<String>) -> impl IntoView {
    let described =
        if error.is_some() { "field-pictures-error field-pictures-hint" } else { "field-pictures-hint" };
    let invalid = error.is_some().then_some("true");
    view! {
        <form method="post" enctype="multipart/form-data" action=format!("/admin/products/{id}/uploads")>
            <div class="row">
                <div class="field">
                    <label for="field-pictures">"Add pictures"</label>
                    <input
                        id="field-pictures"
                        name="pictures"
                        type="file"
                        accept="image/png,image/jpeg,image/webp"
                        multiple=true
                        required=true
                        aria-describedby=described
                        aria-invalid=invalid
                    />
                    <p class="hint" id="field-pictures-hint">"PNG, JPEG or WebP, at most 5 MB each, 8 at a time."</p>
                    {error.map(|error| view! { <p class="error" id="field-pictures-error" role="alert">{error}</p> })}
                </div>
                <Field name="alt" label="Alternative text" value=alt.unwrap_or_default() hint="What they show. The product's title if empty; each can have its own above." />
            </div>
            <button type="submit">"Upload"</button>
        </form>
    }
}

/// `POST /admin/products/{id}/uploads`: those that are pictures join the product's, the others are named with the reason.
pub async fn upload(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let mut form = ui::parse_multipart(&call, &call.body)?;
    let alt = form.take_text("alt");
    // A file field that was left alone comes as one file without name and content.
    let files: Vec<_> = form.take_files("pictures").into_iter().filter(|file| !file.is_empty()).collect();
    let known =
        app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &[&id], &Unit {}, &Unit {}).await?;
    let mut problems = Vec::new();
    let words = if alt.trim().is_empty() { known.product.title.clone() } else { alt.clone() };
    let words: Option<Line<200>> = words.parse().ok();
    // The title in each language, where nothing else was said.
    let titles = known
        .product
        .translations
        .iter()
        .filter_map(|(tag, texts)| Some((tag.clone(), texts.title.clone()?)));
    let alts: BTreeMap<_, _> = if alt.trim().is_empty() { titles.collect() } else { BTreeMap::new() };
    let room = MOST_PICTURES.saturating_sub(known.product.media.len());
    if words.is_none() {
        problems.push("Say what they show in at most 200 characters.".to_owned());
    } else if files.is_empty() {
        problems.push("Choose at least one picture.".to_owned());
    } else if files.len() > MOST_UPLOADS {
        problems.push(format!("Choose at most {MOST_UPLOADS} pictures at a time."));
    } else if files.len() > room {
        problems
            .push(format!("A product has at most {MOST_PICTURES} pictures: there is room for {room} more."));
    }
    if let Some(alt) = words.filter(|_| problems.is_empty()) {
        let kept =
            futures::future::join_all(files.into_iter().map(|file| keep(&app, &call.caller, file))).await;
        let mut media: Vec<_> = known.product.media.iter().filter_map(again).collect();
        let before = media.len();
        // A photograph goes before what was drawn because there was none.
        let mut place = if media.iter().all(|image| image.url.starts_with(DRAWINGS)) { 0 } else { before };
        for picture in kept {
            match picture {
                // The same picture once more is the same address: it is there already.
                Ok(picture) if media.iter().any(|other| other.url == picture.url) => {}
                Ok(picture) => {
                    media.insert(place, SetMedia { url: picture.url, alt: alt.clone(), alts: alts.clone() });
                    place += 1;
                }
                Err(words) => problems.push(words),
            }
        }
        if media.len() > before {
            let update = UpdateProduct { media: Some(media), ..UpdateProduct::default() };
            let saved =
                app.product.call(&call.caller, &product::UPDATE_PRODUCT, &[&id], &Unit {}, &update).await;
            if let Err(problem) = saved {
                return refused(&app, &call, problem).await;
            }
        }
    }
    if problems.is_empty() {
        return Ok(ui::redirect(&format!("/admin/products/{id}?done=saved#pictures-heading")));
    }
    let mut errors = Errors::default();
    errors.add("pictures", problems.join(" "));
    let forms = Forms { pictures: Some(alt), errors, ..Forms::default() };
    page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, forms).await
}

/// A picture as it is already; none whose words are none.
fn again(image: &Image) -> Option<SetMedia> {
    Some(SetMedia { url: image.url.clone(), alt: image.alt.parse().ok()?, alts: said(Some(&image.alts))? })
}

/// Hands a file to the catalog, which looks at its bytes; what is wrong with it is said with its name.
async fn keep(app: &App, caller: &Caller, file: FilePart) -> Result<UploadedMedia, String> {
    let FilePart { name, bytes } = file;
    let kept = app.product.send_bytes(caller, &product::UPLOAD_MEDIA, &[], "application/octet-stream", bytes);
    kept.await.map_err(|problem| match problem.code {
        ErrorCode::UnsupportedMediaType => {
            format!("“{name}” is not a PNG, JPEG or WebP picture of at most 8000 pixels a side.")
        }
        ErrorCode::BodyTooLarge => format!("“{name}” is larger than 5 MB."),
        _ => format!("“{name}” could not be kept. Try again in a moment."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_go_where_they_are_numbered() {
        let form: PictureForm =
            ui::parse_query("url=a&position=3&alt=A&url=b&position=1&alt=B&url=c&position=2&alt=C&remove=2")
                .unwrap();
        let urls: Vec<_> = form.read().unwrap().into_iter().map(|media| media.url).collect();
        assert_eq!(urls, ["b", "a"]);
        // "b" was put where "a" is, or "a" where "b" is: either way they change places.
        for places in
            ["url=a&position=1&alt=A&url=b&position=1&alt=B", "url=a&position=2&alt=A&url=b&position=2&alt=B"]
        {
            let form: PictureForm = ui::parse_query(places).unwrap();
            let urls: Vec<_> = form.read().unwrap().into_iter().map(|media| media.url).collect();
            assert_eq!(urls, ["b", "a"], "{places}");
        }
        let unnamed: PictureForm = ui::parse_query("url=a&position=1&alt=").unwrap();
        assert!(unnamed.read().is_none());
    }
}
