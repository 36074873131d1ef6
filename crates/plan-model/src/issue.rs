//! What is said about a broken rule: in English for the log, in both languages for the reader.

use crate::lang::Lang;
use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file can't be shipped, nor shown.
    Error,
    /// Somebody should look.
    Warning,
}

/// A broken rule, with what was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Two records have this id.
    DuplicateId,
    /// The id isn't lower-case groups joined by hyphens, or lacks this beginning.
    IllFormedId(String),
    /// A field names a record that doesn't exist.
    UnknownReference {
        /// The field.
        field: &'static str,
        /// What it names.
        found: String,
    },
    /// A unit that has no row in the table of units.
    UnknownUnit(String),
    /// The number as written isn't in the clause.
    NumberNotInClause(String),
    /// The value and the number as written disagree.
    ValueDisagrees {
        /// The value.
        value: f64,
        /// The number as written.
        written: String,
    },
    /// A range whose upper end isn't above its lower end, or is missing.
    RangeEnds,
    /// A date that the calendar doesn't have.
    OutsideCalendar(String),
    /// A deadline outside the plan's own period.
    OutsidePeriod(String),
    /// A plan's period that ends before it starts.
    PeriodReversed,
    /// The span doesn't lie in the text.
    SpanOutside([u32; 2]),
    /// The text at the span isn't the clause.
    SpanMismatch {
        /// What the text says there.
        found: String,
    },
    /// Words that the text doesn't have anywhere, so that no span can be computed.
    NotInText(String),
    /// A target without a criterion in both languages.
    NoCriterion,
    /// The two criteria don't agree on whether the target can be checked.
    CriterionDisagrees,
    /// A conflict that the other side doesn't name.
    OneSidedConflict(String),
    /// A record that belongs to another plan or district.
    ForeignRecord(String),
    /// A related observation that points to a target.
    RelatedHasTarget,
    /// An exact or close observation that names neither a target nor the words it answers.
    AnswersNothing,
    /// A remark on a goal in words without a clause or a year within the plan's period, or another remark with a year.
    GoalYear,
    /// A report on a target that lacks what its kind needs; which.
    ReportLacks(ReportGap),
    /// Half-width punctuation in Chinese words of ours; the words around it.
    HalfWidth(String),
    /// An observation dated after the day on which it was published.
    AfterPublication(String),
    /// A spelling of a place that no plan's text has, or a place without any.
    PlaceNotNamed(String),
    /// A task that links other places than those its text names; what is missing and what is too much.
    PlaceLinks {
        /// Places that the text names and the task doesn't link.
        missing: Vec<String>,
        /// Places that the task links and its text doesn't name.
        extra: Vec<String>,
    },
    /// The source text isn't the one that the plan was made from.
    SourceChanged,
    /// A numeral that no target, baseline or exclusion covers.
    Unaccounted {
        /// The numeral.
        numeral: String,
        /// Where it starts, in characters.
        at: u32,
        /// The words around it.
        around: String,
    },
    /// An exclusion that excludes nothing.
    IdleExclusion(String),
    /// A heading that is its own ancestor.
    CircularOutline,
    /// A number that isn't finite.
    NotFinite(&'static str),
    /// A file can't be read; the parser's words.
    Unreadable(String),
    /// A file was written for a newer version.
    Newer(u64),
    /// The bytes aren't those of the manifest.
    ManifestStale,
    /// An indicator without a name or definition in both languages.
    NoName,
    /// A place lies outside its district.
    PlaceOutside,
    /// A district's `covered` and the plans that are there disagree.
    CoveredDisagrees {
        /// What it should say.
        covered: bool,
    },
    /// A boundary problem.
    Boundary(String),
    /// A group of synonyms with fewer than two words.
    LoneSynonym,
    /// A word that is empty, or among the synonyms twice.
    RepeatedSynonym(String),
    /// The list of changes doesn't begin with the release of the manifest.
    UnlistedRelease(String),
}

