//! Whether what is shipped runs on the oldest browsers we promise (Chromium 86, Firefox 102, Safari 15.4), and whether
//! each form keeps to what its servers allow.

use std::{fs, path::Path};

mod forms_agree;
mod packed;
mod styles;

use anyhow::{Context, Result, bail};
use wasmparser::{Validator, WasmFeatures};

use packed::Packed;

use crate::{
    project::{Project, files_below, run as run_command},
    shipped::{self, Edition, Form, HELPER, ShippedKind},
};

/// Most files that the intranet form may have.
const INTRANET_FILES: usize = 100;
/// Most bytes that the intranet form may have, uncompressed.
const INTRANET_BYTES: usize = 5_000_000;
/// Endings that servers without configuration answer with 404, or with a type that browsers refuse.
const INTRANET_BANS: [&str; 6] = [".wasm", ".json", ".geojson", ".woff2", ".mjs", ".map"];
/// Most bytes that the helper for other people's pages may have.
const HELPER_BYTES: usize = 3_000;

/// What the oldest of them can run, beyond the first edition of WebAssembly.
const FEATURES: WasmFeatures = WasmFeatures::FLOATS
    .union(WasmFeatures::GC_TYPES)
    .union(WasmFeatures::MUTABLE_GLOBAL)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::MULTI_VALUE);

/// What a page must not hold, because a strict content policy drops it.
const PAGE_BANS: &[(&str, &str)] = &[
    ("<script>", "an inline script; put it into public/js"),
    ("<style", "inline styles; put them into public/css"),
    (" style=", "a style attribute; use a class"),
    (" onload=", "an inline handler; use addEventListener"),
    (" onerror=", "an inline handler; use addEventListener"),
    (" onclick=", "an inline handler; use addEventListener"),
    ("<base", "a base address; every address is relative to the page"),
    ("user-scalable", "a zoom lock"),
    ("maximum-scale", "a zoom lock"),
    ("src=\"http", "something from another origin"),
    ("src=\"//", "something from another origin"),
];

/// Checks everything in `dist`.
///
/// # Errors
///
/// Names every file that needs more than the floor, and what it needs.
pub fn run(project: &Project) -> Result<()> {
    let [web, intranet, single] = Form::PACKED.map(|form| read(project, form));
    let (web, intranet, single) = (web?, intranet?, single?);
    let mut problems = Vec::new();
    for (form, files) in [(Form::Web, &web), (Form::Intranet, &intranet), (Form::Single, &single)] {
        let found = files.iter().filter_map(|(path, bytes)| {
            let error = check(form, path, bytes).err()?;
            Some(format!("{}/{path}: {error:#}", form.name()))
        });
        problems.extend(found);
    }
    for (form, files) in [(Form::Web, &web), (Form::Intranet, &intranet), (Form::Single, &single)] {
        problems.extend(without_row(form, files));
    }
    problems.extend(plain(&intranet));
    problems.extend(forms_agree::disagreements(&web, &intranet, &single));
    for problem in &problems {
        println!("{problem}");
    }
    if !problems.is_empty() {
        bail!("dist breaks {} rules of the floor", problems.len());
    }
    // What the intranet and single forms run is among the files of the web form.
    let folder = project.dist(Form::Web.name());
    let mut node = project.command("node");
    node.arg(project.path("tools/js-floor.mjs"));
    node.args(web.keys().filter_map(|path| script_argument(&folder, path)));
    run_command(
        &mut node,
        "Write what it names in another way; if acorn is missing, type: tools/setup build",
    )?;
    println!("dist keeps to the floor");
    Ok(())
}

/// A packed form.
fn read(project: &Project, form: Form) -> Result<Packed> {
    let folder = project.packed(form.name(), form.page())?;
    files_below(&folder)?.into_iter().map(|path| Ok((path.clone(), fs::read(folder.join(path))?))).collect()
}

