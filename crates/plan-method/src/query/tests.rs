//! A count is what choosing would give, a group is a part of the list, and nothing depends on anything else.

use super::*;
use crate::four_questions::{Question, answers};
use crate::judged::Judged;
use crate::progress::State;
use chrono::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::fixtures::{data, day};
use plan_model::observation::Grade;
use plan_model::plan::{Domain, Force, Measure};
use proptest::prelude::*;
use proptest::sample::{select as one_of, subsequence};
use std::sync::Arc;

fn ids(from: &[&str]) -> Vec<String> {
    from.iter().map(|&id| id.to_owned()).collect()
}

/// Every count of every facet against the size of the result with that choice alone in its facet.
fn check_counts(data: &Dataset, query: &Query, as_of: NaiveDate) {
    let judged = Judged::new(Arc::new(data.clone()), as_of);
    let selection = select(&judged, query);
    for facet in Facet::ALL {
        for (slug, n) in selection.counts.of(facet) {
            let only = select(&judged, &query.only(facet, slug));
            assert_eq!(n, only.targets.len(), "{} {slug} in {query:?}", facet.slug());
            assert_eq!(selection.counts.get(facet, slug), n);
        }
        assert_eq!(selection.counts.get(facet, "nothing-like-it"), 0);
    }
    let mut listed = selection.targets.clone();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), selection.targets.len(), "a target is listed twice: {query:?}");
    if query.group.is_some() {
        let mut grouped: Vec<usize> =
            selection.groups.iter().flat_map(|group| selection.targets_of(group).iter().copied()).collect();
        grouped.sort_unstable();
        grouped.dedup();
        assert_eq!(grouped, listed, "groups and list differ: {query:?}");
    } else {
        assert!(selection.groups.is_empty());
    }
}

/// Positions of the tasks that fit, among those of all plans.
fn tasks_of(judged: &Judged, query: &Query) -> Vec<usize> {
    let n = judged.data.plans().iter().map(|plan| plan.tasks.len()).sum();
    let selection = select_tasks(judged, query);
    assert!(!selection.takes(n), "there is no task after the last");
    (0..n).filter(|task| selection.takes(*task)).collect()
}

/// Whether a task fits by one reading of every facet: what it says itself, and one target that has all the rest.
fn fits(judged: &Judged, task: usize, query: &Query) -> bool {
    let Judged { data, standings, .. } = judged;
    let (plan, task) = data.task_at(task).expect("a task");
    let meets = |facet: Facet, values: &[&str]| {
        let chosen = query.chosen(facet);
        chosen.is_empty() || values.iter().any(|value| chosen.iter().any(|chosen| chosen == value))
    };
    fn strs(ids: &[plan_model::shared::SharedStr]) -> Vec<&str> {
        ids.iter().map(|id| id.as_str()).collect()
    }
    let (lead, support) = (strs(&task.lead), strs(&task.support));
    let own = meets(Facet::District, &[&plan.district])
        && meets(Facet::Plan, &[&plan.id])
        && meets(Facet::Domain, &[task.domain.slug()])
        && meets(Facet::Topic, &strs(&task.topics))
        && meets(Facet::Lead, &lead)
        && meets(Facet::Support, &support)
        && meets(Facet::Department, &[lead, support].concat());
    let inside = [
        Facet::Due,
        Facet::State,
        Facet::Measure,
        Facet::Force,
        Facet::Grade,
        Facet::Observed,
        Facet::Answers,
    ];
    let asks_of_targets = inside.iter().any(|facet| !query.chosen(*facet).is_empty());
    let mut targets = data.targets().zip(standings.iter()).filter(|((_, target), _)| {
        target.task.as_deref() == Some(task.id.as_str()) && query.takes(target.tier)
    });
    let mut one_fits = targets.by_ref().filter(|((_, target), standing)| {
        let grades: Vec<&str> = Grade::ALL
            .into_iter()
            .filter(|grade| standing.grades.contains(*grade))
            .map(Grade::slug)
            .collect();
        meets(Facet::Due, &[&target.deadline.date.format("%Y").to_string()])
            && query.takes_state(standing.state)
            && query.answers.iter().all(|question| answers(data, target).contains(*question))
            && meets(Facet::Measure, &[target.measure.slug()])
            && meets(Facet::Force, &[target.force.slug()])
            && meets(Facet::Grade, &grades)
            && meets(Facet::Observed, &[if standing.observed { "yes" } else { "no" }])
    });
    own && (!asks_of_targets || one_fits.next().is_some())
}

