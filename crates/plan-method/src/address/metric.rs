//! What the map shows, and how it is drawn.

use plan_model::slugs;

/// What the map is coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Number of commitments.
    #[default]
    Commitments,
    /// Share of commitments with a published value.
    Observed,
    /// Number of commitments that fell due without a published value.
    DueNoData,
    /// Share of commitments in one state.
    State,
    /// Share of commitments of one domain.
    Domain,
    /// What plans ask for of one indicator, where that may be compared.
    Target,
    /// What was last published of one indicator, where that may be compared.
    Value,
}

slugs!(Metric {
    Commitments => "commitments",
    Observed => "observed",
    DueNoData => "due-no-data",
    State => "state",
    Domain => "domain",
    Target => "target",
    Value => "value",
});

impl Metric {
    /// Those that need no more to be said, and so fit everywhere; the others are the map page's.
    pub const PLAIN: [Metric; 3] = [Metric::Commitments, Metric::Observed, Metric::DueNoData];

    /// Itself if it is plain, else the default.
    pub fn plain(self) -> Metric {
        if Self::PLAIN.contains(&self) { self } else { Metric::default() }
    }
}

/// How the map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// By the districts' borders.
    Borders,
    /// As a grid of tiles in rough places.
    Tiles,
}

slugs!(Drawing {
    Borders => "borders",
    Tiles => "tiles",
});
