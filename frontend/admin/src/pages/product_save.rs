//! What the one form of a product's page does. Everything is looked at before anything is saved. Texts, prices and the order
//! of pictures are one change of the catalog's: all of it or nothing. What follows it (a variant that joins or leaves) says
//! by itself whether it was done; what is to change about the options is looked at on a page of its own.

use super::{
    product::{Forms, page, seen},
    product_details::ProductForm,
    product_options::{self, OptionsForm},
    product_pictures::{self, Joining, PictureForm},
    product_variants::{PriceForm, VariantForm, is_among, refused_variants},
};
use crate::{
    app::App,
    forms::{self, Errors},
};
use contract::{
    Unit,
    product::{self, AddVariants, AdminProduct, CreateVariant, SetMedia, SetVariant, UpdateProduct},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem, ProductId, VariantId};
use serde::Deserialize;
use std::rc::Rc;
use ui::Multipart;

/// What the buttons are called that ask for more than to save.
pub const ADD: &str = "add";
pub const REMOVE: &str = "remove";
pub const UPLOAD: &str = "upload";

/// What stands in the form beside its parts.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    seen: String,
    new_alt: String,
    /// Set where the page asked for its pictures once more.
    again: String,
    gone: String,
    /// Which button was pressed; empty for those that save.
    action: String,
}

/// Everything as it was typed.
struct Typed {
    asked: Asked,
    product: ProductForm,
    prices: PriceForm,
    pictures: PictureForm,
    options: OptionsForm,
    variant: VariantForm,
}

impl Typed {
    fn read(body: &Multipart) -> Result<Self, Problem> {
        Ok(Self {
            asked: body.parse()?,
            product: body.parse::<ProductForm>()?.with_languages(body.texts()),
            prices: body.parse()?,
            pictures: body.parse::<PictureForm>()?.with_languages(body.texts()),
            options: body.parse()?,
            variant: body.parse()?,
        })
    }

    /// The variant that is to leave.
    fn gone(&self) -> Option<VariantId> {
        if self.asked.action == REMOVE { self.asked.gone.parse().ok() } else { None }
    }

    /// All of it for the page: nothing is saved yet.
    fn unsaved(self, errors: Errors, problem: Option<Problem>) -> Forms {
        let gone = self.gone();
        Forms {
            seen: Some(self.asked.seen),
            product: Some(self.product),
            prices: Some(self.prices),
            pictures: Some(self.pictures),
            options: Some(self.options),
            variant: self.variant,
            alt: self.asked.new_alt,
            gone,
            errors,
            problem,
        }
    }

    /// What is left of it for the page once texts, prices and pictures are saved.
    fn rest(self, errors: Errors, problem: Problem) -> Forms {
        let gone = self.gone();
        Forms {
            options: Some(self.options),
            variant: self.variant,
            alt: self.asked.new_alt,
            gone,
            errors,
            problem: Some(problem),
            ..Forms::default()
        }
    }
}

/// What was typed, as far as it differs from what is.
struct Wish {
    details: Option<UpdateProduct>,
    variants: Vec<SetVariant>,
    media: Option<Vec<SetMedia>>,
    joining: Joining,
    new: Option<CreateVariant>,
}

impl Wish {
    /// None where something cannot be meant: `errors` says what.
    fn read(
        typed: &Typed,
        files: Vec<ui::FilePart>,
        now: &AdminProduct,
        errors: &mut Errors,
    ) -> Result<Option<Self>, Problem> {
        let details = typed.product.changes(now, errors);
        let variants = typed.prices.changes(&now.product.variants, &typed.pictures.removed(), errors);
        let media = typed.pictures.changes(&now.product.media, errors);
        let kept = media.as_ref().map_or(now.product.media.len(), Vec::len);
        if typed.asked.action == UPLOAD && files.iter().all(ui::FilePart::is_empty) {
            errors.add("pictures", "Choose at least one picture.");
        }
        let joining = product_pictures::joining(files, &typed.asked.new_alt, now, kept, errors);
        let first = now.product.variants.first();
        let first = first.ok_or_else(|| Problem::internal("a product without variants"))?;
        let new = typed.variant.read(typed.asked.action == ADD, first.price.currency(), errors);
        if typed.options.is_touched()
            && let Err(words) = typed.options.read()
        {
            errors.add("options", words);
        }
        // They were typed for the variants as they are, and are looked at once more; a variant is gone for good by then.
        if typed.options.is_touched() && (new.is_some() || typed.gone().is_some()) {
            errors.add("options", "Add or remove the variant first, then edit the options.");
        }
        let wish = joining.map(|joining| Self { details, variants, media, joining, new });
        Ok(wish.filter(|_| errors.is_empty()))
    }

