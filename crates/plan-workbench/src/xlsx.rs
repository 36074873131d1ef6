//! Workbooks (Office Open XML), read row by row. Formulas aren't computed and macros aren't run: neither is code here.

mod row;

use crate::sheet::Row;
use crate::trouble::Trouble;
use crate::xml::{Event, Next, Xml, attribute};
use crate::zip::{Broken, Entry, Unpacking, entries};
use plan_model::NaiveDate;
use row::Reading;

/// Most bytes that a sheet may unpack to, and all words that cells share. A hundred thousand rows need a third of it.
const MOST_SHEET: usize = 256 << 20;
const MOST_WORDS: usize = 64 << 20;
/// Most bytes of the small files that say what is where.
const MOST_LIST: usize = 4 << 20;
/// Most columns that are kept of a row.
const MOST_COLUMNS: usize = 256;
/// Most bytes of one cell's words.
const MOST_CELL: usize = 32_767 * 4;

/// A workbook, and the sheet of it that is being read.
pub(crate) struct Book {
    entries: Vec<Entry>,
    /// Names of the sheets with their files; hidden ones last.
    sheets: Vec<(String, String)>,
    words: Vec<String>,
    formats: Vec<Format>,
    /// Whether days are counted from 1904.
    from_1904: bool,
    /// Whether it holds a program.
    pub(crate) has_macros: bool,
    stage: Stage,
    /// Ranges of merged cells: first and last column and row, from 0.
    pub(crate) merged: Vec<[(usize, u32); 2]>,
}

enum Stage {
    Words(Part, Shared),
    /// The number of the last row, for sheets that leave numbers out.
    Sheet(Part, u32),
    Done,
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Plain,
    Percent,
    Day,
}

/// A file inside the workbook as it is read.
struct Part {
    entry: Entry,
    unpacking: Unpacking,
    xml: Xml,
}

impl Part {
    fn new(entry: &Entry, most: usize) -> Self {
        Self { entry: entry.clone(), unpacking: Unpacking::new(entry, most), xml: Xml::default() }
    }

    /// The next event; `None` at the end.
    fn next(&mut self, bytes: &[u8]) -> Result<Option<Event>, Trouble> {
        loop {
            match self.xml.next() {
                Next::Event(event) => return Ok(Some(event)),
                Next::Bad => return Err(Trouble::BrokenWorkbook),
                Next::More => {
                    let piece = self.unpacking.next(bytes).map_err(broken)?;
                    if piece.is_empty() {
                        return Ok(None);
                    }
                    self.xml.feed(piece);
                }
            }
        }
    }
}

fn broken(cause: Broken) -> Trouble {
    match cause {
        Broken::Damaged => Trouble::BrokenWorkbook,
        Broken::TooMuch => Trouble::Bomb,
    }
}

/// The words that cells share, as they come in.
#[derive(Default)]
struct Shared {
    inside: bool,
    /// Inside of a word's reading aid, which isn't part of it.
    aid: bool,
    text: bool,
    word: String,
    bytes: usize,
}

/// What came of a step.
pub(crate) enum Step {
    /// A row.
    Row(Row),
    /// Something before the first row; there is more.
    Busy,
    /// The sheet is over.
    End,
}

impl Book {
    /// Opens a workbook's lists.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Trouble> {
        let entries = entries(bytes).ok_or(Trouble::BrokenWorkbook)?;
        let mut book = Self {
            has_macros: entries
                .iter()
                .any(|entry| entry.name.to_ascii_lowercase().ends_with("vbaproject.bin")),
            entries,
            sheets: Vec::new(),
            words: Vec::new(),
            formats: Vec::new(),
            from_1904: false,
            stage: Stage::Done,
            merged: Vec::new(),
        };
        book.find_sheets(bytes)?;
        book.find_formats(bytes)?;
        book.stage = match book.entry("xl/sharedStrings.xml") {
            Some(entry) => Stage::Words(Part::new(entry, MOST_WORDS), Shared::default()),
            None => Stage::Done,
        };
        if matches!(book.stage, Stage::Done) {
            book.read_sheet(0)?;
        }
        Ok(book)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Names of the sheets.
    pub(crate) fn sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    /// Calls `each` with every opening tag of a small file, if it is there.
    fn tags(&self, bytes: &[u8], name: &str, each: &mut dyn FnMut(&str, &str)) -> Result<(), Trouble> {
        let Some(entry) = self.entry(name) else { return Ok(()) };
        let mut part = Part::new(entry, MOST_LIST);
        while let Some(event) = part.next(bytes)? {
            if let Event::Open { name, attributes, .. } = event {
                each(&name, &attributes);
            }
        }
        Ok(())
    }

