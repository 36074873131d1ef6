//! What the page says before, or without, the program: plain HTML made from the data.
//!
//! The overview stands there as the program draws it: the same sheets, the same classes, the wall as SVG, so that the live
//! page takes its place without a jump. What only the program can do is left out or, where its room
//! must be kept, invisible (`ghost`). Below follow English, a table for each district, and the sources.

mod head;
mod overview;
mod sheets;

use plan_model::load;
use plan_present::names;
use plan_present::text::LangTexts;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use plan_method::judged::Judged;
use plan_method::query::Query;
use plan_model::check::Files;
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::district::District;
use plan_model::geo;
use plan_model::lang::Lang;
use plan_model::plan::Plan;
use plan_model::wire;
use plan_present::format;
use plan_present::markup::escape;
use plan_present::present;

use crate::folder;
use sheets::StaticSheets;

/// Where the build's identity goes.
pub const BUILD_SLOT: &str = "<!--build-->";

/// The HTML of each page.
pub struct Static {
    /// For the site.
    pub site: String,
    /// For views in other people's pages.
    pub embed: String,
}

/// The overview's wall, one table per district, sources.
///
/// Judged as of the day of the data release, so that the same data gives the same page.
///
/// # Errors
///
/// If the data can't be read or breaks a rule.
pub fn render(data_dir: &Path) -> Result<Static> {
    let files = folder::read(data_dir)?;
    let judged = judged_on_release(load(&files)?);
    boundaries(&files, judged.data.districts())?;
    let sheets = StaticSheets::of(judged);
    Ok(Static { site: sheets.site()?, embed: sheets.embed()? })
}

/// The data of a folder, judged as of the day of its release.
///
/// # Errors
///
/// As of [`render`].
pub fn judged(data_dir: &Path) -> Result<Judged> {
    Ok(judged_on_release(load(&folder::read(data_dir)?)?))
}

fn judged_on_release(data: Dataset) -> Judged {
    let day = data.release.date;
    Judged::new(Arc::new(data), day)
}

fn load(files: &Files) -> Result<Dataset> {
    let bytes = files
        .get(wire::MANIFEST)
        .ok_or_else(|| anyhow!("data/manifest.json is missing. Type: cargo xtask data"))?;
    let manifest =
        wire::manifest(bytes).map_err(|refusal| anyhow!("{}: {:?}", refusal.file, refusal.cause))?;
    let fetched = files.iter().map(|(path, bytes)| (path.clone(), Ok(bytes.clone()))).collect();
    match load::assemble(&manifest, &fetched) {
        Ok(loaded) if loaded.refused.is_empty() => Ok(loaded.dataset),
        Ok(loaded) => bail!("{}. Type: cargo xtask check", refusals(&loaded.refused)),
        Err(refused) => bail!("{}. Type: cargo xtask check", refusals(&refused)),
    }
}

fn refusals(refused: &[wire::Refusal]) -> String {
    refused.iter().map(|refusal| present::cause_of(refusal, Lang::En)).collect::<Vec<_>>().join("; ")
}

/// Nothing is packed whose outlines are unsound or of unknown origin.
fn boundaries(files: &Files, districts: &[District]) -> Result<()> {
    let bytes = |path: &str| files.get(path).ok_or_else(|| anyhow!("data/{path} is missing"));
    let record = wire::boundaries(bytes(wire::BOUNDARIES)?).map_err(|cause| anyhow!("{cause:?}"))?;
    let source = record.drawn().ok_or_else(|| anyhow!("no boundary record"))?;
    if record.record(&record.river).is_none() {
        bail!("data/geo/{} has no source record", record.river);
    }
    let text = String::from_utf8(bytes(&format!("geo/{}", source.file))?.clone())?;
    let codes = districts.iter().map(|district| district.adcode.as_str());
    geo::sound(&geo::read(&text)?, codes).map_err(|fault| anyhow!("data/geo/{}: {fault}", source.file))?;
    Ok(())
}

impl StaticSheets {
    fn site(&self) -> Result<String> {
        let zh = Lang::Zh.texts();
        let mut out = head::head(zh)?;
        out.push_str("<div id=\"static\" class=\"static content\" role=\"main\" lang=\"zh-CN\">\n");
        out.push_str("<div id=\"static-first\">\n");
        self.first_view(&mut out)?;
        out.push_str("</div>\n");
        self.english(&mut out)?;
        out.push_str("<div id=\"static-districts\">\n");
        for plan in self.judged.data.plans() {
            self.district(&mut out, plan)?;
        }
        out.push_str("</div>\n");
        self.sources(&mut out)?;
        out.push_str("</div>");
        Ok(out)
    }

    fn english(&self, out: &mut String) -> Result<()> {
        let en = Lang::En.texts();
        writeln!(
            out,
            "<section id=\"static-english\" lang=\"en\">\n<h2>{}</h2>\n<p>{}</p>\n<p><strong>{}</strong></p>\n<p>{}</p>\n</section>",
            escape(en.product),
            escape(en.tagline),
            escape(&self.wall_en.finding),
            escape(&self.en.sentence)
        )?;
        self.states(out)?;
        writeln!(out, "<p>{}</p>", self.release())?;
        Ok(())
    }

