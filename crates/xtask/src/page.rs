//! `index.html`, filled for each form of the site.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use crate::{
    glyphs::{self, Font},
    parts::SiteParts,
    script_payload, share,
    shipped::{BOOT, Form, ICON, INDEX, ROWS, STYLES, TagSlot},
    static_page,
};

/// Where the static page goes.
const STATIC_SLOT: &str = "<!--static-content-->";
/// What the page is opened as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// The site.
    Site,
    /// A view in somebody else's page.
    Embed,
}

/// Puts the final names, the build's identity and the static page into `index.html`.
///
/// # Errors
///
/// If the page lacks one of its slots, or has one twice.
pub fn fill(
    parts: &SiteParts,
    form: Form,
    kind: As,
    renamed: &BTreeMap<&str, String>,
    build: &str,
) -> Result<String> {
    let source = parts.texts.get(INDEX).context("there is no page")?;
    let mut page = without_trunk(source);
    page = replace_once(&page, "href=\"styles.css\"", &format!("href=\"{}\"", renamed[STYLES]))?;
    page = replace_once(&page, "src=\"boot.js\"", &format!("src=\"{}\"", renamed[BOOT]))?;
    for row in ROWS {
        let (attribute, shown) = match row.slot {
            TagSlot::Every(attribute) => (attribute, true),
            TagSlot::Site(attribute) => (attribute, kind == As::Site),
            TagSlot::None => continue,
        };
        let last = renamed.get(row.name).filter(|_| shown).map_or("", String::as_str);
        let slot = format!("{attribute}=\"{}\"", row.name);
        page = replace_once(&page, &slot, &format!("{attribute}=\"{last}\""))?;
    }
    page = replace_once(&page, "data-form=\"web\"", &format!("data-form=\"{}\"", form.name()))?;
    page = replace_once(&page, "data-build=\"\"", &format!("data-build=\"{build}\""))?;
    page = replace_once(&page, "data-bytes=\"\"", &format!("data-bytes=\"{}\"", parts.wasm.bytes.len()))?;
    // A picture of the site is known by its address, which only a site on a server has.
    let shared = if form == Form::Web && kind == As::Site { share::head() } else { String::new() };
    page = replace_once(&page, "<link rel=\"icon\"", &format!("{shared}<link rel=\"icon\""))?;
    let html = match kind {
        As::Site => &parts.static_page.site,
        As::Embed => {
            page =
                replace_once(&page, "<html lang=\"zh-CN\">", "<html lang=\"zh-CN\" data-frame=\"embed\">")?;
            page = replace_once(&page, "</title>", "</title>\n<meta name=\"robots\" content=\"noindex\">")?;
            &parts.static_page.embed
        }
    };
    let still = html.trim().replace(static_page::BUILD_SLOT, build);
    replace_once(&page, STATIC_SLOT, &still)
}

/// The page with everything inside it: the font stands before the styles, with `data:` addresses.
///
/// # Errors
///
/// If something would end the page's own elements early.
pub fn in_one(page: &str, parts: &SiteParts, renamed: &BTreeMap<&str, String>, held: &str) -> Result<String> {
    let font = |font: &Font| format!("data:font/woff2;base64,{}", script_payload::base64(&font.woff2));
    let text = |name: &str| parts.texts.get(name).with_context(|| format!("{name} was not made"));
    let (boot, styles) = (text(BOOT)?, glyphs::rules(&parts.fonts, font) + text(STYLES)?);
    if styles.contains("</") || boot.contains("</script") || boot.contains("<!--") {
        bail!("styles and boot script can't stand inside a page: one of them holds an end tag or a comment");
    }
    let link = format!("<link rel=\"stylesheet\" href=\"{}\">", renamed[STYLES]);
    let page = replace_once(page, &link, &format!("<style>\n{}\n</style>", styles.trim()))?;
    let address: String = text(ICON)?.trim().chars().map(encoded).collect();
    let page = replace_once(&page, "href=\"icon.svg\"", &format!("href=\"data:image/svg+xml,{address}\""))?;
    // The boot script is deferred as a file; inside the page it comes last.
    let tag = page.lines().find(|line| line.contains("data-wasm=")).context("no boot script")?.to_owned();
    let attributes = replace_once(&tag, &format!(" src=\"{}\" defer", renamed[BOOT]), "")?;
    let inline = attributes.replace("></script>", &format!(">\n{boot}</script>"));
    let page = replace_once(&page, &format!("{tag}\n"), "")?;
    replace_once(&page, "</body>", &format!("{held}{inline}\n</body>"))
}

