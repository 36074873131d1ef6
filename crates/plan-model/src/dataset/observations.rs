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
    /// The indicator, as the publication counts it.
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
    /// The plan's own words that it speaks to, where no target can be set against it.
    pub answers: Option<&'a str>,
    /// Caveat in Chinese, in our words.
    pub note_zh: Option<&'a str>,
    /// Caveat in English, in our words.
    pub note_en: Option<&'a str>,
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

/// What few values have.
#[derive(Clone, Debug, PartialEq)]
struct Extra {
    row: u32,
    inferred: bool,
    answers: Option<String>,
    note_zh: Option<String>,
    note_en: Option<String>,
}

/// What is a value's own. Ids stand in a common list, in which a row's ends where it says.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ValueRow {
    value: f64,
    id_end: u32,
    /// The one target, or where in `several` they are, with [`SEVERAL`].
    target: u32,
    date: NaiveDate,
    series: u32,
    source: u32,
    bound: Bound,
    precision: Precision,
    period: Coverage,
    kind: ObservationKind,
}

/// Marks a row that is set against no target or against several.
const SEVERAL: u32 = 1 << 31;

/// What decides about a target: a value without its words.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// Id of the observation.
    pub id: &'a str,
    /// The value, in [`Figure::unit`].
    pub value: f64,
    /// How exact the value claims to be.
    pub bound: Bound,
    /// Unit of measurement, as published.
    pub unit: &'a SharedStr,
    /// The day that the value stands for, or the last of the span.
    pub date: NaiveDate,
    /// How exactly that day is known.
    pub precision: Precision,
    /// The span that the value covers.
    pub period: Coverage,
    /// Result, baseline or estimate.
    pub kind: ObservationKind,
    /// Whether the value means the same as the target.
    pub definition: Match,
    /// Kind of publication.
    pub grade: Grade,
}

/// The published values of a dataset, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observations {
    rows: Vec<ValueRow>,
    ids: String,
    several: Vec<Vec<u32>>,
    series: Vec<Series>,
    sources: Vec<Publication>,
    /// In the order of their rows.
    extras: Vec<Extra>,
    by_id: Lookup,
    by_target: ByTarget,
}

