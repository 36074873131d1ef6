//! The data folder on disk, as paths and bytes.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use plan_model::check::Files;

/// Reads every file below a folder; paths are relative to it and use `/`.
///
/// What editors and systems leave behind (`.name`, `name~`) is passed over.
///
/// # Errors
///
/// If the folder or a file in it can't be read.
pub fn read(root: &Path) -> Result<Files> {
    let mut files = Files::new();
    collect(root, "", &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("the folder {} can't be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            let bytes = fs::read(entry.path()).with_context(|| format!("{path} can't be read"))?;
            files.insert(path, bytes);
        }
    }
    Ok(())
}
