//! One responsible department: what it leads and supports, by when, and what is unknown about it.

use crate::names;
use crate::present::district::Nowhere;
use crate::present::district_name;
use crate::present::targets::{TargetLine, commitments, line};
use crate::present::tasks::{TaskLine, task_line};
use crate::present::wording::both;
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_method::query::{Query, departments_of};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_model::plan::{Bilingual, Plan, Task};

/// Everything the page of a department says.
#[derive(Clone, Debug, PartialEq)]
pub struct DepartmentSheet {
    /// Department id.
    pub id: String,
    /// Short name, and English of our own.
    pub name: Bilingual,
    /// What kind of body.
    pub kind: &'static str,
    /// Whether it names no body in particular.
    pub generic: bool,
    /// Every spelling in the plan.
    pub aliases: Vec<String>,
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// The finding, with its denominators.
    pub sentence: String,
    /// Tasks that it leads.
    pub lead: Vec<TaskLine>,
    /// Tasks that it supports.
    pub support: Vec<TaskLine>,
    /// Commitments that it answers for, or whose task it supports, the earliest deadline first.
    pub targets: Vec<DepartmentTarget>,
}

/// A commitment of a department.
#[derive(Clone, Debug, PartialEq)]
pub struct DepartmentTarget {
    /// The target.
    pub line: TargetLine,
    /// Whether the department leads; it supports otherwise.
    pub leads: bool,
}

/// A department's page.
///
/// # Errors
///
/// What the page says instead, if there is no such department.
pub fn department(judged: &Judged, id: &str, lang: Lang) -> Result<DepartmentSheet, Nowhere> {
    let data = &judged.data;
    let texts = lang.texts();
    let nowhere = Nowhere { title: texts.unknown_department, help: texts.unknown_target_help };
    let Some(department) = data.department(id) else { return Err(nowhere) };
    let own = |task: &Task| (task.lead.iter().any(|of| of == id), task.support.iter().any(|of| of == id));
    let (mut lead, mut support) = (Vec::new(), Vec::new());
    for (plan, task) in plan_tasks(data, &department.district) {
        match own(task) {
            (true, _) => lead.push(task_line(judged, plan, task, &Query::default(), lang)),
            (false, true) => support.push(task_line(judged, plan, task, &Query::default(), lang)),
            (false, false) => {}
        }
    }
    let mut targets: Vec<DepartmentTarget> = commitments(judged)
        .filter(|(_, target, _)| departments_of(data, target).contains(&id))
        .map(|(plan, target, standing)| {
            let task = target.task.as_deref().and_then(|task| data.task(task));
            let led = task.is_some_and(|(_, task)| own(task).0);
            DepartmentTarget {
                line: line(data, plan, target, standing.state, lang),
                leads: target.lead.iter().any(|of| of == id) || (target.lead.is_empty() && led),
            }
        })
        .collect();
    arrange(&mut targets, &|a, b| a.line.due.cmp(&b.line.due));
    Ok(DepartmentSheet {
        id: id.to_owned(),
        name: both(&department.name_zh, &department.name_en),
        kind: names::department_kind(department.kind, lang),
        generic: department.generic,
        aliases: department.aliases.clone(),
        district: department.district.clone(),
        district_name: district_name(data, &department.district, lang).to_owned(),
        sentence: department_sentence(data, &department.district, lead.len(), support.len(), &targets, lang),
        lead,
        support,
        targets,
    })
}

fn plan_tasks<'a>(data: &'a Dataset, district: &str) -> impl Iterator<Item = (&'a Plan, &'a Task)> {
    data.plan_of(district).into_iter().flat_map(|plan| plan.tasks.iter().map(move |task| (plan, task)))
}

fn department_sentence(
    data: &Dataset,
    district: &str,
    lead: usize,
    support: usize,
    targets: &[DepartmentTarget],
    lang: Lang,
) -> String {
    let tasks = data.plan_of(district).map_or(0, |plan| plan.tasks.len());
    let n = targets.len();
    let due = targets.iter().filter(|row| row.line.state == State::DueNoData).count();
    let name = district_name(data, district, lang);
    match lang {
        Lang::Zh => format!(
            "在{name}规划的{tasks}项任务中牵头{lead}项、配合{support}项；涉及{n}项承诺目标，其中{due}项已到期而未见公开数据。"
        ),
        Lang::En => format!(
            "Of the {tasks} tasks of {name}’s plan it leads {lead} and supports {support}; it has to do with {n} commitments, of which {due} fell due with no published value."
        ),
    }
}
