//! The first view as the program draws it: head, bars, deadlines, map.

use plan_present::names;
use plan_present::text::LangTexts;
use std::fmt::Write;

use anyhow::Result;
use plan_charts::{Outline, picture, state_mark};
use plan_method::address::{Metric, Nav, Page};
use plan_method::progress::State;
use plan_model::lang::Lang;
use plan_present::markup::escape;
use plan_present::present::{self, Fill, Side};
use plan_present::text::Texts;

use super::sheets::Sheets;

/// The parts of a state's mark, as markup.
pub(super) fn mark(state: State) -> String {
    let parts = state_mark(state).iter();
    parts.map(|(stroke, path)| format!("<path class=\"{}\" d=\"{path}\"/>", stroke.class())).collect()
}

impl Sheets<'_> {
    /// The states as bars, in SVG: a style attribute, which could give a bar its width, is dropped by strict policies.
    pub(super) fn bars(&self, out: &mut String) -> Result<()> {
        let zh = Lang::Zh.texts();
        writeln!(
            out,
            "<section class=\"panel\">\n<h2>{}</h2>\n<p class=\"hint\">{}</p>\n<ul class=\"state-list\">",
            escape(zh.by_state),
            escape(zh.commitments_help)
        )?;
        for row in &self.zh.states {
            let (slug, share) = (row.state.slug(), 100.0 * row.count as f64 / self.zh.total.max(1) as f64);
            // A class would win over the attribute, so a hatched bar has none.
            let fill = match row.state {
                State::NotAssessable => "fill=\"url(#static-unclear)\"".to_owned(),
                State::Interim => "fill=\"url(#static-unknown)\"".to_owned(),
                state if state.is_unknown() => "fill=\"url(#static-unknown)\"".to_owned(),
                _ => format!("class=\"state-fill state-{slug}\""),
            };
            writeln!(
                out,
                "<li class=\"state-row\"><span class=\"state-link\">\
                 <svg class=\"state-mark state-{slug}\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">{}</svg>\
                 <span class=\"state-name\">{}</span><span class=\"state-count\">{}</span></span>\
                 <svg class=\"state-track\" aria-hidden=\"true\"><rect {fill} width=\"{share:.1}%\" height=\"100%\"/></svg></li>",
                mark(row.state),
                escape(&row.name),
                escape(&row.text)
            )?;
        }
        writeln!(
            out,
            "</ul>\n<p><a class=\"button\" href=\"#static-districts\">{}</a></p>\n</section>",
            escape(zh.see_all)
        )?;
        Ok(())
    }

    pub(super) fn deadlines(&self, out: &mut String) -> Result<()> {
        let zh = Lang::Zh.texts();
        let [first, last] = [self.zh.deadlines.first(), self.zh.deadlines.last()]
            .map(|group| group.map(|group| group.text.as_str()).unwrap_or_default());
        writeln!(
            out,
            "<section class=\"panel\">\n<h2>{}</h2>\n<p>{}</p>\n<p class=\"hint\">{} {} · {} {}</p>\n<ol class=\"deadline-list\">",
            escape(zh.deadline),
            escape(&present::deadline_finding(&self.zh)),
            escape(zh.first_deadline),
            escape(first),
            escape(zh.last_deadline),
            escape(last)
        )?;
        for (at, group) in self.zh.deadlines.iter().enumerate() {
            let kind = match (group.passed, self.zh.next_deadline == Some(at)) {
                (true, _) => " passed",
                (false, true) => " next",
                (false, false) => "",
            };
            let names: Vec<String> =
                group.districts.iter().map(|(_, name, n)| format!("{} {n}", escape(name))).collect();
            writeln!(
                out,
                "<li class=\"deadline{kind}\"><span class=\"deadline-date\">{}</span><span class=\"deadline-count\">{}</span><span class=\"deadline-districts\">{}</span></li>",
                escape(&group.text),
                escape(&present::count_of(group.count, Lang::Zh)),
                names.join(" · ")
            )?;
        }
        out.push_str("</ol>\n</section>\n");
        Ok(())
    }

    pub(super) fn map(&self, out: &mut String) -> Result<()> {
        let zh = Lang::Zh.texts();
        let sheet = present::map(&self.judged, Metric::default(), &[], Lang::Zh);
        let picture = picture(&sheet, self.shapes);
        write!(out, "<div class=\"replay ghost\" aria-hidden=\"true\">")?;
        for (words, kind) in [
            (zh.replay_first, ""),
            (zh.replay_back, ""),
            (zh.replay_play, " primary"),
            (zh.replay_on, ""),
            (zh.today, ""),
        ] {
            write!(out, "<span class=\"button{kind}\">{}</span>", escape(words))?;
        }
        writeln!(
            out,
            "<strong class=\"replay-day\">{}</strong></div>",
            escape(&present::replay_day(self.judged.as_of, Lang::Zh))
        )?;
        writeln!(
            out,
            "<figure class=\"figure\">\n<figcaption class=\"figure-caption\">\n<h2 class=\"figure-title\">{}</h2>\n<p class=\"figure-sentence\">{}</p>\n</figcaption>",
            escape(&sheet.title),
            escape(&sheet.sentence)
        )?;
        write!(
            out,
            "<div class=\"segmented ghost\" aria-hidden=\"true\"><p class=\"legend-words\">{}</p>",
            escape(zh.map_metric)
        )?;
        for metric in Metric::PLAIN {
            write!(
                out,
                "<span class=\"segment\"><span class=\"segment-mark\"></span><span>{}</span></span>",
                escape(names::metric(metric, Lang::Zh))
            )?;
        }
        let (width, height) = picture.size;
        writeln!(
            out,
            "</div>\n<div class=\"map-layout\">\n<div class=\"map-slot\">\n<svg class=\"map-picture\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">\n<defs>\
             <pattern id=\"static-uncovered\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><rect class=\"hatch-ground\" width=\"10\" height=\"10\"/><path class=\"hatch-line\" d=\"M0 0V10\"/></pattern>\
             <pattern id=\"static-unclear\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path class=\"hatch-line unknown\" d=\"M0 0V5\"/></pattern>\
             <pattern id=\"static-unknown\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><rect class=\"hatch-panel\" width=\"5\" height=\"5\"/><path class=\"hatch-line unknown\" d=\"M0 0V5\"/></pattern>\
             </defs>"
        )?;
        for outline in &picture.outlines {
            area(out, outline)?;
        }
        for outline in picture.outlines.iter().filter(|outline| outline.covered) {
            label(out, outline)?;
        }
        out.push_str("</svg>\n</div>\n<div class=\"map-side\">\n<ul class=\"legend\">\n");
        let classes = sheet.classes.iter().enumerate();
        let classes =
            classes.map(|(at, class)| (format!("sequence-{}", at + 1), class.label.as_str(), class.count));
        let others = [
            ("no-data".to_owned(), zh.no_data, sheet.no_data),
            ("not-covered".to_owned(), zh.not_covered, sheet.not_covered),
        ];
        for (class, name, count) in classes.chain(others) {
            writeln!(
                out,
                "<li class=\"legend-entry\"><span class=\"swatch {class}\"></span><span>{}</span><span class=\"legend-count\">{count}</span></li>",
                escape(name)
            )?;
        }
        writeln!(out, "</ul>\n<div class=\"district-list\"><ul>")?;
        for area in sheet.areas.iter().filter(|area| area.fill != Fill::NotCovered) {
            writeln!(
                out,
                "<li><a class=\"district-button\" href=\"#static-{}\"><span>{}</span><span class=\"number\">{}</span></a></li>",
                escape(&area.district),
                escape(&area.name),
                escape(&area.text)
            )?;
        }
        writeln!(
            out,
            "</ul></div>\n</div>\n</div>\n<div class=\"figure-foot\"><span class=\"button quiet ghost\" aria-hidden=\"true\">{}</span><div class=\"export ghost\" aria-hidden=\"true\"><span class=\"button quiet\">{}</span></div><p class=\"figure-source\">{}：{}</p></div>\n</figure>",
            escape(zh.show_table),
            escape(zh.export),
            escape(zh.source),
            escape(&self.boundary.attribution(Lang::Zh))
        )?;
        Ok(())
    }
}

