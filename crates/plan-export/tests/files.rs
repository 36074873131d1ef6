//! Files are read back by other people's readers, and hold what the table holds.

use calamine::{Data, Reader, Xlsx};
use plan_method::judged::Judged;
use plan_method::query::Query;
use plan_model::NaiveDate;
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::load::{self, Fetched};
use plan_model::wire;
use plan_present::present::{self, About, Cell, Table};
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

const ADDRESS: &str = "https://example.org/atlas/?page=targets&district=xuhui";

fn today() -> NaiveDate {
    parse_day("2026-11-22").expect("a day")
}

fn shipped() -> Judged {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = |path: &str| std::fs::read(folder.join(path)).expect("a shipped file");
    let manifest = wire::manifest(&read(wire::MANIFEST)).expect("a manifest");
    let fetched: Fetched = manifest.first_view().map(|path| (path.to_owned(), Ok(read(path)))).collect();
    let data = load::assemble(&manifest, &fetched).expect("the shipped data").dataset;
    Judged::new(Arc::new(data), today())
}

fn all_targets(lang: Lang) -> (Table, About) {
    let judged = shipped();
    let data = &judged.data;
    let everything = Query { tiers: plan_model::plan::Tier::ALL.to_vec(), ..Query::default() };
    let table = present::chosen_table(&judged, &everything, lang);
    assert_eq!(table.rows.len(), data.targets().len());
    let about = present::about(&judged, "目标", "一句话。", ADDRESS, lang);
    (table, about)
}

/// A table with what makes trouble.
fn awkward() -> Table {
    let text = |text: &str| Cell::Text(text.to_owned());
    Table {
        caption: "awkward".to_owned(),
        columns: vec!["name".to_owned(), "value".to_owned()],
        rows: vec![
            vec![text("=cmd|' /C calc'!A0"), Cell::Number { value: 90.0, text: "≥90%".to_owned() }],
            vec![text("+1"), Cell::Absent("未见公开数据".to_owned())],
            vec![text("-x"), Cell::Number { value: -1.5, text: "-1.5".to_owned() }],
            vec![text("@SUM(A1)"), Cell::Number { value: 0.0, text: "0".to_owned() }],
            vec![text("\tx"), text("a,b \"c\"\nd")],
            vec![text(" =1"), text("数十万")],
        ],
    }
}

fn about() -> About {
    About {
        title: "t".to_owned(),
        facts: vec![("source".to_owned(), "=s, \"q\"".to_owned())],
        lang: Lang::En,
    }
}

