//! What queries run on: the facets of every target as small numbers, made once for a dataset.

use super::facet::Facet;
use super::text::Texts;
use crate::progress::State;
use crate::query::Observed;
use chrono::Datelike;
use plan_model::dataset::Dataset;
use plan_model::observation::Grade;
use plan_model::order::{positions, tidy};
use plan_model::plan::{Domain, Force, Measure, Target, Task, Tier};
use plan_model::shared::SharedStr;
use std::sync::OnceLock;

/// Several values for each of some records, one list after another.
#[derive(Debug, Default)]
pub(super) struct Lists {
    values: Vec<u32>,
    ends: Vec<u32>,
}

impl Lists {
    pub(super) fn push(&mut self, values: impl Iterator<Item = u32>) {
        let start = self.values.len();
        for value in values {
            // A value said twice counts once.
            if !self.values[start..].contains(&value) {
                self.values.push(value);
            }
        }
        self.ends.push(self.values.len() as u32);
    }

    /// The values of one record.
    pub(super) fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.values[start as usize..self.ends[at] as usize]
    }
}

/// The facets of every target of a dataset, and the values that they take.
///
/// A day's states come in from outside, since they change with the day.
#[derive(Debug)]
pub struct Columns {
    values: [Vec<SharedStr>; Facet::COUNT],
    /// Plan of each target.
    pub(super) plan: Vec<u32>,
    /// District of each plan, as a position among the values.
    pub(super) district_of_plan: Vec<u32>,
    /// Domain, measure, force and tier of each target in one number; see [`Columns::kind`].
    pub(super) kind: Vec<u16>,
    /// Year of the deadline of each target, as a position among the values.
    pub(super) due: Vec<u16>,
    /// Targets that share task and leading units, as a group; position in `lead`, `support`, `unit`, `topic`.
    pub(super) group: Vec<u32>,
    pub(super) lead: Lists,
    pub(super) support: Lists,
    pub(super) unit: Lists,
    pub(super) topic: Lists,
    /// Task of each group; `u32::MAX` for none.
    task_of_group: Vec<u32>,
    /// Targets by deadline, then in plan order.
    pub(super) by_deadline: Vec<u32>,
    texts: OnceLock<Texts>,
}

/// How many kinds [`Columns::kind`] tells apart.
pub(super) const KINDS: usize = 8 * 8 * 4 * 4;

impl Columns {
    /// The columns of a dataset; [`crate::judged::Judged::columns`] keeps them.
    pub fn new(data: &Dataset) -> Self {
        let n = data.targets().len();
        let (units, topics) = (unit_ids(data), topic_ids(data));
        let mut columns = Self {
            values: std::array::from_fn(|_| Vec::new()),
            plan: Vec::with_capacity(n),
            district_of_plan: Vec::new(),
            kind: Vec::with_capacity(n),
            due: Vec::with_capacity(n),
            group: Vec::with_capacity(n),
            lead: Lists::default(),
            support: Lists::default(),
            unit: Lists::default(),
            topic: Lists::default(),
            task_of_group: Vec::new(),
            by_deadline: Vec::new(),
            texts: OnceLock::new(),
        };
        let mut years: Vec<i32> = data.targets().map(|(_, target)| target.deadline.date.year()).collect();
        tidy(&mut years);
        let mut districts: Vec<SharedStr> = Vec::new();
        for (at, plan) in data.plans().iter().enumerate() {
            // Plans stand in the order of their districts, so that an equal one is near the end.
            let known = districts.iter().rposition(|known| *known == plan.district);
            columns.district_of_plan.push(known.unwrap_or(districts.len()) as u32);
            if known.is_none() {
                districts.push(SharedStr::from(&plan.district));
            }
            // Groups are only looked for within a plan, where those of one task stand together.
            let first = columns.task_of_group.len();
            for target in &plan.targets {
                columns.plan.push(at as u32);
                columns.kind.push(kind(target));
                let year = years.binary_search(&target.deadline.date.year()).unwrap_or_default();
                columns.due.push(u16::try_from(year).unwrap_or(u16::MAX));
                let group = columns.group_of(data, target, first, &units, &topics);
                columns.group.push(group);
            }
        }
        for lists in [&mut columns.lead, &mut columns.support, &mut columns.unit, &mut columns.topic] {
            lists.values.shrink_to_fit();
            lists.ends.shrink_to_fit();
        }
        columns.task_of_group.shrink_to_fit();
        let deadline = |at: usize| data.target_at(at).map(|(_, target)| target.deadline.date);
        columns.by_deadline = positions(n, &|a, b| deadline(a).cmp(&deadline(b)));
        columns.values = values(data, districts, &years, units, topics);
        columns
    }