/// The tasks of a query against [`fits`], and every count against the tasks with that choice alone in its facet.
fn check_tasks(data: &Dataset, query: &Query, as_of: NaiveDate) {
    let judged = Judged::new(Arc::new(data.clone()), as_of);
    let selection = select_tasks(&judged, query);
    for facet in Facet::ALL.into_iter().filter(|facet| facet.chooses_tasks()) {
        for (slug, n) in selection.counts.of(facet) {
            let only = tasks_of(&judged, &query.only(facet, slug));
            assert_eq!(n, only.len(), "{} {slug} in {query:?}", facet.slug());
        }
    }
    let wordless = Query { text: String::new(), ..query.clone() };
    let tasks = tasks_of(&judged, &wordless);
    let n = data.plans().iter().map(|plan| plan.tasks.len()).sum();
    assert_eq!(
        tasks,
        (0..n).filter(|&task| fits(&judged, task, &wordless)).collect::<Vec<_>>(),
        "{wordless:?}"
    );
}

#[test]
fn tasks_fit_by_themselves_or_by_a_target() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), day("2024-06-30"));
    let n: usize = data.plans().iter().map(|plan| plan.tasks.len()).sum();
    assert_eq!(tasks_of(&judged, &Query::default()).len(), n, "a task without a target is there too");
    let found = |text: &str| tasks_of(&judged, &Query { text: text.into(), ..Query::default() }).len();
    assert!(found("一网通办") > 0);
    assert_eq!(found("没有"), 0);
    let none = Judged { standings: judged.standings[..0].into(), ..judged.clone() };
    assert_eq!(tasks_of(&none, &Query { due: vec![2030], ..Query::default() }), Vec::<usize>::new());
}

#[test]
fn an_empty_query_gives_every_commitment() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), day("2024-06-30"));
    let selection = select(&judged, &Query::default());
    let commitments = data.targets().filter(|(_, target)| target.tier == Tier::Commitment).count();
    assert_eq!((selection.targets.len(), selection.total), (commitments, commitments));
    let all = Query { tiers: Tier::ALL.to_vec(), ..Query::default() };
    assert_eq!(select(&judged, &all).total, data.targets().len());
}

#[test]
fn words_are_found_in_clause_indicator_and_task() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), day("2024-06-30"));
    let found = |text: &str| {
        let query = Query { text: text.into(), tiers: Tier::ALL.to_vec(), ..Query::default() };
        select(&judged, &query).targets.len()
    };
    assert_eq!(found("5g基站"), 60);
    assert_eq!(found("BASE stations"), 30);
    assert_eq!(found("基站1900个"), 3);
    assert_eq!(found("一网通办"), 30);
    assert_eq!(found("一网通办 stations"), 0);
    assert_eq!(found("1900 一网"), 3);
    assert_eq!(found("没有"), 0);
}

#[test]
fn targets_of_a_plan_not_yet_issued_are_counted_nowhere_unless_asked_for() {
    let data = Arc::new(data());
    let before = Judged::new(data.clone(), day("2022-02-28"));
    let all = |judged: &Judged, states: Vec<State>| {
        let selection = select(judged, &Query { states, ..Query::default() });
        (selection.targets.len(), selection.total)
    };
    let of_plan = |id: &str| {
        let own = data.targets().filter(|(plan, target)| plan.id == id && target.tier == Tier::Commitment);
        own.count()
    };
    let (issued, unissued) = (of_plan("a") + of_plan("b"), of_plan("c"));
    assert_eq!(all(&before, vec![]), (issued, issued));
    assert_eq!(all(&before, vec![State::NotIssued]), (unissued, issued + unissued));
    assert_eq!(select(&before, &Query::default()).counts.get(Facet::State, "not-issued"), unissued);
    assert_eq!((before.commitments().count(), before.n_unissued()), (issued, 1));
    let on_the_day = before.on(day("2022-03-01"));
    assert_eq!(all(&on_the_day, vec![]), (issued + unissued, issued + unissued));
    assert_eq!((on_the_day.commitments().count(), on_the_day.n_unissued()), (issued + unissued, 0));
}

#[test]
fn every_question_ticked_must_be_answered() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), day("2024-06-30"));
    let list = |answers: Vec<Question>| select(&judged, &Query { answers, ..Query::default() }).targets;
    let (lead, both) = (list(vec![Question::Lead]), list(vec![Question::Lead, Question::Number]));
    assert!(!both.is_empty() && lead.iter().filter(|at| both.contains(at)).count() == both.len());
    for (at, _, target, _) in judged.commitments() {
        let found = answers(&data, target);
        assert_eq!(lead.contains(&at), found.contains(Question::Lead));
        assert_eq!(list(Question::ALL.to_vec()).contains(&at), found.count() == 4);
    }
}

