//! What a file really is, whatever its name says: kinds that aren't read, each known by its first bytes or its parts.

use crate::zip_reader::ZipEntry;

/// A kind of file that isn't read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// HTML, often named .xls by the program that exported it.
    WebPage,
    /// A workbook in XML of 2003.
    Xml2003,
    /// Other XML.
    Xml,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A workbook of OpenDocument (.ods).
    Ods,
    /// A binary workbook (.xlsb).
    Xlsb,
    /// A workbook or archive that a password protects.
    Password,
    /// A text document (.doc, .docx, .odt).
    Document,
    /// Slides.
    Slides,
    /// An archive of other files.
    Archive,
}

/// First bytes of kinds that are known by them.
const BEGINNINGS: &[(&[u8], Foreign)] = &[
    (b"%PDF-", Foreign::Pdf),
    (b"\x89PNG", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"BM", Foreign::Picture),
    (b"Rar!", Foreign::Archive),
    (b"7z\xbc\xaf", Foreign::Archive),
    (b"\x1f\x8b", Foreign::Archive),
];

/// Bytes that a bitmap has at least; text may begin with the same two letters.
const BITMAP: usize = 54;

/// The kind of a file by its first bytes; `None` where they say nothing.
pub(crate) fn by_bytes(bytes: &[u8]) -> Option<Foreign> {
    let (_, kind) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning))?;
    let is_bitmap = bytes.len() >= BITMAP && bytes[6..10] == [0; 4];
    (!bytes.starts_with(b"BM") || is_bitmap).then_some(*kind)
}

/// The kind of an old container of Office: `None` for an old workbook.
pub(crate) fn by_streams(bytes: &[u8]) -> Option<Foreign> {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        Some(Foreign::Password)
    } else if has("WordDocument") {
        Some(Foreign::Document)
    } else if has("PowerPoint Document") {
        Some(Foreign::Slides)
    } else {
        None
    }
}

/// The kind of an archive by what it lists; `None` for a workbook.
pub(crate) fn by_parts(entries: &[ZipEntry]) -> Option<Foreign> {
    let has = |part: &str| entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(part));
    let below = |folder: &str| entries.iter().any(|entry| entry.name.starts_with(folder));
    if entries.iter().any(|entry| entry.is_locked) {
        Some(Foreign::Password)
    } else if has("xl/workbook.bin") {
        Some(Foreign::Xlsb)
    } else if has("[Content_Types].xml") || has("_rels/.rels") || below("xl/") {
        match (below("word/"), below("ppt/")) {
            (true, _) => Some(Foreign::Document),
            (_, true) => Some(Foreign::Slides),
            _ => None,
        }
    } else if has("content.xml") && has("mimetype") {
        Some(Foreign::Ods)
    } else {
        Some(Foreign::Archive)
    }
}

/// How much of a text's beginning is looked at.
const LOOKED_AT: usize = 4096;

/// The kind of a text by its first tag; `None` for one that begins with none.
pub(crate) fn by_tag(text: &str) -> Option<Foreign> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(end, _)| end);
    let head = text[..end].to_ascii_lowercase();
    if !head.starts_with('<') {
        return None;
    }
    let web = ["<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<style", "<div"];
    if web.iter().any(|tag| head.starts_with(tag))
        || (head.contains("<html") || head.contains("<table ")) && !head.contains("<workbook")
    {
        Some(Foreign::WebPage)
    } else if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        Some(Foreign::Xml2003)
    } else if head.starts_with("<?xml") {
        Some(Foreign::Xml)
    } else {
        None
    }
}
