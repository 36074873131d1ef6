//! What is known only afterwards, or only in words: values of a later day, reports.

use super::tests::{actual, day, long_ago, period, state, target, year};
use super::*;
use plan_model::observation::{Grade, LinkState, Publication};
use plan_model::plan::Bilingual;

#[test]
fn a_later_value_shows_by_when_at_the_latest_and_nothing_about_the_deadline() {
    let goal = target(100.0, Bound::Ge);
    // Too early to decide, and short: the deadline itself stays unknown.
    let readings =
        || vec![actual(80.0, "2025-06-30"), actual(120.0, "2026-03-01"), actual(90.0, "2026-06-30")];
    let status = judge(&goal, period(), long_ago(), None, readings(), day("2026-11-22"));
    assert_eq!((status.state, status.reason), (State::AchievedBy, Reason::MetAfterwards));
    assert_eq!(status.decisive.map(|reading| reading.date), Some(day("2026-03-01")));
    assert!(status.fell_back && !status.state.is_decided() && !status.state.is_achieved());
    // As of a day before that value nothing is known but the early one.
    assert_eq!(state(&goal, readings(), "2026-02-28"), State::Interim);
    // A bound proves no more than it says.
    let nearly = Reading { bound: Bound::Lt, ..actual(120.0, "2026-03-01") };
    assert_eq!(state(&goal, vec![nearly], "2026-11-22"), State::Interim);
    // What is added after the period isn't part of it.
    let added = Target { measure: Measure::New, ..goal };
    assert_eq!(state(&added, vec![actual(120.0, "2026-03-01")], "2026-11-22"), State::DueNoData);
}

#[test]
fn a_report_counts_from_its_day_and_only_where_no_value_decides() {
    let source = Publication {
        title: "list".into(),
        publisher: "district".into(),
        published: None,
        url: None,
        grade: Grade::Official,
        link: LinkState::ReprintRead,
    };
    let reported = |kind, since| Target {
        report: Some(Report {
            kind,
            since: day(since),
            text: Bilingual::default(),
            sources: vec![source.clone()],
        }),
        ..target(100.0, Bound::Ge)
    };
    let listed = reported(ReportKind::ListComplete, "2025-12-31");
    let ended = reported(ReportKind::Overtaken, "2023-06-01");
    for (goal, before, after, reason) in [
        (&listed, "2025-12-30", State::ListComplete, Reason::OnCompletedList),
        (&ended, "2023-05-31", State::Overtaken, Reason::MeasureEnded),
    ] {
        assert_eq!(state(goal, vec![], before), State::OpenNoData);
        let status = judge(goal, period(), long_ago(), None, vec![], day("2026-11-22"));
        assert_eq!((status.state, status.reason), (after, reason));
        assert!(status.report.is_some() && status.state.is_unknown() && status.decisive.is_none());
        // An early value doesn't decide; one of the deadline does, and the report steps back.
        assert_eq!(state(goal, vec![actual(80.0, "2025-06-30")], "2026-11-22"), after);
        let status =
            judge(goal, period(), long_ago(), None, vec![year(80.0, "2025-12-31")], day("2026-11-22"));
        assert_eq!((status.state, status.report), (State::Missed, None));
        assert_eq!(state(goal, vec![year(120.0, "2025-12-31")], "2026-11-22"), State::Achieved);
    }
    let unclear =
        Bilingual { zh: "无法核验：没有界线".into(), en: "Cannot be checked: no line".into() };
    assert_eq!(state(&Target { criterion: unclear, ..listed }, vec![], "2026-11-22"), State::NotAssessable);
}
