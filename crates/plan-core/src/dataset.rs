//! The dataset: everything that was loaded, with its look-ups.

use crate::district::{Department, District, Place};
use crate::indicator::{Indicator, Topic};
use crate::observation::Observation;
use crate::plan::{Baseline, Plan, Section, Target, Task};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Which release of the data this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Release id, as in `manifest.json`.
    pub id: String,
    /// Day of the release.
    pub date: NaiveDate,
}

/// The parts a dataset is made of, as read from the files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// All districts of the city.
    pub districts: Vec<District>,
    /// Plans; any order.
    pub plans: Vec<Plan>,
    /// Concepts.
    pub indicators: Vec<Indicator>,
    /// Published values.
    pub observations: Vec<Observation>,
    /// Responsible units.
    pub departments: Vec<Department>,
    /// Places that plans name.
    pub places: Vec<Place>,
    /// Topics.
    pub topics: Vec<Topic>,
}

/// Everything that was loaded. Plans stand in the order of their districts; built once, then left alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The release.
    pub release: Release,
    parts: Parts,
    index: HashMap<String, Entry>,
    observed: HashMap<String, Vec<usize>>,
    target_order: Vec<(usize, usize)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Entry {
    District(usize),
    Indicator(usize),
    Observation(usize),
    Department(usize),
    Place(usize),
    Section(usize, usize),
    Task(usize, usize),
    Target(usize),
    Baseline(usize, usize),
}

impl Dataset {
    /// Builds the look-ups.
    ///
    /// Of two records with one id the first is found; [`crate::check`] reports the second. Ids of
    /// districts and plans may be equal, so plans are looked up apart.
    pub fn new(release: Release, mut parts: Parts) -> Self {
        let place = |plan: &Plan| parts.districts.iter().position(|d| d.id == plan.district);
        let mut order: Vec<(Option<usize>, usize)> =
            parts.plans.iter().enumerate().map(|(at, plan)| (place(plan), at)).collect();
        order.sort();
        let mut plans: Vec<Option<Plan>> = parts.plans.drain(..).map(Some).collect();
        parts.plans = order.iter().filter_map(|(_, at)| plans[*at].take()).collect();

        let mut index = HashMap::new();
        let mut observed: HashMap<String, Vec<usize>> = HashMap::new();
        let mut target_order = Vec::new();
        {
            let mut add = |id: &str, entry| {
                index.entry(id.to_owned()).or_insert(entry);
            };
            for (at, row) in parts.districts.iter().enumerate() {
                add(&row.id, Entry::District(at));
            }
            for (at, row) in parts.departments.iter().enumerate() {
                add(&row.id, Entry::Department(at));
            }
            for (at, row) in parts.places.iter().enumerate() {
                add(&row.id, Entry::Place(at));
            }
            for (at, row) in parts.observations.iter().enumerate() {
                add(&row.id, Entry::Observation(at));
                for target in &row.targets {
                    observed.entry(target.clone()).or_default().push(at);
                }
            }
            for (at, plan) in parts.plans.iter().enumerate() {
                for (row, section) in plan.outline.iter().enumerate() {
                    add(&section.id, Entry::Section(at, row));
                }
                for (row, task) in plan.tasks.iter().enumerate() {
                    add(&task.id, Entry::Task(at, row));
                }
                for (row, target) in plan.targets.iter().enumerate() {
                    add(&target.id, Entry::Target(target_order.len()));
                    target_order.push((at, row));
                }
                for (row, baseline) in plan.baselines.iter().enumerate() {
                    add(&baseline.id, Entry::Baseline(at, row));
                }
            }
        }
        for (at, row) in parts.indicators.iter().enumerate() {
            index.entry(format!("indicator {}", row.id)).or_insert(Entry::Indicator(at));
        }
        Self { release, parts, index, observed, target_order }
    }

    /// All districts, covered or not.
    pub fn districts(&self) -> &[District] {
        &self.parts.districts
    }

    /// Plans, in the order of their districts.
    pub fn plans(&self) -> &[Plan] {
        &self.parts.plans
    }

    /// Concepts.
    pub fn indicators(&self) -> &[Indicator] {
        &self.parts.indicators
    }

    /// Published values.
    pub fn observations(&self) -> &[Observation] {
        &self.parts.observations
    }

    /// Responsible units.
    pub fn departments(&self) -> &[Department] {
        &self.parts.departments
    }

