//! A target's page: with published values, without, with nothing that can be checked, and with no such target.

use crate::JUDGED;
use crate::html::Element;
use crate::{DATA, LANGS, page_at, plain, said, today};
use plan_method::address::{Address, Page};
use plan_method::progress::{self, State, Status};
use plan_model::lang::Lang;
use plan_model::plan::{Target, Tier};
use plan_present::names;
use plan_present::present::{self, GoalPicture, TargetSheet};
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
    let answers = main.all(".answer-list li");
    assert_eq!(answers.len(), sheet.answers.len());
    for (item, row) in answers.into_iter().zip(&sheet.answers) {
        assert!(said(item).ends_with(&plain(&row.words)), "{}", said(item));
        assert_eq!(item.has(".answered"), row.answered, "{}", row.words);
    }
    let departments: Vec<String> = main.all(".department-list a").into_iter().map(said).collect();
    assert_eq!(
        departments,
        sheet.departments.iter().map(|department| plain(&department.name)).collect::<Vec<_>>()
    );
    let picture = sheet.goal.picture();
    assert_eq!(main.has(".goal-chart"), picture != GoalPicture::None, "a chart of a target alone");
    assert_eq!(main.has(".goal-scale"), picture == GoalPicture::Scale);
    let decides = main.all(".would-decide").first().map(|words| said(words));
    let expected = sheet.goal.would_decide.as_ref().filter(|_| picture == GoalPicture::None);
    assert_eq!(decides, expected.map(|words| plain(words)));
    let similar: Vec<String> = main.all(".similar-difference").into_iter().map(said).collect();
    assert_eq!(similar, sheet.goal.similar.iter().map(|row| plain(&row.difference)).collect::<Vec<_>>());
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
        assert!(
            !main.has(".observation-row") && !main.has(".goal-chart"),
            "nothing to draw beside the target"
        );
        assert!(main.has(".would-decide"), "it says which value would settle it");
    }
}

#[test]
fn target_that_a_value_decides_says_so_in_its_title_and_its_picture() {
    let id = first(|_, status| status.state == State::Missed);
    for lang in LANGS {
        let (main, sheet) = checked(&id, lang);
        let title = said(main.one(".figure-title"));
        let below = lang.pick("比目标", "below the target");
        assert!(title.contains(&plain(&sheet.asked)) && title.contains(below), "{title}");
        assert!(title.contains(&plain(&sheet.district_name)), "{title}");
        let labels: Vec<String> = main.all(".scale-label").into_iter().map(said).collect();
        for point in &sheet.goal.points {
            let words = plain(&point.label);
            assert!(labels.iter().any(|label| label.contains(&words)), "{words} in {labels:?}");
        }
        assert!(main.has(".scale-bar") && main.has(".scale-tick") && !main.has(".would-decide"));
    }
}

#[test]
fn values_that_do_not_count_are_rows_that_say_why() {
    let id = first(|_, status| status.considered.iter().any(|reading| reading.unusable.is_some()));
    for lang in LANGS {
        let (main, sheet) = checked(&id, lang);
        assert!(!sheet.goal.similar.is_empty());
        assert_eq!(said(main.one(".similar h3")), lang.texts().similar_values);
        assert_eq!(
            main.all(".similar .source-button").len(),
            sheet.goal.similar.len(),
            "each with its source"
        );
        assert!(sheet.goal.similar.iter().all(|row| !row.difference.is_empty()));
    }
}

#[test]
fn target_with_a_value_that_does_not_decide_says_so_and_shows_it() {
    let (main, sheet) = checked("changning-target-innovative-firms", Lang::Zh);
    assert_eq!(sheet.state, State::Interim);
    assert!(!main.all(".observation-row").is_empty());
    assert!(!said(&main).contains(Lang::Zh.texts().no_observation), "a value stands there");
    let list = page_at(&Address::read("page=targets&state=interim").0);
    let rows = list.all(".target-row");
    assert_eq!(rows.len(), JUDGED.standings.iter().filter(|one| one.state == State::Interim).count());
    assert!(rows.into_iter().all(|row| row.has(".target-row-reading")), "each has its value beside it");
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
