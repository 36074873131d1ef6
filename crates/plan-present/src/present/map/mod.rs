//! The map of the city by a metric, and the map of one district by the places that its plan names.

mod city;
mod place_map;
mod sheet;
mod texts;
mod unissued;

pub use city::{CityMap, Showing, city_map, inset_note, map};
pub use place_map::{PlaceMap, PlaceMark, naming_clauses, place_map, target_lines, targets_at};
pub use sheet::{Area, Class, Fill, MapSheet, Side};
pub use texts::{LangMapTexts, MapTexts};
