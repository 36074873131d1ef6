//! Reads and checks a file in slices, so that the page stays responsive.

use crate::check::Checker;
use crate::columns::SheetColumns;
use crate::file_kind::Decode;
use crate::head_rows::HeadRows;
use crate::mapping::SheetMapping;
use crate::outcome::{Outcome, SheetText, column_name};
use crate::question::{Answer, QuestionSubject, SheetChoices, SheetQuestion};
use crate::sheet::{SheetCell, SheetRow, letters};
use crate::sheet_field::SheetField;
use crate::source::{self, OpenFile};
use crate::trouble::{Problem, Trouble};
use crate::xlsx::{BookSheet, SheetStep};
use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::order::tidy;
use std::sync::Arc;

/// Most rows.
pub const MOST_ROWS: u32 = 200_000;
/// Rows that are searched for headings.
const HEAD_ROWS: usize = 20;
/// Most headings that are named where none of them is known.
const MOST_NAMED: usize = 12;

/// Settings of a check.
#[derive(Clone, Debug, Default)]
pub struct JobSettings {
    /// Today; later days are doubtful.
    pub today: NaiveDate,
    /// What a person has decided about the file.
    pub choices: SheetChoices,
}

/// A file that is being read and checked.
pub struct Job {
    source: Option<OpenFile>,
    settings: JobSettings,
    /// Rows before and around the headings.
    first: Vec<SheetRow>,
    checker: Option<Checker>,
    outcome: Outcome,
    file_problems: Vec<Problem>,
    sheet: usize,
    sheet_is_chosen: bool,
    head_row: u32,
    /// The row that is closest to one of headings, with its number and its sheet, where none suffices.
    closest: Option<(SheetColumns, u32, usize)>,
    /// Numbers of the hidden rows.
    hidden_rows: Vec<u32>,
    hidden_used: bool,
    /// Whether days are counted from 1904.
    from_1904: bool,
    /// Rows of the sheet, for the annotated copy.
    kept: SheetText,
}

impl Job {
    /// Opens a file. If it can't be opened, the job is done at once, with the reason among the problems.
    pub fn open(bytes: Arc<Vec<u8>>, settings: JobSettings, decode: Decode<'_>) -> Self {
        let sheet = settings.choices.sheet.unwrap_or_default();
        let sheet_is_chosen = settings.choices.sheet.is_some();
        let hidden_used = settings.choices.hidden_rows;
        let mut job = Self {
            source: None,
            settings,
            first: Vec::new(),
            checker: None,
            outcome: Outcome::default(),
            file_problems: Vec::new(),
            sheet,
            sheet_is_chosen,
            head_row: 0,
            closest: None,
            hidden_rows: Vec::new(),
            hidden_used,
            from_1904: false,
            kept: SheetText::default(),
        };
        match source::open(bytes, decode, sheet) {
            Ok((source, kind)) => {
                job.outcome.kind = Some(kind);
                if let OpenFile::Book(book) = &source {
                    job.from_1904 = book.from_1904;
                    if book.has_macros {
                        job.about_file("vbaProject.bin", Trouble::Macros);
                    }
                }
                if let OpenFile::Records(records) = &source {
                    for fault in records.faults.clone() {
                        job.about_file("", fault);
                    }
                }
                job.source = Some(source);
            }
            Err(trouble) => job.about_file("", trouble),
        }
        job
    }

    /// Whether everything is read.
    pub fn is_done(&self) -> bool {
        self.source.is_none()
    }

    /// How much of the file is read, from 0 to 1, and how many rows were found.
    pub fn progress(&self) -> (f64, u32) {
        let share = match &self.source {
            None => 1.0,
            Some(OpenFile::Text(csv)) => csv.share(),
            Some(OpenFile::Book(book)) => book.share(),
            Some(OpenFile::Records(records)) => records.share(),
        };
        (share, self.checker.as_ref().map_or(0, |checker| checker.rows))
    }

