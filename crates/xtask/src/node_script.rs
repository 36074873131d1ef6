//! Files that a Node script of ours makes of a text, made once for each content.

use std::fs;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::project::{Project, pipe};

/// The lock of the npm packages: what any script makes depends on them.
pub const LOCK: &str = "tools/package-lock.json";
/// What to type where a package isn't there.
pub const HINT: &str = "If a package is missing, type: tools/setup build";

/// What `node SCRIPT OUT FILES… < text` writes into `out` below the project, or wrote for the same before; `told` gets what
/// the script prints. All paths begin at the project.
///
/// # Errors
///
/// If the script fails, or those of `told`; then nothing is kept.
pub fn file(
    project: &Project,
    cache: &Cache,
    [script, out]: [&str; 2],
    files: &[String],
    text: &str,
    told: impl FnOnce(&str) -> Result<()>,
) -> Result<Vec<u8>> {
    let (lock, source) = (project.text(LOCK)?, project.text(script)?);
    let inputs = [text.as_bytes(), lock.as_bytes(), source.as_bytes()];
    cache.get(&format!("{script} {}", files.join(" ")), &inputs, || {
        let path = project.path(out);
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        let mut command = project.command("node");
        command.arg(project.path(script)).arg(&path).args(files.iter().map(|file| project.path(file)));
        let printed =
            pipe(&mut command, text, HINT).with_context(|| format!("{script} couldn't make {out}"))?;
        told(&printed)?;
        fs::read(&path).with_context(|| format!("{script} left no {out}"))
    })
}
