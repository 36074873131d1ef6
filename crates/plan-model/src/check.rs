//! The rules that data must keep, and what is said when it doesn't.
//!
//! [`accept`] is what the product asks at load; [`against_source`] and [`accounting`] also need a
//! plan's text and run in `cargo xtask check` and the data tests.

mod folder;
mod plan_rules;
mod search_rules;
mod source_rules;
mod source_text;

pub use crate::exclusion::{Exclusion, ExclusionKind};
pub use crate::issue::{Issue, Rule, Severity};
pub use folder::{Files, folder, is_listed, parts};

pub use plan_rules::{observations, plan};
pub use source_rules::{accounting, against_source};
pub(crate) use source_text::{SourceText, squeezed};

use crate::dataset::Parts;
use crate::plan::Plan;
use std::collections::HashSet;

/// The ids that a plan may refer to.
#[derive(Clone, Debug, Default)]
pub struct Context {
    districts: HashSet<String>,
    indicators: HashSet<String>,
    departments: HashSet<String>,
    topics: HashSet<String>,
    /// Empty when places could not be read; references to them are then not followed.
    places: HashSet<String>,
}

impl Context {
    /// Collects the ids.
    pub fn new(parts: &Parts) -> Self {
        Self {
            districts: parts.districts.iter().map(|row| row.id.clone()).collect(),
            indicators: parts.indicators.iter().map(|row| row.id.clone()).collect(),
            departments: parts.departments.iter().map(|row| row.id.clone()).collect(),
            topics: parts.topics.iter().map(|row| row.id.clone()).collect(),
            places: parts.places.iter().map(|row| row.id.clone()).collect(),
        }
    }
}

/// A plan if it breaks no rule.
///
/// # Errors
///
/// Everything that is wrong, warnings included, if any of it is an error.
pub fn accept(file: &str, plan: Plan, context: &Context) -> Result<Plan, Vec<Issue>> {
    let issues = plan_rules::plan(file, &plan, context);
    if issues.iter().any(Issue::is_error) { Err(issues) } else { Ok(plan) }
}
