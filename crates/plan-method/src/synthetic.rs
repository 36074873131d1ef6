//! A made-up country for measuring: thousands of districts, each with a plan, all from one seed.
//!
//! Never part of the product. It keeps the rules of [`plan_model::check`] that need no plan text, and its
//! records are about as long and as varied as those of the shipped data, so that what it costs is
//! what a real country would cost.

#[cfg(test)]
mod tests;
mod words;

use chrono::{Datelike, NaiveDate};
use plan_model::dataset::{Dataset, Parts, Release};
use plan_model::date::{DateBasis, Period, PlanDate, Precision};
use plan_model::district::{Department, DepartmentKind, District, Tile};
use plan_model::observation::{
    AsOf, Coverage, Grade, LinkState, Match, Observation, ObservationKind, Publication,
};
use plan_model::plan::{Bilingual, Bound, Force, Plan, PlanSource, Scope, Section, Span, Target, Task, Tier};
use plan_model::shared::SharedStr;
use words::{IndicatorKind, place_name};

/// How much there is of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntheticSize {
    /// Districts, each with a plan; at most 3,600.
    pub districts: usize,
    /// Targets of each plan.
    pub targets: usize,
    /// Observations of each target.
    pub observations: usize,
}

/// Every district and county of a large country.
pub const COUNTRY: SyntheticSize = SyntheticSize { districts: 2_900, targets: 40, observations: 6 };

/// Tasks of each plan.
const TASKS: usize = 8;
/// Responsible departments of each district.
const DEPARTMENTS: usize = 5;

/// A small generator of numbers that look random: the same seed gives the same numbers everywhere.
struct Dice(u64);

