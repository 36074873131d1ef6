//! The style sheets: one file for each part, page and frame, sorted into the four sheets that are shipped.
//!
//! Files are read layer by layer and inside a layer by name; that order is the order of the rules in each sheet. What only
//! a kiosk loads and what few readers ask for is in folders of its own. The other rules are sorted one by one: a rule
//! comes with the first view if the code of the first view names every class that its selector names. All others come
//! with the first part of the program that is fetched later.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::project::{Project, files_below};

/// Where the files are.
const FOLDER: &str = "public/css";

/// The layers, in the order in which they are shipped: a file or a folder each.
const LAYERS: [&str; 9] = ["tokens", "base", "layout", "ui", "parts", "pages", "frames", "access", "print"];

/// The code that makes the first view, and what opens from there without a part of the program that comes later: files
/// and folders.
pub const FIRST_VIEW: [&str; 39] = [
    "crates/plan-charts/src/marks.rs",
    "crates/plan-charts/src/tile_mark.rs",
    "crates/xtask/src/static_page",
    "crates/xtask/src/static_page.rs",
    "index.html",
    "public/js/boot.js",
    "public/js/repack.js",
    "public/js/update.js",
    "public/repack.html",
    "src/app.rs",
    "src/frames/site.rs",
    "src/pages/mod.rs",
    "src/pages/overview.rs",
    "src/pages/problem.rs",
    "src/parts/appearance.rs",
    "src/parts/chip.rs",
    "src/parts/clause_subject.rs",
    "src/parts/copy_button.rs",
    "src/parts/explained.rs",
    "src/parts/export.rs",
    "src/parts/export_subject.rs",
    "src/parts/ladder.rs",
    "src/parts/lazy.rs",
    "src/parts/notices.rs",
    "src/parts/remote.rs",
    "src/parts/replay.rs",
    "src/parts/source_drawer.rs",
    "src/parts/state_badge.rs",
    "src/parts/time_brush.rs",
    "src/parts/time_strip.rs",
    "src/parts/wall.rs",
    "src/parts/wall_card.rs",
    "src/parts/wall_key.rs",
    "src/ui/drawer.rs",
    "src/ui/erased.rs",
    "src/ui/foreign.rs",
    "src/ui/link.rs",
    "src/ui/localized.rs",
    "src/ui/table.rs",
];

/// The sheets that are shipped, each in the order of [`LAYERS`].
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SortedStyles {
    /// What the page links.
    pub first: String,
    /// What the first part of the program brings that is fetched later.
    pub later: String,
    /// What few readers ask for: themes, forced colours, the large size.
    pub access: String,
    /// What only a kiosk loads.
    pub kiosk: String,
}

/// Reads the style sheets of the project and sorts their rules.
///
/// # Errors
///
/// If a file can't be read, is in no layer, or isn't CSS.
pub fn sheets(project: &Project) -> Result<SortedStyles> {
    let names = Names::of_first_view(project)?;
    let mut sheets = SortedStyles::default();
    for path in in_order(files_below(&project.path(FOLDER))?)? {
        let place = format!("{FOLDER}/{path}");
        let css = project.text(&place)?;
        if path.starts_with("access/") {
            sheets.access += &css;
        } else if path.starts_with("frames/kiosk") {
            sheets.kiosk += &css;
        } else {
            let items = read(&css).with_context(|| place)?;
            sheets.first += &written(&items, &|selector| names.name(selector), 0);
            sheets.later += &written(&items, &|selector| !names.name(selector), 0);
        }
    }
    Ok(sheets)
}

/// Files in the order of their layers, and inside a layer by name.
fn in_order(paths: Vec<String>) -> Result<Vec<String>> {
    let mut placed = Vec::new();
    for path in paths.into_iter().filter(|path| path.ends_with(".css")) {
        let stem = path.split_once('/').map_or(path.trim_end_matches(".css"), |(folder, _)| folder);
        let layer = LAYERS.iter().position(|layer| *layer == stem);
        let layer = layer.with_context(|| format!("{FOLDER}/{path} is in no layer; there are {LAYERS:?}"))?;
        placed.push((layer, path));
    }
    placed.sort();
    Ok(placed.into_iter().map(|(_, path)| path).collect())
}

