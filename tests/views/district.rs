//! The districts and one district: identity, goals to the letter, counts that lead to what they count.

use crate::html::Element;
use crate::{DATA, JUDGED, LANGS, page, page_at, page_with, plain, said, text_of};
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_model::lang::Lang;
use plan_model::plan::Tier;
use plan_present::present::{self, DistrictSheet, Heading};
use plan_present::text::LangTexts;

fn at(id: &str, lang: Lang) -> (Element, DistrictSheet) {
    let address = Address { page: Page::District(id.to_owned()), lang, ..Address::default() };
    let sheet = present::district(&JUDGED, id, lang).expect("a plan");
    (page_with(&address.write()), sheet)
}

fn n_behind(link: &Element, rows: &str) -> usize {
    page(link.attr("href").expect("a link")).all(rows).len()
}

#[test]
fn districts_lie_side_by_side_with_what_they_say_about_themselves() {
    for lang in LANGS {
        let page = page_at(&Address { page: Page::Districts, lang, ..Address::default() });
        let sheet = present::districts(&DATA, lang);
        assert_eq!(said(page.one("main h1")), plain(&sheet.title));
        assert_eq!(page.all(".plan-card").len(), DATA.plans().len());
        for (card, plan) in page.all(".plan-card").into_iter().zip(DATA.plans()) {
            assert_eq!(card.one(".plan-title").text(), plan.title);
            let unstated = [plan.doc_no.is_none(), plan.issuer.is_none(), plan.issued_on.is_none()];
            let said_so = card.all(".facts .absent");
            assert_eq!(said_so.len(), unstated.into_iter().filter(|unstated| *unstated).count());
            assert!(said_so.into_iter().all(|words| said(words) == lang.texts().not_stated));
            assert_eq!(card.has(".hint"), plan.title_inferred);
        }
    }
}

#[test]
fn counts_of_the_districts_lead_to_lists_of_their_size() {
    let page = page("page=districts");
    for card in page.all(".plan-card") {
        let links = card.all(".figure-pair a");
        let rows: &[&str] = match links.len() {
            4 => &[".task-row", ".target-row", ".department-row", ".note-row"],
            3 => &[".task-row", ".target-row", ".note-row"],
            n => panic!("{n} links"),
        };
        for (link, rows) in links.into_iter().zip(rows) {
            assert_eq!(said(link), n_behind(link, rows).to_string(), "{rows}");
        }
    }
}

#[test]
fn district_says_how_its_promises_answer_the_four_questions() {
    for lang in LANGS {
        for plan in DATA.plans() {
            let (page, sheet) = at(&plan.district, lang);
            let links = page.all(".question-strip a");
            assert_eq!(links.len(), sheet.questions.shares.len());
            for (link, share) in links.into_iter().zip(&sheet.questions.shares) {
                assert!(said(link).contains(&plain(&share.text)), "{}", said(link));
                let list = page_with(link.attr("href").expect("a link"));
                assert_eq!(list.all(".target-row").len(), share.count, "{} {}", plan.id, share.name);
            }
            assert!(
                said(page.one("[aria-labelledby=questions]")).contains(&plain(&sheet.questions.sentence))
            );
        }
    }
}

/// Before a plan was issued its page says so, and counts nothing.
#[test]
fn district_before_its_plan_was_issued_counts_nothing() {
    let page = page("page=district&id=changning&asof=2023-06-30");
    assert!(said(page.one(".lead")).contains("还没有发布"), "{}", said(page.one(".lead")));
    assert!(!page.has(".question-strip") && !page.has(".promise-row") && !page.has(".state-row"));
    assert!(!page.has(".district-tiles"));
}

#[test]
fn district_says_what_its_plan_is() {
    for lang in LANGS {
        for plan in DATA.plans() {
            let (page, sheet) = at(&plan.district, lang);
            let main = page.one("main");
            assert_eq!(said(main.one("h1")), plain(&sheet.finding));
            assert!(sheet.finding.starts_with(&sheet.name), "{}", sheet.finding);
            assert_eq!(main.one(".plan-name").text(), plan.title);
            assert_eq!(said(main.one(".lead")), plain(&sheet.sentence));
            let facts = said(main.one("[aria-labelledby=identity]"));
            for value in [&plan.doc_no, &plan.issuer, &plan.source.official_url].into_iter().flatten() {
                assert!(facts.contains(&plain(value)), "{value}");
            }
            assert_eq!(
                facts.contains(lang.texts().not_stated),
                plan.doc_no.is_none() || plan.issuer.is_none()
            );
            assert_eq!(facts.contains(lang.texts().none_found), plan.source.official_url.is_none());
            let doubts = plan.notes.iter().filter(|note| note.kind.is_doubt()).count();
            assert_eq!(main.all(".note-row").len(), doubts);
            assert_eq!(main.all(".signpost-row").len(), plan.notes.len() - doubts);
            let open: Vec<&Element> = main.all(".grave-notes[open] .note-row").into_iter().collect();
            let contradictions = sheet.notes.iter().filter(|note| note.contradicts).count();
            assert_eq!(open.len(), contradictions, "{}: contradictions are in the open", plan.id);
            assert_eq!(said(page.one(".choice-links [aria-current=page]")), plain(&sheet.name));
            assert_eq!(page.all(".site-nav [aria-current=page]").len(), 1);
        }
    }
}

