//! What stands beside a value or an id and contradicts it, or says more than a heading tells: nothing of it is passed over.

use crate::corpus::{TARGET, read, said};
use crate::field::{of_rows, values};
use crate::make::{Book, book, csv, data, row};
use plan_model::lang::Lang;
use plan_workbench::{Outcome, Trouble};

/// A sheet of one row with a nameless column right of the value.
fn beside(value: &str, words: &str) -> String {
    format!(
        "目标编号,数值,,数值日期,来源标题,发布单位\n{TARGET},{value},{words},2024-12-31,徐汇区统计公报,徐汇区统计局\n"
    )
}

fn units(outcome: &Outcome) -> Vec<&str> {
    outcome.entries.iter().map(|entry| &*entry.record.unit).collect()
}

#[test]
fn a_unit_in_the_nameless_column_beside_a_value_is_read_or_refused() {
    let target_counts = |text: String| {
        let plain = read(text.clone().into_bytes());
        let merged = book(&[]).with_text(&text);
        let merged = read(Book { merged: "<mergeCell ref=\"B1:C1\"/>".to_owned(), ..merged }.bytes());
        assert_eq!(values(&plain), values(&merged));
        plain
    };
    let same = target_counts(beside("1500", "个"));
    assert_eq!((values(&same), units(&same)), (vec![1500.0], vec!["个"]));
    let scaled = target_counts(beside("0.17", "万个"));
    assert_eq!((values(&scaled), units(&scaled)), (vec![0.17], vec!["万个"]));
    assert!(
        scaled.problems.iter().any(
            |of| matches!(of.trouble, Trouble::OtherScale { value, .. } if (value - 1700.0).abs() < 1e-6)
        )
    );
    let other = target_counts(beside("1700", "万元"));
    assert!(values(&other).is_empty());
    assert!(of_rows(&other).iter().any(|(_, trouble)| matches!(trouble, Trouble::OtherUnit(_))));
    // Words that are no unit mean nothing there.
    let words = target_counts(beside("1500", "已核"));
    assert_eq!((values(&words), units(&words)), (vec![1500.0], vec!["个"]));
}

#[test]
fn an_id_of_another_district_than_the_row_names_is_refused() {
    let foreign = data().targets().find(|(plan, _)| plan.district == "yangpu").map(|(_, of)| of.id.clone());
    let foreign = foreign.expect("a target of 杨浦");
    let outcome = read(csv(&[row(&foreign, &[("区", "徐汇区"), ("单位", "")])]).into_bytes());
    assert!(values(&outcome).is_empty());
    let told = said(&outcome, Lang::Zh);
    assert!(told.iter().any(|line| line.ends_with("编号与区不一致：这个编号是杨浦区的目标。")), "{told:?}");
    for district in ["杨浦区", "杨浦", "上海市杨浦区", ""] {
        let outcome = read(csv(&[row(&foreign, &[("区", district), ("单位", "")])]).into_bytes());
        let is_other = |(_, trouble): &(u32, Trouble)| matches!(trouble, Trouble::OtherDistrict(_));
        assert!(!of_rows(&outcome).iter().any(is_other), "{district}");
    }
}

#[test]
fn a_value_of_a_target_that_is_decided_is_used_with_a_word() {
    let sheet = row(
        "changning-target-software-revenue",
        &[("区", "长宁区"), ("单位", "亿元"), ("数值", "2900"), ("数值日期", "2025-12-31")],
    );
    let outcome = read(csv(&[sheet]).into_bytes());
    assert!(
        of_rows(&outcome).iter().any(|(_, trouble)| matches!(trouble, Trouble::Decided(_))),
        "{:?}",
        outcome.problems
    );
    assert_eq!(values(&outcome), [2900.0]);
}

#[test]
fn numbers_that_a_workbook_holds_as_text_are_read() {
    for (text, number) in [
        ("1700", 1700.0),
        ("１６００", 1600.0),
        ("'1500", 1500.0),
        ("1 400 个", 1400.0),
        ("一千三百", 1300.0),
    ] {
        let outcome = read(book(&[]).with_text(&beside(text, "")).bytes());
        assert_eq!(
            (values(&outcome), of_rows(&outcome).len()),
            (vec![number], 0),
            "{text}: {:?}",
            outcome.problems
        );
    }
}
