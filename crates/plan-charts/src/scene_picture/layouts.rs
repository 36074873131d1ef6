//! Scenes whose marks are the tiles themselves: the wall, the decided ones, one clause, promised and published.

use super::parts::{
    CLAUSE, CLAUSE_NUMBER, INSIDE, LETTERS, PLAIN, QUIET, STRONG, SceneDraft, SceneInk, SceneMark,
    SceneShape, TILE_SHARE, clause_width, packed,
};
use crate::goal_scale::goal_scale;
use crate::rect::Rect;
use crate::type_width::type_width;
use plan_method::progress::State;
use plan_model::order::{arrange_by_key, tidy};
use plan_present::names;
use plan_present::present::{SceneClause, SceneGoal, SceneValue, TileMark};
use std::collections::{BTreeMap, BTreeSet};

/// Height of a line of the key.
const KEY_LINE: f64 = 54.0;

/// Every tile by its state, with the key of the states below.
pub(super) fn wall(draft: &mut SceneDraft<'_>) {
    let order = draft.by_state();
    let lang = draft.sheet.lang;
    let count = |state: State| order.iter().filter(|at| draft.sheet.tiles[**at].state == state).count();
    let mut entries: Vec<(State, String, [f64; 2])> = Vec::new();
    let (mut x, mut line) = (0.0, 0.0);
    for state in State::ALL.into_iter().filter(|state| count(*state) > 0) {
        let text = format!("{} {}", names::state(state, lang), count(state));
        let width = 52.0 + type_width(&text, LETTERS, false);
        if x > 0.0 && x + width > draft.form.width {
            (x, line) = (0.0, line + 1.0);
        }
        entries.push((state, text, [x, line]));
        x += width + 30.0;
    }
    let height = if entries.is_empty() { 0.0 } else { (line + 1.0) * KEY_LINE };
    let top = draft.form.height - height;
    for (state, text, [x, line]) in entries {
        let y = top + line * KEY_LINE;
        let tile = Rect { x, y: y + 10.0, width: 38.0, height: 38.0 };
        draft.mark(SceneInk::Whole, SceneShape::Tile(TileMark::State(state), tile));
        draft.label(text, [x + 50.0, y + 41.0], LETTERS, "start", PLAIN);
    }
    let whole = draft.whole();
    draft.fill(&order, Rect { height: top - 14.0, ..whole }, false);
}

/// A goal's tile, as large as its bar.
const GOAL_TILE: f64 = 150.0;

/// Decided commitments, each with its tile and its values on a scale; the others small below.
pub(super) fn settled(draft: &mut SceneDraft<'_>, goals: &[SceneGoal]) {
    let width = draft.form.width;
    let left = GOAL_TILE + 34.0;
    let mut y = 0.0;
    for goal in goals {
        let scale = goal_scale(&goal.goal, width - left, LETTERS);
        let height = 56.0 + scale.height + 30.0;
        if y + height > draft.form.height * 0.8 {
            break;
        }
        if let Some(at) = draft.sheet.tiles.iter().position(|tile| tile.id == goal.target) {
            draft.put(at, [0.0, y + 6.0], GOAL_TILE * TILE_SHARE, false);
        }
        draft.cut(&goal.title, [left, y + 38.0], (LETTERS, width - left), "start", STRONG);
        let corner = [left, y + 56.0];
        for shape in scale.shapes {
            draft.picture.marks.push(SceneMark {
                ink: SceneInk::Scale(shape.ink.class()),
                shape: SceneShape::Path(corner, shape.path),
                stroke: Some(shape.stroke),
            });
        }
        for label in scale.labels {
            let at = [corner[0] + label.x, corner[1] + label.y];
            draft.label(label.text, at, scale.type_size, label.anchor, PLAIN);
        }
        y += height;
    }
    let order = draft.left_over();
    let area = Rect { x: 0.0, y, width, height: draft.form.height - y };
    draft.fill(&order, area, !goals.is_empty());
}

