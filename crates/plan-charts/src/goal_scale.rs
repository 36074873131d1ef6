//! A goal with up to three values on one horizontal scale: bars for what was published, a tick for the target, a hollow
//! square for the start, and labels that can't meet.
//!
//! Every mark has a lane of its own for its label: the target's above the tick, a published value's below its bar, the
//! start's below its square. Lanes don't share a height, so no label can lie on another, and each is next to its own mark.

use crate::rect::Rect;
use crate::scale_picture::{GoalScale, ScaleInk, ScaleLabel, ScaleMark, ScaleShape, px};
use crate::type_width::type_width;
use plan_model::lang::Lang;
use plan_model::plan::Bound;
use plan_present::present::{GoalPoint, GoalSheet, PointKind};
use std::fmt::Write;

/// The size of type that all lengths below are given for, in pixels; they grow with it.
const TYPE: f64 = 14.0;
/// Height of the whole with one bar, or without.
const HEIGHT: f64 = 96.0;
/// Height of a label's lane.
const LANE: f64 = 17.0;
/// From a mark to its label.
const NEAR: f64 = 2.0;
/// From a label to the next mark below it, which isn't its own.
const FAR: f64 = 6.0;
/// How far the tick stands out above the first bar.
const OVERHANG: f64 = 5.0;
/// How far the tick ends above the lower edge of a bar, so that the label below is nearer to the bar.
const SHORT: f64 = 4.0;
/// Heights of a bar: at least, at most.
const BAR: (f64, f64) = (14.0, 36.0);
/// Length of the tick where there is no bar.
const TICK: f64 = 30.0;
/// Half the side of the start's square.
const SQUARE: f64 = 5.0;
/// Free room beside the scale: at an end with nothing beyond it, and at one with an arrow.
const ROOM: (f64, f64) = (6.0, 16.0);
/// Free room around the zero of the scale.
const ZERO_ROOM: f64 = 8.0;

/// Lays the values of a goal out on a scale from zero, `width` pixels wide, in type of `type_size` pixels.
///
/// Values that may not decide have no place on it. Numbers that aren't finite are left out.
pub fn goal_scale(sheet: &GoalSheet, width: f64, type_size: f64) -> GoalScale {
    let of = |kind: PointKind| {
        sheet.points.iter().filter(move |point| point.kind == kind && point.value.is_finite())
    };
    let bars: Vec<&GoalPoint> = of(PointKind::Observed).collect();
    let target = of(PointKind::Target).next();
    let start = of(PointKind::Baseline).next();
    let unit = type_size / TYPE;
    let values = bars.iter().copied().chain(target).chain(start);
    let values = values.flat_map(|point| [Some(point.value), point.other_end]).flatten();
    let ways: Vec<f64> = bars.iter().filter_map(|point| opens(point.bound)).collect();
    let room = |way: f64| if ways.contains(&way) { ROOM.1 } else { ROOM.0 } * unit;
    let axis = Axis::new(values, width, (room(-1.0), room(1.0)));
    let mut draft =
        ScaleLayout { unit, axis, lang: sheet.lang, out: GoalScale::empty(width, 0.0, type_size) };
    draft.lay_out(&bars, target, start);
    draft.out
}

/// The way to which a published bound leaves a value open: up or down.
pub(crate) fn opens(bound: Bound) -> Option<f64> {
    match bound {
        Bound::Ge | Bound::Gt | Bound::Range => Some(1.0),
        Bound::Le | Bound::Lt => Some(-1.0),
        Bound::Eq | Bound::Approx | Bound::Coverage | Bound::Indefinite => None,
    }
}

/// On which side of a place a text stands.
#[derive(Clone, Copy)]
enum LabelSide {
    /// It ends there.
    Before,
    /// It is centred there.
    Middle,
    /// It begins there.
    After,
}

