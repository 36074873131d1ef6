//! The first page: counts by district, ways in, and the calendar of deadlines.

mod calendar;
mod entries;
mod sheet;
mod wall;
mod wall_card;
mod wall_choice;

pub use calendar::{Band, CalendarSheet, DistrictYear, Due, Year, calendar, judged_on, no_calendar};
pub use entries::{DomainCell, DomainRow, DueRow, Entries, Entry, LATELY_DAYS, entries, replay_day};
pub use sheet::{DeadlineGroup, DeadlineRow, DistrictRow, Overview, StateRow, deadline_finding, overview};
pub use wall::{Leads, TileMark, WallBand, WallColumn, WallRow, WallSheet, WallTile, mark_said, wall};
pub use wall_card::{WallCard, wall_card, wall_table};
pub use wall_choice::{WallChoice, WallKey, wall_choice};

pub(super) use sheet::{period, state_rows};
