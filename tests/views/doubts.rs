//! The doubts about the plans' texts: every one is counted and listed once, with the way to where its words stand.

use crate::html::Element;
use crate::{DATA, LANGS, page, page_at, plain, said};
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_model::plan::NoteKind;
use plan_present::present::{self, DoubtsSheet};
use std::collections::BTreeSet;

fn at(lang: Lang) -> (Element, DoubtsSheet) {
    (page_at(&Address { page: Page::Doubts, lang, ..Address::default() }), present::doubts(&DATA, lang))
}

#[test]
fn every_doubt_is_counted_and_listed_once() {
    let ids: Vec<&str> = DATA
        .plans()
        .iter()
        .flat_map(|plan| plan.notes.iter().filter(|note| note.kind.is_doubt()))
        .map(|note| note.id.as_str())
        .collect();
    for lang in LANGS {
        let (page, sheet) = at(lang);
        let rows = || sheet.kinds.iter().flat_map(|kind| kind.groups.iter().flat_map(|group| &group.rows));
        let listed: BTreeSet<&str> = rows().map(|row| row.id.as_str()).collect();
        assert_eq!(rows().count(), ids.len());
        assert_eq!(listed, ids.iter().copied().collect());
        assert_eq!(sheet.table.rows.len(), ids.len());
        assert!(sheet.title.contains(&ids.len().to_string()), "{}", sheet.title);
        assert_eq!(said(page.one("main h1")), plain(&sheet.title));
        assert_eq!(page.all("main .note-row").len(), ids.len());
    }
}

#[test]
fn a_count_leads_to_as_many_doubts_and_nothing_is_no_zero() {
    let (page, sheet) = at(Lang::Zh);
    for (row, kind) in page.all(".table-box tbody tr").into_iter().zip(&sheet.kinds) {
        let numbers = kind.groups.iter().map(|group| group.rows.len()).chain([kind.count]);
        let cells = row.all("td");
        assert_eq!(cells.len(), sheet.districts.len() + 1);
        for (cell, n) in cells.into_iter().zip(numbers) {
            if n == 0 {
                assert_eq!(said(cell), "–");
                continue;
            }
            assert_eq!(said(cell), n.to_string());
            let id = cell.one("a").attr("href").and_then(|to| to.strip_prefix('#')).expect("a place here");
            let part = if id == kind.slug { format!("[aria-labelledby={id}]") } else { format!("#{id}") };
            assert_eq!(page.one(&part).all(".note-row").len(), n, "{id}");
        }
    }
}

#[test]
fn contradictions_come_first_and_open_and_typos_last_and_folded() {
    let (page, sheet) = at(Lang::En);
    let slugs: Vec<&str> = sheet.kinds.iter().map(|kind| kind.slug).collect();
    assert_eq!(slugs.first(), Some(&NoteKind::Contradiction.slug()));
    assert_eq!(slugs.last(), Some(&NoteKind::Typo.slug()));
    let open = |slug: &str| page.all(&format!("[aria-labelledby={slug}] details[open]")).len();
    assert!(open("contradiction") > 0 && open("typo") == 0);
}

#[test]
fn a_doubt_leads_to_where_its_words_stand() {
    for plan in DATA.plans() {
        for row in present::notes(plan, None, Lang::Zh) {
            let note = plan.notes.iter().find(|note| note.id == row.id).expect("its note");
            assert!(present::plan_text(&DATA, &row.place, Lang::Zh).is_ok(), "{}", row.place);
            let Some(span) = note.span else { continue };
            let parts = present::plan_text(&DATA, &plan.id, Lang::Zh).expect("the text").parts;
            let part = parts.iter().find(|part| part.id == row.place).expect("a part of the text");
            assert!(part.span.start <= span.start && span.start < part.span.end, "{}", row.id);
        }
    }
    let page = page("page=doubts");
    let links = page.all("main .note-row a");
    assert_eq!(links.len(), page.all("main .note-row").len());
    assert!(links.iter().all(|link| link.attr("href").is_some_and(|to| to.starts_with("?page=text&id="))));
}
