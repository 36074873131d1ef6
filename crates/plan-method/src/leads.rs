//! Who leads a target: the departments that it names itself, else those of its task.

use plan_model::dataset::Dataset;
use plan_model::plan::{Target, Task};
use plan_model::shared::SharedStr;

/// Departments that lead a target, by id, in the plan's order; empty where neither it nor its task names one.
pub fn leads_of<'a>(data: &'a Dataset, target: &'a Target) -> &'a [SharedStr] {
    let task = target.task.as_deref().and_then(|id| data.task(id)).map(|(_, task)| task);
    lead_of(&target.lead, task)
}

/// The same for a target's own departments and its task.
pub(crate) fn lead_of<'a>(own: &'a [SharedStr], task: Option<&'a Task>) -> &'a [SharedStr] {
    match task {
        Some(task) if own.is_empty() => &task.lead,
        Some(_) | None => own,
    }
}
