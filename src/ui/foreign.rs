//! Language of a run of text that may differ from the page's.

use plan_model::lang::Lang;

/// The language tag that a text needs on a page in `lang`: Chinese words on an English page say that they are.
pub fn foreign(text: &str, lang: Lang) -> Option<&'static str> {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    (lang == Lang::En && text.chars().any(chinese)).then(|| Lang::Zh.tag())
}
