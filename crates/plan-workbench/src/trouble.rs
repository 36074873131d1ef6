//! Everything that can be wrong with a file, a row or a cell. The sentences about it are in `problem_text`.

use crate::foreign::Foreign;
use crate::sheet_field::SheetField;
use plan_method::progress::State;
use plan_model::NaiveDate;
use plan_model::plan::{Bilingual, Bound};

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    // The file as a whole.
    /// More bytes than are read.
    TooLarge {
        /// Bytes found.
        bytes: usize,
        /// Most bytes of such a file.
        most: usize,
    },
    /// No bytes at all.
    EmptyFile,
    /// The old format of workbooks, or one that a password protects.
    OldWorkbook,
    /// A file of another kind than its name says, or of one that isn't read.
    ForeignFile(Foreign),
    /// Neither text nor a workbook.
    NoTable,
    /// A workbook that is cut off or damaged.
    BrokenWorkbook,
    /// It unpacks to more than any sheet needs.
    Bomb,
    /// Text that is neither UTF-8 nor GB18030.
    OtherEncoding,
    /// Text that is no JSON.
    BadJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON that holds no list of records.
    NoRecords,
    /// Nothing but empty cells.
    EmptySheet,
    /// No row that names columns; what is closest to one.
    NoHead {
        /// Number of that row; 0 if there is no row at all.
        row: u32,
        /// What no column is named after.
        missing: Vec<SheetField>,
        /// What stands there.
        there: Vec<String>,
    },
    /// There are headings, but none for something that every row needs; none of the rows is used.
    NoColumn(Vec<SheetField>),
    /// More rows than are read.
    TooManyRows {
        /// Most rows.
        most: u32,
    },
    // Worth knowing about the file.
    /// Reading broke off; rows before that spot, which are used.
    ReadInPart {
        /// Rows with something in them, headings apart.
        rows: u32,
    },
    /// It contains macros.
    Macros,
    /// It has more sheets, which aren't read; their names.
    OtherSheets(Vec<String>),
    /// Its headings stand in two rows.
    TwoHeads,
    /// A column whose heading means nothing here.
    UnknownColumn,
    /// A column that says what another one says.
    DoubledColumn,
    /// Several columns are named after one field, and nobody has decided which is meant.
    TwoColumns {
        /// The field.
        field: SheetField,
        /// Names of the columns.
        columns: Vec<String>,
        /// How many rows say something else in each of them; these aren't used.
        rows: u32,
    },
    /// A column that the sender hid; it isn't used.
    HiddenColumn,
    /// Rows that the sender hid.
    HiddenRows {
        /// Their numbers.
        rows: Vec<u32>,
        /// Whether a person has decided to use them.
        used: bool,
    },
    /// Sheets that the sender hid, which aren't read; their names.
    HiddenSheets(Vec<String>),
    /// Cells that are joined to one; by their range.
    Merged,
    /// Bytes of the cell fit no encoding.
    LostBytes,
    /// Records of a JSON that can't be read; the others are.
    LostRecords {
        /// How many.
        n: usize,
    },
    // Which target.
    /// Neither id nor name.
    NoTarget,
    /// No target is called so; targets that sound alike.
    UnknownTarget(Vec<String>),
    /// Several targets are called so.
    SeveralTargets(Vec<String>),
    /// Found by name, not by id.
    FoundByName(String),
    /// Id and name speak of different things; the indicator's name.
    NameDiffers(Bilingual),
    /// The id's target is of another district than the row names; the target's district.
    OtherDistrict(Bilingual),
    /// Published values decide the target already; its state.
    Decided(State),
    /// The plan's number is no commitment that can be judged.
    NeverJudged,
    // The value.
    /// Other cells are filled, the value isn't.
    NoValue,
    /// It is no number.
    NotANumber,
    /// It is a range or a sum.
    NotOneNumber,
    /// A range in an office's own sheet, read as at least its lower end; both ends.
    ReadAsAtLeast {
        /// The lower end, which is used.
        least: f64,
        /// The upper end.
        most: f64,
    },
    /// A share of the work done, perhaps, and not of what the target asks for.
    ShareOfWork,
    /// Its separators fit no number.
    Separators,
    /// Three digits behind a point: a fraction, or thousands.
    PointOrThousand,
    /// The percent sign is written as words.
    PercentWords,
    /// A day in place of a number; what was probably typed.
    DayForNumber(String),
    /// Larger or smaller than any file of the data can hold.
    OutOfRange,
    /// Signs that stand for a number which the column was too narrow for.
    TooNarrow,
    /// The result of a formula, as last computed.
    Formula,
    /// A formula whose result the file doesn't hold.
    FormulaWithoutResult,
    /// Words that a spreadsheet would take for a formula, in place of a number or day.
    FormulaWords,
    /// Words that a spreadsheet would take for a formula.
    FormulaLike,
    /// A spreadsheet's error value (`#N/A`).
    Mistake,
    /// The unit isn't known.
    UnknownUnit,
    /// The unit measures something else; the target's.
    OtherUnit(String),
    /// The unit differs by a power of ten; the target's, and the value in it.
    OtherScale {
        /// The target's unit.
        unit: String,
        /// The value in it.
        value: f64,
    },
    /// The plan asks for complete coverage in words, and the value has no unit: taken as per cent.
    TakenAsPercent,
    /// A share outside of 0 to 100.
    OutsideShare,
    /// A share that may have been meant as a fraction of one.
    FractionOfOne,
    /// A negative number of something that is counted.
    Negative,
    /// Far from what the target asks for; how many times more or less.
    FarOff(f64),
    /// The bound isn't known.
    UnknownBound,
    // The day.
    /// No day.
    NoDay,
    /// It is no day.
    NotADay,
    /// It could be two days.
    AmbiguousDay,
    /// A day as the number that spreadsheets count it by; the day that was made of it.
    DayAsNumber(NaiveDate),
    /// A day whose year the sheet doesn't show; the day that it holds.
    YearNotShown(NaiveDate),
    /// Before the baseline that the target is judged from; the day of that.
    BeforeBaseline(NaiveDate),
    /// Later than today.
    Future,
    /// It covers part of a year.
    PartYear,
    /// A year's figure for what is counted over several.
    YearOfSeveral,
    /// The span isn't known.
    UnknownPeriod,
    /// The kind isn't known.
    UnknownKind,
    /// How the definition fits isn't known.
    UnknownMatch,
    // The publication.
    /// Something that a published value needs isn't there.
    Missing(SheetField),
    /// No address of a page.
    BadUrl,
    /// The day of publication can't be read.
    BadPublished,
    /// More words than a cell should hold.
    TooLong,
    // Against other values.
    /// A row above says the same of the same day.
    SameRow(u32),
    /// Other rows say something else of the same day; none of them is used until somebody decides.
    OtherRow(Vec<u32>),
    /// A published value says the same; its record.
    SamePublished(String),
    /// A published value of the same day says something else.
    OtherPublished {
        /// Its record.
        record: String,
        /// Its value.
        value: f64,
        /// How exact that is.
        bound: Bound,
        /// Its unit.
        unit: String,
    },
}

