//! The goal chart: where it started, what was published, what is asked for and by when.

use crate::axes::{as_of_mark, axis, axis_json, axis_label, label, series, time_axis, with_room};
use crate::option::{ChartKind, ChartOption, base, part};
use crate::theme::Theme;
use charming::component::{Axis, Grid};
use charming::datatype::CompositeValue;
use charming::element::{
    AxisType, Formatter, ItemStyle, LabelPosition, LineStyle, LineStyleType, SplitLine, Symbol,
};
use charming::series::{Line, Scatter};
use plan_model::{Datelike, NaiveDate};
use plan_present::present::{GoalPoint, GoalSheet, PointKind};
use plan_present::text::LangTexts;
use serde_json::Value;

/// Narrower than this, in pixels, an axis has fewer years.
const NARROW: f64 = 480.0;
/// Most years that are named on an axis: on a narrow one, on any other.
const MOST_YEARS: (usize, usize) = (4, 12);

/// The goal chart of a sheet, `width` pixels wide. Series have stable ids, and each is there even when empty, so that a
/// patched chart keeps no ghosts.
pub fn goal_line(sheet: &GoalSheet, width: f64, theme: &Theme) -> ChartOption {
    let texts = sheet.lang.texts();
    let points = |kind: PointKind| -> Vec<CompositeValue> {
        sheet.points.iter().filter(|point| point.kind == kind).map(point_value).collect()
    };
    let mut json = base(theme, theme.motion, "fmt:point");
    json["grid"] = part(Grid::new().left(8).right(24).top(28).bottom(8).contain_label(true));
    let (first, last) = ends(sheet);
    json["xAxis"] = axis_json(time_axis(first, last, sheet.lang, theme), theme);
    name_years(&mut json["xAxis"], (first, last), if width < NARROW { MOST_YEARS.0 } else { MOST_YEARS.1 });
    json["yAxis"] = axis_json(value_axis(theme), theme);
    let observed = Line::new()
        .id("observed")
        .name(texts.observed)
        .symbol(Symbol::Circle)
        .symbol_size(11)
        .show_symbol(true)
        .connect_nulls(false)
        .line_style(LineStyle::new().color(theme.observed.as_str()).width(2))
        .item_style(ItemStyle::new().color(theme.observed.as_str()))
        .label(label(theme, LabelPosition::Top))
        .data(points(PointKind::Observed))
        .mark_line(as_of_mark(sheet.as_of, (first, last), sheet.lang, theme));
    let context = marks("context", texts.match_related, Symbol::Circle, theme)
        .item_style(hollow(theme, &theme.muted))
        .data(points(PointKind::Context));
    let baseline = marks("baseline", texts.baseline, Symbol::Rect, theme)
        .item_style(hollow(theme, &theme.stated))
        .data(points(PointKind::Baseline));
    let target = marks("target", texts.target, Symbol::Diamond, theme)
        .symbol_size(18)
        .item_style(ItemStyle::new().color(theme.stated.as_str()))
        .label(label(theme, LabelPosition::Bottom))
        .data(points(PointKind::Target));
    json["series"] = Value::Array(vec![
        series(reference(sheet, theme)),
        series(observed),
        series(context),
        series(baseline),
        series(target),
    ]);
    ChartOption { kind: ChartKind::GoalLine, json }
}

/// Date, value, and how the value is written; the third is what labels and tooltips show.
fn point_value(point: &GoalPoint) -> CompositeValue {
    CompositeValue::Array(vec![
        point.date.to_string().into(),
        point.value.into(),
        point.label.clone().into(),
        point.record.clone().into(),
    ])
}

fn marks(id: &str, name: &str, symbol: Symbol, theme: &Theme) -> Scatter {
    Scatter::new().id(id).name(name).symbol(symbol).symbol_size(13).label(label(theme, LabelPosition::Top))
}

fn hollow(theme: &Theme, colour: &str) -> ItemStyle {
    ItemStyle::new().color(theme.panel.as_str()).border_color(colour).border_width(2.5)
}

fn reference(sheet: &GoalSheet, theme: &Theme) -> Line {
    let data: Vec<CompositeValue> = sheet
        .reference
        .iter()
        .flatten()
        .map(|(date, value)| CompositeValue::Array(vec![date.to_string().into(), (*value).into()]))
        .collect();
    Line::new()
        .id("reference")
        .name(sheet.lang.texts().linear_reference)
        .symbol(Symbol::None)
        .show_symbol(false)
        .silent(true)
        .line_style(LineStyle::new().color(theme.computed.as_str()).width(1.5).type_(LineStyleType::Dashed))
        .item_style(ItemStyle::new().color(theme.computed.as_str()))
        .data(data)
}

/// Names the years that begin on an axis, at most so many, at even distances; the first in full, the others with two digits.
fn name_years(axis: &mut Value, (first, last): (NaiveDate, NaiveDate), most: usize) {
    let begin = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    let years: Vec<NaiveDate> =
        (first.year()..=last.year()).filter_map(begin).filter(|day| (first..=last).contains(day)).collect();
    let step = years.len().div_ceil(most).max(1);
    let named: Vec<&NaiveDate> = years.iter().step_by(step).collect();
    let full = named.first().map_or(first.year(), |day| day.year());
    axis["axisLabel"]["customValues"] =
        named.iter().map(|day| Value::String(day.to_string())).collect::<Vec<_>>().into();
    axis["axisLabel"]["formatter"] = format!("fmt:year:{full}").into();
}

/// First and last day of the axis: every point and the plan's period, with a little room.
fn ends(sheet: &GoalSheet) -> (NaiveDate, NaiveDate) {
    let dates = || sheet.points.iter().map(|point| point.date);
    let first = dates().chain([sheet.period.0]).min().unwrap_or(sheet.period.0);
    let last = dates().chain([sheet.period.1]).max().unwrap_or(sheet.period.1);
    with_room(first, last)
}

fn value_axis(theme: &Theme) -> Axis {
    axis()
        .type_(AxisType::Value)
        .split_number(4)
        .split_line(SplitLine::new().line_style(LineStyle::new().color(theme.line.as_str())))
        .axis_label(axis_label(theme).formatter(Formatter::String("fmt:number".to_owned())))
}
