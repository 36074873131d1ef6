//! What a file leaves open and only a person can decide: which sheet, column or row is meant, and whether hidden rows count.

use crate::sheet::{SheetCell, letters};
use crate::sheet_field::SheetField;
use plan_model::lang::Lang;

/// What a person has decided about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetChoices {
    /// Ids of targets, by row number; empty for a row that isn't to be used.
    pub targets: RowTargets,
    /// The sheet to read, by its place among the sheets that [`SheetQuestion`] offers; `None` for the first that is shown and
    /// has headings.
    pub sheet: Option<usize>,
    /// The column that a field is read from, from 0.
    pub columns: Vec<(SheetField, usize)>,
    /// Whether hidden rows are used.
    pub hidden_rows: bool,
    /// Numbers of the rows that are right among rows that contradict each other.
    pub rows: Vec<u32>,
    /// Columns that hold nothing to be used, from 0.
    pub unused: Vec<usize>,
    /// Whether what the columns of a sheet without ids hold is confirmed.
    pub columns_confirmed: bool,
    /// What all rows share and no column says, as a cell would say it.
    pub for_all: ForAllRows,
}

/// Targets that a person has chosen for rows. A list in order, since the code of a map would weigh more than all of this file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowTargets(Vec<(u32, String)>);

impl RowTargets {
    /// What is chosen for a row; `None` if nothing is.
    pub fn get(&self, row: u32) -> Option<&str> {
        let at = self.place(row).ok()?;
        self.0.get(at).map(|(_, id)| id.as_str())
    }

    /// Chooses for a row.
    pub fn insert(&mut self, row: u32, id: String) {
        match self.place(row) {
            Ok(at) => self.0[at].1 = id,
            Err(at) => self.0.insert(at, (row, id)),
        }
    }

    fn place(&self, row: u32) -> Result<usize, usize> {
        self.0.binary_search_by(|(of, _)| of.cmp(&row))
    }
}

/// What a person says once for all rows, as a cell would say it. An empty text says that there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForAllRows(Vec<(SheetField, String)>);

impl ForAllRows {
    /// What is said of a field; `None` if nothing is.
    pub fn get(&self, field: SheetField) -> Option<&str> {
        self.0.iter().find(|(of, _)| *of == field).map(|(_, words)| words.as_str())
    }

    /// Says something of a field.
    pub fn set(&mut self, field: SheetField, words: String) {
        match self.0.iter_mut().find(|(of, _)| *of == field) {
            Some((_, said)) => *said = words,
            None => self.0.push((field, words)),
        }
    }

    /// The same as cells.
    pub(crate) fn cells(&self) -> Vec<(SheetField, SheetCell)> {
        self.0.iter().map(|(field, words)| (*field, SheetCell::Text(words.clone()))).collect()
    }
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionSubject {
    /// Which sheet is read.
    Sheet,
    /// Which column a field is read from.
    Column(SheetField),
    /// Whether rows that the sender hid are used; how many there are.
    HiddenRows(usize),
    /// Which of the rows that contradict each other is right.
    Rows,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its number: of a sheet or column from 0, of a row as a spreadsheet shows it; for hidden rows 0 means no and 1 yes.
    pub id: usize,
    /// Name of the sheet or heading of the column, or what the row says.
    pub name: String,
    /// Whether the sender hid it.
    pub hidden: bool,
}

/// A question to the person who brought the file. Until it is answered, nothing that depends on it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetQuestion {
    /// What it is about.
    pub subject: QuestionSubject,
    /// The sheet that it is about, as [`SheetChoices::sheet`] counts; 0 where there are no sheets.
    pub sheet: usize,
    /// What can be chosen.
    pub answers: Vec<Answer>,
    /// Id of the answer that is used; `None` if none is.
    pub taken: Option<usize>,
}

impl SheetChoices {
    /// Records an answer; `None` takes it back.
    pub fn answer(&mut self, question: &SheetQuestion, id: Option<usize>) {
        match &question.subject {
            QuestionSubject::Sheet => {
                // What was decided of one sheet says nothing of another.
                let for_all = std::mem::take(&mut self.for_all);
                *self = Self { sheet: id, for_all, ..Self::default() };
                return;
            }
            QuestionSubject::Column(field) => match id {
                Some(column) => self.assign(column, Some(*field)),
                None => self.columns.retain(|(of, _)| of != field),
            },
            QuestionSubject::HiddenRows(_) => self.hidden_rows = id == Some(1),
            QuestionSubject::Rows => {
                self.rows.retain(|row| !question.answers.iter().any(|answer| answer.id as u32 == *row));
                self.rows.extend(id.map(|row| row as u32));
            }
        }
        self.sheet = Some(question.sheet);
    }
}

impl SheetChoices {
    /// The column that a person has chosen for a field.
    pub(crate) fn column_of(&self, field: SheetField) -> Option<usize> {
        self.columns.iter().find(|(of, _)| *of == field).map(|(_, at)| *at)
    }

    /// Records what a column holds; `None` if it isn't to be used. What was confirmed on other columns counts no longer.
    pub fn assign(&mut self, column: usize, field: Option<SheetField>) {
        self.columns.retain(|(of, at)| *at != column && Some(*of) != field);
        self.unused.retain(|at| *at != column);
        match field {
            Some(field) => self.columns.push((field, column)),
            None => self.unused.push(column),
        }
        self.columns_confirmed = false;
        self.targets = RowTargets::default();
    }
}

impl SheetQuestion {
    /// The question as a label.
    pub fn text(&self, lang: Lang) -> String {
        match (&self.subject, lang) {
            (QuestionSubject::Sheet, Lang::Zh) => "读哪张工作表？".to_owned(),
            (QuestionSubject::Sheet, Lang::En) => "Which sheet is to be read?".to_owned(),
            (QuestionSubject::Column(field), Lang::Zh) => format!("“{}”用哪一列？", field.heading(lang)),
            (QuestionSubject::Column(field), Lang::En) => {
                format!("Which column is “{}”?", field.heading(lang))
            }
            (QuestionSubject::HiddenRows(n), Lang::Zh) => format!("隐藏的 {n} 行用不用？"),
            (QuestionSubject::HiddenRows(n), Lang::En) => format!("Are the hidden rows ({n}) to be used?"),
            (QuestionSubject::Rows, Lang::Zh) => "互相矛盾的几行，哪一行对？".to_owned(),
            (QuestionSubject::Rows, Lang::En) => {
                "Which of the rows that contradict each other is right?".to_owned()
            }
        }
    }

    /// An answer as the line of a list.
    pub fn answer_text(&self, answer: &Answer, lang: Lang) -> String {
        let Answer { id, name, .. } = answer;
        let said = match (&self.subject, lang) {
            (QuestionSubject::Sheet, _) => name.clone(),
            (QuestionSubject::Column(_), _) => format!("{} {name}", letters(*id)).trim_end().to_owned(),
            (QuestionSubject::HiddenRows(_), Lang::Zh) => if *id == 0 { "不用" } else { "用" }.to_owned(),
            (QuestionSubject::HiddenRows(_), Lang::En) => if *id == 0 { "no" } else { "yes" }.to_owned(),
            (QuestionSubject::Rows, Lang::Zh) => format!("第 {id} 行：{name}"),
            (QuestionSubject::Rows, Lang::En) => format!("row {id}: {name}"),
        };
        match answer.hidden {
            true => format!("{said}{}", lang.pick("（隐藏）", " (hidden)")),
            false => said,
        }
    }
}
