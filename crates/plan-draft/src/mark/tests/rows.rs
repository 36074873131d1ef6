//! Rows of tables marked by hand.

use super::*;

#[test]
fn a_row_with_one_cell_a_line_is_marked_by_its_cells() {
    let rows = "7\n重点企业数字化\n转型覆盖率\n约束性\n%\n60\n≥90\n区科委\n8\n平台数量\n达到5万家\n事项\n实现全覆盖\n";
    let text = format!("测试区规划（2025-2027年）\n一、指标\n{rows}二、任务\n推进建设。\n");
    let check = |chosen: &str, clause: &str, [mark, indicator]: [&str; 2], value, unit, bound| {
        let mut draft = read(&text).expect("a text");
        let (at, found) = quantity(&mut draft, chosen, MarkAs::Target);
        assert_eq!(
            said(&draft, &found),
            row([clause, mark, indicator], value, unit, bound, "2027-12-31"),
            "{chosen}"
        );
        assert_eq!(draft.mark(chosen, MarkAs::Target), Err(NotMarked::Known { at }));
        (draft, found)
    };
    let whole = "7\n重点企业数字化\n转型覆盖率\n约束性\n%\n60\n≥90";
    let named = ["90", "重点企业数字化转型覆盖率"];
    // Begun within a cell: the cells are whole.
    let chosen = "数字化\n转型覆盖率\n约束性\n%\n60\n≥90";
    let (_, found) = check(chosen, &whole[2..], named, Some(90.0), Some("%"), Bound::Ge);
    assert_eq!((found.measure, found.force, found.tier), (Measure::Share, Force::Binding, Tier::Commitment));
    let (mut draft, _) = check(whole, whole, named, Some(90.0), Some("%"), Bound::Ge);
    // The rules took the number alone for a quantity without a name; the row stands in its place, also once more.
    let of = |draft: &Draft| draft.quantities().filter(|(_, row)| row.value == Some(90.0)).count();
    assert_eq!((of(&read(&text).expect("a text")), of(&draft)), (1, 1));
    let years = draft.about.period.expect("years");
    crate::read_for(&mut draft, years).expect("read again");
    assert_eq!(of(&draft), 1);
    assert!(draft.quantities().any(|(item, row)| item.is_marked() && row.indicator == named[1]));
    // Cells after the number belong to the row, the next row doesn't.
    let more = format!("{whole}\n区科委");
    check(&more, &more, named, Some(90.0), Some("%"), Bound::Ge);
    let mut draft = read(&text).expect("a text");
    let two = format!("{more}\n8\n平台数量\n达到5万家");
    assert_eq!(draft.mark(&two, MarkAs::Target), Err(NotMarked::Long { most: 160 }));
    // Numbers that only a sentence reads, and words for one.
    let five = ["5万", "平台数量"];
    check("平台数量\n达到5万家", "平台数量\n达到5万家", five, Some(50_000.0), Some("家"), Bound::Eq);
    check("事项 实现全覆盖", "事项\n实现全覆盖", ["全覆盖", "事项"], None, None, Bound::Coverage);
    // Without a number or words for one it is no row.
    assert_eq!(draft.mark("转型覆盖率\n约束性\n%", MarkAs::Target), Err(NotMarked::Long { most: 160 }));
}

#[test]
fn a_row_is_marked_whatever_was_said_of_its_number() {
    let text = "一、指标\n平台数量\n个\n≥5\n二、任务\n推进。\n";
    let marked = |decision| {
        let mut draft = read(text).expect("a text");
        let at = draft.items.iter().position(|item| matches!(&item.body, Body::Quantity(_)));
        let at = at.expect("the number alone");
        draft.decide(at, decision);
        let n = draft.quantities().count();
        let marked = draft.mark("平台数量\n个\n≥5", MarkAs::Target);
        let indicator = draft.quantities().next().map(|(_, row)| row.indicator.clone()).unwrap_or_default();
        (marked == Ok(at), marked == Err(NotMarked::Known { at }), draft.quantities().count() - n, indicator)
    };
    let row = (true, false, 0, "平台数量".to_owned());
    assert_eq!(marked(Decision::Proposed), row);
    assert_eq!(marked(Decision::Rejected), row);
    // What a person confirmed is shown.
    assert_eq!(marked(Decision::Confirmed), (false, true, 0, String::new()));
}

#[test]
fn a_row_parted_by_tabs_is_marked_by_its_cells() {
    let text = "一、指标\n指标\t2024年\t单位\t2027年\n基站数\t1034\t个\t1600以上\n网办率|60|%|九成\n";
    for (chosen, clause, mark, value, unit, bound) in [
        ("基站数1034个1600以上", "基站数\t1034\t个\t1600以上", "1600", 1600.0, Some("个"), Bound::Ge),
        ("基站数1034", "基站数\t1034", "1034", 1034.0, None, Bound::Eq),
        ("网办率|60|%", "网办率|60|%", "60", 60.0, Some("%"), Bound::Eq),
    ] {
        let mut draft = read(text).expect("a text");
        let (_, found) = quantity(&mut draft, chosen, MarkAs::Baseline);
        assert_eq!((words(&draft, found.clause), words(&draft, found.mark)), (clause.into(), mark.into()));
        assert_eq!((found.value, found.unit.as_deref(), found.bound), (Some(value), unit, bound), "{chosen}");
        assert_eq!(found.indicator, clause[..9], "{chosen}");
    }
}
