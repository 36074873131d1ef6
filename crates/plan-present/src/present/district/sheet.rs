//! One district: its plan's identity, goals, outline, targets, departments, places, and what its text leaves in doubt.

use super::promises::{PromiseGroup, finding, promise_groups};
use crate::format;
use crate::names;
use crate::present::departments::{DepartmentLine, department_lines, unnamed};
use crate::present::exactness::Exactness;
use crate::present::overview::{StateRow, period, state_rows};
use crate::present::targets::{TargetLine, commitments, line};
use crate::present::text::{
    Fact, NoteRow, Passage, Signposts, extent, fact, notes, page, passage, signposts,
};
use crate::present::wording::{both, heading_of};
use crate::present::{QuestionSheet, WallSheet, caveat, district_name, questions, wall};
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::judged::Judged;
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::district::Place;
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, NoteKind, Plan, Section, Task, Tier};

/// A record that isn't there: heading and explanation of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nowhere {
    /// That it isn't there.
    pub title: &'static str,
    /// Why, and what to do.
    pub help: &'static str,
}

/// A heading with what stands below it, all levels together.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Section id.
    pub id: String,
    /// Number and title, as published; the English is ours and has no number.
    pub title: Bilingual,
    /// Commitments in it and below.
    pub n_targets: usize,
    /// Tasks in it and below.
    pub n_tasks: usize,
    /// The tasks that begin with this very heading: id and title.
    pub tasks: Vec<(String, Bilingual)>,
    /// Commitments that belong to this very heading.
    pub targets: Vec<TargetLine>,
    /// Headings below.
    pub below: Vec<Heading>,
}

/// A place that the plan names.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRow {
    /// Place id.
    pub id: String,
    /// As the plan names it, and in English of our own.
    pub name: Bilingual,
    /// What kind of place.
    pub kind: String,
    /// How exactly its position is known.
    pub precision: String,
    /// Tasks that name it: id and title.
    pub tasks: Vec<(String, Bilingual)>,
}

/// Everything a district's page says.
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictSheet {
    /// District id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The finding: promises, how many are due, how many published figures settle.
    pub finding: String,
    /// Period, tasks and day, and that what wasn't found may still have been done.
    pub sentence: String,
    /// The plan's title, as published, and in English of our own.
    pub title: Bilingual,
    /// Number, issuer, dates …
    pub facts: Vec<Fact>,
    /// The four questions over its commitments.
    pub questions: QuestionSheet,
    /// Commitments by state, those that occur.
    pub states: Vec<StateRow>,
    /// Number of commitments.
    pub n_commitments: usize,
    /// Numbers that are names, standards, directions or premises.
    pub n_other: usize,
    /// Number of tasks.
    pub n_tasks: usize,
    /// The heading of the section that states the goals.
    pub goals: Option<Bilingual>,
    /// The outline.
    pub outline: Vec<Heading>,
    /// Its tiles: a row for each domain.
    pub tiles: WallSheet,
    /// Commitments by domain.
    pub groups: Vec<PromiseGroup>,
    /// Departments, the busiest first.
    pub departments: Vec<DepartmentLine>,
    /// Tasks that name no department.
    pub n_without_department: usize,
    /// What is wrong or unclear in the published text.
    pub notes: Vec<NoteRow>,
    /// What the plan says on other things that readers look for: goals with a year and no number, who leads overall, what
    /// it rests on, money.
    pub signposts: Vec<Signposts>,
}

/// A district's page.
///
/// # Errors
///
/// What the page says instead, if there is no such district or no plan of it.
pub fn district(judged: &Judged, id: &str, lang: Lang) -> Result<DistrictSheet, Nowhere> {
    let data = &judged.data;
    let texts = lang.texts();
    let Some(plan) = data.plan_of(id) else {
        return Err(match data.district(id) {
            Some(_) => Nowhere { title: texts.uncovered_district, help: texts.uncovered_district_help },
            None => Nowhere { title: texts.unknown_district, help: texts.unknown_target_help },
        });
    };
    let own = || commitments(judged).filter(|(of, ..)| of.id == plan.id);
    let n_commitments = own().count();
    let states = state_rows(own().map(|(.., standing)| standing.state), n_commitments, lang);
    let name = district_name(data, id, lang);
    Ok(DistrictSheet {
        id: id.to_owned(),
        name: name.to_owned(),
        finding: finding(judged, plan, name, lang),
        sentence: sentence(judged, plan, n_commitments, lang),
        title: both(&plan.title, &plan.title_en),
        facts: facts(data, plan, lang),
        questions: questions(judged, Some(id), lang),
        states,
        n_commitments,
        n_other: plan.targets.iter().filter(|target| target.tier != Tier::Commitment).count(),
        n_tasks: plan.tasks.len(),
        goals: goal_section(plan).map(heading_of),
        outline: outline(judged, plan, lang),
        tiles: wall(judged, lang).by_domain(id),
        groups: promise_groups(judged, plan, lang),
        departments: department_lines(judged, plan),
        n_without_department: unnamed(plan),
        signposts: NoteKind::ALL
            .into_iter()
            .filter_map(|kind| signposts(data, kind, Some(&plan.id), lang))
            .collect(),
        notes: notes(plan, None, lang),
    })
}

