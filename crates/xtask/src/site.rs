//! Puts the parts of the site into one folder, under their final names, and fills the page with them.
//!
//! The same function serves the packed site, whose names carry a hash of the content so that they can be cached
//! for ever, and trunk's folder, whose names stay plain.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::{
    compact,
    project::{Project, files_below},
    split,
};

/// The file beside the ECharts bundle that holds its licences.
pub const ECHARTS_LICENCE: &str = "echarts.license.txt";

/// The names as `index.html` writes them.
const GLUE: &str = "plan-atlas.js";
const WASM: &str = "plan-atlas_bg.wasm";
const ECHARTS: &str = "echarts.js";
const BOOT: &str = "boot.js";
const STYLES: &str = "styles.css";

/// Where the static page goes.
const STATIC_SLOT: &str = "<!--static-content-->";
/// What a stylesheet looks like in `index.html`, up to its path and after it.
const STYLESHEET: (&str, &str) = ("<link rel=\"stylesheet\" href=\"", "\">");

/// What the site is made of, ready to be written.
pub struct Parts {
    /// The program, as far as the first view needs it.
    pub wasm: Vec<u8>,
    /// Parts of it that come on first need, by the names under which the bindings ask for them.
    pub later: Vec<(String, Vec<u8>)>,
    /// Its bindings.
    pub glue: String,
    /// The script that loads both.
    pub boot: String,
    /// The charts' library.
    pub echarts: String,
    /// Its licences.
    pub echarts_licence: String,
    /// What else the program contains, and under which licences; not needed while developing.
    pub notices: Option<String>,
    /// All style layers in one.
    pub styles: String,
    /// What the page says without the program.
    pub static_html: String,
    /// `index.html` as written, with its plain names.
    pub page: String,
}

/// How files are named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// With a hash of their content.
    Hashed,
    /// As they are.
    Plain,
}

/// Writes the site into a folder.
///
/// # Errors
///
/// If the page lacks one of its slots, or a file can't be written.
pub fn assemble(project: &Project, parts: &Parts, names: Names, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} can't be made", folder.display()))?;
    let mut glue = parts.glue.clone();
    for (part, bytes) in &parts.later {
        let name = named(&part_file(part), bytes, names);
        glue =
            replace_once(&glue, &split::asks_for(part), &split::asks_for(&name)).context("the bindings")?;
        write(folder, &name, bytes)?;
    }
    let files: [(&str, &[u8]); 5] = [
        (WASM, &parts.wasm),
        (GLUE, glue.as_bytes()),
        (ECHARTS, parts.echarts.as_bytes()),
        (BOOT, parts.boot.as_bytes()),
        (STYLES, parts.styles.as_bytes()),
    ];
    let mut renamed = Vec::new();
    for (name, bytes) in files {
        let final_name = named(name, bytes, names);
        write(folder, &final_name, bytes)?;
        renamed.push((name, final_name));
    }
    write(folder, ECHARTS_LICENCE, parts.echarts_licence.as_bytes())?;
    copy_below(&project.path("public"), folder, |path| {
        !path.starts_with("css/") && !path.starts_with("js/")
    })?;
    match names {
        Names::Hashed => compact::write(&project.path("data"), &folder.join("data"))?,
        Names::Plain => copy_below(&project.path("data"), &folder.join("data"), |_| true)?,
    }
    if let Some(notices) = &parts.notices {
        write(folder, "third-party.txt", notices.as_bytes())?;
    }
    let build = build_id(parts, names, &folder.join("data"))?;
    let page = fill(&parts.page, parts, &renamed, &build).context("index.html")?;
    write(folder, "index.html", page.as_bytes())
}

/// The file of a part, before its hash: `split_targets` becomes `plan-atlas-targets.wasm`.
fn part_file(part: &str) -> String {
    format!("plan-atlas-{}.wasm", part.trim_start_matches("split_").replace('_', "-"))
}

