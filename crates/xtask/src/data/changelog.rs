//! The list of changes for people, from `changes.json`.

use std::fmt::Write;

use anyhow::{Context, Result, anyhow};
use plan_model::check::Files;
use plan_model::wire;

/// Every release with its changes, newest first, both languages.
///
/// # Errors
///
/// If `changes.json` is missing or can't be read.
pub fn markdown(files: &Files) -> Result<String> {
    let bytes = files.get(wire::CHANGES).context("changes.json is missing")?;
    let list = wire::changes(bytes).map_err(|cause| anyhow!("changes.json: {cause:?}"))?;
    let mut out = String::from(
        "# 数据版本 · Releases of the data\n\n由 `cargo xtask data` 据 `changes.json` 生成，请勿手改。最新的在前。Generated from `changes.json`; don't edit. Newest first.\n",
    );
    for release in list.releases {
        writeln!(out, "\n## {} ({})\n", release.id, release.date)?;
        for change in release.changes {
            writeln!(out, "* {} {}", String::from(&change.zh), String::from(&change.en))?;
        }
    }
    Ok(out)
}
