//! Decodes text: UTF-8, UTF-16 with and without its mark, GB18030. A byte that fits nothing costs the cell that it stands in.

use crate::file_kind::{Decode, FileKind};
use crate::trouble::Trouble;

const BYTE_ORDER_MARK: char = '\u{feff}';
/// Bytes at the beginning that decide what a file is.
const LOOKED_AT: usize = 64 << 10;
/// How many well-formed characters there are for each bad byte of a text that is UTF-8 all the same.
const SOUND: usize = 4;

/// Decodes a file as text, without its byte order mark. What can't be decoded becomes U+FFFD.
pub(crate) fn text(bytes: &[u8], decode: Decode<'_>) -> Result<(String, FileKind), Trouble> {
    for (mark, big) in [([0xff, 0xfe], false), ([0xfe, 0xff], true)] {
        if bytes.starts_with(&mark) {
            return Ok((String::from_utf16_lossy(&units(&bytes[2..], big)), FileKind::TextUtf16));
        }
    }
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    if looked_at.contains(&0) {
        let found =
            [false, true].into_iter().find(|big| is_utf16(looked_at, *big)).ok_or(Trouble::NoTable)?;
        return Ok((String::from_utf16_lossy(&units(bytes, found)), FileKind::TextUtf16));
    }
    let controls = looked_at.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    if controls * 50 > looked_at.len() {
        return Err(Trouble::NoTable);
    }
    let (text, kind) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), FileKind::Text),
        Err(_) => match mostly_utf8(bytes) {
            Some(text) => (text, FileKind::Text),
            None => (
                decode(bytes).or_else(|| by_cell(bytes, decode)).ok_or(Trouble::OtherEncoding)?,
                FileKind::TextGb18030,
            ),
        },
    };
    Ok((text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned).unwrap_or(text), kind))
}

fn units(bytes: &[u8], big: bool) -> Vec<u16> {
    let unit = |pair: &[u8]| match big {
        true => u16::from_be_bytes([pair[0], pair[1]]),
        false => u16::from_le_bytes([pair[0], pair[1]]),
    };
    bytes.chunks_exact(2).map(unit).collect()
}

/// Whether bytes without a mark are UTF-16: nearly all of its characters are of the kinds that sheets hold.
fn is_utf16(bytes: &[u8], big: bool) -> bool {
    let text = String::from_utf16_lossy(&units(&bytes[..bytes.len() & !1], big));
    let usual = |c: char| {
        matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{2010}'..='\u{203b}' | '\u{3000}'..='\u{30ff}')
            || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '\u{feff}')
    };
    let (all, sound) = text.chars().fold((0, 0), |(all, sound), c| (all + 1, sound + usize::from(usual(c))));
    all > 0 && sound * 20 >= all * 19
}

/// Text that is UTF-8 but for a few bytes; `None` if it is something else.
fn mostly_utf8(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let (mut sound, mut bad) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        match c {
            '\u{fffd}' => bad += 1,
            _ => sound += 1,
        }
    }
    (sound >= bad * SOUND).then(|| text.into_owned())
}

/// Text in GB18030 but for a few bytes: each cell is decoded by itself. `None` if most lines of it can't be.
fn by_cell(bytes: &[u8], decode: Decode<'_>) -> Option<String> {
    let (mut out, mut lines, mut bad) = (String::new(), 0, 0);
    // No byte below 0x30 is part of a longer character.
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        lines += 1;
        if let Some(text) = decode(line) {
            out.push_str(&text);
            continue;
        }
        bad += 1;
        for cell in line.split_inclusive(|byte| matches!(byte, b',' | b'\t' | b'"' | b'\r' | b'\n')) {
            match decode(cell) {
                Some(text) => out.push_str(&text),
                None => {
                    out.push('\u{fffd}');
                    let end = cell.last().filter(|byte| byte.is_ascii() && **byte < 0x30);
                    out.extend(end.map(|byte| char::from(*byte)));
                }
            }
        }
    }
    (bad * 4 <= lines && !out.is_empty()).then_some(out)
}