/// A scale from values to pixels; zero is always on it.
struct Axis {
    low: f64,
    high: f64,
    /// What values are divided by before they are compared, so that the largest numbers don't overflow.
    size: f64,
    left: f64,
    right: f64,
}

impl Axis {
    /// `rooms` are left free on the left and on the right, as far as the width has them.
    fn new(values: impl Iterator<Item = f64>, width: f64, rooms: (f64, f64)) -> Self {
        let (low, high) =
            values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let high = if low == high { 1.0 } else { high };
        let size = high.max(-low);
        let [left, right] = [rooms.0, rooms.1].map(|room| room.min(width / 4.0));
        Self { low: low / size, high: high / size, size, left, right: width - right }
    }

    fn x(&self, value: f64) -> f64 {
        let share = (value / self.size - self.low) / (self.high - self.low);
        self.left + share * (self.right - self.left)
    }
}

/// A scale while it is laid out.
struct ScaleLayout {
    unit: f64,
    axis: Axis,
    lang: Lang,
    out: GoalScale,
}

impl ScaleLayout {
    fn lay_out(&mut self, bars: &[&GoalPoint], target: Option<&GoalPoint>, start: Option<&GoalPoint>) {
        let unit = self.unit;
        let top = (LANE + NEAR) * unit;
        let n = bars.len() as f64;
        // What is left of the height for bars, once labels and marks have theirs.
        let below_bars = NEAR + LANE;
        let of_start = if start.is_some() { FAR + 2.0 * SQUARE + NEAR + LANE } else { 0.0 };
        let taken = LANE + NEAR + OVERHANG + n * below_bars + (n - 1.0).max(0.0) * FAR + of_start;
        let bar = ((HEIGHT - taken) / n.max(1.0)).clamp(BAR.0, BAR.1) * unit;
        let mut ticks: Vec<(f64, f64)> = Vec::new();
        let mut y = top + OVERHANG * unit;
        for (at, point) in bars.iter().enumerate() {
            self.rule(y + bar);
            self.bar(point, y, bar);
            let from = if at == 0 { top } else { y - NEAR * unit };
            ticks.push((from, y + bar - SHORT * unit));
            y += bar + (NEAR + LANE + FAR) * unit;
        }
        let mut bottom = y - FAR * unit;
        if bars.is_empty() || start.is_some() {
            let middle = if bars.is_empty() { top + TICK * unit } else { y + SQUARE * unit };
            if bars.is_empty() {
                ticks.push((top, middle));
            }
            self.rule(middle);
            bottom = middle + SQUARE * unit;
            if let Some(point) = start {
                bottom = self.start(point, middle);
            }
        }
        if let Some(point) = target {
            self.tick(point, &ticks);
        }
        self.zero(top, bottom);
        self.out.height = bottom.ceil();
    }

    /// A hairline over the width of the scale, with a short upright one at zero.
    fn rule(&mut self, y: f64) {
        let Axis { left, right, .. } = self.axis;
        let (x, up) = (self.axis.x(0.0), y - 8.0 * self.unit);
        let path = format!("M{} {}H{}M{} {}V{}", px(left), px(y), px(right), px(x), px(up), px(y));
        self.shape(ScaleInk::Line, path, 1.0, None);
    }

    fn shape(&mut self, ink: ScaleInk, path: String, stroke: f64, mark: Option<usize>) {
        self.out.shapes.push(ScaleShape { ink, path, stroke, mark });
    }

    fn mark(&mut self, point: &GoalPoint, areas: Vec<Rect>) -> usize {
        self.out.marks.push(ScaleMark { record: point.record.clone(), areas });
        self.out.marks.len() - 1
    }

