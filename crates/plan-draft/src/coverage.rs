//! Words that stand for a number: 全覆盖, 应归尽归, 翻番.

use crate::bound::force;
use crate::domain::domain;
use crate::draft::{Field, Figure, FigureKind, Reason, Why};
use crate::figures::when;
use crate::scene::{Clause, Scene, ends_clause};
use crate::text::{begins, find, has, is_han};
use plan_model::plan::{Bound, Measure, Tier};

/// Whole coverage in words.
const WHOLE: &[&str] = &[
    "全域覆盖",
    "全面覆盖",
    "全覆盖",
    "覆盖全区",
    "覆盖全域",
    "覆盖全市",
    "覆盖全城",
    "覆盖全部",
    "覆盖所有",
    "覆盖全体",
    "覆盖全过程",
    "覆盖全领域",
    "全部覆盖",
    "全域部署",
    "全部接入",
    "全面接入",
    "全面建成",
    "全面完成",
    "全量汇聚",
    "全量归集",
    "全量接入",
    "全面整合",
    "拓展到所有",
    "延伸到所有",
    "推广到所有",
];
/// Coverage of a quality, not of an extent.
const GOOD: &[&str] = &["深度覆盖", "优质覆盖", "连续覆盖", "基本覆盖"];
/// Wholes that may be covered, and how far from 覆盖 they may stand.
const WHOLES: &[&str] = &["全过程", "全流程", "全领域", "全区", "全域", "全周期", "全市", "全行业", "全链条"];
const REACH: usize = 16;
/// Multiplication in words: without the number it starts from nothing can be checked.
const MULTIPLIED: &[&str] = &["翻一番", "翻两番", "翻番", "倍增"];
/// Words that make coverage less than whole.
const LESS: &[&str] = &["基本", "逐步", "尽可能", "初步", "尚未", "重点"];
/// Words that say that it is there already.
const PAST: &[&str] = &["已", "目前", "尚未"];

/// The figures of one line that words state, `most` of them at most.
pub(crate) fn words(scene: &Scene<'_>, most: usize) -> Vec<(Figure, Vec<Reason>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scene.chars.len() && found.len() < most {
        let Some((n, bound)) = word(&scene.chars[at..]) else {
            at += 1;
            continue;
        };
        if let Some(clause) = scene.clause(at).filter(|_| !scene.is_out(at)) {
            found.push(figure(scene, clause, at, (n, bound)));
        }
        at += n;
    }
    found
}

/// The first figure that words of a person's choice state, wherever they stand in the line.
pub(crate) fn marked(scene: &Scene<'_>, words: Clause) -> Option<(Figure, Vec<Reason>)> {
    let chosen = &scene.chars[..words.end];
    let (at, said) = (words.start..words.end).find_map(|at| Some((at, word(&chosen[at..])?)))?;
    let clause = scene.clause(at).unwrap_or(words);
    let (mut found, reasons) = figure(scene, clause, at, said);
    let own = concept(&chosen[words.start..at], &chosen[at + said.0..]);
    if !own.is_empty() {
        found.concept = own;
    }
    Some((found, reasons))
}

/// Whether any words for a number stand here.
pub(crate) fn is_said(chars: &[char]) -> bool {
    (0..chars.len()).any(|at| word(&chars[at..]).is_some())
}

/// Words for a number that stand here: how many characters, and what they claim.
fn word(chars: &[char]) -> Option<(usize, Bound)> {
    // Every word begins with one of these; most characters of a text are none of them.
    if !matches!(
        chars.first(),
        Some('应' | '全' | '覆' | '拓' | '延' | '推' | '深' | '优' | '连' | '基' | '翻' | '倍')
    ) {
        return None;
    }
    // 应归尽归, 应免尽免: one character said twice.
    if chars.len() >= 4 && chars[0] == '应' && chars[2] == '尽' && chars[1] == chars[3] && is_han(chars[1])
    {
        return Some((4, Bound::Coverage));
    }
    let known =
        |words: &[&str]| words.iter().find(|word| begins(chars, word)).map(|word| word.chars().count());
    let of_whole = || {
        let near = &chars[..chars.len().min(REACH)];
        let (at, n) = find(near, WHOLES).filter(|_| begins(near, "覆盖"))?;
        let same_clause = !near[..at].iter().any(|c| ends_clause(*c) || *c == '、');
        same_clause.then_some((at + n, Bound::Coverage))
    };
    let whole = known(WHOLE).map(|n| (n, Bound::Coverage)).or_else(of_whole);
    whole.or_else(|| known(GOOD).or_else(|| known(MULTIPLIED)).map(|n| (n, Bound::Indefinite)))
}

