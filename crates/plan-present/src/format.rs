//! The one formatter: numbers, quantities and dates for screen, chart, export and speech.

use chrono::{Datelike, NaiveDate};
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::plan::Bound;
use plan_model::unit;

/// A number with at most `decimals` decimals, trailing zeros dropped; thousands are grouped in English only.
///
/// A number that isn't finite is `—`, which is no figure.
pub fn number(value: f64, decimals: usize, lang: Lang) -> String {
    if !value.is_finite() {
        return "—".to_owned();
    }
    let mut text = format!("{value:.decimals$}");
    if text.contains('.') {
        text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    if text == "-0" {
        text = "0".to_owned();
    }
    match lang {
        Lang::Zh => text,
        Lang::En => grouped(&text),
    }
}

fn grouped(text: &str) -> String {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// The sign that stands for a bound before a number; empty for an exact one.
pub fn bound_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Ge => "≥",
        Bound::Gt => ">",
        Bound::Le => "≤",
        Bound::Lt => "<",
        Bound::Approx => "≈",
        Bound::Eq | Bound::Range | Bound::Coverage | Bound::Indefinite => "",
    }
}

/// A value with its unit, in the plan's own unit: `1600个`, `≥90%`, in English `1,600`, `≥90%`, `CN¥100 billion`.
///
/// Sums of money in 亿元 and 万元 become billions and millions in English; the value is the same.
pub fn quantity(value: f64, bound: Bound, written: Option<&str>, lang: Lang) -> String {
    let sign = bound_sign(bound);
    match (lang, written) {
        (Lang::Zh, unit) => format!("{sign}{}{}", number(value, 2, lang), unit.unwrap_or_default()),
        (Lang::En, Some(written)) => format!("{sign}{}", in_english(value, written)),
        (Lang::En, None) => format!("{sign}{}", number(value, 2, lang)),
    }
}

/// Two values with their unit: `1–2个`, `10–20%`, in English `1–2`, `CN¥100 million–CN¥200 million`.
pub fn range(low: f64, high: f64, written: Option<&str>, lang: Lang) -> String {
    // Where English turns the unit into words of its own size, both ends need them.
    let both = lang == Lang::En
        && written.and_then(unit::find).is_some_and(|unit| unit.factor > 1.0 || unit.base == "元");
    let low = if both { quantity(low, Bound::Eq, written, lang) } else { number(low, 2, lang) };
    format!("{low}–{}", quantity(high, Bound::Eq, written, lang))
}

/// A change per year with its unit: `141.5个/年`, `2个百分点/年`, in English `141.5 a year`.
pub fn per_year(change: f64, written: Option<&str>, lang: Lang) -> String {
    // A percentage changes by percentage points.
    let written = if written == Some("%") { Some("个百分点") } else { written };
    let change = quantity(change, Bound::Eq, written, lang);
    match lang {
        Lang::Zh => format!("{change}/年"),
        Lang::En => format!("{change} a year"),
    }
}

fn in_english(value: f64, written: &str) -> String {
    let Some(unit) = unit::find(written) else {
        return format!("{} {written}", number(value, 2, Lang::En));
    };
    let plain = value * unit.factor;
    if unit.base == "元" {
        return format!("CN¥{}", compact_en(plain));
    }
    let text = if unit.factor > 1.0 { compact_en(plain) } else { number(plain, 2, Lang::En) };
    let noun = if (plain - 1.0).abs() < f64::EPSILON { unit.en[0] } else { unit.en[1] };
    match noun {
        "" => text,
        "%" => format!("{text}%"),
        noun => format!("{text} {noun}"),
    }
}

fn compact_en(value: f64) -> String {
    let scales = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    scales.into_iter().find(|(scale, _)| value.abs() >= *scale).map_or_else(
        || number(value, 2, Lang::En),
        |(scale, word)| format!("{} {word}", number(value / scale, 2, Lang::En)),
    )
}