fn rows_of(csv: &[u8]) -> Vec<Vec<String>> {
    assert!(csv.starts_with(&[0xef, 0xbb, 0xbf]), "a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&csv[3..]);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn csv_of_every_target_reads_back_and_its_facts_stand_beside_it() {
    for lang in [Lang::Zh, Lang::En] {
        let (table, about) = all_targets(lang);
        let rows = rows_of(&plan_export::csv(&table, &about));
        assert_eq!(rows[0].len(), table.columns.len(), "no column is doubled");
        for (row, cells) in rows[1..].iter().zip(&table.rows) {
            for (field, cell) in row.iter().zip(cells) {
                match cell {
                    Cell::Number { value, .. } => assert_eq!(field.parse::<f64>().ok(), Some(*value)),
                    Cell::Text(text) => assert_eq!(field.trim_start_matches('\''), text),
                    Cell::Absent(_) => assert_eq!(field, "", "blank where nothing is known"),
                }
            }
        }
        assert_eq!(rows.len(), 1 + table.rows.len(), "one table and nothing else");
        let facts = String::from_utf8(plan_export::facts(&about)).expect("UTF-8");
        assert!(facts.starts_with('\u{feff}') && facts.ends_with("\r\n"));
        assert!(facts.lines().any(|line| line.ends_with(ADDRESS)), "the page's address");
        assert!(facts.lines().any(|line| line.ends_with("2026.11.3")), "the release");
    }
}

#[test]
fn csv_makes_formulas_harmless_and_keeps_numbers() {
    let rows = rows_of(&plan_export::csv(&awkward(), &about()));
    assert_eq!(rows[0], ["name", "value", "value (number)"]);
    assert_eq!(rows[1], ["'=cmd|' /C calc'!A0", "≥90%", "90"]);
    assert_eq!(rows[2], ["'+1", "", ""]);
    assert_eq!(rows[3], ["'-x", "'-1.5", "-1.5"]);
    assert_eq!(rows[4], ["'@SUM(A1)", "0", "0"]);
    assert_eq!(rows[5], ["'\tx", "a,b \"c\"\nd", ""]);
    assert_eq!(rows[6], ["' =1", "数十万", ""]);
    assert_eq!(rows.len(), 7);
}

/// The tables of every page that has an export.
fn every_table(judged: &Judged, lang: Lang) -> Vec<Table> {
    let data = &judged.data;
    let mut tables = vec![
        present::chosen_table(judged, &Query::default(), lang),
        present::ladder(judged, lang).table,
        present::calendar(judged, lang).table,
        present::map(judged, Default::default(), &Query::default(), lang).table,
        present::wall_table(judged, &present::wall(judged, lang), lang),
        present::states(judged, &Query::default(), lang).table,
    ];
    for (_, target) in data.targets() {
        tables.extend(present::target(judged, &target.id, lang).map(|sheet| sheet.goal.table));
    }
    for row in present::indicators(judged, lang) {
        let sheet = present::indicator(judged, &row.id, lang).expect("a page");
        tables.push(sheet.panels.table);
        tables.extend([sheet.targets, sheet.values].into_iter().flatten().map(|sides| sides.table));
    }
    tables
}

#[test]
fn columns_with_a_number_hold_numbers_and_blanks_only_or_are_words_as_written() {
    let judged = shipped();
    let mut numeric = 0;
    for lang in [Lang::Zh, Lang::En] {
        for table in every_table(&judged, lang) {
            let rows = rows_of(&plan_export::csv(&table, &about()));
            assert_eq!(rows.len(), 1 + table.rows.len(), "{}", table.caption);
            let bare = |at: usize| rows[0].get(at).is_some_and(|name| name.ends_with(" (number)"));
            let plain =
                |at: usize| rows[1..].iter().all(|row| row[at].is_empty() || row[at].parse::<f64>().is_ok());
            // Where each column of the table stands in the file.
            let places = (0..rows[0].len()).filter(|at| !bare(*at));
            for (column, at) in places.enumerate() {
                let typed = table.rows.iter().any(|row| matches!(row.get(column), Some(Cell::Number { .. })));
                assert_eq!(rows[0][at].trim_start_matches('\''), table.columns[column]);
                if typed {
                    numeric += 1;
                    let numbers = if bare(at + 1) { at + 1 } else { at };
                    assert!(plain(numbers), "{}: {}", table.caption, rows[0][numbers]);
                }
            }
        }
    }
    assert!(numeric > 50, "{numeric}");
}

#[test]
fn a_workbook_reads_back_with_numbers_as_numbers_and_no_formula() {
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(plan_export::xlsx(&awkward(), &about()).expect("a workbook")))
            .expect("a workbook");
    assert_eq!(book.sheet_names(), ["Data", "About"]);
    let sheet = book.worksheet_range("Data").expect("a sheet");
    let at = |row: u32, column: u32| sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(at(1, 0), Data::String("=cmd|' /C calc'!A0".to_owned()));
    assert_eq!((at(1, 1), at(1, 2)), (Data::String("≥90%".to_owned()), Data::Float(90.0)));
    assert_eq!((at(2, 1), at(2, 2)), (Data::String("未见公开数据".to_owned()), Data::Empty));
    assert!(book.worksheet_formula("Data").expect("a sheet").used_cells().next().is_none());

    let (table, about) = all_targets(Lang::Zh);
    let bytes = plan_export::xlsx(&table, &about).expect("a workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range("数据").expect("a sheet");
    assert_eq!(sheet.height(), table.rows.len() + 1);
    let facts = book.worksheet_range("说明").expect("a sheet");
    assert!(facts.used_cells().any(|(_, _, cell)| *cell == Data::String(ADDRESS.to_owned())));
}

#[test]
fn json_reads_back_and_says_what_is_absent() {
    let file: serde_json::Value =
        serde_json::from_slice(&plan_export::json(&awkward(), &about())).expect("JSON");
    assert_eq!(file["rows"][1]["value"]["absent"], "未见公开数据");
    assert_eq!(file["rows"][0]["value (number)"], 90.0);
    assert_eq!(file["about"]["source"], "=s, \"q\"");
}

#[test]
fn the_package_has_a_table_for_each_kind_of_record_and_describes_every_field() {
    let judged = shipped();
    let data = &judged.data;
    let bytes = plan_export::package(data, today()).expect("an archive");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
        text
    };
    let package: serde_json::Value = serde_json::from_str(&read("datapackage.json")).expect("JSON");
    // The standard asks for a time with its zone.
    let (day, time) =
        package["created"].as_str().and_then(|created| created.split_once('T')).expect("day and time");
    assert_eq!((parse_day(day), time), (Some(data.release.date), "00:00:00+08:00"));
    assert_eq!(package["version"], data.release.id);
    let resources = package["resources"].as_array().expect("a list");
    let mut sizes = Vec::new();
    for resource in resources {
        let text = read(resource["path"].as_str().expect("a path"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        assert_eq!(reader.headers().expect("a heading").iter().collect::<Vec<_>>(), names);
        let types: Vec<&str> = fields.iter().filter_map(|field| field["type"].as_str()).collect();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        for row in &rows {
            for (value, kind) in row.iter().zip(&types).filter(|(value, _)| !value.is_empty()) {
                let fits = match *kind {
                    "number" => value.parse::<f64>().is_ok(),
                    "boolean" => ["true", "false"].contains(&value),
                    "date" => parse_day(value).is_some(),
                    _ => true,
                };
                assert!(fits, "{value} is no {kind}");
            }
        }
        sizes.push((resource["name"].as_str().unwrap_or_default().to_owned(), rows.len()));
    }
    let size = |name: &str| sizes.iter().find(|(of, _)| of == name).map(|(_, n)| *n);
    assert_eq!(size("targets"), Some(data.targets().len()));
    assert_eq!(size("states"), Some(judged.standings.len()));
    assert_eq!(size("observations"), Some(data.observations().len()));
    assert_eq!(size("tasks"), Some(data.plans().iter().map(|plan| plan.tasks.len()).sum()));
}
