//! Dates with the precision they were published in.

use chrono::{Datelike, NaiveDate};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// How exactly a date was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// Only the year is known; the date stands at its 31 December.
    Year,
    /// The month is known; the date stands at the month's last day.
    Month,
    /// The day is known.
    Day,
}

/// Where a date of a plan comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateBasis {
    /// The clause, its heading or its table says it.
    Stated,
    /// The plan's own period stands in, since the clause says no date.
    PlanPeriod,
    /// Worked out by us; the record's note says how.
    Inferred,
}

/// A date of a plan: a deadline, or the day a baseline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanDate {
    /// Last day of what is named: a year alone stands at its 31 December.
    #[serde(deserialize_with = "day")]
    pub date: NaiveDate,
    /// How exactly the plan says it.
    pub precision: Precision,
    /// Where the date comes from.
    pub basis: DateBasis,
}

/// The span of days a plan is made for, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    #[serde(deserialize_with = "day")]
    pub start: NaiveDate,
    /// Last day.
    #[serde(deserialize_with = "day")]
    pub end: NaiveDate,
}

/// Days from the earlier to the later date as years of 365.25 days; negative when `to` is before `from`.
pub fn years_between(from: NaiveDate, to: NaiveDate) -> f64 {
    to.signed_duration_since(from).num_days() as f64 / 365.25
}

/// The first day of the span that a date of this precision stands for.
///
/// A year begins on 1 January, a month on its first; a day is itself.
pub fn span_start(date: NaiveDate, precision: Precision) -> NaiveDate {
    let start = match precision {
        Precision::Year => NaiveDate::from_ymd_opt(date.year(), 1, 1),
        Precision::Month => date.with_day(1),
        Precision::Day => Some(date),
    };
    start.unwrap_or(date)
}

/// Reads `YYYY-MM-DD`; `None` for anything else, also for days the calendar does not have.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let well_shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !well_shaped {
        return None;
    }
    let number = |from: usize, to: usize| {
        text.as_bytes()[from..to].iter().fold(0, |number, byte| number * 10 + u32::from(byte - b'0'))
    };
    NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)).ok()?, number(5, 7), number(8, 10))
}

/// Reads a day of the data: [`parse_day`], without the spellings that `chrono` takes besides and their weight.
pub(crate) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(from)?;
    parse_day(&text)
        .ok_or_else(|| D::Error::custom(format_args!("{text:?} is no day of the form YYYY-MM-DD")))
}

/// Reads a day of the data that may be absent.
pub(crate) fn day_if_any<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    struct Day(#[serde(deserialize_with = "day")] NaiveDate);
    Ok(Option::<Day>::deserialize(from)?.map(|Day(day)| day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_day(text).expect("a day")
    }

    #[test]
    fn a_day_has_one_spelling() {
        assert!(parse_day("2025-12-31").is_some());
        for bad in ["2025-13-01", "2025-02-30", "2025-1-1", "25-01-01", "", "+2025-01-0"] {
            assert_eq!(parse_day(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_year_starts_on_its_first_day() {
        let start = |text, precision| span_start(day(text), precision);
        assert_eq!(start("2025-12-31", Precision::Year), day("2025-01-01"));
        assert_eq!(start("2021-09-30", Precision::Month), day("2021-09-01"));
        assert_eq!(start("2021-09-30", Precision::Day), day("2021-09-30"));
    }

    #[test]
    fn years_run_backwards_too() {
        assert!((years_between(day("2020-12-31"), day("2024-12-31")) - 4.0).abs() < 0.01);
        assert!(years_between(day("2024-12-31"), day("2020-12-31")) < 0.0);
    }
}
