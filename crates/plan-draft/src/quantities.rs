//! Numbers as quantities, with what the sentence says about them: unit, bound, measure, deadline, target or baseline.

use crate::bound;
use crate::clause::Clause;
use crate::dates::{Date, first_year};
use crate::domain::domain;
use crate::draft::{FieldReason, Grounds, ItemField, Quantity, QuantityKind};
use crate::line_context::LineContext;
use crate::numeral::{Numeral, numerals};
use crate::text::{begins, ends, find, has, is_han};
use crate::unit_after::{UnitAfter, unit_after};
use plan_model::Datelike;
use plan_model::date::{DateBasis, Period, PlanDate, Precision};
use plan_model::plan::{Bound, Measure, Span, Tier};

/// Words that mark a quantity as reached already.
const PAST: &[&str] = &["已", "目前", "现有", "现已", "截至", "截止", "以来", "曾", "尚未", "连续"];
/// Verbs of creating something; the number after them counts new things ([`Measure::New`]).
const NEW: &[&str] = &[
    "新增",
    "新建",
    "新接入",
    "新引进",
    "打造",
    "创建",
    "培育",
    "引进",
    "推出",
    "营造",
    "完成",
    "建成",
    "建设",
    "开展",
    "落地",
    "推进",
    "集聚",
    "孵化",
    "改造",
];
/// Words for a running total.
const TOTAL: &[&str] = &["累计", "总量", "总数", "共计"];
/// Words of growth; a percentage after them is a growth rate ([`Measure::Growth`]).
const GROWTH: &[&str] = &["增长", "增速", "递增", "提高", "提升", "下降", "降低", "减少", "增幅"];
/// Words after which a number may stand without a unit.
pub(crate) const REACHED: &[&str] = &[
    "达到",
    "达",
    "提高到",
    "提升到",
    "提高至",
    "提升至",
    "增加到",
    "增至",
    "降至",
    "降低到",
    "不低于",
    "不少于",
    "≥",
    "超过",
];

/// The quantities that a line states by numerals, at most `most` of them.
pub(crate) fn in_numerals(context: &LineContext<'_>, most: usize) -> Vec<(Quantity, Vec<FieldReason>)> {
    let quantity = |numeral: Numeral| {
        let clause = context.clause(numeral.start).filter(|_| !context.is_excluded(numeral.start))?;
        of_numeral(context, clause, numeral, None)
    };
    numerals(context.chars).into_iter().filter_map(quantity).take(most).collect()
}

