//! Tables for download: the template of a district or department, and the reader's sheet annotated with its problems.

use crate::outcome::{Outcome, SheetText, column_name};
use crate::problem_text::problem_text;
use crate::sheet_field::SheetField;
use crate::trouble::TroubleSeverity;
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress;
use plan_method::query::{Query, select};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::order::arrange_by_key;
use plan_present::present::{self, Cell, Table};

/// Which commitments a template lists; an empty id stands for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateChoice {
    /// Id of the district.
    pub district: String,
    /// Id of the department.
    pub department: String,
    /// Whether those that published values decide are listed, too.
    pub decided: bool,
}

impl TemplateChoice {
    /// The district and department of a query that names one of them and no other; a department's district is its own.
    pub fn of(data: &Dataset, query: &Query) -> Self {
        let one = |ids: &[String]| ids.first().filter(|_| ids.len() == 1).cloned().unwrap_or_default();
        let department = data.department(&one(&query.departments));
        let district = department.map_or_else(|| one(&query.districts), |of| of.district.clone());
        Self {
            district: data.plan_of(&district).map(|plan| plan.district.clone()).unwrap_or_default(),
            department: department.map(|of| of.id.clone()).unwrap_or_default(),
            decided: false,
        }
    }

    /// Positions of what it lists, with whether published values decide it.
    fn targets(&self, judged: &Judged) -> Vec<(usize, bool)> {
        let some = |id: &str| (!id.is_empty()).then(|| id.to_owned()).into_iter().collect();
        let query = Query {
            districts: some(&self.district),
            departments: some(&self.department),
            ..Query::default()
        };
        let found = select(judged, &query)
            .targets
            .into_iter()
            .filter_map(|position| Some((position, judged.standings.get(position)?.state.is_decided())));
        found.filter(|(_, decided)| self.decided || !decided).collect()
    }

    /// How many rows its template has, and how many of them published values decide.
    pub fn count(&self, judged: &Judged) -> (usize, usize) {
        let targets = self.targets(judged);
        (targets.len(), targets.iter().filter(|(_, decided)| *decided).count())
    }
}

/// A sheet with the commitments that are chosen, and empty columns for their values.
pub fn template(judged: &Judged, choice: &TemplateChoice, lang: Lang) -> Table {
    let data = &judged.data;
    let rows = choice.targets(judged).into_iter().filter_map(|(position, _)| {
        let (plan, target) = data.target_at(position)?;
        let said = |field: SheetField| match field {
            SheetField::Target => target.id.clone(),
            SheetField::District => present::district_name(data, &plan.district, lang).to_owned(),
            SheetField::Name => present::indicator_name(data, &target.indicator, lang).to_owned(),
            SheetField::Clause => target.statement.replace('\n', " "),
            SheetField::Asked => present::asked(target, lang),
            // A target of complete coverage in words takes a value in per cent.
            SheetField::Unit => progress::unit_of(target).unwrap_or_default().to_owned(),
            SheetField::Deadline => present::deadline(target, lang),
            SheetField::Department => {
                let leads = leads_of(data, target).iter().map(|id| present::department_name(data, id, lang));
                leads.collect::<Vec<_>>().join(lang.pick("、", ", "))
            }
            _ => String::new(),
        };
        Some(SheetField::of_template().map(|field| Cell::Text(said(field))).collect())
    });
    Table {
        caption: lang.pick("填报模板", "Template").to_owned(),
        rows: rows.collect(),
        columns: SheetField::of_template().map(|field| field.heading(lang).to_owned()).collect(),
    }
}

/// The reader's sheet with each row's problems in a last column, and those of the whole file in a row of their own on top.
pub fn annotated(outcome: &Outcome, sheet: &SheetText, lang: Lang) -> Table {
    let mut said: Vec<(u32, String)> = Vec::new();
    for problem in &outcome.problems {
        let column = problem.column.map(|at| column_name(&outcome.headings, at));
        let kind = match problem.trouble.severity() {
            TroubleSeverity::Error => lang.pick("错误", "error"),
            TroubleSeverity::Warning => lang.pick("提醒", "warning"),
        };
        let words = problem_text(&problem.trouble, lang);
        let place = column.map(|column| format!(" {column}")).unwrap_or_default();
        let line = format!("{kind}{place}{}{} {}", lang.pick("：", ": "), words.wrong, words.fix);
        said.push((problem.row, line));
    }
    arrange_by_key(&mut said, |(row, _)| *row);
    let width = outcome.headings.len();
    let rows = sheet.rows().map(|(number, cells)| {
        let mut row: Vec<Cell> =
            (0..width).map(|at| Cell::Text(cells.get(at).copied().unwrap_or_default().to_owned())).collect();
        let first = said.partition_point(|(of, _)| *of < number);
        let mine = said[first..].iter_mut().take_while(|(of, _)| *of == number);
        row.push(Cell::Text(mine.map(|(_, line)| std::mem::take(line)).collect::<Vec<_>>().join("\n")));
        row
    });
    let mut rows: Vec<Vec<Cell>> = rows.collect();
    // What is said of the file, its headings and rows that aren't here stands in a row of its own, or nobody would see it.
    let left: Vec<String> = said.into_iter().map(|(_, line)| line).filter(|line| !line.is_empty()).collect();
    if !left.is_empty() {
        let mut row = vec![Cell::Text(String::new()); width];
        row.push(Cell::Text(left.join("\n")));
        rows.insert(0, row);
    }
    let checked = SheetField::Checked.heading(lang).to_owned();
    let columns = outcome.headings.iter().cloned().chain([checked]).collect();
    Table { caption: lang.pick("检查结果", "Check result").to_owned(), columns, rows }
}
