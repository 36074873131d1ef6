//! Choosing among tasks by the same facets as among targets, with the count each choice would give.

use super::targets::{Choice, FacetGroup, FacetSheet, choice_name};
use super::tasks::targets_of;
use crate::names;
use chrono::Datelike;
use plan_method::judged::Judged;
use plan_method::progress::Standing;
use plan_method::query::{Facet, Observed, Query};
use plan_model::dataset::Dataset;
use plan_model::folding::fold;
use plan_model::lang::Lang;
use plan_model::observation::Grade;
use plan_model::order::{arrange, tidy};
use plan_model::plan::{Plan, Target, Task};
use plan_model::shared::SharedStr;
use std::collections::BTreeMap;

/// Facets of the task itself.
const OWN: [Facet; 7] =
    [Facet::District, Facet::Plan, Facet::Domain, Facet::Topic, Facet::Lead, Facet::Support, Facet::Unit];

/// Facets of the targets inside it: a task fits if one of its targets fits them all. The tier isn't among them: it
/// says which targets are looked at.
const INSIDE: [Facet; 6] =
    [Facet::Due, Facet::State, Facet::Measure, Facet::Force, Facet::Grade, Facet::Observed];

/// A query put to one task after the other, with what every other choice would give.
pub(super) struct TaskChoice<'a> {
    query: &'a Query,
    words: Vec<String>,
    chosen: BTreeMap<Facet, Vec<String>>,
    counts: BTreeMap<Facet, BTreeMap<String, usize>>,
}

impl<'a> TaskChoice<'a> {
    /// Nothing has been looked at yet.
    pub(super) fn new(query: &'a Query) -> Self {
        // One after the other: collected, a map brings a sort of its own.
        let mut chosen = BTreeMap::new();
        for facet in Facet::ALL {
            chosen.insert(facet, query.chosen(facet));
        }
        Self {
            query,
            words: query.text.split_whitespace().map(fold).collect(),
            chosen,
            counts: BTreeMap::new(),
        }
    }

