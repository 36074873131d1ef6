//! No circles of files inside a crate: its files can be read in an order, each after those that it is made of.
//!
//! One file leans on another if its code outside tests names something that is *defined* there, whatever way the path takes:
//! a path through `pub use` leads to where the thing is defined, and the file that passes it on isn't leaned upon.
//!
//! * `mod x;` and `pub use x::Y;` are no arrow from a parent to its child, unless the parent's own code names `Y` as well
//!   (calls it, if it is a function: a variable may have its name).
//! * `use super::Thing` is an arrow from the child to the parent only if `Thing` is defined in the parent.
//! * A module that is imported as such (`use crate::format;`) is an arrow only by what is named through it (`format::day`).
//! * Methods that a file adds to the type of another (`impl Dataset` in `lookup.rs`) are arrows from whoever calls them: as
//!   `Dataset::plan`, as `self.plan()` in the type's own file, and as `.plan()` in a file that names the type, if no other file
//!   has a method of that name and no collection either.
//! * Not seen: methods of traits, methods of a name that several files have, and names that only a macro makes.
//!
//! Files that are in one circle can each be reached from each other. [`CIRCLES`] are those that are still there; the list only
//! gets shorter: a circle that isn't on it fails, and so does a line of it that isn't a circle any more.

#[path = "circles/tree.rs"]
mod tree;

use crate::{Member, files, members};
use std::collections::{BTreeMap, BTreeSet};
use tree::{Texts, Tree};

/// Circles of today, by the paths of their files below `src`, in order.
const CIRCLES: &[&[&str]] = &[];

/// Files that lean on each other, however many steps it takes.
#[derive(Debug, PartialEq)]
struct Circle {
    files: Vec<String>,
    /// `a.rs → b.rs: Thing, other`.
    ties: Vec<String>,
}

fn circles(texts: &Texts) -> Vec<Circle> {
    let arrows = Tree::read(texts).arrows();
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in arrows.keys() {
        next.entry(from).or_default().insert(to);
    }
    let reached = |start: &'_ str| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = next.get(start).into_iter().flatten().copied().collect();
        while let Some(file) = open.pop() {
            if seen.insert(file) {
                open.extend(next.get(file).into_iter().flatten().copied());
            }
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|file| (*file, reached(file))).collect();
    let mut found: Vec<Circle> = Vec::new();
    for (file, ahead) in &reach {
        let is_known = found.iter().any(|circle| circle.files.iter().any(|known| known == file));
        if !ahead.contains(file) || is_known {
            continue;
        }
        let round = |other: &&&str| reach.get(**other).is_some_and(|back| back.contains(file));
        let files: Vec<String> = ahead.iter().filter(round).map(|file| (*file).to_owned()).collect();
        let inside = arrows.iter().filter(|((from, to), _)| files.contains(from) && files.contains(to));
        let ties = inside.map(|((from, to), names)| {
            format!("{from} → {to}: {}", names.iter().cloned().collect::<Vec<_>>().join(", "))
        });
        found.push(Circle { ties: ties.collect(), files });
    }
    found
}

/// A member's files, by their paths below its `src`.
fn texts(member: &Member) -> Texts {
    let folder = member.src();
    let of = files(&[&folder], &[".rs"]).into_iter();
    of.map(|file| (file.path[folder.len() + 1..].to_owned(), file.text)).collect()
}

/// What of the circles isn't on the list, and what of the list isn't there, each as words that help.
fn differences(found: &[(String, Circle)], listed: &[&[&str]]) -> Vec<String> {
    let row = |files: &[String]| format!("    &{files:?},");
    let is_listed = |circle: &Circle| listed.iter().any(|files| *files == circle.files);
    let new = found.iter().filter(|(_, circle)| !is_listed(circle)).map(|(member, circle)| {
        format!(
            "{member}: {} files lean on each other, and can't be read in an order:\n{}\n  cut an arrow, or take what both need to \
             a file of its own. (Its row, if one on the list has become smaller: {})",
            circle.files.len(),
            circle.ties.iter().map(|tie| format!("    {tie}")).collect::<Vec<_>>().join("\n"),
            row(&circle.files).trim()
        )
    });
    let gone = listed.iter().filter(|files| !found.iter().any(|(_, circle)| circle.files == **files));
    new.chain(gone.map(|files| format!("{files:?} is no circle any more: take it off CIRCLES"))).collect()
}

