//! What charts over time share: axes, labels, the line at the day of judging, and series as JSON.

use crate::option::part;
use crate::theme::Theme;
use charming::component::Axis;
use charming::element::{
    AxisLabel, AxisTick, AxisType, Formatter, Label, LabelPosition, LineStyle, LineStyleType, MarkLine,
    MarkLineData, MarkLineVariant, SplitLine, Symbol,
};
use plan_model::NaiveDate;
use plan_model::date::years_between;
use plan_model::lang::Lang;
use plan_present::text::LangTexts;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// A series as JSON. charming leaves out empty lists; without them a patched chart would keep the points it had.
pub(crate) fn series(series: impl Serialize) -> Value {
    let mut json = part(series);
    let spell = |fields: &mut Map<String, Value>| {
        fields.entry("data").or_insert_with(|| Value::Array(Vec::new()));
    };
    if let Some(fields) = json.as_object_mut() {
        spell(fields);
        if let Some(line) = fields.get_mut("markLine").and_then(Value::as_object_mut) {
            spell(line);
        }
    }
    json
}

/// A label of the third value of a point.
pub(crate) fn label(theme: &Theme, position: LabelPosition) -> Label {
    Label::new()
        .show(true)
        .position(position)
        .distance(8)
        .formatter(Formatter::String("{@[2]}".to_owned()))
        .color(theme.text.as_str())
        .font_size(theme.font_size)
}

/// The day of judging; no line if it lies outside the axis.
pub(crate) fn as_of_mark(
    as_of: NaiveDate,
    (first, last): (NaiveDate, NaiveDate),
    lang: Lang,
    theme: &Theme,
) -> MarkLine {
    let inside = (first..=last).contains(&as_of);
    let line = MarkLineData::new().x_axis(as_of.to_string()).name(lang.texts().as_of).label(
        Label::new().show(true).formatter(Formatter::String("{b}".to_owned())).color(theme.muted.as_str()),
    );
    let data: Vec<MarkLineVariant> = inside.then_some(MarkLineVariant::Simple(line)).into_iter().collect();
    MarkLine::new()
        .symbol(vec![Symbol::None, Symbol::None])
        .line_style(LineStyle::new().color(theme.muted.as_str()).type_(LineStyleType::Dotted).width(1))
        .data(data)
}

/// Two days moved apart, so that marks at the ends of an axis aren't cut: 6 % of the span on either side.
pub(crate) fn with_room(first: NaiveDate, last: NaiveDate) -> (NaiveDate, NaiveDate) {
    let room = margin_days(years_between(first, last) * 365.25 * 0.06);
    (first.checked_sub_days(room).unwrap_or(first), last.checked_add_days(room).unwrap_or(last))
}

/// A number of days to leave free beside an axis, at least 20 and at most 400.
fn margin_days(days: f64) -> plan_model::Days {
    plan_model::Days::new(days.clamp(20.0, 400.0) as u64)
}

/// An axis of years between two days.
pub(crate) fn time_axis(first: NaiveDate, last: NaiveDate, lang: Lang, theme: &Theme) -> Axis {
    let year = match lang {
        Lang::Zh => "{yyyy}年1月",
        Lang::En => "Jan {yyyy}",
    };
    axis()
        .type_(AxisType::Time)
        .min(first.to_string())
        .max(last.to_string())
        .min_interval(366.0 * 24.0 * 3600.0 * 1000.0)
        .split_line(SplitLine::new().show(false))
        .axis_label(axis_label(theme).formatter(Formatter::String(year.to_owned())))
}

/// An axis without ticks.
pub(crate) fn axis() -> Axis {
    Axis::new().axis_tick(AxisTick::new().show(false))
}

/// An axis as JSON. Its line has one colour, where charming only knows a gauge's list of segments.
pub(crate) fn axis_json(axis: Axis, theme: &Theme) -> Value {
    let mut json = part(axis);
    json["axisLine"] = json!({ "show": true, "lineStyle": { "color": theme.muted } });
    json
}

/// The labels of an axis.
pub(crate) fn axis_label(theme: &Theme) -> AxisLabel {
    AxisLabel::new().color(theme.muted.as_str()).font_size(theme.font_size)
}
