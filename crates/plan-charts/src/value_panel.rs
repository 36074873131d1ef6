//! One panel of small multiples: the plan's period shaded, a tick for what is asked for, dots for what was published; a hatch
//! where nothing was.
//!
//! The words stand in lanes of their own: what is asked for above, what was published below, the years at the bottom. So no
//! label can lie on another.

use crate::goal_scale::{fitted, opens};
use crate::rect::Rect;
use crate::scale_picture::{GoalScale, ScaleInk, ScaleLabel, ScaleMark, ScaleShape, px};
use crate::type_width::type_width;
use plan_model::{Datelike, NaiveDate};
use plan_present::present::{GoalPoint, PointKind, ValuePanel};

/// The size of a panel, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelForm {
    /// Width of the whole.
    pub width: f64,
    /// Height of the whole.
    pub height: f64,
    /// Size of type; the marks grow with it.
    pub type_size: f64,
}

impl PanelForm {
    /// Beside others on a page.
    pub const SMALL: PanelForm = PanelForm { width: 220.0, height: 120.0, type_size: 12.0 };
}

/// The size of type that all lengths below are given for.
const TYPE: f64 = 12.0;
/// Height of a lane of words.
const LANE: f64 = 16.0;
/// Free room left and right of the time axis.
const SIDE: f64 = 8.0;
/// Free room below the upper lane, and above the lower ones.
const ROOM: f64 = 6.0;
/// Half the length of a tick.
const HALF_TICK: f64 = 9.0;
/// From one line of a hatch to the next.
const HATCH: f64 = 8.0;
/// Radius of a dot.
const DOT: f64 = 4.5;

/// Lays a panel out.
pub fn value_panel(panel: &ValuePanel, form: PanelForm) -> GoalScale {
    let unit = form.type_size / TYPE;
    let mut draft = PanelLayout {
        unit,
        panel,
        top: (LANE + ROOM) * unit,
        bottom: form.height - (2.0 * LANE + ROOM) * unit,
        out: GoalScale::empty(form.width, form.height, form.type_size),
    };
    draft.lay_out();
    draft.out
}

/// A panel while it is laid out.
struct PanelLayout<'a> {
    unit: f64,
    panel: &'a ValuePanel,
    /// Where the values' highest place is, and their lowest.
    top: f64,
    bottom: f64,
    out: GoalScale,
}

