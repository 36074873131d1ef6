//! Reading never fails, writing has one spelling, and the two are inverse.

use super::*;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

#[test]
fn the_default_view_has_an_empty_address() {
    assert_eq!(Address::default().write(), "");
    assert_eq!(Address::read(""), (Address::default(), vec![]));
    assert_eq!(Address::read("?"), (Address::default(), vec![]));
}

#[test]
fn choices_are_sorted_and_said_once() {
    let (address, unread) = Address::read("?page=targets&district=xuhui,changning,xuhui&due=2025");
    assert!(unread.is_empty());
    assert_eq!(address.write(), "page=targets&district=changning,xuhui&due=2025");
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_counts() {
    let (address, unread) =
        Address::read("district=yangpu&state=done&foo=1&asof=2025-02-30&due=25&district=xuhui");
    assert_eq!(address.query.districts, ["yangpu"].map(str::to_owned));
    let names: Vec<(&str, bool)> = unread.iter().map(|u| (u.name.as_str(), u.unknown_name)).collect();
    assert_eq!(
        names,
        [("state", false), ("foo", true), ("asof", false), ("due", false), ("district", false)]
    );
}

#[test]
fn a_page_has_its_id_and_no_other() {
    let read = |query: &str| {
        let (address, unread) = Address::read(query);
        (address.page, unread.into_iter().map(|part| part.name).collect::<Vec<_>>())
    };
    let target = || Page::Target("xuhui-target-1".to_owned());
    for (query, page, ignored) in [
        ("page=target&id=xuhui-target-1", target(), vec![]),
        ("id=xuhui-target-1&page=target", target(), vec![]),
        ("target=xuhui-target-1", target(), vec![]),
        ("page=target", Page::Overview, vec!["page"]),
        ("page=targets&id=xuhui", Page::Targets, vec!["id"]),
        ("id=xuhui", Page::Overview, vec!["id"]),
        ("page=nowhere&id=xuhui", Page::Overview, vec!["page"]),
        ("page=targets&page=overview", Page::Targets, vec!["page"]),
    ] {
        assert_eq!(read(query), (page, ignored.into_iter().map(str::to_owned).collect()), "{query}");
    }
}

#[test]
fn markup_never_gets_in() {
    for bad in ["target=<script>", "district=%3Cb%3E", "source=javascript:alert(1)", "unit=a%22b", "target="]
    {
        let (address, unread) = Address::read(bad);
        assert_eq!(address, Address::default(), "{bad}");
        assert_eq!(unread.len(), 1, "{bad}");
    }
}

#[test]
fn retired_spellings_still_work() {
    let (address, unread) = Address::read("as_of=2024-12-31&year=2025&department=yangpu-unit-kewei");
    assert!(unread.is_empty());
    assert_eq!(address.write(), "unit=yangpu-unit-kewei&due=2025&asof=2024-12-31");
}

#[test]
fn broken_escapes_do_no_harm() {
    for query in ["%", "%%%=%", "q=%ff%fe", "====", "&&&", "q=\u{0}\u{1}", "a=b=c"] {
        let _ = Address::read(query);
    }
}

fn some_ids() -> impl Strategy<Value = Vec<String>> {
    subsequence(vec!["changning", "fengxian", "xuhui", "yangpu-unit-1"], 0..4)
        .prop_map(|ids| ids.into_iter().map(str::to_owned).collect())
}

prop_compose! {
    fn any_query()(
        districts in some_ids(),
        domains in subsequence(DOMAINS.to_vec(), 0..6),
        units in some_ids(),
        due in subsequence(vec![2020, 2022, 2025], 0..3),
        states in subsequence(State::ALL.to_vec(), 0..12),
        all_tiers in any::<bool>(),
        text in "[ -~一-龥]{0,20}",
        sort in select(Sort::ALL.to_vec()),
    ) -> Query {
        let mut query = Query { districts, domains, units, due, states, all_tiers, text, sort };
        query.normalise();
        query
    }
}

prop_compose! {
    fn any_address()(
        page in prop_oneof![
            Just(Page::Overview),
            Just(Page::Targets),
            "[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}".prop_map(Page::Target),
        ],
        query in any_query(),
        source in prop::option::of("[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}"),
        metric in select(Metric::ALL.to_vec()),
        days in prop::option::of(0u64..3000),
        lang in select(vec![Lang::Zh, Lang::En]),
        theme in select(vec![ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark]),
    ) -> Address {
        let first = parse_day("2018-01-01").expect("a day");
        let as_of = days.map(|days| first + chrono::Days::new(days));
        Address { page, query, source, metric, as_of, lang, theme }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn reading_what_was_written_gives_it_back(address in any_address()) {
        let (again, unread) = Address::read(&address.write());
        prop_assert_eq!(unread, vec![]);
        prop_assert_eq!(&again, &address);
        prop_assert_eq!(again.write(), address.write());
    }

    #[test]
    fn reading_is_total(query in ".{0,200}") {
        let (address, _) = Address::read(&query);
        let (again, unread) = Address::read(&address.write());
        prop_assert_eq!(again, address);
        prop_assert!(unread.is_empty());
    }
}
