//! The answer to a query, with what every other choice would give.

use super::columns::{Column, Columns, Lists};
use super::facet::Facet;
use super::text::SoughtWords;
use super::{Query, Sort};
use crate::judged::Judged;
use crate::progress::{Standing, State};
use plan_model::dataset::Dataset;
use plan_model::plan::{Target, Tier};
use plan_model::shared::SharedStr;

/// How many targets each choice of each facet would give, everything else staying as it is.
#[derive(Clone, Debug)]
pub struct Counts<'a> {
    pub(super) columns: &'a Columns,
    pub(super) counts: [Vec<u32>; Facet::COUNT],
}

impl<'a> Counts<'a> {
    /// The size of the result if this were the only choice of its facet; 0 for a value that the data lacks.
    pub fn get(&self, facet: Facet, slug: &str) -> usize {
        let at = self.columns.values(facet).iter().position(|value| value == slug);
        at.map_or(0, |at| self.counts[facet as usize][at] as usize)
    }

    /// Every value of a facet with its count, in the order of [`Columns::values`].
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = (&'a str, usize)> + '_ {
        let values = self.columns.values(facet).iter().map(SharedStr::as_str);
        values.zip(self.counts[facet as usize].iter().map(|&n| n as usize))
    }
}

/// Targets that have one value of the facet that a list is grouped by; see [`Selection::targets_of`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grouped<'a> {
    /// The value, as spelled in addresses; `None` for targets that have none.
    pub slug: Option<&'a str>,
    start: u32,
    end: u32,
}

/// The answer to a query.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    /// Positions in [`Dataset::targets`], in the order asked for.
    pub targets: Vec<usize>,
    /// The same by group, in the order of the facet's values, those without a value last; empty if no grouping was asked for.
    pub groups: Vec<Grouped<'a>>,
    /// Targets by group, one group after another.
    grouped: Vec<usize>,
    /// How many targets there are before any choice, at the same tiers; those of plans not yet issued only if they are asked for.
    pub total: usize,
    /// Count of each choice.
    pub counts: Counts<'a>,
}

impl Selection<'_> {
    /// Positions in [`Dataset::targets`] of the targets of a group, in the order asked for. A target with several values is in several groups.
    pub fn targets_of(&self, group: &Grouped<'_>) -> &[usize] {
        self.grouped.get(group.start as usize..group.end as usize).unwrap_or_default()
    }
}

/// Which facets a target fails, a bit for each; the bit after the last is for the search text.
pub(super) type Fails = u16;

const TEXT: Fails = 1 << Facet::COUNT;

/// The bit of a facet.
pub(super) const fn bit(facet: Facet) -> Fails {
    1 << facet as u16
}

/// What each place of a column fails, by [`Column`], so that a target's fate is a few look-ups.
pub(super) struct Tests {
    columns: [Vec<Fails>; Column::COUNT],
    /// The facets that the reader chose in.
    pub(super) asked: Fails,
}

impl Tests {
    pub(super) fn new(columns: &Columns, query: &Query) -> Self {
        let empty = |column| vec![0; columns.places(column)];
        let mut tests = Self { columns: Column::ALL.map(empty), asked: 0 };
        for facet in Facet::ALL {
            let mut slugs = query.chosen(facet);
            let asked = !slugs.is_empty();
            if facet == Facet::Tier && !asked {
                slugs.push(Tier::Commitment.slug().to_owned());
            } else if facet == Facet::State && !asked {
                let taken = State::ALL.into_iter().filter(|state| query.takes_state(*state));
                slugs.extend(taken.map(|state| state.slug().to_owned()));
            }
            if !slugs.is_empty() {
                let values = columns.values(facet);
                let chosen: Vec<bool> =
                    values.iter().map(|value| slugs.iter().any(|slug| value == slug)).collect();
                tests.add(columns, facet, &chosen);
            }
            if asked {
                tests.asked |= bit(facet);
            }
        }
        tests
    }

    /// Marks every place of the facet's column that has no chosen value, or not all of them where all must fit.
    fn add(&mut self, columns: &Columns, facet: Facet, chosen: &[bool]) {
        let wanted = if facet.takes_all() { chosen.iter().filter(|chosen| **chosen).count() } else { 1 };
        for (place, fails) in self.columns[facet.column() as usize].iter_mut().enumerate() {
            let mut found = 0;
            columns.each_value(facet, place, &mut |value| {
                found += usize::from(chosen.get(value).copied().unwrap_or(false));
            });
            if found < wanted {
                *fails |= bit(facet);
            }
        }
    }

    /// What fails at one place of each column.
    pub(super) fn fails(&self, places: &[usize; Column::COUNT]) -> Fails {
        self.columns
            .iter()
            .zip(places)
            .fold(0, |fails, (column, &place)| fails | column.get(place).copied().unwrap_or(0))
    }
}

/// How many targets stand at each place of each column, by [`Column`].
struct Tally([Vec<u32>; Column::COUNT]);

impl Tally {
    fn new(columns: &Columns) -> Self {
        Self(Column::ALL.map(|column| vec![0; columns.places(column)]))
    }

    fn add(&mut self, places: &[usize; Column::COUNT]) {
        self.0.iter_mut().zip(places).for_each(|(column, &place)| column[place] += 1);
    }
}

