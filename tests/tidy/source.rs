//! Rust text as far as the rules need it: without comments and literals, with its tests and paths found.

use crate::File;

/// A Rust file, read.
pub struct Source<'a> {
    pub file: &'a File,
    /// The text, by character.
    pub text: Vec<char>,
    /// The same with comments and the insides of literals blanked, character by character.
    pub code: Vec<char>,
    /// Which characters belong to tests.
    test: Vec<bool>,
}

/// A path that the code names (`crate::state::use_app`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// From 1.
    pub line: usize,
    /// Its parts; those that begin with `self` or `super` are spelled from `crate`, a glob ends in `*`.
    pub path: Vec<String>,
}

impl<'a> Source<'a> {
    pub fn read(file: &'a File) -> Self {
        let text: Vec<char> = file.text.chars().collect();
        let code = blanked(&text);
        let test = tests(&code, file.path.ends_with("tests.rs") || file.path.starts_with("tests/"));
        Self { file, text, code, test }
    }

    /// The line of a character, from 1.
    pub fn line(&self, at: usize) -> usize {
        1 + self.text[..at].iter().filter(|c| **c == '\n').count()
    }

    /// Where some words stand in the code outside its tests.
    pub fn shipped(&self, words: &str) -> Vec<usize> {
        let words: Vec<char> = words.chars().collect();
        let starts = self.code.windows(words.len()).enumerate().filter(|(_, window)| *window == words);
        starts.map(|(at, _)| at).filter(|&at| !self.test[at]).collect()
    }

    /// The literal that starts at or after a character, without its quotes.
    pub fn literal(&self, from: usize) -> String {
        let start = from + self.code[from..].iter().position(|c| *c == '"').expect("a literal") + 1;
        let length = self.code[start..].iter().position(|c| *c == '"').expect("its end");
        self.text[start..start + length].iter().collect()
    }

    /// Every literal outside the tests, with where it starts.
    pub fn literals(&self) -> Vec<(usize, String)> {
        let quotes: Vec<usize> = (0..self.code.len()).filter(|&at| self.code[at] == '"').collect();
        let pairs = quotes.chunks(2).filter(|pair| !self.test[pair[0]]);
        pairs.map(|pair| (pair[0], self.text[pair[0] + 1..pair[1]].iter().collect())).collect()
    }

