//! Scenes in rows and columns: the four questions, departments, topics.

use super::layouts::inside;
use super::parts::{LETTERS, PLAIN, QUIET, STRONG, SceneDraft, SceneInk, SceneShape};
use crate::rect::Rect;
use crate::type_width::type_width;
use plan_present::present::{MOST_SCENE_DEPARTMENTS, SceneAnswers, SceneDepartment, SceneTopic};

/// Heights of the band of tiles below, in a box that is wide and in one that is high.
type Heights = (f64, f64);
const SMALL: Heights = (130.0, 190.0);
const LARGE: Heights = (280.0, 360.0);

/// Least radius of a disc that has room for its number.
const LEAST_INSIDE: f64 = 30.0;

fn band(draft: &mut SceneDraft<'_>, (wide, high): Heights) -> f64 {
    let height = if draft.form.is_wide() { wide } else { high };
    draft.band(height)
}

/// District by question, in discs whose area is the share that answers.
pub(super) fn questions(draft: &mut SceneDraft<'_>, heads: &[&str; 4], rows: &[SceneAnswers]) {
    let bottom = band(draft, SMALL);
    let width = draft.form.width;
    // Few plans stand side by side where there is room for that, otherwise below each other.
    let across = rows.len() <= 6;
    let (columns, lines) = if across { (rows.len(), heads.len()) } else { (heads.len(), rows.len()) };
    let heads_wide =
        |texts: &[String]| texts.iter().map(|text| type_width(text, LETTERS, true)).fold(0.0, f64::max);
    let names: Vec<String> = rows.iter().map(|row| format!("{} {}", row.name, row.total)).collect();
    let words: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let (side, top) = if across { (&words, &names) } else { (&names, &words) };
    let left = heads_wide(side).min(width * 0.36) + 20.0;
    let head = 60.0;
    let (pitch_x, pitch_y) = ((width - left) / columns.max(1) as f64, (bottom - head) / lines.max(1) as f64);
    let radius = (pitch_x.min(pitch_y) / 2.0 - 5.0).max(4.0);
    let small = (radius * 0.62).min(64.0);
    // One size for all heads, so that the longest has room.
    let head_size = (LETTERS * (pitch_x - 8.0) / heads_wide(top).max(1.0)).clamp(20.0, LETTERS);
    for (n, text) in top.iter().enumerate() {
        let x = left + (n as f64 + 0.5) * pitch_x;
        draft.cut(text, [x, 40.0], (head_size, pitch_x - 8.0), "middle", STRONG);
    }
    let size = LETTERS.min(pitch_y * 0.8);
    for (n, text) in side.iter().enumerate() {
        let y = head + (n as f64 + 0.5) * pitch_y;
        draft.cut(text, [0.0, y + size * 0.36], (size, left - 16.0), "start", STRONG);
    }
    for (at, row) in rows.iter().enumerate() {
        for (question, &count) in row.counts.iter().enumerate() {
            let (column, line) = if across { (at, question) } else { (question, at) };
            let centre = [left + (column as f64 + 0.5) * pitch_x, head + (line as f64 + 0.5) * pitch_y];
            let share = count as f64 / row.total.max(1) as f64;
            draft.mark(SceneInk::Whole, SceneShape::Disc(centre, radius));
            if count > 0 {
                draft.mark(SceneInk::Amount, SceneShape::Disc(centre, radius * share.sqrt()));
            }
            if radius < LEAST_INSIDE {
                let at = [centre[0] + radius + 6.0, centre[1] + size * 0.3];
                draft.label(count.to_string(), at, size * 0.8, "start", PLAIN);
            } else {
                // A number on a small disc would stand half on it.
                let filled = radius * share.sqrt() > small * 0.75;
                inside(draft, count.to_string(), centre, small, filled);
            }
        }
    }
}

