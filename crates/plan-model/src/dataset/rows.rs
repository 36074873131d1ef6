//! Records that stand inside plans: their positions among those of all plans, and finding one by id.

use super::lookup::Lookup;
use crate::plan::Plan;

/// Records that stand in plans, plan by plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rows {
    /// Plan and row of each.
    at: Vec<(u32, u32)>,
    by_id: Lookup,
}

impl Rows {
    pub(super) fn new<'a>(
        plans: &'a [Plan],
        n: &dyn Fn(&Plan) -> usize,
        id: &dyn Fn(&'a Plan, usize) -> &'a str,
    ) -> Self {
        let mut at = Vec::with_capacity(plans.iter().map(n).sum());
        for (position, plan) in plans.iter().enumerate() {
            at.extend((0..n(plan)).map(|row| (position as u32, row as u32)));
        }
        let by_id = Lookup::new(at.len(), &|nth| {
            let (plan, row) = at[nth];
            id(&plans[plan as usize], row as usize)
        });
        Self { at, by_id }
    }

    pub(super) fn find<'a>(
        &self,
        wanted: &str,
        plans: &'a [Plan],
        id: &dyn Fn(&'a Plan, usize) -> &'a str,
    ) -> Option<usize> {
        self.by_id.find(wanted, &|nth| {
            let (plan, row) = self.at[nth];
            id(&plans[plan as usize], row as usize)
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.at.len()
    }

    /// Plan and row of each, in order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (usize, usize)> {
        self.at.iter().map(|&(plan, row)| (plan as usize, row as usize))
    }

    /// How many stand in plans before the one at this position.
    pub(super) fn before(&self, plan: usize) -> usize {
        self.at.partition_point(|&(of, _)| (of as usize) < plan)
    }

    /// Plan and row of the nth record.
    pub(super) fn place(&self, nth: usize) -> Option<(usize, usize)> {
        self.at.get(nth).map(|&(plan, row)| (plan as usize, row as usize))
    }
}

pub(super) fn section_id(plan: &Plan, row: usize) -> &str {
    &plan.outline[row].id
}

pub(super) fn task_id(plan: &Plan, row: usize) -> &str {
    &plan.tasks[row].id
}

pub(super) fn target_id(plan: &Plan, row: usize) -> &str {
    &plan.targets[row].id
}

pub(super) fn baseline_id(plan: &Plan, row: usize) -> &str {
    &plan.baselines[row].id
}
