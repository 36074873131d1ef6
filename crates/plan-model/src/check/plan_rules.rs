//! Rules on plans and observations that need no source text.

use super::{Context, Issue, ReportGap, Rule};
use crate::dataset::Parts;
use crate::id;
use crate::number;
use crate::observation::{Grade, Match, Observation, Publication};
use crate::plan::{self, Baseline, Bilingual, Bound, NoteKind, Plan, ReportKind, Target, Tier};
use crate::unit;
use chrono::Datelike;
use std::collections::{HashMap, HashSet};

/// Collects what is wrong in one file.
struct PlanIssues<'a> {
    file: &'a str,
    issues: Vec<Issue>,
}

impl PlanIssues<'_> {
    fn add(&mut self, id: &str, rule: Rule) {
        self.issues.push(Issue { file: self.file.to_owned(), id: id.to_owned(), rule });
    }

    fn reference(&mut self, id: &str, field: &'static str, found: &str, known: bool) {
        if !known {
            self.add(id, Rule::UnknownReference { field, found: found.to_owned() });
        }
    }
}

/// Everything wrong with one plan that can be seen without its text.
pub fn plan(file: &str, plan: &Plan, context: &Context) -> Vec<Issue> {
    let mut report = PlanIssues { file, issues: Vec::new() };
    report.reference(&plan.id, "district", &plan.district, context.districts.contains(&plan.district));
    if plan.period.start > plan.period.end {
        report.add(&plan.id, Rule::PeriodReversed);
    }
    ids(plan, &mut report);
    outline(plan, &mut report);
    let sections: HashSet<&str> = plan.outline.iter().map(|section| section.id.as_str()).collect();
    let tasks: HashSet<&str> = plan.tasks.iter().map(|task| task.id.as_str()).collect();
    for task in &plan.tasks {
        report.reference(&task.id, "section", &task.section, sections.contains(task.section.as_str()));
        for id in task.lead.iter().chain(&task.support) {
            department(&task.id, id, plan, context, &mut report);
        }
        for topic in &task.topics {
            report.reference(&task.id, "topics", topic, context.topics.contains(topic.as_str()));
        }
        for place in &task.places {
            let own = place.starts_with(&format!("{}-place-", plan.district));
            let known = context.places.is_empty() || context.places.contains(place.as_str());
            report.reference(&task.id, "places", place, own && known);
        }
    }
    for row in figures(plan) {
        figure(&row, context, &sections, &tasks, &mut report);
    }
    for target in &plan.targets {
        target_rules(target, plan, context, &mut report);
    }
    let targets: HashSet<&str> = plan.targets.iter().map(|target| target.id.as_str()).collect();
    for note in &plan.notes {
        for target in &note.targets {
            report.reference(&note.id, "targets", target, targets.contains(target.as_str()));
        }
        let within = |year| (plan.period.start.year()..=plan.period.end.year()).contains(&year);
        let is_goal = note.year.is_some_and(within) && !note.quote.is_empty();
        if is_goal != (note.kind == NoteKind::GoalInWords) || (!is_goal && note.year.is_some()) {
            report.add(&note.id, Rule::GoalYear);
        }
    }
    report.issues
}

fn department(id: &str, department: &str, plan: &Plan, context: &Context, report: &mut PlanIssues<'_>) {
    let own = department.starts_with(&format!("{}-unit-", plan.district));
    report.reference(id, "lead/support", department, own && context.departments.contains(department));
}

fn ids(plan: &Plan, report: &mut PlanIssues<'_>) {
    let kinds = [
        ("section", plan.outline.iter().map(|row| row.id.as_str()).collect::<Vec<_>>()),
        ("task", plan.tasks.iter().map(|row| row.id.as_str()).collect()),
        ("target", plan.targets.iter().map(|row| row.id.as_str()).collect()),
        ("baseline", plan.baselines.iter().map(|row| row.id.as_str()).collect()),
        ("note", plan.notes.iter().map(|row| row.id.as_str()).collect()),
    ];
    let mut seen = HashSet::new();
    for (kind, rows) in kinds {
        let prefix = format!("{}-{kind}-", plan.id);
        for row in rows {
            if !id::is_well_formed(row) || !row.starts_with(&prefix) {
                report.add(row, Rule::IllFormedId(prefix.clone()));
            }
            if !seen.insert(row) {
                report.add(row, Rule::DuplicateId);
            }
        }
    }
}

