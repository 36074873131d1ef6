//! The kiosk's playlist on the shipped data.

use crate::SHIPPED;
use crate::shipped::{DATA, judged};
use plan_model::lang::Lang;
use plan_model::wire;
use plan_present::kiosk::{Scene, SceneSlot, Settings};
use plan_present::present::{SceneData, SceneSheet, SceneSubject, scene};
use std::collections::BTreeSet;

fn sheet(slot: &SceneSlot, round: u32, lang: Lang) -> SceneSheet {
    let judged = judged(DATA.release.date);
    scene(SceneData { judged: &judged, places: DATA.places(), lang }, &Settings::default(), slot, round)
}

fn slot(scene: Scene) -> SceneSlot {
    SceneSlot { scene, id: None, secs: None }
}

#[test]
fn the_shipped_settings_are_the_default_ones() {
    let file = wire::kiosk(&SHIPPED[wire::KIOSK]).expect("kiosk.json");
    assert_eq!(Settings::read(Some(&file), ""), (Settings::default(), Vec::new()));
    assert_eq!(Settings::default().scenes.len(), 10);
}

#[test]
fn every_scene_states_a_short_finding_with_one_number_its_source_and_its_day() {
    for slot in Settings::default().scenes {
        for round in 0..5 {
            let said = [Lang::Zh, Lang::En].map(|lang| sheet(&slot, round, lang));
            for (sheet, day) in said.iter().zip(["数据截至 2026年11月30日", "Data as of 30 Nov 2026"])
            {
                assert!(!sheet.sentence.is_empty() && !sheet.about.is_empty(), "{slot:?}");
                assert!(!sheet.source.is_empty() && !sheet.key.is_empty(), "{slot:?}");
                assert!((1..=4).contains(&sheet.number.chars().count()), "{slot:?}: {}", sheet.number);
                assert_eq!(sheet.as_of, day);
            }
            let [zh, en] = said.each_ref().map(|sheet| sheet.finding.chars().count());
            assert!((1..=20).contains(&zh), "{slot:?}: {}", said[0].finding);
            assert!((1..=44).contains(&en), "{slot:?}: {}", said[1].finding);
            assert_eq!(said[0].number, said[1].number, "{slot:?}");
        }
    }
}

#[test]
fn clauses_and_districts_take_turns_and_stand_as_published() {
    let clauses: BTreeSet<String> = (0..40)
        .map(|round| {
            let SceneSubject::Clause(clause) = sheet(&slot(Scene::Clause), round, Lang::Zh).subject else {
                panic!("no clause in round {round}");
            };
            let plan = DATA.plans().iter().find(|plan| plan.title == clause.plan).expect("its plan");
            assert!(plan.targets.iter().any(|target| target.statement == clause.text));
            assert!(clause.answers.iter().filter(|row| row.answered).count() >= 2, "{}", clause.text);
            let number = clause.number.map(|range| clause.text[range].to_owned());
            assert!(number.is_none_or(|number| number.starts_with(|c: char| c.is_ascii_digit())));
            clause.text
        })
        .collect();
    assert!(clauses.len() > 30, "{}", clauses.len());
    for scene in [Scene::District, Scene::Departments] {
        let districts: BTreeSet<String> =
            (0..5).map(|round| sheet(&slot(scene), round, Lang::Zh).finding).collect();
        assert_eq!(districts.len(), 5, "{scene:?}");
    }
}

#[test]
fn a_plan_that_names_no_department_has_none_in_its_scene() {
    for plan in DATA.plans() {
        let slot = SceneSlot { id: Some(plan.district.clone()), ..slot(Scene::Departments) };
        let SceneSubject::Departments { rows, .. } = sheet(&slot, 0, Lang::Zh).subject else {
            panic!("no departments");
        };
        let named = plan.tasks.iter().any(|task| !(task.lead.is_empty() && task.support.is_empty()));
        assert_eq!(!rows.is_empty(), named, "{}", plan.id);
        assert!(rows.is_sorted_by_key(|row| std::cmp::Reverse(row.leads + row.supports)));
    }
}

#[test]
fn a_record_that_the_data_lacks_leaves_its_scene_to_the_wall() {
    let wall = sheet(&slot(Scene::Wall), 0, Lang::Zh);
    for scene in [Scene::District, Scene::Clause, Scene::Departments] {
        assert_eq!(sheet(&SceneSlot { id: Some("atlantis".into()), ..slot(scene) }, 0, Lang::Zh), wall);
    }
}

#[test]
fn places_that_are_not_there_yet_are_not_counted_as_none() {
    let judged = judged(DATA.release.date);
    let from = |places| SceneData { judged: &judged, places, lang: Lang::Zh };
    let shown = |places| scene(from(places), &Settings::default(), &slot(Scene::Places), 0);
    assert_eq!(shown(&[]).subject, SceneSubject::Wall);
    let SceneSubject::Places { places, .. } = shown(DATA.places()).subject else { panic!("no places") };
    assert_eq!(places.len(), DATA.places().len());
    assert_eq!(shown(DATA.places()).number, DATA.places().len().to_string());
}
