//! Broken files, and exactly what is said of them; sound ones, and what is read.

use crate::make::{csv, data, row, today, xlsx_of};
use plan_model::lang::Lang;
use plan_model::observation::Coverage;
use plan_model::plan::Bound;
use plan_workbench::{FileKind, Job, JobSettings, Outcome, SheetChoices, Trouble, column_name, problem_text};

pub const TARGET: &str = "xuhui-target-table-5g-base-stations";
pub const MONEY: &str = "xuhui-target-table-ai-industry-output";

pub fn gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

pub fn read_with(bytes: Vec<u8>, settings: JobSettings) -> Outcome {
    let data = data();
    let mut job = Job::open(bytes.into(), settings, &gb18030);
    let mut steps = 0;
    while !job.step(&data, 50) {
        steps += 1;
        assert!(steps < 1_000_000, "it never ends");
    }
    assert!(job.is_done());
    job.outcome().0
}

pub fn read(bytes: Vec<u8>) -> Outcome {
    read_with(bytes, JobSettings { today: today(), ..JobSettings::default() })
}

/// Where and what is wrong, one line each: `3 C: what was found: what is wrong`.
pub fn said(outcome: &Outcome, lang: Lang) -> Vec<String> {
    let line = |problem: &plan_workbench::Problem| {
        let column = problem.column.map(|at| column_name(&outcome.headings, at)).unwrap_or_default();
        format!("{} {column}: {}: {}", problem.row, problem.found, problem_text(&problem.trouble, lang).wrong)
    };
    outcome.problems.iter().map(line).collect()
}

/// A sheet of one row with these values in place of sound ones.
pub fn with(changes: &[(&str, &str)]) -> Outcome {
    read(csv(&[row(TARGET, changes)]).into_bytes())
}

#[track_caller]
fn check(changes: &[(&str, &str)], expected: &[&str]) {
    let outcome = with(changes);
    assert_eq!(said(&outcome, Lang::Zh), expected, "{changes:?}");
}

#[test]
fn a_sound_row_becomes_a_record() {
    let outcome = with(&[("备注", "季报")]);
    assert_eq!(said(&outcome, Lang::Zh), Vec::<String>::new());
    let [entry] = outcome.entries.as_slice() else { panic!("{outcome:?}") };
    let record = &entry.record;
    assert_eq!((entry.row, record.targets.as_slice()), (2, &[TARGET.to_owned()][..]));
    assert_eq!((record.value, record.bound, record.unit.as_str()), (1500.0, Bound::Eq, "个"));
    assert_eq!((record.as_of.date.to_string().as_str(), record.period), ("2024-12-31", Coverage::Point));
    assert_eq!(
        (record.source.title.as_str(), record.source.publisher.as_str()),
        ("徐汇区统计公报", "徐汇区统计局")
    );
    assert_eq!(record.source.url.as_deref(), Some("https://www.xuhui.gov.cn/a"));
    assert_eq!(record.note_zh.as_deref(), Some("季报"));
}

#[test]
fn rows_of_the_template_that_are_left_empty_are_no_problem() {
    let empty = ["数值", "数值日期", "来源标题", "发布单位", "发布日期", "网址"].map(|name| (name, ""));
    let outcome = with(&empty);
    assert_eq!((outcome.rows, outcome.left_empty, outcome.problems.len()), (1, 1, 0));
}

#[test]
fn the_same_sheet_reads_the_same_in_every_format_and_encoding() {
    let rows = [row(TARGET, &[]), row(MONEY, &[("数值", "820"), ("单位", "亿元")])];
    let text = csv(&rows);
    let plain = read(text.clone().into_bytes());
    assert_eq!(plain.entries.len(), 2, "{:?}", said(&plain, Lang::Zh));
    assert_eq!(plain.kind, Some(FileKind::Text));
    let marked = read(format!("\u{feff}{text}").into_bytes());
    let chinese = read(encoding_rs::GB18030.encode(&format!("\u{feff}{text}")).0.into_owned());
    assert_eq!(chinese.kind, Some(FileKind::TextGb18030));
    let tabs = read(text.replace(',', "\t").into_bytes());
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let wide = read(wide);
    let workbook = read(xlsx_of(&text));
    let records: Vec<serde_json::Value> = rows
        .iter()
        .map(|row| {
            crate::make::HEADINGS
                .iter()
                .zip(row)
                .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
                .collect::<serde_json::Map<_, _>>()
                .into()
        })
        .collect();
    let json = read(serde_json::to_vec(&records).expect("JSON"));
    for other in [&marked, &chinese, &tabs, &wide, &workbook, &json] {
        assert_eq!(other.entries, plain.entries, "{:?}: {:?}", other.kind, said(other, Lang::Zh));
    }
}

