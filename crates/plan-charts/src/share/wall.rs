//! The wall as a picture to take away, as it is seen through a lens, with the tiles that don't fit a choice made faint.

use super::page::{Colour, SharePage, SharePicture, ShareSize, Style, cut};
use crate::rect::Rect;
use crate::scale_picture::px;
use crate::theme::Theme;
use crate::tile_mark::{Ink, TileShape, tile_shape};
use crate::type_width::type_width;
use crate::wall::{Wall, WallForm, WallHead, wall};
use plan_method::address::Lens;
use plan_method::progress::State;
use plan_present::present::{ShareWords, TileMark, WallChoice, WallSheet};
use std::fmt::Write;

/// Sides of tiles that are tried, the largest first.
const TILES: std::ops::RangeInclusive<u32> = 6..=56;
/// The size of a tile that strokes are given for.
const TILE: f64 = 18.0;
/// How faint a tile is that doesn't fit.
const FAINT: f64 = 0.16;
/// What an estimate of the wall's own falls short of the widest fonts by.
const WIDER: f64 = 1.15;

/// Colours of states beside those of the theme, as `public/css/tokens.css` has them for light pages.
const GOOD: &str = "#0c6b52";
const FAIR: &str = "#0b5f9c";
const SHORT: &str = "#7a1f5c";

/// The colour of a tile.
fn colour(mark: TileMark, theme: &Theme) -> &str {
    let TileMark::State(state) = mark else { return &theme.accent };
    match state {
        State::Achieved | State::AchievedLate | State::AchievedBy | State::ListComplete => GOOD,
        State::OnTrack | State::Slow | State::FarBehind | State::Reversed => FAIR,
        State::Missed => SHORT,
        State::GapOnly | State::SingleReading => &theme.computed,
        State::Interim
        | State::Overtaken
        | State::OpenNoData
        | State::DueNoData
        | State::NotAssessable
        | State::NotIssued => &theme.muted,
    }
}

/// A picture of the wall. `choice` is of the same sheet, and its key of the same lens.
pub fn share_wall_picture(
    words: &ShareWords,
    sheet: &WallSheet,
    choice: &WallChoice,
    lens: Lens,
    size: ShareSize,
) -> SharePicture {
    let (mut page, room) = SharePage::with_words(words, size);
    let top = key(&mut page, choice, room);
    let room = Rect { y: top, height: room.y + room.height - top, ..room };
    let layout = largest(sheet, room, size);
    let left = room.x;
    // A head may reach into the gap behind it.
    const GAP: f64 = 14.0;
    let head = |page: &mut SharePage, head: &WallHead, name: &str, count: usize| {
        let style = Style { size: layout.form.letters / WIDER, bold: false, colour: Colour::Text };
        let place = [left + head.x, room.y + head.y + head.baseline - style.size * 0.95];
        let tail = format!(" {count}");
        let name = cut(name, head.width + GAP - type_width(&tail, style.size, false), style);
        page.text(&format!("{name}{tail}"), place, "start", style);
    };
    for (row, of) in layout.rows.iter().zip(&sheet.rows) {
        head(&mut page, row, &of.name, of.count);
    }
    for (column, of) in layout.columns.iter().zip(&sheet.columns) {
        head(&mut page, column, of.name, of.count);
    }
    for rule in &layout.rules {
        page.rule([left, room.y + rule], left + room.width);
    }
    for &at in &layout.order {
        let (Some(tile), [x, y]) = (sheet.tiles.get(at), layout.places[at]) else { continue };
        let fits = choice.fits.get(at).copied().unwrap_or(true);
        let opacity = if fits { 1.0 } else { FAINT };
        tile_at(&mut page, tile.mark(lens), [left + x, room.y + y], layout.form.tile, opacity);
    }
    page.finish()
}

