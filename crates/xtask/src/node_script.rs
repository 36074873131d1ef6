//! Files that a Node script of ours makes, made once for each content.

use std::fs;

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::project::{Project, pipe};

/// The lock of the npm packages: what any script makes depends on them.
const LOCK: &str = "tools/package-lock.json";
/// What to type where a package isn't there.
pub const HINT: &str = "If a package is missing, type: tools/setup build";

/// A script, and what it is given. Paths begin at the project.
pub struct NodeScript<'a> {
    /// The script.
    pub script: &'a str,
    /// Sources of ours that it reads by itself; a change of one makes the file anew.
    pub reads: &'a [&'a str],
    /// Where it writes: its first argument.
    pub out: &'a str,
    /// Its other arguments.
    pub arguments: &'a [String],
    /// Its standard input.
    pub input: &'a str,
}

impl NodeScript<'_> {
    /// What it writes, or wrote for the same before; `told` gets what it prints.
    ///
    /// # Errors
    ///
    /// If the script fails, or `told` does; then nothing is kept.
    pub fn file(
        &self,
        project: &Project,
        cache: &Cache,
        told: impl FnOnce(&str) -> Result<()>,
    ) -> Result<Vec<u8>> {
        let Self { script, reads, out, arguments, input } = *self;
        let mut inputs = vec![input.to_owned()];
        for path in [LOCK, script].iter().chain(reads) {
            inputs.push(project.text(path)?);
        }
        let inputs: Vec<&[u8]> = inputs.iter().map(String::as_bytes).collect();
        cache.get(&format!("{script} {}", arguments.join(" ")), &inputs, || {
            let path = project.path(out);
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            let mut command = project.command("node");
            command.arg(script).arg(out).args(arguments);
            let printed =
                pipe(&mut command, input, HINT).with_context(|| format!("{script} couldn't make {out}"))?;
            told(&printed)?;
            fs::read(&path).with_context(|| format!("{script} left no {out}"))
        })
    }
}
