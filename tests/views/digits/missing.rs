//! The numbers of the list of missing results: by the first lead that the plan names, the district and the year.

use super::facts::{Ledger, PLANS, PROMISES, list, records, tally, word};
use serde_json::Value;
use std::collections::BTreeSet;

/// A promise without a deciding value: its district, the department that leads it, and the year it falls due.
type Lacking = (String, String, String);

fn lacking() -> Vec<Lacking> {
    let of_plan = |plan: &Value| -> Vec<Lacking> {
        let promise = |row: &Value| {
            let promise = PROMISES.iter().find(|one| one.id == word(row, "id"))?;
            let task = list(plan, "tasks").find(|task| task["id"] == row["task"]);
            let own = list(row, "lead").next().or_else(|| list(task?, "lead").next());
            let lead = own.and_then(Value::as_str).unwrap_or("nobody").to_owned();
            let year = word(&row["deadline"], "date")[..4].to_owned();
            (!promise.state.is_decided()).then(|| (promise.district.clone(), lead, year))
        };
        list(plan, "targets").filter_map(promise).collect()
    };
    PLANS.iter().flat_map(of_plan).collect()
}

/// Counts of the list, and of what each release brought.
pub(super) fn missing(ledger: &mut Ledger) {
    let all = lacking();
    let due = PROMISES.iter().filter(|one| !one.state.is_decided() && one.due <= crate::today());
    ledger.count(all.len(), "promises without a result");
    ledger.count(due.count(), "those that are due");
    let keys: [fn(&&Lacking) -> String; 4] = [
        |one| one.0.clone(),
        |one| format!("{} {}", one.0, one.1),
        |one| format!("{} {}", one.0, one.2),
        |one| format!("{} {} {}", one.0, one.1, one.2),
    ];
    for key in keys {
        ledger.counts(tally(all.iter(), key), "promises without a result, alike in district, lead or year");
    }
    let named = all.iter().filter(|one| one.1 != "nobody");
    let leads: BTreeSet<&str> = named.clone().map(|one| one.1.as_str()).collect();
    ledger.count(leads.len(), "departments that lead one");
    ledger.count(all.len() - named.count(), "those that name no lead");
    all.iter().for_each(|one| ledger.words(&one.2, "a year of a deadline"));
    for release in records("changes.json", "releases") {
        ledger.words(word(&release, "id"), "a release");
        ledger.record(&release["date"], "the day of a release");
        ledger.count(list(&release, "observations").count(), "values that came with a release");
        // What they change is held against judging without them in the page's own test.
        ledger.count(0, "promises that they decide");
    }
}
