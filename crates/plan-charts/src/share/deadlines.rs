//! The deadlines in time as a picture to take away.

use super::page::{Colour, SharePage, SharePicture, ShareSize, Style};
use crate::rect::Rect;
use crate::scale_picture::px;
use crate::time_strip::{StripForm, TimeStrip, time_strip};
use plan_present::present::{ShareWords, WallChoice, WallSheet};
use std::fmt::Write;

/// How much larger than on the page it is.
const WIDE: f64 = 1.45;
const TALL: f64 = 1.9;
/// Size of letters, as on the page.
const LETTERS: f64 = 13.0;
/// Widths of dots that are tried, in halves of a pixel, the largest first.
const DOTS: std::ops::RangeInclusive<u32> = 4..=48;
/// How faint a dot is that doesn't fit.
const FAINT: f64 = 0.16;

/// A picture of the deadlines. `choice` is of the same sheet.
pub fn share_deadlines_picture(
    words: &ShareWords,
    sheet: &WallSheet,
    choice: &WallChoice,
    size: ShareSize,
) -> SharePicture {
    let (mut page, room) = SharePage::with_words(words, size);
    let scale = if size.is_tall() { TALL } else { WIDE };
    page.centred(room, |page, room| drawn(page, sheet, choice, room, scale));
    page.finish()
}

/// Draws the strip; returns where it ends.
fn drawn(page: &mut SharePage, sheet: &WallSheet, choice: &WallChoice, room: Rect, scale: f64) -> f64 {
    let strip = largest(sheet, room, scale);
    let place = |x: f64, y: f64| [room.x + x * scale, room.y + y * scale];
    let (line, muted, text) = (page.theme.line.clone(), page.theme.muted.clone(), page.theme.text.clone());
    for at in 0..=strip.years.len() {
        let [x, y] = place(strip.left + strip.year_width * at as f64, 0.0);
        let [_, to] = place(0.0, strip.axis + 4.0);
        page.path(&format!("M{} {}V{}", px(x), px(y), px(to)), "none", &line, 1.0, "");
    }
    let small = Style { size: 12.0 * scale, bold: false, colour: Colour::Muted };
    for (band, plan) in strip.bands.iter().zip(&sheet.bands) {
        let [from, y] = place(band.from, band.y);
        let [to, _] = place(band.to, band.y);
        let dashes = if plan.issue_known { "" } else { " stroke-dasharray=\"6 5\"" };
        page.path(&format!("M{} {}H{}", px(from), px(y), px(to)), "none", &muted, 4.0 * scale, dashes);
        if !band.text.is_empty() {
            let [x, y] = place(0.0, band.y);
            page.text(&band.text, [x, y - small.size * 0.6], "start", small);
        }
    }
    let [from, axis] = place(strip.left, strip.axis);
    let [to, _] = place(strip.left + strip.year_width * strip.years.len() as f64, 0.0);
    page.path(&format!("M{} {}H{}", px(from), px(axis), px(to)), "none", &muted, 1.5, "");
    let mut dots = String::new();
    for (at, [x, y]) in strip.dots.iter().enumerate() {
        let Some(tile) = sheet.tiles.get(at).filter(|tile| tile.issued) else { continue };
        let [x, y] = place(*x, *y);
        let r = strip.form.dot / 2.0 * scale;
        let (fill, stroke, r) =
            if tile.own_date { (text.as_str(), "none", r) } else { ("none", muted.as_str(), r - 0.75) };
        let opacity = match choice.fits.get(at) {
            Some(false) => format!(" opacity=\"{FAINT}\""),
            Some(true) | None => String::new(),
        };
        // Writing into a text can't fail.
        let _ = write!(
            dots,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.5\"{opacity}/>",
            px(x),
            px(y),
            px(r)
        );
    }
    page.raw(&dots);
    let accent = page.theme.accent.clone();
    let [today, top] = place(strip.as_of, 0.0);
    page.path(&format!("M{} {}V{}", px(today), px(top), px(axis)), "none", &accent, 2.5, "");
    let small = Style { size: LETTERS * scale, bold: false, colour: Colour::Text };
    for (at, year) in strip.years.iter().enumerate() {
        let [x, y] = place(strip.left + strip.year_width * (at as f64 + 0.5), strip.axis + 5.0);
        page.text(&year.year.to_string(), [x, y], "middle", small);
        if year.count > 0 {
            let bold = Style { bold: true, ..small };
            page.text(&year.count.to_string(), [x, y + small.size * 1.3], "middle", bold);
        }
    }
    axis + 5.0 * scale + small.size * 2.6
}

/// The strip with the largest dots that there is room for, and room below its axis for two lines.
fn largest(sheet: &WallSheet, room: Rect, scale: f64) -> TimeStrip {
    let form =
        |dot: u32| StripForm { width: room.width / scale, dot: f64::from(dot) / 2.0, letters: LETTERS };
    let strips = DOTS.rev().map(|dot| time_strip(sheet, form(dot), sheet.as_of));
    let most = room.height / scale;
    let fits = |strip: &TimeStrip| {
        // Dots of one group may not reach beyond its year.
        strip.axis + LETTERS * 3.2 <= most && strip.form.dot * 6.0 <= strip.year_width
    };
    strips.into_iter().find(fits).unwrap_or_else(|| time_strip(sheet, form(*DOTS.start()), sheet.as_of))
}
