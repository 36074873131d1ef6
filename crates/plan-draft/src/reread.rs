//! Reading a draft's text again for another period, keeping people's decisions.

use crate::draft::{Body, Decision, DocumentInfo, Draft, DraftItem, FieldReason, ItemField};
use crate::mark;
use crate::read::propose;
use crate::text::{Text, TextRefusal};
use plan_model::date::{DateBasis, Period};
use plan_model::plan::Span;
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

/// Reads the draft's text again for a plan of this period.
///
/// Items that a person marked or changed are kept, except for dates that the text doesn't state, which are inferred anew.
/// Confirmed and rejected items keep their decision if the same is proposed again; otherwise they are to be decided again.
///
/// # Errors
///
/// [`TextRefusal`] as for [`read`](crate::read); the draft isn't changed then.
pub fn read_for(draft: &mut Draft, period: Period) -> Result<(), TextRefusal> {
    let about = DocumentInfo { period: Some(period), ..draft.about.clone() };
    let mut again = propose(draft.text.clone(), about)?;
    let (numerals, known): (Vec<&DraftItem>, Vec<&DraftItem>) =
        draft.items.iter().partition(|item| matches!(item.body, Body::Numeral(_)));
    let (marked, known): (Vec<&DraftItem>, Vec<&DraftItem>) =
        known.into_iter().partition(|item| item.is_marked());
    let known: HashMap<_, &DraftItem> = known.into_iter().map(|item| (place(item), item)).collect();
    again.items.retain(|item| !matches!(item.body, Body::Numeral(_)));
    let mut undated = Vec::new();
    for (at, item) in again.items.iter_mut().enumerate() {
        let Some(known) = known.get(&place(item)) else { continue };
        if known.decision == Decision::Changed {
            let dated = keep(item, known);
            undated.extend((!dated).then_some(at));
        } else if known.body == item.body {
            item.decision = known.decision;
        }
    }
    let text = Text::new(&again.text);
    for at in undated {
        date(&mut again, &text, at);
    }
    for item in marked {
        // The number of a row that a person marked isn't proposed once more without the row.
        if let Some(part) = again.replaced_by(&text, &item.body).filter(|at| !again.items[*at].is_marked()) {
            again.items.remove(part);
        }
        let at = again.insert(item.clone());
        if !is_stated(&item.body) {
            date(&mut again, &text, at);
        }
    }
    again.items.extend(numerals.into_iter().cloned());
    again.gather_numerals();
    *draft = again;
    Ok(())
}

/// A key of proposed items: kind and span, which no two of them share.
fn place(item: &DraftItem) -> (Discriminant<Body>, Span) {
    let place = match &item.body {
        Body::Quantity(quantity) => quantity.mark,
        _ => item.span(),
    };
    (discriminant(&item.body), place)
}

/// Whether a quantity's date is stated by the text or by a person, rather than inferred.
fn is_stated(body: &Body) -> bool {
    matches!(body, Body::Quantity(quantity) if quantity.date.is_some_and(|date| date.basis == DateBasis::Stated))
}

/// Replaces a proposal's body with a person's. The proposal's date is kept where the person's isn't stated; returns `false`
/// if that date was inferred for the other kind of quantity.
fn keep(item: &mut DraftItem, known: &DraftItem) -> bool {
    let proposed = std::mem::replace(&mut item.body, known.body.clone());
    item.decision = known.decision;
    match (&mut item.body, proposed) {
        (Body::Quantity(row), Body::Quantity(proposed)) if !is_stated(&known.body) => {
            row.date = proposed.date;
            row.kind == proposed.kind
        }
        _ => true,
    }
}

