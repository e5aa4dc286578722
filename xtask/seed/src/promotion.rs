//! The coupons of the demonstration shop, one for each answer a checkout can give.

use crate::model::{Promotion, PromotionKind};

/// 2025-12-31T23:00:00Z, midnight in Berlin.
const NEW_YEAR_MS: i64 = 1_767_222_000_000;
/// 2026-06-30T22:00:00Z, midnight in Berlin.
const END_OF_JUNE_MS: i64 = 1_782_856_800_000;

/// Coupons that work, one of each kind and one for a first order; one that is over and one that a single order can use.
pub fn promotions() -> Vec<Promotion> {
    let open = |name, german, code, kind| Promotion {
        name,
        german,
        code,
        kind,
        minimum_subtotal_minor: None,
        usage_limit: None,
        first_order: false,
        starts_at_ms: None,
        ends_at_ms: None,
    };
    vec![
        open("Welcome, 10 % off", "Willkommen, 10 % Rabatt", "WELCOME10", PromotionKind::Percent(10)),
        Promotion {
            minimum_subtotal_minor: Some(3_000),
            ..open("5 € off orders from 30 €", "5 € Rabatt ab 30 €", "SAVE5", PromotionKind::FixedMinor(500))
        },
        open("Free shipping", "Kostenloser Versand", "FREESHIP", PromotionKind::FreeShipping),
        open("Three for two", "Drei zum Preis von zweien", "THREEFOR2", PromotionKind::BuyGet(2, 1)),
        Promotion {
            first_order: true,
            ..open(
                "15 % off your first order",
                "15 % Rabatt auf die erste Bestellung",
                "FIRST15",
                PromotionKind::Percent(15),
            )
        },
        Promotion {
            starts_at_ms: Some(NEW_YEAR_MS),
            ends_at_ms: Some(END_OF_JUNE_MS),
            ..open("Spring sale, 20 % off", "Frühlingsrabatt, 20 %", "SPRING20", PromotionKind::Percent(20))
        },
        Promotion {
            usage_limit: Some(1),
            ..open(
                "One order only, half price",
                "Eine Bestellung zum halben Preis",
                "ONEOFF50",
                PromotionKind::Percent(50),
            )
        },
    ]
}
