//! How the shop is paid by hand: what the staff set, over what it was deployed with.

use crate::{App, domain::manual_methods, store};
use contract::{
    Unit,
    payment::{
        AdminPaymentMethods, MOST_MANUAL_METHODS, ManualMethod, Provider as ProviderName, SaveManualMethod,
    },
};
use edge::Call;
use kernel::{ErrorCode, Locale, Problem};
use std::rc::Rc;

/// The highest position.
const LAST: u32 = 1000;

/// All there are, in the order of the checkout. One small query.
///
/// # Errors
/// `unavailable` if the database does not answer.
pub async fn all(app: &App) -> Result<Vec<ManualMethod>, Problem> {
    let set = store::manual_methods::all(&*app.db).await?;
    Ok(manual_methods::all(&app.configured, set))
}

/// `list_admin_payment_methods`.
pub async fn list(app: Rc<App>, _: Call<Unit, Unit>) -> Result<AdminPaymentMethods, Problem> {
    let test = app.test.as_ref().map(|_| ProviderName::Test);
    let stripe = app.stripe.as_ref().map(|_| ProviderName::Stripe);
    Ok(AdminPaymentMethods { cards: test.into_iter().chain(stripe).collect(), items: all(&app).await? })
}

/// `save_manual_method`. Whether it was overtaken is judged by the statement that writes, so of two at once one is refused.
pub async fn save(app: Rc<App>, call: Call<Unit, SaveManualMethod>) -> Result<ManualMethod, Problem> {
    let (id, wish) = (call.params.get("method_id"), &call.body);
    let known = all(&app).await?;
    if known.iter().all(|method| method.id != id) {
        if !manual_methods::is_free(id) {
            let detail =
                "Use small letters, digits and hyphens, at most 60, and no name of a card's provider.";
            return Err(Problem::invalid("/id", "invalid", detail));
        }
        if known.len() >= MOST_MANUAL_METHODS {
            let detail = format!("At most {MOST_MANUAL_METHODS} ways to pay by hand.");
            return Err(Problem::invalid("/id", "count", detail));
        }
    }
    check(wish)?;
    let configured: Vec<String> = app.configured.iter().map(|method| method.id.clone()).collect();
    let room = MOST_MANUAL_METHODS.saturating_sub(configured.len());
    let place = store::manual_methods::Place { configured: &configured, room };
    let Some(version) = store::manual_methods::save(&*app.db, id, wish, &place, call.now).await? else {
        let detail = "This way to pay was changed since it was read.";
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    };
    Ok(ManualMethod {
        id: id.to_owned(),
        active: wish.active,
        names: wish.names.iter().map(|(tag, name)| (tag.clone(), name.to_string())).collect(),
        instructions: wish.instructions.iter().map(|(tag, text)| (tag.clone(), text.to_string())).collect(),
        position: wish.position,
        version,
        configured: configured.iter().any(|known| known == id),
    })
}

fn check(wish: &SaveManualMethod) -> Result<(), Problem> {
    let is_spoken = |tag: &String| Locale::ALL.iter().any(|locale| locale.tag() == tag);
    for (pointer, mut tags) in [
        ("/names", wish.names.keys().collect::<Vec<_>>()),
        ("/instructions", wish.instructions.keys().collect()),
    ] {
        tags.retain(|tag| !is_spoken(tag));
        if !tags.is_empty() {
            return Err(Problem::invalid(pointer, "unknown", "Name languages that the shop speaks."));
        }
    }
    let default = Locale::default().tag();
    if !wish.names.contains_key(default) {
        let detail = "A name in English is needed: it stands in for languages without one.";
        return Err(Problem::invalid(format!("/names/{default}"), "missing", detail));
    }
    if wish.position > LAST {
        return Err(Problem::invalid("/position", "range", "Must be at most 1,000."));
    }
    Ok(())
}

/// `remove_manual_method`. No payment needs its method once it was begun, and the order keeps what it says; only a
/// checkout that lost an answer asks for its words again, which is over long before somebody has switched it off and
/// then removed it.
pub async fn remove(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let id = call.params.get("method_id");
    let known = all(&app).await?.into_iter().find(|method| method.id == id).ok_or(ErrorCode::NotFound)?;
    let conflict = |detail: &'static str| Err(Problem::new(ErrorCode::Conflict).detail(detail));
    if known.configured {
        return conflict("The shop was deployed with this way to pay: switch it off instead.");
    }
    // Somebody may switch it on meanwhile: then the statement leaves it.
    if store::manual_methods::remove(&*app.db, id).await? {
        Ok(Unit {})
    } else {
        conflict("Customers can still choose this way to pay: switch it off first.")
    }
}
