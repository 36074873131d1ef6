//! A dataset with where every target stands on one day: what nearly every screen is made from.

use crate::progress::{Standing, judge_all};
use crate::query::Columns;
use chrono::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::plan::{Plan, Target, Tier};
use std::sync::{Arc, OnceLock};

/// A dataset judged on one day. Cheap to clone: the clones share everything.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The dataset.
    pub data: Arc<Dataset>,
    /// Where each target stands, in the order of [`Dataset::targets`].
    pub standings: Arc<[Standing]>,
    /// The columns that queries run on; they depend on the dataset alone, so other days share them.
    pub(crate) columns: Arc<OnceLock<Columns>>,
    /// The day. Published values dated later count as unknown.
    pub as_of: NaiveDate,
}

/// Equal if they are the same dataset in memory, on the same day; standings and columns follow from the two.
impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.data, &other.data) && self.as_of == other.as_of
    }
}

impl Judged {
    /// Judges every target on a day.
    pub fn new(data: Arc<Dataset>, as_of: NaiveDate) -> Self {
        let standings = judge_all(&data, as_of).into();
        Self { data, standings, columns: Arc::default(), as_of }
    }

    /// The same dataset on another day.
    pub fn on(&self, as_of: NaiveDate) -> Self {
        let standings = judge_all(&self.data, as_of).into();
        Self { data: self.data.clone(), standings, columns: self.columns.clone(), as_of }
    }

    /// Every commitment that existed on the day, plan by plan in reading order: its position in [`Dataset::targets`], its
    /// plan, itself, and where it stands. Those of a plan that hadn't been issued aren't among them.
    pub fn commitments(&self) -> impl Iterator<Item = (usize, &Plan, &Target, &Standing)> {
        let all = self.data.targets().zip(self.standings.iter()).enumerate();
        all.map(|(at, ((plan, target), standing))| (at, plan, target, standing))
            .filter(|(_, _, target, standing)| target.tier == Tier::Commitment && standing.state.is_counted())
    }

    /// Whether a plan had been issued by the day; see [`Dataset::issued_from`].
    pub fn is_issued(&self, plan: &Plan) -> bool {
        self.data.issued_from(plan) <= self.as_of
    }

    /// How many plans hadn't been issued by the day; their targets are counted nowhere.
    pub fn n_unissued(&self) -> usize {
        self.data.plans().iter().filter(|plan| !self.is_issued(plan)).count()
    }

    /// The columns that queries run on, made when the first query asks.
    pub fn columns(&self) -> &Columns {
        self.columns.get_or_init(|| Columns::new(&self.data))
    }
}
