//! A workbook with the table on one sheet, and what the file says about itself on another.
//!
//! Written here because the workbook libraries weigh ten times as much as all other files together. It uses the
//! smallest part of Office Open XML (ECMA-376) that spreadsheets need: inline strings, numbers, five styles.

use crate::archive::archive;
use crate::error::ExportError;
use crate::grid::{CellValue, Grid, grid};

use plan_model::table::{About, Table};

/// Widest column, in characters.
const MAX_WIDTH: usize = 60;
/// Most characters that a cell of a workbook holds.
const MAX_CELL: usize = 32_767;
/// Most rows and columns that a sheet holds.
const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Style of a cell; its number is the index of its format in [`styles`].
#[derive(Clone, Copy)]
enum CellStyle {
    Top = 1,
    Wrapped = 2,
    Bold = 3,
    Absent = 4,
}

/// A table as a workbook: heading in bold and fixed, filters on every column, numbers as numbers. Below an empty row nothing is
/// filtered or sorted.
///
/// # Errors
///
/// If the table has more rows or columns than a sheet holds.
pub fn xlsx(table: &Table, about: &About) -> Result<Vec<u8>, ExportError> {
    let grid = grid(table, about.lang.pick("（数）", "(number)"));
    if grid.rows.len() >= MAX_ROWS || grid.columns.len() > MAX_COLUMNS {
        return Err(ExportError::TooLarge { rows: grid.rows.len(), columns: grid.columns.len() });
    }
    let names = [about.lang.pick("数据", "Data"), about.lang.pick("说明", "About")];
    let files = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook(names)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("worksheet", "worksheets/sheet2.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", data_sheet(&grid)),
        ("xl/worksheets/sheet2.xml", about_sheet(about)),
    ];
    archive(&files.each_ref().map(|(path, text)| (*path, text.as_bytes())))
}

fn content_types() -> String {
    let part = |path: &str, kind: &str| {
        format!(
            r#"<Override PartName="/xl/{path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>"#
        )
    };
    let parts = [
        part("workbook", "sheet.main"),
        part("worksheets/sheet1", "worksheet"),
        part("worksheets/sheet2", "worksheet"),
        part("styles", "styles"),
    ];
    format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}</Types>"#,
        parts.concat()
    )
}

