//! What the shipped folder holds, against the texts themselves.

use crate::scan::{self, Line};
use crate::{PLANS, SHIPPED, assembled, breaches, plan, shown, text, words};
use plan_method::judged::Judged;
use plan_method::progress::{self, Standing, State, Status};
use plan_model::NaiveDate;
use plan_model::check;
use plan_model::dataset::Dataset;
use plan_model::date::{DateBasis, parse_day};
use plan_model::number;
use plan_model::observation::{Match, ObservationKind};
use plan_model::plan::{Plan, Scope, Target, Tier};
use plan_model::unit;
use plan_model::wire;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// The shipped data as the product loads it.
pub static DATA: LazyLock<Arc<Dataset>> =
    LazyLock::new(|| Arc::new(assembled(&SHIPPED).expect("the shipped data loads").dataset));

/// The same, judged on a day.
pub fn judged(as_of: NaiveDate) -> Judged {
    Judged::new(DATA.clone(), as_of)
}

#[test]
fn no_rule_is_broken() {
    let breaches = breaches(&SHIPPED);
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn the_manifest_lists_the_files_and_nothing_else() {
    let manifest = wire::manifest(&SHIPPED[wire::MANIFEST]).expect("a manifest");
    let listed: BTreeSet<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(listed.len(), manifest.files.len(), "a file is listed twice");
    // For people and editors; they may change without a release.
    let unlisted =
        |path: &str| path == "manifest.json" || path.ends_with(".md") || path.starts_with("schema/");
    let there: BTreeSet<&str> = SHIPPED.keys().map(String::as_str).filter(|path| !unlisted(path)).collect();
    assert_eq!(listed, there);
    assert!(
        !check::is_listed("README.md") && !check::is_listed("CHANGELOG.md") && !check::is_listed("data.js")
    );
}

#[test]
fn all_five_plans_load_and_none_is_refused() {
    let loaded = assembled(&SHIPPED).expect("the shipped data loads");
    assert_eq!(loaded.refused, []);
    let mut five = PLANS;
    five.sort_unstable();
    assert_eq!(shown(&loaded), five);
    assert_eq!(loaded.dataset.districts().len(), 16);
    let covered = loaded.dataset.districts().iter().filter(|district| district.covered);
    assert_eq!(covered.count(), 5);
}

#[test]
fn a_text_is_one_paragraph_a_line() {
    for id in PLANS {
        let text = text(id);
        assert_eq!(text.last(), Some(&'\n'), "{id}");
        assert!(text.iter().all(|c| !c.is_control() || *c == '\n'), "{id}");
        let lines = scan::lines(&text);
        for line in &lines[..lines.len() - 1] {
            assert!(!line.text.is_empty() && line.text.trim() == line.text, "{id}: `{}`", line.text);
        }
    }
}

/// How many tasks numbered items make: each is one, or as many as the headings that divide it.
fn divided(id: &str, lines: &[Line]) -> usize {
    let numbered = |line: &&Line| {
        scan::is_numbered(line)
            && line.text.starts_with(|c: char| c.is_ascii_digit())
            && line.text.contains('.')
    };
    lines.iter().filter(numbered).map(|line| pieces(id, line)).sum()
}

/// How many tasks the numbered line makes.
fn pieces(id: &str, line: &Line) -> usize {
    let outline = plan(id).outline;
    let own =
        outline.iter().find(|row| row.span.start == line.start).expect("every numbered line is a heading");
    let within = outline.iter().filter(|row| row.parent.as_ref() == Some(&own.id)).count();
    if within < 2 { 1 } else { within }
}

/// The tasks as their texts number and divide them, without looking at the tasks of the data.
fn tasks_in_text(id: &str) -> usize {
    let text = text(id);
    let lines = scan::lines(&text);
    match id {
        "yangpu" => scan::count(&text, "(推进单位:"),
        "changning" => {
            assert_eq!(scan::count(&text, "(牵头部门:"), scan::items(&lines, '、'));
            scan::items(&lines, '、')
        }
        "jinshan" => divided(id, scan::between(&lines, "二、主要任务", "三、")),
        "fengxian" => {
            // One bracket is never closed.
            assert_eq!(scan::count(&text, "【"), scan::count(&text, "】") + 1);
            assert_eq!(scan::count(&text, "【"), scan::items(&lines, '.'));
            scan::items(&lines, '.')
        }
        "xuhui" => {
            let items = divided(id, scan::between(&lines, "三、厚植", "五、"));
            let projects = scan::between(&lines, "五、重点工程", "六、");
            let projects: Vec<&Line> = projects
                .iter()
                .filter(|line| line.text.starts_with('(') && scan::is_numbered(line))
                .collect();
            items + projects.iter().map(|line| pieces(id, line)).sum::<usize>()
        }
        _ => unreachable!("five plans"),
    }
}

#[test]
fn every_item_of_the_texts_is_a_task() {
    for (id, expected) in
        [("yangpu", 44), ("changning", 18), ("jinshan", 26), ("fengxian", 19), ("xuhui", 41)]
    {
        assert_eq!(tasks_in_text(id), expected, "{id}: its text");
        assert_eq!(plan(id).tasks.len(), expected, "{id}: its tasks");
    }
}

#[test]
fn every_numbered_line_is_in_the_outline() {
    for id in PLANS {
        let plan = plan(id);
        let starts: BTreeSet<u32> = plan.outline.iter().map(|section| section.span.start).collect();
        let missing: Vec<String> = scan::lines(&text(id))
            .into_iter()
            .filter(|line| scan::is_numbered(line) && !starts.contains(&line.start))
            .map(|line: Line| line.text.chars().take(20).collect())
            .collect();
        assert!(missing.is_empty(), "{id}: {missing:?}");
    }
}

#[test]
fn a_task_names_the_units_that_its_words_name() {
    for id in PLANS {
        let plan = plan(id);
        let text = text(id);
        for task in &plan.tasks {
            let (lead, support) = scan::units(&words(&text, task.span.start, task.span.end));
            for (ids, names) in [(&task.lead, lead), (&task.support, support)] {
                assert_eq!(ids.len(), names.len(), "{}: {names:?}", task.id);
                for (unit, name) in ids.iter().zip(&names) {
                    let unit = DATA.department(unit).expect("a unit");
                    assert!(unit.aliases.contains(name), "{}: {name} isn't {}", task.id, unit.name_zh);
                }
            }
            assert_eq!(task.lead.is_empty(), id == "jinshan" || id == "xuhui", "{}", task.id);
        }
    }
}

#[test]
fn tasks_follow_each_other_without_overlap() {
    for id in PLANS {
        let plan = plan(id);
        for pair in plan.tasks.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{} and {}", pair[0].id, pair[1].id);
        }
        for (record, task, span) in figures(&plan) {
            if let Some(task) = plan.tasks.iter().find(|row| Some(row.id.as_str()) == task) {
                assert!(task.span.contains(span), "{record} stands outside {}", task.id);
            }
        }
    }
}

