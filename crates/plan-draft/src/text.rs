//! A pasted text: cleaned, checked, and indexed by character.

use plan_model::folding::{is_invisible, narrow};
use plan_model::plan::Span;

/// Most characters of a text; the longest published plan has some twenty thousand.
pub const LONGEST: usize = 2_000_000;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRefusal {
    /// Nothing but white space.
    Empty,
    /// Longer than [`LONGEST`].
    TooLong {
        /// Its length in characters.
        chars: usize,
    },
    /// Contains control characters: a file of another kind.
    Binary,
    /// Too many characters were lost in decoding.
    Damaged {
        /// How many.
        lost: usize,
    },
    /// Not one Chinese character: another language, or decoded with the wrong character set.
    NoChinese,
    /// More numerals than any plan has.
    TooMany {
        /// Most that are proposed.
        most: usize,
    },
}

/// A defect of a text that is read nevertheless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextWarning {
    /// Some characters were lost in decoding; nothing is proposed from their clauses.
    Lost {
        /// How many.
        lost: usize,
        /// The first line that has one, from 1.
        line: usize,
    },
    /// Nothing was found that could be a target.
    NoTargets,
    /// No heading was found.
    NoHeadings,
    /// The text doesn't say which years it plans for.
    NoPeriod,
    /// Several headings or numbered measures stand within one paragraph, so that they aren't found.
    RunOn {
        /// The first such paragraph, from 1.
        line: usize,
    },
    /// The numbers of the headings leave some out (三、 behind a table).
    Skipped {
        /// The number before the gap, and the one behind it.
        between: [u32; 2],
    },
    /// Lines that broke off within paragraphs were joined.
    Joined {
        /// Characters of a line.
        width: usize,
    },
}

/// Whether a character is a decoder's replacement for unreadable bytes.
pub(crate) fn is_lost(c: char) -> bool {
    c == '\u{fffd}'
}

/// Whether nothing in these characters was lost in decoding.
pub(crate) fn is_sound(chars: &[char]) -> bool {
    !chars.iter().any(|c| is_lost(*c) || *c == '锟')
}

/// Whether a character is a Chinese one.
pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

/// What replacement characters look like after a second, wrong decoding.
const TWICE_DECODED: &str = "锟斤拷";

/// White space that a pasted paragraph may begin or end with.
pub(crate) fn is_margin(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// The text as the data folder keeps it: one paragraph a line, no empty lines, no indentation, a line break at the end.
///
/// Within a paragraph nothing is changed, but for characters that nobody sees, which are left out.
///
/// # Errors
///
/// [`TextRefusal`] where this can't be a plan's text.
pub fn cleaned(raw: &str) -> Result<String, TextRefusal> {
    if raw.chars().all(is_margin) {
        return Err(TextRefusal::Empty);
    }
    let chars = raw.chars().take(LONGEST + 1).count();
    if chars > LONGEST {
        return Err(TextRefusal::TooLong { chars: raw.chars().count() });
    }
    let mut text = String::with_capacity(raw.len() + 1);
    for line in raw.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let line = line.trim_matches(is_margin);
        if !line.is_empty() {
            text.extend(line.chars().filter(|c| !is_invisible(*c)));
            text.push('\n');
        }
    }
    let [mut lost, mut control, mut han] = [0; 3];
    for c in text.chars() {
        lost += usize::from(is_lost(c));
        control += usize::from(c.is_control() && !matches!(c, '\n' | '\t'));
        han += usize::from(is_han(c));
    }
    lost += text.matches(TWICE_DECODED).count() * 2;
    // Shares of what is kept, so that a cleaned text is judged like the text it came from.
    let kept = text.chars().count();
    if text.contains('\0') || control * 100 > kept {
        Err(TextRefusal::Binary)
    } else if lost * 20 > kept {
        Err(TextRefusal::Damaged { lost })
    } else if han == 0 {
        Err(TextRefusal::NoChinese)
    } else {
        Ok(text)
    }
}

/// A cleaned text by character, with characters that look alike (full width, radicals, circles for zero) read as one.
///
/// Both forms have the same length, so that spans apply to either.
pub(crate) struct Text {
    /// Half-width forms.
    pub chars: Vec<char>,
    /// As written.
    raw: Vec<char>,
    /// The lines, without their line breaks.
    pub lines: Vec<Span>,
}

