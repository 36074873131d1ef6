//! Recognises a sheet's columns by their headings, in both languages and with common synonyms.

use crate::normalize::folded;
use crate::sheet::{SheetCell, SheetRow};
use plan_model::lang::Lang;
use plan_model::order::tidy;
use plan_model::unit;
use std::collections::BTreeMap;

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

/// Headings, normalised, of the upper end of what a plan asks for.
const UPPER: [&str; 2] = ["数值上限", "uppervalue"];

/// What every row needs besides its target and value, in the template's order.
const NEEDED: [SheetField; 3] = [SheetField::Day, SheetField::Title, SheetField::Publisher];

impl SheetField {
    /// Whether rows are checked by it; other columns are there for readers.
    pub(crate) fn is_read(self) -> bool {
        !matches!(self, SheetField::Asked | SheetField::Deadline | SheetField::Checked)
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
    /// Fields that several columns name, with their places; nobody has decided which is meant.
    pub undecided: Vec<(SheetField, Vec<usize>)>,
    /// Hidden columns of a field; they aren't used unless somebody chooses them.
    pub hidden: Vec<(SheetField, usize)>,
    /// Columns that a person has chosen for a field among several or hidden ones, or instead of none.
    pub chosen: Vec<SheetField>,
    /// Places of columns for readers that say what another one says already.
    pub doubled: Vec<usize>,
    /// Places of columns whose heading means nothing here.
    pub unknown: Vec<usize>,
    /// The unit that stands in the heading of the values.
    pub unit: Option<String>,
}

impl SheetColumns {
    /// The columns that a row names.
    pub(crate) fn of(row: &SheetRow) -> Self {
        Self::named(row.cells.iter().map(SheetCell::shown).collect(), &[], &BTreeMap::new())
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
        Self::named(both.collect(), &[], &BTreeMap::new())
    }

    /// The same headings, once it is known which columns are hidden (first and last of each run) and what a person has chosen.
    pub(crate) fn decided(self, hidden: &[[usize; 2]], chosen: &BTreeMap<SheetField, usize>) -> Self {
        Self::named(self.headings, hidden, chosen)
    }

    fn named(headings: Vec<String>, hidden: &[[usize; 2]], chosen: &BTreeMap<SheetField, usize>) -> Self {
        let mut columns = Self::default();
        let is_hidden = |at: usize| hidden.iter().any(|[first, last]| (*first..=*last).contains(&at));
        let mut shown: BTreeMap<SheetField, Vec<usize>> = BTreeMap::new();
        // Beside an upper value a value is the lower one: both are what a plan asks for, as in our own lists of targets.
        let is_list = headings.iter().any(|heading| UPPER.contains(&plain(heading).as_str()));
        let meant = |field: SheetField| match field {
            SheetField::Value if is_list => SheetField::Asked,
            field => field,
        };
        for (at, heading) in headings.iter().enumerate() {
            let taken = chosen.iter().find(|(_, place)| **place == at);
            match taken.map(|(field, _)| *field).or_else(|| field(heading).map(meant)) {
                Some(field) if taken.is_none() && is_hidden(at) => columns.hidden.push((field, at)),
                Some(field) => shown.entry(field).or_default().push(at),
                None if heading.trim().is_empty() => {}
                None => columns.unknown.push(at),
            }
        }
        for (field, places) in shown {
            match (places.as_slice(), chosen.get(&field)) {
                (places, Some(place)) if places.contains(place) => {
                    columns.chosen.push(field);
                    columns.found.push((field, *place));
                }
                (&[one], _) => columns.found.push((field, one)),
                _ if field.is_read() => columns.undecided.push((field, places)),
                (places, _) => columns.doubled.extend(places.iter().skip(1)),
            }
        }
        let heading = columns.at(SheetField::Value).and_then(|at| headings.get(at));
        let inside = heading.and_then(|heading| unit::find(&folded(&parts(heading).1?)));
        columns.unit = inside.map(|unit| unit.written.to_owned());
        columns.headings = headings;
        columns
    }

