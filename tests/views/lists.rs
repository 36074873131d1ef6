//! The overview and the list: counts are those of the data, and a count is what its link shows.

use crate::{DATA, JUDGED, LANGS, page, page_at, plain, said};
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_method::query::{Facet, Query, Sort, select};
use plan_model::Datelike;
use plan_model::lang::Lang;
use plan_model::plan::{Domain, Tier};
use plan_present::present;
use plan_present::text::LangTexts;

fn overview(lang: Lang) -> present::Overview {
    present::overview(&JUDGED, lang)
}

/// How many targets the page at this link lists.
fn n_behind(link: Option<&str>) -> usize {
    page(link.expect("a link")).all("main .target-row").len()
}

#[test]
fn overview_says_what_present_found() {
    for lang in LANGS {
        let page = page_at(&Address { lang, ..Address::default() });
        let sheet = overview(lang);
        let commitments = DATA.targets().filter(|(_, target)| target.tier == Tier::Commitment).count();
        assert_eq!((sheet.total, said(page.one("main h1"))), (commitments, plain(&sheet.title)));
        assert!(said(page.one("main h1")).contains(&commitments.to_string()));
        assert_eq!(said(page.one("main .lead")), plain(&sheet.sentence));
        assert_eq!(sheet.states.iter().map(|row| row.count).sum::<usize>(), commitments);
        assert_eq!(page.all(".deadline").len(), sheet.deadlines.len());
        assert_eq!(page.all(".settled-row").len(), sheet.settled.len());
        let current = page.one(".site-nav [aria-current=page]");
        assert_eq!(said(current), lang.texts().overview);
    }
}

#[test]
fn overview_states_lead_to_lists_of_their_size() {
    for lang in LANGS {
        let page = page_at(&Address { lang, ..Address::default() });
        let sheet = overview(lang);
        let rows = page.all(".state-row");
        assert_eq!(rows.len(), sheet.states.len());
        for (row, state) in rows.into_iter().zip(&sheet.states) {
            let link = row.one("a");
            let query = Query { states: vec![state.state], ..Query::default() };
            let to = Address { page: Page::Targets, query, lang, ..Address::default() };
            assert_eq!(link.attr("href"), Some(format!("?{}", to.write()).as_str()));
            assert!(to.write().starts_with(&format!("page=targets&state={}", state.state.slug())));
            assert_eq!(said(link.one(".state-name")), state.name);
            assert_eq!(said(link.one(".state-count")), plain(&state.text));
            if lang == Lang::Zh {
                assert_eq!(n_behind(link.attr("href")), state.count, "{}", state.name);
            }
        }
    }
}

#[test]
fn overview_districts_and_deadlines_lead_to_lists_of_their_size() {
    let page = page("");
    let sheet = overview(Lang::Zh);
    let cards = page.all(".district-card");
    assert_eq!(cards.len(), 5);
    for (card, district) in cards.into_iter().zip(&sheet.districts) {
        assert_eq!(said(card.one("h3")), district.name);
        assert_eq!(said(card.all(".figure-pair dd")[0]), district.commitments.to_string());
        let its_page = crate::page(card.one("h3 a").attr("href").expect("a link"));
        let commitments = its_page.all("a.count-link")[0];
        assert_eq!(said(commitments.one(".count-figure")), district.commitments.to_string());
        assert_eq!(n_behind(commitments.attr("href")), district.commitments, "{}", district.name);
    }
    for (row, group) in page.all(".deadline").into_iter().zip(&sheet.deadlines) {
        // A link stands for the whole year, in which more than one day may be a deadline.
        let same_year = sheet.deadlines.iter().filter(|other| other.date.year() == group.date.year());
        let expected = same_year.map(|group| group.count).sum::<usize>();
        assert_eq!(n_behind(row.one("a").attr("href")), expected, "{}", group.text);
    }
    assert_eq!(n_behind(page.one("[aria-labelledby=by-state] .button").attr("href")), sheet.total);
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