fn sentence(judged: &Judged, plan: &Plan, commitments: usize, lang: Lang) -> String {
    let (tasks, period) = (plan.tasks.len(), period(plan, lang));
    let day = format::date(judged.as_of, Precision::Day, lang);
    if !judged.is_issued(plan) {
        return match lang {
            Lang::Zh => format!("规划期{period}，{tasks}项任务。截至{day}规划还没有发布，其中的承诺不计入。"),
            Lang::En => format!(
                "Plan period {period}, {tasks} tasks. By {day} the plan hadn't been issued; its promises aren't counted."
            ),
        };
    }
    match lang {
        Lang::Zh if commitments == 0 => format!("规划期{period}，{tasks}项任务。截至{day}。"),
        Lang::En if commitments == 0 => format!("Plan period {period}, {tasks} tasks. As of {day}."),
        Lang::Zh => format!("规划期{period}，{tasks}项任务。截至{day}。{}", caveat(lang)),
        Lang::En => format!("Plan period {period}, {tasks} tasks. As of {day}. {}", caveat(lang)),
    }
}

pub(in crate::present) fn facts(data: &Dataset, plan: &Plan, lang: Lang) -> Vec<Fact> {
    let texts = lang.texts();
    let or_unstated = |value: &Option<String>| value.clone().unwrap_or_else(|| texts.not_stated.to_owned());
    let day = |day: Option<NaiveDate>| {
        day.map_or_else(|| texts.not_stated.to_owned(), |day| format::date(day, Precision::Day, lang))
    };
    let span = |date: NaiveDate| format::date(date, Precision::Day, lang);
    let title = if plan.title_inferred { texts.title_made } else { texts.title_stated };
    let mut facts = vec![
        fact(texts.title_origin, title),
        fact(texts.document_number, or_unstated(&plan.doc_no)),
        fact(texts.issuer, or_unstated(&plan.issuer)),
        fact(texts.adopted_on, day(plan.adopted_on)),
        fact(texts.issued_on, day(plan.issued_on)),
        fact(texts.period, format!("{} – {}", span(plan.period.start), span(plan.period.end))),
    ];
    facts.push(match &plan.source.official_url {
        Some(url) => page(texts.official_page, url),
        None => fact(texts.official_page, texts.none_found),
    });
    facts.push(fact(texts.file_hash, format!("SHA-256 {}", plan.source.sha256)));
    facts.push(fact(texts.data_release, data.release.id.clone()));
    facts
}

/// The section in which a plan states its goals: the first heading that says 目标, else the plan's first heading.
pub(in crate::present) fn goal_section(plan: &Plan) -> Option<&Section> {
    plan.outline.iter().find(|section| section.title.contains("目标")).or_else(|| plan.outline.first())
}

fn task_name(task: &Task) -> (String, Bilingual) {
    (task.id.clone(), both(&task.title, &task.title_en))
}

/// The goals of a district's plan in its own words, from its text; `None` if it has none, or if the text doesn't fit.
pub fn goals(data: &Dataset, district: &str, text: &str, lang: Lang) -> Option<Passage> {
    let plan = data.plan_of(district)?;
    passage(data, plan, text, extent(plan, goal_section(plan)?, text), lang)
}

/// The headings as a tree; what stands before the first heading isn't in it.
fn outline(judged: &Judged, plan: &Plan, lang: Lang) -> Vec<Heading> {
    let data = &judged.data;
    let own: Vec<_> = commitments(judged).filter(|(of, ..)| of.id == plan.id).collect();
    let mut open: Vec<(u8, Heading)> = Vec::new();
    let mut roots = Vec::new();
    for section in &plan.outline {
        close(&mut open, &mut roots, section.level);
        let tasks: Vec<(String, Bilingual)> =
            plan.tasks.iter().filter(|task| task.section == section.id).map(task_name).collect();
        let targets: Vec<TargetLine> = own
            .iter()
            .filter(|(_, target, _)| target.section.as_deref() == Some(section.id.as_str()))
            .map(|(plan, target, standing)| line(data, plan, target, standing.state, lang))
            .collect();
        let heading = Heading {
            id: section.id.clone(),
            title: heading_of(section),
            n_targets: targets.len(),
            n_tasks: tasks.len(),
            tasks,
            targets,
            below: Vec::new(),
        };
        open.push((section.level, heading));
    }
    close(&mut open, &mut roots, 0);
    roots
}

