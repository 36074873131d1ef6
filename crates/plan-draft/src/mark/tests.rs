//! Words marked by hand: what becomes of each kind, and what is refused.

mod rows;

use super::*;
use crate::draft::{Grounds, ItemField, Quantity, TaskDraft};
use crate::read;
use plan_model::plan::{Bound, Domain, Force, Measure, Tier};

const TEXT: &str = "测试区数字化转型三年行动计划（2025-2027年）
一、发展基础
《测试年报》记有注册企业3000家,治理水平稳步提高。
二、主要目标
到2027年底,建成站点120个以上,力争数字治理水平走在全市前列。
《测试条例(2026年9月底前建成不少于1.5万家测试门店)》由街镇落实。
《测试指南》要求2026年6月实现事项全覆盖。
三、主要任务
1、建设站点。统一编号１２３４５,
推进布设,服务居民。(牵头单位:区科委、区数据局;配合部门:各街镇)
做好宣传,注重实效。
做好宣传,加强协调。
锟斤拷损坏的段落提升能力。
四、保障\u{fffd}措施
";

fn draft() -> Draft {
    read(TEXT).expect("a text")
}

fn words(draft: &Draft, span: Span) -> String {
    Text::new(&draft.text).words(span)
}

/// Marks words of the text, and gives what they became: its position, quantity and reasons.
fn quantity(draft: &mut Draft, chosen: &str, how: MarkAs) -> (usize, Quantity) {
    let at = draft.mark(chosen, how).unwrap_or_else(|why| panic!("{chosen}: {why:?}"));
    assert_eq!(draft.items[at].decision, Decision::Proposed);
    assert!(draft.items[at].is_marked());
    match &draft.items[at].body {
        Body::Quantity(quantity) => (at, quantity.clone()),
        other => panic!("{other:?}"),
    }
}

fn task(draft: &mut Draft, chosen: &str) -> (usize, TaskDraft) {
    let at = draft.mark(chosen, MarkAs::Task).unwrap_or_else(|why| panic!("{chosen}: {why:?}"));
    match &draft.items[at].body {
        Body::Task(task) => (at, task.clone()),
        other => panic!("{other:?}"),
    }
}

fn why(draft: &Draft, at: usize, field: ItemField) -> Option<Grounds> {
    draft.items[at].reasons.iter().find(|reason| reason.field == field).map(|reason| reason.why)
}

/// What is said of a quantity in a line: clause, mark, indicator, value and unit, bound, day.
type Said = (String, String, String, Option<f64>, Option<String>, Bound, Option<String>);

fn said(draft: &Draft, row: &Quantity) -> Said {
    (
        words(draft, row.clause),
        words(draft, row.mark),
        row.indicator.clone(),
        row.value,
        row.unit.clone(),
        row.bound,
        row.date.map(|date| date.date.to_string()),
    )
}

fn row(
    [clause, mark, indicator]: [&str; 3],
    value: Option<f64>,
    unit: Option<&str>,
    bound: Bound,
    day: &str,
) -> Said {
    let [clause, mark, indicator] = [clause, mark, indicator].map(str::to_owned);
    (clause, mark, indicator, value, unit.map(str::to_owned), bound, Some(day.to_owned()))
}

#[test]
fn a_number_that_no_rule_took_has_its_unit_bound_and_deadline() {
    let mut draft = draft();
    let open = |draft: &Draft| draft.numerals().filter(|(_, row)| row.words.contains("1.5")).count();
    assert_eq!(open(&draft), 1);
    let n = draft.items.len();
    let (at, found) = quantity(&mut draft, "2026年9月底前建成不少于1.5万家测试门店", MarkAs::Target);
    assert_eq!(
        said(&draft, &found),
        row(
            ["2026年9月底前建成不少于1.5万家测试门店", "1.5万", "测试门店"],
            Some(15_000.0),
            Some("家"),
            Bound::Ge,
            "2026-09-30"
        )
    );
    assert_eq!(
        (found.kind, found.measure, found.tier),
        (QuantityKind::Target, Measure::New, Tier::Commitment)
    );
    assert_eq!(why(&draft, at, ItemField::Kind), Some(Grounds::Person));
    let date = why(&draft, at, ItemField::Date);
    assert!(matches!(date, Some(Grounds::Words(span)) if words(&draft, span) == "2026年9月底前"), "{date:?}");
    // The numerals of its clause are accounted for: the number and its year.
    assert_eq!(open(&draft), 0);
    assert!(draft.numerals().all(|(_, row)| !row.words.starts_with("2026年9")), "{:?}", draft.items);
    assert_eq!(draft.items.len(), n + 1 - 2);
}

