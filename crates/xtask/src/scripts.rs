//! The scripts and styles that are shipped, brought down by esbuild to the oldest browsers we promise.
//!
//! They are ASCII, as esbuild writes them, so that a server which names a wrong character set changes nothing in them.

use std::{fs, path::Path, process::Command, time::SystemTime};

use anyhow::{Context, Result};

use crate::{
    project::{Project, output, run, through},
    site::ECHARTS_LICENCE,
};

/// The oldest browsers that get the whole program, as esbuild calls them.
const BROWSERS: &str = "chrome86,firefox102,safari15.4";
/// The same for scripts, which also keep to one edition of the language.
const SCRIPTS: &str = "es2020,chrome86,firefox102,safari15.4";
/// The boot script explains itself even to engines that can run nothing else.
const BOOT: &str = "es5";

/// Where ECharts is bundled from, and what its bundle depends on.
const ECHARTS_ENTRY: &str = "tools/echarts/entry.js";
const ECHARTS_LOCK: &str = "tools/package-lock.json";
const ECHARTS_BUNDLE: &str = "target/echarts/bundle.js";
/// Where the other bundle starts.
const INFLATE_ENTRY: &str = "tools/inflate/entry.js";
/// What the bundles hold, and the files of each that must travel with it.
const BUNDLED_LICENCES: [(&str, &[&str]); 4] = [
    ("echarts", &["LICENSE", "NOTICE"]),
    ("fflate", &["LICENSE"]),
    ("zrender", &["LICENSE"]),
    ("tslib", &["LICENSE.txt", "CopyrightNotice.txt"]),
];

const HINT: &str = "Read the lines above; if esbuild or terser is missing, type: tools/setup build";

/// Whether a script is to be small or to be read by a developer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Without spaces and long names.
    Small,
    /// As written, where the floor allows it.
    Readable,
}

/// A script that runs before the program, and so also in engines that can't run it.
///
/// # Errors
///
/// If it uses more than ES5, or esbuild is missing.
pub fn boot(project: &Project, source: &str, size: Size) -> Result<String> {
    transform(project, "js", BOOT, source, size).context("a script of public/js")
}

/// The service worker.
///
/// # Errors
///
/// If it can't be lowered to the floor, or esbuild is missing.
pub fn worker(project: &Project, source: &str) -> Result<String> {
    transform(project, "js", SCRIPTS, source, Size::Small).context("public/js/sw.js")
}

/// The bindings of a development build, which is in one file.
///
/// # Errors
///
/// If they can't be lowered to the floor, or esbuild is missing.
pub fn glue(project: &Project, source: &str, size: Size) -> Result<String> {
    transform(project, "js", SCRIPTS, source, size).context("the bindings of the wasm")
}

/// The bindings of the cut program and the script that fetches its parts, as one classic script with the global
/// `wasm_bindgen`.
///
/// # Errors
///
/// If they can't be lowered to the floor, or esbuild is missing.
pub fn bundle(project: &Project, bindings: &Path) -> Result<String> {
    let mut command = bundling(project, bindings);
    command.arg("--global-name=wasm_bindgen");
    // Where the program lies is the boot script's matter; the bindings would look beside themselves.
    command.arg("--define:import.meta.url=\"\"");
    // The bindings name the one script that fetches parts once for each part.
    command.arg("--log-override:duplicate-object-key=silent");
    let text = output(&mut command, HINT).context("the bindings of the wasm")?;
    String::from_utf8(text).context("esbuild printed something that isn't text")
}

/// The styles.
///
/// # Errors
///
/// If they aren't CSS, or esbuild is missing.
pub fn styles(project: &Project, source: &str, size: Size) -> Result<String> {
    transform(project, "css", BROWSERS, source, size).context("public/css")
}

/// Sends one file through esbuild.
fn transform(project: &Project, loader: &str, target: &str, source: &str, size: Size) -> Result<String> {
    let mut command = esbuild(project);
    command.args([format!("--loader={loader}"), format!("--target={target}")]);
    command.args(["--legal-comments=none", "--log-level=warning"]);
    if size == Size::Small {
        command.arg("--minify");
    }
    through(&mut command, source, HINT)
}

/// The custom bundle of ECharts: one classic script with the global `echarts`.
///
/// It is bundled again only if its entry or the versions changed.
///
/// # Errors
///
/// If the npm packages are missing.
pub fn echarts(project: &Project) -> Result<String> {
    if !newer(project, ECHARTS_BUNDLE, &[ECHARTS_ENTRY, ECHARTS_LOCK]) {
        let mut command = bundling(project, &project.path(ECHARTS_ENTRY));
        command.arg("--global-name=echarts");
        let whole = project.path(ECHARTS_BUNDLE).with_extension("whole.js");
        command.arg(format!("--outfile={}", whole.display()));
        run(&mut command, HINT)?;
        // A second minifier looks across statements and takes another 7 kB off what is sent.
        let mut again = project.command(project.path("tools/node_modules/.bin/terser"));
        again.arg(&whole).args(["--compress", "passes=3", "--mangle", "--ecma", "2020", "--output"]);
        again.arg(project.path(ECHARTS_BUNDLE));
        let banner = format!("/*! Apache ECharts, Apache-2.0; see {ECHARTS_LICENCE} */");
        again.args(["--format", &format!("ascii_only,preamble=\"{banner}\"")]);
        run(&mut again, HINT)?;
    }
    project.text(ECHARTS_BUNDLE)
}

/// What makes the program whole again where it comes inside scripts.
///
/// # Errors
///
/// If the npm packages are missing.
pub fn inflate(project: &Project) -> Result<String> {
    let mut command = bundling(project, &project.path(INFLATE_ENTRY));
    command.arg(format!("--banner:js=/*! fflate, MIT; see {ECHARTS_LICENCE} */"));
    let text = output(&mut command, HINT).context("tools/inflate")?;
    String::from_utf8(text).context("esbuild printed something that isn't text")
}

/// The licences of ECharts and of what else is bundled, one after the other.
///
/// # Errors
///
/// If the npm packages are missing.
pub fn echarts_licence(project: &Project) -> Result<String> {
    let mut text = String::new();
    for (package, files) in BUNDLED_LICENCES {
        for file in files {
            let path = format!("tools/node_modules/{package}/{file}");
            let licence = project.text(&path).context("Type: tools/setup build")?;
            text.push_str(&format!("======== {package}: {file} ========\n\n{}\n\n", licence.trim()));
        }
    }
    Ok(text)
}

/// Whether a made file is there and not older than any of its sources.
fn newer(project: &Project, made: &str, sources: &[&str]) -> bool {
    let changed =
        |path: &str| -> Option<SystemTime> { fs::metadata(project.path(path)).ok()?.modified().ok() };
    let Some(made) = changed(made) else {
        return false;
    };
    sources.iter().all(|source| changed(source).is_some_and(|time| time <= made))
}

/// Makes one classic script of a file and of what it imports.
fn bundling(project: &Project, entry: &Path) -> Command {
    let mut command = esbuild(project);
    command.arg(entry).args(["--bundle", "--format=iife", "--minify"]);
    command.args(["--legal-comments=none", "--log-level=warning"]);
    command.arg(format!("--target={SCRIPTS}"));
    command
}

fn esbuild(project: &Project) -> Command {
    project.command(project.path("tools/node_modules/.bin/esbuild"))
}
