//! `index.html`, filled for each form of the site.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use crate::{
    glyphs::{self, Font},
    site::{Form, Parts},
    static_page, wrap,
};

/// The names as `index.html` writes them.
pub const GLUE: &str = "plan-atlas.js";
pub const WASM: &str = "plan-atlas_bg.wasm";
pub const ECHARTS: &str = "echarts.js";
/// What makes the program whole again where it comes inside scripts.
pub const INFLATE: &str = "inflate.js";
pub const BOOT: &str = "boot.js";
pub const STYLES: &str = "styles.css";
/// Styles of the views that come on first need.
pub const LATER_STYLES: &str = "later.css";
/// Styles for what few readers ask for.
pub const ACCESS_STYLES: &str = "access.css";
/// What offers new versions, in the web form.
pub const UPDATE: &str = "update.js";
/// The watch over a kiosk, and its styles. Only a page in a hall asks for them.
pub const KIOSK: &str = "kiosk.js";
/// See [`KIOSK`].
pub const KIOSK_STYLES: &str = "kiosk.css";
pub const ICON: &str = "icon.svg";

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
    parts: &Parts,
    form: Form,
    kind: As,
    renamed: &BTreeMap<&str, String>,
    build: &str,
) -> Result<String> {
    let mut page = without_trunk(&parts.page);
    page = replace_once(&page, "href=\"styles.css\"", &format!("href=\"{}\"", renamed[STYLES]))?;
    page = replace_once(&page, "src=\"boot.js\"", &format!("src=\"{}\"", renamed[BOOT]))?;
    for (attribute, name) in [
        ("data-js", GLUE),
        ("data-wasm", WASM),
        ("data-echarts", ECHARTS),
        ("data-inflate", INFLATE),
        ("data-styles", ACCESS_STYLES),
        ("data-later", LATER_STYLES),
        ("data-kiosk", KIOSK),
        ("data-kiosk-styles", KIOSK_STYLES),
    ] {
        // A view in somebody else's page is no kiosk.
        let none = kind == As::Embed && [KIOSK, KIOSK_STYLES].contains(&name);
        let last = if none { "" } else { renamed[name].as_str() };
        page = replace_once(&page, &format!("{attribute}=\"{name}\""), &format!("{attribute}=\"{last}\""))?;
    }
    let update = renamed.get(UPDATE).filter(|_| kind == As::Site).map_or("", String::as_str);
    page = replace_once(&page, "data-update=\"\"", &format!("data-update=\"{update}\""))?;
    page = replace_once(&page, "data-form=\"web\"", &format!("data-form=\"{}\"", form.name()))?;
    page = replace_once(&page, "data-build=\"\"", &format!("data-build=\"{build}\""))?;
    page = replace_once(&page, "data-bytes=\"\"", &format!("data-bytes=\"{}\"", parts.wasm.bytes.len()))?;
    let html = match kind {
        As::Site => &parts.still.site,
        As::Embed => {
            page =
                replace_once(&page, "<html lang=\"zh-CN\">", "<html lang=\"zh-CN\" data-frame=\"embed\">")?;
            page = replace_once(&page, "</title>", "</title>\n<meta name=\"robots\" content=\"noindex\">")?;
            &parts.still.embed
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
pub fn in_one(
    page: &str,
    parts: &Parts,
    renamed: &BTreeMap<&str, String>,
    held: &str,
    icon: &[u8],
) -> Result<String> {
    let font = |font: &Font| format!("data:font/woff2;base64,{}", wrap::base64(&font.woff2));
    let (boot, styles) = (&parts.boot, glyphs::rules(&parts.fonts, font) + &parts.styles);
    if styles.contains("</") || boot.contains("</script") || boot.contains("<!--") {
        bail!("styles and boot script can't stand inside a page: one of them holds an end tag or a comment");
    }
    let link = format!("<link rel=\"stylesheet\" href=\"{}\">", renamed[STYLES]);
    let page = replace_once(page, &link, &format!("<style>\n{}\n</style>", styles.trim()))?;
    let icon = String::from_utf8(icon.to_vec()).context("icon.svg isn't text")?;
    let address: String = icon.trim().chars().map(encoded).collect();
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
        '#' | '%' | '<' | '>' | '&' => format!("%{:02x}", u32::from(c)),
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
        project::Project,
        site::{
            named, short_hash,
            tests::{PAGE, parts},
        },
    };

    fn renamed() -> BTreeMap<&'static str, String> {
        let names =
            [GLUE, WASM, ECHARTS, INFLATE, BOOT, STYLES, LATER_STYLES, ACCESS_STYLES, KIOSK, KIOSK_STYLES];
        names.map(|name| (name, named(name, b"x", Form::Web))).into()
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
            let parts = Parts { page: PAGE.replace(slot, ""), ..parts() };
            let error = fill(&parts, Form::Web, As::Site, &renamed(), "0a1b").unwrap_err();
            assert!(error.to_string().contains(slot), "{error}");
        }
    }

    #[test]
    fn the_real_page_has_every_slot() {
        let page = Project::find().unwrap().text("index.html").unwrap();
        let charset = page.find("<meta charset=\"utf-8\">").unwrap();
        assert!(charset < 1024, "browsers look for the charset in the first 1024 bytes");
        let parts = Parts { page, ..parts() };
        let page = fill(&parts, Form::Single, As::Site, &renamed(), "0a1b").unwrap();
        in_one(&page, &parts, &renamed(), "", b"<svg/>").unwrap();
        let embed = fill(&parts, Form::Web, As::Embed, &renamed(), "0a1b").unwrap();
        assert!(embed.contains("data-frame=\"embed\"") && embed.contains("<p>embed</p>"), "{embed}");
    }
}