/// Sizes in which a clause is set, the first that fits.
const CLAUSE_SIZES: [f64; 6] = [84.0, 76.0, 68.0, 60.0, 52.0, 44.0];
/// Its line's height as a share of its size.
const CLAUSE_LINE: f64 = 1.5;
/// How much larger its number is.
const NUMBER_GROWTH: f64 = 1.6;
/// Signs that don't begin a line.
const NOT_FIRST: &str = "，。、；：！？）》”’%";

/// One piece of a line: words, whether they are the number, where they begin.
type LinePiece = (String, bool, f64);

/// A clause set in lines.
fn lines(clause: &SceneClause, size: f64, width: f64) -> Vec<Vec<LinePiece>> {
    let number = clause.number.clone().unwrap_or(0..0);
    let mut words: Vec<(String, bool)> = Vec::new();
    for (at, c) in clause.text.char_indices() {
        let large = number.contains(&at);
        // A number, and a word in Latin letters, stays in one piece; so does a sign with what it follows.
        let joins = |last: &(String, bool)| {
            last.1 == large
                && (large
                    || NOT_FIRST.contains(c)
                    || (c.is_ascii_alphanumeric() && last.0.ends_with(|d: char| d.is_ascii_alphanumeric())))
        };
        match words.last_mut() {
            Some(last) if joins(last) => last.0.push(c),
            _ => words.push((c.to_string(), large)),
        }
    }
    let mut lines: Vec<Vec<LinePiece>> = vec![Vec::new()];
    let mut x = 0.0;
    for (word, large) in words {
        let wide = clause_width(&word, if large { size * NUMBER_GROWTH } else { size });
        if x > 0.0 && x + wide > width {
            lines.push(Vec::new());
            x = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            match line.last_mut() {
                Some(last) if last.1 == large => last.0.push_str(&word),
                _ => line.push((word, large, x)),
            }
        }
        x += wide;
    }
    lines
}

/// A clause as a poster, what it says to the four questions, and its tile beside them.
pub(super) fn clause(draft: &mut SceneDraft<'_>, clause: &SceneClause) {
    let width = draft.form.width;
    let own = draft.sheet.tiles.iter().position(|tile| tile.id == clause.target && tile.issued);
    if let Some(at) = own {
        draft.put(at, [0.0, 0.0], 96.0, false);
    }
    let words = if own.is_some() { 124.0 } else { 0.0 };
    draft.cut(&clause.plan, [words, 40.0], (LETTERS, width - words), "start", STRONG);
    draft.cut(&clause.place, [words, 86.0], (30.0, width - words), "start", QUIET);
    let bottom = draft.band(if draft.form.is_wide() { 120.0 } else { 150.0 });
    let line = 56.0;
    let foot = line * clause.answers.len() as f64;
    let room = bottom - foot - 20.0 - 130.0;
    let tall =
        |lines: &[Vec<LinePiece>], size: f64| lines.iter().map(|line| line_height(line, size)).sum::<f64>();
    let mut set = CLAUSE_SIZES.into_iter().map(|size| (size, lines(clause, size, width)));
    let fitting = set.clone().find(|(size, lines)| tall(lines, *size) <= room);
    let Some((size, lines)) = fitting.or_else(|| set.next_back()) else { return };
    let mut y = 130.0 + ((room - tall(&lines, size)) / 2.0).max(0.0);
    for line in lines {
        y += line_height(&line, size);
        for (text, large, x) in line {
            let (size, class) = if large { (size * NUMBER_GROWTH, CLAUSE_NUMBER) } else { (size, CLAUSE) };
            draft.label(text, [x, y - 26.0], size, "start", class);
        }
    }
    for (n, row) in clause.answers.iter().enumerate() {
        let y = bottom - foot + line * n as f64;
        let centre = [20.0, y + 28.0];
        draft.mark(
            if row.answered { SceneInk::Amount } else { SceneInk::Hollow },
            SceneShape::Disc(centre, 18.0),
        );
        draft.cut(
            &row.words,
            [56.0, y + 40.0],
            (LETTERS, width - 56.0),
            "start",
            if row.answered { PLAIN } else { QUIET },
        );
    }
}