impl PanelLayout<'_> {
    fn lay_out(&mut self) {
        let panel = self.panel;
        self.window();
        self.years();
        let of = |kind: PointKind| panel.points.iter().filter(move |point| point.kind == kind);
        for point in of(PointKind::Context) {
            self.similar(point);
        }
        for point in of(PointKind::Baseline) {
            self.start(point);
        }
        for point in of(PointKind::Target) {
            self.tick(point);
        }
        let latest = of(PointKind::Observed).next_back();
        for point in of(PointKind::Observed) {
            self.dot(point, latest.is_some_and(|latest| latest.record == point.record));
        }
        let middle = (self.x(panel.window.0) + self.x(panel.window.1)) / 2.0;
        let due = of(PointKind::Target).next_back().map_or(middle, |point| self.x(point.date));
        let mark = |draft: &Self, record: Option<&str>| {
            record.and_then(|record| draft.out.marks.iter().position(|mark| mark.record == record))
        };
        let target = mark(self, of(PointKind::Target).next_back().map(|point| point.record.as_str()));
        self.label(&panel.asked, (due, 0.0), target, Some(PointKind::Target));
        let lane = self.out.height - 2.0 * LANE * self.unit;
        match latest {
            Some(point) => {
                let own = mark(self, Some(&point.record));
                self.label(&panel.published, (self.x(point.date), lane), own, Some(PointKind::Observed));
            }
            None => self.label(&panel.published, (middle, lane), None, None),
        }
    }

    /// Where a day stands; the middle where the axis has no length.
    fn x(&self, day: NaiveDate) -> f64 {
        let (first, last) = self.panel.axes.days;
        let all = (last - first).num_days() as f64;
        let share = if all > 0.0 { (day - first).num_days() as f64 / all } else { 0.5 };
        let side = SIDE * self.unit;
        side + share.clamp(0.0, 1.0) * (self.out.width - 2.0 * side)
    }

    /// Where a value stands, inside of the panel in any case.
    fn y(&self, value: f64) -> f64 {
        let axes = self.panel.axes;
        // Halves, so that the largest numbers don't overflow.
        let share = (value / 2.0 - axes.low / 2.0) / (axes.high / 2.0 - axes.low / 2.0);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        self.bottom - share * (self.bottom - self.top)
    }

    fn shape(&mut self, ink: ScaleInk, path: String, stroke: f64, mark: Option<usize>) {
        self.out.shapes.push(ScaleShape { ink, path, stroke, mark });
    }

    fn mark(&mut self, point: &GoalPoint, [left, top, right, bottom]: [f64; 4]) -> usize {
        let area = Rect { x: left, y: top, width: right - left, height: bottom - top };
        self.out.marks.push(ScaleMark { record: point.record.clone(), areas: vec![area] });
        self.out.marks.len() - 1
    }

    /// The plan's period; hatched where nothing of it is known.
    fn window(&mut self) {
        let (from, to) = (self.x(self.panel.window.0), self.x(self.panel.window.1));
        let (left, right) = (from.min(to), to.max(from + 2.0));
        let (top, bottom) = (self.top - ROOM * self.unit / 2.0, self.bottom);
        let rect = format!("M{} {}H{}V{}H{}z", px(left), px(top), px(right), px(bottom), px(left));
        self.shape(ScaleInk::Window, rect, 0.0, None);
        if self.panel.is_unknown() {
            let path = hatched([left, top, right, bottom], HATCH * self.unit);
            self.shape(ScaleInk::Hatch, path, 1.0, None);
        }
        let zero = px(self.y(0.0));
        let (start, end) = (px(SIDE * self.unit), px(self.out.width - SIDE * self.unit));
        self.shape(ScaleInk::Line, format!("M{start} {zero}H{end}"), 1.0, None);
    }

    /// The years in which the period begins and ends.
    fn years(&mut self) {
        let (first, last) = self.panel.window;
        let lane = self.out.height - LANE * self.unit;
        let place = |draft: &Self, day: NaiveDate, side: f64| (draft.x(day) + side * draft.unit, lane);
        let words = |year: i32| [year.to_string(), year.to_string(), format!("{:02}", year.rem_euclid(100))];
        let room = self.x(last) - self.x(first);
        let both = first.year() != last.year()
            && room > type_width(&words(first.year())[0], self.out.type_size, false) * 2.4;
        if both {
            let inset = type_width(&words(first.year())[0], self.out.type_size, false) / self.unit / 2.0;
            self.label(&words(first.year()), place(self, first, inset), None, None);
            self.label(&words(last.year()), place(self, last, -inset), None, None);
        } else {
            let middle = (self.x(first) + self.x(last)) / 2.0;
            self.label(&words(last.year()), (middle, lane), None, None);
        }
    }

    /// A published value that isn't used to judge: an open dot.
    fn similar(&mut self, point: &GoalPoint) {
        let r = (DOT - 1.0) * self.unit;
        let (x, y) = (self.x(point.date), self.y(point.value));
        let mark = self.mark(point, [x - r, y - r, x + r, y + r]);
        self.shape(ScaleInk::Context, circle(x, y, r), 1.5 * self.unit, Some(mark));
    }

    fn start(&mut self, point: &GoalPoint) {
        let r = 4.0 * self.unit;
        let (x, y) = (self.x(point.date), self.y(point.value));
        let mark = self.mark(point, [x - r, y - r, x + r, y + r]);
        let path = format!("M{} {}h{d}v{d}h-{d}z", px(x - r), px(y - r), d = px(2.0 * r));
        self.shape(ScaleInk::Start, path, 2.0 * self.unit, Some(mark));
    }

    /// What is asked for, at its deadline: a tick, two for a range; a line leads up to its words.
    fn tick(&mut self, point: &GoalPoint) {
        let half = HALF_TICK * self.unit;
        let x = self.x(point.date).clamp(half, self.out.width - half);
        let ends = [Some(point.value), point.other_end];
        let heights: Vec<f64> = ends.into_iter().flatten().map(|value| self.y(value)).collect();
        let top = heights.iter().copied().fold(f64::INFINITY, f64::min);
        let bottom = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let stroke = 3.0 * self.unit;
        let area = [x - half, top - stroke / 2.0, x + half, bottom + stroke / 2.0];
        let mark = self.mark(point, area);
        self.shape(
            ScaleInk::Line,
            format!("M{} {}V{}", px(x), px(LANE * self.unit), px(top)),
            1.0,
            Some(mark),
        );
        let bars: String =
            heights.iter().map(|y| format!("M{} {}H{}", px(x - half), px(*y), px(x + half))).collect();
        self.shape(ScaleInk::Halo, bars.clone(), stroke + 4.0 * self.unit, Some(mark));
        self.shape(ScaleInk::Tick, bars, stroke, Some(mark));
    }

    /// A published value: a dot, open where the value may be smaller or is zero; the latest stands on a line from its words.
    fn dot(&mut self, point: &GoalPoint, latest: bool) {
        let r = DOT * self.unit;
        let (x, y) = (self.x(point.date), self.y(point.value));
        let way = opens(point.bound);
        let arrow = way.map_or(0.0, |way| way * 7.0 * self.unit);
        let mark = self.mark(point, [x - r, (y - r).min(y - r - arrow), x + r, (y + r).max(y + r - arrow)]);
        if latest {
            let path = format!("M{} {}V{}", px(x), px(y), px(self.bottom + 2.0 * self.unit));
            self.shape(ScaleInk::Arrow, path, 1.0 * self.unit, Some(mark));
        }
        let open = point.value == 0.0 || way.is_some_and(|way| way * point.value < 0.0);
        let (ink, stroke) = if open { (ScaleInk::OpenBar, 2.0 * self.unit) } else { (ScaleInk::Dot, 0.0) };
        self.shape(ink, circle(x, y, r), stroke, Some(mark));
        if let Some(way) = way {
            let (side, reach) = (4.0 * self.unit, way * 4.0 * self.unit);
            let foot = y - way * (r + 2.0 * self.unit);
            let path = format!(
                "M{} {}l{side} {reach}l{side} {back}",
                px(x - side),
                px(foot),
                side = px(side),
                reach = px(-reach),
                back = px(reach)
            );
            self.shape(ScaleInk::Arrow, path, 2.0 * self.unit, Some(mark));
        }
    }

    /// Words centred on a place as far as the edges let them, in the lane that begins there; none for empty ones.
    fn label(
        &mut self,
        words: &[String; 3],
        (x, lane): (f64, f64),
        mark: Option<usize>,
        kind: Option<PointKind>,
    ) {
        let GoalScale { width: whole, type_size: size, .. } = self.out;
        let bold = kind == Some(PointKind::Observed);
        let text = fitted(words.clone(), whole, |text| type_width(text, size, bold));
        if text.is_empty() {
            return;
        }
        let width = type_width(&text, size, bold).min(whole);
        let wanted = x - width / 2.0;
        let left = wanted.clamp(0.0, whole - width);
        let (anchor, x) = if wanted < 0.0 {
            ("start", 0.0)
        } else if wanted > whole - width {
            ("end", whole)
        } else {
            ("middle", x)
        };
        let height = LANE * self.unit;
        let area = Rect { x: left, y: lane, width, height };
        self.out.labels.push(ScaleLabel { text, mark, kind, area, x, y: lane + height * 0.76, anchor });
    }
}

fn circle(x: f64, y: f64, r: f64) -> String {
    let (left, middle, d) = (px(x - r), px(y), px(2.0 * r));
    let r = px(r);
    format!("M{left} {middle}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z")
}

/// Lines at 45° over an area, from its lower left to its upper right.
pub(crate) fn hatched([left, top, right, bottom]: [f64; 4], step: f64) -> String {
    let (width, height) = (right - left, bottom - top);
    if !(width > 0.0 && height > 0.0 && step > 0.0) {
        return String::new();
    }
    let n = ((width + height) / step).floor() as usize;
    (1..=n)
        .map(|n| {
            // A line on which x − left plus y − top is the same everywhere.
            let sum = n as f64 * step;
            let (from, to) = ((sum - height).max(0.0), sum.min(width));
            format!("M{} {}L{} {}", px(left + from), px(top + sum - from), px(left + to), px(top + sum - to))
        })
        .collect()
}
