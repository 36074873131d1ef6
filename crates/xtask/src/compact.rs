//! The data folder as it is deployed: the same records without the space between them, under a manifest of their own.

use anyhow::Result;
use plan_model::check::Files;
use plan_model::rebuild;
use plan_model::wire;

use crate::data;

/// JSON without the space between its parts, everything else as it is, and the manifest made anew.
///
/// # Errors
///
/// If there is no readable manifest.
pub fn compacted(files: &Files) -> Result<Files> {
    let release = data::current(files)?;
    let mut compact: Files = files
        .iter()
        .map(|(path, bytes)| {
            let json = path.ends_with(".json") || path.ends_with(".geojson");
            (path.clone(), if json { without_whitespace(bytes) } else { bytes.clone() })
        })
        .collect();
    let manifest = rebuild::json(&rebuild::manifest(&compact, release))?;
    compact.insert(wire::MANIFEST.to_owned(), without_whitespace(&manifest));
    Ok(compact)
}

/// The bytes of a JSON text without white space outside its strings.
fn without_whitespace(json: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for &byte in json {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if byte.is_ascii_whitespace() {
            continue;
        } else {
            in_string = byte == b'"';
        }
        out.push(byte);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::folder;

    #[test]
    fn only_space_outside_strings_goes() {
        let json = b"{ \"a b\" : [ 1, \"x \\\" y\\\\\" , \"\" ] ,\n \"c\": null }";
        assert_eq!(without_whitespace(json), b"{\"a b\":[1,\"x \\\" y\\\\\",\"\"],\"c\":null}");
    }

    #[test]
    fn the_compact_folder_holds_the_same_records_and_keeps_every_rule() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let files = folder::read(&data).expect("the data folder");
        let compact = compacted(&files).expect("a compact copy");
        for (path, bytes) in
            files.iter().filter(|(path, _)| path.ends_with(".json") && *path != wire::MANIFEST)
        {
            let value = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).expect("JSON");
            assert_eq!(value(bytes), value(&compact[path]), "{path}");
        }
        assert_eq!(plan_model::check::folder(&compact), vec![]);
    }
}
