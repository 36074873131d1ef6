//! 长辈版, reading aloud and the accessibility statement. Apart from the site's own words, so that all of it travels with
//! the part that shows it.

mod speech;
mod statement;
mod terms;

pub use speech::{Voice, sentences, voice};
pub use statement::{Statement, statement};
pub use terms::{Explained, terms};

use plan_model::lang::Lang;
use plan_model::texts;

texts! {
    /// Words of the tools, the terms and the data cursor.
    AccessTexts;
    /// What the tools are called.
    tools: "长辈版工具", "Tools for large type";
    /// Smaller text.
    smaller: "字小一些", "Smaller text";
    /// Larger text.
    larger: "字大一些", "Larger text";
    /// Shows the other tools, on a narrow screen.
    more: "更多工具", "More tools";
    /// The size that the large type begins with.
    reset: "还原字号", "Reset size";
    /// Colours.
    colours: "颜色", "Colours";
    /// A large pointer.
    pointer: "大光标", "Large pointer";
    /// A line that goes along with what is read.
    line: "阅读线", "Reading line";
    /// Tables in place of charts.
    tables: "只看表格", "Tables only";
    /// Begins to read aloud.
    read: "朗读本页", "Read this page aloud";
    /// Stops for a while.
    pause: "暂停", "Pause";
    /// Goes on.
    resume: "继续", "Continue";
    /// Stops.
    stop: "停止朗读", "Stop reading";
    /// What the keys do.
    keys: "按键说明", "What the keys do";
    /// Leaves the large type.
    exit: "退出长辈版", "Leave large type";
    /// Above the explanations of terms; the terms follow.
    terms: "词语解释：", "In plain words: ";
    /// Whose explanations these are.
    ours: "本站释义，不是规划原文。", "Our explanation, not in the plan.";
    /// What a data cursor is called; the figure's title follows.
    cursor: "逐项读数", "Values one by one";
    /// How to use it.
    cursor_help: "左右方向键移到前一项、后一项，Home、End 到第一项、最后一项，Enter 打开或收起整张表，Esc 离开。",
        "Left and right arrows go to the value before and after, Home and End to the first and last, Enter shows or hides the whole table, Esc leaves.";
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static AccessTexts {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What each key does, with its name.
pub fn keys(lang: Lang) -> [(&'static str, &'static str); 6] {
    match lang {
        Lang::Zh => [
            ("Tab", "到下一个按钮、链接或输入框；同时按住 Shift 则到前一个"),
            ("Enter", "打开链接，按下按钮"),
            ("空格", "勾选，展开"),
            ("← →", "在图的逐项读数里移动，在单选项里换一项"),
            ("/", "到搜索框；可在搜索页关掉"),
            ("Esc", "关闭出处，离开逐项读数"),
        ],
        Lang::En => [
            ("Tab", "to the next button, link or field; with Shift to the one before"),
            ("Enter", "opens a link, presses a button"),
            ("Space", "ticks, unfolds"),
            ("← →", "move through the values of a chart, choose among options"),
            ("/", "to the search field; can be switched off on the search page"),
            ("Esc", "closes a source, leaves the values of a chart"),
        ],
    }
}

/// What the cursor says of a row: what the table is of, each cell with its column, and which row of how many this is.
pub fn row_said(
    caption: &str,
    columns: &[String],
    cells: &[String],
    (at, of): (usize, usize),
    lang: Lang,
) -> String {
    let marks = |zh: &'static str, en: &'static str| lang.pick(zh, en);
    let (colon, comma, stop) = (marks("：", ": "), marks("，", ", "), marks("。", ". "));
    let cells: Vec<String> = columns
        .iter()
        .zip(cells)
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(column, cell)| format!("{column}{colon}{cell}"))
        .collect();
    format!("{caption}{colon}{}{stop}{}/{of}", cells.join(comma), at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_said_with_its_columns_and_its_place() {
        let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let said = row_said(
            "徐汇区 · 5G 基站",
            &texts(&["日期", "类别", "数值"]),
            &texts(&["2025年", "目标", "5500 个"]),
            (1, 3),
            Lang::Zh,
        );
        assert_eq!(said, "徐汇区 · 5G 基站：日期：2025年，类别：目标，数值：5500 个。2/3");
        let said = row_said("Map", &texts(&["District", "Value"]), &texts(&["Xuhui", ""]), (0, 1), Lang::En);
        assert_eq!(said, "Map: District: Xuhui. 1/1");
    }

    #[test]
    fn words_are_said_in_both_languages() {
        let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        for (_, zh, en) in PAIRS {
            assert!(han(zh) && !han(en), "{zh} / {en}");
        }
    }
}
