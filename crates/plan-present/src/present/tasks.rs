//! The tasks: district, plan, chapter, task, with who answers for each and the targets inside it.

use super::targets::{FacetSheet, facet_sheet};
use super::targets::{TargetLine, line};
use super::wording::{both, heading_of};
use super::{department_name, district_name};
use crate::names;
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::query::{Facet, Query, select_tasks};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, Plan, Section, Target, Task};
use plan_model::shared::SharedStr;

/// A department of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskDepartment {
    /// Department id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it names no body in particular.
    pub generic: bool,
}

/// One task in the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskLine {
    /// Task id.
    pub id: String,
    /// As published, and in English of our own.
    pub title: Bilingual,
    /// The heading between chapter and task, where there is one.
    pub under: Option<Bilingual>,
    /// Domain.
    pub domain: &'static str,
    /// Departments that lead.
    pub lead: Vec<TaskDepartment>,
    /// Departments that support.
    pub support: Vec<TaskDepartment>,
    /// Topics: id and name.
    pub topics: Vec<(String, String)>,
    /// Number of places that it names.
    pub n_places: usize,
    /// Its targets at the tiers asked for.
    pub targets: Vec<TargetLine>,
}

/// A chapter with its tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// Section id.
    pub id: String,
    /// Number and title, as published.
    pub title: Bilingual,
    /// Its tasks that fit the choice.
    pub tasks: Vec<TaskLine>,
    /// Targets in them.
    pub n_targets: usize,
}

/// A plan with its chapters.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanTree {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// The plan's title, as published.
    pub title: Bilingual,
    /// How many of its tasks are shown, how many name a department.
    pub sentence: String,
    /// Chapters with tasks that fit.
    pub chapters: Vec<Chapter>,
    /// Tasks shown.
    pub n_tasks: usize,
}

/// Everything the page of the tasks says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TasksSheet {
    /// Heading with the count.
    pub title: String,
    /// Announced when the choice changes.
    pub sentence: String,
    /// Choices, counted in tasks.
    pub facets: FacetSheet,
    /// Plans with tasks that fit.
    pub plans: Vec<PlanTree>,
    /// Tasks shown.
    pub shown: usize,
}

/// `n 项任务` in Chinese, `n tasks` in English.
pub fn task_count(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("{n} 项任务"),
        (Lang::En, 1) => "1 task".to_owned(),
        (Lang::En, _) => format!("{n} tasks"),
    }
}

/// The targets of a task at the tiers of a query, in the plan's order: position in [`Dataset::targets`], target.
pub(super) fn targets_of<'a>(
    data: &'a Dataset,
    plan: &'a Plan,
    task: &'a Task,
    query: &'a Query,
) -> impl Iterator<Item = (usize, &'a Target)> {
    let own = plan.targets.iter().filter(|target| target.task.as_deref() == Some(task.id.as_str()));
    own.filter(|target| query.takes(target.tier))
        .filter_map(|target| Some((data.target_position(&target.id)?, target)))
}

/// A task in the tree, with its targets at the tiers of a query.
pub(super) fn task_line(judged: &Judged, plan: &Plan, task: &Task, query: &Query, lang: Lang) -> TaskLine {
    let Judged { data, standings, .. } = judged;
    let department = |id: &SharedStr| TaskDepartment {
        id: String::from(id),
        name: department_name(data, id, lang).to_owned(),
        generic: data.department(id).is_some_and(|department| department.generic),
    };
    let topic = |id: &SharedStr| {
        let name = data.topic(id).map_or(id.as_str(), |topic| lang.pick(&topic.name_zh, &topic.name_en));
        (String::from(id), name.to_owned())
    };
    TaskLine {
        id: task.id.clone(),
        title: both(&task.title, &task.title_en),
        under: None,
        domain: names::domain(task.domain, lang),
        lead: task.lead.iter().map(department).collect(),
        support: task.support.iter().map(department).collect(),
        topics: task.topics.iter().map(topic).collect(),
        n_places: task.places.len(),
        targets: targets_of(data, plan, task, query)
            .filter_map(|(at, target)| Some(line(data, plan, target, standings.get(at)?.state, lang)))
            .collect(),
    }
}

