//! How style sheets are cut into files: named like the code, one declaration a line, and known to the sorter of the build.

use crate::source::Source;
use crate::styles::{plain, style_sheets};
use crate::{Breach, File, example, file, hold, lines_of, root};
use std::collections::BTreeSet;

/// Style sheets below `parts`, `pages` and `frames` that style what several files of code make, or none of Rust.
const SHARED: [&str; 8] = [
    "frames/kiosk/board",
    "frames/static",
    "frames/update",
    "parts/clause",
    "parts/district_mark",
    "parts/legend",
    "parts/origin",
    "parts/sequence",
];

/// What the code of the first view imports and doesn't show: the file, the import, why.
const NOT_SHOWN: [(&str, &str, &str); 3] = [
    ("src/frames/site.rs", "src/parts/access_bar.rs", "its view comes later, with styles of its own"),
    ("src/pages/mod.rs", "src/parts/not_found.rs", "only the pages that come later show it"),
    ("src/parts/export.rs", "src/parts/export_panel.rs", "its view comes later"),
];

/// Folders whose files make views, each with styles of the same name.
const VIEWS: [&str; 4] = ["frames", "pages", "parts", "ui"];

/// The views that a file imports, as paths of files.
fn views_imported(file: &File) -> BTreeSet<String> {
    let mentions = Source::read(file).mentions().into_iter();
    let named = mentions.filter_map(|mention| match mention.path.as_slice() {
        [root, folder, name, ..] if root == "crate" && VIEWS.contains(&folder.as_str()) => {
            Some(format!("src/{folder}/{name}.rs"))
        }
        _ => None,
    });
    named.filter(|path| root().join(path).is_file()).collect()
}

/// The build sorts rules by what the code of the first view names, so its list has to hold all of that code.
#[test]
fn the_first_view_is_all_that_its_code_imports() {
    let sorter = file("crates/xtask/src/styles.rs");
    let listed: BTreeSet<String> =
        Source::read(&sorter).literals().into_iter().map(|(_, text)| text).collect();
    let shown: Vec<File> =
        listed.iter().filter(|path| path.starts_with("src/")).map(|path| file(path)).collect();
    assert!(shown.iter().any(|file| file.path == "src/app.rs"), "FIRST_VIEW of {}", sorter.path);
    for (path, import, reason) in NOT_SHOWN {
        assert!(
            listed.contains(path) && !listed.contains(import) && views_imported(&file(path)).contains(import),
            "{path} and {import}: stale: {reason}"
        );
    }
    let excused =
        |path: &str, import: &str| NOT_SHOWN.iter().any(|(by, what, _)| (*by, *what) == (path, import));
    hold(shown.iter().flat_map(|shown| {
        let missing = views_imported(shown).into_iter().filter(|import| !listed.contains(import));
        missing.filter(|import| !excused(&shown.path, import)).map(|found| Breach {
            file: shown.path.clone(),
            line: 1,
            found,
            reason: "the first view imports it, and its styles come later",
            instead: "a line of FIRST_VIEW in crates/xtask/src/styles.rs",
        })
    }));
}

/// Lines with more than one declaration, and rules on one line.
fn crowded(file: &File) -> Vec<Breach> {
    let css = plain(&file.text);
    let crowded = |line: &str| {
        let mut quoted = None;
        let outside: String = line
            .chars()
            .filter(|&c| {
                match quoted {
                    None if "\"'".contains(c) => quoted = Some(c),
                    Some(open) if c == open => quoted = None,
                    _ => {}
                }
                quoted.is_none()
            })
            .collect();
        let (_, behind) = outside.split_once([';', '{', '}']).unwrap_or_default();
        !behind.trim().is_empty()
    };
    let lines = css.lines().enumerate().filter(|(_, line)| crowded(line));
    lines
        .map(|(at, line)| Breach {
            file: file.path.clone(),
            line: at + 1,
            found: line.trim().to_owned(),
            reason: "a change to one of them shows as a change to all",
            instead: "one declaration a line",
        })
        .collect()
}

#[test]
fn a_line_declares_one_thing() {
    hold(style_sheets().iter().flat_map(crowded));
}

/// Style sheets are found by the file whose view they style.
#[test]
fn style_sheets_are_named_like_the_code() {
    let names: BTreeSet<String> = style_sheets()
        .iter()
        .map(|file| file.path.trim_start_matches("public/css/").trim_end_matches(".css").to_owned())
        .collect();
    for name in SHARED {
        assert!(
            names.contains(name) && !root().join(format!("src/{name}.rs")).is_file(),
            "SHARED: {name} is stale"
        );
    }
    let by_view = |name: &&String| VIEWS.iter().take(3).any(|folder| name.starts_with(&format!("{folder}/")));
    let strays: Vec<&String> = names
        .iter()
        .filter(by_view)
        .filter(|name| !SHARED.contains(&name.as_str()) && !root().join(format!("src/{name}.rs")).is_file())
        .collect();
    assert!(strays.is_empty(), "no file of src has these names: {strays:?}");
}

#[test]
fn crowded_lines_are_found() {
    let css = "/* a; b; c */\n.a { top: 0 }\n.b {\n  top: 0; left: 0;\n  content: \"a; b\";\n  background: url('x;y');\n}\n.c {}";
    assert_eq!(lines_of(&crowded(&example("public/css/ui/a.css", css))), [2, 4, 8]);
}
