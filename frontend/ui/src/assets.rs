use std::collections::HashMap;

thread_local! {
    static MANIFEST: HashMap<String, String> = serde_json::from_str(env!("SITE_MANIFEST")).unwrap_or_default();
}

/// The public path of a file of the site, its content's hash in the name: it may be cached for ever.
pub fn asset(name: &str) -> String {
    MANIFEST.with(|manifest| manifest.get(name).cloned()).unwrap_or_else(|| format!("/assets/{name}"))
}
