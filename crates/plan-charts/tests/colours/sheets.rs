//! What the style sheets say about colours: the tokens of every theme, and where rules use them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::colour::Colour;

/// A rule: its selectors, its declarations, and the conditions that it stands under.
#[derive(Clone, Debug)]
pub struct Rule {
    pub file: String,
    pub selectors: Vec<String>,
    pub declarations: Vec<(String, String)>,
    pub conditions: Vec<String>,
}

/// The tokens of a theme by their names, without the dashes before them.
pub type Tokens = BTreeMap<String, String>;

/// Every rule of every style sheet.
pub fn rules() -> Vec<Rule> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/css");
    let mut found = Vec::new();
    for path in files(&folder) {
        let name = path.strip_prefix(&folder).expect("a path below").to_string_lossy().into_owned();
        let css = std::fs::read_to_string(&path).expect("a style sheet");
        collect(&without_comments(&css), &name, &[], &mut found);
    }
    assert!(found.len() > 300, "only {} rules: the sheets aren't read", found.len());
    found
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("public/css").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |plain, piece| plain + piece.split_once("*/").map_or("", |(_, after)| after))
}

/// The rules of a piece of CSS; those inside of `@media` and `@supports` carry the condition.
fn collect(css: &str, file: &str, conditions: &[String], found: &mut Vec<Rule>) {
    let mut rest = css;
    while let Some((head, after)) = rest.split_once('{') {
        let end = closing(after);
        let (body, head) = (&after[..end], head.trim());
        rest = after.get(end + 1..).unwrap_or_default();
        if let Some(condition) = head.strip_prefix('@') {
            let inner = [conditions, &[condition.to_owned()]].concat();
            if condition.starts_with("media") || condition.starts_with("supports") {
                collect(body, file, &inner, found);
            }
            continue;
        }
        let declarations = body.split(';').filter_map(|one| {
            let (name, value) = one.split_once(':')?;
            Some((name.trim().to_owned(), value.trim().to_owned()))
        });
        found.push(Rule {
            file: file.to_owned(),
            selectors: head.split(',').map(|one| one.trim().to_owned()).collect(),
            declarations: declarations.collect(),
            conditions: conditions.to_vec(),
        });
    }
}

/// Where the block ends whose inside begins here.
fn closing(css: &str) -> usize {
    let mut depth = 1;
    for (at, c) in css.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    css.len()
}

/// Every theme by its name, each with all its tokens. `light` is what stands without an attribute.
pub fn themes(rules: &[Rule]) -> BTreeMap<String, Tokens> {
    let own = |wanted: &str| -> Tokens {
        let of = rules.iter().filter(|rule| {
            // What a system forces is no theme of ours: its colours are the reader's own.
            rule.selectors.iter().any(|one| one == wanted)
                && !rule.conditions.iter().any(|one| one.contains("forced-colors"))
        });
        let tokens = of
            .flat_map(|rule| &rule.declarations)
            .filter_map(|(name, value)| Some((name.strip_prefix("--")?.to_owned(), value.clone())));
        tokens.collect()
    };
    let base = own(":root");
    let names: BTreeSet<&str> = rules
        .iter()
        .flat_map(|rule| &rule.selectors)
        .filter_map(|one| one.strip_prefix(":root[data-theme=\"")?.strip_suffix("\"]"))
        .collect();
    let mut themes = BTreeMap::from([("light".to_owned(), base.clone())]);
    for name in names {
        let mut tokens = base.clone();
        tokens.extend(own(&format!(":root[data-theme=\"{name}\"]")));
        themes.insert(name.to_owned(), tokens);
    }
    themes
}

/// The colour of a token in a theme.
pub fn colour(tokens: &Tokens, name: &str) -> Colour {
    let value = tokens.get(name).unwrap_or_else(|| panic!("there is no token --{name}"));
    Colour::read(value).unwrap_or_else(|| panic!("--{name} is {value}, which isn't #rrggbb"))
}

/// The tokens that a value names.
pub fn named(value: &str) -> Vec<&str> {
    value.split("var(--").skip(1).filter_map(|rest| rest.split([')', ',']).next()).collect()
}

#[test]
fn rules_are_read_with_their_conditions() {
    let mut found = Vec::new();
    let css = without_comments(
        "a, b { color: red; } /* { */ @media screen { :root[data-theme=\"x\"] { --text: #000000; --b: var(--c) } } .c { d: e }",
    );
    collect(&css, "x.css", &[], &mut found);
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].selectors, ["a", "b"]);
    assert_eq!(found[1].conditions, ["media screen"]);
    assert_eq!(found[1].declarations[1], ("--b".to_owned(), "var(--c)".to_owned()));
    assert_eq!(found[2].conditions, [""; 0]);
    assert_eq!(named("1px solid var(--line), var(--a)"), ["line", "a"]);
    let themes = themes(&found);
    assert_eq!(themes["x"]["text"], "#000000");
    assert!(themes["light"].is_empty());
}
