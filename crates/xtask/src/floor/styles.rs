//! Whether styles depend on what the oldest browsers lack.
//!
//! They are read as tokens, so that nothing in a comment or a text is taken for a rule, and a name is a whole one.

use std::collections::BTreeSet;

use cssparser::{CowRcStr, ParseError, Parser, Token};

/// Rules that the oldest of them lack: where they stand without `@supports`, the page depends on them.
const RULE_BANS: [&str; 4] = ["layer", "container", "scope", "starting-style"];
/// The same of functions and of pseudo-classes with arguments.
const FUNCTION_BANS: [&str; 9] =
    ["has", "is", "where", "color-mix", "oklch", "oklab", "lab", "lch", "light-dark"];
/// The same of properties.
const PROPERTY_BANS: [&str; 4] = ["aspect-ratio", "inset", "inset-inline", "inset-block"];
/// The same of units.
const UNIT_BANS: [&str; 10] = ["dvh", "svh", "lvh", "dvw", "svw", "lvw", "cqw", "cqh", "cqi", "cqb"];

/// What styles use outside `@supports` that the floor lacks, each named once.
pub fn too_new(css: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    read(&mut Parser::new(css), BlockKind::Rules, &mut found);
    found.into_iter().collect()
}

/// What a pair of brackets holds, or the whole sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    /// Rules: the sheet, and the block of a condition.
    Rules,
    /// Declarations: the block of a rule.
    Declarations,
    /// Arguments of a function or a condition, or a selector's attribute.
    Arguments,
}

/// Reads the tokens of one block; what stands below is read by itself.
fn read(parser: &mut Parser<'_>, inside: BlockKind, found: &mut BTreeSet<String>) {
    // The name of a declaration, as long as only its colon may follow.
    let mut name: Option<CowRcStr<'_>> = None;
    let mut begins = true;
    // The rule with `@` whose block has not begun.
    let mut at_rule: Option<String> = None;
    while let Ok(token) = parser.next().cloned() {
        let declared = name.take();
        let began = std::mem::take(&mut begins);
        match token {
            Token::AtKeyword(rule) => {
                let rule = rule.to_ascii_lowercase();
                if rule == "supports" {
                    skip_block(parser);
                    begins = true;
                    continue;
                }
                if RULE_BANS.contains(&rule.as_str()) {
                    found.insert(format!("@{rule} outside @supports"));
                }
                at_rule = Some(rule);
            }
            Token::Ident(ident) if began && inside == BlockKind::Declarations => name = Some(ident),
            Token::Colon => {
                let banned = declared.filter(|name| is_one_of(name, &PROPERTY_BANS));
                found.extend(banned.map(|name| format!("{name}: outside @supports")));
            }
            Token::Dimension { unit, .. } if is_one_of(&unit, &UNIT_BANS) => {
                found.insert(format!("the unit {unit} outside @supports"));
            }
            Token::Delim('&') => {
                found.insert("nested rules".to_owned());
            }
            Token::Function(function) => {
                if is_one_of(&function, &FUNCTION_BANS) {
                    found.insert(format!("{function}() outside @supports"));
                }
                below(parser, BlockKind::Arguments, found);
            }
            Token::ParenthesisBlock => {
                if at_rule.as_deref() == Some("media") && has_range(parser) {
                    found.insert("a range in a media query".to_owned());
                }
                below(parser, BlockKind::Arguments, found);
            }
            Token::SquareBracketBlock => below(parser, BlockKind::Arguments, found),
            Token::CurlyBracketBlock => {
                let holds = match at_rule.take().as_deref() {
                    Some("font-face" | "page" | "property" | "counter-style") => BlockKind::Declarations,
                    Some(_) => BlockKind::Rules,
                    None => BlockKind::Declarations,
                };
                if inside == BlockKind::Declarations {
                    found.insert("nested rules".to_owned());
                }
                below(parser, holds, found);
                begins = true;
            }
            Token::Semicolon => {
                at_rule = None;
                begins = true;
            }
            Token::BadString(_)
            | Token::BadUrl(_)
            | Token::CloseCurlyBracket
            | Token::CloseParenthesis
            | Token::CloseSquareBracket => {
                found.insert("something that isn't CSS".to_owned());
            }
            _ => {}
        }
    }
}

