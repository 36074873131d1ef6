//! Status: what may be said about a target on a given day, and why.
//!
//! [`judge`] is total: every target and every set of readings has a [`Status`], and a status carries
//! what it was concluded from. A list needs less: [`judge_all`] gives a [`Standing`] for every target,
//! made by the same rules. The constants in [`constants`] are the ones the method page shows.

mod aim;
pub mod constants;
mod quantities;
mod reading;
mod rule;
mod standing;
mod state;

pub use aim::{Aim, Direction, Verdict, unit_of};
pub use quantities::{Quantities, gap_closed, pace, required_per_year, time_used};
pub use reading::{Reading, ReadingSource, Unusable};
pub use rule::{Status, judge};
pub use standing::{Grades, Standing, judge_all, shown_reading};
pub use state::{Reason, State};

use chrono::NaiveDate;
use plan_model::dataset::Dataset;

/// The status of one target on one day, by its position in [`Dataset::targets`]; `None` past the last.
pub fn status(data: &Dataset, position: usize, as_of: NaiveDate) -> Option<Status<'_>> {
    status_without(data, position, as_of, &[])
}

/// The same as if the observations of these ids weren't there.
pub fn status_without<'a>(
    data: &'a Dataset,
    position: usize,
    as_of: NaiveDate,
    without: &[String],
) -> Option<Status<'a>> {
    let (plan, target) = data.target_at(position)?;
    let better = data.indicator(&target.indicator).map(|indicator| indicator.better);
    let mut readings = Vec::new();
    reading::collect(data, plan, target, position, &mut readings);
    readings.retain(|reading| !without.iter().any(|id| id == reading.source.id()));
    Some(judge(target, plan.period, data.issued_from(plan), better, readings, as_of))
}