    fn states(&self, out: &mut String) -> Result<()> {
        let (zh, en) = (Lang::Zh.texts(), Lang::En.texts());
        table_head(
            out,
            &format!("{} {}", zh.by_state, en.by_state),
            &[both(zh.state, en.state), both(zh.count, en.count)],
        )?;
        for (row, other) in self.zh.states.iter().zip(&self.en.states) {
            writeln!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
                both(&row.name, &other.name),
                escape(&row.text)
            )?;
        }
        out.push_str("</tbody></table></div>\n");
        Ok(())
    }

    /// What stands in a frame where no view can: it can't know which one was asked for.
    fn embed(&self) -> Result<String> {
        let (zh, en) = (Lang::Zh.texts(), Lang::En.texts());
        let mut out =
            String::from("<div id=\"static\" class=\"static embed\" role=\"main\" lang=\"zh-CN\">\n");
        writeln!(
            out,
            "<h1>{}</h1>\n<p>{}</p>\n<p lang=\"en\">{}</p>",
            both(zh.product, en.product),
            escape(&self.wall_zh.finding),
            escape(&self.wall_en.finding)
        )?;
        self.states(&mut out)?;
        writeln!(
            out,
            "<p>{}</p>\n<p><a href=\"index.html\" target=\"_blank\" rel=\"noopener\">{}</a></p>\n</div>",
            self.release(),
            both(zh.open_site, en.open_site)
        )?;
        Ok(out)
    }

    fn district(&self, out: &mut String, plan: &Plan) -> Result<()> {
        let (zh, en) = (Lang::Zh.texts(), Lang::En.texts());
        let query = Query { districts: vec![plan.district.clone()], ..Query::default() };
        let sheet = present::targets(&self.judged, &query, Lang::Zh);
        let name = present::district_name(&self.judged.data, &plan.district, Lang::Zh);
        let other = present::district_name(&self.judged.data, &plan.district, Lang::En);
        writeln!(
            out,
            "<h2 id=\"static-{}\">{}</h2>\n<p>《{}》</p>",
            escape(&plan.district),
            both(name, other),
            escape(&plan.title)
        )?;
        let heads = [
            both(zh.indicator, en.indicator),
            both(zh.clause, en.clause),
            both(zh.target, en.target),
            both(zh.deadline, en.deadline),
            both(zh.department, en.department),
            both(zh.state, en.state),
        ];
        table_head(out, &format!("{name} {other}: {}", zh.commitments), &heads)?;
        let rows = sheet
            .targets()
            .filter_map(|position| Some((position, present::target_row(&self.judged, position, Lang::Zh)?)));
        for (position, row) in rows {
            let units = if row.departments.is_empty() {
                zh.no_department_named.to_owned()
            } else {
                row.departments.join("、")
            };
            writeln!(
                out,
                "<tr id=\"{}\"><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                overview::row_id(position),
                escape(&row.name),
                escape(&row.statement),
                escape(&row.asked),
                escape(&row.deadline),
                escape(&units),
                escape(names::state(row.state, Lang::Zh)),
            )?;
        }
        out.push_str("</tbody></table></div>\n");
        Ok(())
    }

    fn sources(&self, out: &mut String) -> Result<()> {
        let (zh, en) = (Lang::Zh.texts(), Lang::En.texts());
        writeln!(out, "<h2>{}</h2>\n<ul class=\"static-sources\">", both(zh.source, en.source))?;
        for plan in self.judged.data.plans() {
            let issued = plan.issued_on.map(|day| format::date(day, Precision::Day, Lang::Zh));
            let facts = [plan.issuer.clone(), plan.doc_no.clone(), issued];
            let facts: Vec<String> = facts.into_iter().flatten().map(|fact| escape(&fact)).collect();
            let title = format!("《{}》", escape(&plan.title));
            // An address from the data is followed only if it is one of a website.
            let page = plan
                .source
                .official_url
                .as_deref()
                .filter(|url| url.starts_with("https://") || url.starts_with("http://"));
            let title = match page {
                Some(url) => format!("<a href=\"{}\" rel=\"noopener\">{title}</a>", escape(url)),
                None => title,
            };
            writeln!(out, "<li>{title} {}</li>", facts.join(" · "))?;
        }
        writeln!(
            out,
            "</ul>\n<p>{}</p>\n<p>{}<br><span lang=\"en\">{}</span></p>\n<p>{} · {BUILD_SLOT}</p>",
            escape(zh.sources_note),
            escape(zh.method_note),
            escape(en.method_note),
            self.release()
        )?;
        Ok(())
    }

    /// Which data this is: the program may by then show newer.
    fn release(&self) -> String {
        let (zh, en) = (Lang::Zh.texts(), Lang::En.texts());
        let day = |lang| format::date(self.judged.as_of, Precision::Day, lang);
        format!(
            "{} {} · {}<br><span lang=\"en\">{} {} · {}</span>",
            escape(zh.static_release),
            escape(&self.judged.data.release.id),
            escape(&day(Lang::Zh)),
            escape(en.static_release),
            escape(&self.judged.data.release.id),
            escape(&day(Lang::En))
        )
    }
}