    /// Every path of two parts or more, and every name that is imported, outside the tests.
    pub fn mentions(&self) -> Vec<Mention> {
        let tokens = self.tokens();
        let mut found: Vec<(usize, Vec<String>)> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let (start, token) = &tokens[at];
            let next = tokens.get(at + 1).map(|(_, token)| token.as_str());
            if token == "use" && next != Some("<") {
                at = tree(&tokens, at + 1, &[], &mut found);
            } else if is_word(token) {
                let mut path = vec![token.clone()];
                while tokens.get(at + 1).is_some_and(|(_, token)| token == "::")
                    && tokens.get(at + 2).is_some_and(|(_, token)| is_word(token))
                {
                    path.push(tokens[at + 2].1.clone());
                    at += 2;
                }
                if path.len() > 1 {
                    found.push((*start, path));
                }
                at += 1;
            } else {
                at += 1;
            }
        }
        let shipped = found.into_iter().filter(|(at, _)| !self.test[*at]);
        shipped.map(|(at, path)| Mention { line: self.line(at), path: self.absolute(path) }).collect()
    }

    /// Words, `::`, and other characters, each with where it starts.
    fn tokens(&self) -> Vec<(usize, String)> {
        let mut tokens = Vec::new();
        let mut at = 0;
        while at < self.code.len() {
            let c = self.code[at];
            let start = at;
            at += 1;
            if c.is_whitespace() {
                continue;
            }
            if c.is_alphanumeric() || c == '_' {
                while at < self.code.len() && (self.code[at].is_alphanumeric() || self.code[at] == '_') {
                    at += 1;
                }
            } else if c == ':' && self.code.get(at) == Some(&':') {
                at += 1;
            }
            tokens.push((start, self.code[start..at].iter().collect()));
        }
        tokens
    }

    /// A path spelled from the crate's root.
    fn absolute(&self, path: Vec<String>) -> Vec<String> {
        let mut module = module(&self.file.path);
        let mut rest = path.as_slice();
        match rest.first().map(String::as_str) {
            Some("self") => rest = &rest[1..],
            Some("super") => {
                while rest.first().is_some_and(|part| part == "super") {
                    module.pop();
                    rest = &rest[1..];
                }
            }
            _ => return path,
        }
        module.extend(rest.iter().cloned());
        module
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The module of a file: `src/parts/figure.rs` is `crate::parts::figure`.
fn module(path: &str) -> Vec<String> {
    let inside = path.split_once("src/").map_or(path, |(_, inside)| inside).trim_end_matches(".rs");
    let parts = inside.split('/').filter(|part| !["lib", "main", "mod"].contains(part));
    std::iter::once("crate").chain(parts).map(str::to_owned).collect()
}

/// Reads an import from a token on; gives the first token behind it.
fn tree(
    tokens: &[(usize, String)],
    from: usize,
    prefix: &[String],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let mut path = prefix.to_vec();
    let mut at = from;
    while let Some((start, token)) = tokens.get(at) {
        match token.as_str() {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|(_, token)| token != "}") {
                    at = tree(tokens, at, &path, found);
                    if tokens.get(at).is_some_and(|(_, token)| token == ",") {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "::" => at += 1,
            "as" => at += 2,
            word if is_word(word) || word == "*" => {
                // `self` in a group is the group's own path.
                if word != "self" || path.is_empty() {
                    path.push(word.to_owned());
                }
                at += 1;
                if tokens.get(at).is_none_or(|(_, token)| token != "::") {
                    found.push((*start, path.clone()));
                }
            }
            _ => return at,
        }
    }
    at
}

/// The text with comments and the insides of literals as spaces; lines stay where they are.
fn blanked(text: &[char]) -> Vec<char> {
    let mut code = text.to_vec();
    let blank = |code: &mut Vec<char>, from: usize, to: usize| {
        for c in code[from..to].iter_mut().filter(|c| **c != '\n') {
            *c = ' ';
        }
    };
    let find = |from: usize, stop: &dyn Fn(usize) -> bool| {
        (from..text.len()).find(|&at| stop(at)).unwrap_or(text.len())
    };
    let starts =
        |at: usize, words: &str| words.chars().enumerate().all(|(n, c)| text.get(at + n) == Some(&c));
    let mut at = 0;
    while at < text.len() {
        let word_before = at > 0 && (text[at - 1].is_alphanumeric() || text[at - 1] == '_');
        if starts(at, "//") {
            let end = find(at, &|at| text[at] == '\n');
            blank(&mut code, at, end);
            at = end;
        } else if starts(at, "/*") {
            let end = (find(at, &|at| starts(at, "*/")) + 2).min(text.len());
            blank(&mut code, at, end);
            at = end;
        } else if text[at] == 'r' && !word_before && (starts(at, "r\"") || starts(at, "r#")) {
            let hashes = text[at + 1..].iter().take_while(|c| **c == '#').count();
            let open = at + 1 + hashes;
            if text.get(open) == Some(&'"') {
                let close = format!("\"{}", "#".repeat(hashes));
                let end = find(open + 1, &|at| starts(at, &close));
                blank(&mut code, open + 1, end);
                at = end + close.len();
            } else {
                at = open;
            }
        } else if text[at] == '"' {
            let mut end = at + 1;
            while end < text.len() && text[end] != '"' {
                end += if text[end] == '\\' { 2 } else { 1 };
            }
            blank(&mut code, at + 1, end.min(text.len()));
            at = end + 1;
        } else if text[at] == '\'' && (text.get(at + 1) == Some(&'\\') || text.get(at + 2) == Some(&'\'')) {
            // A character; anything else after an apostrophe is a lifetime.
            let end =
                find(at + 2, &|end| text[end] == '\'' && (text[end - 1] != '\\' || text[end - 2] == '\\'));
            blank(&mut code, at, (end + 1).min(text.len()));
            at = end + 1;
        } else {
            at += 1;
        }
    }
    code
}

/// Which characters belong to something under `#[cfg(test)]`.
fn tests(code: &[char], all: bool) -> Vec<bool> {
    let mut test = vec![all; code.len()];
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut at = 0;
    while at + mark.len() <= code.len() {
        if code[at..at + mark.len()] != mark[..] {
            at += 1;
            continue;
        }
        let start = at;
        let mut depth = 0_usize;
        for (n, c) in code[start..].iter().enumerate().skip(mark.len()) {
            at = start + n;
            match c {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && (*c == '}' || *c == ';') {
                break;
            }
        }
        test[start..=at].fill(true);
        at += 1;
    }
    test
}

fn mentioned(path: &str, text: &str) -> Vec<String> {
    let file = crate::example(path, text);
    Source::read(&file)
        .mentions()
        .iter()
        .map(|mention| format!("{} {}", mention.line, mention.path.join("::")))
        .collect()
}

#[test]
fn paths_are_found_however_they_are_written() {
    for (text, expected) in [
        (
            "use crate::a::{b, c::{self, d as e}, f::*};",
            &["1 crate::a::b", "1 crate::a::c", "1 crate::a::c::d", "1 crate::a::f::*"][..],
        ),
        ("pub use super::figure::Figure;", &["1 crate::parts::figure::Figure"]),
        (
            "use self::inner::X;\nuse leptos::prelude::*;",
            &["1 crate::parts::goal::inner::X", "2 leptos::prelude::*"],
        ),
        ("fn f() {\n  super::super::pages::titled(|| 1);\n}", &["2 crate::pages::titled"]),
        ("view! { <crate::pages::Page /> }", &["1 crate::pages::Page"]),
        ("let x: Vec<u8> = std::iter::empty::<u8>().collect();", &["1 std::iter::empty"]),
        ("fn f() -> impl Fn() + use<> { g() }", &[]),
        (
            "// use crate::pages;\n/* crate::x::y */ let s = \"crate::a::b\"; let r = r#\"a::b \" c::d\"#;",
            &[],
        ),
        (
            "#[cfg(test)]\nmod tests { use super::*; fn f() { crate::a::b(); } }\nuse crate::c;",
            &["3 crate::c"],
        ),
        ("#[cfg(test)]\nmod tests;\nuse crate::c;", &["3 crate::c"]),
    ] {
        assert_eq!(mentioned("src/parts/goal.rs", text), expected, "{text}");
    }
    assert_eq!(mentioned("src/parts/mod.rs", "use super::x::Y;"), ["1 crate::x::Y"]);
    assert_eq!(mentioned("crates/plan-model/src/lib.rs", "use self::x::Y;"), ["1 crate::x::Y"]);
    assert_eq!(mentioned("src/parts/tests.rs", "use crate::pages::X;"), Vec::<String>::new());
}

#[test]
fn code_is_read_without_comments_and_literals() {
    let blanked = |text: &str| blanked(&text.chars().collect::<Vec<_>>()).into_iter().collect::<String>();
    for (text, expected) in [
        ("a // b\nc", "a     \nc"),
        ("a /* b\n*/ c", "a     \n   c"),
        ("\"x\\\"y\" z", "\"    \" z"),
        ("'\"' b '\\'' c", "    b      c"),
        ("&'a str + 'b'", "&'a str +    "),
        ("r#\"a\"b\"# c for", "r#\"   \"# c for"),
        ("\"// not a comment\" d", "\"                \" d"),
    ] {
        assert_eq!(blanked(text), expected, "{text}");
    }
}

#[test]
fn words_and_literals_are_found_outside_tests_only() {
    let file =
        crate::example("src/a.rs", "x(\"one\");\n// x(\n#[cfg(test)]\nfn t() { x(\"two\"); }\nx(\"three\");");
    let source = Source::read(&file);
    let found = source.shipped("x(");
    assert_eq!(found.iter().map(|&at| source.line(at)).collect::<Vec<_>>(), [1, 5]);
    assert_eq!(found.iter().map(|&at| source.literal(at)).collect::<Vec<_>>(), ["one", "three"]);
    assert_eq!(source.literals().into_iter().map(|(_, text)| text).collect::<Vec<_>>(), ["one", "three"]);
}
