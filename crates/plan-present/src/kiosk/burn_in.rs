//! Against burn-in: nothing stands on the same pixels for long, and the screen is dim at night.

/// How long the picture stays in one place, in milliseconds.
const STAY_MS: u64 = 180_000;

/// Where the picture stands: the place's name in the style sheet, which moves it by four pixels at most to each side.
pub fn orbit(steady_ms: u64) -> &'static str {
    const WAY: [&str; 8] = ["centre", "e", "se", "s", "sw", "w", "nw", "n"];
    WAY[usize::try_from(steady_ms / STAY_MS % 8).unwrap_or_default()]
}

/// Whether a minute of the day lies in the hours in which the screen is dim; they may go past midnight.
pub fn dimmed(hours: Option<(u32, u32)>, minute: u32) -> bool {
    match hours.map(|(from, to)| (from * 60, to * 60)) {
        None => false,
        Some((from, to)) if from <= to => (from..to).contains(&minute),
        Some((from, to)) => minute >= from || minute < to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_never_stands_still_for_ten_minutes_and_every_place_is_styled() {
        let styles = include_str!("../../../../public/css/frames/kiosk.css");
        let mut last = (orbit(0), 0);
        for second in 0..7200 {
            let place = orbit(second * 1000);
            assert!(place == "centre" || styles.contains(&format!("data-orbit=\"{place}\"")), "{place}");
            if place != last.0 {
                last = (place, second);
            }
            assert!(second - last.1 < 600);
        }
    }

    #[test]
    fn dim_hours_may_go_past_midnight() {
        let check = |hours, clock: (u32, u32), expected| {
            assert_eq!(dimmed(hours, clock.0 * 60 + clock.1), expected, "{hours:?} at {clock:?}");
        };
        check(None, (3, 0), false);
        check(Some((22, 7)), (21, 59), false);
        check(Some((22, 7)), (22, 0), true);
        check(Some((22, 7)), (6, 59), true);
        check(Some((22, 7)), (7, 0), false);
        check(Some((1, 5)), (0, 59), false);
        check(Some((1, 5)), (4, 59), true);
        check(Some((5, 5)), (5, 0), false);
    }
}
