//! No secret is in what git keeps: neither the local ones by value, nor anything that looks like a provider's key.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::rules::NOT_OURS;
use crate::secrets;
use crate::workspace::{Workspace, files_below};

/// Beginnings of keys that providers hand out, and how many characters of the key follow at least.
const KEYS: [(&str, usize); 9] = [
    ("sk_live_", 16),
    ("rk_live_", 16),
    ("sk_test_", 16),
    ("whsec_", 24),
    ("AKIA", 16),
    ("ghp_", 30),
    ("github_pat_", 30),
    ("xoxb-", 20),
    ("AIzaSy", 30),
];
// In two lines, or this one would be found.
const PRIVATE_KEY_BEGINS: &str = "-----BEGIN";
const PRIVATE_KEY_ENDS: &str = "PRIVATE KEY-----";
const PRIVATE_FILES: [&str; 3] = [".dev.vars", ".env", "secrets.json"];

pub fn run(workspace: &Workspace) -> Result<()> {
    let local = secrets::local_values(workspace)?;
    let mut found = Vec::new();
    for file in committed_files(workspace)? {
        let name = workspace.show(&workspace.path(&file));
        if Path::new(&file)
            .file_name()
            .is_some_and(|file| PRIVATE_FILES.iter().any(|private| file == *private))
        {
            found.push(format!("{name} must not be committed"));
        }
        let Ok(text) = fs::read_to_string(workspace.path(&file)) else { continue };
        for (index, line) in text.lines().enumerate() {
            if looks_secret(line) || local.iter().any(|value| line.contains(value.as_str())) {
                // The line itself is not shown: this output lands in logs.
                found.push(format!("{name}:{} looks like a secret", index + 1));
            }
        }
    }
    if found.is_empty() {
        println!("no secret is committed");
        return Ok(());
    }
    for place in &found {
        println!("✗ {place}");
    }
    bail!("{} places look like a secret", found.len())
}

/// What git tracks or would add; without git, everything that is not generated.
fn committed_files(workspace: &Workspace) -> Result<Vec<String>> {
    let mut git = Command::new("git");
    git.current_dir(workspace.root()).args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    if let Some(list) = process::output(&mut git) {
        return Ok(list.lines().map(str::to_owned).collect());
    }
    Ok(files_below(workspace.root(), &NOT_OURS)?.iter().map(|file| workspace.show(file)).collect())
}

fn looks_secret(line: &str) -> bool {
    let is_key = KEYS.iter().any(|(start, length)| {
        line.match_indices(start).any(|(index, _)| {
            let rest = line.get(index + start.len()..).unwrap_or_default();
            rest.chars().take_while(char::is_ascii_alphanumeric).count() >= *length
        })
    });
    is_key || [PRIVATE_KEY_BEGINS, PRIVATE_KEY_ENDS].iter().all(|part| line.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_their_names() {
        let key = format!("{}{}", "sk_live_", "4eC39HqLyjWDarjtT1zdp7dc");
        assert!(looks_secret(&format!("STRIPE = \"{key}\"")));
        assert!(!looks_secret("set STRIPE_SECRET_KEY to your sk_live_… key"));
        assert!(looks_secret(&[PRIVATE_KEY_BEGINS, PRIVATE_KEY_ENDS].join(" RSA ")));
    }
}
