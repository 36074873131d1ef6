//! What a target asks for, and what a value with its bound proves about it.

use plan_model::indicator::Better;
use plan_model::plan::{Bound, Target};

/// What a reading proves about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The target was met.
    Met,
    /// It was not.
    Short,
    /// The bounds leave it open.
    Undecided,
}

/// Which way a target asks values to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The value or more is reached.
    Rising,
    /// The value or less is reached.
    Falling,
    /// Only a value between the two ends of a range is reached.
    Within,
}

/// The number that a target asks for, with the way it is to be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim<'a> {
    /// In `unit`; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// How exact the number claims to be.
    pub bound: Bound,
    /// As written; `%` for complete coverage in words; `None` where none can be known.
    pub unit: Option<&'a str>,
    /// Which way.
    pub direction: Direction,
}

/// The number a target asks for with its unit: its value, or 100 % where it says complete coverage in words.
///
/// `None` where there is no number or one that isn't finite.
pub(super) fn number(target: &Target) -> Option<(f64, Option<&str>)> {
    match (target.value, target.bound) {
        (Some(value), _) => value.is_finite().then_some((value, target.unit.as_deref())),
        (None, Bound::Coverage) => Some((100.0, Some("%"))),
        (None, _) => None,
    }
}

/// The unit that a target's readings are brought into; `None` where none can be known.
pub fn unit_of(target: &Target) -> Option<&str> {
    number(target).map_or(target.unit.as_deref(), |(_, unit)| unit)
}

impl<'a> Aim<'a> {
    /// What a target asks for; `None` without a finite number.
    ///
    /// The direction is the bound's where it has one, else the indicator's, else the sign of the way
    /// from the baseline to the target: a target below its baseline is a falling one. Without any of
    /// these more counts as reached. A range of an indicator that is better neither way asks to be in it.
    pub fn new(target: &'a Target, better: Option<Better>, baseline: Option<f64>) -> Option<Self> {
        let (value, unit) = number(target)?;
        let value_max = target.value_max.filter(|max| target.bound == Bound::Range && max.is_finite());
        let falls = baseline.is_some_and(|baseline| value < baseline);
        let direction = match (target.bound, better) {
            (Bound::Ge | Bound::Gt, _) => Direction::Rising,
            (Bound::Le | Bound::Lt, _) => Direction::Falling,
            (_, Some(Better::Higher)) => Direction::Rising,
            (_, Some(Better::Lower)) => Direction::Falling,
            (Bound::Range, Some(Better::None)) => Direction::Within,
            (_, Some(Better::None) | None) if falls => Direction::Falling,
            (_, Some(Better::None) | None) => Direction::Rising,
        };
        Some(Self { value, value_max, bound: target.bound, unit, direction })
    }

    /// The end of the way: of a range the end that is reached first, seen from `from`.
    pub fn end(&self, from: Option<f64>) -> f64 {
        let max = self.value_max.unwrap_or(self.value);
        match self.direction {
            Direction::Rising => self.value,
            Direction::Falling => max,
            Direction::Within if from.is_some_and(|from| from > max) => max,
            Direction::Within => self.value,
        }
    }

    /// What a value in the target's unit, with its bound, proves.
    ///
    /// A number said to be "about" the required one proves nothing; of a published range only the
    /// lower end is known, so it counts as "at least" that. A value that isn't finite proves nothing.
    pub fn verdict(&self, value: f64, bound: Bound) -> Verdict {
        let strict = matches!(self.bound, Bound::Gt | Bound::Lt);
        let rising = |required| proves(value, bound, required, strict);
        let falling = |required: f64| proves(-value, mirrored(bound), -required, strict);
        let max = self.value_max.unwrap_or(self.value);
        match self.direction {
            Direction::Rising => rising(self.value),
            Direction::Falling => falling(max),
            Direction::Within => match (rising(self.value), falling(max)) {
                (Verdict::Met, Verdict::Met) => Verdict::Met,
                (Verdict::Short, _) | (_, Verdict::Short) => Verdict::Short,
                (Verdict::Undecided, _) | (_, Verdict::Undecided) => Verdict::Undecided,
            },
        }
    }
}

