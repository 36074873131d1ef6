//! What goes out: the template reads back, the preview says what changes, and the package passes every rule.

use crate::make::{Book, book, csv, data, row, today};
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress::State;
use plan_method::query::Query;
use plan_model::check::{self, Files};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::observation::is_local;
use plan_model::wire;
use plan_present::present::{self, Cell, Table};
use plan_workbench::{
    Job, JobSettings, Outcome, SheetField, SheetText, TemplateChoice, affected_targets, annotated, local,
    next_release, package, sign, template,
};
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

const TARGET: &str = "xuhui-target-table-5g-base-stations";

fn read(bytes: Vec<u8>, data: &Dataset) -> (Outcome, SheetText) {
    let mut job =
        Job::open(bytes.into(), JobSettings { today: today(), ..JobSettings::default() }, &|_| None);
    while !job.step(data, 100) {}
    job.outcome()
}

/// A result for a target that had none: 1700 base stations where 1600 were asked for.
fn reached(data: &Dataset) -> Outcome {
    let row = row(TARGET, &[("数值", "1700"), ("数值日期", "2025-12-31"), ("发布日期", "2026-03-01")]);
    read(csv(&[row]).into_bytes(), data).0
}

fn folder() -> Files {
    fn collect(root: &Path, folder: &Path, files: &mut Files) {
        for entry in std::fs::read_dir(folder).expect("data") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let mut files = Files::new();
    collect(&root, &root, &mut files);
    files
}

fn of(district: &str, department: &str) -> TemplateChoice {
    TemplateChoice { district: district.to_owned(), department: department.to_owned(), decided: false }
}

/// A template as workbook, with rows for signatures, and as CSV.
fn template_files(table: &Table, judged: &Judged, lang: Lang) -> [Vec<u8>; 2] {
    let about = present::about(judged, "模板", "", "", lang);
    let mut signed = table.clone();
    sign(&mut signed, lang);
    [plan_export::xlsx(&signed, &about).expect("a workbook"), plan_export::csv(table, &about)]
}

#[test]
fn the_template_reads_back_as_left_empty() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), today());
    for lang in [Lang::Zh, Lang::En] {
        let table = template(&judged, &of("xuhui", ""), lang);
        if lang == Lang::Zh {
            assert_eq!(table.columns, crate::make::HEADINGS);
        }
        for (n, bytes) in template_files(&table, &judged, lang).into_iter().enumerate() {
            let (outcome, _) = read(bytes, &data);
            assert_eq!(outcome.entries.len(), 0);
            assert_eq!(
                (outcome.left_empty, outcome.rows),
                (table.rows.len() as u32, table.rows.len() as u32)
            );
            assert_eq!(outcome.problems, [], "{lang:?} {n}");
        }
    }
    let all = template(&judged, &TemplateChoice::default(), Lang::Zh);
    let unit = data.departments().iter().map(|unit| unit.id.as_str());
    let of_department = unit.map(|unit| template(&judged, &of("", unit), Lang::Zh).rows.len()).max();
    assert!(all.rows.len() > of_department.unwrap_or_default() && of_department > Some(0));
}

#[test]
fn the_template_lists_what_is_open_and_with_a_choice_what_is_decided_too() {
    let judged = Judged::new(Arc::new(data()), today());
    let mut choice = TemplateChoice::default();
    let decided = judged.commitments().filter(|(.., standing)| standing.state.is_decided()).count();
    let all = judged.commitments().count();
    assert!(decided > 0);
    assert_eq!(choice.count(&judged), (all - decided, 0));
    assert_eq!(template(&judged, &choice, Lang::Zh).rows.len(), all - decided);
    choice.decided = true;
    assert_eq!(choice.count(&judged), (all, decided));
    assert_eq!(template(&judged, &choice, Lang::Zh).rows.len(), all);
}