/// Sets the date of the quantity at this position to the one that the rules infer for its kind.
fn date(draft: &mut Draft, text: &Text, at: usize) {
    let Body::Quantity(quantity) = &draft.items[at].body else { return };
    let Some((date, why)) = mark::when(draft, text, quantity) else { return };
    let DraftItem { body, reasons, .. } = &mut draft.items[at];
    if let Body::Quantity(quantity) = body {
        quantity.date = date;
    }
    let said = reasons.iter_mut().find(|reason| reason.field == ItemField::Date);
    match (date, said) {
        (Some(_), Some(said)) => said.why = why,
        (Some(_), None) => reasons.push(FieldReason { field: ItemField::Date, why }),
        (None, _) => reasons.retain(|reason| reason.field != ItemField::Date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Grounds, Quantity, QuantityKind};
    use crate::present::with_field;
    use crate::{MarkAs, read};
    use plan_model::check::ExclusionKind;
    use plan_model::date::parse_day;

    const TEXT: &str = "一、目标
建成站点120个,治理水平大幅提升,办理时间控制在30分钟以内。
到2026年底,服务居民500人,评审《测试报告》7篇。
二、任务
1、建设站点。推进布设12处。(牵头单位:区科委)
";

    fn years(from: i32, to: i32) -> Period {
        let day = |day: String| parse_day(&day).expect("a day");
        Period { start: day(format!("{from}-01-01")), end: day(format!("{to}-12-31")) }
    }

    fn draft() -> Draft {
        let mut draft = read(TEXT).expect("a text");
        read_for(&mut draft, years(2024, 2026)).expect("read again");
        draft
    }

    fn at(draft: &Draft, value: f64) -> usize {
        let is = |item: &DraftItem| matches!(&item.body, Body::Quantity(row) if row.value == Some(value));
        draft.items.iter().position(is).expect("a figure")
    }

    fn quantity(draft: &Draft, at: usize) -> &Quantity {
        match &draft.items[at].body {
            Body::Quantity(quantity) => quantity,
            other => panic!("{other:?}"),
        }
    }

    fn day(draft: &Draft, at: usize) -> Option<String> {
        quantity(draft, at).date.map(|date| date.date.to_string())
    }

    fn set(draft: &mut Draft, at: usize, slug: &str, value: &str) {
        let body = with_field(&draft.items[at].body, slug, value).expect("a value");
        draft.change(at, body);
    }

    #[test]
    fn what_was_marked_stays_with_its_decision_and_the_dates_of_the_years() {
        let mut draft = draft();
        let goal = draft.mark("治理水平大幅提升", MarkAs::Target).expect("marked");
        draft.decide(goal, Decision::Confirmed);
        let eve = draft.mark("治理水平大幅提升", MarkAs::Baseline).expect("marked");
        let stated = draft.mark("评审《测试报告》7篇", MarkAs::Baseline).expect("marked");
        set(&mut draft, stated, "date", "2023");
        let task = draft.mark("推进布设12处。", MarkAs::Task).expect("marked");
        draft.decide(task, Decision::Rejected);
        let [goal, eve, stated] = [goal, eve, stated].map(|at| at + 1);
        assert_eq!(
            (day(&draft, goal).as_deref(), day(&draft, eve).as_deref()),
            (Some("2026-12-31"), Some("2023-12-31"))
        );
        let before = draft.clone();
        read_for(&mut draft, years(2025, 2030)).expect("read again");
        assert_eq!(draft.items.len(), before.items.len());
        assert_eq!(day(&draft, goal).as_deref(), Some("2030-12-31"));
        assert_eq!(day(&draft, eve).as_deref(), Some("2024-12-31"));
        assert_eq!(day(&draft, stated).as_deref(), Some("2023-12-31"));
        for (at, decision) in [
            (goal, Decision::Confirmed),
            (eve, Decision::Proposed),
            (stated, Decision::Changed),
            (task, Decision::Rejected),
        ] {
            assert_eq!(draft.items[at].decision, decision);
            assert!(draft.items[at].is_marked());
            assert_eq!(draft.items[at].span(), before.items[at].span());
        }
        assert_eq!(draft.items[task], before.items[task]);
        assert_eq!(draft.items[goal].reasons, before.items[goal].reasons);
        // Read for the same years again, nothing changes at all.
        let before = draft.clone();
        read_for(&mut draft, years(2025, 2030)).expect("read again");
        assert_eq!(draft, before);
    }

    #[test]
    fn what_was_changed_stays_but_for_a_date_that_nothing_states() {
        let mut draft = draft();
        let [stations, minutes, people] = [120.0, 30.0, 500.0].map(|value| at(&draft, value));
        set(&mut draft, stations, "indicator", "测试站点");
        set(&mut draft, minutes, "kind", "baseline");
        set(&mut draft, people, "unit", "人次");
        let task = draft.items.iter().position(|item| matches!(item.body, Body::Task(_))).expect("a task");
        set(&mut draft, task, "lead", "区数据局");
        let numeral = draft.items.iter().position(|item| matches!(item.body, Body::Numeral(_)));
        assert_eq!(numeral, None);
        read_for(&mut draft, years(2025, 2030)).expect("read again");
        assert_eq!(quantity(&draft, stations).indicator, "测试站点");
        assert_eq!(day(&draft, stations).as_deref(), Some("2030-12-31"));
        // The date is that of the kind that a person chose.
        assert_eq!(quantity(&draft, minutes).kind, QuantityKind::Baseline);
        assert_eq!(day(&draft, minutes).as_deref(), Some("2024-12-31"));
        let why = draft.items[minutes].reasons.iter().find(|reason| reason.field == ItemField::Date);
        assert_eq!(why.map(|reason| reason.why), Some(Grounds::PlanEve));
        assert_eq!(quantity(&draft, people).unit.as_deref(), Some("人次"));
        assert_eq!(day(&draft, people).as_deref(), Some("2026-12-31"));
        assert!(matches!(&draft.items[task].body, Body::Task(row) if row.lead == ["区数据局"]));
        for at in [stations, minutes, people, task] {
            assert_eq!(draft.items[at].decision, Decision::Changed);
        }
    }

    #[test]
    fn what_was_decided_stays_where_the_same_is_proposed() {
        let mut draft = draft();
        let [stations, people] = [120.0, 500.0].map(|value| at(&draft, value));
        draft.decide(people, Decision::Rejected);
        draft.decide(stations, Decision::Confirmed);
        draft.decide(0, Decision::Confirmed);
        // The numeral of a rejected quantity is open, and a person says what it is.
        let numeral = draft
            .items
            .iter()
            .position(|item| matches!(&item.body, Body::Numeral(row) if row.words == "500人"));
        set(&mut draft, numeral.expect("a numeral"), "no-figure", "title-year");
        read_for(&mut draft, years(2025, 2030)).expect("read again");
        assert_eq!(draft.items[people].decision, Decision::Rejected);
        assert_eq!(draft.items[0].decision, Decision::Confirmed);
        // Another deadline is another proposal.
        assert_eq!(draft.items[stations].decision, Decision::Proposed);
        let numeral = draft.numerals().find(|(_, row)| row.words == "500人");
        assert!(
            numeral.is_some_and(|(item, row)| item.decision == Decision::Changed
                && row.kind == Some(ExclusionKind::TitleYear))
        );
    }
}