/// The site's head, with room for what the program puts there.
pub(super) fn head(zh: &Texts) -> Result<String> {
    let mut out = String::from(
        "<div id=\"static-head\" class=\"site-head\" lang=\"zh-CN\"><div class=\"site-head-inner folded\">\n",
    );
    writeln!(
        out,
        "<p class=\"brand\"><a href=\"#static\"><span class=\"brand-zh\">{}</span> <span class=\"brand-en\" lang=\"en\">{}</span></a></p>",
        escape(zh.product),
        escape(Lang::En.texts().product)
    )?;
    let links: String = Page::linked(Nav::Header)
        .iter()
        .map(|page| {
            let attributes = match page {
                Page::Overview => " href=\"#static\" aria-current=\"page\"",
                Page::Districts => " href=\"#static-districts\"",
                // Only the program has these.
                _ => " class=\"ghost\" aria-hidden=\"true\"",
            };
            format!("<a{attributes}>{}</a>", escape(names::page(page, Lang::Zh)))
        })
        .collect();
    writeln!(out, "<nav class=\"site-nav\" aria-label=\"{}\">{links}</nav>", escape(zh.product))?;
    writeln!(
        out,
        "<div class=\"settings\"><label class=\"field inline ghost\"><span>{}</span><input type=\"date\" disabled></label>\
         <label class=\"field inline ghost\"><span>{}</span><select disabled><option>{}</option></select></label></div>\
         <a class=\"button quiet head-size\" href=\"?size=xl\">{}</a>\
         <a class=\"button quiet head-language\" lang=\"en\" href=\"#static-english\">{}</a>\
         <span class=\"button quiet head-fold ghost\" aria-hidden=\"true\">{}</span>\n</div></div>",
        escape(zh.as_of),
        escape(zh.theme),
        escape(zh.theme_system),
        escape(zh.large_type),
        escape(zh.other_language),
        escape(zh.settings)
    )?;
    Ok(out)
}

fn area(out: &mut String, outline: &Outline) -> Result<()> {
    // An attribute, since a style sheet's `url(#…)` is resolved against the sheet in older engines.
    let hatch = match outline.fill.as_str() {
        "not-covered" => " fill=\"url(#static-uncovered)\"",
        "no-data" => " fill=\"url(#static-unknown)\"",
        _ => "",
    };
    let covered = if outline.covered { " covered" } else { "" };
    writeln!(out, "<path class=\"area {}{covered}\"{hatch} d=\"{}\"/>", outline.fill, outline.path)?;
    Ok(())
}

fn label(out: &mut String, outline: &Outline) -> Result<()> {
    let (x, y) = outline.label;
    let (side, x) = match outline.side {
        Side::Centre => (format!("centre {}", outline.fill), x),
        Side::West => ("west".to_owned(), x - 30.0),
        Side::East => ("east".to_owned(), x + 30.0),
    };
    writeln!(
        out,
        "<text class=\"area-label {side}\" x=\"{x}\" y=\"{y}\"><tspan x=\"{x}\">{}</tspan><tspan x=\"{x}\" dy=\"1.2em\">{}</tspan></text>",
        escape(&outline.name),
        escape(&outline.text)
    )?;
    Ok(())
}
