//! The workbench's texts in both languages, kept here so that they are loaded with the workbench only.

use crate::file_kind::FileKind;
use crate::outcome::Outcome;
use crate::trouble::TroubleSeverity;
use plan_model::lang::Lang;
use plan_present::format;

plan_model::texts! {
    /// Words without numbers in them.
    WorkbenchTexts;
    title: "工作台", "Workbench";
    lead: "把自己的数放进来：逐格检查，看会改变哪些目标的状态，再做成可以发布的数据包。",
        "Bring your own figures: every cell is checked, you see which targets change, and take away a data package that can be published.";
    privacy: "文件只在这个浏览器里读，不上传，不发出任何请求。关掉页面就没有了，除非您要求保存在本机。",
        "Files are read in this browser alone: nothing is uploaded, no request is made. All is gone with the page, unless you ask for it to be kept on this computer.";
    draft_help: "要放进来的是一份新规划，不是数？", "Is it a new plan that you bring, and not figures?";
    step_template: "一、取模板", "1. Take a template";
    template_help: "模板里是还没有公开结果的目标，编号、原文、单位和期限已填好，只需填数值、日期和来源。单位自己的表也可以直接放进来，不用编号：列和目标由您核对后确认。",
        "It lists the targets without a published result, with id, clause, unit and deadline; you fill in value, day and source. A sheet that your office has will do as well, without ids: you confirm its columns and targets.";
    district: "区", "District";
    department: "责任单位", "Responsible department";
    every_district: "各区", "All districts";
    every_department: "所有单位", "All departments";
    with_decided: "也列出已有结果的", "Also those with a result";
    take_xlsx: "下载工作簿（XLSX）", "Workbook (XLSX)";
    take_csv: "下载 CSV", "CSV";
    template: "填报模板", "Template";
    step_in: "二、放入", "2. Put your sheet in";
    drop: "把 CSV、XLSX 或 JSON 文件拖到这里，或者选择文件", "Drop a CSV, XLSX or JSON file here, or choose one";
    paste: "从电子表格复制的内容，粘贴在这里", "Cells copied from a spreadsheet, to be pasted here";
    check_pasted: "检查粘贴的内容", "Check what is pasted";
    pasted: "粘贴的内容", "pasted cells";
    unreadable: "浏览器读不出这个文件。请重新选择。", "The browser can't read this file. Choose it again.";
    cancel: "停止", "Stop";
    cancelled: "已停止，什么都没有用到。", "Stopped; nothing was used.";
    step_check: "三、检查", "3. Check";
    row: "行", "Row";
    column: "列", "Column";
    found: "原来是", "Found";
    wrong: "问题", "What is wrong";
    expected: "应该是", "Expected";
    fix: "怎样改", "How to fix it";
    errors: "错误（这些行没有用到）", "Errors (these rows aren't used)";
    warnings: "提醒（请核对）", "Warnings (please look at them)";
    whole_file: "整个文件", "file";
    take_annotated: "下载带检查结果的表（XLSX）", "Your sheet with these remarks (XLSX)";
    annotated: "检查结果", "Check result";
    questions: "需要您决定", "For you to decide";
    questions_help: "决定之前，有矛盾的行、重名的列和隐藏的内容都不用；几张工作表只读第一张。选定后会重新检查。", "Until then rows that contradict each other, columns of one name and what is hidden aren't used, and of several sheets the first is read. A choice checks the sheet again.";
    open_rows: "按名称认的目标", "Targets found by name";
    open_help: "请核对；认错的改选一个，会重新检查。", "See whether they are right; another choice checks the sheet again.";
    no_choice: "（请选择）", "(choose)";
    columns: "列和来源", "Columns and source";
    columns_help: "各列的意思是按列名猜的，请逐列核对，不对就改选。确认之前，什么都不会用到。",
        "What the columns hold is guessed by their headings. Look at each; nothing is used before you confirm.";
    not_used: "不用", "not used";
    samples: "例：", "e.g. ";
    for_all: "所有行共用", "For all rows";
    for_all_help: "表里没有的，在这里写一次，用到每一行。", "What the sheet doesn't say is said here once, for every row.";
    needed: "（必填）", " (needed)";
    district_guess: "（按题目猜的，待确认）", " (guessed by the title, to be confirmed)";
    confirm_columns: "确认列和来源", "Confirm columns and source";
    confirm_again: "更新", "Update";
    use_for_all: "用到所有行", "Use for all rows";
    targets: "目标", "Targets";
    targets_help: "上面是表里的名称，选项里是规划里的名称。没有疑问的看过后一次确认，其余的逐行选。",
        "The sheet's name stands above, the plan's in the list. Once seen, those beyond doubt are confirmed together, the others one by one.";
    sheet_says: "第 {} 行 · 表里写的：", "Row {} · The sheet says: ";
    taken_for: "规划里的：", "The plan says: ";
    leave_out: "不用这一行", "leave this row out";
    several: "几处", "Count";
    wrong_and_fix: "问题和改法", "What is wrong, and how to fix it";
    rows_wrong: "有错的行（没有用到）", "Rows with errors (not used)";
    rows_warned: "请核对的行", "Rows to look at";
    step_see: "四、看变化", "4. See what changes";
    nothing: "没有可以用的数，什么都不会变。", "No value can be used, so nothing changes.";
    value: "数", "Value";
    before: "现在", "Now";
    after: "用了这些数以后", "With these values";
    not_counted: "不计入：", "not counted: ";
    sources: "条款与来源", "Clauses and sources";
    view: "用这些数看整个平台", "View the dashboard with these figures";
    stop_viewing: "只看公开数据", "Published data only";
    own_data: "回到我的数据", "Back to my data";
    as_before: "看原来的状态", "States before";
    print: "打印变更简报", "Print a briefing of the changes";
    step_out: "五、带走", "5. Take it away";
    out_help: "数据包里是 observations.json、changes.json、manifest.json 和一页说明，由管理员放进数据文件夹，不用编译。",
        "The package holds observations.json, changes.json, manifest.json and a page of instructions; an administrator puts them into the data folder, without a compiler.";
    take_package: "下载数据包（ZIP）", "Data package (ZIP)";
    package: "数据包", "Data package";
    note: "给管理员的交接说明", "Note to the administrator";
    note_help: "复制到邮件里，和数据包一起发；在最后写上找谁询问。", "To be copied into the mail that takes the package along; add whom to ask at the end.";
    no_manifest: "数据的清单还没有读到，做不了数据包。请稍后再试。", "The data's manifest isn't there yet, so no package can be made. Try again in a moment.";
    refused: "做出的数据包没有通过本站自己的检查，没有交给您。请查看上面的提醒，或把这张表交给维护者。", "The package didn't pass the check that this site makes of its own data, so it isn't handed over. See the warnings above, or give the sheet to whoever looks after the site.";
    failed: "文件没有做成，请再试一次。", "The file could not be made. Try again.";
    saved: "已做成。", "Done.";
    keep: "保存在这个浏览器里", "Keep in this browser";
    kept: "已保存在这个浏览器里。共用的电脑请用完删除。", "Kept in this browser. On a shared computer, forget it when you are done.";
    kept_before: "这个浏览器里存有上次的表。", "This browser has kept your last sheet.";
    open_kept: "打开", "Open it";
    forget: "删除保存的内容", "Forget it";
    forgotten: "已从这个浏览器里删除。", "Forgotten by this browser.";
    no_store: "这个浏览器不让保存，本次仍可照常使用。", "This browser keeps nothing; for this visit everything works all the same.";
}

