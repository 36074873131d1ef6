//! The text that goes with a data package to whoever looks after the site.

use crate::preview::{Preview, TargetChange};
use crate::texts::many;
use plan_model::lang::Lang;

/// Most targets that it lists.
const LISTED: usize = 10;

/// A letter to send the package with, ready to be copied: subject, what it is, what changes, what to do, whom to ask (blank).
/// `file` is the package's name, `release` what it makes, `from` the release that it was made from.
pub fn hand_over_note(preview: &Preview, file: &str, release: &str, from: &str, lang: Lang) -> String {
    let Preview { title, sentence, changes, .. } = preview;
    let line = |(n, change)| format!("{n}. {}\n", TargetChange::line(change, lang));
    let mut lines: String = (1..).zip(changes).take(LISTED).map(line).collect();
    let more = changes.len().saturating_sub(LISTED);
    if more > 0 {
        lines += &match lang {
            Lang::Zh => format!("其余 {more} 项见说明。\n"),
            Lang::En => format!("{} in the instructions.\n", many(more, "more is", "more are")),
        };
    }
    match lang {
        Lang::Zh => format!(
            "主题：{title}（数据版本 {release}）\n\n\
             附件“{file}”是在数据版本 {from} 上做成的数据包，发布后为 {release}。{sentence}\n\n\
             {lines}\n\
             请先复制一份现有的 data 文件夹，再用包里的文件替换同名文件，步骤见包里的说明 UPDATE.md。\n\n\
             有疑问请联系：\n"
        ),
        Lang::En => format!(
            "Subject: {title} (data release {release})\n\n\
             “{file}”, attached, is a data package made from data release {from}; it makes release {release}. {sentence}\n\n\
             {lines}\n\
             Keep a copy of the data folder, then put the package's files over the old ones. Its instructions, UPDATE.md, have the steps.\n\n\
             Questions to:\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_method::progress::State;

    fn note(n: usize, lang: Lang) -> String {
        let change = |n: usize| TargetChange {
            id: String::new(),
            district: lang.pick("长宁区", "Changning").to_owned(),
            name: format!("5G-{n}"),
            asked: String::new(),
            values: vec!["1700".to_owned()],
            sources: Vec::new(),
            before: (State::DueNoData, String::new()),
            after: (State::Achieved, String::new()),
            unused: Vec::new(),
            clause: String::new(),
        };
        let preview = Preview {
            changes: (1..=n).map(change).collect(),
            title: "TITLE".to_owned(),
            sentence: "SENTENCE.".to_owned(),
            ..Preview::default()
        };
        hand_over_note(&preview, "a b.zip", "2026.11.4", "2026.11.3", lang)
    }

    #[test]
    fn a_note_says_what_is_attached_what_changes_what_to_do_and_leaves_whom_to_ask_blank() {
        let zh = note(1, Lang::Zh);
        let lines: Vec<&str> = zh.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "主题：TITLE（数据版本 2026.11.4）",
                "附件“a b.zip”是在数据版本 2026.11.3 上做成的数据包，发布后为 2026.11.4。SENTENCE.",
                "1. 长宁区 5G-1：1700；状态由“到期后未见结果”变为“达成”。",
                "请先复制一份现有的 data 文件夹，再用包里的文件替换同名文件，步骤见包里的说明 UPDATE.md。",
                "有疑问请联系：",
            ]
        );
        let en = note(1, Lang::En);
        assert!(en.starts_with("Subject: TITLE (data release 2026.11.4)\n"), "{en}");
        assert!(en.contains("1. Changning, 5G-1: 1700; from “Due, no result found” to “Reached”.\n"), "{en}");
        assert!(en.ends_with("Questions to:\n"), "{en}");
    }

    #[test]
    fn a_note_lists_ten_targets_and_counts_the_rest() {
        for (n, zh, en) in [
            (10, "", ""),
            (11, "其余 1 项见说明。", "1 more is in the instructions."),
            (13, "其余 3 项见说明。", "3 more are in the instructions."),
        ] {
            for (said, more) in [(note(n, Lang::Zh), zh), (note(n, Lang::En), en)] {
                assert!(said.contains("\n10. ") && !said.contains("\n11. "), "{said}");
                assert!(said.contains(more), "{said}");
                assert_eq!(said.contains("其余") || said.contains("more"), n > 10, "{said}");
            }
        }
    }
}
