//! Sentences about drafts, in both languages.

use super::group::ItemGroup;
use super::texts::texts;
use crate::draft::{Body, Decision, Draft, DraftItem, Grounds, QuantityKind};
use crate::mark::NotMarked;
use crate::publish::PublishProblem;
use crate::text::{LONGEST, TextRefusal, TextWarning};
use plan_model::check::ExclusionKind;
use plan_model::lang::Lang;
use plan_model::plan::Span;

/// What an item is.
pub fn kind_of(item: &DraftItem, lang: Lang) -> &'static str {
    let texts = texts(lang);
    match &item.body {
        Body::Heading(_) => texts.heading,
        Body::Task(_) => texts.task,
        Body::Quantity(quantity) if quantity.kind == QuantityKind::Target => texts.target,
        Body::Quantity(_) => texts.baseline,
        Body::Numeral(_) => texts.numeral,
    }
}

/// What was decided about an item.
pub fn decided(decision: Decision, lang: Lang) -> &'static str {
    match decision {
        Decision::Proposed => lang.pick("待确认", "To be decided"),
        Decision::Confirmed => lang.pick("已确认", "Confirmed"),
        Decision::Changed => lang.pick("已改正", "Changed"),
        Decision::Rejected => lang.pick("已否决", "Rejected"),
    }
}

/// How many there are of a group, and how many are still to be decided.
pub fn count_of(group: ItemGroup, (n, open): (usize, usize), lang: Lang) -> String {
    let name = match group {
        ItemGroup::Headings => lang.pick("标题", "Headings"),
        ItemGroup::Tasks => lang.pick("任务", "Tasks"),
        ItemGroup::Targets => lang.pick("目标", "Targets"),
        ItemGroup::Baselines => lang.pick("起点", "Baselines"),
        ItemGroup::Numerals => lang.pick("其余的数字", "Other numerals"),
    };
    match lang {
        Lang::Zh => format!("{name} {n}，待确认 {open}"),
        Lang::En => format!("{name} {n}, {open} to decide"),
    }
}

/// What a field is called.
pub fn field_name(slug: &str, lang: Lang) -> &'static str {
    match slug {
        "heading" => texts(lang).heading,
        "title" => lang.pick("任务名称", "Title of the task"),
        "lead" => lang.pick("牵头（责任）单位，用顿号分开", "Leading departments, parted by 、"),
        "support" => lang.pick("配合单位，用顿号分开", "Supporting departments, parted by 、"),
        "kind" => lang.pick("是什么", "What it is"),
        "indicator" => lang.pick("指标名称", "What is counted"),
        "value" => lang.pick("数值", "Value"),
        "unit" => lang.pick("单位", "Unit"),
        "bound" => lang.pick("界", "Bound"),
        "measure" => lang.pick("计量方式", "Measure"),
        "date" => {
            lang.pick("期限或日期（年、年-月、年-月-日）", "Deadline or day (2027, 2027-06 or 2027-06-30)")
        }
        "force" => lang.pick("约束力", "Force"),
        "tier" => lang.pick("性质", "Tier"),
        "domain" => lang.pick("领域", "Domain"),
        "words" => lang.pick("文字", "Words"),
        _ => lang.pick("为什么不是数量", "Why it is no figure"),
    }
}

/// Why a numeral is no quantity.
pub(super) fn exclusion_name(kind: ExclusionKind, lang: Lang) -> &'static str {
    match kind {
        ExclusionKind::HeadingNumber => lang.pick("标题序号", "number of a heading"),
        ExclusionKind::DocumentNumber => lang.pick("文号", "document number"),
        ExclusionKind::TitleYear => lang.pick("题名中的年份", "year in a title"),
        ExclusionKind::ListNumber => lang.pick("条目序号", "number in a list"),
        ExclusionKind::Name => lang.pick("名称的一部分", "part of a name"),
        ExclusionKind::Date => lang.pick("日期", "date"),
        ExclusionKind::Period => lang.pick("年份、时期", "year or period"),
    }
}

