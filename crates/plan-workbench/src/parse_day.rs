//! A day, month, year or part of a year as people write it.

use crate::normalize::folded;
use crate::sheet::{DayShown, SheetCell};
use crate::trouble::Trouble;
use crate::xlsx::format;
use plan_model::date::{Precision, parse_day};
use plan_model::observation::Coverage;
use plan_model::{Datelike, NaiveDate};

/// A parsed day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ParsedDay {
    /// The last day of what is written: of a year or month if no day is.
    pub(crate) date: NaiveDate,
    pub(crate) precision: Precision,
    /// The span that the words name (half a year, a quarter); `None` if they name none.
    pub(crate) period: Option<Coverage>,
    /// What the reader should verify; `None` if nothing is doubtful.
    pub(crate) doubt: Option<Trouble>,
}

/// Accepted years.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Parses a cell of a sheet whose bare numbers count days from 1900 or 1904; `None` if it is blank.
pub(crate) fn read(cell: &SheetCell, from_1904: bool) -> Option<Result<ParsedDay, Trouble>> {
    Some(match cell {
        SheetCell::Empty => return None,
        SheetCell::Day(date, shown) => as_shown(*date, *shown),
        SheetCell::Text(text) if text.trim().is_empty() => return None,
        SheetCell::Text(text) => words(&folded(text), from_1904),
        SheetCell::Number(number) => plain(*number, from_1904),
        SheetCell::Percent(_) | SheetCell::Bool(_) => Err(Trouble::NotADay),
        SheetCell::Mistake(_) => Err(Trouble::Mistake),
        SheetCell::Formula(None) => Err(Trouble::FormulaWithoutResult),
        SheetCell::Formula(Some(result)) => read(result, from_1904)?
            .map(|day| ParsedDay { doubt: day.doubt.or(Some(Trouble::Formula)), ..day }),
    })
}

fn exact(date: NaiveDate) -> ParsedDay {
    ParsedDay { date, precision: Precision::Day, period: None, doubt: None }
}

/// A day as exactly as its number format shows it.
fn as_shown(date: NaiveDate, shown: DayShown) -> Result<ParsedDay, Trouble> {
    let day = on(date.year(), date.month(), date.day())?;
    match shown {
        DayShown::Day => Ok(day),
        DayShown::Month => month(date.year(), date.month()),
        DayShown::Year => year(date.year()),
        DayShown::NoYear => Ok(ParsedDay { doubt: Some(Trouble::YearNotShown(date)), ..day }),
    }
}

fn year(year: i32) -> Result<ParsedDay, Trouble> {
    month_end(year, 12).map(|date| ParsedDay { precision: Precision::Year, ..exact(date) })
}

fn month(year: i32, month: u32) -> Result<ParsedDay, Trouble> {
    month_end(year, month).map(|date| ParsedDay { precision: Precision::Month, ..exact(date) })
}

fn month_end(year: i32, month: u32) -> Result<NaiveDate, Trouble> {
    let next = match month {
        1..=11 => NaiveDate::from_ymd_opt(year, month + 1, 1),
        12 => NaiveDate::from_ymd_opt(year.saturating_add(1), 1, 1),
        _ => None,
    };
    next.and_then(|day| day.pred_opt()).filter(|_| YEARS.contains(&year)).ok_or(Trouble::NotADay)
}

fn on(year: i32, month: u32, day: u32) -> Result<ParsedDay, Trouble> {
    NaiveDate::from_ymd_opt(year, month, day)
        .filter(|_| YEARS.contains(&year))
        .map(exact)
        .ok_or(Trouble::NotADay)
}

/// A number as a day: 2024, 202406, 20240630, or a spreadsheet's serial number of days.
fn plain(number: f64, from_1904: bool) -> Result<ParsedDay, Trouble> {
    if number.fract() != 0.0 {
        // 2024.12 as a number could be December; 2024.1 could be January or October.
        return Err(if YEARS.contains(&(number as i32)) { Trouble::AmbiguousDay } else { Trouble::NotADay });
    }
    let whole = number as i64;
    let part = |from: i64, n: i64| (whole / from % n) as u32;
    match whole {
        1990..=2100 => year(whole as i32),
        199_001..=210_012 => month((whole / 100) as i32, part(1, 100)),
        19_900_101..=21_001_231 => on((whole / 10_000) as i32, part(100, 100), part(1, 100)),
        20_000..=80_000 => {
            let date = format::day(number, from_1904).ok_or(Trouble::NotADay)?;
            Ok(ParsedDay { doubt: Some(Trouble::DayAsNumber(date)), ..exact(date) })
        }
        _ => Err(Trouble::NotADay),
    }
}

fn words(text: &str, from_1904: bool) -> Result<ParsedDay, Trouble> {
    let text = text.to_lowercase();
    // A time of day says nothing here.
    let text = match text.split_once([' ', 't']) {
        Some((day, time)) if time.contains(':') => day.to_owned(),
        _ => text.split_whitespace().collect(),
    };
    if let Some(day) = parse_day(&text) {
        return Ok(exact(day));
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().map_err(|_| Trouble::NotADay).and_then(|number| plain(number, from_1904));
    }
    if let Some(day) = part_of_year(&text) {
        return day;
    }
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let signs: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parsed: Vec<u32> = numbers.iter().filter_map(|digits| digits.parse().ok()).collect();
    let starts_with_year = numbers.first().is_some_and(|digits| digits.len() == 4);
    match (parsed.as_slice(), signs.as_str()) {
        (&[y], "年") => year(y as i32),
        (&[y], "年底" | "年末" | "年终") => year(y as i32),
        (&[y], "年度" | "年全年" | "全年" | "fy") => {
            year(y as i32).map(|day| ParsedDay { period: Some(Coverage::FullYear), ..day })
        }
        (&[y, m], "-" | "/" | "." | "年月" | "年月底" | "年月末") if starts_with_year => {
            if signs == "." && numbers[1].len() != 2 {
                return Err(Trouble::AmbiguousDay);
            }
            month(y as i32, m)
        }
        (&[y, m, d], "--" | "//" | ".." | "年月日" | "年月号") if starts_with_year => {
            on(y as i32, m, d)
        }
        // 03/04/2024 is in March or in April.
        (&[_, _, y], "--" | "//" | "..") if YEARS.contains(&(y as i32)) => Err(Trouble::AmbiguousDay),
        _ => Err(Trouble::NotADay),
    }
}

