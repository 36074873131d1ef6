//! The list of missing results: every promise that nothing decides stands there once, and each release says what it brought.

use crate::{DATA, JUDGED, LANGS, changes, page_with, plain, said, today};
use plan_method::progress::status_without;
use plan_method::query::Query;
use plan_model::lang::Lang;
use plan_model::release::ReleaseChanges;
use plan_present::present::{self, MissingSheet};
use std::collections::BTreeSet;

fn sheet(lang: Lang) -> MissingSheet {
    present::missing(&JUDGED, &Query::default(), lang)
}

fn open() -> BTreeSet<&'static str> {
    let open = JUDGED.commitments().filter(|(.., standing)| !standing.state.is_decided());
    open.map(|(_, _, target, _)| target.id.as_str()).collect()
}

#[test]
fn every_promise_that_nothing_decides_stands_there_once() {
    for lang in LANGS {
        let sheet = sheet(lang);
        let departments = || sheet.districts.iter().flat_map(|district| &district.departments);
        let ids: Vec<&str> = departments().flat_map(|of| &of.lines).map(|line| line.id.as_str()).collect();
        assert_eq!(ids.len(), open().len());
        assert_eq!(ids.into_iter().collect::<BTreeSet<_>>(), open());
        assert_eq!(sheet.table.rows.len(), open().len());
        for district in &sheet.districts {
            let lines = || district.departments.iter().flat_map(|of| &of.lines);
            assert_eq!(district.total(), lines().count());
            for (at, department) in district.departments.iter().enumerate() {
                assert_eq!(department.counts.iter().sum::<usize>(), department.lines.len());
                assert!(department.id.is_some() || at + 1 == district.departments.len());
                assert!(department.lines.is_sorted_by_key(|line| line.due));
            }
        }
        let page = page_with(&format!("?page=missing&lang={}", lang.tag()));
        assert_eq!(said(page.one("main h1")), plain(&sheet.title));
        assert_eq!(page.all("main .target-line").len(), open().len());
        // A count leads to a part of the page that holds as many, or holds them beside those of other years.
        for link in page.all(".count-matrix a") {
            let id = link.attr("href").and_then(|to| to.strip_prefix('#')).expect("a part of the page");
            let part = page.all(&format!("details#{id}")).into_iter().next();
            let part = part.unwrap_or_else(|| page.one(&format!("[aria-labelledby={id}]")));
            let n: usize = said(link).parse().expect("a count");
            assert!(part.all(".target-line").len() >= n, "{id}");
        }
    }
}

#[test]
fn a_district_is_chosen_and_the_others_stay_to_be_chosen() {
    let query = Query { districts: vec!["changning".to_owned()], ..Query::default() };
    let chosen = present::missing(&JUDGED, &query, Lang::Zh);
    assert_eq!(chosen.districts.iter().map(|of| of.id.as_str()).collect::<Vec<_>>(), ["changning"]);
    assert!(chosen.title.starts_with("长宁区"), "{}", chosen.title);
    assert_eq!(chosen.choices, sheet(Lang::Zh).choices);
    let page = page_with("?page=missing&district=changning");
    assert_eq!(page.all("main .target-line").len(), chosen.districts[0].total());
}

#[test]
fn the_sentence_counts_departments_only_where_there_are_some() {
    let said = |district: &str, lang: Lang| {
        let query = Query { districts: vec![district.to_owned()], ..Query::default() };
        present::missing(&JUDGED, &query, lang).sentence
    };
    assert_eq!(said("xuhui", Lang::Zh), "公开的材料不能判断它们是否完成。规划没有写明由哪个单位负责。");
    assert!(said("jinshan", Lang::En).ends_with("kept. Their plans name no department."));
    assert!(said("changning", Lang::Zh).ends_with("，共12个单位。"), "{}", said("changning", Lang::Zh));
    assert!(said("yangpu", Lang::Zh).ends_with("，共9个单位；8项没有写明单位，列在各区最后。"));
}

#[test]
fn what_is_decided_or_chosen_away_leaves_a_page_that_says_so() {
    let query = Query { text: "没有这样的目标".to_owned(), ..Query::default() };
    for (lang, title) in [(Lang::Zh, "没有缺结果的承诺"), (Lang::En, "No promise lacks a result")] {
        let sheet = present::missing(&JUDGED, &query, lang);
        assert_eq!((sheet.title.as_str(), sheet.sentence.as_str(), sheet.districts.len()), (title, "", 0));
    }
}

fn release(id: &str, observations: &[&str]) -> ReleaseChanges {
    ReleaseChanges {
        id: id.to_owned(),
        date: today(),
        changes: Vec::new(),
        observations: observations.iter().map(|id| (*id).to_owned()).collect(),
    }
}

/// The observations that decide the two decided promises, taken as what a release brought.
#[test]
fn a_release_says_which_promises_its_values_decide() {
    let decided: Vec<&str> = JUDGED
        .commitments()
        .filter(|(.., standing)| standing.state.is_decided())
        .map(|(_, _, target, _)| target.id.as_str())
        .collect();
    let position =
        |id: &str| DATA.target_position(id).and_then(|at| u32::try_from(at).ok()).expect("a target");
    let is_about = |targets: &[u32], id: &str| targets.contains(&position(id));
    let rows: Vec<&str> = DATA
        .observations()
        .iter()
        .filter(|row| decided.iter().any(|id| is_about(row.targets, id)))
        .map(|row| row.id)
        .collect();
    assert!(!decided.is_empty() && rows.len() >= decided.len());
    let releases = [release("3", &[]), release("2", &rows), release("1", &[])];
    let gains = present::release_gains(&JUDGED, &releases, Lang::Zh);
    assert_eq!(gains.len(), 2, "nothing came before the first");
    assert_eq!((gains[0].sentence.as_str(), gains[0].changed.len()), ("没有收录新的公开数据。", 0));
    let changed: Vec<&str> = gains[1].changed.iter().map(|of| of.id.as_str()).collect();
    assert!(decided.iter().all(|id| changed.contains(id)), "{changed:?}");
    assert!(gains[1].changed.iter().all(|of| of.before != of.after));
    assert!(gains[1].sentence.contains(&format!("其中{}项有了结果", decided.len())), "{}", gains[1].sentence);
}

/// What the page says of the shipped releases is what judging without their values gives.
#[test]
fn the_shipped_releases_are_told_on_the_page() {
    let file = changes();
    for lang in LANGS {
        let page = page_with(&format!("?page=missing&lang={}", lang.tag()));
        let part = page.one("[aria-labelledby=releases]");
        let gains = present::release_gains(&JUDGED, &file.releases, lang);
        assert_eq!(part.all("h3").len(), gains.len());
        for (release, gain) in file.releases.iter().zip(&gains) {
            assert!(gain.title.starts_with(&release.id));
            assert!(said(part).contains(&plain(&gain.sentence)));
        }
    }
    // A release's values are the only difference between the two judgings.
    for (at, (_, target)) in DATA.targets().enumerate() {
        let without =
            status_without(&DATA, at, today(), &file.releases[0].observations).map(|status| status.state);
        let gain = &present::release_gains(&JUDGED, &file.releases, Lang::Zh)[0];
        let told = gain.changed.iter().any(|of| of.id == target.id);
        assert_eq!(told, without != Some(JUDGED.standings[at].state), "{}", target.id);
    }
}
