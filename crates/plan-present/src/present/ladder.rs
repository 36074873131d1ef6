//! The ladder of counts: how many promises there are, how many can be checked, have a published value, are decided.
//!
//! Each rung counts a part of the one before it. Every page that says one of these numbers takes it and its words from
//! here.

use crate::present::{Cell, Table};
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_method::query::{Observed, Query};
use plan_model::lang::Lang;

/// One rung.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// How many promises stand on it.
    pub count: usize,
    /// What they have in common: `说得清，可以核验`.
    pub name: &'static str,
    /// Number and words in one: `110项说得清，可以核验`.
    pub text: String,
    /// The list of them.
    pub query: Query,
}

/// The ladder on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// The finding, for the head of a page.
    pub title: String,
    /// The rungs, the widest first. One that counts nothing isn't among them.
    pub rungs: Vec<Rung>,
    /// What the rungs mean, in one paragraph.
    pub sentence: String,
    /// Which plans don't count yet on the day; empty if all do.
    pub unissued: String,
    /// The same in rows.
    pub table: Table,
}

/// The states of promises that say what would count as reached.
fn checkable() -> Vec<State> {
    let checkable = |state: &State| state.can_be_checked() && state.is_counted();
    State::ALL.into_iter().filter(checkable).collect()
}

/// The ladder of the commitments of one day.
pub fn ladder(judged: &Judged, lang: Lang) -> Ladder {
    let (mut total, mut clear, mut published, mut decided, mut passed) = (0, 0, 0, 0, 0);
    for (_, _, target, standing) in judged.commitments() {
        total += 1;
        clear += usize::from(standing.state.can_be_checked());
        published += usize::from(standing.observed);
        decided += usize::from(standing.decided);
        passed += usize::from(target.deadline.date < judged.as_of);
    }
    let decided_states = State::ALL.into_iter().filter(|state| state.is_decided()).collect();
    let rungs = [
        (total, lang.pick("项承诺", "promises"), Query::default()),
        (
            clear,
            lang.pick("项说得清，可以核验", "say what can be checked"),
            Query { states: checkable(), ..Query::default() },
        ),
        (
            published,
            lang.pick("项查到了公开的数", "have a published value"),
            Query { observed: Some(Observed::Yes), ..Query::default() },
        ),
        (
            decided,
            lang.pick("项的数足以判断", "are settled by it"),
            Query { states: decided_states, ..Query::default() },
        ),
    ];
    let rungs: Vec<Rung> = rungs
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, name, query)| Rung {
            count,
            name,
            text: match lang {
                Lang::Zh => format!("{count}{name}"),
                Lang::En => format!("{count} {name}"),
            },
            query,
        })
        .collect();
    let issued = judged.data.plans().len() - judged.n_unissued();
    Ladder {
        title: title(issued, total, passed, decided, lang),
        sentence: lang
            .pick(
                "一级是上一级的一部分。说得清，是原文写明了怎样才算达成；查到了公开的数，是截至这一天找到过这个指标的数，早于期限的也算；足以判断，是其中有数能说明达成或没有达成。",
                "Each step is part of the one above. A promise can be checked if its text says what would count as reached. A published value is one of its indicator, found by this day, even of a date before the deadline. It is settled if such a value shows that it was reached or missed.",
            )
            .to_owned(),
        unissued: unissued(judged.n_unissued(), lang),
        table: Table {
            caption: lang.pick("从承诺到能判断", "From promise to proof").to_owned(),
            columns: vec![lang.pick("到哪一步", "Step").to_owned(), lang.texts().count.to_owned()],
            rows: rungs
                .iter()
                .map(|rung| {
                    let value = Cell::Number { value: rung.count as f64, text: rung.count.to_string() };
                    vec![Cell::Text(rung.name.trim_start_matches('项').to_owned()), value]
                })
                .collect(),
        },
        rungs,
    }
}

/// Which plans don't count yet, in words; empty if all do.
pub fn unissued(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (_, 0) => String::new(),
        (Lang::Zh, _) => format!("这一天还有{n}份规划没有发布，其中的承诺不计入。"),
        (Lang::En, 1) => "On this day 1 plan hadn't been issued; its promises aren't counted.".to_owned(),
        (Lang::En, _) => format!("On this day {n} plans hadn't been issued; their promises aren't counted."),
    }
}

/// The finding: how many promises, how many are due, how many published values settle.
fn title(plans: usize, total: usize, passed: usize, decided: usize, lang: Lang) -> String {
    let settles = match (lang, decided) {
        (_, _) if total == 0 => String::new(),
        (Lang::Zh, 0) => "公开数据还不能判断其中任何一项。".to_owned(),
        (Lang::Zh, n) => format!("公开数据能判断的只有{n}项。"),
        (Lang::En, 0) => " Published figures settle none of them yet.".to_owned(),
        (Lang::En, n) => format!(" Published figures settle {n}."),
    };
    match lang {
        Lang::Zh if total == 0 => "这一天还没有规划作出承诺。".to_owned(),
        Lang::En if total == 0 => "On this day no plan had promised anything yet.".to_owned(),
        Lang::Zh => {
            let due = match passed {
                0 => "都还没有到期".to_owned(),
                n if n == total => "全部到期".to_owned(),
                n => format!("{n}项已到期"),
            };
            format!("{plans}个区的{total}项数字化承诺，{due}。{settles}")
        }
        Lang::En => {
            let due = match passed {
                0 => format!("None of the {total} promises of {plans} districts is due yet."),
                n if n == total => format!("All {total} promises of {plans} districts are past due."),
                n => format!("{n} of the {total} promises of {plans} districts are past due."),
            };
            format!("{due}{settles}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_method::query::select;
    use plan_model::fixtures::{data, day};
    use std::sync::Arc;

    #[test]
    fn every_rung_is_the_list_that_it_leads_to_and_a_part_of_the_one_above() {
        for as_of in ["2020-06-30", "2022-02-28", "2023-06-30", "2026-11-22"] {
            let judged = Judged::new(Arc::new(data()), day(as_of));
            let sheet = ladder(&judged, Lang::Zh);
            assert!(sheet.rungs.is_sorted_by(|above, below| above.count >= below.count), "{as_of}");
            for rung in &sheet.rungs {
                assert_eq!(rung.count, select(&judged, &rung.query).targets.len(), "{as_of}: {}", rung.text);
                assert!(rung.text.starts_with(&rung.count.to_string()));
            }
            assert_eq!(sheet.table.rows.len(), sheet.rungs.len());
            assert_eq!(sheet.unissued.is_empty(), judged.n_unissued() == 0, "{as_of}");
        }
    }

    #[test]
    fn the_finding_has_no_zeros_in_it() {
        for lang in [Lang::Zh, Lang::En] {
            for (total, passed, decided) in [(0, 0, 0), (9, 0, 0), (9, 9, 0), (9, 4, 2), (9, 9, 2)] {
                let said = title(5, total, passed, decided, lang);
                assert!(!said.contains('0') && said.ends_with(['。', '.']), "{said}");
            }
        }
        assert_eq!(
            title(5, 129, 129, 2, Lang::Zh),
            "5个区的129项数字化承诺，全部到期。公开数据能判断的只有2项。"
        );
        assert_eq!(
            title(5, 129, 129, 2, Lang::En),
            "All 129 promises of 5 districts are past due. Published figures settle 2."
        );
    }
}
