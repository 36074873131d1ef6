//! Parses Arabic and Chinese numerals in a text. Each is read exactly or not at all.

use crate::text::{begins, ends};
use plan_model::number;

/// A numeral in a line: a number, a range or an order of magnitude.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The number; the lower end of a range; `None` for an order of magnitude (数十).
    pub value: Option<f64>,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// Written with Chinese characters.
    pub chinese: bool,
    /// Written 百分之…, so that the unit is before the number.
    pub percent: bool,
}

/// Most characters of a numeral; a longer run of digits isn't a quantity.
const LONGEST: usize = 16;

fn is_chinese(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '~' | '至' | '到')
}

/// The numerals of a line, in order; positions are in characters of the line.
pub(crate) fn numerals(line: &[char]) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let c = line[at];
        let next = if c.is_ascii_digit() {
            arabic(line, at)
        } else if is_chinese(c) {
            chinese(line, at)
        } else {
            Err(at + 1)
        };
        at = match next {
            Ok(numeral) => {
                let numeral = range(line, numeral).unwrap_or(numeral);
                found.push(numeral);
                numeral.end.max(at + 1)
            }
            Err(next) => next.max(at + 1),
        };
    }
    found
}

/// Parses an Arabic numeral that begins here; otherwise the position to continue from.
fn arabic(line: &[char], start: usize) -> Result<Numeral, usize> {
    let mut end = start;
    let is_digit = |at: usize| line.get(at).is_some_and(char::is_ascii_digit);
    let mut parts = 0;
    let mut head = 0;
    while end < line.len() {
        if is_digit(end) {
            end += 1;
            if parts == 0 {
                head += 1;
            }
        } else if line[end] == ',' && parts == 0 && head <= 3 && group(line, end) {
            end += 4;
            while line.get(end) == Some(&',') && group(line, end) {
                end += 4;
            }
            if is_digit(end) {
                // Not a thousands group after all.
                return Err(past(line, end));
            }
            head = 4;
        } else if line[end] == '.' && is_digit(end + 1) {
            parts += 1;
            end += 1;
        } else {
            break;
        }
    }
    let glued =
        start > 0 && (line[start - 1].is_ascii_alphanumeric() || matches!(line[start - 1], '.' | '_'));
    if parts > 1 || end - start > LONGEST || glued {
        return Err(past(line, end));
    }
    let words: String = line[start..end].iter().collect();
    let value = number::parse(&words);
    if value.is_none() {
        return Err(end);
    }
    let percent = ends(&line[..start], "百分之");
    Ok(Numeral { start, end, value, max: None, chinese: false, percent })
}

/// Whether a comma here begins a group of thousands.
fn group(line: &[char], comma: usize) -> bool {
    let digits = line[comma + 1..].iter().take_while(|c| c.is_ascii_digit()).take(4).count();
    digits == 3
}

/// One past the end of a run of digits and points.
fn past(line: &[char], at: usize) -> usize {
    at + line[at..].iter().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).count()
}

/// Parses a Chinese numeral that begins here; otherwise the position to continue from.
fn chinese(line: &[char], start: usize) -> Result<Numeral, usize> {
    let end = start + line[start..].iter().take_while(|c| is_chinese(**c)).count();
    let before = &line[..start];
    if begins(&line[start..], "百分之") {
        return Err(start + 3);
    }
    // 第三, 十四 after a digit, 3千: read elsewhere, or not exactly.
    if ends(before, "第") || before.last().is_some_and(char::is_ascii_digit) || end - start > LONGEST {
        return Err(end);
    }
    let percent = ends(before, "百分之");
    if !percent && (ends(before, "数") || ends(before, "几") || ends(before, "上")) {
        let whole = matches!(line[start], '十' | '百' | '千' | '万' | '亿');
        // 参数一, 线上十: a digit after such a word belongs to nothing that can be read.
        return if whole && !ends(before, "线上") && !ends(before, "以上") {
            Ok(Numeral { start: start - 1, end, value: None, max: None, chinese: true, percent: false })
        } else {
            Err(end)
        };
    }
    let words: String = line[start..end].iter().collect();
    match number::parse(&words) {
        Some(value) if plain(&words) => {
            Ok(Numeral { start, end, value: Some(value), max: None, chinese: true, percent })
        }
        _ => Err(end),
    }
}

