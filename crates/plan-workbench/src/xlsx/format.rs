//! Number formats of a workbook, and days as the numbers that spreadsheets count them by.

use plan_model::NaiveDate;

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberFormat {
    /// As a number.
    Plain,
    /// As percent: 0.85 is shown as 85 %.
    Percent,
    /// As a day, counted from 1900 or 1904.
    Day,
}

/// What a format's own pattern shows.
pub(crate) fn format_of(pattern: &str) -> NumberFormat {
    let mut quoted = false;
    let mut bracket = false;
    let mut bare = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' => drop(chars.next()),
            '[' => bracket = true,
            ']' => bracket = false,
            c if !quoted && !bracket => bare.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    if bare.contains('%') {
        NumberFormat::Percent
    } else if !bare.contains("general") && (bare.contains('y') || bare.contains('d')) {
        NumberFormat::Day
    } else {
        NumberFormat::Plain
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_known_by_what_it_shows() {
        for (pattern, format) in [
            ("0.00%", NumberFormat::Percent),
            ("yyyy\\-mm\\-dd", NumberFormat::Day),
            ("yyyy\"年\"m\"月\"d\"日\"", NumberFormat::Day),
            ("[$-409]d\\-mmm", NumberFormat::Day),
            ("General", NumberFormat::Plain),
            ("#,##0.00", NumberFormat::Plain),
            ("0\"day\"", NumberFormat::Plain),
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
    }
}
