//! The whole road: a text that is none of the five, read, confirmed, published, adopted, and held to every rule.

use plan_draft::draft::{Body, Decision, Draft, Quantity, QuantityKind};
use plan_draft::publish::{ExistingRecords, Identity, PublishProblem, publish};
use plan_draft::{MarkAs, adopt, read};
use plan_model::check::{self, Files};
use plan_model::dataset::Release;
use plan_model::date::parse_day;
use plan_model::district::{Department, District};
use plan_model::indicator::Indicator;
use plan_model::plan::{Bound, Plan};
use plan_model::rebuild;
use plan_model::wire;
use std::path::Path;
use std::sync::LazyLock;

const TEXT: &str = include_str!("texts/made-up.txt");

fn folder(root: &Path, prefix: &str, files: &mut Files) {
    for entry in std::fs::read_dir(root).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            folder(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, std::fs::read(entry.path()).expect("a file"));
        }
    }
}

static SHIPPED: LazyLock<Files> = LazyLock::new(|| {
    let mut files = Files::new();
    folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data")), "", &mut files);
    files
});

struct Lists {
    districts: Vec<District>,
    indicators: Vec<Indicator>,
    departments: Vec<Department>,
    plans: Vec<Plan>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    districts: wire::parse::<wire::DistrictsFile>(&SHIPPED[wire::DISTRICTS]).expect("districts").districts,
    indicators: wire::parse::<wire::IndicatorsFile>(&SHIPPED[wire::INDICATORS])
        .expect("indicators")
        .indicators,
    departments: wire::parse::<wire::DepartmentsFile>(&SHIPPED[wire::DEPARTMENTS])
        .expect("departments")
        .departments,
    plans: SHIPPED
        .iter()
        .filter(|(path, _)| path.starts_with(wire::PLANS))
        .map(|(_, bytes)| wire::parse(bytes).expect("a plan"))
        .collect(),
});

fn known() -> ExistingRecords<'static> {
    let lists = &*LISTS;
    ExistingRecords {
        districts: &lists.districts,
        indicators: &lists.indicators,
        departments: &lists.departments,
        plans: &lists.plans,
    }
}

fn draft() -> Draft {
    read(TEXT).expect("a plan's text")
}

fn identity(draft: &Draft) -> Identity {
    Identity {
        district: "hongkou".into(),
        title: draft.about.title.clone().unwrap_or_default(),
        period: draft.about.period,
        ..Identity::default()
    }
}

fn confirmed() -> Draft {
    confirm(draft())
}

/// Confirms everything, with what a person has to say where no word points to it: the field of city life, why a numeral is no
/// quantity.
fn confirm(mut draft: Draft) -> Draft {
    for at in 0..draft.items.len() {
        let mut body = draft.items[at].body.clone();
        match &mut body {
            Body::Quantity(quantity) if quantity.domain.is_none() => {
                quantity.domain = Some(plan_model::plan::Domain::Economy)
            }
            Body::Task(task) if task.domain.is_none() => {
                task.domain = Some(plan_model::plan::Domain::Economy)
            }
            Body::Numeral(numeral) if numeral.kind.is_none() => {
                numeral.kind = Some(check::ExclusionKind::Name)
            }
            _ => {
                draft.decide(at, Decision::Confirmed);
                continue;
            }
        }
        draft.change(at, body);
    }
    draft
}

