//! A plan's whole text: to the letter, with every clause marked and open to links.

use crate::html::Element;
use crate::{DATA, LANGS, page, page_with, plain, said, text_of};
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_model::plan::Plan;
use plan_present::present;
use plan_present::text::LangTexts;
use std::collections::BTreeSet;

fn text_at(id: &str, lang: Lang) -> Element {
    page_with(&Address { page: Page::Text(id.to_owned()), lang, ..Address::default() }.write())
}

/// What a part shows without the marks that link to it.
fn letters(element: &Element, into: &mut String) {
    use crate::html::Node;
    for node in &element.content {
        match node {
            Node::Text(text) => into.push_str(text),
            Node::Element(inner) if inner.attr("class") != Some("link-here") => letters(inner, into),
            Node::Element(_) => {}
        }
    }
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn clauses(plan: &Plan) -> impl Iterator<Item = &str> {
    let targets = plan.targets.iter().map(|row| row.id.as_str());
    targets.chain(plan.baselines.iter().map(|row| row.id.as_str()))
}

#[test]
fn the_text_is_there_to_the_letter_in_the_order_of_its_headings() {
    for plan in DATA.plans() {
        for lang in LANGS {
            let page = text_at(&plan.id, lang);
            let mut shown = String::new();
            letters(page.one(".text-whole"), &mut shown);
            assert_eq!(without_space(&shown), without_space(&text_of(plan)), "{}", plan.id);
            let ids: Vec<_> = page.all(".text-part").iter().filter_map(|part| part.attr("id")).collect();
            let headings = plan.outline.iter().map(|section| section.id.as_str());
            assert_eq!(ids, [plan.id.as_str()].into_iter().chain(headings).collect::<Vec<_>>());
            let entries: Vec<_> =
                page.all(".text-entry a").iter().filter_map(|link| link.attr("href")).collect();
            let expected: Vec<String> =
                plan.outline.iter().map(|section| format!("#{}", section.id)).collect();
            assert_eq!(entries, expected);
        }
    }
}

#[test]
fn every_clause_can_be_linked_to_and_every_number_leads_to_its_target() {
    for plan in DATA.plans() {
        let page = text_at(&plan.id, Lang::Zh);
        let anchors: BTreeSet<&str> =
            page.all(".text-whole .anchor").iter().filter_map(|anchor| anchor.attr("id")).collect();
        assert_eq!(anchors, clauses(plan).collect(), "{}", plan.id);
        assert_eq!(page.all(".text-whole .anchor").len(), anchors.len(), "each once");
        let total: usize =
            page.all(".text-entry .facet-count").iter().map(|n| said(n).parse().unwrap_or(0)).sum();
        let before = plan.outline.first().map_or(0, |section| section.span.start);
        let rows = plan.targets.iter().map(|row| row.span).chain(plan.baselines.iter().map(|row| row.span));
        assert_eq!(total, rows.filter(|span| span.start >= before).count(), "{}", plan.id);
        for link in page.all(".text-whole a.marked-number") {
            let href = link.attr("href").expect("a link");
            let id = href.rsplit('=').next().expect("an id");
            assert!(anchors.contains(id), "{href}");
        }
    }
}

#[test]
fn a_record_opens_the_text_that_it_is_in() {
    let plan = &DATA.plans()[0];
    for (id, at) in [
        (plan.targets[0].id.as_str(), Some(plan.targets[0].id.clone())),
        (plan.outline[2].id.as_str(), Some(plan.outline[2].id.clone())),
        (plan.id.as_str(), None),
    ] {
        let sheet = present::plan_text(&DATA, id, Lang::Zh).expect("a text");
        assert_eq!((sheet.plan.as_str(), sheet.at), (plan.id.as_str(), at));
    }
    for plan in DATA.plans() {
        for task in &plan.tasks {
            let at = present::plan_text(&DATA, &task.id, Lang::Zh).expect("a text").at.expect("a part");
            assert!(at == task.section.as_str() || at.starts_with(&plan.id), "{at}");
        }
    }
    assert_eq!(said(page("page=text&id=nowhere").one("main h1")), plain(Lang::Zh.texts().unknown_text));
}

#[test]
fn the_way_to_the_text_is_on_district_target_and_drawer() {
    let plan = &DATA.plans()[0];
    let target = &plan.targets[0].id;
    let ways = |page: &Element, to: &str| {
        page.all("a").into_iter().filter(|link| link.attr("href") == Some(to)).count()
    };
    let district = page(&format!("page=district&id={}", plan.district));
    assert_eq!(ways(district.one(".page-tools"), &format!("?page=text&id={}", plan.id)), 1);
    let to = format!("?page=text&id={target}");
    assert_eq!(ways(&page(&format!("target={target}")), &to), 1);
    assert_eq!(ways(&page(&format!("target={target}&source={target}")), &to), 2);
}

#[test]
fn a_text_on_its_way_says_so_and_keeps_the_rest_of_the_page() {
    let page = page("page=text&id=xuhui");
    assert_eq!(said(page.one(".text-whole .loading")), plain(Lang::Zh.texts().text_pending));
    assert!(page.all(".text-entry").len() > 50);
}

#[test]
fn words_looked_for_are_marked_and_nothing_of_the_text_is_lost() {
    for plan in DATA.plans() {
        let look =
            |words: &str| page_with(&format!("page=text&id={}&q={}", plan.id, words.replace(' ', "+")));
        let found = look("数字化 5g");
        let marks = found.all(".text-whole mark");
        let text = text_of(plan).to_lowercase().replace(char::is_whitespace, "");
        assert!(marks.len() > 5, "{}", plan.id);
        let part = |mark: &&Element| {
            let marked = said(mark).to_lowercase();
            "数字化".contains(&marked) || "5g".contains(&marked)
        };
        assert!(marks.iter().all(part));
        let marked: String = marks.iter().map(|mark| mark.text()).collect();
        assert_eq!(marked.matches('化').count(), text.matches("数字化").count(), "{}", plan.id);
        let told = said(found.one(".text-found"));
        assert!(told.starts_with("全文中有"), "{told}");
        assert!(found.one(".text-found").has("button"));
        let mut shown = String::new();
        found.all(".text-part").iter().for_each(|part| letters(part, &mut shown));
        assert_eq!(without_space(&shown), without_space(&text_of(plan)), "{}", plan.id);
        let nothing = look("絕無此字");
        assert!(!nothing.has(".text-whole mark") && !nothing.one(".text-found").has("button"));
        assert!(!page_with(&format!("page=text&id={}", plan.id)).has(".text-found"));
    }
}
