//! Status: what may be said about a target on a given day, and why.
//!
//! [`judge`] is total: every target and every set of readings has a [`Status`], and a status carries
//! what it was concluded from. The constants in [`constants`] are the ones the method page shows.

mod quantities;
mod reading;
mod rule;

pub use quantities::{Quantities, gap_closed, pace, required_per_year, time_used};
pub use reading::{Reading, ReadingSource, Unusable, Verdict, verdict};
pub use rule::{Reason, State, Status, judge};

/// Every constant of the method, in one table that the method page is made from.
pub mod constants {
    /// Pace from which a target is on track, as a ratio. Our choice, borrowed from common practice.
    pub const ON_TRACK_PACE: f64 = 0.95;
    /// Pace from which a target is slow rather than far behind, as a ratio. Our choice.
    pub const SLOW_PACE: f64 = 0.60;
    /// Share of the time below which one reading says nothing about a trend. Our choice.
    pub const TREND_TIME_USED: f64 = 0.10;
}

use crate::dataset::Dataset;
use crate::plan::{Plan, Target};
use chrono::NaiveDate;

/// The status of every target of the dataset on one day, in the order of [`Dataset::targets`].
pub fn judge_all(data: &Dataset, as_of: NaiveDate) -> Vec<Status> {
    data.targets().map(|(plan, target)| status(data, plan, target, as_of)).collect()
}

/// The status of one target on one day.
pub fn status(data: &Dataset, plan: &Plan, target: &Target, as_of: NaiveDate) -> Status {
    let better = data.indicator(&target.indicator).map(|indicator| indicator.better);
    let readings = reading::collect(data, plan, target);
    judge(target, plan.period, better, readings, as_of)
}
