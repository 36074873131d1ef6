//! Numbers with how each comes about, and the shipped records as they stand in their files.

use crate::{DATA, JUDGED, LANGS, text_of};
use plan_method::progress::State;
use plan_model::Datelike;
use plan_model::NaiveDate;
use plan_model::plan::{Bound, Tier};
use plan_present::format;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

/// Numbers with how each comes about.
#[derive(Clone, Default)]
pub(super) struct Ledger(BTreeMap<String, &'static str>);

impl Ledger {
    pub(super) fn count(&mut self, n: usize, how: &'static str) {
        self.0.entry(n.to_string()).or_insert(how);
    }

    pub(super) fn day(&mut self, day: NaiveDate, how: &'static str) {
        for part in [day.year().unsigned_abs(), day.month(), day.day()] {
            self.0.entry(part.to_string()).or_insert(how);
        }
    }

    /// Every number in some words.
    pub(super) fn words(&mut self, words: &str, how: &'static str) {
        for number in numbers(words) {
            self.0.entry(number).or_insert(how);
        }
    }

    /// Every number of a record, and each amount as the screen writes it.
    pub(super) fn record(&mut self, record: &Value, how: &'static str) {
        match record {
            Value::String(words) => {
                self.words(words, how);
                if let Some(day) = plan_model::date::parse_day(words) {
                    self.day(day, how);
                }
            }
            Value::Number(number) => {
                let number = number.as_f64().expect("a number");
                for lang in LANGS {
                    self.words(&format::number(number, 2, lang), how);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.record(item, how)),
            Value::Object(fields) => {
                let unit = fields.get("unit").and_then(Value::as_str);
                let amounts = ["value", "value_max"].iter().filter_map(|name| fields.get(*name)?.as_f64());
                for amount in amounts {
                    for lang in LANGS {
                        self.words(&format::quantity(amount, Bound::Eq, unit, lang), how);
                        // The unit of an axis, such as 100 million yuan.
                        self.words(&format::quantity(1.0, Bound::Eq, unit, lang), "its unit");
                        if unit.is_some_and(|unit| unit.starts_with('亿')) {
                            self.words("100 million", "the unit of an axis");
                        }
                    }
                }
                fields.values().for_each(|field| self.record(field, how));
            }
            _ => {}
        }
    }

    pub(super) fn accounts_for(&self, number: &str) -> bool {
        self.0.contains_key(number)
    }
}

/// The numbers in some words: digits with what divides or groups them, the grouping left out.
pub(super) fn numbers(words: &str) -> Vec<String> {
    let chars: Vec<char> = words.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let mut number = String::new();
        while digit(at)
            || (at > 0 && matches!(chars.get(at), Some('.' | ',')) && digit(at - 1) && digit(at + 1))
        {
            if chars[at] != ',' {
                number.push(chars[at]);
            }
            at += 1;
        }
        // 06 is a month as the machine writes it.
        let bare = number.trim_start_matches('0');
        found.push(if bare.is_empty() || bare.starts_with('.') {
            format!("0{bare}")
        } else {
            bare.to_owned()
        });
    }
    found
}

/// The records of a file's list, by id.
pub(super) fn records(path: &str, list: &str) -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(path);
    let text = std::fs::read_to_string(file).expect("a shipped file");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    value[list].as_array().expect("a list").clone()
}

/// The remarks on a plan that doubt its text, rather than say where readers find what they look for.
pub(super) fn doubts(plan: &Value) -> impl Iterator<Item = &Value> + Clone {
    let others = ["absent", "goal-in-words", "leads-overall", "parent-document"];
    list(plan, "notes").filter(move |note| !others.contains(&word(note, "kind")))
}

/// A plan's file.
pub(super) fn plan_file(id: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/plans/{id}.json"));
    serde_json::from_str(&std::fs::read_to_string(file).expect("a plan")).expect("JSON")
}

pub(super) static PLANS: LazyLock<Vec<Value>> =
    LazyLock::new(|| DATA.plans().iter().map(|plan| plan_file(&plan.id)).collect());
pub(super) static OBSERVATIONS: LazyLock<Vec<Value>> =
    LazyLock::new(|| records("observations.json", "observations"));

pub(super) fn list<'a>(record: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> + Clone {
    record[field].as_array().into_iter().flatten()
}

pub(super) fn word<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

pub(super) fn has(record: &Value, field: &str, id: &str) -> bool {
    list(record, field).any(|of| of == id)
}

pub(super) static DEPARTMENTS: LazyLock<Vec<Value>> =
    LazyLock::new(|| records("departments.json", "departments"));
pub(super) static PLACES: LazyLock<Vec<Value>> = LazyLock::new(|| records("places.json", "places"));
pub(super) static TOPICS: LazyLock<Vec<Value>> = LazyLock::new(|| records("topics.json", "topics"));
pub(super) static MATTERS: LazyLock<Vec<Value>> = LazyLock::new(|| records("topics.json", "matters"));

/// Counts by what tells things apart, whatever it is.
pub(super) fn tally<T>(of: impl Iterator<Item = T>, key: impl Fn(&T) -> String) -> Vec<usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    of.for_each(|item| *counts.entry(key(&item)).or_default() += 1);
    counts.into_values().collect()
}

/// Characters of each plan's text.
pub(super) static LENGTHS: LazyLock<BTreeMap<&str, usize>> = LazyLock::new(|| {
    DATA.plans().iter().map(|plan| (plan.id.as_str(), text_of(plan).chars().count())).collect()
});

/// A commitment: district, domain, deadline, state.
pub(super) struct Promise {
    pub(super) id: String,
    pub(super) district: String,
    pub(super) domain: String,
    pub(super) due: NaiveDate,
    pub(super) state: State,
}

impl Promise {
    /// Whether published values decide it.
    pub(super) fn is_decided(&self) -> bool {
        matches!(self.state, State::Achieved | State::AchievedLate | State::Missed)
    }
}

pub(super) static PROMISES: LazyLock<Vec<Promise>> = LazyLock::new(|| {
    let all = DATA.targets().zip(JUDGED.standings.iter());
    all.filter(|((_, target), _)| target.tier == Tier::Commitment)
        .map(|((plan, target), standing)| Promise {
            id: target.id.clone(),
            district: plan.district.clone(),
            domain: target.domain.slug().to_owned(),
            due: target.deadline.date,
            state: standing.state,
        })
        .collect()
});
