//! Reading never fails, writing has one spelling, and the two are inverse.

use super::*;
use crate::four_questions::Question;
use crate::judged::Judged;
use crate::progress::State;
use crate::query::{Observed, select as select_targets};
use plan_model::date::parse_day;
use plan_model::fixtures::{data, day};
use plan_model::observation::Grade;
use plan_model::plan::{Domain, Force, Measure, Tier};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::Arc;

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
        ("page=district&id=xuhui", Page::District("xuhui".to_owned()), vec![]),
        ("page=district", Page::Overview, vec!["page"]),
        ("page=calendar&district=xuhui", Page::Calendar, vec![]),
        ("page=targets&page=overview", Page::Targets, vec!["page"]),
    ] {
        assert_eq!(read(query), (page, ignored.into_iter().map(str::to_owned).collect()), "{query}");
    }
}

#[test]
fn a_list_has_its_own_choices_and_keeps_day_and_order() {
    let (here, _) = Address::read(
        "page=targets&department=yangpu-unit-kewei&sort=deadline&source=x&asof=2023-06-30&lang=en",
    );
    let there = here.list(Page::Tasks, |query| query.districts = vec!["yangpu".to_owned()]);
    assert_eq!(there.write(), "page=tasks&district=yangpu&sort=deadline&asof=2023-06-30&lang=en");
}

#[test]
fn pins_go_in_and_out_and_there_are_few() {
    let mut address = Address::default();
    for id in ["d", "b", "c", "a", "e"] {
        address.flip_pin(id);
    }
    assert_eq!(address.write(), "pin=a,b,c,d", "a fifth pin finds no room");
    address.flip_pin("c");
    assert_eq!(address.write(), "pin=a,b,d");
    let (read, unread) = Address::read("pin=a,b,c,d,e");
    assert_eq!((read.pins.len(), unread), (4, vec![Unread::new("pin", "e", false)]));
}

#[test]
fn markup_never_gets_in() {
    for bad in
        ["target=<script>", "district=%3Cb%3E", "source=javascript:alert(1)", "department=a%22b", "target="]
    {
        let (address, unread) = Address::read(bad);
        assert_eq!(address, Address::default(), "{bad}");
        assert_eq!(unread.len(), 1, "{bad}");
    }
}

#[test]
fn no_parameter_carries_markup() {
    let fouls = ["<script>alert(1)</script>", "\"><img src=x>", "\u{202e}abc", "a\u{0}b"];
    let mut names: Vec<&str> = Facet::ALL.map(Facet::slug).to_vec();
    names.extend(Parameter::ALL.map(Parameter::slug));
    names.extend(["<b>", "x\"y"]);
    for (name, foul) in names.iter().flat_map(|name| fouls.map(|foul| (name, foul))) {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair(name, foul);
        let (address, unread) = Address::read(&query.finish());
        let said = format!("{address:?} {} {unread:?}", address.write());
        assert!(!said.contains(['<', '>', '\u{202e}', '\u{0}']), "{name}: {said}");
        assert_eq!(unread.len() + usize::from(!address.query.text.is_empty()), 1, "{name}={foul}: {said}");
    }
}

#[test]
fn retired_spellings_still_work() {
    for (old, current) in [
        (
            "as_of=2024-12-31&year=2025&unit=yangpu-unit-kewei",
            "department=yangpu-unit-kewei&due=2025&asof=2024-12-31",
        ),
        ("page=targets&tier=all", "page=targets&tier=commitment,scope,premise"),
        ("tier=commitment", ""),
        ("size=large", "size=xl"),
        ("page=units", "page=departments"),
        ("page=unit&id=yangpu-unit-kewei", "page=department&id=yangpu-unit-kewei"),
        ("page=concept&id=5g", "page=indicator&id=5g"),
        ("metric=evidence", "metric=observed"),
        ("size=standard", ""),
    ] {
        let (address, unread) = Address::read(old);
        assert_eq!((address.write().as_str(), unread), (current, vec![]), "{old}");
    }
}