/// The quantity that a numeral states; `None` if it states none. In words that a person marked (`person`), the number 1 and a
/// number without a unit at the end count too.
pub(crate) fn of_numeral(
    context: &LineContext<'_>,
    clause: Clause,
    numeral: Numeral,
    person: Option<Clause>,
) -> Option<(Quantity, Vec<FieldReason>)> {
    if ends(&context.chars[..numeral.start], "第") {
        return None;
    }
    let line = context.chars;
    let rest = &line[numeral.end..clause.end];
    let UnitAfter { unit, factor, multiplier, more, plus, structure, len } = unit_after(rest)?;
    let percent = numeral.percent || begins(rest, "%");
    // 千兆 names a kind of network, 四大 a set without a counting word, 十九大 a congress.
    if numeral.chinese && (unit.as_deref() == Some("兆") || (structure && unit.is_none())) {
        return None;
    }
    let magnitude = unit.as_deref() == Some("级")
        && line[numeral.start..numeral.end].iter().all(|c| "百千万亿".contains(*c));
    let numeral = if magnitude { Numeral { value: None, end: numeral.end + 1, ..numeral } } else { numeral };
    let (unit, len) = if magnitude { (None, len - 1) } else { (unit, len) };
    let unit = if numeral.percent { Some("%".to_owned()) } else { unit };
    let before = &line[clause.start..numeral.start - if numeral.percent { 3 } else { 0 }];
    let said = bound::before(before);
    let quoted = context.is_quoted(numeral.start);
    if unit.is_none() && !structure && !magnitude {
        let reached = said.is_some()
            || REACHED.iter().any(|words| ends(before, words))
            || person.is_some_and(|words| closes(line, &numeral, words));
        if numeral.chinese || !reached || is_code(line, numeral.start) {
            return None;
        }
    }
    let below = |most: f64| numeral.chinese && !percent && numeral.value.is_some_and(|value| value < most);
    let small = below(10.0);
    let is_name = match person {
        None => below(2.0) || small && names(line, &numeral, len, structure),
        // 一级, 一类 are names all the same.
        Some(_) => below(2.0) && structure,
    };
    if is_name {
        return None;
    }
    let mut reasons = Vec::new();
    let place = |start: usize, end: usize| context.place(start, end);
    let after_unit = numeral.end + len;
    let follows = bound::after(&line[after_unit.min(clause.end)..clause.end]);
    let (bound, bound_words) = match (&numeral, said, follows) {
        (Numeral { value: None, .. }, ..) => (Bound::Indefinite, Some(place(numeral.start, numeral.end))),
        (Numeral { max: Some(_), .. }, ..) => (Bound::Range, Some(place(numeral.start, numeral.end))),
        (_, _, Some((bound, n))) => (bound, Some(place(after_unit, after_unit + n))),
        (_, Some((bound, n, gap)), _) => {
            let end = clause.start + before.len() - gap;
            (bound, Some(place(end - n, end)))
        }
        _ if plus => (Bound::Ge, Some(place(numeral.end, numeral.end + 1))),
        _ if more => (Bound::Gt, Some(place(numeral.end, after_unit))),
        _ => (Bound::Eq, None),
    };
    reasons.push(FieldReason {
        field: ItemField::Bound,
        why: bound_words.map_or(Grounds::Usual, Grounds::Words),
    });
    let mark = Span { start: place(numeral.start, 0).start, end: place(0, numeral.end + multiplier).end };
    reasons.push(FieldReason { field: ItemField::Value, why: Grounds::Words(mark) });
    if unit.is_some() {
        reasons.push(FieldReason {
            field: ItemField::Unit,
            why: Grounds::Words(place(numeral.end, after_unit)),
        });
    }
    let (measure, measure_words) = measure(line, clause, numeral.start, unit.as_deref());
    reasons.push(FieldReason {
        field: ItemField::Measure,
        why: measure_words.map_or(Grounds::Usual, |(start, end)| Grounds::Words(place(start, end))),
    });
    let dated = context.date(clause, numeral.start);
    let statement = statement(context, clause, &dated);
    let (kind, kind_words) = kind(context, clause, numeral.start, &dated);
    reasons.push(FieldReason { field: ItemField::Kind, why: kind_words });
    let (date, why) = when(context, kind, &dated);
    reasons.extend(date.map(|_| FieldReason { field: ItemField::Date, why }));
    let sentence = context.sentence_start(clause);
    let (force, words) = bound::force(&line[sentence..numeral.start]);
    reasons.push(FieldReason {
        field: ItemField::Force,
        why: words.map_or(Grounds::Usual, |(at, n)| Grounds::Words(place(sentence + at, sentence + at + n))),
    });
    let named = quoted || structure || small || matches!(measure, Measure::Time);
    let tier = if named { Tier::Scope } else { Tier::Commitment };
    reasons.push(FieldReason {
        field: ItemField::Tier,
        why: if quoted { Grounds::Words(mark) } else { Grounds::Usual },
    });
    let whole = place(clause.start, clause.end);
    let domain = domain(context.text, context.heading, whole);
    if domain.is_some() {
        reasons.push(FieldReason { field: ItemField::Domain, why: Grounds::Words(statement) });
    }
    let counts = |clause: Clause| indicator(line, clause, &numeral, after_unit, context);
    let own = person.map(|words| {
        counts(Clause { start: words.start.max(clause.start), end: words.end.min(clause.end), ..clause })
    });
    let quantity = Quantity {
        kind,
        clause: statement,
        mark,
        indicator: own.filter(|words| !words.is_empty()).unwrap_or_else(|| counts(clause)),
        value: numeral.value.map(|value| value * factor),
        value_max: numeral.max.map(|value| value * factor),
        unit,
        bound,
        measure,
        force,
        date,
        tier,
        domain,
    };
    // A range in a unit of its own multiplier can't be said exactly.
    (factor == 1.0 || quantity.value_max.is_none()).then_some((quantity, reasons))
}

/// Whether a number is part of a code: 1+16+X, 7×24.
fn is_code(line: &[char], at: usize) -> bool {
    at > 0 && matches!(line[at - 1], '+' | '×' | '*' | '/' | '-')
}

/// Whether a number without a unit ends the words that a person marked, or is all of them.
fn closes(line: &[char], numeral: &Numeral, words: Clause) -> bool {
    let rest = &line[numeral.end..];
    let ends = rest.first().is_none_or(|c| matches!(c, ',' | ';' | '。' | '\t' | ' '));
    (words.start, words.end) == (numeral.start, numeral.end)
        || words.start < numeral.start && (ends || bound::after(rest).is_some())
}

/// Whether a small Chinese number is part of a name (两个, 三级) rather than a count.
fn names(line: &[char], numeral: &Numeral, len: usize, structure: bool) -> bool {
    let after = &line[(numeral.end + len).min(line.len())..];
    let closes = after.first().is_none_or(|c| !is_han(*c));
    closes && !structure
}

