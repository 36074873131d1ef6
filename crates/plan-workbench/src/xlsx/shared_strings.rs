//! The shared strings of a workbook, which cells refer to by index.

use super::escape::unescaped;
use super::part::{MOST_CELL, PartReader};
use crate::trouble::Trouble;
use crate::xml_reader::XmlEvent;

/// Most bytes of all shared strings together.
pub(super) const MOST_WORDS: usize = 64 << 20;

/// State of reading the shared strings.
#[derive(Default)]
pub(super) struct SharedStrings {
    inside: bool,
    /// Inside a phonetic guide (`rPh`), which isn't part of the string.
    aid: bool,
    text: bool,
    word: String,
    bytes: usize,
}

impl SharedStrings {
    /// Reads some strings; `true` when all are read.
    pub(super) fn read(&mut self, part: &mut PartReader, words: &mut Vec<String>) -> Result<bool, Trouble> {
        for _ in 0..400 {
            let Some(event) = part.next()? else { return Ok(true) };
            match event {
                XmlEvent::Open { name, empty, .. } => match name.as_str() {
                    "si" if empty => words.push(String::new()),
                    "si" => self.inside = true,
                    "rPh" => self.aid = !empty,
                    "t" => self.text = !empty,
                    _ => {}
                },
                XmlEvent::Close(name) => match name.as_str() {
                    "si" => {
                        self.inside = false;
                        words.push(unescaped(&std::mem::take(&mut self.word)));
                    }
                    "rPh" => self.aid = false,
                    "t" => self.text = false,
                    _ => {}
                },
                XmlEvent::Text(text) if self.inside && self.text && !self.aid => {
                    self.bytes += text.len();
                    if self.word.len() + text.len() > MOST_CELL || self.bytes > MOST_WORDS {
                        return Err(Trouble::Bomb);
                    }
                    self.word.push_str(&text);
                }
                XmlEvent::Text(_) => {}
            }
        }
        Ok(false)
    }
}
