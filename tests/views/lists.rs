//! The overview and the list: counts are those of the data, and a count is what its link shows.

use crate::html::Element;
use crate::{DATA, JUDGED, LANGS, page, page_at, plain, said};
use plan_method::address::{Address, Lens, Page};
use plan_method::progress::State;
use plan_method::query::{Facet, Query, Sort, select};
use plan_model::lang::Lang;
use plan_model::plan::{Domain, Tier};
use plan_present::present;
use plan_present::text::LangTexts;

/// How many targets the page at this link lists.
fn n_behind(link: Option<&str>) -> usize {
    page(link.expect("a link")).all("main .target-row").len()
}

/// The wall's tiles that a query leaves bright, by their ids.
fn bright(page: &Element) -> Vec<&str> {
    let tiles = page.all(".wall-tile").into_iter();
    let bright = tiles.filter(|tile| tile.attr("class").is_some_and(|class| !class.contains("faint")));
    bright.filter_map(|tile| tile.attr("id")).collect()
}

#[test]
fn overview_has_a_tile_for_each_commitment_and_its_counts_add_up() {
    for lang in LANGS {
        let page = page_at(&Address { lang, ..Address::default() });
        let sheet = present::wall(&JUDGED, lang);
        let commitments = DATA.targets().filter(|(_, target)| target.tier == Tier::Commitment).count();
        assert_eq!(said(page.one("main h1")), plain(&sheet.finding));
        assert!(said(page.one("main h1")).contains(&commitments.to_string()));
        assert_eq!(page.all(".wall-tile").len(), commitments);
        assert_eq!(bright(&page).len(), commitments);
        assert_eq!(page.all(".due-dot").len(), commitments);
        let counts = |selector: &str| {
            page.all(selector)
                .into_iter()
                .map(|count| said(count).parse::<usize>().expect("a count"))
                .sum::<usize>()
        };
        assert_eq!(counts(".key-count"), commitments);
        assert_eq!(counts(".wall-head .head-count"), 2 * commitments, "rows and columns");
        assert_eq!(counts(".strip-choice .head-count"), commitments);
        for (tile, shown) in page.all(".wall-tile").into_iter().zip(&sheet.tiles) {
            let heard = tile.attr("aria-label").expect("a name");
            for part in [
                shown.name.as_str(),
                plan_present::names::state(shown.state, lang),
                sheet.rows[shown.row].name.as_str(),
            ] {
                assert!(heard.contains(part), "{heard} lacks {part}");
            }
        }
        assert_eq!(said(page.one(".site-nav [aria-current=page]")), lang.texts().overview);
    }
}

#[test]
fn overview_shows_what_the_address_chooses_and_how_to_undo_it() {
    for (query, lang) in [
        ("state=due-no-data", Lang::Zh),
        ("district=xuhui&domain=economy", Lang::En),
        ("due=2024&district=changning", Lang::Zh),
    ] {
        let address = Address { lang, ..Address::read(query).0 };
        let page = page_at(&address);
        let chosen = select(&JUDGED, &address.query).targets;
        assert!(!chosen.is_empty() && chosen.len() < DATA.targets().len());
        assert_eq!(bright(&page).len(), chosen.len(), "{query}");
        let chips = page.all(".chip");
        assert_eq!(chips.len(), query.split('&').count(), "{query}");
        assert!(said(page.one(".wall-said")).contains(&chosen.len().to_string()));
        let pressed = page.all("main [aria-pressed=true]");
        assert!(pressed.len() > query.split('&').count(), "{query}: each choice, and the lens");
    }
}

#[test]
fn overview_is_dressed_by_the_lens_of_the_address() {
    for lens in Lens::ALL {
        let page = page_at(&Address { lens, ..Address::default() });
        let sheet = present::wall(&JUDGED, Lang::Zh);
        assert_eq!(said(page.one(".lenses [aria-pressed=true]")), plan_present::names::lens(lens, Lang::Zh));
        let choice = present::wall_choice(&JUDGED, &sheet, &Query::default(), lens, Lang::Zh);
        assert_eq!(page.all(".key-entry").len(), choice.key.len());
        for (tile, shown) in page.all(".wall-tile").into_iter().zip(&sheet.tiles) {
            let target = tile.attr("href").expect("a mark").trim_start_matches('#');
            assert!(page.has(&format!("defs > g[id='{target}']")), "{target} is drawn");
            assert!(tile.attr("aria-label").is_some_and(|heard| heard.starts_with(&shown.name)));
        }
    }
}