/// The wall with the largest tiles that there is room for: as a table, or in blocks where that lets them be larger.
fn largest(sheet: &WallSheet, room: Rect, size: ShareSize) -> Wall {
    let form = |tile: u32, blocks: bool| {
        let tile = f64::from(tile);
        // No higher than a row of one line of tiles.
        let letters = if size.is_tall() { 22.0_f64 } else { 18.0 }.min((tile + 10.0) / 1.25) * WIDER;
        WallForm { width: room.width, tile, gap: (tile / 6.0).round(), letters, blocks }
    };
    let fits = |layout: &Wall| {
        let right = layout.order.iter().map(|at| layout.places[*at][0]).fold(0.0, f64::max);
        layout.height <= room.height && right + layout.form.tile <= room.width
    };
    let kinds: &[bool] = if size.is_tall() { &[false, true] } else { &[false] };
    let tried = TILES.rev().flat_map(|tile| kinds.iter().map(move |blocks| (tile, *blocks)));
    let found = tried.map(|(tile, blocks)| wall(sheet, form(tile, blocks))).find(fits);
    found.unwrap_or_else(|| wall(sheet, form(*TILES.start(), false)))
}

/// What the marks mean, with how many there are of each; returns where it ends.
fn key(page: &mut SharePage, choice: &WallChoice, room: Rect) -> f64 {
    const SIZE: f64 = 18.0;
    let style = Style { size: SIZE, bold: false, colour: Colour::Text };
    let (mut x, mut y) = (room.x, room.y);
    for entry in &choice.key {
        let text = cut(&format!("{} {}", entry.name, entry.count), room.width - SIZE * 2.0, style);
        let width = SIZE * 1.4 + type_width(&text, SIZE, false);
        if x > room.x && x + width > room.x + room.width {
            (x, y) = (room.x, y + SIZE * 1.6);
        }
        tile_at(page, entry.mark, [x, y + 1.0], SIZE, 1.0);
        page.text(&text, [x + SIZE * 1.4, y], "start", style);
        x += width + SIZE * 1.3;
    }
    y + SIZE * 1.6 + 14.0
}

/// One tile with its upper left corner at a place.
fn tile_at(page: &mut SharePage, mark: TileMark, [x, y]: [f64; 2], size: f64, opacity: f64) {
    let theme = page.theme.clone();
    let own = colour(mark, &theme);
    let TileShape { paths, digits, .. } = tile_shape(mark, size);
    let mut svg = format!("<g transform=\"translate({} {})\"", px(x), px(y));
    if opacity < 1.0 {
        // Writing into a text can't fail.
        let _ = write!(svg, " opacity=\"{opacity}\"");
    }
    svg.push('>');
    let bold = px((2.0 * size / TILE).max(1.5));
    let thin = px((size / TILE).max(1.0));
    for (ink, path) in paths {
        let _ = match ink {
            Ink::Ground => write!(svg, "<path d=\"{path}\" fill=\"{}\"/>", theme.panel),
            Ink::Solid => write!(svg, "<path d=\"{path}\" fill=\"{own}\"/>"),
            Ink::Outline => {
                write!(svg, "<path d=\"{path}\" fill=\"none\" stroke=\"{own}\" stroke-width=\"{thin}\"/>")
            }
            Ink::Dashed => write!(
                svg,
                "<path d=\"{path}\" fill=\"none\" stroke=\"{own}\" stroke-width=\"{thin}\" stroke-dasharray=\"2.5 2\"/>"
            ),
            Ink::Hatch => write!(
                svg,
                "<path d=\"{path}\" fill=\"none\" stroke=\"{own}\" stroke-width=\"{thin}\" stroke-opacity=\"0.7\"/>"
            ),
            Ink::Sign | Ink::OwnSign => {
                let stroke = if ink == Ink::Sign { theme.panel.as_str() } else { own };
                write!(
                    svg,
                    "<path d=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{bold}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
                )
            }
        };
    }
    if let Some((digits, filled)) = digits {
        let fill = if filled { theme.panel.as_str() } else { own };
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"{}\" font-weight=\"700\" fill=\"{fill}\">{digits}</text>",
            px(size / 2.0),
            px(size * 0.7),
            px(size * 0.56)
        );
    }
    svg.push_str("</g>");
    page.raw(&svg);
}
