//! Deflate at its smallest, for what is compressed once and handed out often.
//!
//! The same stream serves twice: as the `.gz` that a web server may send in place of a file, and inside the scripts that
//! hold the program for pages that may not fetch.

use anyhow::{Context, Result, bail};
use flate2::Crc;

/// What stands before the stream in a `.gz`: no name, no time, strongest compression, an unknown system.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff];
/// What stands behind it: a checksum and the length, four bytes each.
const TAIL: usize = 8;

/// Bytes as a raw deflate stream.
///
/// # Errors
///
/// If the compressor fails, which it does for want of memory alone.
pub fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, bytes, &mut out)
        .context("deflate")?;
    Ok(out)
}

/// The content of a `.gz` from a stream and what it was made of.
pub fn gzip(deflated: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(bytes);
    [&HEAD, deflated, &crc.sum().to_le_bytes(), &crc.amount().to_le_bytes()].concat()
}

/// The stream in a `.gz` of [`gzip`].
///
/// # Errors
///
/// If it was made by something else.
pub fn stream(gzip: &[u8]) -> Result<&[u8]> {
    match gzip.strip_prefix(&HEAD) {
        Some(rest) if rest.len() > TAIL => Ok(&rest[..rest.len() - TAIL]),
        _ => bail!("not a .gz of this build"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_gz_holds_the_stream_and_gives_the_bytes_back() {
        for bytes in [Vec::new(), b"a".to_vec(), b"plan ".repeat(20_000)] {
            let deflated = deflate(&bytes).unwrap();
            let gz = gzip(&deflated, &bytes);
            assert_eq!(stream(&gz).unwrap(), deflated);
            let mut back = Vec::new();
            flate2::read::GzDecoder::new(&gz[..]).read_to_end(&mut back).unwrap();
            assert!(back == bytes, "{} bytes", bytes.len());
        }
        assert!(stream(b"plain").is_err() && stream(&HEAD).is_err());
    }
}
