//! Tables of indicators in plain text: one cell a line, or cells separated by tabs or bars.

mod row;

pub(crate) use row::TableRow;

use crate::bound;
use crate::domain::domain;
use crate::draft::{FieldReason, Grounds, ItemField, Quantity, QuantityKind};
use crate::numeral::numerals;
use crate::text::{Text, ends, has, is_han, is_lost};
use crate::unit_after::unit_after;
use plan_model::date::{DateBasis, Period, PlanDate, Precision};
use plan_model::plan::{Bound, Force, Measure, Span, Tier};

/// Most characters of a cell.
const CELL: usize = 40;
/// Most cells that a row may have.
const ROW: usize = 8;

/// A table of indicators and the quantities of its rows.
pub(crate) struct IndicatorTable {
    /// Span of all its lines, headings included.
    pub span: Span,
    /// The quantity of each row that states one, with the reasons for its fields.
    pub rows: Vec<(Quantity, Vec<FieldReason>)>,
}

/// The tables of a text.
pub(crate) fn tables(text: &Text, period: Option<Period>) -> Vec<IndicatorTable> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.lines.len() {
        let table = tabbed(text, at, period).or_else(|| flattened(text, at, period));
        match table {
            Some((table, next)) => {
                found.push(table);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether this is the heading of the column of names.
fn heads_names(chars: &[char]) -> bool {
    chars.len() <= 12 && has(chars, &["指标名称", "指标", "名称", "项目"]) && !has(chars, &["指标值"])
}

/// Whether this is the heading of the column of target values.
fn heads_values(chars: &[char]) -> bool {
    chars.len() <= 16 && has(chars, &["目标值", "目标", "规划值", "指标值"])
}

/// The row number that a cell holds; `None` if it holds none.
fn order(chars: &[char]) -> Option<usize> {
    let is_number = (1..=3).contains(&chars.len()) && chars.iter().all(char::is_ascii_digit);
    is_number.then(|| chars.iter().collect::<String>().parse().ok()).flatten()
}

/// A table with one cell a line at this line: headings, then rows that begin with 1, 2, 3 …
fn flattened(text: &Text, at: usize, period: Option<Period>) -> Option<(IndicatorTable, usize)> {
    let cell = |at: usize| text.lines.get(at).map(|line| text.at(*line)).filter(|chars| chars.len() <= CELL);
    if !matches!(cell(at)?, ['序', '号'] | ['编', '号']) {
        return None;
    }
    let heads = (at + 1..at + 1 + ROW).take_while(|at| cell(*at).is_some_and(|chars| order(chars).is_none()));
    let heads: Vec<usize> = heads.collect();
    let named = heads.iter().any(|at| cell(*at).is_some_and(heads_names));
    let valued = heads.iter().any(|at| cell(*at).is_some_and(heads_values));
    if !named || !valued {
        return None;
    }
    let mut start = at + 1 + heads.len();
    let first = text.lines.get(at)?.start;
    let mut rows = Vec::new();
    for number in 1.. {
        if cell(start).and_then(order) != Some(number) {
            break;
        }
        // The next row begins with the next number, and not before a name and a value.
        let next = (start + 3..=start + ROW).find(|at| cell(*at).and_then(order) == Some(number + 1));
        let end = match next {
            Some(next) => next,
            None => last_cell(text, start)? + 1,
        };
        let cells: Vec<Span> = text.lines.get(start + 1..end)?.to_vec();
        let whole = Span { start: text.lines[start].start, end: text.lines[end - 1].end };
        rows.extend(row(text, whole, &cells, period));
        start = end;
        if next.is_none() {
            break;
        }
    }
    let last = text.lines.get(start.checked_sub(1)?)?.end;
    (!rows.is_empty()).then_some((IndicatorTable { span: Span { start: first, end: last }, rows }, start))
}

/// The line of the value cell in a table's last row: the last of its short cells that states a value.
fn last_cell(text: &Text, start: usize) -> Option<usize> {
    let cells = (start + 2..(start + ROW).min(text.lines.len())).take_while(|at| {
        let chars = text.at(text.lines[*at]);
        chars.len() <= 16 && !chars.iter().any(|c| matches!(c, '、' | '。' | ','))
    });
    cells.filter(|at| value(text.at(text.lines[*at])).is_some()).last()
}

/// The cells of a line, separated by tabs or bars, without surrounding white space.
fn cells(text: &Text, line: Span) -> Vec<Span> {
    let chars = text.at(line);
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..=chars.len() {
        if chars.get(at).is_none_or(|c| matches!(c, '\t' | '|')) {
            let gap = chars[start..at].iter().take_while(|c| c.is_whitespace()).count();
            let tail = chars[start + gap..at].iter().rev().take_while(|c| c.is_whitespace()).count();
            found.push(Span {
                start: line.start + (start + gap) as u32,
                end: line.start + (at - tail) as u32,
            });
            start = at + 1;
        }
    }
    found
}

/// A table with one row a line that begins at this line.
fn tabbed(text: &Text, at: usize, period: Option<Period>) -> Option<(IndicatorTable, usize)> {
    let head = *text.lines.get(at)?;
    if !text.at(head).iter().any(|c| matches!(c, '\t' | '|')) {
        return None;
    }
    let heads = cells(text, head);
    let is = |place: &Span, test: fn(&[char]) -> bool| test(text.at(*place));
    let name = heads.iter().position(|place| is(place, heads_names))?;
    let goal = heads.iter().position(|place| is(place, heads_values) && !is(place, heads_names))?;
    let unit = heads.iter().position(|place| is(place, |chars| matches!(chars, ['单', '位'])));
    let kind = heads.iter().position(|place| is(place, |chars| has(chars, &["属性", "类型"])));
    let mut rows = Vec::new();
    let mut next = at + 1;
    while let Some(line) = text.lines.get(next) {
        let all = cells(text, *line);
        if all.len() != heads.len() {
            break;
        }
        let chosen: Vec<Span> =
            [Some(name), kind, unit, Some(goal)].into_iter().flatten().map(|at| all[at]).collect();
        rows.extend(row(text, *line, &chosen, period));
        next += 1;
    }
    let end = text.lines.get(next - 1)?.end;
    (!rows.is_empty()).then_some((IndicatorTable { span: Span { start: head.start, end }, rows }, next))
}

/// The value that a cell states.
struct Stated {
    value: Option<f64>,
    max: Option<f64>,
    bound: Bound,
    /// Where the number begins and ends, in characters of the cell.
    mark: (usize, usize),
}

/// The value that a cell states; `None` if it isn't exactly one number.
fn value(chars: &[char]) -> Option<Stated> {
    let mut all = numerals(chars).into_iter();
    let numeral = all.next()?;
    let said = bound::before(&chars[..numeral.start]);
    let rest = chars.get(numeral.end..)?;
    let lone = all.next().is_none() && rest.iter().filter(|c| is_han(**c)).count() <= 4;
    let follows = rest.iter().position(|c| is_han(*c)).and_then(|at| bound::after(&rest[at..]));
    let bound = match (numeral.value, numeral.max, said, follows) {
        (None, ..) => Bound::Indefinite,
        (_, Some(_), ..) => Bound::Range,
        (_, _, Some((bound, ..)), _) | (_, _, None, Some((bound, _))) => bound,
        _ if rest.first() == Some(&'+') => Bound::Ge,
        _ => Bound::Eq,
    };
    let mark = (numeral.start, numeral.end);
    lone.then_some(Stated { value: numeral.value, max: numeral.max, bound, mark })
}

/// The quantity of a row: the first cell is the name, the last the value; those between may be a kind or a unit.
fn row(
    text: &Text,
    whole: Span,
    cells: &[Span],
    period: Option<Period>,
) -> Option<(Quantity, Vec<FieldReason>)> {
    let name = *cells.first()?;
    if text.at(whole).iter().any(|c| is_lost(*c)) || !text.at(name).iter().any(|c| is_han(*c)) {
        return None;
    }
    let (last, rest) = cells[1..].split_last()?;
    let chars = text.at(*last);
    let Stated { value, max: value_max, bound, mark: (start, end) } = value(chars)?;
    let after = unit_after(&chars[end..]);
    let percent = ends(&chars[..start], "百分之").then(|| "%".to_owned());
    let mut unit = percent.or_else(|| after.as_ref()?.unit.clone());
    let mut factor = after.as_ref().map_or(1.0, |after| after.factor);
    let mut force = Force::Expected;
    let mut reasons = Vec::new();
    for cell in rest {
        let chars = text.at(*cell);
        if has(chars, &["约束"]) {
            force = Force::Binding;
            reasons.push(FieldReason { field: ItemField::Force, why: Grounds::Table(*cell) });
        } else if !has(chars, &["预期"]) && (1..=6).contains(&chars.len()) && order(chars).is_none() {
            let Some(known) = unit_after(chars).filter(|known| known.len == chars.len()) else { continue };
            if known.unit.is_some() {
                unit = known.unit;
                factor = known.factor;
                reasons.push(FieldReason { field: ItemField::Unit, why: Grounds::Table(*cell) });
            }
        }
    }
    if factor != 1.0 {
        // The number as written and its value would disagree.
        return None;
    }
    let share = matches!(unit.as_deref(), Some("%" | "‰"));
    let mark = Span { start: last.start + start as u32, end: last.start + end as u32 };
    let date = period.map(|period| PlanDate {
        date: period.end,
        precision: Precision::Year,
        basis: DateBasis::PlanPeriod,
    });
    let domain = domain(text, None, name);
    reasons.extend([
        FieldReason { field: ItemField::Kind, why: Grounds::Table(*last) },
        FieldReason { field: ItemField::Value, why: Grounds::Table(mark) },
        FieldReason { field: ItemField::Bound, why: Grounds::Table(*last) },
        FieldReason { field: ItemField::Measure, why: Grounds::Table(name) },
        FieldReason { field: ItemField::Tier, why: Grounds::Table(whole) },
    ]);
    reasons.extend(date.map(|_| FieldReason { field: ItemField::Date, why: Grounds::PlanPeriod }));
    reasons.extend(domain.map(|_| FieldReason { field: ItemField::Domain, why: Grounds::Words(name) }));
    let quantity = Quantity {
        kind: QuantityKind::Target,
        clause: whole,
        mark,
        indicator: text.words(name),
        value,
        value_max,
        unit,
        bound,
        measure: if share { Measure::Share } else { Measure::Stock },
        force,
        date,
        tier: Tier::Commitment,
        domain,
    };
    Some((quantity, reasons))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<f64>, Option<String>, Bound)> {
        let tables = tables(&Text::new(text), None);
        tables
            .into_iter()
            .flat_map(|table| table.rows)
            .map(|(row, _)| (row.indicator, row.value, row.unit, row.bound))
            .collect()
    }

    #[test]
    fn a_table_with_one_cell_a_line_is_read_by_row() {
        let text = "序号\n指标名称\n属性\n单位\n目标值\n1\n平台数量\n预期性\n个\n≥5\n2\n网办率\n约束性\n%\n90\n3\n终端数\n预期性\n80\n三、主要任务\n";
        let rows = [
            ("平台数量".to_owned(), Some(5.0), Some("个".to_owned()), Bound::Ge),
            ("网办率".to_owned(), Some(90.0), Some("%".to_owned()), Bound::Eq),
            ("终端数".to_owned(), Some(80.0), None, Bound::Eq),
        ];
        assert_eq!(read(text), rows);
    }

    #[test]
    fn a_table_with_tabs_is_read_by_its_heads() {
        let text =
            "序号\t指标\t2020年\t单位\t2025年目标\n1\t基站数\t1034\t个\t1600以上\n2\t网办率\t60\t%\t90\n";
        let rows = [
            ("基站数".to_owned(), Some(1600.0), Some("个".to_owned()), Bound::Ge),
            ("网办率".to_owned(), Some(90.0), Some("%".to_owned()), Bound::Eq),
        ];
        assert_eq!(read(text), rows);
    }

    #[test]
    fn a_share_in_words_is_one() {
        let text = "序号\n指标名称\n目标值\n1\n网办率\n百分之九十\n2\n上云率\n≥百分之80\n";
        let rows = [
            ("网办率".to_owned(), Some(90.0), Some("%".to_owned()), Bound::Eq),
            ("上云率".to_owned(), Some(80.0), Some("%".to_owned()), Bound::Eq),
        ];
        assert_eq!(read(text), rows);
    }

    #[test]
    fn lines_that_are_no_table_are_left_alone() {
        assert!(read("序号\n1\n2\n3\n").is_empty());
        assert!(read("序号\n指标名称\n目标值\n").is_empty());
        assert!(read("1\t2\t3\n").is_empty());
    }
}
