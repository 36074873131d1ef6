//! `check`: every rule on the data folder, every breach named.

use anyhow::{Result, bail};
use plan_model::check;
use plan_present::kiosk;

use crate::{folder, project::Project};

/// Prints each problem as severity, file, record, what is wrong and what to do.
///
/// # Errors
///
/// If the folder can't be read, or anything in it is an error; warnings alone pass.
pub fn run(project: &Project, words: &[String]) -> Result<()> {
    let root = words.first().map_or_else(|| project.path("data"), |path| path.into());
    let files = folder::read(&root)?;
    let mut issues = check::folder(&files);
    issues.extend(kiosk::check_file(&files));
    for issue in &issues {
        println!("{issue}");
    }
    let errors = issues.iter().filter(|issue| issue.is_error()).count();
    let warnings = issues.len() - errors;
    println!("{} files, {errors} errors, {warnings} warnings", files.len());
    if errors > 0 {
        bail!("the data breaks {errors} rules; each line above says what to do");
    }
    Ok(())
}
