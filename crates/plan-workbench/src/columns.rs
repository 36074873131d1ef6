//! Which column of a sheet says what: by their headings, in both languages, with the words that people use.

use crate::sheet::{Cell, Row};
use crate::value::folded;
use plan_model::lang::Lang;
use plan_model::unit;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Id of the target.
    Target,
    /// District, for readers; narrows the choice of targets by name.
    District,
    /// Name of the indicator.
    Name,
    /// The plan's clause; for readers, and to find a target by.
    Clause,
    /// What the target asks for; for readers.
    Asked,
    /// By when; for readers.
    Deadline,
    /// Unit of the value.
    Unit,
    /// The value.
    Value,
    /// How exact it is.
    Bound,
    /// The day it stands for.
    Day,
    /// What span it covers.
    Period,
    /// Result or starting point.
    Kind,
    /// How well the definition fits.
    Match,
    /// Title of the publication.
    Title,
    /// Who published it.
    Publisher,
    /// When.
    Published,
    /// Its address.
    Url,
    /// A remark.
    Note,
    /// What a check has said of the row, in a copy that came back.
    Checked,
}

/// A column and the words by which a sheet may name it; the first of a language is our own, in the template and in
/// what is handed back.
struct Names {
    field: Field,
    zh: &'static [&'static str],
    en: &'static [&'static str],
}

const fn names(field: Field, zh: &'static [&'static str], en: &'static [&'static str]) -> Names {
    Names { field, zh, en }
}

/// How many of them the template has.
const IN_TEMPLATE: usize = 16;

/// The columns of the template in their order: what the plan says, then what is to be filled in; behind them what a sheet
/// may have besides.
const NAMES: [Names; 19] = [
    names(
        Field::Target,
        &["目标编号", "目标id", "编号", "目标代码"],
        &["target id", "target", "targets", "id"],
    ),
    names(Field::District, &["区", "区县", "所属区", "行政区"], &["district"]),
    names(
        Field::Name,
        &["指标", "指标名称", "名称", "目标名称", "目标", "项目", "指标内容"],
        &["indicator", "indicator name", "name", "names.zh"],
    ),
    names(Field::Clause, &["原文", "条款", "规划原文", "目标原文"], &["clause", "statement"]),
    names(Field::Asked, &["目标值", "规划目标值", "应达到"], &["target value", "asked for"]),
    names(Field::Unit, &["单位", "计量单位"], &["unit", "unit of measurement"]),
    names(Field::Deadline, &["期限", "完成期限", "截止时间", "完成时间", "时限"], &["deadline", "due"]),
    names(
        Field::Value,
        &["数值", "值", "完成值", "实际值", "完成数", "完成情况", "实绩", "当前值", "完成数值", "实际完成值"],
        &["value", "actual", "actual value", "result"],
    ),
    names(Field::Bound, &["界", "限定", "限定词"], &["bound", "qualifier"]),
    names(
        Field::Day,
        &["数值日期", "日期", "时点", "数据日期", "统计日期", "截至日期", "数据时间", "年份", "年度", "截至"],
        &["value as of", "date", "as of", "as of date", "as_of.date", "value date", "year"],
    ),
    names(Field::Period, &["覆盖时段", "时段", "统计期", "口径时段"], &["period covered", "period", "span"]),
    names(
        Field::Title,
        &["来源标题", "来源", "文件名称", "出处", "来源文件", "资料来源", "数据来源"],
        &["source title", "source", "source.title", "publication"],
    ),
    names(
        Field::Publisher,
        &["发布单位", "发布机构", "发布者", "发布部门", "填报单位"],
        &["publisher", "source.publisher", "published by"],
    ),
    names(
        Field::Published,
        &["发布日期", "发布时间", "公布日期"],
        &["published", "published on", "source.published", "publication date"],
    ),
    names(
        Field::Url,
        &["网址", "链接", "来源网址", "地址", "来源链接"],
        &["url", "source.url", "link", "address"],
    ),
    names(Field::Note, &["备注", "说明", "注"], &["note", "notes", "remark", "remarks", "note_zh"]),
    names(Field::Kind, &["类型", "数据类型"], &["kind"]),
    names(Field::Match, &["口径", "口径一致性"], &["definition", "match"]),
    names(Field::Checked, &["检查结果"], &["check result"]),
];

impl Field {
    /// The columns of the template, in order.
    pub fn of_template() -> impl Iterator<Item = Field> {
        NAMES[..IN_TEMPLATE].iter().map(|names| names.field)
    }

    /// Its heading in the template.
    pub fn heading(self, lang: Lang) -> &'static str {
        let names = NAMES.iter().find(|names| names.field == self);
        debug_assert!(names.is_some(), "{self:?} has no names");
        names.map_or("", |names| lang.pick(names.zh[0], names.en[0]))
    }
}

/// A heading without what differs from hand to hand: signs, spaces, case.
fn plain(heading: &str) -> String {
    let kept = |c: &char| !(c.is_whitespace() || "*_-:：()（）[]【】/\\'\"".contains(*c));
    folded(heading).to_lowercase().chars().filter(kept).collect()
}

/// A heading taken apart: its words, and what stands in brackets behind them.
fn parts(heading: &str) -> (String, Option<String>) {
    let heading = folded(heading).replace(['【', '['], "(").replace(['】', ']'], ")");
    match heading.split_once('(') {
        Some((words, rest)) if !words.trim().is_empty() => {
            let inside = rest.split(')').next().unwrap_or_default().trim().to_owned();
            (words.to_owned(), Some(inside).filter(|inside| !inside.is_empty()))
        }
        _ => (heading, None),
    }
}