    /// Reads and checks at most `n` rows; `true` when everything is read.
    pub fn step(&mut self, data: &Dataset, n: usize) -> bool {
        for _ in 0..n {
            let Some(source) = self.source.as_mut() else { return true };
            let row = match source {
                OpenFile::Text(csv) => Ok(csv.next()),
                OpenFile::Records(records) => Ok(records.next()),
                OpenFile::Book(book) => match book.step() {
                    Ok(SheetStep::Row(row)) => Ok(Some(row)),
                    Ok(SheetStep::Busy) => continue,
                    Ok(SheetStep::End) => Ok(None),
                    Err(trouble) => Err(trouble),
                },
            };
            match row {
                Ok(Some(row)) => self.take(data, row),
                Ok(None) => self.end(data),
                Err(trouble) => self.break_off(data, trouble),
            }
        }
        self.source.is_none()
    }

    fn take(&mut self, data: &Dataset, row: SheetRow) {
        if self.checker.is_some() {
            self.check(data, &row);
            return;
        }
        if !row.is_blank() || !self.first.is_empty() {
            self.first.push(row);
        }
        if self.first.len() > HEAD_ROWS && !self.find_head(data) {
            self.end(data);
        }
    }

    fn check(&mut self, data: &Dataset, row: &SheetRow) {
        let Some(checker) = self.checker.as_mut() else { return };
        if checker.rows >= MOST_ROWS {
            return self.break_off(data, Trouble::TooManyRows { most: MOST_ROWS });
        }
        if row.hidden && !row.is_blank() {
            self.hidden_rows.push(row.number);
            if !self.hidden_used {
                return;
            }
        }
        checker.row(data, row);
        if !row.is_blank() {
            self.kept.push(row);
        }
    }

    /// Looks for the headings among the first rows and checks the rows below them; `false` if there are none.
    fn find_head(&mut self, data: &Dataset) -> bool {
        let rows = std::mem::take(&mut self.first);
        let hidden = match &self.source {
            Some(OpenFile::Book(book)) => book.hidden.clone(),
            _ => Vec::new(),
        };
        let Some(found) = HeadRows::find(&rows, &hidden, &self.settings.choices) else { return false };
        let HeadRows { columns, last, two, falls_short } = found;
        if falls_short {
            let better = self.closest.as_ref().is_none_or(|(known, ..)| known.n() < columns.n());
            if better {
                self.closest = Some((columns, rows[last].number, self.sheet));
            }
            self.first = rows;
            return false;
        }
        self.head_row = rows[last].number;
        self.outcome.headings.clone_from(&columns.headings);
        if two {
            let found = rows[last].cells.iter().map(SheetCell::shown).collect::<Vec<_>>().join(" ");
            self.file_problems.push(Problem {
                row: self.head_row,
                column: None,
                found: crate::trouble::quoted(found.trim()),
                trouble: Trouble::TwoHeads,
            });
        }
        let mut mapping = SheetMapping::new(&columns, &self.settings.choices, self.sheet);
        mapping.head_row = self.head_row;
        let above = rows[..last + 1 - usize::from(two)].split_last().map_or(&rows[..0], |(_, above)| above);
        mapping.above = above.iter().map(SheetRow::line).filter(|line| !line.is_empty()).collect();
        let above = mapping.above.join(" ") + " " + &self.sheet_name();
        let of_hidden: Vec<usize> = columns.hidden.iter().map(|(_, at)| *at).collect();
        for (places, trouble) in [
            (&of_hidden, Trouble::HiddenColumn),
            (&columns.doubled, Trouble::DoubledColumn),
            (&columns.unknown, Trouble::UnknownColumn),
        ] {
            // The columns of an office's own sheet are shown and confirmed one by one.
            let said = !mapping.own || trouble == Trouble::HiddenColumn;
            for &at in places.iter().filter(|_| said) {
                let found = crate::trouble::quoted(columns.headings.get(at).map_or("", String::as_str));
                let row = self.head_row;
                self.file_problems.push(Problem { row, column: Some(at), found, trouble: trouble.clone() });
            }
        }
        let missing = mapping.missing.clone();
        if !missing.is_empty() && !mapping.own {
            self.file_problems.push(Problem {
                row: self.head_row,
                column: None,
                found: String::new(),
                trouble: Trouble::NoColumn(missing.clone()),
            });
        }
        self.ask_about_columns(&columns, missing);
        let JobSettings { today, choices } = std::mem::take(&mut self.settings);
        let is_whole = columns.missing().is_empty();
        let checker = Checker::new(data, columns, today, choices, self.from_1904, &above);
        mapping.district = checker.own.as_ref().and_then(|own| own.district.clone());
        self.outcome.mapping = (mapping.own || !is_whole).then_some(mapping);
        self.checker = Some(checker);
        for row in &rows[last + 1..] {
            self.check(data, row);
        }
        true
    }