/// What a value proves where more is better.
fn proves(value: f64, bound: Bound, required: f64, strict: bool) -> Verdict {
    if !value.is_finite() || !required.is_finite() {
        return Verdict::Undecided;
    }
    let enough = if strict { value > required } else { value >= required };
    let decided = match bound {
        Bound::Eq | Bound::Coverage => Some(enough),
        Bound::Ge | Bound::Range => enough.then_some(true),
        Bound::Gt => (value >= required).then_some(true),
        Bound::Le => (!enough).then_some(false),
        Bound::Lt => (value <= required).then_some(false),
        Bound::Approx if value == required => None,
        Bound::Approx => Some(enough),
        Bound::Indefinite => None,
    };
    match decided {
        Some(true) => Verdict::Met,
        Some(false) => Verdict::Short,
        None => Verdict::Undecided,
    }
}

/// A bound seen from the other side. Of a range the lower end is known, which is the upper one then.
fn mirrored(bound: Bound) -> Bound {
    match bound {
        Bound::Ge | Bound::Range => Bound::Le,
        Bound::Gt => Bound::Lt,
        Bound::Le => Bound::Ge,
        Bound::Lt => Bound::Gt,
        Bound::Eq | Bound::Approx | Bound::Coverage | Bound::Indefinite => bound,
    }
}

#[cfg(test)]
mod tests {
    use super::Bound::*;
    use super::Verdict::*;
    use super::*;

    fn aim(value: f64, bound: Bound, direction: Direction) -> Aim<'static> {
        Aim { value, value_max: None, bound, unit: None, direction }
    }

    #[test]
    fn a_bound_proves_only_what_it_says() {
        use Direction::{Falling, Rising};
        for (value, bound, required, required_bound, direction, expected) in [
            (1000.0, Gt, 1000.0, Ge, Rising, Met),
            (1000.0, Lt, 1000.0, Ge, Rising, Short),
            (1000.0, Lt, 900.0, Ge, Rising, Undecided),
            (900.0, Gt, 1000.0, Ge, Rising, Undecided),
            (1000.0, Ge, 1000.0, Gt, Rising, Undecided),
            (1000.0, Gt, 1000.0, Gt, Rising, Met),
            (1000.0, Eq, 1000.0, Gt, Rising, Short),
            (1000.0, Approx, 1000.0, Ge, Rising, Undecided),
            (1001.0, Approx, 1000.0, Ge, Rising, Met),
            (999.0, Approx, 1000.0, Ge, Rising, Short),
            (1000.0, Range, 1000.0, Ge, Rising, Met),
            (900.0, Range, 1000.0, Ge, Rising, Undecided),
            (1000.0, Indefinite, 1.0, Ge, Rising, Undecided),
            (100.0, Coverage, 100.0, Coverage, Rising, Met),
            (96.0, Eq, 95.0, Ge, Rising, Met),
            (4.0, Eq, 5.0, Le, Falling, Met),
            (5.0, Eq, 5.0, Lt, Falling, Short),
            (5.0, Lt, 5.0, Lt, Falling, Met),
            (5.0, Gt, 5.0, Le, Falling, Short),
            (4.0, Gt, 5.0, Le, Falling, Undecided),
            (4.0, Range, 5.0, Le, Falling, Undecided),
            (6.0, Range, 5.0, Le, Falling, Short),
            (f64::NAN, Eq, 5.0, Ge, Rising, Undecided),
            (5.0, Eq, f64::INFINITY, Ge, Rising, Undecided),
        ] {
            assert_eq!(
                aim(required, required_bound, direction).verdict(value, bound),
                expected,
                "{bound:?} {value} against {required_bound:?} {required}"
            );
        }
    }

    #[test]
    fn a_range_is_reached_at_its_first_end_or_inside() {
        let range = |direction| Aim { value_max: Some(8.0), ..aim(5.0, Range, direction) };
        for (direction, value, expected) in [
            (Direction::Rising, 5.0, Met),
            (Direction::Rising, 9.0, Met),
            (Direction::Rising, 4.0, Short),
            (Direction::Falling, 8.0, Met),
            (Direction::Falling, 9.0, Short),
            (Direction::Within, 6.0, Met),
            (Direction::Within, 4.0, Short),
            (Direction::Within, 9.0, Short),
        ] {
            assert_eq!(range(direction).verdict(value, Eq), expected, "{direction:?} {value}");
        }
        assert_eq!(range(Direction::Within).verdict(6.0, Ge), Undecided);
        assert_eq!(range(Direction::Falling).end(Some(20.0)), 8.0);
        assert_eq!(range(Direction::Within).end(Some(20.0)), 8.0);
        assert_eq!(range(Direction::Within).end(Some(1.0)), 5.0);
    }
}
