//! Who leans on whom, read from the paths that the code names.

use crate::source::Source;
use crate::{Breach, File, example, files, hold, lines_of};

/// The rooms of `src`, each with the rooms it may lean on beside itself. `app.rs` may lean on all of them.
const ROOMS: [(&str, &[&str]); 7] = [
    ("platform", &[]),
    ("state", &["platform"]),
    ("ui", &["platform", "state"]),
    ("chart", &["platform", "state"]),
    ("parts", &["platform", "state", "ui", "chart"]),
    ("pages", &["platform", "state", "ui", "chart", "parts"]),
    ("frames", &["platform", "state", "ui", "chart", "parts"]),
];

/// A path named in a file.
struct Named<'a> {
    file: &'a str,
    path: &'a [String],
}

impl Named<'_> {
    /// The room of `src` that the file stands in; none for a file beside the rooms or in another crate.
    fn room(&self) -> Option<&str> {
        Some(self.file.strip_prefix("src/")?.split_once('/')?.0)
    }

    /// The crate that the file belongs to; none for the program itself.
    fn member(&self) -> Option<&str> {
        self.file.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether the path leads into a crate about plans.
    fn is_domain(&self) -> bool {
        self.path.first().is_some_and(|name| name.starts_with("plan_"))
    }

    /// Whether the path begins with these words.
    fn begins(&self, words: &str) -> bool {
        let words: Vec<&str> = words.split("::").collect();
        self.path.len() >= words.len() && words.iter().zip(self.path).all(|(word, part)| word == part)
    }

    fn begins_any(&self, all: &[&str]) -> bool {
        all.iter().any(|words| self.begins(words))
    }
}

/// One arrow: which paths go against it, why, and what to do.
struct Arrow {
    against: fn(&Named) -> bool,
    reason: &'static str,
    instead: &'static str,
}

const BROWSER: [&str; 5] = ["web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];
const MACHINE: [&str; 8] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "std::time::*",
];

/// Crates that may ask the machine or the browser; every other one, also one that comes, is pure.
const IMPURE: [(&str, &str); 2] = [
    ("plan-bench", "it is a program of its own, which measures in a browser"),
    ("xtask", "it reads and writes the project's files"),
];

const ARROWS: [Arrow; 11] = [
    Arrow {
        against: |named| {
            let leans = |room: &str| ROOMS.iter().find(|(name, _)| *name == room).map(|(_, leans)| *leans);
            match (named.room(), named.path) {
                (Some(room), [root, to, ..]) if root == "crate" => {
                    leans(room).is_none_or(|leans| to != room && !leans.contains(&to.as_str()))
                }
                _ => false,
            }
        },
        reason: "it points against the arrows of ARCHITECTURE.md, \"Who leans on whom\"",
        instead: "take what is needed as a prop or argument, or move it to a room that both may lean on",
    },
    Arrow {
        against: |named| {
            let own = named.file.trim_start_matches("src/pages/").trim_end_matches(".rs");
            let page =
                |name: &str| crate::root().join(format!("src/pages/{name}.rs")).exists() && name != "mod";
            named.room() == Some("pages")
                && own != "mod"
                && named.begins("crate::pages")
                && named.path.get(2).is_some_and(|name| name != own && (page(name) || name == "*"))
        },
        reason: "pages don't import each other",
        instead: "put what both need into src/parts",
    },
    Arrow {
        against: |named| {
            let named_by_mount = named.file == "src/platform/boot.rs" && named.begins("leptos::prelude::*");
            named.room() == Some("platform") && named.begins("leptos") && !named_by_mount
        },
        reason: "platform knows no signals and no views; only boot.rs may mount",
        instead: "take a callback, return a value",
    },
    Arrow {
        against: |named| {
            let may = ["plan_model::NaiveDate", "plan_model::wire::Cause"];
            named.room() == Some("platform") && named.is_domain() && !named.begins_any(&may)
        },
        reason: "platform decides nothing about a plan",
        instead: "hand the domain plain values from src/state",
    },
    Arrow {
        against: |named| {
            let may = [
                "plan_present::present::Table",
                "plan_present::present::Cell",
                "plan_method::address::Address",
                "plan_present::text",
                "plan_model::lang",
            ];
            named.room() == Some("ui") && named.is_domain() && !named.begins_any(&may)
        },
        reason: "ui knows nothing about plans, only the address a link is made from and the shape of a table",
        instead: "make it a widget of src/parts, or take plain values as props",
    },
    Arrow {
        against: |named| {
            let timers = named.begins("gloo::timers") && named.room() == Some("parts");
            let at_home = matches!(named.room(), Some("platform" | "chart"));
            named.file.starts_with("src/") && named.begins_any(&BROWSER) && !at_home && !timers
        },
        reason: "src/platform is the only place that asks the browser, beside the binding in src/chart",
        instead: "ask through a function of src/platform, which says what happens when the browser refuses",
    },
    Arrow {
        against: |named| named.begins("web_sys::window") && named.file != "src/platform/mod.rs",
        reason: "on the host, where views are tested, asking for the window panics",
        instead: "platform's own window()",
    },
    Arrow {
        against: |named| {
            let draws = matches!(named.room(), Some("chart" | "parts"));
            named.file.starts_with("src/") && named.begins("plan_charts") && !draws
        },
        reason: "charts stand in parts, as figures with their sentence and table",
        instead: "use the figure of src/parts",
    },
    Arrow {
        against: |named| {
            let is_pure = named.member().is_some_and(|name| IMPURE.iter().all(|(impure, _)| *impure != name));
            is_pure && (named.begins_any(&MACHINE) || named.begins_any(&BROWSER) || named.begins("leptos"))
        },
        reason: "the crates about plans are pure: no files, no clock, no browser",
        instead: "take the bytes, the day or the value as an argument",
    },
    Arrow {
        against: |named| {
            named.member() == Some("xtask") && named.begins_any(&["leptos", "charming", "plan_atlas"])
        },
        reason: "xtask works on the data, the sheets and the built site, not on the program's code",
        instead: "use plan-present, or a still picture of plan-charts",
    },
    Arrow {
        against: |named| {
            let task = named.file.strip_prefix("crates/xtask/src/").unwrap_or_default();
            let is_check = task == "check.rs";
            let is_task = is_check || task == "data.rs" || task.starts_with("data/");
            let may = named.begins("plan_model") || (is_check && named.begins("plan_present::kiosk"));
            is_task && named.is_domain() && !may
        },
        reason: "`check` and `data` need the model alone; only the kiosk's settings are checked where they are spelled",
        instead: "make it a rule of plan_model::check, or a step of plan_model::rebuild",
    },
];

