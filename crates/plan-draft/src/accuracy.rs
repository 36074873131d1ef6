//! Recall and precision of the proposals, against a plan that people have read.

use crate::draft::{Draft, Quantity, QuantityKind};
use plan_model::plan::{Plan, Span, Target, Tier};

/// A count out of a total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub n: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// From 0 to 1; `None` if the total is 0.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.n as f64 / self.of as f64)
    }

    fn count(all: impl IntoIterator<Item = bool>) -> Self {
        let mut share = Self::default();
        for hit in all {
            share.n += usize::from(hit);
            share.of += 1;
        }
        share
    }
}

impl std::ops::Add for Share {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { n: self.n + other.n, of: self.of + other.of }
    }
}

/// What is compared, in the order of [`Score::rows`].
pub const NAMES: [&str; 15] = [
    "commitments with a number, found",
    "commitments in words, found",
    "names, standards and premises, found",
    "baselines with a number, found",
    "proposed figures that the plan has",
    "proposed commitments that are commitments",
    "of those found: unit",
    "of those found: bound",
    "of those found: measure",
    "of those found: deadline or day",
    "of those found: target or baseline",
    "headings, found",
    "proposed headings that the plan has",
    "tasks, found",
    "of those found: leading and supporting departments",
];

/// A comparison of proposals with a plan that people have read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// One share for each of [`NAMES`].
    pub rows: [Share; NAMES.len()],
}

impl Score {
    /// The sum of two comparisons.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for (row, other) in self.rows.iter_mut().zip(other.rows) {
            *row = *row + other;
        }
        self
    }
}

/// A quantity of the plan, target or baseline.
struct PlanQuantity {
    span: Span,
    also: Vec<Span>,
    text: String,
    value: Option<f64>,
    max: Option<f64>,
    unit: Option<String>,
    bound: plan_model::plan::Bound,
    measure: plan_model::plan::Measure,
    date: plan_model::date::PlanDate,
    kind: QuantityKind,
    tier: Tier,
}

fn known(plan: &Plan) -> Vec<PlanQuantity> {
    let target = |row: &Target| PlanQuantity {
        span: row.span,
        also: row.also.clone(),
        text: String::from(&row.value_text),
        value: row.value,
        max: row.value_max,
        unit: row.unit.as_ref().map(String::from),
        bound: row.bound,
        measure: row.measure,
        date: row.deadline,
        kind: QuantityKind::Target,
        tier: row.tier,
    };
    let baselines = plan.baselines.iter().map(|row| PlanQuantity {
        span: row.span,
        also: row.also.clone(),
        text: String::from(&row.value_text),
        value: row.value,
        max: row.value_max,
        unit: row.unit.as_ref().map(String::from),
        bound: row.bound,
        measure: row.measure,
        date: row.as_of,
        kind: QuantityKind::Baseline,
        tier: Tier::Commitment,
    });
    plan.targets.iter().map(target).chain(baselines).collect()
}

/// Whether a proposal is about the same number, or the same words, at a place where the plan has it.
fn is_same(chars: &[char], known: &PlanQuantity, quantity: &Quantity) -> bool {
    let inside = std::iter::once(&known.span).chain(&known.also).any(|span| span.contains(quantity.mark));
    if known.value.is_some() {
        return inside && known.value == quantity.value && known.max == quantity.value_max;
    }
    let mark: String = chars
        .get(quantity.mark.start as usize..quantity.mark.end as usize)
        .unwrap_or_default()
        .iter()
        .collect();
    inside && quantity.value.is_none() && (known.text.contains(&mark) || mark.contains(&known.text))
}