    /// The group of a target, made if it is new.
    fn group_of(
        &mut self,
        data: &Dataset,
        target: &Target,
        first: usize,
        units: &[SharedStr],
        topics: &[SharedStr],
    ) -> u32 {
        let position = target.task.as_deref().and_then(|id| data.task_position(id));
        let task = position.and_then(|at| data.task_at(at)).map(|(_, task)| task);
        let find = |ids: &[SharedStr], id: &SharedStr| ids.binary_search(id).ok().map(|at| at as u32);
        let lead: Vec<u32> = lead_of(target, task).iter().filter_map(|id| find(units, id)).collect();
        let at_task = position.map_or(u32::MAX, |at| at as u32);
        let known = (first..self.task_of_group.len())
            .rev()
            .find(|&group| self.task_of_group[group] == at_task && self.lead.of(group) == lead);
        if let Some(group) = known {
            return group as u32;
        }
        let own = |ids: &'_ [SharedStr]| ids.iter().filter_map(|id| find(units, id)).collect::<Vec<u32>>();
        let support: Vec<u32> = task.map(|task| own(&task.support)).unwrap_or_default();
        let of_task: Vec<u32> = task.map(|task| own(&task.lead)).unwrap_or_default();
        let own_lead: Vec<u32> = own(&target.lead);
        self.unit.push(own_lead.iter().chain(&of_task).chain(&support).copied());
        self.lead.push(lead.into_iter());
        self.support.push(support.into_iter());
        let about = task.map_or(&[][..], |task| &task.topics);
        self.topic.push(about.iter().filter_map(|id| find(topics, id)));
        self.task_of_group.push(at_task);
        self.task_of_group.len() as u32 - 1
    }

    /// The values that a facet takes in the data, as spelled in addresses; a group or a count names one by its position here.
    pub fn values(&self, facet: Facet) -> &[SharedStr] {
        &self.values[facet as usize]
    }

    /// How many groups of targets there are.
    pub(super) fn n_groups(&self) -> usize {
        self.task_of_group.len()
    }

    /// The values of each group, for a facet that may have several of them.
    pub(super) fn lists(&self, facet: Facet) -> Option<&Lists> {
        match facet {
            Facet::Topic => Some(&self.topic),
            Facet::Lead => Some(&self.lead),
            Facet::Support => Some(&self.support),
            Facet::Unit => Some(&self.unit),
            Facet::District
            | Facet::Plan
            | Facet::Domain
            | Facet::Due
            | Facet::State
            | Facet::Measure
            | Facet::Force
            | Facet::Tier
            | Facet::Grade
            | Facet::Observed => None,
        }
    }

    /// The task of a group of targets, as a position among those of all plans.
    pub(super) fn task_of(&self, group: usize) -> Option<usize> {
        let task = self.task_of_group[group];
        (task != u32::MAX).then_some(task as usize)
    }

    /// What texts are looked through by, made when the first words are looked for.
    pub(super) fn texts(&self, data: &Dataset) -> &Texts {
        self.texts.get_or_init(|| Texts::new(data))
    }
}