/// What a report on a target lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportGap {
    /// Words in both languages.
    Words,
    /// A publication with a title and a named publisher.
    Publisher,
    /// Of a completed list: the list, and who says that it was completed.
    List,
    /// Of a measure that ended: an end that isn't later than the deadline.
    End,
    /// A target that can be checked.
    Commitment,
}

impl ReportGap {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            ReportGap::Words => ("请用中英文写明公布了什么。", "say in both languages what was published"),
            ReportGap::Publisher => (
                "请写明出处的题名和发布者；没有署名发布者的不收。",
                "name title and publisher of every source; without a named publisher there is no entry",
            ),
            ReportGap::List => (
                "请先写政府的清单，再写说清单全部完成的出处。",
                "give the official list first, then who says that all of it was completed",
            ),
            ReportGap::End => (
                "措施在期限之后才取消，与期限时的情况无关。请删去。",
                "the measure ended after the deadline, which says nothing about the deadline; drop it",
            ),
            ReportGap::Commitment => (
                "这个目标不是可以核验的承诺，用不上。请删去。",
                "the target is no commitment that can be checked; drop it",
            ),
        }
    }
}

impl Rule {
    /// How bad a breach is.
    pub fn severity(&self) -> Severity {
        match self {
            Rule::OutsidePeriod(_) | Rule::IdleExclusion(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What is wrong and what to do, for the reader.
    pub fn explain(&self, lang: Lang) -> String {
        let (zh, en) = self.words();
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn words(&self) -> (String, String) {
        match self {
            Rule::DuplicateId => (
                "编号重复。请给其中一条记录换一个编号。".into(),
                "two records have this id; give one of them another".into(),
            ),
            Rule::IllFormedId(prefix) if prefix.is_empty() => (
                "编号不合格式。只用小写字母、数字和连字符。".into(),
                "ill-formed id; use lower-case letters, digits and hyphens".into(),
            ),
            Rule::IllFormedId(prefix) => (
                format!("编号不合格式。应以“{prefix}”开头，只用小写字母、数字和连字符。"),
                format!("ill-formed id; begin with `{prefix}` and use lower-case letters, digits and hyphens"),
            ),
            Rule::UnknownReference { field, found } => (
                format!("字段 {field} 指向不存在的“{found}”。请改正，或补上该记录。"),
                format!("`{field}` names `{found}`, which doesn't exist; correct it or add the record"),
            ),
            Rule::UnknownUnit(unit) => (
                format!("未知的单位“{unit}”。请核对原文，或在单位表中添加。"),
                format!("unknown unit `{unit}`; check the wording, or add it to the table of units"),
            ),
            Rule::NumberNotInClause(number) => (
                format!("数字“{number}”不在所引原文中。请改正数字或原文摘录。"),
                format!("the number `{number}` isn't in the clause; correct the number or the clause"),
            ),
            Rule::ValueDisagrees { value, written } => (
                format!("数值 {value} 与原文写法“{written}”不一致。请改正其中之一。"),
                format!("the value {value} disagrees with the number as written, `{written}`; correct one of them"),
            ),
            Rule::RangeEnds => (
                "区间的上限缺失或不大于下限。请补上或改正 value_max。".into(),
                "a range needs an upper end above its lower end; correct `value_max`".into(),
            ),
            Rule::OutsideCalendar(date) => (
                format!("日期“{date}”不存在。请写成 年-月-日 的真实日期。"),
                format!("`{date}` is no day of the calendar; write YYYY-MM-DD"),
            ),
            Rule::OutsidePeriod(date) => (
                format!("期限 {date} 不在规划期内。请核对。"),
                format!("the deadline {date} is outside the plan's period; check it"),
            ),
            Rule::PeriodReversed => (
                "规划期的结束早于开始。请改正。".into(),
                "the plan's period ends before it starts; correct it".into(),
            ),
            Rule::SpanOutside([start, end]) => (
                format!("位置 {start}–{end} 超出原文。请运行 cargo xtask data 重新计算。"),
                format!("the span {start}..{end} isn't in the text; run `cargo xtask data`"),
            ),
            Rule::SpanMismatch { found } => one_line(
                format!("所标位置的原文是“{found}”，与摘录不符。请运行 cargo xtask data，或改正摘录。"),
                format!("the text at the span is `{found}`; run `cargo xtask data` or correct the clause"),
            ),
            Rule::NotInText(words) => one_line(
                format!("原文中找不到“{words}”。请从原文逐字复制。"),
                format!("the text doesn't say `{words}`; copy the words from the text exactly"),
            ),
            Rule::NoCriterion => (
                "缺少“怎样算达成”的说明。请用中英文补上。".into(),
                "no criterion; say in both languages what would count as achieved, or why it can't be checked".into(),
            ),
            Rule::CriterionDisagrees => (
                "中英文对能否核验的说法不一致。请让“无法核验”与“Cannot be checked”同时出现或同时没有。".into(),
                "the two criteria disagree on whether this can be checked; begin both with 无法核验 / Cannot be checked, or neither".into(),
            ),
            Rule::OneSidedConflict(other) => (
                format!("与“{other}”的矛盾只有一方记录。请在对方也写上。"),
                format!("`{other}` doesn't name this target among its conflicts; add it there"),
            ),
            Rule::ForeignRecord(owner) => (
                format!("属于“{owner}”，不属于本文件。请移到所属的文件，或改正所指的规划。"),
                format!("belongs to `{owner}`, not to this file; move it there, or correct the plan it names"),
            ),
            Rule::RelatedHasTarget => (
                "“相关”数据不得指向目标。请去掉目标，或核实口径。".into(),
                "a related observation may not point to a target; drop the target or settle the definition".into(),
            ),
            Rule::AnswersNothing => (
                "口径“一致”或“相近”的数据没有写明对应哪个目标或哪句话。请写目标或 answers，或改为“相关”。".into(),
                "an exact or close observation needs a target or the words it answers; name one, or make it `related`".into(),
            ),
            Rule::GoalYear => (
                "有年份、没有数字的目标要有原句和规划期内的年份，其他说明没有年份。请改正。".into(),
                "a goal in words needs its clause and a year within the plan's period, and other remarks have none; correct it".into(),
            ),
            Rule::ReportLacks(gap) => {
                let (zh, en) = gap.words();
                (format!("对目标的报道不完整：{zh}"), format!("the report on the target isn't whole; {en}"))
            }
            Rule::HalfWidth(words) => (
                format!("我们自己的中文里有半角标点：“{words}”。请改为全角；照引规划原文的，放在引号里。"),
                format!("half-width punctuation in our own Chinese: `{words}`; use the full-width mark, or quotation marks round the plan's own words"),
            ),
            Rule::AfterPublication(day) => (
                format!("数据的日期 {day} 晚于发布日。请改为不晚于发布日的日期。"),
                format!("dated {day}, after its own publication; take a day that isn't later"),
            ),
            Rule::PlaceNotNamed(words) => (
                format!("规划没有写“{words}”这个地点。请改正写法，或删去该地点。"),
                format!("the plan names no place `{words}`; correct the spelling or drop the place"),
            ),
            Rule::PlaceLinks { missing, extra } => (
                format!("任务所列地点与它的原文不符：缺“{}”，多“{}”。请改正。", missing.join("、"), extra.join("、")),
                format!("the task's places aren't those of its text; add `{}`, drop `{}`", missing.join("`, `"), extra.join("`, `")),
            ),
            Rule::SourceChanged => (
                "原文文件与规划所记的校验值不符。请恢复原文，或重新核对后运行 cargo xtask data。".into(),
                "the source text isn't the one recorded; restore it, or check every clause and run `cargo xtask data`".into(),
            ),
            Rule::Unaccounted { numeral, at, around } => one_line(
                format!("原文第 {at} 个字符起的数字“{numeral}”（…{around}…）没有归入目标、基线或排除清单。请补上其中之一。"),
                format!("the numeral `{numeral}` at character {at} (…{around}…) is in no target, baseline or exclusion; add one"),
            ),
            Rule::IdleExclusion(text) => (
                format!("排除项“{text}”没有排除任何数字。可以删去。"),
                format!("the exclusion `{text}` excludes nothing; drop it"),
            ),
            Rule::CircularOutline => (
                "标题层级成环。请改正上级标题。".into(),
                "the heading is its own ancestor; correct `parent`".into(),
            ),
            Rule::NotFinite(field) => (
                format!("字段 {field} 不是有限的数，或绝对值超过一千万亿。请改正。"),
                format!("`{field}` isn't a finite number of at most 10^15; correct it"),
            ),
            Rule::Unreadable(message) => (
                format!("文件无法读取：{message}。请改正该处，或恢复发布时的文件。"),
                format!("can't be read: {message}; mend it there, or restore the released file"),
            ),
            Rule::Newer(found) => (
                format!("文件采用更新的格式（第 {found} 版）。请升级本站。"),
                format!("written for layout {found}, newer than this build; upgrade the product"),
            ),
            Rule::ManifestStale => (
                "文件与清单不符。请运行 cargo xtask data 重新生成清单。".into(),
                "the manifest doesn't match; run `cargo xtask data`".into(),
            ),
            Rule::NoName => (
                "指标缺少中文或英文的名称、定义。请补全。".into(),
                "the indicator needs a name and a definition in both languages; add them".into(),
            ),
            Rule::PlaceOutside => (
                "地点不在所属区的边界内。请核对经纬度。".into(),
                "the place lies outside its district; check its position".into(),
            ),
            Rule::CoveredDisagrees { covered: true } => (
                "该区已有规划。请把 covered 改为 true。".into(),
                "the district has a plan; set `covered` to true".into(),
            ),
            Rule::CoveredDisagrees { covered: false } => (
                "该区没有规划。请把 covered 改为 false，或补上规划。".into(),
                "the district has no plan; set `covered` to false, or add the plan".into(),
            ),
            Rule::LoneSynonym => (
                "这组同义词不到两个词。请补上或删去。".into(),
                "a group of synonyms needs two words; add one or drop the group".into(),
            ),
            Rule::RepeatedSynonym(word) => (
                format!("同义词“{word}”是空的或重复出现。请删去。"),
                format!("the synonym `{word}` is empty or there twice; drop it"),
            ),
            Rule::UnlistedRelease(release) => (
                format!("变更列表不是从数据版本“{release}”开始，或没有写明变更。请在最前面补上。"),
                format!("the list of changes doesn't begin with release `{release}` and its day, or says nothing of it; add it at the top"),
            ),
            Rule::Boundary(message) => (
                format!("边界数据有误：{message}。请恢复或更换边界文件。"),
                format!("boundary problem: {message}; restore the boundary file or use another"),
            ),
        }
    }
}

/// A list of breaches has one line for each, also where the quoted words have more.
fn one_line(zh: String, en: String) -> (String, String) {
    (zh.replace('\n', "⏎"), en.replace('\n', "⏎"))
}

/// A broken rule and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Path below `data/`.
    pub file: String,
    /// The record's id; empty for the file as a whole.
    pub id: String,
    /// The rule.
    pub rule: Rule,
}

impl Issue {
    /// Whether the file must not be used.
    pub fn is_error(&self) -> bool {
        self.rule.severity() == Severity::Error
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.is_error() { "error" } else { "warning" };
        write!(f, "{kind} {}", self.file)?;
        if !self.id.is_empty() {
            write!(f, " {}", self.id)?;
        }
        write!(f, ": {}", self.rule.explain(Lang::En))
    }
}
