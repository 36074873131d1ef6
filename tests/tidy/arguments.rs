//! The order of arguments in `plan-present`: judgements first, the language last, and a dataset never beside what
//! [`Judged`](plan_method::judged::Judged) holds together with it.

use crate::{Breach, File, example, files, hold};
use quote::ToTokens;
use syn::{FnArg, ImplItem, Item, Signature, Visibility};

/// The signatures of a file outside its tests, each with whether another file may call it.
fn signatures(items: Vec<Item>) -> Vec<(Signature, bool)> {
    let is_shared = |visibility: &Visibility| !matches!(visibility, Visibility::Inherited);
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Fn(function) => found.push((function.sig, is_shared(&function.vis))),
            Item::Impl(block) => found.extend(block.items.into_iter().filter_map(|item| match item {
                ImplItem::Fn(method) => Some((method.sig, is_shared(&method.vis))),
                _ => None,
            })),
            Item::Mod(inner) if inner.ident != "tests" => {
                found.extend(inner.content.map(|(_, items)| signatures(items)).unwrap_or_default());
            }
            _ => {}
        }
    }
    found
}

/// What of a file's signatures goes against the order.
fn against(file: &File) -> Vec<Breach> {
    let parsed = syn::parse_file(&file.text).unwrap_or_else(|e| panic!("{}: {e}", file.path));
    let mut breaches = Vec::new();
    for (signature, is_shared) in signatures(parsed.items) {
        let types: Vec<String> = signature
            .inputs
            .iter()
            .filter_map(|argument| match argument {
                FnArg::Typed(argument) => Some(argument.ty.to_token_stream().to_string()),
                FnArg::Receiver(_) => None,
            })
            .collect();
        let has = |word: &str| {
            types.iter().position(|of| of.split(|c: char| !c.is_alphanumeric()).any(|part| part == word))
        };
        let is_slice_of_standings = |of: &String| of.contains('[') && of.contains("Standing");
        let name = signature.ident.to_string();
        let mut add = |reason, instead| {
            breaches.push(Breach {
                file: file.path.clone(),
                line: signature.ident.span().start().line,
                found: name.clone(),
                reason,
                instead,
            });
        };
        if has("Judged").is_some_and(|at| at > 0) {
            add("judgements are a function's first argument", "put `judged: &Judged` first");
        }
        if is_shared && types.iter().rposition(|of| of == "Lang").is_some_and(|at| at + 1 < types.len()) {
            add("the language is a function's last argument", "put `lang: Lang` last");
        }
        if has("Dataset").is_some() && (types.iter().any(is_slice_of_standings) || has("NaiveDate").is_some())
        {
            add("a dataset, its standings and their day belong together", "take `judged: &Judged`");
        }
    }
    breaches
}

#[test]
fn functions_of_plan_present_take_judgements_first_and_the_language_last() {
    let files = files(&["crates/plan-present/src"], &[".rs"]);
    assert!(files.iter().any(|file| file.text.contains("&Judged")));
    hold(files.iter().flat_map(against));
}

#[test]
fn arguments_out_of_order_are_found() {
    for (text, n) in [
        ("pub fn f(query: &Query, judged: &Judged, lang: Lang) {}", 1),
        ("fn f(query: &Query, judged: &Judged) {}", 1),
        ("pub fn f(judged: &Judged, lang: Lang, query: &Query) {}", 1),
        ("impl T { pub(super) fn f(&self, lang: Lang, query: &Query, judged: &Judged) {} }", 2),
        ("fn f(data: &Dataset, standings: &[Standing]) {}", 1),
        ("mod m { fn f(data: &Dataset, as_of: Option<NaiveDate>) {} }", 1),
        ("pub fn f(judged: &Judged, query: &Query, lang: Lang) {}", 0),
        ("impl T { pub fn f(&self, judged: &Judged, lang: Lang) {} }", 0),
        ("fn f(lang: Lang, zh: &str) {}", 0),
        ("fn f(data: &Dataset, standing: &Standing) {}", 0),
        ("pub fn f(data: &Dataset, today: NaiveDate) {}", 1),
        ("mod tests { fn f(query: &Query, judged: &Judged) {} }", 0),
    ] {
        let breaches = against(&example("crates/plan-present/src/text.rs", text));
        assert_eq!(breaches.len(), n, "{text}: {breaches:#?}");
    }
}