/// Departments by their tasks: a filled mark where they lead, a hollow one where they support.
pub(super) fn departments(draft: &mut SceneDraft<'_>, row: usize, rows: &[SceneDepartment], none: &str) {
    let bottom = band(draft, LARGE);
    for at in 0..draft.sheet.tiles.len() {
        if let Some(place) = draft.picture.tiles[at].as_mut() {
            place.faint = draft.sheet.tiles[at].row != row;
        }
    }
    let width = draft.form.width;
    let lines = if rows.is_empty() { MOST_SCENE_DEPARTMENTS } else { rows.len() };
    let pitch = bottom / lines as f64;
    let size = LETTERS.min(pitch * 0.7);
    let most = rows.iter().map(|row| row.leads + row.supports).max().unwrap_or(16).max(1);
    let names = rows.iter().map(|row| type_width(&row.name, size, false)).fold(0.0, f64::max);
    let left = if rows.is_empty() { 0.0 } else { names.min(width * 0.42) + 20.0 };
    let step = ((width - left) / most as f64).min(pitch);
    let side = step * 0.84;
    for line in 0..lines {
        let y = (line as f64 + 0.5) * pitch;
        let (leads, n) = match rows.get(line) {
            Some(row) => {
                draft.cut(&row.name, [0.0, y + size * 0.36], (size, left - 16.0), "start", PLAIN);
                (row.leads, row.leads + row.supports)
            }
            None => (0, most),
        };
        for nth in 0..n {
            let ink = match (rows.is_empty(), nth < leads) {
                (true, _) => SceneInk::Empty,
                (false, true) => SceneInk::Amount,
                (false, false) => SceneInk::Hollow,
            };
            let x = left + nth as f64 * step;
            let area = Rect { x: x + (step - side) / 2.0, y: y - side / 2.0, width: side, height: side };
            if rows.is_empty() {
                draft.mark(ink, SceneShape::Area(area));
            } else {
                draft.mark(ink, SceneShape::Disc([x + step / 2.0, y], side / 2.0));
            }
        }
    }
    if rows.is_empty() {
        let [x, y] = [width / 2.0, bottom / 2.0];
        let wide = type_width(none, 64.0, true) + 60.0;
        let area = Rect { x: x - wide / 2.0, y: y - 64.0, width: wide, height: 112.0 };
        draft.mark(SceneInk::Land, SceneShape::Area(area));
        draft.label(none, [x, y + 14.0], 64.0, "middle", STRONG);
    }
}

/// Least height of a topic's row.
const LEAST_ROW: f64 = 24.0;

/// Topics in columns, each with one dot for every plan.
pub(super) fn topics(draft: &mut SceneDraft<'_>, rows: &[SceneTopic]) {
    let wide = draft.form.is_wide();
    let bottom = draft.band(if wide { 90.0 } else { 120.0 });
    let width = draft.form.width;
    let blocks = if wide { 3 } else { 2 };
    let lines = rows.len().div_ceil(blocks).max(1);
    let pitch = (bottom / lines as f64).max(LEAST_ROW);
    let block = (width - 24.0 * (blocks as f64 - 1.0)) / blocks as f64;
    let n_plans = rows.iter().map(|row| row.tasks.len()).max().unwrap_or(1).max(1);
    let most = rows.iter().flat_map(|row| &row.tasks).copied().max().unwrap_or(1).max(1) as f64;
    let longest = |size: f64| rows.iter().map(|row| type_width(&row.name, size, false)).fold(0.0, f64::max);
    let size = (pitch * 0.72).min(LETTERS);
    let size = if longest(size) > block * 0.7 { size * 0.8 } else { size };
    let names = longest(size).min(block * 0.7);
    let step = pitch.min((block - names - 12.0) / n_plans as f64);
    let room = (bottom / pitch).floor() as usize;
    for (n, row) in rows.iter().enumerate() {
        let (column, line) = (n / lines, n % lines);
        if line >= room {
            continue;
        }
        let x = column as f64 * (block + 24.0);
        let y = (line as f64 + 0.5) * pitch;
        let class = if row.shared { PLAIN } else { QUIET };
        draft.cut(&row.name, [x, y + size * 0.36], (size, names), "start", class);
        for (plan, &tasks) in row.tasks.iter().enumerate() {
            let centre = [x + block - step * (n_plans - plan) as f64 + step / 2.0, y];
            let radius = step * 0.47 * (tasks as f64 / most).sqrt();
            let ink = if row.shared { SceneInk::Accent } else { SceneInk::Amount };
            match tasks {
                0 => draft.mark(SceneInk::Empty, SceneShape::Disc(centre, step * 0.1)),
                _ => draft.mark(ink, SceneShape::Disc(centre, radius.max(3.0))),
            }
        }
    }
}
