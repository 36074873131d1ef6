//! The fixed words of the drafting page.

use plan_model::lang::Lang;

plan_model::texts! {
    /// Words that don't depend on a draft.
    DraftTexts;
    lead: "粘贴一份规划的全文，程序按语言规则提出其中的目标、起点、任务和标题，每一处都写明理由；由人逐条确认、改正或否决。只有确认过的才会写进文件。文字不离开这台电脑；到别的页再回来，草稿还在；关闭网页即全部忘记。",
        "Paste the whole text of a plan. By rules of language the program proposes its targets, baselines, tasks and headings, with a reason for each; a person confirms, changes or rejects every one. Only what is confirmed goes into the files. Nothing leaves this computer; the draft is still here when you come back from another page of this site, and all is forgotten when the page is closed.";
    paste: "规划全文", "The plan’s text";
    read: "读取并提出建议", "Read and propose";
    again: "重新读取会丢掉已做的确认。", "Reading again drops what was decided.";
    proposals: "建议", "Proposals";
    item: "当前一条", "The present item";
    keys: "在按钮上可用键盘：← → 前后移动，Y 确认，N 否决，U 恢复待定。改动字段即记为“已改正”。",
        "Keys on these buttons: ← → move, Y confirms, N rejects, U undecides. Changing a field marks the item as changed.";
    previous: "上一条", "Previous";
    next: "下一条", "Next";
    next_open: "下一条待确认", "Next to decide";
    confirm: "确认", "Confirm";
    reject: "否决", "Reject";
    undecide: "恢复待定", "Undecide";
    confirm_all: "确认看得懂的", "Confirm what is understood";
    text: "原文与建议", "The text with its proposals";
    legend: "下划线的数或词是建议，点一下就看它的理由；加粗的是标题。", "Underlined numbers and words are proposals: select one for its reasons. Headings are bold.";
    mark_help: "漏掉的：在原文里选中（或在这里写下）原文的字，表格则选中一行从名称到数值的各格，再标为：",
        "Missed something? Select words of the text (or write them here), of a table one row's cells from name to value, then mark them as:";
    heading: "标题", "Heading";
    task: "任务", "Task";
    target: "目标", "Target";
    baseline: "起点", "Baseline";
    numeral: "其余的数字", "Other numeral";
    why: "理由：", "Why: ";
    choose: "请选择", "Choose";
    bad_value: "这样写不行：日期写成 2027、2027-06 或 2027-06-30。", "That can’t be read: write a date as 2027, 2027-06 or 2027-06-30.";
    files: "生成文件", "The files";
    files_help: "先填规划的身份，再检查。通过后得到三个文件：规划、原文，以及要加进指标、单位、排除清单的行；维护者用 cargo xtask adopt 收进数据文件夹。",
        "Say what document it is, then check. Once nothing stands in the way there are three files: the plan, its text, and the rows that indicators, departments and exclusions need; a maintainer takes them into the data folder with cargo xtask adopt.";
    district: "区", "District";
    title: "规划名称（照原文）", "Title, as published";
    title_en: "英文名称（可空）", "English title (may stay empty)";
    start: "规划期起（年-月-日）", "Period from (year-month-day)";
    end: "规划期止（年-月-日）", "Period to (year-month-day)";
    url: "官方页面（可空）", "Official page (may stay empty)";
    for_period: "按这个规划期重新推定期限", "Work out deadlines for this period";
    check: "检查", "Check";
    ready: "没有问题，可以保存文件。", "Nothing stands in the way; save the files.";
    in_the_way: "还不能生成文件：", "What still stands in the way:";
    show: "去看", "Show";
    save: "保存", "Save";
    refused: "浏览器没有保存。", "The browser didn’t save it.";
}

/// The words in a language.
pub const fn texts(lang: Lang) -> &'static DraftTexts {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_its_own_language() {
        for (word, zh, en) in PAIRS {
            assert!(zh.chars().any(crate::text::is_han) && !en.chars().any(crate::text::is_han), "{word}");
        }
    }
}