/// A file's final name: `boot.js` becomes `boot.0123456789.js`.
fn named(name: &str, bytes: &[u8], names: Names) -> String {
    match (names, name.rsplit_once('.')) {
        (Names::Hashed, Some((stem, extension))) => {
            format!("{stem}.{}.{extension}", short_hash(bytes))
        }
        _ => name.to_owned(),
    }
}

/// The first ten hexadecimal digits of the SHA-256 of some bytes.
fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// What tells one build from another: a hash over everything in it; `dev` while developing.
fn build_id(parts: &Parts, names: Names, data: &Path) -> Result<String> {
    if names == Names::Plain {
        return Ok("dev".to_owned());
    }
    let mut everything = Sha256::new();
    for (_, bytes) in &parts.later {
        everything.update(Sha256::digest(bytes));
    }
    for bytes in [
        &parts.wasm[..],
        parts.glue.as_bytes(),
        parts.echarts.as_bytes(),
        parts.boot.as_bytes(),
        parts.styles.as_bytes(),
        parts.page.as_bytes(),
    ] {
        everything.update(Sha256::digest(bytes));
    }
    for file in files_below(data)? {
        everything.update(file.as_bytes());
        everything.update(Sha256::digest(fs::read(data.join(&file))?));
    }
    Ok(everything.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect())
}

/// The style layers that a page links, in its order.
pub fn stylesheets(page: &str) -> Vec<&str> {
    page.split(STYLESHEET.0)
        .skip(1)
        .filter_map(|rest| rest.split_once(STYLESHEET.1))
        .map(|(path, _)| path)
        .collect()
}

/// The layers in one text, each with an end of line.
pub fn concatenate(layers: &[String]) -> String {
    layers.iter().map(|layer| format!("{}\n", layer.trim_end())).collect()
}

/// Puts the final names, the build's identity and the static page into `index.html`.
fn fill(page: &str, parts: &Parts, renamed: &[(&str, String)], build: &str) -> Result<String> {
    let mut page = one_stylesheet(&without_trunk(page), final_name(renamed, STYLES))?;
    page = replace_once(&page, "src=\"boot.js\"", &format!("src=\"{}\"", final_name(renamed, BOOT)))?;
    for (attribute, name) in [("data-js", GLUE), ("data-wasm", WASM), ("data-echarts", ECHARTS)] {
        let plain = format!("{attribute}=\"{name}\"");
        page = replace_once(&page, &plain, &format!("{attribute}=\"{}\"", final_name(renamed, name)))?;
    }
    page = replace_once(&page, "data-build=\"\"", &format!("data-build=\"{build}\""))?;
    page = replace_once(&page, "data-bytes=\"\"", &format!("data-bytes=\"{}\"", parts.wasm.len()))?;
    replace_once(&page, STATIC_SLOT, parts.static_html.trim())
}

fn final_name<'a>(renamed: &'a [(&str, String)], name: &str) -> &'a str {
    renamed.iter().find(|(plain, _)| *plain == name).map_or("", |(_, hashed)| hashed)
}

/// Leaves out the lines that only trunk reads.
fn without_trunk(page: &str) -> String {
    page.lines().filter(|line| !line.contains("data-trunk")).map(|line| format!("{line}\n")).collect()
}

/// Puts one link in the place of the first style layer, and leaves out the others.
fn one_stylesheet(page: &str, name: &str) -> Result<String> {
    let (mut lines, mut linked) = (String::new(), false);
    for line in page.lines() {
        if !line.contains(STYLESHEET.0) {
            lines.push_str(&format!("{line}\n"));
        } else if !linked {
            linked = true;
            lines.push_str(&format!("{}{name}{}\n", STYLESHEET.0, STYLESHEET.1));
        }
    }
    if !linked {
        bail!("index.html links no stylesheet of the form {}…{}", STYLESHEET.0, STYLESHEET.1);
    }
    Ok(lines)
}

