//! Style sheets, and the names by which code asks for them.

use crate::source::Source;
use crate::{Breach, File, example, file, files, hold, lines_of};
use plan_charts::{FORMATTERS, Theme};
use std::collections::{BTreeMap, BTreeSet};

/// Colours outside the tokens: the file, how the line begins, why.
const COLOURS: [(&str, &str, &str); 4] = [
    ("public/css/access/colours.css", "--", "these are tokens, of the themes that few ask for"),
    ("public/css/print.css", "", "paper is white and ink is black, whatever the theme"),
    ("public/css/parts/code_picture.css", "fill: ", "a code is read by machines, black on white"),
    ("public/css/ui/drawer.css", "background: rgba", "the shade is the same over both themes"),
];

/// Classes that no style and no test holds on to: names of what is there, for readers' own style sheets.
const NAMES: [&str; 1] = ["drawer-body"];

/// Beginnings of classes whose end comes from the data or a count.
const MADE: [&str; 5] = ["state-", "district-", "sequence-", "mark-", "area-label"];

/// Every style sheet.
pub fn style_sheets() -> Vec<File> {
    files(&["public/css"], &[".css"])
}

/// A style sheet with its comments blanked.
pub fn plain(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        let (inside, after) = comment.split_once("*/").unwrap_or((comment, ""));
        out.push_str(&"\n".repeat(inside.matches('\n').count()));
        rest = after;
    }
    out + rest
}

/// Words that CSS takes for colours, as far as anyone here would write them.
const NAMED: [&str; 14] = [
    "black", "white", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey", "silver", "navy",
    "teal", "brown",
];

