//! The files of a ZIP archive, decompressed in pieces and never beyond a bound.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};
use std::io::{BufRead, ErrorKind, Read, Result as IoResult};
use std::ops::Range;
use std::sync::Arc;

/// A file inside an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ZipEntry {
    /// Its path.
    pub(crate) name: String,
    /// Whether it is deflated; otherwise it is stored.
    packed: bool,
    /// Whether a password protects it.
    pub(crate) is_locked: bool,
    start: usize,
    end: usize,
}

/// Why a file of an archive can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ZipError {
    /// The archive is truncated or damaged.
    Damaged,
    /// It decompresses to more than the bound.
    TooMuch,
}

const END_MARK: [u8; 4] = *b"PK\x05\x06";
const LIST_MARK: [u8; 4] = *b"PK\x01\x02";
const FILE_MARK: [u8; 4] = *b"PK\x03\x04";
/// Bytes of the end-of-central-directory record, and most bytes of the comment behind it.
const END_BYTES: usize = 22;
const MOST_REMARK: usize = 65_535;
/// Most entries that are read of an archive.
const MOST_ENTRIES: usize = 10_000;

fn number(bytes: &[u8], at: usize, n: usize) -> Option<usize> {
    let field = bytes.get(at..at.checked_add(n)?)?;
    usize::try_from(field.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte))).ok()
}

fn is(bytes: &[u8], at: usize, mark: [u8; 4]) -> bool {
    at.checked_add(4).and_then(|end| bytes.get(at..end)) == Some(&mark[..])
}

/// What stands in a field whose number is in the larger fields of ZIP64.
const ELSEWHERE: usize = 0xffff_ffff;

/// Number of entries, and where their list begins. Archives of programs that write as they go have them in the form of ZIP64.
fn list(bytes: &[u8], end: usize) -> Option<(usize, usize)> {
    let (n, at) = (number(bytes, end + 10, 2)?, number(bytes, end + 16, 4)?);
    if n != 0xffff && at != ELSEWHERE {
        return Some((n, at));
    }
    let locator = end.checked_sub(20).filter(|at| is(bytes, *at, *b"PK\x06\x07"))?;
    let large = number(bytes, locator + 8, 8).filter(|at| is(bytes, *at, *b"PK\x06\x06"))?;
    Some((number(bytes, large + 32, 8)?, number(bytes, large + 48, 8)?))
}

/// The files that an archive lists; `None` if it is damaged.
pub(crate) fn entries(bytes: &[u8]) -> Option<Vec<ZipEntry>> {
    let first = bytes.len().saturating_sub(END_BYTES + MOST_REMARK);
    let end = (first..=bytes.len().checked_sub(END_BYTES)?).rev().find(|&at| is(bytes, at, END_MARK))?;
    let (n, mut at) = list(bytes, end)?;
    let mut found = Vec::new();
    for _ in 0..n.min(MOST_ENTRIES) {
        if !is(bytes, at, LIST_MARK) {
            return None;
        }
        let is_locked = number(bytes, at + 8, 2)? & 1 == 1;
        let method = number(bytes, at + 10, 2)?;
        let [mut packed_bytes, unpacked_bytes] = [number(bytes, at + 20, 4)?, number(bytes, at + 24, 4)?];
        let name_bytes = number(bytes, at + 28, 2)?;
        let more_bytes = number(bytes, at + 30, 2)?;
        let mut place = number(bytes, at + 42, 4)?;
        let name = bytes.get(at + 46..at + 46 + name_bytes)?;
        let more = bytes.get(at + 46 + name_bytes..at + 46 + name_bytes + more_bytes)?;
        let mut large = large_fields(more);
        if unpacked_bytes == ELSEWHERE {
            large = large.get(8..).unwrap_or_default();
        }
        if packed_bytes == ELSEWHERE {
            packed_bytes = number(large, 0, 8)?;
            large = large.get(8..).unwrap_or_default();
        }
        if place == ELSEWHERE {
            place = number(large, 0, 8)?;
        }
        if is(bytes, place, FILE_MARK) && (matches!(method, 0 | 8) || is_locked) {
            let start = place + 30 + number(bytes, place + 26, 2)? + number(bytes, place + 28, 2)?;
            let end = start.checked_add(packed_bytes).filter(|end| *end <= bytes.len())?;
            let name = String::from_utf8_lossy(name).replace('\\', "/");
            found.push(ZipEntry { name, packed: method == 8, is_locked, start, end });
        }
        at += 46 + name_bytes + more_bytes + number(bytes, at + 32, 2)?;
    }
    Some(found)
}

