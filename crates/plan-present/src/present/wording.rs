//! Phrases that several screens share: what a target asks for, deadlines, counts, dated values, headings.

use super::written::reading_value;
use crate::format;
use crate::names;
use plan_method::progress::{Reading, State};
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, Section, Target};

/// What a target asks for, in words: `≥1600个`, `全覆盖`, `数十万`; English keeps the plan's wording where there is no number.
pub fn asked(target: &Target, lang: Lang) -> String {
    let unit = target.unit.as_deref();
    match (target.value, target.value_max) {
        (Some(low), Some(high)) => format::range(low, high, unit, lang),
        (Some(value), None) => format::quantity(value, target.bound, unit, lang),
        (None, _) => match unit.filter(|unit| lang == Lang::Zh && !target.value_text.ends_with(unit)) {
            Some(unit) => format!("{}{unit}", target.value_text),
            None => String::from(&target.value_text),
        },
    }
}

/// A name in quotation marks; those inside it become single ones, as in any quotation in a quotation.
pub(super) fn quoted(name: &str) -> String {
    format!("“{}”", name.replace('“', "‘").replace('”', "’"))
}

/// A deadline as exactly as the plan says it.
pub fn deadline(target: &Target, lang: Lang) -> String {
    format::date(target.deadline.date, target.deadline.precision, lang)
}

/// How many of some targets are in each state that occurs, in the reader's order; empty if there are none.
pub(super) fn by_state(states: impl Iterator<Item = State>, lang: Lang) -> String {
    let states: Vec<State> = states.collect();
    let counted = State::ALL.into_iter().filter_map(|state| {
        let n = states.iter().filter(|other| **other == state).count();
        (n > 0).then(|| names::counted(state, n, lang))
    });
    counted.collect::<Vec<_>>().join(lang.pick("，", ", "))
}

/// The sentence that stands once on a page which counts what wasn't found.
pub(super) fn caveat(lang: Lang) -> &'static str {
    lang.pick("未见公开数据不等于没有完成。", "That no result was found does not mean that nothing was done.")
}

/// `n 项` in Chinese, `n targets` in English.
pub fn count_of(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("{n} 项"),
        (Lang::En, 1) => "1 target".to_owned(),
        (Lang::En, _) => format!("{} targets", format::number(n as f64, 0, lang)),
    }
}

/// Where the figures of a chart come from, with the release of the data.
pub fn release_source(release: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("规划原文与逐条注明出处的公开数据；数据版本 {release}"),
        Lang::En => {
            format!("the plan's text and published values, each with its source; data release {release}")
        }
    }
}

/// A reading with its date, as a list shows it: `2025年：1600个`, `1,600 (2025)`.
pub(super) fn dated(reading: &Reading<'_>, unit: Option<&str>, lang: Lang) -> String {
    let date = format::date(reading.date, reading.precision, lang);
    let value = reading_value(reading, unit, lang);
    match lang {
        Lang::Zh => format!("{date}：{value}"),
        Lang::En => format!("{value} ({date})"),
    }
}

/// The name of a state, for a sheet.
pub(super) fn state_name(state: State, lang: Lang) -> String {
    names::state(state, lang).to_owned()
}

/// A heading with its number; the English has none.
pub(super) fn heading_of(section: &Section) -> Bilingual {
    let number = section.number.as_deref().unwrap_or_default();
    both(&format!("{number}{}", section.title), &section.title_en)
}

/// The same words in two languages.
pub(super) fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.into(), en: en.into() }
}
