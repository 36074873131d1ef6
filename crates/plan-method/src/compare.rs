//! The comparison guard: values stand on one axis only if they mean the same.

use crate::progress::unit_of;
use chrono::{Datelike, NaiveDate};
use plan_model::dataset::{Dataset, ObservationRef};
use plan_model::indicator::IndicatorScope;
use plan_model::observation::ObservationKind;
use plan_model::plan::{Bilingual, Bound, Measure, Scope, Target};
use plan_model::unit;

/// What the guard looks at, in the order it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComparedField {
    /// The comparability class of the indicator.
    Indicator,
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

/// What a value belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Record<'a> {
    /// What a plan asks for.
    Target(&'a Target),
    /// What was published.
    Observation(ObservationRef<'a>),
}

/// The comparability class of an indicator, whose values may be set side by side; its own id if the data lacks it.
pub fn class_of<'a>(data: &'a Dataset, indicator: &'a str) -> &'a str {
    data.indicator(indicator).map_or(indicator, |indicator| indicator.comparability.as_str())
}

/// Everything published by a day, in the order of the data; starting points aren't among it.
pub fn published_rows(data: &Dataset, as_of: NaiveDate) -> impl Iterator<Item = ObservationRef<'_>> {
    data.observations()
        .iter()
        .filter(move |row| row.kind == ObservationKind::Actual && row.as_of.date <= as_of)
}

/// What of it is of a comparability class.
pub fn published<'a>(
    data: &'a Dataset,
    class: &str,
    as_of: NaiveDate,
) -> impl Iterator<Item = ObservationRef<'a>> {
    published_rows(data, as_of).filter(move |row| class_of(data, row.indicator) == class)
}

/// Whether a plan has a target of a comparability class, or a value of it had been published by a day.
pub fn has_indicator(data: &Dataset, class: &str, as_of: NaiveDate) -> bool {
    data.targets().any(|(_, target)| class_of(data, &target.indicator) == class)
        || published(data, class, as_of).next().is_some()
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparand<'a> {
    /// The indicator's comparability class; the indicator's id if the data lacks it.
    pub class: &'a str,
    /// What the indicator is called; `None` if the data lacks it.
    pub names: Option<&'a Bilingual>,
    /// As written; `None` where none can be known.
    pub unit: Option<&'a str>,
    /// How exact the number claims to be.
    pub bound: Bound,
    /// What it is about; `None` where a publication doesn't say.
    pub scope: Option<&'a Scope>,
    /// What is measured; `None` where a publication doesn't say.
    pub measure: Option<Measure>,
    /// The year of the deadline or reading.
    pub year: i32,
}

static WHOLE_DISTRICT: Scope = Scope::District;

impl<'a> Comparand<'a> {
    /// A side made from a record.
    ///
    /// A published value says what it measures and of what only by the target it was set against. One
    /// that was set against none is of the whole district if its indicator always is, and its measure is unknown.
    pub fn of(data: &'a Dataset, record: Record<'a>) -> Self {
        let id = match record {
            Record::Target(target) => target.indicator.as_str(),
            Record::Observation(row) => row.indicator,
        };
        let indicator = data.indicator(id);
        let side = Self {
            class: indicator.map_or(id, |indicator| &indicator.comparability),
            names: indicator.map(|indicator| &indicator.names),
            unit: None,
            bound: Bound::Indefinite,
            scope: None,
            measure: None,
            year: 0,
        };
        match record {
            Record::Target(target) => Self {
                unit: unit_of(target),
                bound: target.bound,
                scope: Some(&target.scope),
                measure: Some(target.measure),
                year: target.deadline.date.year(),
                ..side
            },
            Record::Observation(row) => {
                let target = row.targets.first().and_then(|&at| data.target_at(at as usize));
                let always_whole = indicator.is_some_and(|row| row.scope == IndicatorScope::District);
                Self {
                    unit: Some(row.unit),
                    bound: row.bound,
                    scope: match target {
                        Some((_, target)) => Some(&target.scope),
                        None => always_whole.then_some(&WHOLE_DISTRICT),
                    },
                    measure: target.map(|(_, target)| target.measure),
                    year: row.as_of.date.year(),
                    ..side
                }
            }
        }
    }
}

