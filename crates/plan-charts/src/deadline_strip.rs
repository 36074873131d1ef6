//! The deadline strip: a row for each plan, its period as a band, its deadlines as counts on the time axis.

use crate::axes::{as_of_mark, axis, axis_json, axis_label, label, series, time_axis, with_room};
use crate::option::{ChartKind, ChartOption, base, part};
use crate::theme::Theme;
use charming::component::Grid;
use charming::element::{AxisType, Formatter, ItemStyle, LabelPosition, LineStyle, SplitLine, Symbol};
use charming::series::{Line, Scatter};
use plan_present::present::{CalendarSheet, Due};
use plan_present::text::LangTexts;
use serde_json::{Value, json};

/// The strip of a sheet. Filled marks have fallen due, hollow ones haven't; below each stands how many of it are unknown.
pub fn deadline_strip(sheet: &CalendarSheet, theme: &Theme) -> ChartOption {
    let texts = sheet.lang.texts();
    let mut json = base(theme, theme.motion, "fmt:point");
    json["grid"] = part(Grid::new().left(8).right(28).top(28).bottom(8).contain_label(true));
    let (first, last) = ends(sheet);
    json["xAxis"] = axis_json(time_axis(first, last, sheet.lang, theme), theme);
    // On a narrow screen only every other year has room.
    json["xAxis"]["axisLabel"]["hideOverlap"] = json!(true);
    let names: Vec<String> = sheet.bands.iter().map(|band| band.name.clone()).collect();
    let rows = axis()
        .type_(AxisType::Category)
        .inverse(true)
        .data(names)
        .split_line(SplitLine::new().show(false))
        .axis_label(axis_label(theme));
    json["yAxis"] = axis_json(rows, theme);
    let mut periods = series(
        Line::new()
            .id("periods")
            .name(texts.period)
            .symbol(Symbol::None)
            .show_symbol(false)
            .silent(true)
            .connect_nulls(false)
            .line_style(LineStyle::new().color(theme.line.as_str()).width(18))
            .item_style(ItemStyle::new().color(theme.line.as_str()))
            .mark_line(as_of_mark(sheet.as_of, (first, last), sheet.lang, theme)),
    );
    // The axis of names runs downwards, and with it the line; its word stands above.
    periods["markLine"]["label"] = json!({ "position": "start" });
    periods["z"] = 1.into();
    // A gap between two bands, so that no line joins them; charming knows no null.
    let bands = sheet.bands.iter().enumerate();
    periods["data"] = bands
        .flat_map(|(row, band)| [json!([band.start, row]), json!([band.end, row]), Value::Null])
        .collect();
    let full = ItemStyle::new().color(theme.stated.as_str()).border_color(theme.stated.as_str());
    let hollow = ItemStyle::new().color(theme.panel.as_str()).border_color(theme.stated.as_str());
    let mut passed = series(marks("passed", texts.passed, full, theme.panel.as_str(), theme));
    passed["data"] = points(sheet, |due| due.passed);
    let mut open = series(marks("open", texts.not_passed, hollow, theme.stated.as_str(), theme));
    open["data"] = points(sheet, |due| !due.passed);
    let mut unknown = series(
        Scatter::new()
            .id("unknown")
            .name(texts.without_value)
            .symbol(Symbol::Circle)
            .symbol_size(1)
            .item_style(ItemStyle::new().color(theme.line.as_str()))
            .label(label(theme, LabelPosition::Bottom).distance(14).color(theme.muted.as_str())),
    );
    unknown["silent"] = true.into();
    unknown["data"] = sheet
        .due
        .iter()
        .filter(|due| due.unknown > 0)
        .map(|due| {
            let shift = shift(sheet, due);
            let mut point = json!({
                "value": [due.date, row(sheet, due), unknown_label(sheet, due)],
                "symbolOffset": [0, shift],
            });
            if shift < 0.0 {
                point["label"] = json!({ "position": "top" });
            }
            point
        })
        .collect();
    json["series"] = json!([periods, unknown, open, passed]);
    ChartOption { kind: ChartKind::DeadlineStrip, json }
}

fn marks(id: &str, name: &str, style: ItemStyle, ink: &str, theme: &Theme) -> Scatter {
    Scatter::new()
        .id(id)
        .name(name)
        .symbol(Symbol::Circle)
        .symbol_size(26)
        .item_style(style.border_width(2))
        .label(
            label(theme, LabelPosition::Inside).formatter(Formatter::String("{@[4]}".to_owned())).color(ink),
        )
}

/// Whether two marks of a row are so near that one would cover the other, or its word.
fn crowded(one: &Due, other: &Due) -> bool {
    other.district == one.district
        && other.date != one.date
        && (other.date - one.date).num_days().abs() < CROWDED_DAYS
}

/// The number alone where the next mark of the row is so near that there is no room for a word.
fn unknown_label(sheet: &CalendarSheet, due: &Due) -> String {
    match sheet.due.iter().any(|other| crowded(due, other)) {
        true => due.unknown.to_string(),
        false => format!("{} {}", sheet.lang.texts().unknown_short, due.unknown),
    }
}

/// How far below its row's line a mark is drawn, in CSS pixels: marks that crowd stand above and below it in turn, so that
/// none covers another on a narrow screen.
fn shift(sheet: &CalendarSheet, due: &Due) -> f64 {
    // The marks of a row stand in the order of their days.
    let of_row: Vec<&Due> = sheet.due.iter().filter(|other| other.district == due.district).collect();
    let at = of_row.iter().position(|other| other.date == due.date).unwrap_or_default();
    let gap = |i: usize| i > 0 && i < of_row.len() && crowded(of_row[i - 1], of_row[i]);
    if !gap(at) && !gap(at + 1) {
        return 0.0;
    }
    let before = (1..=at).rev().take_while(|i| gap(*i)).count();
    if before.is_multiple_of(2) { -SHIFT } else { SHIFT }
}

/// Day, row, what a tooltip says, what a click asks for, and the count.
fn points(sheet: &CalendarSheet, wanted: impl Fn(&Due) -> bool) -> Value {
    let due = sheet.due.iter().filter(|due| wanted(due));
    due.map(|due| {
        json!({
            "value": [due.date, row(sheet, due), due.label, due.key(), due.count],
            "symbolOffset": [0, shift(sheet, due)],
        })
    })
    .collect()
}

fn row(sheet: &CalendarSheet, due: &Due) -> usize {
    sheet.bands.iter().position(|band| band.district == due.district).unwrap_or_default()
}

/// First and last day of the axis: every period and deadline with a little room, and the day of judging if it is near.
fn ends(sheet: &CalendarSheet) -> (plan_model::NaiveDate, plan_model::NaiveDate) {
    let days = || {
        let bands = sheet.bands.iter().flat_map(|band| [band.start, band.end]);
        bands.chain(sheet.due.iter().map(|due| due.date))
    };
    let first = days().min().unwrap_or(sheet.as_of);
    let last = days().max().unwrap_or(sheet.as_of);
    let near = (sheet.as_of - last).num_days() <= NEAR_DAYS;
    with_room(first, if near { last.max(sheet.as_of) } else { last })
}

/// How near two marks of a row may be, in days, before their words are left out.
const CROWDED_DAYS: i64 = 300;

/// Half the height that two crowded marks take together, in CSS pixels: one stands on the other.
const SHIFT: f64 = 14.0;

/// How long after the last deadline the day of judging is still drawn, in days.
const NEAR_DAYS: i64 = 550;