#[test]
fn numbers_that_are_none_or_could_be_two() {
    check(&[("数值", "1,234")], &[]);
    check(
        &[("数值", "1.234")],
        &[
            "2 I 数值: 1.234: 可以读作小数，也可以读作千位分隔；已读作小数。",
            "2 I 数值: 1.234: 与目标值相差约 1297 倍，单位可能差了万或亿。",
        ],
    );
    check(&[("数值", "1,23")], &["2 I 数值: 1,23: 逗号或小数点的位置不对。"]);
    check(&[("数值", "全覆盖")], &["2 I 数值: 全覆盖: 这不是数。"]);
    check(&[("数值", "10-20")], &["2 I 数值: 10-20: 这不是一个数。"]);
    check(&[("数值", "")], &["2 I 数值: : 这一行填了别的列，没有填数值。"]);
    check(&[("数值", "=1+1")], &["2 I 数值: =1+1: 文字像公式，没有执行，也没有读作数。"]);
    check(&[("数值", "-5")], &["2 I 数值: -5: 计数是负数。"]);
    check(&[("界", "许多")], &["2 J 界: 许多: 不认识这个界。"]);
    assert_eq!(with(&[("数值", "超过1500个")]).entries[0].record.bound, Bound::Gt);
    assert_eq!(with(&[("界", "不低于")]).entries[0].record.bound, Bound::Ge);
}

#[test]
fn units_that_differ_are_converted_or_refused() {
    check(&[("单位", "貫")], &["2 F 单位: 貫: 不认识这个单位。"]);
    check(&[("单位", "亿元")], &["2 F 单位: 亿元: 单位与目标不同，也不能换算。"]);
    check(&[("数值", "0.15"), ("单位", "万个")], &["2 F 单位: 万个: 单位与目标差万或亿，已换算为 1500个。"]);
    check(
        &[("数值", "0.15万个"), ("单位", "")],
        &["2 I 数值: 0.15万个: 单位与目标差万或亿，已换算为 1500个。"],
    );
    check(
        &[("数值", "15000000"), ("单位", "")],
        &["2 I 数值: 15000000: 与目标值相差约 9375 倍，单位可能差了万或亿。"],
    );
    let percent = [("数值", "85%"), ("单位", "")];
    check(
        &percent,
        &["2 I 数值: 85%: 百分数写成了文字，已读作百分之几。", "2 I 数值: 85%: 单位与目标不同，也不能换算。"],
    );
}

#[test]
fn shares_outside_of_their_range_and_fractions_of_one_are_doubted() {
    let data = data();
    let share = data.targets().find(|(_, target)| {
        target.unit.as_deref() == Some("%")
            && target.measure == plan_model::plan::Measure::Share
            && target.value.is_some_and(|value| value > 5.0)
            && target.tier == plan_model::plan::Tier::Commitment
    });
    let (plan, target) = share.expect("a share");
    let end = plan.period.end.to_string();
    let of = |value: &str| {
        let row = row(&target.id, &[("数值", value), ("单位", "%"), ("指标", ""), ("数值日期", &end)]);
        read(csv(&[row]).into_bytes()).problems.into_iter().map(|problem| problem.trouble).collect::<Vec<_>>()
    };
    assert_eq!(of("104"), [Trouble::OutsideShare]);
    assert_eq!(of("0.85"), [Trouble::FractionOfOne]);
    assert_eq!(of("85"), []);
}