fn relations(targets: &[(&str, &str)]) -> String {
    let rows: String = (1..)
        .zip(targets)
        .map(|(n, (kind, target))| {
            format!(r#"<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
        })
        .collect();
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>"#)
}

fn workbook(names: [&str; 2]) -> String {
    let sheets: String = (1..)
        .zip(names)
        .map(|(n, name)| format!(r#"<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>"#))
        .collect();
    format!(r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>"#)
}

/// The formats, in the order of [`CellStyle`]; the first is the default format of empty cells.
fn styles() -> String {
    let font = |inside: &str| format!(r#"<font>{inside}<sz val="11"/><name val="Calibri"/></font>"#);
    let fonts = [font(""), font("<b/>"), font("<i/>")].concat();
    let format = |font: u8, wraps: u8| {
        format!(
            r#"<xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="{wraps}"/></xf>"#
        )
    };
    let plain = r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"#;
    let formats = [format(0, 0), format(0, 1), format(1, 1), format(2, 0)].concat();
    format!(
        r#"{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="3">{fonts}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">{plain}</cellStyleXfs><cellXfs count="5">{plain}{formats}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
    )
}

fn data_sheet(grid: &Grid) -> String {
    let width = |column: usize, name: &str| width(name, grid.rows.iter().filter_map(|row| row.get(column)));
    let widths: Vec<usize> =
        grid.columns.iter().enumerate().map(|(column, name)| width(column, name)).collect();
    let mut rows = String::new();
    row(&mut rows, 1, grid.columns.iter().map(|name| CellContent::Words(name, CellStyle::Bold)));
    for (n, values) in (2..).zip(&grid.rows) {
        row(
            &mut rows,
            n,
            values.iter().zip(&grid.numeric).map(|(value, numeric)| match value {
                CellValue::Number(number) => CellContent::Number(*number),
                CellValue::Text(text) => CellContent::Words(text, CellStyle::Wrapped),
                CellValue::Absent(_) if *numeric => CellContent::Nothing,
                CellValue::Absent(why) => CellContent::Words(why, CellStyle::Absent),
            }),
        );
    }
    let is_empty = |row: &Vec<CellValue>| row.iter().all(|value| *value == CellValue::Text(String::new()));
    let n_rows = grid.rows.iter().position(is_empty).unwrap_or(grid.rows.len());
    let filter = match (grid.columns.len(), n_rows) {
        (0, _) | (_, 0) => String::new(),
        (columns, n) => format!(r#"<autoFilter ref="A1:{}{}"/>"#, letters(columns - 1), n + 1),
    };
    let view = r#"<sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView>"#;
    sheet(view, &widths, &rows, &filter)
}

fn about_sheet(about: &About) -> String {
    let mut rows = String::new();
    row(&mut rows, 1, [CellContent::Words(&about.title, CellStyle::Bold)].into_iter());
    for (n, (name, value)) in (3..).zip(&about.facts) {
        row(
            &mut rows,
            n,
            [CellContent::Words(name, CellStyle::Bold), CellContent::Words(value, CellStyle::Wrapped)]
                .into_iter(),
        );
    }
    sheet(r#"<sheetView workbookViewId="0"/>"#, &[18, 100], &rows, "")
}

fn sheet(view: &str, widths: &[usize], rows: &str, filter: &str) -> String {
    let columns: String = (1..)
        .zip(widths)
        .map(|(n, width)| format!(r#"<col min="{n}" max="{n}" width="{width}" customWidth="1"/>"#))
        .collect();
    let columns = if widths.is_empty() { String::new() } else { format!("<cols>{columns}</cols>") };
    format!(
        r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetViews>{view}</sheetViews>{columns}<sheetData>{rows}</sheetData>{filter}</worksheet>"#
    )
}

/// Content of a cell.
enum CellContent<'a> {
    Number(f64),
    Words(&'a str, CellStyle),
    Nothing,
}

/// Writes a row; rows count from 1.
fn row<'a>(rows: &mut String, n: usize, cells: impl Iterator<Item = CellContent<'a>>) {
    rows.push_str(&format!(r#"<row r="{n}">"#));
    for (column, said) in cells.enumerate() {
        let place = format!("{}{n}", letters(column));
        match said {
            CellContent::Nothing => {}
            CellContent::Number(number) => {
                rows.push_str(&format!(r#"<c r="{place}" s="{}"><v>{number}</v></c>"#, CellStyle::Top as u8));
            }
            CellContent::Words(words, look) => {
                rows.push_str(&format!(
                    r#"<c r="{place}" s="{}" t="inlineStr"><is><t xml:space="preserve">"#,
                    look as u8
                ));
                escaped(words, rows);
                rows.push_str("</t></is></c>");
            }
        }
    }
    rows.push_str("</row>");
}

/// The name of a column, counted from 0: A, B … Z, AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}

/// Writes words as XML holds them, no longer than a cell may be. Characters that XML can't hold are left out; what
/// would read as the escape of a character keeps its letters.
fn escaped(words: &str, out: &mut String) {
    for (at, c) in words.char_indices().take(MAX_CELL) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => {}
            '_' if words[at..].starts_with("_x") => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

/// Width of a column: its longest cell, counting Chinese as two, within bounds.
fn width<'a>(name: &str, cells: impl Iterator<Item = &'a CellValue>) -> usize {
    let room = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let longest = cells
        .map(|cell| match cell {
            CellValue::Text(text) | CellValue::Absent(text) => room(text),
            CellValue::Number(number) => number.to_string().len(),
        })
        .chain([room(name)])
        .max()
        .unwrap_or(0);
    (longest + 2).clamp(8, MAX_WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_end_above_an_empty_row() {
        let text = |words: &str| CellValue::Text(words.to_owned());
        let of = |rows: &[[&str; 2]]| {
            let rows = rows.iter().map(|row| row.map(text).to_vec()).collect();
            data_sheet(&Grid { columns: vec![String::new(); 2], numeric: vec![false; 2], rows })
        };
        for (rows, range) in
            [(&[["a", ""], ["b", ""]][..], "A1:B3"), (&[["a", ""], ["", ""], ["signed", ""]], "A1:B2")]
        {
            assert!(of(rows).contains(&format!(r#"<autoFilter ref="{range}"/>"#)), "{rows:?}");
        }
        assert!(!of(&[["", ""]]).contains("autoFilter"));
    }

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn words_keep_their_characters_or_lose_those_that_xml_cannot_hold() {
        for (words, written) in [
            ("a<b>&c", "a&lt;b&gt;&amp;c"),
            ("a\u{0}\u{b}b", "ab"),
            ("汉\n字", "汉\n字"),
            ("_x0041_", "_x005F_x0041_"),
        ] {
            let mut out = String::new();
            escaped(words, &mut out);
            assert_eq!(out, written);
        }
    }
}