/// Checks one file by its kind; the syntax of scripts is left to [`run`], which checks them together.
fn check(form: Form, path: &str, bytes: &[u8]) -> Result<()> {
    let text = || String::from_utf8_lossy(bytes);
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("wasm") => wasm(bytes),
        Some("css") => refuse(&styles::too_new(&text())),
        Some("js") if path == HELPER && bytes.len() > HELPER_BYTES => {
            bail!("{} bytes; at most {HELPER_BYTES}", bytes.len())
        }
        Some("js") if !bytes.is_ascii() => bail!("a script with other letters than ASCII"),
        Some("html") if form == Form::Single => refuse(&page(&without_inside(&text()), true)),
        Some("html") => refuse(&page(&text(), false)),
        _ => Ok(()),
    }
}

/// Files that no row lets the form hold. A row says too whether a name carries a hash.
fn without_row(form: Form, files: &Packed) -> Vec<String> {
    let plain = |path: &str| match form {
        Form::Web => path.trim_end_matches(".gz").to_owned(),
        Form::Intranet | Form::Single | Form::Stage => path.to_owned(),
    };
    let strange = files.keys().filter(|path| shipped::find(&plain(path), form).is_none());
    let name = |path: &String| {
        format!("{}/{path}: no row of crates/xtask/src/shipped.rs, or a name without its hash", form.name())
    };
    strange.map(name).collect()
}

/// What servers that nobody configures would not deliver, or not as it is.
fn plain(intranet: &Packed) -> Vec<String> {
    let mut found = Vec::new();
    for path in intranet.keys() {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_./".contains(&byte);
        if !path.bytes().all(plain) {
            found.push(format!("intranet/{path}: a name with other letters than a to z"));
        }
        if INTRANET_BANS.iter().any(|end| path.ends_with(end)) {
            found.push(format!("intranet/{path}: servers that nobody configured don't send such a file"));
        }
    }
    let bytes: usize = intranet.values().map(Vec::len).sum();
    if intranet.len() > INTRANET_FILES || bytes > INTRANET_BYTES {
        found.push(format!(
            "intranet: {} files with {bytes} bytes; at most {INTRANET_FILES} with {INTRANET_BYTES}",
            intranet.len()
        ));
    }
    found
}

/// A page without what stands inside its scripts and styles.
fn without_inside(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = ["<script", "<style"].iter().filter_map(|tag| rest.find(tag)).min() {
        let open = start + rest[start..].find('>').map_or(0, |at| at + 1);
        let close = if rest[start..].starts_with("<script") { "</script>" } else { "</style>" };
        out.push_str(&rest[..open]);
        rest = rest[open..].find(close).map_or("", |at| &rest[open + at..]);
        let end = rest.len().min(close.len());
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out + rest
}

/// Checks a program's features.
///
/// # Errors
///
/// Names the first feature that the floor lacks, and where it stands.
pub fn wasm(bytes: &[u8]) -> Result<()> {
    Validator::new_with_features(FEATURES)
        .validate_all(bytes)
        .map(|_| ())
        .context("not WebAssembly that the oldest browser can run")
}

/// The edition of the language that a script must keep to, with its path: `5:…/boot.js`; `None` for other files.
fn script_argument(web: &Path, file: &str) -> Option<String> {
    let edition = match shipped::find(file, Form::Web)?.kind {
        ShippedKind::Script(Edition::Es5) | ShippedKind::Payload => "5",
        ShippedKind::Script(Edition::Es2020) => "2020",
        ShippedKind::Page
        | ShippedKind::Styles
        | ShippedKind::Wasm
        | ShippedKind::Font
        | ShippedKind::Icon
        | ShippedKind::Picture
        | ShippedKind::Licence
        | ShippedKind::Data => {
            return None;
        }
    };
    Some(format!("{edition}:{}", web.join(file).display()))
}

fn refuse(found: &[String]) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    bail!("{}", found.join("; "))
}

