//! Workbooks (Office Open XML), read row by row. Formulas aren't computed and macros aren't run.

mod escape;
pub(crate) mod format;
mod part;
mod row_reader;
mod shared_strings;

use crate::foreign;
use crate::sheet::SheetRow;
use crate::trouble::Trouble;
use crate::xml_reader::{XmlEvent, attribute};
use crate::zip_reader::{ZipEntry, entries};
use escape::unescaped;
use format::{NumberFormat, built_in, format_of};
use part::PartReader;
use plan_model::order::arrange_by_key;
use row_reader::RowReader;
use shared_strings::{MOST_WORDS, SharedStrings};
use std::sync::Arc;

/// Most bytes that a sheet may unpack to. A hundred thousand rows need a third of it.
const MOST_SHEET: usize = 256 << 20;
/// Most bytes of the workbook's lists: sheets, relations, styles.
const MOST_LIST: usize = 4 << 20;
/// A workbook, and the sheet of it that is being read.
pub(crate) struct Book {
    /// The whole archive.
    bytes: Arc<Vec<u8>>,
    entries: Vec<ZipEntry>,
    /// Hidden sheets last.
    sheets: Vec<BookSheet>,
    words: Vec<String>,
    formats: Vec<NumberFormat>,
    /// Whether days are counted from 1904.
    pub(crate) from_1904: bool,
    /// Whether it contains macros.
    pub(crate) has_macros: bool,
    stage: Stage,
    /// The sheet that is read first.
    first: usize,
    /// Ranges of merged cells: first and last column and row, from 0.
    pub(crate) merged: Vec<[(usize, u32); 2]>,
    /// First and last of each run of hidden columns, from 0.
    pub(crate) hidden: Vec<[usize; 2]>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BookSheet {
    /// Its name.
    pub(crate) name: String,
    /// Whether the sender hid it.
    pub(crate) hidden: bool,
    /// Its file in the archive.
    path: String,
}

enum Stage {
    Words(PartReader, SharedStrings),
    /// The number of the last row, for sheets that leave numbers out.
    Sheet(PartReader, u32),
    Done,
}

/// Result of a reading step.
pub(crate) enum SheetStep {
    /// A row.
    Row(SheetRow),
    /// Something before the first row; there is more.
    Busy,
    /// The sheet is over.
    End,
}

impl Book {
    /// Opens a workbook's lists, and its sheet of this number.
    pub(crate) fn open(bytes: Arc<Vec<u8>>, first: usize) -> Result<Self, Trouble> {
        let entries = entries(&bytes).ok_or(Trouble::BrokenWorkbook)?;
        if let Some(kind) = foreign::by_parts(&entries) {
            return Err(Trouble::ForeignFile(kind));
        }
        let mut book = Self {
            bytes,
            has_macros: entries
                .iter()
                .any(|entry| entry.name.to_ascii_lowercase().ends_with("vbaproject.bin")),
            entries,
            sheets: Vec::new(),
            words: Vec::new(),
            formats: Vec::new(),
            from_1904: false,
            stage: Stage::Done,
            first,
            merged: Vec::new(),
            hidden: Vec::new(),
        };
        let parts = book.find_sheets()?;
        book.find_formats(&parts.styles)?;
        book.stage = match book.entry(&parts.words) {
            Some(entry) => {
                Stage::Words(PartReader::new(&book.bytes, entry, MOST_WORDS), SharedStrings::default())
            }
            None => Stage::Done,
        };
        if matches!(book.stage, Stage::Done) {
            book.read_sheet(first)?;
        }
        Ok(book)
    }

    fn entry(&self, name: &str) -> Option<&ZipEntry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The sheets, those that are shown first.
    pub(crate) fn sheets(&self) -> &[BookSheet] {
        &self.sheets
    }

    /// Calls `each` with every opening tag of a small file, if it is there.
    fn tags(&self, name: &str, each: &mut dyn FnMut(&str, &str)) -> Result<(), Trouble> {
        let Some(entry) = self.entry(name) else { return Ok(()) };
        let mut part = PartReader::new(&self.bytes, entry, MOST_LIST);
        while let Some(event) = part.next()? {
            if let XmlEvent::Open { name, attributes, .. } = event {
                each(&name, &attributes);
            }
        }
        Ok(())
    }

    /// What a part's relations name: id, kind and path of each.
    fn relations(&self, part: &str) -> Result<Vec<(String, String, String)>, Trouble> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = Vec::new();
        self.tags(&joined(folder, &format!("_rels/{name}.rels")), &mut |tag, attributes| {
            let [id, kind, target] = ["Id", "Type", "Target"].map(|name| attribute(attributes, name));
            if let ("Relationship", Some(id), Some(target)) = (tag, id, target) {
                let kind = kind.unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.push((id, kind, joined(folder, &target)));
            }
        })?;
        Ok(found)
    }