#[test]
fn days_that_are_none_too_early_or_to_come() {
    check(&[("数值日期", "")], &["2 K 数值日期: : 没有写数值是哪一天的。"]);
    check(&[("数值日期", "去年底")], &["2 K 数值日期: 去年底: 这不是日期。"]);
    check(&[("数值日期", "03/04/2024")], &["2 K 数值日期: 03/04/2024: 可以读作两个日期。"]);
    check(
        &[("数值日期", "45657")],
        &["2 K 数值日期: 45657: 日期写成了数字（电子表格的日期序号），已换成 2024年12月31日。"],
    );
    check(&[("数值日期", "2030-01-01")], &["2 K 数值日期: 2030-01-01: 日期在今天以后，到那天之前不算数。"]);
    check(
        &[("数值日期", "2024年上半年")],
        &["2 K 数值日期: 2024年上半年: 只覆盖一年的一部分，不与全年的目标比较。"],
    );
    check(
        &[("数值日期", "2015")],
        &["2 K 数值日期: 2015: 早于起点（2020年12月31日），不能说明目标完成了多少。"],
    );
    check(&[("覆盖时段", "很久")], &["2 L 覆盖时段: 很久: 不认识这个时段。"]);
}

#[test]
fn a_day_is_too_early_only_before_the_baseline_that_the_target_is_judged_from() {
    let warned = |target: &str, changes: &[(&str, &str)]| -> Option<String> {
        let changes: Vec<_> = [("指标", ""), ("区", "")].iter().chain(changes).copied().collect();
        let outcome = read(csv(&[row(target, &changes)]).into_bytes());
        assert_eq!(outcome.entries.len(), 1, "{:?}", said(&outcome, Lang::Zh));
        outcome.problems.iter().find_map(|problem| match &problem.trouble {
            Trouble::BeforeBaseline(day) => Some(day.to_string()),
            _ => None,
        })
    };
    let money = |day| warned(MONEY, &[("数值", "700"), ("单位", "亿元"), ("数值日期", day)]);
    assert_eq!(money("2020"), None, "its plan states no baseline, and begins in 2021");
    assert_eq!(warned(TARGET, &[("数值日期", "2020")]), None, "the day of the baseline itself");
    assert_eq!(warned(TARGET, &[("数值日期", "2020-12-30")]).as_deref(), Some("2020-12-31"));
    // A baseline of the same indicator, but of another part of the district.
    let areas = "xuhui-target-5g-deep-coverage-key-areas";
    assert_eq!(warned(areas, &[("数值", "90"), ("单位", "%"), ("数值日期", "2020-06-30")]), None);
    // A rate has no way to go.
    let rate = "xuhui-target-ai-output-growth";
    assert_eq!(warned(rate, &[("数值", "20"), ("单位", "%"), ("数值日期", "2019")]), None);
    // A baseline that was published apart from the plan, after the plan's first day.
    let firms = "yangpu-target-online-economy-innovative-firms";
    let of = |day| warned(firms, &[("数值", "500"), ("单位", "家"), ("数值日期", day)]);
    assert_eq!((of("2021-02-28").as_deref(), of("2021-05-31")), (Some("2021-04-15"), None));
}

#[test]
fn a_starting_point_may_lie_before_the_starting_point_by_any_of_its_names() {
    for (kind, n) in [("起点", 0), ("基期值", 0), ("Baseline", 0), ("实际", 1), ("", 1)] {
        let text =
            format!("目标编号,数值,数值日期,类型,来源标题,发布单位\n{TARGET},900,2019,{kind},公报,统计局\n");
        let outcome = read(text.into_bytes());
        assert_eq!((outcome.entries.len(), outcome.problems.len()), (1, n), "{kind}: {outcome:?}");
    }
}

#[test]
fn publications_that_are_missing_or_no_address() {
    check(
        &[("来源标题", ""), ("发布单位", "")],
        &["2 M 来源标题: : 缺少“来源标题”。", "2 N 发布单位: : 缺少“发布单位”。"],
    );
    check(&[("网址", "www.example.org")], &["2 P 网址: www.example.org: 这不是网页地址。"]);
    check(&[("网址", "javascript:alert(1)")], &["2 P 网址: javascript:alert(1): 这不是网页地址。"]);
    check(&[("发布日期", "上周")], &["2 O 发布日期: 上周: 发布日期读不出，按没有写处理。"]);
    check(
        &[("备注", "=cmd|' /C calc'!A0")],
        &[
            "2 Q 备注: =cmd|' /C calc'!A0: 文字以 =、+、-、@ 开头，电子表格会当作公式；这里只当文字，导出时会加撇号。",
        ],
    );
    check(&[("备注", &"长".repeat(501))], &[&format!("2 Q 备注: {}…: 文字太长。", "长".repeat(60))]);
}