    /// Asks which column is meant where several or hidden ones are named after a field, or none is and some are unknown.
    fn ask_about_columns(&mut self, columns: &SheetColumns, missing: Vec<SheetField>) {
        let several = columns.undecided.iter().map(|(field, _)| *field);
        let hidden = columns.hidden.iter().map(|(field, _)| *field);
        let mut fields: Vec<SheetField> =
            columns.chosen.iter().copied().chain(several).chain(hidden).chain(missing).collect();
        tidy(&mut fields);
        for field in fields {
            let answers: Vec<Answer> = columns
                .candidates(field)
                .into_iter()
                .map(|at| Answer {
                    id: at,
                    name: crate::trouble::quoted(columns.headings.get(at).map_or("", String::as_str)),
                    hidden: columns.hidden.iter().any(|(_, place)| *place == at),
                })
                .collect();
            if !answers.is_empty() {
                let (subject, taken) = (QuestionSubject::Column(field), columns.at(field));
                self.outcome.questions.push(SheetQuestion { subject, sheet: self.sheet, answers, taken });
            }
        }
    }

    /// Handles the end of a sheet: if it had no headings, the next sheet that is shown is tried.
    fn end(&mut self, data: &Dataset) {
        if self.checker.is_none() && !self.find_head(data) {
            let nothing = self.first.is_empty() && self.closest.is_none();
            let next = match &mut self.source {
                Some(OpenFile::Book(book)) => {
                    let shown = book.sheets().get(self.sheet + 1).is_some_and(|sheet| !sheet.hidden);
                    if shown && !self.sheet_is_chosen { book.read_sheet(self.sheet + 1) } else { Ok(false) }
                }
                _ => Ok(false),
            };
            match next {
                Ok(true) => {
                    self.sheet += 1;
                    self.first.clear();
                    return;
                }
                Ok(false) if nothing => self.about_file("", Trouble::EmptySheet),
                Ok(false) => self.no_head(),
                Err(trouble) => self.about_file("", trouble),
            }
        }
        self.about_book();
        self.finish();
    }

    /// Reports that no row names the columns, and what is closest to one.
    fn no_head(&mut self) {
        let (columns, row, sheet) = self.closest.take().unwrap_or_default();
        self.sheet = sheet;
        let missing = columns.missing();
        let mapping = SheetMapping::new(&columns, &self.settings.choices, sheet);
        self.outcome.mapping = Some(mapping).filter(|mapping| mapping.own && !mapping.columns.is_empty());
        let shown = columns.headings.iter().map(|heading| crate::trouble::quoted(heading));
        let there: Vec<String> = shown.filter(|heading| !heading.is_empty()).take(MOST_NAMED).collect();
        self.ask_about_columns(&columns, missing.clone());
        self.outcome.headings = columns.headings;
        self.file_problems.push(Problem {
            row,
            column: None,
            found: crate::trouble::quoted(&there.join(" ")),
            trouble: Trouble::NoHead { row, missing, there },
        });
    }

    /// Stops reading here. Rows before this point are kept, and their number is reported.
    fn break_off(&mut self, data: &Dataset, trouble: Trouble) {
        if self.checker.is_none() {
            self.find_head(data);
        }
        self.about_file("", trouble);
        match self.checker.as_ref().map_or(0, |checker| checker.rows) {
            0 => {}
            rows => self.about_file("", Trouble::ReadInPart { rows }),
        }
        self.about_book();
        self.finish();
    }

