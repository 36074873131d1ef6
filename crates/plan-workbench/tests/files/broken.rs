//! Files that are none, damaged or made to do harm; and what workbooks hold beside plain cells.

use crate::corpus::{TARGET, gb18030, read, said};
use crate::make::{Book, CELL, FORMULA, book, csv, data, row, today, xlsx_of};
use plan_model::lang::Lang;
use plan_workbench::{Foreign, Job, JobSettings, Outcome, Trouble, TroubleSeverity};

#[test]
fn files_that_are_none_are_named() {
    let first = |bytes: Vec<u8>| {
        let outcome = read(bytes);
        assert!(outcome.entries.is_empty());
        outcome.problems[0].trouble.clone()
    };
    assert_eq!(first(Vec::new()), Trouble::EmptyFile);
    assert_eq!(first(b"  \r\n \n".to_vec()), Trouble::EmptySheet);
    assert_eq!(first("\u{feff}".as_bytes().to_vec()), Trouble::EmptySheet);
    assert_eq!(first(vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), Trouble::OldWorkbook);
    assert_eq!(first(b"%PDF-1.7\n\0\x01\x02".to_vec()), Trouble::ForeignFile(Foreign::Pdf));
    assert_eq!(first(b"\0\x01\x02 no table".to_vec()), Trouble::NoTable);
    assert_eq!(first(b"PK\x03\x04 cut off".to_vec()), Trouble::BrokenWorkbook);
    assert_eq!(first(vec![0xff; 300]), Trouble::OtherEncoding);
    assert_eq!(first(b"{\"a\": 1}".to_vec()), Trouble::NoRecords);
    assert_eq!(first(b"[1, 2]".to_vec()), Trouble::NoRecords);
    assert_eq!(first(b"[{\"a\": 1},\n{]".to_vec()), Trouble::BadJson { line: 2, column: 2 });
    let there = vec!["甲".to_owned(), "乙".to_owned()];
    assert!(
        matches!(first("甲,乙\n丙,丁\n".as_bytes().to_vec()), Trouble::NoHead { row: 1, there: found, .. } if found == there)
    );
    let whole = xlsx_of(&csv(&[row(TARGET, &[])]));
    assert_eq!(first(whole[..whole.len() / 2].to_vec()), Trouble::BrokenWorkbook);
    assert_eq!(first(vec![b'x'; 50 << 20]), Trouble::TooLarge { bytes: 50 << 20, most: 32 << 20 });
    assert_eq!(Outcome::too_large(50 << 20).map(|outcome| outcome.problems.len()), Some(1));
    assert_eq!(Outcome::too_large(32 << 20), None);
    let json = format!("[{}\"\"]", "\"xxxxxxxx\",".repeat(1 << 20));
    assert!(matches!(first(json.into_bytes()), Trouble::TooLarge { most, .. } if most == 8 << 20));
}

#[test]
fn junk_that_is_as_large_as_may_be_ends_with_a_word() {
    for junk in [vec![b'x'; 32 << 20], b"a,b\n".repeat(1 << 20), b"\"".repeat(1 << 20), b",".repeat(1 << 20)]
    {
        let outcome = read(junk);
        assert_eq!(outcome.n(TroubleSeverity::Error), 1);
        assert!(
            matches!(outcome.problems[0].trouble, Trouble::NoHead { .. } | Trouble::EmptySheet),
            "{:?}",
            outcome.problems[0].trouble
        );
    }
}

#[test]
fn every_cut_and_every_changed_byte_of_a_workbook_is_met() {
    let whole = xlsx_of(&csv(&[row(TARGET, &[])]));
    let data = data();
    let settings = || JobSettings { today: today(), ..JobSettings::default() };
    let run = |bytes: Vec<u8>| {
        let mut job = Job::open(bytes.into(), settings(), &gb18030);
        let mut steps = 0;
        while !job.step(&data, 100) && steps < 10_000 {
            steps += 1;
        }
        assert!(job.is_done());
    };
    for n in (0..whole.len()).step_by(197) {
        run(whole[..n].to_vec());
        let mut changed = whole.clone();
        changed[n] ^= 0x55;
        run(changed);
    }
}

