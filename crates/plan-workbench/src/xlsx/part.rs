//! A file inside a workbook (a part, as Office Open XML calls it), read as XML events.

use crate::trouble::Trouble;
use crate::xml_reader::{NextEvent, XmlEvent, XmlReader};
use crate::zip_reader::{Unpacker, ZipEntry, ZipError};

/// Most bytes of one cell's words.
pub(super) const MOST_CELL: usize = 32_767 * 4;

/// A file inside the workbook as it is read.
pub(super) struct PartReader {
    entry: ZipEntry,
    unpacker: Unpacker,
    xml: XmlReader,
}

impl PartReader {
    pub(super) fn new(entry: &ZipEntry, most: usize) -> Self {
        Self { entry: entry.clone(), unpacker: Unpacker::new(entry, most), xml: XmlReader::default() }
    }

    /// The next event; `None` at the end.
    pub(super) fn next(&mut self, bytes: &[u8]) -> Result<Option<XmlEvent>, Trouble> {
        loop {
            match self.xml.next() {
                NextEvent::Event(event) => return Ok(Some(event)),
                NextEvent::Bad => return Err(Trouble::BrokenWorkbook),
                NextEvent::More => {
                    let piece = self.unpacker.next(bytes).map_err(trouble_of)?;
                    if piece.is_empty() {
                        return Ok(None);
                    }
                    self.xml.feed(piece);
                }
            }
        }
    }

    /// How much of the part has been read, from 0 to 1.
    pub(super) fn share(&self) -> f64 {
        self.unpacker.share(&self.entry)
    }
}

fn trouble_of(cause: ZipError) -> Trouble {
    match cause {
        ZipError::Damaged => Trouble::BrokenWorkbook,
        ZipError::TooMuch => Trouble::Bomb,
    }
}