#[test]
fn items_stay_in_reading_order_within_their_kind() {
    let mut draft = draft();
    for (chosen, how) in [
        ("由街镇落实", MarkAs::Target),
        ("治理水平稳步提高", MarkAs::Baseline),
        ("数字治理水平走在全市前列", MarkAs::Target),
        ("做好宣传,加强协调。", MarkAs::Task),
        ("推进布设,服务居民。", MarkAs::Task),
    ] {
        draft.mark(chosen, how).unwrap_or_else(|why| panic!("{chosen}: {why:?}"));
        assert!(draft.items.is_sorted_by_key(order), "{chosen}");
    }
    let quantities: Vec<String> = draft.quantities().map(|(_, row)| words(&draft, row.mark)).collect();
    let expected = ["3000", "治理水平稳步提高", "120", "数字治理水平走在全市前列", "由街镇落实", "全覆盖"];
    assert_eq!(quantities, expected);
}

#[test]
fn words_of_coverage_are_known_wherever_they_stand() {
    let mut draft = read("一、目标\n《指南》说《实现事项全覆盖》。2026年底。\n").expect("a text");
    let (at, found) = quantity(&mut draft, "实现事项全覆盖", MarkAs::Target);
    assert_eq!((words(&draft, found.mark).as_str(), found.indicator.as_str()), ("全覆盖", "事项"));
    assert_eq!((found.value, found.bound, found.measure), (None, Bound::Coverage, Measure::Coverage));
    assert_eq!((found.date, found.domain), (None, Some(Domain::Governance)));
    assert_eq!(why(&draft, at, ItemField::Bound), Some(Grounds::Words(found.mark)));
}

#[test]
fn plain_words_stand_for_themselves() {
    let mut draft = draft();
    let (at, found) = quantity(&mut draft, "力争数字治理水平走在全市前列", MarkAs::Target);
    let clause = "力争数字治理水平走在全市前列";
    assert_eq!(
        said(&draft, &found),
        row([clause, clause, "数字治理水平走在全市前列"], None, None, Bound::Indefinite, "2027-12-31")
    );
    assert_eq!((found.force, found.domain), (Force::Strive, Some(Domain::Governance)));
    let reasons = |field| match why(&draft, at, field) {
        Some(Grounds::Words(span) | Grounds::Sentence(span)) => words(&draft, span),
        other => format!("{other:?}"),
    };
    assert_eq!(reasons(ItemField::Force), "力争");
    assert_eq!(reasons(ItemField::Date), "到2027年底");
    assert_eq!(reasons(ItemField::Value), clause);
    assert_eq!(reasons(ItemField::Kind), "Some(Person)");
}

#[test]
fn a_baseline_stands_for_the_eve_of_the_plan() {
    let mut draft = draft();
    // A rule takes it for a target by its date; the date of a baseline is another.
    let (at, found) = quantity(&mut draft, "建成站点120个以上，", MarkAs::Baseline);
    assert_eq!(found.kind, QuantityKind::Baseline);
    assert_eq!(
        said(&draft, &found),
        row(["建成站点120个以上", "120", "站点"], Some(120.0), Some("个"), Bound::Ge, "2024-12-31")
    );
    assert_eq!(why(&draft, at, ItemField::Kind), Some(Grounds::Person));
    assert_eq!(why(&draft, at, ItemField::Date), Some(Grounds::PlanEve));
    assert_eq!(draft.items[at].reasons.iter().filter(|reason| reason.field == ItemField::Date).count(), 1);
    // The target stays what it was, and the other way round.
    assert_eq!(draft.quantities().filter(|(_, row)| row.value == Some(120.0)).count(), 2);
    let (_, found) = quantity(&mut draft, "记有注册企业3000家", MarkAs::Target);
    assert_eq!(
        said(&draft, &found),
        row(
            ["记有注册企业3000家", "3000", "《测试年报》记有注册企业"],
            Some(3000.0),
            Some("家"),
            Bound::Eq,
            "2027-12-31"
        )
    );
}

