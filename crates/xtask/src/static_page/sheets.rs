//! What the static pages are made from: the program's own sheets, judged as of the day of the release.

use plan_method::judged::Judged;
use plan_model::dataset::Dataset;
use plan_model::geo::{BoundarySource, Shape};
use plan_model::lang::Lang;
use plan_present::present::{self, Overview};
use std::sync::Arc;

/// Everything that the static pages say.
pub(super) struct Sheets<'a> {
    pub(super) judged: Judged,
    pub(super) shapes: &'a [Shape],
    pub(super) boundary: &'a BoundarySource,
    pub(super) zh: Overview,
    pub(super) en: Overview,
}

impl<'a> Sheets<'a> {
    pub(super) fn of(data: Arc<Dataset>, map: &'a (Vec<Shape>, BoundarySource)) -> Self {
        let as_of = data.release.date;
        let judged = Judged::new(data, as_of);
        let overview = |lang| present::overview(&judged, lang);
        Self { shapes: &map.0, boundary: &map.1, zh: overview(Lang::Zh), en: overview(Lang::En), judged }
    }
}
