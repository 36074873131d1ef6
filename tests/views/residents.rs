//! For residents: matters of everyday life, and requests for what nothing published decides.

use crate::{DATA, JUDGED, LANGS, page_at, plain, said};
use plan_method::address::{Address, Page};
use plan_method::query::Query;
use plan_model::lang::Lang;
use plan_present::present::{self, Letter};
use std::collections::BTreeMap;

/// Every open promise that a letter asks about, by how many letters do.
fn asked(letters: &[Letter]) -> usize {
    letters.iter().flat_map(|letter| &letter.paragraphs).filter(|text| text.contains("。原文：")).count()
}

#[test]
fn every_open_promise_is_asked_for_once_by_itself_and_once_in_a_bundle() {
    let mut open = 0;
    for (_, plan, target, standing) in JUDGED.commitments() {
        let own = present::requests(&JUDGED, &target.id, Lang::Zh);
        let ask = present::ask(&JUDGED, &target.id, Lang::Zh);
        assert_eq!(own.is_some(), !standing.state.is_decided(), "{}", target.id);
        assert_eq!(ask.is_some(), own.is_some(), "{}", target.id);
        let Some(own) = own else { continue };
        open += 1;
        let [letter] = &own.letters[..] else { panic!("one letter about {}", target.id) };
        let text = letter.text();
        assert!(text.starts_with("政府信息公开申请\n"));
        assert!(text.contains(&plan.title), "{text}");
        assert!(text.contains(&target.statement.replace('\n', " ")), "{text}");
        assert!(text.contains("《中华人民共和国政府信息公开条例》"));
    }
    assert!(open > 100);
    let bundles = DATA
        .departments()
        .iter()
        .map(|department| &department.id)
        .chain(DATA.plans().iter().map(|plan| &plan.district))
        .filter_map(|id| present::requests(&JUDGED, id, Lang::Zh));
    let letters: Vec<Letter> = bundles.flat_map(|sheet| sheet.letters).collect();
    assert_eq!(asked(&letters), open);
    for letter in &letters {
        let n = asked(std::slice::from_ref(letter));
        assert!((1..=10).contains(&n), "{n} questions to {}", letter.to);
        assert!(!letter.subject.is_empty());
    }
}

/// An office that takes requests is a department of government, a sub-district or a town; else it is the district's own.
#[test]
fn letters_go_to_offices_that_take_them() {
    let to = |id: &str| {
        let sheet = present::requests(&JUDGED, id, Lang::Zh).expect("a request");
        sheet.letters.into_iter().map(|letter| letter.to).collect::<Vec<_>>()
    };
    assert_eq!(to("xuhui-target-table-demonstration-hospitals"), ["徐汇区人民政府信息公开工作机构："]);
    assert_eq!(to("changning-target-one-touch-contracts"), ["长宁区民政局："]);
    for (_, plan, target, standing) in JUDGED.commitments().filter(|(.., at)| !at.state.is_decided()) {
        let ask = present::ask(&JUDGED, &target.id, Lang::Zh).expect("somebody to ask");
        let inferred = ask.who.contains("这是本站的推断");
        let office = format!("{}人民政府", present::district_name(&DATA, &plan.district, Lang::Zh));
        assert_eq!(inferred, to(&target.id)[0].starts_with(&office), "{} {:?}", target.id, standing.state);
        assert!(inferred || !target.lead.is_empty());
    }
}

#[test]
fn a_decided_promise_and_an_unknown_id_have_nothing_to_ask() {
    for id in ["changning-target-software-revenue", "nobody"] {
        assert!(present::requests(&JUDGED, id, Lang::Zh).is_none(), "{id}");
        for lang in LANGS {
            let page = page_at(&Address { page: Page::Request(id.to_owned()), lang, ..Address::default() });
            assert!(page.has("main .empty-state"), "{id}");
        }
    }
}

#[test]
fn the_matters_show_their_promises_by_district() {
    for lang in LANGS {
        let index = page_at(&Address { page: Page::Matters(None), lang, ..Address::default() });
        assert_eq!(index.all(".matter-card").len(), DATA.matters().len());
        for matter in DATA.matters() {
            let address =
                Address { page: Page::Matters(Some(matter.id.clone())), lang, ..Address::default() };
            let page = page_at(&address);
            let expected: BTreeMap<&str, usize> = DATA
                .plans()
                .iter()
                .map(|plan| {
                    let of = |row: &&plan_model::plan::Target| {
                        row.tier == plan_model::plan::Tier::Commitment && matter.has_indicator(&row.indicator)
                    };
                    (plan.district.as_str(), plan.targets.iter().filter(of).count())
                })
                .collect();
            for (district, n) in &expected {
                let items = page.all(&format!("main .topic-plan.district-{district} .matter-promises > li"));
                assert_eq!(items.len(), *n, "{} in {district}", matter.id);
            }
            let one = Address {
                query: Query { districts: vec!["changning".to_owned()], ..Query::default() },
                ..address
            };
            let page = page_at(&one);
            assert_eq!(page.all("main .topic-plan").len(), 1);
            let link = page.all("main .matter-promises a").len();
            assert_eq!(link > 0, expected["changning"] > 0, "{}", matter.id);
            assert!(
                said(page.one("main h1")).starts_with(&plain(lang.pick(&matter.name_zh, &matter.name_en)))
            );
        }
    }
}

/// Whom a matter concerns finds at least one promise behind it, and each of its records exists.
#[test]
fn every_matter_has_promises_and_tasks() {
    for matter in DATA.matters() {
        let promised =
            JUDGED.commitments().filter(|(_, _, target, _)| matter.has_indicator(&target.indicator));
        assert!(promised.count() > 0, "{}", matter.id);
        for id in &matter.indicators {
            assert!(JUDGED.commitments().any(|(_, _, target, _)| *id == *target.indicator), "{id}");
        }
        assert!(matter.topics.iter().all(|id| DATA.topic(id).is_some()), "{}", matter.id);
    }
}