/// What of a file goes against the arrows.
fn against(file: &File) -> Vec<Breach> {
    let source = Source::read(file);
    let mut breaches = Vec::new();
    for mention in source.mentions() {
        let named = Named { file: &file.path, path: &mention.path };
        for arrow in ARROWS.iter().filter(|arrow| (arrow.against)(&named)) {
            breaches.push(Breach {
                file: file.path.clone(),
                line: mention.line,
                found: mention.path.join("::"),
                reason: arrow.reason,
                instead: arrow.instead,
            });
        }
    }
    breaches
}

/// Words of the reactive system in a file of platform, imported by a glob or not.
fn signals(file: &File) -> Vec<Breach> {
    const WORDS: [&str; 10] = [
        "RwSignal",
        "ReadSignal",
        "WriteSignal",
        "Signal",
        "Memo",
        "Effect",
        "Resource",
        "StoredValue",
        "use_context",
        "on_cleanup",
    ];
    let source = Source::read(file);
    let code: String = source.code.iter().collect();
    let words = |line: &str| -> Option<String> {
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.find(|word| WORDS.contains(word)).map(str::to_owned)
    };
    let found = code.lines().enumerate().filter_map(|(at, line)| Some((at + 1, words(line)?)));
    found
        .map(|(line, found)| Breach {
            file: file.path.clone(),
            line,
            found,
            reason: "platform knows no signals",
            instead: "take a callback, and let src/state set the signal",
        })
        .collect()
}

#[test]
fn every_path_follows_the_arrows() {
    hold(crate::sources().iter().flat_map(against));
}

#[test]
fn platform_has_no_signals() {
    hold(files(&["src/platform"], &[".rs"]).iter().flat_map(signals));
}

#[test]
fn every_folder_of_src_is_a_room() {
    let mut folders: Vec<String> = std::fs::read_dir(crate::root().join("src"))
        .expect("src")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    let mut rooms = ROOMS.map(|(name, _)| name.to_owned());
    rooms.sort();
    assert_eq!(folders, rooms, "a new room says in ROOMS and in ARCHITECTURE.md what it leans on");
}

#[test]
fn what_may_ask_the_machine_is_a_member() {
    for (name, reason) in IMPURE {
        assert!(crate::members().iter().any(|member| member.name == name) && !reason.is_empty(), "{name}");
    }
}

