//! The ledgers: for every page, and for every record with a row of its own, the numbers that may stand there and how each
//! comes about.

use super::Row;
use super::entries::department_targets;
use super::facts::{
    DEPARTMENTS, Ledger, PLANS, PROMISES, Promise, TOPICS, doubts, has, list, records, tally, word,
};
use super::matters::{clauses_of_topic, matters, request, wording};
use super::missing::missing;
use crate::{DATA, JUDGED, text_of, today};
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_method::query::{Observed, Query, select};
use plan_model::lang::Lang;
use plan_model::plan::Domain;
use plan_present::embed;
use plan_present::format;
use plan_present::present;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The size that the list has when one choice is made, for every choice of every facet.
fn sizes(ledger: &mut Ledger, how: &'static str, size: impl Fn(&Query) -> usize) {
    let whole = present::targets(&JUDGED, &Query::default(), Lang::Zh);
    ledger.count(size(&Query::default()), how);
    for group in whole.facets.groups {
        for choice in group.choices {
            let mut query = Query::default();
            if query.toggle(group.facet, &choice.slug) {
                query.normalise();
                ledger.count(size(&query), how);
            }
        }
    }
}

fn plan_in(district: &str) -> &'static Value {
    PLANS.iter().find(|plan| plan["district"] == district).expect("a plan")
}

