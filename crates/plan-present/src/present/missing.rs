//! 待补清单: the promises that nothing published decides, by leading department and year of deadline; and what each release of
//! the data brought.

use super::targets::{TargetLine, line};
use super::{department_name, district_name, indicator_name, state_name};
use crate::format;
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress::{State, status_without};
use plan_method::query::{Query, select};
use plan_model::Datelike;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::order::{arrange_by_key, tidy};
use plan_model::plan::Tier;
use plan_model::release::ReleaseChanges;
use plan_model::table::{Cell, Table};

/// Most releases of which is said what they brought, the newest first.
const MOST_RELEASES: usize = 6;

/// The promises of one department that lack a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingDepartment {
    /// Department id; `None` for what the plan gives to nobody.
    pub id: Option<String>,
    /// Its name, or that none is named.
    pub name: String,
    /// How many fall due in each of [`MissingSheet::years`].
    pub counts: Vec<usize>,
    /// The promises, the earliest deadline first.
    pub lines: Vec<TargetLine>,
}

/// The promises of one district that lack a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingDistrict {
    /// District id.
    pub id: String,
    /// District.
    pub name: String,
    /// How many fall due in each of [`MissingSheet::years`].
    pub counts: Vec<usize>,
    /// Departments in the plan's order; what is given to nobody comes last.
    pub departments: Vec<MissingDepartment>,
}

impl MissingDistrict {
    /// How many promises of the district lack a result.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// Every promise that nothing published decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MissingSheet {
    /// The finding.
    pub title: String,
    /// Under whose name they stand, and by which rule; empty where there are none.
    pub sentence: String,
    /// Years in which one of them falls due.
    pub years: Vec<i32>,
    /// Districts that are chosen and lack a result.
    pub districts: Vec<MissingDistrict>,
    /// Every district that lacks a result, chosen or not: id and name with its count.
    pub choices: Vec<(String, String)>,
    /// One row for each promise.
    pub table: Table,
}

/// The promises that nothing published decides and a query chooses.
pub fn missing(judged: &Judged, query: &Query, lang: Lang) -> MissingSheet {
    let all = districts(judged, &Query { districts: Vec::new(), ..query.clone() }, lang);
    let choices = all.1.iter().map(|of| (of.id.clone(), format!("{} {}", of.name, of.total()))).collect();
    let (years, districts) = match query.districts.is_empty() {
        true => all,
        false => districts(judged, query, lang),
    };
    let title = title(judged, &districts, lang);
    MissingSheet {
        sentence: sentence(&districts, lang),
        table: table(title.clone(), &districts, lang),
        title,
        years,
        districts,
        choices,
    }
}

/// Years of deadlines, and the districts with their departments.
fn districts(judged: &Judged, query: &Query, lang: Lang) -> (Vec<i32>, Vec<MissingDistrict>) {
    let data = &judged.data;
    let mut found: Vec<MissingDistrict> = Vec::new();
    let mut years = Vec::new();
    let mut chosen = vec![false; judged.standings.len()];
    for position in select(judged, query).targets {
        if let Some(place) = chosen.get_mut(position) {
            *place = true;
        }
    }
    for (position, plan, target, standing) in judged.commitments() {
        if !chosen.get(position).copied().unwrap_or_default() || standing.state.is_decided() {
            continue;
        }
        years.push(target.deadline.date.year());
        if found.last().is_none_or(|district| district.id != plan.district) {
            found.push(MissingDistrict {
                id: plan.district.clone(),
                name: district_name(data, &plan.district, lang).to_owned(),
                counts: Vec::new(),
                departments: Vec::new(),
            });
        }
        let Some(district) = found.last_mut() else { continue };
        let lead = leads_of(data, target).first();
        let line = line(data, plan, target, standing.state, lang);
        let same = |department: &&mut MissingDepartment| department.id.as_deref() == lead.map(|id| &**id);
        match district.departments.iter_mut().find(same) {
            Some(department) => department.lines.push(line),
            None => district.departments.push(MissingDepartment {
                id: lead.map(|id| id.to_string()),
                name: match lead {
                    Some(id) => department_name(data, id, lang).to_owned(),
                    None => lang.texts().no_department_named.to_owned(),
                },
                counts: Vec::new(),
                lines: vec![line],
            }),
        }
    }
    tidy(&mut years);
    let counted = |lines: &[TargetLine]| -> Vec<usize> {
        years.iter().map(|year| lines.iter().filter(|line| line.due.year() == *year).count()).collect()
    };
    for district in &mut found {
        for department in &mut district.departments {
            department.counts = counted(&department.lines);
            arrange_by_key(&mut department.lines, |line| line.due);
        }
        arrange_by_key(&mut district.departments, |department| department.id.is_none());
        let of_year = |at| district.departments.iter().filter_map(|of| of.counts.get(at)).sum();
        district.counts = (0..years.len()).map(of_year).collect();
    }
    (years, found)
}