fn outline(plan: &Plan, report: &mut PlanIssues<'_>) {
    let parents: HashMap<&str, Option<&str>> =
        plan.outline.iter().map(|section| (section.id.as_str(), section.parent.as_deref())).collect();
    for section in &plan.outline {
        if let Some(parent) = &section.parent {
            report.reference(&section.id, "parent", parent, parents.contains_key(parent.as_str()));
        }
        let mut above = section.parent.as_deref();
        let mut steps = 0;
        while let Some(id) = above {
            steps += 1;
            if id == section.id || steps > plan.outline.len() {
                report.add(&section.id, Rule::CircularOutline);
                break;
            }
            above = parents.get(id).copied().flatten();
        }
    }
}

/// What targets and baselines have in common.
struct StatedNumber<'a> {
    id: &'a str,
    section: Option<&'a str>,
    task: Option<&'a str>,
    indicator: &'a str,
    statement: &'a str,
    value: Option<f64>,
    value_max: Option<f64>,
    value_text: &'a str,
    unit: Option<&'a str>,
    bound: Bound,
}

fn figures(plan: &Plan) -> impl Iterator<Item = StatedNumber<'_>> {
    plan.targets.iter().map(StatedNumber::from).chain(plan.baselines.iter().map(StatedNumber::from))
}

impl<'a> From<&'a Target> for StatedNumber<'a> {
    fn from(row: &'a Target) -> Self {
        Self {
            id: &row.id,
            section: row.section.as_deref(),
            task: row.task.as_deref(),
            indicator: &row.indicator,
            statement: &row.statement,
            value: row.value,
            value_max: row.value_max,
            value_text: &row.value_text,
            unit: row.unit.as_deref(),
            bound: row.bound,
        }
    }
}

impl<'a> From<&'a Baseline> for StatedNumber<'a> {
    fn from(row: &'a Baseline) -> Self {
        Self {
            id: &row.id,
            section: row.section.as_deref(),
            task: row.task.as_deref(),
            indicator: &row.indicator,
            statement: &row.statement,
            value: row.value,
            value_max: row.value_max,
            value_text: &row.value_text,
            unit: row.unit.as_deref(),
            bound: row.bound,
        }
    }
}

fn figure(
    row: &StatedNumber<'_>,
    context: &Context,
    sections: &HashSet<&str>,
    tasks: &HashSet<&str>,
    report: &mut PlanIssues<'_>,
) {
    if let Some(section) = row.section {
        report.reference(row.id, "section", section, sections.contains(section));
    }
    if let Some(task) = row.task {
        report.reference(row.id, "task", task, tasks.contains(task));
    }
    report.reference(row.id, "indicator", row.indicator, context.indicators.contains(row.indicator));
    if let Some(written) = row.unit
        && (written.is_empty() || unit::find(written).is_none())
    {
        report.add(row.id, Rule::UnknownUnit(written.to_owned()));
    }
    if row.value_text.is_empty() || !row.statement.contains(row.value_text) {
        report.add(row.id, Rule::NumberNotInClause(row.value_text.to_owned()));
    }
    if row.value.is_some_and(|value| !is_kept(value)) || row.value_max.is_some_and(|value| !is_kept(value)) {
        report.add(row.id, Rule::NotFinite("value"));
    }
    value_as_written(row, report);
    let range_is_whole = row.value.zip(row.value_max).is_some_and(|(low, high)| low < high);
    if (row.bound == Bound::Range) != range_is_whole || (row.bound != Bound::Range && row.value_max.is_some())
    {
        report.add(row.id, Rule::RangeEnds);
    }
}

/// Whether a number is one that files and screens hold; `NaN` is none.
fn is_kept(value: f64) -> bool {
    value.abs() <= number::MOST
}

/// The value is the number as written; a range is its two ends, in order.
fn value_as_written(row: &StatedNumber<'_>, report: &mut PlanIssues<'_>) {
    let Some(value) = row.value else { return };
    let written = row.value_text;
    let read = |written: &str| number::parse(written.trim_end_matches(['%', '％']));
    let agrees = match row.value_max {
        Some(max) => {
            written.split(['-', '–', '—', '~', '至', '到', '、']).map(read).eq([Some(value), Some(max)])
        }
        None => read(written) == Some(value),
    };
    if !agrees {
        report.add(row.id, Rule::ValueDisagrees { value, written: written.to_owned() });
    }
}

