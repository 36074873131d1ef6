//! How wide a text is at most, without asking a font.

/// At most so wide is a text set in a system's sans-serif, in the unit of `size`. Widths are those of the widest of the
/// usual fonts, so that what is laid out by them has room in all.
pub(crate) fn type_width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(ems).sum();
    ems * size * if bold { 1.1 } else { 1.0 }
}

/// The width of one sign in ems.
pub(crate) fn ems(c: char) -> f64 {
    match c {
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' => 1.0,
        'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' => 0.42,
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.4,
        '(' | ')' | '[' | ']' | '-' | '/' => 0.46,
        'a'..='z' | '0'..='9' => 0.64,
        'A'..='Z' => 0.8,
        c if c.is_ascii() => 0.86,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_grows_with_text_and_size() {
        assert_eq!(type_width("", 14.0, false), 0.0);
        assert_eq!(type_width("目标", 10.0, false), 20.0);
        assert!(type_width("目标", 10.0, true) > 20.0);
        assert!(type_width("CN¥264.8 billion", 14.0, false) > 16.0 * 14.0 * 0.5);
        assert_eq!(type_width("1,600", 20.0, false), 2.0 * type_width("1,600", 10.0, false));
    }
}