/// Most bytes of a heading; what is longer is none.
const LONGEST: usize = 120;

fn field(heading: &str) -> Option<Field> {
    let same = |heading: &str, field: fn(&Names) -> &'static [&'static str]| {
        let wanted = plain(heading);
        let found = NAMES.iter().find(|names| field(names).iter().any(|name| plain(name) == wanted));
        found.map(|names| names.field)
    };
    let find = |heading: &str| same(heading, |names| names.zh).or_else(|| same(heading, |names| names.en));
    if heading.len() > LONGEST || plain(heading).is_empty() {
        return None;
    }
    find(heading).or_else(|| find(&parts(heading).0))
}

/// The columns of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// What each column says, with its place from 0.
    found: Vec<(Field, usize)>,
    /// Every heading, in order.
    pub headings: Vec<String>,
    /// Places of columns that say what another one says already.
    pub doubled: Vec<usize>,
    /// Places of columns whose heading means nothing here.
    pub unknown: Vec<usize>,
    /// The unit that stands in the heading of the values.
    pub unit: Option<String>,
}

impl Columns {
    /// The columns that a row names.
    pub(crate) fn of(row: &Row) -> Self {
        Self::named(row.cells.iter().map(Cell::shown).collect())
    }

    /// The columns that two rows name together: the lower one where it means something, else both, else the upper one.
    pub(crate) fn of_two(upper: &Row, lower: &Row) -> Self {
        let shown = |row: &Row, at: usize| row.cells.get(at).map(Cell::shown).unwrap_or_default();
        let mut above = String::new();
        let both = (0..upper.cells.len().max(lower.cells.len())).map(|at| {
            let (first, second) = (shown(upper, at), shown(lower, at));
            // A heading over several columns stands in the first of them.
            if !first.trim().is_empty() {
                above.clone_from(&first);
            }
            let joined = format!("{above}{second}");
            match (field(&joined), field(&second), field(&first)) {
                (Some(_), _, _) if !second.trim().is_empty() => joined,
                (_, Some(_), _) => second,
                (_, _, Some(_)) => first,
                _ => joined,
            }
        });
        Self::named(both.collect())
    }

    fn named(headings: Vec<String>) -> Self {
        let mut columns = Self::default();
        for (at, heading) in headings.iter().enumerate() {
            match field(heading) {
                Some(field) if columns.at(field).is_some() => columns.doubled.push(at),
                Some(field) => {
                    columns.found.push((field, at));
                    if field == Field::Value {
                        let inside = parts(heading).1.and_then(|inside| unit::find(&inside));
                        columns.unit = inside.map(|unit| unit.written.to_owned());
                    }
                }
                None if heading.trim().is_empty() => {}
                None => columns.unknown.push(at),
            }
        }
        columns.headings = headings;
        columns
    }

    /// The place of a column, from 0; `None` if the sheet hasn't got it.
    pub fn at(&self, field: Field) -> Option<usize> {
        self.found.iter().find(|(of, _)| *of == field).map(|(_, at)| *at)
    }

    /// How many columns mean something.
    pub(crate) fn n(&self) -> usize {
        self.found.len()
    }

    /// Whether a sheet with these columns can say anything: a value, and which target it is of.
    pub(crate) fn suffice(&self) -> bool {
        let has = |field: Field| self.at(field).is_some();
        has(Field::Value) && (has(Field::Target) || has(Field::Name) || has(Field::Clause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        Row { number: 1, cells: cells.iter().map(|text| Cell::Text((*text).to_owned())).collect() }
    }

    #[test]
    fn a_heading_means_one_thing() {
        let mut all: Vec<String> = Vec::new();
        for names in &NAMES {
            for name in names.zh.iter().chain(names.en) {
                assert_eq!(field(name), Some(names.field), "{name}");
                all.push(plain(name));
            }
        }
        let n = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), n, "two columns share a name");
    }

    #[test]
    fn columns_are_found_by_what_people_call_them() {
        let columns = Columns::of(&row(&[
            "序号",
            "指标名称*",
            " 完成值 （万元）",
            "As-of date",
            "Source.Title",
            "数值",
            "",
        ]));
        assert_eq!(columns.at(Field::Name), Some(1));
        assert_eq!((columns.at(Field::Value), columns.unit.as_deref()), (Some(2), Some("万元")));
        assert_eq!((columns.at(Field::Day), columns.at(Field::Title)), (Some(3), Some(4)));
        assert_eq!((columns.doubled.as_slice(), columns.unknown.as_slice()), (&[5][..], &[0][..]));
        assert!(columns.suffice());
        assert!(!Columns::of(&row(&["数值", "日期"])).suffice());
    }

    #[test]
    fn two_rows_of_headings_are_read_together() {
        let columns = Columns::of_two(
            &row(&["指标", "完成情况", "", "来源", ""]),
            &row(&["", "数值", "日期", "标题", "网址"]),
        );
        assert_eq!(columns.at(Field::Name), Some(0));
        assert_eq!((columns.at(Field::Value), columns.at(Field::Day)), (Some(1), Some(2)));
        assert_eq!((columns.at(Field::Title), columns.at(Field::Url)), (Some(3), Some(4)));
    }
}
