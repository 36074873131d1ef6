//! No digit without an account: every number in the content of a page is quoted from a plan, published, named, or derived,
//! and what is derived stands in the page's ledger with how it comes about. Every kind of page is walked, with every record
//! that has a page.
//!
//! The ledgers are made here from the records alone, by counting, not from the sheets whose numbers they account for.

#[path = "digits/entries.rs"]
mod entries;
#[path = "digits/facts.rs"]
mod facts;
#[path = "digits/ledger.rs"]
mod ledger;
#[path = "digits/matters.rs"]
mod matters;
#[path = "digits/missing.rs"]
mod missing;

use crate::html::{Element, Node};
use crate::{DATA, LANGS, page_with, plain, text_of};
use facts::{Ledger, PLANS, TOPICS, list, numbers, records, word};
use ledger::{ledger, row_ledger};
use plan_method::address::{Address, MAX_PINS, Metric, Page, PageRow, TakesId};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words that are quoted or given as names: every text of a record that says more than a number, and the plans' texts.
static QUOTED: LazyLock<(BTreeSet<String>, String)> = LazyLock::new(|| {
    fn collect(value: &Value, names: &mut BTreeSet<String>) {
        match value {
            Value::String(words) if words.chars().filter(|c| c.is_alphabetic()).count() > 1 => {
                names.insert(plain(words));
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
            Value::Object(fields) => fields.values().for_each(|field| collect(field, names)),
            _ => {}
        }
    }
    let mut names = BTreeSet::new();
    PLANS.iter().for_each(|plan| collect(plan, &mut names));
    for (path, list) in [
        ("observations.json", "observations"),
        ("indicators.json", "indicators"),
        ("departments.json", "departments"),
        ("topics.json", "topics"),
        ("topics.json", "matters"),
        ("places.json", "places"),
        ("districts.json", "districts"),
    ] {
        records(path, list).iter().for_each(|record| collect(record, &mut names));
    }
    let texts: String = DATA.plans().iter().map(text_of).collect();
    (names, texts.chars().filter(|c| !c.is_whitespace()).collect())
});

/// Whether words stand so in a record or in a plan's text; a number with a sign or two around it isn't enough for that.
fn is_quoted(words: &str) -> bool {
    let (names, texts) = &*QUOTED;
    let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    names.contains(&plain(words))
        || (bare.chars().filter(|c| c.is_alphabetic()).count() > 3 && texts.contains(&bare))
}

/// A text with digits, with where it stands: the last three elements around it, and the record whose row it is in.
struct Said {
    path: String,
    words: String,
    row: Option<Row>,
}

/// A record that has a row of its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Target(String),
    Department(String),
}

/// The record that an element is the row of: the one that its first link leads to.
fn row_of(element: &Element) -> Option<Row> {
    let rows = ["target-row", "target-line", "bullet-row", "promise-row", "department-row"];
    let of = element.attr("class")?.split_whitespace().find(|class| rows.contains(class))?;
    let links = element.all("a").into_iter().filter_map(|link| link.attr("href"));
    links.map(|href| Address::read(href.trim_start_matches('?')).0.page).find_map(|page| match page {
        Page::Target(id) if of != "department-row" => Some(Row::Target(id)),
        Page::Department(id) if of == "department-row" => Some(Row::Department(id)),
        _ => None,
    })
}

fn walk(element: &Element, path: &mut Vec<String>, row: Option<&Row>, said: &mut Vec<Said>) {
    let own = row_of(element);
    let row = own.as_ref().or(row);
    let class =
        element.attr("class").map(|class| format!(".{}", class.replace(' ', "."))).unwrap_or_default();
    path.push(format!("{}{class}", element.tag));
    for node in &element.content {
        match node {
            Node::Element(inner) => walk(inner, path, row, said),
            Node::Text(words) if words.chars().any(|c| c.is_ascii_digit()) => {
                let path = path[path.len().saturating_sub(3)..].join(" ");
                said.push(Said { path, words: words.clone(), row: row.cloned() });
            }
            Node::Text(_) => {}
        }
    }
    path.pop();
}

/// What is looked for when the search is walked: words of plans, digits, and letters.
const SOUGHT: [&str; 5] = ["5G", "2025", "一网通办", "xhq", "数据"];

/// Addresses of every page.
fn addresses() -> Vec<Address> {
    let mut all: Vec<Address> =
        pages().into_iter().map(|page| Address { page, ..Address::default() }).collect();
    for words in SOUGHT {
        let mut address = Address { page: Page::Search, ..Address::default() };
        address.query.text = words.to_owned();
        all.push(address);
    }
    // The map by whatever can colour it, and of each district with its places.
    all.extend(Metric::ALL.map(|metric| Address { page: Page::Map, metric, ..Address::default() }));
    all.extend(DATA.plans().iter().map(|plan| Address::default().map_of(vec![plan.district.clone()])));
    // Compared is whatever shares an indicator, and at last what shares nothing.
    let mut sets: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (_, target) in DATA.targets() {
        sets.entry(&target.indicator).or_default().push(target.id.clone());
    }
    let mixed = sets.values().filter_map(|ids| ids.first().cloned()).take(MAX_PINS).collect();
    for mut pins in sets.into_values().filter(|ids| ids.len() > 1).chain([mixed]) {
        pins.truncate(MAX_PINS);
        pins.sort();
        all.push(Address { page: Page::Compare, pins, ..Address::default() });
    }
    all
}