    /// Reports which sheet of a workbook was read, its other sheets and its merged cells.
    fn about_book(&mut self) {
        let Some(OpenFile::Book(book)) = &self.source else { return };
        let answer =
            |(id, sheet): (usize, &BookSheet)| Answer { id, name: sheet.name.clone(), hidden: sheet.hidden };
        let answers: Vec<Answer> = book.sheets().iter().enumerate().map(answer).collect();
        let others = |hidden: bool| -> Vec<String> {
            let others = answers.iter().filter(|sheet| sheet.id != self.sheet && sheet.hidden == hidden);
            others.map(|sheet| sheet.name.clone()).collect()
        };
        let (shown, hidden) = (others(false), others(true));
        self.outcome.sheet = self.sheet_name();
        let merged = self.merged_below();
        // The template's own second sheet only says what the file is.
        let is_ours = hidden.is_empty() && (shown == ["说明"] || shown == ["About"]);
        if !is_ours && answers.len() > 1 {
            let (subject, sheet, taken) = (QuestionSubject::Sheet, self.sheet, Some(self.sheet));
            self.outcome.questions.insert(0, SheetQuestion { subject, sheet, answers, taken });
            if !shown.is_empty() {
                self.about_file("", Trouble::OtherSheets(shown));
            }
            if !hidden.is_empty() {
                self.about_file("", Trouble::HiddenSheets(hidden));
            }
        }
        for (row, column, found) in merged {
            let trouble = Trouble::Merged;
            self.file_problems.push(Problem { row, column: Some(column), found, trouble });
        }
    }

    /// Name of the sheet that is read; empty where there are none.
    fn sheet_name(&self) -> String {
        let Some(OpenFile::Book(book)) = &self.source else { return String::new() };
        book.sheets().get(self.sheet).map(|sheet| sheet.name.clone()).unwrap_or_default()
    }

    /// Merged cells below the headings: row, column, range.
    fn merged_below(&self) -> Vec<(u32, usize, String)> {
        let Some(OpenFile::Book(book)) = &self.source else { return Vec::new() };
        if self.head_row == 0 {
            return Vec::new();
        }
        let name = |(column, row): (usize, u32)| format!("{}{}", letters(column), row + 1);
        let below = book.merged.iter().filter(|[_, last]| last.1 + 1 > self.head_row);
        below
            .map(|&[first, last]| (first.1 + 1, first.0, format!("{}:{}", name(first), name(last))))
            .collect()
    }

    fn about_file(&mut self, found: &str, trouble: Trouble) {
        let found = crate::trouble::quoted(found);
        self.file_problems.push(Problem { row: 0, column: None, found, trouble });
    }

    fn finish(&mut self) {
        self.source = None;
        let rows = std::mem::take(&mut self.hidden_rows);
        if !rows.is_empty() {
            let answer = |id: usize| Answer { id, name: String::new(), hidden: false };
            self.outcome.questions.push(SheetQuestion {
                subject: QuestionSubject::HiddenRows(rows.len()),
                sheet: self.sheet,
                answers: [0, 1].map(answer).to_vec(),
                taken: Some(usize::from(self.hidden_used)),
            });
            self.about_file("", Trouble::HiddenRows { rows, used: self.hidden_used });
        }
        if let Some(checker) = &self.checker {
            self.about_undecided(&checker.undecided());
        }
        self.outcome.problems.append(&mut self.file_problems);
        if let Some(mut checker) = self.checker.take() {
            checker.finish();
            if let (Some(mapping), Some(own)) = (&mut self.outcome.mapping, checker.own.take()) {
                (mapping.rows, mapping.asides) = (own.rows, own.asides);
                mapping.sample(self.kept.rows());
            }
            let Checker { mut problems, entries, open, left_empty, rows, questions, .. } = checker;
            let sheet = self.sheet;
            self.outcome
                .questions
                .extend(questions.into_iter().map(|question| SheetQuestion { sheet, ..question }));
            self.outcome.problems.append(&mut problems);
            self.outcome.entries = entries;
            self.outcome.open = open;
            self.outcome.left_empty = left_empty;
            self.outcome.rows = rows;
        }
    }

    /// Reports fields that several columns are named after, with the number of rows that wait for a decision.
    fn about_undecided(&mut self, undecided: &[(SheetField, Vec<usize>, u32)]) {
        for (field, places, rows) in undecided {
            let columns = places.iter().map(|at| column_name(&self.outcome.headings, *at)).collect();
            self.file_problems.push(Problem {
                row: self.head_row,
                column: places.last().copied(),
                found: String::new(),
                trouble: Trouble::TwoColumns { field: *field, columns, rows: *rows },
            });
        }
    }

    /// The outcome so far; complete once [`Job::is_done`].
    pub fn outcome(mut self) -> (Outcome, SheetText) {
        self.finish();
        (self.outcome, self.kept)
    }
}
