//! The smallest deflate streams, for what is compressed once and handed out often, and what other compressors would leave.
//!
//! The same deflate stream serves twice: as the `.gz` that a web server may send in place of a file, and inside the scripts that
//! hold the program for pages that may not fetch.

use std::io::{Read as _, Write as _};

use anyhow::{Context, Result, bail};
use flate2::Crc;

/// Quality and window of brotli: the strongest.
pub const BROTLI: (u32, u32) = (11, 22);

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

/// How [`deflate`] compresses, as text.
pub fn deflate_settings() -> String {
    format!("{:?}", zopfli::Options::default())
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

/// How many bytes are left after gzip at its best, as servers do it on the way.
///
/// # Errors
///
/// If it can't be packed.
pub fn gzip_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish().context("gzip")?.len())
}

/// Bytes after brotli at its best.
///
/// # Errors
///
/// If it can't be packed.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let (mut packed, (quality, window)) = (Vec::new(), BROTLI);
    brotli::CompressorReader::new(bytes, 4096, quality, window).read_to_end(&mut packed).context("brotli")?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
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