/// Words for a part of a year: half a year, quarters, months from January on.
fn part_of_year(text: &str) -> Option<Result<ParsedDay, Trouble>> {
    let (digits, rest) = text.split_at_checked(4)?;
    let y: i32 = digits.parse().ok()?;
    let rest = rest.trim_start_matches(['年', '-', '/']);
    let last = match rest {
        "上半年" | "h1" => 6,
        "下半年" | "h2" => 12,
        "一季度" | "第一季度" | "1季度" | "q1" => 3,
        "二季度" | "第二季度" | "2季度" | "q2" => 6,
        "三季度" | "第三季度" | "3季度" | "q3" | "前三季度" | "前3季度" => 9,
        "四季度" | "第四季度" | "4季度" | "q4" => 12,
        rest => {
            let months = rest.strip_suffix('月')?;
            let (first, last) = months.split_once(['-', '至', '到', '~', '—'])?;
            let first: u32 = first.trim_end_matches('月').parse().ok()?;
            let last: u32 = last.parse().ok()?;
            if first == 1 && last == 12 {
                return Some(year(y).map(|day| ParsedDay { period: Some(Coverage::FullYear), ..day }));
            }
            last
        }
    };
    Some(month(y, last).map(|day| ParsedDay { period: Some(Coverage::PartYear), ..day }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<ParsedDay, Trouble> {
        read(&SheetCell::Text(text.to_owned()), false).expect("something")
    }

    #[test]
    fn days_are_read_as_exactly_as_they_are_written() {
        let check = |text: &str, date: &str, precision: Precision, period: Option<Coverage>| {
            let day = of(text).expect(text);
            assert_eq!(
                (day.date.to_string().as_str(), day.precision, day.period),
                (date, precision, period),
                "{text}"
            );
        };
        let (day, month, year) = (Precision::Day, Precision::Month, Precision::Year);
        check("2024-06-30", "2024-06-30", day, None);
        check("2024/6/3", "2024-06-03", day, None);
        check("2024年6月3日", "2024-06-03", day, None);
        check("20240630", "2024-06-30", day, None);
        check("2024-06-30 00:00:00", "2024-06-30", day, None);
        check("2024-06", "2024-06-30", month, None);
        check("2024年2月", "2024-02-29", month, None);
        check("202402", "2024-02-29", month, None);
        check("2024", "2024-12-31", year, None);
        check("２０２４年底", "2024-12-31", year, None);
        check("2024年度", "2024-12-31", year, Some(Coverage::FullYear));
        check("2024年上半年", "2024-06-30", month, Some(Coverage::PartYear));
        check("2024年前三季度", "2024-09-30", month, Some(Coverage::PartYear));
        check("2024年1-9月", "2024-09-30", month, Some(Coverage::PartYear));
        check("2024年1-12月", "2024-12-31", year, Some(Coverage::FullYear));
    }

    #[test]
    fn a_number_in_place_of_a_day_is_read_and_doubted() {
        let counted = |number, from_1904| read(&SheetCell::Number(number), from_1904).expect("something");
        let of = |number| counted(number, false);
        for (number, from_1904) in [(45_657.0, false), (44_195.0, true)] {
            let serial = counted(number, from_1904).expect("a day");
            let day = on(2024, 12, 31).expect("a day").date;
            assert_eq!((serial.date, serial.doubt), (day, Some(Trouble::DayAsNumber(day))));
        }
        assert_eq!(of(2024.0).expect("a year").precision, Precision::Year);
        assert_eq!(of(2024.1), Err(Trouble::AmbiguousDay));
        assert_eq!(of(12.0), Err(Trouble::NotADay));
    }

    #[test]
    fn a_day_is_as_exact_as_the_sheet_shows_it() {
        let date = on(2024, 12, 1).expect("a day").date;
        let of = |shown| {
            let day = read(&SheetCell::Day(date, shown), false).expect("something").expect("a day");
            (day.date.to_string(), day.precision, day.doubt)
        };
        assert_eq!(of(DayShown::Day), ("2024-12-01".to_owned(), Precision::Day, None));
        assert_eq!(of(DayShown::Month), ("2024-12-31".to_owned(), Precision::Month, None));
        assert_eq!(of(DayShown::Year), ("2024-12-31".to_owned(), Precision::Year, None));
        let doubt = Some(Trouble::YearNotShown(date));
        assert_eq!(of(DayShown::NoYear), ("2024-12-01".to_owned(), Precision::Day, doubt));
        let old = NaiveDate::from_ymd_opt(1900, 1, 5).expect("a day");
        assert_eq!(read(&SheetCell::Day(old, DayShown::Day), false), Some(Err(Trouble::NotADay)));
    }

    #[test]
    fn what_could_be_two_days_is_not_guessed() {
        for text in ["03/04/2024", "2024.1"] {
            assert_eq!(of(text), Err(Trouble::AmbiguousDay), "{text}");
        }
        for text in ["2024-13-01", "2024-02-30", "去年", "1024", "2024年13月", "-"] {
            assert_eq!(of(text), Err(Trouble::NotADay), "{text}");
        }
    }
}
