//! What the oldest browsers that we promise make of style sheets.

use crate::styles::{plain, style_sheets};
use crate::{Breach, File, example, file, hold, lines_of};

/// Values that came to browsers after their property: a browser in between drops the declaration, and needs another
/// before it. Property, beginning of the value, where it came later than our floor.
const LATE_VALUES: [(&str, &str, &str); 6] = [
    ("contain-intrinsic-size", "auto", "Chromium 98, Safari 17"),
    ("height", "stretch", "Chromium 138"),
    ("overflow", "clip", "Chromium 90, Safari 16"),
    ("overflow-x", "clip", "Chromium 90, Safari 16"),
    ("overflow-y", "clip", "Chromium 90, Safari 16"),
    ("width", "stretch", "Chromium 138"),
];

/// The rules of a sheet without comments: line of the opening brace from 1, selectors or condition, declarations.
fn blocks(css: &str) -> Vec<(usize, String, String)> {
    let css = plain(css);
    let mut found = Vec::new();
    let mut head_from = 0;
    let mut open: Option<(usize, String, usize)> = None;
    for (at, c) in css.char_indices() {
        match c {
            '{' => {
                let head = css[head_from..at].trim().to_owned();
                open = Some((1 + css[..at].matches('\n').count(), head, at + 1));
                head_from = at + 1;
            }
            '}' => {
                if let Some((line, head, from)) = open.take() {
                    found.push((line, head, css[from..at].to_owned()));
                }
                head_from = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn declarations(body: &str) -> Vec<(String, String)> {
    let pairs = body.split(';').filter_map(|one| one.split_once(':'));
    pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

fn is_late(name: &str, value: &str) -> bool {
    LATE_VALUES.iter().any(|(property, start, _)| name == *property && value.starts_with(start))
}

/// Values that browsers of the floor may drop, where nothing stands in for them.
fn without_fallback(file: &File) -> Vec<Breach> {
    let blocks = blocks(&file.text);
    let found = blocks.into_iter().flat_map(|(line, _, body)| {
        let declared = declarations(&body);
        let late = declared.iter().enumerate().filter(|(_, (name, value))| is_late(name, value));
        let bare = late.filter(|(at, (name, _))| {
            !declared[..*at].iter().any(|(other, value)| other == name && !is_late(other, value))
        });
        bare.map(|(_, (name, value))| (line, format!("{name}: {value}"))).collect::<Vec<_>>()
    });
    found
        .map(|(line, found)| Breach {
            file: file.path.clone(),
            line,
            found,
            reason: "the floor has browsers that know the property and not this value",
            instead: "the same property with an older value on the line before",
        })
        .collect()
}

#[test]
fn late_values_have_a_fallback() {
    hold(style_sheets().iter().flat_map(without_fallback));
}

/// A `summary` with a mark of its own would have two in Chromium before 89 and in Safari up to 18.0, where that of the
/// browser is no `::marker`.
#[test]
fn a_summary_has_no_mark_of_the_browser() {
    let marked =
        style_sheets().into_iter().flat_map(|sheet| blocks(&sheet.text)).filter(|(_, head, body)| {
            let own = head.split(',').any(|one| one.trim().ends_with("summary::before"));
            own && declarations(body).iter().any(|(name, _)| name == "content")
        });
    assert!(marked.count() > 2, "summaries have marks of their own");
    let base = blocks(&file("public/css/base.css").text);
    let rule = base.iter().find(|(_, head, _)| head == "summary::-webkit-details-marker");
    let (_, _, body) = rule.expect("base.css takes the browser's mark off every summary");
    assert_eq!(declarations(body), [("display".to_owned(), "none".to_owned())]);
}

#[test]
fn values_without_fallback_are_found() {
    let css = "@supports (content-visibility: auto) {\n.a {\n  contain-intrinsic-size: auto 1rem;\n}\n.b {\n  contain-intrinsic-size: 1px 1rem;\n\
               contain-intrinsic-size: auto 1rem;\n}\n.c {\n  overflow: clip;\n  overflow: hidden;\n}\n}";
    let found = without_fallback(&example("public/css/ui/a.css", css));
    assert_eq!(lines_of(&found), [2, 9]);
    assert_eq!(found[1].found, "overflow: clip");
}