/// The words of a language.
pub fn texts(lang: Lang) -> &'static WorkbenchTexts {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// How many there are of something, in English.
pub(crate) fn many(n: usize, one: &str, more: &str) -> String {
    format!("{} {}", format::number(n as f64, 0, Lang::En), if n == 1 { one } else { more })
}

/// How many rows a template has, and how many of them published values decide.
pub fn template_rows((rows, decided): (usize, usize), lang: Lang) -> String {
    match (lang, rows, decided) {
        (_, 0, _) => lang.pick("没有要填的目标。", "There is nothing to fill in.").to_owned(),
        (Lang::Zh, _, 0) => format!("共 {rows} 项，还没有公开结果。"),
        (Lang::Zh, ..) => format!("共 {rows} 项，其中 {decided} 项已有公开结果。"),
        (Lang::En, _, 0) => format!("{} without a published result.", many(rows, "target", "targets")),
        (Lang::En, ..) => {
            format!("{}, {decided} of them with a published result.", many(rows, "target", "targets"))
        }
    }
}

/// Progress of reading, as a sentence.
pub fn reading(name: &str, share: f64, rows: u32, lang: Lang) -> String {
    let percent = format::number(share * 100.0, 0, lang);
    match lang {
        Lang::Zh => format!("正在读“{name}”：{percent}%，已查 {rows} 行。"),
        Lang::En => format!("Reading “{name}”: {percent}%, {} checked.", many(rows as usize, "row", "rows")),
    }
}

