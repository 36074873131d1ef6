//! The map's own words. Apart from those of the site, so that they travel with the map's code.

use plan_model::lang::Lang;
use plan_model::texts;

texts! {
    /// Words of the map's page alone.
    MapTexts;
    lead: "点选一个区，看规划点名的地点，旁边的清单随之收窄。", "Choose a district to see the places that its plan names; the lists beside the map follow.";
    of: "具体为", "Indicator";
    scaled: "口径一致，可以分级", "Defined alike, on a scale";
    in_words: "不分级，只列数值", "In words, on no scale";
    drawing: "画法", "View";
    borders: "边界图", "Border map";
    tiles: "方格图", "Tile grid";
    whole: "返回全市", "Back to the city";
    nearer: "放大", "Zoom in";
    further: "缩小", "Zoom out";
    reset: "全图", "Whole view";
    to_west: "向西", "West";
    to_north: "向北", "North";
    to_south: "向南", "South";
    to_east: "向东", "East";
    move_map: "移动和缩放地图", "Move and zoom the map";
    keys: "方向键移动，回车打开，Esc 返回，加减号缩放。", "Arrow keys move, Enter opens, Esc goes back, plus and minus zoom.";
    see_targets: "打开目标清单", "Open the list of targets";
    nothing_there: "那个方向没有了。", "No place in that direction.";
    place_drop: "不选这处", "Drop this place";
    place_unknown: "当前没有这个地点，可能写错，或被筛选排除。", "There is no such place now: it may be misspelt, or left out by the filters.";
    clause_other_words: "任务文字里用的是别的说法。", "The task's text uses other words for it.";
    places_none: "没有符合筛选的地点。", "No place fits the filters.";
    places_source: "地点：OpenStreetMap 贡献者等，见数据说明", "Places: OpenStreetMap contributors and others, see the data's README";
}

/// The words of the map's page, asked for as `lang.map_texts()`.
pub trait LangMapTexts {
    /// The words of the map's page in this language.
    fn map_texts(self) -> &'static MapTexts;
}

impl LangMapTexts for Lang {
    fn map_texts(self) -> &'static MapTexts {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_its_own_language() {
        for (word, zh, en) in PAIRS {
            let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            assert!(zh.chars().any(is_han) && !en.chars().any(is_han), "{word}");
        }
    }
}