/// Words that code holds, and beginnings of words whose end comes from the data.
struct Names {
    words: BTreeSet<String>,
    stems: BTreeSet<String>,
}

impl Names {
    fn of_first_view(project: &Project) -> Result<Self> {
        let mut names = Self { words: BTreeSet::new(), stems: BTreeSet::new() };
        for path in FIRST_VIEW {
            for file in code(&project.path(path)).with_context(|| path)? {
                names.read(&file);
            }
        }
        Ok(names)
    }

    /// Takes in every word of a file but those of its comments: more than classes, which costs a few rules and forgets none.
    fn read(&mut self, code: &str) {
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        for word in
            lines.flat_map(|line| line.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))))
        {
            let starts = word.starts_with(|c: char| c.is_ascii_alphabetic());
            if starts && word.ends_with('-') {
                self.stems.insert(word.to_owned());
            } else if starts {
                self.words.insert(word.to_owned());
            }
        }
    }

    /// Whether every class that a selector asks for is among the words.
    fn name(&self, selector: &str) -> bool {
        classes(selector).iter().all(|class| {
            self.words.contains(class) || self.stems.iter().any(|stem| class.starts_with(stem.as_str()))
        })
    }
}

/// The text of a file, or of every file below a folder.
fn code(path: &Path) -> Result<Vec<String>> {
    if path.is_file() {
        return Ok(vec![fs::read_to_string(path)?]);
    }
    files_below(path)?.iter().map(|file| Ok(fs::read_to_string(path.join(file))?)).collect()
}

/// The classes that an element or those around it must have for a selector to match; `:not(.a)` asks for none.
fn classes(selector: &str) -> Vec<String> {
    let mut classes = Vec::new();
    let mut rest = outside(selector);
    while let Some((_, after)) = rest.split_once('.') {
        let class: String =
            after.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
        rest = after[class.len()..].to_owned();
        classes.push(class);
    }
    classes
}

/// A selector without what stands in brackets.
fn outside(selector: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in selector.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// A piece of a style sheet.
#[derive(Debug, PartialEq, Eq)]
enum StyleItem {
    /// Selectors, and what is declared for them.
    Rule(Vec<String>, String),
    /// A condition (`@media`, `@supports`), and the rules below it.
    Under(String, Vec<StyleItem>),
    /// Any other rule that begins with `@`, as it stands.
    Whole(String),
}

/// Reads a style sheet without its comments.
fn read(css: &str) -> Result<Vec<StyleItem>> {
    let css = without_comments(css)?;
    let mut items = Vec::new();
    let mut rest = css.trim();
    while !rest.is_empty() {
        let open = rest.find('{').with_context(|| format!("no block behind {rest:?}"))?;
        let end = open + closing(&rest[open..]).with_context(|| format!("no end of {:?}", &rest[..open]))?;
        let (head, body) = (rest[..open].trim(), rest[open + 1..end].trim());
        items.push(match head.strip_prefix('@') {
            Some(at) if at.starts_with("media") || at.starts_with("supports") => {
                StyleItem::Under(head.to_owned(), read(body)?)
            }
            Some(_) => StyleItem::Whole(rest[..=end].to_owned()),
            None => StyleItem::Rule(selectors(head), body.to_owned()),
        });
        rest = rest[end + 1..].trim_start();
    }
    Ok(items)
}

fn without_comments(css: &str) -> Result<String> {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        let Some((_, after)) = comment.split_once("*/") else { bail!("a comment has no end") };
        rest = after;
    }
    Ok(plain + rest)
}

/// Where the block ends with whose brace a text begins.
fn closing(css: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, c) in css.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') if depth <= 1 => return Some(at),
            (None, '}') => depth -= 1,
            (None, _) => {}
        }
    }
    None
}

