//! The method page: every rule, word and constant that the product goes by, and the way to the data.

use crate::{DATA, JUDGED, LANGS, page, page_at, page_with, plain, said};
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_present::present;

#[test]
fn method_says_every_rule_state_and_word() {
    for lang in LANGS {
        let page = page_at(&Address { page: Page::Method, lang, ..Address::default() });
        let sheet = present::method(lang);
        assert_eq!(said(page.one("main h1")), plain(&sheet.title));
        assert_eq!(page.all(".rule-row").len(), sheet.rules.len());
        assert_eq!(page.all(".rule-row .state-badge").len(), State::ALL.len());
        let terms: usize = present::glossary(lang).iter().map(|part| part.terms.len()).sum();
        assert_eq!(page.all(".glossary .term").len(), terms);
        assert_eq!(page.all(".cuts tbody tr").len(), sheet.constants.rows.len());
        let text = said(page.one("main"));
        for words in present::about_data(&DATA, lang).into_iter().flat_map(|part| part.paragraphs) {
            assert!(text.contains(&plain(&words)), "{words}");
        }
        for link in page.all("main .page-head .choice-link") {
            let id = link.attr("href").and_then(|to| to.strip_prefix('#')).expect("a place on the page");
            assert!(page.has(&format!("main [id={id}]")), "{id}");
        }
    }
}

/// The ladder and the four questions with their rules; each count leads to a list of its size.
#[test]
fn method_says_the_ladder_and_the_four_questions() {
    for lang in LANGS {
        let page = page_at(&Address { page: Page::Method, lang, ..Address::default() });
        let ladder = present::ladder(&JUDGED, lang);
        let rungs = page.all(".ladder a");
        assert_eq!(rungs.len(), ladder.rungs.len());
        for (link, rung) in rungs.into_iter().zip(&ladder.rungs) {
            assert_eq!(said(link), plain(&rung.text));
            let list = page_with(link.attr("href").expect("a link"));
            assert_eq!(list.all(".target-row").len(), rung.count, "{}", rung.text);
        }
        let section = page.one("[aria-labelledby=questions]");
        let text = said(section);
        for rule in present::question_rules(lang) {
            assert!(text.contains(&plain(rule.asks)) && text.contains(&plain(rule.rule)), "{}", rule.asks);
        }
        assert_eq!(section.all("tbody tr").len(), DATA.plans().len());
    }
}

#[test]
fn method_is_one_step_from_everywhere_and_offers_the_data() {
    for query in ["", "page=targets", "page=district&id=xuhui"] {
        let link = page(query);
        assert!(
            link.all(".head-menu a")
                .iter()
                .any(|link| { link.attr("href").is_some_and(|to| to.contains("page=method")) })
        );
    }
    let page = page("page=method");
    assert_eq!(page.all("main .button.primary").len(), 1);
    assert!(said(page.one("main .button.primary")).contains("ZIP"));
}
