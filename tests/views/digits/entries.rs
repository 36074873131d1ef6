//! What a ledger is made of: counts of promises, of a plan, of a department, of a target, of an indicator, of what is found.

use super::facts::{
    DEPARTMENTS, LENGTHS, Ledger, OBSERVATIONS, PLACES, PLANS, PROMISES, Promise, doubts, has, list, tally,
    word,
};
use crate::{DATA, LANGS, LEXICON, text_of, today};
use plan_method::progress::{State, constants, status};
use plan_method::search::{Index, Pinyin, PlanText, Synonyms};
use plan_model::Datelike;
use plan_model::lang::Lang;
use plan_present::format;
use serde_json::Value;
use std::collections::BTreeSet;

impl Ledger {
    pub(super) fn counts(&mut self, counts: Vec<usize>, how: &'static str) {
        counts.into_iter().for_each(|n| self.count(n, how));
    }

    /// What any count of promises of a choice is made of.
    pub(super) fn promises(&mut self, of: impl Fn(&Promise) -> bool + Copy) {
        self.count(0, "none of them");
        let all = || PROMISES.iter().filter(|promise| of(promise));
        let unknown = || all().filter(|promise| promise.state.is_unknown());
        self.count(all().count(), "commitments");
        self.count(unknown().count(), "… without a published value");
        self.counts(tally(all(), |one| one.state.slug().to_owned()), "… in a state");
        let clear = || all().filter(|promise| promise.state != State::NotAssessable);
        self.count(clear().count(), "… that can be checked");
        self.count(clear().filter(|promise| !promise.state.is_unknown()).count(), "… with a published value");
        self.count(all().filter(|promise| promise.state.is_decided()).count(), "… that values settle");
        self.questions(|id| all().any(|promise| promise.id == id));
        let keys: [fn(&&Promise) -> String; 6] = [
            |one| one.district.clone(),
            |one| one.domain.clone(),
            |one| one.due.to_string(),
            |one| one.due.year().to_string(),
            |one| format!("{} {}", one.due, one.district),
            |one| format!("{} {}", one.district, one.domain),
        ];
        for key in keys {
            self.counts(tally(all(), key), "… alike in district, domain or deadline");
            self.counts(tally(unknown(), key), "… alike, without a published value");
            self.counts(tally(all().filter(|one| one.state == State::DueNoData), key), "… alike, due");
        }
        all().for_each(|one| self.day(one.due, "a deadline"));
    }

    /// How many of some promises answer each of the four questions, read off their records.
    fn questions(&mut self, of: impl Fn(&str) -> bool) {
        let generic = |id: &Value| {
            DEPARTMENTS.iter().any(|department| department["id"] == *id && department["generic"] == true)
        };
        let (mut answered, mut all, mut with_year, mut total) = ([0; 4], 0, 0, 0);
        for plan in PLANS.iter() {
            let year = |field: &str| word(&plan["period"], field)[..4].to_owned();
            let one_year = year("start") == year("end");
            for row in list(plan, "targets").filter(|row| of(word(row, "id"))) {
                let task = list(plan, "tasks").find(|task| task["id"] == row["task"]);
                let own: Vec<&Value> = list(row, "lead").collect();
                let lead = match task {
                    Some(task) if own.is_empty() => list(task, "lead").collect(),
                    _ => own,
                };
                let number = row["value"].is_number() || row["value_max"].is_number();
                let date = row["deadline"]["basis"] == "stated";
                let named = lead.into_iter().any(|id| !generic(id));
                let checkable = !word(&row["criterion"], "zh").starts_with("无法核验");
                let found = [number, date, named, checkable];
                answered.iter_mut().zip(found).for_each(|(n, answered)| *n += usize::from(answered));
                total += 1;
                all += usize::from(found == [true; 4]);
                with_year += usize::from([number, date || one_year, named, checkable] == [true; 4]);
            }
        }
        self.counts(answered.to_vec(), "… that answer a question");
        self.counts(vec![all, with_year], "… that answer all four");
        for n in answered {
            self.words(&format::percent(n as f64 / f64::from(total.max(1)), Lang::Zh), "… as a share");
        }
    }

