//! One task: its text with the targets marked in it, who answers for it, and what stands beside it.

use super::district::Nowhere;
use super::targets::{BulletLine, bullet_line};
use super::tasks::{TaskLine, task_line};
use super::text::{NoteRow, Passage, note_row, passage};
use super::wording::{both, heading_of};
use super::{by_state, district_name};
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::query::Query;
use plan_model::dataset::Dataset;
use plan_model::district::Place;
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, Domain, Tier};

/// A starting point that a task's text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaselineLine {
    /// Record id.
    pub id: String,
    /// Indicator.
    pub name: String,
    /// The number as written.
    pub as_written: String,
}

/// Everything a task's page says, apart from its text.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskSheet {
    /// Its title, departments and topics.
    pub line: TaskLine,
    /// All of its targets, those that are no promise too.
    pub targets: Vec<BulletLine>,
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// Plan id, by which its text is kept.
    pub plan: String,
    /// Characters of its text.
    pub length: usize,
    /// The plan's title, as published.
    pub plan_title: Bilingual,
    /// Headings around it, outermost first.
    pub path: Vec<Bilingual>,
    /// Which of the plan's tasks it is, with the denominator.
    pub place: String,
    /// Domain.
    pub domain: Domain,
    /// Ids of the places that it names.
    pub places: Vec<String>,
    /// Starting points that it states.
    pub baselines: Vec<BaselineLine>,
    /// Commitments among its targets, with the denominator.
    pub finding: String,
    /// Remarks on the published text that touch it.
    pub notes: Vec<NoteRow>,
    /// The task before it in the plan: id and title.
    pub previous: Option<(String, Bilingual)>,
    /// The task after it.
    pub next: Option<(String, Bilingual)>,
}

/// A task's page.
///
/// # Errors
///
/// What the page says instead, if there is no such task.
pub fn task(judged: &Judged, id: &str, lang: Lang) -> Result<TaskSheet, Nowhere> {
    let data = &judged.data;
    let _as_of = judged.as_of;
    let texts = lang.texts();
    let nowhere = Nowhere { title: texts.unknown_task, help: texts.unknown_target_help };
    let Some((plan, task)) = data.task(id) else { return Err(nowhere) };
    let at = plan.tasks.iter().position(|other| other.id == task.id).unwrap_or_default();
    let beside = |at: Option<usize>| {
        at.and_then(|at| plan.tasks.get(at)).map(|task| (task.id.clone(), both(&task.title, &task.title_en)))
    };
    let mut path: Vec<Bilingual> = data.section_path(&task.section).into_iter().map(heading_of).collect();
    // The last heading is the task's own where it has one.
    if data.section(&task.section).is_some_and(|(_, section)| section.title == task.title) {
        path.pop();
    }
    let line = task_line(judged, plan, task, &Query::default(), lang);
    let targets: Vec<BulletLine> = plan
        .targets
        .iter()
        .filter(|target| target.task.as_deref() == Some(task.id.as_str()))
        .filter_map(|target| bullet_line(judged, data.target_position(&target.id)?, lang))
        .collect();
    Ok(TaskSheet {
        district: plan.district.clone(),
        district_name: district_name(data, &plan.district, lang).to_owned(),
        plan: plan.id.clone(),
        length: usize::try_from(task.span.end.saturating_sub(task.span.start)).unwrap_or_default(),
        plan_title: both(&plan.title, &plan.title_en),
        path,
        place: match lang {
            Lang::Zh => format!("第 {} 项，共 {} 项", at + 1, plan.tasks.len()),
            Lang::En => format!("Task {} of {}", at + 1, plan.tasks.len()),
        },
        domain: task.domain,
        places: task.places.iter().map(String::from).collect(),
        baselines: plan
            .baselines
            .iter()
            .filter(|row| row.task.as_deref() == Some(task.id.as_str()))
            .map(|row| BaselineLine {
                id: row.id.clone(),
                name: super::indicator_name(data, &row.indicator, lang).to_owned(),
                as_written: row.value_text.replace('\n', " "),
            })
            .collect(),
        finding: finding(&targets, lang),
        notes: plan
            .notes
            .iter()
            .filter(|note| {
                note.span.is_some_and(|span| task.span.contains(span))
                    || targets.iter().any(|target| note.targets.contains(&target.line.id))
            })
            .map(|note| note_row(plan, note, lang))
            .collect(),
        previous: beside(at.checked_sub(1)),
        next: beside(Some(at + 1)),
        line,
        targets,
    })
}

fn finding(targets: &[BulletLine], lang: Lang) -> String {
    let all = targets.len();
    let own = || targets.iter().filter(|row| row.line.tier == Tier::Commitment);
    let n = own().count();
    let found = by_state(own().map(|row| row.line.state), lang);
    match (lang, all, n) {
        (Lang::Zh, 0, _) => "这项任务没有写明数量。".to_owned(),
        (Lang::En, 0, _) => "This task states no quantity.".to_owned(),
        (Lang::Zh, _, 0) => format!("写有{all}处数量表述，都是名称、标准、方向性表述或前提，不是承诺目标。"),
        (Lang::En, _, 0) => {
            format!(
                "It states {}: names, standards, directions or premises, none of them a commitment.",
                quantities(all)
            )
        }
        (Lang::Zh, _, _) => {
            format!("写有{all}处数量表述，其中{n}项是承诺目标：{found}。")
        }
        (Lang::En, _, _) => format!("It states {}, of which commitments: {n} ({found}).", quantities(all)),
    }
}

fn quantities(n: usize) -> String {
    if n == 1 { "1 quantity".to_owned() } else { format!("{n} quantities") }
}

/// The text of a task with its marks, from the text of its plan; `None` if the text doesn't fit.
pub fn task_text(data: &Dataset, id: &str, text: &str, lang: Lang) -> Option<Passage> {
    let (plan, task) = data.task(id)?;
    passage(data, plan, text, task.span, lang)
}

/// Places of a task by name, from the list of places; one that isn't in the list is left out.
pub fn task_places(sheet: &TaskSheet, places: &[Place]) -> Vec<Bilingual> {
    let found = sheet.places.iter().filter_map(|id| places.iter().find(|place| place.id == *id));
    found.map(|place| both(&place.name_zh, &place.name_en)).collect()
}