/// What is measured, and the words that say so.
pub(crate) fn measure(
    line: &[char],
    clause: Clause,
    at: usize,
    unit: Option<&str>,
) -> (Measure, Option<(usize, usize)>) {
    let before = &line[clause.start..at];
    let near = &line[clause.start + before.len().saturating_sub(8)..at];
    let words = |words: &[&str]| {
        let (start, n) = find(before, words)?;
        Some((clause.start + start, clause.start + start + n))
    };
    match unit {
        Some("%" | "‰" | "个百分点" | "百分点") if has(near, GROWTH) && !has(near, &["到", "至"]) => {
            (Measure::Growth, words(GROWTH))
        }
        Some("%" | "‰") if has(before, &["覆盖"]) && has(near, &["覆盖"]) && !has(before, &["覆盖率达"]) => {
            (Measure::Coverage, words(&["覆盖"]))
        }
        Some("%" | "‰") => (Measure::Share, None),
        Some("个百分点" | "百分点" | "倍") => (Measure::Growth, None),
        Some("分钟" | "小时" | "秒" | "毫秒" | "ms" | "个工作日") => (Measure::Time, None),
        _ if has(before, TOTAL) => (Measure::Cumulative, words(TOTAL)),
        _ if has(before, &["达到", "规模", "达"]) && !has(before, &["新增"]) => {
            (Measure::Stock, words(&["达到", "规模", "达"]))
        }
        Some("亿元" | "万元" | "元" | "Mbps" | "Gbps") => (Measure::Stock, None),
        _ if has(before, NEW) => (Measure::New, words(NEW)),
        _ => (Measure::Stock, None),
    }
}

/// The clause's span, extended to the clause before if that consists of the date only.
fn statement(context: &LineContext<'_>, clause: Clause, dated: &Option<(Date, Grounds)>) -> Span {
    let start = match dated {
        Some((date, Grounds::Sentence(_))) if date.end + 1 == clause.start => date.start,
        _ => clause.start,
    };
    context.place(start, clause.end)
}

/// Target or baseline, and why.
fn kind(
    context: &LineContext<'_>,
    clause: Clause,
    at: usize,
    dated: &Option<(Date, Grounds)>,
) -> (QuantityKind, Grounds) {
    let line = context.chars;
    if let Some(heading) = context.looks_back {
        return (QuantityKind::Baseline, Grounds::Section(heading));
    }
    let past_date = |date: &Date| context.period.is_some_and(|period| date.day < period.start);
    match dated {
        Some((date, why @ (Grounds::Words(_) | Grounds::Sentence(_)))) if past_date(date) => {
            return (QuantityKind::Baseline, *why);
        }
        Some((_, why @ Grounds::Words(_))) => return (QuantityKind::Target, *why),
        _ => {}
    }
    let from = clause.start;
    if let Some((start, end)) = result(context, clause, at) {
        return (QuantityKind::Baseline, Grounds::Words(context.place(start, end)));
    }
    if let Some((start, n)) = find(&line[from..at], PAST) {
        return (QuantityKind::Baseline, Grounds::Words(context.place(from + start, from + start + n)));
    }
    (QuantityKind::Target, Grounds::Usual)
}

/// Words of what is still to come.
const AHEAD: &[&str] =
    &["将", "力争", "争取", "努力", "确保", "计划", "预期", "目标", "要", "推动", "实现", "推进", "把"];
/// Verbs of a change, as reports of results have them behind 从 and behind 累计.
const CHANGED: &[&str] = &["增加到", "提高到", "提升到", "上升到", "增长到", "下降到", "降低到", "减少到"];

/// The words by which a clause reports a result (从77家增加到107家, 累计下降14%): where nothing in its sentence, nor its heading,
/// looks ahead. Positions in the line.
fn result(context: &LineContext<'_>, clause: Clause, at: usize) -> Option<(usize, usize)> {
    let line = context.chars;
    let sentence = context.sentence_start(clause);
    let heading = context.heading.map(|heading| context.text.at(heading)).unwrap_or_default();
    if has(&line[sentence..clause.end], AHEAD) || has(heading, &["目标", "任务", "指标", "举措"]) {
        return None;
    }
    let whole = &line[clause.start..clause.end];
    let (from, _) = find(whole, &["从"]).unwrap_or((whole.len(), 0));
    let change =
        find(&whole[from..], CHANGED).map(|(by, n)| (clause.start + from, clause.start + from + by + n));
    let sum = || {
        let (start, n) = find(&line[clause.start..at], &["累计"])?;
        let start = clause.start + start;
        GROWTH.iter().any(|words| begins(&line[start + n..], words)).then_some((start, start + n))
    };
    change.filter(|(start, _)| *start < at).or_else(sum)
}