pub(super) fn ledger(address: &Address) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.day(today(), "the day of judging");
    ledger.words(&DATA.release.id, "the release");
    ledger.day(DATA.release.date, "the day of the release");
    match &address.page {
        Page::Overview | Page::Home => {
            ledger.promises(|_| true);
            ledger.count(PLANS.len(), "plans");
            ledger.count(DATA.districts().len(), "districts");
            ledger.count(DATA.districts().len() - PLANS.len(), "districts without a plan here");
            ledger.count(tally(PROMISES.iter(), |one| one.domain.clone()).len(), "domains that occur");
            for plan in PLANS.iter() {
                ledger.identity(plan);
                ledger.plan_counts(plan);
                // The classes of the map are tens, also those between that no district is in.
                let n = PROMISES.iter().filter(|one| plan["district"] == one.district.as_str()).count();
                for tens in 0..=n / 10 {
                    ledger.count(tens * 10, "where a class of the map begins");
                    ledger.count(tens * 10 + 9, "where a class of the map ends");
                }
                for domain in Domain::ALL {
                    let here = |one: &&Promise| {
                        plan["district"] == one.district.as_str() && one.domain == domain.slug()
                    };
                    let inside = PROMISES.iter().filter(here).count();
                    let share = inside as f64 / n.max(1) as f64;
                    ledger
                        .words(&format::percent(share, Lang::Zh), "a domain's share of a district's targets");
                    ledger.count(100 * inside / n.max(1) / 50 * 50 + 49, "where a class of shares ends");
                }
            }
            PROMISES.iter().filter(|one| one.is_decided()).for_each(|one| ledger.target(&one.id));
            entries(&mut ledger);
            matters(&mut ledger);
        }
        Page::Districts => {
            ledger.count(PLANS.len(), "plans");
            ledger.count(DATA.districts().len(), "districts");
            ledger.count(DATA.districts().len() - PLANS.len(), "districts without a plan here");
            PLANS.iter().for_each(|plan| {
                ledger.identity(plan);
                ledger.plan_counts(plan);
            });
        }
        Page::District(district) => {
            let plan = plan_in(district);
            ledger.plan_records(plan);
            ledger.plan_counts(plan);
            ledger.promises(|one| one.district == *district);
            headings(&mut ledger, plan);
            DEPARTMENTS
                .iter()
                .filter(|department| department["district"] == district.as_str())
                .for_each(|department| ledger.department(word(department, "id")));
            list(plan, "notes").for_each(|note| ledger.record(note, "a remark"));
            let grave = list(plan, "notes").filter(|note| note["kind"] == "contradiction").count();
            ledger.count(grave, "contradictions of a plan");
            ledger.count(doubts(plan).count() - grave, "doubts of the other kinds");
            list(plan, "tasks").for_each(|task| ledger.record(&task["title"], "a task's title"));
            matters(&mut ledger);
        }
        Page::Missing => missing(&mut ledger),
        Page::Doubts => {
            ledger.count(PLANS.len(), "plans");
            ledger.count(PLANS.iter().flat_map(doubts).count(), "doubts");
            let of = |note: &&Value| word(note, "kind").to_owned();
            ledger.counts(tally(PLANS.iter().flat_map(doubts), of), "doubts of a kind");
            for plan in PLANS.iter() {
                ledger.counts(tally(doubts(plan), of), "doubts of a kind about a plan");
                doubts(plan).for_each(|note| ledger.record(note, "a doubt"));
            }
        }
        Page::Targets => {
            PLANS.iter().for_each(|plan| ledger.plan_records(plan));
            let size = |query: &Query| select(&JUDGED, query).targets.len();
            sizes(&mut ledger, "targets of a choice", size);
            ledger.count(1, "a choice that stands from the start");
        }
        Page::Tasks => {
            PLANS.iter().for_each(|plan| {
                ledger.plan_records(plan);
                ledger.plan_counts(plan);
                headings(&mut ledger, plan);
                task_counts(&mut ledger, plan);
            });
            sizes(&mut ledger, "tasks of a choice", |query| present::tasks(&JUDGED, query, Lang::Zh).shown);
            ledger.count(DATA.plans().iter().map(|plan| plan.tasks.len()).sum(), "tasks");
        }
        Page::Map => {
            PLANS.iter().for_each(|plan| {
                ledger.plan_records(plan);
                ledger.plan_counts(plan);
                let n = PROMISES.iter().filter(|one| plan["district"] == one.district.as_str()).count();
                ledger.count(n / 10 * 10, "where a class of the map begins");
                ledger.count(n / 10 * 10 + 9, "where a class of the map ends");
                for domain in Domain::ALL {
                    let here = |one: &&Promise| {
                        plan["district"] == one.district.as_str() && one.domain == domain.slug()
                    };
                    let inside = PROMISES.iter().filter(here).count();
                    let share = inside as f64 / n.max(1) as f64;
                    ledger
                        .words(&format::percent(share, Lang::Zh), "a domain's share of a district's targets");
                    ledger.count(100 * inside / n.max(1) / 50 * 50 + 49, "where a class of shares ends");
                }
            });
            let size = |query: &Query| select(&JUDGED, query).targets.len();
            sizes(&mut ledger, "targets of a choice", size);
            ledger.count(1, "a choice that stands from the start");
            ledger.promises(|_| true);
            ledger.count(PLANS.len(), "plans");
            ledger.count(DATA.districts().len(), "districts");
            ledger.count(DATA.districts().len() - PLANS.len(), "districts without a plan here");
        }
        Page::Calendar => {
            PLANS.iter().for_each(|plan| {
                ledger.plan_records(plan);
                list(plan, "notes").for_each(|note| ledger.record(note, "a goal in words"));
            });
            ledger.promises(|_| true);
        }
        Page::Departments => {
            PLANS.iter().for_each(|plan| ledger.plan_counts(plan));
            ledger.count(DEPARTMENTS.len(), "departments");
            ledger.count(DATA.plans().iter().map(|plan| plan.tasks.len()).sum(), "tasks");
            let named = |task: &&Value| list(task, "lead").chain(list(task, "support")).next().is_some();
            let tasks = PLANS.iter().flat_map(|plan| list(plan, "tasks"));
            ledger.count(tasks.filter(named).count(), "tasks that name a department");
            DEPARTMENTS.iter().for_each(|department| ledger.department(word(department, "id")));
        }
        Page::Department(id) => {
            let department =
                DEPARTMENTS.iter().find(|department| department["id"] == id.as_str()).expect("a department");
            ledger.department(id);
            ledger.plan_records(plan_in(word(department, "district")));
            task_counts(&mut ledger, plan_in(word(department, "district")));
        }
        Page::Topics => {
            ledger.count(TOPICS.len(), "topics");
            ledger.count(PLANS.len(), "plans");
            PLANS.iter().for_each(|plan| {
                list(plan, "notes")
                    .for_each(|note| ledger.record(note, "where readers find what they look for"));
            });
            let tasks = || PLANS.iter().flat_map(|plan| list(plan, "tasks").map(move |task| (plan, task)));
            let of_plans = |id: &str| {
                tasks()
                    .filter(|(_, task)| has(task, "topics", id))
                    .map(|(plan, _)| word(plan, "id"))
                    .collect::<BTreeSet<_>>()
                    .len()
            };
            ledger.count(
                TOPICS.iter().filter(|topic| of_plans(word(topic, "id")) == PLANS.len()).count(),
                "topics of every plan",
            );
            wording(&mut ledger);
            for topic in TOPICS.iter() {
                let of = || tasks().filter(|(_, task)| has(task, "topics", word(topic, "id")));
                ledger.count(of().count(), "tasks of a topic");
                ledger.counts(
                    tally(of(), |(plan, _)| word(plan, "id").to_owned()),
                    "tasks of a topic in a plan",
                );
            }
        }
        Page::Method => {
            ledger.cuts();
            ledger.count(PLANS.len(), "plans that state no sum of money");
            ledger.promises(|_| true);
            PLANS.iter().for_each(|plan| {
                ledger.identity(plan);
                let district = word(plan, "district").to_owned();
                ledger.promises(|one| one.district == district);
            });
            for observed in [Observed::Yes, Observed::No] {
                let query = Query { observed: Some(observed), ..Query::default() };
                ledger.count(select(&JUDGED, &query).targets.len(), "all with or without a value");
            }
            for plan in DATA.plans() {
                for observed in [Observed::Yes, Observed::No] {
                    let query = Query {
                        districts: vec![plan.district.clone()],
                        observed: Some(observed),
                        ..Query::default()
                    };
                    ledger
                        .count(select(&JUDGED, &query).targets.len(), "commitments with or without a value");
                    for state in [State::DueNoData, State::NotAssessable] {
                        let query = Query { states: vec![state], ..query.clone() };
                        ledger.count(select(&JUDGED, &query).targets.len(), "… in such a state");
                    }
                }
            }
            ledger.words("1000", "an example of what a bound proves");
            records("changes.json", "releases")
                .iter()
                .for_each(|row| ledger.record(row, "a change of the data"));
        }
        Page::Access => ledger.words(
            "2.0 2.1 2.2 37668 18 20 30 320 86 102 15.4",
            "standards, sizes and browsers that the statement names",
        ),
        Page::Target(id) => ledger.target(id),
        Page::Text(id) => {
            let plan = PLANS.iter().find(|plan| plan["id"] == id.as_str()).expect("a plan");
            ledger.plan_records(plan);
            ledger.plan_counts(plan);
            // The text stands there whole, with marks between its words.
            let text = DATA.plans().iter().find(|plan| plan.id == *id).map(text_of).expect("its text");
            ledger.words(&text, "the text");
            clauses(&mut ledger, plan);
        }
        Page::Matters(_) => matters(&mut ledger),
        Page::Request(id) => request(&mut ledger, id),
        Page::Topic(id) => {
            let tasks: Vec<(&Value, &Value)> = PLANS
                .iter()
                .flat_map(|plan| list(plan, "tasks").map(move |task| (plan, task)))
                .filter(|(_, task)| has(task, "topics", id))
                .collect();
            ledger.count(tasks.len(), "tasks of the topic");
            ledger.count(PLANS.len(), "plans");
            let by_plan = tally(tasks.iter(), |(plan, _)| word(plan, "id").to_owned());
            ledger.count(by_plan.len(), "plans that speak of the topic");
            ledger.counts(by_plan, "tasks of the topic in a plan");
            for (plan, task) in tasks {
                list(plan, "targets")
                    .filter(|row| row["task"] == task["id"])
                    .for_each(|row| ledger.record(row, "a target of the topic"));
            }
            clauses_of_topic(&mut ledger, id);
        }
        Page::Indicator(id) => {
            ledger.indicator(id);
            ledger.panels(id);
        }
        Page::Compare => address.pins.iter().for_each(|id| ledger.target(id)),
        Page::Search => ledger.found(&address.query.text),
        // Nothing is there before somebody pastes a text.
        Page::Draft => {}
        Page::Brief(id) => {
            let of_department = id.as_deref().map(|id| department_targets(id, false)).unwrap_or_default();
            let of = |one: &Promise| {
                let subject = [Some(&one.id), Some(&one.district), None].contains(&id.as_ref());
                subject || of_department.contains(one.id.as_str())
            };
            ledger.promises(of);
            let chosen: BTreeSet<&str> =
                PROMISES.iter().filter(|one| of(one)).map(|one| one.id.as_str()).collect();
            // A briefing of one number may be of one that is no commitment.
            for id in chosen.into_iter().chain(id.as_deref().filter(|id| DATA.target_position(id).is_some()))
            {
                ledger.target(id);
            }
            ledger.count(1, "the number itself");
            let n = PROMISES.iter().filter(|one| of(one)).count();
            (1..=n).for_each(|n| ledger.count(n, "the number of a footnote"));
            if let Some(plan) = PLANS.iter().find(|plan| plan["district"].as_str() == id.as_deref()) {
                ledger.identity(plan);
            }
        }
        // Before a file is there it holds no other figure; what stands there then is the reader's own.
        Page::Workbench => {
            (1..=2).for_each(|n| ledger.count(n, "the number of a step"));
            let open = |one: &&Promise| one.state.is_counted() && !one.state.is_decided();
            ledger.count(PROMISES.iter().filter(open).count(), "what its template asks for");
        }
        Page::Embed(id) => {
            // Every target can be chosen there.
            PLANS.iter().for_each(|plan| ledger.plan_records(plan));
            ledger.words(&embed::WIDE.to_string(), "the width of a frame, in pixels");
            if let Some(id) = id {
                ledger.target(id);
            }
        }
        Page::Task(id) => {
            let plan = PLANS
                .iter()
                .find(|plan| list(plan, "tasks").any(|row| row["id"] == id.as_str()))
                .expect("its plan");
            let task = list(plan, "tasks").find(|row| row["id"] == id.as_str()).expect("the task");
            ledger.identity(plan);
            let at = list(plan, "tasks").position(|row| row == task).expect("its place");
            ledger.count(at + 1, "its place among the tasks");
            ledger.count(list(plan, "tasks").count(), "tasks of the plan");
            ledger.stretch(
                plan,
                task["span"][0].as_u64().expect("a span"),
                task["span"][1].as_u64().expect("a span"),
            );
            let of = || list(plan, "targets").filter(|row| row["task"] == id.as_str());
            ledger.count(of().count(), "numbers in the task");
            of().for_each(|row| ledger.target(word(row, "id")));
            let ids: BTreeSet<&str> = of().map(|row| word(row, "id")).collect();
            ledger.promises(|one| ids.contains(one.id.as_str()));
            list(plan, "baselines")
                .filter(|row| row["task"] == id.as_str())
                .for_each(|row| ledger.record(row, "a baseline of the task"));
            list(plan, "notes").for_each(|note| ledger.record(note, "a remark"));
        }
    }
    ledger
}

