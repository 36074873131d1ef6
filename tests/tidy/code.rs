//! What code may not say, whatever it imports.

use crate::source::Source;
use crate::{Breach, File, example, file, files, hold, lines_of, sources};

/// Words that code may not hold outside its tests.
struct Ban {
    /// What the paths that it is about begin with.
    folders: &'static [&'static str],
    /// Files in it that may.
    except: &'static [&'static str],
    words: &'static [&'static str],
    reason: &'static str,
    instead: &'static str,
}

const BANS: [Ban; 4] = [
    Ban {
        folders: &[""],
        except: &[],
        words: &[".unwrap()", ".expect(", "panic!(", "unreachable!(", "unimplemented!("],
        reason: "a panic stops the page, or the build without a line that helps",
        instead: "return an Option, a Result, or an outcome for every case",
    },
    Ban {
        folders: &["src/"],
        except: &[],
        words: &[" style=", "\tstyle=", "attr:style="],
        reason: "strict content policies drop style attributes",
        instead: "a class, or style:prop=value",
    },
    Ban {
        folders: &["src/"],
        except: &[],
        words: &["inner_html", "outer_html", "insert_adjacent_html", "document().write"],
        reason: "nothing from the data or the address may become markup",
        instead: "build elements with view!",
    },
    Ban {
        folders: &["src/", "crates/plan-"],
        except: &SORTED_BY_STD,
        words: &SORTS,
        reason: "a sort of its own for each type weighs more than what it sorts",
        instead: "arrange, arrange_by_key or tidy of plan_model::order",
    },
];

const SORTS: [&str; 3] = [".sort(", ".sort_by", ".sort_unstable"];
/// The one sort that the others go through; long lists of numbers, where time counts; and what no program ships.
const SORTED_BY_STD: [&str; 6] = [
    "crates/plan-model/src/order.rs",
    "crates/plan-method/src/search/index.rs",
    "crates/plan-method/src/search/rank.rs",
    "crates/plan-method/src/progress/rule/properties.rs",
    "crates/plan-method/src/synthetic/words.rs",
    "crates/plan-bench/src/native.rs",
];

fn banned(file: &File) -> Vec<Breach> {
    let source = Source::read(file);
    let mut breaches = Vec::new();
    let holds = |ban: &&Ban| {
        let is_in = ban.folders.iter().any(|folder| file.path.starts_with(folder));
        is_in && !ban.except.contains(&file.path.as_str())
    };
    for ban in BANS.iter().filter(holds) {
        for words in ban.words {
            for at in source.shipped(words) {
                breaches.push(Breach {
                    file: file.path.clone(),
                    line: source.line(at),
                    found: words.trim().to_owned(),
                    reason: ban.reason,
                    instead: ban.instead,
                });
            }
        }
    }
    breaches
}

/// The same for the page itself and its script.
fn banned_in_page(file: &File) -> Vec<Breach> {
    let words = [
        " style=",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "javascript:",
        " onclick=",
    ];
    let found = |line: &str| words.into_iter().find(|words| line.contains(words));
    let lines = file.text.lines().enumerate().filter_map(|(at, line)| Some((at + 1, found(line)?)));
    lines
        .map(|(line, words)| Breach {
            file: file.path.clone(),
            line,
            found: words.trim().to_owned(),
            reason: "strict content policies refuse it, and markup from text is how scripts get in",
            instead: "a class in public/css; createElement and textContent in public/js",
        })
        .collect()
}

/// Marks of unfinished work; put together here, so that this file has none.
const MARKS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

fn unfinished(file: &File) -> Vec<Breach> {
    let mark = |line: &str| {
        let mut words = line.split(|c: char| !c.is_ascii_alphanumeric());
        words.find(|word| MARKS.contains(word)).map(str::to_owned)
    };
    let lines = file.text.lines().enumerate().filter_map(|(at, line)| Some((at + 1, mark(line)?)));
    lines
        .map(|(line, found)| Breach {
            file: file.path.clone(),
            line,
            found,
            reason: "what is left to do is forgotten in a comment",
            instead: "do it, or open an issue",
        })
        .collect()
}

