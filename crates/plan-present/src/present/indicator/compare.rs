//! Two values side by side: whether they may be ranked, and if not, why.

use crate::format;
use crate::names;
use crate::present::wording::quoted;
use crate::present::{asked, count_of, deadline, district_name, indicator_name};
use crate::text::LangTexts;
use plan_method::compare::{Comparand, ComparedField, Comparison, Record, Why, compare};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::Scope;

/// What a field of the guard is called.
pub const fn field(field: ComparedField, lang: Lang) -> &'static str {
    let (zh, en) = match field {
        ComparedField::Indicator => ("指标", "indicators"),
        ComparedField::Unit => ("单位", "units"),
        ComparedField::Bound => ("界", "kinds of bound"),
        ComparedField::Scope => ("范围", "scopes"),
        ComparedField::Measure => ("计量方式", "measures"),
        ComparedField::Year => ("年份", "years"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// In what two values differ, with what each says: `年份不同：2025年与2023年`.
pub fn difference(why: &Why<'_>, lang: Lang) -> String {
    let unknown = || lang.pick("不明", "unknown").to_owned();
    let scope = |scope: Option<&Scope>| match scope {
        None => unknown(),
        Some(Scope::District) => lang.texts().scope_district.to_owned(),
        Some(Scope::Part { zh, en }) => quoted(lang.pick(zh, en)),
    };
    let [a, b] = match why {
        Why::Indicator(sides) => {
            sides.map(|(class, names)| quoted(names.map_or(class, |names| lang.pick(&names.zh, &names.en))))
        }
        Why::Unit(sides) => sides.map(|unit| unit.map_or_else(unknown, |unit| unit_words(unit, lang))),
        Why::Bound(sides) => sides.map(|bound| names::bound(bound, lang).to_owned()),
        Why::Scope(sides) => sides.map(scope),
        Why::Measure(sides) => sides
            .map(|measure| measure.map_or_else(unknown, |measure| names::measure(measure, lang).to_owned())),
        Why::Year(sides) => sides.map(|year| match lang {
            Lang::Zh => format!("{year}年"),
            Lang::En => year.to_string(),
        }),
    };
    let name = field(why.field(), lang);
    match (a == b, lang) {
        (false, Lang::Zh) => format!("{name}不同：{a}与{b}"),
        (false, Lang::En) => format!("Different {name}: {a} and {b}"),
        // The same word on both sides, and still nothing that can be compared.
        (true, Lang::Zh) => format!("{name}不可比：两边都是{a}"),
        (true, Lang::En) => format!("No comparable {name}: both {a}"),
    }
}

/// A unit as a reader of the language knows it; where English has no word for it, the Chinese one.
pub(in crate::present) fn unit_words(written: &str, lang: Lang) -> String {
    let english = plan_model::unit::find(written).map(|unit| unit.en[1]).filter(|word| !word.is_empty());
    match (lang, english) {
        (Lang::En, Some(word)) => word.to_owned(),
        (Lang::Zh, _) | (Lang::En, None) => written.to_owned(),
    }
}

/// One side, with its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// Record id.
    pub record: String,
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// Indicator.
    pub name: String,
    /// What is asked for, or what was published.
    pub value: String,
    /// By when, or for when.
    pub date: String,
    /// The clause, as published; for a published value what the publication counts.
    pub words: String,
}

/// Everything a comparison says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonSheet {
    /// The finding: that they may be ranked, or that they may not.
    pub title: String,
    /// One sentence: the finding, then the caveat.
    pub sentence: String,
    /// Whether all may be drawn on one axis and ranked.
    pub comparable: bool,
    /// The first field that differs; `None` if none does.
    pub differs: Option<ComparedField>,
    /// The sides, in the order asked for.
    pub rows: Vec<ComparedRow>,
}

