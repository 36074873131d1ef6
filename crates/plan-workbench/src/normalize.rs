//! Text with the differences between input methods taken out.

/// Full-width digits, letters and signs as their half-width forms, without white space at the ends.
pub(crate) fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '−' | '–' => '-',
        c => c,
    };
    text.chars().map(fold).collect::<String>().trim().to_owned()
}