/// The colour literal of a declaration's value, if it has one.
fn colour(value: &str) -> Option<String> {
    let words = value.split(|c: char| c.is_whitespace() || "(),;".contains(c));
    let hex = |word: &&str| {
        word.strip_prefix('#').is_some_and(|hex| hex.len() >= 3 && hex.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let function = ["rgb(", "rgba(", "hsl(", "hsla("].into_iter().find(|name| value.contains(name));
    function
        .map(str::to_owned)
        .or_else(|| words.clone().find(hex).map(str::to_owned))
        .or_else(|| words.clone().find(|word| NAMED.contains(word)).map(str::to_owned))
}

fn colours(file: &File) -> Vec<Breach> {
    let excused = |line: &str| {
        COLOURS.iter().any(|(path, start, _)| file.path == *path && line.trim_start().starts_with(start))
    };
    let css = plain(&file.text);
    // Only what stands behind a colon is a value; `a:hover` is none that holds a colour.
    let found = |line: &str| line.split(':').skip(1).find_map(colour);
    let lines = css.lines().enumerate().filter(|(_, line)| !excused(line));
    lines
        .filter_map(|(at, line)| Some((at + 1, found(line)?)))
        .map(|(line, found)| Breach {
            file: file.path.clone(),
            line,
            found,
            reason: "a colour outside the tokens doesn't follow the theme",
            instead: "a custom property of public/css/tokens.css",
        })
        .collect()
}

/// Names that follow a mark: classes after `.` in selectors, properties after `var(`.
fn names_after(css: &str, mark: &str) -> BTreeSet<String> {
    let parts = css.split(mark).skip(1);
    parts
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>())
        .filter(|name: &String| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
        .collect()
}

/// Classes that the style sheets know.
fn styled(sheets: &[File]) -> BTreeSet<String> {
    let selectors = |css: &str| {
        css.split('}').filter_map(|rule| Some(rule.rsplit_once('{')?.0.to_owned())).collect::<String>()
    };
    sheets.iter().flat_map(|file| names_after(&selectors(&plain(&file.text)), ".")).collect()
}

/// Classes that tests find their elements by.
fn held_by_tests() -> BTreeSet<String> {
    files(&["tests/views", "tests/e2e"], &[".rs", ".mjs"])
        .iter()
        .flat_map(|file| names_after(&file.text, "."))
        .collect()
}

/// Custom properties with the value that each first gets.
fn properties(css: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for declaration in plain(css).split([';', '{', '}']) {
        if let Some((name, value)) = declaration.trim().split_once(':')
            && name.starts_with("--")
        {
            found.entry(name.trim().to_owned()).or_insert_with(|| value.trim().to_owned());
        }
    }
    found
}

/// Every class that code names in a literal, with its line; parts that are filled in later are left out.
fn classes(file: &File) -> Vec<(usize, String)> {
    let source = Source::read(file);
    let mut found = Vec::new();
    for mark in ["class=\"", "class=format!("] {
        for at in source.shipped(mark) {
            let whole = source.literal(at);
            found.extend(whole.split_whitespace().map(|class| (source.line(at), class.to_owned())));
        }
    }
    for at in source.shipped("class:") {
        let name: String =
            source.code[at + 6..].iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '-').collect();
        found.push((source.line(at), name));
    }
    found.retain(|(_, class)| !class.is_empty() && !class.starts_with('{'));
    found
}

fn unstyled(file: &File, known: &BTreeSet<String>) -> Vec<Breach> {
    let is_known = |class: &str| {
        let made = class.split_once('{').is_some_and(|(stem, _)| MADE.contains(&stem));
        made || known.contains(class)
    };
    classes(file)
        .into_iter()
        .filter(|(_, class)| !is_known(class))
        .map(|(line, found)| Breach {
            file: file.path.clone(),
            line,
            found,
            reason: "no style sheet and no test knows this class",
            instead: "style it or drop it",
        })
        .collect()
}

/// Custom properties that are asked for and nowhere set.
fn unset(file: &File, set: &BTreeSet<String>) -> Vec<Breach> {
    let css = plain(&file.text);
    let lines = css.lines().enumerate();
    let asked =
        lines.flat_map(|(at, line)| names_after(line, "var(").into_iter().map(move |name| (at + 1, name)));
    asked
        .filter(|(_, name)| !set.contains(name))
        .map(|(line, found)| Breach {
            file: file.path.clone(),
            line,
            found,
            reason: "nothing sets this custom property, so the declaration is dropped",
            instead: "a property that tokens.css has",
        })
        .collect()
}

/// Custom properties that code reads and the tokens don't have; `--sequence` stands for `--sequence-1` and on.
fn unset_in_code(file: &File, set: &BTreeSet<String>) -> Vec<Breach> {
    let source = Source::read(file);
    let asked = source.literals().into_iter().filter(|(_, text)| text.starts_with("--"));
    asked
        .filter(|(_, name)| !set.contains(name) && !set.contains(&format!("{name}-1")))
        .map(|(at, found)| Breach {
            file: file.path.clone(),
            line: source.line(at),
            found,
            reason: "no such token, so the chart falls back in silence",
            instead: "a property of public/css/tokens.css",
        })
        .collect()
}

fn set_anywhere(sheets: &[File]) -> BTreeSet<String> {
    sheets.iter().flat_map(|file| properties(&file.text).into_keys()).collect()
}

#[test]
fn colours_are_tokens() {
    let sheets = style_sheets();
    hold(sheets.iter().filter(|file| !file.path.ends_with("tokens.css")).flat_map(colours));
    for (path, start, reason) in COLOURS {
        let css = file(path).text;
        let mut lines = css.lines().filter(|line| line.trim_start().starts_with(start));
        assert!(
            lines.any(|line| line.split(':').skip(1).any(|value| colour(value).is_some())),
            "{path}: stale: {reason}"
        );
    }
}

#[test]
fn every_class_has_a_use() {
    let mut known = styled(&style_sheets());
    known.extend(held_by_tests());
    let code = files(&["src"], &[".rs"]);
    let named: BTreeSet<String> = code.iter().flat_map(classes).map(|(_, class)| class).collect();
    for name in NAMES {
        assert!(
            named.contains(name) && !known.contains(name),
            "take {name} off NAMES: it is gone, or has a use"
        );
    }
    known.extend(NAMES.map(str::to_owned));
    hold(code.iter().flat_map(|file| unstyled(file, &known)));
}

#[test]
fn every_custom_property_is_set() {
    let sheets = style_sheets();
    let set = set_anywhere(&sheets);
    hold(sheets.iter().flat_map(|file| unset(file, &set)));
    let tokens = properties(&file("public/css/tokens.css").text).into_keys().collect();
    hold(files(&["src"], &[".rs"]).iter().flat_map(|file| unset_in_code(file, &tokens)));
}

/// What charts look like where no style sheet was read is what the light theme looks like.
#[test]
fn the_default_chart_theme_is_the_light_one() {
    let tokens = properties(&file("public/css/tokens.css").text);
    let token = |name: &str| tokens.get(name).unwrap_or_else(|| panic!("{name} is a token")).clone();
    let numbered = |stem: &str| std::array::from_fn(|at| token(&format!("{stem}-{}", at + 1)));
    let base = Theme::default();
    let light = Theme {
        font: base.font.clone(),
        motion: base.motion,
        font_size: token("--chart-font-size").parse().expect("a number"),
        text: token("--text"),
        muted: token("--text-muted"),
        line: token("--line"),
        panel: token("--panel"),
        stated: token("--stated"),
        observed: token("--observed"),
        computed: token("--computed"),
        accent: token("--accent"),
        sequence: numbered("--sequence"),
        on_sequence: numbered("--on-sequence"),
        not_covered: token("--not-covered"),
    };
    assert_eq!(base, light, "crates/plan-charts/src/theme.rs and public/css/tokens.css");
}

#[test]
fn every_formatter_is_tied_and_no_other() {
    let code = file("src/chart/formatters.rs");
    let tied: BTreeSet<String> = Source::read(&code)
        .literals()
        .into_iter()
        .map(|(_, text)| text)
        .filter(|text| text.starts_with("fmt:") && text.len() > 4)
        .collect();
    assert_eq!(
        tied,
        FORMATTERS.iter().map(|name| (*name).to_owned()).collect(),
        "src/chart/formatters.rs and FORMATTERS"
    );
}

#[test]
fn colours_are_found() {
    let css = "/* #fff */\n.a { color: #fff; }\n.b { color: var(--text); }\n.c:hover { border: 1px solid rgba(0, 0, 0, 0.3); }\n\
               .d { background: white; }\n#id { width: 1px; }\n.e { color: transparent; fill: none; }";
    assert_eq!(lines_of(&colours(&example("public/css/ui.css", css))), [2, 4, 5]);
    assert!(
        colours(&example(
            "public/css/ui/drawer.css",
            ".drawer-shade {\n  background: rgba(0, 0, 0, 0.3);\n}"
        ))
        .is_empty()
    );
    assert!(colours(&example("public/css/print.css", "body { color: #000; }")).is_empty());
}

#[test]
fn classes_and_properties_are_found() {
    let sheet = example(
        "public/css/ui.css",
        "/* .no */ .a.b, .c > p { --x: 1px; margin: .5em var(--y); }\n@media (x) { .d { width: var(--x) } }",
    );
    let styled = styled(std::slice::from_ref(&sheet));
    assert_eq!(styled.iter().collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    let view = example(
        "src/ui/a.rs",
        "view! {\n<p class=\"a e\" class:f=on>\n<p class=format!(\"b state-{}\", slug)>\n<p class=format!(\"g-{x} {y}\")>\n<p class=format!(\n\"h\",\n)>\n}",
    );
    let found: Vec<(usize, String)> =
        unstyled(&view, &styled).into_iter().map(|breach| (breach.line, breach.found)).collect();
    assert_eq!(
        found,
        [(2, "e"), (4, "g-{x}"), (5, "h"), (2, "f")].map(|(line, class)| (line, class.to_owned()))
    );
    let set = set_anywhere(std::slice::from_ref(&sheet));
    assert_eq!(lines_of(&unset(&sheet, &set)), [1]);
    let code = example("src/chart/a.rs", "token(\"--x\");\ntoken(\"--z\");\nnumbered(\"--n\");");
    let tokens = ["--x", "--n-1"].map(str::to_owned).into();
    assert_eq!(lines_of(&unset_in_code(&code, &tokens)), [2]);
}
