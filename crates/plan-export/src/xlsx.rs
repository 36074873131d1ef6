//! A workbook with the table on one sheet, and what the file says about itself on another.

use crate::ExportError;
use crate::grid::{Value, grid};
use plan_core::present::{About, Table};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};

/// Widest column, in characters.
const MAX_WIDTH: usize = 60;
/// Most characters that a cell of a workbook holds.
const MAX_CELL: usize = 32_767;

/// A table as a workbook: heading in bold and fixed, filters on every column, numbers as numbers.
///
/// # Errors
///
/// If the table has more rows or columns than a sheet holds.
pub fn xlsx(table: &Table, about: &About) -> Result<Vec<u8>, ExportError> {
    let grid = grid(table, about.lang.pick("（数）", "(number)"));
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let top = Format::new().set_align(FormatAlign::Top);
    let absent = Format::new().set_italic().set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet();
    sheet.set_name(about.lang.pick("数据", "Data"))?;
    for (column, name) in (0_u16..).zip(&grid.columns) {
        sheet.write_string_with_format(0, column, clipped(name), &bold)?;
        sheet.set_column_width(
            column,
            width(name, grid.rows.iter().filter_map(|row| row.get(usize::from(column)))),
        )?;
    }
    for (row, values) in (1_u32..).zip(&grid.rows) {
        for (column, value) in (0_u16..).zip(values) {
            match value {
                Value::Number(number) => sheet.write_number_with_format(row, column, *number, &top)?,
                Value::Text(text) => sheet.write_string_with_format(row, column, clipped(text), &wrapped)?,
                Value::Absent(why) => sheet.write_string_with_format(row, column, clipped(why), &absent)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    if let (Some(last_column), Some(last_row)) =
        (grid.columns.len().checked_sub(1), grid.rows.len().checked_sub(1))
    {
        sheet.autofilter(0, 0, last_row as u32 + 1, last_column as u16)?;
    }
    says(workbook.add_worksheet(), about, &bold, &wrapped)?;
    Ok(workbook.save_to_buffer()?)
}

fn says(sheet: &mut Worksheet, about: &About, bold: &Format, wrapped: &Format) -> Result<(), ExportError> {
    sheet.set_name(about.lang.pick("说明", "About"))?;
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 100)?;
    sheet.write_string_with_format(0, 0, clipped(&about.title), bold)?;
    for (row, (name, value)) in (2_u32..).zip(&about.facts) {
        sheet.write_string_with_format(row, 0, clipped(name), bold)?;
        sheet.write_string_with_format(row, 1, clipped(value), wrapped)?;
    }
    Ok(())
}

/// Words no longer than a cell may be.
fn clipped(text: &str) -> String {
    text.chars().take(MAX_CELL).collect()
}

/// Width of a column: its longest cell, counting Chinese as two, within bounds.
fn width<'a>(name: &str, cells: impl Iterator<Item = &'a Value>) -> f64 {
    let room = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let longest = cells
        .map(|cell| match cell {
            Value::Text(text) | Value::Absent(text) => room(text),
            Value::Number(number) => number.to_string().len(),
        })
        .chain([room(name)])
        .max()
        .unwrap_or(0);
    (longest + 2).clamp(8, MAX_WIDTH) as f64
}
