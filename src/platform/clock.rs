//! The reader's calendar day, both clocks, timers and animation frames.

use gloo::timers::callback::Interval;
use plan_model::NaiveDate;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Today by the reader's own calendar.
///
/// A clock that says no day at all counts as the first day of 2000, so that nothing is called due by mistake.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(2000);
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Timeout: calls back once, after some milliseconds (below 2³¹). A callback of JavaScript that frees itself; a timer of gloo that
/// is forgotten keeps a few bytes for good.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) {
    if let Some(window) = super::window() {
        let callback = Closure::once_into_js(callback);
        let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    }
}

/// Longest wait for a frame, in milliseconds: a page that isn't seen gets none.
const NO_FRAME_MS: u32 = 100;

/// Calls back once the browser has had a frame to show what has changed so far; at once where there is no browser. It may
/// call twice.
pub fn after_paint(callback: impl Fn() + Clone + 'static) {
    if super::window().is_none() {
        return callback();
    }
    let soon = callback.clone();
    before_paint(move || after(0, soon));
    after(NO_FRAME_MS, callback);
}

/// Calls back when the browser is about to show what has changed so far; never where no page is shown.
pub fn before_paint(callback: impl FnOnce() + 'static) {
    if let Some(window) = super::window() {
        let _ = window.request_animation_frame(Closure::once_into_js(callback).unchecked_ref());
    }
}

/// Interval: calls back again and again, for as long as the page lives.
pub fn every(milliseconds: u32, callback: impl FnMut() + 'static) {
    if super::window().is_some() {
        Interval::new(milliseconds, callback).forget();
    }
}

/// Wall clock and monotonic clock: milliseconds since 1970 in local time, and milliseconds since the page was loaded.
pub fn now() -> (f64, f64) {
    let date = js_sys::Date::new_0();
    let wall = date.get_time() - date.get_timezone_offset() * 60_000.0;
    let steady = super::window().and_then(|window| window.performance()).map_or(wall, |clock| clock.now());
    (wall, steady)
}
