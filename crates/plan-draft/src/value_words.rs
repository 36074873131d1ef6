//! Quantities stated in words, without a numeral: 全覆盖, 应归尽归, 翻番.

use crate::bound::force;
use crate::clause::{Clause, ends_clause};
use crate::domain::domain;
use crate::draft::{FieldReason, Grounds, ItemField, Quantity, QuantityKind};
use crate::line_context::LineContext;
use crate::quantities::when;
use crate::text::{begins, find, has, is_han};
use plan_model::plan::{Bound, Measure, Tier};

/// Words for complete coverage.
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
/// Words for the quality of coverage rather than its extent: they can't be checked ([`Bound::Indefinite`]).
const GOOD: &[&str] = &["深度覆盖", "优质覆盖", "连续覆盖", "基本覆盖"];
/// Wholes that may be covered, and how far from 覆盖 they may stand.
const WHOLES: &[&str] = &["全过程", "全流程", "全领域", "全区", "全域", "全周期", "全市", "全行业", "全链条"];
const REACH: usize = 16;
/// Words for multiplication: without a starting value they can't be checked ([`Bound::Indefinite`]).
const MULTIPLIED: &[&str] = &["翻一番", "翻两番", "翻番", "倍增"];
/// Words that weaken complete coverage to an indefinite one.
const LESS: &[&str] = &["基本", "逐步", "尽可能", "初步", "尚未", "重点"];
/// Words that say that it is there already.
const PAST: &[&str] = &["已", "目前", "尚未"];

/// The quantities that a line states in words, at most `most` of them.
pub(crate) fn quantities(context: &LineContext<'_>, most: usize) -> Vec<(Quantity, Vec<FieldReason>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < context.chars.len() && found.len() < most {
        let Some((n, bound)) = word(&context.chars[at..]) else {
            at += 1;
            continue;
        };
        if let Some(clause) = context.clause(at).filter(|_| !context.is_excluded(at)) {
            found.push(quantity(context, clause, at, (n, bound)));
        }
        at += n;
    }
    found
}

/// The first quantity stated in words within a range that a person marked; `None` if there is none.
pub(crate) fn in_marked_words(
    context: &LineContext<'_>,
    words: Clause,
) -> Option<(Quantity, Vec<FieldReason>)> {
    let chosen = &context.chars[..words.end];
    let (at, said) = (words.start..words.end).find_map(|at| Some((at, word(&chosen[at..])?)))?;
    let clause = context.clause(at).unwrap_or(words);
    let (mut found, reasons) = quantity(context, clause, at, said);
    let own = indicator(&chosen[words.start..at], &chosen[at + said.0..]);
    if !own.is_empty() {
        found.indicator = own;
    }
    Some((found, reasons))
}

/// Whether these characters contain words that state a quantity.
pub(crate) fn has_any(chars: &[char]) -> bool {
    (0..chars.len()).any(|at| word(&chars[at..]).is_some())
}

/// The words stating a quantity that these characters begin with: their length and the bound they claim.
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

fn quantity(
    context: &LineContext<'_>,
    clause: Clause,
    at: usize,
    (n, bound): (usize, Bound),
) -> (Quantity, Vec<FieldReason>) {
    let line = context.chars;
    let before = &line[clause.start..at];
    let less = find(before, LESS);
    let dated = context.date(clause, at);
    let mark = context.place(at, at + n);
    let (kind, kind_why) = match (context.looks_back, find(before, PAST)) {
        (Some(heading), _) => (QuantityKind::Baseline, Grounds::Section(heading)),
        (None, Some((start, n))) => (
            QuantityKind::Baseline,
            Grounds::Words(context.place(clause.start + start, clause.start + start + n)),
        ),
        (None, None) => (QuantityKind::Target, Grounds::Usual),
    };
    let (date, date_why) = when(context, kind, &dated);
    let statement = context.place(clause.start, clause.end);
    let multiplied = MULTIPLIED.iter().any(|word| begins(&line[at..], word));
    let bound = if less.is_some() { Bound::Indefinite } else { bound };
    let sentence = context.sentence_start(clause);
    let (force, force_words) = force(&line[sentence..at]);
    let quoted = context.is_quoted(at) && !has(before, &["实现"]);
    let said = |found: Option<(usize, usize)>, from: usize| {
        found.map_or(Grounds::Usual, |(start, n)| {
            Grounds::Words(context.place(from + start, from + start + n))
        })
    };
    let domain = domain(context.text, context.heading, statement);
    let mut reasons = vec![
        FieldReason { field: ItemField::Kind, why: kind_why },
        FieldReason { field: ItemField::Value, why: Grounds::Words(mark) },
        FieldReason {
            field: ItemField::Bound,
            why: less.map_or(Grounds::Words(mark), |_| said(less, clause.start)),
        },
        FieldReason { field: ItemField::Measure, why: Grounds::Words(mark) },
        FieldReason { field: ItemField::Force, why: said(force_words, sentence) },
        FieldReason { field: ItemField::Tier, why: Grounds::Usual },
    ];
    reasons.extend(date.map(|_| FieldReason { field: ItemField::Date, why: date_why }));
    reasons.extend(domain.map(|_| FieldReason { field: ItemField::Domain, why: Grounds::Words(statement) }));
    let quantity = Quantity {
        kind,
        clause: statement,
        mark,
        indicator: indicator(before, &line[at + n..clause.end]),
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
    (quantity, reasons)
}

/// The name of what is covered: the words before, without verbs, or those after if too few are left.
pub(crate) fn indicator(before: &[char], after: &[char]) -> String {
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
