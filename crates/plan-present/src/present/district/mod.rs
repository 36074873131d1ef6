//! One district and its plan, the districts side by side, and the plan's outline as a treemap.

mod sheet;
mod treemap;

pub use sheet::{
    DistrictSheet, DistrictsSheet, Heading, Nowhere, PlaceRow, PlanRow, district, districts, goals,
    place_count, places,
};
pub use treemap::{Tile, TreemapSheet, treemap};

pub(super) use sheet::facts;
