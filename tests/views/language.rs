//! In the English view, words that are Chinese throughout are marked as Chinese, so that they are spoken and set as such.
//!
//! Names and units inside an English sentence (`Members of 虹桥文旅荟`) are left to the sentence.

use crate::html::{Element, Node};
use crate::{DATA, JUDGED, page_with};
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_method::query::Query;
use plan_model::lang::Lang;
use plan_model::plan::Tier;

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
        && !text.chars().any(|c| c.is_ascii_alphabetic())
}

/// Chinese texts whose nearest `lang` isn't Chinese, each with the elements around it.
fn unmarked(element: &Element, lang: &str, path: &str) -> Vec<(String, String)> {
    let lang = element.attr("lang").unwrap_or(lang);
    let path =
        format!("{path} {}.{}", element.tag, element.attr("class").unwrap_or_default().replace(' ', "."));
    let found = element.content.iter().flat_map(|node| match node {
        Node::Element(element) => unmarked(element, lang, &path),
        Node::Text(text) if is_chinese(text) && !lang.starts_with("zh") => vec![(path.clone(), text.clone())],
        Node::Text(_) => Vec::new(),
    });
    found.collect()
}

/// English views of every page.
fn views() -> Vec<Address> {
    let at = |page: Page| Address { page, lang: Lang::En, ..Address::default() };
    let vague =
        DATA.targets().zip(JUDGED.standings.iter()).find(|(_, status)| status.state == State::NotAssessable);
    let vague = vague.expect("such a target").0.1.id.clone();
    let decided = "xuhui-target-table-ai-industry-output".to_owned();
    let observation = DATA.observations().get(0).expect("one").id.to_owned();
    let mut views: Vec<Address> = Page::ROWS.iter().filter_map(|row| row.page(None)).map(at).collect();
    views.extend([at(Page::Target(vague)), at(Page::Target(decided.clone()))]);
    views.push(Address {
        query: Query { tiers: Tier::ALL.to_vec(), ..Query::default() },
        ..at(Page::Targets)
    });
    for plan in DATA.plans() {
        views.push(at(Page::District(plan.district.clone())));
        views.push(at(Page::Task(plan.tasks[0].id.clone())));
        views.push(at(Page::Text(plan.id.clone())));
        views.push(at(Page::Brief(Some(plan.district.clone()))));
        views.push(Address::default().map_of(vec![plan.district.clone()]));
    }
    views.push(at(Page::Department("yangpu-unit-operators".to_owned())));
    views.push(at(Page::Department("fengxian-unit-sector-authorities".to_owned())));
    views.push(at(Page::Matters(Some(DATA.matters()[0].id.clone()))));
    views.push(at(Page::Request("yangpu".to_owned())));
    views.push(at(Page::Topic(DATA.topics()[0].id.clone())));
    views.push(at(Page::Indicator("5g-base-stations".to_owned())));
    views.push(at(Page::Embed(Some(decided.clone()))));
    views.extend([decided, observation].map(|source| Address { source: Some(source), ..at(Page::Overview) }));
    views.iter_mut().for_each(|view| view.lang = Lang::En);
    let is_seen = |slug: &str| views.iter().any(|view| view.page.slug() == slug);
    Page::ROWS.iter().for_each(|row| assert!(is_seen(row.slug), "no view of the page {}", row.slug));
    views
}

#[test]
fn chinese_in_the_english_view_is_marked() {
    let found = views().into_iter().flat_map(|address| {
        let unmarked = unmarked(&page_with(&address.write()), "en", "");
        unmarked.into_iter().map(move |(path, text)| format!("?{}{path}: {text}", address.write()))
    });
    let breaches: Vec<String> = found.collect();
    assert!(breaches.is_empty(), "mark these with lang=\"zh-CN\":\n{}", breaches.join("\n"));
}

#[test]
fn unmarked_chinese_is_found() {
    let of = |html: &str| unmarked(&crate::html::parse(html), "en", "").len();
    assert_eq!(of("<p class=\"a\">2 目标</p>"), 1);
    assert_eq!(of("<p lang=\"zh-CN\">目标<b lang=\"en\">目标</b></p>"), 1);
    assert_eq!(of("<p lang=\"zh-CN\">目标</p><p>Members of 虹桥文旅荟</p><p>“quoted” – ≥1,600</p>"), 0);
}
