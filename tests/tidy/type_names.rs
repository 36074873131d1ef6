//! A type's name is its own in the whole workspace: whoever reads it in any file knows what it is.
//!
//! Types of tests and of function bodies are left out; nobody meets them elsewhere. Of macros, `texts!` is read, which names a
//! type in its first line.

use crate::source::Source;
use crate::{Breach, File, example, hold, sources};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use syn::{Attribute, Ident, Item};

/// The types that items define, with modules inside a file, without those of tests.
fn types(items: Vec<Item>) -> Vec<Ident> {
    let is_test = |attributes: &[Attribute]| {
        attributes.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<Ident>().is_ok_and(|condition| condition == "test")
        })
    };
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Struct(of) => found.push(of.ident),
            Item::Enum(of) => found.push(of.ident),
            Item::Union(of) => found.push(of.ident),
            Item::Trait(of) => found.push(of.ident),
            Item::Type(of) => found.push(of.ident),
            Item::Macro(of) if of.mac.path.segments.last().is_some_and(|last| last.ident == "texts") => {
                found.extend(first_name(of.mac.tokens));
            }
            Item::Mod(inner) if !is_test(&inner.attrs) => {
                found.extend(inner.content.map(|(_, items)| types(items)).unwrap_or_default());
            }
            _ => {}
        }
    }
    found
}

/// The first word of a macro's tokens, behind its documentation.
fn first_name(tokens: TokenStream) -> Option<Ident> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(word) => Some(word),
        _ => None,
    })
}

/// Names that were given before, each with where it was given first.
fn given_twice(files: &[File]) -> Vec<Breach> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !Source::read(file).is_test()) {
        let parsed = syn::parse_file(&file.text).unwrap_or_else(|e| panic!("{}: {e}", file.path));
        for name in types(parsed.items) {
            let line = name.span().start().line;
            match first.get(&name.to_string()) {
                Some(before) => breaches.push(Breach {
                    file: file.path.clone(),
                    line,
                    found: format!("{name}, as in {before}"),
                    reason: "a type name that means two things has to be looked up each time it is read",
                    instead: "two names, each with the word that tells them apart",
                }),
                None => {
                    first.insert(name.to_string(), format!("{}:{line}", file.path));
                }
            }
        }
    }
    breaches
}

#[test]
fn a_type_has_a_name_of_its_own() {
    hold(given_twice(&sources()));
}

#[test]
fn names_that_mean_two_things_are_found() {
    let files = [
        example("src/a.rs", "pub struct Kind;\nmod inner {\n    type Row = u8;\n}\nfn f() { struct Row; }"),
        example(
            "crates/x/src/b.rs",
            "plan_model::texts! {\n    /// Words.\n    Words;\n    a: \"b\", \"c\";\n}",
        ),
        example(
            "crates/x/src/c.rs",
            "trait Row {}\nenum Kind {}\nstruct Words;\nimpl I for S {\n    type Kind = u8;\n}",
        ),
        example(
            "crates/x/src/d.rs",
            "#[cfg(test)]\nmod tests { struct Kind; }\n#[cfg(feature = \"x\")]\nmod more { union Row {} }",
        ),
        example("crates/x/src/d/tests.rs", "struct Kind;"),
    ];
    let found: Vec<(String, usize)> =
        given_twice(&files).into_iter().map(|breach| (breach.file, breach.line)).collect();
    let expected = [("c.rs", 1), ("c.rs", 2), ("c.rs", 3), ("d.rs", 4)];
    assert_eq!(found, expected.map(|(name, line)| (format!("crates/x/src/{name}"), line)));
}
