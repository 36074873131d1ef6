//! Any text at all: refused by name or read, never a panic, every place in the text, every number exactly as written.

use plan_draft::draft::{Body, Decision, Draft};
use plan_draft::present;
use plan_draft::{MarkAs, NotMarked, TextRefusal, read, read_for};
use plan_model::date::{Period, parse_day};
use plan_model::number;
use proptest::prelude::*;

/// How a property is tried: on the number of cases given, always the same ones; or on `PLAN_ATLAS_CASES` of them where that
/// asks for more, by chance.
fn cases(usual: u32) -> ProptestConfig {
    use proptest::test_runner::RngSeed;
    let asked: Option<u32> = std::env::var("PLAN_ATLAS_CASES").ok().and_then(|cases| cases.parse().ok());
    let (cases, rng_seed) = match asked.filter(|asked| *asked > usual) {
        Some(asked) => (asked, RngSeed::Random),
        None => (usual, RngSeed::Fixed(0x5eed)),
    };
    ProptestConfig { cases, rng_seed, ..Default::default() }
}

/// Pieces that plans are made of, whole and broken.
const PIECES: &[&str] = &[
    "一、",
    "(一)",
    "（二）",
    "1.",
    "1、",
    "第一章 ",
    "第",
    "行动一:",
    "——",
    "一是",
    "到2025年底",
    "2021-2023年",
    "“十四五”期末",
    "2025年13月",
    "2025年2月30日",
    "三年内",
    "百分之",
    "三十",
    "五千",
    "1.5万",
    "１２３",
    "1,234",
    "1,23",
    "1.2.3",
    "99999999999999999999",
    "数十万",
    "十",
    "百",
    "万亿",
    "个",
    "家",
    "亿元",
    "％",
    "%",
    "个百分点",
    "以上",
    "左右",
    "不低于",
    "≥",
    "超过",
    "控制在",
    "1-2",
    "30%-50%",
    "三至五",
    "全覆盖",
    "覆盖",
    "全区",
    "！",
    "应归尽归",
    "翻番",
    "(牵头单位:区科委、",
    "【责任单位：",
    "；配合部门:",
    ")",
    "】",
    "《",
    "》",
    "〔2021〕8号",
    "“",
    "”",
    "，",
    ",",
    "。",
    "；",
    "\n",
    "\r\n",
    "\t",
    "|",
    "序号\n指标名称\n单位\n目标值\n1\n基站\n个\n≥5\n2\n",
    "序号\t指标\t单位\t目标值\n1\t基站\t个\t5\n",
    "\u{fffd}",
    "锟斤拷",
    "\u{3000}",
    "5G",
    "IPv6",
    "建成",
    "累计",
    "已",
    "目前",
    "力争",
    "推进数字底座",
    "𠮷",
    "é",
    "🏙",
    "\u{200b}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[0-9.,%年月日个万亿一二三十百]{1,12}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Marks what stands in the text from one share of its length to another, and gives the words and what came of it.
fn mark(draft: &mut Draft, (from, most): (f64, usize), how: MarkAs) -> (String, Result<usize, NotMarked>) {
    let chars: Vec<char> = draft.text.chars().collect();
    let start = (from * chars.len() as f64) as usize;
    let words: String = chars[start..].iter().take(most).collect();
    let marked = draft.mark(&words, how);
    (words, marked)
}

/// What holds for any draft.
fn holds(draft: &Draft) {
    let chars: Vec<char> = draft.text.chars().collect();
    for item in &draft.items {
        let span = item.span();
        assert!(span.start < span.end && span.end as usize <= chars.len(), "{item:?}");
        assert!(!item.reasons.is_empty());
        let Body::Quantity(quantity) = &item.body else { continue };
        assert!(quantity.clause.contains(quantity.mark), "{quantity:?}");
        let clause: String =
            chars[quantity.clause.start as usize..quantity.clause.end as usize].iter().collect();
        let mark: String = chars[quantity.mark.start as usize..quantity.mark.end as usize].iter().collect();
        assert!(!clause.contains('\u{fffd}'), "{clause}");
        match (quantity.value, quantity.value_max) {
            (Some(value), None) => assert_eq!(number::parse(&mark), Some(value), "{mark}"),
            (Some(low), Some(high)) => assert!(low < high, "{mark}"),
            // A person may take for a quantity what no rule reads as a number.
            (None, _) if item.is_marked() => {}
            (None, _) => assert_eq!(
                number::parse(&mark).filter(|value| *value > 0.0 && mark.chars().all(|c| c.is_ascii_digit())),
                None,
                "{mark}"
            ),
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_text_is_read_or_refused(text in text()) {
        if let Ok(draft) = read(&text) {
            holds(&draft);
            // A cleaned text is clean.
            prop_assert_eq!(read(&draft.text).map(|again| again.text), Ok(draft.text));
        }
    }

    #[test]
    fn any_characters_are_read_or_refused(text in any::<String>()) {
        if let Ok(draft) = read(&text) {
            holds(&draft);
        }
    }

    #[test]
    fn any_words_of_any_text_are_marked_or_not(
        text in text(),
        places in prop::collection::vec(((0.0..1.0, 0usize..200), prop::sample::select(vec![MarkAs::Target, MarkAs::Baseline, MarkAs::Task])), 1..12),
        stray in "\\PC{0,8}",
    ) {
        let Ok(mut draft) = read(&text) else { return Ok(()) };
        let years = Period { start: parse_day("2025-01-01").expect("a day"), end: parse_day("2027-12-31").expect("a day") };
        for (place, how) in places {
            let before = draft.clone();
            let (words, marked) = mark(&mut draft, place, how);
            let at = match marked {
                Ok(at) => at,
                Err(why) => {
                    prop_assert_eq!(&draft, &before);
                    prop_assert_ne!(why, NotMarked::Absent, "{}", words);
                    continue;
                }
            };
            holds(&draft);
            prop_assert_eq!(draft.items[at].decision, Decision::Proposed);
            prop_assert_eq!(draft.mark(&words, how), Err(NotMarked::Known { at }), "{}", words);
            let marked = draft.clone();
            draft.decide(at, Decision::Rejected);
            prop_assert_eq!(draft.mark(&words, how), Ok(at), "{}", words);
            prop_assert_eq!(&draft, &marked);
            let shown: Vec<String> = present::lines(&draft)
                .iter()
                .map(|line| line.iter().map(|piece| piece.text.as_str()).collect::<String>() + "\n")
                .collect();
            prop_assert_eq!(shown.concat(), draft.text.clone());
        }
        let _ = draft.mark(&stray, MarkAs::Target);
        let of_person = |draft: &Draft| draft.items.iter().filter(|item| item.is_marked()).count();
        let n = of_person(&draft);
        prop_assert!(read_for(&mut draft, years).is_ok());
        holds(&draft);
        prop_assert_eq!(of_person(&draft), n);
        let once = draft.clone();
        prop_assert!(read_for(&mut draft, years).is_ok());
        prop_assert_eq!(draft, once);
    }

    #[test]
    fn bytes_in_the_wrong_character_set_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(draft) = read(&String::from_utf8_lossy(&bytes)) {
            holds(&draft);
        }
    }
}

#[test]
fn five_megabytes_of_junk_are_refused_by_name() {
    let check = |piece: &str, expected: TextRefusal| {
        let text = piece.repeat(5_000_000 / piece.len());
        assert_eq!(read(&text).map(|draft| draft.items.len()), Err(expected), "{piece}");
    };
    let long = |piece: &str| TextRefusal::TooLong { chars: 5_000_000 / piece.len() * piece.chars().count() };
    check("建成1个。", TextRefusal::TooMany { most: 5000 });
    check("x", long("x"));
    check("\u{fffd}规", TextRefusal::Damaged { lost: 833_333 });
    check("\u{3000}\u{3000}\n", TextRefusal::Empty);
}

/// Long enough that anything but linear time would be noticed, short enough for a debug build.
const MEGABYTE: usize = 1_000_000;

#[test]
fn a_megabyte_without_a_figure_is_read() {
    for piece in
        ["推进建设", "推进,", "((牵头单位:", "一、总体\n", "规“《〔", "百分之", "十", "规1.2.3.", "到2025年"]
    {
        let text = piece.repeat(MEGABYTE / piece.len());
        match read(&text) {
            Ok(draft) => assert!(draft.items.len() <= plan_draft::MAX_ITEMS, "{piece}"),
            Err(TextRefusal::TooMany { .. } | TextRefusal::TooLong { .. } | TextRefusal::NoChinese) => {}
            Err(other) => panic!("{piece}: {other:?}"),
        }
    }
}