/// The words at a span to the letter, `most` characters of them at most.
pub(super) fn quoted(draft: &Draft, span: Span, most: usize) -> String {
    let length = (span.end - span.start) as usize;
    let mut words: String = draft.text.chars().skip(span.start as usize).take(length.min(most)).collect();
    if length > most {
        words.push('…');
    }
    words
}

/// The words at a span in a line.
fn words_at(draft: &Draft, span: Span) -> String {
    quoted(draft, span, 24).replace('\n', " ")
}

/// A reason as a sentence.
pub(super) fn reason(draft: &Draft, why: Grounds, lang: Lang) -> String {
    let said = |span: Span, zh: &str, en: &str| {
        let words = words_at(draft, span);
        match lang {
            Lang::Zh => format!("{zh}“{words}”"),
            Lang::En => format!("{en} “{words}”"),
        }
    };
    match why {
        Grounds::Words(span) => said(span, "原文：", "The text says"),
        Grounds::Sentence(span) => said(span, "同一句前文：", "Earlier in the sentence:"),
        Grounds::Paragraph(span) => said(span, "同一段前文：", "Earlier in the paragraph:"),
        Grounds::Section(span) => said(span, "所在标题：", "The heading says"),
        Grounds::Table(span) => said(span, "表格：", "The table says"),
        Grounds::PlanPeriod => {
            lang.pick("原文没写，取规划期末", "The text doesn't say; the end of the plan's period").to_owned()
        }
        Grounds::PlanEve => lang
            .pick("原文没写，取规划期前一日", "The text doesn't say; the eve of the plan's period")
            .to_owned(),
        Grounds::Usual => lang.pick("原文没有相反的说法", "Nothing in the text says otherwise").to_owned(),
        Grounds::Person => lang.pick("由您标出", "marked by you").to_owned(),
    }
}

/// Why a text isn't read, and what to do.
pub fn refusal(refusal: TextRefusal, lang: Lang) -> String {
    match (refusal, lang) {
        (TextRefusal::Empty, Lang::Zh) => "没有文字。请把规划全文粘贴到框里。".into(),
        (TextRefusal::Empty, Lang::En) => "There is no text. Paste the whole plan into the box.".into(),
        (TextRefusal::TooLong { chars }, Lang::Zh) => format!("文字太长：{chars} 个字符，最多 {LONGEST} 个。请只粘贴一份规划。"),
        (TextRefusal::TooLong { chars }, Lang::En) => format!("The text is too long: {chars} characters, {LONGEST} at most. Paste one plan only."),
        (TextRefusal::Binary, Lang::Zh) => "这不是文字，像是别的文件的内容。请打开文件，复制其中的文字再粘贴。".into(),
        (TextRefusal::Binary, Lang::En) => "This is no text but the inside of another kind of file. Open the file, copy its words, and paste those.".into(),
        (TextRefusal::Damaged { lost }, Lang::Zh) => format!("有 {lost} 个字符在转换编码时丢失（显示为“\u{fffd}”或“锟斤拷”），已不是原文。请用正确的编码（UTF-8 或 GB18030）重新打开文件再复制。"),
        (TextRefusal::Damaged { lost }, Lang::En) => format!("{lost} characters were lost in decoding (shown as “\u{fffd}” or 锟斤拷), so that this isn't the document any more. Open the file in the right character set (UTF-8 or GB18030) and copy it again."),
        (TextRefusal::NoChinese, Lang::Zh) => "没有一个汉字：不是中文规划，或编码选错了。请用正确的编码（UTF-8 或 GB18030）重新打开文件再复制。".into(),
        (TextRefusal::NoChinese, Lang::En) => "Not one Chinese character: this isn't a Chinese plan, or it was opened in the wrong character set. Open it in UTF-8 or GB18030 and copy it again.".into(),
        (TextRefusal::TooMany { most }, Lang::Zh) => format!("数字太多：超过 {most} 处，不像一份规划。请只粘贴规划正文，不要附表数据。"),
        (TextRefusal::TooMany { most }, Lang::En) => format!("Too many numerals: more than {most}, which no plan has. Paste the plan's text alone, without tables of data."),
    }
}