    /// Whether one of these values is chosen, or none has to be.
    fn meets<'b>(&self, facet: Facet, mut values: impl Iterator<Item = &'b str>) -> bool {
        let chosen = self.chosen.get(&facet).map(Vec::as_slice).unwrap_or_default();
        chosen.is_empty() || values.any(|value| chosen.iter().any(|chosen| chosen == value))
    }

    /// Whether something is chosen that only a target can have; without it a task that has no target fits too.
    fn asks_inside(&self, except: Option<Facet>) -> bool {
        let asked = |facet: &Facet| self.chosen.get(facet).is_some_and(|chosen| !chosen.is_empty());
        INSIDE.iter().any(|facet| Some(*facet) != except && asked(facet))
    }

    /// Whether a target has everything that is chosen of it.
    fn fits(&self, values: &[Vec<&str>; 6], except: Option<Facet>) -> bool {
        INSIDE
            .iter()
            .zip(values)
            .all(|(facet, values)| Some(*facet) == except || self.meets(*facet, values.iter().copied()))
    }

    /// Whether a task fits; counts it for every choice that would give it, everything else staying as it is.
    pub(super) fn takes(&mut self, judged: &Judged, plan: &Plan, task: &Task) -> bool {
        let Judged { data, standings, .. } = judged;
        let own = OWN.map(|facet| own_values(plan, task, facet));
        let inside: Vec<[Vec<&str>; 6]> = targets_of(data, plan, task, self.query)
            .filter_map(|(at, target)| {
                let standing = standings.get(at)?;
                Some(INSIDE.map(|facet| inside_values(judged, target, standing, facet)))
            })
            .collect();
        let met: Vec<bool> =
            OWN.iter().zip(&own).map(|(facet, values)| self.meets(*facet, values.iter().copied())).collect();
        let says = self.says_all(data, plan, task);
        let whole = !self.asks_inside(None) || inside.iter().any(|values| self.fits(values, None));
        let mut seen: Vec<(Facet, String)> = Vec::new();
        for (at, facet) in OWN.into_iter().enumerate() {
            let others = met.iter().enumerate().all(|(other, met)| *met || other == at);
            if others && says && whole {
                seen.extend(own[at].iter().map(|value| (facet, (*value).to_owned())));
            }
        }
        if says && met.iter().all(|met| *met) {
            for (at, facet) in INSIDE.into_iter().enumerate() {
                for values in inside.iter().filter(|values| self.fits(values, Some(facet))) {
                    seen.extend(values[at].iter().map(|value| (facet, (*value).to_owned())));
                }
            }
        }
        tidy(&mut seen);
        for (facet, value) in seen {
            *self.counts.entry(facet).or_default().entry(value).or_default() += 1;
        }
        says && whole && met.iter().all(|met| *met)
    }

    /// Whether a task's title, units or topics, or its targets' names or clauses, say every word.
    fn says_all(&self, data: &Dataset, plan: &Plan, task: &Task) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut said = vec![task.title.as_str(), task.title_en.as_str()];
        for unit in task.lead.iter().chain(&task.support).filter_map(|id| data.department(id)) {
            said.extend([unit.name_zh.as_str(), unit.name_en.as_str()]);
        }
        for topic in task.topics.iter().filter_map(|id| data.topic(id)) {
            said.extend([topic.name_zh.as_str(), topic.name_en.as_str()]);
        }
        for (_, target) in targets_of(data, plan, task, self.query) {
            said.push(&target.statement);
            if let Some(indicator) = data.indicator(&target.indicator) {
                said.extend([indicator.names.zh.as_str(), indicator.names.en.as_str()]);
            }
        }
        let said: Vec<String> = said.into_iter().map(fold).collect();
        self.words.iter().all(|word| said.iter().any(|text| text.contains(word)))
    }

    /// The choices of each facet that tasks can be chosen by.
    pub(super) fn facets(&self, judged: &Judged, lang: Lang) -> FacetSheet {
        let groups = OWN.into_iter().chain(INSIDE).map(|facet| FacetGroup {
            facet,
            name: names::facet(facet, lang),
            choices: self.choices(judged, facet, lang),
        });
        FacetSheet { groups: groups.collect() }
    }

    fn choices(&self, judged: &Judged, facet: Facet, lang: Lang) -> Vec<Choice> {
        let data = &judged.data;
        let chosen = self.chosen.get(&facet).map(Vec::as_slice).unwrap_or_default();
        let count = |slug: &str| {
            self.counts.get(&facet).and_then(|counts| counts.get(slug)).copied().unwrap_or_default()
        };
        let is_chosen = |slug: &str| chosen.iter().any(|chosen| chosen == slug);
        let always = facet == Facet::District;
        // A choice that the data lacks is listed too, so that it can be taken back.
        let known = judged.columns().values(facet);
        let strange = chosen.iter().filter(|slug| !known.iter().any(|known| known == *slug));
        let mut choices: Vec<Choice> = known
            .iter()
            .map(SharedStr::as_str)
            .chain(strange.map(String::as_str))
            .filter(|slug| always || is_chosen(slug) || count(slug) > 0)
            .map(|slug| Choice {
                slug: slug.to_owned(),
                name: choice_name(data, facet, slug, lang),
                count: count(slug),
                chosen: is_chosen(slug),
            })
            .collect();
        if matches!(facet, Facet::Topic | Facet::Lead | Facet::Support | Facet::Unit) {
            arrange(&mut choices, &|a, b| b.count.cmp(&a.count).then_with(|| a.slug.cmp(&b.slug)));
        }
        choices
    }
}

/// The values of a facet that a task has itself.
fn own_values<'a>(plan: &'a Plan, task: &'a Task, facet: Facet) -> Vec<&'a str> {
    let ids = |ids: &'a [SharedStr]| ids.iter().map(SharedStr::as_str);
    match facet {
        Facet::District => vec![&plan.district],
        Facet::Plan => vec![&plan.id],
        Facet::Domain => vec![task.domain.slug()],
        Facet::Topic => ids(&task.topics).collect(),
        Facet::Lead => ids(&task.lead).collect(),
        Facet::Support => ids(&task.support).collect(),
        Facet::Unit => ids(&task.lead).chain(ids(&task.support)).collect(),
        Facet::Due
        | Facet::State
        | Facet::Measure
        | Facet::Force
        | Facet::Tier
        | Facet::Grade
        | Facet::Observed => Vec::new(),
    }
}

/// The values of a facet that a target has on the day.
fn inside_values<'a>(
    judged: &'a Judged,
    target: &'a Target,
    standing: &Standing,
    facet: Facet,
) -> Vec<&'a str> {
    match facet {
        Facet::Due => {
            let year = target.deadline.date.year().to_string();
            judged
                .columns()
                .values(facet)
                .iter()
                .map(SharedStr::as_str)
                .filter(|known| *known == year)
                .collect()
        }
        Facet::State => vec![standing.state.slug()],
        Facet::Measure => vec![target.measure.slug()],
        Facet::Force => vec![target.force.slug()],
        Facet::Grade => {
            Grade::ALL.into_iter().filter(|grade| standing.grades.contains(*grade)).map(Grade::slug).collect()
        }
        Facet::Observed => {
            vec![if standing.observed { Observed::Yes.slug() } else { Observed::No.slug() }]
        }
        Facet::District
        | Facet::Plan
        | Facet::Domain
        | Facet::Topic
        | Facet::Lead
        | Facet::Support
        | Facet::Unit
        | Facet::Tier => Vec::new(),
    }
}