#[test]
fn a_workbook_that_unpacks_to_far_too_much_is_stopped() {
    let rows = format!("<row>{}</row>", " ".repeat(500_000)).repeat(560);
    let bomb = Book { sheet: format!("<worksheet><sheetData>{rows}"), ..book(&[]) }.bytes();
    assert!(bomb.len() < 1 << 20, "it is small packed");
    let outcome = read(bomb);
    assert!(
        outcome.problems.iter().any(|problem| problem.trouble == Trouble::Bomb),
        "{:?}",
        outcome.problems
    );

    let words = "<sst>".to_owned() + &format!("<si><t>{}</t></si>", "x".repeat(1000)).repeat(80_000);
    let outcome = read(Book { words: Some(words), ..book(&[]) }.bytes());
    assert!(
        outcome.problems.iter().any(|problem| problem.trouble == Trouble::Bomb),
        "{:?}",
        outcome.problems
    );

    let one =
        format!("<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>{}</v></c></row>", "x".repeat(8 << 20));
    let outcome = read(Book { sheet: one, ..book(&[]) }.bytes());
    assert!(outcome.problems.iter().any(|problem| problem.trouble == Trouble::BrokenWorkbook));
}

#[test]
fn what_stands_before_the_spot_where_reading_breaks_is_kept_and_the_reader_is_told() {
    let days = |n: u32| row(TARGET, &[("数值日期", &format!("2024-{n:02}-01"))]);
    let broken = |rows: &[Vec<String>], length: usize| {
        let cell = format!("<c r=\"A9\" t=\"str\"><v>{}</v></c>", "x".repeat(length));
        let outcome = read(Book { others: vec!["去年"], ..book(&[]).with_rows(&csv(rows), &cell) }.bytes());
        let troubles: Vec<Trouble> = outcome.problems.iter().map(|problem| problem.trouble.clone()).collect();
        (troubles, outcome.entries.len(), outcome.sheet)
    };
    let others = || Trouble::OtherSheets(vec!["去年".to_owned()]);
    // Headings and rows are few, so the headings weren't looked for yet when it broke.
    let three = [days(1), days(2), days(3)];
    let part = Trouble::ReadInPart { rows: 3 };
    let sheet = "填报".to_owned();
    assert_eq!(
        broken(&three, 2 << 20),
        (vec![Trouble::BrokenWorkbook, part.clone(), others()], 3, sheet.clone())
    );
    assert_eq!(broken(&three, 200 << 10), (vec![Trouble::Bomb, part, others()], 3, sheet.clone()));
    let many: Vec<Vec<String>> = (0..40)
        .map(|n| row(TARGET, &[("数值日期", &format!("202{}-{:02}-01", n / 12 + 1, n % 12 + 1))]))
        .collect();
    let (troubles, n, _) = broken(&many, 200 << 10);
    assert_eq!((troubles[1].clone(), n), (Trouble::ReadInPart { rows: 40 }, 40));
    // Without a row there is nothing to tell.
    assert_eq!(broken(&[], 200 << 10), (vec![Trouble::Bomb, others()], 0, sheet));
    assert_eq!(Trouble::ReadInPart { rows: 3 }.severity(), TroubleSeverity::Warning, "what was read is used");
}

#[test]
fn rows_beyond_the_most_are_left_and_the_reader_is_told() {
    let rows = format!("{TARGET},,,,\n").repeat(200_001);
    let outcome = read(format!("目标编号,数值,日期,来源,发布单位\n{rows}").into_bytes());
    let troubles: Vec<&Trouble> = outcome.problems.iter().map(|problem| &problem.trouble).collect();
    let most = 200_000;
    assert_eq!(troubles, [&Trouble::TooManyRows { most }, &Trouble::ReadInPart { rows: most }]);
    assert_eq!(outcome.rows, most);
}

