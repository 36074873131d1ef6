//! Scripts that hold the content of a file, for pages that may not fetch: `planAtlasFiles` in `public/js/boot.js`.
//!
//! They are ASCII throughout, so that a server which names a wrong character set changes nothing in them.

use std::fmt::Write;

use anyhow::{Result, bail};
use base64::Engine as _;
use plan_model::check::{Files, is_listed};
use plan_model::wire;

/// The object that the scripts fill.
const FILES: &str = "(window.planAtlasFiles=window.planAtlasFiles||{})";

/// A script that holds a deflate stream under the name of the file that it is of.
pub fn of_bytes(name: &str, deflated: &[u8]) -> String {
    format!("{FILES}[\"{name}\"]=\"{}\";\n", base64(deflated))
}

/// A script that holds the manifest of a data folder and every file that is in it.
///
/// # Errors
///
/// If a file isn't text.
pub fn of_data(files: &Files) -> Result<String> {
    let mut out = format!("{FILES}.data={{\n");
    for (path, bytes) in files.iter().filter(|(path, _)| *path == wire::MANIFEST || is_listed(path)) {
        let Ok(text) = std::str::from_utf8(bytes) else { bail!("{path} isn't UTF-8") };
        writeln!(out, "{}:{},", literal(path), literal(text))?;
    }
    out.push_str("};\n");
    Ok(out)
}

/// A script as it stands inside a page: it runs when the boot script takes it.
///
/// # Errors
///
/// If it would end there early.
pub fn inside_page(name: &str, script: &str) -> Result<String> {
    if script.contains("</script") || script.contains("<!--") {
        bail!("{name} can't stand inside a page: it holds an end tag or a comment");
    }
    Ok(format!("<script type=\"text/plain\" data-file=\"{name}\">{script}</script>\n"))
}

/// A text as a literal of JavaScript. JSON has no single quotes of its own, so those are the cheapest.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    out.push('\'');
    for unit in text.encode_utf16() {
        match char::from_u32(u32::from(unit)) {
            Some('\'') => out.push_str("\\'"),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some(plain @ ' '..='~') if plain != '<' => out.push(plain),
            _ if unit < 0x100 => out.push_str(&format!("\\x{unit:02x}")),
            _ => out.push_str(&format!("\\u{unit:04x}")),
        }
    }
    out.push('\'');
    out
}

/// Bytes as base64, with its padding.
pub fn base64(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_base64() {
        for (bytes, expected) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg=="),
            (b"\0asm\xff\xfe", "AGFzbf/+"),
        ] {
            assert_eq!(base64(bytes), expected);
        }
        let script = of_bytes("a.wasm", b"foo");
        assert_eq!(script, "(window.planAtlasFiles=window.planAtlasFiles||{})[\"a.wasm\"]=\"Zm9v\";\n");
    }

    #[test]
    fn a_text_is_one_ascii_literal_that_ends_nothing() {
        for (text, expected) in [
            ("{\"a\":1}", "'{\"a\":1}'"),
            ("it's\\\n", "'it\\'s\\\\\\n'"),
            ("区", "'\\u533a'"),
            ("😀", "'\\ud83d\\ude00'"),
            ("</script><!--\u{2028}\u{7f}é\r", "'\\x3c/script>\\x3c!--\\u2028\\x7f\\xe9\\x0d'"),
        ] {
            assert_eq!(literal(text), expected);
        }
        let files = Files::from([
            ("manifest.json".to_owned(), b"{}".to_vec()),
            ("plans/x.json".to_owned(), "“</script>”".into()),
            ("README.md".to_owned(), b"not data".to_vec()),
        ]);
        let script = of_data(&files).unwrap();
        assert!(script.is_ascii() && script.contains("'plans/x.json':") && !script.contains("README"));
        inside_page("data/data.js", &script).unwrap();
        assert!(inside_page("x.js", "'</script>'").is_err());
    }
}
