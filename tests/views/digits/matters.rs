//! The numbers of the pages for residents: matters of everyday life, and requests.

use super::entries::department_targets;
use super::facts::{Ledger, MATTERS, PLANS, PROMISES, Promise, TOPICS, has, list, word};
use serde_json::Value;
use std::collections::BTreeSet;

/// Promises and tasks about each matter, by district and in all.
pub(super) fn matters(ledger: &mut Ledger) {
    let mut all: BTreeSet<&str> = BTreeSet::new();
    let count = |ledger: &mut Ledger, ids: &BTreeSet<&str>| {
        ledger.count(ids.len(), "promises about a matter");
        let of = PROMISES.iter().filter(|one| ids.contains(one.id.as_str()));
        ledger.count(of.filter(|one| one.is_decided()).count(), "those that are decided");
    };
    for district in PLANS.iter().map(|plan| Some(word(plan, "district"))).chain([None]) {
        let mut within: BTreeSet<&str> = BTreeSet::new();
        for matter in MATTERS.iter() {
            let mut ids: BTreeSet<&str> = BTreeSet::new();
            for plan in PLANS.iter().filter(|plan| district.is_none_or(|id| plan["district"] == id)) {
                let promised = list(plan, "targets").filter(|row| {
                    row["tier"] == "commitment" && has(matter, "indicators", word(row, "indicator"))
                });
                ids.extend(promised.map(|row| word(row, "id")));
                let about = list(plan, "tasks").filter(|task| {
                    list(task, "topics").any(|topic| list(matter, "topics").any(|of| of == topic))
                });
                ledger.count(about.count(), "tasks about a matter");
            }
            count(ledger, &ids);
            within.extend(ids);
        }
        count(ledger, &within);
        all.extend(within);
    }
    for id in all {
        ledger.target(id);
    }
}

/// The commitments of a plan about the matter that a topic is part of.
fn on_topic<'a>(plan: &'a Value, topic: &'a str) -> impl Iterator<Item = &'a Value> {
    let matter = MATTERS.iter().find(|matter| has(matter, "topics", topic));
    list(plan, "targets").filter(move |row| {
        let is_about = matter.is_some_and(|matter| has(matter, "indicators", word(row, "indicator")));
        row["tier"] == "commitment" && is_about
    })
}

/// The topics on whose matter two plans promise something.
pub(super) fn wording(ledger: &mut Ledger) {
    let promising = |topic: &&Value| {
        let of = |plan: &&Value| on_topic(plan, word(topic, "id")).next().is_some();
        PLANS.iter().filter(of).count() > 1
    };
    ledger.count(TOPICS.iter().filter(promising).count(), "topics with clauses side by side");
}

/// The clauses that stand side by side on a topic's page.
pub(super) fn clauses_of_topic(ledger: &mut Ledger, topic: &str) {
    for plan in PLANS.iter() {
        on_topic(plan, topic).for_each(|row| ledger.target(word(row, "id")));
    }
}

/// The letters about a target, a department or a district.
pub(super) fn request(ledger: &mut Ledger, id: &str) {
    let of_department = department_targets(id, false);
    let of = |one: &&Promise| one.id == id || one.district == id || of_department.contains(one.id.as_str());
    let own: Vec<&Promise> = PROMISES.iter().filter(of).collect();
    (0..=own.len()).for_each(|n| ledger.count(n, "questions of a letter, or letters"));
    ledger.count(10, "most questions of a letter");
    for one in own {
        ledger.target(&one.id);
        PLANS
            .iter()
            .filter(|plan| plan["district"] == one.district.as_str())
            .for_each(|plan| ledger.identity(plan));
    }
}
