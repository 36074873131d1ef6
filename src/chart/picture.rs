//! A chart as SVG text, without a slot: for files and paper.

use super::binding;
use plan_charts::ChartOption;
use plan_model::lang::Lang;

/// Draws an option at a size in CSS pixels; `None` if the library can't be had or refuses.
///
/// `geojson` are the boundaries that a map needs.
pub async fn picture(
    option: &ChartOption,
    geojson: Option<&str>,
    lang: Lang,
    size: (u32, u32),
) -> Option<String> {
    let library = binding::library().await?;
    let drawn = geojson
        .map_or(Ok(()), |geojson| library.know_map(option.map_name(), geojson))
        .and_then(|()| library.picture(&option.json, lang, size));
    drawn.inspect_err(|error| crate::platform::boot::log(&format!("chart: {error:?}"))).ok()
}
