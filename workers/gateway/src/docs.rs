//! The readable page of the OpenAPI document.
pub fn page(_: &str) -> String {
    String::new()
}
