//! A fixed set of searches over the shipped data and texts: what must be found, and what must come first.

use crate::shipped::DATA;
use crate::{PLANS, SHIPPED};
use plan_method::search::{Found, Hit, Index, Pinyin, PlanText, RecordKind, Synonyms};
use plan_model::folding::fold;
use plan_model::wire;
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let pinyin = Pinyin::new(&wire::parse(&SHIPPED[wire::PINYIN]).expect("readings"));
    let synonyms = Synonyms::new(&wire::parse(&SHIPPED[wire::SYNONYMS]).expect("synonyms"));
    let text = |plan: &'static str| {
        let text = std::str::from_utf8(&SHIPPED[&format!("sources/{plan}.txt")]).expect("UTF-8");
        PlanText { plan, text }
    };
    Index::new(&DATA, &pinyin, synonyms, &PLANS.map(text))
});

fn search(typed: &str) -> Found {
    INDEX.search(&DATA, typed, 1000)
}

fn first(typed: &str) -> Hit {
    search(typed).hits.first().unwrap_or_else(|| panic!("nothing found for {typed}")).clone()
}

/// The words that a hit's spans mark, one after another.
fn marked(hit: &Hit) -> String {
    let chars: Vec<char> = hit.text.chars().collect();
    hit.spans.iter().flat_map(|span| &chars[span.start as usize..span.end as usize]).collect()
}

#[test]
fn the_first_hit_is_the_one_that_is_meant() {
    for (typed, kind, id) in [
        ("徐汇", RecordKind::District, "xuhui"),
        ("徐汇区", RecordKind::District, "xuhui"),
        ("xhq", RecordKind::District, "xuhui"),
        ("xuhui", RecordKind::District, "xuhui"),
        ("XuHui", RecordKind::District, "xuhui"),
        ("xuhuiqu", RecordKind::District, "xuhui"),
        ("changning", RecordKind::District, "changning"),
        ("cnq", RecordKind::District, "changning"),
        ("jinshan", RecordKind::District, "jinshan"),
        ("jinshna qu", RecordKind::District, "jinshan"),
        ("fengxian", RecordKind::District, "fengxian"),
        ("杨浦区", RecordKind::District, "yangpu"),
        ("fengxian 民政局", RecordKind::Department, "fengxian-unit-civil-affairs"),
        ("区块链", RecordKind::Topic, "blockchain"),
        ("qukuailian", RecordKind::Topic, "blockchain"),
        ("blockchain", RecordKind::Topic, "blockchain"),
        ("数字孪生", RecordKind::Topic, "digital-twin"),
        ("杨浦滨江", RecordKind::Place, "yangpu-place-riverside"),
    ] {
        let hit = first(typed);
        assert_eq!((hit.kind, hit.id.as_str()), (kind, id), "{typed}: {hit:?}");
    }
}

/// Every target whose clause or indicator says the words is found by them, whatever spelling they are typed in.
#[test]
fn nothing_that_says_the_words_is_missed() {
    let says = |id: &str, words: &str| {
        let (_, target) = DATA.target(id).expect("a target");
        let indicator = DATA.indicator(&target.indicator).expect("an indicator");
        [&target.statement, indicator.names.zh.as_str()].iter().any(|text| fold(text).contains(words))
    };
    for (words, spellings) in [
        (
            "一网通办",
            &["一网通办", "yiwangtongban", "ywtb", "yi wang tong ban", "government online", "“一网通办”"][..],
        ),
        ("5g基站", &["5G基站", "５Ｇ 基站", "5g 基站"]),
        ("人工智能", &["人工智能", "rengongzhineng", "rgzn", "AI", "artificial intelligence"]),
        ("千兆", &["千兆", "qianzhao", "qz"]),
        ("标杆校", &["标杆校", "biaoganxiao", "bgx"]),
        ("医院", &["医院", "yiyuan", "hospital"]),
        ("营", &["营"]),
        ("90%", &["90%"]),
        ("“一件事”", &["一件事", "yijianshi", "yjs", "one matter"]),
    ] {
        let expected: Vec<&str> =
            DATA.targets().map(|(_, target)| target.id.as_str()).filter(|id| says(id, words)).collect();
        assert!(!expected.is_empty(), "no target says {words}");
        for typed in spellings {
            let found = search(typed);
            let missed: Vec<&&str> = expected
                .iter()
                .filter(|id| !found.hits.iter().any(|hit| hit.kind == RecordKind::Target && hit.id == **id))
                .collect();
            assert!(missed.is_empty(), "{typed} misses {missed:?}");
        }
    }
}

#[test]
fn one_slip_in_pinyin_is_forgiven() {
    for (typed, words) in [
        ("yiwangtonban", "一网通办"),
        ("yiwnagtongban", "一网通办"),
        ("yiwangtongbann", "一网通办"),
        ("rengongzhinneg", "人工智能"),
        ("qukualian", "区块链"),
        ("biaoganxioa", "标杆校"),
    ] {
        let found = search(typed);
        let hit = found.hits.first().unwrap_or_else(|| panic!("nothing found for {typed}"));
        assert!(marked(hit).contains(words), "{typed}: {hit:?}");
        assert!(found.read_as.iter().any(|read| read == words), "{typed}: {:?}", found.read_as);
    }
    assert!(search("qwxzvbnmk").hits.is_empty());
}