#[test]
fn the_template_says_who_leads() {
    let judged = Judged::new(Arc::new(data()), today());
    let all = TemplateChoice { decided: true, ..TemplateChoice::default() };
    for lang in [Lang::Zh, Lang::En] {
        let table = template(&judged, &all, lang);
        let at = table.columns.iter().position(|name| name == SheetField::Department.heading(lang));
        let named = table.rows.iter().filter(|row| !row[at.expect("its column")].shown().is_empty()).count();
        let lead =
            judged.commitments().filter(|(_, _, target, _)| !leads_of(&judged.data, target).is_empty());
        assert_eq!(named, lead.count(), "{lang:?}");
        assert!(named > 0);
    }
}

#[test]
fn what_an_address_chooses_is_where_the_template_begins() {
    let data = data();
    let unit = data.departments().iter().find(|unit| unit.district == "changning").expect("one");
    let query = |districts: &[&str], departments: &[&str]| Query {
        districts: districts.iter().map(|id| (*id).to_owned()).collect(),
        departments: departments.iter().map(|id| (*id).to_owned()).collect(),
        ..Query::default()
    };
    for (query, wanted) in [
        (query(&["xuhui"], &[]), of("xuhui", "")),
        (query(&[], &[&unit.id]), of("changning", &unit.id)),
        (query(&["xuhui"], &[&unit.id]), of("changning", &unit.id)),
        (query(&["xuhui", "changning"], &[]), of("", "")),
        (query(&["nowhere"], &["nobody"]), of("", "")),
    ] {
        assert_eq!(TemplateChoice::of(&data, &query), wanted, "{query:?}");
    }
}

#[test]
fn a_template_that_is_filled_in_and_signed_comes_back_without_a_word() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), today());
    for lang in [Lang::Zh, Lang::En] {
        let mut table = template(&judged, &of("xuhui", ""), lang);
        let of_field = |field: SheetField| SheetField::of_template().position(|one| one == field);
        let is_due = |row: &&mut Vec<Cell>| {
            let position = data.target_position(row[0].shown()).expect("a target");
            judged.standings[position].state == State::DueNoData
        };
        for row in table.rows.iter_mut().filter(is_due).take(2) {
            let position = data.target_position(row[0].shown()).expect("a target");
            let asked = data.target_at(position).and_then(|(_, target)| target.value).expect("a number");
            for (field, words) in [
                (SheetField::Value, asked.to_string().as_str()),
                (SheetField::Day, "2025-12-31"),
                (SheetField::Title, "徐汇区统计公报"),
                (SheetField::Publisher, "徐汇区统计局"),
                (SheetField::Published, "2026-03-01"),
                (SheetField::Note, "初步数"),
            ] {
                row[of_field(field).expect("a column")] = Cell::Text(words.to_owned());
            }
        }
        let n = table.rows.len();
        sign(&mut table, lang);
        table.rows[n + 1][1] = Cell::Text("张三".to_owned());
        let about = present::about(&judged, "模板", "", "", lang);
        for bytes in
            [plan_export::xlsx(&table, &about).expect("a workbook"), plan_export::csv(&table, &about)]
        {
            let (outcome, _) = read(bytes, &data);
            assert_eq!(outcome.problems, [], "{lang:?}");
            assert_eq!((outcome.entries.len(), outcome.rows as usize), (2, n));
            assert_eq!(outcome.mapping, None);
        }
    }
}

#[test]
fn a_result_changes_a_state_and_the_preview_says_why() {
    let data = data();
    let outcome = reached(&data);
    assert_eq!(outcome.problems, []);
    let with = local(&data, &outcome.entries);
    assert!(with.release.id.contains("本地未发布"));
    assert_eq!(with.observations().iter().filter(|row| is_local(row.id)).count(), 1);
    let found = affected_targets(&data, &with, &outcome.entries, today()).preview(Lang::Zh);
    let [change] = found.changes.as_slice() else { panic!("{found:?}") };
    assert_eq!((change.before.0, change.after.0), (State::DueNoData, State::Achieved));
    assert_eq!(found.sentence, "1 个数涉及 1 个目标，其中 1 个的状态会变。");
    assert_eq!(change.values, ["1700个 (2025年12月31日)"]);
    assert!(change.line(Lang::En).contains("to “Reached”"), "{}", change.line(Lang::En));
}