fn lines(districts: &[MissingDistrict]) -> impl Iterator<Item = (&MissingDepartment, &TargetLine)> {
    let departments = districts.iter().flat_map(|district| &district.departments);
    departments.flat_map(|department| department.lines.iter().map(move |line| (department, line)))
}

fn title(judged: &Judged, districts: &[MissingDistrict], lang: Lang) -> String {
    let n = lines(districts).count();
    let due = lines(districts).filter(|(_, line)| line.due <= judged.as_of).count();
    let whole = match (lang, n) {
        (Lang::Zh, 0) => return "没有缺结果的承诺".to_owned(),
        (Lang::En, 0) => return "No promise lacks a result".to_owned(),
        (Lang::Zh, _) => format!("{n}项承诺还缺结果"),
        (Lang::En, 1) => "One promise lacks a result".to_owned(),
        (Lang::En, _) => format!("{n} promises lack a result"),
    };
    let due = match (lang, due) {
        (Lang::Zh, 0) => "，都没有到期".to_owned(),
        (Lang::En, 0) => "; none is due yet".to_owned(),
        (Lang::Zh, due) if due == n => "，都已到期".to_owned(),
        (Lang::En, due) if due == n => "; all due".to_owned(),
        (Lang::Zh, due) => format!("，其中{due}项已经到期"),
        (Lang::En, due) => format!("; {due} due"),
    };
    match (lang, districts) {
        (Lang::Zh, [one]) => format!("{}{whole}{due}", one.name),
        (Lang::En, [one]) => format!("{}: {whole}{due}", one.name),
        _ => format!("{whole}{due}"),
    }
}

fn sentence(districts: &[MissingDistrict], lang: Lang) -> String {
    let departments = || districts.iter().flat_map(|district| &district.departments);
    let named = departments().filter(|department| department.id.is_some()).count();
    let nobody: usize =
        departments().filter(|department| department.id.is_none()).map(|of| of.lines.len()).sum();
    if districts.is_empty() {
        return String::new();
    }
    let unknown =
        lang.pick("公开的材料不能判断它们是否完成。", "Nothing published decides whether they were kept. ");
    let rule = match (lang, named) {
        (Lang::Zh, 0) => return format!("{unknown}规划没有写明由哪个单位负责。"),
        (Lang::En, 0) => return format!("{unknown}Their plans name no department."),
        (Lang::Zh, _) => format!("每项只列在规划写的第一个牵头单位名下，共{named}个单位"),
        (Lang::En, 1) => {
            "Each stands once, with the first lead that its plan names: one department".to_owned()
        }
        (Lang::En, _) => {
            format!("Each stands once, with the first lead that its plan names: {named} departments")
        }
    };
    let rest = match (lang, nobody) {
        (_, 0) => lang.pick("。", ".").to_owned(),
        (Lang::Zh, _) => format!("；{nobody}项没有写明单位，列在各区最后。"),
        (Lang::En, 1) => "; one names none and comes last in its district.".to_owned(),
        (Lang::En, _) => format!("; {nobody} name none and come last in their district."),
    };
    format!("{unknown}{rule}{rest}")
}

fn table(caption: String, districts: &[MissingDistrict], lang: Lang) -> Table {
    let texts = lang.texts();
    let columns = [
        texts.district,
        texts.department,
        texts.indicator,
        texts.target,
        texts.deadline,
        texts.state,
        lang.pick("编号", "Id"),
    ];
    let row = |(department, line): (&MissingDepartment, &TargetLine)| {
        let cells = [
            &line.district_name,
            &department.name,
            &line.name,
            &line.asked,
            &line.deadline,
            &state_name(line.state, lang),
            &line.id,
        ];
        cells.map(|words| Cell::Text(words.clone())).to_vec()
    };
    Table { caption, columns: columns.map(str::to_owned).to_vec(), rows: lines(districts).map(row).collect() }
}

