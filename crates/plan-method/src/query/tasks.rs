//! The answer to a query in tasks: a task is the group of its targets, tested by the same columns.

use super::Query;
use super::columns::{Column, Columns, InTasks, with_domain};
use super::facet::Facet;
use super::select::{Counts, Fails, Tests, bit};
use crate::judged::Judged;
use plan_model::dataset::Dataset;
use plan_model::folding::fold;
use plan_model::plan::Task;

/// The tasks that fit a query.
#[derive(Clone, Debug)]
pub struct TaskSelection<'a> {
    chosen: Vec<bool>,
    /// How many tasks each choice of each facet would give, everything else staying as it is.
    pub counts: Counts<'a>,
}

impl TaskSelection<'_> {
    /// Whether a task fits; it is given by its position among those of all plans, as [`Dataset::task_at`] takes it.
    pub fn takes(&self, task: usize) -> bool {
        self.chosen.get(task).copied().unwrap_or(false)
    }
}

/// Every facet that means this where tasks are chosen.
fn all_that_are(meaning: InTasks) -> Fails {
    let facets = Facet::ALL.into_iter().filter(|facet| facet.in_tasks() == meaning);
    facets.fold(0, |fails, facet| fails | bit(facet))
}

/// Values that were seen in tasks, each counted once for a task.
struct TaskCounts<'a> {
    counts: Counts<'a>,
    /// The last task that each value was counted for, as its position and one; 0 for none.
    last: [Vec<u32>; Facet::COUNT],
}

impl<'a> TaskCounts<'a> {
    fn new(columns: &'a Columns) -> Self {
        let none = Facet::ALL.map(|facet| vec![0; columns.values(facet).len()]);
        Self { counts: Counts { columns, counts: none.clone() }, last: none }
    }

    /// Counts the values that a task has at these places, of the facets whose choice decides: all if nothing fails, else
    /// the only one that does.
    fn count(&mut self, task: usize, places: &[usize; Column::COUNT], fails: Fails, facets: Fails) {
        let columns = self.counts.columns;
        let decides = |facet: Facet| bit(facet) & facets != 0 && fails & !bit(facet) == 0;
        for facet in Facet::ALL.into_iter().filter(|facet| decides(*facet)) {
            let (counts, last) = (&mut self.counts.counts[facet as usize], &mut self.last[facet as usize]);
            columns.each_value(facet, places[facet.column() as usize], &mut |value| {
                if let (Some(count), Some(last)) = (counts.get_mut(value), last.get_mut(value))
                    && *last != task as u32 + 1
                {
                    *last = task as u32 + 1;
                    *count += 1;
                }
            });
        }
    }
}

/// Answers a query in tasks, over where every target stands on one day.
///
/// A task fits by what it says itself and by one of its targets at the tiers asked for; where nothing is asked that only
/// a target can have, it fits without one.
pub fn select_tasks<'a>(judged: &'a Judged, query: &Query) -> TaskSelection<'a> {
    let Judged { data, standings, .. } = judged;
    let columns = judged.columns();
    let tests = Tests::new(columns, query);
    let words: Vec<String> = query.text.split_whitespace().map(fold).collect();
    let (own, of_targets) = (all_that_are(InTasks::Own), all_that_are(InTasks::OfTargets));
    let mut targets: Vec<Vec<usize>> = vec![Vec::new(); columns.group_of_task.len()];
    for at in 0..standings.len().min(columns.plan.len()) {
        if let Some(task) = columns.task_of(columns.group[at] as usize) {
            targets[task].push(at);
        }
    }
    let mut chosen = vec![false; targets.len()];
    let mut seen = TaskCounts::new(columns);
    let tasks =
        data.plans().iter().enumerate().flat_map(|(at, plan)| plan.tasks.iter().map(move |task| (at, task)));
    for (at, (plan, task)) in tasks.enumerate() {
        let at_tiers = targets[at]
            .iter()
            .copied()
            .filter(|target| data.target_at(*target).is_some_and(|(_, target)| query.takes(target.tier)));
        if !says_all(data, task, at_tiers.clone(), &words) {
            continue;
        }
        let group = columns.group_of_task[at] as usize;
        let mut places = [plan, with_domain(0, task.domain), 0, group, 0, 0];
        // By itself the task has nothing that only a target can have, whatever stands at those places.
        let fails = tests.fails(&places) & own | tests.asked & of_targets;
        seen.count(at, &places, fails, own);
        chosen[at] |= fails == 0;
        for target in at_tiers {
            places = columns.places_of(target, &standings[target]);
            places[Column::Kind as usize] = with_domain(places[Column::Kind as usize], task.domain);
            places[Column::Group as usize] = group;
            let fails = tests.fails(&places) & (own | of_targets);
            seen.count(at, &places, fails, own | of_targets);
            chosen[at] |= fails == 0;
        }
    }
    TaskSelection { chosen, counts: seen.counts }
}

/// Whether a task's title, departments or topics, or its targets' names or clauses, say every word.
fn says_all(data: &Dataset, task: &Task, targets: impl Iterator<Item = usize>, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut said = vec![task.title.as_str(), task.title_en.as_str()];
    for department in task.lead.iter().chain(&task.support).filter_map(|id| data.department(id)) {
        said.extend([department.name_zh.as_str(), department.name_en.as_str()]);
    }
    for topic in task.topics.iter().filter_map(|id| data.topic(id)) {
        said.extend([topic.name_zh.as_str(), topic.name_en.as_str()]);
    }
    for (_, target) in targets.filter_map(|at| data.target_at(at)) {
        said.push(&target.statement);
        if let Some(indicator) = data.indicator(&target.indicator) {
            said.extend([indicator.names.zh.as_str(), indicator.names.en.as_str()]);
        }
    }
    let said: Vec<String> = said.into_iter().map(fold).collect();
    words.iter().all(|word| said.iter().any(|text| text.contains(word)))
}
