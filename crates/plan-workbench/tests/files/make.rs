//! Sheets, sound and broken, in the formats that people send.

use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::date::parse_day;
use plan_model::load::{self, Fetched};
use plan_model::wire;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::{SimpleFileOptions, ZipWriter};

pub fn today() -> NaiveDate {
    parse_day("2026-11-22").expect("a day")
}

pub fn data() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = |path: &str| std::fs::read(folder.join(path)).expect("a shipped file");
    let manifest = wire::manifest(&read(wire::MANIFEST)).expect("a manifest");
    let fetched: Fetched = manifest.first_view().map(|path| (path.to_owned(), Ok(read(path)))).collect();
    load::assemble(&manifest, &fetched).expect("the shipped data").dataset
}

/// Headings of a sheet as the template has them.
pub const HEADINGS: [&str; 17] = [
    "目标编号",
    "区",
    "指标",
    "原文",
    "目标值",
    "单位",
    "期限",
    "责任单位",
    "数值",
    "界",
    "数值日期",
    "覆盖时段",
    "来源标题",
    "发布单位",
    "发布日期",
    "网址",
    "备注",
];

/// A sound row of a target, with some cells changed.
pub fn row(target: &str, changes: &[(&str, &str)]) -> Vec<String> {
    let sound = |name: &str| match name {
        "目标编号" => target,
        "区" => "徐汇区",
        "单位" => "个",
        "数值" => "1500",
        "数值日期" => "2024-12-31",
        "来源标题" => "徐汇区统计公报",
        "发布单位" => "徐汇区统计局",
        "发布日期" => "2025-03-01",
        "网址" => "https://www.xuhui.gov.cn/a",
        _ => "",
    };
    let value = |name: &&str| {
        let changed = changes.iter().find(|(of, _)| of == name).map(|(_, value)| *value);
        changed.unwrap_or_else(|| sound(name)).to_owned()
    };
    HEADINGS.iter().map(value).collect()
}

pub fn csv(rows: &[Vec<String>]) -> String {
    let quoted = |field: &str| match field.contains([',', '"', '\n']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field.to_owned(),
    };
    let mut out = HEADINGS.join(",") + "\r\n";
    for row in rows {
        out += &(row.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(",") + "\r\n");
    }
    out
}

/// A workbook as its parts.
#[derive(Default)]
pub struct Book {
    pub sheet: String,
    pub merged: String,
    /// Words that cells share.
    pub words: Option<String>,
    pub macros: bool,
    /// Names of further sheets.
    pub others: Vec<&'static str>,
    /// Names of those that are hidden.
    pub hidden: Vec<&'static str>,
    /// Rows of the second sheet, with commas between cells and no quotes.
    pub second: Option<String>,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[expect(non_snake_case, reason = "reads as the tag that it writes")]
pub fn CELL(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text))
}

#[expect(non_snake_case, reason = "reads as the tag that it writes")]
pub fn FORMULA(place: &str, formula: &str, result: Option<&str>) -> String {
    let value = result.map(|value| format!("<v>{value}</v>")).unwrap_or_default();
    format!("<c r=\"{place}\"><f>{formula}</f>{value}</c>")
}

fn letters(column: usize) -> char {
    char::from(b'A' + u8::try_from(column).expect("few columns"))
}

fn rows_of(text: &str) -> String {
    let mut rows = String::new();
    for (n, line) in (1..).zip(text.lines()) {
        let cells: String = line
            .split(',')
            .enumerate()
            .filter(|(_, field)| !field.is_empty())
            .map(|(at, field)| CELL(&format!("{}{n}", letters(at)), field))
            .collect();
        rows += &format!("<row r=\"{n}\">{cells}</row>");
    }
    rows
}

pub fn book(rows: &[&str]) -> Book {
    Book { sheet: format!("<worksheet><sheetData>{}", rows.concat()), ..Book::default() }
}

impl Book {
    /// With the rows of a text that has commas between cells and no quotes.
    pub fn with_text(self, text: &str) -> Self {
        Self { sheet: format!("<worksheet><sheetData>{}", rows_of(text)), ..self }
    }

    /// The same with one more row, of tags.
    pub fn with_rows(self, text: &str, cells: &str) -> Self {
        let n = text.lines().count() + 1;
        let sheet = format!("<worksheet><sheetData>{}<row r=\"{n}\">{cells}</row>", rows_of(text));
        Self { sheet, ..self }
    }

    pub fn bytes(self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, text: &str| {
            archive.start_file(name, SimpleFileOptions::default()).expect("a file");
            archive.write_all(text.as_bytes()).expect("written");
        };
        let names: Vec<&str> = ["填报"].into_iter().chain(self.others.iter().copied()).collect();
        let sheets: String = (1..)
            .zip(&names)
            .map(|(n, name)| {
                let state = if self.hidden.contains(name) { " state=\"hidden\"" } else { "" };
                format!("<sheet name=\"{name}\" sheetId=\"{n}\"{state} r:id=\"rId{n}\"/>")
            })
            .collect();
        let relations: String = (1..=names.len())
            .map(|n| {
                format!(
                    "<Relationship Id=\"rId{n}\" Type=\"x/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
                )
            })
            .collect();
        put("xl/workbook.xml", &format!("<workbook><workbookPr/><sheets>{sheets}</sheets></workbook>"));
        put("xl/_rels/workbook.xml.rels", &format!("<Relationships>{relations}</Relationships>"));
        put(
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/><xf numFmtId=\"57\"/><xf numFmtId=\"58\"/></cellXfs></styleSheet>",
        );
        let merged = match self.merged.is_empty() {
            true => String::new(),
            false => format!("<mergeCells>{}</mergeCells>", self.merged),
        };
        put("xl/worksheets/sheet1.xml", &format!("{}</sheetData>{merged}</worksheet>", self.sheet));
        for n in 2..=names.len() {
            let rows = self.second.as_deref().filter(|_| n == 2).map(rows_of).unwrap_or_default();
            let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
            put(&format!("xl/worksheets/sheet{n}.xml"), &sheet);
        }
        if let Some(words) = &self.words {
            put("xl/sharedStrings.xml", words);
        }
        if self.macros {
            put("xl/vbaProject.bin", "Attribute VB_Name");
        }
        archive.finish().expect("an archive").into_inner()
    }
}

/// A workbook with the rows of a text.
pub fn xlsx_of(text: &str) -> Vec<u8> {
    book(&[]).with_text(text).bytes()
}
