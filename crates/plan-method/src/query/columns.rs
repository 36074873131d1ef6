//! What queries run on: the facets of every target as small numbers, made once for a dataset.

use super::Observed;
use super::facet::Facet;
use super::text::TargetTexts;
use crate::four_questions::{Question, answers};
use crate::leads::lead_of;
use crate::progress::{Standing, State};
use chrono::Datelike;
use plan_model::dataset::Dataset;
use plan_model::observation::Grade;
use plan_model::order::{positions, tidy};
use plan_model::plan::{Domain, Force, Measure, Target, Tier};
use plan_model::shared::SharedStr;
use std::sync::OnceLock;

/// The columns that facets stand in: a target has one place in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Its plan.
    Plan,
    /// Domain, measure, force and tier in one number.
    Kind,
    /// The year of its deadline.
    Due,
    /// What it shares with others of its task: departments and topics.
    Group,
    /// State, grades and whether something was published, in one number; it changes with the day.
    Finding,
    /// The questions that its text answers.
    Answers,
}

impl Column {
    /// Every column, in the order in which places are given.
    pub(super) const ALL: [Column; Column::COUNT] =
        [Column::Plan, Column::Kind, Column::Due, Column::Group, Column::Finding, Column::Answers];
    /// How many columns there are.
    pub(super) const COUNT: usize = 6;
}

/// What a place in a column says of a facet's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Values {
    /// The place is the value's position.
    Same,
    /// The value is the district of the plan.
    District,
    /// The value's position is in these bits of the place.
    Bits { shift: u32, mask: usize },
    /// Each of these bits of the place is a value that may be there or not.
    Flags { shift: u32, mask: usize },
    /// The place has a list of values, in this one of [`Columns`].
    List(List),
}

/// The facets that may have several values, as positions of their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Lead,
    Support,
    Department,
    Topic,
}

/// What a facet means where tasks are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InTasks {
    /// The task has the values itself.
    Own,
    /// The task's targets have them: a task fits if one of its targets fits all such facets.
    OfTargets,
    /// It says which targets are looked at, and chooses no task.
    Level,
}

impl Facet {
    /// Where the facet's values stand: the one place that says so.
    const fn stands_in(self) -> (Column, Values) {
        match self {
            Facet::District => (Column::Plan, Values::District),
            Facet::Plan => (Column::Plan, Values::Same),
            Facet::Domain => (Column::Kind, Values::Bits { shift: 0, mask: 7 }),
            Facet::Measure => (Column::Kind, Values::Bits { shift: 3, mask: 7 }),
            Facet::Force => (Column::Kind, Values::Bits { shift: 6, mask: 3 }),
            Facet::Tier => (Column::Kind, Values::Bits { shift: 8, mask: 3 }),
            Facet::Due => (Column::Due, Values::Same),
            Facet::Topic => (Column::Group, Values::List(List::Topic)),
            Facet::Lead => (Column::Group, Values::List(List::Lead)),
            Facet::Support => (Column::Group, Values::List(List::Support)),
            Facet::Department => (Column::Group, Values::List(List::Department)),
            Facet::State => (Column::Finding, Values::Bits { shift: 0, mask: 31 }),
            Facet::Grade => (Column::Finding, Values::Flags { shift: 5, mask: 3 }),
            Facet::Observed => (Column::Finding, Values::Bits { shift: 7, mask: 1 }),
            Facet::Answers => (Column::Answers, Values::Flags { shift: 0, mask: 15 }),
        }
    }

    /// What it means where tasks are chosen.
    pub(super) const fn in_tasks(self) -> InTasks {
        match self {
            Facet::District
            | Facet::Plan
            | Facet::Domain
            | Facet::Topic
            | Facet::Lead
            | Facet::Support
            | Facet::Department => InTasks::Own,
            Facet::Due
            | Facet::State
            | Facet::Measure
            | Facet::Force
            | Facet::Grade
            | Facet::Observed
            | Facet::Answers => InTasks::OfTargets,
            Facet::Tier => InTasks::Level,
        }
    }

    /// Whether the data has what a choice names; choices that aren't ids always are there.
    pub(crate) fn has_choice(self, data: &Dataset, slug: &str) -> bool {
        match self {
            Facet::District => data.district(slug).is_some(),
            Facet::Plan => data.plan(slug).is_some(),
            Facet::Topic => data.topic(slug).is_some(),
            Facet::Lead | Facet::Support | Facet::Department => data.department(slug).is_some(),
            Facet::Domain
            | Facet::Due
            | Facet::State
            | Facet::Measure
            | Facet::Force
            | Facet::Tier
            | Facet::Grade
            | Facet::Observed
            | Facet::Answers => true,
        }
    }

    /// Whether tasks can be chosen by it.
    pub fn chooses_tasks(self) -> bool {
        self.in_tasks() != InTasks::Level
    }

    /// The column that the facet's values stand in.
    pub(super) const fn column(self) -> Column {
        self.stands_in().0
    }
}