/// A character as it stands in a `data:` address inside double quotes.
fn encoded(c: char) -> String {
    match c {
        '"' => "'".to_owned(),
        ' ' | '\n' | '#' | '%' | '<' | '>' | '&' => format!("%{:02x}", u32::from(c)),
        c => c.to_string(),
    }
}

/// Leaves out the lines that only trunk reads.
fn without_trunk(page: &str) -> String {
    page.lines().filter(|line| !line.contains("data-trunk")).map(|line| format!("{line}\n")).collect()
}

/// Replaces a slot that must be there exactly once.
///
/// # Errors
///
/// If it isn't.
pub fn replace_once(page: &str, slot: &str, value: &str) -> Result<String> {
    match page.matches(slot).count() {
        1 => Ok(page.replace(slot, value)),
        0 => bail!("{slot} is missing"),
        n => bail!("{slot} occurs {n} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        parts::fixtures::{PAGE, parts},
        project::Project,
        shipped::{UPDATE, hashed_name, short_hash},
    };

    fn renamed() -> BTreeMap<&'static str, String> {
        let names = ROWS.iter().filter(|row| row.slot != TagSlot::None || [BOOT, STYLES].contains(&row.name));
        // Only the web form offers new versions.
        let names = names.filter(|row| row.name != UPDATE);
        names.map(|row| (row.name, hashed_name(row.name, b"x", Form::Web))).collect()
    }

    fn with_page(page: String) -> SiteParts {
        let mut parts = parts();
        parts.texts.insert(INDEX, page);
        parts
    }

    #[test]
    fn the_page_is_filled_with_final_names() {
        let page = fill(&parts(), Form::Intranet, As::Site, &renamed(), "0a1b").unwrap();
        let x = short_hash(b"x");
        let head = format!(
            "<html lang=\"zh-CN\"><head><title></title>\n<link rel=\"stylesheet\" href=\"styles.{x}.css\">\n<script src=\"boot.{x}.js\" defer data-form=\"intranet\" \
             data-build=\"0a1b\" data-js=\"plan-atlas.{x}.js\" data-wasm=\"plan-atlas_bg.{x}.wasm\" data-bytes=\"4\" \
             data-echarts=\"echarts.{x}.js\" data-inflate=\"inflate.{x}.js\" data-update=\"\" data-styles=\"access.{x}.css\" data-later=\"later.{x}.css\" data-kiosk=\"kiosk.{x}.js\" \
             data-kiosk-styles=\"kiosk.{x}.css\"></script>\n<link rel=\"icon\" href=\"icon.svg\">\n"
        );
        assert_eq!(page, format!("{head}</head><body><main><p>static</p></main></body>\n"));
    }

    #[test]
    fn a_page_without_a_slot_is_refused_by_name() {
        for slot in [
            "href=\"styles.css\"",
            "src=\"boot.js\"",
            "data-js=\"plan-atlas.js\"",
            "data-bytes=\"\"",
            STATIC_SLOT,
        ] {
            let parts = with_page(PAGE.replace(slot, ""));
            let error = fill(&parts, Form::Web, As::Site, &renamed(), "0a1b").unwrap_err();
            assert!(error.to_string().contains(slot), "{error}");
        }
    }

    #[test]
    fn the_real_page_has_every_slot() {
        let page = Project::find().unwrap().text("index.html").unwrap();
        let charset = page.find("<meta charset=\"utf-8\">").unwrap();
        assert!(charset < 1024, "browsers look for the charset in the first 1024 bytes");
        let parts = with_page(page);
        let page = fill(&parts, Form::Single, As::Site, &renamed(), "0a1b").unwrap();
        in_one(&page, &parts, &renamed(), "").unwrap();
        let embed = fill(&parts, Form::Web, As::Embed, &renamed(), "0a1b").unwrap();
        assert!(embed.contains("data-frame=\"embed\"") && embed.contains("<p>embed</p>"), "{embed}");
    }
}
