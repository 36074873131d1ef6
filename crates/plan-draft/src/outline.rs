//! Headings: numbered lines, and short sentences that serve as headings: the first of a paragraph, or several within one.

use crate::draft::{FieldReason, Grounds, HeadingDraft, ItemField};
use crate::text::{Text, begins, ends, has, is_lost, span};

/// Most characters of a heading.
const LONGEST: usize = 50;
/// Most characters of a first sentence that serves as a heading, and fewest of its paragraph.
const LEAD: (usize, usize) = (26, 40);
/// Most characters of a sentence within a paragraph that serves as a heading, fewest of what follows it, and fewest such
/// sentences in a paragraph.
const INNER: (usize, usize, usize) = (22, 25, 2);

/// Ranks of headings by the style of their number; smaller is higher.
mod rank {
    pub const CHAPTER: u8 = 0;
    pub const HAN: u8 = 1;
    pub const NAMED: u8 = 2;
    pub const HAN_BRACKET: u8 = 3;
    pub const ARABIC: u8 = 4;
    pub const ARABIC_BRACKET: u8 = 5;
    pub const SPOKEN: u8 = 6;
    pub const LEAD: u8 = 7;
    pub const INNER: u8 = 8;
}

/// The first rank of headings that are first sentences of paragraphs.
pub(crate) const SPOKEN: u8 = rank::SPOKEN;
/// The first rank of headings without a number or a counting word.
pub(crate) const LEADS: u8 = rank::LEAD;
/// The rank of headings within a paragraph.
pub(crate) const WITHIN: u8 = rank::INNER;

const HAN: &str = "一二三四五六七八九十百";

fn han(chars: &[char]) -> usize {
    chars.iter().take_while(|c| HAN.contains(**c)).count()
}

fn digits(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_ascii_digit()).count()
}

/// The number that a line begins with: its rank and its length in characters.
fn number(line: &[char]) -> Option<(u8, usize)> {
    let n = han(line);
    if (1..=3).contains(&n) {
        match line.get(n) {
            Some('、' | '.') => return Some((rank::HAN, n + 1)),
            Some('是') => return Some((rank::SPOKEN, n + 1)),
            _ => {}
        }
    }
    let n = digits(line);
    if (1..=2).contains(&n) {
        let decimal = line.get(n + 1).is_some_and(char::is_ascii_digit);
        match line.get(n) {
            Some('.' | '、') if !decimal => return Some((rank::ARABIC, n + 1)),
            _ => {}
        }
    }
    if line.first() == Some(&'(') {
        let (han, digits) = (han(&line[1..]), digits(&line[1..]));
        let n = han.max(digits);
        if (1..=3).contains(&n) && line.get(n + 1) == Some(&')') {
            return Some((if han > 0 { rank::HAN_BRACKET } else { rank::ARABIC_BRACKET }, n + 2));
        }
    }
    if line.first() == Some(&'第') {
        let n = han(&line[1..]).max(digits(&line[1..]));
        let closes = line.get(n + 1).filter(|c| "章编篇节".contains(**c));
        if n > 0
            && let Some(c) = closes
        {
            let gap = line[n + 2..].iter().take_while(|c| c.is_whitespace()).count();
            return Some((if *c == '节' { rank::HAN } else { rank::CHAPTER }, n + 2 + gap));
        }
    }
    // 行动一:, 任务1:, 专项三:
    if line.len() > 3 && line[..2].iter().all(|c| crate::text::is_han(*c)) {
        let n = han(&line[2..]).max(digits(&line[2..]));
        if n > 0 && line.get(2 + n) == Some(&':') {
            return Some((rank::NAMED, n + 3));
        }
    }
    let dashes = line.iter().take_while(|c| matches!(c, '—' | '―')).count();
    (dashes == 2).then_some((rank::SPOKEN, 2))
}

/// Words in headings of sections that describe the past.
const LOOKS_BACK: &[&str] = &["现状", "回顾", "进展", "成效", "成就", "问题", "形势", "研判", "趋势", "背景"];

/// Whether a heading says that its section describes the past rather than the plan.
pub(crate) fn looks_back(chars: &[char]) -> bool {
    // 基础设施 is no look back, 发展基础 is.
    has(chars, LOOKS_BACK) || (ends(chars, "基础") && !has(chars, &["夯实", "筑牢", "打牢", "奠定"]))
}