/// Compares what is proposed with the plan as people have read it.
pub fn score(draft: &Draft, plan: &Plan, name_of: &dyn Fn(&str) -> Vec<String>) -> Score {
    let chars: Vec<char> = draft.text.chars().collect();
    let known = known(plan);
    let quantities: Vec<&Quantity> = draft.quantities().map(|(_, quantity)| quantity).collect();
    let mut left: Vec<usize> = (0..quantities.len()).collect();
    let mut pairs: Vec<(&PlanQuantity, &Quantity)> = Vec::new();
    let mut missed = Vec::new();
    for row in &known {
        // Each proposal stands for one record.
        match left.iter().position(|at| is_same(&chars, row, quantities[*at])) {
            Some(at) => pairs.push((row, quantities[left.swap_remove(at)])),
            None => missed.push(row),
        }
    }
    left.retain(|at| !known.iter().any(|row| is_same(&chars, row, quantities[*at])));
    let found = |test: &dyn Fn(&PlanQuantity) -> bool| {
        Share::count(
            pairs
                .iter()
                .map(|(row, _)| (*row, true))
                .chain(missed.iter().map(|row| (*row, false)))
                .filter(|(row, _)| test(row))
                .map(|(_, hit)| hit),
        )
    };
    let target = |row: &PlanQuantity| row.kind == QuantityKind::Target;
    let commitment = |row: &PlanQuantity| target(row) && row.tier == Tier::Commitment;
    let right = |test: &dyn Fn(&PlanQuantity, &Quantity) -> bool| {
        Share::count(pairs.iter().map(|(row, quantity)| test(row, quantity)))
    };
    let promised =
        |quantity: &Quantity| quantity.kind == QuantityKind::Target && quantity.tier == Tier::Commitment;
    let proposed = quantities.iter().filter(|quantity| promised(quantity));
    let committed =
        proposed.map(|quantity| known.iter().any(|row| commitment(row) && is_same(&chars, row, quantity)));
    let headings: Vec<Span> = draft.headings().map(|(_, row)| row.span).collect();
    let same_start = |a: Span, b: Span| a.start == b.start;
    let outline: Vec<Span> = plan.outline.iter().map(|row| row.span).collect();
    let tasks: Vec<_> = draft.tasks().map(|(_, row)| row).collect();
    let task_of =
        |span: Span| tasks.iter().find(|row| row.span.end == span.end || row.span.start == span.start);
    let names = |ids: &[plan_model::shared::SharedStr]| -> Vec<Vec<String>> {
        ids.iter().map(|id| name_of(id)).collect()
    };
    let same_units = |ids: Vec<Vec<String>>, written: &[String]| {
        ids.len() == written.len()
            && ids.iter().zip(written).all(|(known, name)| known.iter().any(|known| known == name))
    };
    let with_units = plan.tasks.iter().filter(|row| !row.lead.is_empty() || !row.support.is_empty());
    let units = with_units.filter_map(|row| {
        let task = task_of(row.span)?;
        Some(same_units(names(&row.lead), &task.lead) && same_units(names(&row.support), &task.support))
    });
    Score {
        rows: [
            found(&|row| commitment(row) && row.value.is_some()),
            found(&|row| commitment(row) && row.value.is_none()),
            found(&|row| target(row) && row.tier != Tier::Commitment),
            found(&|row| !target(row) && row.value.is_some()),
            Share { n: quantities.len() - left.len(), of: quantities.len() },
            Share::count(committed),
            right(&|row, quantity| row.unit == quantity.unit),
            right(&|row, quantity| row.bound == quantity.bound),
            right(&|row, quantity| row.measure == quantity.measure),
            right(&|row, quantity| {
                quantity
                    .date
                    .is_some_and(|date| date.date == row.date.date && date.precision == row.date.precision)
            }),
            right(&|row, quantity| row.kind == quantity.kind),
            Share::count(outline.iter().map(|span| headings.iter().any(|found| same_start(*found, *span)))),
            Share::count(headings.iter().map(|span| outline.iter().any(|known| same_start(*known, *span)))),
            Share::count(plan.tasks.iter().map(|row| task_of(row.span).is_some())),
            Share::count(units),
        ],
    }
}
