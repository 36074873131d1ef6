//! Recognises a sheet's columns by their headings, in both languages and with common synonyms.

use crate::normalize::folded;
use crate::sheet::{SheetCell, SheetRow};
use plan_model::lang::Lang;
use plan_model::unit;

/// The field that a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetField {
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

/// A field and the headings that it is recognised by; the first of each language is the one in our template.
struct ColumnNames {
    field: SheetField,
    zh: &'static [&'static str],
    en: &'static [&'static str],
}

const fn names(field: SheetField, zh: &'static [&'static str], en: &'static [&'static str]) -> ColumnNames {
    ColumnNames { field, zh, en }
}

/// How many fields the template has.
const IN_TEMPLATE: usize = 16;

/// All fields. The first [`IN_TEMPLATE`] are the template's columns in their order; the others are optional in a sheet.
const NAMES: [ColumnNames; 19] = [
    names(
        SheetField::Target,
        &["目标编号", "目标id", "编号", "目标代码"],
        &["target id", "target", "targets", "id"],
    ),
    names(SheetField::District, &["区", "区县", "所属区", "行政区"], &["district"]),
    names(
        SheetField::Name,
        &["指标", "指标名称", "名称", "目标名称", "目标", "项目", "指标内容"],
        &["indicator", "indicator name", "name", "names.zh"],
    ),
    names(SheetField::Clause, &["原文", "条款", "规划原文", "目标原文"], &["clause", "statement"]),
    names(SheetField::Asked, &["目标值", "规划目标值", "应达到"], &["target value", "asked for"]),
    names(SheetField::Unit, &["单位", "计量单位"], &["unit", "unit of measurement"]),
    names(SheetField::Deadline, &["期限", "完成期限", "截止时间", "完成时间", "时限"], &["deadline", "due"]),
    names(
        SheetField::Value,
        &["数值", "值", "完成值", "实际值", "完成数", "完成情况", "实绩", "当前值", "完成数值", "实际完成值"],
        &["value", "actual", "actual value", "result"],
    ),
    names(SheetField::Bound, &["界", "限定", "限定词"], &["bound", "qualifier"]),
    names(
        SheetField::Day,
        &["数值日期", "日期", "时点", "数据日期", "统计日期", "截至日期", "数据时间", "年份", "年度", "截至"],
        &["value as of", "date", "as of", "as of date", "as_of.date", "value date", "year"],
    ),
    names(
        SheetField::Period,
        &["覆盖时段", "时段", "统计期", "口径时段"],
        &["period covered", "period", "span"],
    ),
    names(
        SheetField::Title,
        &["来源标题", "来源", "文件名称", "出处", "来源文件", "资料来源", "数据来源"],
        &["source title", "source", "source.title", "publication"],
    ),
    names(
        SheetField::Publisher,
        &["发布单位", "发布机构", "发布者", "发布部门", "填报单位"],
        &["publisher", "source.publisher", "published by"],
    ),
    names(
        SheetField::Published,
        &["发布日期", "发布时间", "公布日期"],
        &["published", "published on", "source.published", "publication date"],
    ),
    names(
        SheetField::Url,
        &["网址", "链接", "来源网址", "地址", "来源链接"],
        &["url", "source.url", "link", "address"],
    ),
    names(SheetField::Note, &["备注", "说明", "注"], &["note", "notes", "remark", "remarks", "note_zh"]),
    names(SheetField::Kind, &["类型", "数据类型"], &["kind"]),
    names(SheetField::Match, &["口径", "口径一致性"], &["definition", "match"]),
    names(SheetField::Checked, &["检查结果"], &["check result"]),
];

impl SheetField {
    /// The columns of the template, in order.
    pub fn of_template() -> impl Iterator<Item = SheetField> {
        NAMES[..IN_TEMPLATE].iter().map(|names| names.field)
    }