/// The selectors of a list; commas inside brackets part none.
fn selectors(list: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let parts = list.split(|c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(|one| one.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The rules that have a wanted selector, with these selectors only. What isn't a rule goes where no class is asked for.
fn written(items: &[StyleItem], wanted: &dyn Fn(&str) -> bool, depth: usize) -> String {
    let pad = "  ".repeat(depth);
    let mut text = String::new();
    for item in items {
        match item {
            StyleItem::Rule(selectors, body) => {
                let selectors: Vec<&str> =
                    selectors.iter().map(String::as_str).filter(|selector| wanted(selector)).collect();
                if !selectors.is_empty() {
                    let list = selectors.join(&format!(",\n{pad}"));
                    text += &format!("{pad}{list} {{\n{pad}  {body}\n{pad}}}\n");
                }
            }
            StyleItem::Under(condition, inner) => {
                let inner = written(inner, wanted, depth + 1);
                if !inner.is_empty() {
                    text += &format!("{pad}{condition} {{\n{inner}{pad}}}\n");
                }
            }
            StyleItem::Whole(whole) if wanted("") => text += &format!("{pad}{whole}\n"),
            StyleItem::Whole(_) => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(code: &str) -> Names {
        let mut names = Names { words: BTreeSet::new(), stems: BTreeSet::new() };
        names.read(code);
        names
    }

    #[test]
    fn layers_come_in_their_order_and_files_by_name() {
        let paths = [
            "base.css",
            "frames/kiosk/bar.css",
            "frames/kiosk.css",
            "print.css",
            "tokens.css",
            "ui/b.css",
            "ui/a.css",
            "ui/x.md",
        ];
        let order = in_order(paths.map(str::to_owned).to_vec()).unwrap();
        assert_eq!(
            order,
            [
                "tokens.css",
                "base.css",
                "ui/a.css",
                "ui/b.css",
                "frames/kiosk.css",
                "frames/kiosk/bar.css",
                "print.css"
            ]
        );
        let error = in_order(vec!["widgets/a.css".to_owned()]).unwrap_err();
        assert!(error.to_string().contains("widgets/a.css"), "{error}");
    }

    #[test]
    fn a_rule_is_cut_where_only_some_of_its_selectors_are_for_the_first_view() {
        let css = "/* .c { */ .a,\n.b[title=\",.x\"] > p { color: red; }\n@media print { .b { margin: 0 } .a { top: 0 } }\n@page { size: A4; }";
        let items = read(css).unwrap();
        let names = names("class=\"a\"\n// class=\"b\"");
        assert_eq!(
            written(&items, &|one| names.name(one), 0),
            ".a {\n  color: red;\n}\n@media print {\n  .a {\n    top: 0\n  }\n}\n@page { size: A4; }\n"
        );
        assert_eq!(
            written(&items, &|one| !names.name(one), 0),
            ".b[title=\",.x\"] > p {\n  color: red;\n}\n@media print {\n  .b {\n    margin: 0\n  }\n}\n"
        );
    }

    #[test]
    fn a_selector_needs_all_its_classes_and_none_of_those_it_excludes() {
        let names = names("class=\"panel\" format!(\"state-{}\") class:folded=true --token-");
        for (selector, expected) in [
            ("body", true),
            (".panel > p", true),
            (".panel.folded .state-missed::before", true),
            (".panel:not(.chip)", true),
            (".panel[data-x=\".chip\"]", true),
            (".panel .chip", false),
            (".token-a", false),
            (".panels", false),
        ] {
            assert_eq!(names.name(selector), expected, "{selector}");
        }
    }

    #[test]
    fn what_is_no_css_is_refused() {
        for css in ["/* a", ".a { color: red", ".a"] {
            assert!(read(css).is_err(), "{css}");
        }
    }

    #[test]
    fn the_project_s_sheets_hold_every_rule_once() {
        let project = Project::find().unwrap();
        let sheets = sheets(&project).unwrap();
        let (first, later) = (read(&sheets.first).unwrap(), read(&sheets.later).unwrap());
        let holds = |items: &[StyleItem], wanted: &str| {
            items.iter().any(
                |item| matches!(item, StyleItem::Rule(selectors, _) if selectors.iter().any(|one| one == wanted)),
            )
        };
        for (selector, in_first) in [
            (":root", true),
            ("[hidden]", true),
            (".panel", true),
            (".boot", true),
            (".update", true),
            (".pin-tray", false),
            (".matrix", false),
        ] {
            assert_eq!(
                (holds(&first, selector), holds(&later, selector)),
                (in_first, !in_first),
                "{selector}"
            );
        }
        assert!(sheets.access.contains("[data-theme=\"yellow\"]") && sheets.kiosk.contains(".kiosk-bar"));
    }
}
