//! Dates as plans write them: 到2025年底, 2021年9月底前, “十四五”期末, 2021-2023年.

use crate::text::{begins, ends};
use plan_model::Datelike;
use plan_model::Days;
use plan_model::NaiveDate;
use plan_model::date::Precision;

/// A date or span of years in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// First character, with 到 or 至 before it.
    pub start: usize,
    /// One past the last, with 底 or 前 after it.
    pub end: usize,
    /// The last day of the named year, month, day or span.
    pub day: NaiveDate,
    /// The first year of a span of years; `None` for a single date.
    pub from: Option<i32>,
    /// Precision: year, month or day.
    pub precision: Precision,
    /// Whether it is written as an end or deadline: 到, 至, 底, 末, 前.
    pub goal: bool,
    /// Whether it only says what something is compared with: 比2010年, 在2020年基础上.
    pub compared: bool,
}

/// Words before a date, and behind it, that make it one to compare with.
const COMPARED_BEFORE: &[&str] =
    &["比", "较", "相比", "对比", "相较于", "相对于", "相当于", "同比", "恢复到", "恢复至"];
const COMPARED_AFTER: &[&str] = &["相比", "水平", "的水平", "基础上", "的基础上", "同期", "为基", "的基数"];

/// Accepted years.
const YEARS: std::ops::RangeInclusive<u32> = 1949..=2099;

/// The dates of a line, in order.
pub(crate) fn dates(line: &[char]) -> Vec<Date> {
    let mut found: Vec<Date> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let date = match line[at] {
            c if c.is_ascii_digit() => calendar(line, at),
            '一' | '二' => calendar(line, at),
            '十' => five_years(line, at),
            _ => None,
        };
        at = match date {
            Some(date) => {
                found.push(date);
                date.end
            }
            // A longer run of digits is no year at its end either.
            None => at + line[at..].iter().take_while(|c| c.is_ascii_digit()).count().max(1),
        };
    }
    found
}

/// A number of at most so many digits, and one past its end.
fn digits(line: &[char], at: usize, most: usize) -> Option<(u32, usize)> {
    let rest = &line[at.min(line.len())..];
    let n = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    if n == 0 {
        return if most == 4 { han_year(rest) } else { han_number(rest) }.map(|(value, n)| (value, at + n));
    }
    if n > most {
        return None;
    }
    let value = rest[..n].iter().filter_map(|c| c.to_digit(10)).fold(0, |sum, digit| sum * 10 + digit);
    Some((value, at + n))
}

/// A year in four Chinese numerals, of which 0 has many forms (〇, ○, O, 零), and its length.
fn han_year(rest: &[char]) -> Option<(u32, usize)> {
    let digit = |c: &char| match c {
        '〇' | '○' | '◯' | '零' | 'O' | 'o' | '0' | 'Ｏ' => Some(0),
        c => "一二三四五六七八九".chars().position(|digit| digit == *c).map(|at| at as u32 + 1),
    };
    let digits: Vec<u32> = rest.iter().map_while(digit).take(5).collect();
    let all = digits.len() == 4 && matches!(rest.first(), Some('一' | '二'));
    all.then(|| (digits.iter().fold(0, |sum, digit| sum * 10 + digit), 4))
}

/// A month or day in Chinese numerals up to 三十一, and its length.
fn han_number(rest: &[char]) -> Option<(u32, usize)> {
    let n = rest.iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    let words: String = rest[..n.min(3)].iter().collect();
    let number = plan_model::number::parse(&words).filter(|number| (1.0..=31.0).contains(number))?;
    (n <= 3).then_some((number as u32, n))
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_sub_days(Days::new(1))
}

/// Parses a year, month or day that begins here.
fn calendar(line: &[char], start: usize) -> Option<Date> {
    if start > 0 && (line[start - 1].is_ascii_alphanumeric() || line[start - 1] == '.') {
        return None;
    }
    let (first, mut end) = digits(line, start, 4)?;
    if !YEARS.contains(&first) {
        return None;
    }
    let mut year = first;
    let mut from = None;
    let mut gap = end;
    if begins(&line[gap..], "年") {
        gap += 1;
    }
    if line.get(gap).is_some_and(|c| matches!(c, '-' | '–' | '—' | '~' | '至' | '到'))
        && let Some((last, after)) = digits(line, gap + 1, 4)
        && YEARS.contains(&last)
        && last > first
    {
        from = i32::try_from(first).ok();
        year = last;
        end = after;
    }
    let closes = begins(&line[end..], "年");
    if !closes && from.is_none() {
        return None;
    }
    end += usize::from(closes);
    let year = i32::try_from(year).ok()?;
    let mut day = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let mut precision = Precision::Year;
    if closes
        && let Some((month, after)) = digits(line, end, 2).filter(|(_, after)| begins(&line[*after..], "月"))
    {
        day = last_of(year, month).filter(|_| (1..=12).contains(&month))?;
        precision = Precision::Month;
        end = after + 1;
        if let Some((number, after)) = digits(line, end, 2).filter(|(_, after)| begins(&line[*after..], "日"))
        {
            day = NaiveDate::from_ymd_opt(year, month, number)?;
            precision = Precision::Day;
            end = after + 1;
        }
    } else if closes && begins(&line[end..], "上半年") {
        day = NaiveDate::from_ymd_opt(year, 6, 30)?;
        precision = Precision::Month;
        end += 3;
    }
    Some(closed(line, Date { start, end, day, from, precision, goal: false, compared: false }))
}