/// Id, task and span of every target and baseline.
fn figures(plan: &Plan) -> impl Iterator<Item = (&String, Option<&str>, plan_model::plan::Span)> {
    let targets = plan.targets.iter().map(|row| (&row.id, row.task.as_deref(), row.span));
    targets.chain(plan.baselines.iter().map(|row| (&row.id, row.task.as_deref(), row.span)))
}

#[test]
fn what_xuhui_looks_back_on_is_no_task() {
    let plan = plan("xuhui");
    let text = text("xuhui");
    let lines = scan::lines(&text);
    let past = scan::between(&lines, "一、发展基础", "二、总体思路");
    let (first, last) = (past[0].start, past[past.len() - 1].start);
    assert!(scan::items(past, '.') > 0, "the section has numbered items of its own");
    for task in &plan.tasks {
        assert!(!(first..=last).contains(&task.span.start), "{} looks back", task.id);
    }
}

#[test]
fn every_clause_is_its_text_and_holds_its_number() {
    for id in PLANS {
        let (plan, text) = (plan(id), text(id));
        let targets =
            plan.targets.iter().map(|row| (&row.id, &row.statement, row.span, &row.value_text, row.value));
        let baselines =
            plan.baselines.iter().map(|row| (&row.id, &row.statement, row.span, &row.value_text, row.value));
        for (record, statement, span, value_text, value) in targets.chain(baselines) {
            assert_eq!(&words(&text, span.start, span.end), statement, "{record}");
            assert!(
                !value_text.is_empty() && statement.contains(value_text.as_str()),
                "{record}: {value_text}"
            );
            let said: String = number::digit_runs(statement).concat();
            for digit in value_text.chars().filter(char::is_ascii_digit) {
                assert!(said.contains(digit), "{record}: {digit} isn't in `{statement}`");
            }
            if let Some(value) = value
                && value_text.chars().all(|c| c.is_ascii_digit())
            {
                assert_eq!(value_text.parse(), Ok(value), "{record}");
            }
        }
    }
}

