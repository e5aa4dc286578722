//! The browser part.
