//! The rules that data must keep, and what is said when it doesn't.
//!
//! [`accept`] is what the product asks at load; [`against_source`] and [`accounting`] also need a
//! plan's text and run in `cargo xtask check` and the data tests.

mod context;
mod folder;
mod plan_rules;
mod search_rules;
mod source_rules;
mod source_text;
mod standing_rules;

pub use crate::exclusion::{Exclusion, ExclusionKind};
pub use crate::issue::{Issue, ReportGap, Rule, Severity};
pub use context::Context;
pub use folder::{Files, folder, is_listed, parts};
pub use plan_rules::{observations, plan};
pub use source_rules::{accounting, against_source};
pub(crate) use source_text::{SourceText, squeezed};

use crate::plan::Plan;

/// A plan if it breaks no rule.
///
/// # Errors
///
/// Everything that is wrong, warnings included, if any of it is an error.
pub fn accept(file: &str, plan: Plan, context: &Context) -> Result<Plan, Vec<Issue>> {
    let issues = plan_rules::plan(file, &plan, context);
    if issues.iter().any(Issue::is_error) { Err(issues) } else { Ok(plan) }
}
