//! Text as search sees it: runs of Han characters as pairs, everything else as words.

use plan_model::folding::narrow;

/// Whether a character is one that Chinese is written in, for which there are no spaces between words.
pub(super) fn is_han(c: char) -> bool {
    matches!(
        c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}' | '〇'
    )
}

/// Whether a character counts in a search: Han, letter or digit.
pub(super) fn counts(c: char) -> bool {
    is_han(c) || c.is_alphanumeric()
}

/// The characters of a text that count, folded in width and case, each with the position of the character it comes from.
///
/// Where others stand between, a `None` marks the gap.
pub(super) fn folded(text: &str, mut each: impl FnMut(Option<(char, u32)>)) {
    let mut open = false;
    for (at, c) in text.chars().enumerate() {
        match narrow(c).filter(|c| counts(*c)) {
            Some(c) => {
                open = true;
                if is_han(c) {
                    each(Some((c, at as u32)));
                } else {
                    c.to_lowercase().filter(|c| counts(*c)).for_each(|c| each(Some((c, at as u32))));
                }
            }
            None if open => {
                open = false;
                each(None);
            }
            None => {}
        }
    }
}

/// The characters of a text that count, folded, without anything between them.
pub(super) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    folded(text, |found| out.extend(found.map(|(c, _)| c)));
    out
}

/// The words of a query: what stands between characters that don't count, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    folded(text, |found| match (found, words.last_mut()) {
        (Some((c, _)), Some(word)) => word.push(c),
        (Some(_), None) | (None, _) => words.push(String::new()),
    });
    words.retain(|word| !word.is_empty());
    words
}

/// Every token of a text, in order: Han characters two by two, the last of a run alone, and words of letters and digits.
pub(super) fn tokens(text: &str, each: &mut dyn FnMut(&str)) {
    let mut word = String::new();
    let mut pair = String::new();
    let mut take = |found: Option<(char, u32)>| {
        let c = found.map(|(c, _)| c);
        let han = c.filter(|c| is_han(*c));
        if !pair.is_empty() {
            pair.extend(han);
            each(&pair);
            pair.clear();
        }
        pair.extend(han);
        match c.filter(|_| han.is_none()) {
            Some(letter) => word.push(letter),
            None if !word.is_empty() => {
                each(&word);
                word.clear();
            }
            None => {}
        }
    };
    folded(text, &mut take);
    take(None);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        tokens(text, &mut |token| found.push(token.to_owned()));
        found
    }

    #[test]
    fn han_is_read_in_pairs_and_the_rest_in_words() {
        assert_eq!(all("一网通办"), ["一网", "网通", "通办", "办"]);
        assert_eq!(all("５Ｇ 基站1600个"), ["5g", "基站", "站", "1600", "个"]);
        assert_eq!(all("“5G+”创新 Apps!"), ["5g", "创新", "新", "apps"]);
        assert_eq!(all("，。"), Vec::<String>::new());
        assert_eq!(all(""), Vec::<String>::new());
    }

    #[test]
    fn a_query_is_split_where_nothing_counts() {
        assert_eq!(words(" “一网通办” 5G+基站 "), ["一网通办", "5g", "基站"]);
        assert_eq!(words("Government  Online"), ["government", "online"]);
        assert_eq!(words("…"), Vec::<String>::new());
        assert_eq!(squeezed("“5G+” 基站"), "5g基站");
    }
}
