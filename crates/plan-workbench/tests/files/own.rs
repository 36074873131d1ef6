//! Sheets as offices keep them: a title above, names instead of ids, words around the values, notes below. Nothing of them is
//! used before somebody has confirmed the columns and the targets.

use crate::corpus::read_with;
use crate::field::{case, values};
use crate::make::{Book, book, today};
use plan_model::lang::Lang;
use plan_model::plan::Bound;
use plan_workbench::{
    JobSettings, MatchStep, Outcome, QuestionSubject, SheetChoices, SheetField, SheetMapping, Trouble,
    TroubleSeverity, own_finding, row_messages,
};

/// A title, heads, and seven rows; in the file they are in GB18030.
const SHEET: &str = "office.csv";
const TITLE: &str = "长宁区数字化重点工作完成情况表,,,,\n";
const HEAD: &str = "序号,工作指标,目标,完成情况,截止时间\n";

/// Row of the sheet with this number in front.
fn office(n: usize) -> String {
    let text = crate::corpus::gb18030(&case(SHEET)).expect("GB18030");
    text.lines().nth(n + 1).expect("a row").to_owned() + "\n"
}

fn again(bytes: &[u8], choices: &SheetChoices) -> Outcome {
    read_with(bytes.to_vec(), JobSettings { today: today(), choices: choices.clone() })
}

fn mapping(outcome: &Outcome) -> &SheetMapping {
    outcome.mapping.as_ref().expect("an office's own sheet")
}

/// What the form says for all rows, and that the columns are right.
fn columns_confirmed() -> SheetChoices {
    let mut choices = SheetChoices { columns_confirmed: true, ..SheetChoices::default() };
    for (field, words) in [
        (SheetField::Title, "长宁区数字化工作年报"),
        (SheetField::Publisher, "长宁区数据局"),
        (SheetField::Published, "2025-02-10"),
        (SheetField::Day, "2024-12-31"),
    ] {
        choices.for_all.set(field, words.to_owned());
    }
    choices
}

/// Confirms every match that can hardly be mistaken.
fn confirm(choices: &mut SheetChoices, outcome: &Outcome) {
    let sure = mapping(outcome).of(MatchStep::Sure);
    sure.for_each(|row| choices.targets.insert(row.row, row.taken.clone().expect("a target")));
}

/// The outcome after both confirmations.
pub fn confirmed(bytes: &[u8]) -> Outcome {
    confirmed_with(bytes, columns_confirmed())
}

fn confirmed_with(bytes: &[u8], choices: SheetChoices) -> Outcome {
    let mut choices = SheetChoices { columns_confirmed: true, ..choices };
    let outcome = again(bytes, &choices);
    confirm(&mut choices, &outcome);
    again(bytes, &choices)
}

fn errors(outcome: &Outcome) -> Vec<(u32, Trouble)> {
    let errors =
        outcome.problems.iter().filter(|problem| problem.trouble.severity() == TroubleSeverity::Error);
    errors.map(|problem| (problem.row, problem.trouble.clone())).collect()
}

