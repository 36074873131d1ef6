//! The first view as the program draws it: finding, key, wall, card, deadlines. The wall is there twice, as a table and in
//! blocks; the style sheet shows the one that the program will show.

use anyhow::Result;
use plan_charts::{
    Ink, StripForm, Stroke, TileShape, TimeStrip, Wall, WallForm, WallHead, state_mark, tile_shape,
    time_strip, wall,
};
use plan_method::address::Lens;
use plan_method::progress::State;
use plan_method::query::Query;
use plan_model::lang::Lang;
use plan_present::markup::escape;
use plan_present::names;
use plan_present::present::{self, TileMark, WallSheet};
use plan_present::text::{LangTexts, Texts};
use std::fmt::Write;

use super::sheets::StaticSheets;

/// The lens of a reader who comes without an address.
const LENS: Lens = Lens::Result;

/// Each form with the beginning of its ids and the class that shows it on its screens.
const WALLS: [(WallForm, &str, &str); 2] =
    [(WallForm::DESK, "d-", " only-desk"), (WallForm::PHONE, "p-", " blocks only-phone")];
const STRIPS: [(StripForm, &str); 2] =
    [(StripForm::DESK, " only-desk"), (StripForm::PHONE, " blocks only-phone")];

/// The id of a commitment's row in the table of its district.
pub(super) fn row_id(position: usize) -> String {
    format!("row-{position}")
}

impl StaticSheets {
    pub(super) fn first_view(&self, out: &mut String) -> Result<()> {
        let zh = Lang::Zh.texts();
        let sheet = &self.wall_zh;
        writeln!(
            out,
            "<header class=\"page-head finding-head\"><h1 class=\"finding\">{}</h1></header>",
            escape(&sheet.finding)
        )?;
        let choice = present::wall_choice(&self.judged, sheet, &Query::default(), LENS, Lang::Zh);
        out.push_str("<div class=\"wall-key\"><ul class=\"key-list\">");
        for key in &choice.key {
            write!(
                out,
                "<li><span class=\"key-entry\">{}<span>{}</span><span class=\"key-count\">{}</span></span></li>",
                mark(key.mark),
                escape(&key.name),
                key.count
            )?;
        }
        writeln!(out, "</ul><p class=\"key-note\">{}</p></div>", escape(sheet.caveat))?;
        choices(out, sheet, zh)?;
        writeln!(
            out,
            "<div class=\"overview-grid\">\n<div class=\"column\">\n<section class=\"wall\" aria-label=\"{}\">",
            escape(&sheet.finding)
        )?;
        for (form, prefix, class) in WALLS {
            picture(out, sheet, &wall(sheet, form), prefix, class)?;
        }
        writeln!(
            out,
            "<div class=\"wall-foot\"><div class=\"wall-chosen\"><p class=\"wall-said hint\">{}</p><a class=\"button quiet\" href=\"#static-districts\">{}</a></div>\
             <span class=\"button quiet ghost\" aria-hidden=\"true\">{}</span>\
             <div class=\"export ghost\" aria-hidden=\"true\"><span class=\"button quiet\">{}</span></div></div>\n</section>",
            escape(&sheet.arrangement),
            escape(zh.see_all),
            escape(zh.show_table),
            escape(zh.export)
        )?;
        self.deadlines(out)?;
        out.push_str("</div>\n");
        let shown = wall(sheet, WallForm::DESK).first(sheet, &choice.fits);
        self.card(out, shown.and_then(|at| sheet.tiles.get(at)).map(|tile| tile.position))?;
        out.push_str("</div>\n</div>\n");
        Ok(())
    }

