//! The project's own tasks: `cargo xtask <task>`.
//!
//! A task is a module with a `run`, and one line in [`TASKS`].
#![allow(clippy::print_stdout, reason = "a command-line tool speaks on stdout")]
#![allow(clippy::disallowed_types, reason = "the clock is banned for what runs in a browser")]

mod adopt;
mod budget;
mod cache;
mod check;
mod compact;
mod compress;
mod data;
mod diff;
mod floor;
mod folder;
mod glyphs;
mod node_script;
mod notices;
mod pack;
mod page;
mod parallel;
mod parameters;
mod parts;
mod project;
mod script_payload;
mod scripts;
mod share;
mod shipped;
mod site;
mod split;
mod static_page;
mod styles;
mod wasm_env;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::project::Project;

/// What a task is called, what it does, and the function that does it.
type TaskRow = (&'static str, &'static str, fn(&Project, &[String]) -> Result<()>);

/// Every task, in the order in which the help lists them.
const TASKS: &[TaskRow] = &[
    ("check", "hold the data folder to every rule: check [DIR]", check::run),
    (
        "data",
        "rebuild spans, pinyin, manifest, schemas, dictionary: data [DIR] [--release ID DATE]",
        data::run,
    ),
    ("adopt", "take a drafted plan into the data folder: adopt <id>.json [DIR]", adopt::run),
    ("diff", "list what changed between two data folders: diff OLD NEW", diff::run),
    ("pack", "build the site into dist/: web, intranet, single", |project, _| pack::run(project)),
    ("stage", "finish trunk's build (its post_build hook)", |project, _| pack::stage(project)),
    ("floor", "check that dist/ keeps to the oldest browsers we promise", |project, _| floor::run(project)),
    ("budget", "weigh what is in dist/", |project, _| budget::run(project)),
    ("docs", "write docs/parameters.md from the code", |project, _| parameters::run(project)),
    ("notices", "write THIRD-PARTY.md", |project, _| notices::run(project)),
    ("wasm-env", "print the shell lines that make cargo build for wasm", |project, _| wasm_env::run(project)),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the task that the first word names, with the words after it.
fn dispatch(words: &[String]) -> Result<()> {
    let Some((name, rest)) = words.split_first() else {
        print!("{}", help());
        return Ok(());
    };
    let Some((_, _, run)) = TASKS.iter().find(|(task, _, _)| task == name) else {
        bail!("there is no task `{name}`. Type: cargo xtask");
    };
    run(&Project::find()?, rest)
}

/// The list of tasks.
fn help() -> String {
    let lines = TASKS.iter().map(|(name, what, _)| format!("  {name:<9} {what}\n"));
    format!("cargo xtask <task>\n\n{}", lines.collect::<String>())
}
