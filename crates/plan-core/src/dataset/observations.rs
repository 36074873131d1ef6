//! Published values as the dataset keeps them: what many have in common is kept once.
//!
//! A country has some seven hundred thousand of them, and a browser little memory. The file's own
//! record is [`Observation`]; [`ObservationRef`] is the same record, borrowed from here.

use super::lookup::Lookup;
use crate::date::Precision;
use crate::observation::{AsOf, Coverage, Grade, Match, Observation, ObservationKind, Publication};
use crate::plan::{Bilingual, Bound};
use crate::shared::SharedStr;
use chrono::NaiveDate;

/// An observation of the dataset; the fields mean what those of [`Observation`] mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ObservationRef<'a> {
    /// `obs-<row>`.
    pub id: &'a str,
    /// The district it is a value of.
    pub district: &'a str,
    /// The plan it speaks to.
    pub plan: &'a str,
    /// The concept, as the publication counts it.
    pub indicator: &'a str,
    /// Positions in [`super::Dataset::targets`] of the targets it may be set against; those that the data lacks are left out.
    pub targets: &'a [u32],
    /// What the publication counts, in its words.
    pub names: &'a Bilingual,
    /// In `unit`.
    pub value: f64,
    /// How exact it claims to be.
    pub bound: Bound,
    /// As published.
    pub unit: &'a str,
    /// The day it stands for.
    pub as_of: AsOf,
    /// What span it covers.
    pub period: Coverage,
    /// Result or starting point.
    pub kind: ObservationKind,
    /// How well the definition fits.
    pub definition: Match,
    /// Where it was published.
    pub source: &'a Publication,
    /// Caveat in Chinese, in our words.
    pub note_zh: Option<&'a str>,
    /// Caveat in English, in our words.
    pub note_en: Option<&'a str>,
}

impl ObservationRef<'_> {
    /// The record as its file writes it; `data` is the dataset it is borrowed from.
    pub fn to_record(&self, data: &super::Dataset) -> Observation {
        let target = |&position: &u32| Some(data.target_at(position as usize)?.1.id.clone());
        Observation {
            id: self.id.to_owned(),
            district: self.district.into(),
            plan: self.plan.into(),
            indicator: self.indicator.into(),
            targets: self.targets.iter().filter_map(target).collect(),
            names: self.names.clone(),
            value: self.value,
            bound: self.bound,
            unit: self.unit.into(),
            as_of: self.as_of,
            period: self.period,
            kind: self.kind,
            definition: self.definition,
            source: self.source.clone(),
            note_zh: self.note_zh.map(str::to_owned),
            note_en: self.note_en.map(str::to_owned),
        }
    }
}

/// What the values of one series have in common.
#[derive(Clone, Debug, PartialEq)]
struct Series {
    district: SharedStr,
    plan: SharedStr,
    indicator: SharedStr,
    unit: SharedStr,
    names: Bilingual,
    definition: Match,
}

#[derive(Clone, Debug, PartialEq)]
struct Remark {
    zh: Option<String>,
    en: Option<String>,
}

/// What is a value's own. Ids and targets stand in common lists, in which a row ends where it says.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    value: f64,
    id_end: u32,
    targets_end: u32,
    date: NaiveDate,
    series: u32,
    source: u32,
    remark: u32,
    bound: Bound,
    precision: Precision,
    inferred: bool,
    period: Coverage,
    kind: ObservationKind,
}

/// What decides about a target: a value without its words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure<'a> {
    pub(crate) id: &'a str,
    pub(crate) value: f64,
    pub(crate) bound: Bound,
    pub(crate) unit: &'a SharedStr,
    pub(crate) date: NaiveDate,
    pub(crate) precision: Precision,
    pub(crate) period: Coverage,
    pub(crate) kind: ObservationKind,
    pub(crate) definition: Match,
    pub(crate) grade: Grade,
}

/// The published values of a dataset, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observations {
    rows: Vec<Row>,
    ids: String,
    targets: Vec<u32>,
    series: Vec<Series>,
    sources: Vec<Publication>,
    remarks: Vec<Remark>,
    by_id: Lookup,
    /// Rows by target; those of target `n` end at `ends[n]`.
    by_target: Vec<u32>,
    ends: Vec<u32>,
}

/// How far back an equal record is looked for before it is kept again.
const RECENT: usize = 8;

/// The position of a record equal to `item` among the latest ones, or of `item` itself, put at the end.
fn kept<T: PartialEq>(items: &mut Vec<T>, item: T) -> u32 {
    let from = items.len().saturating_sub(RECENT);
    let found = items[from..].iter().rposition(|other| *other == item);
    let at = found.map_or(items.len(), |at| from + at);
    if at == items.len() {
        items.push(item);
    }
    at as u32
}