/// The ZIP64 field among an entry's extra fields; empty if it has none.
fn large_fields(mut more: &[u8]) -> &[u8] {
    while let (Some(id), Some(n)) = (number(more, 0, 2), number(more, 2, 2)) {
        let Some(field) = more.get(4..4 + n) else { break };
        if id == 1 {
            return field;
        }
        more = &more[4 + n..];
    }
    &[]
}

/// Most bytes that are decompressed at a time.
const PIECE: usize = 32 * 1024;

/// Decompresses one file in pieces.
pub(crate) struct Unpacker {
    /// The whole archive.
    bytes: Arc<Vec<u8>>,
    start: usize,
    /// Where unread input begins.
    at: usize,
    end: usize,
    /// `None` for a stored file.
    state: Option<Box<InflateState>>,
    piece: Vec<u8>,
    /// What of the piece hasn't been consumed.
    unread: Range<usize>,
    /// Bytes left until the bound.
    left: usize,
    done: bool,
    /// Why reading has failed; `None` while it hasn't.
    pub(crate) error: Option<ZipError>,
}

impl Unpacker {
    /// Starts with an entry of an archive that may decompress to at most `most` bytes.
    pub(crate) fn new(bytes: Arc<Vec<u8>>, entry: &ZipEntry, most: usize) -> Self {
        Self {
            bytes,
            start: entry.start,
            at: entry.start,
            end: entry.end,
            state: entry.packed.then(|| InflateState::new_boxed(DataFormat::Raw)),
            piece: vec![0; PIECE],
            unread: 0..0,
            left: most,
            done: false,
            error: None,
        }
    }

    /// Decompresses the next piece and returns its length; 0 at the end.
    fn refill(&mut self) -> Result<usize, ZipError> {
        let Some(state) = self.state.as_deref_mut() else {
            let input = self.bytes.get(self.at..self.end).ok_or(ZipError::Damaged)?;
            let n = input.len().min(PIECE);
            self.piece[..n].copy_from_slice(&input[..n]);
            self.at += n;
            self.left = self.left.checked_sub(n).ok_or(ZipError::TooMuch)?;
            return Ok(n);
        };
        while !self.done {
            let input = self.bytes.get(self.at..self.end).ok_or(ZipError::Damaged)?;
            let result = inflate(state, input, &mut self.piece, MZFlush::None);
            self.at += result.bytes_consumed;
            let n = result.bytes_written;
            self.left = self.left.checked_sub(n).ok_or(ZipError::TooMuch)?;
            self.done = result.status == Ok(MZStatus::StreamEnd);
            let goes_on = result.status.is_ok() || result.status == Err(MZError::Buf);
            if !goes_on || (n == 0 && result.bytes_consumed == 0 && !self.done) {
                return Err(ZipError::Damaged);
            }
            if n > 0 {
                return Ok(n);
            }
        }
        Ok(0)
    }

    /// How much of the packed file has been read, from 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        let all = (self.end - self.start).max(1) as f64;
        (self.at - self.start) as f64 / all
    }
}

impl BufRead for Unpacker {
    fn fill_buf(&mut self) -> IoResult<&[u8]> {
        if self.unread.is_empty() {
            match self.refill() {
                Ok(n) => self.unread = 0..n,
                Err(error) => {
                    self.error = Some(error);
                    return Err(ErrorKind::InvalidData.into());
                }
            }
        }
        Ok(&self.piece[self.unread.clone()])
    }

    fn consume(&mut self, n: usize) {
        self.unread.start += n;
    }
}

impl Read for Unpacker {
    fn read(&mut self, out: &mut [u8]) -> IoResult<usize> {
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}
