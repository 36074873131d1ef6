//! The three files of a published draft, put into a data folder.

use crate::publish::AddedRows;
use plan_model::check::Files;
use plan_model::plan::Plan;
use plan_model::rebuild;
use plan_model::wire::{self, Cause};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Puts a plan, its text and its rows into the folder, and marks the district as covered. Spans and manifest are those
/// of `cargo xtask data` to make.
///
/// # Errors
///
/// The file that can't be read or that has no place for the rows, with the cause; the files are then as they were.
pub fn adopt(files: &mut Files, plan: &[u8], text: &[u8], rows: &[u8]) -> Result<Plan, (String, Cause)> {
    let read: Plan = wire::parse(plan).map_err(|cause| ("plan".to_owned(), cause))?;
    let rows: AddedRows = wire::parse(rows).map_err(|cause| ("rows".to_owned(), cause))?;
    let mut after = files.clone();
    edit(&mut after, wire::INDICATORS, |file: &mut wire::IndicatorsFile| {
        file.indicators.extend(rows.indicators)
    })?;
    edit(&mut after, wire::DEPARTMENTS, |file: &mut wire::DepartmentsFile| {
        file.departments.extend(rows.departments)
    })?;
    edit(&mut after, wire::EXCLUSIONS, |file: &mut wire::ExclusionsFile| {
        file.exclusions.extend(rows.exclusions)
    })?;
    edit(&mut after, wire::DISTRICTS, |file: &mut wire::DistrictsFile| {
        for district in file.districts.iter_mut().filter(|district| district.id == read.district) {
            district.covered = true;
        }
    })?;
    after.insert(format!("{}{}.json", wire::PLANS, read.id), plan.to_vec());
    after.insert(read.source.file.clone(), text.to_vec());
    *files = after;
    Ok(read)
}

/// Rewrites one file of the folder.
fn edit<F: DeserializeOwned + Serialize>(
    files: &mut Files,
    path: &str,
    change: impl FnOnce(&mut F),
) -> Result<(), (String, Cause)> {
    let bytes = files.get(path).ok_or_else(|| (path.to_owned(), Cause::Missing))?;
    let mut file: F = wire::parse(bytes).map_err(|cause| (path.to_owned(), cause))?;
    change(&mut file);
    let bytes =
        rebuild::json(&file).map_err(|error| (path.to_owned(), Cause::Unreachable(error.to_string())))?;
    files.insert(path.to_owned(), bytes);
    Ok(())
}
