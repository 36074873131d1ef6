//! The staff's way in: five taps in the upper left corner.

/// How far the corner reaches from its point, in CSS pixels.
pub const CORNER_SIDE: f64 = 120.0;
const TAPS: u8 = 5;
/// Within how many milliseconds.
const WITHIN_MS: u64 = 6_000;

/// Counts taps in the corner.
#[derive(Clone, Copy, Debug, Default)]
pub struct StaffGesture {
    taps: u8,
    first_ms: u64,
}

impl StaffGesture {
    /// Counts a tap at a place; `true` at the one that completes the gesture. A tap elsewhere starts it over.
    pub fn tap(&mut self, x: f64, y: f64, steady_ms: u64) -> bool {
        let inside = (0.0..CORNER_SIDE).contains(&x) && (0.0..CORNER_SIDE).contains(&y);
        if !inside {
            *self = Self::default();
            return false;
        }
        if self.taps == 0 || steady_ms.saturating_sub(self.first_ms) > WITHIN_MS {
            *self = Self { taps: 0, first_ms: steady_ms };
        }
        self.taps += 1;
        let done = self.taps >= TAPS;
        if done {
            *self = Self::default();
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_taps_in_a_row_in_the_corner_open_it() {
        let run = |taps: &[(f64, f64, u64)]| {
            let mut corner = StaffGesture::default();
            taps.iter().filter(|(x, y, at)| corner.tap(*x, *y, *at)).count()
        };
        let quick: Vec<(f64, f64, u64)> = (0..5).map(|n| (20.0, 20.0, n * 500)).collect();
        assert_eq!(run(&quick), 1);
        let slow: Vec<(f64, f64, u64)> = (0..20).map(|n| (20.0, 20.0, n * 2_000)).collect();
        assert_eq!(run(&slow), 0);
        let mut broken = quick.clone();
        broken[2] = (300.0, 20.0, 1_000);
        assert_eq!(run(&broken), 0);
        let twice: Vec<(f64, f64, u64)> = (0..10).map(|n| (20.0, 20.0, n * 500)).collect();
        assert_eq!(run(&twice), 2);
    }
}
