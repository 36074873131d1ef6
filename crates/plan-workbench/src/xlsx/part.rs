//! A file inside a workbook (a part, as Office Open XML calls it), read as XML events.

use crate::trouble::Trouble;
use crate::xml_reader::{XmlEvent, XmlReader};
use crate::zip_reader::{Unpacker, ZipEntry, ZipError};
use std::sync::Arc;

/// Most bytes of one cell's words.
pub(super) const MOST_CELL: usize = 32_767 * 4;

/// A file inside the workbook as it is read.
pub(super) struct PartReader {
    xml: XmlReader<Unpacker>,
}

impl PartReader {
    /// Starts with a file of an archive that may decompress to at most `most` bytes.
    pub(super) fn new(bytes: &Arc<Vec<u8>>, entry: &ZipEntry, most: usize) -> Self {
        Self { xml: XmlReader::new(Unpacker::new(bytes.clone(), entry, most)) }
    }

    /// The next event; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<XmlEvent>, Trouble> {
        self.xml.next().map_err(|_| match self.xml.source().error {
            Some(ZipError::TooMuch) => Trouble::Bomb,
            Some(ZipError::Damaged) | None => Trouble::BrokenWorkbook,
        })
    }

    /// How much of the part has been read, from 0 to 1.
    pub(super) fn share(&self) -> f64 {
        self.xml.source().share()
    }
}