/// The headings of a text, in order.
pub(crate) fn headings(text: &Text) -> Vec<(HeadingDraft, Vec<FieldReason>)> {
    let mut found = Vec::new();
    for line in &text.lines {
        let within = found.len();
        let chars = text.at(*line);
        let start = line.start as usize;
        for place in inner(chars) {
            let place = span(start + place.0, start + place.1);
            let heading =
                HeadingDraft { number: None, title: text.words(place), rank: rank::INNER, span: place };
            found.push((heading, vec![FieldReason { field: ItemField::Heading, why: Grounds::Usual }]));
        }
        let first = chars.iter().take(LONGEST * 2).position(|c| matches!(c, '。' | ';' | '!' | '?'));
        let whole = first.is_none() && chars.len() <= LONGEST;
        let numbered = number(chars);
        let (rank, number) = numbered.unwrap_or((rank::LEAD, 0));
        let end = match first {
            Some(end) => end,
            None if whole => chars.len(),
            None => continue,
        };
        let title = &chars[number.min(end)..end];
        let gap = title.iter().take_while(|c| c.is_whitespace()).count();
        let title = &title[gap..];
        let fits = match numbered {
            Some(_) => !title.is_empty() && end <= LONGEST,
            None => {
                let longer = chars.len() >= LEAD.1;
                let plain = !has(title, &["到20", "《", "("]) && (!has(title, &[":"]));
                longer
                    && first.is_some()
                    && (4..=LEAD.0).contains(&title.len())
                    && plain
                    && chars[end] == '。'
            }
        };
        if !fits
            || title.iter().any(|c| is_lost(*c) || *c == '\t')
            || ends(title, ":")
            || begins(chars, "(责任")
        {
            continue;
        }
        let place = span(start, start + end);
        let heading = HeadingDraft {
            number: (number > 0).then(|| text.words(span(start, start + number)).trim_end().to_owned()),
            title: text.words(span(start + number + gap, start + end)),
            rank,
            span: place,
        };
        let words = if number > 0 { span(start, start + number) } else { place };
        let why = if number > 0 { Grounds::Words(words) } else { Grounds::Usual };
        // The line's own heading stands before those within it.
        found.insert(within, (heading, vec![FieldReason { field: ItemField::Heading, why }]));
    }
    found
}

/// Short sentences within a paragraph that serve as headings, if there are several, as ranges in it.
fn inner(chars: &[char]) -> Vec<(usize, usize)> {
    let stops: Vec<usize> = (0..chars.len()).filter(|&at| chars[at] == '。').collect();
    let mut found = Vec::new();
    for pair in stops.windows(3) {
        let (start, end) = (pair[0] + 1, pair[1]);
        let sentence = &chars[start..end];
        let short = (4..=INNER.0).contains(&sentence.len()) && pair[2] - end > INNER.1;
        if short && !sentence.iter().any(|c| is_lost(*c) || ",;:、(".contains(*c) || c.is_whitespace()) {
            found.push((start, end));
        }
    }
    if found.len() < INNER.2 {
        found.clear();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<String>, String, u8)> {
        headings(&Text::new(text)).into_iter().map(|(row, _)| (row.number, row.title, row.rank)).collect()
    }

    #[test]
    fn numbered_lines_are_headings() {
        for (text, number, title, rank) in [
            ("一、总体要求", "一、", "总体要求", rank::HAN),
            ("（二）主要目标", "（二）", "主要目标", rank::HAN_BRACKET),
            ("12.深化应用", "12.", "深化应用", rank::ARABIC),
            ("2.何为治理？优化治理。", "2.", "何为治理", rank::ARABIC),
            ("3、构筑体系。重点推进数据要素协同优化。", "3、", "构筑体系", rank::ARABIC),
            ("(1) 建设站点", "(1)", "建设站点", rank::ARABIC_BRACKET),
            ("第一章 总则", "第一章", "总则", rank::CHAPTER),
            ("行动一:全面推进", "行动一:", "全面推进", rank::NAMED),
            ("——数字底座开放赋能。通过实施建设。", "——", "数字底座开放赋能", rank::SPOKEN),
        ] {
            assert_eq!(read(text), [(Some(number.to_owned()), title.to_owned(), rank)], "{text}");
        }
    }

    #[test]
    fn first_words_of_a_paragraph_can_be_one() {
        let text = format!("优化布局节点。{}", "按照整体布局有序推进建设和应用".repeat(4));
        assert_eq!(read(&text), [(None, "优化布局节点".to_owned(), rank::LEAD)]);
    }

    #[test]
    fn several_short_sentences_of_a_paragraph_can_be_headings() {
        let long = "按照整体布局有序推进建设和应用,逐步扩大覆盖范围和服务能力,形成合力";
        let text = format!("1.激发活力。深化工程。{long}。建设标杆企业。{long}。");
        let titles: Vec<(String, u8)> =
            read(&text).into_iter().map(|(_, title, rank)| (title, rank)).collect();
        let expected = [("激发活力", rank::ARABIC), ("深化工程", rank::INNER), ("建设标杆企业", rank::INNER)];
        assert_eq!(titles, expected.map(|(title, rank)| (title.to_owned(), rank)));
        let one = format!("1.激发活力。深化工程。{long}。");
        assert_eq!(read(&one).len(), 1, "one short sentence divides nothing");
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in ["1.5万个站点", "2025年", "12", "一、", "5G基站", "责任单位:区科委", "十四五"]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
