//! What came of reading and checking a file, and the sheet's cells for an annotated copy.

use crate::check::{AcceptedRow, UnresolvedRow};
use crate::file_kind::FileKind;
use crate::mapping::SheetMapping;
use crate::question::SheetQuestion;
use crate::sheet::{SheetCell, SheetRow, letters};
use crate::source::MOST_BYTES;
use crate::trouble::{Problem, Trouble, TroubleSeverity};

/// Result of reading and checking a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Rows that can be used, in the order of the sheet.
    pub entries: Vec<AcceptedRow>,
    /// Everything wrong, file first, then row by row.
    pub problems: Vec<Problem>,
    /// Rows whose target was found by name, or is to be chosen.
    pub open: Vec<UnresolvedRow>,
    /// What only a person can decide.
    pub questions: Vec<SheetQuestion>,
    /// Headings of the sheet.
    pub headings: Vec<String>,
    /// Name of the sheet that was read; empty where there are none.
    pub sheet: String,
    /// How the sheet is understood where rows have no ids or lack what all of them share; `None` where neither is so.
    pub mapping: Option<SheetMapping>,
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

/// Separates the cells of a kept row.
const CELL_END: char = '\u{1f}';

/// The cells of a sheet as text, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetText {
    rows: Vec<(u32, String)>,
}

impl SheetText {
    /// Keeps a row.
    pub(crate) fn push(&mut self, row: &SheetRow) {
        let cells: Vec<String> = row.cells.iter().map(SheetCell::shown).collect();
        self.rows.push((row.number, cells.join(&CELL_END.to_string())));
    }

    /// Number and cells of each row below the headings.
    pub fn rows(&self) -> impl Iterator<Item = (u32, Vec<&str>)> {
        self.rows.iter().map(|(number, cells)| (*number, cells.split(CELL_END).collect()))
    }
}