    fn find_sheets(&mut self) -> Result<BookParts, Trouble> {
        // Some programs keep the workbook elsewhere than most do, and say where.
        let root = self.relations("")?.into_iter().find(|(_, kind, _)| kind == "officeDocument");
        let workbook = root.map_or_else(|| "xl/workbook.xml".to_owned(), |(.., path)| path);
        let mut named: Vec<(bool, String, String)> = Vec::new();
        let mut from_1904 = false;
        self.tags(&workbook, &mut |tag, attributes| match tag {
            "sheet" => {
                let hidden = attribute(attributes, "state").is_some_and(|state| state != "visible");
                // The relation's id, not the sheet's own.
                let relation = attributes.split(":id=").nth(1).and_then(|_| relation_id(attributes));
                if let (Some(name), Some(id)) = (attribute(attributes, "name"), relation) {
                    named.push((hidden, unescaped(&name), id));
                }
            }
            "workbookPr" => {
                from_1904 = matches!(attribute(attributes, "date1904").as_deref(), Some("1" | "true"))
            }
            _ => {}
        })?;
        let relations = self.relations(&workbook)?;
        let of_kind = |wanted: &str, usual: &str| {
            let found = relations.iter().find(|(_, kind, _)| kind == wanted);
            found.map_or_else(|| usual.to_owned(), |(.., path)| path.clone())
        };
        let parts = BookParts {
            styles: of_kind("styles", "xl/styles.xml"),
            words: of_kind("sharedStrings", "xl/sharedStrings.xml"),
        };
        self.from_1904 = from_1904;
        arrange_by_key(&mut named, |(hidden, ..)| *hidden);
        self.sheets = named
            .into_iter()
            .filter_map(|(hidden, name, id)| {
                let (.., path) = relations.iter().find(|(of, ..)| *of == id)?;
                Some(BookSheet { name, hidden, path: path.clone() })
            })
            .filter(|sheet| self.entry(&sheet.path).is_some())
            .collect();
        if self.sheets.is_empty() { Err(Trouble::BrokenWorkbook) } else { Ok(parts) }
    }

    fn find_formats(&mut self, styles: &str) -> Result<(), Trouble> {
        let mut own: Vec<(u32, NumberFormat)> = Vec::new();
        let mut formats = Vec::new();
        let mut inside = false;
        let Some(entry) = self.entry(styles) else { return Ok(()) };
        let mut part = PartReader::new(&self.bytes, entry, MOST_LIST);
        while let Some(event) = part.next()? {
            match event {
                XmlEvent::Open { name, attributes, empty } => match name.as_str() {
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
                        formats.push(known.unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                XmlEvent::Close(name) if name == "cellXfs" => inside = false,
                _ => {}
            }
        }
        self.formats = formats;
        Ok(())
    }

    /// Begins with a sheet; `false` if there are no more.
    pub(crate) fn read_sheet(&mut self, at: usize) -> Result<bool, Trouble> {
        let Some(sheet) = self.sheets.get(at) else { return Ok(false) };
        let entry = self.entry(&sheet.path).ok_or(Trouble::BrokenWorkbook)?;
        self.stage = Stage::Sheet(PartReader::new(&self.bytes, entry, MOST_SHEET), 0);
        self.merged.clear();
        self.hidden.clear();
        Ok(true)
    }

    /// How much of the sheet has been read, from 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        match &self.stage {
            Stage::Words(..) => 0.0,
            Stage::Sheet(part, _) => part.share(),
            Stage::Done => 1.0,
        }
    }

    /// Reads at most one row, or some of the shared strings.
    pub(crate) fn step(&mut self) -> Result<SheetStep, Trouble> {
        let words_done = match &mut self.stage {
            Stage::Done => return Ok(SheetStep::End),
            Stage::Words(part, shared) => shared.read(part, &mut self.words)?,
            Stage::Sheet(..) => false,
        };
        if words_done {
            self.read_sheet(self.first)?;
        }
        if !matches!(self.stage, Stage::Sheet(..)) || words_done {
            return Ok(SheetStep::Busy);
        }
        self.next_row()
    }

    fn next_row(&mut self) -> Result<SheetStep, Trouble> {
        let Self { stage, words, formats, merged, hidden, from_1904, .. } = self;
        let Stage::Sheet(part, last) = stage else { return Ok(SheetStep::End) };
        let mut reading = RowReader { words, formats, from_1904: *from_1904, merged, hidden };
        if let Some(row) = reading.row(part, last)? {
            return Ok(SheetStep::Row(row));
        }
        self.stage = Stage::Done;
        Ok(SheetStep::End)
    }
}

/// Where a workbook keeps what all sheets share.
struct BookParts {
    styles: String,
    words: String,
}

/// A path that a part in this folder names: from the root with a slash before it, and with `..` for the folder above.
fn joined(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/').filter(|step| !step.is_empty() && *step != ".") {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The id of the relation that a sheet names, which is the one attribute `id` with a prefix.
fn relation_id(attributes: &str) -> Option<String> {
    let at = attributes.find(":id=")?;
    attribute(&attributes[at + 1..], "id")
}
