//! The files inside a workbook, unpacked piece by piece and never beyond a bound.

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

/// A file inside an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its path.
    pub(crate) name: String,
    /// Whether it is packed; else it stands there as it is.
    packed: bool,
    start: usize,
    end: usize,
}

/// Why a file inside an archive can't be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// The archive is cut off, or its bytes make no sense.
    Damaged,
    /// It unpacks to more than the bound.
    TooMuch,
}

const END_MARK: [u8; 4] = *b"PK\x05\x06";
const LIST_MARK: [u8; 4] = *b"PK\x01\x02";
const FILE_MARK: [u8; 4] = *b"PK\x03\x04";
/// Bytes of the archive's last record, and the most that a remark can stand behind it.
const END_BYTES: usize = 22;
const MOST_REMARK: usize = 65_535;
/// Most files that a workbook may hold.
const MOST_ENTRIES: usize = 10_000;

fn number(bytes: &[u8], at: usize, n: usize) -> Option<usize> {
    let field = bytes.get(at..at.checked_add(n)?)?;
    Some(field.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

fn is(bytes: &[u8], at: usize, mark: [u8; 4]) -> bool {
    at.checked_add(4).and_then(|end| bytes.get(at..end)) == Some(&mark[..])
}

/// The files that an archive lists; `None` if it is damaged.
pub(crate) fn entries(bytes: &[u8]) -> Option<Vec<Entry>> {
    let first = bytes.len().saturating_sub(END_BYTES + MOST_REMARK);
    let end = (first..=bytes.len().checked_sub(END_BYTES)?).rev().find(|&at| is(bytes, at, END_MARK))?;
    let n = number(bytes, end + 10, 2)?.min(MOST_ENTRIES);
    let mut at = number(bytes, end + 16, 4)?;
    let mut found = Vec::new();
    for _ in 0..n {
        if !is(bytes, at, LIST_MARK) {
            return None;
        }
        let method = number(bytes, at + 10, 2)?;
        let packed_bytes = number(bytes, at + 20, 4)?;
        let name_bytes = number(bytes, at + 28, 2)?;
        let place = number(bytes, at + 42, 4)?;
        let name = bytes.get(at + 46..at + 46 + name_bytes)?;
        if is(bytes, place, FILE_MARK) && matches!(method, 0 | 8) {
            let start = place + 30 + number(bytes, place + 26, 2)? + number(bytes, place + 28, 2)?;
            let end = start.checked_add(packed_bytes).filter(|end| *end <= bytes.len())?;
            let name = String::from_utf8_lossy(name).replace('\\', "/");
            found.push(Entry { name, packed: method == 8, start, end });
        }
        at += 46 + name_bytes + number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?;
    }
    Some(found)
}

/// How many bytes are unpacked at a time.
const PIECE: usize = 32 * 1024;

/// Unpacks one file piece by piece.
pub(crate) struct Unpacking {
    at: usize,
    end: usize,
    /// `None` for what isn't packed.
    state: Option<Box<InflateState>>,
    piece: Vec<u8>,
    /// Bytes that may still come.
    left: usize,
    done: bool,
}

impl Unpacking {
    /// Begins; at most `most` bytes may come.
    pub(crate) fn new(entry: &Entry, most: usize) -> Self {
        Self {
            at: entry.start,
            end: entry.end,
            state: entry.packed.then(|| InflateState::new_boxed(DataFormat::Raw)),
            piece: vec![0; PIECE],
            left: most,
            done: false,
        }
    }

    /// The next piece; empty at the end. `bytes` are those of the archive.
    pub(crate) fn next<'a>(&'a mut self, bytes: &'a [u8]) -> Result<&'a [u8], Broken> {
        let input = bytes.get(self.at..self.end).ok_or(Broken::Damaged)?;
        let Some(state) = self.state.as_deref_mut() else {
            let n = input.len().min(PIECE);
            self.at += n;
            self.left = self.left.checked_sub(n).ok_or(Broken::TooMuch)?;
            return Ok(&input[..n]);
        };
        if self.done {
            return Ok(&[]);
        }
        loop {
            let input = bytes.get(self.at..self.end).ok_or(Broken::Damaged)?;
            let result = inflate(state, input, &mut self.piece, MZFlush::None);
            self.at += result.bytes_consumed;
            let n = result.bytes_written;
            self.left = self.left.checked_sub(n).ok_or(Broken::TooMuch)?;
            self.done = result.status == Ok(MZStatus::StreamEnd);
            let goes_on = result.status.is_ok() || result.status == Err(MZError::Buf);
            if !goes_on || (n == 0 && result.bytes_consumed == 0 && !self.done) {
                return Err(Broken::Damaged);
            }
            if n > 0 || self.done {
                return Ok(&self.piece[..n]);
            }
        }
    }

    /// How much of the packed file has been read, from 0 to 1.
    pub(crate) fn share(&self, entry: &Entry) -> f64 {
        let all = (entry.end - entry.start).max(1) as f64;
        (self.at - entry.start) as f64 / all
    }
}