#[test]
fn every_target_says_what_would_count() {
    for (_, target) in DATA.targets() {
        assert!(!target.criterion.zh.is_ascii(), "{}: no Chinese", target.id);
        assert!(target.criterion.en.chars().any(|c| c.is_ascii_alphabetic()), "{}: no English", target.id);
    }
}

#[test]
fn the_table_of_xuhui_is_twelve_targets() {
    let (plan, text) = (plan("xuhui"), text("xuhui"));
    let lines = scan::lines(&text);
    let table = scan::between(&lines, "序号", "三、");
    // A row starts with its number; the next number in turn starts the next row.
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for line in table {
        if line.text == (rows.len() + 1).to_string() && rows.last().is_none_or(|row| row.len() > 2) {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push(&line.text);
        }
    }
    assert_eq!(rows.len(), 12);
    let (start, end) = (table[0].start, table[table.len() - 1].start);
    let targets: Vec<&Target> =
        plan.targets.iter().filter(|target| (start..end).contains(&target.span.start)).collect();
    assert_eq!(targets.len(), 12);
    for (row, target) in rows.iter().zip(targets) {
        assert_eq!(target.statement, row.join("\n"), "{}", target.id);
        assert_eq!(target.value_text, row[row.len() - 1].trim_start_matches('≥'), "{}", target.id);
        assert_eq!(target.tier, Tier::Commitment, "{}", target.id);
    }
}

#[test]
fn where_xuhui_contradicts_itself_both_sides_stay() {
    let plan = plan("xuhui");
    let find = |id: &str| plan.targets.iter().find(|target| target.id == id).expect("a target");
    for (table, body, values) in [
        (
            "xuhui-target-table-digital-benchmark-schools",
            "xuhui-target-feature-benchmark-schools",
            (10.0, 12.0),
        ),
        ("xuhui-target-table-demonstration-hospitals", "xuhui-target-demonstration-hospitals", (9.0, 3.0)),
    ] {
        assert_eq!((find(table).value, find(body).value), (Some(values.0), Some(values.1)));
        for (one, other) in [(table, body), (body, table)] {
            assert!(find(one).conflicts.iter().any(|id| id == other), "{one}");
            assert!(find(one).note.is_some(), "{one}");
        }
        let noted =
            plan.notes.iter().any(|note| [table, body].iter().all(|id| note.targets.iter().any(|t| t == id)));
        assert!(noted, "{table}: no note on the plan names both");
    }
    for (_, target) in DATA.targets().filter(|(_, target)| !target.conflicts.is_empty()) {
        assert!(target.note.is_some(), "{} conflicts without a note", target.id);
    }
}

