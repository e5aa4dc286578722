//! A service.