fn table_head(out: &mut String, caption: &str, heads: &[String]) -> Result<()> {
    let label = escape(caption);
    write!(
        out,
        "<div class=\"static-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table><caption>{label}</caption><thead><tr>"
    )?;
    for head in heads {
        write!(out, "<th scope=\"col\">{head}</th>")?;
    }
    out.push_str("</tr></thead><tbody>\n");
    Ok(())
}

fn both(zh: &str, en: &str) -> String {
    format!("{} <span lang=\"en\">{}</span>", escape(zh), escape(en))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Files {
        folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")).expect("the shipped data")
    }

    fn site(files: &Files) -> String {
        let judged = judged_on_release(load(files).expect("a dataset"));
        boundaries(files, judged.data.districts()).expect("boundaries");
        StaticSheets::of(judged).site().expect("a page")
    }

    #[test]
    fn the_static_page_has_the_wall_twice_and_a_table_for_each_district() {
        let html = site(&shipped());
        assert_eq!(html.matches("<table>").count(), 6);
        let rows = html.matches("<tr id=\"row-").count();
        assert!(rows > 100);
        assert_eq!(
            html.matches("<use class=\"wall-tile ").count(),
            2 * rows,
            "a tile for each row, for desk and phone"
        );
        assert_eq!(html.matches("<circle class=\"due-dot").count(), 2 * rows);
        for link in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(html.contains(&format!("id=\"{link}\"")), "nothing has the id {link}");
        }
        assert!(html.contains("2026.11"));
        for tag in ["div", "section", "ul", "li", "p", "h2", "svg", "g", "table", "span", "a", "text", "dl"] {
            let open = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
            assert_eq!(open, html.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }

    #[test]
    fn nothing_is_packed_without_a_source_record_or_with_a_bad_boundary() {
        let files = shipped();
        let data = Arc::new(load(&files).expect("a dataset"));
        let fails = |path: &str, from: &str, to: &str| {
            let mut files = files.clone();
            let text = String::from_utf8(files[path].clone()).expect("text");
            assert!(text.contains(from), "{from}");
            files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
            boundaries(&files, data.districts()).expect_err("refused").to_string()
        };
        let record = |file: &str| format!("\"file\": \"{file}\"");
        let gone = "\"file\": \"gone.json\"";
        let path = wire::BOUNDARIES;
        let said = fails(path, &record("districts.topo.json"), gone);
        assert!(said.contains("districts.topo.json has no source record"), "{said}");
        assert!(
            fails(path, &record("huangpu.geojson"), gone).contains("huangpu.geojson has no source record")
        );
        let said = fails("geo/districts.topo.json", "310101", "999999");
        assert!(said.contains("district 310101 has no shape"), "{said}");
    }

    #[test]
    fn no_text_of_the_data_becomes_markup() {
        const HOSTILE: &str = "</td><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
        let files = shipped();
        let calm = site(&files);
        let mut hostile = Files::new();
        for (path, bytes) in &files {
            let bytes = match serde_json::from_slice(bytes) {
                Ok(mut value)
                    if path.ends_with(".json") && *path != wire::MANIFEST && !path.starts_with("schema/") =>
                {
                    poison(&mut value, HOSTILE);
                    serde_json::to_vec(&value).expect("JSON")
                }
                _ => bytes.clone(),
            };
            hostile.insert(path.clone(), bytes);
        }
        let release =
            plan_model::dataset::Release { id: HOSTILE.into(), date: "2026-11-22".parse().expect("a day") };
        let manifest =
            plan_model::rebuild::json(&plan_model::rebuild::manifest(&hostile, release)).expect("JSON");
        hostile.insert(wire::MANIFEST.to_owned(), manifest);
        let html = site(&hostile);
        assert!(html.contains("&lt;script&gt;"));
        for tag in ["<script", "<img", "</td>", "<td", "<a ", "<p", " onerror=\""] {
            assert_eq!(html.matches(tag).count(), calm.matches(tag).count(), "{tag}");
        }
    }

    /// Puts words behind every text for people that a record holds; what names, counts and dates things stays.
    fn poison(value: &mut serde_json::Value, words: &str) {
        const TEXTS: [&str; 10] = [
            "title",
            "title_en",
            "name_zh",
            "name_en",
            "zh",
            "en",
            "doc_no",
            "issuer",
            "attribution_zh",
            "review_number",
        ];
        match value {
            serde_json::Value::Object(fields) => {
                for (name, field) in fields {
                    match field {
                        serde_json::Value::String(text) if TEXTS.contains(&name.as_str()) => {
                            text.push_str(words)
                        }
                        other => poison(other, words),
                    }
                }
            }
            serde_json::Value::Array(rows) => rows.iter_mut().for_each(|row| poison(row, words)),
            _ => {}
        }
    }
}