#[test]
fn only_what_fits_is_set_against_a_target() {
    let file: Value = serde_json::from_slice(&SHIPPED[wire::CONTEXT]).expect("JSON");
    let peers: Vec<&Value> = file["context"]
        .as_array()
        .expect("context")
        .iter()
        .filter(|row| row["role"] == "peer-target")
        .collect();
    assert!(!peers.is_empty());
    for row in peers {
        assert!(DATA.observation(row["id"].as_str().expect("an id")).is_none(), "{row}");
        assert_eq!(row["targets"], Value::Array(Vec::new()), "{row}");
    }
    for row in DATA.observations().iter() {
        assert!(row.definition != Match::Related || row.targets.is_empty(), "{}", row.id);
        for &target in row.targets {
            let (plan, target) = DATA.target_at(target as usize).expect("a target");
            assert_eq!((plan.id.as_str(), plan.district.as_str()), (row.plan, row.district), "{}", row.id);
            assert_eq!(target.indicator, row.indicator, "{}", row.id);
        }
    }
}

#[test]
fn a_task_names_places_of_its_own_district() {
    let mut named = 0;
    for plan in DATA.plans() {
        for (task, place) in
            plan.tasks.iter().flat_map(|task| task.places.iter().map(move |place| (task, place)))
        {
            named += 1;
            assert_eq!(
                DATA.place(place).map(|place| &place.district),
                Some(&plan.district),
                "{}: {place}",
                task.id
            );
        }
    }
    assert!(named > 60, "{named}");
}

#[test]
fn there_is_as_much_as_the_plans_say() {
    let count = |tier| DATA.targets().filter(|(_, target)| target.tier == tier).count();
    let baselines: usize = DATA.plans().iter().map(|plan| plan.baselines.len()).sum();
    assert!(DATA.targets().len() >= 150, "{} targets", DATA.targets().len());
    assert!(count(Tier::Commitment) > 110, "{} commitments", count(Tier::Commitment));
    assert!(baselines >= 30, "{baselines} baselines");
}

/// A date is stated if the clause, the opening of its section, or the head of its table names the year.
#[test]
fn a_stated_deadline_has_its_year_in_the_text() {
    for id in PLANS {
        let plan = plan(id);
        let text = text(id);
        for target in plan.targets.iter().filter(|row| row.deadline.basis == DateBasis::Stated) {
            let sections = |of: &str| plan.outline.iter().find(|row| row.id == of);
            let mut from = target.span.start;
            let mut section = target.section.as_deref().and_then(sections);
            while let Some(row) = section {
                from = from.min(row.span.start);
                section = row.parent.as_deref().and_then(sections).filter(|above| above.level > 1);
            }
            let said = words(&text, from, target.span.end);
            let year = target.deadline.date.to_string()[..4].to_owned();
            assert!(said.contains(&year) || said.contains("“十四五”主要指标"), "{}: {said}", target.id);
        }
    }
}