#[test]
fn lists_are_in_the_order_asked_for() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), day("2024-06-30"));
    let ordered = |sort| select(&judged, &Query { sort, ..Query::default() }).targets;
    let date = |&at: &usize| data.target_at(at).map(|(_, target)| target.deadline.date);
    assert!(ordered(Sort::Plan).is_sorted());
    assert!(ordered(Sort::Deadline).is_sorted_by_key(|at| (date(at), *at)));
    assert!(ordered(Sort::State).is_sorted_by_key(|&at| (judged.standings[at].state, at)));
}

#[test]
fn a_target_with_several_units_is_in_several_groups() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), day("2024-06-30"));
    let query = Query { group: Some(Facet::Lead), ..Query::default() };
    let selection = select(&judged, &query);
    let slugs: Vec<Option<&str>> = selection.groups.iter().map(|group| group.slug).collect();
    assert_eq!(slugs, [Some("unit-1"), Some("unit-2"), Some("unit-3"), None]);
    for group in &selection.groups {
        if let Some(slug) = group.slug {
            assert_eq!(selection.targets_of(group).len(), selection.counts.get(Facet::Lead, slug), "{slug}");
        }
    }
}

#[test]
fn standings_of_another_day_or_too_few_of_them_do_no_harm() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), day("2024-06-30"));
    let first = |n: usize| Judged { standings: judged.standings[..n].into(), ..judged.clone() };
    assert!(select(&first(0), &Query::default()).targets.is_empty());
    assert!(select(&first(5), &Query::default()).targets.iter().all(|&at| at < 5));
}

prop_compose! {
    fn any_query()(
        districts in subsequence(ids(&["a", "b", "c", "nowhere"]), 0..3),
        plans in subsequence(ids(&["a", "b"]), 0..2),
        topics in subsequence(ids(&["care", "homes", "gone"]), 0..2),
        (lead, support, departments) in (
            subsequence(ids(&["unit-1", "unit-2", "unit-3"]), 0..2),
            subsequence(ids(&["unit-3", "unit-9"]), 0..2),
            subsequence(ids(&["unit-1", "unit-3"]), 0..2),
        ),
        domains in subsequence(Domain::ALL.to_vec(), 0..4),
        due in subsequence(vec![2022, 2023, 2024, 2030], 0..3),
        states in subsequence(State::ALL.to_vec(), 0..8),
        answers in subsequence(Question::ALL.to_vec(), 0..4),
        (measures, forces, tiers) in (
            subsequence(Measure::ALL.to_vec(), 0..5),
            subsequence(Force::ALL.to_vec(), 0..3),
            subsequence(Tier::ALL.to_vec(), 0..3),
        ),
        (grades, observed) in
            (subsequence(Grade::ALL.to_vec(), 0..2), prop::option::of(one_of(Observed::ALL.to_vec()))),
        text in one_of(vec!["", "", "", "5G", "养老 基站", "1"]),
        (sort, group) in
            (one_of(Sort::ALL.to_vec()), prop::option::of(one_of(Facet::GROUPS.to_vec()))),
    ) -> Query {
        let text = text.to_owned();
        let mut query = Query {
            districts, plans, topics, lead, support, departments, domains, due, states, measures, forces,
            tiers, grades, observed, answers, text, sort, group,
        };
        query.normalise();
        query
    }
}

/// Most random queries choose in too many facets to find anything, so each is also tried with few.
fn thinned(query: &Query, keep: [usize; 2]) -> Query {
    let mut thin = query.cleared();
    for facet in keep.map(|at| Facet::ALL[at % Facet::COUNT]) {
        for slug in query.chosen(facet) {
            thin.toggle(facet, &slug);
        }
    }
    thin
}

proptest! {
    #![proptest_config(crate::cases(48))]

    #[test]
    fn a_count_is_the_size_of_the_result_if_it_were_chosen(
        query in any_query(),
        keep in [0..Facet::COUNT, 0..Facet::COUNT],
        year in 2020..2026,
    ) {
        let data = data();
        let as_of = NaiveDate::from_ymd_opt(year, 6, 30).expect("a day");
        check_counts(&data, &query, as_of);
        check_counts(&data, &thinned(&query, keep), as_of);
    }

    #[test]
    fn tasks_and_their_counts_are_what_choosing_would_give(
        query in any_query(),
        keep in [0..Facet::COUNT, 0..Facet::COUNT],
        year in 2020..2026,
    ) {
        let data = data();
        let as_of = NaiveDate::from_ymd_opt(year, 6, 30).expect("a day");
        check_tasks(&data, &query, as_of);
        check_tasks(&data, &thinned(&query, keep), as_of);
    }
}