impl Observations {
    /// Takes in every row; `position` finds a target by its id.
    pub(super) fn new(
        rows: &mut dyn Iterator<Item = Observation>,
        n_targets: usize,
        position: &dyn Fn(&str) -> Option<usize>,
    ) -> Self {
        let mut all = Self::default();
        all.rows.reserve_exact(rows.size_hint().0);
        all.targets.reserve_exact(rows.size_hint().0);
        for row in rows {
            all.push(row, position);
        }
        all.ids.shrink_to_fit();
        all.by_id = Lookup::new(all.rows.len(), &|at| all.id(at));
        all.index_targets(n_targets);
        all
    }

    fn push(&mut self, row: Observation, position: &dyn Fn(&str) -> Option<usize>) {
        self.ids.push_str(&row.id);
        self.targets.extend(row.targets.iter().filter_map(|id| position(id)).map(|at| at as u32));
        let series = Series {
            district: row.district,
            plan: row.plan,
            indicator: row.indicator,
            unit: row.unit,
            names: row.names,
            definition: row.definition,
        };
        self.rows.push(Row {
            value: row.value,
            id_end: self.ids.len() as u32,
            targets_end: self.targets.len() as u32,
            date: row.as_of.date,
            series: kept(&mut self.series, series),
            source: kept(&mut self.sources, row.source),
            remark: kept(&mut self.remarks, Remark { zh: row.note_zh, en: row.note_en }),
            bound: row.bound,
            precision: row.as_of.precision,
            inferred: row.as_of.inferred,
            period: row.period,
            kind: row.kind,
        });
    }

    fn index_targets(&mut self, n_targets: usize) {
        let mut ends = vec![0_u32; n_targets + 1];
        for &target in &self.targets {
            ends[target as usize + 1] += 1;
        }
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        // Each start moves on as its target's rows come in, and stands at its end when all are in.
        let mut by_target = vec![0; self.targets.len()];
        for at in 0..self.rows.len() {
            for &target in self.targets_of(at) {
                let next = &mut ends[target as usize];
                by_target[*next as usize] = at as u32;
                *next += 1;
            }
        }
        ends.pop();
        (self.by_target, self.ends) = (by_target, ends);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The observation at a position; `None` past the last.
    pub fn get(&self, at: usize) -> Option<ObservationRef<'_>> {
        (at < self.rows.len()).then(|| self.whole(at))
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = ObservationRef<'_>> {
        (0..self.rows.len()).map(|at| self.whole(at))
    }

    /// The observation with this id.
    pub fn find(&self, id: &str) -> Option<ObservationRef<'_>> {
        self.get(self.by_id.find(id, &|at| self.id(at))?)
    }

    /// Positions of those set against a target, in the order of the file.
    pub fn of_target(&self, target: usize) -> &[u32] {
        let Some(&end) = self.ends.get(target) else { return &[] };
        let start = target.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.by_target[start as usize..end as usize]
    }

    /// What decides about a target. The position must be one of [`Observations::of_target`].
    pub(crate) fn figure(&self, at: usize) -> Figure<'_> {
        let row = &self.rows[at];
        let series = &self.series[row.series as usize];
        Figure {
            id: self.id(at),
            value: row.value,
            bound: row.bound,
            unit: &series.unit,
            date: row.date,
            precision: row.precision,
            period: row.period,
            kind: row.kind,
            definition: series.definition,
            grade: self.sources[row.source as usize].grade,
        }
    }

    fn whole(&self, at: usize) -> ObservationRef<'_> {
        let row = &self.rows[at];
        let series = &self.series[row.series as usize];
        let remark = &self.remarks[row.remark as usize];
        ObservationRef {
            id: self.id(at),
            district: &series.district,
            plan: &series.plan,
            indicator: &series.indicator,
            targets: self.targets_of(at),
            names: &series.names,
            value: row.value,
            bound: row.bound,
            unit: &series.unit,
            as_of: AsOf { date: row.date, precision: row.precision, inferred: row.inferred },
            period: row.period,
            kind: row.kind,
            definition: series.definition,
            source: &self.sources[row.source as usize],
            note_zh: remark.zh.as_deref(),
            note_en: remark.en.as_deref(),
        }
    }

    fn id(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.rows[before].id_end);
        &self.ids[start as usize..self.rows[at].id_end as usize]
    }

    fn targets_of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.rows[before].targets_end);
        &self.targets[start as usize..self.rows[at].targets_end as usize]
    }
}