/// Answers a query over where every target stands on one day, in the order of [`Dataset::targets`].
///
/// The count of a choice is the size of the result if it were the only choice of its facet. Targets
/// beyond the standings given aren't looked at.
pub fn select<'a>(judged: &'a Judged, query: &Query) -> Selection<'a> {
    let Judged { data, standings, .. } = judged;
    let columns = judged.columns();
    let tests = Tests::new(columns, query);
    let words =
        (!query.text.trim().is_empty()).then(|| SoughtWords::new(data, columns.texts(data), &query.text));
    let mut all = Tally::new(columns);
    // For each facet those that fail it alone: with those that fail nothing they are what its choices count.
    let mut alone: [Option<Tally>; Facet::COUNT] = std::array::from_fn(|_| None);
    let mut chosen = vec![false; standings.len().min(columns.plan.len())];
    let mut total = 0;
    let unissued = query.takes_state(State::NotIssued);
    for (at, standing) in standings.iter().enumerate().take(columns.plan.len()) {
        let places = columns.places_of(at, standing);
        let mut fails = tests.fails(&places);
        total += usize::from(fails & bit(Facet::Tier) == 0 && (standing.state.is_counted() || unissued));
        let may_count = fails == 0 || fails.is_power_of_two();
        if let Some(words) = &words
            && may_count
            && !words.occur(at, columns.task_of(places[Column::Group as usize]))
        {
            fails |= TEXT;
        }
        let tally = if fails == 0 {
            chosen[at] = true;
            &mut all
        } else if fails.is_power_of_two() && fails != TEXT {
            alone[fails.trailing_zeros() as usize].get_or_insert_with(|| Tally::new(columns))
        } else {
            continue;
        };
        tally.add(&places);
    }
    let counts = Facet::ALL.map(|facet| {
        let mut counts = vec![0; columns.values(facet).len()];
        count(columns, facet, &all, &mut counts);
        if let Some(alone) = &alone[facet as usize] {
            count(columns, facet, alone, &mut counts);
        }
        counts
    });
    let targets = in_order(columns, standings, &chosen, query.sort);
    let (groups, grouped) =
        query.group.map(|facet| grouped(columns, standings, &targets, facet)).unwrap_or_default();
    Selection { targets, groups, grouped, total, counts: Counts { columns, counts } }
}

/// Adds up a facet's values over the column that they stand in.
fn count(columns: &Columns, facet: Facet, tally: &Tally, counts: &mut [u32]) {
    let column = &tally.0[facet.column() as usize];
    for (place, &n) in column.iter().enumerate().filter(|(_, n)| **n > 0) {
        columns.each_value(facet, place, &mut |value| {
            if let Some(count) = counts.get_mut(value) {
                *count += n;
            }
        });
    }
}

/// The chosen targets in the order asked for.
fn in_order(columns: &Columns, standings: &[Standing], chosen: &[bool], sort: Sort) -> Vec<usize> {
    let is_chosen = |at: &usize| chosen.get(*at).copied().unwrap_or(false);
    let mut targets = Vec::with_capacity(chosen.iter().filter(|chosen| **chosen).count());
    match sort {
        Sort::Plan => targets.extend((0..chosen.len()).filter(is_chosen)),
        Sort::Deadline => {
            targets.extend(columns.by_deadline.iter().map(|&at| at as usize).filter(is_chosen));
        }
        Sort::State => {
            for state in State::ALL {
                let of_state = |at: &usize| is_chosen(at) && standings[*at].state == state;
                targets.extend((0..chosen.len()).filter(of_state));
            }
        }
    }
    targets
}

/// The chosen targets by the values of one facet: the groups, and their targets one group after another.
fn grouped<'a>(
    columns: &'a Columns,
    standings: &[Standing],
    targets: &[usize],
    facet: Facet,
) -> (Vec<Grouped<'a>>, Vec<usize>) {
    let values = columns.values(facet);
    let none = values.len();
    // The values of every place of the facet's column, so that a target costs a look-up.
    let place = |target: usize| columns.places_of(target, &standings[target])[facet.column() as usize];
    let places: Vec<u32> = targets.iter().map(|&target| place(target) as u32).collect();
    let nothing = [none as u32];
    let mut made = Lists::default();
    let at_place = columns.lists(facet).unwrap_or_else(|| {
        for at in 0..places.iter().max().map_or(0, |&last| last as usize + 1) {
            let mut found: Vec<u32> = Vec::new();
            columns.each_value(facet, at, &mut |value| found.push(value as u32));
            made.push(found.into_iter());
        }
        &made
    });
    let values_at = |place: u32| match at_place.of(place as usize) {
        [] => &nothing[..],
        some => some,
    };
    // Counted first, so that all groups fit into one list.
    let mut ends = vec![0_u32; none + 2];
    for &place in &places {
        values_at(place).iter().for_each(|&value| ends[value as usize + 1] += 1);
    }
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let mut starts = ends.clone();
    let mut grouped = vec![0; ends[none + 1] as usize];
    for (&target, &place) in targets.iter().zip(&places) {
        for &value in values_at(place) {
            let next = &mut starts[value as usize];
            grouped[*next as usize] = target;
            *next += 1;
        }
    }
    let slugs = values.iter().map(|value| Some(value.as_str())).chain([None]);
    let groups =
        slugs.zip(ends.windows(2)).map(|(slug, ends)| Grouped { slug, start: ends[0], end: ends[1] });
    (groups.filter(|group| group.start < group.end).collect(), grouped)
}

/// Every department that answers for a target or supports its task, each once: first the target's own, then its task's.
pub fn departments_of<'a>(data: &'a Dataset, target: &'a Target) -> Vec<&'a str> {
    let task = target.task.as_deref().and_then(|id| data.task(id));
    let support = task.iter().flat_map(|(_, task)| task.lead.iter().chain(&task.support));
    let mut departments: Vec<&str> = Vec::new();
    for department in target.lead.iter().chain(support) {
        if !departments.contains(&department.as_str()) {
            departments.push(department);
        }
    }
    departments
}