    /// Its heading in the template.
    pub fn heading(self, lang: Lang) -> &'static str {
        let names = NAMES.iter().find(|names| names.field == self);
        debug_assert!(names.is_some(), "{self:?} has no names");
        names.map_or("", |names| lang.pick(names.zh[0], names.en[0]))
    }
}

/// A heading normalised for comparison: half-width, lower case, without punctuation and white space.
fn plain(heading: &str) -> String {
    let kept = |c: &char| !(c.is_whitespace() || "*_-:：()（）[]【】/\\'\"".contains(*c));
    folded(heading).to_lowercase().chars().filter(kept).collect()
}

/// A heading split into its words and the content of the brackets behind them.
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

/// Most bytes of a heading.
const LONGEST: usize = 120;

fn field(heading: &str) -> Option<SheetField> {
    let same = |heading: &str, field: fn(&ColumnNames) -> &'static [&'static str]| {
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
pub struct SheetColumns {
    /// What each column says, with its place from 0.
    found: Vec<(SheetField, usize)>,
    /// Every heading, in order.
    pub headings: Vec<String>,
    /// Places of columns that say what another one says already.
    pub doubled: Vec<usize>,
    /// Places of columns whose heading means nothing here.
    pub unknown: Vec<usize>,
    /// The unit that stands in the heading of the values.
    pub unit: Option<String>,
}

impl SheetColumns {
    /// The columns that a row names.
    pub(crate) fn of(row: &SheetRow) -> Self {
        Self::named(row.cells.iter().map(SheetCell::shown).collect())
    }

    /// The columns that two rows of headings name together: both joined if that is known, else the lower, else the upper.
    pub(crate) fn of_two(upper: &SheetRow, lower: &SheetRow) -> Self {
        let shown = |row: &SheetRow, at: usize| row.cells.get(at).map(SheetCell::shown).unwrap_or_default();
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
                    if field == SheetField::Value {
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
    pub fn at(&self, field: SheetField) -> Option<usize> {
        self.found.iter().find(|(of, _)| *of == field).map(|(_, at)| *at)
    }

    /// How many columns are recognised.
    pub(crate) fn n(&self) -> usize {
        self.found.len()
    }

    /// Whether the columns suffice to import a value: the value itself, and the target's id, name or clause.
    pub(crate) fn suffice(&self) -> bool {
        let has = |field: SheetField| self.at(field).is_some();
        has(SheetField::Value)
            && (has(SheetField::Target) || has(SheetField::Name) || has(SheetField::Clause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> SheetRow {
        SheetRow { number: 1, cells: cells.iter().map(|text| SheetCell::Text((*text).to_owned())).collect() }
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
        let columns = SheetColumns::of(&row(&[
            "序号",
            "指标名称*",
            " 完成值 （万元）",
            "As-of date",
            "Source.Title",
            "数值",
            "",
        ]));
        assert_eq!(columns.at(SheetField::Name), Some(1));
        assert_eq!((columns.at(SheetField::Value), columns.unit.as_deref()), (Some(2), Some("万元")));
        assert_eq!((columns.at(SheetField::Day), columns.at(SheetField::Title)), (Some(3), Some(4)));
        assert_eq!((columns.doubled.as_slice(), columns.unknown.as_slice()), (&[5][..], &[0][..]));
        assert!(columns.suffice());
        assert!(!SheetColumns::of(&row(&["数值", "日期"])).suffice());
    }

    #[test]
    fn two_rows_of_headings_are_read_together() {
        let columns = SheetColumns::of_two(
            &row(&["指标", "完成情况", "", "来源", ""]),
            &row(&["", "数值", "日期", "标题", "网址"]),
        );
        assert_eq!(columns.at(SheetField::Name), Some(0));
        assert_eq!((columns.at(SheetField::Value), columns.at(SheetField::Day)), (Some(1), Some(2)));
        assert_eq!((columns.at(SheetField::Title), columns.at(SheetField::Url)), (Some(3), Some(4)));
    }
}
