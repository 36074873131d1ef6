//! Search over a few made-up records: total, within its limits, and true about where words stand.

use super::*;
use plan_model::dataset::Dataset;
use plan_model::fixtures::data;
use plan_model::wire::{PinyinFile, SynonymGroup, SynonymsFile};
use proptest::prelude::*;
use std::sync::LazyLock;

const TEXT: &str = "一、数字生活\n\n到2024年，建成５Ｇ 基站1900个。\n(推进单位:区民政局)\n";

static DATA: LazyLock<Dataset> = LazyLock::new(data);

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let syllables = [("hui", "汇"), ("ju", "局"), ("min", "民"), ("qu", "区"), ("xu", "徐"), ("zheng", "政")];
    let syllables = syllables.into_iter().map(|(s, c)| (s.to_owned(), c.to_owned())).collect();
    let words = ["养老", "elderly care"].map(str::to_owned).to_vec();
    let synonyms = SynonymsFile { schema: 1, groups: vec![SynonymGroup { id: "elderly".to_owned(), words }] };
    let texts = [PlanText { plan: "a", text: TEXT }, PlanText { plan: "gone", text: "别处" }];
    Index::new(&DATA, &Pinyin::new(&PinyinFile { schema: 1, syllables }), Synonyms::new(&synonyms), &texts)
});

fn search(typed: &str) -> Found {
    INDEX.search(&DATA, typed, 100)
}

fn kinds(typed: &str) -> Vec<RecordKind> {
    let mut kinds: Vec<RecordKind> = search(typed).hits.into_iter().map(|hit| hit.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

#[test]
fn every_kind_is_found_by_what_it_says() {
    for (typed, expected) in [
        ("xhq", &[RecordKind::District][..]),
        ("minzhengju", &[RecordKind::Department, RecordKind::Paragraph]),
        ("区民政局", &[RecordKind::Department, RecordKind::Paragraph]),
        ("elderly care", &[RecordKind::Target, RecordKind::Task]),
        ("数字生活", &[RecordKind::Heading, RecordKind::Paragraph]),
        ("1900", &[RecordKind::Target, RecordKind::Paragraph]),
        ("没有的词", &[]),
    ] {
        assert_eq!(kinds(typed), expected, "{typed}");
    }
}

#[test]
fn a_clause_is_shown_where_only_it_says_the_words() {
    let found = search("建成");
    let hit = found.hits.iter().find(|hit| hit.kind == RecordKind::Target).expect("a target");
    assert_eq!((hit.field, hit.spans.as_slice()), (SearchField::Clause, &[Span { start: 7, end: 9 }][..]));
    let paragraph = found.hits.iter().find(|hit| hit.kind == RecordKind::Paragraph).expect("a paragraph");
    assert_eq!((paragraph.id.as_str(), paragraph.place), ("a", Some(Span { start: 8, end: 28 })));
}

#[test]
fn an_index_of_nothing_finds_nothing() {
    let release =
        plan_model::dataset::Release { id: String::new(), date: plan_model::fixtures::day("2026-11-22") };
    let none = Dataset::new(release, plan_model::dataset::Parts::default());
    let index = Index::new(&none, &Pinyin::default(), Synonyms::default(), &[]);
    assert_eq!(index.search(&none, "5G基站", 10), Found::default());
    // An index of one dataset used with another finds what both have, and does no harm.
    assert!(INDEX.search(&none, "5G基站", 10).hits.iter().all(|hit| hit.kind == RecordKind::Paragraph));
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn searching_is_total(typed in prop_oneof![
        any::<String>(),
        "[a-z ]{0,12}",
        "[一-龥a-zA-Z0-9 ０-９Ａ-Ｚ，。%]{0,12}",
        "(5g|基站|养老|xhq|minzheng|一网|1900| ){0,8}",
    ], limit in 0_usize..5) {
        let found = INDEX.search(&DATA, &typed, limit);
        for kind in RecordKind::ALL {
            let shown = found.hits.iter().filter(|hit| hit.kind == kind).count();
            prop_assert_eq!(shown, found.totals[kind as usize].min(limit));
        }
        for hit in &found.hits {
            let n = hit.text.chars().count() as u32;
            prop_assert!(hit.spans.iter().all(|span| span.start < span.end && span.end <= n));
            prop_assert!(hit.score > 0);
        }
        prop_assert_eq!(&found, &INDEX.search(&DATA, &typed, limit));
    }

    #[test]
    fn any_piece_of_a_clause_finds_its_target(at in 0_usize..60, from in 0_usize..14, n in 1_usize..8) {
        let (_, target) = DATA.target_at(at).expect("a target");
        let piece: String = target.statement.chars().skip(from).take(n).collect();
        // Only whole words of letters and digits are looked for, and only from their beginning.
        let han: String = piece.chars().filter(|c| tokens::is_han(*c)).collect();
        prop_assume!(!han.is_empty() && piece.starts_with(&han));
        let found = search(&han);
        prop_assert!(found.hits.iter().any(|hit| hit.id == target.id), "{} isn't found by {}", target.id, han);
    }
}
