//! Values as they are written; one that only this reader has says so wherever it stands.

use crate::format;
use plan_method::progress::Reading;
use plan_model::dataset::ObservationRef;
use plan_model::lang::Lang;
use plan_model::observation::is_local;

/// A reading's value in the target's unit.
pub(super) fn reading_value(reading: &Reading<'_>, unit: Option<&str>, lang: Lang) -> String {
    marked(reading.source.id(), format::quantity(reading.value, reading.bound, unit, lang), lang)
}

/// An observation's value as published.
pub(super) fn observed_value(row: &ObservationRef<'_>, lang: Lang) -> String {
    marked(row.id, format::quantity(row.value, row.bound, Some(row.unit), lang), lang)
}

fn marked(record: &str, mut value: String, lang: Lang) -> String {
    if is_local(record) {
        value.push_str(lang.pick("〔本地未发布〕", " [local, unpublished]"));
    }
    value
}
