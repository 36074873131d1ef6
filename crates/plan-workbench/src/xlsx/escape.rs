//! Characters that Office Open XML writes as `_xHHHH_` (ST_Xstring, ECMA-376 part 1, 22.9.2.19).

/// A string of a workbook with its escaped characters put back; `_x005F_` is an underscore that begins no escape.
///
/// Each escape is one unit of UTF-16; a half of a pair that stands alone is left out.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = code.filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let Some(unit) = unit.and_then(|code| u16::from_str_radix(code, 16).ok()) else {
            put(&mut out, &mut units, &rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        if at > 0 {
            put(&mut out, &mut units, &rest[..at]);
        }
        units.push(unit);
        rest = &rest[at + 7..];
    }
    put(&mut out, &mut units, rest);
    out
}

/// Writes the characters that were gathered, and text behind them.
fn put(out: &mut String, units: &mut Vec<u16>, text: &str) {
    out.extend(char::decode_utf16(units.drain(..)).flatten());
    out.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_once() {
        for (written, meant) in [
            ("5G_x000D_", "5G\r"),
            ("第一行_x000D_\n第二行", "第一行\r\n第二行"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x0041__x0042_c", "ABc"),
            ("_xD83D__xDE00_", "\u{1f600}"),
            ("a_xD83D_b", "ab"),
            ("_x00_", "_x00_"),
            ("_x00é1_", "_x00é1_"),
            ("a_xb_x", "a_xb_x"),
            ("_x_x0041_", "_xA"),
            ("", ""),
        ] {
            assert_eq!(unescaped(written), meant, "{written}");
        }
    }
}
