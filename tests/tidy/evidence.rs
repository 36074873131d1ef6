//! The accessibility checklist names tests as its evidence: each of them has to be there.

use crate::{file, files};

const CHECKLIST: &str = "docs/accessibility.md";

/// The names of tests in the rows of its tables: those of journeys hold a colon, those of Rust an underscore.
fn evidence(text: &str) -> Vec<&str> {
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let last = rows.filter_map(|row| row.trim_end_matches(['|', ' ']).rsplit_once('|').map(|(_, cell)| cell));
    let quoted = last.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    quoted.filter(|name| name.contains(": ") || name.contains('_')).collect()
}

/// Names that none of these sources has.
fn unknown<'a>(names: &[&'a str], sources: &str) -> Vec<&'a str> {
    names.iter().copied().filter(|name| !sources.contains(name)).collect()
}

#[test]
fn every_test_that_the_accessibility_checklist_names_is_there() {
    let sources: String = files(&["tests/e2e/journeys", "crates/plan-charts/tests"], &[".mjs", ".rs"])
        .into_iter()
        .map(|file| file.text)
        .collect();
    let text = file(CHECKLIST).text;
    let names = evidence(&text);
    assert!(names.len() > 40, "only {} names are read", names.len());
    assert_eq!(unknown(&names, &sources), [""; 0], "{CHECKLIST} names tests that aren't there");
}

#[test]
fn a_name_that_no_test_has_is_found() {
    let names =
        evidence("| a | `lang` b | `axe: one`、`two_words` |\n| c | d | 不测 |\nprose `three: four`\n");
    assert_eq!(names, ["axe: one", "two_words"]);
    assert_eq!(unknown(&names, "journey('axe: one more')"), ["two_words"]);
}