/// Units that lead a target: its own, else those of its task.
pub(super) fn lead_of<'a>(target: &'a Target, task: Option<&'a Task>) -> &'a [SharedStr] {
    match task {
        Some(task) if target.lead.is_empty() => &task.lead,
        Some(_) | None => &target.lead,
    }
}

/// Domain, measure, force and tier in one number below [`KINDS`].
fn kind(target: &Target) -> u16 {
    let domain = Domain::ALL.iter().position(|&domain| domain == target.domain);
    let measure = Measure::ALL.iter().position(|&measure| measure == target.measure);
    let force = Force::ALL.iter().position(|&force| force == target.force);
    let tier = Tier::ALL.iter().position(|&tier| tier == target.tier);
    let [domain, measure, force, tier] = [domain, measure, force, tier].map(Option::unwrap_or_default);
    (domain | measure << 3 | force << 6 | tier << 8) as u16
}

/// The position of a kind's value among those of one of the four facets.
pub(super) fn part_of_kind(kind: usize, facet: Facet) -> Option<usize> {
    match facet {
        Facet::Domain => Some(kind & 7),
        Facet::Measure => Some(kind >> 3 & 7),
        Facet::Force => Some(kind >> 6 & 3),
        Facet::Tier => Some(kind >> 8 & 3),
        Facet::District
        | Facet::Plan
        | Facet::Topic
        | Facet::Lead
        | Facet::Support
        | Facet::Unit
        | Facet::Due
        | Facet::State
        | Facet::Grade
        | Facet::Observed => None,
    }
}

fn sorted<'a>(ids: impl Iterator<Item = &'a SharedStr>) -> Vec<SharedStr> {
    let ids: Vec<&SharedStr> = ids.collect();
    let order = positions(ids.len(), &|a, b| ids[a].cmp(ids[b]));
    let mut sorted: Vec<SharedStr> = Vec::new();
    for id in order.into_iter().map(|at| ids[at as usize]) {
        if sorted.last() != Some(id) {
            sorted.push(id.clone());
        }
    }
    sorted.shrink_to_fit();
    sorted
}

fn unit_ids(data: &Dataset) -> Vec<SharedStr> {
    let tasks = data.plans().iter().flat_map(|plan| &plan.tasks);
    let of_tasks = tasks.flat_map(|task| task.lead.iter().chain(&task.support));
    sorted(of_tasks.chain(data.targets().flat_map(|(_, target)| &target.lead)))
}

fn topic_ids(data: &Dataset) -> Vec<SharedStr> {
    sorted(data.plans().iter().flat_map(|plan| &plan.tasks).flat_map(|task| &task.topics))
}

fn values(
    data: &Dataset,
    districts: Vec<SharedStr>,
    years: &[i32],
    units: Vec<SharedStr>,
    topics: Vec<SharedStr>,
) -> [Vec<SharedStr>; Facet::COUNT] {
    let slugs = |all: &[&str]| all.iter().map(|&slug| SharedStr::from(slug)).collect::<Vec<_>>();
    Facet::ALL.map(|facet| match facet {
        Facet::District => districts.clone(),
        Facet::Plan => data.plans().iter().map(|plan| SharedStr::from(&plan.id)).collect(),
        Facet::Domain => slugs(&Domain::ALL.map(Domain::slug)),
        Facet::Topic => topics.clone(),
        Facet::Lead | Facet::Support | Facet::Unit => units.clone(),
        Facet::Due => years.iter().map(|year| SharedStr::from(year.to_string())).collect(),
        Facet::State => slugs(&State::ALL.map(State::slug)),
        Facet::Measure => slugs(&Measure::ALL.map(Measure::slug)),
        Facet::Force => slugs(&Force::ALL.map(Force::slug)),
        Facet::Tier => slugs(&Tier::ALL.map(Tier::slug)),
        Facet::Grade => slugs(&Grade::ALL.map(Grade::slug)),
        Facet::Observed => slugs(&Observed::ALL.map(Observed::slug)),
    })
}
