//! Where every target stands on a day, in a few bytes each.

use super::reading::{self, Reading};
use super::rule::conclude;
use super::state::{Reason, State};
use chrono::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::observation::{Grade, Match};

/// Kinds of publication, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Grades(u8);

impl Grades {
    const fn bit(grade: Grade) -> u8 {
        match grade {
            Grade::Official => 1,
            Grade::Press => 2,
        }
    }

    /// Whether a kind is among them.
    pub const fn contains(self, grade: Grade) -> bool {
        self.0 & Self::bit(grade) != 0
    }

    /// One bit for each kind, in the order of [`Grade`].
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    fn with(self, grade: Grade) -> Self {
        Self(self.0 | Self::bit(grade))
    }
}

/// Where a target stands on a day: its [`super::Status`] without what it was concluded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The state.
    pub state: State,
    /// The rule that gave it.
    pub reason: Reason,
    /// Whether a value of the target's indicator was published, whether or not it decides anything.
    pub observed: bool,
    /// Whether a reading decided: the state says reached or missed.
    pub decided: bool,
    /// Whether what decided is defined slightly differently from the target.
    pub close_match: bool,
    /// Kinds of publication of these values.
    pub grades: Grades,
    /// The reading a list shows, as its position among the target's readings; see [`shown_reading`].
    shown: Option<u16>,
}

/// Where every target of the dataset stands on one day, in the order of [`Dataset::targets`].
pub fn judge_all(data: &Dataset, as_of: NaiveDate) -> Vec<Standing> {
    let mut readings = Vec::new();
    let mut standings = Vec::with_capacity(data.targets().len());
    for (position, (plan, target)) in data.targets().enumerate() {
        reading::collect(data, plan, target, position, &mut readings);
        let better = data.indicator(&target.indicator).map(|indicator| indicator.better);
        let found = conclude(target, plan.period, data.issued_from(plan), better, &mut readings, as_of);
        let counts = found.decisive.or(found.latest);
        let shown = counts.or(found.published);
        standings.push(Standing {
            state: found.state,
            reason: found.reason,
            observed: found.published.is_some(),
            decided: found.state.is_decided(),
            close_match: counts.is_some_and(|at| readings[at].definition == Match::Close),
            grades: match found.published {
                Some(_) => grades(&readings),
                None => Grades::default(),
            },
            shown: shown.and_then(|at| u16::try_from(at).ok()),
        });
    }
    standings
}

fn grades(readings: &[Reading<'_>]) -> Grades {
    readings
        .iter()
        .filter(|reading| reading.is_of_indicator())
        .filter_map(|reading| reading.grade)
        .fold(Grades::default(), Grades::with)
}

/// The reading a list shows for a target: the one that decided, else the latest that counts, else the latest published.
///
/// `position` is the target's in [`Dataset::targets`]. `None` if nothing was published.
pub fn shown_reading<'a>(data: &'a Dataset, position: usize, standing: &Standing) -> Option<Reading<'a>> {
    let shown = standing.shown?;
    let (plan, target) = data.target_at(position)?;
    let mut readings = Vec::new();
    reading::collect(data, plan, target, position, &mut readings);
    reading::sort(&mut readings);
    readings.get(usize::from(shown)).copied()
}
