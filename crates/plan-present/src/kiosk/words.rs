//! The kiosk's own words. Apart from those of the site, so that they travel with the kiosk's code.

use plan_model::lang::Lang;
use plan_model::texts;

texts! {
    /// Words of the kiosk's frame.
    KioskTexts;
    /// The invitation below every scene.
    touch: "轻触屏幕，自己看看", "Touch to explore";
    /// Asks whoever stands there for their district.
    your_district: "您在哪个区？", "Which district is yours?";
    /// Asks what the visitor cares about.
    your_matter: "您关心什么？", "What do you care about?";
    /// The way to the overview with its wall.
    every_promise: "看全部承诺", "See every promise";
    /// The way to the map.
    on_the_map: "看地图", "See the map";
    /// The way to the home page.
    home: "首页", "Home";
    /// The way back.
    back: "返回", "Back";
    /// The way to the search.
    search: "查找", "Find";
    /// Larger text.
    large: "大字", "Large text";
    /// Ordinary text.
    small: "标准字", "Standard text";
    /// Moves the page down, within reach.
    lower: "下移", "Lower";
    /// Moves it back up.
    raise: "上移", "Raise";
    /// Takes the view to a phone.
    take: "扫码带走", "To your phone";
    /// What to do with the code.
    take_help: "用手机扫一扫，在手机上打开这一页。", "Scan this with a phone to open the page there.";
    /// Ends a visit.
    finish: "结束", "Finish";
    /// Whether somebody is there.
    still_there: "还在看吗？", "Are you still there?";
    /// The visitor is.
    resume: "继续", "Continue";
    /// Closes a panel.
    close: "关闭", "Close";
    /// The letter board's name.
    board: "拼音字母板", "Letter board";
    /// What to do with it.
    board_help: "点拼音首字母或全拼，例如 rgzn 或 rengongzhineng 找“人工智能”；也可以从下面进入。",
        "Tap the initials or the whole pinyin of Chinese words, rgzn or rengongzhineng for 人工智能, or an English word; or go in by one of these.";
    /// Takes the last letter away.
    delete: "删一个", "Delete";
    /// Takes all away.
    clear: "清空", "Clear";
    /// Asks for the staff's code.
    code: "工作人员代码", "Staff code";
    /// The staff's panel.
    health: "运行状况", "Health";
    /// Leaves the kiosk.
    leave: "退出展厅模式", "Leave kiosk mode";
    /// Loads the page again.
    reload: "重新载入", "Reload";
    /// The kiosk's controls.
    controls: "展厅按钮", "Kiosk controls";
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static KioskTexts {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages() {
        for (word, zh, en) in PAIRS {
            assert!(!zh.is_empty() && !en.is_empty(), "{word}");
        }
        assert_ne!(words(Lang::Zh), words(Lang::En));
    }
}