#[test]
fn the_preview_names_a_source_of_several_values_once() {
    let data = data();
    let of = |value, day| row(TARGET, &[("数值", value), ("数值日期", day)]);
    let outcome = read(csv(&[of("1700", "2025-12-31"), of("1500", "2024-12-31")]).into_bytes(), &data).0;
    let with = local(&data, &outcome.entries);
    let found = affected_targets(&data, &with, &outcome.entries, today()).preview(Lang::Zh);
    let [change] = found.changes.as_slice() else { panic!("{found:?}") };
    assert_eq!((change.values.len(), change.sources.len()), (2, 1), "{change:?}");
}

#[test]
fn a_local_value_says_that_it_is_one_wherever_it_is_shown() {
    let data = data();
    let with = local(&data, &reached(&data).entries);
    let judged = Judged::new(Arc::new(with.clone()), today());
    let position = with.target_position(TARGET).expect("the target");
    for (lang, mark) in [(Lang::Zh, "本地未发布"), (Lang::En, "local, unpublished")] {
        let sheet = present::target(&judged, TARGET, lang).expect("a sheet");
        let observations = sheet.observations.iter().find(|row| is_local(&row.record)).expect("it is listed");
        assert!(observations.value.contains(mark), "{observations:?}");
        let point = sheet.goal.points.iter().find(|point| is_local(&point.record)).expect("it is drawn");
        assert!(point.label.contains(mark), "{point:?}");
        let cells: Vec<&str> = sheet.goal.table.rows.iter().flatten().map(Cell::shown).collect();
        assert!(cells.iter().any(|cell| cell.contains("1700") || cell.contains("1,700")));
        assert!(
            cells.iter().filter(|cell| cell.contains("700")).all(|cell| cell.contains(mark)),
            "{cells:?}"
        );
        let row = present::target_row(&judged, position, lang).expect("a row");
        assert!(format!("{row:?}").contains(mark), "{row:?}");
        let table = present::targets_table(&judged, &[position], lang);
        let shown: Vec<&str> = table.rows[0].iter().map(Cell::shown).collect();
        assert!(shown.iter().any(|cell| cell.contains("700") && cell.contains(mark)), "{shown:?}");
        let about = present::about(&Judged::new(Arc::new(with.clone()), today()), "t", "", "", lang);
        assert!(about.facts.iter().any(|(_, value)| value.contains(mark)));
        let source = present::source(&with, &observations.record, lang).expect("a source");
        assert!(format!("{source:?}").contains(mark));
    }
}

#[test]
fn the_package_passes_every_rule_and_changes_nothing_else() {
    let data = data();
    let files = folder();
    let manifest = wire::manifest(&files[wire::MANIFEST]).expect("a manifest");
    let changes = wire::changes(&files[wire::CHANGES]).expect("a list");
    let outcome = reached(&data);
    let with = local(&data, &outcome.entries);
    let touched = affected_targets(&data, &with, &outcome.entries, today());
    let previews = [Lang::Zh, Lang::En].map(|lang| touched.preview(lang));
    let made = package(&data, &manifest, &changes, &outcome.entries, today(), [&previews[0], &previews[1]])
        .expect("a package");
    assert_eq!(made.release, "2026.11.4");
    let mut archive = zip::ZipArchive::new(Cursor::new(made.bytes)).expect("an archive");
    let mut replaced = files.clone();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("read");
        let name = file.name().expect("a name").into_owned();
        replaced.insert(name, bytes);
    }
    let issues: Vec<String> = check::folder(&replaced).iter().map(ToString::to_string).collect();
    let before: Vec<String> = check::folder(&files).iter().map(ToString::to_string).collect();
    assert_eq!(issues, before);
    let changed: Vec<&String> =
        replaced.keys().filter(|path| replaced.get(*path) != files.get(*path)).collect();
    assert_eq!(changed, ["UPDATE.md", "changes.json", "manifest.json", "observations.json"]);
    let text = String::from_utf8(replaced[wire::OBSERVATIONS].clone()).expect("UTF-8");
    assert!(text.contains("obs-2026-11-4-001") && !text.contains("local"), "ids for good");
    // All the rest of the file stays as it was, to the letter.
    let before = String::from_utf8(files[wire::OBSERVATIONS].clone()).expect("UTF-8");
    let kept = before.trim_end().trim_end_matches(['}', ']', '\n', ' ']);
    assert!(text.starts_with(kept));
}

