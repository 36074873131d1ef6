//! 长辈版, the explanations of terms, the data cursors and the accessibility statement.

use crate::{DATA, LANGS, page, page_after, page_at, plain, ready, said};
use leptos::prelude::Set;
use plan_method::address::{Address, Page, TextSize};
use plan_model::lang::Lang;
use plan_present::access::{statement, terms, words};

#[test]
fn the_statement_is_one_step_from_everywhere_and_says_all_of_it() {
    for query in ["", "page=targets", "page=district&id=xuhui"] {
        let links = page(query)
            .all(".site-foot a")
            .iter()
            .filter_map(|link| link.attr("href").map(str::to_owned))
            .collect::<Vec<_>>();
        assert!(links.contains(&"?page=access".to_owned()), "{links:?}");
    }
    for lang in LANGS {
        let page = page_at(&Address { page: Page::Access, lang, ..Address::default() });
        let sheet = statement(lang);
        assert_eq!(said(page.one("main h1")), sheet.title);
        let text = said(page.one("main"));
        for line in sheet.parts.iter().flat_map(|(title, lines)| lines.iter().chain([title])) {
            assert!(text.contains(&plain(line)), "{line}");
        }
        assert_eq!(statement(Lang::Zh).parts.len(), sheet.parts.len());
    }
}

#[test]
fn the_tools_come_with_the_large_sizes_and_leave_the_page_as_it_is() {
    let plain_page = page("page=targets&district=jinshan");
    assert!(!plain_page.has(".access-bar"));
    let clause = |page: &crate::html::Element| said(page.one(".targets-list"));
    for size in TextSize::ALL.into_iter().filter(|size| size.is_large()) {
        let large = page(&format!("page=targets&district=jinshan&size={}", size.slug()));
        assert!(large.has(".access-bar"), "{size:?}");
        for name in large.all(".target-row-name") {
            assert!(clause(&plain_page).contains(&said(name)));
        }
        assert_eq!(large.all(".target-row").len(), plain_page.all(".target-row").len());
    }
}

#[test]
fn every_clause_with_a_term_explains_it() {
    let mut explained = 0;
    for (_, target) in DATA.targets() {
        let found = terms(&target.statement, Lang::Zh);
        if found.is_empty() || explained > 12 {
            continue;
        }
        explained += 1;
        let query = format!("target={}&source={}", target.id, target.id);
        let shown = page_after(ready(), &query, |state| state.store.extras.set(true));
        for place in ["main .terms", ".drawer .terms"] {
            let text = said(shown.all(place).first().unwrap_or_else(|| panic!("{place} on ?{query}")));
            assert!(text.contains(words(Lang::Zh).ours));
            for one in &found {
                assert!(text.contains(one.term) && text.contains(one.words), "{}: {}", target.id, one.term);
            }
        }
    }
    assert!(explained > 5);
}

#[test]
fn a_figure_has_one_cursor_that_reads_its_table() {
    let shown = page_after(ready(), "target=xuhui-target-table-ai-industry-output", |state| {
        state.store.extras.set(true)
    });
    let cursors = shown.all(".target-chart .cursor");
    assert_eq!(cursors.len(), 1);
    assert_eq!(cursors[0].attr("tabindex"), Some("0"));
    let label = cursors[0].attr("aria-label").expect("a name");
    assert!(label.contains(&said(shown.one(".target-chart .figure-title"))), "{label}");
    let row = said(shown.one(".target-chart .cursor-said"));
    assert!(row.contains("数值：") && row.contains("日期："), "{row}");
}
