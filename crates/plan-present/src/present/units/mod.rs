//! The responsible units, all of them and one.

mod sheet;
mod unit;

pub use sheet::{UnitGroup, UnitLine, UnitsSheet, no_units, shade, shades, units};
pub use unit::{UnitSheet, UnitTarget, unit};

pub(super) use sheet::{unit_lines, unnamed};