    /// A published value: a bar from zero, open where its bound is; below it, its label.
    fn bar(&mut self, point: &GoalPoint, y: f64, height: f64) {
        let unit = self.unit;
        let (zero, end) = (self.axis.x(0.0), self.axis.x(point.value));
        let (middle, way) = (y + height / 2.0, opens(point.bound));
        // A bar of nothing would be a length of something.
        let none = point.value == 0.0;
        // A bound towards zero may be of any smaller value: nothing that is certain could be filled.
        let open = way.is_some_and(|way| way * point.value < 0.0);
        // Seen at any size, but for zero.
        let end = if (end - zero).abs() < 2.0 { zero + 2.0_f64.copysign(point.value) } else { end };
        let (mut low, mut high) = if none { (zero, zero) } else { (zero.min(end), zero.max(end)) };
        let tip = if none { zero } else { end };
        let arrow = way.map(|way| {
            let (from, reach) = (tip + way * 4.0 * unit, way * 5.0 * unit);
            (low, high) = (low.min(from + reach), high.max(from + reach));
            let (x, up, d, e) = (px(from), px(middle - 5.0 * unit), px(reach), px(5.0 * unit));
            format!("M{x} {up}l{d} {e}l{} {e}", px(-reach))
        });
        if none {
            (low, high) = (low.min(zero - 4.0 * unit), high.max(zero + 4.0 * unit));
        }
        let mark = self.mark(point, vec![Rect { x: low, y, width: high - low, height }]);
        let (ink, path, stroke) = if none {
            let r = px(4.0 * unit);
            let d = px(8.0 * unit);
            let at = px(zero - 4.0 * unit);
            (
                ScaleInk::OpenBar,
                format!("M{at} {}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z", px(middle)),
                2.0,
            )
        } else {
            let inset = if open { 1.0 } else { 0.0 };
            let (from, to) = (zero.min(end) + inset, zero.max(end) - inset);
            let (a, b) = (px(from), px(to.max(from)));
            let path = format!("M{a} {}H{b}V{}H{a}z", px(y + inset), px(y + height - inset));
            if open { (ScaleInk::OpenBar, path, 2.0) } else { (ScaleInk::Bar, path, 0.0) }
        };
        self.shape(ink, path, stroke, Some(mark));
        if let Some(arrow) = arrow {
            self.shape(ScaleInk::Arrow, arrow, 2.5 * unit, Some(mark));
        }
        // Below its own bar, so that it doesn't reach under the tick.
        let side = if point.value < 0.0 { LabelSide::After } else { LabelSide::Before };
        self.label(point, mark, (tip, side), y + height + NEAR * unit);
    }

    /// The target: an upright line over every bar, a bracket for a range; above it, its label.
    fn tick(&mut self, point: &GoalPoint, ticks: &[(f64, f64)]) {
        let unit = self.unit;
        let (a, b) = {
            let (one, other) =
                (self.axis.x(point.value), self.axis.x(point.other_end.unwrap_or(point.value)));
            (one.min(other), one.max(other))
        };
        let half = 1.5 * unit;
        let area = |&(from, to): &(f64, f64)| Rect {
            x: a - half,
            y: from,
            width: b - a + 2.0 * half,
            height: to - from,
        };
        let mark = self.mark(point, ticks.iter().map(area).collect());
        let mut path = String::new();
        for (at, (from, to)) in ticks.iter().enumerate() {
            // Writing into a text can't fail.
            let _ = match (at, a == b) {
                (_, true) => write!(path, "M{} {}V{}", px(a), px(*from), px(*to)),
                (0, false) => {
                    write!(path, "M{} {}V{}H{}V{}", px(a), px(*to), px(from + half), px(b), px(*to))
                }
                (_, false) => {
                    let (from, to) = (px(*from), px(*to));
                    write!(path, "M{} {from}V{to}M{} {from}V{to}", px(a), px(b))
                }
            };
        }
        self.shape(ScaleInk::Halo, path.clone(), 7.0 * unit, Some(mark));
        self.shape(ScaleInk::Tick, path, 3.0 * unit, Some(mark));
        self.label(point, mark, ((a + b) / 2.0, LabelSide::Middle), 0.0);
    }

