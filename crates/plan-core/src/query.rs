//! Choosing among targets: facets that combine freely, with the count each choice would give.

use crate::dataset::Dataset;
use crate::plan::{Domain, Tier};
use crate::progress::{State, Status};
use chrono::Datelike;
use std::collections::BTreeMap;

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// By district and place in the plan.
    #[default]
    Plan,
    /// By deadline, then plan order.
    Deadline,
    /// By state, then plan order.
    State,
}

impl Sort {
    /// All of them, in the order they are offered.
    pub const ALL: [Sort; 3] = [Sort::Plan, Sort::Deadline, Sort::State];

    /// The spelling in addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            Sort::Plan => "plan",
            Sort::Deadline => "deadline",
            Sort::State => "state",
        }
    }

    /// The order spelled so.
    pub fn from_slug(slug: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.slug() == slug)
    }
}

/// What is chosen. Within a facet any choice fits, between facets all must; an empty facet chooses everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// District ids.
    pub districts: Vec<String>,
    /// Domains.
    pub domains: Vec<Domain>,
    /// Ids of units that answer for the target or support its task.
    pub units: Vec<String>,
    /// Years of the deadline.
    pub due: Vec<i32>,
    /// States.
    pub states: Vec<State>,
    /// Names, standards and premises too, not only commitments.
    pub all_tiers: bool,
    /// Words that all must occur, in any order.
    pub text: String,
    /// Order.
    pub sort: Sort,
}

impl Query {
    /// Puts every part into its one spelling: lists sorted without repeats, text tidy.
    pub fn normalise(&mut self) {
        fn tidy<T: Ord>(items: &mut Vec<T>) {
            items.sort();
            items.dedup();
        }
        tidy(&mut self.districts);
        tidy(&mut self.domains);
        tidy(&mut self.units);
        tidy(&mut self.due);
        tidy(&mut self.states);
        self.text = tidy_text(&self.text);
    }

    /// Whether anything is chosen; the order isn't a choice.
    pub fn chooses(&self) -> bool {
        *self != Query { sort: self.sort, ..Query::default() }
    }

    /// The same order with nothing chosen.
    pub fn cleared(&self) -> Query {
        Query { sort: self.sort, ..Query::default() }
    }
}

/// Search text without control characters, runs of space as one, none at the ends.
pub fn tidy_text(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text folded for matching: lower case, full width as half width, no space.
pub fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many targets each choice of each facet would give, everything else staying as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By district id.
    pub districts: BTreeMap<String, usize>,
    /// By domain.
    pub domains: BTreeMap<Domain, usize>,
    /// By unit id.
    pub units: BTreeMap<String, usize>,
    /// By year of the deadline.
    pub due: BTreeMap<i32, usize>,
    /// By state.
    pub states: BTreeMap<State, usize>,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Positions in [`Dataset::targets`], in the order asked for.
    pub targets: Vec<usize>,
    /// How many targets there are before any choice, at the same tiers.
    pub total: usize,
    /// Count of each choice.
    pub counts: Counts,
}

/// Which facets of a query a target fails; bits of [`Facet`].
#[derive(Clone, Copy)]
enum Facet {
    District = 1,
    Domain = 2,
    Unit = 4,
    Due = 8,
    State = 16,
    Text = 32,
}

/// Answers a query over the statuses of one day, which stand in the order of [`Dataset::targets`].
///
/// The count of a choice is the size of the result if it were the only choice of its facet.
pub fn select(data: &Dataset, statuses: &[Status], query: &Query) -> Selection {
    let words: Vec<String> = query.text.split_whitespace().map(fold).collect();
    let mut selection = Selection::default();
    for (position, ((plan, target), status)) in data.targets().zip(statuses).enumerate() {
        if !query.all_tiers && target.tier != Tier::Commitment {
            continue;
        }
        selection.total += 1;
        let units = units_of(data, target);
        let due = target.deadline.date.year();
        let mut fails = 0;
        let mut require = |facet: Facet, met: bool| fails |= if met { 0 } else { facet as u8 };
        require(Facet::District, query.districts.is_empty() || query.districts.contains(&plan.district));
        require(Facet::Domain, query.domains.is_empty() || query.domains.contains(&target.domain));
        require(
            Facet::Unit,
            query.units.is_empty() || units.iter().any(|unit| query.units.iter().any(|q| q == unit)),
        );
        require(Facet::Due, query.due.is_empty() || query.due.contains(&due));
        require(Facet::State, query.states.is_empty() || query.states.contains(&status.state));
        require(Facet::Text, words.is_empty() || says_all(data, target, &words));
        if fails == 0 {
            selection.targets.push(position);
        }
        let counts_for = |facet: Facet| fails & !(facet as u8) == 0;
        let counts = &mut selection.counts;
        if counts_for(Facet::District) {
            *counts.districts.entry(plan.district.clone()).or_default() += 1;
        }
        if counts_for(Facet::Domain) {
            *counts.domains.entry(target.domain).or_default() += 1;
        }
        if counts_for(Facet::Unit) {
            for unit in units {
                *counts.units.entry(unit.to_owned()).or_default() += 1;
            }
        }
        if counts_for(Facet::Due) {
            *counts.due.entry(due).or_default() += 1;
        }
        if counts_for(Facet::State) {
            *counts.states.entry(status.state).or_default() += 1;
        }
    }
    let deadline = |&position: &usize| data.target_at(position).map(|(_, target)| target.deadline.date);
    match query.sort {
        Sort::Plan => {}
        Sort::Deadline => selection.targets.sort_by_key(deadline),
        Sort::State => selection.targets.sort_by_key(|&position| statuses[position].state),
    }
    selection
}

/// Every unit that answers for a target or supports its task, each once.
pub fn units_of<'a>(data: &'a Dataset, target: &'a crate::plan::Target) -> Vec<&'a str> {
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

/// Whether a target's clause, indicator names or task title say every word.
fn says_all(data: &Dataset, target: &crate::plan::Target, words: &[String]) -> bool {
    let mut said = fold(&target.statement);
    if let Some(indicator) = data.indicator(&target.indicator) {
        said.push('\n');
        said.push_str(&fold(&indicator.names.zh));
        said.push('\n');
        said.push_str(&fold(&indicator.names.en));
    }
    if let Some((_, task)) = target.task.as_deref().and_then(|id| data.task(id)) {
        said.push('\n');
        said.push_str(&fold(&task.title));
    }
    words.iter().all(|word| said.contains(word))
}
