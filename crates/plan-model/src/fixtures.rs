//! A small made-up dataset for tests.

use crate::dataset::{Dataset, Parts, Release};
use crate::date::{DateBasis, Period, PlanDate, Precision, parse_day};
use crate::district::{Department, DepartmentKind, District, Tile};
use crate::indicator::{Better, Indicator, IndicatorScope};
use crate::observation::{
    AsOf, Coverage, Grade, LinkState, Match, Observation, ObservationKind, Publication,
};
use crate::plan::{
    Bilingual, Bound, Domain, Force, Measure, Plan, PlanSource, Scope, Section, Span, Target, Task, Tier,
};
use crate::shared::SharedStr;
use chrono::NaiveDate;

/// A day that is spelled right.
pub fn day(text: &str) -> NaiveDate {
    parse_day(text).unwrap_or_default()
}

fn said(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.into(), en: en.into() }
}

fn district(id: &str) -> District {
    District {
        id: id.into(),
        adcode: String::new(),
        name_zh: format!("{}区", ["徐汇", "长宁", "金山"][usize::from(id.as_bytes()[0] - b'a')]),
        name_en: id.into(),
        covered: true,
        tile: Tile { col: 0, row: 0 },
        label: [0.0, 0.0],
        population: None,
    }
}

fn indicator(id: &str, zh: &str, en: &str) -> Indicator {
    Indicator {
        id: id.into(),
        names: said(zh, en),
        definition: said(zh, en),
        unit: Some("个".into()),
        better: Better::Higher,
        additive: true,
        scope: IndicatorScope::District,
        comparability: id.into(),
    }
}

fn task(id: &str, title: &str, lead: &[&str], support: &[&str], topics: &[&str]) -> Task {
    let ids = |ids: &[&str]| ids.iter().map(|&id| SharedStr::from(id)).collect();
    Task {
        id: id.into(),
        section: "s".into(),
        title: title.into(),
        title_en: String::new(),
        span: Span::default(),
        lead: ids(lead),
        support: ids(support),
        domain: Domain::Life,
        topics: ids(topics),
        places: vec![],
    }
}

/// The nth of some targets that differ in everything a query can choose by.
fn target(plan: &str, n: usize) -> Target {
    let year = 2022 + (n % 3) as i32;
    Target {
        id: format!("{plan}-target-{n}"),
        section: None,
        task: (!n.is_multiple_of(4)).then(|| format!("{plan}-task-{}", n % 2).into()),
        indicator: ["stations", "homes"][n % 2].into(),
        statement: format!("到{year}年，建成５Ｇ 基站{n}00个"),
        span: Span::default(),
        also: vec![],
        value: Some(100.0 * n as f64),
        value_max: None,
        value_text: format!("{n}00").into(),
        unit: Some("个".into()),
        unit_inferred: false,
        bound: Bound::Ge,
        measure: Measure::ALL[n % Measure::ALL.len()],
        force: Force::ALL[n % Force::ALL.len()],
        scope: Scope::District,
        deadline: PlanDate {
            date: NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default(),
            precision: Precision::Year,
            basis: DateBasis::Stated,
        },
        tier: if n.is_multiple_of(5) { Tier::ALL[n / 5 % 3] } else { Tier::Commitment },
        lead: if n.is_multiple_of(3) { vec!["unit-3".into()] } else { vec![] },
        domain: Domain::ALL[n % Domain::ALL.len()],
        conflicts: vec![],
        criterion: said("达到", "Reached"),
        note: None,
        report: None,
    }
}

fn plan(id: &str) -> Plan {
    Plan {
        schema: 1,
        id: id.into(),
        district: id.into(),
        title: id.into(),
        title_en: id.into(),
        title_inferred: false,
        doc_no: None,
        issuer: None,
        adopted_on: None,
        // One of the three is issued late, so that its targets don't exist on every day.
        issued_on: (id == "c").then(|| day("2022-03-01")),
        period: Period { start: day("2021-01-01"), end: day("2024-12-31") },
        source: PlanSource { file: String::new(), sha256: String::new(), official_url: None },
        outline: vec![Section {
            id: format!("{id}-section-1"),
            parent: None,
            level: 1,
            number: Some("一、".into()),
            title: "数字生活".into(),
            title_en: "Digital life".into(),
            span: Span::default(),
            columns: Vec::new(),
        }],
        tasks: vec![
            task(&format!("{id}-task-0"), "养老驿站", &["unit-1", "unit-2"], &["unit-3"], &["care", "homes"]),
            task(&format!("{id}-task-1"), "一网通办", &["unit-1"], &[], &["care"]),
        ],
        targets: (0..20).map(|n| target(id, n)).collect(),
        baselines: vec![],
        notes: vec![],
    }
}

/// The nth observation of a plan.
pub fn observation(plan: &str, n: usize) -> Observation {
    Observation {
        id: format!("obs-{plan}-{n}"),
        district: plan.into(),
        plan: plan.into(),
        indicator: "stations".into(),
        targets: vec![format!("{plan}-target-{}", n * 3 % 20), format!("{plan}-target-{n}"), "gone".into()],
        names: said("基站", "Stations"),
        value: 700.0,
        bound: Bound::Eq,
        unit: "个".into(),
        as_of: AsOf { date: day("2023-12-31"), precision: Precision::Year, inferred: false },
        period: Coverage::Point,
        kind: ObservationKind::Actual,
        definition: Match::Exact,
        source: Publication {
            title: String::new(),
            publisher: String::new(),
            published: None,
            url: None,
            grade: Grade::ALL[n % 2],
            link: LinkState::Linked,
        },
        answers: None,
        note_zh: None,
        note_en: None,
    }
}

/// Three districts with a plan each, of twenty targets that differ in everything a query can choose by.
pub fn data() -> Dataset {
    let plans = ["a", "b", "c"];
    let parts = Parts {
        districts: plans.iter().map(|id| district(id)).collect(),
        plans: plans.iter().map(|id| plan(id)).collect(),
        departments: vec![Department {
            id: "unit-1".into(),
            district: "a".into(),
            name_zh: "民政局".into(),
            name_en: "Civil Affairs Bureau".into(),
            kind: DepartmentKind::Government,
            aliases: vec!["区民政局".into()],
            generic: false,
        }],
        indicators: vec![
            indicator("stations", "5G基站数", "5G base stations"),
            indicator("homes", "养老院", "Homes"),
        ],
        observations: plans.iter().flat_map(|id| (0..9).map(|n| observation(id, n))).collect(),
        ..Parts::default()
    };
    Dataset::new(Release { id: "2026.11".into(), date: day("2026-11-22") }, parts)
}