    fn changes_product(&self) -> bool {
        self.details.is_some() || !self.variants.is_empty() || self.media.is_some()
    }
}

/// `POST /admin/products/{id}`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let mut body = ui::parse_multipart(&call, &call.body)?;
    let files = body.take_files("pictures");
    let typed = Typed::read(&body)?;
    let brings_files = !typed.asked.again.is_empty() || files.iter().any(|file| !file.is_empty());
    let now = get(&app, &call, id).await?;
    let mut errors = Errors::default();
    let wish = Wish::read(&typed, files, &now, &mut errors)?;
    let keep = |mut errors: Errors| {
        if brings_files && errors.get("pictures").is_none() {
            errors.add("pictures", "Choose the pictures once more: browsers do not keep them.");
        }
        errors
    };
    let Some(wish) = wish else {
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, typed.unsaved(keep(errors), None)).await;
    };
    // All fields are sent: a page that was opened before somebody else's change would take it back. A form that was sent
    // twice finds nothing left to change, and leads on.
    let overtaken = |typed: Typed, errors: Errors| {
        let problem = Problem::new(ErrorCode::Conflict).detail(forms::OVERTAKEN);
        Forms { seen: None, ..typed.unsaved(keep(errors), Some(problem)) }
    };
    if wish.changes_product() && typed.asked.seen != seen(&now) {
        return page(&app, &call, StatusCode::CONFLICT, overtaken(typed, errors)).await;
    }
    let Wish { details, variants, media, joining, new } = wish;
    let mut update = details.unwrap_or_default();
    let unread = bring(&app, &call, &now, media, joining, &mut update).await;
    update.variants = (!variants.is_empty()).then(|| variants.clone());
    let saved = if update == UpdateProduct::default() {
        now
    } else {
        match update_seen(&app, &call, now, &typed.asked.seen, update).await {
            Ok(saved) => saved,
            Err(problem) if problem.code == ErrorCode::NotFound => return Err(problem),
            Err(problem) if problem.code == ErrorCode::Conflict => {
                return page(&app, &call, StatusCode::CONFLICT, overtaken(typed, errors)).await;
            }
            Err(problem) => {
                refused(&problem, &variants, &mut errors);
                let status = ui::status(&problem);
                return page(&app, &call, status, typed.unsaved(keep(errors), Some(problem))).await;
            }
        }
    };
    let all_read = unread.is_none();
    if let Some(words) = unread {
        errors.add("pictures", words);
    }
    if let Err((what, problem)) = follow(&app, &call, &saved, new, typed.gone()).await {
        let said = problem.errors.first().map_or(&problem.detail, |error| &error.detail).clone();
        errors.add("variant", said.clone());
        let status = ui::status(&problem);
        let saved = if all_read { "Texts, prices and pictures" } else { "Texts and prices" };
        let detail = format!("{saved} are saved, but {what}: {said}");
        let problem = Problem::new(ErrorCode::InvalidRequest).detail(detail);
        return page(&app, &call, status, typed.rest(errors, problem)).await;
    }
    if !errors.is_empty() {
        let detail = if typed.options.is_touched() {
            "Everything is saved but the pictures that are named below and the options: send those once more."
        } else {
            "Everything is saved but the pictures that are named below."
        };
        let problem = Problem::new(ErrorCode::InvalidRequest).detail(detail);
        let typed = Typed { variant: VariantForm::default(), ..typed };
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, typed.rest(errors, problem)).await;
    }
    if typed.options.is_touched() {
        return product_options::arrange(&app, &call, typed.options).await;
    }
    Ok(ui::redirect(&format!("/admin/products/{id}?done=saved")))
}