/// How many kinds there are room for; see [`Column::Kind`].
const KINDS: usize = 1 << 10;
/// How many findings there are room for; see [`Column::Finding`].
const FINDINGS: usize = 1 << 8;
/// How many sets of answers there are.
const ANSWERS: usize = 1 << Question::ALL.len();

/// A value's position, in the bits of its facet.
const fn bits(facet: Facet, value: usize) -> usize {
    match facet.stands_in().1 {
        Values::Bits { shift, mask } | Values::Flags { shift, mask } => (value & mask) << shift,
        Values::Same | Values::District | Values::List(_) => 0,
    }
}

/// State, grades and whether something was published: a place in [`Column::Finding`].
pub(super) fn finding(standing: &Standing) -> usize {
    let observed = if standing.observed { Observed::Yes } else { Observed::No };
    bits(Facet::State, standing.state as usize)
        | bits(Facet::Grade, usize::from(standing.grades.bits()))
        | bits(Facet::Observed, observed as usize)
}

/// Domain, measure, force and tier: a place in [`Column::Kind`].
fn kind(target: &Target) -> u16 {
    let measure = Measure::ALL.iter().position(|&measure| measure == target.measure);
    let force = Force::ALL.iter().position(|&force| force == target.force);
    let tier = Tier::ALL.iter().position(|&tier| tier == target.tier);
    let parts = [(Facet::Measure, measure), (Facet::Force, force), (Facet::Tier, tier)];
    let kind = parts.iter().fold(0, |kind, (facet, at)| kind | bits(*facet, at.unwrap_or_default()));
    with_domain(kind, target.domain) as u16
}

/// The same place in [`Column::Kind`] with another domain.
pub(super) fn with_domain(kind: usize, domain: Domain) -> usize {
    let at = Domain::ALL.iter().position(|&one| one == domain).unwrap_or_default();
    kind & !bits(Facet::Domain, usize::MAX) | bits(Facet::Domain, at)
}

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
    /// [`Column::Kind`] of each target.
    pub(super) kind: Vec<u16>,
    /// Year of the deadline of each target, as a position among the values.
    pub(super) due: Vec<u16>,
    /// [`Column::Answers`] of each target.
    pub(super) answers: Vec<u8>,
    /// Targets that share task and leading departments, as a group; a position in each of `lists`.
    pub(super) group: Vec<u32>,
    /// The group that each task is by itself, as have those of its targets that name no leading department of their own.
    pub(super) group_of_task: Vec<u32>,
    /// By [`List`].
    lists: [Lists; 4],
    /// Task of each group; `u32::MAX` for none.
    task_of_group: Vec<u32>,
    /// Targets by deadline, then in plan order.
    pub(super) by_deadline: Vec<u32>,
    texts: OnceLock<TargetTexts>,
}