/// What a page holds that a strict content policy would drop; the single page holds its styles and scripts itself.
fn page(html: &str, single: bool) -> Vec<String> {
    let bans = PAGE_BANS.iter().filter(|(text, _)| html.contains(text));
    let bans = bans.filter(|(text, _)| !(single && *text == "<style"));
    bans.map(|(text, why)| format!("`{text}` is {why}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one function: its type section and its code are given.
    fn module(types: &[u8], body: &[u8]) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        let code = [&[1, body.len() as u8 + 2, 0], body, &[0x0b]].concat();
        for (id, content) in [(1, types), (3, &[1, 0][..]), (10, &code[..])] {
            bytes.extend([id, content.len() as u8]);
            bytes.extend(content);
        }
        bytes
    }

    /// `func (param i32) (result i32)`.
    const I32_TO_I32: &[u8] = &[1, 0x60, 1, 0x7f, 1, 0x7f];

    #[test]
    fn the_floor_s_own_features_pass() {
        wasm(&module(I32_TO_I32, &[0x20, 0])).unwrap();
        // i32.extend8_s
        wasm(&module(I32_TO_I32, &[0x20, 0, 0xc0])).unwrap();
        // f32.reinterpret_i32, i32.trunc_sat_f32_s
        wasm(&module(I32_TO_I32, &[0x20, 0, 0xbe, 0xfc, 0])).unwrap();
        // two results
        wasm(&module(&[1, 0x60, 0, 2, 0x7f, 0x7f], &[0x41, 1, 0x41, 2])).unwrap();
    }

    #[test]
    fn newer_features_are_refused_by_name() {
        let externref = wasm(&module(&[1, 0x60, 1, 0x6f, 0], &[])).unwrap_err();
        assert!(format!("{externref:#}").contains("reference types"), "{externref:#}");
        // i32x4.splat, drop
        let simd = wasm(&module(I32_TO_I32, &[0x20, 0, 0xfd, 0x11, 0x1a, 0x20, 0])).unwrap_err();
        assert!(format!("{simd:#}").contains("SIMD"), "{simd:#}");
        assert!(wasm(b"<!doctype html>").is_err());
    }

    #[test]
    fn a_page_with_inline_code_is_refused() {
        assert!(page("<p class=\"style\">x</p><script src=\"boot.js\"></script>", false).is_empty());
        assert_eq!(page("<p style=\"top:0\"><script>1</script>", false).len(), 2);
        assert_eq!(page("<style></style>", false).len(), 1);
        assert!(page("<style></style>", true).is_empty());
        let held = "<style>a{}</style><p><script data-x>x=\" style=\"</script><script>y</script></p>";
        assert_eq!(without_inside(held), "<style></style><p><script data-x></script><script></script></p>");
    }

    #[test]
    fn each_script_is_held_to_the_edition_of_its_row() {
        let edition = |file| script_argument(Path::new("w"), file);
        for (file, expected) in [
            ("boot.0123456789.js", "5:w/boot.0123456789.js"),
            ("plan-atlas.0123456789.js", "2020:w/plan-atlas.0123456789.js"),
            ("plan-atlas_bg.0123456789.js", "5:w/plan-atlas_bg.0123456789.js"),
            ("data/data.js", "5:w/data/data.js"),
            ("sw.js", "2020:w/sw.js"),
            ("embed.js", "5:w/embed.js"),
        ] {
            assert_eq!(edition(file).as_deref(), Some(expected));
        }
        assert_eq!(edition("index.html"), None);
    }

    #[test]
    fn names_carry_a_hash_on_the_web_and_are_plain_elsewhere() {
        let packed = |paths: &[&str]| -> Packed {
            paths.iter().map(|path| ((*path).to_owned(), Vec::new())).collect()
        };
        let strange = |form, paths: &[&str]| without_row(form, &packed(paths));
        let known =
            ["boot.0123456789.js", "boot.0123456789.js.gz", "data/data.js", "index.html", "data/a.json"];
        assert_eq!(strange(Form::Web, &known), [""; 0]);
        assert_eq!(strange(Form::Web, &["boot.js", "a.012345678.css", "b.0123456xyz.wasm"]).len(), 3);
        assert_eq!(
            strange(Form::Intranet, &["update.0123456789.js", "a.json", "boot.0123456789.js.gz"]).len(),
            3
        );
        assert_eq!(strange(Form::Single, &["index.html", "plan-atlas.html"]).len(), 1);
        assert_eq!(plain(&packed(&["index.html", "a-b_c.0123.js", "data/data.js"])), [""; 0]);
        assert_eq!(plain(&packed(&["README.txt", "a b.js", "区.js", "a.wasm", "data/a.json"])).len(), 5);
        let many: Vec<String> = (0..=INTRANET_FILES).map(|n| format!("{n}.js")).collect();
        assert_eq!(plain(&packed(&many.iter().map(String::as_str).collect::<Vec<_>>())).len(), 1);
    }
}