    /// Where it started: a hollow square, and its label below. Returns where the label ends.
    fn start(&mut self, point: &GoalPoint, middle: f64) -> f64 {
        let half = SQUARE * self.unit;
        let x = self.axis.x(point.value);
        let (left, top, side) = (x - half, middle - half, 2.0 * half);
        let mark = self.mark(point, vec![Rect { x: left, y: top, width: side, height: side }]);
        let inset = self.unit;
        let path =
            format!("M{} {}h{d}v{d}h-{d}z", px(left + inset), px(top + inset), d = px(side - 2.0 * inset));
        self.shape(ScaleInk::Start, path, 2.0 * self.unit, Some(mark));
        let lane = middle + half + NEAR * self.unit;
        self.label(point, mark, (x, LabelSide::Middle), lane);
        lane + LANE * self.unit
    }

    /// The label of a point, as long as there is room for, on a side of a place as far as the edges let it.
    fn label(&mut self, point: &GoalPoint, mark: usize, at: (f64, LabelSide), lane: f64) {
        let bold = point.kind == PointKind::Observed;
        let size = self.out.type_size;
        let text = fitted(point.captions(self.lang), self.out.width, |text| type_width(text, size, bold));
        self.text(text, Some(mark), Some(point.kind), at, lane);
    }

    fn text(
        &mut self,
        text: String,
        mark: Option<usize>,
        kind: Option<PointKind>,
        (x, side): (f64, LabelSide),
        lane: f64,
    ) {
        let GoalScale { width: whole, type_size: size, .. } = self.out;
        let width = type_width(&text, size, kind == Some(PointKind::Observed)).min(whole);
        let (anchor, share) = match side {
            LabelSide::Before => ("end", 1.0),
            LabelSide::Middle => ("middle", 0.5),
            LabelSide::After => ("start", 0.0),
        };
        let wanted = x - width * share;
        let left = wanted.clamp(0.0, whole - width);
        // What an edge moves is anchored at that edge, so that a narrower font leaves no gap there.
        let (anchor, x) = if wanted < 0.0 {
            ("start", 0.0)
        } else if wanted > whole - width {
            ("end", whole)
        } else {
            (anchor, x)
        };
        let height = LANE * self.unit;
        let area = Rect { x: left, y: lane, width, height };
        let y = lane + height * 0.78;
        self.out.labels.push(ScaleLabel { text, mark, kind, area, x, y, anchor });
    }

    /// The zero of the scale: above it, else below, where no label is near; else it goes without.
    fn zero(&mut self, top: f64, bottom: f64) {
        let x = self.axis.x(0.0);
        let lanes = [top - (LANE + NEAR) * self.unit, bottom - LANE * self.unit];
        let room = ZERO_ROOM * self.unit;
        for lane in lanes {
            self.text("0".to_owned(), None, None, (x, LabelSide::Middle), lane);
            let Some((zero, others)) = self.out.labels.split_last() else { return };
            let meets = |other: &ScaleLabel| {
                let (a, b) = (zero.area, other.area);
                a.x < b.x + b.width + room
                    && b.x < a.x + a.width + room
                    && a.y < b.y + b.height
                    && b.y < a.y + a.height
            };
            if !others.iter().any(meets) {
                return;
            }
            self.out.labels.pop();
        }
    }
}

/// The fullest of these texts that fits, else the shortest cut off.
pub(crate) fn fitted(captions: [String; 3], room: f64, width: impl Fn(&str) -> f64) -> String {
    let [.., mut shortest] = match captions.iter().position(|text| width(text) <= room) {
        Some(at) => return captions.into_iter().nth(at).unwrap_or_default(),
        None => captions,
    };
    while !shortest.is_empty() && width(&format!("{shortest}…")) > room {
        shortest.pop();
    }
    if !shortest.is_empty() {
        shortest.push('…');
    }
    shortest
}
