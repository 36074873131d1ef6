//! A target's page: with published values, without, with nothing that can be checked, and with no such target.

use crate::JUDGED;
use crate::html::Element;
use crate::{DATA, LANGS, page_at, plain, said, today};
use plan_method::address::{Address, Page};
use plan_method::progress::{self, State, Status};
use plan_model::lang::Lang;
use plan_model::plan::{Target, Tier};
use plan_present::names;
use plan_present::present::{self, TargetSheet};
use plan_present::text::LangTexts;

/// The first commitment that fits, with its status.
fn first(fits: impl Fn(&Target, &Status) -> bool) -> String {
    let status = |at| progress::status(&DATA, at, today()).expect("a status");
    let mut targets = DATA.targets().enumerate();
    let found =
        targets.find(|(at, (_, target))| target.tier == Tier::Commitment && fits(target, &status(*at)));
    found.expect("such a target").1.1.id.clone()
}

/// The page of a target and its sheet, with everything compared that every target has.
fn checked(id: &str, lang: Lang) -> (Element, TargetSheet) {
    let page = page_at(&Address { page: Page::Target(id.to_owned()), lang, ..Address::default() });
    let sheet = present::target(&JUDGED, id, lang).expect("a sheet");
    let main = page.one("main");
    assert_eq!(said(main.one("h1")), plain(&sheet.name));
    assert_eq!(said(main.one(".asked .stated")), plain(&sheet.asked));
    assert_eq!(said(main.one(".page-head .state-badge")), names::state(sheet.state, lang));
    assert_eq!(main.one("[aria-labelledby=clause] blockquote").text(), sheet.statement, "to the letter");
    assert_eq!(main.one("[aria-labelledby=clause] blockquote").attr("lang"), Some("zh-CN"));
    assert_eq!(said(main.one(".figure-title")), plain(&sheet.goal.title));
    assert_eq!(said(main.one(".figure-sentence")), plain(&sheet.goal.sentence));
    assert!(said(main.one("[aria-labelledby=why]")).contains(&plain(&sheet.reason)));
    assert_eq!(main.all("[aria-labelledby=observations] li").len(), sheet.observations.len());
    let departments: Vec<String> = main.all(".department-list a").into_iter().map(said).collect();
    assert_eq!(
        departments,
        sheet.departments.iter().map(|department| plain(&department.name)).collect::<Vec<_>>()
    );
    assert_eq!(main.has(".goal-chart"), !sheet.goal.points.is_empty(), "a chart without an axis");
    (main.clone(), sheet)
}

#[test]
fn target_with_published_values_lists_them_with_their_sources() {
    for lang in LANGS {
        let (main, sheet) = checked("xuhui-target-table-ai-industry-output", lang);
        assert_eq!(sheet.state, State::Achieved);
        assert!(!sheet.observations.is_empty());
        for (item, row) in main.all(".observation-row").into_iter().zip(&sheet.observations) {
            assert_eq!(said(item.one(".observed")), plain(&row.value));
            assert_eq!(said(item.one(".observation-date")), plain(&row.date));
            assert_eq!(said(item.one("button")), lang.texts().open_source);
        }
        assert!(!said(&main).contains(lang.texts().no_observation));
    }
}

#[test]
fn target_without_published_values_says_that_none_was_found() {
    let id = first(|_, status| status.considered.is_empty() && status.required.is_some());
    for lang in LANGS {
        let (main, sheet) = checked(&id, lang);
        assert!(sheet.state.is_unknown());
        assert_eq!(said(main.one("[aria-labelledby=observations] .absent")), lang.texts().no_observation);
        assert!(!main.has(".observation-row") && !main.has(".mark-observed-point"));
        assert!(main.has(".mark-target"), "the target is still drawn");
    }
}

#[test]
fn target_that_cannot_be_checked_says_why() {
    let id = first(|_, status| status.state == State::NotAssessable && status.required.is_none());
    for lang in LANGS {
        let (main, sheet) = checked(&id, lang);
        assert!(!main.has(".goal-chart"), "there is no axis without a number");
        assert!(said(&main).contains(&plain(&sheet.criterion)));
        assert!(said(main.one(".state-badge")).contains(names::state(State::NotAssessable, lang)));
    }
}

#[test]
fn targets_that_disagree_link_to_each_other() {
    let (main, sheet) = checked("xuhui-target-table-digital-benchmark-schools", Lang::Zh);
    let links: Vec<&str> =
        main.all("[aria-labelledby=conflicts] a").iter().filter_map(|link| link.attr("href")).collect();
    assert!(!links.is_empty());
    assert_eq!(links, sheet.conflicts.iter().map(|row| format!("?target={}", row.id)).collect::<Vec<_>>());
}

#[test]
fn unknown_target_leaves_a_usable_page() {
    for lang in LANGS {
        let page = Page::Target("xuhui-target-nothing".to_owned());
        let page = page_at(&Address { page, lang, ..Address::default() });
        assert_eq!(said(page.one("main h1")), lang.texts().unknown_target);
        let back = page.one("main .back a").attr("href").expect("a way back");
        assert!(back.starts_with("?page=targets"), "{back}");
        assert!(page.all(".site-nav a").len() > 2);
    }
}