#[test]
fn targets_are_found_by_id_or_name_and_the_choice_is_shown() {
    let by_name =
        with(&[("目标编号", ""), ("指标", "人工智能相关产业总产出"), ("单位", "亿元"), ("数值", "900")]);
    let [open] = by_name.open.as_slice() else { panic!("{by_name:?}") };
    assert_eq!(open.taken.as_deref(), Some(MONEY), "{open:?}");
    assert!(said(&by_name, Lang::Zh)[0].contains("按名称认作"), "{by_name:?}");
    check(&[("目标编号", ""), ("指标", "")], &["2 A 目标编号: : 没有写是哪个目标。"]);
    let unknown = with(&[("目标编号", ""), ("指标", "人工智能产业总产出额"), ("区", "")]);
    let [open] = unknown.open.as_slice() else { panic!("{unknown:?}") };
    assert!(open.taken.is_none() && open.choices.iter().any(|id| id == MONEY), "{open:?}");
    assert!(unknown.entries.is_empty());
    // A person's choice settles it.
    let mut choices = SheetChoices::default();
    choices.targets.insert(2, TARGET.to_owned());
    let settings = JobSettings { today: today(), choices };
    let row = row("", &[("指标", "某种基站")]);
    let chosen = read_with(csv(&[row]).into_bytes(), settings);
    assert_eq!(chosen.entries.first().map(|entry| entry.record.targets[0].as_str()), Some(TARGET));
    let differs = with(&[("指标", "教师人数")]);
    assert_eq!(
        said(&differs, Lang::Zh),
        ["2 C 指标: 教师人数: 编号与名称不一致：这个编号的指标是“5G基站总数”。已按编号读。"]
    );
}

#[test]
fn a_name_that_several_districts_share_needs_a_district() {
    let named = |district: &str| with(&[("目标编号", ""), ("区", district), ("指标", "5G基站总数")]);
    let open = named("");
    assert!(matches!(open.problems[0].trouble, Trouble::SeveralTargets(_)), "{open:?}");
    let narrowed = named("徐汇区");
    assert_eq!(
        narrowed.entries.first().map(|entry| entry.record.targets[0].as_str()),
        Some(TARGET),
        "{narrowed:?}"
    );
}

#[test]
fn rows_are_held_against_each_other_and_against_what_is_published() {
    let rows = |second: &[(&str, &str)]| {
        let outcome = read(csv(&[row(TARGET, &[]), row(TARGET, second)]).into_bytes());
        (said(&outcome, Lang::Zh), outcome.entries.len())
    };
    assert_eq!(rows(&[]), (vec!["3 I 数值: 1500: 与第 2 行重复，这一行不另算。".to_owned()], 1));
    let (lines, n) = rows(&[("数值", "1501")]);
    assert_eq!(
        (lines, n),
        (
            vec![
                "2 I 数值: 1500: 与第 3 行同一目标、同一日期，数值却不同，这一行没有用到。".to_owned(),
                "3 I 数值: 1501: 与第 2 行同一目标、同一日期，数值却不同，这一行没有用到。".to_owned(),
            ],
            0
        )
    );
    let (lines, n) = rows(&[("界", "不低于")]);
    assert_eq!((lines.len(), n), (2, 0), "a bound says something else, too: {lines:?}");
    let published = |value: &str, period: &str| {
        let changes =
            [("数值", value), ("数值日期", "2023"), ("单位", "亿元"), ("指标", ""), ("覆盖时段", period)];
        let mut lines = said(&read(csv(&[row(MONEY, &changes)]).into_bytes()), Lang::Zh);
        assert!(lines.remove(0).contains("公开数据已能判断这个目标：达成。"));
        lines
    };
    let of = |value: &str| published(value, "");
    assert_eq!(of("803"), ["2 I 数值: 803: 与已收录的 obs-xh-005 相同。"]);
    assert_eq!(of("810"), ["2 I 数值: 810: 已收录的 obs-xh-005（803亿元）是同一日期，数值不同。"]);
    // What was published is of the whole year.
    assert_eq!(published("810", "全年"), of("810"));
    assert_eq!(
        published("410", "年内"),
        ["2 K 数值日期: 2023: 只覆盖一年的一部分，不与全年的目标比较。"],
        "half of a year contradicts no whole one"
    );
}

