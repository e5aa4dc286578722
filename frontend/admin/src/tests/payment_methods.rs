//! How the shop is paid: ways by hand that the staff writes, cards that it was deployed with.

use super::{HOSTILE, World, calm};
use kernel::{ErrorCode, Problem};
use serde_json::{Value, json};

const LIST: &str = "/admin/settings/payments";
const API: &str = "/admin/payment-methods";

fn methods() -> Value {
    json!({"cards": ["test"], "items": [
        {"id": "bank_transfer", "active": true, "names": {"en": "Bank transfer", "de": "Überweisung"},
            "instructions": {"en": "IBAN DE02", "de": "Auf IBAN DE02"}, "position": 0, "version": 0, "configured": true},
        {"id": "invoice", "active": false, "names": {"en": HOSTILE}, "instructions": {"en": HOSTILE},
            "position": 4, "version": 9, "configured": false},
        {"id": "cheque", "active": true, "names": {"en": "Cheque"}, "instructions": {}, "position": 5, "version": 3,
            "configured": false}
    ]})
}

fn shop(method: &str, path: &str) -> Result<Value, Problem> {
    match (method, path) {
        ("GET", API) => Ok(methods()),
        ("DELETE", _) => Ok(json!({})),
        ("PUT", path) if path.starts_with(API) => Ok(methods()["items"][0].clone()),
        _ => calm(method, path),
    }
}

/// Where somebody else was faster, whatever is saved or removed.
fn overtaken(method: &str, path: &str) -> Result<Value, Problem> {
    match method {
        "PUT" | "DELETE" => Err(Problem::new(ErrorCode::Conflict).detail("Not so.")),
        _ => shop(method, path),
    }
}

const FORM: &str = "seen=0&name=Transfer&name_de=Geld&instructions_en=IBAN+DE89%0D%0ABIC+X&instructions_de=\
    &position=2&active=true";

#[test]
fn the_ways_to_pay_are_listed_with_who_takes_cards() {
    let page = World::new(shop).get(LIST);
    assert_eq!(page.status, 200);
    assert!(!page.html.contains("<script>"), "{}", page.html);
    for words in ["Bank transfer", "IBAN DE02", "Offered", "Off", "The test provider", "/payments/new"] {
        assert!(page.html.contains(words), "{words}: {}", page.html);
    }
    let with_stripe = |_: &str, _: &str| Ok(json!({"cards": ["stripe"], "items": []}));
    let page = World::new(with_stripe).get(LIST);
    assert!(
        page.html.contains("Stripe. Its keys") && page.html.contains("There is none yet"),
        "{}",
        page.html
    );
    let bare = |_: &str, _: &str| Ok(json!({"cards": [], "items": []}));
    assert!(World::new(bare).get(LIST).html.contains("No cards are taken."));
}

#[test]
fn the_iban_is_changed_in_both_languages_against_the_version_that_was_shown() {
    let world = World::new(shop);
    let page = world.get(&format!("{LIST}/bank_transfer"));
    assert_eq!((page.value("name"), page.value("seen")), ("Bank transfer".to_owned(), "0".to_owned()));
    assert!(page.html.contains("Auf IBAN DE02") && page.html.contains("not removed"), "{}", page.html);
    let saved = world.post(&format!("{LIST}/bank_transfer"), FORM);
    assert_eq!((saved.status, saved.location()), (303, "/admin/settings/payments?done=saved"));
    assert_eq!(
        world.sent(&format!("PUT {API}/bank_transfer"))[0].body,
        json!({"active": true, "names": {"en": "Transfer", "de": "Geld"},
            "instructions": {"en": "IBAN DE89\nBIC X"}, "position": 2, "seen": 0})
    );
    let off = FORM.replace("&active=true", "");
    world.post(&format!("{LIST}/bank_transfer"), &off);
    assert_eq!(world.sent("/bank_transfer")[1].body["active"], false);
}

#[test]
fn a_new_one_stands_last_and_needs_a_short_name_of_its_own() {
    let world = World::new(shop);
    let page = world.get(&format!("{LIST}/new"));
    assert_eq!((page.value("seen"), page.value("position")), ("0".to_owned(), "6".to_owned()));
    let form = format!("id=money-order&{FORM}");
    assert_eq!(world.post(&format!("{LIST}/new"), &form).status, 303);
    assert_eq!(world.sent(&format!("PUT {API}/money-order")).len(), 1);

    let taken = World::new(overtaken).post(&format!("{LIST}/new"), &form);
    assert_eq!(
        (taken.status, taken.value("id"), taken.value("seen")),
        (409, "money-order".into(), "0".into())
    );
    assert!(taken.html.contains("There is a way to pay with this short name already."), "{}", taken.html);
}

#[test]
fn what_cannot_be_meant_stands_at_its_field_and_is_not_sent() {
    let world = World::new(shop);
    for (path, form) in [
        ("new", format!("id=Money+Order&{FORM}")),
        ("new", FORM.to_owned()),
        ("bank_transfer", FORM.replace("name=Transfer", "name=")),
        ("bank_transfer", FORM.replace("position=2", "position=first")),
        ("bank_transfer", FORM.replace("instructions_de=", &format!("instructions_de={}", "x".repeat(1001)))),
    ] {
        let page = world.post(&format!("{LIST}/{path}"), &form);
        assert!(page.status == 422 && page.html.contains("aria-invalid"), "{form}: {}", page.html);
        assert!(page.html.contains("IBAN DE89"), "what was typed stays: {}", page.html);
    }
    assert!(world.sent("").iter().all(|sent| !sent.call.starts_with("PUT")));
    assert_eq!(world.get(&format!("{LIST}/unknown")).status, 404);
}

#[test]
fn a_save_that_was_overtaken_says_so_and_the_next_one_replaces() {
    let form = FORM.replace("seen=0", "seen=5");
    let page = World::new(overtaken).post(&format!("{LIST}/invoice"), &form);
    assert_eq!((page.status, page.value("seen"), page.value("name")), (409, "9".into(), "Transfer".into()));
    assert!(page.html.contains("Somebody has changed this since you opened it."), "{}", page.html);
    // It was removed meanwhile: saved again, it is there again.
    let page = World::new(overtaken).post(&format!("{LIST}/gone"), &form);
    assert_eq!((page.status, page.value("seen")), (409, "0".into()));
}

#[test]
fn only_what_was_added_and_is_off_can_be_removed() {
    let world = World::new(shop);
    for (id, can) in [("bank_transfer", false), ("cheque", false), ("invoice", true)] {
        let page = world.get(&format!("{LIST}/{id}"));
        assert_eq!(page.html.contains("Remove the way to pay"), can, "{id}: {}", page.html);
        assert!(!page.html.contains("<script>"), "{}", page.html);
    }
    let gone = world.post(&format!("{LIST}/invoice/remove"), "");
    assert_eq!((gone.status, gone.location()), (303, "/admin/settings/payments?done=removed"));
    let refused = World::new(overtaken).post(&format!("{LIST}/cheque/remove"), "");
    assert!(refused.status == 409 && refused.html.contains("Not so."), "{}", refused.html);
}
