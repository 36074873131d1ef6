//! Days that a replay shows: the ends of quarters, and the last day.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Where a step of a replay leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the first day.
    First,
    /// One quarter back.
    Previous,
    /// One quarter on.
    Next,
    /// To the last day.
    Last,
}

/// A run of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replay {
    first: NaiveDate,
    last: NaiveDate,
}

impl Replay {
    /// From the end of the quarter in which `first` lies to `last`; a single day if that is later.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Self {
        Self { first: quarter_end(first).min(last), last }
    }

    /// The day that a step leads to, and whether there are days after it.
    pub fn step(self, from: NaiveDate, step: Step) -> (NaiveDate, bool) {
        let day = match step {
            Step::First => self.first,
            Step::Last => self.last,
            Step::Next if from < self.first => self.first,
            Step::Next => {
                let end = quarter_end(from);
                if end > from { end } else { quarter_end(from + Days::new(1)) }
            }
            Step::Previous => {
                let start = quarter_start(from);
                start.checked_sub_days(Days::new(1)).unwrap_or(self.first)
            }
        };
        let day = day.clamp(self.first, self.last);
        (day, day < self.last)
    }

    /// The day of the run that is nearest to any day; of two that are as near, the later.
    pub fn nearest(self, day: NaiveDate) -> NaiveDate {
        let before = quarter_start(day).checked_sub_days(Days::new(1)).unwrap_or(day);
        let [before, after] = [before, quarter_end(day)].map(|day| day.clamp(self.first, self.last));
        let far = |other: NaiveDate| (day - other).num_days().abs();
        if far(before) < far(after) { before } else { after }
    }

    /// The first day and the last.
    pub fn ends(self) -> [NaiveDate; 2] {
        [self.first, self.last]
    }
}

fn quarter_start(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1).unwrap_or(day)
}

fn quarter_end(day: NaiveDate) -> NaiveDate {
    quarter_start(day)
        .checked_add_months(Months::new(3))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::date::parse_day;

    fn day(text: &str) -> NaiveDate {
        parse_day(text).expect("a day")
    }

    #[test]
    fn steps_go_by_quarters_and_stay_within() {
        let replay = Replay::new(day("2020-01-01"), day("2021-05-20"));
        for (from, step, to, more) in [
            ("2021-05-20", Step::First, "2020-03-31", true),
            ("2020-03-31", Step::Next, "2020-06-30", true),
            ("2020-04-15", Step::Next, "2020-06-30", true),
            ("2020-04-15", Step::Previous, "2020-03-31", true),
            ("2020-03-31", Step::Previous, "2020-03-31", true),
            ("2021-03-31", Step::Next, "2021-05-20", false),
            ("2021-05-20", Step::Next, "2021-05-20", false),
            ("2030-01-01", Step::Previous, "2021-05-20", false),
            ("2000-01-01", Step::Next, "2020-03-31", true),
            ("2020-12-31", Step::Last, "2021-05-20", false),
        ] {
            assert_eq!(replay.step(day(from), step), (day(to), more), "{from} {step:?}");
        }
        let one = Replay::new(day("2022-01-01"), day("2021-01-01"));
        assert_eq!(one.step(day("2020-01-01"), Step::First), (day("2021-01-01"), false));
    }

    #[test]
    fn a_day_between_two_of_the_run_goes_to_the_nearer() {
        let replay = Replay::new(day("2020-01-01"), day("2021-05-20"));
        for (from, to) in [
            ("2019-01-01", "2020-03-31"),
            ("2020-04-15", "2020-03-31"),
            ("2020-06-30", "2020-06-30"),
            ("2020-07-05", "2020-06-30"),
            ("2020-09-01", "2020-09-30"),
            ("2021-05-01", "2021-05-20"),
            ("2021-05-20", "2021-05-20"),
            ("2030-01-01", "2021-05-20"),
        ] {
            assert_eq!(replay.nearest(day(from)), day(to), "{from}");
        }
    }

    #[test]
    fn a_run_reaches_its_end() {
        let replay = Replay::new(day("2020-01-01"), day("2026-11-25"));
        let (mut at, mut n) = (replay.step(day("2020-01-01"), Step::First).0, 0);
        while let (next, true) = replay.step(at, Step::Next) {
            assert!(next > at);
            (at, n) = (next, n + 1);
        }
        assert_eq!(n, 26);
    }
}