/// Names for one thing are one name: units across districts, indicators, and the platforms that all plans speak of.
#[test]
fn one_chinese_name_has_one_english_name() {
    let mut units: BTreeMap<&str, &str> = BTreeMap::new();
    for unit in DATA.departments() {
        let english = units.entry(&unit.name_zh).or_insert(&unit.name_en);
        assert_eq!(*english, unit.name_en, "{}", unit.name_zh);
    }
    let mut within: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for unit in DATA.departments() {
        let chinese = within.entry((&unit.district, &unit.name_en)).or_insert(&unit.name_zh);
        assert_eq!(*chinese, unit.name_zh, "{}: {}", unit.district, unit.name_en);
    }
    let (mut zh, mut en) = (BTreeSet::new(), BTreeSet::new());
    for indicator in DATA.indicators() {
        assert!(
            zh.insert(indicator.names.zh.to_string()),
            "two indicators are called {}",
            indicator.names.zh
        );
        assert!(
            en.insert(indicator.names.en.to_string()),
            "two indicators are called {}",
            indicator.names.en
        );
    }
    // The Chinese term, its English, and what it is not to be called.
    const TERMS: [(&str, &str, &[&str]); 12] = [
        (
            "一网通办",
            "one-stop government service",
            &["one-stop online", "one-stop service", "services on one platform"],
        ),
        ("一网统管", "one-network city management", &["one-network management", "operations on one network"]),
        ("城运中心", "city operations centre", &["urban operation"]),
        ("在线新经济", "online new economy", &["new online economy"]),
        (
            "数据要素",
            "data as a factor of production",
            &["data-element", "data element", "digital factors (data)"],
        ),
        ("工业互联网", "industrial internet", &[]),
        ("产业互联网", "industry internet", &[]),
        ("数字孪生", "digital twin", &["digital-twin city"]),
        ("养老院", "care home", &["elderly home", "homes for older people built"]),
        ("街道", "subdistrict", &["sub-district"]),
        ("上海硅巷", "silicon alley", &[]),
        ("规模以上", "above the statistical threshold", &["above-scale"]),
    ];
    let mut used = [false; TERMS.len()];
    for (zh, en) in titles() {
        let english = en.to_lowercase().replace('-', " ");
        for (at, (term, wanted, _)) in TERMS.iter().enumerate() {
            if zh.contains(term) {
                used[at] = true;
                assert!(english.contains(&wanted.replace('-', " ")), "{zh}: {en}");
            }
        }
    }
    assert_eq!(used, [true; TERMS.len()], "a term that no title uses");
    for (path, bytes) in
        SHIPPED.iter().filter(|(path, _)| path.ends_with(".json") && !path.starts_with("geo/"))
    {
        let mut said = Vec::new();
        english(&serde_json::from_slice(bytes).expect("JSON"), &mut said);
        for words in said {
            for (term, _, others) in TERMS {
                let other = others.iter().find(|other| words.contains(**other));
                assert_eq!(other, None, "{path}: {term} has another name in `{words}`");
            }
        }
    }
}

/// What a name is about, without the words that only say it is counted.
fn counted_thing(zh: &str) -> &str {
    zh.trim_end_matches('数').trim_end_matches(['总', '个'])
}

/// Two English names for one Chinese term, and two Chinese terms under one English name, anywhere in the data.
#[test]
fn english_and_chinese_names_go_one_by_one() {
    // Bodies and headings that two plans write differently and mean alike.
    const ALIKE: [[&str; 2]; 1] = [["区投资促进办", "区投促办"]];
    let mut names = titles();
    for plan in DATA.plans() {
        names.extend(plan.tasks.iter().map(|row| (row.title.clone(), row.title_en.clone())));
        let scopes =
            plan.targets.iter().map(|row| &row.scope).chain(plan.baselines.iter().map(|row| &row.scope));
        names.extend(scopes.filter_map(|scope| match scope {
            Scope::District => None,
            Scope::Part { zh, en } => Some((zh.to_string(), en.to_string())),
        }));
    }
    names.extend(DATA.observations().iter().map(|row| (row.names.zh.to_string(), row.names.en.to_string())));
    let mut english: BTreeMap<&str, &str> = BTreeMap::new();
    let mut chinese: BTreeMap<String, &str> = BTreeMap::new();
    for (zh, en) in &names {
        assert_eq!(*english.entry(zh).or_insert(en), en, "{zh} has two English names");
        let other = *chinese.entry(en.to_lowercase()).or_insert(zh);
        let alike = ALIKE.iter().any(|pair| pair.contains(&other) && pair.contains(&zh.as_str()));
        assert!(alike || counted_thing(other) == counted_thing(zh), "{en} is {other} and {zh}");
    }
    assert!(names.len() > 700, "{} names", names.len());
}

/// Every English text of a file, in lower case.
fn english(value: &Value, said: &mut Vec<String>) {
    match value {
        Value::Array(rows) => rows.iter().for_each(|row| english(row, said)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(words)
                        if ["en", "name_en", "title_en", "note_en"].contains(&name.as_str()) =>
                    {
                        said.push(words.to_lowercase());
                    }
                    other => english(other, said),
                }
            }
        }
        _ => {}
    }
}

