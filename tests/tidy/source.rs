//! Rust text as the rules read it: tokens without comments, with tests left out and every path found.

use crate::File;
use proc_macro2::{Delimiter, LineColumn, Literal, TokenStream, TokenTree};
use syn::{ItemUse, UseTree, Visibility};

/// A Rust file, read.
pub struct Source<'a> {
    pub file: &'a File,
    /// The text, by character.
    pub text: Vec<char>,
    /// The same with comments and the insides of literals blanked, character by character.
    pub code: Vec<char>,
    /// Which characters belong to tests.
    test: Vec<bool>,
    tokens: TokenStream,
}

/// A path that the code names (`crate::state::use_app`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// From 1.
    pub line: usize,
    /// Its parts; those that begin with `self` or `super` are spelled from `crate`, a glob ends in `*`.
    pub path: Vec<String>,
}

/// One spelling of a name in the code, outside its tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// A word, or words joined by `::`; called if arguments follow, and it isn't a function's own definition.
    Path { line: usize, path: Vec<String>, is_called: bool },
    /// A path in a string of an attribute, which may be a module: `#[serde(with = "crate::date::iso")]`.
    Quoted { line: usize, path: Vec<String> },
    /// A method's name where it is called behind a dot.
    Call { name: String, on_self: bool },
    /// One name that a `use` brings in; a glob ends in `*` and has no name of its own.
    Import { line: usize, path: Vec<String>, name: Option<String>, is_public: bool },
}

/// Where the characters of a text stand in it.
struct Places {
    /// Index of each line's first character.
    lines: Vec<usize>,
}

impl Places {
    fn of(text: &[char]) -> Self {
        let ends = text.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(at, _)| at + 1);
        Self { lines: std::iter::once(0).chain(ends).collect() }
    }

    fn at(&self, place: LineColumn) -> usize {
        self.lines[place.line - 1] + place.column
    }

    /// The characters that a token covers.
    fn range(&self, token: &TokenTree) -> std::ops::Range<usize> {
        let span = token.span();
        self.at(span.start())..self.at(span.end())
    }
}

