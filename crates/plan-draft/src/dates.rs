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
}

/// Accepted years.
const YEARS: std::ops::RangeInclusive<u32> = 1949..=2099;

/// The dates of a line, in order.
pub(crate) fn dates(line: &[char]) -> Vec<Date> {
    let mut found: Vec<Date> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let date = match line[at] {
            c if c.is_ascii_digit() => calendar(line, at),
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
    let n = line[at.min(line.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    if n == 0 || n > most {
        return None;
    }
    let value = line[at..at + n].iter().filter_map(|c| c.to_digit(10)).fold(0, |sum, digit| sum * 10 + digit);
    Some((value, at + n))
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
    Some(closed(line, Date { start, end, day, from, precision, goal: false }))
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
    let date =
        Date { start: start - quotes, end, day, from: Some(from), precision: Precision::Year, goal: false };
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
    fn what_is_no_date_is_not_read() {
        for text in ["1949个", "20255年", "2025年13月", "2025年2月30日", "十五个", "v2025年", "十", "2025"]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