/// In what two sides differ, with what each says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why<'a> {
    /// Classes; names of the indicators where the data has them.
    Indicator([(&'a str, Option<&'a Bilingual>); 2]),
    /// Units as written; `None` for one that isn't known.
    Unit([Option<&'a str>; 2]),
    /// Kinds of bound. Two indefinite numbers differ too.
    Bound([Bound; 2]),
    /// What they are about. Two parts differ, even of one name.
    Scope([Option<&'a Scope>; 2]),
    /// What is measured.
    Measure([Option<Measure>; 2]),
    /// Years.
    Year([i32; 2]),
}

impl Why<'_> {
    /// The field it is about.
    pub const fn field(&self) -> ComparedField {
        match self {
            Why::Indicator(_) => ComparedField::Indicator,
            Why::Unit(_) => ComparedField::Unit,
            Why::Bound(_) => ComparedField::Bound,
            Why::Scope(_) => ComparedField::Scope,
            Why::Measure(_) => ComparedField::Measure,
            Why::Year(_) => ComparedField::Year,
        }
    }
}

/// The guard's answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Comparison<'a> {
    /// The two may be drawn on one axis and ranked.
    Comparable,
    /// They may not.
    NotComparable {
        /// The first field that differs.
        field: ComparedField,
        /// What each side says there.
        why: Why<'a>,
    },
}

/// Bounds that make the same kind of statement.
const fn bound_kind(bound: Bound) -> u8 {
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

/// Whether two values may be ranked or drawn on one axis; if not, the first field in which they differ.
///
/// What isn't known agrees with nothing, itself included; so does an indefinite number. Two parts of a
/// district never agree, since no two parts are the same kind of part.
pub fn compare<'a>(a: &Comparand<'a>, b: &Comparand<'a>) -> Comparison<'a> {
    let base = |unit: Option<&'a str>| unit.and_then(unit::find).map(|unit| unit.base);
    let whole = |side: &Comparand<'a>| side.scope == Some(&Scope::District);
    let why = if a.class != b.class {
        Why::Indicator([(a.class, a.names), (b.class, b.names)])
    } else if base(a.unit).is_none() || base(a.unit) != base(b.unit) {
        Why::Unit([a.unit, b.unit])
    } else if bound_kind(a.bound) != bound_kind(b.bound) || a.bound == Bound::Indefinite {
        Why::Bound([a.bound, b.bound])
    } else if !whole(a) || !whole(b) {
        Why::Scope([a.scope, b.scope])
    } else if a.measure.is_none() || a.measure != b.measure {
        Why::Measure([a.measure, b.measure])
    } else if a.year != b.year {
        Why::Year([a.year, b.year])
    } else {
        return Comparison::Comparable;
    };
    Comparison::NotComparable { field: why.field(), why }
}

#[cfg(test)]
mod tests {
    use super::*;
    const DISTRICT: Scope = Scope::District;

    /// A side that agrees with itself.
    fn side() -> Comparand<'static> {
        Comparand {
            class: "5g-base-stations",
            names: None,
            unit: Some("个"),
            bound: Bound::Eq,
            scope: Some(&DISTRICT),
            measure: Some(Measure::Cumulative),
            year: 2025,
        }
    }

    #[test]
    fn one_differing_field_is_named_with_both_values() {
        let part = Scope::Part { zh: "园".into(), en: "park".into() };
        let base = side();
        assert_eq!(compare(&base, &base), Comparison::Comparable);
        for (other, why) in [
            (
                Comparand { class: "iot-terminals", ..base },
                Why::Indicator([("5g-base-stations", None), ("iot-terminals", None)]),
            ),
            (Comparand { unit: Some("%"), ..base }, Why::Unit([Some("个"), Some("%")])),
            (Comparand { unit: None, ..base }, Why::Unit([Some("个"), None])),
            (Comparand { unit: Some("貫"), ..base }, Why::Unit([Some("个"), Some("貫")])),
            (Comparand { bound: Bound::Ge, ..base }, Why::Bound([Bound::Eq, Bound::Ge])),
            (Comparand { scope: Some(&part), ..base }, Why::Scope([Some(&Scope::District), Some(&part)])),
            (Comparand { scope: None, ..base }, Why::Scope([Some(&Scope::District), None])),
            (
                Comparand { measure: Some(Measure::New), ..base },
                Why::Measure([Some(Measure::Cumulative), Some(Measure::New)]),
            ),
            (Comparand { measure: None, ..base }, Why::Measure([Some(Measure::Cumulative), None])),
            (Comparand { year: 2024, ..base }, Why::Year([2025, 2024])),
        ] {
            assert_eq!(compare(&base, &other), Comparison::NotComparable { field: why.field(), why });
            let Comparison::NotComparable { field, .. } = compare(&other, &base) else {
                panic!("{other:?} is comparable the other way round");
            };
            assert_eq!(field, why.field());
        }
    }

    #[test]
    fn what_is_not_known_agrees_with_nothing() {
        let part = Scope::Part { zh: "园".into(), en: "park".into() };
        for odd in [
            Comparand { unit: None, ..side() },
            Comparand { unit: Some("貫"), ..side() },
            Comparand { bound: Bound::Indefinite, ..side() },
            Comparand { scope: Some(&part), ..side() },
            Comparand { scope: None, ..side() },
            Comparand { measure: None, ..side() },
        ] {
            assert_ne!(compare(&odd, &odd), Comparison::Comparable, "{odd:?}");
        }
    }

    #[test]
    fn multiples_of_one_unit_and_like_bounds_agree() {
        let wan = Comparand { unit: Some("万个"), ..side() };
        assert_eq!(compare(&side(), &wan), Comparison::Comparable);
        let (ge, gt) = (Comparand { bound: Bound::Ge, ..side() }, Comparand { bound: Bound::Gt, ..side() });
        assert_eq!(compare(&ge, &gt), Comparison::Comparable);
    }
}
