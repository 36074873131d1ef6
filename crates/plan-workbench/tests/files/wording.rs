//! What is said of each trouble, in both languages.

use crate::corpus::{said, with};
use crate::make::today;
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, Bound};
use plan_workbench::{Trouble, problem_text};

#[test]
fn every_trouble_is_said_whole_in_both_languages() {
    let outcome = with(&[
        ("数值", "1,23"),
        ("数值日期", "去年"),
        ("来源标题", ""),
        ("网址", "x"),
        ("界", "?"),
        ("单位", "貫"),
    ]);
    assert_eq!(outcome.problems.len(), 6, "all at once: {:?}", said(&outcome, Lang::Zh));
    for problem in &outcome.problems {
        let (zh, en) = (problem_text(&problem.trouble, Lang::Zh), problem_text(&problem.trouble, Lang::En));
        for text in [&zh.wrong, &zh.expected, &zh.fix, &en.wrong, &en.expected, &en.fix] {
            assert!(!text.is_empty() && !text.contains("{}") && !text.contains('{'), "{problem:?}");
        }
        assert!(!en.wrong.contains('。') && !en.fix.contains('，'), "{en:?}");
    }
}

#[test]
fn numbers_days_and_lists_are_written_as_in_the_readers_language() {
    let check = |trouble: Trouble, zh: &str, en: &str| {
        let wrong = [Lang::Zh, Lang::En].map(|lang| problem_text(&trouble, lang).wrong);
        assert_eq!(wrong, [zh, en], "{trouble:?}");
    };
    let names = || vec!["去年".to_owned(), "三月".to_owned()];
    check(
        Trouble::OtherSheets(names()),
        "还有别的工作表没有读：去年、三月。",
        "Other sheets weren't read: 去年, 三月.",
    );
    check(
        Trouble::SeveralTargets(names()),
        "有几个目标叫这个名字：去年、三月",
        "Several targets are called so: 去年, 三月",
    );
    check(
        Trouble::OtherPublished {
            record: "obs-1".to_owned(),
            value: 1803.0,
            bound: Bound::Gt,
            unit: "个".to_owned(),
        },
        "已收录的 obs-1（>1803个）是同一日期，数值不同。",
        "The data has another value for the same day: obs-1 (>1,803).",
    );
    check(
        Trouble::BeforeBaseline(today()),
        "早于起点（2026年11月22日），不能说明目标完成了多少。",
        "Before the starting point (22 Nov 2026), so it says nothing about the way gone.",
    );
    check(
        Trouble::OtherScale { unit: "亿元".to_owned(), value: 1234.5 },
        "单位与目标差万或亿，已换算为 1234.5亿元。",
        "The unit differs from the target's by a power of ten; read as 1,234.5 亿元.",
    );
    check(
        Trouble::TooManyRows { most: 200_000 },
        "超过 200000 行，其余没有读。",
        "More than 200,000 rows; the rest wasn't read.",
    );
    check(
        Trouble::NameDiffers(Bilingual { zh: "甲".into(), en: "First".into() }),
        "编号与名称不一致：这个编号的指标是“甲”。已按编号读。",
        "Id and name differ: the id's indicator is “First”. The id was followed.",
    );
    check(
        Trouble::OtherDistrict(Bilingual { zh: "杨浦区".into(), en: "Yangpu".into() }),
        "编号与区不一致：这个编号是杨浦区的目标。",
        "Id and district differ: the id's target is of Yangpu.",
    );
    let part = |rows| Trouble::ReadInPart { rows };
    check(
        part(1),
        "读到一半停了：只读了前 1 行数据，后面的没有读。",
        "Reading stopped midway, after 1 row of data; nothing behind that spot was read.",
    );
    check(
        part(1_200),
        "读到一半停了：只读了前 1200 行数据，后面的没有读。",
        "Reading stopped midway, after 1,200 rows of data; nothing behind that spot was read.",
    );
}
