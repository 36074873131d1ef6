//! The five shipped plans, read by people, against what is proposed from their texts.
//!
//! The floors lie well below what is found today, the same for every plan, so that a better rule may cost one plan a little.

use plan_draft::accuracy::{NAMES, Score, score};
use plan_model::plan::Plan;
use plan_model::wire;
use std::path::{Path, PathBuf};

/// Least share of each row, for every plan that has enough records, and for all together.
const FLOORS: [(&str, f64, f64); 12] = [
    ("commitments with a number, found", 0.80, 0.92),
    ("commitments in words, found", 0.0, 0.55),
    ("baselines with a number, found", 0.75, 0.75),
    ("proposed figures that the plan has", 0.75, 0.85),
    ("proposed commitments that are commitments", 0.70, 0.85),
    ("of those found: unit", 0.85, 0.92),
    ("of those found: bound", 0.85, 0.92),
    ("of those found: measure", 0.70, 0.78),
    ("of those found: deadline or day", 0.85, 0.92),
    ("of those found: target or baseline", 0.90, 0.95),
    ("headings, found", 0.70, 0.88),
    ("tasks, found", 0.85, 0.95),
];
/// Fewest records that a share of one plan is held to a floor for.
const ENOUGH: usize = 10;

fn scores() -> Vec<(String, Score)> {
    let data: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = |path: &str| std::fs::read(data.join(path)).expect("a file of the data");
    let departments: wire::DepartmentsFile = wire::parse(&read(wire::DEPARTMENTS)).expect("departments");
    let names = |id: &str| {
        let row = departments.departments.iter().find(|row| row.id == id).expect("a unit");
        row.aliases.iter().chain([&row.name_zh]).cloned().collect()
    };
    ["changning", "fengxian", "jinshan", "xuhui", "yangpu"]
        .map(|id| {
            let plan: Plan = wire::parse(&read(&format!("plans/{id}.json"))).expect("a plan");
            let text = String::from_utf8(read(&plan.source.file)).expect("UTF-8");
            let draft = plan_draft::read(&text).expect("a plan's text");
            assert_eq!(draft.text, text, "a text of the data is clean already");
            (id.to_owned(), score(&draft, &plan, &names))
        })
        .to_vec()
}

#[test]
fn proposals_find_what_people_found() {
    let scores = scores();
    let all = scores.iter().skip(1).fold(scores[0].1.clone(), |sum, (_, score)| sum.and(score));
    for (name, each, together) in FLOORS {
        let row = NAMES.iter().position(|known| *known == name).expect("a row of that name");
        for (plan, score) in &scores {
            let share = score.rows[row];
            if share.of >= ENOUGH {
                assert!(
                    share.share().is_some_and(|share| share >= each),
                    "{plan}: {name}: {share:?}, least {each}"
                );
            }
        }
        let share = all.rows[row];
        assert!(
            share.share().is_some_and(|share| share >= together),
            "all: {name}: {share:?}, least {together}"
        );
    }
}

#[test]
fn a_rule_that_finds_nothing_would_fail() {
    let empty = plan_draft::read("一、总体要求\n").expect("a text");
    let plan: Plan =
        serde_json::from_slice(include_bytes!("../../../data/plans/yangpu.json")).expect("a plan");
    let score = score(&empty, &plan, &|_| Vec::new());
    assert_eq!((score.rows[0].n, score.rows[4].of, score.rows[13].n), (0, 0, 0));
    assert!(score.rows[0].of > 10);
}
