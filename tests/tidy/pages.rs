//! The journeys' list of pages, `tests/e2e/pages.mjs`, has every page of the program, and no other.

use crate::file;
use plan_method::address::{Address, Page};
use std::collections::BTreeSet;

const LIST: &str = "tests/e2e/pages.mjs";

/// The quoted value that follows `name`, in each line that has it.
fn quoted<'a>(text: &'a str, name: &'static str) -> impl Iterator<Item = &'a str> {
    text.lines().filter_map(move |line| {
        let (_, value) = line.split_once(name)?;
        let quote = value.chars().next().filter(|c| ['\'', '`'].contains(c))?;
        value[1..].split(quote).next()
    })
}

/// Pages that the list lacks, and entries of pages that there aren't.
fn differences(list: &str) -> Vec<String> {
    let listed: BTreeSet<&str> = quoted(list, "page: ").collect();
    let there: BTreeSet<&str> = Page::ROWS.iter().map(|row| row.slug).collect();
    let lacking = there.difference(&listed).map(|slug| format!("{LIST} has no entry of the page {slug}"));
    let unknown = listed.difference(&there).map(|slug| format!("{LIST} has {slug}, which is no page"));
    lacking.chain(unknown).collect()
}

#[test]
fn journeys_visit_every_page() {
    let list = file(LIST).text;
    assert_eq!(differences(&list), Vec::<String>::new());
    // An entry's address leads to the page that it says; ids come from constants of the list, and any will do.
    for (slug, address) in quoted(&list, "page: ").zip(quoted(&list, "address: ")) {
        let query = address.replace("${VALUES}", "a").replace("${CONFLICT}", "b");
        let (read, _) = Address::read(&query);
        assert_eq!(read.page.slug(), slug, "{address}");
    }
}

#[test]
fn a_page_too_many_or_too_few_is_noticed() {
    let all: Vec<String> = Page::ROWS.iter().map(|row| format!("  {{ page: '{}', }},", row.slug)).collect();
    assert_eq!(differences(&all.join("\n")), Vec::<String>::new());
    let few = differences(&all[1..].join("\n"));
    assert!(few.len() == 1 && few[0].contains("no entry of the page overview"), "{few:?}");
    let many = differences(&format!("{}\n  {{ page: 'nowhere' }},", all.join("\n")));
    assert!(many.len() == 1 && many[0].contains("nowhere, which is no page"), "{many:?}");
}