impl Dice {
    /// The dice of one thing among many.
    fn of(seed: u64, thing: [usize; 3]) -> Self {
        let mixed = thing.iter().fold(seed, |mixed, &part| {
            Self(mixed ^ (part as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9)).next()
        });
        Self(mixed)
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`; 0 if `n` is.
    fn below(&mut self, n: usize) -> usize {
        (self.next() % (n.max(1) as u64)) as usize
    }

    /// One of some things.
    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// The country of a seed.
pub fn country(seed: u64, shape: SyntheticSize) -> Dataset {
    let indicators = words::indicators();
    let names: Vec<(SharedStr, Bilingual)> =
        indicators.iter().map(|row| (SharedStr::from(&row.id), row.names.clone())).collect();
    let make = Maker { seed, shape, names, shared: CountryParts::default() };
    let parts = Parts {
        districts: (0..shape.districts).map(district).collect(),
        plans: (0..shape.districts).map(|at| make.plan(at)).collect(),
        indicators,
        observations: Vec::new(),
        departments: (0..shape.districts)
            .flat_map(|at| (0..DEPARTMENTS).map(move |n| department(at, n)))
            .collect(),
        places: Vec::new(),
        topics: words::topics(),
        matters: Vec::new(),
    };
    let rows = (0..shape.districts).flat_map(|district| {
        let make = &make;
        (0..shape.targets).flat_map(move |target| make.observations(district, target))
    });
    let n = shape.districts * shape.targets * shape.observations;
    let release = Release { id: "synthetic".to_owned(), date: day(2026, 11, 22) };
    Dataset::with_observations(release, parts, &mut Sized { rows, left: n })
}

/// An iterator that knows how much it gives, so that room is made once.
struct Sized<I> {
    rows: I,
    left: usize,
}

impl<I: Iterator> Iterator for Sized<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.left = self.left.saturating_sub(1);
        self.rows.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, None)
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The id of a district and its plan.
fn district_id(at: usize) -> String {
    format!("d{at:04}")
}

fn department_id(district: usize, n: usize) -> String {
    format!("{}-unit-{n}", district_id(district))
}

fn district(at: usize) -> District {
    let (zh, en) = place_name(at);
    District {
        id: district_id(at),
        adcode: format!("{:06}", 110_000 + at),
        name_zh: zh,
        name_en: en,
        covered: true,
        tile: Tile { col: (at % 60) as u8, row: (at / 60) as u8 },
        label: [80.0 + (at % 60) as f64 * 0.8, 20.0 + (at / 60) as f64 * 0.6],
        population: None,
    }
}

fn department(district: usize, n: usize) -> Department {
    let (zh, en) = words::DEPARTMENTS[n % words::DEPARTMENTS.len()];
    Department {
        id: department_id(district, n),
        district: district_id(district),
        name_zh: zh.to_owned(),
        name_en: en.to_owned(),
        kind: DepartmentKind::Government,
        aliases: Vec::new(),
        generic: false,
    }
}

/// What everything in the country has in common, kept once.
struct CountryParts {
    criterion: Bilingual,
    vague: Bilingual,
    units: Vec<SharedStr>,
    /// Of each kind of task.
    topics: Vec<SharedStr>,
}

impl Default for CountryParts {
    fn default() -> Self {
        let said = |zh: &str, en: &str| Bilingual { zh: zh.into(), en: en.into() };
        Self {
            criterion: said(
                "期限前公布的数值达到目标值。",
                "The value published for the deadline reaches the target.",
            ),
            vague: said("无法核验：没有单位和范围。", "Cannot be checked: no unit and no scope."),
            topics: words::TASKS.iter().map(|(_, _, topic, _)| SharedStr::from(*topic)).collect(),
            units: words::KINDS
                .iter()
                .flat_map(|kind| [kind.unit, kind.larger_unit])
                .map(SharedStr::from)
                .collect(),
        }
    }
}

struct Maker {
    seed: u64,
    shape: SyntheticSize,
    /// Id and names of each indicator.
    names: Vec<(SharedStr, Bilingual)>,
    shared: CountryParts,
}

/// A target before it is a record: what its observations need to know.
struct Spec {
    indicator: usize,
    kind: &'static IndicatorKind,
    baseline: f64,
    value: f64,
    year: i32,
    /// Share of the way that is gone by the deadline.
    speed: f64,
    vague: bool,
}

impl Maker {
    /// The plan's years: three, four or five that end in 2023 to 2026.
    fn period(&self, district: usize) -> Period {
        let mut dice = Dice::of(self.seed, [district, usize::MAX, 0]);
        let end = 2023 + dice.below(4) as i32;
        Period { start: day(end - 2 - dice.below(3) as i32, 1, 1), end: day(end, 12, 31) }
    }

    fn spec(&self, district: usize, target: usize) -> Spec {
        let mut dice = Dice::of(self.seed, [district, target, 1]);
        // Indicators of one plan are all different: every plan starts somewhere and takes steps that divide nothing.
        let start = Dice::of(self.seed, [district, usize::MAX, 2]).below(self.names.len());
        let indicator = (start + target * 37) % self.names.len();
        let kind = &words::KINDS[indicator % words::KINDS.len()];
        let period = self.period(district);
        let baseline = (kind.low + dice.below((kind.high - kind.low) as usize + 1) as f64).round();
        let value = (baseline * kind.grows + 1.0 + dice.below(20) as f64).round().min(kind.most);
        let early = dice.below(5) == 0;
        Spec {
            indicator,
            kind,
            baseline: baseline.min(value),
            value,
            year: period.end.year() - i32::from(early),
            speed: 0.2 + dice.below(110) as f64 / 100.0,
            vague: dice.below(12) == 0,
        }
    }

    fn plan(&self, at: usize) -> Plan {
        let id = district_id(at);
        let (zh, en) = place_name(at);
        let period = self.period(at);
        let sections: Vec<SharedStr> =
            (0..TASKS / 2).map(|n| SharedStr::from(format!("{id}-section-{n}"))).collect();
        let tasks: Vec<SharedStr> = (0..TASKS).map(|n| SharedStr::from(format!("{id}-task-{n}"))).collect();
        let departments: Vec<SharedStr> =
            (0..DEPARTMENTS).map(|n| SharedStr::from(department_id(at, n))).collect();
        Plan {
            schema: plan_model::wire::SCHEMA,
            district: id.clone(),
            title: format!("{zh}数字化转型行动方案({}-{})", period.start.year(), period.end.year()),
            title_en: format!("Digital action plan of {en}"),
            title_inferred: false,
            doc_no: None,
            issuer: None,
            adopted_on: None,
            issued_on: None,
            period,
            source: PlanSource { file: String::new(), sha256: String::new(), official_url: None },
            outline: sections.iter().enumerate().map(|(n, id)| section(id, n)).collect(),
            tasks: (0..TASKS).map(|n| self.task(at, n, &tasks, &sections, &departments)).collect(),
            targets: (0..self.shape.targets)
                .map(|n| self.target(at, n, &tasks, &sections, &departments))
                .collect(),
            baselines: Vec::new(),
            notes: Vec::new(),
            id,
        }
    }

    fn task(
        &self,
        plan: usize,
        n: usize,
        ids: &[SharedStr],
        sections: &[SharedStr],
        departments: &[SharedStr],
    ) -> Task {
        let mut dice = Dice::of(self.seed, [plan, n, 3]);
        let kind = (plan + n * 5) % words::TASKS.len();
        let (zh, en, _, domain) = words::TASKS[kind];
        let lead = dice.below(departments.len());
        Task {
            id: String::from(&ids[n]),
            section: sections[n / 2].clone(),
            title: zh.to_owned(),
            title_en: en.to_owned(),
            span: Span::default(),
            lead: vec![departments[lead].clone()],
            support: vec![departments[(lead + 1) % departments.len()].clone()],
            domain,
            topics: vec![self.shared.topics[kind].clone()],
            places: Vec::new(),
        }
    }

    fn target(
        &self,
        plan: usize,
        n: usize,
        tasks: &[SharedStr],
        sections: &[SharedStr],
        departments: &[SharedStr],
    ) -> Target {
        let mut dice = Dice::of(self.seed, [plan, n, 4]);
        let spec = self.spec(plan, n);
        let (indicator, names) = &self.names[spec.indicator];
        let task = n % TASKS;
        let bound = dice.pick(&[Bound::Eq, Bound::Ge, Bound::Ge, Bound::Gt]);
        let said = match bound {
            Bound::Ge => "不少于",
            Bound::Gt => "超过",
            Bound::Eq
            | Bound::Le
            | Bound::Lt
            | Bound::Approx
            | Bound::Range
            | Bound::Coverage
            | Bound::Indefinite => "达到",
        };
        let mut statement = format!("到{}年，{}{said}{}{}", spec.year, names.zh, spec.value, spec.kind.unit);
        statement.shrink_to_fit();
        let mut id = format!("{}-target-{n:02}", district_id(plan));
        id.shrink_to_fit();
        Target {
            id,
            section: Some(sections[task / 2].clone()),
            task: Some(tasks[task].clone()),
            indicator: indicator.clone(),
            statement,
            span: Span::default(),
            also: Vec::new(),
            value: Some(spec.value),
            value_max: None,
            value_text: spec.value.to_string().into(),
            unit: Some(self.unit(spec.kind.unit)),
            unit_inferred: false,
            bound,
            measure: spec.kind.measure,
            force: dice.pick(&Force::ALL),
            scope: Scope::District,
            deadline: PlanDate {
                date: day(spec.year, 12, 31),
                precision: Precision::Year,
                basis: DateBasis::Stated,
            },
            tier: if dice.below(8) == 0 {
                dice.pick(&[Tier::Scope, Tier::Premise])
            } else {
                Tier::Commitment
            },
            lead: if dice.below(4) == 0 { vec![dice.pick_shared(departments)] } else { Vec::new() },
            domain: words::TASKS[(plan + task * 5) % words::TASKS.len()].3,
            conflicts: Vec::new(),
            criterion: if spec.vague { self.shared.vague.clone() } else { self.shared.criterion.clone() },
            note: None,
            report: None,
        }
    }

    fn unit(&self, written: &str) -> SharedStr {
        let known = self.shared.units.iter().find(|unit| **unit == written);
        known.cloned().unwrap_or_else(|| written.into())
    }

    /// The observations of a target: a baseline, then a value a year, the last of them after the deadline.
    fn observations(&self, district: usize, target: usize) -> impl Iterator<Item = Observation> {
        let spec = self.spec(district, target);
        let period = self.period(district);
        let mut dice = Dice::of(self.seed, [district, target, 5]);
        let id = SharedStr::from(district_id(district));
        let (indicator, names) = self.names[spec.indicator].clone();
        // Somebody publishes in the larger unit, somebody with another definition.
        let larger = dice.below(8) == 0;
        let definition = if dice.below(6) == 0 { Match::Close } else { Match::Exact };
        // Of some nothing but where they start was ever published.
        let only_starts = target % 13 == 7;
        let unit = self.unit(if larger { spec.kind.larger_unit } else { spec.kind.unit });
        let factor = if larger { spec.kind.larger_by } else { 1.0 };
        let known = dice.below(4) > 0;
        let first = period.start.year() - 1;
        (0..self.shape.observations).map(move |n| {
            let year = first + n as i32;
            let is_baseline = n == 0 || only_starts;
            let gone = n as f64 / f64::from((spec.year - first).max(1)) * spec.speed;
            let value = spec.baseline + (spec.value - spec.baseline) * if is_baseline { 0.0 } else { gone };
            Observation {
                id: format!("obs-{id}-{target:02}-{n}"),
                district: id.clone(),
                plan: id.clone(),
                indicator: indicator.clone(),
                targets: vec![format!("{id}-target-{target:02}")],
                names: names.clone(),
                value: (value / factor * 100.0).round() / 100.0,
                bound: dice.pick(&[Bound::Eq, Bound::Eq, Bound::Eq, Bound::Gt, Bound::Approx]),
                unit: unit.clone(),
                // Half of the plans have published nothing after their first year.
                as_of: as_of(if known { year } else { first + n as i32 / 3 }, dice.below(3)),
                period: dice.pick(&[
                    Coverage::Point,
                    Coverage::Point,
                    Coverage::FullYear,
                    Coverage::PartYear,
                ]),
                kind: if is_baseline { ObservationKind::Baseline } else { ObservationKind::Actual },
                definition,
                source: publication(&id, year),
                answers: None,
                note_zh: None,
                note_en: None,
            }
        })
    }
}

impl Dice {
    fn pick_shared(&mut self, of: &[SharedStr]) -> SharedStr {
        of[self.below(of.len())].clone()
    }
}

fn as_of(year: i32, precision: usize) -> AsOf {
    let (date, precision) = match precision {
        0 => (day(year, 9, 30), Precision::Day),
        1 => (day(year, 10, 31), Precision::Month),
        _ => (day(year, 12, 31), Precision::Year),
    };
    AsOf { date, precision, inferred: false }
}

fn publication(district: &str, year: i32) -> Publication {
    Publication {
        title: format!("{year}年政府工作报告"),
        publisher: format!("{district}人民政府"),
        published: Some(format!("{}-01-20", year + 1)),
        url: Some(format!("https://{district}.example/reports/{year}.html")),
        grade: if year % 3 == 0 { Grade::Press } else { Grade::Official },
        link: LinkState::Linked,
    }
}

fn section(id: &str, n: usize) -> Section {
    let (zh, en, ..) = words::TASKS[n % words::TASKS.len()];
    Section {
        id: id.to_owned(),
        parent: None,
        level: 1,
        number: Some(format!("{}.", n + 1)),
        title: zh.to_owned(),
        title_en: en.to_owned(),
        span: Span::default(),
        columns: Vec::new(),
    }
}
