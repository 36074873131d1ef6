//! The scripts and styles that are shipped, brought down by esbuild to the oldest browsers we promise.
//!
//! They are ASCII, as esbuild writes them, so that a server which names a wrong character set changes nothing in them.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{
    cache::Cache,
    node_script::NodeScript,
    project::{Project, output, pipe},
    shipped::{BUNDLES_LICENCE, Edition},
};

/// The oldest browsers that get the whole program, as esbuild calls them.
const BROWSERS: &str = "chrome86,firefox102,safari15.4";
/// The same for scripts, which also keep to one edition of the language.
const SCRIPTS: &str = "es2020,chrome86,firefox102,safari15.4";

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

/// A classic script.
///
/// # Errors
///
/// If it can't be brought down to its edition, or esbuild is missing.
pub fn script(project: &Project, source: &str, edition: Edition, size: Size) -> Result<String> {
    let target = match edition {
        Edition::Es5 => "es5",
        Edition::Es2020 => SCRIPTS,
    };
    transform(project, "js", target, source, size)
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
    transform(project, "css", BROWSERS, source, size)
}

/// Sends one file through esbuild.
fn transform(project: &Project, loader: &str, target: &str, source: &str, size: Size) -> Result<String> {
    let mut command = esbuild(project);
    command.args([format!("--loader={loader}"), format!("--target={target}")]);
    command.args(["--legal-comments=none", "--log-level=warning"]);
    if size == Size::Small {
        command.arg("--minify");
    }
    pipe(&mut command, source, HINT)
}

/// The custom bundle of ECharts: one classic script with the global `echarts`.
///
/// # Errors
///
/// If the npm packages are missing.
pub fn echarts(project: &Project, cache: &Cache) -> Result<String> {
    let banner = format!("/*! Apache ECharts, Apache-2.0; see {BUNDLES_LICENCE} */");
    let script = NodeScript {
        script: "tools/echarts/bundle.mjs",
        reads: &["tools/echarts/entry.js", "tools/echarts/unused.js", "tools/echarts/idle.js"],
        out: "target/echarts/bundle.js",
        arguments: &[SCRIPTS.to_owned(), banner],
        input: "",
    };
    let made = script.file(project, cache, |_| Ok(()))?;
    String::from_utf8(made).context("terser wrote something that isn't text")
}

/// What makes the program whole again where it comes inside scripts.
///
/// # Errors
///
/// If the npm packages are missing.
pub fn inflate(project: &Project) -> Result<String> {
    let mut command = bundling(project, &project.path(INFLATE_ENTRY));
    command.arg(format!("--banner:js=/*! fflate, MIT; see {BUNDLES_LICENCE} */"));
    let text = output(&mut command, HINT).context("tools/inflate")?;
    String::from_utf8(text).context("esbuild printed something that isn't text")
}

/// The licences of ECharts and of what else is bundled, one after the other.
///
/// # Errors
///
/// If the npm packages are missing.
pub fn bundles_licence(project: &Project) -> Result<String> {
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

/// The version of an npm package that is installed.
///
/// # Errors
///
/// If it isn't there.
pub fn npm_version(project: &Project, package: &str) -> Result<String> {
    let path = format!("tools/node_modules/{package}/package.json");
    let about: serde_json::Value =
        serde_json::from_str(&project.text(&path).context("Type: tools/setup build")?)?;
    Ok(about["version"].as_str().with_context(|| format!("{path} names no version"))?.to_owned())
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
