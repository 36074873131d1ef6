//! The comparison guard: values stand on one axis only if they mean the same.

use crate::plan::{Bound, Measure, Scope};
use crate::unit;

/// What the guard looks at, in the order it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The concept (an indicator's comparability class).
    Concept,
    /// The unit.
    Unit,
    /// Exact number, floor, ceiling, range, coverage.
    Bound,
    /// Whole district or part.
    Scope,
    /// Cumulative, new, stock …
    Measure,
    /// The year.
    Year,
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparand<'a> {
    /// The indicator's comparability class.
    pub class: &'a str,
    /// As written.
    pub unit: Option<&'a str>,
    /// How exact the number claims to be.
    pub bound: Bound,
    /// What it is about.
    pub scope: &'a Scope,
    /// What is measured.
    pub measure: Measure,
    /// The year of the deadline or reading.
    pub year: i32,
}

/// The guard's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The two may be drawn on one axis and ranked.
    Comparable,
    /// They may not; the first field that differs.
    NotComparable(Field),
}

/// Bounds that make the same kind of statement.
fn bound_kind(bound: Bound) -> u8 {
    match bound {
        Bound::Eq => 0,
        Bound::Ge | Bound::Gt => 1,
        Bound::Le | Bound::Lt => 2,
        Bound::Approx => 3,
        Bound::Range => 4,
        Bound::Coverage => 5,
        Bound::Indefinite => 6,
    }
}

/// Whether two values may be ranked or drawn on one axis.
///
/// A unit that isn't known agrees with nothing, itself included; so does an indefinite number.
/// Two parts of a district never agree, since no two parts are the same kind of part.
pub fn compare(a: &Comparand<'_>, b: &Comparand<'_>) -> Comparison {
    use Comparison::{Comparable, NotComparable};
    let same_unit = match (a.unit.and_then(unit::find), b.unit.and_then(unit::find)) {
        (Some(x), Some(y)) => x.base == y.base,
        _ => false,
    };
    if a.class != b.class {
        NotComparable(Field::Concept)
    } else if !same_unit {
        NotComparable(Field::Unit)
    } else if bound_kind(a.bound) != bound_kind(b.bound) || a.bound == Bound::Indefinite {
        NotComparable(Field::Bound)
    } else if !(a.scope == &Scope::District && b.scope == &Scope::District) {
        NotComparable(Field::Scope)
    } else if a.measure != b.measure {
        NotComparable(Field::Measure)
    } else if a.year != b.year {
        NotComparable(Field::Year)
    } else {
        Comparable
    }
}

/// Why values may not be added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSum {
    /// There is nothing to add.
    Empty,
    /// The indicator isn't additive (a share, a rate, a speed).
    NotAdditive,
    /// Two values differ in this field.
    Differs(Field),
    /// A district is in the sum twice.
    Overlap,
}

/// The sum of values of different districts, in the unit of the first one.
///
/// Each value comes with its district's id. Ratios and rates of growth are never added or averaged.
///
/// # Errors
///
/// The first reason in the order of [`NoSum`]; values are checked against the first one.
pub fn sum(additive: bool, values: &[(&str, f64, Comparand<'_>)]) -> Result<f64, NoSum> {
    let Some((_, _, first)) = values.first() else {
        return Err(NoSum::Empty);
    };
    if !additive
        || matches!(first.measure, Measure::Share | Measure::Growth | Measure::Time | Measure::Coverage)
    {
        return Err(NoSum::NotAdditive);
    }
    for (_, _, other) in values {
        if let Comparison::NotComparable(field) = compare(first, other) {
            return Err(NoSum::Differs(field));
        }
    }
    let mut districts: Vec<&str> = values.iter().map(|(district, ..)| *district).collect();
    districts.sort_unstable();
    if districts.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(NoSum::Overlap);
    }
    let in_first = |unit_written: Option<&str>, value: f64| match (
        unit_written.and_then(unit::find),
        first.unit.and_then(unit::find),
    ) {
        (Some(from), Some(to)) => value * from.factor / to.factor,
        _ => value,
    };
    Ok(values.iter().map(|(_, value, side)| in_first(side.unit, *value)).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISTRICT: Scope = Scope::District;

    fn side() -> Comparand<'static> {
        Comparand {
            class: "5g-base-stations",
            unit: Some("个"),
            bound: Bound::Eq,
            scope: &DISTRICT,
            measure: Measure::Cumulative,
            year: 2025,
        }
    }

    #[test]
    fn one_differing_field_is_named() {
        let part = Scope::Part { zh: "园".into(), en: "park".into() };
        let cases = [
            (Comparand { class: "iot-terminals", ..side() }, Field::Concept),
            (Comparand { unit: Some("%"), ..side() }, Field::Unit),
            (Comparand { unit: None, ..side() }, Field::Unit),
            (Comparand { bound: Bound::Ge, ..side() }, Field::Bound),
            (Comparand { scope: &part, ..side() }, Field::Scope),
            (Comparand { measure: Measure::New, ..side() }, Field::Measure),
            (Comparand { year: 2024, ..side() }, Field::Year),
        ];
        assert_eq!(compare(&side(), &side()), Comparison::Comparable);
        for (other, field) in cases {
            assert_eq!(compare(&side(), &other), Comparison::NotComparable(field));
            assert_eq!(compare(&other, &side()), Comparison::NotComparable(field));
        }
    }

    #[test]
    fn shares_are_never_added() {
        let share = Comparand { measure: Measure::Share, unit: Some("%"), ..side() };
        assert_eq!(sum(true, &[("a", 90.0, share), ("b", 80.0, share)]), Err(NoSum::NotAdditive));
        assert_eq!(sum(false, &[("a", 1.0, side())]), Err(NoSum::NotAdditive));
    }

    #[test]
    fn sums_need_one_scope_and_no_overlap() {
        let wan = Comparand { unit: Some("万个"), ..side() };
        assert_eq!(sum(true, &[("a", 500.0, side()), ("b", 1.0, wan)]), Ok(10_500.0));
        assert_eq!(sum(true, &[("a", 1.0, side()), ("a", 2.0, side())]), Err(NoSum::Overlap));
        assert_eq!(sum(true, &[]), Err(NoSum::Empty));
        let late = Comparand { year: 2030, ..side() };
        assert_eq!(sum(true, &[("a", 1.0, side()), ("b", 2.0, late)]), Err(NoSum::Differs(Field::Year)));
    }
}
