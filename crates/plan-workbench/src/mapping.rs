//! How an office's own sheet, which knows no ids, is understood: its columns, what all rows share, and which targets its names
//! mean. All of it is a guess until a person confirms it.

use crate::columns::SheetColumns;
use crate::question::SheetChoices;
use crate::sheet::runs;
use crate::sheet_field::SheetField;
use plan_model::lang::Lang;
use plan_present::format;

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
    /// The position of that target.
    pub(crate) position: Option<usize>,
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
        let said = |field: &SheetField| choices.for_all.get(*field).is_some_and(|words| !words.is_empty());
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

    /// Adds the first cells of each column, from the numbers and cells of the rows below the headings.
    pub(crate) fn sample<'a>(&mut self, rows: impl Iterator<Item = (u32, Vec<&'a str>)>) {
        for (number, cells) in rows {
            if self.asides.contains(&number) {
                continue;
            }
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

    /// What to say of a row's target, and what a person has to do about it.
    pub fn words(row: &OwnRow, lang: Lang) -> String {
        let first = row.matches.first();
        let share = first.map_or(0.0, |first| first.share * 100.0).floor();
        let share = format::number(share, 0, lang);
        let same = first.and_then(|first| first.same_number);
        match (row.step, lang) {
            (MatchStep::Sure, Lang::Zh) => {
                let number = if same == Some(true) { "，目标数相符" } else { "" };
                format!("猜的，待确认：相似 {share}%{number}。")
            }
            (MatchStep::Sure, Lang::En) => {
                let number = if same == Some(true) { ", asks for the same number" } else { "" };
                format!("Guessed, to be confirmed: {share}% alike{number}.")
            }
            (MatchStep::Doubtful, _) if row.twin.is_some() => {
                let twin = row.twin.unwrap_or_default();
                match lang {
                    Lang::Zh => format!("第 {twin} 行也像是这个目标。请选定，另一行可以不用。"),
                    Lang::En => format!(
                        "Row {twin} seems to mean the same target. Choose; the other row can be left out."
                    ),
                }
            }
            (MatchStep::Doubtful, _) if first.is_some_and(|first| first.elsewhere) => lang
                .pick(
                    "最相近的是别的区的目标，请核对。",
                    "The likeliest target is of another district. Choose.",
                )
                .to_owned(),
            (MatchStep::Doubtful, _) if same == Some(false) => lang
                .pick(
                    "名称相近，但目标数不同，请核对。",
                    "The names are alike, the numbers asked for aren't. Choose.",
                )
                .to_owned(),
            (MatchStep::Doubtful, Lang::Zh) => format!("拿不准，最相近的 {share}%，请选。"),
            (MatchStep::Doubtful, Lang::En) => format!("In doubt: {share}% alike at best. Choose."),
            (MatchStep::Unmatched, _) => lang
                .pick(
                    "没有名称相近的目标。可以自己选，也可以不用这一行。",
                    "No target has a name like it. Choose one, or leave the row out.",
                )
                .to_owned(),
            (MatchStep::Confirmed, _) => lang.pick("已确认。", "Confirmed.").to_owned(),
            (MatchStep::LeftOut, _) => lang.pick("不用这一行。", "Left out.").to_owned(),
        }
    }

    /// What a column is taken for, and how sure that is.
    pub fn column_words(&self, column: &MappedColumn, lang: Lang) -> &'static str {
        match column.field {
            _ if column.is_doubled => {
                lang.pick("有几列都像是这一项，请只留一列。", "Several columns seem to be this. Keep one.")
            }
            None if column.hidden => lang.pick("这一列隐藏了，没有用。", "Hidden, so it isn't used."),
            Some(SheetField::Deadline) if !self.confirmed => lang.pick(
                "猜的：目标的期限，不当作数的日期。如果写的是数的日期，请改选“数值日期”。",
                "Guessed: when the target is due, not the value's day. If it is that, choose “value as of”.",
            ),
            Some(_) if self.confirmed => lang.pick("已确认。", "Confirmed."),
            Some(_) => lang.pick("猜的，待确认。", "Guessed, to be confirmed."),
            None => lang.pick("不用。", "Not used."),
        }
    }

    /// Where the headings stand, and what was skipped above and between the rows; empty if there is nothing to say.
    pub fn skipped(&self, lang: Lang) -> String {
        let mut said = Vec::new();
        if self.head_row > 0 {
            said.push(match lang {
                Lang::Zh => format!("列名在第 {} 行。", self.head_row),
                Lang::En => format!("The headings are in row {}.", self.head_row),
            });
        }
        if !self.above.is_empty() {
            let above = crate::trouble::quoted(&self.above.join(" / "));
            said.push(match lang {
                Lang::Zh => format!("上面的“{above}”是题目，不当作数据。"),
                Lang::En => format!("What stands above, “{above}”, is a title and no data."),
            });
        }
        if !self.asides.is_empty() {
            let rows = runs(&self.asides, lang);
            said.push(match lang {
                Lang::Zh => format!("第 {rows} 行是小标题、合计、注或重复的列名，没有读。"),
                Lang::En => {
                    format!("Rows {rows} are subtitles, totals, notes or headings once more; not read.")
                }
            });
        }
        said.join(lang.pick("", " "))
    }

    /// Rows whose target is of a step.
    pub fn of(&self, step: MatchStep) -> impl Iterator<Item = &OwnRow> {
        self.rows.iter().filter(move |row| row.step == step)
    }
}

/// Of rows that seem to mean the same target none is sure: a person has to see that.
pub(crate) fn doubt_twins(rows: &mut [OwnRow]) {
    // The first row of each target, by its position.
    let mut first: Vec<Option<usize>> = Vec::new();
    for at in 0..rows.len() {
        let Some(position) = rows[at].position else { continue };
        if first.len() <= position {
            first.resize(position + 1, None);
        }
        let Some(other) = first[position] else {
            first[position] = Some(at);
            continue;
        };
        let (number, before) = (rows[at].row, rows[other].row);
        for (at, twin) in [(other, number), (at, before)] {
            rows[at].twin = Some(twin);
            if rows[at].step == MatchStep::Sure {
                rows[at].step = MatchStep::Doubtful;
                rows[at].taken = None;
            }
        }
    }
}
