//! The reader's calendar day, and waiting.

use gloo::timers::callback::Timeout;
use plan_core::NaiveDate;

/// Today by the reader's own calendar.
///
/// A clock that says no day at all counts as the first day of 2000, so that nothing is called due by mistake.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(2000);
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Calls back once, after some milliseconds.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) {
    if super::window().is_some() {
        Timeout::new(milliseconds, callback).forget();
    }
}
