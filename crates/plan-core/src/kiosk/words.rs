//! The kiosk's own words. Apart from those of the site, so that they travel with the kiosk's code.

use crate::text::Lang;

/// Words of the kiosk's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The invitation below every scene.
    pub touch: &'static str,
    /// The way to the home page.
    pub home: &'static str,
    /// The way back.
    pub back: &'static str,
    /// The way to the search.
    pub search: &'static str,
    /// Larger text.
    pub large: &'static str,
    /// Ordinary text.
    pub small: &'static str,
    /// Moves the page down, within reach.
    pub lower: &'static str,
    /// Moves it back up.
    pub raise: &'static str,
    /// Takes the view to a phone.
    pub take: &'static str,
    /// What to do with the code.
    pub take_help: &'static str,
    /// Ends a visit.
    pub finish: &'static str,
    /// Whether somebody is there.
    pub still_there: &'static str,
    /// The visitor is.
    pub go_on: &'static str,
    /// Closes a panel.
    pub close: &'static str,
    /// The letter board's name.
    pub board: &'static str,
    /// What to do with it.
    pub board_help: &'static str,
    /// Takes the last letter away.
    pub delete: &'static str,
    /// Takes all away.
    pub clear: &'static str,
    /// Asks for the staff's code.
    pub code: &'static str,
    /// The staff's panel.
    pub health: &'static str,
    /// Leaves the kiosk.
    pub leave: &'static str,
    /// Loads the page again.
    pub reload: &'static str,
    /// The kiosk's controls.
    pub controls: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: Words = Words {
    touch: "轻触屏幕，自己看看",
    home: "首页",
    back: "返回",
    search: "查找",
    large: "大字",
    small: "标准字",
    lower: "下移",
    raise: "上移",
    take: "扫码带走",
    take_help: "用手机扫一扫，在手机上打开这一页。",
    finish: "结束",
    still_there: "还在看吗？",
    go_on: "继续",
    close: "关闭",
    board: "拼音字母板",
    board_help: "点拼音首字母或全拼，例如 rgzn 或 rengongzhineng 找“人工智能”；也可以从下面进入。",
    delete: "删一个",
    clear: "清空",
    code: "工作人员代码",
    health: "运行状况",
    leave: "退出展厅模式",
    reload: "重新载入",
    controls: "展厅按钮",
};

const EN: Words = Words {
    touch: "Touch to explore",
    home: "Home",
    back: "Back",
    search: "Find",
    large: "Large text",
    small: "Standard text",
    lower: "Lower",
    raise: "Raise",
    take: "To your phone",
    take_help: "Scan this with a phone to open the page there.",
    finish: "Finish",
    still_there: "Are you still there?",
    go_on: "Continue",
    close: "Close",
    board: "Letter board",
    board_help: "Tap the initials or the whole pinyin of Chinese words, rgzn or rengongzhineng for 人工智能, or an English word; or go in by one of these.",
    delete: "Delete",
    clear: "Clear",
    code: "Staff code",
    health: "Health",
    leave: "Leave kiosk mode",
    reload: "Reload",
    controls: "Kiosk controls",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages() {
        let texts = |lang| format!("{:?}", words(lang));
        assert!(!texts(Lang::Zh).contains("\"\"") && !texts(Lang::En).contains("\"\""));
        assert_ne!(words(Lang::Zh), words(Lang::En));
    }
}