/// Severity of a trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TroubleSeverity {
    /// The row, or the file, isn't used.
    Error,
    /// It is used; somebody should look at it.
    Warning,
}

impl Trouble {
    /// Its severity.
    pub fn severity(&self) -> TroubleSeverity {
        use Trouble::*;
        match self {
            // Whichever is meant, every row says the same.
            TwoColumns { rows: 0, .. } => TroubleSeverity::Warning,
            ReadInPart { .. }
            | Macros
            | OtherSheets(_)
            | TwoHeads
            | UnknownColumn
            | DoubledColumn
            | HiddenColumn
            | HiddenRows { .. }
            | HiddenSheets(_)
            | Merged
            | FoundByName(_)
            | NameDiffers(_)
            | NeverJudged
            | Decided(_)
            | ReadAsAtLeast { .. }
            | ShareOfWork
            | PointOrThousand
            | PercentWords
            | Formula
            | FormulaLike
            | OtherScale { .. }
            | OutsideShare
            | FractionOfOne
            | Negative
            | FarOff(_)
            | DayAsNumber(_)
            | YearNotShown(_)
            | TakenAsPercent
            | BeforeBaseline(_)
            | Future
            | PartYear
            | YearOfSeveral
            | BadPublished
            | SameRow(_)
            | SamePublished(_)
            | OtherPublished { .. } => TroubleSeverity::Warning,
            TooLarge { .. }
            | EmptyFile
            | OldWorkbook
            | OtherDistrict(_)
            | ForeignFile(_)
            | LostBytes
            | LostRecords { .. }
            | NoTable
            | BrokenWorkbook
            | Bomb
            | OtherEncoding
            | BadJson { .. }
            | NoRecords
            | EmptySheet
            | NoHead { .. }
            | NoColumn(_)
            | TwoColumns { .. }
            | TooManyRows { .. }
            | NoTarget
            | UnknownTarget(_)
            | SeveralTargets(_)
            | NoValue
            | NotANumber
            | NotOneNumber
            | Separators
            | DayForNumber(_)
            | OutOfRange
            | TooNarrow
            | FormulaWithoutResult
            | FormulaWords
            | Mistake
            | UnknownUnit
            | OtherUnit(_)
            | UnknownBound
            | NoDay
            | NotADay
            | AmbiguousDay
            | UnknownPeriod
            | UnknownKind
            | UnknownMatch
            | Missing(_)
            | BadUrl
            | TooLong
            | OtherRow(_) => TroubleSeverity::Error,
        }
    }
}

/// A trouble and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The row as a spreadsheet numbers it; 0 for the file as a whole.
    pub row: u32,
    /// The column, from 0; `None` for a row or file as a whole.
    pub column: Option<usize>,
    /// What stands there, cut short.
    pub found: String,
    /// What is wrong.
    pub trouble: Trouble,
}

/// Most characters that a problem quotes.
const MOST_FOUND: usize = 60;

/// What stands in a cell, short enough for a line.
pub(crate) fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST_FOUND) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}