/// Records side by side, each a target or an observation; `None` unless at least two are in the data.
///
/// All are held against the first one.
pub fn comparison(data: &Dataset, records: &[String], lang: Lang) -> Option<ComparisonSheet> {
    let found: Vec<(Record<'_>, ComparedRow)> =
        records.iter().filter_map(|id| compared(data, id, lang)).collect();
    let ((first, _), others) = found.split_first()?;
    if others.is_empty() {
        return None;
    }
    let first = Comparand::of(data, *first);
    let why = others.iter().find_map(|(record, _)| match compare(&first, &Comparand::of(data, *record)) {
        Comparison::Comparable => None,
        Comparison::NotComparable { why, .. } => Some(why),
    });
    let (title, sentence) = match (&why, lang) {
        (None, Lang::Zh) => (
            "口径一致，可以排序".to_owned(),
            format!(
                "{}的指标、单位、界、范围、计量方式和年份一致；数字多少不代表优劣。",
                count_of(found.len(), lang)
            ),
        ),
        (None, Lang::En) => (
            "Defined alike, may be ranked".to_owned(),
            format!(
                "{} agree in indicator, unit, kind of bound, scope, measure and year; more or fewer is neither better nor worse.",
                count_of(found.len(), lang)
            ),
        ),
        (Some(why), Lang::Zh) => (
            "口径不同，不作排序".to_owned(),
            format!("{}，因此不排序，各图用自己的坐标。", difference(why, lang)),
        ),
        (Some(why), Lang::En) => (
            "Defined differently, not ranked".to_owned(),
            format!("{}, so they aren’t ranked and each panel has its own axes.", difference(why, lang)),
        ),
    };
    Some(ComparisonSheet {
        title,
        sentence,
        comparable: why.is_none(),
        differs: why.map(|why| why.field()),
        rows: found.into_iter().map(|(_, row)| row).collect(),
    })
}

fn compared<'a>(data: &'a Dataset, id: &str, lang: Lang) -> Option<(Record<'a>, ComparedRow)> {
    if let Some((plan, target)) = data.target(id) {
        let row = ComparedRow {
            record: target.id.clone(),
            district: plan.district.clone(),
            district_name: district_name(data, &plan.district, lang).to_owned(),
            name: indicator_name(data, &target.indicator, lang).to_owned(),
            value: asked(target, lang),
            date: deadline(target, lang),
            words: target.statement.clone(),
        };
        return Some((Record::Target(target), row));
    }
    let found = data.observation(id)?;
    let row = ComparedRow {
        record: found.id.to_owned(),
        district: found.district.to_owned(),
        district_name: district_name(data, found.district, lang).to_owned(),
        name: indicator_name(data, found.indicator, lang).to_owned(),
        value: crate::present::written::observed_value(&found, lang),
        date: format::date(found.as_of.date, found.as_of.precision, lang),
        words: lang.pick(&found.names.zh, &found.names.en).to_owned(),
    };
    Some((Record::Observation(found), row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::plan::{Bilingual, Bound, Measure};

    #[test]
    fn a_difference_names_both_values() {
        let park = Scope::Part { zh: "硅巷".into(), en: "Silicon Alley".into() };
        let names = Bilingual { zh: "5G基站数".into(), en: "5G base stations".into() };
        for (why, zh, en) in [
            (Why::Year([2025, 2023]), "年份不同：2025年与2023年", "Different years: 2025 and 2023"),
            (Why::Unit([Some("个"), None]), "单位不同：个与不明", "Different units: 个 and unknown"),
            (Why::Unit([None, None]), "单位不可比：两边都是不明", "No comparable units: both unknown"),
            (
                Why::Indicator([("a", Some(&names)), ("b", None)]),
                "指标不同：“5G基站数”与“b”",
                "Different indicators: “5G base stations” and “b”",
            ),
            (
                Why::Scope([Some(&Scope::District), Some(&park)]),
                "范围不同：全区与“硅巷”",
                "Different scopes: Whole district and “Silicon Alley”",
            ),
            (
                Why::Bound([Bound::Eq, Bound::Ge]),
                "界不同：确切数与不少于",
                "Different kinds of bound: exact number and at least",
            ),
            (
                Why::Measure([Some(Measure::New), Some(Measure::Cumulative)]),
                "计量方式不同：期内新增与累计数",
                "Different measures: Added in the period and Running total",
            ),
        ] {
            assert_eq!(difference(&why, Lang::Zh), zh);
            assert_eq!(difference(&why, Lang::En), en);
        }
    }
}