#[test]
fn files_can_be_read_in_an_order() {
    let found: Vec<(String, Circle)> = members()
        .iter()
        .flat_map(|member| {
            circles(&texts(member))
                .into_iter()
                .map(|circle| (member.name.clone(), circle))
                .collect::<Vec<_>>()
        })
        .collect();
    let differences = differences(&found, CIRCLES);
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n\n"));
}

fn example_crate(files: &[(&str, &str)]) -> Texts {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The circles of a crate that is made of these files, without what ties them.
fn circles_of(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    circles(&example_crate(files)).into_iter().map(|circle| circle.files).collect()
}

#[test]
fn circles_are_found_however_they_are_tied() {
    const LIB: (&str, &str) = ("lib.rs", "pub mod a; pub mod b; pub mod c;");
    let c = ("c.rs", "pub struct C;");
    for (name, files) in [
        ("imports", [("a.rs", "use crate::b::B; pub struct A;"), ("b.rs", "use super::a::A; pub struct B;")]),
        (
            "paths",
            [
                ("a.rs", "pub struct A; pub fn f() -> crate::b::B { todo() }"),
                ("b.rs", "use crate::a; pub struct B(a::A);"),
            ],
        ),
        (
            "macros",
            [
                ("a.rs", "pub struct A; fn f() { view! { <crate::b::B /> } }"),
                ("b.rs", "pub struct B(crate::a::A);"),
            ],
        ),
        (
            "globs",
            [("a.rs", "use crate::b::*; pub struct A(B);"), ("b.rs", "use crate::a::A; pub struct B;")],
        ),
        (
            "attributes",
            [
                ("a.rs", "pub struct A { #[serde(with = \"crate::b::day\")] day: u8 }"),
                ("b.rs", "use crate::a::A; pub mod day {}"),
            ],
        ),
        (
            "a local import",
            [("a.rs", "pub struct A; fn f() { use crate::b::B; }"), ("b.rs", "pub struct B(crate::a::A);")],
        ),
        (
            "a method of another file's type",
            [
                ("a.rs", "pub struct A; impl A { fn f(&self) { self.g() } }"),
                ("b.rs", "use crate::a::A; impl A { pub fn g(&self) {} }"),
            ],
        ),
        (
            "an associated function",
            [
                ("a.rs", "pub struct A; fn f() { A::new() }"),
                ("b.rs", "use crate::a::A; impl A { pub fn new() {} }"),
            ],
        ),
    ] {
        let [a, b] = files;
        assert_eq!(circles_of(&[LIB, a, b, c]), [["a.rs", "b.rs"]], "{name}");
    }
    let ring = [
        LIB,
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "use crate::c::C; pub struct B;"),
        ("c.rs", "use crate::a::A; pub struct C;"),
    ];
    assert_eq!(circles_of(&ring), [["a.rs", "b.rs", "c.rs"]]);
    assert_eq!(
        circles(&example_crate(&ring))[0].ties,
        ["a.rs → b.rs: B", "b.rs → c.rs: C", "c.rs → a.rs: A"]
    );
}

