//! Gift cards and store credit.

use super::{HOSTILE, World, calm, eur};
use kernel::{CustomerId, GiftCardId, OrderId, Problem};
use serde_json::{Value, json};
use testkit::{id, now};

fn card() -> Value {
    json!({"id": id::<GiftCardId>(4), "code": "•••• WXYZ", "balance": eur(1500), "active": true, "created_at": now()})
}

fn cards(method: &str, path: &str) -> Result<Value, Problem> {
    let mut card = card();
    match (method, path) {
        ("GET", "/admin/gift-cards") => {
            let credit = json!({"id": id::<GiftCardId>(5), "customer_id": id::<CustomerId>(6), "balance": eur(0),
                "active": true, "created_at": now()});
            return Ok(json!({"items": [card, credit]}));
        }
        ("POST", "/admin/gift-cards") => card["full_code"] = json!("ABCD-EFGH-JKLM-WXYZ"),
        (_, path) if path.starts_with("/admin/gift-cards/") => {
            card["entries"] = json!([
                {"kind": "redeem", "amount": eur(-500), "order_id": id::<OrderId>(1), "actor": "service order", "at": now()},
                {"kind": "issue", "amount": eur(2000), "actor": "staff", "note": HOSTILE, "at": now()},
            ]);
        }
        _ => return calm(method, path),
    }
    Ok(card)
}

#[test]
fn a_cards_code_is_shown_when_it_is_made_and_stands_in_no_address() {
    let world = World::new(cards);
    let page = world.get("/admin/gift-cards");
    assert!(page.html.contains("•••• WXYZ") && page.html.contains("Spent"), "{}", page.html);
    assert!(!page.html.contains("ABCD-EFGH"));
    let form = format!("key={}&amount=15&customers=&expires_at=&note=Sorry", page.value("key"));
    let made = world.post("/admin/gift-cards", &form);
    assert_eq!(made.status, 200);
    assert!(made.html.contains("ABCD-EFGH-JKLM-WXYZ"), "{}", made.html);
    let sent = world.sent("POST /admin/gift-cards");
    assert_eq!((&sent[0].body["amount"], &sent[0].body["note"]), (&eur(1500), &json!("Sorry")));
    assert_eq!(world.post("/admin/gift-cards", &form.replace("amount=15", "amount=much")).status, 422);
}

#[test]
fn a_card_shows_its_ledger_and_is_adjusted_up_and_down() {
    let world = World::new(cards);
    let path = format!("/admin/gift-cards/{}", id::<GiftCardId>(4));
    let page = world.get(&path);
    for shown in ["−€5.00", "+€20.00", "Paid an order", "Turn off"] {
        assert!(page.html.contains(shown), "{shown} in {}", page.html);
    }
    assert!(!page.html.contains(HOSTILE));
    let key = page.value("key");
    for (typed, cents) in [("5", 500), ("-3.50", -350), ("\u{2212}1,00", -100)] {
        let form = format!("key={key}&amount={typed}&reason=Goodwill");
        assert_eq!(world.post(&format!("{path}/adjustments"), &form).status, 303, "{typed}");
        assert_eq!(world.sent("/adjustments").last().unwrap().body["amount"], eur(cents));
    }
    for typed in ["0", "-0", "much", "--1"] {
        let form = format!("key={key}&amount={typed}&reason=Goodwill");
        assert_eq!(world.post(&format!("{path}/adjustments"), &form).status, 422, "{typed}");
    }
    assert_eq!(world.post(&format!("{path}/active"), "active=false").status, 303);
    assert_eq!(world.sent(&format!("PATCH {path}"))[0].body, json!({"active": false}));
}