/// How often a save looks again whether it was overtaken by what it does not name.
const LOOKS: u32 = 4;

/// Changes the product if it still says what the page showed. Its version rises with its stock as well, which takes nothing
/// back: then the change is made from the new version.
///
/// # Errors
/// `conflict` if somebody else changed meanwhile what the form names.
async fn update_seen(
    app: &App,
    call: &Raw,
    mut now: AdminProduct,
    shown: &str,
    mut update: UpdateProduct,
) -> Result<AdminProduct, Problem> {
    let id = now.product.id;
    for _ in 0..LOOKS {
        update.version = Some(now.version);
        let saved = app.product.call(&call.caller, &product::UPDATE_PRODUCT, &[&id], &Unit {}, &update).await;
        match saved {
            Err(problem) if problem.code == ErrorCode::Conflict => now = get(app, call, id).await?,
            saved => return saved,
        }
        if seen(&now) != shown {
            break;
        }
    }
    Err(ErrorCode::Conflict.into())
}

async fn get(app: &App, call: &Raw, id: ProductId) -> Result<AdminProduct, Problem> {
    app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &[&id], &Unit {}, &Unit {}).await
}

/// Puts pictures into a change: those that were arranged anew, and those that were brought. Says which are none.
async fn bring(
    app: &App,
    call: &Raw,
    now: &AdminProduct,
    arranged: Option<Vec<SetMedia>>,
    joining: Joining,
    update: &mut UpdateProduct,
) -> Option<String> {
    if joining.is_empty() {
        update.media = arranged;
        return None;
    }
    let is_arranged = arranged.is_some();
    let mut media =
        arranged.unwrap_or_else(|| now.product.media.iter().filter_map(product_pictures::again).collect());
    let before = media.len();
    let unread = joining.put(app, &call.caller, &mut media).await;
    if is_arranged || media.len() > before {
        update.media = Some(media);
    }
    (!unread.is_empty()).then(|| unread.join(" "))
}

/// Says what the catalog found wrong with a change, at its fields.
fn refused(problem: &Problem, variants: &[SetVariant], errors: &mut Errors) {
    refused_variants(problem, variants, errors);
    errors.refused(problem);
    if problem.errors.iter().any(|error| error.pointer.starts_with("/media")) {
        errors.add("media", problem.errors.first().map_or(&problem.detail, |error| &error.detail).clone());
    }
    match problem.code {
        ErrorCode::SlugTaken => errors.add("slug", problem.detail.clone()),
        ErrorCode::IllegalTransition => errors.add("status", problem.detail.clone()),
        _ => {}
    }
}

/// A variant joins, another leaves; what was not done is said with the reason.
async fn follow(
    app: &App,
    call: &Raw,
    saved: &AdminProduct,
    new: Option<CreateVariant>,
    gone: Option<VariantId>,
) -> Result<(), (&'static str, Problem)> {
    let id = saved.product.id;
    // The same form sent twice: the first added it.
    if let Some(new) = new.filter(|new| !is_among(&saved.product.variants, new)) {
        let wish = AddVariants { variants: vec![new.clone()] };
        let added = app.product.call(&call.caller, &product::ADD_VARIANTS, &[&id], &Unit {}, &wish).await;
        if let Err(problem) = added {
            // A twin may have been faster.
            let there = problem.code.status() < 500
                && get(app, call, id).await.is_ok_and(|now| is_among(&now.product.variants, &new));
            if !there {
                return Err(("the new variant did not join", problem));
            }
        }
    }
    // A second click finds it gone already; another product's is none of this page's.
    let is_here = |gone: &VariantId| saved.product.variants.iter().any(|variant| variant.id == *gone);
    let Some(gone) = gone.filter(is_here) else { return Ok(()) };
    match app.product.call(&call.caller, &product::REMOVE_VARIANT, &[&gone], &Unit {}, &Unit {}).await {
        Ok(_) => Ok(()),
        // A twin may have been faster.
        Err(problem) if problem.code == ErrorCode::NotFound => Ok(()),
        Err(problem) => Err(("the variant stays on sale", problem)),
    }
}