#[test]
fn a_parent_and_its_child_are_a_circle_only_if_each_needs_the_other() {
    const LIB: (&str, &str) = ("main.rs", "mod a;");
    for (parent, child, is_circle) in [
        ("mod b; pub use b::B; pub struct A;", "use super::A; pub struct B(A);", false),
        ("mod b; pub use b::B; pub struct A(B);", "use super::A; pub struct B(A);", true),
        ("mod b; use b::B; pub struct A;", "use super::A; pub struct B(A);", true),
        ("mod b; pub use b::b; pub struct A; fn f(b: u8) { g(b) }", "use super::A; pub fn b(a: A) {}", false),
        ("mod b; pub use b::b; pub struct A; fn f() { b(A) }", "use super::A; pub fn b(a: A) {}", true),
        // What the child takes from its parent is defined elsewhere.
        ("mod b; use std::fmt; pub struct A(b::B);", "use super::fmt; pub struct B;", false),
        (
            "mod b; pub struct A(b::B); #[cfg(test)] mod tests;",
            "#[cfg(test)] use super::A; pub struct B;",
            false,
        ),
        ("mod b; pub struct A(b::B);", "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }", false),
        (
            "mod b; pub struct A(b::B);",
            "//! For [`super::A`].\n/// Of [`crate::a::A`].\npub struct B;",
            false,
        ),
        (
            "mod b; pub struct A(b::B);",
            "pub struct B; impl B { fn clear(&self) { self.all.clear(super::A) } }",
            true,
        ),
    ] {
        for place in ["a/mod.rs", "a.rs"] {
            let files = [LIB, (place, parent), ("a/b.rs", child)];
            let expected: Vec<Vec<&str>> = if !is_circle {
                Vec::new()
            } else if place == "a.rs" {
                vec![vec!["a.rs", "a/b.rs"]]
            } else {
                vec![vec!["a/b.rs", "a/mod.rs"]]
            };
            assert_eq!(circles_of(&files), expected, "{parent} {child}");
        }
    }
}

#[test]
fn who_passes_something_on_is_not_leaned_upon() {
    let files = [
        ("lib.rs", "pub mod a; mod c; pub use a::*;"),
        ("a/mod.rs", "mod b; mod d; pub use self::{b::B as Other, d::*}; pub struct A(Other);"),
        ("a/b.rs", "use super::D; pub struct B(D);"),
        ("a/d.rs", "pub struct D; use crate::c::C;"),
        ("c.rs", "pub struct C;"),
    ];
    assert_eq!(circles_of(&files), Vec::<Vec<String>>::new());
    let texts = example_crate(&files);
    let arrows: Vec<(String, String)> = Tree::read(&texts).arrows().into_keys().collect();
    let expected = [("a/b.rs", "a/d.rs"), ("a/d.rs", "c.rs"), ("a/mod.rs", "a/b.rs")];
    assert_eq!(arrows, expected.map(|(from, to)| (from.to_owned(), to.to_owned())));
    // Through two that pass it on, the circle is seen.
    let mut files = files;
    files[4] = ("c.rs", "pub struct C(crate::Other);");
    assert_eq!(circles_of(&files), [["a/b.rs", "a/d.rs", "c.rs"]]);
}

#[test]
fn the_list_of_circles_only_gets_shorter() {
    let circle = |files: &[&str]| {
        let files = files.iter().map(|file| (*file).to_owned()).collect();
        ("plan-model".to_owned(), Circle { files, ties: vec!["a.rs → b.rs: B".to_owned()] })
    };
    let found = [circle(&["a.rs", "b.rs"]), circle(&["c.rs", "d.rs"])];
    let listed: [&[&str]; 2] = [&["a.rs", "b.rs"], &["c.rs", "d.rs"]];
    assert_eq!(differences(&found, &listed), Vec::<String>::new());
    let new = differences(&found, &listed[..1]);
    assert!(
        new.len() == 1 && new[0].contains("plan-model: 2 files") && new[0].contains("a.rs → b.rs: B"),
        "{new:?}"
    );
    let gone = differences(&found[..1], &listed);
    assert!(gone.len() == 1 && gone[0].contains("c.rs") && gone[0].contains("take it off"), "{gone:?}");
    // One that has grown, or become smaller, isn't the one on the list.
    assert_eq!(differences(&[circle(&["a.rs", "b.rs", "c.rs"])], &listed[..1]).len(), 2);
}