/// A share from 0 to 1 as a percentage without decimals, except where it would round to a lie (0 % or 100 %).
pub fn percent(share: f64, lang: Lang) -> String {
    let percent = share * 100.0;
    let whole = percent.round();
    let hides = (whole == 0.0 && percent != 0.0) || (whole == 100.0 && percent != 100.0);
    format!("{}%", number(percent, usize::from(hides), lang))
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date as exactly as it is known: `2025年`, `2025年6月`, `2025年6月30日`; `2025`, `Jun 2025`, `30 Jun 2025`.
pub fn date(date: NaiveDate, precision: Precision, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let name = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    match (lang, precision) {
        (Lang::Zh, Precision::Year) => format!("{year}年"),
        (Lang::Zh, Precision::Month) => format!("{year}年{month}月"),
        (Lang::Zh, Precision::Day) => format!("{year}年{month}月{day}日"),
        (Lang::En, Precision::Year) => year.to_string(),
        (Lang::En, Precision::Month) => format!("{name} {year}"),
        (Lang::En, Precision::Day) => format!("{day} {name} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_drop_what_says_nothing() {
        for (value, decimals, zh, en) in [
            (1600.0, 2, "1600", "1,600"),
            (1_234_567.5, 1, "1234567.5", "1,234,567.5"),
            (90.50, 2, "90.5", "90.5"),
            (-0.001, 1, "0", "0"),
            (-1234.0, 0, "-1234", "-1,234"),
            (999.0, 0, "999", "999"),
            (f64::NAN, 2, "—", "—"),
        ] {
            assert_eq!(number(value, decimals, Lang::Zh), zh);
            assert_eq!(number(value, decimals, Lang::En), en);
        }
    }

    #[test]
    fn quantities_keep_their_bound_and_unit() {
        let both = |value, bound, unit| {
            (quantity(value, bound, unit, Lang::Zh), quantity(value, bound, unit, Lang::En))
        };
        let check = |(zh, en): (String, String), expected: (&str, &str)| {
            assert_eq!((zh.as_str(), en.as_str()), expected);
        };
        check(both(1000.0, Bound::Eq, Some("亿元")), ("1000亿元", "CN¥100 billion"));
        check(both(1.0, Bound::Ge, Some("万人次")), ("≥1万人次", "≥10,000 attendances"));
        check(both(90.0, Bound::Ge, Some("%")), ("≥90%", "≥90%"));
        check(both(5.0, Bound::Eq, None), ("5", "5"));
        check(both(1600.0, Bound::Eq, Some("个")), ("1600个", "1,600"));
        check(both(1.0, Bound::Eq, Some("户")), ("1户", "1 household"));
    }

    #[test]
    fn ranges_and_changes_keep_their_unit() {
        let both = |low, high, unit| (range(low, high, unit, Lang::Zh), range(low, high, unit, Lang::En));
        assert_eq!(both(1.0, 2.0, Some("个")), ("1–2个".into(), "1–2".into()));
        assert_eq!(both(10.0, 20.0, Some("%")), ("10–20%".into(), "10–20%".into()));
        assert_eq!(both(1.0, 2.0, Some("亿元")), ("1–2亿元".into(), "CN¥100 million–CN¥200 million".into()));
        assert_eq!(both(1.0, 2.0, None), ("1–2".into(), "1–2".into()));
        assert_eq!(per_year(141.5, Some("个"), Lang::Zh), "141.5个/年");
        assert_eq!(per_year(2.0, Some("%"), Lang::Zh), "2个百分点/年");
        assert_eq!(per_year(2.0, Some("%"), Lang::En), "2 percentage points a year");
    }

    #[test]
    fn a_percentage_never_rounds_to_none_or_all() {
        assert_eq!(percent(0.5, Lang::Zh), "50%");
        assert_eq!(percent(0.998, Lang::Zh), "99.8%");
        assert_eq!(percent(0.002, Lang::Zh), "0.2%");
        assert_eq!(percent(0.0, Lang::Zh), "0%");
    }

    #[test]
    fn dates_say_no_more_than_is_known() {
        let day = plan_model::date::parse_day("2025-06-30").expect("a day");
        assert_eq!(date(day, Precision::Year, Lang::Zh), "2025年");
        assert_eq!(date(day, Precision::Month, Lang::En), "Jun 2025");
        assert_eq!(date(day, Precision::Day, Lang::En), "30 Jun 2025");
    }
}
