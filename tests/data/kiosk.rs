//! The kiosk's playlist on the shipped data.

use crate::SHIPPED;
use crate::shipped::{DATA, judged};
use plan_model::lang::Lang;
use plan_model::wire;
use plan_present::kiosk::{Scene, Settings, Slot};
use plan_present::present::{MOST_FIGURES, SceneData, SceneSheet, scene, scene_day, scene_map};
use std::collections::BTreeSet;

fn sheet(slot: &Slot, round: u32, lang: Lang) -> SceneSheet {
    let judged = judged(DATA.release.date);
    scene(SceneData { judged: &judged, lang }, &Settings::default(), slot, round)
}

#[test]
fn the_shipped_settings_are_the_default_ones() {
    let file = wire::kiosk(&SHIPPED[wire::KIOSK]).expect("kiosk.json");
    assert_eq!(Settings::read(Some(&file), ""), (Settings::default(), Vec::new()));
    assert!((8..=10).contains(&Settings::default().scenes.len()));
}

#[test]
fn every_scene_answers_one_question_with_few_figures_their_source_and_their_day() {
    for slot in Settings::default().scenes {
        let said = [Lang::Zh, Lang::En].map(|lang| sheet(&slot, 0, lang));
        for (sheet, day) in said.iter().zip(["数据截至 2026年11月30日", "Data as of 30 Nov 2026"]) {
            assert!(sheet.question.ends_with(['？', '?']), "{slot:?}: {}", sheet.question);
            assert!(!sheet.answer.is_empty() && !sheet.source.is_empty(), "{slot:?}");
            assert_eq!(sheet.as_of, day);
            let shows = sheet.map || !sheet.figures.is_empty();
            assert!(shows && sheet.figures.len() <= MOST_FIGURES, "{slot:?}: {}", sheet.figures.len());
            assert!(sheet.figures.iter().all(|figure| !figure.value.is_empty() && !figure.name.is_empty()));
            let shares = sheet.figures.iter().filter_map(|figure| figure.share);
            assert!(shares.into_iter().all(|share| (0.0..=1.0).contains(&share)));
        }
        assert_ne!(said[0].question, said[1].question, "{slot:?}");
        assert_eq!(said[0].figures.len(), said[1].figures.len(), "{slot:?}");
    }
}

#[test]
fn states_of_a_scene_add_up_to_its_whole() {
    let city = sheet(&Settings::default().scenes[0], 0, Lang::En);
    let counts: Vec<u32> = city.figures.iter().map(|figure| figure.value.parse().expect("a count")).collect();
    assert_eq!(counts[1..].iter().sum::<u32>(), counts[0]);
}

#[test]
fn clauses_and_districts_take_turns_and_stand_as_published() {
    let slot = |scene| Slot { scene, id: None, secs: None };
    let clauses: BTreeSet<String> = (0..40)
        .map(|round| {
            let clause = sheet(&slot(Scene::Clause), round, Lang::Zh).clause.expect("a clause");
            let text = DATA.plans().iter().find(|plan| plan.title == clause.plan).expect("its plan");
            assert!(text.targets.iter().any(|target| target.statement == clause.text));
            clause.text
        })
        .collect();
    assert!(clauses.len() > 30, "{}", clauses.len());
    let districts: BTreeSet<String> =
        (0..5).map(|round| sheet(&slot(Scene::District), round, Lang::Zh).question).collect();
    assert_eq!(districts.len(), 5);
}

#[test]
fn a_record_that_the_data_lacks_leaves_its_scene_to_the_city() {
    let city = sheet(&Slot { scene: Scene::City, id: None, secs: None }, 0, Lang::Zh);
    for scene in [Scene::District, Scene::Clause] {
        assert_eq!(sheet(&Slot { scene, id: Some("atlantis".into()), secs: None }, 0, Lang::Zh), city);
    }
}

#[test]
fn the_map_runs_from_the_first_plan_to_today() {
    let today = DATA.release.date;
    let days: Vec<_> = (0..=20).map(|n| scene_day(&DATA, today, f64::from(n) / 20.0)).collect();
    assert!(days.is_sorted() && days[0] < today && days[16..].iter().all(|day| *day == today), "{days:?}");
    let counted = |day| {
        let (map, _) = scene_map(&judged(DATA.release.date), day, Lang::Zh);
        map.areas.iter().filter_map(|area| area.value).sum::<f64>()
    };
    assert!(counted(days[0]) < counted(today));
}
