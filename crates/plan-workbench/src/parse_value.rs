//! A value as people write it: with signs, separators, Chinese numerals, a bound, a unit.

use crate::normalize::folded;
use crate::sheet::{SheetCell, is_in_range, tidy};
use crate::trouble::Trouble;
use plan_model::Datelike;
use plan_model::lang::Lang;
use plan_model::number;
use plan_model::plan::Bound;
use plan_model::unit;
use plan_present::names;

/// A parsed value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ParsedValue {
    pub(crate) number: f64,
    /// The bound written with it; `None` if there is none.
    pub(crate) bound: Option<Bound>,
    /// The unit written with it; `None` if there is none.
    pub(crate) unit: Option<String>,
    /// What the reader should verify; `None` if nothing is doubtful.
    pub(crate) doubt: Option<Trouble>,
}

/// Words before a number that state a bound.
const BEFORE: [(&str, Bound); 30] = [
    ("不低于", Bound::Ge),
    ("不少于", Bound::Ge),
    ("不小于", Bound::Ge),
    ("大于等于", Bound::Ge),
    ("at least", Bound::Ge),
    ("至少", Bound::Ge),
    (">=", Bound::Ge),
    ("≥", Bound::Ge),
    ("不超过", Bound::Le),
    ("不高于", Bound::Le),
    ("不大于", Bound::Le),
    ("不多于", Bound::Le),
    ("小于等于", Bound::Le),
    ("at most", Bound::Le),
    ("至多", Bound::Le),
    ("<=", Bound::Le),
    ("≤", Bound::Le),
    ("超过", Bound::Gt),
    ("大于", Bound::Gt),
    ("over", Bound::Gt),
    ("more than", Bound::Gt),
    (">", Bound::Gt),
    ("不到", Bound::Lt),
    ("不足", Bound::Lt),
    ("小于", Bound::Lt),
    ("under", Bound::Lt),
    ("<", Bound::Lt),
    ("大约", Bound::Approx),
    ("约", Bound::Approx),
    ("≈", Bound::Approx),
];

/// Words after a number that state a bound.
const AFTER: [(&str, Bound); 8] = [
    ("及以上", Bound::Ge),
    ("以上", Bound::Ge),
    ("及以下", Bound::Le),
    ("以下", Bound::Le),
    ("以内", Bound::Le),
    ("左右", Bound::Approx),
    ("余", Bound::Gt),
    ("多", Bound::Gt),
];

/// Words before a number that say no more than that it was reached, longest first.
const REACHED: [&str; 13] =
    ["覆盖率", "累计", "共计", "完成", "建成", "达到", "实现", "目前", "现有", "现已", "已", "共", "达"];

/// Words before a share that may be of the work done, not of what the target asks for.
const OF_THE_WORK: [&str; 3] = ["完成率", "完成比例", "完成进度"];

/// Text without words that say no more than that its number was reached.
fn reached(mut text: &str) -> &str {
    while let Some(rest) = REACHED.iter().find_map(|words| text.strip_prefix(words)) {
        text = rest.trim_start_matches([' ', ':', ',']);
    }
    text
}

/// Parses a cell; `None` if it is blank.
pub(crate) fn read(cell: &SheetCell) -> Option<Result<ParsedValue, Trouble>> {
    let plain = |number: f64| ParsedValue { number, bound: None, unit: None, doubt: None };
    let percent = |number: f64| ParsedValue { unit: Some("%".to_owned()), ..plain(tidy(number)) };
    Some(match cell {
        SheetCell::Empty => return None,
        SheetCell::Number(number) => Ok(plain(*number)),
        SheetCell::Percent(share) => Ok(percent(share * 100.0)),
        SheetCell::Text(text) if text.trim().is_empty() => return None,
        SheetCell::Text(text) => words(folded(text).trim_start_matches('\'')),
        SheetCell::Mistake(_) => Err(Trouble::Mistake),
        SheetCell::Day(day, _) => Err(Trouble::DayForNumber(format!("{}-{}", day.month(), day.day()))),
        SheetCell::Bool(_) => Err(Trouble::NotANumber),
        SheetCell::Formula(None) => Err(Trouble::FormulaWithoutResult),
        SheetCell::Formula(Some(result)) => {
            let read = read(result)?;
            read.map(|value| ParsedValue { doubt: value.doubt.or(Some(Trouble::Formula)), ..value })
        }
    })
}

/// Parses words; the number has a magnitude that is kept.
fn words(text: &str) -> Result<ParsedValue, Trouble> {
    let value = any_words(text)?;
    if is_in_range(value.number, text) { Ok(value) } else { Err(Trouble::OutOfRange) }
}

/// Signs and words that stand between the two ends of a range.
const BETWEEN: [char; 9] = ['-', '~', '～', '—', '―', '‐', '‑', '至', '到'];

