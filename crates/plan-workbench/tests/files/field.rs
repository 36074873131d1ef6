//! Sheets as they come from the field: what is hidden, doubled, contradicts itself, overflows or is shown in part. Nothing of
//! them is read wrongly without a word.

use crate::corpus::{TARGET, gb18030, read, read_with, said};
use crate::make::{Book, CELL, book, csv, data, row, today};
use plan_method::progress::State;
use plan_model::lang::Lang;
use plan_model::wire;
use plan_workbench::{
    Job, JobSettings, Outcome, Preview, QuestionSubject, SheetChoices, SheetField, Trouble, annotated,
    package,
};
use std::path::Path;

/// A file of `tests/cases`.
pub fn case(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn values(outcome: &Outcome) -> Vec<f64> {
    outcome.entries.iter().map(|entry| entry.record.value).collect()
}

fn days(outcome: &Outcome) -> Vec<String> {
    outcome.entries.iter().map(|entry| entry.record.as_of.date.to_string()).collect()
}

/// The troubles of an outcome whose place is a row of data.
pub fn of_rows(outcome: &Outcome) -> Vec<(u32, Trouble)> {
    let rows = outcome.problems.iter().filter(|problem| problem.row > 1);
    rows.map(|problem| (problem.row, problem.trouble.clone())).collect()
}

fn again(bytes: &[u8], choices: SheetChoices) -> Outcome {
    read_with(bytes.to_vec(), JobSettings { today: today(), choices })
}

#[test]
fn hidden_columns_and_rows_are_named_and_not_used_until_somebody_says_so() {
    let bytes = case("hidden.xlsx");
    let outcome = read(bytes.clone());
    assert_eq!(values(&outcome), [1480.0, 3620.0, 1390.0]);
    assert_eq!(
        said(&outcome, Lang::Zh),
        ["1 C 数值: 数值: 这一列在表里是隐藏的，没有用到。", "0 : : 有 2 行在表里是隐藏的，没有用到：4、5。",]
    );
    let [column, rows] = outcome.questions.as_slice() else { panic!("{:?}", outcome.questions) };
    assert_eq!((&column.subject, column.taken), (&QuestionSubject::Column(SheetField::Value), Some(3)));
    assert_eq!(
        column.answers.iter().map(|answer| column.answer_text(answer, Lang::Zh)).collect::<Vec<_>>(),
        ["C 数值（隐藏）", "D 完成值"]
    );
    assert_eq!((&rows.subject, rows.taken), (&QuestionSubject::HiddenRows(2), Some(0)));
    // Somebody decides.
    let mut choices = SheetChoices::default();
    choices.answer(rows, Some(1));
    let with_rows = again(&bytes, choices.clone());
    assert_eq!(values(&with_rows), [1480.0, 3620.0, 2780.0, 61.0, 1390.0]);
    assert!(said(&with_rows, Lang::Zh).iter().any(|line| line.contains("已按您的选择用到")));
    choices.answer(column, Some(2));
    let with_both = again(&bytes, choices);
    assert_eq!(values(&with_both), [900.0; 5]);
    assert_eq!(with_both.questions[0].answers.len(), 2, "the decision can be taken back");
}

#[test]
fn of_two_columns_for_one_field_none_is_used_where_they_differ() {
    let head = "目标编号,数值,完成值,日期,来源,发布单位\n";
    let text = format!("{head}{TARGET},1500,1480,2024,公报,统计局\n{TARGET},1400,1400,2023,公报,统计局\n");
    let outcome = read(text.clone().into_bytes());
    assert_eq!(values(&outcome), [1400.0]);
    assert_eq!(
        said(&outcome, Lang::Zh),
        ["1 C 完成值: : “数值”有几列：B 数值、C 完成值。其中 1 行各列写的不同，没有用到。"]
    );
    let mut choices = SheetChoices::default();
    choices.answer(&outcome.questions[0], Some(2));
    assert_eq!(values(&again(text.as_bytes(), choices)), [1480.0, 1400.0]);
}

#[test]
fn sheets_can_be_chosen_and_hidden_ones_are_not_read_unasked() {
    let sound = csv(&[row(TARGET, &[])]);
    let book =
        || Book {
            others: vec!["去年", "旧表"], hidden: vec!["旧表"], ..book(&[]).with_text("说明,文字\n")
        };
    let bytes = Book { second: Some(sound.clone()), ..book() }.bytes();
    let outcome = read(bytes.clone());
    assert_eq!((outcome.entries.len(), outcome.sheet.as_str()), (1, "去年"), "{outcome:?}");
    assert_eq!(outcome.questions[0].subject, QuestionSubject::Sheet);
    assert_eq!(outcome.questions[0].answers.len(), 3);
    let mut choices = SheetChoices::default();
    choices.answer(&outcome.questions[0], Some(0));
    let first = again(&bytes, choices);
    assert_eq!((first.entries.len(), first.sheet.as_str()), (0, "填报"));
    // Headings on a hidden sheet alone.
    let bytes = Book { second: Some(sound), hidden: vec!["去年", "旧表"], ..book() }.bytes();
    let outcome = read(bytes.clone());
    assert!(outcome.entries.is_empty());
    let lines = said(&outcome, Lang::Zh);
    assert!(lines.iter().any(|line| line.contains("隐藏的工作表没有读：去年、旧表。")), "{lines:?}");
    let mut choices = SheetChoices::default();
    choices.answer(&outcome.questions[0], Some(1));
    assert_eq!(again(&bytes, choices).entries.len(), 1);
}

#[test]
fn rows_that_contradict_each_other_wait_for_a_decision() {
    let bytes = case("areas.csv");
    let outcome = read(bytes.clone());
    assert_eq!(values(&outcome), Vec::<f64>::new());
    assert_eq!(
        of_rows(&outcome),
        [
            (2, Trouble::OtherRow(vec![3, 4])),
            (3, Trouble::OtherRow(vec![2, 4])),
            (4, Trouble::OtherRow(vec![2, 3])),
        ]
    );
    let question = outcome.questions.last().expect("a question");
    assert_eq!((question.subject.clone(), question.taken), (QuestionSubject::Rows, None));
    assert_eq!(question.answer_text(&question.answers[2], Lang::Zh), "第 4 行：1480");
    let mut choices = SheetChoices::default();
    choices.answer(question, Some(4));
    let decided = again(&bytes, choices.clone());
    assert_eq!(values(&decided), [1480.0]);
    assert_eq!(of_rows(&decided).len(), 2);
    choices.answer(question, None);
    assert_eq!(values(&again(&bytes, choices)), Vec::<f64>::new());
}

#[test]
fn escapes_of_the_format_are_undone_and_come_back_the_same() {
    let outcome = read(case("control-escapes.xlsx"));
    let texts = |outcome: &Outcome| {
        let text = |entry: &plan_workbench::AcceptedRow| {
            let record = &entry.record;
            let source = &record.source;
            (
                record.targets[0].clone(),
                source.title.clone(),
                source.publisher.clone(),
                record.note_zh.clone(),
            )
        };
        outcome.entries.iter().map(text).collect::<Vec<_>>()
    };
    let said = |target: &str, note: &str| {
        let source = ("某区数字化\n工作年报".to_owned(), "某区数据局".to_owned());
        (target.to_owned(), source.0, source.1, Some(note.to_owned()))
    };
    let expected = [
        said(TARGET, "第一行\n第二行"),
        said("changning-target-one-touch-contracts", "编号形如_x0041_的文件"),
    ];
    assert_eq!(texts(&outcome), expected);
    let data = data();
    let mut job = Job::open(
        case("control-escapes.xlsx").into(),
        JobSettings { today: today(), ..JobSettings::default() },
        &gb18030,
    );
    while !job.step(&data, 100) {}
    let (outcome, sheet) = job.outcome();
    let table = annotated(&outcome, &sheet, Lang::Zh);
    let about = plan_present::present::About { title: String::new(), facts: Vec::new(), lang: Lang::Zh };
    assert_eq!(texts(&read(plan_export::xlsx(&table, &about).expect("a workbook"))), expected);
}

#[test]
fn days_are_as_exact_as_shown_and_counted_as_the_workbook_counts() {
    let outcome = read(case("from-1904.xlsx"));
    assert_eq!(days(&outcome), ["2024-12-31"; 4]);
    let day = plan_model::date::parse_day("2024-12-31").expect("a day");
    assert_eq!(of_rows(&outcome), [(4, Trouble::DayAsNumber(day))]);
    // A month that the sheet shows as one, and a day without its year.
    let of = |style: u32| {
        let cells = [("A2", TARGET), ("I2", "1500"), ("M2", "公报"), ("N2", "统计局")];
        let cells: String = cells.iter().map(|(place, text)| CELL(place, text)).collect();
        let cells = format!("{cells}<c r=\"K2\" s=\"{style}\"><v>45628</v></c>");
        let outcome = read(book(&[]).with_rows(&csv(&[]), &cells).bytes());
        let as_of = outcome.entries[0].record.as_of;
        (as_of.date.to_string(), format!("{:?}", as_of.precision), of_rows(&outcome))
    };
    assert_eq!(of(3), ("2024-12-31".to_owned(), "Month".to_owned(), Vec::new()));
    let day = plan_model::date::parse_day("2024-12-02").expect("a day");
    assert_eq!(of(4), ("2024-12-02".to_owned(), "Day".to_owned(), vec![(2, Trouble::YearNotShown(day))]));
}

#[test]
fn values_that_a_spreadsheet_has_changed_are_named() {
    let outcome = read(case("values.csv"));
    let day = |typed: &str| Trouble::DayForNumber(typed.to_owned());
    assert_eq!(values(&outcome), [1480.0, 1390.0]);
    assert_eq!(
        of_rows(&outcome),
        [
            (2, day("10-15")),
            (3, day("3-4")),
            (4, Trouble::TooNarrow),
            (7, Trouble::NotOneNumber),
            (8, Trouble::Decided(State::Achieved)),
            (8, Trouble::NotOneNumber),
        ]
    );
    let outcome = read(case("values.xlsx"));
    let troubles: Vec<Trouble> = of_rows(&outcome).into_iter().map(|(_, trouble)| trouble).collect();
    assert_eq!(troubles[..3], [day("10-15"), day("3-4"), day("1-2")]);
    assert_eq!(values(&outcome), [0.5, 1480.0, 1390.0]);
}

#[test]
fn numbers_that_no_file_can_hold_are_refused_by_cell() {
    let digits = "9".repeat(400);
    let small = format!("0.{}1", "0".repeat(30));
    for number in ["1e309", "-1e309", "1e-400", "1e16", &digits, &small] {
        let text = String::from_utf8(case("overflow-number.csv")).expect("UTF-8").replace("1e309", number);
        let in_text = read(text.into_bytes());
        assert_eq!(of_rows(&in_text), [(2, Trouble::OutOfRange)], "{number}");
        let head = "目标编号,数值,数值日期,来源标题,发布单位\n";
        let cells = [("A2", TARGET), ("C2", "2024"), ("D2", "公报"), ("E2", "统计局")];
        let cells: String = cells.iter().map(|(place, text)| CELL(place, text)).collect();
        let cells = format!("{cells}<c r=\"B2\"><v>{number}</v></c>");
        let in_book = read(book(&[]).with_rows(head, &cells).bytes());
        assert_eq!(of_rows(&in_book), [(2, Trouble::OutOfRange)], "{number}");
        let json = format!(
            "[{{\"目标编号\": \"{TARGET}\", \"数值\": {number}, \"数值日期\": \"2024\", \"来源标题\": \"1e309\", \"发布单位\": \"局\"}}]"
        );
        let in_json = read(json.into_bytes());
        assert_eq!(of_rows(&in_json), [(2, Trouble::OutOfRange)], "{number}");
    }
}

#[test]
fn a_package_that_the_product_would_refuse_is_not_made() {
    let data = data();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let file = |path: &str| std::fs::read(folder.join(path)).expect("a file");
    let manifest = wire::manifest(&file(wire::MANIFEST)).expect("a manifest");
    let changes = wire::changes(&file(wire::CHANGES)).expect("a list");
    let sound = read(csv(&[row(TARGET, &[])]).into_bytes()).entries;
    let preview = Preview::default();
    let made = |entries: &[plan_workbench::AcceptedRow]| {
        package(&data, &manifest, &changes, entries, today(), [&preview, &preview])
            .map(|package| package.release)
    };
    assert!(made(&sound).is_ok());
    for value in [f64::INFINITY, f64::NAN, 1e300] {
        let mut entries = sound.clone();
        entries[0].record.value = value;
        assert!(made(&entries).is_err(), "{value}");
    }
    let mut entries = sound;
    entries[0].record.unit = "貫".into();
    assert!(made(&entries).is_err());
}

#[test]
fn targets_without_a_unit_take_values_without_one() {
    let outcome = read(case("template-no-unit.csv"));
    assert_eq!(outcome.entries.len(), 42, "{:?}", said(&outcome, Lang::Zh));
    let unit = |id: &str| {
        let entry = outcome.entries.iter().find(|entry| entry.record.targets[0] == id).expect("a row");
        entry.record.unit.to_string()
    };
    assert_eq!(unit("xuhui-target-table-one-matter"), "");
    assert_eq!(unit("xuhui-target-city-iot-network"), "%", "complete coverage is measured in per cent");
    let data = data();
    let folder = plan_workbench::local(&data, &outcome.entries);
    let touched = plan_workbench::affected_targets(&data, &folder, &outcome.entries, today());
    let preview = touched.preview(Lang::Zh);
    let change = preview.changes.iter().find(|change| change.id == "xuhui-target-table-one-matter");
    let change = change.expect("it is judged");
    assert_eq!((change.values.as_slice(), change.unused.len()), (&["81 (2025年12月31日)".to_owned()][..], 0));
}

#[test]
fn what_is_missing_is_named_beside_what_is_there_and_can_be_assigned() {
    let outcome = read(case("no-columns.csv"));
    let [problem] = outcome.problems.as_slice() else { panic!("{:?}", outcome.problems) };
    let Trouble::NoHead { row: 1, missing, there } = &problem.trouble else { panic!("{problem:?}") };
    assert_eq!(
        missing.as_slice(),
        [SheetField::Target, SheetField::Value, SheetField::Title, SheetField::Publisher],
        "the year names a day"
    );
    assert_eq!(there.as_slice(), ["province", "year", "title", "full_text"]);
    // Assigned, the rows are checked as any others.
    let mut choices = SheetChoices::default();
    for (subject, column) in [(SheetField::Target, 0), (SheetField::Value, 3), (SheetField::Title, 2)] {
        let question =
            outcome.questions.iter().find(|question| question.subject == QuestionSubject::Column(subject));
        choices.answer(question.expect("a question"), Some(column));
    }
    let assigned = again(&case("no-columns.csv"), choices);
    let troubles: Vec<Trouble> = assigned.problems.iter().map(|problem| problem.trouble.clone()).collect();
    assert_eq!(
        troubles,
        [
            Trouble::NoColumn(vec![SheetField::Publisher]),
            Trouble::UnknownTarget(Vec::new()),
            Trouble::NotANumber,
            Trouble::Future,
        ]
    );
    // No target and no source.
    let outcome = read(case("year-area-value.xlsx"));
    let Trouble::NoHead { missing, there, .. } = &outcome.problems[0].trouble else { panic!("{outcome:?}") };
    assert_eq!(missing.as_slice(), [SheetField::Target, SheetField::Title, SheetField::Publisher]);
    assert_eq!(there.as_slice(), ["Year", "REF_AREA", "Value"]);
    // Records of other names.
    let outcome = read(case("records.json"));
    let Trouble::NoHead { there, .. } = &outcome.problems[0].trouble else { panic!("{outcome:?}") };
    assert_eq!(there.as_slice(), ["data_value", "location", "other", "time_string", "zhibiao"]);
    let mut choices = SheetChoices::default();
    for (subject, column) in [(SheetField::Target, 4), (SheetField::Value, 0), (SheetField::Day, 3)] {
        let question =
            outcome.questions.iter().find(|question| question.subject == QuestionSubject::Column(subject));
        choices.answer(question.expect("a question"), Some(column));
    }
    let assigned = again(&case("records.json"), choices);
    let troubles: Vec<Trouble> = of_rows(&assigned).into_iter().map(|(_, trouble)| trouble).collect();
    assert!(troubles.contains(&Trouble::NoValue), "an empty value is empty: {troubles:?}");
}

#[test]
fn what_the_product_guards_and_names_comes_back_as_it_was() {
    for name in ["signs.csv", "guarded.csv"] {
        let outcome = read(case(name));
        let last = outcome.entries.last().map(|entry| &entry.record).expect(name);
        let first = &outcome.entries[0].record;
        assert_eq!(first.source.title, "=关于报告的说明", "{name}");
        assert!(first.note_zh.as_deref().is_some_and(|note| note.starts_with("-较上年")), "{name}");
        assert_eq!((last.value, last.unit.as_str()), (81.0, "%"), "{name}");
    }
    let bound =
        |words: &str| crate::corpus::with(&[("界", words)]).entries.first().map(|entry| entry.record.bound);
    use plan_model::plan::Bound;
    assert_eq!([bound("确切数"), bound("不少于"), bound("区间")], [Some(Bound::Eq), Some(Bound::Ge), None]);
}
