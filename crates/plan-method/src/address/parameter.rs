//! The names of an address's parameters, apart from filters, which are named by [`Facet`](crate::query::Facet).

use plan_model::slugs;

/// A parameter that isn't a filter. `docs/parameters.md` says what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// The page.
    Page,
    /// The record that the page is of.
    Id,
    /// The page of a target, in short.
    Target,
    /// Words that all must occur.
    Words,
    /// The order of a list.
    Sort,
    /// What a list is grouped by.
    Group,
    /// The record whose source drawer is open.
    Source,
    /// Pinned targets.
    Pin,
    /// What the map is coloured by.
    Metric,
    /// What the metric is of.
    Of,
    /// How the map is drawn.
    Map,
    /// The place that is chosen on the map.
    Place,
    /// What the tiles of the overview say.
    Lens,
    /// The day everything is judged on.
    AsOf,
    /// The language.
    Lang,
    /// The colours.
    Theme,
    /// How large text is.
    Size,
    /// Whether there are charts.
    Charts,
    /// Whether letters and signs are shortcuts.
    Keys,
    /// The version of the spelling; read, and not written.
    Version,
}

slugs!(Parameter {
    Page => "page",
    Id => "id",
    Target => "target",
    Words => "q",
    Sort => "sort",
    Group => "group",
    Source => "source",
    Pin => "pin",
    Metric => "metric",
    Of => "of",
    Map => "map",
    Place => "place",
    Lens => "lens",
    AsOf => "asof",
    Lang => "lang",
    Theme => "theme",
    Size => "size",
    Charts => "charts",
    Keys => "keys",
    Version => "v",
});