    fn card(&self, out: &mut String, position: Option<usize>) -> Result<()> {
        let zh = Lang::Zh.texts();
        out.push_str("<div class=\"wall-side\">\n<section class=\"panel wall-card\">");
        let card = position
            .and_then(|position| Some((position, present::wall_card(&self.judged, position, Lang::Zh)?)));
        if let Some((position, card)) = card {
            let row = &card.row;
            let to = row_id(position);
            let slug = row.state.slug();
            write!(
                out,
                "<p class=\"card-district district-{district}\"><span class=\"district-mark\" aria-hidden=\"true\"></span>\
                 <a href=\"#static-{district}\">{}</a><span>{}</span></p>\
                 <h2 class=\"card-title\"><a href=\"#{to}\">{}</a></h2>\
                 <p class=\"card-state\"><span class=\"state-badge state-{slug}\">\
                 <svg class=\"state-mark state-{slug}\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">{}</svg><span>{}</span></span></p>\
                 <p class=\"card-reason\">{}</p><dl class=\"card-facts\">",
                escape(&row.district_name),
                escape(&row.domain),
                escape(&row.name),
                state_parts(row.state),
                escape(names::state(row.state, Lang::Zh)),
                escape(&card.reason),
                district = escape(&row.district),
            )?;
            let reading = row.reading.as_deref().map(|reading| (zh.observed, " class=\"observed\"", reading));
            let facts = [
                Some((zh.target, " class=\"stated\"", row.asked.as_str())),
                reading,
                Some((zh.deadline, "", card.deadline.as_str())),
                Some((zh.leads, "", card.leads.as_str())),
            ];
            for (name, class, value) in facts.into_iter().flatten() {
                write!(
                    out,
                    "<div class=\"card-fact\"><dt>{}</dt><dd{class}>{}</dd></div>",
                    escape(name),
                    escape(value)
                )?;
            }
            out.push_str("</dl><ul class=\"card-answers\">");
            for (name, yes) in card.answers {
                let (class, sign) = if yes { ("card-answer yes", "●") } else { ("card-answer", "○") };
                write!(out, "<li class=\"{class}\"><span>{sign}</span>{}</li>", escape(name))?;
            }
            write!(
                out,
                "</ul><blockquote class=\"clause short\">{}</blockquote>\
                 <p class=\"card-open\"><a class=\"button primary\" href=\"#{to}\">{}</a></p>",
                escape(&row.statement),
                escape(zh.open_target)
            )?;
        }
        write!(
            out,
            "</section>\n<section class=\"panel ladder-panel\"><h2>{}</h2><ol class=\"rungs\">",
            escape(zh.ladder)
        )?;
        for rung in present::ladder(&self.judged, Lang::Zh).rungs {
            write!(
                out,
                "<li><a class=\"rung\" href=\"#static-districts\"><strong class=\"rung-count\">{}</strong><span>{}</span></a></li>",
                rung.count,
                escape(rung.name)
            )?;
        }
        out.push_str("</ol></section>\n");
        Ok(())
    }

    fn deadlines(&self, out: &mut String) -> Result<()> {
        let zh = Lang::Zh.texts();
        writeln!(
            out,
            "<section class=\"panel time-panel\">\n<div class=\"time-head\"><h2>{}</h2><p class=\"hint\">{}</p></div>",
            escape(zh.time_strip),
            escape(zh.time_strip_help)
        )?;
        for (form, class) in STRIPS {
            strip(out, &self.wall_zh, &time_strip(&self.wall_zh, form, self.wall_zh.as_of), class)?;
        }
        write!(out, "<div class=\"time-foot\"><div class=\"replay ghost\" aria-hidden=\"true\">")?;
        for (words, kind) in [
            (zh.replay_first, ""),
            (zh.replay_back, ""),
            (zh.replay_play, " primary"),
            (zh.replay_on, ""),
            (zh.replay_last, ""),
        ] {
            write!(out, "<span class=\"button{kind}\">{}</span>", escape(words))?;
        }
        writeln!(
            out,
            "<strong class=\"replay-day\">{}</strong></div><span class=\"button quiet ghost\" aria-hidden=\"true\">{}</span></div>\n</section>",
            escape(&present::replay_day(self.judged.as_of, Lang::Zh)),
            escape(zh.calendar)
        )?;
        Ok(())
    }
}

/// Lenses, which only the program has, and the districts, each leading to its table.
fn choices(out: &mut String, sheet: &WallSheet, zh: &Texts) -> Result<()> {
    write!(
        out,
        "<div class=\"wall-choices\"><div class=\"choice-group ghost\" aria-hidden=\"true\"><span class=\"choice-name\">{}</span>",
        escape(zh.lens)
    )?;
    for lens in Lens::ALL {
        write!(out, "<span class=\"choice-link\">{}</span>", escape(names::lens(lens, Lang::Zh)))?;
    }
    write!(
        out,
        "</div><div class=\"choice-group\"><span class=\"choice-name\">{}</span>",
        escape(zh.my_district)
    )?;
    for row in &sheet.rows {
        write!(
            out,
            "<a class=\"choice-link\" href=\"#static-{}\">{}</a>",
            escape(&row.district),
            escape(&row.name)
        )?;
    }
    out.push_str("</div></div>\n");
    Ok(())
}

/// A mark by itself, for the key.
fn mark(mark: TileMark) -> String {
    let shape = tile_shape(mark, 18.0);
    format!(
        "<svg class=\"tile-mark {}\" viewBox=\"0 0 18 18\" aria-hidden=\"true\">{}</svg>",
        shape.class,
        paths(&shape)
    )
}

/// The parts of a state's mark in its badge.
fn state_parts(state: State) -> String {
    let part = |(stroke, path): &(Stroke, &str)| format!("<path class=\"{}\" d=\"{path}\"/>", stroke.class());
    state_mark(state).iter().map(part).collect()
}

/// What a mark is drawn with; the lens of the static page has no digits.
fn paths(shape: &TileShape) -> String {
    let path = |(ink, path): &(Ink, String)| format!("<path class=\"{}\" d=\"{path}\"/>", ink.class());
    shape.paths.iter().map(path).collect()
}