#[test]
fn what_a_text_says_is_proposed_exactly() {
    let draft = draft();
    let chars: Vec<char> = draft.text.chars().collect();
    let said = |quantity: &Quantity| {
        let mark: String = chars[quantity.mark.start as usize..quantity.mark.end as usize].iter().collect();
        let date = quantity.date.expect("a date").date.to_string();
        (
            mark,
            quantity.value,
            quantity.value_max,
            quantity.unit.clone().unwrap_or_default(),
            quantity.bound,
            date,
            quantity.kind,
        )
    };
    let row = |mark: &str, value, max, unit: &str, bound, date: &str, kind| {
        (mark.to_owned(), value, max, unit.to_owned(), bound, date.to_owned(), kind)
    };
    use QuantityKind::{Baseline, Target};
    let expected = [
        row("四百五十", Some(450.0), None, "个", Bound::Eq, "2024-12-31", Baseline),
        row("六十五", Some(65.0), None, "%", Bound::Eq, "2024-12-31", Baseline),
        row("1.2", Some(1.2), None, "万人次", Bound::Eq, "2024-12-31", Baseline),
        row("1,200", Some(1200.0), None, "个", Bound::Ge, "2027-12-31", Target),
        row("９５", Some(95.0), None, "%", Bound::Ge, "2027-12-31", Target),
        row("300", Some(300.0), None, "亿元", Bound::Gt, "2027-12-31", Target),
        row("30", Some(30.0), None, "分钟", Bound::Le, "2027-12-31", Target),
        row("翻一番", None, None, "", Bound::Indefinite, "2027-12-31", Target),
        row("200-300", Some(200.0), Some(300.0), "个", Bound::Range, "2026-06-30", Target),
        row("全覆盖", None, None, "", Bound::Coverage, "2026-06-30", Target),
        row("2—3", Some(2.0), Some(3.0), "个", Bound::Range, "2026-06-30", Target),
        row("二十万", Some(200_000.0), None, "个", Bound::Eq, "2026-12-31", Target),
        row("五千", Some(5000.0), None, "家", Bound::Gt, "2026-12-31", Target),
        row("90", Some(90.0), None, "%", Bound::Approx, "2026-12-31", Target),
        row("40", Some(40.0), None, "项", Bound::Approx, "2026-12-31", Target),
        row("8000", Some(8000.0), None, "家", Bound::Eq, "2030-12-31", Target),
        row("10", Some(10.0), None, "家", Bound::Gt, "2030-12-31", Target),
        row("500", Some(500.0), None, "名", Bound::Eq, "2030-12-31", Target),
    ];
    let found: Vec<_> = draft.quantities().map(|(_, quantity)| said(quantity)).collect();
    assert_eq!(found, expected);
    let tasks: Vec<(&str, Vec<&str>, Vec<&str>)> = draft
        .tasks()
        .map(|(_, task)| {
            (
                task.title.as_str(),
                task.lead.iter().map(String::as_str).collect(),
                task.support.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        tasks,
        [
            ("建设测试站点", vec!["区测试办"], vec!["区数据中心", "各街镇"]),
            ("开展测试服务", vec!["区数据中心"], vec![]),
            ("培育测试企业", vec!["区商务委", "区科委"], vec!["测试集团"]),
        ]
    );
}

#[test]
fn every_field_has_its_reason() {
    for item in &draft().items {
        assert!(!item.reasons.is_empty(), "{item:?}");
        assert_eq!(item.decision, Decision::Proposed);
    }
}

/// Publishes a draft and takes it into the data, which then break no rule.
fn published(draft: &Draft) -> Plan {
    let output = publish(draft, &identity(draft), known()).unwrap_or_else(|troubles| panic!("{troubles:#?}"));
    let [plan, text, rows] = output.files().expect("files");
    assert_eq!(
        (plan.0.as_str(), text.0.as_str(), rows.0.as_str()),
        ("hongkou.json", "hongkou.txt", "hongkou.rows.json")
    );
    let mut files = SHIPPED.clone();
    adopt(&mut files, &plan.1, &text.1, &rows.1).expect("adopted");
    rebuild::plans(&mut files).expect("every clause is in its text");
    assert_eq!(files["plans/hongkou.json"], plan.1, "spans and checksum were right at once");
    let shipped = wire::manifest(&SHIPPED[wire::MANIFEST]).expect("a manifest");
    let manifest = rebuild::manifest(&files, Release { id: shipped.release, date: shipped.date });
    files.insert(wire::MANIFEST.to_owned(), rebuild::json(&manifest).expect("JSON"));
    let breaches: Vec<String> =
        check::folder(&files).iter().filter(|issue| issue.is_error()).map(ToString::to_string).collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
    output.plan
}

#[test]
fn confirmed_proposals_break_no_rule() {
    published(&confirmed());
}

#[test]
fn what_a_person_marks_goes_the_same_way() {
    let text = TEXT.replace(
        "加强组织领导,健全",
        "到2026年底，数字治理水平走在全市前列，《测试章程（现有测试专员３５名）》得到落实。\n健全监管队伍，开展巡查。（责任单位：区测试办）\n加强组织领导,健全",
    );
    let mut draft = read(&text).expect("a plan's text");
    let before = published(&confirm(draft.clone()));
    for (words, how) in [
        ("数字治理水平走在全市前列", MarkAs::Target),
        ("现有测试专员35名", MarkAs::Baseline),
        ("加强组织领导,健全12345热线联动机制", MarkAs::Task),
    ] {
        draft.mark(words, how).unwrap_or_else(|why| panic!("{words}: {why:?}"));
    }
    let plan = published(&confirm(draft));
    assert_eq!(plan.targets.len(), before.targets.len() + 1);
    let target = plan.targets.iter().find(|row| row.value_text.as_str() == "数字治理水平走在全市前列");
    let target = target.expect("the target in words");
    assert_eq!((target.value, target.bound), (None, Bound::Indefinite));
    assert_eq!(target.deadline.date, parse_day("2026-12-31").expect("a day"));
    assert!(target.criterion.zh.as_str().starts_with("无法核验"), "{}", target.criterion.zh.as_str());
    assert_eq!(plan.baselines.len(), before.baselines.len() + 1);
    let baseline = plan.baselines.iter().find(|row| row.value == Some(35.0)).expect("the baseline");
    assert_eq!((baseline.value_text.as_str(), baseline.unit.as_deref()), ("３５", Some("名")));
    assert_eq!(plan.tasks.len(), before.tasks.len() + 1);
    assert_eq!(plan.tasks.last().map(|row| row.title.as_str()), Some("加强组织领导,健全12345热线联动机制"));
}

#[test]
fn a_row_that_a_person_marks_is_published_with_its_cells() {
    let text = TEXT.replace("第三章", "9\n测试门店数量\n约束性\n家\n≥77\n第三章");
    let mut draft = read(&text).expect("a plan's text");
    let before = draft.quantities().count();
    draft.mark("9 测试门店数量 约束性 家 ≥77", MarkAs::Target).expect("marked");
    assert_eq!(draft.quantities().count(), before);
    let plan = published(&confirm(draft));
    let target = plan.targets.iter().find(|row| row.value == Some(77.0)).expect("the row");
    assert_eq!(target.statement, "9\n测试门店数量\n约束性\n家\n≥77");
    assert_eq!((target.unit.as_deref(), target.unit_inferred, target.bound), (Some("家"), false, Bound::Ge));
    assert_eq!(target.deadline.date, parse_day("2027-12-31").expect("a day"));
    assert!(target.criterion.zh.as_str().contains("“测试门店数量”不少于77家"), "{:?}", target.criterion);
}

#[test]
fn nothing_is_published_by_itself() {
    let draft = draft();
    let troubles = publish(&draft, &identity(&draft), known()).expect_err("nobody confirmed anything");
    assert!(troubles.contains(&PublishProblem::NothingConfirmed), "{troubles:?}");
    assert!(
        troubles.iter().any(|trouble| matches!(trouble, PublishProblem::Open { n, .. } if *n > 10)),
        "{troubles:?}"
    );
}

#[test]
fn what_is_rejected_or_left_alone_does_not_come_out() {
    let mut draft = confirmed();
    let place = |draft: &Draft, words: &str| {
        let chars: Vec<char> = draft.text.chars().collect();
        draft.items.iter().position(|item| matches!(&item.body, Body::Quantity(row) if chars[row.mark.start as usize..row.mark.end as usize].iter().collect::<String>() == words)).expect("it is there")
    };
    draft.decide(place(&draft, "8000"), Decision::Rejected);
    // Its numeral is open again until somebody says that it is no quantity.
    let troubles = publish(&draft, &identity(&draft), known()).expect_err("a numeral is open");
    assert!(matches!(troubles[..], [PublishProblem::Open { n: 1, .. }]), "{troubles:?}");
    // No rule knows what it is, so that one press for all leaves it alone.
    let is_numeral = |item: &plan_draft::draft::DraftItem| matches!(item.body, Body::Numeral(_));
    assert_eq!(draft.decide_all(Decision::Confirmed, is_numeral), 0);
    let open = |item: &plan_draft::draft::DraftItem| is_numeral(item) && item.decision == Decision::Proposed;
    let at = draft.items.iter().position(open).expect("an open numeral");
    draft.decide(at, Decision::Confirmed);
    let troubles = publish(&draft, &identity(&draft), known()).expect_err("it isn't said why");
    assert_eq!(troubles, [PublishProblem::NoKind(at)]);
    let body = plan_draft::present::with_field(&draft.items[at].body, "no-figure", "name").expect("a kind");
    draft.change(at, body);
    // A quantity in words has no numeral; left alone it is simply not there.
    draft.decide(place(&draft, "翻一番"), Decision::Proposed);
    let output =
        publish(&draft, &identity(&draft), known()).unwrap_or_else(|troubles| panic!("{troubles:#?}"));
    assert_eq!(output.plan.targets.len(), 13);
    assert!(
        output
            .plan
            .targets
            .iter()
            .all(|row| row.value_text.as_str() != "8000" && row.value_text.as_str() != "翻一番")
    );
}

#[test]
fn what_stands_in_the_way_is_all_named() {
    let mut draft = confirmed();
    for item in &mut draft.items {
        if let Body::Quantity(quantity) = &mut item.body {
            quantity.unit = Some("座".to_owned());
            quantity.domain = None;
            quantity.indicator.clear();
            quantity.date = None;
        }
    }
    let taken = Identity { district: "yangpu".into(), ..Identity::default() };
    let troubles = publish(&draft, &taken, known()).expect_err("much");
    for wanted in [PublishProblem::Taken, PublishProblem::NoTitle, PublishProblem::NoPeriod] {
        assert!(troubles.contains(&wanted), "{wanted:?}");
    }
    let of = |test: fn(&PublishProblem) -> bool| troubles.iter().filter(|trouble| test(trouble)).count();
    assert_eq!(of(|trouble| matches!(trouble, PublishProblem::UnknownUnit(_))), 18);
    assert_eq!(of(|trouble| matches!(trouble, PublishProblem::NoDate(_))), 18);
    let nowhere = Identity { district: "atlantis".into(), ..Identity::default() };
    assert!(
        publish(&draft, &nowhere, known())
            .expect_err("no such district")
            .contains(&PublishProblem::NoDistrict)
    );
}

#[test]
fn a_period_said_by_a_person_moves_what_has_no_date_of_its_own() {
    let mut draft = read("一、任务\n建设测试站点120个。\n").expect("a text");
    assert_eq!(draft.quantities().next().expect("a figure").1.date, None);
    let period = plan_model::date::Period {
        start: parse_day("2025-01-01").expect("a day"),
        end: parse_day("2027-12-31").expect("a day"),
    };
    plan_draft::read_for(&mut draft, period).expect("read again");
    assert_eq!(
        draft.quantities().next().and_then(|(_, row)| row.date).map(|date| date.date),
        parse_day("2027-12-31")
    );
}

/// Value, unit and year of the targets of a text.
fn targets(text: &str) -> Vec<(f64, String, i32)> {
    let draft = read(text).expect("a text");
    let of = |row: &Quantity| {
        let year = row.date.map_or(0, |date| plan_model::Datelike::year(&date.date));
        Some((row.value?, row.unit.clone().unwrap_or_default(), year))
    };
    let rows = draft.quantities().filter(|(_, row)| row.kind == QuantityKind::Target);
    rows.filter_map(|(_, row)| of(row)).collect()
}

#[test]
fn a_text_with_cut_lines_says_what_the_plain_one_does() {
    let plain = targets(include_str!("texts/lines-plain.txt"));
    assert!(plain.contains(&(120.0, "台".to_owned(), 2025)), "{plain:?}");
    assert!(plain.iter().any(|(value, unit, _)| (*value, unit.as_str()) == (100.0, "%")), "{plain:?}");
    assert_eq!(targets(include_str!("texts/lines-of-28.txt")), plain);
    let draft = read(include_str!("texts/lines-of-28.txt")).expect("a text");
    assert!(draft.warnings().contains(&plan_draft::TextWarning::Joined { width: 28 }));
}

#[test]
fn years_in_chinese_numerals_are_deadlines() {
    assert_eq!(targets(include_str!("texts/years.txt")), targets(include_str!("texts/lines-plain.txt")));
}

#[test]
fn a_year_to_compare_with_is_no_deadline() {
    let found = targets("一、目标\n到2015年主要污染物排放量比2010年削减10%。\n");
    assert_eq!(found, [(10.0, "%".to_owned(), 2015)]);
}

#[test]
fn results_of_a_report_are_told_from_its_promises() {
    let found = targets(include_str!("texts/report.txt"));
    let units: Vec<(f64, &str, i32)> =
        found.iter().map(|(value, unit, year)| (*value, unit.as_str(), *year)).collect();
    for promised in [(5.0, "%", 2031), (50.0, "家", 2031), (20.0, "公顷", 2031), (500_000.0, "千瓦", 2031)]
    {
        assert!(units.contains(&promised), "{promised:?} in {units:?}");
    }
    for reported in [4200.0, 5600.0, 77.0, 107.0, 14.0, 2.5] {
        assert!(found.iter().all(|(value, ..)| *value != reported), "{reported} in {found:?}");
    }
    let draft = read(include_str!("texts/report.txt")).expect("a text");
    let storage = draft
        .quantities()
        .find(|(_, row)| row.value == Some(500_000.0))
        .map(|(_, row)| row.indicator.as_str());
    assert_eq!(storage, Some("储能规模"));
}

#[test]
fn a_deadline_ends_with_its_measure() {
    let draft = read(include_str!("texts/run-on.txt")).expect("a text");
    let year = |value: f64| {
        let row = draft.quantities().find(|(_, row)| row.value == Some(value)).map(|(_, row)| row.date);
        row.expect("a figure").map(|date| plan_model::Datelike::year(&date.date))
    };
    assert_eq!((year(60.0), year(5.0)), (Some(2030), None));
    let leads: Vec<&[String]> = draft.tasks().map(|(_, task)| task.lead.as_slice()).collect();
    assert!(leads.iter().any(|lead| *lead == ["市自然资源局"]), "{leads:?}");
    assert!(draft.warnings().iter().any(|warning| matches!(warning, plan_draft::TextWarning::RunOn { .. })));
}