fn figure(scene: &Scene<'_>, clause: Clause, at: usize, (n, bound): (usize, Bound)) -> (Figure, Vec<Reason>) {
    let line = scene.chars;
    let before = &line[clause.start..at];
    let less = find(before, LESS);
    let dated = scene.date(clause, at);
    let mark = scene.place(at, at + n);
    let (kind, kind_why) = match (scene.looks_back, find(before, PAST)) {
        (Some(heading), _) => (FigureKind::Baseline, Why::Section(heading)),
        (None, Some((start, n))) => {
            (FigureKind::Baseline, Why::Words(scene.place(clause.start + start, clause.start + start + n)))
        }
        (None, None) => (FigureKind::Target, Why::Usual),
    };
    let (date, date_why) = when(scene, kind, &dated);
    let statement = scene.place(clause.start, clause.end);
    let multiplied = MULTIPLIED.iter().any(|word| begins(&line[at..], word));
    let bound = if less.is_some() { Bound::Indefinite } else { bound };
    let sentence = scene.sentence_start(clause);
    let (force, force_words) = force(&line[sentence..at]);
    let quoted = scene.is_quoted(at) && !has(before, &["实现"]);
    let said = |found: Option<(usize, usize)>, from: usize| {
        found.map_or(Why::Usual, |(start, n)| Why::Words(scene.place(from + start, from + start + n)))
    };
    let domain = domain(scene.text, scene.heading, statement);
    let mut reasons = vec![
        Reason { field: Field::Kind, why: kind_why },
        Reason { field: Field::Value, why: Why::Words(mark) },
        Reason { field: Field::Bound, why: less.map_or(Why::Words(mark), |_| said(less, clause.start)) },
        Reason { field: Field::Measure, why: Why::Words(mark) },
        Reason { field: Field::Force, why: said(force_words, sentence) },
        Reason { field: Field::Tier, why: Why::Usual },
    ];
    reasons.extend(date.map(|_| Reason { field: Field::Date, why: date_why }));
    reasons.extend(domain.map(|_| Reason { field: Field::Domain, why: Why::Words(statement) }));
    let figure = Figure {
        kind,
        clause: statement,
        mark,
        concept: concept(before, &line[at + n..clause.end]),
        value: None,
        value_max: None,
        unit: None,
        bound,
        measure: if multiplied { Measure::Growth } else { Measure::Coverage },
        force,
        date,
        tier: if quoted { Tier::Scope } else { Tier::Commitment },
        domain,
    };
    (figure, reasons)
}

/// What is covered: the words before, without verbs, or else those after.
pub(crate) fn concept(before: &[char], after: &[char]) -> String {
    const VERBS: &[&str] =
        &["实现", "完成", "推进", "推动", "基本", "逐步", "建设", "形成", "确保", "力争", "已经", "已"];
    let mut words = before;
    while let Some(verb) = VERBS.iter().find(|verb| begins(words, verb)) {
        words = &words[verb.chars().count()..];
    }
    if words.iter().filter(|c| is_han(**c)).count() < 2 {
        words = after;
    }
    let words: String = words[words.len().saturating_sub(40)..].iter().collect();
    words.trim_matches(|c: char| c.is_whitespace() || "、,:;的".contains(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_by_its_first_character() {
        for words in WHOLE.iter().chain(GOOD).chain(MULTIPLIED).chain(&["应归尽归", "覆盖执法全过程"])
        {
            let chars: Vec<char> = words.chars().collect();
            assert_eq!(word(&chars).map(|(n, _)| n), Some(chars.len()), "{words}");
        }
        assert_eq!(word(&['全', '市']), None);
        // A whole beyond the end of the sentence is none that is covered.
        assert_eq!(word(&['覆', '盖', '!', '全', '区']), None);
        assert!(crate::read("一、任务\n推进覆盖！全区\n").is_ok());
    }
}