#[test]
fn releases_are_numbered_by_month() {
    for (current, next) in [("2026.10", "2026.11"), ("2026.11", "2026.11.2"), ("2026.11.2", "2026.11.3")] {
        assert_eq!(next_release(current, today()), next);
    }
}

#[test]
fn an_annotated_sheet_says_first_what_is_said_of_the_whole_file_and_of_its_headings() {
    let data = data();
    let text = format!("目标编号,数值,日期,来源,发布单位,心情\n{TARGET},1500,2024,公报,统计局,好\n");
    let bytes = Book { macros: true, ..book(&[]).with_text(&text) }.bytes();
    let (outcome, sheet) = read(bytes, &data);
    let table = annotated(&outcome, &sheet, Lang::En);
    let [above, row] = table.rows.as_slice() else { panic!("{table:?}") };
    let said = above.last().map(Cell::shown).unwrap_or_default();
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with("warning: The workbook holds macros."), "{said}");
    assert!(lines[1].starts_with("warning F 心情: This column isn't known"), "{said}");
    assert_eq!((lines.len(), above.len(), row[1].shown()), (2, 7, "1500"));
    let about = present::about(&Judged::new(Arc::new(data.clone()), today()), "t", "", "", Lang::En);
    let (again, _) = read(plan_export::xlsx(&table, &about).expect("a workbook"), &data);
    assert_eq!((again.entries.len(), again.left_empty), (1, 1), "it reads back as a row that is left empty");
}

#[test]
fn an_annotated_sheet_says_what_is_wrong_and_reads_back_once_it_is_mended() {
    let data = data();
    let rows = [
        row(TARGET, &[("数值", "1,23"), ("备注", "=cmd|' /C calc'!A0")]),
        row(TARGET, &[("数值日期", "2023-12-31")]),
    ];
    let (outcome, sheet) = read(csv(&rows).into_bytes(), &data);
    let table = annotated(&outcome, &sheet, Lang::Zh);
    assert_eq!(table.columns.last().map(String::as_str), Some("检查结果"));
    let last = |row: usize| table.rows[row].last().map(|cell| cell.shown().to_owned()).unwrap_or_default();
    assert!(last(0).starts_with("错误 I 数值：逗号或小数点的位置不对。"), "{}", last(0));
    assert_eq!(last(1), "");
    let about = present::about(&Judged::new(Arc::new(data.clone()), today()), "检查结果", "", "", Lang::Zh);
    let csv = String::from_utf8(plan_export::csv(&table, &about)).expect("UTF-8");
    assert!(csv.contains("'=cmd|"), "a formula is made harmless");
    let (again, _) = read(plan_export::xlsx(&table, &about).expect("a workbook"), &data);
    let columns = again.problems.iter().filter(|problem| problem.row == 1).count();
    assert_eq!((again.entries.len(), columns), (1, 0), "{again:?}");
}

#[test]
fn what_plans_ask_is_not_taken_for_what_was_achieved() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), today());
    for lang in [Lang::Zh, Lang::En] {
        let table = present::targets_table(&judged, &[0, 1, 2], lang);
        let about = present::about(&judged, "目标", "", "", lang);
        for bytes in
            [plan_export::csv(&table, &about), plan_export::xlsx(&table, &about).expect("a workbook")]
        {
            let (outcome, _) = read(bytes, &data);
            assert_eq!(outcome.entries.len(), 0, "{lang:?}");
            let missing = outcome.problems.iter().find_map(|problem| match &problem.trouble {
                plan_workbench::Trouble::NoHead { missing, .. } => Some(missing.as_slice()),
                _ => None,
            });
            assert!(missing.is_some_and(|missing| missing.contains(&SheetField::Value)));
        }
    }
}