/// The deadline of a target, or the day that a baseline stands for, and why; `None` if neither text nor period give one.
pub(crate) fn when(
    context: &LineContext<'_>,
    kind: QuantityKind,
    dated: &Option<(Date, Grounds)>,
) -> (Option<PlanDate>, Grounds) {
    let stated =
        |date: &Date| PlanDate { date: date.day, precision: date.precision, basis: DateBasis::Stated };
    let period: Option<Period> = context.period;
    let past = |date: &Date| period.is_some_and(|period| date.day < period.start);
    match (kind, dated) {
        (QuantityKind::Target, Some((date, why))) if !past(date) && first_year(date) <= date.day.year() => {
            (Some(stated(date)), *why)
        }
        (QuantityKind::Baseline, Some((date, why))) if past(date) => (Some(stated(date)), *why),
        (QuantityKind::Target, _) => {
            let end = period.map(|period| PlanDate {
                date: period.end,
                precision: Precision::Year,
                basis: DateBasis::PlanPeriod,
            });
            (end, Grounds::PlanPeriod)
        }
        (QuantityKind::Baseline, _) => {
            let eve = period.and_then(|period| period.start.pred_opt());
            let eve =
                eve.map(|date| PlanDate { date, precision: Precision::Day, basis: DateBasis::Inferred });
            (eve.map(to_year), Grounds::PlanEve)
        }
    }
}

/// The date with its precision lowered to the year if it is a year's last day.
fn to_year(date: PlanDate) -> PlanDate {
    let whole = date.date.month() == 12 && date.date.day() == 31;
    PlanDate { precision: if whole { Precision::Year } else { Precision::Day }, ..date }
}

/// Words at the beginning of a clause that aren't part of the name of what is counted.
const VERBS: &[&str] = &[
    "力争",
    "争取",
    "努力",
    "确保",
    "计划",
    "实现",
    "完成",
    "建成",
    "建设",
    "打造",
    "推进",
    "推动",
    "培育",
    "引进",
    "发展",
    "集聚",
    "创建",
    "形成",
    "新增",
    "新建",
    "累计",
    "全区",
    "全面",
    "进一步",
    "使",
    "将",
    "为",
    "其中",
    "推出",
    "开展",
    "至少",
    "获得",
    "覆盖",
    "全年",
    "总计",
    "现有",
    "已",
    "建",
    "共",
    "有",
    "在",
    "到",
];
/// Words at the end of a clause that aren't part of the name of what is counted.
const TAIL: &[&str] = &[
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "达到",
    "超过",
    "突破",
    "高于",
    "低于",
    "保持",
    "力争",
    "累计",
    "新增",
    "目标",
    "控制在",
    "提升至",
    "提高到",
    "提升到",
    "提高至",
    "年均增长",
    "至少",
    "达",
    "超",
    "近",
    "约",
    "为",
    "有",
    "到",
    "至",
    "≥",
    "≤",
    ">",
    "<",
    ":",
    " ",
    "共",
    "在",
    "百分之",
    "了",
    "的",
    "已",
    "建成",
    "完成",
];

/// What is counted, in the plan's words: those after the unit, or else those before the number.
fn indicator(
    line: &[char],
    clause: Clause,
    numeral: &Numeral,
    after: usize,
    context: &LineContext<'_>,
) -> String {
    let mut rest = &line[after.min(clause.end)..clause.end];
    if let Some((_, n)) = bound::after(rest) {
        rest = &rest[n..];
    }
    rest = rest.strip_prefix(&['的']).unwrap_or(rest);
    let end = rest
        .iter()
        .position(|c| matches!(c, '(' | '、' | '和' | '及' | ':') || c.is_ascii_digit())
        .unwrap_or(rest.len());
    let mut words = &rest[..end];
    if words.iter().filter(|c| is_han(**c)).count() < 2 {
        let start = context
            .dates
            .iter()
            .filter(|date| date.start >= clause.start && date.end <= numeral.start)
            .map(|date| date.end)
            .max();
        words = &line[start.unwrap_or(clause.start)..numeral.start];
        if let Some(at) = words.iter().rposition(|c| *c == '、')
            && words[..at].iter().any(char::is_ascii_digit)
        {
            words = &words[at + 1..];
        }
        while let Some(tail) = TAIL.iter().find(|tail| ends(words, tail)) {
            words = &words[..words.len() - tail.chars().count()];
        }
        while let Some(verb) = VERBS.iter().find(|verb| begins(words, verb)) {
            words = &words[verb.chars().count()..];
        }
    }
    let from = words.len().saturating_sub(40);
    let words: String = words[from..].iter().collect();
    words
        .trim_matches(|c: char| c.is_whitespace() || "、,:;“”的()".contains(c) && c != '”' && c != '“')
        .to_owned()
}
