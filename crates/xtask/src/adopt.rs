//! `adopt`: puts a drafted plan into the data folder, and rebuilds what is generated.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};

use crate::{data, folder, project::Project};

const USAGE: &str =
    "say: cargo xtask adopt PATH/TO/<id>.json [DIR]; <id>.txt and <id>.rows.json are read from beside it";

/// Reads `<id>.json`, `<id>.txt` and `<id>.rows.json`, as the drafting page hands them out, into the folder.
///
/// # Errors
///
/// If a file can't be read or written, the plan is there already, or words aren't in their text; then nothing is written.
pub fn run(project: &Project, words: &[String]) -> Result<()> {
    let (plan, root) = match words {
        [plan] => (Path::new(plan), project.path("data")),
        [plan, root] => (Path::new(plan), root.into()),
        _ => bail!(USAGE),
    };
    let id = plan.file_stem().and_then(|name| name.to_str()).context(USAGE)?;
    let beside = |name: String| {
        fs::read(plan.with_file_name(&name)).with_context(|| format!("{name} can't be read; {USAGE}"))
    };
    let [text, rows] = [beside(format!("{id}.txt"))?, beside(format!("{id}.rows.json"))?];
    let plan = fs::read(plan).with_context(|| format!("{} can't be read", plan.display()))?;
    let before = folder::read(&root)?;
    let mut after = before.clone();
    let adopted = plan_draft::adopt(&mut after, &plan, &text, &rows)
        .map_err(|(file, cause)| anyhow!("nothing was written: {file}: {cause:?}"))?;
    let file = format!("{}{}.json", plan_model::wire::PLANS, adopted.id);
    if before.contains_key(&file) {
        bail!(
            "nothing was written: {file} is there already; a plan is replaced by hand, because links lead to its ids"
        );
    }
    let after = data::rebuilt(&after, None)?;
    data::write_changed(&root, &before, &after)?;
    println!("now translate what is marked “(not translated yet)”, and run: cargo xtask check");
    Ok(())
}
