//! The dataset: everything that was loaded, with its look-ups.

mod lookup;
mod observations;
mod rows;

pub use observations::{Figure, ObservationRef, Observations};

use crate::district::{Department, District, Place};
use crate::indicator::{Indicator, Matter, Topic};
use crate::observation::Observation;
use crate::order::positions;
use crate::plan::{Baseline, Plan, Section, Target, Task};
use chrono::NaiveDate;
use lookup::Lookup;
use rows::{Rows, baseline_id, section_id, target_id, task_id};
use std::ops::Range;

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
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Published values.
    pub observations: Vec<Observation>,
    /// Responsible departments.
    pub departments: Vec<Department>,
    /// Places that plans name.
    pub places: Vec<Place>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Matters of everyday life.
    pub matters: Vec<Matter>,
}

/// Everything that was loaded. Plans stand in the order of their districts; built once, then left alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The release.
    pub release: Release,
    /// Everything but the observations.
    parts: Parts,
    observations: Observations,
    lookups: Lookups,
    sections: Rows,
    tasks: Rows,
    targets: Rows,
    baselines: Rows,
}

/// Records that have an id of their own, by id.
#[derive(Clone, Debug, PartialEq)]
struct Lookups {
    districts: Lookup,
    indicators: Lookup,
    departments: Lookup,
    places: Lookup,
    topics: Lookup,
    plans: Lookup,
    plans_by_district: Lookup,
}

impl ObservationRef<'_> {
    /// The record as its file writes it; `data` is the dataset it is borrowed from.
    pub fn to_record(&self, data: &Dataset) -> Observation {
        let target = |&position: &u32| Some(data.target_at(position as usize)?.1.id.clone());
        Observation {
            id: self.id.to_owned(),
            district: self.district.into(),
            plan: self.plan.into(),
            indicator: self.indicator.into(),
            targets: self.targets.iter().filter_map(target).collect(),
            names: self.names.clone(),
            value: self.value,
            bound: self.bound,
            unit: self.unit.into(),
            as_of: self.as_of,
            period: self.period,
            kind: self.kind,
            definition: self.definition,
            source: self.source.clone(),
            answers: self.answers.map(str::to_owned),
            note_zh: self.note_zh.map(str::to_owned),
            note_en: self.note_en.map(str::to_owned),
        }
    }
}

impl Dataset {
    /// The first day on which a plan's targets exist: that of its issue.
    ///
    /// Where the text gives none, the first day of its period stands in; at the latest it is the day of the release,
    /// since a plan that is here had been issued by then.
    pub fn issued_from(&self, plan: &Plan) -> NaiveDate {
        plan.issued_on.unwrap_or_else(|| plan.period.start.min(self.release.date))
    }

    /// Builds the look-ups. Of two records of a kind with one id the first is found; [`crate::check`] reports the second.
    pub fn new(release: Release, mut parts: Parts) -> Self {
        let observations = std::mem::take(&mut parts.observations);
        Self::with_observations(release, parts, &mut observations.into_iter())
    }

    /// The same with observations that come one by one and are never all there as records of their own.
    pub fn with_observations(
        release: Release,
        mut parts: Parts,
        rows: &mut dyn Iterator<Item = Observation>,
    ) -> Self {
        let districts = Lookup::new(parts.districts.len(), &|at| &parts.districts[at].id);
        let place = |plan: &Plan| districts.find(&plan.district, &|at| &parts.districts[at].id);
        let places: Vec<Option<usize>> = parts.plans.iter().map(place).collect();
        if !places.is_sorted() {
            let order = positions(places.len(), &|a, b| places[a].cmp(&places[b]));
            let mut plans: Vec<Option<Plan>> = parts.plans.into_iter().map(Some).collect();
            parts.plans = order.into_iter().filter_map(|at| plans[at as usize].take()).collect();
        }
        let plans = &parts.plans;
        let targets = Rows::new(plans, &|plan| plan.targets.len(), &target_id);
        let observations = Observations::new(rows, targets.len(), &|id| targets.find(id, plans, &target_id));
        let lookups = Lookups {
            districts,
            indicators: Lookup::new(parts.indicators.len(), &|at| &parts.indicators[at].id),
            departments: Lookup::new(parts.departments.len(), &|at| &parts.departments[at].id),
            places: Lookup::new(parts.places.len(), &|at| &parts.places[at].id),
            topics: Lookup::new(parts.topics.len(), &|at| &parts.topics[at].id),
            plans: Lookup::new(plans.len(), &|at| &plans[at].id),
            plans_by_district: Lookup::new(plans.len(), &|at| &plans[at].district),
        };
        Self {
            release,
            observations,
            lookups,
            sections: Rows::new(plans, &|plan| plan.outline.len(), &section_id),
            tasks: Rows::new(plans, &|plan| plan.tasks.len(), &task_id),
            baselines: Rows::new(plans, &|plan| plan.baselines.len(), &baseline_id),
            targets,
            parts,
        }
    }

    /// The same with the places that plans name, which are loaded apart.
    pub fn with_places(&self, places: &[Place]) -> Self {
        let mut whole = self.clone();
        whole.lookups.places = Lookup::new(places.len(), &|at| &places[at].id);
        whole.parts.places = places.to_vec();
        whole
    }

    /// The same with more values behind the published ones, under another release's name.
    pub fn with_more(&self, release: Release, more: Vec<Observation>) -> Self {
        let published: Vec<Observation> = self.observations.iter().map(|row| row.to_record(self)).collect();
        Self::with_observations(release, self.parts.clone(), &mut published.into_iter().chain(more))
    }