pub(super) fn row_ledger(row: &Row) -> Ledger {
    let mut ledger = Ledger::default();
    match row {
        Row::Target(id) => ledger.target(id),
        Row::Department(id) => ledger.department(id),
    }
    ledger
}

/// Clauses between a heading and the next one.
fn clauses(ledger: &mut Ledger, plan: &Value) {
    let starts: Vec<u64> = list(plan, "outline").filter_map(|section| section["span"][0].as_u64()).collect();
    let bounds: Vec<u64> = [0].into_iter().chain(starts).chain([u64::MAX]).collect();
    for part in bounds.windows(2) {
        let rows = list(plan, "targets").chain(list(plan, "baselines"));
        let within =
            rows.filter_map(|row| row["span"][0].as_u64()).filter(|at| (part[0]..part[1]).contains(at));
        ledger.count(within.count(), "clauses under a heading");
    }
}

/// Tasks, numbers and promises of each heading with those below it, and where its text stands.
fn headings(ledger: &mut Ledger, plan: &Value) {
    let sections: Vec<&Value> = list(plan, "outline").collect();
    let below = |id: &str| {
        let mut ids = BTreeSet::from([id.to_owned()]);
        for section in &sections {
            if ids.contains(word(section, "parent")) {
                ids.insert(word(section, "id").to_owned());
            }
        }
        ids
    };
    for section in &sections {
        let whole = below(word(section, "id"));
        for ids in [whole, BTreeSet::from([word(section, "id").to_owned()])] {
            let within = |row: &&Value| ids.contains(word(row, "section"));
            ledger.count(list(plan, "tasks").filter(within).count(), "tasks under a heading");
            ledger.count(list(plan, "targets").filter(within).count(), "numbers under a heading");
            let promised: BTreeSet<&str> =
                list(plan, "targets").filter(within).map(|row| word(row, "id")).collect();
            let of = || PROMISES.iter().filter(|one| promised.contains(one.id.as_str()));
            ledger.count(of().count(), "commitments under a heading");
            ledger.count(of().filter(|one| one.state.is_unknown()).count(), "… without a published value");
        }
        let start = section["span"][0].as_u64().expect("a span");
        let end = sections
            .iter()
            .filter(|other| other["level"].as_u64() <= section["level"].as_u64())
            .filter_map(|other| other["span"][0].as_u64())
            .filter(|other| *other > start)
            .min();
        ledger.stretch(plan, start, end.unwrap_or(0));
    }
    let promised = |section: &&&Value| {
        list(plan, "targets").any(|row| row["section"] == section["id"] && row["tier"] == "commitment")
    };
    let levels = |section: &&&Value| section["level"].as_u64() <= Some(2);
    ledger.count(sections.iter().filter(levels).filter(promised).count(), "headings with a commitment");
}

