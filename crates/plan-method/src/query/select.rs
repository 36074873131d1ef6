//! The answer to a query, with what every other choice would give.

use super::columns::{Columns, KINDS, Lists, part_of_kind};
use super::facet::Facet;
use super::text::Words;
use super::{Query, Sort};
use crate::judged::Judged;
use crate::progress::{Standing, State};
use crate::query::Observed;
use plan_model::dataset::Dataset;
use plan_model::plan::{Target, Tier};
use plan_model::shared::SharedStr;

/// How many targets each choice of each facet would give, everything else staying as it is.
#[derive(Clone, Debug)]
pub struct Counts<'a> {
    columns: &'a Columns,
    counts: [Vec<u32>; Facet::COUNT],
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
    /// How many targets there are before any choice, at the same tiers.
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
type Fails = u16;

const TEXT: Fails = 1 << Facet::COUNT;

/// How many combinations of state, grades and whether something was published there are.
const FINDINGS: usize = 16 * 8;

/// State, grades and whether something was published, as a number below [`FINDINGS`].
fn finding(standing: &Standing) -> usize {
    let grades = usize::from(standing.grades.bits() & 3);
    standing.state as usize | grades << 4 | usize::from(standing.observed) << 6
}

/// Whether a finding has a value of one of the three facets that it is made of.
fn found(finding: usize, facet: Facet, value: usize) -> bool {
    match facet {
        Facet::State => finding & 15 == value,
        Facet::Grade => finding >> 4 & 3 & (1 << value) != 0,
        Facet::Observed => (finding >> 6 & 1 == 1) == (Observed::ALL.get(value) == Some(&Observed::Yes)),
        Facet::District
        | Facet::Plan
        | Facet::Domain
        | Facet::Topic
        | Facet::Lead
        | Facet::Support
        | Facet::Unit
        | Facet::Due
        | Facet::Measure
        | Facet::Force
        | Facet::Tier => false,
    }
}

/// What each value of a column fails, so that a target's fate is a few look-ups.
struct Tests {
    plan: Vec<Fails>,
    kind: Vec<Fails>,
    due: Vec<Fails>,
    group: Vec<Fails>,
    finding: Vec<Fails>,
}

impl Tests {
    fn new(columns: &Columns, query: &Query) -> Self {
        let mut tests = Self {
            plan: vec![0; columns.district_of_plan.len()],
            kind: vec![0; KINDS],
            due: vec![0; columns.values(Facet::Due).len()],
            group: vec![0; columns.n_groups()],
            finding: vec![0; FINDINGS],
        };
        for facet in Facet::ALL {
            let mut slugs = query.chosen(facet);
            if facet == Facet::Tier && slugs.is_empty() {
                slugs.push(Tier::Commitment.slug().to_owned());
            }
            if !slugs.is_empty() {
                let values = columns.values(facet);
                let chosen: Vec<bool> =
                    values.iter().map(|value| slugs.iter().any(|slug| value == slug)).collect();
                tests.add(columns, facet, &chosen);
            }
        }
        tests
    }

    /// Marks every value of the facet's column that isn't chosen.
    fn add(&mut self, columns: &Columns, facet: Facet, chosen: &[bool]) {
        let is_chosen = |at: usize| chosen.get(at).copied().unwrap_or(false);
        let column = match facet {
            Facet::District | Facet::Plan => &mut self.plan,
            Facet::Domain | Facet::Measure | Facet::Force | Facet::Tier => &mut self.kind,
            Facet::Due => &mut self.due,
            Facet::Topic | Facet::Lead | Facet::Support | Facet::Unit => &mut self.group,
            Facet::State | Facet::Grade | Facet::Observed => &mut self.finding,
        };
        for (at, fails) in column.iter_mut().enumerate() {
            let fits = match (facet, columns.lists(facet)) {
                (_, Some(lists)) => lists.of(at).iter().any(|&value| is_chosen(value as usize)),
                (Facet::District, None) => is_chosen(columns.district_of_plan[at] as usize),
                (Facet::Plan | Facet::Due, None) => is_chosen(at),
                (facet, None) => match part_of_kind(at, facet) {
                    Some(value) => is_chosen(value),
                    None => (0..chosen.len()).any(|value| chosen[value] && found(at, facet, value)),
                },
            };
            if !fits {
                *fails |= 1 << facet as u16;
            }
        }
    }
}

/// How many targets stand at each value of each column.
#[derive(Clone)]
struct Tally {
    plan: Vec<u32>,
    kind: Vec<u32>,
    due: Vec<u32>,
    group: Vec<u32>,
    finding: Vec<u32>,
}