/// Reads the block that has just been opened.
fn below(parser: &mut Parser<'_>, inside: BlockKind, found: &mut BTreeSet<String>) {
    let _: Result<(), ParseError<()>> = parser.parse_nested_block(|parser| {
        read(parser, inside, found);
        Ok(())
    });
}

/// Passes over a condition and its block.
fn skip_block(parser: &mut Parser<'_>) {
    while let Ok(token) = parser.next() {
        if matches!(token, Token::CurlyBracketBlock | Token::Semicolon) {
            return;
        }
    }
}

/// Whether the condition that has just been opened compares with `<` or `>`; it can be read again.
fn has_range(parser: &mut Parser<'_>) -> bool {
    let before = parser.state();
    let compares: Result<bool, ParseError<()>> = parser.parse_nested_block(|parser| {
        let mut compares = false;
        while let Ok(token) = parser.next() {
            compares |= matches!(token, Token::Delim('<' | '>'));
        }
        Ok(compares)
    });
    parser.reset(&before);
    compares.unwrap_or_default()
}

fn is_one_of(name: &str, bans: &[&str]) -> bool {
    bans.iter().any(|ban| name.eq_ignore_ascii_case(ban))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_may_use_newer_things_behind_supports_only() {
        let check =
            |css: &str, count: usize| assert_eq!(too_new(css).len(), count, "{css}: {:?}", too_new(css));
        check(".a{gap:1px;color:red}.b:focus-visible{margin:0}", 0);
        check(".a{inset:0}", 1);
        check(".a{scroll-inset:0}", 0);
        check("@supports (inset:0){.a{inset:0}.b{height:1dvh}}.c{top:0}", 0);
        check("@supports (inset:0){.a{top:0}}.c{inset:0}", 1);
        check("/* aspect-ratio: :has( */.a{top:0}", 0);
        check(".a:has(b){top:0}.b:is(a,b){top:0}", 2);
        check(".a{height:100dvh}", 1);
        check(".a{height:100vh}", 0);
        check("@media (width>=600px){.a{top:0}}", 1);
        check("@media (min-width:600px){.a>.b{top:0}}", 0);
        check(".a{color:color-mix(in srgb,red,blue)}", 1);
        check(".a{& .b{top:0}}", 1);
    }

    #[test]
    fn what_only_looks_like_a_rule_is_none() {
        for css in [
            ".a::before{content:\"@layer :has( 1dvh\"}",
            "@media (min-aspect-ratio:1/1){.a{top:0}}@media (aspect-ratio:1/1){.a{top:0}}",
            ".inset:hover,.is,.lab{--inset:0;--a-layer:1}",
            "@font-face{font-family:A;src:url(data:font/woff2;base64,AA==)}@keyframes a{from{top:0}to{top:1px}}",
            "@media print{.a{top:0}}@page{margin:1cm}",
        ] {
            assert_eq!(too_new(css), [""; 0], "{css}");
        }
        for (css, expected) in [
            (".a{.b{top:0}}", "nested rules"),
            (".a{@media print{top:0}}", "nested rules"),
            (".A{INSET:0}", "INSET: outside @supports"),
            ("@media print{.a{top:0;inset :0}}", "inset: outside @supports"),
            ("@media screen and (400px<=width<=700px){.a{top:0}}", "a range in a media query"),
            ("@container (width>1px){.a{top:0}}", "@container outside @supports"),
            (".a{top:0}}", "something that isn't CSS"),
            (".a{width:calc(1px + 2cqw)}", "the unit cqw outside @supports"),
        ] {
            assert_eq!(too_new(css), [expected], "{css}");
        }
    }
}
