//! A product's pictures: those that it has, those that the staff bring.

use super::product_save::UPLOAD;
use crate::{
    app::App,
    components::{Cell, Table, Thumb},
    forms::Errors,
    translated::{language, named},
};
use client::Caller;
use contract::{
    Image,
    product::{self, AdminProduct, SetMedia, UploadedMedia},
};
use kernel::{ErrorCode, Line, Locale};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ui::{Field, FilePart};

/// How many pictures one form brings: each is a call, and all are in memory at once.
const MOST_UPLOADS: usize = 8;
/// How much they weigh together: as much as the gateway lets through, less what the other fields may need.
const MOST_MEGABYTES: usize = 20;
/// The most pictures that a product has.
const MOST_PICTURES: usize = 20;

/// Where the addresses of generated drawings begin.
const DRAWINGS: &str = "/media/g/";

/// The pictures as they were typed; each list has a picture's value in the same place.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PictureForm {
    url: Vec<String>,
    position: Vec<String>,
    alt: Vec<String>,
    /// What each says in the languages beside English.
    #[serde(skip_deserializing)]
    alts: Vec<BTreeMap<String, String>>,
    /// Places of those that are to go.
    remove: Vec<usize>,
}

impl PictureForm {
    /// The form of the pictures as they are.
    pub fn of(media: &[Image]) -> Self {
        Self {
            url: media.iter().map(|image| image.url.clone()).collect(),
            position: (1..=media.len()).map(|place| place.to_string()).collect(),
            alt: media.iter().map(|image| image.alt.clone()).collect(),
            alts: media.iter().map(|image| image.alts.clone()).collect(),
            remove: Vec::new(),
        }
    }

