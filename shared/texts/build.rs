//! Hands every file of texts to the code, so that a further language is a further file.

use std::{fmt::Write, fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = fs::canonicalize("../../frontend/ui/texts")?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "ftl"));
    files.sort();
    let mut code = String::from("&[");
    for file in &files {
        let tag = file.file_stem().unwrap_or_default().to_string_lossy();
        write!(code, "({tag:?}, include_str!({:?})),", file.display().to_string())?;
    }
    code.push(']');
    fs::write(Path::new(&std::env::var("OUT_DIR")?).join("sources.rs"), code)?;
    Ok(())
}
