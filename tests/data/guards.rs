//! The guards over every pair of values in the shipped data, and conclusions over every day.

use crate::shipped::{DATA, judged};
use plan_method::compare::{Comparand, ComparedField, Comparison, Record, compare};
use plan_method::progress::{self, judge_all, shown_reading};
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::plan::{Bound, Scope};
use plan_model::unit;
use plan_present::present;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// Every target and every observation, as a side of a comparison.
fn sides() -> Vec<Comparand<'static>> {
    let targets = DATA.targets().map(|(_, target)| Comparand::of(&DATA, Record::Target(target)));
    let observations = DATA.observations().iter().map(|row| Comparand::of(&DATA, Record::Observation(row)));
    targets.chain(observations).collect()
}

/// The first field in which two sides differ, looked for by other means than the guard's.
fn expected(a: &Comparand<'_>, b: &Comparand<'_>) -> Option<ComparedField> {
    let kind = |bound| match bound {
        Bound::Gt => Bound::Ge,
        Bound::Lt => Bound::Le,
        other => other,
    };
    let base = |written: Option<&str>| unit::UNITS.iter().find(|row| Some(row.written) == written);
    let agree = [
        (ComparedField::Indicator, a.class == b.class),
        (ComparedField::Unit, base(a.unit).zip(base(b.unit)).is_some_and(|(a, b)| a.base == b.base)),
        (ComparedField::Bound, kind(a.bound) == kind(b.bound) && a.bound != Bound::Indefinite),
        (ComparedField::Scope, [a.scope, b.scope] == [Some(&Scope::District); 2]),
        (ComparedField::Measure, a.measure.is_some() && a.measure == b.measure),
        (ComparedField::Year, a.year == b.year),
    ];
    agree.into_iter().find(|(_, agrees)| !agrees).map(|(field, _)| field)
}

#[test]
fn every_pair_is_compared_by_the_first_field_that_differs() {
    let sides = sides();
    assert!(sides.len() > 250, "{}", sides.len());
    let mut comparable = 0;
    for a in &sides {
        for b in &sides {
            let found = compare(a, b);
            let differs = expected(a, b);
            match found {
                Comparison::Comparable => {
                    comparable += 1;
                    assert_eq!(differs, None, "{:?} and {:?}", a, b);
                }
                Comparison::NotComparable { field, why } => {
                    assert_eq!((differs, why.field()), (Some(field), field), "{:?} and {:?}", a, b);
                }
            }
        }
    }
    assert!(comparable > 100, "{comparable}");
}

#[test]
fn every_difference_is_said_in_both_languages() {
    let sides = sides();
    // One pair for each kind of difference says as much as all of them.
    let mut said = std::collections::BTreeSet::new();
    for (a, b) in sides.iter().flat_map(|a| sides.iter().map(move |b| (a, b))) {
        let Comparison::NotComparable { field, why } = compare(a, b) else { continue };
        if !said.insert((field, a.bound as u8, b.bound as u8, a.measure.map(|m| m as u8))) {
            continue;
        }
        for lang in LANGS {
            let words = present::difference(&why, lang);
            assert!(words.contains(present::field(field, lang)), "{words}");
            assert!(lang == Lang::Zh || !words.contains(['：', '，', '。']), "{words}");
        }
    }
    assert!(said.len() > 20, "{}", said.len());
}

/// A list and a target's own page are made by the same rules.
#[test]
fn the_short_and_the_long_account_agree_on_every_day() {
    for day in
        ["2019-12-31", "2021-06-30", "2022-12-31", "2023-07-01", "2024-12-31", "2025-12-31", "2030-01-01"]
    {
        let day = parse_day(day).expect("a day");
        for (at, standing) in judge_all(&DATA, day).iter().enumerate() {
            let status = progress::status(&DATA, at, day).expect("a status");
            let shown = shown_reading(&DATA, at, standing).map(|reading| reading.source);
            assert_eq!(
                (standing.state, standing.reason, standing.observed, standing.decided, standing.close_match),
                (
                    status.state,
                    status.reason,
                    status.published.is_some(),
                    status.state.is_decided(),
                    status.close_match
                )
            );
            assert_eq!(
                shown,
                status.decisive.or(status.latest).or(status.published).map(|reading| reading.source)
            );
            for lang in LANGS {
                assert!(!present::reason(&status, lang).is_empty());
            }
        }
    }
}

#[test]
fn targets_that_disagree_are_each_judged_and_shown_together() {
    let day = parse_day("2026-11-22").expect("a day");
    for (_, target) in DATA.targets().filter(|(_, target)| !target.conflicts.is_empty()) {
        let sheet = present::target(&judged(day), &target.id, Lang::Zh).expect("a sheet");
        assert_eq!(sheet.conflicts.len(), target.conflicts.len(), "{}", target.id);
        for row in &sheet.conflicts {
            let other = present::target(&judged(day), &row.id, Lang::Zh).expect("a sheet");
            assert_eq!((row.state, &row.asked), (other.state, &other.asked));
            assert!(other.conflicts.iter().any(|back| back.id == target.id));
        }
    }
}

#[test]
fn values_stand_side_by_side_with_their_clauses_ranked_or_not() {
    let ids = |ids: [&str; 2]| ids.map(str::to_owned);
    let stations = ids(["fengxian-target-5g-base-stations-total", "xuhui-target-table-5g-base-stations"]);
    for lang in LANGS {
        let sheet = present::comparison(&DATA, &stations, lang).expect("a sheet");
        // The same indicator and unit, but a running total in one plan and a level in the other.
        assert_eq!((sheet.comparable, sheet.differs), (false, Some(ComparedField::Measure)));
        assert!(sheet.sentence.contains(present::field(ComparedField::Measure, lang)), "{}", sheet.sentence);
        assert!(sheet.rows.iter().all(|row| !row.words.is_empty()));
        let same = ids([&stations[1], &stations[1]]);
        assert!(present::comparison(&DATA, &same, lang).expect("a sheet").comparable);
        assert_eq!(present::comparison(&DATA, &stations[..1], lang), None);
        assert_eq!(present::comparison(&DATA, &ids(["a", "b"]), lang), None);
    }
}