#[test]
fn workbooks_with_formulas_dates_percents_and_mistakes() {
    let read_row = |cells: &str| {
        let text = csv(&[]);
        let outcome = read(book(&[]).with_rows(&text, cells).bytes());
        (said(&outcome, Lang::Zh), outcome)
    };
    let rest = CELL("M2", "公报") + &CELL("N2", "统计局");
    let target = CELL("A2", TARGET);
    // A formula with its result, and a day as a day.
    let (lines, outcome) = read_row(&format!(
        "{target}{}<c r=\"K2\" s=\"1\"><v>45657</v></c>{rest}",
        FORMULA("I2", "1400+100", Some("1500"))
    ));
    assert_eq!(lines, ["2 I 数值: 1500: 这里是公式，用的是文件保存时算出的结果。"]);
    assert_eq!(outcome.entries[0].record.as_of.date.to_string(), "2024-12-31");
    // The same day as a bare number.
    let (lines, _) =
        read_row(&format!("{target}<c r=\"I2\"><v>1500</v></c><c r=\"K2\"><v>45657</v></c>{rest}"));
    assert_eq!(lines, ["2 K 数值日期: 45657: 日期写成了数字（电子表格的日期序号），已换成 2024年12月31日。"]);
    // A formula that was never computed.
    let (lines, _) = read_row(&format!(
        "{target}{}<c r=\"K2\" s=\"1\"><v>45657</v></c>{rest}",
        FORMULA("I2", "SUM(Z1:Z9)", None)
    ));
    assert_eq!(lines, ["2 I 数值: =: 这里是公式，文件里没有存它的结果；本站不计算公式。"]);
    // A spreadsheet's own error, and a number that became a day.
    let (lines, _) = read_row(&format!(
        "{target}<c r=\"I2\" t=\"e\"><v>#REF!</v></c><c r=\"K2\" s=\"1\"><v>45657</v></c>{rest}"
    ));
    assert_eq!(lines, ["2 I 数值: #REF!: 这是电子表格的错误值。"]);
    let (lines, _) = read_row(&format!(
        "{target}<c r=\"I2\" s=\"1\"><v>45657</v></c><c r=\"K2\" s=\"1\"><v>45657</v></c>{rest}"
    ));
    assert_eq!(lines, ["2 I 数值: 2024-12-31: 这里要一个数，却是日期；可能是电子表格自动改的。"]);
    // A number that the sheet shows as percent.
    let (lines, _) = read_row(&format!(
        "{target}<c r=\"I2\" s=\"2\"><v>0.29</v></c><c r=\"K2\" s=\"1\"><v>45657</v></c>{rest}"
    ));
    assert_eq!(lines, ["2 I 数值: 29%: 单位与目标不同，也不能换算。"]);
}

#[test]
fn workbooks_with_merged_cells_macros_more_sheets_and_two_rows_of_headings() {
    let sound = csv(&[row(TARGET, &[])]);
    let outcome =
        read(Book { merged: "<mergeCell ref=\"A2:A3\"/>".to_owned(), ..book(&[]).with_text(&sound) }.bytes());
    assert_eq!(
        said(&outcome, Lang::Zh),
        ["2 A 目标编号: A2:A3: 这些单元格合并在一起，只有左上角一格有内容，其余按空格读。"]
    );
    assert_eq!(outcome.entries.len(), 1);
    let title = Book {
        merged: "<mergeCell ref=\"A1:C1\"/>".to_owned(),
        ..book(&[]).with_text(&format!("徐汇区数据填报表\n{sound}"))
    };
    assert!(
        said(&read(title.bytes()), Lang::Zh).is_empty(),
        "a title above the headings is none of the data"
    );

    let macros = Book { macros: true, ..book(&[]).with_text(&sound) };
    assert_eq!(
        said(&read(macros.bytes()), Lang::Zh),
        ["0 : vbaProject.bin: 工作簿里有宏。宏没有运行，也不会带进任何导出。"]
    );

    let sheets = Book { others: vec!["去年"], ..book(&[]).with_text(&sound) };
    let outcome = read(sheets.bytes());
    assert_eq!(said(&outcome, Lang::Zh), ["0 : : 还有别的工作表没有读：去年。"]);
    assert_eq!(outcome.sheet, "填报");

    let two = "指标,完成情况,,,来源,\n名称,数值,单位,日期,标题,发布单位\n人工智能相关产业总产出,900,亿元,2024,公报,统计局\n";
    let outcome = crate::own::confirmed(two.as_bytes());
    assert_eq!(outcome.entries.len(), 1, "{:?}", said(&outcome, Lang::Zh));
    assert_eq!(
        said(&outcome, Lang::Zh)[0],
        "2 : 名称 数值 单位 日期 标题 发布单位: 标题分两行，已合起来读。"
    );

    let empty = read(book(&[]).bytes());
    assert_eq!(empty.problems[0].trouble, Trouble::EmptySheet);
}