#[test]
fn the_tables_of_retired_spellings_lead_to_current_ones() {
    for (old, current) in aliases::NAMES {
        assert_eq!(aliases::current(current), *current, "{old} leads to a retired name");
        let (_, unread) = Address::read(&format!("{current}=%00"));
        assert!(unread.iter().all(|part| !part.unknown_name), "{old} leads to {current}, which is unknown");
    }
    for (name, old, current) in aliases::VALUES {
        assert_eq!(aliases::current_value(name, current), *current, "{name}={old} leads to a retired value");
        // A page of one record is read with its id only.
        let reads = ["", "&id=a"].map(|id| Address::read(&format!("{name}={current}{id}")).1);
        assert!(reads.contains(&vec![]), "{name}={old}: {reads:?}");
    }
}

#[test]
fn what_the_data_do_not_know_is_reported_and_chooses_nothing() {
    let data = data();
    let here = &data.plans()[0].district;
    let written = format!(
        "page=targets&district=nowhere,{here}&plan=no-plan&topic=no-topic&lead=no-lead&support=no-support&department=no-unit\
         &source=no-record&pin=no-target&metric=value&of=nothing"
    );
    let (address, unread) = Address::read(&written);
    assert_eq!(unread, []);
    let (known, unknown) = address.known(&data);
    let values: Vec<&str> = unknown.iter().map(|part| part.value.as_str()).collect();
    assert_eq!(
        values,
        [
            "nowhere",
            "no-plan",
            "no-topic",
            "no-lead",
            "no-support",
            "no-unit",
            "nothing",
            "no-target",
            "no-record"
        ]
    );
    let expected = Address::read(&format!("page=targets&district={here}&metric=value")).0;
    assert_eq!(known, expected);
    assert_eq!(expected.clone().known(&data), (expected, vec![]));
    let judged = Judged::new(Arc::new(data), day("2026-01-01"));
    assert!(!select_targets(&judged, &known.query).targets.is_empty());
}

#[test]
fn a_choice_that_cannot_be_read_costs_itself() {
    let (address, unread) = Address::read("due=2025,25,2026&state=done");
    assert_eq!(address.query.due, [2025, 2026]);
    assert_eq!(unread, [Unread::new("due", "25", false), Unread::new("state", "done", false)]);
}

#[test]
fn lists_of_choices_have_an_end() {
    let many: Vec<String> = (0..=MAX_CHOICES).map(|n| format!("d{n}")).collect();
    let (address, unread) = Address::read(&format!("district={}", many.join(",")));
    assert_eq!(
        (address.query.districts.len(), unread),
        (MAX_CHOICES, vec![Unread::new("district", "d40", false)])
    );
    let (address, unread) = Address::read("pin=a,b,c,d,e,f");
    assert_eq!((address.pins.len(), unread), (MAX_PINS, vec![Unread::new("pin", "e,f", false)]));
    let mut query = Query::default();
    let taken = many.iter().filter(|id| query.toggle(Facet::District, id)).count();
    assert_eq!(taken, MAX_CHOICES);
    let address = Address { query, ..Address::default() };
    assert_eq!(Address::read(&address.write()), (address, vec![]));
}

#[test]
fn large_sizes_have_two_ends_and_do_not_lead_to_the_standard_one() {
    let steps = |larger| {
        let mut sizes = vec![TextSize::Xl];
        while let Some(next) = sizes.last().and_then(|size| size.next(larger)) {
            sizes.push(next);
        }
        sizes.into_iter().map(TextSize::slug).collect::<Vec<_>>()
    };
    assert_eq!(steps(true), ["xl", "22", "24", "27", "30"]);
    assert_eq!(steps(false), ["xl", "18"]);
}

#[test]
fn only_some_facets_group_a_list() {
    for facet in Facet::ALL {
        let (address, unread) = Address::read(&format!("group={}", facet.slug()));
        let groups = Facet::GROUPS.contains(&facet);
        assert_eq!((address.query.group.is_some(), unread.is_empty()), (groups, groups), "{facet:?}");
    }
}

#[test]
fn broken_escapes_do_no_harm() {
    for query in ["%", "%%%=%", "q=%ff%fe", "====", "&&&", "q=\u{0}\u{1}", "a=b=c"] {
        let _ = Address::read(query);
    }
}

fn some_id() -> impl Strategy<Value = String> {
    "[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}"
}