#[test]
fn every_arrow_finds_what_goes_against_it() {
    let bad = [
        vec![
            ("src/platform/fetch.rs", "use crate::state::Load;"),
            ("src/state/mod.rs", "use crate::parts::appearance;"),
            ("src/ui/link.rs", "use crate::{state::use_app, chart::ChartView};"),
            ("src/chart/view.rs", "fn f() { crate::parts::figure::Figure(); }"),
            ("src/parts/figure.rs", "use super::super::pages::titled;"),
            ("src/pages/target.rs", "use crate::frames::site::Site;"),
            ("src/frames/site.rs", "use crate::pages::overview::OverviewPage;"),
            ("src/pages/target.rs", "use crate::app::App;"),
            ("src/novelty/mod.rs", "use crate::state::use_app;"),
            ("src/ui/link.rs", "use crate::*;"),
        ],
        vec![
            ("src/pages/target.rs", "use super::overview::OverviewPage;"),
            ("src/pages/target.rs", "use crate::pages::*;"),
            ("src/pages/targets.rs", "use crate::pages::target;"),
        ],
        vec![
            ("src/platform/history.rs", "use leptos::prelude::RwSignal;"),
            ("src/platform/fetch.rs", "use leptos::prelude::*;"),
            ("src/platform/boot.rs", "use leptos::task::spawn_local;"),
        ],
        vec![
            ("src/platform/fetch.rs", "use plan_model::dataset::Dataset;"),
            ("src/platform/clock.rs", "use plan_model::*;"),
            ("src/platform/files.rs", "use plan_export::Format;"),
        ],
        vec![
            ("src/ui/table.rs", "use plan_present::present::{Table, Overview};"),
            ("src/ui/table.rs", "use plan_model::plan::Plan;"),
            ("src/ui/link.rs", "use plan_method::address::Page;"),
            ("src/ui/link.rs", "use plan_workbench::job::Job;"),
        ],
        vec![
            ("src/pages/target.rs", "use wasm_bindgen::JsCast;"),
            ("src/parts/appearance.rs", "use gloo::events::EventListener;"),
            ("src/state/mod.rs", "fn f() { js_sys::Date::new_0(); }"),
        ],
        vec![("src/platform/media.rs", "fn f() { web_sys::window(); }")],
        vec![("src/pages/target.rs", "use plan_charts::goal_line;")],
        vec![
            ("crates/plan-model/src/wire.rs", "use std::fs;"),
            ("crates/plan-model/src/date.rs", "use std::{collections::HashMap, time::SystemTime};"),
            ("crates/plan-model/src/date.rs", "use std::time::*;"),
            ("crates/plan-charts/src/theme.rs", "fn f() { web_sys::window(); }"),
            ("crates/plan-charts/src/theme.rs", "use leptos::prelude::*;"),
            ("crates/plan-draft/src/read.rs", "use std::process::Command;"),
            ("crates/plan-export/src/xlsx.rs", "use std::time::SystemTime;"),
            ("crates/plan-to-come/src/lib.rs", "use std::env;"),
        ],
        vec![("crates/xtask/src/site.rs", "use plan_atlas::app::App;")],
        vec![
            ("crates/xtask/src/check.rs", "use plan_method::progress;"),
            ("crates/xtask/src/data.rs", "use plan_present::kiosk;"),
            ("crates/xtask/src/data/dictionary.rs", "use plan_charts::Theme;"),
        ],
    ];
    assert_eq!(bad.len(), ARROWS.len());
    for (examples, arrow) in bad.iter().zip(&ARROWS) {
        for (path, text) in examples {
            let breaches = against(&example(path, text));
            let found: Vec<&Breach> =
                breaches.iter().filter(|breach| breach.reason == arrow.reason).collect();
            assert_eq!(found.len(), 1, "{path}: {text}: {breaches:#?}");
            assert_eq!(found[0].line, 1);
        }
    }
}

#[test]
fn what_follows_the_arrows_is_let_through() {
    for (path, text) in [
        ("src/platform/boot.rs", "use leptos::prelude::*;\nuse wasm_bindgen::prelude::*;"),
        ("src/platform/mod.rs", "fn window() { web_sys::window() }"),
        ("src/platform/document.rs", "fn f() { super::window(); }"),
        ("src/platform/fetch.rs", "use plan_model::wire::Cause;"),
        ("src/ui/table.rs", "use plan_present::present::{Cell, Table};\nuse crate::platform::document;"),
        ("src/parts/figure.rs", "use crate::ui::table::DataTable;\nuse super::look;"),
        ("src/parts/filter_bar.rs", "use gloo::timers::callback::Timeout;"),
        ("src/pages/target.rs", "use super::titled;\nuse crate::parts::look;"),
        ("src/pages/mod.rs", "pub use self::target::TargetPage;"),
        ("src/app.rs", "use crate::pages::{overview::OverviewPage};\nuse crate::frames::site::Site;"),
        ("src/pages/target.rs", "#[cfg(test)]\nmod tests { use crate::frames::site::Site; }"),
        ("crates/plan-model/src/date.rs", "use std::time::Duration;\nuse std::fmt;"),
        ("crates/xtask/src/site.rs", "use std::fs;\nuse plan_charts::picture;"),
        ("crates/xtask/src/check.rs", "use plan_model::check;\nuse plan_present::kiosk;"),
    ] {
        assert_eq!(against(&example(path, text)), [], "{path}: {text}");
    }
}

#[test]
fn signals_are_found_by_their_words() {
    let file = example(
        "src/platform/media.rs",
        "// a Signal in a comment\nlet s = \"Memo\";\nlet x = RwSignal::new(1);\nSignaller",
    );
    assert_eq!(lines_of(&signals(&file)), [3]);
}