#[test]
fn overview_card_is_about_a_decided_commitment_until_a_reader_points_at_another() {
    let page = page("");
    let card = page.one(".wall-card");
    let link = card.one(".card-title a").attr("href").expect("a link");
    let Page::Target(id) = Address::read(link).0.page else { panic!("{link}") };
    let position = DATA.target_position(&id).expect("a target");
    let shown = present::wall_card(&JUDGED, position, Lang::Zh).expect("a card");
    assert!(shown.row.state.is_decided());
    assert_eq!(said(card.one(".clause")), plain(&shown.row.statement));
    assert_eq!(said(card.one(".card-reason")), plain(&shown.reason));
    assert_eq!(card.all(".card-answer.yes").len(), shown.answers.iter().filter(|(_, yes)| *yes).count());
}

#[test]
fn overview_counts_the_four_questions_of_each_district() {
    let page = page("");
    let shown = page.all(".answers-table tbody tr");
    assert_eq!(shown.len(), DATA.plans().len());
    for (row, plan) in shown.into_iter().zip(DATA.plans()) {
        let sheet = present::questions(&JUDGED, Some(&plan.district), Lang::Zh);
        assert_eq!(
            row.one("th a").attr("href"),
            Some(format!("?page=district&id={}", plan.district).as_str())
        );
        for (cell, share) in row.all("td a").into_iter().zip(&sheet.shares) {
            assert_eq!(said(cell), plain(&share.text));
            assert_eq!(n_behind(cell.attr("href")), share.count, "{}: {}", plan.district, share.name);
        }
    }
}

#[test]
fn overview_ladder_leads_to_lists_of_its_size() {
    let page = page("");
    let rungs = present::ladder(&JUDGED, Lang::Zh).rungs;
    let shown = page.all(".rung");
    assert_eq!(shown.len(), rungs.len());
    for (link, rung) in shown.into_iter().zip(rungs) {
        assert_eq!(said(link.one(".rung-count")), rung.count.to_string());
        assert_eq!(n_behind(link.attr("href")), rung.count, "{}", rung.name);
    }
}

#[test]
fn list_has_the_rows_that_the_query_chooses() {
    let xuhui = || vec!["xuhui".to_owned()];
    let due = || vec![State::DueNoData];
    let department =
        || DATA.targets().find_map(|(_, target)| target.lead.first().map(String::from)).into_iter().collect();
    for (query, lang) in [
        (Query::default(), Lang::Zh),
        (Query { tiers: Tier::ALL.to_vec(), ..Query::default() }, Lang::En),
        (Query { districts: xuhui(), states: due(), ..Query::default() }, Lang::En),
        (
            Query { domains: vec![Domain::Life], due: vec![2024], sort: Sort::Deadline, ..Query::default() },
            Lang::Zh,
        ),
        (Query { departments: department(), sort: Sort::State, ..Query::default() }, Lang::Zh),
        (Query { text: "5G 基站".to_owned(), ..Query::default() }, Lang::Zh),
    ] {
        let address = Address { page: Page::Targets, query: query.clone(), lang, ..Address::default() };
        let page = page_at(&address);
        let selection = select(&JUDGED, &query);
        let expected: Vec<String> = selection
            .targets
            .iter()
            .map(|&position| {
                let (_, target) = DATA.target_at(position).expect("a target");
                format!("?{}", address.on(Page::Target(target.id.clone())).write())
            })
            .collect();
        assert!(!expected.is_empty(), "{query:?} chooses nothing");
        let shown: Vec<&str> =
            page.all(".target-row h3 a").iter().filter_map(|link| link.attr("href")).collect();
        assert_eq!(shown, expected, "{query:?}");
        let sheet = present::targets(&JUDGED, &query, lang);
        assert_eq!(said(page.one("main h1")), plain(&sheet.title));
        assert_eq!(said(page.one("main .lead")), plain(&sheet.sentence));
        let rows = sheet.targets().filter_map(|at| present::target_row(&JUDGED, at, lang));
        for (row, sheet) in page.all(".target-row").into_iter().zip(rows) {
            assert_eq!(said(row.one(".stated")), plain(&sheet.asked), "{}", sheet.id);
            assert_eq!(said(row.one(".clause")), plain(&sheet.statement), "{}", sheet.id);
            let badge = plan_present::names::state(sheet.state, lang);
            assert_eq!(said(row.one(".state-badge")), badge, "{}", sheet.id);
            let marks = row.one(".answer-marks");
            assert_eq!(marks.attr("aria-label"), Some(present::answers_said(sheet.answers, lang).as_str()));
            assert_eq!(marks.all(".answered").len(), sheet.answers.count(), "{}", sheet.id);
        }
        assert!(!page.has(".empty-state"));
    }
}