#[test]
fn words_from_several_texts_of_one_target_find_it() {
    for (typed, id) in [
        ("徐汇 5G基站", "xuhui-target-table-5g-base-stations"),
        ("徐汇5G基站", "xuhui-target-table-5g-base-stations"),
        ("xuhui 5g base stations", "xuhui-target-table-5g-base-stations"),
        ("fengxian jizhan 2000", "fengxian-target-5g-base-stations-new"),
        ("长宁 软件 3058", "changning-target-software-revenue"),
    ] {
        let hits = search(typed).hits;
        let hit = hits.iter().find(|hit| hit.kind == RecordKind::Target);
        assert_eq!(hit.map(|hit| hit.id.as_str()), Some(id), "{typed}: {:?}", &hits[..hits.len().min(3)]);
    }
}

#[test]
fn parts_of_a_phrase_are_offered_where_nothing_says_all_of_it() {
    let found = search("居家养老服务机器人补贴");
    assert!(found.partial && !found.hits.is_empty());
    assert!(found.hits[0].score < first("养老").score);
    assert!(!search("养老").partial);
}

#[test]
fn a_paragraph_is_found_at_its_place_in_the_text() {
    let found = search("新基建重点地标");
    let hit = found.hits.iter().find(|hit| hit.kind == RecordKind::Paragraph).expect("a paragraph");
    assert!(marked(hit).contains("新基建重点地标"), "{hit:?}");
    let place = hit.place.expect("a place");
    let text = crate::text(&hit.id);
    let paragraph = crate::words(&text, place.start, place.end);
    assert!(paragraph.contains("新基建重点地标") && !paragraph.contains('\n'), "{paragraph}");
}

#[test]
fn spans_lie_in_the_text_and_mark_what_was_typed() {
    for typed in ["5G基站", "base station", "养老", "一网通办", "AI", "ywtb", "数据局 牵头"] {
        for hit in search(typed).hits {
            let n = hit.text.chars().count() as u32;
            assert!(hit.spans.iter().all(|span| span.start < span.end && span.end <= n), "{typed}: {hit:?}");
            assert!(hit.spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{typed}: {hit:?}");
            assert!(!hit.spans.is_empty(), "{typed}: {hit:?}");
        }
    }
}

#[test]
fn hits_are_ranked_and_limited_by_kind_and_counted_before() {
    let (all, few) = (search("数据"), INDEX.search(&DATA, "数据", 3));
    assert_eq!(all.totals, few.totals);
    assert_eq!(all.hits.len(), all.total());
    assert!(few.hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
    for (kind, total) in RecordKind::ALL.into_iter().zip(few.totals) {
        let of_kind = |found: &Found| -> Vec<Hit> {
            found.hits.iter().filter(|hit| hit.kind == kind).cloned().collect()
        };
        assert_eq!(of_kind(&few), of_kind(&all)[..total.min(3)], "{kind:?}");
    }
}

#[test]
fn odd_searches_find_nothing_and_do_no_harm() {
    for typed in
        ["", " ", "，。“”", "\u{0}", "<script>", "%", "𠮷", "🙂", &"长".repeat(5000), "a b c d e f g h i j"]
    {
        let found = search(typed);
        assert!(found.hits.len() <= found.total(), "{typed}");
    }
    assert_eq!(search(""), Found::default());
    assert_eq!(search("🙂").hits, []);
}

#[test]
fn every_document_is_found_by_its_own_name() {
    for department in DATA.departments() {
        let hits = search(&department.name_zh).hits;
        assert!(
            hits.iter().any(|hit| hit.kind == RecordKind::Department && hit.id == department.id),
            "{}",
            department.name_zh
        );
    }
    for place in DATA.places() {
        let hits = search(&place.name_en).hits;
        assert!(
            hits.iter().any(|hit| hit.kind == RecordKind::Place && hit.id == place.id),
            "{}",
            place.name_en
        );
    }
    for task in DATA.plans().iter().flat_map(|plan| &plan.tasks) {
        let hits = search(&task.title).hits;
        assert!(hits.iter().any(|hit| hit.kind == RecordKind::Task && hit.id == task.id), "{}", task.title);
    }
}

#[test]
fn a_search_is_told_by_kind_and_leads_somewhere() {
    use plan_method::address::Address;
    use plan_model::lang::Lang;
    use plan_present::present;

    for typed in ["xhq", "民政局", "区块链", "5G基站", "居家养老服务机器人补贴", "zzzz"] {
        let found = search(typed);
        for lang in [Lang::Zh, Lang::En] {
            let sheet = present::search(&DATA, typed, &found, lang);
            assert!(sheet.title.contains(typed) && sheet.sentence.starts_with(&sheet.title));
            assert_eq!(sheet.groups.iter().map(|group| group.total).sum::<usize>(), found.total());
            assert!(lang == Lang::Zh || !sheet.sentence.contains(['。', '，']), "{}", sheet.sentence);
            for row in sheet.groups.iter().flat_map(|group| &group.rows) {
                let address = row.address(&Address::default());
                assert_eq!(Address::read(&address.write()), (address.clone(), vec![]));
                assert_eq!(address.clone().known(&DATA), (address, vec![]));
            }
        }
    }
    assert_eq!(present::search(&DATA, " ", &search(" "), Lang::Zh), present::SearchSheet::default());
}
