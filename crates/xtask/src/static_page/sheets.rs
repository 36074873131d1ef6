//! What the static pages are made from: the program's own sheets, judged as of the day of the release.

use plan_method::judged::Judged;
use plan_model::lang::Lang;
use plan_present::present::{self, Overview, WallSheet};

/// Everything that the static pages say.
pub(super) struct StaticSheets {
    pub(super) judged: Judged,
    pub(super) zh: Overview,
    pub(super) en: Overview,
    pub(super) wall_zh: WallSheet,
    pub(super) wall_en: WallSheet,
}

impl StaticSheets {
    pub(super) fn of(judged: Judged) -> Self {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| present::overview(&judged, lang));
        let [wall_zh, wall_en] = [Lang::Zh, Lang::En].map(|lang| present::wall(&judged, lang));
        Self { judged, zh, en, wall_zh, wall_en }
    }
}
