use super::Code;
use contract::promotion::{Conditions, CreatePromotion, PRIORITIES, PromotionKind};
use kernel::{ErrorCode, Problem};
use std::num::NonZeroU32;

/// The most products, categories, accounts or countries that a promotion names.
const MOST_NAMED: usize = 200;
/// The most units of a `buy_x_get_y`.
const MOST_UNITS: u32 = 100;

/// Checks a new promotion, and returns its code in capitals.
///
/// # Errors
/// `invalid_request` with every field at fault.
pub fn validate(new: &CreatePromotion) -> Result<Option<Code>, Problem> {
    let mut problem = Problem::new(ErrorCode::InvalidRequest);
    let mut refuse = |pointer: &str, code: &str, detail: &str| {
        problem = std::mem::replace(&mut problem, Problem::new(ErrorCode::InvalidRequest))
            .field(pointer, code, detail);
    };

    let code = new.code.as_ref().map(|text| Code::parse(text));
    if code == Some(None) {
        refuse("/code", "invalid", "A code is 2 to 40 of the letters A to Z, digits, hyphen and underscore.");
    }
    if new.unique_codes && new.code.is_some() {
        refuse("/code", "unexpected", "A promotion with unique codes has no code of its own.");
    }
    match (new.kind, new.percent) {
        (PromotionKind::Percent | PromotionKind::BuyXGetY, Some(1..=100))
        | (PromotionKind::Fixed | PromotionKind::FreeShipping | PromotionKind::BuyXGetY, None) => {}
        (PromotionKind::Percent, None) => refuse("/percent", "required", "Say how many percent."),
        (PromotionKind::Percent | PromotionKind::BuyXGetY, Some(_)) => {
            refuse("/percent", "range", "Must be from 1 to 100.");
        }
        (_, Some(_)) => {
            refuse("/percent", "unexpected", "Only the kinds percent and buy_x_get_y have it.");
        }
    }
    for (pointer, quantity) in [("/buy_quantity", new.buy_quantity), ("/get_quantity", new.get_quantity)] {
        match (new.kind, quantity.map(NonZeroU32::get)) {
            (PromotionKind::BuyXGetY, Some(1..=MOST_UNITS)) => {}
            (PromotionKind::BuyXGetY, Some(_)) => refuse(pointer, "range", "Must be from 1 to 100."),
            (PromotionKind::BuyXGetY, None) => refuse(pointer, "required", "Say how many units."),
            (_, Some(_)) => refuse(pointer, "unexpected", "Only promotions of the kind buy_x_get_y have it."),
            (_, None) => {}
        }
    }
    match (new.kind, new.amount) {
        (PromotionKind::Fixed, Some(amount)) if amount.amount() > 0 => {}
        (PromotionKind::Fixed, None) => refuse("/amount", "required", "Say how much."),
        (PromotionKind::Fixed, Some(_)) => refuse("/amount/amount", "range", "Must be more than 0."),
        (_, Some(_)) => refuse("/amount", "unexpected", "Only promotions of the kind fixed have it."),
        (_, None) => {}
    }
    if let Some(minimum) = new.minimum_subtotal {
        if minimum.amount() <= 0 {
            refuse("/minimum_subtotal/amount", "range", "Must be more than 0.");
        }
        if new.amount.is_some_and(|amount| amount.currency() != minimum.currency()) {
            refuse("/minimum_subtotal/currency", "currency_mismatch", "Must be the amount's currency.");
        }
    }
    if let (Some(starts_at), Some(ends_at)) = (new.starts_at, new.ends_at)
        && ends_at <= starts_at
    {
        refuse("/ends_at", "range", "Must be after the start.");
    }
    if !PRIORITIES.contains(&new.priority) {
        refuse("/priority", "range", "Must be from -1000 to 1000.");
    }
    let Conditions { product_ids, category_ids, customer_ids, countries, .. } = &new.conditions;
    for (pointer, count) in [
        ("/conditions/product_ids", product_ids.len()),
        ("/conditions/category_ids", category_ids.len()),
        ("/conditions/customer_ids", customer_ids.len()),
        ("/conditions/countries", countries.len()),
    ] {
        if count > MOST_NAMED {
            refuse(pointer, "count", "Name at most 200.");
        }
    }
    if problem.errors.is_empty() { Ok(code.flatten()) } else { Err(problem) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn refused(body: Value) -> Vec<String> {
        let new = serde_json::from_value(body).unwrap();
        let problem = validate(&new).err();
        problem.map_or_else(Vec::new, |problem| problem.errors.into_iter().map(|e| e.pointer).collect())
    }

    #[test]
    fn each_kind_has_its_own_fields_and_no_others() {
        let eur = |amount: i64| json!({"amount": amount, "currency": "EUR"});
        let cases = [
            (json!({"name": "a", "kind": "percent", "percent": 10}), vec![]),
            (json!({"name": "a", "kind": "percent", "percent": 100}), vec![]),
            (json!({"name": "a", "kind": "percent", "percent": 0}), vec!["/percent"]),
            (json!({"name": "a", "kind": "percent", "percent": 101}), vec!["/percent"]),
            (json!({"name": "a", "kind": "percent"}), vec!["/percent"]),
            (json!({"name": "a", "kind": "percent", "percent": 5, "amount": eur(5)}), vec!["/amount"]),
            (json!({"name": "a", "kind": "fixed", "amount": eur(500)}), vec![]),
            (json!({"name": "a", "kind": "fixed", "amount": eur(0)}), vec!["/amount/amount"]),
            (json!({"name": "a", "kind": "fixed", "percent": 5}), vec!["/percent", "/amount"]),
            (json!({"name": "a", "kind": "free_shipping"}), vec![]),
            (json!({"name": "a", "kind": "free_shipping", "percent": 1}), vec!["/percent"]),
            (json!({"name": "a", "kind": "buy_x_get_y", "buy_quantity": 2, "get_quantity": 1}), vec![]),
            (
                json!({"name": "a", "kind": "buy_x_get_y", "buy_quantity": 1, "get_quantity": 1, "percent": 50}),
                vec![],
            ),
            (json!({"name": "a", "kind": "buy_x_get_y"}), vec!["/buy_quantity", "/get_quantity"]),
            (
                json!({"name": "a", "kind": "buy_x_get_y", "buy_quantity": 101, "get_quantity": 1, "percent": 0}),
                vec!["/percent", "/buy_quantity"],
            ),
            (json!({"name": "a", "kind": "free_shipping", "get_quantity": 1}), vec!["/get_quantity"]),
            (json!({"name": "a", "kind": "free_shipping", "priority": 1001}), vec!["/priority"]),
            (json!({"name": "a", "kind": "free_shipping", "unique_codes": true}), vec![]),
            (
                json!({"name": "a", "kind": "free_shipping", "unique_codes": true, "code": "AB"}),
                vec!["/code"],
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(refused(body.clone()), expected, "{body}");
        }
    }

    #[test]
    fn all_faults_are_named_at_once() {
        let body = json!({
            "name": "a", "kind": "fixed", "code": "?", "amount": {"amount": 5, "currency": "EUR"},
            "minimum_subtotal": {"amount": 0, "currency": "CHF"},
            "starts_at": "2026-01-02T00:00:00Z", "ends_at": "2026-01-02T00:00:00Z",
        });
        let expected = ["/code", "/minimum_subtotal/amount", "/minimum_subtotal/currency", "/ends_at"];
        assert_eq!(refused(body), expected);
    }
}