/// Why words aren't marked, and what to do.
pub fn not_marked(why: &NotMarked, lang: Lang) -> String {
    match (*why, lang) {
        (NotMarked::Empty, Lang::Zh) => "没有选中文字。请在原文里选中要标的字，或在框里写下。".into(),
        (NotMarked::Empty, Lang::En) => "No words are selected. Select them in the text, or write them in the box.".into(),
        (NotMarked::Absent, Lang::Zh) => "原文里没有这些字。请照原文一字不差地复制。".into(),
        (NotMarked::Absent, Lang::En) => "The text doesn't have these words. Copy them from it exactly.".into(),
        (NotMarked::Often { n }, Lang::Zh) => format!("这些字在原文里有 {n} 处，不知道指哪一处。请连同前后的字一起选。"),
        (NotMarked::Often { n }, Lang::En) => format!("The text has these words {n} times, so it isn't clear which are meant. Add some of the words next to them."),
        (NotMarked::Long { most }, Lang::Zh) => format!("太长：最多 {most} 个字符，目标和起点还须在同一段之内，或是表格一行里从名称到数值的各格。请少选一些。"),
        (NotMarked::Long { most }, Lang::En) => format!("Too long: {most} characters at most, and for a target or baseline within one paragraph, or the cells of one row of a table from name to value. Select fewer words."),
        (NotMarked::Lost, Lang::Zh) => "其中有字符在转换编码时丢失，不能照原文引用。请粘贴完好的原文，重新读取。".into(),
        (NotMarked::Lost, Lang::En) => "Some of these characters were lost in decoding, so that they can't be quoted. Paste a sound copy of the text and read it again.".into(),
        (NotMarked::Known { .. }, Lang::Zh) => "这些字已经在建议里了，见上方显示的一条。".into(),
        (NotMarked::Known { .. }, Lang::En) => "These words are proposed already; the item is shown above.".into(),
    }
}

/// What isn't right about a text that is read all the same.
pub fn warning(warning: TextWarning, lang: Lang) -> String {
    match (warning, lang) {
        (TextWarning::Lost { lost, line }, Lang::Zh) => format!("有 {lost} 个字符在转换编码时丢失，最先在第 {line} 段；所在的分句没有提出任何数。请对照原件。"),
        (TextWarning::Lost { lost, line }, Lang::En) => format!("{lost} characters were lost in decoding, the first in paragraph {line}; nothing is proposed from their clauses. Compare with the original."),
        (TextWarning::NoTargets, Lang::Zh) => "没有找到可能是目标的数。".into(),
        (TextWarning::NoTargets, Lang::En) => "Nothing was found that could be a target.".into(),
        (TextWarning::NoHeadings, Lang::Zh) => "没有找到标题：每个标题应自成一段，或在段首带序号。".into(),
        (TextWarning::NoHeadings, Lang::En) => "No heading was found: a heading stands in a paragraph of its own, or begins one with its number.".into(),
        (TextWarning::RunOn { line }, Lang::Zh) => format!("第 {line} 段里连着好几个标题或条目，分不开。请在每个序号前换行，再读一次。"),
        (TextWarning::RunOn { line }, Lang::En) => format!("Paragraph {line} holds several headings or measures in a row, which aren't told apart. Begin a new line before each number and read again."),
        (TextWarning::Skipped { between: [before, after] }, Lang::Zh) => format!("标题的序号从第 {before} 跳到第 {after}，中间的可能接在表格或别的段落后面。请对照原文，用“标为”补上，或换行后再读一次。"),
        (TextWarning::Skipped { between: [before, after] }, Lang::En) => format!("The numbers of headings go from {before} to {after}; those between may stand behind a table or within a paragraph. Compare with the original, and begin a new line before each."),
        (TextWarning::Joined { width }, Lang::Zh) => format!("粘贴的文字每行在 {width} 字处断开，像是从 PDF 复制的；已接成整段，去掉了页码和页眉。请对照原件。"),
        (TextWarning::Joined { width }, Lang::En) => format!("The pasted lines broke off after {width} characters, as those of a PDF do; they were joined to paragraphs, and page numbers and running heads left out. Compare with the original."),
        (TextWarning::NoPeriod, Lang::Zh) => "文中没有说明规划期。请在下面填写，没写期限的目标才有期限。".into(),
        (TextWarning::NoPeriod, Lang::En) => "The text doesn't say which years it plans for. Fill them in below, so that targets without a date of their own get one.".into(),
    }
}