/// Replaces a slot that must be there exactly once.
fn replace_once(page: &str, slot: &str, value: &str) -> Result<String> {
    match page.matches(slot).count() {
        1 => Ok(page.replace(slot, value)),
        0 => bail!("{slot} is missing"),
        n => bail!("{slot} occurs {n} times"),
    }
}

/// Copies the files below a folder whose path is wanted, byte by byte, under their own names.
fn copy_below(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    for file in files_below(from)?.iter().filter(|file| wanted(file)) {
        write(to, file, &fs::read(from.join(file))?)?;
    }
    Ok(())
}

/// Writes a file and the folders above it.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("{} can't be made", parent.display()))?;
    }
    fs::write(&path, bytes).with_context(|| format!("{} can't be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head>
<link data-trunk rel="rust">
<link rel="stylesheet" href="public/css/tokens.css">
<link rel="stylesheet" href="public/css/base.css">
<script src="boot.js" defer data-build="" data-js="plan-atlas.js" data-wasm="plan-atlas_bg.wasm" data-bytes="" data-echarts="echarts.js"></script>
</head><main><!--static-content--></main>
"#;

    fn parts() -> Parts {
        Parts {
            wasm: b"wasm".to_vec(),
            later: vec![("split_targets".into(), b"part".to_vec())],
            glue: "glue".into(),
            boot: "boot".into(),
            echarts: "echarts".into(),
            echarts_licence: "licence".into(),
            notices: None,
            styles: "styles".into(),
            static_html: "<p>static</p>\n".into(),
            page: PAGE.into(),
        }
    }

    fn renamed() -> Vec<(&'static str, String)> {
        [GLUE, WASM, ECHARTS, BOOT, STYLES].map(|name| (name, named(name, b"x", Names::Hashed))).into()
    }

    #[test]
    fn a_hashed_name_changes_with_the_content_and_keeps_stem_and_extension() {
        assert_eq!(named("boot.js", b"abc", Names::Hashed), "boot.ba7816bf8f.js");
        assert_ne!(named("boot.js", b"abd", Names::Hashed), "boot.ba7816bf8f.js");
        assert_eq!(named("boot.js", b"abc", Names::Plain), "boot.js");
    }

    #[test]
    fn layers_keep_the_order_of_the_page() {
        assert_eq!(stylesheets(PAGE), ["public/css/tokens.css", "public/css/base.css"]);
        assert_eq!(concatenate(&["a{}".into(), "b{}\n\n".into()]), "a{}\nb{}\n");
    }

    #[test]
    fn the_page_is_filled_with_final_names() {
        let page = fill(PAGE, &parts(), &renamed(), "0a1b").unwrap();
        let x = short_hash(b"x");
        let head = format!(
            "<head>\n<link rel=\"stylesheet\" href=\"styles.{x}.css\">\n<script src=\"boot.{x}.js\" defer data-build=\"0a1b\" \
             data-js=\"plan-atlas.{x}.js\" data-wasm=\"plan-atlas_bg.{x}.wasm\" data-bytes=\"4\" data-echarts=\"echarts.{x}.js\"></script>\n"
        );
        assert_eq!(page, format!("{head}</head><main><p>static</p></main>\n"));
    }

    #[test]
    fn a_page_without_a_slot_is_refused_by_name() {
        for slot in ["src=\"boot.js\"", "data-js=\"plan-atlas.js\"", "data-bytes=\"\"", STATIC_SLOT] {
            let error = fill(&PAGE.replace(slot, ""), &parts(), &renamed(), "0a1b").unwrap_err();
            assert!(error.to_string().contains(slot), "{error}");
        }
    }

    #[test]
    fn the_real_page_has_every_slot() {
        let page = Project::find().unwrap().text("index.html").unwrap();
        fill(&page, &parts(), &renamed(), "0a1b").unwrap();
        let charset = page.find("<meta charset=\"utf-8\">").unwrap();
        assert!(charset < 1024, "browsers look for the charset in the first 1024 bytes");
    }
}