/// Puts every open heading of this level or deeper into the one around it.
fn close(open: &mut Vec<(u8, Heading)>, roots: &mut Vec<Heading>, level: u8) {
    while open.last().is_some_and(|(of, _)| *of >= level) {
        let Some((_, done)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, around)) => {
                around.n_targets += done.n_targets;
                around.n_tasks += done.n_tasks;
                around.below.push(done);
            }
            None => roots.push(done),
        }
    }
}

/// The places that a district's plan names, from the list of places.
pub fn places(data: &Dataset, district: &str, places: &[Place], lang: Lang) -> Vec<PlaceRow> {
    let Some(plan) = data.plan_of(district) else { return Vec::new() };
    let named = |place: &Place| {
        plan.tasks.iter().filter(|task| task.places.iter().any(|id| *id == place.id)).map(task_name).collect()
    };
    places
        .iter()
        .filter(|place| place.district == district)
        .map(|place| PlaceRow {
            id: place.id.clone(),
            name: both(&place.name_zh, &place.name_en),
            kind: names::place_kind(&place.kind, lang).to_owned(),
            precision: Exactness::sentence_of(place, lang),
            tasks: named(place),
        })
        .collect()
}

/// How many places there are.
pub fn place_count(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {n} 处。"),
        Lang::En => format!("{n} places. "),
    }
}

/// One plan among the others.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// The plan's title, as published, and in English of our own.
    pub title: Bilingual,
    /// Number, issuer, day of issue, in this order; `None` where the text doesn't say.
    pub identity: [Option<String>; 3],
    /// Whether the document itself has no title.
    pub title_inferred: bool,
    /// Years that it plans for.
    pub period: String,
    /// Tasks, departments, commitments, doubts about the text.
    pub counts: [usize; 4],
}

/// The plans side by side, by what they say about themselves; nothing here ranks them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DistrictsSheet {
    /// The finding.
    pub title: String,
    /// What it leaves out.
    pub sentence: String,
    /// Plans, in the order of their districts.
    pub plans: Vec<PlanRow>,
    /// Names of the districts that have no plan here.
    pub others: Vec<String>,
}

/// The districts' own page.
pub fn districts(data: &Dataset, lang: Lang) -> DistrictsSheet {
    let plans: Vec<PlanRow> = data
        .plans()
        .iter()
        .map(|plan| PlanRow {
            district: plan.district.clone(),
            name: district_name(data, &plan.district, lang).to_owned(),
            title: both(&plan.title, &plan.title_en),
            title_inferred: plan.title_inferred,
            identity: [
                plan.doc_no.clone(),
                plan.issuer.clone(),
                plan.issued_on.map(|day| format::date(day, Precision::Day, lang)),
            ],
            period: period(plan, lang),
            counts: [
                plan.tasks.len(),
                data.departments().iter().filter(|department| department.district == plan.district).count(),
                plan.targets.iter().filter(|target| target.tier == Tier::Commitment).count(),
                plan.notes.iter().filter(|note| note.kind.is_doubt()).count(),
            ],
        })
        .collect();
    let others: Vec<String> = data
        .districts()
        .iter()
        .filter(|district| data.plan_of(&district.id).is_none())
        .map(|district| lang.pick(&district.name_zh, &district.name_en).to_owned())
        .collect();
    let (all, covered) = (data.districts().len(), plans.len());
    DistrictsSheet {
        title: match lang {
            Lang::Zh => format!("上海{all}个区，{covered}个区有规划收录"),
            Lang::En => format!("{covered} of Shanghai's {all} districts have a plan here"),
        },
        sentence: match lang {
            Lang::Zh => format!(
                "{covered}份规划的年份、体例和口径各不相同，下面并列各自载明的身份和数目，不作排序。另有{}个区未收录。",
                others.len()
            ),
            Lang::En => format!(
                "The {covered} plans differ in years, form and definitions: below is what each says about itself, side by side and unranked. {} districts have no plan here.",
                others.len()
            ),
        },
        plans,
        others,
    }
}
