//! A district's promises in rows, grouped by domain, with the finding over all of them.

use crate::names;
use crate::present::targets::{TargetLine, commitments, line};
use crate::present::{dated, department_name};
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress::{shown_reading, unit_of};
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_model::plan::{Domain, Plan};

/// One promise in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseRow {
    /// State, name, what is asked for and by when.
    pub line: TargetLine,
    /// Who leads, by name; empty where neither the promise nor its task names anybody.
    pub leads: String,
    /// What has been published, as written with its date; `None` if nothing was found.
    pub reading: Option<String>,
}

/// The promises of one domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseGroup {
    /// The domain.
    pub domain: Domain,
    /// Its name.
    pub name: &'static str,
    /// Those with a result first, then in the order of the plan: the order of the wall's tiles.
    pub rows: Vec<PromiseRow>,
}

/// The promises of a plan by domain; domains without one are left out.
pub(super) fn promise_groups(judged: &Judged, plan: &Plan, lang: Lang) -> Vec<PromiseGroup> {
    let data = &judged.data;
    let comma = lang.pick("、", ", ");
    let group = |domain: Domain| {
        let own = commitments(judged).filter(|(of, target, _)| of.id == plan.id && target.domain == domain);
        let row =
            |(plan, target, standing): (_, &plan_model::plan::Target, &plan_method::progress::Standing)| {
                let leads = leads_of(data, target).iter().map(|id| department_name(data, id, lang));
                let reading = data
                    .target_position(&target.id)
                    .and_then(|position| shown_reading(data, position, standing))
                    .map(|reading| dated(&reading, unit_of(target), lang));
                PromiseRow {
                    line: line(data, plan, target, standing.state, lang),
                    leads: leads.collect::<Vec<_>>().join(comma),
                    reading,
                }
            };
        let mut rows: Vec<PromiseRow> = own.map(row).collect();
        // Sorting keeps the order of the plan among equals.
        arrange(&mut rows, &|a: &PromiseRow, b: &PromiseRow| a.line.state.cmp(&b.line.state));
        PromiseGroup { domain, name: names::domain(domain, lang), rows }
    };
    Domain::ALL.into_iter().map(group).filter(|group| !group.rows.is_empty()).collect()
}

/// The finding over a district's promises: how many there are, how many are due, how many published figures settle.
pub(super) fn finding(judged: &Judged, plan: &Plan, name: &str, lang: Lang) -> String {
    let (mut total, mut passed, mut decided) = (0, 0, 0);
    for (_, of, target, standing) in judged.commitments() {
        if of.id == plan.id {
            total += 1;
            decided += usize::from(standing.decided);
            passed += usize::from(target.deadline.date < judged.as_of);
        }
    }
    match judged.is_issued(plan) {
        true => said(name, total, passed, decided, lang),
        false => match lang {
            Lang::Zh => format!("{name}的规划这一天还没有发布"),
            Lang::En => format!("{name}: the plan hadn't been issued on this day"),
        },
    }
}

fn said(name: &str, total: usize, passed: usize, decided: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh if total == 0 => format!("{name}的规划没有写下可以计数的承诺"),
        Lang::En if total == 0 => format!("{name}: the plan states no promise that can be counted"),
        Lang::Zh => {
            let due = match passed {
                0 => "都还没有到期".to_owned(),
                n if n == total => "全部到期".to_owned(),
                n => format!("{n}项已到期"),
            };
            let settles = match decided {
                0 => "公开数据还不能判断其中任何一项".to_owned(),
                n if n == total => "公开数据都能判断".to_owned(),
                n => format!("公开数据能判断的只有{n}项"),
            };
            format!("{name}{total}项承诺，{due}；{settles}")
        }
        Lang::En => {
            let promises = if total == 1 { "promise" } else { "promises" };
            let due = match passed {
                0 => "none due yet".to_owned(),
                n if n == total => "all past due".to_owned(),
                n => format!("{n} past due"),
            };
            let settles = match decided {
                0 => "published figures settle none of them yet".to_owned(),
                n if n == total => "published figures settle all".to_owned(),
                n => format!("published figures settle {n}"),
            };
            format!("{name}: {total} {promises}, {due}; {settles}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::fixtures::{data, day};
    use std::sync::Arc;

    #[test]
    fn the_finding_has_no_zeros_in_it() {
        for lang in [Lang::Zh, Lang::En] {
            for (total, passed, decided) in [(0, 0, 0), (9, 0, 0), (9, 9, 0), (9, 4, 2), (9, 9, 9), (1, 1, 0)]
            {
                let said = said("徐汇区", total, passed, decided, lang);
                assert!(!said.contains('0') && said.starts_with("徐汇区"), "{said}");
            }
        }
        assert_eq!(said("徐汇区", 41, 41, 1, Lang::Zh), "徐汇区41项承诺，全部到期；公开数据能判断的只有1项");
        assert_eq!(
            said("Xuhui", 41, 41, 1, Lang::En),
            "Xuhui: 41 promises, all past due; published figures settle 1"
        );
    }

    #[test]
    fn every_promise_of_a_plan_is_in_one_row_and_those_with_a_result_come_first() {
        for as_of in ["2020-06-30", "2023-06-30", "2026-11-22"] {
            let judged = Judged::new(Arc::new(data()), day(as_of));
            for plan in judged.data.plans() {
                let groups = promise_groups(&judged, plan, Lang::Zh);
                let n: usize = groups.iter().map(|group| group.rows.len()).sum();
                let own = judged.commitments().filter(|(_, of, ..)| of.id == plan.id).count();
                assert_eq!(n, own, "{} {as_of}", plan.id);
                for group in &groups {
                    assert!(group.rows.iter().is_sorted_by_key(|row| row.line.state), "{:?}", group.domain);
                }
            }
        }
    }
}