/// Whether Chinese characters form one well-formed number: multipliers descend, and each follows a digit, except a leading 十
/// and, after 百分之, 百.
fn plain(words: &str) -> bool {
    let rank = |c: char| "十百千".find(c).map(|at| at / 3 + 1);
    let mut last = 4;
    let mut digit = false;
    for (at, c) in words.chars().enumerate() {
        match (c, rank(c)) {
            ('万' | '亿', _) if at > 0 => last = 4,
            ('万' | '亿', _) => return false,
            (_, Some(rank)) if rank < last && (digit || (at == 0 && words.chars().count() <= 2)) => {
                last = rank
            }
            (_, Some(_)) => return false,
            _ => {}
        }
        digit = rank(c).is_none();
    }
    true
}

/// The range that begins with a numeral (1-2, 三至五, 30%-50%); `None` if there is none.
fn range(line: &[char], low: Numeral) -> Option<Numeral> {
    let mut at = low.end;
    let percent = line.get(at) == Some(&'%');
    at += usize::from(percent);
    if !is_dash(*line.get(at)?) {
        return None;
    }
    at += 1;
    let high = if low.chinese { chinese(line, at) } else { arabic(line, at) }.ok()?;
    let rises = low.value? < high.value?;
    // 30%-50个 is no range, and a chain of numbers (1-2-3) is a code.
    let whole = !line
        .get(high.end)
        .is_some_and(|c| is_dash(*c) && line.get(high.end + 1).is_some_and(char::is_ascii_digit));
    let same = !percent || begins(&line[high.end..], "%");
    (rises && whole && same && !high.percent).then_some(Numeral { end: high.end, max: high.value, ..low })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<f64>, Option<f64>)> {
        let chars: Vec<char> = text.chars().collect();
        numerals(&chars)
            .into_iter()
            .map(|n| (chars[n.start..n.end].iter().collect(), n.value, n.max))
            .collect()
    }

    #[test]
    fn numbers_are_read_as_written() {
        for (text, words, value) in [
            ("建成1800个", "1800", 1800.0),
            ("共1,234,567条", "1,234,567", 1_234_567.0),
            ("达1.5万", "1.5", 1.5),
            ("百分之三十", "三十", 30.0),
            ("百分之百", "百", 100.0),
            ("五千个", "五千", 5000.0),
            ("一万二千家", "一万二千", 12_000.0),
            ("十九项", "十九", 19.0),
            ("一百零五家", "一百零五", 105.0),
        ] {
            assert_eq!(read(text), [(words.to_owned(), Some(value), None)], "{text}");
        }
    }

    #[test]
    fn ranges_have_both_ends() {
        assert_eq!(read("1-2个"), [("1-2".to_owned(), Some(1.0), Some(2.0))]);
        assert_eq!(read("三至五个"), [("三至五".to_owned(), Some(3.0), Some(5.0))]);
        assert_eq!(read("30%-50%"), [("30%-50".to_owned(), Some(30.0), Some(50.0))]);
        assert_eq!(read("5-3个").len(), 2);
    }

    #[test]
    fn what_is_no_single_number_is_left_alone() {
        for text in [
            "1.2.3",
            "IPv6",
            "第三",
            "第130次",
            "“十四五”",
            "千百十",
            "万亿级",
            "12345678901234567890",
            "十百千万亿",
        ] {
            let found = read(text);
            assert!(found.is_empty() || text == "第130次", "{text}: {found:?}");
        }
        assert_eq!(read("数十万"), [("数十万".to_owned(), None, None)]);
        assert_eq!(read("1234,567个").len(), 2);
    }
}