    /// Places that plans name.
    pub fn places(&self) -> &[Place] {
        &self.parts.places
    }

    /// Topics.
    pub fn topics(&self) -> &[Topic] {
        &self.parts.topics
    }

    /// Every target with its plan, plan by plan in reading order.
    pub fn targets(&self) -> impl ExactSizeIterator<Item = (&Plan, &Target)> {
        self.target_order.iter().map(|&(plan, row)| {
            let plan = &self.parts.plans[plan];
            (plan, &plan.targets[row])
        })
    }

    /// The target at a position of [`Dataset::targets`].
    pub fn target_at(&self, position: usize) -> Option<(&Plan, &Target)> {
        let &(plan, row) = self.target_order.get(position)?;
        let plan = self.parts.plans.get(plan)?;
        Some((plan, plan.targets.get(row)?))
    }

    /// A target's position in [`Dataset::targets`].
    pub fn target_position(&self, id: &str) -> Option<usize> {
        match self.index.get(id)? {
            Entry::Target(at) => Some(*at),
            _ => None,
        }
    }

    /// A target and its plan.
    pub fn target(&self, id: &str) -> Option<(&Plan, &Target)> {
        self.target_at(self.target_position(id)?)
    }

    /// A plan.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.parts.plans.iter().find(|plan| plan.id == id)
    }

    /// The plan of a district.
    pub fn plan_of(&self, district: &str) -> Option<&Plan> {
        self.parts.plans.iter().find(|plan| plan.district == district)
    }

    /// A district.
    pub fn district(&self, id: &str) -> Option<&District> {
        match self.index.get(id)? {
            Entry::District(at) => self.parts.districts.get(*at),
            _ => None,
        }
    }

    /// A concept. Its id may equal the id of something else.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        match self.index.get(&format!("indicator {id}"))? {
            Entry::Indicator(at) => self.parts.indicators.get(*at),
            _ => None,
        }
    }

    /// A responsible unit.
    pub fn department(&self, id: &str) -> Option<&Department> {
        match self.index.get(id)? {
            Entry::Department(at) => self.parts.departments.get(*at),
            _ => None,
        }
    }

    /// A place.
    pub fn place(&self, id: &str) -> Option<&Place> {
        match self.index.get(id)? {
            Entry::Place(at) => self.parts.places.get(*at),
            _ => None,
        }
    }

    /// A topic.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.parts.topics.iter().find(|topic| topic.id == id)
    }

    /// A published value.
    pub fn observation(&self, id: &str) -> Option<&Observation> {
        match self.index.get(id)? {
            Entry::Observation(at) => self.parts.observations.get(*at),
            _ => None,
        }
    }

    /// Published values set against a target.
    pub fn observations_of(&self, target: &str) -> impl Iterator<Item = &Observation> {
        let rows = self.observed.get(target).map(Vec::as_slice).unwrap_or_default();
        rows.iter().filter_map(|&at| self.parts.observations.get(at))
    }

    /// A section and its plan.
    pub fn section(&self, id: &str) -> Option<(&Plan, &Section)> {
        match self.index.get(id)? {
            Entry::Section(plan, row) => {
                let plan = self.parts.plans.get(*plan)?;
                Some((plan, plan.outline.get(*row)?))
            }
            _ => None,
        }
    }

    /// A task and its plan.
    pub fn task(&self, id: &str) -> Option<(&Plan, &Task)> {
        match self.index.get(id)? {
            Entry::Task(plan, row) => {
                let plan = self.parts.plans.get(*plan)?;
                Some((plan, plan.tasks.get(*row)?))
            }
            _ => None,
        }
    }

    /// A baseline and its plan.
    pub fn baseline(&self, id: &str) -> Option<(&Plan, &Baseline)> {
        match self.index.get(id)? {
            Entry::Baseline(plan, row) => {
                let plan = self.parts.plans.get(*plan)?;
                Some((plan, plan.baselines.get(*row)?))
            }
            _ => None,
        }
    }

    /// The headings above a section, outermost first, itself last; stops at a heading that repeats.
    pub fn section_path(&self, id: &str) -> Vec<&Section> {
        let mut path: Vec<&Section> = Vec::new();
        let mut next = Some(id);
        while let Some((_, section)) = next.and_then(|id| self.section(id)) {
            if path.iter().any(|seen| seen.id == section.id) {
                break;
            }
            path.push(section);
            next = section.parent.as_deref();
        }
        path.reverse();
        path
    }
}