#[test]
fn six_of_seven_rows_are_usable_after_two_confirmations_and_none_before() {
    let bytes = case(SHEET);
    let outcome = again(&bytes, &SheetChoices::default());
    let map = mapping(&outcome);
    let fields: Vec<_> = map.columns.iter().map(|column| column.field).collect();
    let expected = [SheetField::Name, SheetField::Asked, SheetField::Value, SheetField::Deadline];
    assert_eq!(fields, [None].into_iter().chain(expected.map(Some)).collect::<Vec<_>>());
    assert_eq!((map.head_row, map.above.as_slice()), (2, &["长宁区数字化重点工作完成情况表".to_owned()][..]));
    assert_eq!((map.district.as_deref(), map.confirmed), (Some("changning"), false));
    assert_eq!(map.missing, [SheetField::Day, SheetField::Title, SheetField::Publisher]);
    assert_eq!(map.of(MatchStep::Sure).count(), 7);
    assert_eq!((outcome.rows, outcome.entries.len()), (7, 0));
    // The form and the first confirmation alone publish nothing.
    let choices = columns_confirmed();
    assert_eq!(again(&bytes, &choices).entries.len(), 0);
    // Matches without confirmed columns neither.
    let mut matches = SheetChoices { columns_confirmed: false, ..choices };
    confirm(&mut matches, &outcome);
    assert_eq!(again(&bytes, &matches).entries.len(), 0);
    let outcome = confirmed(&bytes);
    assert_eq!(values(&outcome), [112.0, 1500.0, 1935.0, 412.0, 203.0, 2700.0]);
    let bounds: Vec<Bound> = outcome.entries.iter().map(|entry| entry.record.bound).collect();
    assert_eq!(bounds, [Bound::Eq, Bound::Approx, Bound::Eq, Bound::Eq, Bound::Eq, Bound::Ge]);
    assert_eq!(errors(&outcome), [(9, Trouble::OtherUnit("户".to_owned()))]);
    let record = &outcome.entries[5].record;
    assert_eq!(record.note_zh.as_deref(), Some("表中写作“2700~2800”"));
    assert_eq!(
        (record.source.title.as_str(), record.source.publisher.as_str()),
        ("长宁区数字化工作年报", "长宁区数据局")
    );
    assert_eq!(record.source.published.as_deref(), Some("2025-02-10"));
}

#[test]
fn a_row_has_one_message_and_a_count() {
    let outcome = confirmed(&case(SHEET));
    let said: Vec<_> = row_messages(&outcome, Lang::Zh)
        .into_iter()
        .map(|message| (message.severity, message.rows, message.n, message.words))
        .collect();
    let unit = "“完成率100%”　D 完成情况：单位与目标不同，也不能换算。";
    let wrong = said.iter().find(|message| message.0 == TroubleSeverity::Error).expect("a message");
    assert_eq!((wrong.1.as_str(), wrong.2), ("9", 2));
    assert!(wrong.3.starts_with(unit), "{said:?}");
    assert_eq!(said.iter().filter(|message| message.1 == "9").count(), 1, "{said:?}");
    assert_eq!(
        own_finding("表.csv", &outcome, Lang::Zh).as_deref(),
        Some("“表.csv”：7 行，6 行可用，1 行有错。")
    );
    let outcome = again(&case(SHEET), &SheetChoices::default());
    assert_eq!(
        own_finding("a.csv", &outcome, Lang::En).as_deref(),
        Some("“a.csv”: rows: 7; 0 usable, 6 waiting for you, 1 with errors.")
    );
}

#[test]
fn five_thousand_rows_that_name_nothing_known_have_one_message() {
    let rows: String = (0..5_000).map(|n| format!("{n},采购办公用品第{n}批,{n},{n},2024年底\n")).collect();
    let outcome = again(format!("{HEAD}{rows}").as_bytes(), &columns_confirmed());
    let [message] = row_messages(&outcome, Lang::Zh).try_into().expect("one message");
    let message: plan_workbench::RowMessage = message;
    assert_eq!((message.rows.as_str(), message.n_rows, message.n), ("2–5001", 5_000, 1));
    assert!(
        message.words.contains("第0批”“采购办公用品第1批”") && message.words.contains("也没有名称相近的")
    );
    assert_eq!((outcome.rows, outcome.entries.len()), (5_000, 0));
    assert!(mapping(&outcome).rows.iter().all(|row| row.step == MatchStep::Unmatched));
}

#[test]
fn titles_subtitles_totals_and_notes_are_no_rows_of_data_and_are_named() {
    let text = format!(
        "长宁区,,,,\n（2024年）,,,,\n{HEAD}一、基础设施,,,,\n{}{HEAD}{}合计,,,1500,\n注：数据由各单位报送。,,,,\n",
        office(1),
        office(2)
    );
    let outcome = confirmed(text.as_bytes());
    assert_eq!(values(&outcome), [112.0, 1500.0]);
    let map = mapping(&outcome);
    assert_eq!((map.above.len(), map.asides.as_slice()), (2, &[4, 6, 8, 9][..]));
    assert_eq!(errors(&outcome), []);
}