fn any_words(text: &str) -> Result<ParsedValue, Trouble> {
    if text.chars().all(|c| c == '#') && text.len() > 1 {
        return Err(Trouble::TooNarrow);
    }
    if let Some(typed) = day_words(text) {
        return Err(Trouble::DayForNumber(typed));
    }
    if text.starts_with(['=', '@']) && !text.starts_with("=<") {
        return Err(Trouble::FormulaWords);
    }
    if let Some(share) = OF_THE_WORK.iter().find_map(|words| text.strip_prefix(words)) {
        let value = any_words(reached(share.trim_start_matches([' ', ':'])))?;
        return Ok(ParsedValue { doubt: Some(Trouble::ShareOfWork), ..value });
    }
    let text = reached(text);
    let lower = text.to_lowercase();
    let found = BEFORE.iter().find(|(words, _)| lower.starts_with(words));
    let (mut bound, mut rest) = match found {
        Some((words, bound)) => (Some(*bound), reached(text.get(words.len()..).unwrap_or_default().trim())),
        None => (None, text),
    };
    if let Some((words, after)) = AFTER.iter().find(|(words, _)| rest.ends_with(words)) {
        bound = bound.or(Some(*after));
        rest = rest.strip_suffix(words).unwrap_or(rest).trim();
    }
    if let Some(share) = rest.strip_prefix("百分之") {
        let number = number::parse(share).ok_or(Trouble::NotANumber)?;
        let doubt = Some(Trouble::PercentWords);
        return Ok(ParsedValue { number, bound, unit: Some("%".to_owned()), doubt });
    }
    let signs = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' '));
    let end = rest.find(signs).unwrap_or(rest.len());
    let (digits, mut behind) = (rest[..end].trim(), rest[end..].trim());
    if digits.is_empty() {
        // Chinese numerals may carry a unit of one sign or more.
        let whole = number::parse(rest).map(|number| (number, None));
        let number = whole.or_else(|| {
            rest.char_indices().skip(1).find_map(|(at, _)| {
                let unit = unit::find(rest[at..].trim())?;
                Some((number::parse(&rest[..at])?, Some(unit.written.to_owned())))
            })
        });
        let (number, unit) = number.ok_or(Trouble::NotANumber)?;
        return Ok(ParsedValue { number, bound, unit, doubt: None });
    }
    // Spreadsheets write large numbers as 1.2E+05 when they save as text.
    if behind.to_ascii_lowercase().starts_with('e')
        && let Ok(number) = rest.parse::<f64>()
    {
        return Ok(ParsedValue { number, bound, unit: None, doubt: None });
    }
    let end = behind.trim_start_matches('%').trim_start().strip_prefix(BETWEEN);
    if end.is_some_and(|end| end.trim_start().starts_with(|c: char| c.is_ascii_digit())) {
        return Err(Trouble::NotOneNumber);
    }
    let (mut number, mut doubt) = grouped(digits)?;
    let mut unit = None;
    for (words, after) in AFTER {
        // 1600余个, 1.5万多户
        if let Some(stripped) = behind.strip_prefix(words) {
            bound = bound.or(Some(after));
            behind = stripped.trim();
        }
    }
    if !behind.is_empty() {
        match unit::find(behind).filter(|unit| unit.written != "万") {
            Some(found) => unit = Some(found.written.to_owned()),
            None => {
                let (factor, after) = match (behind.strip_prefix('亿'), behind.strip_prefix('万')) {
                    (Some(after), _) => (1e8, after),
                    (_, Some(after)) => (1e4, after),
                    _ => return Err(Trouble::UnknownUnit),
                };
                let after = after.trim_start_matches(['余', '多']).trim();
                if !after.is_empty() {
                    let found = unit::find(after).ok_or(Trouble::UnknownUnit)?;
                    unit = Some(found.written.to_owned());
                }
                number = tidy(number * factor);
            }
        }
    }
    if unit.as_deref() == Some("%") && doubt.is_none() {
        doubt = Some(Trouble::PercentWords);
    }
    Ok(ParsedValue { number, bound, unit, doubt })
}

/// The two ends of a range (2700~2800, 10-15家) and the unit behind it; `None` if a cell isn't one.
pub(crate) fn range(cell: &SheetCell) -> Option<(f64, f64, Option<String>)> {
    let text = folded(&cell.result().shown());
    let (least, most) = reached(&text).split_once(BETWEEN)?;
    // 1-2万 could begin at one or at ten thousand.
    let is_scaled = ['万', '亿'].iter().any(|sign| most.contains(*sign) && !least.contains(*sign));
    let [least, most] = [least, most].map(|end| words(end.trim()).ok().filter(|end| end.bound.is_none()));
    let (least, most) = least.zip(most)?;
    if is_scaled && most.unit.as_ref().is_none_or(|unit| !unit.contains(['万', '亿'])) {
        return None;
    }
    let same = least.unit.is_none() || least.unit == most.unit;
    (same && least.number < most.number).then_some((least.number, most.number, most.unit))
}

