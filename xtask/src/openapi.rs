//! Writes what is generated from the contract: the OpenAPI document and the list of error codes.

use std::fs;

use anyhow::{Context, Result};

use crate::report::say;
use crate::workspace::Workspace;

/// Writes both files.
pub fn run(workspace: &Workspace) -> Result<()> {
    let files = [
        (openapi::DOCUMENT, openapi::to_text(&openapi::document())),
        (openapi::ERRORS, openapi::errors_markdown()),
    ];
    for (path, text) in files {
        let file = workspace.path(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("cannot write {path}"))?;
        say(&format!("wrote {path}"));
    }
    Ok(())
}
