//! What a goal on a scale consists of once it is laid out, and the same as an SVG document.

use crate::frame::escaped;
use crate::rect::Rect;
use crate::theme::Theme;
use plan_present::present::PointKind;
use std::fmt::Write;

/// A goal laid out on a scale; all lengths in pixels, from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalScale {
    /// Width of the whole.
    pub width: f64,
    /// Height of the whole.
    pub height: f64,
    /// Size of type.
    pub type_size: f64,
    /// What labels belong to.
    pub marks: Vec<ScaleMark>,
    /// Outlines, from the lowest to the topmost.
    pub shapes: Vec<ScaleShape>,
    /// Texts.
    pub labels: Vec<ScaleLabel>,
}

impl GoalScale {
    /// A picture on which nothing stands yet.
    pub(crate) fn empty(width: f64, height: f64, type_size: f64) -> GoalScale {
        GoalScale { width, height, type_size, marks: Vec::new(), shapes: Vec::new(), labels: Vec::new() }
    }
}

/// One value on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleMark {
    /// The record it comes from.
    pub record: String,
    /// The areas it covers.
    pub areas: Vec<Rect>,
}

/// One outline.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleShape {
    /// What it is, which gives it its colours.
    pub ink: ScaleInk,
    /// SVG path.
    pub path: String,
    /// Width of its stroke.
    pub stroke: f64,
    /// The mark that it is part of, by position in [`GoalScale::marks`]; `None` for the scale itself.
    pub mark: Option<usize>,
}

/// What an outline or a text is, for colours by class or by theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleInk {
    /// A hairline of the scale.
    Line,
    /// A published value: a filled bar.
    Bar,
    /// A published value that may be smaller, or is zero: an outline.
    OpenBar,
    /// The side to which a published bound is open.
    Arrow,
    /// The ground that sets the tick apart from a bar.
    Halo,
    /// What the plan asks for.
    Tick,
    /// Where it started.
    Start,
    /// A plan's period.
    Window,
    /// The lines over a period of which nothing is known.
    Hatch,
    /// A published value: a filled dot.
    Dot,
    /// A published value that isn't used to judge: an open dot.
    Context,
}

impl ScaleInk {
    /// The class that style sheets know it by.
    pub const fn class(self) -> &'static str {
        match self {
            ScaleInk::Line => "scale-line",
            ScaleInk::Bar => "scale-bar",
            ScaleInk::OpenBar => "scale-open-bar",
            ScaleInk::Arrow => "scale-arrow",
            ScaleInk::Halo => "scale-halo",
            ScaleInk::Tick => "scale-tick",
            ScaleInk::Start => "scale-start",
            ScaleInk::Window => "scale-window",
            ScaleInk::Hatch => "scale-hatch",
            ScaleInk::Dot => "scale-dot",
            ScaleInk::Context => "scale-context",
        }
    }

    /// Fill and stroke in a theme; `none` where there is none.
    fn colours(self, theme: &Theme) -> [&str; 2] {
        match self {
            ScaleInk::Line => ["none", &theme.muted],
            ScaleInk::Bar => [&theme.observed, "none"],
            ScaleInk::OpenBar => [&theme.panel, &theme.observed],
            ScaleInk::Arrow => ["none", &theme.observed],
            ScaleInk::Halo => ["none", &theme.panel],
            ScaleInk::Tick => ["none", &theme.stated],
            ScaleInk::Start => [&theme.panel, &theme.stated],
            ScaleInk::Window => [&theme.not_covered, "none"],
            ScaleInk::Hatch => ["none", &theme.muted],
            ScaleInk::Dot => [&theme.observed, "none"],
            ScaleInk::Context => [&theme.panel, &theme.muted],
        }
    }
}

/// One text.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleLabel {
    /// Its words.
    pub text: String,
    /// The mark it belongs to, by position in [`GoalScale::marks`]; `None` for the zero of the scale.
    pub mark: Option<usize>,
    /// What kind of value it names; `None` for the zero.
    pub kind: Option<PointKind>,
    /// The area that it needs at most.
    pub area: Rect,
    /// Where it is anchored.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// SVG's `text-anchor`.
    pub anchor: &'static str,
}

impl ScaleLabel {
    /// The class that style sheets know it by.
    pub const fn class(&self) -> &'static str {
        match self.kind {
            Some(PointKind::Observed) => "scale-label scale-published",
            Some(PointKind::Baseline | PointKind::Target) => "scale-label scale-planned",
            Some(PointKind::Context) | None => "scale-label",
        }
    }

    /// Its colour in a theme.
    fn colour<'a>(&self, theme: &'a Theme) -> &'a str {
        match self.kind {
            Some(PointKind::Observed) => &theme.observed,
            Some(PointKind::Baseline | PointKind::Target) => &theme.stated,
            Some(PointKind::Context) | None => &theme.muted,
        }
    }
}

/// A length with one decimal, as SVG reads it.
pub(crate) fn px(length: f64) -> String {
    let rounded = (length * 10.0).round() / 10.0;
    // Zero has no sign.
    format!("{}", rounded + 0.0)
}

/// The scale as a document of its own, in the colours of a theme.
pub fn goal_scale_svg(scale: &GoalScale, theme: &Theme) -> String {
    let GoalScale { width, height, type_size, marks: _, shapes, labels } = scale;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\" font-size=\"{type_size}\">",
        escaped(&theme.font)
    );
    for shape in shapes {
        let [fill, stroke] = shape.ink.colours(theme).map(escaped);
        // Writing into a text can't fail.
        let _ = write!(
            svg,
            "<path d=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{}\"/>",
            shape.path, shape.stroke
        );
    }
    for label in labels {
        let weight = if label.kind == Some(PointKind::Observed) { 700 } else { 400 };
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-weight=\"{weight}\" fill=\"{}\">{}</text>",
            px(label.x),
            px(label.y),
            label.anchor,
            escaped(label.colour(theme)),
            escaped(&label.text)
        );
    }
    svg.push_str("</svg>");
    svg
}