fn without_heading(file: &File) -> Option<Breach> {
    let first = file.text.lines().next().unwrap_or_default();
    let says = first.strip_prefix("//! ").is_some_and(|words| words.len() > 8);
    (!says).then(|| Breach {
        file: file.path.clone(),
        line: 1,
        found: first.to_owned(),
        reason: "a module opens with a line that would make sense in a table of contents",
        instead: "//! and one sentence",
    })
}

/// Most lines that a file may have without saying why.
const MOST_LINES: usize = 450;

/// Files that are longer, each with the one thing that it is.
const LONG: [(&str, &str); 9] = [
    ("tests/data/shipped.rs", "one ledger: what the shipped records say, against the texts"),
    ("tests/engines/steps.mjs", "one list: every step of the walk, in the order in which it is walked"),
    (
        "src/pages/snippets.rs",
        "one page: the choices of a view, its snippets, and what it says without a frame",
    ),
    (
        "crates/plan-draft/src/quantities.rs",
        "how one quantity is read, from its numeral to its unit and measure",
    ),
    ("crates/xtask/src/shipped.rs", "one row for each shipped file, and what follows from the rows"),
    (
        "crates/plan-workbench/src/problem_text.rs",
        "what is said of each trouble, in one match that leaves none out",
    ),
    ("tests/data/bad_input.rs", "one list of broken inputs, each with every breach that follows"),
    ("public/js/kiosk.js", "what watches over a page from outside the program, and so is one file"),
    ("public/js/boot.js", "what runs before anything else can be loaded, and so is one file"),
];

fn too_long(file: &File) -> Option<Breach> {
    let n = file.text.lines().count();
    let allowed = LONG.iter().any(|(path, _)| *path == file.path);
    let breach =
        |found: String, reason, instead| Breach { file: file.path.clone(), line: n, found, reason, instead };
    match (n > MOST_LINES, allowed) {
        (true, false) => Some(breach(
            format!("{n} lines"),
            "a file past 450 lines is more than one thing",
            "split it, or say in LONG of tests/tidy/code.rs what one thing it is",
        )),
        (false, true) => Some(breach(format!("{n} lines"), "it is short again", "take it off LONG")),
        _ => None,
    }
}

/// Most columns of a line in `view!`; `leptosfmt` keeps to it where it can, and leaves alone what it can't break.
const VIEW_COLUMNS: usize = 110;

/// Lines in `view!` that are longer.
fn wide_views(file: &File) -> Vec<Breach> {
    let source = Source::read(file);
    let mut inside = vec![false; file.text.lines().count() + 1];
    for start in source.shipped("view! {") {
        let mut depth = 0_usize;
        let length = source.code[start..].iter().position(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            *c == '}' && depth == 0
        });
        let end = start + length.unwrap_or_default();
        inside[source.line(start) - 1..source.line(end)].fill(true);
    }
    let lines =
        file.text.lines().enumerate().filter(|(at, line)| inside[*at] && line.chars().count() > VIEW_COLUMNS);
    lines
        .map(|(at, line)| Breach {
            file: file.path.clone(),
            line: at + 1,
            found: format!("{} columns", line.chars().count()),
            reason: "a line of a view is read beside its neighbours",
            instead: "a closure or an attribute's value as a variable above the view",
        })
        .collect()
}

/// Every file that people write code in.
fn written() -> Vec<File> {
    let mut all =
        files(&["src", "crates", "tests", "public", "tools"], &[".rs", ".css", ".js", ".mjs", ".sh"]);
    all.extend(["index.html", "run", "test", "tools/setup", "tools/wasm-target", ".ci/run"].map(file));
    all
}

#[test]
fn code_holds_nothing_that_is_banned() {
    hold(sources().iter().flat_map(banned));
}