fn line_height(line: &[LinePiece], size: f64) -> f64 {
    let large = line.iter().any(|(_, large, _)| *large);
    size * if large { NUMBER_GROWTH * 1.2 } else { CLAUSE_LINE }
}

/// Head of a side.
const HEAD: f64 = 56.0;
/// The promised side's share of the width.
const PROMISED: f64 = 0.56;

/// Tiles on the left, published values by year on the right, lines between those that match.
pub(super) fn published(draft: &mut SceneDraft<'_>, values: &[SceneValue], [promised, heads]: [&str; 2]) {
    let (width, height) = (draft.form.width, draft.form.height);
    let order = draft.by_state();
    let left = Rect { x: 0.0, y: HEAD, width: width * PROMISED, height: height - HEAD };
    draft.fill(&order, left, false);
    let valued: BTreeSet<&str> = values.iter().map(|value| value.target.as_str()).collect();
    for at in 0..draft.sheet.tiles.len() {
        let found = valued.contains(draft.sheet.tiles[at].id.as_str());
        if let Some(place) = draft.picture.tiles[at].as_mut() {
            place.faint = !found;
        }
    }
    draft.label(format!("{promised} {}", order.len()), [0.0, 38.0], LETTERS, "start", STRONG);
    let right = width * (PROMISED + 0.08);
    draft.label(format!("{heads} {}", values.len()), [right, 38.0], LETTERS, "start", STRONG);
    let mut years: Vec<i32> = values.iter().map(|value| value.year).collect();
    tidy(&mut years);
    let Some(most) = years.iter().map(|year| values.iter().filter(|value| value.year == *year).count()).max()
    else {
        return;
    };
    let by_id: BTreeMap<&str, usize> =
        draft.sheet.tiles.iter().enumerate().map(|(at, tile)| (tile.id.as_str(), at)).collect();
    let pitch = (height - HEAD) / years.len() as f64;
    let room = width - right - 110.0;
    let (_, step) = packed(most, room, (pitch - 12.0).min(160.0));
    for (n, year) in years.iter().enumerate() {
        let top = HEAD + n as f64 * pitch;
        draft.label(year.to_string(), [width, top + pitch / 2.0 + 12.0], LETTERS, "end", PLAIN);
        let mut of_year: Vec<&SceneValue> = values.iter().filter(|value| value.year == *year).collect();
        arrange_by_key(&mut of_year, |value| !value.matches);
        let across = ((room / step).floor() as usize).max(1);
        let block = of_year.len().div_ceil(across) as f64 * step;
        for (nth, value) in of_year.into_iter().enumerate() {
            let centre = [
                right + ((nth % across) as f64 + 0.5) * step,
                top + (pitch - block) / 2.0 + ((nth / across) as f64 + 0.5) * step,
            ];
            let own = by_id.get(value.target.as_str()).copied();
            let tile = own.and_then(|at| draft.picture.tiles[at]);
            if let (true, Some(tile)) = (value.matches, tile) {
                let from = [tile.x + tile.side / 2.0, tile.y + tile.side / 2.0];
                let shape = SceneShape::Line(from, centre);
                draft.picture.marks.insert(0, SceneMark { ink: SceneInk::Accent, shape, stroke: None });
            }
            let ink = if value.matches { SceneInk::Amount } else { SceneInk::Hollow };
            draft.mark(ink, SceneShape::Disc(centre, step * 0.38));
        }
    }
}

/// A label on an amount, in the middle of a point.
pub(super) fn inside(draft: &mut SceneDraft<'_>, text: String, [x, y]: [f64; 2], size: f64, filled: bool) {
    draft.label(text, [x, y + size * 0.36], size, "middle", if filled { INSIDE } else { PLAIN });
}