impl<'a> Source<'a> {
    pub fn read(file: &'a File) -> Self {
        let text: Vec<char> = file.text.chars().collect();
        let tokens: TokenStream = file.text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.path));
        let places = Places::of(&text);
        let mut code: Vec<char> = text.iter().map(|c| if *c == '\n' { '\n' } else { ' ' }).collect();
        write_code(tokens.clone(), &text, &places, &mut code);
        let all = file.path.ends_with("tests.rs") || format!("/{}", file.path).contains("/tests/");
        let mut test = vec![all; text.len()];
        mark_tests(tokens.clone(), &places, &mut test);
        Self { file, text, code, test, tokens }
    }

    /// Whether all of it belongs to tests.
    pub fn is_test(&self) -> bool {
        self.test.iter().all(|of| *of)
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
        if self.is_test() {
            return Vec::new();
        }
        let named = spelled(self.tokens.clone()).into_iter().filter_map(|spelled| match spelled {
            Spelled::Path { line, path, .. } | Spelled::Quoted { line, path } if path.len() > 1 => {
                Some((line, path))
            }
            Spelled::Import { line, path, .. } => Some((line, path)),
            _ => None,
        });
        named.map(|(line, path)| Mention { line, path: self.absolute(path) }).collect()
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

/// The module of a file: `src/parts/figure.rs` is `crate::parts::figure`.
fn module(path: &str) -> Vec<String> {
    let inside = path.split_once("src/").map_or(path, |(_, inside)| inside).trim_end_matches(".rs");
    let parts = inside.split('/').filter(|part| !["lib", "main", "mod"].contains(part));
    std::iter::once("crate").chain(parts).map(str::to_owned).collect()
}

/// Copies what is code into a text of blanks: words, signs, and the quotes around literals.
fn write_code(tokens: TokenStream, text: &[char], places: &Places, code: &mut [char]) {
    for token in tokens {
        let range = places.range(&token);
        let mut copy = |from: usize, to: usize| code[from..to].copy_from_slice(&text[from..to]);
        match token {
            TokenTree::Group(group) => {
                // The tokens of a doc comment all stand where the comment stands.
                if text[range.start] != '/' {
                    copy(range.start, range.start + 1);
                    copy(range.end - 1, range.end);
                    write_code(group.stream(), text, places, code);
                }
            }
            TokenTree::Punct(sign) if sign.as_char() != text[range.start] => {}
            TokenTree::Literal(_) => {
                let quote = |mut of: std::ops::Range<usize>| of.find(|&at| text[at] == '"');
                let is_char = text[range.clone()].iter().find(|c| ['"', '\''].contains(c)) == Some(&'\'');
                if is_char {
                } else if let Some(open) = quote(range.clone()) {
                    let close = range.clone().rev().find(|&at| text[at] == '"').unwrap_or(open);
                    copy(range.start, open + 1);
                    copy(close, range.end);
                } else {
                    copy(range.start, range.end);
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => copy(range.start, range.end),
        }
    }
}

/// Whether two tokens are the attribute `#[cfg(test)]`.
fn is_cfg_test(sign: &TokenTree, group: Option<&TokenTree>) -> bool {
    let (TokenTree::Punct(sign), Some(TokenTree::Group(group))) = (sign, group) else { return false };
    let mut inside = group.stream().into_iter();
    let (cfg, of) = (inside.next(), inside.next());
    sign.as_char() == '#'
        && group.delimiter() == Delimiter::Bracket
        && cfg.is_some_and(|cfg| cfg.to_string() == "cfg")
        && of.is_some_and(|of| of.to_string() == "(test)")
}

/// How many tokens from here on are something under `#[cfg(test)]`; 0 if nothing begins here.
fn test_length(tokens: &[TokenTree]) -> usize {
    if tokens.is_empty() || !is_cfg_test(&tokens[0], tokens.get(1)) {
        return 0;
    }
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    };
    tokens.iter().position(ends).map_or(tokens.len(), |at| at + 1)
}

fn mark_tests(tokens: TokenStream, places: &Places, test: &mut [bool]) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let length = test_length(&tokens[at..]);
        if length > 0 {
            let last = places.range(&tokens[at + length - 1]).end;
            test[places.range(&tokens[at]).start..last].fill(true);
        } else if let TokenTree::Group(group) = &tokens[at] {
            mark_tests(group.stream(), places, test);
        }
        at += length.max(1);
    }
}

