//! What goes out as a file: tables with all their columns, and the facts that travel with them.

use crate::format;
use crate::names;
use crate::present::target::explain;
use crate::present::written::reading_value;
use crate::present::{asked, clause_subject, deadline, department_name, district_name, indicator_name};
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::four_questions::{Question, answers};
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress::{Status, status};
use plan_method::query::{Query, select};
use plan_model::dataset::Dataset;
use plan_model::date::{DateBasis, Precision};
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Scope, Target};
use plan_model::shared::SharedStr;
use plan_model::table::{About, Cell, Table};

/// The facts that every file carries.
///
/// `address` is the address of the page that the file was made on, as the reader sees it; `sentence` is what the page
/// says in words, empty where it says nothing.
pub fn about(judged: &Judged, title: &str, sentence: &str, address: &str, lang: Lang) -> About {
    let data = &judged.data;
    let as_of = judged.as_of;
    let texts = lang.texts();
    let day = |day| format::date(day, Precision::Day, lang);
    let plans: Vec<String> = data.plans().iter().map(|plan| format!("《{}》", plan.title)).collect();
    let facts = [
        (texts.note, sentence.to_owned()),
        (texts.as_of, day(as_of)),
        (texts.data_release, data.release.id.clone()),
        (texts.last_updated, day(data.release.date)),
        (texts.source, plans.join(lang.pick("；", "; "))),
        (texts.caveats, format!("{}{}{}", texts.sources_note, lang.pick("", " "), texts.method_note)),
        (texts.page_address, address.to_owned()),
    ];
    About {
        title: format!("{} · {title}", texts.product),
        facts: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        lang,
    }
}

/// Most characters that a file's name takes from a title.
const MAX_STEM: usize = 60;

/// The name of a file without its ending: product, title, release and day of judging.
///
/// Signs that some file system refuses become spaces, so that the name can be kept everywhere.
pub fn file_stem(title: &str, release: &str, as_of: NaiveDate, lang: Lang) -> String {
    let safe: String = title
        .chars()
        .map(|c| if c.is_control() || "\\/:*?\"<>|.~#&{}$!'@+`=".contains(c) { ' ' } else { c })
        .take(MAX_STEM)
        .collect();
    let words = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} {words} {release} {as_of}", lang.texts().product)
}

/// The targets that a query chooses, with everything that is known about each, in the query's order.
pub fn chosen_table(judged: &Judged, query: &Query, lang: Lang) -> Table {
    let _as_of = judged.as_of;
    targets_table(judged, &select(judged, query).targets, lang)
}

/// Targets with everything that is known about each, for a spreadsheet.
///
/// `positions` are those of [`Dataset::targets`]; one that isn't there is left out.
pub fn targets_table(judged: &Judged, positions: &[usize], lang: Lang) -> Table {
    let data = &judged.data;
    let as_of = judged.as_of;
    let texts = lang.texts();
    let columns = [
        texts.id,
        texts.district,
        texts.plan,
        texts.indicator,
        texts.subject,
        texts.clause,
        texts.target_value,
        texts.value,
        texts.upper_value,
        texts.unit_of_measurement,
        texts.bound,
        texts.measure,
        texts.force,
        texts.scope,
        texts.deadline,
        texts.deadline_basis,
        texts.kind_of_number,
        texts.domain,
        texts.leads,
        texts.supports,
        names::answered(Question::Number, lang),
        names::answered(Question::Date, lang),
        names::answered(Question::Lead, lang),
        names::answered(Question::Checkable, lang),
        texts.task,
        texts.state,
        texts.why_this_state,
        texts.latest_reading,
        texts.value_as_of,
        texts.criterion,
        texts.note,
    ];
    let rows = positions
        .iter()
        .filter_map(|&position| {
            let (plan, target) = data.target_at(position)?;
            Some(target_row(data, plan, target, &status(data, position, as_of)?, lang))
        })
        .collect();
    Table { caption: texts.targets.to_owned(), columns: columns.map(str::to_owned).to_vec(), rows }
}

fn target_row(data: &Dataset, plan: &Plan, target: &Target, status: &Status<'_>, lang: Lang) -> Vec<Cell> {
    let texts = lang.texts();
    let said = |text: &str| Cell::Text(text.to_owned());
    let number = |value: Option<f64>, why: &str| match value {
        Some(value) => Cell::Number { value, text: format::number(value, 6, Lang::Zh) },
        None => Cell::Absent(why.to_owned()),
    };
    let departments = |ids: &[SharedStr]| {
        let names: Vec<&str> = ids.iter().map(|id| department_name(data, id, lang)).collect();
        match names.is_empty() {
            true => Cell::Absent(texts.no_department_named.to_owned()),
            false => Cell::Text(names.join(lang.pick("、", ", "))),
        }
    };
    let task = target.task.as_deref().and_then(|id| data.task(id)).map(|(_, task)| task);
    let lead = leads_of(data, target);
    let found = answers(data, target);
    let answer = |question: Question| {
        said(if found.contains(question) { texts.answered_yes } else { texts.answered_no })
    };
    let latest = status.decisive.or(status.latest).or(status.published);
    let latest = latest.as_ref();
    let none = || Cell::Absent(texts.no_observation.to_owned());
    let basis = match target.deadline.basis {
        DateBasis::Stated => texts.stated,
        DateBasis::PlanPeriod => texts.plan_end_assumed,
        DateBasis::Inferred => texts.date_inferred,
    };
    vec![
        said(&target.id),
        said(district_name(data, &plan.district, lang)),
        said(&plan.title),
        said(indicator_name(data, &target.indicator, lang)),
        said(&clause_subject(data, plan, target, lang).unwrap_or_default()),
        said(&target.statement.replace('\n', " ")),
        said(&asked(target, lang)),
        number(target.value, &target.value_text),
        number(target.value_max, "—"),
        said(target.unit.as_deref().unwrap_or_default()),
        said(names::bound(target.bound, lang)),
        said(names::measure(target.measure, lang)),
        said(names::force(target.force, lang)),
        match &target.scope {
            Scope::District => said(texts.scope_district),
            Scope::Part { zh, en } => said(lang.pick(zh, en)),
        },
        said(&deadline(target, lang)),
        said(basis),
        said(names::tier(target.tier, lang)),
        said(names::domain(target.domain, lang)),
        departments(lead),
        departments(task.map_or(&[][..], |task| &task.support)),
        answer(Question::Number),
        answer(Question::Date),
        answer(Question::Lead),
        answer(Question::Checkable),
        match task {
            Some(task) => said(&task.title),
            None => Cell::Absent("—".to_owned()),
        },
        said(names::state(status.state, lang)),
        said(&explain::reason(status, lang)),
        match latest {
            Some(reading) => said(&reading_value(reading, target.unit.as_deref(), lang)),
            None => none(),
        },
        match latest {
            Some(reading) => said(&format::date(reading.date, reading.precision, lang)),
            None => none(),
        },
        said(lang.pick(&target.criterion.zh, &target.criterion.en)),
        said(target.note.as_ref().map_or("", |note| lang.pick(&note.zh, &note.en))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_can_be_kept_everywhere() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let stem = |title: &str| file_stem(title, "2026.11", day, Lang::Zh);
        assert_eq!(stem("目标 · 129 项"), "数转图 目标 · 129 项 2026.11 2026-11-22");
        assert_eq!(stem("a/b\\c:d*?\"<>|\n\u{0}e..%"), "数转图 a b c d e % 2026.11 2026-11-22");
        assert!(stem(&"长".repeat(500)).chars().count() < 100);
    }
}