#[test]
fn goals_are_quoted_to_the_letter() {
    for plan in DATA.plans() {
        let (page, _) = at(&plan.district, Lang::Zh);
        let lines: Vec<String> =
            page.all("[aria-labelledby=goals] .passage p").into_iter().map(Element::text).collect();
        let text = text_of(plan);
        assert!(text.contains(&format!("{}\n", lines.join("\n"))), "{}: {lines:?}", plan.id);
        assert!(lines[0].contains("目标") || lines[0].contains("总体要求"), "{}", lines[0]);
        // Every number of a target in the stretch leads to the target.
        for link in page.all(".passage .marked-number") {
            let href = link.attr("href").expect("a link");
            assert!(href.starts_with("?target=") || href.contains("source="), "{href}");
        }
    }
}

#[test]
fn counts_of_a_district_lead_to_lists_of_their_size() {
    for plan in DATA.plans() {
        let (main, sheet) = at(&plan.district, Lang::Zh);
        let rows = [".target-row", ".target-row", ".task-row", ".department-row"];
        for (link, rows) in main.all("a.count-link").into_iter().zip(rows) {
            if link.attr("href") == Some("#notes") {
                assert_eq!(said(link.one(".count-figure")), sheet.notes.len().to_string());
                continue;
            }
            assert_eq!(said(link.one(".count-figure")), n_behind(link, rows).to_string(), "{rows}");
        }
        for (row, state) in main.all(".state-row").into_iter().zip(&sheet.states) {
            assert_eq!(said(row.one(".state-count")), plain(&state.text));
            assert_eq!(n_behind(row.one("a"), ".target-row"), state.count, "{state:?}");
        }
        assert_eq!(sheet.states.iter().map(|row| row.count).sum::<usize>(), sheet.n_commitments);
    }
}

#[test]
fn a_heading_holds_what_it_counts() {
    fn check(row: &Element, heading: &Heading) {
        let counts: Vec<String> = row.all(".outline-count").into_iter().take(2).map(said).collect();
        let texts = Lang::Zh.texts();
        let expected = [(texts.tasks, heading.n_tasks), (texts.targets, heading.n_targets)];
        assert_eq!(counts, expected.map(|(name, n)| format!("{name} {n}")));
        assert_eq!(row.all(".outline-task").len(), heading.n_tasks, "{}", heading.id);
        assert_eq!(row.all(".target-line").len(), heading.n_targets, "{}", heading.id);
    }
    for plan in DATA.plans() {
        let (page, sheet) = at(&plan.district, Lang::Zh);
        let rows: Vec<&Element> = page.all("[aria-labelledby=outline] .outline")[0].elements().collect();
        assert_eq!(rows.len(), sheet.outline.len());
        for (row, heading) in rows.into_iter().zip(&sheet.outline) {
            check(row, heading);
        }
        assert_eq!(sheet.outline.iter().map(|heading| heading.n_tasks).sum::<usize>(), plan.tasks.len());
    }
}

#[test]
fn promises_are_rows_by_domain_with_all_that_is_asked() {
    for lang in LANGS {
        for plan in DATA.plans() {
            let (page, sheet) = at(&plan.district, lang);
            let rows = page.all(".promise-row");
            let commitments = plan.targets.iter().filter(|target| target.tier == Tier::Commitment).count();
            assert_eq!((rows.len(), sheet.n_commitments), (commitments, commitments));
            let heads: Vec<String> = page.all(".promise-head").into_iter().map(said).collect();
            let groups: Vec<String> =
                sheet.groups.iter().map(|group| format!("{} {}", group.name, group.rows.len())).collect();
            assert_eq!(heads, groups);
            let leads = sheet.groups.iter().flat_map(|group| &group.rows).any(|row| !row.leads.is_empty());
            assert_eq!(page.has(".promises-note"), !leads, "{}: said once that nobody is named", plan.id);
            for (row, promise) in rows.into_iter().zip(sheet.groups.iter().flat_map(|group| &group.rows)) {
                let line = &promise.line;
                let links = row.all("a");
                assert_eq!(links.len(), 1, "the row is one link");
                let to = Address { page: Page::Target(line.id.clone()), lang, ..Address::default() };
                assert_eq!(links[0].attr("href"), Some(format!("?{}", to.write()).as_str()));
                let heard = said(links[0]);
                for words in
                    [plan_present::names::state(line.state, lang), &line.name, &line.asked, &line.deadline]
                {
                    assert!(heard.contains(&plain(words)), "{heard} lacks {words}");
                }
                assert_eq!(row.has(".promise-basis"), line.deadline_assumed, "{heard}");
                assert_eq!(row.has(".promise-lead"), leads, "{heard}");
                assert_eq!(row.has(".promise-lead.absent"), leads && promise.leads.is_empty(), "{heard}");
                assert_eq!(row.has(".promise-reading"), promise.reading.is_some(), "{heard}");
            }
        }
    }
    let missed = JUDGED.commitments().find(|(.., standing)| standing.state == State::Missed).expect("one");
    let (page, _) = at(&missed.1.district, Lang::Zh);
    let row = page.all(".promise-row").into_iter().find(|row| row.has(".state-missed")).expect("its row");
    assert!(said(row.one(".promise-reading")).contains("已公布"), "{}", said(row));
}

