//! What the tables say in German, a file for each of theirs.

mod accessories;
mod bags;
mod beauty;
mod books;
mod camping;
mod cooking;
mod cycling;
mod decoration;
mod electronics;
mod furniture;
mod garden;
mod kitchen;
mod lighting;
mod men;
mod men_light;
mod names;
mod shoes;
mod sports;
mod toys;
mod wearables;
mod women;
mod women_light;

use std::collections::HashMap;
use std::sync::LazyLock;

static TEXTS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let files = [
        accessories::TEXTS,
        bags::TEXTS,
        beauty::TEXTS,
        books::TEXTS,
        camping::TEXTS,
        cooking::TEXTS,
        cycling::TEXTS,
        decoration::TEXTS,
        electronics::TEXTS,
        furniture::TEXTS,
        garden::TEXTS,
        kitchen::TEXTS,
        lighting::TEXTS,
        men::TEXTS,
        men_light::TEXTS,
        names::TEXTS,
        shoes::TEXTS,
        sports::TEXTS,
        toys::TEXTS,
        wearables::TEXTS,
        women::TEXTS,
        women_light::TEXTS,
    ];
    files.into_iter().flatten().copied().collect()
});

/// A text of the tables in German. Names of models have none: they are called the same.
pub fn of(english: &str) -> Option<&'static str> {
    TEXTS.get(english).copied()
}