impl Tally {
    fn new(tests: &Tests) -> Self {
        Self {
            plan: vec![0; tests.plan.len()],
            kind: vec![0; tests.kind.len()],
            due: vec![0; tests.due.len()],
            group: vec![0; tests.group.len()],
            finding: vec![0; tests.finding.len()],
        }
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
    let words = (!query.text.trim().is_empty()).then(|| Words::new(data, columns.texts(data), &query.text));
    let tier = 1 << Facet::Tier as u16;
    let mut all = Tally::new(&tests);
    // For each facet those that fail it alone: with those that fail nothing they are what its choices count.
    let mut alone: [Option<Tally>; Facet::COUNT] = std::array::from_fn(|_| None);
    let mut chosen = vec![false; standings.len().min(columns.plan.len())];
    let mut total = 0;
    for (at, standing) in standings.iter().enumerate().take(columns.plan.len()) {
        let (plan, kind) = (columns.plan[at] as usize, columns.kind[at] as usize);
        let (due, group) = (columns.due[at] as usize, columns.group[at] as usize);
        let finding = finding(standing);
        let mut fails = tests.plan[plan]
            | tests.kind[kind]
            | tests.due[due]
            | tests.group[group]
            | tests.finding[finding];
        total += usize::from(fails & tier == 0);
        let may_count = fails == 0 || fails.is_power_of_two();
        if let Some(words) = &words
            && may_count
            && !words.occur(at, columns.task_of(group))
        {
            fails |= TEXT;
        }
        let tally = if fails == 0 {
            chosen[at] = true;
            &mut all
        } else if fails.is_power_of_two() && fails != TEXT {
            alone[fails.trailing_zeros() as usize].get_or_insert_with(|| Tally::new(&tests))
        } else {
            continue;
        };
        tally.plan[plan] += 1;
        tally.kind[kind] += 1;
        tally.due[due] += 1;
        tally.group[group] += 1;
        tally.finding[finding] += 1;
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

/// Adds up a facet's values over the column that they are made of.
fn count(columns: &Columns, facet: Facet, tally: &Tally, counts: &mut [u32]) {
    let column = match facet {
        Facet::District | Facet::Plan => &tally.plan,
        Facet::Domain | Facet::Measure | Facet::Force | Facet::Tier => &tally.kind,
        Facet::Due => &tally.due,
        Facet::Topic | Facet::Lead | Facet::Support | Facet::Unit => &tally.group,
        Facet::State | Facet::Grade | Facet::Observed => &tally.finding,
    };
    for (at, &n) in column.iter().enumerate().filter(|(_, n)| **n > 0) {
        each_value(columns, facet, at, counts.len(), &mut |value| counts[value] += n);
    }
}

/// Every value of a facet at one place of its column.
fn each_value(columns: &Columns, facet: Facet, at: usize, n: usize, seen: &mut dyn FnMut(usize)) {
    match (facet, columns.lists(facet)) {
        (_, Some(lists)) => lists.of(at).iter().for_each(|&value| seen(value as usize)),
        (Facet::District, None) => seen(columns.district_of_plan[at] as usize),
        (Facet::Plan | Facet::Due, None) => seen(at),
        (facet, None) => match part_of_kind(at, facet) {
            Some(value) => seen(value),
            None => (0..n).filter(|&value| found(at, facet, value)).for_each(seen),
        },
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
    let place = |target: usize| match facet {
        Facet::District | Facet::Plan => columns.plan[target] as usize,
        Facet::Domain | Facet::Measure | Facet::Force | Facet::Tier => columns.kind[target] as usize,
        Facet::Due => columns.due[target] as usize,
        Facet::Topic | Facet::Lead | Facet::Support | Facet::Unit => columns.group[target] as usize,
        Facet::State | Facet::Grade | Facet::Observed => finding(&standings[target]),
    };
    let places: Vec<u32> = targets.iter().map(|&target| place(target) as u32).collect();
    let nothing = [none as u32];
    let mut made = Lists::default();
    let at_place = columns.lists(facet).unwrap_or_else(|| {
        for at in 0..places.iter().max().map_or(0, |&last| last as usize + 1) {
            let mut found: Vec<u32> = Vec::new();
            each_value(columns, facet, at, none, &mut |value| found.push(value as u32));
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

/// Every unit that answers for a target or supports its task, each once: first the target's own, then its task's.
pub fn units_of<'a>(data: &'a Dataset, target: &'a Target) -> Vec<&'a str> {
    let task = target.task.as_deref().and_then(|id| data.task(id));
    let support = task.iter().flat_map(|(_, task)| task.lead.iter().chain(&task.support));
    let mut units: Vec<&str> = Vec::new();
    for unit in target.lead.iter().chain(support) {
        if !units.contains(&unit.as_str()) {
            units.push(unit);
        }
    }
    units
}