#[test]
fn list_counts_what_each_choice_would_give() {
    let page = page("page=targets&district=xuhui");
    let query = Query { districts: vec!["xuhui".to_owned()], ..Query::default() };
    let sheet = present::targets(&JUDGED, &query, Lang::Zh);
    let facets = &sheet.facets;
    let order = [
        Facet::District,
        Facet::State,
        Facet::Domain,
        Facet::Due,
        Facet::Department,
        Facet::Lead,
        Facet::Support,
        Facet::Topic,
        Facet::Answers,
        Facet::Observed,
        Facet::Grade,
        Facet::Measure,
        Facet::Force,
        Facet::Tier,
    ];
    let groups: Vec<_> =
        order.iter().map(|facet| facets.of(*facet)).filter(|choices| !choices.is_empty()).collect();
    let shown = page.all(".facet");
    assert_eq!(shown.len(), groups.len());
    for (group, choices) in shown.into_iter().zip(groups) {
        let counts: Vec<String> = group.all(".facet-count").into_iter().map(said).collect();
        assert_eq!(counts, choices.iter().map(|choice| choice.count.to_string()).collect::<Vec<_>>());
        let chosen = choices.iter().filter(|choice| choice.chosen).count();
        assert_eq!(group.has(".facet-chosen"), chosen > 0, "{}", said(group.one("summary")));
    }
}

#[test]
fn list_without_a_match_says_so_and_offers_a_way_out() {
    for lang in LANGS {
        let page = page(&format!("page=targets&q=zzzz&lang={}", lang.slug()));
        assert!(!page.has(".target-row"));
        assert!(said(page.one(".empty-state")).contains(lang.texts().nothing_matches));
        let buttons: Vec<String> = page.all(".filter-bar button").into_iter().map(said).collect();
        assert_eq!(buttons, [lang.texts().filters, lang.texts().clear_filters]);
        assert!(said(page.one("main .lead")).contains('0'));
    }
}

#[test]
fn grouped_list_has_a_heading_with_the_size_of_each_group() {
    let page = page("page=targets&group=domain&district=xuhui");
    let heads: Vec<String> = page.all(".group-head h2").into_iter().map(said).collect();
    let query = Query { districts: vec!["xuhui".to_owned()], group: Some(Facet::Domain), ..Query::default() };
    let sheet = present::targets(&JUDGED, &query, Lang::Zh);
    assert!(heads.len() > 2);
    assert_eq!(heads, sheet.list.iter().filter_map(|part| part.name.clone()).collect::<Vec<_>>());
    let counts: Vec<usize> = page
        .all(".group-count")
        .into_iter()
        .map(|count| said(count).trim_end_matches(" 项").parse().expect("a count"))
        .collect();
    assert_eq!(counts, sheet.list.iter().map(|part| part.targets.len()).collect::<Vec<_>>());
    assert_eq!(counts.iter().sum::<usize>(), page.all(".target-row").len());
}

#[test]
fn list_names_each_choice_to_take_it_back() {
    let page = page("page=targets&district=xuhui,yangpu&observed=no&due=2025");
    let chips: Vec<String> = page.all(".chip").into_iter().map(said).collect();
    assert_eq!(chips.len(), 4, "{chips:?}");
    assert!(chips[0].starts_with("区：徐汇区"), "{chips:?}");
}
