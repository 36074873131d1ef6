//! One district and its plan, and the districts side by side.

mod goals;
mod promises;
mod sheet;

pub use goals::{GoalRow, GoalTable, goal_table};
pub use promises::{PromiseGroup, PromiseRow};
pub use sheet::{
    DistrictSheet, DistrictsSheet, Heading, Nowhere, PlaceRow, PlanRow, district, districts, goals,
    place_count, places,
};

pub(super) use sheet::facts;
