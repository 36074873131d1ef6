//! What the page says before, or without, the program: plain HTML made from the data.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use plan_core::{
    check::Files,
    dataset::Dataset,
    plan::Plan,
    present,
    progress::judge_all,
    query::Query,
    text::{self, Lang},
    wire,
};

use crate::folder;

/// The HTML that stands in `<main id="static">`: headline counts, one table per district, sources.
///
/// Judged as of the day of the data release, so that the same data gives the same page.
///
/// # Errors
///
/// If the data can't be read or breaks a rule.
pub fn render(data_dir: &Path) -> Result<String> {
    let files = folder::read(data_dir)?;
    page(&load(&files)?)
}

fn load(files: &Files) -> Result<Dataset> {
    let bytes = files
        .get(wire::MANIFEST)
        .ok_or_else(|| anyhow!("data/manifest.json is missing. Type: cargo xtask data"))?;
    let manifest =
        wire::manifest(bytes).map_err(|refusal| anyhow!("{}: {:?}", refusal.file, refusal.cause))?;
    let fetched = files.iter().map(|(path, bytes)| (path.clone(), Ok(bytes.clone()))).collect();
    match wire::assemble(&manifest, &fetched) {
        Ok(loaded) if loaded.refused.is_empty() => Ok(loaded.dataset),
        Ok(loaded) => bail!("{}. Type: cargo xtask check", refusals(&loaded.refused)),
        Err(refused) => bail!("{}. Type: cargo xtask check", refusals(&refused)),
    }
}

fn refusals(refused: &[wire::Refusal]) -> String {
    refused.iter().map(|refusal| present::cause_of(refusal, Lang::En)).collect::<Vec<_>>().join("; ")
}

fn page(data: &Dataset) -> Result<String> {
    let as_of = data.release.date;
    let statuses = judge_all(data, as_of);
    let (zh, en) = (Lang::Zh.texts(), Lang::En.texts());
    let overview = present::overview(data, &statuses, as_of, Lang::Zh);
    let english = present::overview(data, &statuses, as_of, Lang::En);
    let mut out = String::new();
    writeln!(out, "<h1>{} <span lang=\"en\">{}</span></h1>", escape(zh.product), escape(en.product))?;
    writeln!(out, "<p>{}<br><span lang=\"en\">{}</span></p>", escape(zh.tagline), escape(en.tagline))?;
    writeln!(
        out,
        "<p><strong>{}</strong><br><span lang=\"en\">{}</span></p>",
        escape(&overview.title),
        escape(&english.title)
    )?;
    writeln!(
        out,
        "<p>{}<br><span lang=\"en\">{}</span></p>",
        escape(&overview.sentence),
        escape(&english.sentence)
    )?;
    states(&mut out, &overview, &english)?;
    for plan in data.plans() {
        district(&mut out, data, plan, &statuses)?;
    }
    writeln!(out, "<p>{}</p>", escape(zh.sources_note))?;
    writeln!(
        out,
        "<p>{}<br><span lang=\"en\">{}</span></p>",
        escape(zh.method_note),
        escape(en.method_note)
    )?;
    writeln!(out, "<p>{} {} · {}</p>", escape(zh.data_release), escape(&data.release.id), data.release.date)?;
    Ok(out)
}

fn states(out: &mut String, overview: &present::Overview, english: &present::Overview) -> Result<()> {
    let (zh, en) = (Lang::Zh.texts(), Lang::En.texts());
    table_head(
        out,
        &format!("{} {}", zh.by_state, en.by_state),
        &[both(zh.state, en.state), both(zh.count, en.count)],
    )?;
    for (row, other) in overview.states.iter().zip(&english.states) {
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

fn district(
    out: &mut String,
    data: &Dataset,
    plan: &Plan,
    statuses: &[plan_core::progress::Standing],
) -> Result<()> {
    let (zh, en) = (Lang::Zh.texts(), Lang::En.texts());
    let query = Query { districts: vec![plan.district.clone()], ..Query::default() };
    let sheet = present::targets(data, statuses, &query, Lang::Zh);
    let name = present::district_name(data, &plan.district, Lang::Zh);
    let other = present::district_name(data, &plan.district, Lang::En);
    writeln!(out, "<h2>{}</h2>\n<p>《{}》</p>", both(name, other), escape(&plan.title))?;
    let heads = [
        both(zh.indicator, en.indicator),
        both(zh.target, en.target),
        both(zh.deadline, en.deadline),
        both(zh.unit, en.unit),
        both(zh.state, en.state),
    ];
    table_head(out, &format!("{name} {other}: {}", zh.commitments), &heads)?;
    let rows = sheet.targets().filter_map(|position| present::target_row(data, statuses, position, Lang::Zh));
    for row in rows {
        let units = if row.units.is_empty() { zh.no_unit_named.to_owned() } else { row.units.join("、") };
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(&row.name),
            escape(&row.asked),
            escape(&row.deadline),
            escape(&units),
            escape(text::state(row.state, Lang::Zh)),
        )?;
    }
    out.push_str("</tbody></table></div>\n");
    Ok(())
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

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_static_page_has_a_table_for_each_district_and_no_loose_markup() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let html = render(&data).expect("the shipped data");
        assert_eq!(html.matches("<table>").count(), html.matches("</table>").count());
        assert_eq!(html.matches("<h2>").count(), 5);
        assert!(html.contains("未见公开数据"));
    }

    #[test]
    fn text_is_never_markup() {
        assert_eq!(escape("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    }
}