#[test]
fn a_task_takes_its_units_from_a_bracket() {
    let mut draft = draft();
    for at in 0..draft.items.len() {
        if matches!(draft.items[at].body, Body::Task(_)) {
            draft.decide(at, Decision::Rejected);
        }
    }
    // Cut within its bracket, and with other line breaks.
    let (at, found) = task(&mut draft, "推进布设，\n服务居民。\n\n（牵头单位：区科委、区数");
    assert_eq!(words(&draft, found.span), "推进布设,服务居民。(牵头单位:区科委、区数据局;配合部门:各街镇)");
    assert_eq!((found.title.as_str(), found.domain), ("推进布设,服务居民", Some(Domain::Life)));
    assert_eq!(
        (found.lead, found.support),
        (vec!["区科委".into(), "区数据局".into()], vec!["各街镇".into()])
    );
    let bracket = found.bracket.expect("a bracket");
    assert_eq!(words(&draft, bracket), "(牵头单位:区科委、区数据局;配合部门:各街镇)");
    assert_eq!(why(&draft, at, ItemField::Task), Some(Grounds::Person));
    assert_eq!(why(&draft, at, ItemField::Lead), Some(Grounds::Words(bracket)));
    assert_eq!(draft.items[at].decision, Decision::Proposed);
    // Its heading is a task's title without its number.
    let (_, found) = task(&mut draft, "1、建设站点。统一编号12345,推进布设,服务居民。");
    assert_eq!((found.title.as_str(), found.bracket), ("建设站点", None));
    assert_eq!(words(&draft, found.span), "1、建设站点。统一编号１２３４５,\n推进布设,服务居民。");
}

#[test]
fn white_space_and_width_make_no_difference() {
    let mut draft = draft();
    let (_, found) = quantity(&mut draft, " 统一\n编号 12345 ", MarkAs::Target);
    assert_eq!(words(&draft, found.clause), "统一编号１２３４５");
    assert_eq!((words(&draft, found.mark).as_str(), found.value), ("１２３４５", Some(12_345.0)));
    let mut draft = read("一、目标\n(2025年)网办率 九 成,网办率９５％.\n").expect("a text");
    let (_, found) = quantity(&mut draft, "网办率九成", MarkAs::Target);
    assert_eq!((words(&draft, found.clause).as_str(), found.value), ("网办率 九 成", None));
}

#[test]
fn a_number_is_never_cut() {
    for (text, chosen, clause, mark, value) in [
        ("《建成1,200个》", "成1,2", "成1,200", "1,200", Some(1200.0)),
        ("《建成四百五十个》", "五十个", "四百五十个", "四百五十", Some(450.0)),
        ("《占比为百分之六十五》", "占比为百分之", "占比为百分之六十五", "六十五", Some(65.0)),
        ("《共1.5万家》", "共1.5", "共1.5万", "1.5万", Some(15_000.0)),
        ("《从5-10个》", "10个", "5-10个", "5-10", Some(5.0)),
    ] {
        let mut draft = read(&format!("一、目标\n{text}\n")).expect("a text");
        let (_, found) = quantity(&mut draft, chosen, MarkAs::Target);
        assert_eq!(
            (words(&draft, found.clause).as_str(), words(&draft, found.mark).as_str(), found.value),
            (clause, mark, value),
            "{text}"
        );
    }
}

#[test]
fn one_of_a_kind_is_a_number_where_a_person_says_so() {
    for (chosen, mark, value, unit) in [
        ("建成一个测试门户", "一", 1.0, Some("个")),
        ("网办率90", "90", 90.0, None),
        ("接待量 5000以上", "5000", 5000.0, None),
    ] {
        let mut draft = read(&format!("一、目标\n{chosen}。\n")).expect("a text");
        assert_eq!(draft.quantities().count(), 0, "{chosen}");
        let (_, found) = quantity(&mut draft, chosen, MarkAs::Target);
        let found_mark = words(&draft, found.mark);
        assert_eq!((found_mark.as_str(), found.value, found.unit.as_deref()), (mark, Some(value), unit));
    }
}

#[test]
fn what_only_looks_like_a_number_stays_words() {
    for text in [
        "12345热线满意",
        "一网统管成型",
        "第8项办结",
        "5G全程覆盖好",
        "(3)推动提升",
        "市级一类水平",
        "2026年见效",
        "1+16模式成型",
    ] {
        let mut draft = read(&format!("一、目标\n各街镇做到{text}\n")).expect("a text");
        let (_, found) = quantity(&mut draft, text, MarkAs::Target);
        assert_eq!((words(&draft, found.mark).as_str(), found.value), (text, None), "{text}");
    }
}