#[test]
fn two_rows_of_heads_merged_cells_and_units_beside_values_are_read() {
    let text = "长宁区重点工作,,,,,\n序号,指标名称,目标值,完成情况,,备注\n,,,数值,单位,\n1,数字经济企业数,1900,1935,家,\n2,固定宽带平均接入带宽,400,0.412,Gbps,季报\n";
    let merged = "<mergeCell ref=\"A1:F1\"/><mergeCell ref=\"D2:E2\"/><mergeCell ref=\"A2:A3\"/>".to_owned();
    let bytes = Book { merged, ..book(&[]).with_text(text) }.bytes();
    let outcome = confirmed(&bytes);
    let read: Vec<_> =
        outcome.entries.iter().map(|entry| (entry.record.value, entry.record.unit.to_string())).collect();
    assert_eq!(read, [(1935.0, "家".to_owned()), (0.412, "Gbps".to_owned())], "{:?}", outcome.problems);
    assert_eq!(outcome.entries[1].record.note_zh.as_deref(), Some("季报"));
}

#[test]
fn hidden_columns_hold_nothing_until_somebody_assigns_them() {
    let mut hidden = book(&[]).with_text(&format!("{HEAD}{}", office(3)));
    hidden.sheet = hidden
        .sheet
        .replace("<worksheet>", "<worksheet><cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols>");
    let bytes = hidden.bytes();
    let outcome = again(&bytes, &columns_confirmed());
    let column = &mapping(&outcome).columns[3];
    assert_eq!((column.field, column.hidden, outcome.entries.len()), (None, true, 0), "{column:?}");
    let mut choices = columns_confirmed();
    choices.assign(3, Some(SheetField::Value));
    assert_eq!(values(&confirmed_with(&bytes, choices)), [1935.0]);
}

#[test]
fn of_two_sheets_one_is_read_and_the_other_is_asked_about() {
    let first = format!("{TITLE}{HEAD}{}", office(3));
    let second = Some(format!("{TITLE}{HEAD}{}", office(1)));
    let bytes = Book { others: vec!["基础设施"], second, ..book(&[]).with_text(&first) }.bytes();
    let outcome = confirmed(&bytes);
    assert_eq!(values(&outcome), [1935.0]);
    let question = outcome.questions.iter().find(|question| question.subject == QuestionSubject::Sheet);
    let mut choices = columns_confirmed();
    choices.answer(question.expect("a question"), Some(1));
    assert!(!choices.columns_confirmed, "what was confirmed of one sheet says nothing of another");
    assert!(choices.for_all.get(SheetField::Title).is_some(), "the source stays");
    assert_eq!(values(&confirmed_with(&bytes, choices)), [112.0]);
}

#[test]
fn mixed_days_are_read_or_named_row_by_row() {
    let days = ["2024-12-31", "2024年9月底", "03/04/2024", "去年"];
    let rows: String = days.iter().map(|day| format!("数字经济企业数,19{}1,{day}\n", day.len())).collect();
    let bytes = format!("长宁区,,\n指标,完成数,统计日期\n{rows}").into_bytes();
    let outcome = confirmed(&bytes);
    let days: Vec<String> = outcome.entries.iter().map(|entry| entry.record.as_of.date.to_string()).collect();
    assert_eq!(days, ["2024-12-31", "2024-09-30"]);
    assert_eq!(errors(&outcome), [(5, Trouble::AmbiguousDay), (6, Trouble::NotADay)]);
}

#[test]
fn a_target_that_two_rows_mean_is_confirmed_by_hand_and_contradictions_are_asked_about() {
    let text = format!("{TITLE}{HEAD}{}{}", office(3), office(3).replace("1 935", "1941"));
    let mut choices = columns_confirmed();
    let outcome = again(text.as_bytes(), &choices);
    let twins: Vec<_> = mapping(&outcome).rows.iter().map(|row| (row.step, row.twin)).collect();
    assert_eq!(twins, [(MatchStep::Doubtful, Some(4)), (MatchStep::Doubtful, Some(3))]);
    let id = "changning-target-digital-economy-firms".to_owned();
    choices.targets.insert(4, id.clone());
    choices.targets.insert(3, id);
    let outcome = again(text.as_bytes(), &choices);
    assert_eq!((outcome.entries.len(), outcome.questions.len()), (0, 1));
    choices.targets.insert(3, String::new());
    let outcome = again(text.as_bytes(), &choices);
    assert_eq!(values(&outcome), [1941.0]);
    assert_eq!(mapping(&outcome).rows[0].step, MatchStep::LeftOut);
}

