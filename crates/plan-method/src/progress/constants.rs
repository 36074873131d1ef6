//! Every constant of the method, in one table that the method page is made from.

/// Pace from which a target is on track, as a ratio. Our choice, borrowed from common practice.
pub const ON_TRACK_PACE: f64 = 0.95;
/// Pace from which a target is slow rather than far behind, as a ratio. Our choice.
pub const SLOW_PACE: f64 = 0.60;
/// Share of the time below which one reading says nothing about a trend. Our choice.
pub const TREND_TIME_USED: f64 = 0.10;
