//! Reads and checks a file in slices, so that the page stays responsive.

use crate::check::{AcceptedRow, Checker, UnresolvedRow};
use crate::columns::SheetColumns;
use crate::sheet::{SheetCell, SheetRow, letters};
use crate::source::{self, Decode, FileKind, MOST_BYTES, Source};
use crate::trouble::{Problem, Trouble, TroubleSeverity};
use crate::xlsx::SheetStep;
use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most rows.
pub const MOST_ROWS: u32 = 200_000;
/// Rows that are searched for headings.
const HEAD_ROWS: usize = 20;
/// Least known headings that make the next row a second row of headings.
const SECOND_HEAD: usize = 2;

/// Settings of a check.
#[derive(Clone, Debug, Default)]
pub struct JobSettings {
    /// Today; later days are doubtful.
    pub today: NaiveDate,
    /// Ids of targets that a person has chosen, by row number.
    pub choices: BTreeMap<u32, String>,
}

/// Result of reading and checking a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Rows that can be used, in the order of the sheet.
    pub entries: Vec<AcceptedRow>,
    /// Everything wrong, file first, then row by row.
    pub problems: Vec<Problem>,
    /// Rows whose target was found by name, or is to be chosen.
    pub open: Vec<UnresolvedRow>,
    /// Headings of the sheet.
    pub headings: Vec<String>,
    /// Name of the sheet that was read; empty where there are none.
    pub sheet: String,
    /// Rows with something in them, headings apart.
    pub rows: u32,
    /// Rows of a target without anything filled in.
    pub left_empty: u32,
    /// What kind of file it was; `None` if it was none.
    pub kind: Option<FileKind>,
}

impl Outcome {
    /// The outcome of a file that is too large to be read; `None` if it may be read.
    pub fn too_large(bytes: usize) -> Option<Self> {
        let trouble = Trouble::TooLarge { bytes, most: MOST_BYTES };
        let problem = Problem { row: 0, column: None, found: String::new(), trouble };
        (bytes > MOST_BYTES).then(|| Self { problems: vec![problem], ..Self::default() })
    }

    /// How many problems are of a severity.
    pub fn n(&self, severity: TroubleSeverity) -> usize {
        self.problems.iter().filter(|problem| problem.trouble.severity() == severity).count()
    }
}

/// Display name of a column: its letter and its heading.
pub fn column_name(headings: &[String], column: usize) -> String {
    match headings.get(column).map(|heading| heading.trim()).filter(|heading| !heading.is_empty()) {
        Some(heading) => format!("{} {heading}", letters(column)),
        None => letters(column),
    }
}

/// A file that is being read and checked.
pub struct Job {
    source: Option<Source>,
    settings: JobSettings,
    /// Rows before and around the headings.
    first: Vec<SheetRow>,
    checker: Option<Checker>,
    outcome: Outcome,
    file_problems: Vec<Problem>,
    sheet: usize,
    head_row: u32,
    /// Rows of the sheet by number, for the annotated copy.
    kept: Vec<(u32, String)>,
}

/// Separates the cells of a kept row.
const CELL_END: char = '\u{1f}';