/// A five-year plan by its name: 十四五 is 2021 to 2025.
fn five_years(line: &[char], start: usize) -> Option<Date> {
    let number = "一二三四五六七八九".chars().position(|c| line.get(start + 1) == Some(&c))? as i32;
    if line.get(start + 2) != Some(&'五') {
        return None;
    }
    let mut end = start + 3;
    while line.get(end).is_some_and(|c| matches!(c, '”' | '"' | '’')) {
        end += 1;
    }
    let from = 1951 + 5 * (11 + number);
    let day = NaiveDate::from_ymd_opt(from + 4, 12, 31)?;
    let quotes = line[..start].iter().rev().take_while(|c| matches!(c, '“' | '"' | '‘')).count();
    let date = Date {
        start: start - quotes,
        end,
        day,
        from: Some(from),
        precision: Precision::Year,
        goal: false,
        compared: false,
    };
    Some(closed(line, date))
}

/// Extends a date to the words around it that mark it as an end.
fn closed(line: &[char], mut date: Date) -> Date {
    for words in
        ["底前", "年底前", "期末", "规划期末", "时期末", "末", "底", "前", "年底", "期间", "时期", "度"]
    {
        if begins(&line[date.end..], words) {
            date.end += words.chars().count();
            date.goal = !matches!(words, "期间" | "时期" | "度");
            break;
        }
    }
    if date.goal && begins(&line[date.end..], "前") {
        date.end += 1;
    }
    for words in ["截至", "截止到", "截止", "到", "至"] {
        if ends(&line[..date.start], words) {
            date.start -= words.chars().count();
            date.goal = !words.starts_with('截');
            break;
        }
    }
    let (before, after) = (&line[..date.start], &line[date.end..]);
    let multiple = ends(before, "是") && begins(after, "的");
    date.compared = multiple
        || COMPARED_BEFORE
            .iter()
            .any(|words| ends(&line[..date.start + usize::from(date.goal)], words) || ends(before, words))
        || COMPARED_AFTER.iter().any(|words| begins(after, words));
    date
}

/// The first year that a date stands for.
pub(crate) fn first_year(date: &Date) -> i32 {
    date.from.unwrap_or(date.day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, Precision, bool)> {
        let chars: Vec<char> = text.chars().collect();
        let words = |date: &Date| chars[date.start..date.end].iter().collect();
        dates(&chars)
            .iter()
            .map(|date| (words(date), date.day.to_string(), date.precision, date.goal))
            .collect()
    }

    #[test]
    fn dates_are_read_with_their_precision() {
        for (text, words, day, precision, goal) in [
            ("力争到2025年底建成", "到2025年底", "2025-12-31", Precision::Year, true),
            ("2023年,建成", "2023年", "2023-12-31", Precision::Year, false),
            ("(2021年9月底前)", "2021年9月底前", "2021-09-30", Precision::Month, true),
            ("2022年8月2日印发", "2022年8月2日", "2022-08-02", Precision::Day, false),
            ("至“十四五”期末,", "至“十四五”期末", "2025-12-31", Precision::Year, true),
            ("“十三五”期间,全区", "“十三五”期间", "2020-12-31", Precision::Year, false),
            ("2024年2月底", "2024年2月底", "2024-02-29", Precision::Month, true),
            ("2026年上半年", "2026年上半年", "2026-06-30", Precision::Month, false),
            ("行动方案(2021-2023年)", "2021-2023年", "2023-12-31", Precision::Year, false),
            ("行动计划(2020-2022)", "2020-2022", "2022-12-31", Precision::Year, false),
        ] {
            assert_eq!(read(text), [(words.to_owned(), day.to_owned(), precision, goal)], "{text}");
        }
    }

    #[test]
    fn years_in_chinese_numerals_are_years() {
        for (text, words, day, precision) in [
            ("到二〇二六年底,", "到二〇二六年底", "2026-12-31", Precision::Year),
            ("到二O二五年底,", "到二O二五年底", "2025-12-31", Precision::Year),
            ("到二零二六年底,", "到二零二六年底", "2026-12-31", Precision::Year),
            ("二○二四年四月十二日", "二○二四年四月十二日", "2024-04-12", Precision::Day),
            ("二○一一年三月二十二日", "二○一一年三月二十二日", "2011-03-22", Precision::Day),
            ("一九九九年十二月", "一九九九年十二月", "1999-12-31", Precision::Month),
            ("(二○二四—二○二六年)", "二○二四—二○二六年", "2026-12-31", Precision::Year),
        ] {
            let found = read(text);
            let [(found, date, exact, _)] = &found[..] else { panic!("{text}: {found:?}") };
            assert_eq!((found.as_str(), date.as_str(), *exact), (words, day, precision), "{text}");
        }
    }

    #[test]
    fn a_date_to_compare_with_is_told_apart() {
        let compared = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            dates(&chars).iter().map(|date| date.compared).collect::<Vec<_>>()
        };
        for (text, expected) in [
            ("到2015年排放量比2010年削减10%", vec![false, true]),
            ("较2020年底增长5%", vec![true]),
            ("与2020年相比下降5%", vec![true]),
            ("在“十三五”末的基础上提高", vec![true]),
            ("恢复到2019年水平", vec![true]),
            ("是2020年的2倍", vec![true]),
            ("到2025年达到50%", vec![false]),
            ("2025年比例达到50%", vec![false]),
        ] {
            assert_eq!(compared(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "二千年",
            "一二三年",
            "一二三四五年",
            "二十年",
            "1949个",
            "20255年",
            "2025年13月",
            "2025年2月30日",
            "十五个",
            "v2025年",
            "十",
            "2025",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