    /// All districts, covered or not.
    pub fn districts(&self) -> &[District] {
        &self.parts.districts
    }

    /// Plans, in the order of their districts.
    pub fn plans(&self) -> &[Plan] {
        &self.parts.plans
    }

    /// Indicators.
    pub fn indicators(&self) -> &[Indicator] {
        &self.parts.indicators
    }

    /// Published values.
    pub fn observations(&self) -> &Observations {
        &self.observations
    }

    /// Responsible departments.
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

    /// Matters of everyday life, in the order of their file.
    pub fn matters(&self) -> &[Matter] {
        &self.parts.matters
    }

    /// Every target with its plan, plan by plan in reading order.
    pub fn targets(&self) -> impl ExactSizeIterator<Item = (&Plan, &Target)> {
        self.targets.iter().map(|(plan, row)| {
            let plan = &self.parts.plans[plan];
            (plan, &plan.targets[row])
        })
    }

    /// The target at a position of [`Dataset::targets`].
    pub fn target_at(&self, position: usize) -> Option<(&Plan, &Target)> {
        let (plan, row) = self.targets.place(position)?;
        let plan = self.parts.plans.get(plan)?;
        Some((plan, plan.targets.get(row)?))
    }

    /// A target's position in [`Dataset::targets`].
    pub fn target_position(&self, id: &str) -> Option<usize> {
        self.targets.find(id, &self.parts.plans, &target_id)
    }

    /// A target and its plan.
    pub fn target(&self, id: &str) -> Option<(&Plan, &Target)> {
        self.target_at(self.target_position(id)?)
    }

    /// Positions in [`Dataset::targets`] of the targets of a plan, which is given by its position in [`Dataset::plans`].
    pub fn targets_of(&self, plan: usize) -> Range<usize> {
        self.targets.before(plan)..self.targets.before(plan.saturating_add(1))
    }

    /// A plan.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        let plans = &self.parts.plans;
        plans.get(self.lookups.plans.find(id, &|at| &plans[at].id)?)
    }

    /// The plan of a district.
    pub fn plan_of(&self, district: &str) -> Option<&Plan> {
        let plans = &self.parts.plans;
        plans.get(self.lookups.plans_by_district.find(district, &|at| &plans[at].district)?)
    }

    /// A district.
    pub fn district(&self, id: &str) -> Option<&District> {
        self.parts.districts.get(self.district_position(id)?)
    }

    /// A district's position in [`Dataset::districts`].
    pub fn district_position(&self, id: &str) -> Option<usize> {
        self.lookups.districts.find(id, &|at| &self.parts.districts[at].id)
    }

    /// An indicator. Its id may equal the id of something else.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.parts.indicators.get(self.indicator_position(id)?)
    }

    /// An indicator's position in [`Dataset::indicators`].
    pub fn indicator_position(&self, id: &str) -> Option<usize> {
        self.lookups.indicators.find(id, &|at| &self.parts.indicators[at].id)
    }

    /// A responsible department.
    pub fn department(&self, id: &str) -> Option<&Department> {
        self.parts.departments.get(self.department_position(id)?)
    }

    /// A responsible department's position in [`Dataset::departments`].
    pub fn department_position(&self, id: &str) -> Option<usize> {
        self.lookups.departments.find(id, &|at| &self.parts.departments[at].id)
    }

    /// A place.
    pub fn place(&self, id: &str) -> Option<&Place> {
        let rows = &self.parts.places;
        rows.get(self.lookups.places.find(id, &|at| &rows[at].id)?)
    }

    /// A topic.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.parts.topics.get(self.topic_position(id)?)
    }

    /// A topic's position in [`Dataset::topics`].
    pub fn topic_position(&self, id: &str) -> Option<usize> {
        self.lookups.topics.find(id, &|at| &self.parts.topics[at].id)
    }

    /// A published value.
    pub fn observation(&self, id: &str) -> Option<ObservationRef<'_>> {
        self.observations.find(id)
    }

    /// A section and its plan.
    pub fn section(&self, id: &str) -> Option<(&Plan, &Section)> {
        self.section_at(self.sections.find(id, &self.parts.plans, &section_id)?)
    }

    /// The section at a position among those of all plans, plan by plan.
    pub fn section_at(&self, position: usize) -> Option<(&Plan, &Section)> {
        let (plan, row) = self.sections.place(position)?;
        let plan = self.parts.plans.get(plan)?;
        Some((plan, plan.outline.get(row)?))
    }

    /// A task and its plan.
    pub fn task(&self, id: &str) -> Option<(&Plan, &Task)> {
        self.task_at(self.task_position(id)?)
    }

    /// A task's position among the tasks of all plans, plan by plan.
    pub fn task_position(&self, id: &str) -> Option<usize> {
        self.tasks.find(id, &self.parts.plans, &task_id)
    }

    /// The task at a position of [`Dataset::task_position`].
    pub fn task_at(&self, position: usize) -> Option<(&Plan, &Task)> {
        let (plan, row) = self.tasks.place(position)?;
        let plan = self.parts.plans.get(plan)?;
        Some((plan, plan.tasks.get(row)?))
    }

    /// A baseline and its plan.
    pub fn baseline(&self, id: &str) -> Option<(&Plan, &Baseline)> {
        let (plan, row) =
            self.baselines.place(self.baselines.find(id, &self.parts.plans, &baseline_id)?)?;
        let plan = self.parts.plans.get(plan)?;
        Some((plan, plan.baselines.get(row)?))
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
