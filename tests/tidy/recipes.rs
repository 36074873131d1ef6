//! The recipes of CONTRIBUTING.md, "Adding things": every path is there, and has the word that is said to be in it.
//!
//! A word belongs to a path when it is written as `` `Word` in `path` `` or as `` `path` (`Word`, `other`) ``. A path has a slash or
//! the ending of a file, and begins at the project's root; a folder has a word if a file in it has.

use crate::{Breach, File, example, file, files, hold, lines_of, root};
use std::collections::{BTreeMap, BTreeSet};

const RECIPES: &str = "CONTRIBUTING.md";
const HEADING: &str = "## Adding things";

/// Endings of files that stand at the root, where no slash tells a path from a word.
const ENDINGS: [&str; 5] = [".md", ".toml", ".html", ".json", ".env"];

/// A path that a recipe names, with the words that it says are in it.
#[derive(Debug, PartialEq)]
struct Place {
    /// From 1.
    line: usize,
    path: String,
    words: Vec<String>,
}

fn is_path(text: &str) -> bool {
    let is_plain = !text.contains(|c: char| c.is_whitespace() || "<>*…(){}".contains(c));
    is_plain && (text.contains('/') || ENDINGS.iter().any(|ending| text.ends_with(ending)))
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || "_:!-".contains(c))
        && !text.starts_with('-')
}

/// The places that the rows of the recipes' table name.
fn places(text: &str) -> Vec<Place> {
    let lines = text.lines().enumerate().skip_while(|(_, line)| *line != HEADING).skip(1);
    let rows =
        lines.take_while(|(_, line)| !line.starts_with("## ")).filter(|(_, line)| line.starts_with('|'));
    rows.flat_map(|(at, row)| in_row(at + 1, row)).collect()
}

fn in_row(line: usize, row: &str) -> Vec<Place> {
    // What is in backticks has an odd place, what stands between an even one.
    let parts: Vec<&str> = row.split('`').collect();
    let quoted = (1..parts.len()).step_by(2);
    let mut places = Vec::new();
    for at in quoted.filter(|at| is_path(parts[*at])) {
        let mut words = Vec::new();
        if parts[at - 1] == " in " && at > 2 && is_word(parts[at - 2]) {
            words.push(parts[at - 2].to_owned());
        }
        // `path` (`Word`, `other`)
        let mut next = at + 1;
        while next + 1 < parts.len()
            && parts[next] == (if next == at + 1 { " (" } else { ", " })
            && is_word(parts[next + 1])
        {
            words.push(parts[next + 1].to_owned());
            next += 2;
        }
        places.push(Place { line, path: parts[at].to_owned(), words });
    }
    places
}

/// Whether a text has a word, not only as part of a longer one; of `kind::Name` the last part counts.
fn has_word(text: &str, word: &str) -> bool {
    let word = word.rsplit("::").next().unwrap_or(word).trim_end_matches('!');
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, found)| !text[..at].ends_with(is_part) && !text[at + found.len()..].starts_with(is_part))
}

/// Paths of the recipes that aren't there, and words that aren't in them.
fn not_there(recipes: &File, text_of: impl Fn(&str) -> Option<String>) -> Vec<Breach> {
    let breach = |line: usize, found: String, reason, instead| Breach {
        file: recipes.path.clone(),
        line,
        found,
        reason,
        instead,
    };
    let mut breaches = Vec::new();
    for Place { line, path, words } in places(&recipes.text) {
        let Some(text) = text_of(&path) else {
            breaches.push(breach(
                line,
                path,
                "the recipe leads to a path that isn't there",
                "the path of today, from the project's root",
            ));
            continue;
        };
        for word in words.iter().filter(|word| !has_word(&text, word)) {
            breaches.push(breach(
                line,
                format!("{word} in {path}"),
                "the recipe names a word that isn't there",
                "the name of today, in the file that has it",
            ));
        }
    }
    breaches
}

/// Most places that a recipe may name: what else a new thing needs, the compiler or a test names.
const MOST_PLACES: usize = 4;

/// Rows that name more places.
fn crowded(recipes: &File) -> Vec<Breach> {
    let mut by_line: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for Place { line, path, .. } in places(&recipes.text) {
        by_line.entry(line).or_default().insert(path);
    }
    let many = by_line.into_iter().filter(|(_, paths)| paths.len() > MOST_PLACES);
    many.map(|(line, paths)| Breach {
        file: recipes.path.clone(),
        line,
        found: paths.into_iter().collect::<Vec<_>>().join(", "),
        reason: "a new thing begins in at most four places",
        instead: "one row that the others follow from, or a test that names what is missing",
    })
    .collect()
}

/// A file's text, or that of every file in a folder; none if there is neither.
fn text_of(path: &str) -> Option<String> {
    let place = root().join(path);
    if place.is_dir() {
        let all =
            files(&[path.trim_end_matches('/')], &[".rs", ".json", ".css", ".js", ".mjs", ".md", ".txt"]);
        return Some(all.into_iter().map(|file| file.text).collect());
    }
    std::fs::read_to_string(place).ok()
}

#[test]
fn every_recipe_leads_to_what_is_there() {
    let recipes = file(RECIPES);
    let places = places(&recipes.text);
    let words: usize = places.iter().map(|place| place.words.len()).sum();
    assert!(places.len() > 30 && words > 15, "{} places and {words} words are read", places.len());
    hold(not_there(&recipes, text_of));
    hold(crowded(&recipes));
}

#[test]
fn recipes_are_read_in_both_forms() {
    let place = |path: &str, words: &[&str]| Place {
        line: 7,
        path: path.to_owned(),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    for (row, expected) in [
        ("| a | a row of `CHARTS` in `src/lib.rs`, two texts |", vec![place("src/lib.rs", &["CHARTS"])]),
        (
            "| a | `src/lib.rs` (`Kind`, `CHARTS`), `src/x/` |",
            vec![place("src/lib.rs", &["Kind", "CHARTS"]), place("src/x/", &[])],
        ),
        (
            "| a | a variant of `embed::View` in `a/b.rs` (`VIEWS`) |",
            vec![place("a/b.rs", &["embed::View", "VIEWS"])],
        ),
        (
            "| a | `cargo xtask data`, then `--misses`; the `covered` of `data/districts.json` |",
            vec![place("data/districts.json", &[])],
        ),
        ("| a | `x` in a file, `README.md` |", vec![place("README.md", &[])]),
    ] {
        assert_eq!(in_row(7, row), expected, "{row}");
    }
}

#[test]
fn paths_and_words_that_are_gone_are_found() {
    let recipes = example(
        RECIPES,
        "| a | `gone/too.rs` |\n## Adding things\n\n| New | Touch |\n| a | `CHARTS` in `a/b.rs` |\n| b | `a/c.rs` |\n\
         | c | `a/b.rs` (`Chart`, `KIND`) |\n| d | `kind::KIND` in `a/b.rs` |\n## After\n| `a/d.rs` |",
    );
    let text_of =
        |path: &str| (path == "a/b.rs").then(|| "pub const CHARTS: [KIND; 2]; ChartKind".to_owned());
    assert_eq!(lines_of(&not_there(&recipes, text_of)), [6, 7]);
}

#[test]
fn a_recipe_of_too_many_places_is_found() {
    let recipes = example(
        RECIPES,
        "## Adding things\n| a | `a/1`, `a/2`, `a/3`, `a/4`, again `a/1` |\n| b | `a/1`, `a/2`, `a/3`, `a/4`, `a/5` |",
    );
    assert_eq!(lines_of(&crowded(&recipes)), [3]);
}
