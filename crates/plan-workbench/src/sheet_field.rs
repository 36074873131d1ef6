//! The fields that a sheet's columns may hold, and the headings that name them, in both languages.

use crate::normalize::folded;
use plan_model::lang::Lang;

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
    /// Who leads it; for readers.
    Department,
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
const IN_TEMPLATE: usize = 17;

/// All fields. The first [`IN_TEMPLATE`] are the template's columns in their order; the others are optional in a sheet.
const NAMES: [ColumnNames; 20] = [
    names(
        SheetField::Target,
        &["目标编号", "目标id", "编号", "目标代码"],
        &["target id", "target", "targets", "id"],
    ),
    names(SheetField::District, &["区", "区县", "所属区", "行政区"], &["district"]),
    names(
        SheetField::Name,
        &[
            "指标",
            "指标名称",
            "名称",
            "目标名称",
            "目标",
            "项目",
            "指标内容",
            "工作指标",
            "主要指标",
            "任务",
            "任务名称",
            "工作任务",
            "重点任务",
            "项目名称",
            "工作内容",
        ],
        &["indicator", "indicator name", "name", "names.zh"],
    ),
    names(SheetField::Clause, &["原文", "条款", "规划原文", "目标原文"], &["clause", "statement"]),
    names(
        SheetField::Asked,
        &["目标值", "规划目标值", "应达到", "目标数", "计划数", "年度目标", "规划目标", "目标要求"],
        &["target value", "asked for"],
    ),
    names(SheetField::Unit, &["单位", "计量单位"], &["unit", "unit of measurement"]),
    names(
        SheetField::Deadline,
        &["期限", "完成期限", "截止时间", "完成时间", "时限", "完成时限", "时间节点", "截止日期"],
        &["deadline", "due"],
    ),
    names(
        SheetField::Department,
        &["责任单位", "牵头单位", "责任部门", "牵头部门"],
        &["responsible department", "department"],
    ),
    names(
        SheetField::Value,
        &[
            "数值",
            "值",
            "完成值",
            "实际值",
            "完成数",
            "完成情况",
            "实绩",
            "当前值",
            "完成数值",
            "实际完成值",
            "进展情况",
            "完成进度",
            "实际完成",
            "实际完成情况",
            "目前进展",
        ],
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

/// Words that a longer heading is guessed by (2025年底完成情况) where no column is named exactly so.
const INSIDE: [(&str, SheetField); 12] = [
    ("完成情况", SheetField::Value),
    ("完成数", SheetField::Value),
    ("完成值", SheetField::Value),
    ("实际完成", SheetField::Value),
    ("进展情况", SheetField::Value),
    ("目标值", SheetField::Asked),
    ("目标数", SheetField::Asked),
    ("计划数", SheetField::Asked),
    ("指标", SheetField::Name),
    ("任务名", SheetField::Name),
    ("截止", SheetField::Deadline),
    ("时限", SheetField::Deadline),
];

/// Most characters of a heading that is guessed by a word in it; longer ones are sentences.
const SHORT: usize = 16;

impl SheetField {
    /// Whether rows are checked by it; other columns are there for readers.
    pub(crate) fn is_read(self) -> bool {
        let for_readers =
            [SheetField::Asked, SheetField::Deadline, SheetField::Department, SheetField::Checked];
        !for_readers.contains(&self)
    }

    /// Every field that a column may be assigned to, in the template's order.
    pub fn of_columns() -> impl Iterator<Item = SheetField> {
        NAMES.iter().map(|names| names.field).filter(|field| *field != SheetField::Checked)
    }

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
pub(crate) fn plain(heading: &str) -> String {
    let kept = |c: &char| !(c.is_whitespace() || "*_-:：()（）[]【】/\\'\"".contains(*c));
    folded(heading).to_lowercase().chars().filter(kept).collect()
}

/// A heading split into its words and the content of the brackets behind them.
pub(crate) fn parts(heading: &str) -> (String, Option<String>) {
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

/// The field that a heading names; `None` if it isn't known.
pub(crate) fn field(heading: &str) -> Option<SheetField> {
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

/// The field that a word in a heading speaks of; `None` for a sentence, or where no word is known.
pub(crate) fn inside(heading: &str) -> Option<SheetField> {
    let plain = plain(heading);
    let is_short = plain.chars().count() <= SHORT;
    INSIDE.iter().find(|(word, _)| is_short && plain.contains(word)).map(|(_, field)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