/// English months as spreadsheets shorten them.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What was probably typed where a spreadsheet has made a day of it (`3月4日`, `15-Oct`): `3-4`. `None` if it is no day.
fn day_words(text: &str) -> Option<String> {
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|n| (1..=99).contains(n));
    if let Some((month, day)) = text.split_once('月') {
        let month = month.rsplit('年').next().unwrap_or_default();
        return Some(format!("{}-{}", number(month)?, number(day.strip_suffix('日')?)?));
    }
    let (a, b) = text.split_once('-')?;
    let month = |words: &str| {
        let words = words.to_ascii_lowercase();
        MONTHS.iter().position(|month| words == *month).map(|at| at as u32 + 1)
    };
    let (month, day) = month(a).zip(number(b)).or_else(|| month(b).zip(number(a)))?;
    Some(format!("{month}-{day}"))
}

/// Parses digits with separators. Three digits after a single point may be a fraction or a group of thousands, which is
/// doubtful.
fn grouped(digits: &str) -> Result<(f64, Option<Trouble>), Trouble> {
    let (sign, rest) = match digits.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, digits.strip_prefix('+').unwrap_or(digits)),
    };
    if rest.contains(['-', '+']) || rest.is_empty() {
        return Err(Trouble::NotOneNumber);
    }
    // A space between groups of three is a separator, too.
    let rest: String = rest.split(' ').collect::<Vec<_>>().join(",");
    let (whole, fraction) = rest.split_once('.').map_or((rest.as_str(), None), |(w, f)| (w, Some(f)));
    if fraction.is_some_and(|fraction| fraction.contains(['.', ','])) {
        return Err(Trouble::Separators);
    }
    if whole.contains(',') {
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        let sound = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
        if !sound {
            return Err(Trouble::Separators);
        }
    }
    let plain = rest.replace(',', "");
    let number: f64 = plain.parse().map_err(|_| Trouble::NotANumber)?;
    let may_be_thousands = !whole.contains(',')
        && (1..=3).contains(&whole.len())
        && whole.trim_start_matches('0') == whole
        && fraction.is_some_and(|fraction| fraction.len() == 3);
    Ok((sign * number, may_be_thousands.then_some(Trouble::PointOrThousand)))
}