#[test]
fn the_page_and_its_script_hold_nothing_that_is_banned() {
    let mut page = files(&["public/js"], &[".js"]);
    page.push(file("index.html"));
    hold(page.iter().flat_map(banned_in_page));
}

#[test]
fn no_work_is_left_in_comments() {
    let mut all = written();
    all.extend(
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md"].map(file),
    );
    all.extend(files(&["docs"], &[".md"]));
    hold(all.iter().flat_map(unfinished));
}

#[test]
fn every_rust_file_opens_with_what_it_is() {
    hold(files(&["src", "crates", "tests"], &[".rs"]).iter().filter_map(without_heading));
}

#[test]
fn no_file_is_too_long() {
    hold(written().iter().filter_map(too_long));
    for (path, reason) in LONG {
        assert!(!file(path).text.is_empty() && !reason.is_empty());
    }
}

#[test]
fn no_view_is_too_wide() {
    hold(files(&["src"], &[".rs"]).iter().flat_map(wide_views));
}

#[test]
fn wide_lines_are_found_in_views_alone() {
    let long = "x".repeat(VIEW_COLUMNS);
    let text = format!(
        "// view! {{ {long}\nview! {{\n    <p>\n    {{f({long})}}\n    </p>\n}}\nf({long});\nview! {{ <p a={long} /> }}"
    );
    assert_eq!(lines_of(&wide_views(&example("src/a.rs", &text))), [4, 8]);
}

#[test]
fn bans_find_what_they_look_for() {
    for (path, text, expected) in [
        ("src/a.rs", "x.unwrap();\ny.expect(\"a day\");\nz.unwrap_or(1);", &[1, 2][..]),
        ("crates/xtask/src/a.rs", "fn f() {\n    panic!(\"x\")\n}", &[2]),
        ("src/a.rs", "#[cfg(test)]\nmod tests {\n    fn f() { x.unwrap(); }\n}", &[]),
        ("src/a.rs", "// x.unwrap()\nlet s = \"panic!(\";", &[]),
        ("src/a.rs", "view! {\n  <p style=\"color: red\">\n  <p\n    style=move || x>\n}", &[2, 4]),
        ("src/a.rs", "view! { <p style:width=width class=style> }\nlet style = 1;", &[]),
        ("crates/plan-model/src/a.rs", "<p style=\"x\">", &[]),
        ("src/a.rs", "view! { <p inner_html=text> }\nelement.set_inner_html(text);", &[1, 2]),
        ("crates/plan-model/src/a.rs", "a.sort();\nb.sort_by_key(key);\nc.sorted();", &[1, 2]),
        ("crates/xtask/src/a.rs", "a.sort();", &[]),
    ] {
        assert_eq!(lines_of(&banned(&example(path, text))), expected, "{text}");
    }
    let page = "<p class=\"a\">\n<p style=\"b\">\nbox.textContent = x;\nbox.innerHTML = x;\n<a href=\"javascript:x\">";
    assert_eq!(lines_of(&banned_in_page(&example("index.html", page))), [2, 4, 5]);
}

#[test]
fn marks_headings_and_lengths_are_found() {
    let marked = format!("// {}: later\nlet todo = 1;\n# {}\nXXXL", MARKS[0], MARKS[2]);
    assert_eq!(lines_of(&unfinished(&example("src/a.rs", &marked))), [1, 3]);
    for (text, is_bad) in [
        ("//! Links to other views.\nuse x;", false),
        ("use x;\n//! Links to other views.", true),
        ("//!\n//! Links.", true),
        ("", true),
        ("/// Links to other views.", true),
    ] {
        assert_eq!(without_heading(&example("src/a.rs", text)).is_some(), is_bad, "{text}");
    }
    let of = |path: &str, n: usize| too_long(&example(path, &"x\n".repeat(n))).is_some();
    assert_eq!(
        [of("src/a.rs", 450), of("src/a.rs", 451), of(LONG[0].0, 451), of(LONG[0].0, 10)],
        [false, true, false, true]
    );
}
