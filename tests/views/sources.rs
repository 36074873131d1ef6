//! The source drawer: of a target, a baseline, and a published value with and without a page of its own.

use crate::html::Element;
use crate::{DATA, LANGS, page, plain, said};
use plan_method::address::Address;
use plan_model::lang::Lang;
use plan_model::observation::LinkState;
use plan_present::present::{self, SourceSheet};
use plan_present::text::LangTexts;

/// The drawer over the overview and its sheet, with everything compared that every source has.
fn checked(record: &str, lang: Lang) -> (Element, SourceSheet) {
    let address = Address { source: Some(record.to_owned()), lang, ..Address::default() };
    let page = page(&address.write());
    let sheet = present::source(&DATA, record, lang).expect("a source");
    let drawer = page.one("[role=dialog]");
    let title = said(page.one(&format!("#{}", drawer.attr("aria-labelledby").expect("a label"))));
    assert!(title.contains(&plain(&sheet.title)), "{title}");
    let facts: Vec<(String, String)> =
        drawer.all(".fact").into_iter().map(|fact| (said(fact.one("dt")), said(fact.one("dd")))).collect();
    let expected = sheet.facts.iter().map(|fact| (fact.name.clone(), plain(&fact.value)));
    assert_eq!(facts, expected.collect::<Vec<_>>());
    assert_eq!(said(drawer.one(".citation")), plain(&sheet.citation));
    assert!(sheet.citation.contains(record), "a citation names its record");
    assert!(said(drawer.one(".drawer-head button")).contains(lang.texts().close));
    (drawer.clone(), sheet)
}

#[test]
fn source_of_a_target_is_its_clause() {
    let id = "xuhui-target-table-5g-base-stations";
    let (plan, target) = DATA.target(id).expect("a target");
    for lang in LANGS {
        let (drawer, sheet) = checked(id, lang);
        let clause = drawer.one("blockquote");
        assert_eq!((clause.text(), clause.attr("lang")), (target.statement.clone(), Some("zh-CN")));
        let link = drawer.one("dd a");
        assert_eq!(link.attr("href"), plan.source.official_url.as_deref());
        assert_eq!((link.attr("target"), link.attr("rel")), (Some("_blank"), Some("noopener noreferrer")));
        assert!(sheet.facts.iter().any(|fact| fact.value.contains(&plan.source.sha256)));
    }
}

#[test]
fn source_of_a_plan_without_a_page_has_no_link() {
    let plan = DATA.plans().iter().find(|plan| plan.source.official_url.is_none()).expect("such a plan");
    let (drawer, _) = checked(&plan.targets[0].id, Lang::Zh);
    let links: Vec<_> = drawer.all("a").iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, [format!("?page=text&id={}", plan.targets[0].id)], "into its text, and nowhere else");
}

#[test]
fn source_of_a_baseline_is_its_clause() {
    let baseline = DATA.plans().iter().flat_map(|plan| &plan.baselines).next().expect("a baseline");
    for lang in LANGS {
        let (drawer, _) = checked(&baseline.id, lang);
        assert_eq!(drawer.one("blockquote").text(), baseline.statement);
    }
}

#[test]
fn source_of_a_published_value_is_its_publication() {
    for link in [LinkState::Linked, LinkState::ReprintRead] {
        let row = DATA.observations().iter().find(|row| row.source.link == link).expect("such a value");
        for lang in LANGS {
            let (drawer, _) = checked(row.id, lang);
            assert!(!drawer.has("blockquote"), "a value isn't quoted");
            let links: Vec<&str> = drawer.all("a").iter().filter_map(|link| link.attr("href")).collect();
            assert_eq!(links, row.source.url.iter().map(String::as_str).collect::<Vec<_>>(), "{}", row.id);
            assert_eq!(links.is_empty(), link == LinkState::ReprintRead, "{}", row.id);
            assert_eq!(said(&drawer).contains(lang.texts().reprint_read), link == LinkState::ReprintRead);
        }
    }
}

#[test]
fn without_a_known_record_there_is_no_drawer() {
    for query in ["", "source=nothing-here", "page=targets&source=xuhui-target-nothing"] {
        let page = page(query);
        assert!(!page.has("[role=dialog]") && page.has("main h1"), "{query}");
    }
}