    pub(super) fn identity(&mut self, plan: &Value) {
        for field in ["title", "title_en", "doc_no", "issuer", "adopted_on", "issued_on", "period", "source"]
        {
            self.record(&plan[field], "what the plan says of itself");
        }
    }

    /// How much there is in a plan.
    pub(super) fn plan_counts(&mut self, plan: &Value) {
        for field in ["tasks", "targets", "baselines", "outline"] {
            self.count(list(plan, field).count(), "records of a plan");
        }
        self.count(doubts(plan).count(), "doubts about a plan's text");
        self.counts(tally(list(plan, "targets"), |row| word(row, "tier").to_owned()), "targets of a tier");
        let others = list(plan, "targets").filter(|row| row["tier"] != "commitment").count();
        self.count(others, "numbers that are no commitment");
        let named = |task: &&Value| list(task, "lead").chain(list(task, "support")).next().is_some();
        self.count(list(plan, "tasks").filter(named).count(), "tasks that name a department");
        self.count(list(plan, "tasks").filter(|task| !named(task)).count(), "tasks that name no department");
        let departments = DEPARTMENTS.iter().filter(|department| department["district"] == plan["district"]);
        self.count(departments.clone().count(), "departments of a district");
        self.count(
            departments.filter(|department| department["generic"] == true).count(),
            "departments named in general only",
        );
        let places = PLACES.iter().filter(|place| place["district"] == plan["district"]);
        self.count(places.count(), "places of a district");
        let places = PLACES.iter().filter(|place| place["district"] == plan["district"]);
        places.for_each(|place| {
            let metres = place["precision_m"].as_f64().unwrap_or_default();
            self.words(&format!("{metres} {}", metres / 1000.0), "how exactly a place is known");
        });
        self.words("SHA-256", "the name of a checksum");
    }

    /// Everything that a plan's records say in numbers, and what was published about it.
    pub(super) fn plan_records(&mut self, plan: &Value) {
        self.identity(plan);
        for field in ["targets", "baselines"] {
            list(plan, field).for_each(|row| self.record(row, "a record of the plan"));
        }
        let about = |row: &&Value| row["district"] == plan["district"];
        OBSERVATIONS.iter().filter(about).for_each(|row| self.record(row, "an observation"));
    }

    /// What a department leads and supports.
    pub(super) fn department(&mut self, id: &str) {
        let tasks = || PLANS.iter().flat_map(|plan| list(plan, "tasks"));
        let leads: Vec<&Value> = tasks().filter(|task| has(task, "lead", id)).collect();
        let supports: Vec<&Value> = tasks().filter(|task| has(task, "support", id)).collect();
        let mine: Vec<&Value> =
            tasks().filter(|task| has(task, "lead", id) || has(task, "support", id)).collect();
        self.count(0, "none of them");
        self.count(leads.len(), "tasks that it leads");
        self.count(supports.len(), "tasks that it supports");
        self.count(mine.len(), "its tasks");
        self.counts(tally(mine.iter(), |task| word(task, "domain").to_owned()), "its tasks of a domain");
        let (all, led) = (department_targets(id, false), department_targets(id, true));
        self.count(all.len(), "numbers in its tasks");
        self.promises(|one| all.contains(one.id.as_str()));
        self.promises(|one| led.contains(one.id.as_str()));
        self.promises(|one| all.contains(one.id.as_str()) && !led.contains(one.id.as_str()));
    }

    /// A target with everything that was published about it.
    pub(super) fn target(&mut self, id: &str) {
        let plan =
            PLANS.iter().find(|plan| list(plan, "targets").any(|row| row["id"] == id)).expect("its plan");
        let target = list(plan, "targets").find(|row| row["id"] == id).expect("the target");
        self.identity(plan);
        self.record(target, "the target");
        let conflicts = list(plan, "targets").filter(|row| has(target, "conflicts", word(row, "id")));
        conflicts.for_each(|row| self.record(row, "a target that disagrees"));
        let of_it = OBSERVATIONS.iter().filter(|row| has(row, "targets", id));
        of_it.for_each(|row| self.record(row, "an observation of it"));
        self.indicator(word(target, "indicator"));
        let position = DATA.target_position(id).expect("a position");
        let status = status(&DATA, position, today()).expect("a status");
        self.count(status.state.rule().into(), "the number of the rule");
        let of = &status.quantities;
        for lang in LANGS {
            for share in [of.gap_closed, of.time_used].into_iter().flatten() {
                self.words(&format::percent(share, lang), "its share of the way or of the time");
            }
            for value in of.pace.into_iter().chain(of.required_per_year) {
                self.words(&format::number(value, 2, lang), "its pace");
            }
        }
        self.cuts();
    }