    /// The columns that a field could be read from: those that name it, shown or hidden, and, where there are none, those
    /// that nothing is known of.
    pub(crate) fn candidates(&self, field: SheetField) -> Vec<usize> {
        let named = |(of, at): &(SheetField, usize)| (*of == field).then_some(*at);
        let undecided = self.undecided.iter().filter(|(of, _)| *of == field).flat_map(|(_, places)| places);
        let mut places: Vec<usize> = undecided.copied().chain(self.hidden.iter().filter_map(named)).collect();
        if places.is_empty() {
            places.clone_from(&self.unknown);
        }
        places.extend(self.found.iter().filter_map(named));
        if self.chosen.contains(&field) {
            // What else could have been chosen still can be.
            let same = |at: &usize| {
                self.headings.get(*at).is_some_and(|heading| self::field(heading) == Some(field))
            };
            places.extend((0..self.headings.len()).filter(same));
        }
        tidy(&mut places);
        places
    }

    /// What rows need and no column is named after, in the template's order.
    pub(crate) fn missing(&self) -> Vec<SheetField> {
        let mut missing = Vec::new();
        if ![SheetField::Target, SheetField::Name, SheetField::Clause].iter().any(|field| self.has(*field)) {
            missing.push(SheetField::Target);
        }
        let others = [SheetField::Value].into_iter().chain(NEEDED);
        missing.extend(others.filter(|field| !self.has(*field)));
        missing
    }

    /// Whether a column is named after a field, be it hidden or one of several.
    fn has(&self, field: SheetField) -> bool {
        self.at(field).is_some()
            || self.undecided.iter().any(|(of, _)| *of == field)
            || self.hidden.iter().any(|(of, _)| *of == field)
    }

    /// The place of a column, from 0; `None` if the sheet hasn't got it.
    pub fn at(&self, field: SheetField) -> Option<usize> {
        self.found.iter().find(|(of, _)| *of == field).map(|(_, at)| *at)
    }

    /// The fields that have a column.
    pub(crate) fn fields(&self) -> impl Iterator<Item = SheetField> + '_ {
        self.found.iter().map(|(field, _)| *field)
    }

    /// The column that a row is read from: the field's own, or the first of several that the row doesn't tell apart.
    pub(crate) fn place(&self, field: SheetField) -> Option<usize> {
        let undecided = || self.undecided.iter().find(|(of, _)| *of == field)?.1.first().copied();
        self.at(field).or_else(undecided)
    }

    /// How many fields are recognised.
    pub(crate) fn n(&self) -> usize {
        self.found.len() + self.undecided.len()
    }

    /// Whether the columns suffice to import a value: the value itself, and the target's id, name or clause.
    pub(crate) fn suffice(&self) -> bool {
        !self.missing().iter().any(|field| matches!(field, SheetField::Target | SheetField::Value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> SheetRow {
        let cells = cells.iter().map(|text| SheetCell::Text((*text).to_owned())).collect();
        SheetRow { number: 1, cells, hidden: false }
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
        let named = row(&["序号", "指标名称*", " 完成值 （万元）", "As-of date", "Source.Title", ""]);
        let columns = SheetColumns::of(&named);
        assert_eq!(columns.at(SheetField::Name), Some(1));
        assert_eq!((columns.at(SheetField::Value), columns.unit.as_deref()), (Some(2), Some("万元")));
        assert_eq!((columns.at(SheetField::Day), columns.at(SheetField::Title)), (Some(3), Some(4)));
        assert_eq!(columns.unknown, [0]);
        assert!(columns.suffice());
        assert_eq!(columns.missing(), [SheetField::Publisher]);
        assert!(!SheetColumns::of(&row(&["数值", "日期"])).suffice());
    }

    #[test]
    fn of_several_or_hidden_columns_none_is_taken_until_somebody_chooses() {
        let headings = ["目标编号", "数值", "完成值（个）", "完成值", "期限", "时限"];
        let columns = SheetColumns::of(&row(&headings)).decided(&[[3, 3]], &BTreeMap::new());
        assert_eq!(columns.undecided, [(SheetField::Value, vec![1, 2])]);
        assert_eq!(columns.hidden, [(SheetField::Value, 3)]);
        assert_eq!((columns.at(SheetField::Value), columns.unit.as_deref()), (None, None));
        assert_eq!(columns.candidates(SheetField::Value), [1, 2, 3]);
        assert_eq!(columns.doubled, [5], "what is for readers needs no decision");
        assert!(columns.suffice());
        let chosen = [(SheetField::Value, 2)].into();
        let columns = SheetColumns::of(&row(&headings)).decided(&[[3, 3]], &chosen);
        assert_eq!((columns.at(SheetField::Value), columns.unit.as_deref()), (Some(2), Some("个")));
        assert_eq!((columns.undecided.len(), columns.candidates(SheetField::Value)), (0, vec![1, 2, 3]));
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