#[test]
fn words_that_cannot_be_marked_say_why() {
    let before = draft();
    let check = |chosen: &str, how: MarkAs, expected: NotMarked| {
        let mut draft = before.clone();
        assert_eq!(draft.mark(chosen, how), Err(expected), "{chosen}");
        assert_eq!(draft, before, "{chosen}");
    };
    for empty in ["", " \n\u{3000}\u{200b}", "，。；", ", \t;、"] {
        check(empty, MarkAs::Target, NotMarked::Empty);
        check(empty, MarkAs::Task, NotMarked::Empty);
    }
    check("走在全国前列", MarkAs::Target, NotMarked::Absent);
    check("做好宣传", MarkAs::Target, NotMarked::Often { n: 2 });
    // Over the end of a line, which a task may go.
    check("注重实效。做好宣传,加强", MarkAs::Baseline, NotMarked::Long { most: 160 });
    assert!(before.clone().mark("注重实效。做好宣传,加强", MarkAs::Task).is_ok());
    check(&"长".repeat(161), MarkAs::Target, NotMarked::Long { most: 160 });
    check(&"长".repeat(160), MarkAs::Target, NotMarked::Absent);
    check(&"长".repeat(6001), MarkAs::Task, NotMarked::Long { most: 6000 });
    check("保障\u{fffd}措施", MarkAs::Task, NotMarked::Lost);
    check("锟斤拷损坏的段落", MarkAs::Target, NotMarked::Lost);
    // Lost in a cell of which only the sound part is chosen.
    let mut torn = read("一、指标\n平\u{fffd}台数量\n≥5家\n推进建设。\n").expect("a text");
    assert_eq!(torn.mark("台数量≥5家", MarkAs::Target), Err(NotMarked::Lost));
    assert_eq!(
        read("规\u{fffd}".repeat(0).as_str()).map(|draft| draft.items.len()),
        Err(crate::TextRefusal::Empty)
    );
}

#[test]
fn the_longest_words_are_measured_in_the_text() {
    let text = format!("一、目标\n{} {}。\n", "长".repeat(80), "远".repeat(80));
    let mut long = read(&text).expect("a text");
    // With the space between them they are one too many.
    let chosen = "长".repeat(80) + &"远".repeat(80);
    assert_eq!(long.mark(&chosen, MarkAs::Target), Err(NotMarked::Long { most: 160 }));
    let chosen = "长".repeat(79) + &"远".repeat(80);
    let (_, found) = quantity(&mut long, &(chosen + "。"), MarkAs::Target);
    assert_eq!(found.clause.end - found.clause.start, 160);
}

#[test]
fn what_is_known_is_shown_and_what_was_rejected_comes_back() {
    let mut draft = draft();
    let known = draft
        .items
        .iter()
        .position(|item| matches!(&item.body, Body::Quantity(row) if row.value == Some(120.0)));
    let known = known.expect("a figure");
    assert_eq!(
        draft.mark("到2027年底，建成站点120个以上", MarkAs::Target),
        Err(NotMarked::Known { at: known })
    );
    draft.decide(known, Decision::Rejected);
    assert!(draft.numerals().any(|(_, row)| row.words.starts_with("120")));
    assert_eq!(draft.mark("站点120个", MarkAs::Target), Ok(known));
    assert_eq!(draft.items[known].decision, Decision::Proposed);
    assert!(draft.numerals().all(|(_, row)| !row.words.starts_with("120")));
    // What a person marked is known as well.
    let (at, _) = quantity(&mut draft, "走在全市前列", MarkAs::Target);
    draft.decide(at, Decision::Confirmed);
    assert_eq!(draft.mark("水平走在全市前列", MarkAs::Target), Err(NotMarked::Known { at }));
    draft.decide(at, Decision::Rejected);
    assert_eq!(draft.mark("走在全市前列", MarkAs::Target), Ok(at));
    // A task by its words, or by its bracket.
    let (at, row) = draft.tasks().map(|(_, row)| row.clone()).enumerate().next().expect("a task");
    let at = at + draft.headings().count();
    let whole = words(&draft, row.span);
    assert_eq!(draft.mark(&whole, MarkAs::Task), Err(NotMarked::Known { at }));
    let bracketed = "服务居民。(牵头单位:区科委、区数据局;配合部门:各街镇)";
    assert_eq!(draft.mark(bracketed, MarkAs::Task), Err(NotMarked::Known { at }));
    draft.decide(at, Decision::Rejected);
    assert_eq!(draft.mark(&whole, MarkAs::Task), Ok(at));
    draft.decide(at, Decision::Rejected);
    // Other words with the same bracket put right what was rejected.
    let (other, _) = task(&mut draft, bracketed);
    assert_eq!((other, draft.items[at].decision), (at + 1, Decision::Rejected));
}

#[test]
fn a_long_text_is_gone_through_once() {
    let mut text = "推进".repeat(100_000);
    text.insert_str(0, "一、目标\n");
    text.push_str("推推");
    let mut draft = read(&text).expect("a text");
    let often = "推进".repeat(2_000) + "推";
    assert_eq!(draft.mark(&often, MarkAs::Task), Err(NotMarked::Often { n: 98_001 }));
    assert_eq!(
        draft.mark(&("推进".repeat(70) + "推推"), MarkAs::Target).map(|at| draft.items[at].is_marked()),
        Ok(true)
    );
}
