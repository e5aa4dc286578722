//! Makes the OpenAPI document.
