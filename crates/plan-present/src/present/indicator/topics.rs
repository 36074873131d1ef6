//! Topics across plans: which plan says something about what, in which tasks and targets.

use crate::names;
use crate::present::targets::commitments;
use crate::present::{Cell, Table, asked, deadline, department_name, district_name, indicator_name};
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_model::plan::{Domain, Target, Tier};

/// What a plan says about a topic, in counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopicCell {
    /// Tasks about it.
    pub tasks: usize,
    /// Commitments in those tasks.
    pub targets: usize,
}

/// One topic in every plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    /// Topic id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The field it belongs to.
    pub domain: Domain,
    /// What each plan says, in the order of [`TopicsSheet::districts`].
    pub cells: Vec<TopicCell>,
}

/// Topics by plan.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicsSheet {
    /// The finding.
    pub title: String,
    /// One sentence: the finding, then the caveat.
    pub sentence: String,
    /// District id and name of each plan.
    pub districts: Vec<(String, String)>,
    /// Topics, field by field.
    pub rows: Vec<TopicRow>,
    /// The same as a table: tasks in each plan.
    pub table: Table,
}

/// Topics by plan.
pub fn topics(data: &Dataset, lang: Lang) -> TopicsSheet {
    let districts: Vec<(String, String)> = data
        .plans()
        .iter()
        .map(|plan| (plan.district.clone(), district_name(data, &plan.district, lang).to_owned()))
        .collect();
    let mut rows: Vec<TopicRow> = data
        .topics()
        .iter()
        .map(|topic| TopicRow {
            id: topic.id.clone(),
            name: lang.pick(&topic.name_zh, &topic.name_en).to_owned(),
            domain: topic.domain,
            cells: data.plans().iter().map(|plan| cell(plan, &topic.id)).collect(),
        })
        .collect();
    arrange(&mut rows, &|a, b| a.domain.cmp(&b.domain));
    let everywhere = rows.iter().filter(|row| row.cells.iter().all(|cell| cell.tasks > 0)).count();
    let (n_topics, n_plans) = (rows.len(), districts.len());
    let (title, sentence) = match lang {
        Lang::Zh => (
            format!("{n_topics}个主题中，{everywhere}个是{n_plans}个规划都讲到的"),
            format!(
                "表中是各规划中涉及该主题的任务数；主题由本站归类，一个任务可以属于多个主题。{everywhere}个主题在全部{n_plans}个规划中都有任务。没有任务不等于没有工作。"
            ),
        ),
        Lang::En => (
            format!("Of {n_topics} topics, all {n_plans} plans speak of {everywhere}"),
            format!(
                "The table counts each plan's tasks about a topic; topics are assigned by us, and a task may have several. {everywhere} topics have tasks in all {n_plans} plans. No task does not mean that nothing is done."
            ),
        ),
    };
    let table = table(&title, &districts, &rows, lang);
    TopicsSheet { title, sentence, districts, rows, table }
}

fn cell(plan: &plan_model::plan::Plan, topic: &str) -> TopicCell {
    let tasks = plan.tasks.iter().filter(|task| task.topics.iter().any(|id| id == topic));
    tasks.fold(TopicCell::default(), |cell, task| {
        let targets = plan
            .targets
            .iter()
            .filter(|target| target.tier == Tier::Commitment && target.task.as_deref() == Some(&task.id));
        TopicCell { tasks: cell.tasks + 1, targets: cell.targets + targets.count() }
    })
}

fn table(caption: &str, districts: &[(String, String)], rows: &[TopicRow], lang: Lang) -> Table {
    let texts = lang.texts();
    let mut columns = vec![texts.domain.to_owned(), texts.topic.to_owned()];
    columns.extend(districts.iter().map(|(_, name)| name.clone()));
    let line = |row: &TopicRow| {
        let mut cells =
            vec![Cell::Text(names::domain(row.domain, lang).to_owned()), Cell::Text(row.name.clone())];
        cells.extend(row.cells.iter().map(|cell| match cell.tasks {
            0 => Cell::Absent("—".to_owned()),
            n => Cell::Number { value: n as f64, text: n.to_string() },
        }));
        cells
    };
    Table { caption: caption.to_owned(), columns, rows: rows.iter().map(line).collect() }
}

/// A task about a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicTask {
    /// Task id.
    pub id: String,
    /// As published.
    pub title: String,
    /// Unofficial English.
    pub title_en: String,
    /// Leading departments, by name; empty if the plan names none.
    pub departments: Vec<String>,
    /// Its commitments: id, indicator, what is asked for with the deadline, clause, state.
    pub targets: Vec<TopicTarget>,
}

/// A commitment of a task about a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicTarget {
    /// Target id.
    pub id: String,
    /// Indicator.
    pub name: String,
    /// What is asked for.
    pub asked: String,
    /// By when.
    pub deadline: String,
    /// The clause, as published.
    pub statement: String,
    /// State on the day of judging.
    pub state: State,
}

/// What one plan says about a topic; no tasks if it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPlan {
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// Tasks, in reading order.
    pub tasks: Vec<TopicTask>,
}

/// Everything the page of a topic says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicSheet {
    /// Topic id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One sentence: which plans speak of it.
    pub sentence: String,
    /// Every plan.
    pub plans: Vec<TopicPlan>,
}

/// The page of a topic; `None` if the data has no such topic. Standings stand in the order of [`Dataset::targets`].
pub fn topic(judged: &Judged, id: &str, lang: Lang) -> Option<TopicSheet> {
    let data = &judged.data;
    let topic = data.topic(id)?;
    let plans: Vec<TopicPlan> = data
        .plans()
        .iter()
        .map(|plan| TopicPlan {
            district: plan.district.clone(),
            district_name: district_name(data, &plan.district, lang).to_owned(),
            tasks: plan
                .tasks
                .iter()
                .filter(|task| task.topics.iter().any(|topic| topic == id))
                .map(|task| TopicTask {
                    id: task.id.clone(),
                    title: task.title.clone(),
                    title_en: task.title_en.clone(),
                    departments: task
                        .lead
                        .iter()
                        .map(|department| department_name(data, department, lang).to_owned())
                        .collect(),
                    targets: targets_of(judged, &task.id, lang),
                })
                .collect(),
        })
        .collect();
    let name = lang.pick(&topic.name_zh, &topic.name_en).to_owned();
    let speaking = plans.iter().filter(|plan| !plan.tasks.is_empty()).count();
    let n_tasks: usize = plans.iter().map(|plan| plan.tasks.len()).sum();
    let n_plans = plans.len();
    let sentence = match lang {
        Lang::Zh => format!("{n_plans}个规划中有{speaking}个讲到“{name}”，共{n_tasks}项任务。"),
        Lang::En => format!("{speaking} of {n_plans} plans speak of “{name}”, in {n_tasks} tasks."),
    };
    Some(TopicSheet { id: id.to_owned(), name, sentence, plans })
}

fn targets_of(judged: &Judged, task: &str, lang: Lang) -> Vec<TopicTarget> {
    let data = &judged.data;
    commitments(judged)
        .filter(|(_, target, _)| target.task.as_deref() == Some(task))
        .map(|(_, target, standing)| topic_target(data, target, standing.state, lang))
        .collect()
}

/// A commitment, as pages about a subject list it.
pub(in crate::present) fn topic_target(
    data: &Dataset,
    target: &Target,
    state: State,
    lang: Lang,
) -> TopicTarget {
    TopicTarget {
        id: target.id.clone(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        asked: asked(target, lang),
        deadline: deadline(target, lang),
        statement: target.statement.replace('\n', " "),
        state,
    }
}
