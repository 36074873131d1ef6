//! What the static pages are made from: the program's own sheets, judged as of the day of the release.

use plan_core::{
    NaiveDate,
    dataset::Dataset,
    geo::{BoundarySource, Shape},
    present::{self, Overview},
    progress::{Standing, judge_all},
    text::Lang,
};

/// Everything that the static pages say.
pub(super) struct Sheets<'a> {
    pub(super) data: &'a Dataset,
    pub(super) shapes: &'a [Shape],
    pub(super) boundary: &'a BoundarySource,
    pub(super) as_of: NaiveDate,
    pub(super) statuses: Vec<Standing>,
    pub(super) zh: Overview,
    pub(super) en: Overview,
}

impl<'a> Sheets<'a> {
    pub(super) fn of(data: &'a Dataset, map: &'a (Vec<Shape>, BoundarySource)) -> Self {
        let as_of = data.release.date;
        let statuses = judge_all(data, as_of);
        let overview = |lang| present::overview(data, &statuses, as_of, lang);
        Self {
            data,
            shapes: &map.0,
            boundary: &map.1,
            as_of,
            zh: overview(Lang::Zh),
            en: overview(Lang::En),
            statuses,
        }
    }
}
