//! How an office's own sheet, which knows no ids, is understood: its columns, what all rows share, and which targets its names
//! mean. All of it is a guess until a person confirms it.

use crate::columns::SheetColumns;
use crate::outcome::SheetText;
use crate::question::SheetChoices;
use crate::sheet_field::SheetField;

/// What a person may say once for all rows, in the order of the form.
const FOR_ALL: [SheetField; 6] = [
    SheetField::District,
    SheetField::Title,
    SheetField::Publisher,
    SheetField::Published,
    SheetField::Day,
    SheetField::Url,
];

/// Most cells of a column that are shown with its heading.
const SAMPLES: usize = 3;

/// One column of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappedColumn {
    /// Its heading; empty where there is none.
    pub heading: String,
    /// What it is taken for; `None` if it isn't used.
    pub field: Option<SheetField>,
    /// Whether another column is taken for the same, so that neither is used until somebody decides.
    pub is_doubled: bool,
    /// Whether the sender hid it.
    pub hidden: bool,
    /// Its first cells.
    pub samples: Vec<String>,
}

/// A target that a row of an office's own sheet may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnMatch {
    /// Its id.
    pub target: String,
    /// How well it fits, from 0 to 1.
    pub share: f64,
    /// Whether it is of another district than the row.
    pub elsewhere: bool,
    /// Whether it asks for the number that the sheet says; `None` where either says none.
    pub same_number: Option<bool>,
}

/// How far the target of a row is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchStep {
    /// The first of its matches can hardly be mistaken; one press confirms it with the others that are listed.
    Sure,
    /// A person has to choose.
    Doubtful,
    /// No target is called anything like it.
    Unmatched,
    /// A person has chosen or confirmed it.
    Confirmed,
    /// A person has chosen not to use the row.
    LeftOut,
}

/// A row of an office's own sheet and the targets that it may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRow {
    /// Its number in the sheet.
    pub row: u32,
    /// What it calls the target.
    pub name: String,
    /// What it says that the target asks for; empty if it says nothing.
    pub asked: String,
    /// Its value as it stands there.
    pub value: String,
    /// Targets that may be meant, best first.
    pub matches: Vec<OwnMatch>,
    /// Id of the target that is confirmed or, as the first match, can hardly be mistaken; `None` if there is none.
    pub taken: Option<String>,
    /// How far that is settled.
    pub step: MatchStep,
    /// Another row that seems to mean the same target; `None` if there is none.
    pub twin: Option<u32>,
}

/// How a sheet is understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetMapping {
    /// Whether rows name their targets without ids; only then columns and matches have to be confirmed.
    pub own: bool,
    /// The sheet that it is of, as [`SheetChoices::sheet`] counts.
    pub sheet: usize,
    /// Number of the last row of headings; 0 if none was found.
    pub head_row: u32,
    /// What stands above the headings, each row in one line.
    pub above: Vec<String>,
    /// The columns from the first to the last.
    pub columns: Vec<MappedColumn>,
    /// Whether the columns are confirmed.
    pub confirmed: bool,
    /// What no column says and a person may say for all rows.
    pub form: Vec<SheetField>,
    /// What every row needs and neither a column nor a person says.
    pub missing: Vec<SheetField>,
    /// Id of the district that the sheet seems to be of; `None` if it names none or several.
    pub district: Option<String>,
    /// Rows and what they may mean.
    pub rows: Vec<OwnRow>,
    /// Numbers of rows that are no data: subtitles, totals, notes, repeated headings.
    pub asides: Vec<u32>,
}

impl SheetMapping {
    /// What the headings say, with what a person has decided.
    pub(crate) fn new(columns: &SheetColumns, choices: &SheetChoices, sheet: usize) -> Self {
        let doubled = |at: usize| columns.undecided.iter().find(|(_, places)| places.contains(&at));
        let column = |(at, heading): (usize, &String)| MappedColumn {
            heading: heading.trim().to_owned(),
            field: columns.field_at(at).or_else(|| doubled(at).map(|(field, _)| *field)),
            is_doubled: doubled(at).is_some(),
            hidden: columns.hidden.iter().any(|(_, place)| *place == at),
            samples: Vec::new(),
        };
        let said = |field: &SheetField| choices.for_all.get(field).is_some_and(|words| !words.is_empty());
        let own = columns.is_own();
        let is_free = |field: &SheetField| columns.place(*field).is_none();
        let form = FOR_ALL.into_iter().filter(is_free).filter(|field| own || *field != SheetField::District);
        Self {
            own,
            sheet,
            columns: columns.headings.iter().enumerate().map(column).collect(),
            confirmed: choices.columns_confirmed,
            form: form.collect(),
            missing: columns.missing().into_iter().filter(|field| !said(field)).collect(),
            ..Self::default()
        }
    }

    /// Adds the first cells of each column.
    pub(crate) fn sample(&mut self, kept: &SheetText) {
        for (_, cells) in kept.rows().filter(|(number, _)| !self.asides.contains(number)) {
            for (column, cell) in self.columns.iter_mut().zip(cells) {
                if column.samples.len() < SAMPLES && !cell.trim().is_empty() {
                    column.samples.push(crate::trouble::quoted(cell));
                }
            }
            if self.columns.iter().all(|column| column.samples.len() >= SAMPLES) {
                return;
            }
        }
    }

    /// Rows whose target is of a step.
    pub fn of(&self, step: MatchStep) -> impl Iterator<Item = &OwnRow> {
        self.rows.iter().filter(move |row| row.step == step)
    }
}

/// Of rows that seem to mean the same target none is sure: a person has to see that.
pub(crate) fn doubt_twins(rows: &mut [OwnRow]) {
    let mut first = std::collections::HashMap::new();
    for at in 0..rows.len() {
        let (OwnRow { row, step: MatchStep::Sure | MatchStep::Confirmed, .. }, Some(id)) =
            (&rows[at], rows[at].taken.clone())
        else {
            continue;
        };
        let (number, other) = (*row, *first.entry(id).or_insert(at));
        if other == at {
            continue;
        }
        let before = rows[other].row;
        for (at, twin) in [(other, number), (at, before)] {
            rows[at].twin = Some(twin);
            if rows[at].step == MatchStep::Sure {
                rows[at].step = MatchStep::Doubtful;
                rows[at].taken = None;
            }
        }
    }
}