impl Columns {
    /// The columns of a dataset; [`crate::judged::Judged::columns`] keeps them.
    pub fn new(data: &Dataset) -> Self {
        let n = data.targets().len();
        let (departments, topics) = (department_ids(data), topic_ids(data));
        let mut columns = Self {
            values: std::array::from_fn(|_| Vec::new()),
            plan: Vec::with_capacity(n),
            district_of_plan: Vec::new(),
            kind: Vec::with_capacity(n),
            due: Vec::with_capacity(n),
            answers: data.targets().map(|(_, target)| answers(data, target).bits()).collect(),
            group: Vec::with_capacity(n),
            group_of_task: Vec::new(),
            lists: Default::default(),
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
                let task = target.task.as_deref().and_then(|id| data.task_position(id));
                let group = columns.group_of(data, task, &target.lead, first, [&departments, &topics]);
                columns.group.push(group);
            }
            for _ in &plan.tasks {
                let task = columns.group_of_task.len();
                let group = columns.group_of(data, Some(task), &[], first, [&departments, &topics]);
                columns.group_of_task.push(group);
            }
        }
        columns.group_of_task.shrink_to_fit();
        for lists in &mut columns.lists {
            lists.values.shrink_to_fit();
            lists.ends.shrink_to_fit();
        }
        columns.task_of_group.shrink_to_fit();
        let deadline = |at: usize| data.target_at(at).map(|(_, target)| target.deadline.date);
        columns.by_deadline = positions(n, &|a, b| deadline(a).cmp(&deadline(b)));
        columns.values = values(data, districts, &years, departments, topics);
        columns
    }

    /// The group of a task's targets that name these leading departments, made if it is new; the task as its position.
    fn group_of(
        &mut self,
        data: &Dataset,
        position: Option<usize>,
        own_lead: &[SharedStr],
        first: usize,
        [departments, topics]: [&[SharedStr]; 2],
    ) -> u32 {
        let task = position.and_then(|at| data.task_at(at)).map(|(_, task)| task);
        let find = |ids: &[SharedStr], id: &SharedStr| ids.binary_search(id).ok().map(|at| at as u32);
        let own =
            |ids: &'_ [SharedStr]| ids.iter().filter_map(|id| find(departments, id)).collect::<Vec<u32>>();
        let lead = own(lead_of(own_lead, task));
        let at_task = position.map_or(u32::MAX, |at| at as u32);
        let known = (first..self.task_of_group.len())
            .rev()
            .find(|&group| self.task_of_group[group] == at_task && self.list(List::Lead).of(group) == lead);
        if let Some(group) = known {
            return group as u32;
        }
        let support: Vec<u32> = task.map(|task| own(&task.support)).unwrap_or_default();
        let of_task: Vec<u32> = task.map(|task| own(&task.lead)).unwrap_or_default();
        let own_lead: Vec<u32> = own(own_lead);
        let about = task.map_or(&[][..], |task| &task.topics);
        let [in_lead, in_support, in_department, in_topic] = &mut self.lists;
        in_department.push(own_lead.iter().chain(&of_task).chain(&support).copied());
        in_lead.push(lead.into_iter());
        in_support.push(support.into_iter());
        in_topic.push(about.iter().filter_map(|id| find(topics, id)));
        self.task_of_group.push(at_task);
        self.task_of_group.len() as u32 - 1
    }

    fn list(&self, list: List) -> &Lists {
        &self.lists[list as usize]
    }

    /// The values that a facet takes in the data, as spelled in addresses; a group or a count names one by its position here.
    pub fn values(&self, facet: Facet) -> &[SharedStr] {
        &self.values[facet as usize]
    }

    /// How many places a column has.
    pub(super) fn places(&self, column: Column) -> usize {
        match column {
            Column::Plan => self.district_of_plan.len(),
            Column::Kind => KINDS,
            Column::Due => self.values(Facet::Due).len(),
            Column::Group => self.task_of_group.len(),
            Column::Finding => FINDINGS,
            Column::Answers => ANSWERS,
        }
    }

    /// The place of a target in each column, by [`Column`].
    pub(super) fn places_of(&self, target: usize, standing: &Standing) -> [usize; Column::COUNT] {
        [
            self.plan[target] as usize,
            self.kind[target] as usize,
            self.due[target] as usize,
            self.group[target] as usize,
            finding(standing),
            usize::from(self.answers[target]),
        ]
    }

    /// The values of each place, for a facet that has them as lists.
    pub(super) fn lists(&self, facet: Facet) -> Option<&Lists> {
        match facet.stands_in().1 {
            Values::List(list) => Some(self.list(list)),
            Values::Same | Values::District | Values::Bits { .. } | Values::Flags { .. } => None,
        }
    }

    /// Every value of a facet at one place of its column, as a position among [`Columns::values`].
    pub(super) fn each_value(&self, facet: Facet, place: usize, seen: &mut dyn FnMut(usize)) {
        match facet.stands_in().1 {
            Values::Same => seen(place),
            Values::District => seen(self.district_of_plan[place] as usize),
            Values::Bits { shift, mask } => seen(place >> shift & mask),
            Values::Flags { shift, mask } => {
                let n = self.values(facet).len();
                (0..n).filter(|value| place >> shift & mask & (1_usize << value) != 0).for_each(seen);
            }
            Values::List(list) => self.list(list).of(place).iter().for_each(|&value| seen(value as usize)),
        }
    }

    /// The task of a group of targets, as a position among those of all plans.
    pub(super) fn task_of(&self, group: usize) -> Option<usize> {
        let task = self.task_of_group[group];
        (task != u32::MAX).then_some(task as usize)
    }

    /// What texts are looked through by, made when the first words are looked for.
    pub(super) fn texts(&self, data: &Dataset) -> &TargetTexts {
        self.texts.get_or_init(|| TargetTexts::new(data))
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

fn department_ids(data: &Dataset) -> Vec<SharedStr> {
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
    departments: Vec<SharedStr>,
    topics: Vec<SharedStr>,
) -> [Vec<SharedStr>; Facet::COUNT] {
    let slugs = |all: &[&str]| all.iter().map(|&slug| SharedStr::from(slug)).collect::<Vec<_>>();
    Facet::ALL.map(|facet| match facet {
        Facet::District => districts.clone(),
        Facet::Plan => data.plans().iter().map(|plan| SharedStr::from(&plan.id)).collect(),
        Facet::Domain => slugs(&Domain::ALL.map(Domain::slug)),
        Facet::Topic => topics.clone(),
        Facet::Lead | Facet::Support | Facet::Department => departments.clone(),
        Facet::Due => years.iter().map(|year| SharedStr::from(year.to_string())).collect(),
        Facet::State => slugs(&State::ALL.map(State::slug)),
        Facet::Measure => slugs(&Measure::ALL.map(Measure::slug)),
        Facet::Force => slugs(&Force::ALL.map(Force::slug)),
        Facet::Tier => slugs(&Tier::ALL.map(Tier::slug)),
        Facet::Grade => slugs(&Grade::ALL.map(Grade::slug)),
        Facet::Observed => slugs(&Observed::ALL.map(Observed::slug)),
        Facet::Answers => slugs(&Question::ALL.map(Question::slug)),
    })
}