/// Places, targets and departments of each task.
fn task_counts(ledger: &mut Ledger, plan: &Value) {
    for task in list(plan, "tasks") {
        for field in ["places", "lead", "support", "topics"] {
            ledger.count(list(task, field).count(), "what a task names");
        }
        ledger.record(&task["title"], "a task's title");
        ledger.count(
            list(plan, "targets").filter(|row| row["task"] == task["id"]).count(),
            "numbers in a task",
        );
    }
}

/// What the ways in from the overview count: commitments by the topics and departments of their tasks.
fn entries(ledger: &mut Ledger) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for plan in PLANS.iter() {
        let promised = |row: &&Value| PROMISES.iter().any(|one| row["id"] == one.id.as_str());
        for target in list(plan, "targets").filter(promised) {
            let task = list(plan, "tasks").find(|task| task["id"] == target["task"]);
            let of_task = |field| task.into_iter().flat_map(move |task| list(task, field));
            let own = list(target, "lead");
            let ids: BTreeSet<&str> = own
                .chain(of_task("lead"))
                .chain(of_task("support"))
                .chain(of_task("topics"))
                .filter_map(Value::as_str)
                .collect();
            ids.into_iter().for_each(|id| *counts.entry(id).or_default() += 1);
        }
    }
    ledger.counts(counts.into_values().collect(), "commitments of a topic or department");
}
