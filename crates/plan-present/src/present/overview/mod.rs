//! The first page: counts by district, ways in, and the calendar of deadlines.

mod calendar;
mod entries;
mod sheet;

pub use calendar::{Band, CalendarSheet, DistrictYear, Due, Year, calendar, judged_on, no_calendar};
pub use entries::{DomainCell, DomainRow, DueRow, Entries, Entry, LATELY_DAYS, entries, replay_day};
pub use sheet::{DeadlineGroup, DeadlineRow, DistrictRow, Overview, StateRow, deadline_finding, overview};

pub(super) use sheet::{period, state_rows};