/// The records that a page is walked with, by its slug; for one that takes no id there are none.
fn ids_of(slug: &str) -> Vec<String> {
    let rows = |list_of: &'static str| {
        PLANS.iter().flat_map(move |plan| {
            list(plan, list_of).map(|row| row["id"].as_str().expect("an id").to_owned())
        })
    };
    let plans = || DATA.plans().iter();
    let departments = || DATA.departments().iter().map(|department| department.id.clone());
    match slug {
        "district" => plans().map(|plan| plan.district.clone()).collect(),
        "text" => plans().map(|plan| plan.id.clone()).collect(),
        "matters" => DATA.matters().iter().map(|matter| matter.id.clone()).collect(),
        "request" => {
            plans().map(|plan| plan.district.clone()).chain(departments()).chain(rows("targets")).collect()
        }
        "topic" => TOPICS.iter().map(|topic| word(topic, "id").to_owned()).collect(),
        "indicator" => DATA.indicators().iter().map(|indicator| indicator.id.clone()).collect(),
        "target" => rows("targets").collect(),
        "task" => rows("tasks").collect(),
        "department" => departments().collect(),
        "brief" => {
            plans().map(|plan| plan.district.clone()).chain(departments()).chain(rows("targets")).collect()
        }
        // The snippets' page offers every target, whichever it begins with.
        "embed" => plans().map(|plan| plan.targets[0].id.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Every page, by itself if it stands by itself, and with every record that has one.
fn pages() -> Vec<Page> {
    let of = |row: &PageRow| {
        let ids = ids_of(row.slug);
        assert_eq!(ids.is_empty(), row.takes_id == TakesId::Never, "the records of {}", row.slug);
        let with_ids = ids.into_iter().filter_map(|id| row.page(Some(id)));
        row.page(None).into_iter().chain(with_ids).collect::<Vec<_>>()
    };
    Page::ROWS.iter().flat_map(of).collect()
}

#[test]
fn every_digit_is_accounted_for() {
    let mut missing: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let (mut looked, mut changed, mut noticed) = (0, 0, 0);
    let mut rows: BTreeMap<Row, Ledger> = BTreeMap::new();
    for (at, address) in addresses().into_iter().enumerate() {
        let page = &address.page;
        let whole_page = ledger(&address);
        // Pages of one kind differ in their records alone, so that every other one is seen in English.
        let many = matches!(
            page,
            Page::Target(_)
                | Page::Task(_)
                | Page::Department(_)
                | Page::Brief(_)
                | Page::Request(_)
                | Page::Embed(_)
                | Page::Indicator(_)
        );
        for lang in
            LANGS.into_iter().enumerate().filter(|(of, _)| !many || at % 2 == *of).map(|(_, lang)| lang)
        {
            let whole = page_with(&Address { lang, ..address.clone() }.write());
            let mut said = Vec::new();
            walk(whole.one("main"), &mut Vec::new(), None, &mut said);
            for said in said.iter().filter(|said| !is_quoted(&said.words)) {
                // What stands in a record's row is held against that record, not against all that the page shows.
                let ledger = match &said.row {
                    Some(row) => rows.entry(row.clone()).or_insert_with(|| row_ledger(row)),
                    None => &whole_page,
                };
                for number in numbers(&said.words) {
                    looked += 1;
                    if !ledger.accounts_for(&number) {
                        let slug = page.slug();
                        let entry = missing.entry(format!("{slug} | {}", said.path)).or_default();
                        entry.0 += 1;
                        entry.1 = format!("{number} in {}", said.words);
                    }
                    if let Ok(value) = number.parse::<u64>() {
                        changed += 1;
                        noticed += usize::from(!ledger.accounts_for(&(value + 1).to_string()));
                    }
                }
            }
        }
    }
    // A ledger that held every number would account for nothing: a change of a number by one is noticed, unless small counts
    // of the same page lie next to each other.
    assert!(
        looked > 10_000 && noticed * 3 > changed,
        "{noticed} of {changed} changes noticed in {looked} numbers"
    );
    let told: Vec<String> =
        missing.iter().map(|(place, (n, example))| format!("{n} {place}: {example}")).collect();
    assert!(
        told.is_empty(),
        "{looked} numbers, {noticed} of {changed} changes noticed; unaccounted:\n{}",
        told.join("\n")
    );
}
