//! Number formats of a workbook, and days as the numbers that spreadsheets count them by.

use crate::sheet::DayShown;
use plan_model::NaiveDate;

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberFormat {
    /// As a number.
    Plain,
    /// As percent: 0.85 is shown as 85 %.
    Percent,
    /// As a day or a part of one, counted from 1900 or 1904.
    Day(DayShown),
    /// As a time of day or a length of time.
    Time,
}

/// A format that every workbook knows by its number; those from 27 to 58 are the ones of Chinese editions.
pub(crate) fn built_in(id: u32) -> NumberFormat {
    match id {
        9 | 10 => NumberFormat::Percent,
        14 | 15 | 22 | 30 | 31 => NumberFormat::Day(DayShown::Day),
        17 | 27 | 36 | 50 | 52 | 57 => NumberFormat::Day(DayShown::Month),
        16 | 28 | 29 | 51 | 53 | 54 | 58 => NumberFormat::Day(DayShown::NoYear),
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => NumberFormat::Time,
        _ => NumberFormat::Plain,
    }
}

/// What a format's own pattern shows.
pub(crate) fn format_of(pattern: &str) -> NumberFormat {
    let mut quoted = false;
    let mut bare = String::new();
    // Lengths of time are in brackets ([h]:mm), as colours, conditions and languages are.
    let mut bracket: Option<String> = None;
    let mut elapsed = false;
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' => drop(chars.next()),
            _ if quoted => {}
            // A pattern's further parts are for negative numbers, zero and words.
            ';' => break,
            '[' => bracket = Some(String::new()),
            ']' => {
                let inside = bracket.take().unwrap_or_default();
                elapsed |= !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'm' | 's'));
            }
            c => match &mut bracket {
                Some(inside) => inside.push(c.to_ascii_lowercase()),
                None => bare.push(c.to_ascii_lowercase()),
            },
        }
    }
    let bare = bare.replace("general", "").replace("e+", "").replace("e-", "");
    // Behind an hour, m stands for minutes.
    let (day, time) = bare.split_at(bare.find(['h', 's']).unwrap_or(bare.len()));
    let day = if time.starts_with('s') { day.trim_end_matches([':', 'm']) } else { day };
    let year = bare.contains(['y', 'e']);
    let shown = match (year, day.contains('m'), bare.contains('d')) {
        (true, _, true) => Some(DayShown::Day),
        (true, true, false) => Some(DayShown::Month),
        (true, false, false) => Some(DayShown::Year),
        (false, true, _) | (false, _, true) => Some(DayShown::NoYear),
        (false, false, false) => None,
    };
    match shown {
        _ if bare.contains('%') => NumberFormat::Percent,
        Some(shown) => NumberFormat::Day(shown),
        None if elapsed || !time.is_empty() => NumberFormat::Time,
        // A weekday alone.
        None if bare.contains("aaa") => NumberFormat::Day(DayShown::NoYear),
        None => NumberFormat::Plain,
    }
}

/// The day that a number of a spreadsheet stands for; `None` for one that is no day of our time.
pub(crate) fn day(number: f64, from_1904: bool) -> Option<NaiveDate> {
    if !(1.0..100_000.0).contains(&number) {
        return None;
    }
    let start = match from_1904 {
        true => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        false => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    start.checked_add_days(plan_model::Days::new(number as u64))
}

/// A part of a day as a sheet shows it: 0.5 is 12:00.
pub(crate) fn time(number: f64) -> String {
    let minutes = (number * 1440.0).round();
    format!("{}:{:02}", (minutes / 60.0).floor(), minutes.rem_euclid(60.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_known_by_what_it_shows() {
        let day = NumberFormat::Day(DayShown::Day);
        let month = NumberFormat::Day(DayShown::Month);
        let year = NumberFormat::Day(DayShown::Year);
        let no_year = NumberFormat::Day(DayShown::NoYear);
        for (pattern, format) in [
            ("0.00%", NumberFormat::Percent),
            ("yyyy\\-mm\\-dd", day),
            ("yyyy\"年\"m\"月\"d\"日\"", day),
            ("yyyy/m/d h:mm;@", day),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", day),
            ("yyyy\"年\"m\"月\";@", month),
            ("yyyy\\-mm", month),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"", month),
            ("mmm\\-yy", month),
            ("[$-411]ge\"年\"m\"月\"", month),
            ("yyyy", year),
            ("yyyy\"年\"", year),
            ("[$-409]d\\-mmm", no_year),
            ("m\"月\"d\"日\"", no_year),
            ("m\"月\"", no_year),
            ("dddd", no_year),
            ("aaaa", no_year),
            ("h:mm", NumberFormat::Time),
            ("mm:ss", NumberFormat::Time),
            ("[h]:mm:ss", NumberFormat::Time),
            ("General", NumberFormat::Plain),
            ("#,##0.00", NumberFormat::Plain),
            ("#,##0.00_);[Red]\\(#,##0.00\\)", NumberFormat::Plain),
            ("0.00E+00", NumberFormat::Plain),
            ("0\"day\"", NumberFormat::Plain),
            ("0;\"yes\";d", NumberFormat::Plain),
            ("# ?/?", NumberFormat::Plain),
        ] {
            assert_eq!(format_of(pattern), format, "{pattern}");
        }
    }

    #[test]
    fn numbers_stand_for_the_days_that_spreadsheets_show() {
        let shown = |number, from_1904| day(number, from_1904).map(|day| day.to_string());
        assert_eq!(shown(45_657.0, false).as_deref(), Some("2024-12-31"));
        assert_eq!(shown(45_657.9, false).as_deref(), Some("2024-12-31"));
        assert_eq!(shown(44_195.0, true).as_deref(), Some("2024-12-31"));
        assert_eq!(shown(-1.0, false), None);
        assert_eq!(shown(f64::NAN, false), None);
        assert_eq!((time(0.5), time(0.75)), ("12:00".to_owned(), "18:00".to_owned()));
    }
}
