//! Hands the site's manifest (plain name → hashed path) to the code, as it is when the Worker is built.
//!
//! Checks and native tests build before there is a site: the pages then name files plainly.

fn main() {
    let manifest = "../site/manifest.json";
    println!("cargo::rerun-if-changed={manifest}");
    let text = std::fs::read_to_string(manifest).unwrap_or_else(|_| "{}".to_owned());
    println!("cargo::rustc-env=SITE_MANIFEST={}", text.replace('\n', " "));
}