/// Rows by target; those of target `n` end at `ends[n]`.
#[derive(Clone, Debug, Default, PartialEq)]
struct ByTarget {
    /// Empty if the rows already stand target by target.
    rows: Vec<u32>,
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
        let n = rows.size_hint().0;
        all.rows.reserve_exact(n);
        for row in rows {
            if all.rows.is_empty() {
                // Ids are about as long as the first.
                all.ids.reserve_exact((row.id.len() + 1) * n);
                all.series.reserve(n.min(n_targets));
            }
            all.push(row, position);
        }
        all.ids.shrink_to_fit();
        all.by_id = Lookup::new(all.rows.len(), &|at| all.id(at));
        all.by_target = all.index_targets(n_targets);
        all
    }

    fn push(&mut self, row: Observation, position: &dyn Fn(&str) -> Option<usize>) {
        let at = self.rows.len() as u32;
        self.ids.push_str(&row.id);
        let mut targets: Vec<u32> = Vec::new();
        for target in row.targets.iter().filter_map(|id| position(id)) {
            if !targets.contains(&(target as u32)) {
                targets.push(target as u32);
            }
        }
        let target = match targets.as_slice() {
            [one] if *one < SEVERAL => *one,
            _ => {
                self.several.push(targets);
                SEVERAL | (self.several.len() as u32 - 1)
            }
        };
        let series = Series {
            district: row.district,
            plan: row.plan,
            indicator: row.indicator,
            unit: row.unit,
            names: row.names,
            definition: row.definition,
        };
        let noted = row.note_zh.is_some() || row.note_en.is_some();
        if row.as_of.inferred || row.answers.is_some() || noted {
            let (answers, note_zh, note_en) = (row.answers, row.note_zh, row.note_en);
            self.extras.push(Extra { row: at, inferred: row.as_of.inferred, answers, note_zh, note_en });
        }
        self.rows.push(ValueRow {
            value: row.value,
            id_end: self.ids.len() as u32,
            target,
            date: row.as_of.date,
            series: kept(&mut self.series, series),
            source: kept(&mut self.sources, row.source),
            bound: row.bound,
            precision: row.as_of.precision,
            period: row.period,
            kind: row.kind,
        });
    }

    fn index_targets(&self, n_targets: usize) -> ByTarget {
        let mut ends = vec![0_u32; n_targets + 1];
        let targets = || {
            (0..self.rows.len()).flat_map(|at| self.targets_of(at).iter().map(move |target| (at, *target)))
        };
        let mut before = 0;
        let mut in_order = true;
        for (at, (row, target)) in targets().enumerate() {
            ends[target as usize + 1] += 1;
            in_order &= row == at && before <= target;
            before = target;
        }
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        let n = ends.last().copied().unwrap_or_default() as usize;
        if in_order && n == self.rows.len() {
            ends.remove(0);
            return ByTarget { rows: Vec::new(), ends };
        }
        // Each start moves on as its target's rows come in, and stands at its end when all are in.
        let mut rows = vec![0; n];
        for (row, target) in targets() {
            let next = &mut ends[target as usize];
            rows[*next as usize] = row as u32;
            *next += 1;
        }
        ends.pop();
        ByTarget { rows, ends }
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
    pub fn of_target(&self, target: usize) -> impl Iterator<Item = usize> {
        let ByTarget { rows, ends } = &self.by_target;
        let end = ends.get(target).map_or(0, |&end| end as usize);
        let start = target.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |&end| end as usize);
        (start.min(end)..end).map(|at| rows.get(at).map_or(at, |&row| row as usize))
    }

    /// What decides about a target. The position must be one of [`Observations::of_target`].
    pub fn figure(&self, at: usize) -> Figure<'_> {
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
        let extra = self.extras.binary_search_by_key(&(at as u32), |extra| extra.row);
        let extra = extra.ok().map(|found| &self.extras[found]);
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
            as_of: AsOf {
                date: row.date,
                precision: row.precision,
                inferred: extra.is_some_and(|extra| extra.inferred),
            },
            period: row.period,
            kind: row.kind,
            definition: series.definition,
            source: &self.sources[row.source as usize],
            answers: extra.and_then(|extra| extra.answers.as_deref()),
            note_zh: extra.and_then(|extra| extra.note_zh.as_deref()),
            note_en: extra.and_then(|extra| extra.note_en.as_deref()),
        }
    }

    fn id(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.rows[before].id_end);
        &self.ids[start as usize..self.rows[at].id_end as usize]
    }

    fn targets_of(&self, at: usize) -> &[u32] {
        let target = &self.rows[at].target;
        match self.several.get((target & !SEVERAL) as usize) {
            Some(several) if target & SEVERAL != 0 => several,
            Some(_) | None => std::slice::from_ref(target),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{data, observation};

    #[test]
    fn observations_are_found_again_as_they_came_in() {
        let rows = |n: usize, targets: &dyn Fn(usize) -> Vec<String>| -> Vec<Observation> {
            let row = |at: usize| Observation {
                id: format!("obs-{}", n - at),
                targets: targets(at),
                note_en: at.is_multiple_of(3).then(|| format!("note {at}")),
                answers: (at == 4).then(|| "words".to_owned()),
                as_of: AsOf { inferred: at == 1, ..observation("a", 0).as_of },
                ..observation("a", at)
            };
            (0..n).map(row).collect()
        };
        let name = |target: usize| format!("t{target}");
        let position = |id: &str| id.strip_prefix('t')?.parse().ok().filter(|at: &usize| *at < 5);
        for targets in [
            &(|_: usize| vec![]) as &dyn Fn(usize) -> Vec<String>,
            &|at| vec![name(at / 2)],
            &|at| vec![name(4 - at.min(4))],
            &|at| vec![name(at % 3), name(at % 5), name(at % 3), name(99)],
        ] {
            let all = rows(9, targets);
            let kept = Observations::new(&mut all.clone().into_iter(), 5, &position);
            for (at, row) in all.iter().enumerate() {
                let found = kept.find(&row.id).expect("it is there");
                assert_eq!(kept.get(at), Some(found));
                assert_eq!(
                    (found.value, found.unit, found.note_en),
                    (row.value, row.unit.as_str(), row.note_en.as_deref())
                );
                assert_eq!((found.as_of, found.source, found.names), (row.as_of, &row.source, &row.names));
                assert_eq!(found.answers, row.answers.as_deref());
            }
            for target in 0..5 {
                let expected: Vec<usize> =
                    (0..all.len()).filter(|&at| all[at].targets.contains(&name(target))).collect();
                assert_eq!(kept.of_target(target).collect::<Vec<_>>(), expected, "target {target}");
            }
            assert_eq!(kept.of_target(5).count(), 0);
            assert_eq!((kept.len(), kept.get(9), kept.find("obs-x")), (9, None, None));
        }
    }

    #[test]
    fn what_many_have_in_common_is_kept_once() {
        let data = data();
        let observations = data.observations();
        assert_eq!(observations.iter().count(), observations.len());
        assert!(observations.series.len() < observations.len() / 2);
        assert!(observations.sources.len() < observations.len() / 2);
    }
}
