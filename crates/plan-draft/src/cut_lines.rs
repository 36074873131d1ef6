//! Lines that break off within paragraphs, as those copied from a PDF do: a number may stand in two of them.

use crate::text::{LONGEST, is_han, is_margin};
use std::collections::HashMap;

/// Fewest and most characters of a line that is as wide as its page.
const WIDTH: std::ops::RangeInclusive<usize> = 16..=60;
/// How much shorter such a line may be: a sign that must not begin a line takes one with it.
const RAGGED: usize = 2;
/// Fewest lines of a page's width, and fewest of them that end within a sentence, that make a text one of cut lines.
const LEAST: usize = 4;

/// The text with such lines joined to paragraphs, and how many characters a line has; `None` if its lines are paragraphs.
///
/// Page numbers, and lines that are repeated beside them, are left out. A line that is indented begins a paragraph; where no
/// line is, one that ends with a sentence closes its paragraph, too.
pub(crate) fn joined(raw: &str) -> Option<(String, usize)> {
    if raw.len() > LONGEST * 4 {
        return None;
    }
    let raw = raw.replace("\r\n", "\n");
    let lines = lines(&raw);
    let lengths = || lines.iter().map(|line| line.length).filter(|length| *length > 0);
    let width = lengths().max().filter(|width| WIDTH.contains(width))?;
    let full: Vec<&PastedLine<'_>> = lines.iter().filter(|line| line.is_full(width)).collect();
    let cut = full.iter().filter(|line| !line.ends_sentence()).count();
    let others = lengths().filter(|length| *length + RAGGED < width && *length * 2 > width).count();
    // Lines of a width by chance are fewer than those that are a little shorter.
    if full.len() < LEAST || cut < LEAST || cut * 2 < full.len() || full.len() * 2 < others {
        return None;
    }
    let indents = lines.iter().any(|line| line.indented);
    let mut out = String::with_capacity(raw.len());
    let mut open: Option<&PastedLine<'_>> = None;
    for line in &lines {
        if line.length == 0 {
            out.push('\n');
            open = None;
            continue;
        }
        let goes_on = open.is_some_and(|before| {
            let whole = before.ends_sentence() && (!indents || line.is_numbered());
            before.is_full(width) && !line.indented && !whole || line.begins_within()
        });
        if !goes_on && !out.is_empty() {
            out.push('\n');
        }
        out.push_str(line.words);
        open = Some(line);
    }
    out.push('\n');
    Some((out, width))
}

/// A pasted line.
struct PastedLine<'a> {
    /// Without its margins.
    words: &'a str,
    /// Characters, with those before the words and without those behind.
    length: usize,
    indented: bool,
}

impl PastedLine<'_> {
    fn is_full(&self, width: usize) -> bool {
        self.length + RAGGED >= width
    }

    fn ends_sentence(&self) -> bool {
        self.words.ends_with(['。', '！', '？', '；', '：', '!', '?', ';', ':'])
    }

    /// Whether it begins with a sign that begins no paragraph.
    fn begins_within(&self) -> bool {
        self.words
            .starts_with(['，', '。', '、', '；', '：', '！', '？', '）', '”', '》', '〉', '】', '%', '％'])
    }

    /// Whether it begins with a number as headings do.
    fn is_numbered(&self) -> bool {
        let rest = self.words.trim_start_matches(['（', '(', '第']);
        let han = "一二三四五六七八九十";
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || han.contains(c));
        after.len() < rest.len() && after.starts_with(['、', '.', '．', '）', ')', '章', '节'])
    }
}

/// The lines without the furniture of pages: their numbers, and what is repeated beside these.
fn lines(raw: &str) -> Vec<PastedLine<'_>> {
    let all: Vec<&str> = raw.split(['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).collect();
    let words = |line: &&str| line.trim_matches(is_margin).to_owned();
    let mut times: HashMap<String, usize> = HashMap::new();
    for line in &all {
        *times.entry(words(line)).or_default() += 1;
    }
    let is_repeated = |line: &&str| times.get(&words(line)).is_some_and(|n| *n > 1);
    let mut found: Vec<PastedLine<'_>> = Vec::new();
    // Whether only furniture came since a page's number; a page that ends within a paragraph has nothing between its parts.
    let mut turned = false;
    let mut seen: Vec<&str> = Vec::new();
    for line in all {
        let words = line.trim_matches(is_margin);
        if is_page_number(words) {
            while found.last().is_some_and(|line| line.length == 0) {
                found.pop();
            }
            turned = true;
            continue;
        }
        if turned && (words.is_empty() || is_repeated(&line) && seen.contains(&words)) {
            continue;
        }
        turned = false;
        seen.push(words);
        let indent = line.chars().take_while(|c| is_margin(*c)).filter(|c| *c != '\u{feff}').count();
        let length = if words.is_empty() { 0 } else { indent + words.chars().count() };
        found.push(PastedLine { words, length, indented: indent > 0 });
    }
    found
}

/// A page's number alone: 3, — 3 —, - 3 -.
fn is_page_number(words: &str) -> bool {
    let digits = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '－' | '·'));
    let marked = digits.len() < words.len();
    (1..=3).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (marked || !words.chars().any(is_han))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_page_are_joined_to_the_paragraphs_that_they_were() {
        let plain = include_str!("../tests/texts/lines-plain.txt");
        let cut = include_str!("../tests/texts/lines-of-28.txt");
        let (text, width) = joined(cut).expect("cut lines");
        assert_eq!(width, 28);
        let first = "望江区人民政府办公室文件\n";
        let paragraphs: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(paragraphs.join("\n") + "\n", format!("{first}{plain}"));
        assert_eq!(joined(plain), None);
        assert_eq!(joined(&text), None);
    }

    #[test]
    fn a_list_of_short_paragraphs_stays_one() {
        let list: String = (1..40).map(|n| format!("{n}.建设第{n}批站点，服务居民{n}00人。\n")).collect();
        assert_eq!(joined(&list), None);
        assert_eq!(joined("一、目标\n建成站点120个。\n"), None);
        assert_eq!(joined(""), None);
    }
}