impl Job {
    /// Opens a file. If it can't be opened, the job is done at once, with the reason among the problems.
    pub fn open(bytes: Arc<Vec<u8>>, settings: JobSettings, decode: Decode<'_>) -> Self {
        let mut job = Self {
            source: None,
            settings,
            first: Vec::new(),
            checker: None,
            outcome: Outcome::default(),
            file_problems: Vec::new(),
            sheet: 0,
            head_row: 0,
            kept: Vec::new(),
        };
        match source::open(bytes, decode) {
            Ok((source, kind)) => {
                job.outcome.kind = Some(kind);
                if let Source::Book(book) = &source
                    && book.has_macros
                {
                    job.about_file("vbaProject.bin", Trouble::Macros);
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
            Some(Source::Text(csv)) => csv.share(),
            Some(Source::Book(book)) => book.share(),
            Some(Source::Records(records)) => records.share(),
        };
        (share, self.checker.as_ref().map_or(0, |checker| checker.rows))
    }

    /// Reads and checks at most `n` rows; `true` when everything is read.
    pub fn step(&mut self, data: &Dataset, n: usize) -> bool {
        for _ in 0..n {
            let Some(source) = self.source.as_mut() else { return true };
            let row = match source {
                Source::Text(csv) => Ok(csv.next()),
                Source::Records(records) => Ok(records.next()),
                Source::Book(book) => match book.step() {
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
        checker.row(data, row);
        if !row.is_blank() {
            let cells: Vec<String> = row.cells.iter().map(SheetCell::shown).collect();
            self.kept.push((row.number, cells.join(&CELL_END.to_string())));
        }
    }

    /// Looks for the headings among the first rows and checks the rows below them; `false` if there are none.
    fn find_head(&mut self, data: &Dataset) -> bool {
        let rows = std::mem::take(&mut self.first);
        let heads = rows.iter().map(SheetColumns::of).collect::<Vec<_>>();
        let single = heads.iter().position(SheetColumns::suffice);
        let joined = (0..rows.len().saturating_sub(1)).find(|&at| {
            let both = SheetColumns::of_two(&rows[at], &rows[at + 1]);
            heads[at].n() >= 1
                && heads[at + 1].n() >= 1
                && both.suffice()
                && both.n() > heads[at].n().max(heads[at + 1].n())
        });
        let (columns, last) = match (single, joined) {
            // The row below the headings may be a second one.
            (Some(at), _) if heads.get(at + 1).is_some_and(|below| below.n() >= SECOND_HEAD) => {
                (SheetColumns::of_two(&rows[at], &rows[at + 1]), at + 1)
            }
            (Some(at), Some(both)) if both + 1 < at => {
                (SheetColumns::of_two(&rows[both], &rows[both + 1]), both + 1)
            }
            (Some(at), _) => (heads[at].clone(), at),
            (None, Some(both)) => (SheetColumns::of_two(&rows[both], &rows[both + 1]), both + 1),
            (None, None) => {
                self.first = rows;
                return false;
            }
        };
        let two = single != Some(last);
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
        for (places, trouble) in
            [(&columns.doubled, Trouble::DoubledColumn), (&columns.unknown, Trouble::UnknownColumn)]
        {
            for &at in places {
                let found = crate::trouble::quoted(columns.headings.get(at).map_or("", String::as_str));
                let row = self.head_row;
                self.file_problems.push(Problem { row, column: Some(at), found, trouble: trouble.clone() });
            }
        }
        let JobSettings { today, choices } = std::mem::take(&mut self.settings);
        self.checker = Some(Checker::new(data, columns, today, choices));
        for row in &rows[last + 1..] {
            self.check(data, row);
        }
        true
    }

    /// Handles the end of a sheet: if it had no headings, the next sheet is tried.
    fn end(&mut self, data: &Dataset) {
        if self.checker.is_none() && !self.find_head(data) {
            let nothing = self.first.is_empty();
            let next = match &mut self.source {
                Some(Source::Book(book)) => book.read_sheet(self.sheet + 1),
                _ => Ok(false),
            };
            match next {
                Ok(true) => {
                    self.sheet += 1;
                    self.first.clear();
                    return;
                }
                Ok(false) => {
                    let trouble =
                        if nothing && self.sheet == 0 { Trouble::EmptySheet } else { Trouble::NoHead };
                    let found = self
                        .first
                        .first()
                        .map(|row| row.cells.iter().map(SheetCell::shown).collect::<Vec<_>>().join(" "));
                    self.about_file(&found.unwrap_or_default(), trouble);
                }
                Err(trouble) => self.about_file("", trouble),
            }
        }
        self.about_book();
        self.finish();
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
        let Some(Source::Book(book)) = &self.source else { return };
        let mut others: Vec<String> = book.sheets().map(str::to_owned).collect();
        if self.sheet < others.len() {
            self.outcome.sheet = others.remove(self.sheet);
        }
        let merged = self.merged_below();
        // The template's own second sheet only says what the file is.
        if !others.is_empty() && others != ["说明"] && others != ["About"] {
            self.about_file("", Trouble::OtherSheets(others));
        }
        for (row, column, found) in merged {
            let trouble = Trouble::Merged;
            self.file_problems.push(Problem { row, column: Some(column), found, trouble });
        }
    }

    /// Merged cells below the headings: row, column, range.
    fn merged_below(&self) -> Vec<(u32, usize, String)> {
        let Some(Source::Book(book)) = &self.source else { return Vec::new() };
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
        self.outcome.problems.append(&mut self.file_problems);
        if let Some(checker) = self.checker.take() {
            let Checker { mut problems, entries, open, left_empty, rows, .. } = checker;
            self.outcome.problems.append(&mut problems);
            self.outcome.entries = entries;
            self.outcome.open = open;
            self.outcome.left_empty = left_empty;
            self.outcome.rows = rows;
        }
    }

    /// The outcome so far; complete once [`Job::is_done`].
    pub fn outcome(mut self) -> (Outcome, SheetText) {
        self.finish();
        (self.outcome, SheetText { rows: self.kept })
    }
}

/// The cells of a sheet as text, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetText {
    rows: Vec<(u32, String)>,
}

impl SheetText {
    /// Number and cells of each row below the headings.
    pub fn rows(&self) -> impl Iterator<Item = (u32, Vec<&str>)> {
        self.rows.iter().map(|(number, cells)| (*number, cells.split(CELL_END).collect()))
    }
}