/// Chinese and English titles: headings, tasks, units, indicators, places, topics.
fn titles() -> Vec<(String, String)> {
    let mut titles: Vec<(String, String)> = Vec::new();
    for plan in DATA.plans() {
        titles.extend(plan.outline.iter().map(|row| (row.title.clone(), row.title_en.clone())));
    }
    titles.extend(DATA.departments().iter().map(|row| (row.name_zh.clone(), row.name_en.clone())));
    titles.extend(DATA.places().iter().map(|row| (row.name_zh.clone(), row.name_en.clone())));
    titles.extend(DATA.topics().iter().map(|row| (row.name_zh.clone(), row.name_en.clone())));
    titles.extend(DATA.indicators().iter().map(|row| (row.names.zh.to_string(), row.names.en.to_string())));
    titles
}

#[test]
fn what_a_plan_says_is_told_twice_alike() {
    let mut compared = 0;
    for row in DATA.observations().iter() {
        let plan = plan(row.plan);
        let own = plan.baselines.iter().find(|baseline| *baseline.indicator == *row.indicator);
        let Some(own) = own.filter(|_| plan.title == row.source.title) else { continue };
        let unit = own.unit.as_deref().expect("a unit");
        let value = unit::convert(row.value, row.unit, unit);
        assert_eq!((value, row.bound), (own.value, own.bound), "{}", row.id);
        let inferred = own.as_of.basis == DateBasis::Inferred;
        assert_eq!((row.as_of.date, row.as_of.inferred), (own.as_of.date, inferred), "{}", row.id);
        compared += 1;
    }
    assert_eq!(compared, 14);
}

/// The places that README lists as named and without a position are named, and have none.
#[test]
fn places_without_a_position_are_named_by_their_plans() {
    let readme = String::from_utf8(SHIPPED["README.md"].clone()).expect("UTF-8");
    let start = readme.find("没有找到位置的").expect("the list");
    let mut lists = 0;
    for plan in DATA.plans() {
        let text: String = text(&plan.id).into_iter().collect();
        let district = DATA.district(&plan.district).expect("a district");
        let short = district.name_zh.trim_end_matches('区');
        let line = readme[start..].lines().find_map(|line| line.strip_prefix(&format!("* {short}:")));
        for name in line.unwrap_or_else(|| panic!("no list for {short}")).split('、') {
            assert!(text.contains(name), "{short}: {name}");
            let known =
                DATA.places().iter().any(|place| place.spellings.iter().any(|spelling| spelling == name));
            assert!(!known, "{name} has a position");
        }
        lists += 1;
    }
    assert_eq!(lists, PLANS.len());
}

fn standings(day: &str) -> Vec<Standing> {
    progress::judge_all(&DATA, parse_day(day).expect("a day"))
}

#[test]
fn every_target_has_one_state_on_every_day() {
    for day in ["2026-11-22", "2021-01-01"] {
        let statuses = standings(day);
        let mut counts: BTreeMap<State, usize> = BTreeMap::new();
        for status in &statuses {
            *counts.entry(status.state).or_default() += 1;
        }
        assert_eq!(counts.values().sum::<usize>(), DATA.targets().len(), "{day}");
        assert!(counts.keys().all(|state| State::ALL.contains(state)));
    }
    let early = standings("2021-01-01");
    assert!(early.iter().all(|standing| !standing.decided), "nothing was known on the first day");
}

