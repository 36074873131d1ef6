//! What files really are, whatever their names say: foreign kinds, encodings, forms of archives; and what one bad item costs.

use crate::corpus::{TARGET, read, said};
use crate::field::{case, of_rows, values};
use crate::make::{CELL, csv, row};
use plan_method::progress::State;
use plan_model::lang::Lang;
use plan_workbench::{FileKind, Foreign, Trouble};

#[test]
fn a_file_is_named_by_what_it_is_and_not_by_its_ending() {
    let kind = |bytes: Vec<u8>| match read(bytes).problems.first().map(|problem| problem.trouble.clone()) {
        Some(Trouble::ForeignFile(kind)) => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(case("web-page.xls")), Foreign::WebPage);
    assert_eq!(kind(case("xml-2003.xls")), Foreign::Xml2003);
    assert_eq!(kind("\u{feff}\r\n<!DOCTYPE html><p>登录</p>".as_bytes().to_vec()), Foreign::WebPage);
    assert_eq!(kind(b"<?xml version=\"1.0\"?><rows/>".to_vec()), Foreign::Xml);
    assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0".to_vec()), Foreign::Picture);
    let container = |name: &str| {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1].into_iter().chain(name).collect::<Vec<u8>>()
    };
    assert_eq!(kind(container("EncryptedPackage")), Foreign::Password);
    assert_eq!(kind(container("WordDocument")), Foreign::Document);
    assert_eq!(read(container("Workbook")).problems[0].trouble, Trouble::OldWorkbook);
    let archive = |names: &[&str]| {
        let mut archive = zip::write::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for name in names {
            archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
        }
        archive.finish().expect("an archive").into_inner()
    };
    assert_eq!(kind(archive(&["mimetype", "content.xml"])), Foreign::Ods);
    assert_eq!(kind(archive(&["[Content_Types].xml", "xl/workbook.bin"])), Foreign::Xlsb);
    assert_eq!(kind(archive(&["[Content_Types].xml", "word/document.xml"])), Foreign::Document);
    assert_eq!(kind(archive(&["a.csv", "b.csv"])), Foreign::Archive);
    for lang in [Lang::Zh, Lang::En] {
        let text = plan_workbench::problem_text(&Trouble::ForeignFile(Foreign::Ods), lang);
        assert!(text.wrong.contains("ods") && text.fix.contains(".xlsx"), "{text:?}");
    }
}

#[test]
fn text_in_utf16_is_read_without_its_mark() {
    let outcome = read(case("utf16-without-mark.txt"));
    assert_eq!((values(&outcome), outcome.kind), (vec![1480.0, 3620.0, 812.5], Some(FileKind::TextUtf16)));
    let text = csv(&[row(TARGET, &[])]);
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(values(&read(big)), [1500.0]);
}

#[test]
fn a_bad_byte_costs_its_cell() {
    let outcome = read(case("one-bad-byte.csv"));
    assert_eq!(values(&outcome), [1480.0, 3620.0]);
    assert_eq!(of_rows(&outcome), [(4, Trouble::LostBytes), (4, Trouble::Decided(State::Achieved))]);
    // The same in GB18030.
    let text = csv(&[row(TARGET, &[]), row(TARGET, &[("数值日期", "2023"), ("发布单位", "XX")])]);
    let lines = "备注行,没有用\r\n".repeat(8);
    let mut bytes = encoding_rs::GB18030.encode(&(text + &lines)).0.into_owned();
    let at = bytes.windows(2).position(|pair| pair == b"XX").expect("the mark");
    bytes[at] = 0xff;
    let outcome = read(bytes);
    assert_eq!((values(&outcome), outcome.kind), (vec![1500.0], Some(FileKind::TextGb18030)));
    assert_eq!(of_rows(&outcome)[0], (3, Trouble::LostBytes));
}

#[test]
fn a_comma_too_many_costs_its_record_at_most() {
    let record = |value: &str, day: &str| {
        format!(
            "{{\"target\": \"{TARGET}\", \"value\": {value}, \"date\": \"{day}\", \"source\": \"s\", \"publisher\": \"p\"}}"
        )
    };
    let (first, last) = (record("1500", "2024"), record("1400", "2023"));
    let outcome = read(format!("[{first},\n{last},\n]").into_bytes());
    assert_eq!(values(&outcome), [1500.0, 1400.0]);
    assert_eq!(outcome.problems[0].trouble, Trouble::BadJson { line: 3, column: 1 });
    let outcome = read(format!("[{first},\n{},\n{last}]", record("15 00", "2022")).into_bytes());
    assert_eq!(values(&outcome), [1500.0, 1400.0]);
    assert_eq!(outcome.problems[1].trouble, Trouble::LostRecords { n: 1 });
}

/// An archive in the form of ZIP64, with its parts stored: what programs write that don't know sizes beforehand.
fn large_form(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut central) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (at, size) = (bytes.len() as u64, text.len() as u64);
        let lengths = [(name.len() as u16).to_le_bytes(), 0_u16.to_le_bytes()].concat();
        bytes.extend(b"PK\x03\x04\x2d\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff");
        bytes.extend(lengths);
        bytes.extend(name.as_bytes());
        bytes.extend(text.as_bytes());
        central.extend(b"PK\x01\x02\x2d\0\x2d\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff");
        central.extend((name.len() as u16).to_le_bytes());
        central.extend(28_u16.to_le_bytes());
        central.extend([0; 10]);
        central.extend([0xff; 4]);
        central.extend(name.as_bytes());
        central.extend([1_u16.to_le_bytes(), 24_u16.to_le_bytes()].concat());
        central.extend([size.to_le_bytes(), size.to_le_bytes(), at.to_le_bytes()].concat());
    }
    let (start, n, size) = (bytes.len() as u64, files.len() as u64, central.len() as u64);
    bytes.extend(central);
    let end = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([0x2d, 0, 0x2d, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend([n.to_le_bytes(), n.to_le_bytes(), size.to_le_bytes(), start.to_le_bytes()].concat());
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(end.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([0xff; 12]);
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn workbooks_in_the_large_form_and_with_parts_elsewhere_are_read() {
    let text = csv(&[row(TARGET, &[])]);
    let rows: String = (1..)
        .zip(text.lines())
        .map(|(n, line)| {
            let cells: String = line.split(',').map(|cell| CELL("", cell).replace(" r=\"\"", "")).collect();
            format!("<row r=\"{n}\">{cells}</row>")
        })
        .collect();
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let files = [
        ("_rels/.rels", relation("r1", "officeDocument", "/book/main.xml")),
        ("book/_rels/main.xml.rels", relation("r7", "worksheet", "../sheets/one.xml")),
        (
            "book/main.xml",
            "<workbook><sheets><sheet name=\"填报\" r:id=\"r7\"/></sheets></workbook>".to_owned(),
        ),
        ("sheets/one.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
        ("[Content_Types].xml", "<Types/>".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let outcome = read(large_form(&files));
    assert_eq!(values(&outcome), [1500.0], "{:?}", said(&outcome, Lang::Zh));
    assert_eq!(outcome.sheet, "填报");
}