fn some_ids() -> impl Strategy<Value = Vec<String>> {
    subsequence(vec!["changning", "fengxian", "xuhui", "yangpu-unit-1"], 0..4)
        .prop_map(|ids| ids.into_iter().map(str::to_owned).collect())
}

prop_compose! {
    fn any_ids()(districts in some_ids(), plans in some_ids(), topics in some_ids(), lead in some_ids(),
        support in some_ids(), departments in some_ids()) -> Query {
        Query { districts, plans, topics, lead, support, departments, ..Query::default() }
    }
}

prop_compose! {
    fn any_query()(
        ids in any_ids(),
        domains in subsequence(Domain::ALL.to_vec(), 0..6),
        due in subsequence(vec![2000, 2020, 2022, 2025, 2100], 0..5),
        states in subsequence(State::ALL.to_vec(), 0..State::ALL.len()),
        measures in subsequence(Measure::ALL.to_vec(), 0..7),
        forces in subsequence(Force::ALL.to_vec(), 0..3),
        tiers in subsequence(Tier::ALL.to_vec(), 0..3),
        (grades, observed, answers) in (
            subsequence(Grade::ALL.to_vec(), 0..2),
            prop::option::of(select(Observed::ALL.to_vec())),
            subsequence(Question::ALL.to_vec(), 0..4),
        ),
        text in prop_oneof!["[ -~一-龥]{0,20}", "\\PC{0,120}", any::<String>()],
        (sort, group) in (select(Sort::ALL.to_vec()), prop::option::of(select(Facet::ALL.to_vec()))),
    ) -> Query {
        let mut query = Query {
            domains, due, states, measures, forces, tiers, grades, observed, answers, text, sort, group, ..ids
        };
        query.normalise();
        query
    }
}

/// Every page, each with an id where it takes one.
fn some_page() -> impl Strategy<Value = Page> {
    let row = select((0..Page::ROWS.len()).collect::<Vec<_>>());
    (row, prop::option::of(some_id()), some_id()).prop_map(|(row, may, must)| {
        match Page::ROWS[row].takes_id {
            TakesId::Never => Page::ROWS[row].page(None),
            TakesId::Always => Page::ROWS[row].page(Some(must)),
            TakesId::Optional => Page::ROWS[row].page(may),
        }
        .expect("a page")
    })
}

prop_compose! {
    fn any_address()(
        page in some_page(),
        query in any_query(),
        source in prop::option::of(some_id()),
        pins in prop::collection::btree_set(some_id(), 0..=MAX_PINS),
        metric in select(Metric::ALL.to_vec()),
        of in prop::option::of(some_id()),
        drawing in prop::option::of(select(Drawing::ALL.to_vec())),
        place in prop::option::of(some_id()),
        (lens, days) in (select(Lens::ALL.to_vec()), prop::option::of(0u64..3000)),
        lang in select(vec![Lang::Zh, Lang::En]),
        theme in select(ThemeChoice::ALL.to_vec()),
        size in select(TextSize::ALL.to_vec()),
        (charts_off, keys_off) in any::<(bool, bool)>(),
    ) -> Address {
        let first = parse_day("2018-01-01").expect("a day");
        let as_of = days.map(|days| first + chrono::Days::new(days));
        let pins = pins.into_iter().collect();
        Address {
            page,
            query,
            source,
            pins,
            metric,
            of,
            drawing,
            place,
            lens,
            as_of,
            lang,
            theme,
            size,
            charts_off,
            keys_off,
        }
    }
}

proptest! {
    #![proptest_config(crate::cases(1000))]

    #[test]
    fn reading_what_was_written_gives_it_back(address in any_address()) {
        let (again, unread) = Address::read(&address.write());
        prop_assert_eq!(unread, vec![]);
        prop_assert_eq!(&again, &address);
        prop_assert_eq!(again.write(), address.write());
    }

    #[test]
    fn reading_is_total(query in prop_oneof![any::<String>(), "([a-z]{1,8}=[a-z0-9,%<>-]{0,20}&){0,8}"]) {
        let (address, unread) = Address::read(&query);
        let said = format!("{address:?} {unread:?}");
        prop_assert!(!said.contains(['<', '>']), "{}", said);
        let (again, unread) = Address::read(&address.write());
        prop_assert_eq!(again, address);
        prop_assert!(unread.is_empty());
    }
}