/// The bound that words or a sign name; `None` if they name none.
pub(crate) fn bound(text: &str) -> Option<Bound> {
    let text = folded(text).to_lowercase();
    // The product's own words come back from its exports.
    let is_own = |bound: &Bound| {
        [Lang::Zh, Lang::En].iter().any(|lang| names::bound(*bound, *lang).to_lowercase() == text)
    };
    let measured = |bound: &Bound| !matches!(bound, Bound::Range | Bound::Coverage | Bound::Indefinite);
    if let Some(bound) = Bound::from_slug(&text).or_else(|| Bound::ALL.into_iter().find(is_own)) {
        return Some(bound).filter(measured);
    }
    match text.as_str() {
        "=" | "恰好" | "等于" | "准确" | "确数" | "exact" | "exactly" => return Some(Bound::Eq),
        "近" | "接近" | "nearly" => return Some(Bound::Lt),
        "about" | "大概" => return Some(Bound::Approx),
        "超" => return Some(Bound::Gt),
        _ => {}
    }
    BEFORE.iter().chain(&AFTER).find(|(words, _)| *words == text).map(|(_, bound)| *bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_write_them() {
        let check = |text: &str, number: f64, bound: Option<Bound>, unit: Option<&str>| {
            let value = read(&SheetCell::Text(text.to_owned())).expect("something").expect(text);
            assert_eq!((value.number, value.bound, value.unit.as_deref()), (number, bound, unit), "{text}");
        };
        check("1600", 1600.0, None, None);
        check("1,600", 1600.0, None, None);
        check("１，６００个", 1600.0, None, Some("个"));
        check(" 1 234.5 ", 1234.5, None, None);
        check("-3.2%", -3.2, None, Some("%"));
        check("百分之八十五", 85.0, None, Some("%"));
        check("1.5万", 15_000.0, None, None);
        check("1.5万元", 1.5, None, Some("万元"));
        check("803亿元", 803.0, None, Some("亿元"));
        check("1000余个", 1000.0, Some(Bound::Gt), Some("个"));
        check("≥90%", 90.0, Some(Bound::Ge), Some("%"));
        check("不低于90%", 90.0, Some(Bound::Ge), Some("%"));
        check("95%以上", 95.0, Some(Bound::Ge), Some("%"));
        check("约 12", 12.0, Some(Bound::Approx), None);
        check("十二家", 12.0, None, Some("家"));
        check("一百零五", 105.0, None, None);
        check("1.2E+05", 120_000.0, None, None);
        check("3亿人次", 3e8, None, Some("人次"));
        check("'1390", 1390.0, None, None);
        check("已完成112个", 112.0, None, Some("个"));
        check("累计建成约1500家", 1500.0, Some(Bound::Approx), Some("家"));
        check("1 935", 1935.0, None, None);
        check("412 Mbps", 412.0, None, Some("Mbps"));
        check("二百零三", 203.0, None, None);
        check("完成率100%", 100.0, None, Some("%"));
    }

    #[test]
    fn a_range_has_two_ends_of_one_unit() {
        let of = |text: &str| range(&SheetCell::Text(text.to_owned()));
        assert_eq!(of("10-15"), Some((10.0, 15.0, None)));
        assert_eq!(of("2700~2800"), Some((2700.0, 2800.0, None)));
        assert_eq!(of("达到800—850亿元"), Some((800.0, 850.0, Some("亿元".to_owned()))));
        assert_eq!(of("30%-50%"), Some((30.0, 50.0, Some("%".to_owned()))));
        for none in ["1600", "15-10", "1-2万", "3家-5个", "2024-12", "-5", "全部", "约10-15"] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_no_number_is_named_and_never_guessed() {
        let check = |text: &str, trouble: Trouble| {
            let value = read(&SheetCell::Text(text.to_owned())).expect("something");
            assert_eq!(value, Err(trouble), "{text}");
        };
        check("全覆盖", Trouble::NotANumber);
        check("数十万", Trouble::NotANumber);
        check("10-20", Trouble::NotOneNumber);
        check("1,23", Trouble::Separators);
        check("1.234,5", Trouble::Separators);
        check("1.2.3", Trouble::Separators);
        check("12貫", Trouble::UnknownUnit);
        check("=SUM(A1:A9)", Trouble::FormulaWords);
        check("@cmd", Trouble::FormulaWords);
        for range in ["2700~2800", "800—850", "800～850", "30%-50%", "3至5", "10 - 20"] {
            check(range, Trouble::NotOneNumber);
        }
        check("########", Trouble::TooNarrow);
        for (day, typed) in
            [("3月4日", "3-4"), ("2024年3月4日", "3-4"), ("15-Oct", "10-15"), ("Oct-15", "10-15")]
        {
            check(day, Trouble::DayForNumber(typed.to_owned()));
        }
    }

    #[test]
    fn numbers_that_no_file_can_hold_are_refused() {
        let digits = "9".repeat(400);
        let small = format!("0.{}1", "0".repeat(400));
        for text in
            ["1e309", "-1e309", "1e-400", "1e16", "1E+300亿", &digits, &small, "9999999999亿亿", "1e-10"]
        {
            let value = read(&SheetCell::Text(text.to_owned())).expect("something");
            assert!(value.is_err(), "{text}: {value:?}");
        }
        for text in ["1e309", &digits, &small] {
            assert_eq!(read(&SheetCell::Text(text.to_owned())), Some(Err(Trouble::OutOfRange)), "{text}");
        }
        let value = read(&SheetCell::Text("0.00".to_owned())).expect("something").expect("a number");
        assert_eq!(value.number, 0.0);
    }

    #[test]
    fn a_number_with_two_readings_is_doubted() {
        let doubt =
            |text: &str| read(&SheetCell::Text(text.to_owned())).expect("something").expect(text).doubt;
        assert_eq!(doubt("1.234"), Some(Trouble::PointOrThousand));
        for plain in ["0.123", "1.23", "1,234", "1234.567"] {
            assert_eq!(doubt(plain), None, "{plain}");
        }
        assert_eq!(doubt("85%"), Some(Trouble::PercentWords));
    }

    #[test]
    fn every_bound_can_be_written_in_words_and_signs() {
        for (text, bound_) in [
            ("≥", Bound::Ge),
            ("不低于", Bound::Ge),
            ("以上", Bound::Ge),
            ("ge", Bound::Ge),
            ("＜", Bound::Lt),
            ("近", Bound::Lt),
            ("约", Bound::Approx),
            ("eq", Bound::Eq),
            ("确切数", Bound::Eq),
            ("不少于", Bound::Ge),
            ("少于", Bound::Lt),
            ("约数", Bound::Approx),
            ("Exact number", Bound::Eq),
        ] {
            assert_eq!(bound(text), Some(bound_), "{text}");
        }
        for none in ["许多", "区间", "range", "全覆盖表述"] {
            assert_eq!(bound(none), None, "{none}");
        }
    }
}
