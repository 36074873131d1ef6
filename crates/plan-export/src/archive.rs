//! ZIP archives without compression, after the APPNOTE of PKWARE, version 6.3.3: sections 4.3.7, 4.3.12 and 4.3.16.
//!
//! Our own code for its size: the `zip` crate takes 30 kB after gzip for the same, more than half of it a checksum table
//! that is computed here at run time. Tests read the archives with that crate.

use crate::error::ExportError;

/// Names are in UTF-8.
const FLAGS: u16 = 1 << 11;
/// Version needed to extract: 2.0, the first with folders.
const VERSION: u16 = 20;
/// Method: stored, not compressed.
const STORED: u16 = 0;
/// 1 January 1980, midnight, as DOS writes it: the same files give the same archive.
const TIME_AND_DATE: [u16; 2] = [0, 0x21];

/// Files as one ZIP archive, in the order given and without compression.
///
/// # Errors
///
/// [`ExportError::Archive`] if there are more files or bytes than such an archive holds: 65,535 and 4 GiB.
pub fn archive(files: &[(&str, &[u8])]) -> Result<Vec<u8>, ExportError> {
    let table = checksums();
    let (mut bytes, mut central) = (Vec::new(), Vec::new());
    for (path, body) in files {
        let at = length(&bytes)?;
        let name = u16::try_from(path.len()).map_err(|_| ExportError::Archive)?;
        let size = length(body)?;
        let crc = !body.iter().fold(!0, |crc: u32, byte| table[usize::from(crc as u8 ^ byte)] ^ (crc >> 8));
        let mut about = Vec::new();
        shorts(&mut about, &[VERSION, FLAGS, STORED, TIME_AND_DATE[0], TIME_AND_DATE[1]]);
        longs(&mut about, &[crc, size, size]);
        // No extra fields.
        shorts(&mut about, &[name, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&about);
        bytes.extend(path.as_bytes());
        bytes.extend(*body);
        central.extend(b"PK\x01\x02");
        shorts(&mut central, &[VERSION]);
        central.extend(&about);
        // No comment, on the first disk, no attributes.
        shorts(&mut central, &[0; 3]);
        longs(&mut central, &[0, at]);
        central.extend(path.as_bytes());
    }
    let n = u16::try_from(files.len()).map_err(|_| ExportError::Archive)?;
    let (at, size) = (length(&bytes)?, length(&central)?);
    bytes.extend(central);
    bytes.extend(b"PK\x05\x06");
    shorts(&mut bytes, &[0, 0, n, n]);
    longs(&mut bytes, &[size, at]);
    shorts(&mut bytes, &[0]);
    Ok(bytes)
}

fn length(bytes: &[u8]) -> Result<u32, ExportError> {
    u32::try_from(bytes.len()).map_err(|_| ExportError::Archive)
}

fn shorts(to: &mut Vec<u8>, values: &[u16]) {
    to.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

fn longs(to: &mut Vec<u8>, values: &[u32]) {
    to.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

/// The table of CRC-32 (ISO 3309), by byte.
fn checksums() -> [u32; 256] {
    std::array::from_fn(|byte| {
        (0..8).fold(byte as u32, |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    #[test]
    fn another_reader_finds_every_file_as_it_was() {
        let long = "目标，".repeat(40_000);
        let files: [(&str, &[u8]); 4] =
            [("a.txt", b"one\n"), ("数据/观测.csv", long.as_bytes()), ("empty", b""), ("data/b", &[0, 255])];
        let bytes = archive(&files).expect("an archive");
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        assert_eq!(read.len(), files.len());
        for (n, (path, body)) in files.iter().enumerate() {
            let mut file = read.by_index(n).expect("a file");
            assert_eq!(file.name().expect("a name"), *path);
            let mut found = Vec::new();
            // The reader works the checksum out, too.
            file.read_to_end(&mut found).expect("its bytes");
            assert_eq!(found, *body, "{path}");
        }
    }

    #[test]
    fn an_archive_without_files_is_one_too() {
        let bytes = archive(&[]).expect("an archive");
        assert_eq!(zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive").len(), 0);
    }

    #[test]
    fn more_files_than_it_holds_are_refused() {
        let files = vec![("a", &b""[..]); 65_536];
        assert!(matches!(archive(&files), Err(ExportError::Archive)));
    }
}
