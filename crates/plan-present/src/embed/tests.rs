//! Every embed address reads back as written; what no view takes is named.

use super::*;
use crate::present;
use plan_method::address::Metric;
use plan_model::lang::Lang;
use proptest::prelude::*;

/// What is read is what was written, whatever stood in the address.
fn check(query: &str, written: &str, ignored: usize) {
    let (embed, unread) = Embed::read(query);
    assert_eq!(embed.write(), written, "{query}");
    assert_eq!(unread.len(), ignored, "{query}: {unread:?}");
    let (again, unread) = Embed::read(written);
    assert_eq!((again, unread), (embed, vec![]), "{query}");
}

#[test]
fn every_address_gives_a_view_in_one_spelling() {
    check("", "v=1&view=states", 0);
    check("?v=1&view=goal&target=xuhui-target-a", "v=1&view=goal&target=xuhui-target-a", 0);
    check(
        "view=map&metric=observed&lang=en&theme=dark",
        "v=1&view=map&metric=observed&lang=en&theme=dark",
        0,
    );
    check(
        "view=list&state=due-no-data&district=yangpu,xuhui&q=5G",
        "v=1&view=list&district=xuhui,yangpu&state=due-no-data&q=5G",
        0,
    );
    check("view=states&theme=light&size=standard&title=1&controls=1", "v=1&view=states", 0);
    check(
        "view=states&theme=system&size=large&title=0&controls=0",
        "v=1&view=states&theme=system&size=xl&title=0&controls=0",
        0,
    );
    check(
        "view=goal&target=a&release=2026.11&asof=2026-11-22",
        "v=1&view=goal&target=a&asof=2026-11-22&release=2026.11",
        0,
    );
    // Retired names of the site's parameters are read here too.
    check("view=list&year=2025&unit=xuhui-unit-a", "v=1&view=list&department=xuhui-unit-a&due=2025", 0);
    // What can't be read is ignored, and said.
    check("view=chart&v=2&title=yes&size=9&theme=pink", "v=1&view=states", 5);
    check("view=map&page=targets&id=x&source=y&foo=bar", "v=1&view=map", 4);
    check("view=map&view=list&indicator=a&period=2025", "v=1&view=map", 2);
    check("indicator=5g&view=compare&lang=en", "v=1&view=compare&indicator=5g&lang=en", 0);
    for release in ["..", ".", "a/b", "..%2F..", "", "%3Cscript%3E", "a..b", "123456789012345678901"] {
        check(&format!("view=map&release={release}"), "v=1&view=map", 1);
    }
}

#[test]
fn links_back_lead_to_the_page_that_says_the_same() {
    for (query, back) in [
        ("view=goal&target=a&lang=en", "target=a&lang=en"),
        ("view=district&district=yangpu", "page=targets&district=yangpu"),
        ("view=list&state=missed&theme=dark", "page=targets&state=missed"),
        ("view=map&metric=observed&theme=system", "metric=observed"),
        ("view=states&target=a", ""),
        ("view=compare&indicator=a", "page=indicator&id=a"),
    ] {
        assert_eq!(Embed::home(&Embed::read(query).0.address), back, "{query}");
    }
}

#[test]
fn a_host_changes_what_is_listed_and_nothing_by_mistake() {
    let (embed, _) = Embed::read("view=map&release=2026.11");
    let with = |pairs: &[(&str, &str)]| {
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        embed.with(&pairs).write()
    };
    assert_eq!(with(&[]), embed.write());
    assert_eq!(
        with(&[("lang", "en"), ("metric", "observed")]),
        "v=1&view=map&metric=observed&lang=en&release=2026.11"
    );
    assert_eq!(with(&[("view", "states")]), "v=1&view=states&release=2026.11");
    assert_eq!(
        with(&[("lang", "en"), ("theme", "<b>"), ("onload", "x")]),
        "v=1&view=map&lang=en&release=2026.11"
    );
    assert_eq!(with(&[("release", "2027.01"), ("v", "2"), ("page", "targets")]), embed.write());
}

#[test]
fn another_setting_stays_in_the_frame_and_another_page_does_not() {
    let (embed, _) = Embed::read("view=map");
    let address = &embed.address;
    assert!(embed.shows(&Address { metric: Metric::Observed, lang: Lang::En, ..address.clone() }));
    assert!(!embed.shows(&address.on(Page::Targets)));
    assert!(!embed.shows(&address.with_query(|query| query.districts = vec!["yangpu".into()])));
    assert!(!embed.shows(&Address { source: Some("a".into()), ..address.clone() }));
}

#[test]
fn names_of_views_are_unique_and_their_frames_sensible() {
    for (at, promise) in VIEWS.iter().enumerate() {
        assert!(
            VIEWS.iter().skip(at + 1).all(|other| other.slug != promise.slug && other.view != promise.view)
        );
        assert_eq!(promise.view.promise(), *promise);
        assert!(promise.min_width < WIDE && promise.wide_height <= promise.height);
    }
}

#[test]
fn a_snippet_is_whole_and_no_text_in_it_becomes_markup() {
    const HOSTILE: &str = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>";
    let still = Still {
        title: HOSTILE.into(),
        sentence: HOSTILE.into(),
        table: present::Table {
            caption: HOSTILE.into(),
            columns: vec![HOSTILE.into(), "n".into()],
            rows: vec![vec![present::Cell::Text(HOSTILE.into()), present::Cell::Absent(HOSTILE.into())]],
        },
        source: HOSTILE.into(),
        picture: Some(HOSTILE.into()),
    };
    let (embed, _) = Embed::read("view=list&q=%22%3E%3Cscript%3E&lang=en");
    let made = snippets(&embed, "https://example.org/a'b/", true, &still);
    for snippet in [&made.frame, &made.helper, &made.still, &made.link] {
        assert_eq!(snippet.matches("<script").count(), usize::from(*snippet == made.helper), "{snippet}");
        assert!(!snippet.contains("<img src=\"x") && !snippet.contains("onerror='"), "{snippet}");
    }
    assert!(
        made.frame
            .starts_with("<iframe src=\"https://example.org/a&#39;b/embed.html?v=1&amp;view=list&amp;q=")
    );
    assert!(made.frame.contains("height=\"1400\""), "{}", made.frame);
    assert!(made.helper.contains("class=\"plan-atlas\"") && made.helper.contains("b/embed.js\" async"));
    assert!(made.link.contains("index.html?page=targets&amp;") && made.link.contains("rel=\"noopener\""));
    assert_eq!(made.still.matches("<tr>").count(), 2);
}

proptest! {
    #![proptest_config(crate::cases(1000))]

    #[test]
    fn whatever_is_read_is_written_in_a_spelling_that_reads_the_same(query in "(&?(v|view|target|district|lang|theme|size|title|controls|release|metric|asof|q|state|page|foo)=[ -~\u{4e00}-\u{4e20}]{0,12}){0,8}") {
        let (embed, _) = Embed::read(&query);
        let written = embed.write();
        prop_assert_eq!(Embed::read(&written), (embed, vec![]), "{} as {}", query, written);
        prop_assert!(!written.contains(['<', '>', '"', '\'', ' ']), "{}", written);
    }
}