    fn find_sheets(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut named: Vec<(bool, String, String)> = Vec::new();
        let mut from_1904 = false;
        self.tags(bytes, "xl/workbook.xml", &mut |tag, attributes| match tag {
            "sheet" => {
                let hidden = attribute(attributes, "state").is_some_and(|state| state != "visible");
                // The relation's id, not the sheet's own.
                let relation = attributes.split(":id=").nth(1).and_then(|_| relation_id(attributes));
                if let (Some(name), Some(id)) = (attribute(attributes, "name"), relation) {
                    named.push((hidden, name, id));
                }
            }
            "workbookPr" => {
                from_1904 = matches!(attribute(attributes, "date1904").as_deref(), Some("1" | "true"))
            }
            _ => {}
        })?;
        let mut files: Vec<(String, String)> = Vec::new();
        self.tags(bytes, "xl/_rels/workbook.xml.rels", &mut |tag, attributes| {
            if let ("Relationship", Some(id), Some(target)) =
                (tag, attribute(attributes, "Id"), attribute(attributes, "Target"))
            {
                let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                files.push((id, path));
            }
        })?;
        self.from_1904 = from_1904;
        named.sort_by_key(|(hidden, ..)| *hidden);
        self.sheets = named
            .into_iter()
            .filter_map(|(_, name, id)| {
                let (_, path) = files.iter().find(|(of, _)| *of == id)?;
                Some((name, path.clone()))
            })
            .filter(|(_, path)| self.entry(path).is_some())
            .collect();
        if self.sheets.is_empty() { Err(Trouble::BrokenWorkbook) } else { Ok(()) }
    }

    fn find_formats(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut own: Vec<(u32, Format)> = Vec::new();
        let mut formats = Vec::new();
        let mut inside = false;
        let Some(entry) = self.entry("xl/styles.xml") else { return Ok(()) };
        let mut part = Part::new(entry, MOST_LIST);
        while let Some(event) = part.next(bytes)? {
            match event {
                Event::Open { name, attributes, empty } => match name.as_str() {
                    "numFmt" => {
                        let id = attribute(&attributes, "numFmtId").and_then(|id| id.parse().ok());
                        if let (Some(id), Some(code)) = (id, attribute(&attributes, "formatCode")) {
                            own.push((id, format_of(&code)));
                        }
                    }
                    "cellXfs" => inside = !empty,
                    "xf" if inside => {
                        let id = attribute(&attributes, "numFmtId").and_then(|id| id.parse().ok());
                        let id: u32 = id.unwrap_or_default();
                        let known = own.iter().find(|(of, _)| *of == id).map(|(_, format)| *format);
                        formats.push(known.unwrap_or(match id {
                            9 | 10 => Format::Percent,
                            14..=17 | 22 | 27..=36 | 50..=58 => Format::Day,
                            _ => Format::Plain,
                        }));
                    }
                    _ => {}
                },
                Event::Close(name) if name == "cellXfs" => inside = false,
                _ => {}
            }
        }
        self.formats = formats;
        Ok(())
    }

    /// Begins with a sheet; `false` if there are no more.
    pub(crate) fn read_sheet(&mut self, at: usize) -> Result<bool, Trouble> {
        let Some((_, path)) = self.sheets.get(at) else { return Ok(false) };
        let entry = self.entry(path).ok_or(Trouble::BrokenWorkbook)?;
        self.stage = Stage::Sheet(Part::new(entry, MOST_SHEET), 0);
        self.merged.clear();
        Ok(true)
    }

