//! Whether the three forms are one program.

use std::io::Read as _;

use super::packed::Packed;
use crate::{
    compress, script_payload,
    shipped::{self, Form, NOTICES, ShippedKind, payload_of},
};

/// Most bytes that the single file may have.
const SINGLE_BYTES: usize = 7_000_000;

/// Where the forms don't run the same program: a `.gz` must hold the file beside it, a script the stream of that `.gz`, and
/// what stands in the single page must be a script of the intranet form.
pub fn disagreements(web: &Packed, intranet: &Packed, single: &Packed) -> Vec<String> {
    let mut found = Vec::new();
    for path in web.keys().filter(|path| path.ends_with(".wasm")) {
        let script = payload_of(path);
        let small = web.get(&format!("{path}.gz"));
        let stream = small.and_then(|small| compress::stream(small).ok());
        let holds =
            |(held, stream): (&Vec<u8>, &[u8])| *held == script_payload::of_bytes(path, stream).as_bytes();
        if !intranet.get(&script).zip(stream).is_some_and(holds) {
            found.push(format!("intranet/{script}: isn't web/{path}"));
        }
        if small.is_none() {
            found.push(format!("web/{path}: no .gz beside it"));
        }
    }
    for (path, small) in web {
        let Some(of) = path.strip_suffix(".gz") else { continue };
        let mut content = Vec::new();
        let whole = flate2::read::GzDecoder::new(&small[..]).read_to_end(&mut content).is_ok();
        if !whole || web.get(of) != Some(&content) {
            found.push(format!("web/{path}: doesn't hold web/{of}"));
        }
    }
    let page = single.get(Form::Single.page()).map(|bytes| String::from_utf8_lossy(bytes));
    for (path, bytes) in intranet.iter().filter(|(path, _)| path.ends_with(".js")) {
        if web.get(path) != Some(bytes) {
            found.push(format!("intranet/{path}: isn't the script of the web form"));
        }
        let held = page.as_ref().is_some_and(|page| page.contains(&*String::from_utf8_lossy(bytes)));
        if !held && is_for_single(path) {
            found.push(format!("intranet/{path}: isn't in the single page"));
        }
    }
    if !page.as_ref().is_some_and(|page| page.contains(NOTICES)) {
        found.push("single: the licences are missing".to_owned());
    }
    let bytes: usize = single.values().map(Vec::len).sum();
    if bytes > SINGLE_BYTES {
        found.push(format!("single: {bytes} bytes; at most {SINGLE_BYTES}"));
    }
    found
}

/// Whether a script of the intranet form has to be in the single page: not one of those that are for other pages.
fn is_for_single(path: &str) -> bool {
    shipped::find(path, Form::Intranet)
        .is_none_or(|row| row.kind == ShippedKind::Payload || row.is_in(Form::Single))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_with_another_program_is_named() {
        let files = |rows: &[(&str, String)]| -> Packed {
            rows.iter().map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes())).collect()
        };
        let stream = compress::deflate(b"1").unwrap();
        let script = script_payload::of_bytes("a.wasm", &stream);
        let mut web = files(&[("a.wasm", "1".into()), ("a.js", script.clone())]);
        web.insert("a.wasm.gz".into(), compress::gzip(&stream, b"1"));
        let intranet = files(&[("a.js", script.clone())]);
        let single = files(&[(Form::Single.page(), format!("{script} {NOTICES}"))]);
        assert_eq!(disagreements(&web, &intranet, &single), [""; 0]);
        let other = files(&[("a.js", script_payload::of_bytes("a.wasm", &compress::deflate(b"2").unwrap()))]);
        assert_eq!(disagreements(&web, &other, &single).len(), 3);
        assert_eq!(disagreements(&web, &intranet, &files(&[(Form::Single.page(), String::new())])).len(), 2);
        web.insert("a.wasm.gz".into(), compress::gzip(&stream, b"3"));
        assert_eq!(disagreements(&web, &intranet, &single), ["web/a.wasm.gz: doesn't hold web/a.wasm"]);
        web.remove("a.wasm.gz");
        assert_eq!(disagreements(&web, &intranet, &single).len(), 2);
    }
}