/// A publishing problem as a sentence, and the position of the item it is about; `None` if it is about the document.
pub fn trouble(draft: &Draft, trouble: &PublishProblem, lang: Lang) -> (String, Option<usize>) {
    let (words, at) = match trouble {
        PublishProblem::NoDistrict => (lang.pick("还没有选区。", "Choose the district.").to_owned(), None),
        PublishProblem::Taken => {
            (lang.pick("这个区已有规划。", "This district has a plan already.").to_owned(), None)
        }
        PublishProblem::NoTitle => (lang.pick("还没有填规划名称。", "Fill in the title.").to_owned(), None),
        PublishProblem::NoPeriod => (
            lang.pick(
                "规划期没有填，或结束早于开始。写成 2025-01-01。",
                "The period is missing or ends before it starts. Write 2025-01-01.",
            )
            .to_owned(),
            None,
        ),
        PublishProblem::NothingConfirmed => (
            lang.pick(
                "还没有确认任何目标或起点；未经确认的不会写进文件。",
                "No target or baseline is confirmed; nothing else goes into the files.",
            )
            .to_owned(),
            None,
        ),
        PublishProblem::NoDomain(at) => (lang.pick("没有选领域", "No domain chosen").to_owned(), Some(*at)),
        PublishProblem::NoDate(at) => (lang.pick("没有日期", "No date").to_owned(), Some(*at)),
        PublishProblem::NoIndicator(at) => {
            (lang.pick("没有指标名称", "Not said what is counted").to_owned(), Some(*at))
        }
        PublishProblem::UnknownUnit(at) => (
            lang.pick(
                "单位不在单位表里，请改正，或先请维护者加进单位表",
                "The unit isn't in the table of units; correct it, or have it added first",
            )
            .to_owned(),
            Some(*at),
        ),
        PublishProblem::NoKind(at) => (
            lang.pick("没有说明这个数字为什么不是数量", "Not said why the numeral is no figure").to_owned(),
            Some(*at),
        ),
        PublishProblem::NoHeading(at) => (
            lang.pick("任务之上没有已确认的标题", "No confirmed heading stands above the task").to_owned(),
            Some(*at),
        ),
        PublishProblem::Open { n, first } => {
            let start = first.start.saturating_sub(8);
            let around = words_at(draft, Span { start, end: start + 20 });
            let words = match lang {
                Lang::Zh => format!(
                    "还有 {n} 种数字没有着落，第一个在“…{around}…”。每个数字都要归入已确认的目标、起点或标题，或确认为不是数量。"
                ),
                Lang::En => format!(
                    "{n} kinds of numerals are unaccounted for, the first in “…{around}…”. Each belongs to a confirmed target, baseline or heading, or is confirmed as no figure."
                ),
            };
            let at = draft.items.iter().position(|item| {
                item.decision == Decision::Proposed
                    && item.span().start <= first.start
                    && first.start < item.span().end
                    && !matches!(item.body, Body::Task(_))
            });
            (words, at)
        }
        PublishProblem::Broken(issue) => (format!("{} {}", issue.id, issue.rule.explain(lang)), None),
    };
    let quote = at
        .filter(|_| !matches!(trouble, PublishProblem::Open { .. }))
        .and_then(|at| draft.items.get(at))
        .map(|item| words_at(draft, item.span()));
    match quote {
        Some(quote) => (format!("{words}{}“{quote}”", lang.pick("：", ": ")), at),
        None => (words, at),
    }
}