    /// Everything that plans and publications say of one indicator.
    pub(super) fn indicator(&mut self, id: &str) {
        for plan in PLANS.iter() {
            for field in ["targets", "baselines"] {
                list(plan, field)
                    .filter(|row| row["indicator"] == id)
                    .for_each(|row| self.record(row, "a record of the indicator"));
            }
        }
        OBSERVATIONS
            .iter()
            .filter(|row| row["indicator"] == id)
            .for_each(|row| self.record(row, "an observation of the indicator"));
    }

    /// What the small multiples of an indicator add: years of the periods, and how many districts ask for or publish it.
    pub(super) fn panels(&mut self, id: &str) {
        let asks = |plan: &&Value| list(plan, "targets").any(|row| row["indicator"] == id);
        let published = || OBSERVATIONS.iter().filter(|row| row["indicator"] == id);
        self.count(PLANS.iter().filter(asks).count(), "districts with a target of the indicator");
        self.count(
            tally(published(), |row| word(row, "district").to_owned()).len(),
            "districts with a published value of it",
        );
        for plan in PLANS.iter() {
            if asks(&plan) || published().any(|row| row["district"] == plan["district"]) {
                self.record(&plan["period"], "the period of a plan with the indicator");
            }
        }
    }

    /// How much is found, of each kind and in all, and how much of that the page doesn't show at first.
    pub(super) fn found(&mut self, typed: &str) {
        const FEW: usize = 5;
        let texts: Vec<(&str, String)> =
            DATA.plans().iter().map(|plan| (plan.id.as_str(), text_of(plan))).collect();
        let texts: Vec<PlanText<'_>> = texts.iter().map(|(plan, text)| PlanText { plan, text }).collect();
        let synonyms = Synonyms::new(&LEXICON.synonyms);
        let index = Index::new(&DATA, &Pinyin::new(&LEXICON.pinyin), synonyms, &texts);
        let found = index.search(&DATA, typed, FEW);
        for n in found.totals {
            self.count(n, "found of a kind");
            self.count(n.saturating_sub(FEW), "… and not shown");
        }
        self.count(found.total(), "found");
        // What is found has its deadline and district beside it.
        PLANS.iter().for_each(|plan| self.plan_records(plan));
    }

    pub(super) fn cuts(&mut self) {
        for cut in [constants::ON_TRACK_PACE, constants::SLOW_PACE, 0.0, 1.0] {
            self.words(&format::number(cut, 2, Lang::Zh), "a cut of the method");
        }
        self.words(&format::percent(constants::TREND_TIME_USED, Lang::Zh), "a cut of the method");
        self.words(&format::percent(1.0, Lang::Zh), "the whole");
    }

    /// Where a stretch of a plan's text stands, in characters.
    pub(super) fn stretch(&mut self, plan: &Value, start: u64, end: u64) {
        let length = LENGTHS[word(plan, "id")];
        self.words(&(start + 1).to_string(), "where a stretch of the text begins");
        self.words(&end.to_string(), "where it ends");
        self.count(length, "characters of the text");
    }
}

/// Targets of a department: its own, and those of its tasks, or of the tasks that it leads.
pub(super) fn department_targets(id: &str, leads: bool) -> BTreeSet<&'static str> {
    let tasks = PLANS.iter().flat_map(|plan| list(plan, "tasks"));
    let mine = tasks.filter(|task| has(task, "lead", id) || (!leads && has(task, "support", id)));
    let ids: BTreeSet<&str> = mine.map(|task| word(task, "id")).collect();
    let targets = PLANS.iter().flat_map(|plan| list(plan, "targets"));
    let of = targets.filter(|row| has(row, "lead", id) || ids.contains(word(row, "task")));
    of.map(|row| word(row, "id")).collect()
}