#[test]
fn rows_of_another_kind_span_or_unit_are_no_repetition_and_no_contradiction() {
    let lines = |rows: [&str; 2]| {
        let rows = rows.map(|row| format!("{TARGET},{row},公报,统计局\n")).concat();
        let text = format!("目标编号,数值,单位,数值日期,类型,覆盖时段,来源标题,发布单位\n{rows}");
        let outcome = read(text.into_bytes());
        (said(&outcome, Lang::Zh), outcome.entries.len())
    };
    let none = (Vec::<String>::new(), 2);
    // What the plan started from, and what another publication says was there on that day.
    assert_eq!(lines(["1034,个,2022-12-31,起点,", "1050,个,2022-12-31,结果,"]), none);
    assert_eq!(lines(["1034,个,2022-12-31,起点,", "1034,个,2022-12-31,,"]), none);
    // What a year has added, and what there was at its end.
    assert_eq!(lines(["300,个,2022-12-31,,全年", "1300,个,2022-12-31,,时点"]), none);
    // The same number in another unit.
    let (said, n) = lines(["1500,个,2022-12-31,,", "0.15,万个,2022-12-31,,"]);
    assert_eq!(
        (said.last().map(String::as_str), n),
        (Some("3 B 数值: 0.15: 与第 2 行重复，这一行不另算。"), 1)
    );
    let (said, n) = lines(["0.15,万个,2022-12-31,,", "0.15,个,2022-12-31,,"]);
    assert!(said.iter().any(|line| line.contains("与第 2 行同一目标、同一日期，数值却不同")), "{said:?}");
    assert_eq!(n, 0);
}

#[test]
fn columns_that_mean_nothing_and_columns_that_mean_the_same_are_named() {
    let text =
        format!("序号,目标编号,数值,完成值,日期,来源,发布单位\n1,{TARGET},1500,1500,2024,公报,统计局\n");
    let outcome = read(text.into_bytes());
    assert_eq!(
        said(&outcome, Lang::Zh),
        [
            "1 A 序号: 序号: 这一列不认识，没有用到。",
            "1 D 完成值: : “数值”有几列：C 数值、D 完成值。每行各列写的都一样。",
        ]
    );
    assert_eq!(outcome.entries.len(), 1);
}

#[test]
fn reading_may_stop_at_any_row_and_go_on() {
    let rows: Vec<Vec<String>> = (0..2_000)
        .map(|n| {
            row(
                TARGET,
                &[
                    ("数值", &(1000 + n).to_string()),
                    ("数值日期", &format!("{}-{:02}-{:02}", 2021 + n / 336, n / 28 % 12 + 1, n % 28 + 1)),
                ],
            )
        })
        .collect();
    let bytes = xlsx_of(&csv(&rows));
    let data = data();
    let mut job = Job::open(bytes.into(), JobSettings { today: today(), ..JobSettings::default() }, &gb18030);
    let mut last = 0.0;
    while !job.step(&data, 7) {
        let (share, _) = job.progress();
        assert!(share >= last && share <= 1.0);
        last = share;
    }
    let (outcome, sheet) = job.outcome();
    assert_eq!((outcome.rows, outcome.entries.len()), (2_000, 2_000), "{:?}", outcome.problems.first());
    assert_eq!(sheet.rows().count(), 2_000);
    assert_eq!(
        sheet.rows().next().map(|(number, cells)| (number, cells[0].to_owned())),
        Some((2, TARGET.to_owned()))
    );
}