fn head(out: &mut String, head: &WallHead, count: usize) -> Result<()> {
    write!(
        out,
        "<text class=\"head-text\" x=\"{}\" y=\"{}\">{}<tspan class=\"head-count\" dx=\"6\">{count}</tspan></text>",
        head.x,
        head.y + head.baseline,
        escape(&head.text)
    )?;
    Ok(())
}

fn picture(out: &mut String, sheet: &WallSheet, wall: &Wall, prefix: &str, class: &str) -> Result<()> {
    let size = wall.form.tile;
    let issued = sheet.tiles.iter().filter(|tile| tile.issued);
    let mut marks: Vec<TileMark> = issued.map(|tile| tile.mark(LENS)).collect();
    marks.sort_unstable();
    marks.dedup();
    write!(
        out,
        "<svg class=\"wall-picture{class}\" viewBox=\"0 0 {} {}\">\n<defs>",
        wall.form.width, wall.height
    )?;
    for mark in marks {
        let shape = tile_shape(mark, size);
        write!(out, "<g id=\"{prefix}{}\">{}</g>", shape.id, paths(&shape))?;
    }
    let rules: String = wall.rules.iter().map(|y| format!("M0 {y}H{}", wall.form.width)).collect();
    writeln!(out, "</defs><path class=\"wall-rule\" d=\"{rules}\"/>")?;
    for (column, place) in sheet.columns.iter().zip(&wall.columns) {
        out.push_str("<g>");
        head(out, place, column.count)?;
        out.push_str("</g>");
    }
    for (row, place) in sheet.rows.iter().zip(&wall.rows) {
        let district = escape(&row.district);
        write!(
            out,
            "<a href=\"#static-{district}\"><rect class=\"head-mark district-{district}\" x=\"0\" y=\"{}\" width=\"3\" height=\"{}\"/>",
            place.y + 1.0,
            place.height - 2.0
        )?;
        head(out, place, row.count)?;
        out.push_str("</a>\n");
    }
    for (tile, [x, y]) in sheet.tiles.iter().zip(&wall.places).filter(|(tile, _)| tile.issued) {
        let shape = tile_shape(tile.mark(LENS), size);
        writeln!(
            out,
            "<a href=\"#{}\" aria-label=\"{}\"><use class=\"wall-tile {}\" href=\"#{prefix}{}\" transform=\"translate({x} {y})\"/></a>",
            row_id(tile.position),
            escape(&sheet.said(tile, LENS)),
            shape.class,
            shape.id
        )?;
    }
    out.push_str("</svg>\n");
    Ok(())
}

fn strip(out: &mut String, sheet: &WallSheet, strip: &TimeStrip, class: &str) -> Result<()> {
    let TimeStrip { form, axis, left, year_width, .. } = strip;
    let ticks: String = (0..=strip.years.len())
        .map(|n| format!("M{:.1} 0V{}", left + year_width * n as f64, axis + 4.0))
        .collect();
    writeln!(
        out,
        "<svg class=\"time-strip{class}\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\"><path class=\"strip-tick\" d=\"{ticks}\"/>",
        form.width, strip.height
    )?;
    for (plan, band) in sheet.bands.iter().zip(&strip.bands) {
        write!(
            out,
            "<text class=\"strip-name\" x=\"0\" y=\"{}\">{}</text><line class=\"strip-band district-{}{}\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y}\" y2=\"{y}\"/>",
            band.y + form.letters * 0.36,
            escape(&band.text),
            escape(&plan.district),
            if plan.issue_known { "" } else { " unknown" },
            band.from,
            band.to,
            y = band.y
        )?;
    }
    let end = left + year_width * strip.years.len() as f64;
    writeln!(out, "<line class=\"strip-axis\" x1=\"{left}\" x2=\"{end}\" y1=\"{axis}\" y2=\"{axis}\"/>")?;
    for (tile, [x, y]) in sheet.tiles.iter().zip(&strip.dots).filter(|(tile, _)| tile.issued) {
        let own = if tile.own_date { " own" } else { "" };
        let radius = if tile.own_date { form.dot / 2.0 } else { form.dot / 2.0 - 0.5 };
        write!(out, "<circle class=\"due-dot{own}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>")?;
    }
    write!(
        out,
        "<line class=\"strip-today\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{axis}\"/>",
        x = strip.as_of
    )?;
    for (at, year) in strip.years.iter().enumerate() {
        let words = if strip.short_years() {
            format!("{:02}", year.year.rem_euclid(100))
        } else {
            year.year.to_string()
        };
        write!(
            out,
            "<text class=\"strip-year\" x=\"{:.1}\" y=\"{:.1}\">{words}",
            left + year_width * (at as f64 + 0.5),
            axis + form.letters * 1.4
        )?;
        if year.count > 0 {
            write!(out, "<tspan class=\"head-count\" dx=\"5\">{}</tspan>", year.count)?;
        }
        out.push_str("</text>");
    }
    out.push_str("\n</svg>\n");
    Ok(())
}
