//! Whether what is shipped runs on the oldest browsers we promise: Chromium 86, Firefox 102, Safari 15.4.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use wasmparser::{Validator, WasmFeatures};

use crate::project::{Project, files_below, run as run_command};

/// What the oldest of them can run, beyond the first edition of WebAssembly.
const FEATURES: WasmFeatures = WasmFeatures::FLOATS
    .union(WasmFeatures::GC_TYPES)
    .union(WasmFeatures::MUTABLE_GLOBAL)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::MULTI_VALUE);

/// Style features that the oldest of them lack: where they stand without `@supports`, the page depends on them.
const STYLE_BANS: &[&str] = &[
    "@layer",
    "@container",
    "@scope",
    "@starting-style",
    ":has(",
    ":is(",
    ":where(",
    "aspect-ratio:",
    "inset:",
    "inset-inline:",
    "inset-block:",
    "color-mix(",
    "oklch(",
    "oklab(",
    "lab(",
    "lch(",
    "light-dark(",
];

/// Units that they lack; written behind a digit.
const UNIT_BANS: &[&str] = &["dvh", "svh", "lvh", "dvw", "svw", "lvw", "cqw", "cqh", "cqi", "cqb"];

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

/// Checks everything in `dist/web`.
///
/// # Errors
///
/// Names every file that needs more than the floor, and what it needs.
pub fn run(project: &Project) -> Result<()> {
    let web = project.packed()?;
    let files = files_below(&web)?;
    let mut problems = Vec::new();
    for file in &files {
        if let Err(error) = check(&web, file) {
            problems.push(format!("{file}: {error:#}"));
        }
    }
    for problem in &problems {
        println!("{problem}");
    }
    if !problems.is_empty() {
        bail!("{} files in dist/web need more than the oldest browser has", problems.len());
    }
    let scripts = files.iter().filter(|file| file.ends_with(".js"));
    let mut node = project.command("node");
    node.arg(project.path("tools/js-floor.mjs")).args(scripts.map(|file| script_argument(&web, file)));
    run_command(
        &mut node,
        "Write what it names in another way; if acorn is missing, type: tools/setup build",
    )?;
    println!("dist/web keeps to the floor");
    Ok(())
}

/// Checks one file by its kind; scripts are left to [`run`], which checks them together.
fn check(web: &Path, file: &str) -> Result<()> {
    let bytes = fs::read(web.join(file))?;
    match file.rsplit_once('.').map(|(_, extension)| extension) {
        Some("wasm") => wasm(&bytes),
        Some("css") => refuse(&styles(&String::from_utf8_lossy(&bytes))),
        Some("html") => refuse(&page(&String::from_utf8_lossy(&bytes))),
        _ => Ok(()),
    }
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

/// The edition of the language that a script must keep to, with its path: `5:…/boot.js`.
fn script_argument(web: &Path, file: &str) -> String {
    let edition = if file.starts_with("boot.") { "5" } else { "2020" };
    format!("{edition}:{}", web.join(file).display())
}

fn refuse(found: &[String]) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    bail!("{}", found.join("; "))
}

/// What a page holds that a strict content policy would drop.
fn page(html: &str) -> Vec<String> {
    let bans = PAGE_BANS.iter().filter(|(text, _)| html.contains(text));
    bans.map(|(text, why)| format!("`{text}` is {why}")).collect()
}

/// What styles use outside `@supports` that the floor lacks.
fn styles(css: &str) -> Vec<String> {
    let plain = without_supports(&without_comments(css)).to_ascii_lowercase();
    let mut found: Vec<String> = STYLE_BANS
        .iter()
        .filter(|ban| uses(&plain, ban))
        .map(|ban| format!("{ban} outside @supports"))
        .collect();
    found.extend(
        UNIT_BANS
            .iter()
            .filter(|unit| uses_unit(&plain, unit))
            .map(|unit| format!("the unit {unit} outside @supports")),
    );
    if plain
        .split("@media")
        .skip(1)
        .filter_map(|rest| rest.split('{').next())
        .any(|query| query.contains(['<', '>']))
    {
        found.push("a range in a media query".to_owned());
    }
    if plain.contains('&') {
        found.push("nested rules".to_owned());
    }
    found
}

/// Whether a ban occurs as a whole word: `inset:` isn't the end of `scroll-inset:`.
fn uses(css: &str, ban: &str) -> bool {
    let starts_a_word = ban.starts_with(|c: char| c.is_ascii_alphabetic());
    css.match_indices(ban).any(|(at, _)| {
        let before = css[..at].chars().next_back();
        !(starts_a_word && before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'))
    })
}

/// Whether a unit stands behind a digit and ends there.
fn uses_unit(css: &str, unit: &str) -> bool {
    css.match_indices(unit).any(|(at, _)| {
        let before = css[..at].chars().next_back();
        let after = css[at + unit.len()..].chars().next();
        before.is_some_and(|c| c.is_ascii_digit() || c == '.')
            && !after.is_some_and(|c| c.is_ascii_alphanumeric())
    })
}

fn without_comments(css: &str) -> String {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain + rest
}

/// The styles without their `@supports` blocks.
fn without_supports(css: &str) -> String {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("@supports") {
        plain.push_str(before);
        rest = after_block(after);
    }
    plain + rest
}

/// What follows the first block in braces.
fn after_block(css: &str) -> &str {
    let mut depth = 0_usize;
    for (at, character) in css.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth <= 1 => return &css[at + 1..],
            '}' => depth -= 1,
            _ => {}
        }
    }
    ""
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
    fn styles_may_use_newer_things_behind_supports_only() {
        let check =
            |css: &str, count: usize| assert_eq!(styles(css).len(), count, "{css}: {:?}", styles(css));
        check(".a{gap:1px;color:red}.b:focus-visible{margin:0}", 0);
        check(".a{inset:0}", 1);
        check(".a{scroll-inset:0}", 0);
        check("@supports (inset:0){.a{inset:0}.b{height:1dvh}}.c{top:0}", 0);
        check("@supports (inset:0){.a{top:0}}.c{inset:0}", 1);
        check("/* aspect-ratio: :has( */.a{top:0}", 0);
        check(".a:has(b){top:0}.b:is(a,b){top:0}", 2);
        check(".a{height:100dvh}", 1);
        check(".a{height:100vh}", 0);
        check("@media (width>=600px){.a{top:0}}", 1);
        check("@media (min-width:600px){.a>.b{top:0}}", 0);
        check(".a{color:color-mix(in srgb,red,blue)}", 1);
        check(".a{& .b{top:0}}", 1);
    }

    #[test]
    fn a_page_with_inline_code_is_refused() {
        assert!(page("<p class=\"style\">x</p><script src=\"boot.js\"></script>").is_empty());
        assert_eq!(page("<p style=\"top:0\"><script>1</script>").len(), 2);
    }
}