    /// How much of the sheet has been read, from 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        match &self.stage {
            Stage::Words(..) => 0.0,
            Stage::Sheet(part, _) => part.unpacking.share(&part.entry),
            Stage::Done => 1.0,
        }
    }

    /// Reads on: at most one row, or some of the words that cells share.
    pub(crate) fn step(&mut self, bytes: &[u8]) -> Result<Step, Trouble> {
        let words_done = match &mut self.stage {
            Stage::Done => return Ok(Step::End),
            Stage::Words(part, shared) => shared.read(part, &mut self.words, bytes)?,
            Stage::Sheet(..) => false,
        };
        if words_done {
            self.read_sheet(0)?;
        }
        if !matches!(self.stage, Stage::Sheet(..)) || words_done {
            return Ok(Step::Busy);
        }
        self.next_row(bytes)
    }

    fn next_row(&mut self, bytes: &[u8]) -> Result<Step, Trouble> {
        let Self { stage, words, formats, merged, from_1904, .. } = self;
        let Stage::Sheet(part, last) = stage else { return Ok(Step::End) };
        let mut reading = Reading { words, formats, from_1904: *from_1904, merged };
        if let Some(row) = reading.row(part, last, bytes)? {
            return Ok(Step::Row(row));
        }
        self.stage = Stage::Done;
        Ok(Step::End)
    }
}

/// The id of the relation that a sheet names, which is the one attribute `id` with a prefix.
fn relation_id(attributes: &str) -> Option<String> {
    let at = attributes.find(":id=")?;
    attribute(&attributes[at + 1..], "id")
}

impl Shared {
    /// Reads some words; `true` when all are there.
    fn read(&mut self, part: &mut Part, words: &mut Vec<String>, bytes: &[u8]) -> Result<bool, Trouble> {
        for _ in 0..400 {
            let Some(event) = part.next(bytes)? else { return Ok(true) };
            match event {
                Event::Open { name, empty, .. } => match name.as_str() {
                    "si" if empty => words.push(String::new()),
                    "si" => self.inside = true,
                    "rPh" => self.aid = !empty,
                    "t" => self.text = !empty,
                    _ => {}
                },
                Event::Close(name) => match name.as_str() {
                    "si" => {
                        self.inside = false;
                        words.push(std::mem::take(&mut self.word));
                    }
                    "rPh" => self.aid = false,
                    "t" => self.text = false,
                    _ => {}
                },
                Event::Text(text) if self.inside && self.text && !self.aid => {
                    self.bytes += text.len();
                    if self.word.len() + text.len() > MOST_CELL || self.bytes > MOST_WORDS {
                        return Err(Trouble::Bomb);
                    }
                    self.word.push_str(&text);
                }
                Event::Text(_) => {}
            }
        }
        Ok(false)
    }
}

/// What a format's own pattern shows.
fn format_of(pattern: &str) -> Format {
    let mut quoted = false;
    let mut bracket = false;
    let mut bare = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' => drop(chars.next()),
            '[' => bracket = true,
            ']' => bracket = false,
            c if !quoted && !bracket => bare.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    if bare.contains('%') {
        Format::Percent
    } else if !bare.contains("general") && (bare.contains('y') || bare.contains('d')) {
        Format::Day
    } else {
        Format::Plain
    }
}

/// The day that a number of a spreadsheet stands for; `None` for one that is no day of our time.
pub(crate) fn day(number: f64, from_1904: bool) -> Option<NaiveDate> {
    if !(1.0..100_000.0).contains(&number) {
        return None;
    }
    let start = match from_1904 {
        true => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        false => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    start.checked_add_days(plan_model::Days::new(number as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_known_by_what_it_shows() {
        for (pattern, format) in [
            ("0.00%", Format::Percent),
            ("yyyy\\-mm\\-dd", Format::Day),
            ("yyyy\"年\"m\"月\"d\"日\"", Format::Day),
            ("[$-409]d\\-mmm", Format::Day),
            ("General", Format::Plain),
            ("#,##0.00", Format::Plain),
            ("0\"day\"", Format::Plain),
        ] {
            assert_eq!(format_of(pattern), format, "{pattern}");
        }
    }

    #[test]
    fn numbers_stand_for_the_days_that_spreadsheets_show() {
        let shown = |number, from_1904| day(number, from_1904).map(|day| day.to_string());
        assert_eq!(shown(45_657.0, false).as_deref(), Some("2024-12-31"));
        assert_eq!(shown(45_657.9, false).as_deref(), Some("2024-12-31"));
        assert_eq!(shown(44_195.0, true).as_deref(), Some("2024-12-31"));
        assert_eq!(shown(-1.0, false), None);
        assert_eq!(shown(f64::NAN, false), None);
    }
}