#[test]
fn what_is_known_of_some_targets() {
    let day = parse_day("2026-11-22").expect("a day");
    let position = |id: &str| DATA.target_position(id).expect("a target");
    let status = |id: &str| -> Status { progress::status(&DATA, position(id), day).expect("a status") };
    let decided = |id: &str| status(id).decisive.map(|reading| reading.source.id());

    let ai = "xuhui-target-table-ai-industry-output";
    assert_eq!((status(ai).state, decided(ai)), (State::Achieved, Some("obs-xh-008")));
    assert_eq!(status("changning-target-software-revenue").state, State::Missed);
    let stations = "xuhui-target-table-5g-base-stations";
    assert_eq!((status(stations).state, decided(stations)), (State::DueNoData, None));
    let online = "yangpu-target-online-economy-output";
    assert_eq!((status(online).state, decided(online)), (State::AchievedBy, Some("obs-yp-023")));
    assert_eq!(status("changning-target-smart-water-meter-households").state, State::ListComplete);
    assert_eq!(status("jinshan-target-epidemic-devices-public-places").state, State::Overtaken);
    let firms = status("changning-target-innovative-firms");
    assert_eq!((firms.state, firms.published.map(|reading| reading.value)), (State::Interim, Some(64.0)));
    assert!(status(stations).baseline.is_some(), "its starting point is published");
}

/// What README and CHANGELOG say in numbers is what the data holds.
#[test]
fn the_words_about_the_data_have_its_numbers() {
    let file = |path: &str| String::from_utf8(SHIPPED[path].clone()).expect("UTF-8");
    let actual: BTreeSet<&u32> = DATA
        .observations()
        .iter()
        .filter(|row| row.kind == ObservationKind::Actual)
        .flat_map(|row| row.targets)
        .collect();
    let any: BTreeSet<&u32> = DATA.observations().iter().flat_map(|row| row.targets).collect();
    let rows = DATA.observations().len();
    let plans_own = |row: &plan_model::dataset::ObservationRef<'_>| {
        DATA.plans().iter().any(|plan| plan.id == row.plan && plan.title == row.source.title)
    };
    let repeated = DATA.observations().iter().filter(plans_own).count();
    let targets = DATA.targets().len();
    let commitments = DATA.targets().filter(|(_, target)| target.tier == Tier::Commitment).count();
    let context: Value = serde_json::from_slice(&SHIPPED[wire::CONTEXT]).expect("JSON");
    let readme = file("README.md");
    for (zh, en) in [
        (
            format!("{targets} 个目标中,只有 {} 个有可以对照的公开结果", actual.len()),
            format!("Of {targets} targets only {} have a published result", actual.len()),
        ),
        (
            format!("另有 {} 个只有起点值", any.difference(&actual).count()),
            format!("{} more have a starting value only", any.difference(&actual).count()),
        ),
        (
            format!("{rows} 条观测中有 {repeated} 条只是重复规划自己写的数"),
            format!("{repeated} of the {rows} observations only repeat a number of the plan itself"),
        ),
    ] {
        assert!(readme.contains(&zh), "README.md doesn't say: {zh}");
        assert!(readme.contains(&en), "README.md doesn't say: {en}");
    }
    let log = wire::changes(&SHIPPED[wire::CHANGES]).expect("changes");
    let latest = &log.releases[0];
    assert_eq!((&latest.id, latest.date), (&DATA.release.id, DATA.release.date));
    let baselines = DATA.plans().iter().map(|plan| plan.baselines.len()).sum::<usize>();
    let tasks = DATA.plans().iter().map(|plan| plan.tasks.len()).sum::<usize>();
    let observations = DATA.observations().len();
    let context = context["context"].as_array().expect("context").len();
    let plans = DATA.plans().len();
    for (zh, en) in [
        (format!("{plans} 份规划"), format!("{plans} plans")),
        (
            format!("{tasks} 项任务，{targets} 个目标（其中 {commitments} 项承诺），{baselines} 个基线"),
            format!(
                "{tasks} tasks, {targets} targets ({commitments} of them commitments), {baselines} baselines"
            ),
        ),
        (
            format!("{observations} 条观测，{context} 条背景"),
            format!("{observations} observations, {context} context rows"),
        ),
    ] {
        let said = |change: &&plan_model::plan::Bilingual| change.zh.contains(&zh) && change.en.contains(&en);
        assert!(latest.changes.iter().any(|change| said(&change)), "changes.json doesn't say: {zh}");
    }
}
