//! Tables for download: the template of a district or department, and the reader's sheet annotated with its problems.

use crate::outcome::{Outcome, SheetText, column_name};
use crate::problem_text::problem_text;
use crate::sheet_field::SheetField;
use crate::trouble::TroubleSeverity;
use plan_method::judged::Judged;
use plan_method::progress;
use plan_method::query::{Query, select};
use plan_model::lang::Lang;
use plan_present::present::{self, Cell, Table};
use std::collections::BTreeMap;

/// A sheet with the commitments of a district, or of one of its departments, and empty columns for their values.
pub fn template(judged: &Judged, district: Option<&str>, department: Option<&str>, lang: Lang) -> Table {
    let data = &judged.data;
    let query = Query {
        districts: district.map(str::to_owned).into_iter().collect(),
        departments: department.map(str::to_owned).into_iter().collect(),
        ..Query::default()
    };
    let rows = select(judged, &query).targets.into_iter().filter_map(|position| {
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
    let mut said: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for problem in &outcome.problems {
        let column = problem.column.map(|at| column_name(&outcome.headings, at));
        let kind = match problem.trouble.severity() {
            TroubleSeverity::Error => lang.pick("错误", "error"),
            TroubleSeverity::Warning => lang.pick("提醒", "warning"),
        };
        let words = problem_text(&problem.trouble, lang);
        let place = column.map(|column| format!(" {column}")).unwrap_or_default();
        let line = format!("{kind}{place}{}{} {}", lang.pick("：", ": "), words.wrong, words.fix);
        said.entry(problem.row).or_default().push(line);
    }
    let width = outcome.headings.len();
    let rows = sheet.rows().map(|(number, cells)| {
        let mut row: Vec<Cell> =
            (0..width).map(|at| Cell::Text(cells.get(at).copied().unwrap_or_default().to_owned())).collect();
        row.push(Cell::Text(said.remove(&number).unwrap_or_default().join("\n")));
        row
    });
    let mut rows: Vec<Vec<Cell>> = rows.collect();
    // What is said of the file, its headings and rows that aren't here stands in a row of its own, or nobody would see it.
    if !said.is_empty() {
        let mut row = vec![Cell::Text(String::new()); width];
        row.push(Cell::Text(said.into_values().flatten().collect::<Vec<_>>().join("\n")));
        rows.insert(0, row);
    }
    let checked = SheetField::Checked.heading(lang).to_owned();
    let columns = outcome.headings.iter().cloned().chain([checked]).collect();
    Table { caption: lang.pick("检查结果", "Check result").to_owned(), columns, rows }
}