/// Every name that tokens spell, in order, without what is under `#[cfg(test)]` and without doc comments.
pub fn spelled(tokens: TokenStream) -> Vec<Spelled> {
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Spelled>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let sign = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Punct(sign)) => Some(sign.as_char()),
        _ => None,
    };
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(word)) => Some(word.to_string()),
        _ => None,
    };
    let mut at = 0;
    while at < tokens.len() {
        let length = test_length(&tokens[at..]);
        if length > 0 {
            at += length;
            continue;
        }
        match &tokens[at] {
            TokenTree::Group(group) => {
                let is_attribute = sign(at.checked_sub(1)) == Some('#')
                    || (sign(at.checked_sub(1)) == Some('!') && sign(at.checked_sub(2)) == Some('#'));
                if is_attribute && group.delimiter() == Delimiter::Bracket {
                    attribute(group.stream(), found);
                } else {
                    collect(group.stream(), found);
                }
            }
            TokenTree::Ident(first) => {
                if *first == "use"
                    && let Some(length) = import(&tokens, at, found)
                {
                    at += length;
                    continue;
                }
                let before = (sign(at.checked_sub(2)), sign(at.checked_sub(1)));
                let (start, line) = (at, first.span().start().line);
                let mut path = vec![first.to_string()];
                while (sign(Some(at + 1)), sign(Some(at + 2))) == (Some(':'), Some(':'))
                    && let Some(next) = word(at + 3)
                {
                    path.push(next);
                    at += 3;
                }
                let has_arguments = matches!(tokens.get(at + 1), Some(TokenTree::Group(arguments))
                    if arguments.delimiter() == Delimiter::Parenthesis);
                match before {
                    // A lifetime.
                    (_, Some('\'')) => {}
                    // What follows generic arguments: `Vec::<u8>::new`.
                    (Some(':'), Some(':')) if path.len() == 1 => {}
                    (first, Some('.')) if first != Some('.') => {
                        if has_arguments {
                            let on_self = at.checked_sub(2).and_then(word).is_some_and(|word| word == "self");
                            found.push(Spelled::Call { name: path.remove(0), on_self });
                        }
                    }
                    _ => {
                        let is_definition =
                            start.checked_sub(1).and_then(word).is_some_and(|word| word == "fn");
                        found.push(Spelled::Path { line, path, is_called: has_arguments && !is_definition });
                    }
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        at += 1;
    }
}

/// The words of an attribute, and the paths in its strings.
fn attribute(tokens: TokenStream, found: &mut Vec<Spelled>) {
    if tokens.clone().into_iter().next().is_some_and(|first| first.to_string() == "doc") {
        return;
    }
    fn literals(tokens: TokenStream, all: &mut Vec<Literal>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => literals(group.stream(), all),
                TokenTree::Literal(literal) => all.push(literal),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    literals(tokens.clone(), &mut all);
    collect(tokens, found);
    for literal in all {
        let text = literal.to_string();
        let line = literal.span().start().line;
        if let Ok(path) = syn::parse_str::<syn::Path>(text.trim_matches('"')) {
            let path = path.segments.iter().map(|part| part.ident.to_string()).collect();
            found.push(Spelled::Quoted { line, path });
        }
    }
}

/// Reads an import that begins at a token; gives how many tokens it has, or none if it isn't one.
fn import(tokens: &[TokenTree], at: usize, found: &mut Vec<Spelled>) -> Option<usize> {
    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ';');
    let length = tokens[at..].iter().position(is_end)? + 1;
    let item: ItemUse = syn::parse2(tokens[at..at + length].iter().cloned().collect()).ok()?;
    let is_word = |back: usize| match at.checked_sub(back).map(|at| &tokens[at]) {
        Some(TokenTree::Ident(word)) => *word == "pub",
        _ => false,
    };
    let is_public =
        !matches!(item.vis, Visibility::Inherited) || is_word(1) || (is_group(tokens, at) && is_word(2));
    tree(&item.tree, &[], is_public, found);
    Some(length)
}

/// Whether parentheses stand before a token, as in `pub(crate) use`.
fn is_group(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    matches!(before, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
}

fn tree(tree_of: &UseTree, prefix: &[String], is_public: bool, found: &mut Vec<Spelled>) {
    let mut path = prefix.to_vec();
    let (name, line) = match tree_of {
        UseTree::Path(of) => {
            path.push(of.ident.to_string());
            return tree(&of.tree, &path, is_public, found);
        }
        UseTree::Group(group) => {
            return group.items.iter().for_each(|item| tree(item, &path, is_public, found));
        }
        UseTree::Glob(glob) => {
            path.push("*".to_owned());
            (None, glob.star_token.spans[0].start().line)
        }
        UseTree::Name(of) => {
            // `self` in a group is the group's own path.
            if of.ident != "self" || path.is_empty() {
                path.push(of.ident.to_string());
            }
            (path.last().cloned(), of.ident.span().start().line)
        }
        UseTree::Rename(of) => {
            if of.ident != "self" || path.is_empty() {
                path.push(of.ident.to_string());
            }
            (Some(of.rename.to_string()), of.ident.span().start().line)
        }
    };
    found.push(Spelled::Import { line, path, name, is_public });
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
    let blanked =
        |text: &str| Source::read(&crate::example("src/a.rs", text)).code.iter().collect::<String>();
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
