//! Text folded for matching: width, case and space make no difference.

/// A character folded for matching: full width as half width, `None` for space. Case is folded by [`fold`].
pub fn narrow(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// Text folded for matching: lower case, full width as half width, no space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The same, appended to a text that is reused.
pub fn fold_into(text: &str, folded: &mut String) {
    for c in text.chars().filter_map(narrow) {
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            // Most of what a plan says has no case.
            '\u{2e80}'..='\u{9fff}' => folded.push(c),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// A character folded for matching, where it stays one character; `None` for space.
fn folded(c: char) -> Option<char> {
    let c = narrow(c)?;
    match c {
        c if c.is_ascii() => Some(c.to_ascii_lowercase()),
        '\u{2e80}'..='\u{9fff}' => Some(c),
        c => c.to_lowercase().next(),
    }
}

/// Whether a text says a word: `word` is folded, the text is folded on the way, and only characters that `counts` allows are looked at.
///
/// A text is looked through seldom and there are many, so that folding them all beforehand would cost more than it saves.
pub fn says(text: &str, word: &str, counts: impl Fn(char) -> bool + Copy) -> bool {
    let mut wanted = word.chars();
    let Some(first) = wanted.next() else { return true };
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if folded(c) != Some(first) {
            continue;
        }
        let mut here = rest.clone().filter_map(folded).filter(|c| counts(*c));
        if wanted.clone().all(|c| here.next() == Some(c)) {
            return true;
        }
    }
    false
}