#[test]
fn a_district_has_a_tile_for_each_promise_in_the_row_of_its_domain() {
    for lang in LANGS {
        for plan in DATA.plans() {
            let (page, sheet) = at(&plan.district, lang);
            let tiles = page.all(".district-tiles .wall-tile");
            assert_eq!(tiles.len(), sheet.n_commitments);
            for (tile, shown) in tiles.into_iter().zip(&sheet.tiles.tiles) {
                let heard = said(tile.one("title"));
                assert!(heard.contains(&plain(&shown.name)), "{heard}");
                assert!(heard.contains(&sheet.tiles.rows[shown.row].name), "{heard}");
            }
            let rows: Vec<(String, usize)> =
                sheet.tiles.rows.iter().map(|row| (row.name.clone(), row.count)).collect();
            let groups: Vec<(String, usize)> =
                sheet.groups.iter().map(|group| (group.name.to_owned(), group.rows.len())).collect();
            assert_eq!(rows, groups, "{}: tiles and rows tell the same", plan.id);
        }
    }
}

/// Every cell of a plan's own table stands in its text, row by row.
#[test]
fn goals_that_are_a_table_are_shown_as_one() {
    let mut n = 0;
    for plan in DATA.plans() {
        let (page, _) = at(&plan.district, Lang::Zh);
        let text = text_of(plan);
        for row in page.all(".goal-table tbody tr") {
            n += 1;
            let cells: Vec<String> = row.elements().map(Element::text).filter(|cell| cell != "—").collect();
            assert!(text.contains(&cells.join("\n")), "{}: {cells:?}", plan.id);
            let link = row.one("td.number a").attr("href").expect("a link");
            let Page::Target(id) = Address::read(link.trim_start_matches('?')).0.page else {
                panic!("{link}")
            };
            // The table may write the bound before the number: ≥5.
            let value = &DATA.target(&id).expect("a target").1.value_text;
            assert!(said(row.one("td.number a")).ends_with(value.as_str()), "{id}");
        }
    }
    let in_tables = DATA.targets().filter(|(_, target)| target.statement.lines().count() >= 4).count();
    assert_eq!(n, in_tables);
    assert!(n > 10, "{n}");
}

#[test]
fn places_come_when_their_file_does_with_kind_and_precision_in_words() {
    for lang in LANGS {
        let (page, _) = at("yangpu", lang);
        let rows = present::places(&DATA, "yangpu", DATA.places(), lang);
        let shown = page.all(".place-row");
        assert_eq!(shown.len(), rows.len());
        for (row, sheet) in shown.into_iter().zip(&rows) {
            assert!(said(row).contains(&sheet.kind) && said(row).contains(&plain(&sheet.precision)));
            assert_eq!(row.all("a").len(), sheet.tasks.len());
            assert_eq!(row.has(".absent"), sheet.tasks.is_empty());
        }
        let waiting =
            page_at(&Address { page: Page::District("yangpu".to_owned()), lang, ..Address::default() });
        assert!(said(waiting.one("[aria-labelledby=places]")).contains(lang.texts().places_pending));
        assert!(said(waiting.one("[aria-labelledby=goals]")).contains(lang.texts().text_pending));
    }
}

#[test]
fn a_district_without_a_plan_says_so() {
    for (id, covered) in [("huangpu", true), ("nowhere", false)] {
        for lang in LANGS {
            let page = page_at(&Address { page: Page::District(id.to_owned()), lang, ..Address::default() });
            let texts = lang.texts();
            let title = if covered { texts.uncovered_district } else { texts.unknown_district };
            assert_eq!(said(page.one("main h1")), title);
            assert_eq!(page.all(".choice-links a").len(), DATA.plans().len(), "a way to those that have one");
        }
    }
}