impl Text {
    pub(crate) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().map(folded).collect();
        let mut lines = Vec::new();
        let mut start = 0;
        for (at, c) in chars.iter().enumerate() {
            if *c == '\n' {
                lines.push(span(start, at));
                start = at + 1;
            }
        }
        if start < chars.len() {
            lines.push(span(start, chars.len()));
        }
        Self { chars, raw: text.chars().collect(), lines }
    }

    /// The half-width characters at a span.
    pub(crate) fn at(&self, span: Span) -> &[char] {
        self.chars.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The characters at a span, as written.
    pub(crate) fn written(&self, span: Span) -> &[char] {
        self.raw.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The words at a span, as written.
    pub(crate) fn words(&self, span: Span) -> String {
        self.written(span).iter().collect()
    }

    /// The line that a character stands in; `None` for a line break and beyond the end.
    pub(crate) fn line_at(&self, at: u32) -> Option<Span> {
        let after = self.lines.partition_point(|line| line.start <= at);
        self.lines.get(after.checked_sub(1)?).copied().filter(|line| at < line.end)
    }
}

/// A warning if characters of a cleaned text were lost in decoding.
pub(crate) fn lost(text: &str) -> Option<TextWarning> {
    let broken = |text: &str| text.matches(is_lost).count() + text.matches(TWICE_DECODED).count();
    let line = text.lines().position(|line| broken(line) > 0)? + 1;
    Some(TextWarning::Lost { lost: broken(text), line })
}

/// A warning if several numbers of headings or measures stand within one paragraph of a cleaned text.
pub(crate) fn run_on(text: &str) -> Option<TextWarning> {
    const HAN: &str = "一二三四五六七八九十";
    let begins = |chars: &[char]| {
        let bracket = usize::from(matches!(chars.first(), Some('(')));
        let rest = &chars[bracket..];
        let han = rest.iter().take_while(|c| HAN.contains(**c)).count();
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        match (bracket, rest.get(han.max(digits))) {
            (1, Some(')')) => (1..=2).contains(&han.max(digits)),
            (0, Some('、')) => (1..=2).contains(&han),
            (0, Some('.')) => {
                (1..=2).contains(&digits) && !rest.get(digits + 1).is_some_and(char::is_ascii_digit)
            }
            _ => false,
        }
    };
    let inside = |line: &str| {
        let chars: Vec<char> = line.chars().map(folded).collect();
        let after = |at: &usize| matches!(chars[at - 1], '。' | ')' | ':' | ';') && begins(&chars[*at..]);
        (1..chars.len()).filter(after).count()
    };
    let line = text.lines().position(|line| inside(line) >= 3)? + 1;
    Some(TextWarning::RunOn { line })
}

/// The usual form of a character that looks like it; dashes stay what they are, since their length says something here.
fn folded(c: char) -> char {
    match c {
        '–' | '—' | '―' => c,
        c => narrow(c).unwrap_or(c),
    }
}

/// A span from positions in characters.
pub(crate) fn span(start: usize, end: usize) -> Span {
    Span { start: start as u32, end: end as u32 }
}

/// Whether these characters begin with the words.
pub(crate) fn begins(chars: &[char], words: &str) -> bool {
    let mut at = chars.iter();
    words.chars().all(|c| at.next() == Some(&c))
}

/// Whether these characters end with the words.
pub(crate) fn ends(chars: &[char], words: &str) -> bool {
    let mut at = chars.iter().rev();
    words.chars().rev().all(|c| at.next() == Some(&c))
}

/// Position and length of the first occurrence of any of the words; at one position the first in the list wins.
pub(crate) fn find(chars: &[char], words: &[&str]) -> Option<(usize, usize)> {
    (0..chars.len()).find_map(|at| {
        let word = words.iter().find(|word| begins(&chars[at..], word))?;
        Some((at, word.chars().count()))
    })
}

/// Whether any of the words stands in these characters.
pub(crate) fn has(chars: &[char], words: &[&str]) -> bool {
    find(chars, words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_text_loses_its_margins_and_nothing_else() {
        let raw = "\u{feff}\u{3000}\u{3000}一、总体要求\r\n\r\n  到 2025年,\t建成 １０ 个。\u{a0}\r完";
        assert_eq!(cleaned(raw).as_deref(), Ok("一、总体要求\n到 2025年,\t建成 １０ 个。\n完\n"));
    }

    #[test]
    fn headings_within_a_paragraph_are_noticed() {
        assert_eq!(run_on(include_str!("../tests/texts/run-on.txt")), Some(TextWarning::RunOn { line: 2 }));
        assert_eq!(run_on("一、目标\n（一）建设。1.5万个；2.5万个。\n"), None);
    }

    #[test]
    fn what_looks_alike_is_read_alike_at_the_same_place() {
        let text = Text::new("到二○二五年，⼈⼯服务８５﹪——完成\n");
        assert_eq!(text.chars.iter().collect::<String>(), "到二零二五年,人工服务85%——完成\n");
        assert_eq!(text.words(text.lines[0]), "到二○二五年，⼈⼯服务８５﹪——完成");
        assert_eq!(cleaned("一、1\u{200b}20个\n").as_deref(), Ok("一、120个\n"));
    }

    #[test]
    fn what_is_no_plan_is_refused_by_name() {
        assert_eq!(cleaned(" \n\u{3000}\n"), Err(TextRefusal::Empty));
        assert_eq!(cleaned("PK\u{3}\u{4}\0\0规划"), Err(TextRefusal::Binary));
        assert_eq!(cleaned("ÐÂ»ª ²»ÊÇ ÖÐ¹ú"), Err(TextRefusal::NoChinese));
        assert_eq!(cleaned("\u{fffd}\u{fffd}\u{fffd}年规划"), Err(TextRefusal::Damaged { lost: 3 }));
        // Characters that nobody sees don't make the lost ones fewer.
        let hidden = format!("\u{fffd}{}\u{200b}", "规".repeat(19));
        assert_eq!(cleaned(&hidden).map(|text| cleaned(&text)), Ok(cleaned(&hidden)));
        let hidden = format!("\u{fffd}{}\u{200b}\u{200b}", "规".repeat(17));
        assert_eq!(cleaned(&hidden), Err(TextRefusal::Damaged { lost: 1 }));
        let long = "规".repeat(LONGEST + 5);
        assert_eq!(cleaned(&long), Err(TextRefusal::TooLong { chars: LONGEST + 5 }));
    }

    #[test]
    fn places_are_those_of_the_text_itself() {
        let text = Text::new("一、１０\n５％\n");
        assert_eq!(text.at(text.lines[1]), ['5', '%']);
        assert_eq!(text.words(text.lines[1]), "５％");
        assert_eq!(text.lines[1], span(5, 7));
        assert_eq!(text.words(span(5, 99)), "");
    }
}