#[test]
fn a_target_of_another_district_is_never_sure() {
    let text = format!("徐汇区重点工作,,,,\n{HEAD}{}", office(3));
    let outcome = again(text.as_bytes(), &columns_confirmed());
    let row = &mapping(&outcome).rows[0];
    assert_eq!((row.step, row.taken.as_ref(), row.matches[0].elsewhere), (MatchStep::Doubtful, None, true));
    // Whoever says that it is a sheet of that district has it.
    let mut choices = columns_confirmed();
    choices.for_all.set(SheetField::District, "changning".to_owned());
    let outcome = again(text.as_bytes(), &choices);
    assert_eq!(mapping(&outcome).rows[0].step, MatchStep::Sure);
}

#[test]
fn another_number_than_the_targets_own_is_never_sure_and_a_decided_target_is_said_to_be_one() {
    let text = format!("{TITLE}{HEAD}{}", office(3).replace("1900家", "1700家"));
    let outcome = again(text.as_bytes(), &columns_confirmed());
    let row = &mapping(&outcome).rows[0];
    assert_eq!((row.step, row.matches[0].same_number), (MatchStep::Doubtful, Some(false)));
    let data = crate::make::data();
    let decided = (0..data.targets().count()).find_map(|position| {
        let status = plan_method::progress::status(&data, position, today())?;
        let (plan, target) = data.target_at(position)?;
        let name = &data.indicator(&target.indicator)?.names.zh;
        status.state.is_decided().then(|| (plan.district.clone(), target.id.clone(), name.clone()))
    });
    let (district, id, name) = decided.expect("a decided target");
    let mut choices = columns_confirmed();
    choices.for_all.set(SheetField::District, district);
    choices.targets.insert(2, id);
    let outcome = again(format!("指标,完成值\n{name},5\n").as_bytes(), &choices);
    let is_decided = |problem: &plan_workbench::Problem| matches!(problem.trouble, Trouble::Decided(_));
    assert!(outcome.problems.iter().any(is_decided), "{:?}", outcome.problems);
}

#[test]
fn headings_that_nobody_knows_are_assigned_by_hand() {
    let text = "甲栏,乙栏\n数字经济企业数,1935家\n";
    let outcome = again(text.as_bytes(), &SheetChoices::default());
    assert_eq!(mapping(&outcome).columns.len(), 2, "{:?}", outcome.problems);
    let mut choices = columns_confirmed();
    choices.for_all.set(SheetField::District, "changning".to_owned());
    choices.assign(0, Some(SheetField::Name));
    choices.assign(1, Some(SheetField::Value));
    assert!(!choices.columns_confirmed, "another column has to be confirmed again");
    assert_eq!(values(&confirmed_with(text.as_bytes(), choices)), [1935.0]);
}

#[test]
fn what_all_rows_share_is_said_once_also_of_a_sheet_with_ids() {
    let text = format!("目标编号,数值,数值日期\n{},1500,2024-12-31\n", crate::corpus::TARGET);
    let outcome = again(text.as_bytes(), &SheetChoices::default());
    let map = mapping(&outcome);
    assert!(!map.own && map.form.contains(&SheetField::Title), "{map:?}");
    assert_eq!(outcome.entries.len(), 0);
    let outcome = again(text.as_bytes(), &columns_confirmed());
    assert_eq!((values(&outcome), errors(&outcome)), (vec![1500.0], Vec::new()));
}

#[test]
fn a_pasted_sheet_and_a_title_in_one_cell_are_read_alike() {
    let text = format!("长宁区重点工作\n{HEAD}{}{}", office(1), office(3));
    let tabs = text.replace(',', "\t");
    for bytes in [text.as_bytes(), tabs.as_bytes()] {
        let outcome = confirmed(bytes);
        assert_eq!(values(&outcome), [112.0, 1935.0], "{:?}", outcome.problems);
        assert_eq!(mapping(&outcome).above, ["长宁区重点工作"]);
    }
}