/// A promise whose state the values of a release changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPromise {
    /// Target id.
    pub id: String,
    /// District and indicator.
    pub name: String,
    /// Its state without these values.
    pub before: State,
    /// Its state with them.
    pub after: State,
}

/// What a release of the data brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseGain {
    /// Release and day.
    pub title: String,
    /// How many values came, and what they changed.
    pub sentence: String,
    /// The promises whose state they changed, in the order of the plans.
    pub changed: Vec<ChangedPromise>,
}

/// What each release brought that has one before it, the newest first: the promises that its values touch, each judged on one
/// day, once without and once with them. `releases` are those of the data, the newest first.
pub fn release_gains(judged: &Judged, releases: &[ReleaseChanges], lang: Lang) -> Vec<ReleaseGain> {
    let mut newer: Vec<String> = Vec::new();
    let mut gains = Vec::new();
    let with_predecessor = releases.len().saturating_sub(1).min(MOST_RELEASES);
    for release in releases.iter().take(with_predecessor) {
        let after = newer.len();
        newer.extend(release.observations.iter().cloned());
        let day = format::date(release.date, Precision::Day, lang);
        let changed = changed(judged, [&newer[..], &newer[..after]], &release.observations, lang);
        gains.push(ReleaseGain {
            title: format!("{} · {day}", release.id),
            sentence: gain_sentence(release.observations.len(), &changed, lang),
            changed,
        });
    }
    gains
}

/// The promises that these values touch and whose state differs between judging without the first and without the second ids.
fn changed(judged: &Judged, without: [&[String]; 2], values: &[String], lang: Lang) -> Vec<ChangedPromise> {
    let data = &judged.data;
    let touched = values.iter().filter_map(|id| data.observations().find(id)).flat_map(|row| row.targets);
    let mut touched: Vec<usize> = touched.map(|at| *at as usize).collect();
    tidy(&mut touched);
    let change = |at: usize| {
        let (plan, target) = data.target_at(at).filter(|(_, target)| target.tier == Tier::Commitment)?;
        let state = |ids: &[String]| Some(status_without(data, at, judged.as_of, ids)?.state);
        let (before, after) = (state(without[0])?, state(without[1])?);
        (before != after).then(|| ChangedPromise {
            id: target.id.clone(),
            name: format!(
                "{} · {}",
                district_name(data, &plan.district, lang),
                indicator_name(data, &target.indicator, lang)
            ),
            before,
            after,
        })
    };
    touched.into_iter().filter_map(change).collect()
}

fn gain_sentence(values: usize, changed: &[ChangedPromise], lang: Lang) -> String {
    let decided = changed.iter().filter(|of| of.after.is_decided() && !of.before.is_decided()).count();
    let came = match (lang, values) {
        (Lang::Zh, 0) => return "没有收录新的公开数据。".to_owned(),
        (Lang::En, 0) => return "No new published values.".to_owned(),
        (Lang::Zh, _) => format!("新收录{values}条公开数据，"),
        (Lang::En, 1) => "One new published value. ".to_owned(),
        (Lang::En, _) => format!("{values} new published values. "),
    };
    let did = match (lang, changed.len()) {
        (Lang::Zh, 0) => "没有承诺的状态因此改变".to_owned(),
        (Lang::En, 0) => "No promise changes its state".to_owned(),
        (Lang::Zh, n) => format!("{n}项承诺的状态因此改变"),
        (Lang::En, 1) => "One promise changes its state".to_owned(),
        (Lang::En, n) => format!("{n} promises change their state"),
    };
    let decided = match (lang, decided) {
        (_, 0) => String::new(),
        (Lang::Zh, decided) => format!("，其中{decided}项有了结果"),
        (Lang::En, 1) => "; one has a result now".to_owned(),
        (Lang::En, decided) => format!("; {decided} have a result now"),
    };
    format!("{came}{did}{decided}{}", lang.pick("。", "."))
}