    /// With what the fields of each language say.
    #[must_use]
    pub fn with_languages(mut self, fields: &[(String, String)]) -> Self {
        self.alts = vec![BTreeMap::new(); self.url.len()];
        for locale in Locale::others() {
            let name = named("alt", locale);
            let typed = fields.iter().filter(|(field, _)| *field == name);
            for (alts, (_, text)) in self.alts.iter_mut().zip(typed) {
                alts.insert(locale.tag().to_owned(), text.clone());
            }
        }
        self
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

    /// The addresses of those that are to go.
    pub fn removed(&self) -> Vec<&str> {
        self.remove.iter().filter_map(|index| self.url.get(*index)).map(String::as_str).collect()
    }

    /// What the pictures are to be; none where those that the form knows are so already, be it by the same form sent
    /// before. Those that joined meanwhile stay where they are.
    pub fn changes(&self, media: &[Image], errors: &mut Errors) -> Option<Vec<SetMedia>> {
        let Some(mut wanted) = self.read() else {
            errors.add("media", "Give every picture a number as its place, and say what it shows.");
            return None;
        };
        let now: Vec<SetMedia> = media.iter().filter_map(again).collect();
        let is_known = |image: &&SetMedia| self.url.contains(&image.url);
        if now.iter().filter(is_known).eq(&wanted) {
            return None;
        }
        for (place, image) in now.iter().enumerate().filter(|(_, image)| !is_known(image)) {
            wanted.insert(place.min(wanted.len()), image.clone());
        }
        Some(wanted)
    }
}

/// The texts that say something; none if one is no text.
fn said(alts: Option<&BTreeMap<String, String>>) -> Option<BTreeMap<String, Line<200>>> {
    let said = alts.into_iter().flatten().filter(|(_, text)| !text.trim().is_empty());
    said.map(|(tag, text)| Some((tag.clone(), text.parse().ok()?))).collect()
}

/// The pictures: their order, their words.
#[component]
pub fn Pictures(form: PictureForm, media: Vec<Image>, error: Option<String>) -> impl IntoView {
    let rows = form.url.into_iter().zip(form.position).zip(form.alt).enumerate();
    let rows = rows.map(|(index, ((url, position), alt))| {
        let number = index + 1;
        let image = media.iter().find(|image| image.url == url).cloned();
        let alts = form.alts.get(index).cloned().unwrap_or_default();
        let removed = form.remove.contains(&index);
        let translated = Locale::others().map(|locale| {
            let tag = locale.tag();
            let value = alts.get(tag).cloned().unwrap_or_default();
            let label = format!("Alternative text of picture {number} ({})", language(locale));
            view! { <td><Cell name=named("alt", locale) id=format!("alt-{number}-{tag}") label value maxlength=200 /></td> }
        });
        let translated = translated.collect_view();
        view! {
            <tr>
                <td><Thumb image /> <input type="hidden" name="url" value=url /></td>
                <td><Cell name="position" id=format!("position-{number}") label=format!("Place of picture {number}") value=position inputmode="numeric" maxlength=3 /></td>
                <td><Cell name="alt" id=format!("alt-{number}") label=format!("Alternative text of picture {number}") value=alt maxlength=200 /></td>
                {translated}
                <td><label class="choice"><input type="checkbox" name="remove" value=index.to_string() checked=removed /> "Remove"</label></td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
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
            {error.map(|error| view! { <p class="error" role="alert">{error}</p> })}
        }
    })
}

/// The field by which pictures come.
#[component]
pub fn NewPictures(alt: String, error: Option<String>) -> impl IntoView {
    let described =
        if error.is_some() { "field-pictures-error field-pictures-hint" } else { "field-pictures-hint" };
    let invalid = error.is_some().then_some("true");
    view! {
        <div class="row">
            <div class="field">
                <label for="field-pictures">"Add pictures"</label>
                <input
                    id="field-pictures"
                    name="pictures"
                    type="file"
                    accept="image/png,image/jpeg,image/webp"
                    multiple=true
                    data-most-megabytes=MOST_MEGABYTES
                    aria-describedby=described
                    aria-invalid=invalid
                />
                // So that it is said again as long as nothing is saved: the field itself comes back empty.
                {error.is_some().then(|| view! { <input type="hidden" name="again" value="true" /> })}
                <p class="hint" id="field-pictures-hint">{format!("PNG, JPEG or WebP, at most 5 MB each, {MOST_UPLOADS} and {MOST_MEGABYTES} MB at a time.")}</p>
                {error.map(|error| view! { <p class="error" id="field-pictures-error" role="alert">{error}</p> })}
            </div>
            <Field name="new_alt" label="Alternative text" value=alt hint="What they show. The product's title if empty; each can have its own above." />
        </div>
        <div class="buttons"><button type="submit" name="action" value=UPLOAD>"Upload"</button></div>
    }
}

/// Pictures that are to join a product's, and what they show.
pub struct Joining {
    files: Vec<FilePart>,
    alt: Line<200>,
    alts: BTreeMap<String, Line<200>>,
}

/// The files that were chosen, if there may be so many. `kept` says how many pictures the product has without them.
pub fn joining(
    files: Vec<FilePart>,
    alt: &str,
    now: &AdminProduct,
    kept: usize,
    errors: &mut Errors,
) -> Option<Joining> {
    // A file field that was left alone comes as one file without name and content.
    let files: Vec<_> = files.into_iter().filter(|file| !file.is_empty()).collect();
    let unnamed = alt.trim().is_empty();
    let words = if unnamed { now.product.title.as_str() } else { alt };
    let room = MOST_PICTURES.saturating_sub(kept);
    let Ok(alt) = words.parse() else {
        errors.add("pictures", "Say what they show in at most 200 characters.");
        return None;
    };
    if files.len() > MOST_UPLOADS {
        errors.add("pictures", format!("Choose at most {MOST_UPLOADS} pictures at a time."));
    } else if files.len() > room {
        let words = format!("A product has at most {MOST_PICTURES} pictures: there is room for {room} more.");
        errors.add("pictures", words);
    }
    // The title in each language, where nothing else was said.
    let titles = now.product.translations.iter();
    let titles = titles.filter_map(|(tag, texts)| Some((tag.clone(), texts.title.clone()?)));
    let alts = if unnamed { titles.collect() } else { BTreeMap::new() };
    Some(Joining { files, alt, alts })
}

impl Joining {
    /// True if no file was chosen.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Keeps the files and puts those that are pictures among `media`; says what is wrong with the others. The same
    /// picture once more is the same address: it is there already, and nothing changes.
    pub async fn put(self, app: &App, caller: &Caller, media: &mut Vec<SetMedia>) -> Vec<String> {
        let Self { files, alt, alts } = self;
        let kept = futures::future::join_all(files.into_iter().map(|file| keep(app, caller, file))).await;
        let mut problems = Vec::new();
        // A photograph goes before what was drawn, and takes the place of the one that a product without pictures gets.
        let drawn = media.iter().all(|image| image.url.starts_with(DRAWINGS));
        let is_stand_in = drawn && media.len() == 1;
        let mut place = if drawn { 0 } else { media.len() };
        for picture in kept {
            match picture {
                Ok(picture) if media.iter().any(|other| other.url == picture.url) => {}
                Ok(picture) => {
                    media.insert(place, SetMedia { url: picture.url, alt: alt.clone(), alts: alts.clone() });
                    place += 1;
                }
                Err(words) => problems.push(words),
            }
        }
        if is_stand_in && place > 0 {
            media.truncate(place);
        }
        problems
    }
}

/// A picture as it is already; none whose words are none.
pub fn again(image: &Image) -> Option<SetMedia> {
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

    #[test]
    fn pictures_that_nobody_touched_stay_with_those_that_joined_meanwhile() {
        let image = |url: &str| Image {
            url: url.to_owned(),
            alt: url.to_owned(),
            alts: BTreeMap::new(),
            width: 8,
            height: 8,
        };
        let now = [image("new"), image("a"), image("b")];
        let changes = |query: &str| {
            let form: PictureForm = ui::parse_query(query).unwrap();
            let wanted = form.changes(&now, &mut Errors::default())?;
            Some(wanted.into_iter().map(|media| media.url).collect::<Vec<_>>())
        };
        assert_eq!(changes(""), None);
        let shown = "url=a&position=1&alt=a&url=b&position=2&alt=b";
        assert_eq!(changes(shown), None);
        let urls = |urls: &[&str]| Some(urls.iter().map(|url| (*url).to_owned()).collect::<Vec<_>>());
        assert_eq!(changes(&format!("{shown}&remove=1")), urls(&["new", "a"]));
        assert_eq!(changes(&shown.replace("position=2", "position=0")), urls(&["new", "b", "a"]));
        // Sent once more after it was done: "c" was removed, and "new" is what the same form brought.
        assert_eq!(changes(&format!("{shown}&url=c&position=3&alt=c&remove=2")), None);
        let removed = "url=new&position=1&alt=new&url=a&position=2&alt=a&url=b&position=3&alt=b&url=c&position=4&alt=c&remove=3";
        assert_eq!(changes(removed), None);
    }
}