/// The level of the headings that divide a plan's tasks: the highest on which they aren't all under one.
fn chapter_level(data: &Dataset, plan: &Plan) -> u8 {
    let paths: Vec<Vec<&Section>> = plan.tasks.iter().map(|task| data.section_path(&task.section)).collect();
    let divides = |at: usize| {
        let mut ids = paths.iter().filter_map(|path| path.get(at)).map(|section| &section.id);
        let first = ids.next();
        ids.any(|id| Some(id) != first)
    };
    (0..4).find(|&at| divides(at)).map_or(1, |at| at as u8 + 1)
}

/// The chapter that a task stands in, and the heading between the two.
fn chapter_of<'a>(data: &'a Dataset, task: &Task, level: u8) -> Option<(&'a Section, Option<&'a Section>)> {
    let path = data.section_path(&task.section);
    let chapter = path.iter().rev().find(|section| section.level <= level).or(path.first())?;
    let between = path.iter().rev().nth(1).filter(|section| section.level > chapter.level);
    Some((chapter, between.copied()))
}

/// The tree of the tasks for a query on one day; standings stand in the order of [`Dataset::targets`].
pub fn tasks(judged: &Judged, query: &Query, lang: Lang) -> TasksSheet {
    let data = &judged.data;
    let selection = select_tasks(judged, query);
    let mut plans = Vec::new();
    let (mut shown, mut total) = (0, 0);
    for plan in data.plans() {
        let level = chapter_level(data, plan);
        let mut chapters: Vec<Chapter> = Vec::new();
        let mut n_tasks = 0;
        for task in &plan.tasks {
            let position = total;
            total += 1;
            if !selection.takes(position) {
                continue;
            }
            let Some((chapter, between)) = chapter_of(data, task, level) else { continue };
            n_tasks += 1;
            let row = task_line(judged, plan, task, query, lang);
            let row = TaskLine { under: between.map(heading_of), ..row };
            let n_targets = row.targets.len();
            match chapters.last_mut() {
                Some(last) if last.id == chapter.id => {
                    last.n_targets += n_targets;
                    last.tasks.push(row);
                }
                _ => chapters.push(Chapter {
                    id: chapter.id.clone(),
                    title: heading_of(chapter),
                    tasks: vec![row],
                    n_targets,
                }),
            }
        }
        shown += n_tasks;
        if n_tasks > 0 {
            plans.push(PlanTree {
                district: plan.district.clone(),
                name: district_name(data, &plan.district, lang).to_owned(),
                title: both(&plan.title, &plan.title_en),
                sentence: plan_sentence(plan, n_tasks, lang),
                chapters,
                n_tasks,
            });
        }
    }
    TasksSheet {
        title: match lang {
            Lang::Zh => format!("{} · {shown} 项", lang.texts().tasks),
            Lang::En => format!("{} · {shown}", lang.texts().tasks),
        },
        sentence: match lang {
            Lang::Zh => format!("共{total}项任务，显示{shown}项。"),
            Lang::En => format!("{shown} of {total} tasks shown."),
        },
        // A district with a plan is always offered, so that none seems to be left out.
        facets: facet_sheet(
            data,
            &selection.counts,
            query,
            &mut Facet::ALL.into_iter().filter(|facet| facet.chooses_tasks()),
            &[Facet::District],
            lang,
        ),
        plans,
        shown,
    }
}

fn plan_sentence(plan: &Plan, shown: usize, lang: Lang) -> String {
    let tasks = plan.tasks.len();
    let without = super::departments::unnamed(plan);
    match (lang, without) {
        (Lang::Zh, 0) => format!("显示{shown} / {tasks}项任务，各项都写明责任单位。"),
        (Lang::Zh, n) if n == tasks => format!("显示{shown} / {tasks}项任务；规划没有写明责任单位。"),
        (Lang::Zh, n) => format!("显示{shown} / {tasks}项任务；其中{n}项没有写明责任单位。"),
        (Lang::En, 0) => format!("{shown} of {tasks} tasks shown; each says who answers for it."),
        (Lang::En, n) if n == tasks => {
            format!("{shown} of {tasks} tasks shown; the plan names no department.")
        }
        (Lang::En, n) => format!("{shown} of {tasks} tasks shown; {n} name no department."),
    }
}
