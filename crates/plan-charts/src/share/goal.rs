//! The goal of one target as a picture to take away: a scale for up to three values, dots over time for more; without a
//! published value what is asked for, and a hatch in place of a result.

use super::page::{Colour, SharePage, SharePicture, ShareSize, Style, cut, lines_of};
use crate::goal_scale::goal_scale;
use crate::rect::Rect;
use crate::scale_picture::px;
use crate::value_panel::{PanelForm, hatched, value_panel};
use plan_model::lang::Lang;
use plan_present::present::{GoalPicture, GoalPoint, PanelAxes, PointKind, ShareGoal, ValuePanel};
use plan_present::text::LangTexts;

/// Sizes of type on a scale that are tried, the largest first.
const TYPES: [f64; 8] = [36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0];
/// Size of type of dots over time.
const TIMELINE_TYPE: f64 = 22.0;
/// Height of the hatch that stands for a result.
const BAND: f64 = 72.0;

/// A picture of the goal.
pub fn share_goal_picture(goal: &ShareGoal, size: ShareSize) -> SharePicture {
    let (mut page, room) = SharePage::with_words(&goal.words, size);
    page.centred(room, |page, room| {
        let end = match goal.sheet.picture() {
            GoalPicture::None => asked(page, goal, room, size),
            GoalPicture::Scale => scale(page, goal, room),
            GoalPicture::Timeline => timeline(page, goal, room, size),
        };
        clause(page, goal, Rect { y: end, height: room.y + room.height - end, ..room }, size)
    });
    page.finish()
}

/// Bars and a tick in the largest type in which the fullest words fit.
fn scale(page: &mut SharePage, goal: &ShareGoal, room: Rect) -> f64 {
    let lang = goal.words.lang;
    let full = |scale: &crate::scale_picture::GoalScale| {
        let said = |point: &GoalPoint| scale.labels.iter().any(|label| label.text == point.captions(lang)[0]);
        let placed = goal.sheet.points.iter().filter(|point| point.kind != PointKind::Context);
        scale.height <= room.height && placed.into_iter().all(said)
    };
    let mut tried = TYPES.iter().map(|size| goal_scale(&goal.sheet, room.width, *size));
    let last = || goal_scale(&goal.sheet, room.width, TYPES[TYPES.len() - 1]);
    let scale = tried.find(full).unwrap_or_else(last);
    page.scale(&scale, [room.x, room.y]);
    room.y + scale.height
}

/// Dots over time, in the plan's period.
fn timeline(page: &mut SharePage, goal: &ShareGoal, room: Rect, size: ShareSize) -> f64 {
    let sheet = &goal.sheet;
    let values = || sheet.points.iter().flat_map(|point| [Some(point.value), point.other_end]).flatten();
    let dates = || sheet.points.iter().map(|point| point.date).chain([sheet.period.0, sheet.period.1]);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let captions = |kind: PointKind| {
        let point = sheet.points.iter().rfind(|point| point.kind == kind);
        point.map(|point| point.captions(sheet.lang)).unwrap_or_default()
    };
    let panel = ValuePanel {
        district: String::new(),
        district_name: String::new(),
        name: String::new(),
        window: sheet.period,
        points: sheet.points.clone(),
        asked: captions(PointKind::Target),
        published: captions(PointKind::Observed),
        axes: PanelAxes {
            days: (dates().min().unwrap_or(sheet.period.0), dates().max().unwrap_or(sheet.period.1)),
            low,
            high: if high > low { high } else { low + 1.0 },
        },
        record: String::new(),
        is_target: true,
    };
    let height = if size.is_tall() { room.height * 0.6 } else { room.height * 0.8 };
    let form = PanelForm { width: room.width, height, type_size: TIMELINE_TYPE };
    page.scale(&value_panel(&panel, form), [room.x, room.y]);
    room.y + height
}

/// What is asked for in large letters, and a hatch where a result would stand.
fn asked(page: &mut SharePage, goal: &ShareGoal, room: Rect, size: ShareSize) -> f64 {
    let lang = goal.words.lang;
    let words = format!("{}{}{}", lang.texts().target, lang.pick("：", ": "), goal.asked);
    let styles =
        [80.0, 64.0, 54.0, 44.0, 36.0, 30.0].map(|size| Style { size, bold: true, colour: Colour::Stated });
    let styles = if size.is_tall() { &styles[..] } else { &styles[1..] };
    // In one line, if at all.
    let one = styles.last().is_some_and(|style| lines_of(&words, room.width, *style, 2).len() == 1);
    let most = if one { 1 } else { 3 };
    let y = page.block(&words, [room.x, room.y, room.width], styles, most) + 14.0;
    let height = if size.is_tall() { 2.0 * BAND } else { BAND }.min(room.y + room.height - y);
    if height < 40.0 {
        return y;
    }
    let (right, bottom) = (room.x + room.width, y + height);
    let muted = page.theme.muted.clone();
    let panel = page.theme.panel.clone();
    page.path(&hatched([room.x, y, right, bottom], 12.0), "none", &muted, 1.0, "");
    let outline = format!("M{} {}H{}V{}H{}z", px(room.x), px(y), px(right), px(bottom), px(room.x));
    page.path(&outline, "none", &muted, 1.5, "");
    // The words on a ground of their own, so that the hatch doesn't run through them.
    let style = Style { size: 24.0, bold: false, colour: Colour::Text };
    let text = cut(goal.state, room.width - 80.0, style);
    let width = crate::type_width::type_width(&text, style.size, style.bold);
    let (left, top) = (room.x + 24.0, y + height / 2.0 - 20.0);
    let ground = format!("M{} {}h{}v40h-{}z", px(left), px(top), px(width + 24.0), px(width + 24.0));
    page.path(&ground, &panel, "none", 0.0, "");
    page.text(&text, [left + 12.0, top + 6.0], "start", style);
    bottom
}

/// The clause and what would settle it, as far as there is room; returns where they end.
fn clause(page: &mut SharePage, goal: &ShareGoal, room: Rect, size: ShareSize) -> f64 {
    let lang = goal.words.lang;
    let texts = lang.texts();
    let style =
        |colour: Colour| Style { size: if size.is_tall() { 30.0 } else { 21.0 }, bold: false, colour };
    let quoted = match lang {
        Lang::Zh => format!("{}：“{}”", texts.clause, goal.clause),
        Lang::En => format!("{}: “{}”", texts.clause, goal.clause),
    };
    let mut y = room.y + 24.0;
    let parts = [(Some(quoted), Colour::Text), (goal.sheet.would_decide.clone(), Colour::Muted)];
    for (words, colour) in parts.into_iter().filter_map(|(words, colour)| Some((words?, colour))) {
        let left = ((room.y + room.height - y) / (style(colour).size * 1.3)).floor();
        if left < 1.0 {
            break;
        }
        let most = (left as usize).min(7);
        let needed = lines_of(&words, room.width, style(colour), most + 1).len();
        // Half a clause says something else than the whole.
        if needed > most {
            continue;
        }
        y = page.block(&words, [room.x, y, room.width], &[style(colour)], most) + 16.0;
    }
    y
}
