//! The promises of the shipped data in figures: what is counted on which day, the ladder, the four questions.

use crate::shipped::DATA;
use plan_method::four_questions::{Question, QuestionCounts};
use plan_method::judged::Judged;
use plan_method::progress::{Standing, State};
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::plan::{NoteKind, Tier};
use plan_present::present;

/// A promise is counted from the day on which its plan was issued, and every state says whether a value was published.
#[test]
fn promises_are_there_from_the_day_their_plan_was_issued() {
    let judged = |text: &str| Judged::new(DATA.clone(), parse_day(text).expect("a day"));
    let counted = |text: &str| (judged(text).commitments().count(), judged(text).n_unissued());
    let of = |plan: &str| {
        let own = DATA.targets().filter(|(of, target)| of.id == plan && target.tier == Tier::Commitment);
        own.count()
    };
    assert_eq!(counted("2020-03-31"), (0, 5), "no plan had been issued");
    assert_eq!(counted("2020-08-27"), (of("fengxian"), 4), "the first of them was issued that day");
    assert_eq!(counted("2021-05-17"), (of("fengxian") + of("xuhui"), 3));
    assert_eq!(counted("2021-05-18"), (of("fengxian") + of("xuhui") + of("yangpu"), 2));
    let all = DATA.targets().filter(|(_, target)| target.tier == Tier::Commitment).count();
    assert_eq!(counted("2024-01-01"), (all, 0));
    for (_, _, target, standing) in judged("2026-11-22").commitments() {
        let published = matches!(standing.state, State::Interim | State::AchievedBy) || standing.decided;
        assert_eq!(standing.observed, published, "{}: every deadline has passed", target.id);
    }
}

/// The ladder of counts and the four questions, as the picture of the data says them.
#[test]
fn the_promises_in_figures() {
    let judged = Judged::new(DATA.clone(), parse_day("2026-11-22").expect("a day"));
    let count = |wanted: fn(&Standing) -> bool| {
        judged.commitments().filter(|(.., standing)| wanted(standing)).count()
    };
    let checkable = count(|standing| standing.state != State::NotAssessable);
    let (published, decided) = (count(|standing| standing.observed), count(|standing| standing.decided));
    assert_eq!((judged.commitments().count(), checkable, published, decided), (127, 108, 8, 2));
    let interim = count(|standing| standing.state == State::Interim);
    assert_eq!((interim, count(|standing| standing.state.is_unknown())), (5, 100));

    let asked = judged.commitments().map(|(_, plan, target, _)| (plan, target));
    let counts = QuestionCounts::of(&DATA, asked);
    let [number, date, lead, check] = Question::ALL.map(|question| counts.get(question));
    assert_eq!((counts.total, number, date, lead, check), (127, 88, 43, 72, 108));
    assert_eq!((counts.all, counts.all_with_year), (3, 42));
}

/// What readers look for and no target holds: each kind plan by plan, with its clause and the heading above it.
#[test]
fn what_readers_look_for_is_there_with_its_clause() {
    let found = |kind| present::signposts(&DATA, kind, None, Lang::Zh).expect("some").rows;
    let of = |kind| found(kind).into_iter().map(|row| row.district).collect::<Vec<_>>();
    let all: Vec<String> = DATA.plans().iter().map(|plan| plan.district.clone()).collect();
    assert_eq!(of(NoteKind::Absent), all, "no plan states a sum of money");
    assert_eq!(of(NoteKind::LeadsOverall), all);
    let goals = found(NoteKind::GoalInWords);
    let years: Vec<&str> = goals.iter().filter_map(|row| row.year.as_deref()).collect();
    assert_eq!(years, ["2022年", "2023年", "2024年", "2025年"]);
    let below = |row: &present::SignpostRow| row.heading.as_deref().and_then(|id| DATA.section(id));
    for row in &goals {
        assert!(below(row).is_some_and(|(plan, _)| plan.district == row.district), "{}", row.quote);
    }
    // A plan may say what it rests on before its first heading.
    let parents = found(NoteKind::ParentDocument);
    let without: Vec<&str> =
        parents.iter().filter(|row| below(row).is_none()).map(|row| row.district.as_str()).collect();
    assert_eq!((parents.len(), without), (4, vec!["changning", "jinshan", "fengxian"]));
    assert_eq!(present::signposts(&DATA, NoteKind::Typo, None, Lang::Zh), None, "a doubt, no signpost");
}

/// The project's own page says the ladder in the product's words.
#[test]
fn the_readme_says_the_ladder() {
    let readme = include_str!("../../README.md");
    let judged = Judged::new(DATA.clone(), parse_day("2026-11-22").expect("a day"));
    for (lang, between) in [(Lang::Zh, "，"), (Lang::En, ", ")] {
        let ladder = present::ladder(&judged, lang);
        let words: Vec<&str> = ladder.rungs.iter().map(|rung| rung.text.as_str()).collect();
        let said = words.join(between);
        assert!(readme.contains(&said), "README.md doesn't say: {said}");
    }
}
