//! The made-up country is one that could be: the same seed gives the same one, and its records keep the rules.

use super::*;
use crate::progress::{State, judge_all};
use plan_model::check;

const SMALL: SyntheticSize = SyntheticSize { districts: 12, targets: 40, observations: 6 };

#[test]
fn one_seed_makes_one_country() {
    assert_eq!(country(1, SMALL), country(1, SMALL));
    assert_ne!(country(1, SMALL), country(2, SMALL));
    let data = country(1, SMALL);
    assert_eq!((data.plans().len(), data.targets().len(), data.observations().len()), (12, 480, 2880));
}

#[test]
fn it_keeps_every_rule_that_needs_no_text() {
    let data = country(1, SMALL);
    let parts = Parts {
        districts: data.districts().to_vec(),
        plans: data.plans().to_vec(),
        indicators: data.indicators().to_vec(),
        departments: data.departments().to_vec(),
        topics: data.topics().to_vec(),
        ..Parts::default()
    };
    let context = check::Context::new(&parts);
    for plan in &parts.plans {
        assert_eq!(check::plan("plan", plan, &context), vec![]);
    }
    let make = Maker {
        seed: 1,
        shape: SMALL,
        names: data.indicators().iter().map(|row| (SharedStr::from(&row.id), row.names.clone())).collect(),
        shared: CountryParts::default(),
    };
    let rows: Vec<Observation> =
        (0..12).flat_map(|district| make.observations(district, 7).collect::<Vec<_>>()).collect();
    assert_eq!(check::observations("observations", &rows, &parts), vec![]);
    assert!(data.observations().iter().all(|row| row.targets.len() == 1));
}

#[test]
fn it_has_targets_in_every_state() {
    let data = country(1, SyntheticSize { districts: 60, ..SMALL });
    let standings = judge_all(&data, day(2025, 3, 31));
    for state in State::ALL {
        // Nothing here runs late enough, or backwards, or was issued after that day, or has a report.
        let rare = matches!(
            state,
            State::Reversed
                | State::AchievedLate
                | State::AchievedBy
                | State::ListComplete
                | State::Overtaken
                | State::NotIssued
        );
        let n = standings.iter().filter(|standing| standing.state == state).count();
        assert!(rare || n > 0, "{state:?}");
    }
}