fn target_rules(target: &Target, plan: &Plan, context: &Context, report: &mut PlanIssues<'_>) {
    let Bilingual { zh, en } = &target.criterion;
    if zh.trim().is_empty() || en.trim().is_empty() {
        report.add(&target.id, Rule::NoCriterion);
    }
    if zh.starts_with("无法核验") != en.starts_with("Cannot be checked") {
        report.add(&target.id, Rule::CriterionDisagrees);
    }
    for id in &target.lead {
        department(&target.id, id, plan, context, report);
    }
    for other in &target.conflicts {
        match plan.targets.iter().find(|row| &row.id == other) {
            None => report.reference(&target.id, "conflicts", other, false),
            Some(row) if !row.conflicts.contains(&target.id) => {
                report.add(&target.id, Rule::OneSidedConflict(other.clone()));
            }
            Some(_) => {}
        }
    }
    if let Some(gap) = target.report.as_ref().and_then(|published| report_gap(target, published)) {
        report.add(&target.id, Rule::ReportLacks(gap));
    }
    let deadline = target.deadline.date;
    if deadline < plan.period.start || deadline > plan.period.end {
        report.add(&target.id, Rule::OutsidePeriod(deadline.to_string()));
    }
}

/// What a report on a target lacks; `None` if it is whole.
fn report_gap(target: &Target, published: &plan::Report) -> Option<ReportGap> {
    let Bilingual { zh, en } = &published.text;
    let named = |source: &Publication| !source.title.trim().is_empty() && !source.publisher.trim().is_empty();
    let listed = match published.sources.as_slice() {
        [list, .., _] => list.grade == Grade::Official,
        [_] | [] => false,
    };
    let gaps = [
        (ReportGap::Words, !zh.trim().is_empty() && !en.trim().is_empty()),
        (ReportGap::Publisher, !published.sources.is_empty() && published.sources.iter().all(named)),
        (ReportGap::List, published.kind != ReportKind::ListComplete || listed),
        (ReportGap::End, published.kind != ReportKind::Overtaken || published.since <= target.deadline.date),
        (ReportGap::Commitment, target.tier == Tier::Commitment && target.checkable()),
    ];
    gaps.into_iter().find(|(_, whole)| !whole).map(|(gap, _)| gap)
}

/// Everything wrong with the observations.
pub fn observations(file: &str, rows: &[Observation], parts: &Parts) -> Vec<Issue> {
    let mut report = PlanIssues { file, issues: Vec::new() };
    let targets: HashMap<&str, &str> = parts
        .plans
        .iter()
        .flat_map(|plan| plan.targets.iter().map(|target| (target.id.as_str(), plan.id.as_str())))
        .collect();
    let indicators: HashSet<&str> = parts.indicators.iter().map(|row| row.id.as_str()).collect();
    let plans: HashSet<&str> = parts.plans.iter().map(|row| row.id.as_str()).collect();
    let districts: HashSet<&str> = parts.districts.iter().map(|row| row.id.as_str()).collect();
    let mut seen = HashSet::new();
    for row in rows {
        if !id::is_well_formed(&row.id) || !row.id.starts_with("obs-") {
            report.add(&row.id, Rule::IllFormedId("obs-".to_owned()));
        }
        if !seen.insert(row.id.as_str()) {
            report.add(&row.id, Rule::DuplicateId);
        }
        report.reference(&row.id, "district", &row.district, districts.contains(row.district.as_str()));
        report.reference(&row.id, "plan", &row.plan, plans.contains(row.plan.as_str()));
        report.reference(&row.id, "indicator", &row.indicator, indicators.contains(row.indicator.as_str()));
        if unit::find(&row.unit).is_none() {
            report.add(&row.id, Rule::UnknownUnit(String::from(&row.unit)));
        }
        if !is_kept(row.value) {
            report.add(&row.id, Rule::NotFinite("value"));
        }
        if row.definition == Match::Related && !row.targets.is_empty() {
            report.add(&row.id, Rule::RelatedHasTarget);
        }
        for target in &row.targets {
            match targets.get(target.as_str()) {
                None => report.reference(&row.id, "targets", target, false),
                Some(plan) if row.plan != *plan => {
                    report.add(&row.id, Rule::ForeignRecord((*plan).to_owned()));
                }
                Some(_) => {}
            }
        }
    }
    report.issues
}