/// The outcome of a file in a sentence or two.
pub fn finding(name: &str, outcome: &Outcome, lang: Lang) -> String {
    let n = |n: usize| format::number(n as f64, 0, lang);
    let (rows, used) = (n(outcome.rows as usize), n(outcome.entries.len()));
    let (errors, warnings) = (n(outcome.n(TroubleSeverity::Error)), n(outcome.n(TroubleSeverity::Warning)));
    let left = n(outcome.left_empty as usize);
    let kind = match (outcome.kind, lang) {
        (Some(FileKind::Workbook), Lang::Zh) => "工作簿",
        (Some(FileKind::Workbook), Lang::En) => "workbook",
        (Some(FileKind::Text), Lang::Zh) => "文本，UTF-8",
        (Some(FileKind::Text), Lang::En) => "text, UTF-8",
        (Some(FileKind::TextGb18030), Lang::Zh) => "文本，GB18030",
        (Some(FileKind::TextGb18030), Lang::En) => "text, GB18030",
        (Some(FileKind::TextUtf16), Lang::Zh) => "文本，UTF-16",
        (Some(FileKind::TextUtf16), Lang::En) => "text, UTF-16",
        (Some(FileKind::Json), _) => "JSON",
        (None, Lang::Zh) => "读不了",
        (None, Lang::En) => "unreadable",
    };
    match lang {
        Lang::Zh => format!(
            "“{name}”（{kind}）：{rows} 行，{used} 个数可用，{left} 行没有填；{errors} 处错误，{warnings} 处提醒。"
        ),
        Lang::En => {
            let rows = many(outcome.rows as usize, "row", "rows");
            let used = many(outcome.entries.len(), "value", "values");
            let left = many(outcome.left_empty as usize, "row", "rows");
            let errors = many(outcome.n(TroubleSeverity::Error), "error", "errors");
            let warnings = many(outcome.n(TroubleSeverity::Warning), "warning", "warnings");
            format!("“{name}” ({kind}): {rows}, {used} can be used, {left} left empty; {errors}, {warnings}.")
        }
    }
}

/// The press that confirms every listed match beyond doubt.
pub fn confirm_targets(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("确认上面 {n} 个没有疑问的目标"),
        Lang::En => format!("Confirm the {} above beyond doubt", many(n, "target", "targets")),
    }
}

/// What every row still needs.
pub fn still_missing(fields: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还缺：{fields}。写上之前，每一行都用不了。"),
        Lang::En => format!("Still missing: {fields}. No row can be used before that."),
    }
}

/// Rows of a list that aren't shown.
pub fn more_rows(n: usize, lang: Lang) -> String {
    let n = format::number(n as f64, 0, lang);
    match lang {
        Lang::Zh => format!("还有 {n} 行没有列出；确认上面的以后再列。"),
        Lang::En => format!("{n} more aren't listed; they follow once those above are settled."),
    }
}

/// How many problems a table leaves out.
pub fn more_problems(n: usize, lang: Lang) -> String {
    let n = format::number(n as f64, 0, lang);
    match lang {
        Lang::Zh => format!("还有 {n} 处没有列在这里；带检查结果的表里有全部。"),
        Lang::En => format!("{n} more not listed here; the sheet with remarks has them all."),
    }
}

/// The notice above every page while a reader's values are shown.
pub fn notice(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "本地未发布：现在显示的内容含有您放进来的 {n} 个数，每个都标有“本地未发布”；状态和计数也据此判断。没有发出，也没有发布。"
        ),
        Lang::En => format!(
            "Local, unpublished: what you see includes {} of your own, marked “local, unpublished”; states and counts rest on them, too. Nothing was sent or published.",
            many(n, "value", "values")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_more_are_more() {
        assert_eq!(many(1, "row", "rows"), "1 row");
        assert_eq!(
            (many(0, "row", "rows"), many(1_200, "row", "rows")),
            ("0 rows".into(), "1,200 rows".into())
        );
        assert!(notice(1, Lang::En).contains("1 value of your own"));
    }

    #[test]
    fn every_word_is_there_in_its_own_language() {
        for (word, zh, en) in PAIRS {
            let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            assert!(zh.chars().any(is_han) && !en.chars().any(is_han), "{word}");
        }
    }
}
