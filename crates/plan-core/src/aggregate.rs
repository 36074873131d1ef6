//! The aggregation guard: sums and per-head figures only where they mean something.

use crate::compare::{Comparand, Comparison, Why, compare};
use crate::district::Population;
use crate::plan::{Bound, Measure, Scope};
use crate::unit;

/// A value of one district.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<'a> {
    /// District id.
    pub district: &'a str,
    /// In the side's unit.
    pub value: f64,
    /// What it is a value of.
    pub side: Comparand<'a>,
}

/// A sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total<'a> {
    /// In `unit`.
    pub value: f64,
    /// The unit of the first part.
    pub unit: &'a str,
    /// How exact the sum is: of floors a floor, of ceilings a ceiling.
    pub bound: Bound,
}

/// Why values may not be added up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoSum<'a> {
    /// There is nothing to add.
    Empty,
    /// The indicator isn't additive, or what is measured is a ratio, a rate, a coverage or a duration.
    NotAdditive,
    /// A value isn't finite, or the sum wouldn't be.
    NotFinite,
    /// A range has no one number to add.
    Range,
    /// Two values differ.
    Differs(Why<'a>),
    /// A district is in the sum twice.
    Overlap,
}

/// Whether values of this kind may be added or shared out: amounts, never ratios, rates, coverage or durations.
fn is_amount(side: &Comparand<'_>) -> bool {
    let measure = side.measure.is_some_and(|measure| match measure {
        Measure::Cumulative | Measure::New | Measure::Stock => true,
        Measure::Share | Measure::Growth | Measure::Coverage | Measure::Time => false,
    });
    side.additive && measure && side.unit != Some("%")
}

/// How exact a sum of two values is; they are of one kind.
fn joint(a: Bound, b: Bound) -> Bound {
    match (a, b) {
        (Bound::Gt, _) | (_, Bound::Gt) => Bound::Gt,
        (Bound::Lt, _) | (_, Bound::Lt) => Bound::Lt,
        (bound, _) => bound,
    }
}

/// The sum of values of different districts. Ratios and rates are never added, and nothing is averaged.
///
/// # Errors
///
/// The first reason in the order of [`NoSum`]; values are checked against the first one.
pub fn sum<'a>(parts: &[Part<'a>]) -> Result<Total<'a>, NoSum<'a>> {
    let first = parts.first().ok_or(NoSum::Empty)?;
    if !parts.iter().all(|part| is_amount(&part.side)) {
        return Err(NoSum::NotAdditive);
    }
    if !parts.iter().all(|part| part.value.is_finite()) {
        return Err(NoSum::NotFinite);
    }
    if parts.iter().any(|part| part.side.bound == Bound::Range) {
        return Err(NoSum::Range);
    }
    for part in parts {
        if let Comparison::NotComparable { why, .. } = compare(&first.side, &part.side) {
            return Err(NoSum::Differs(why));
        }
    }
    for (at, part) in parts.iter().enumerate() {
        if parts[..at].iter().any(|other| other.district == part.district) {
            return Err(NoSum::Overlap);
        }
    }
    let unit = first.side.unit.unwrap_or_default();
    // Units were found to be multiples of one another.
    let in_unit = |part: &Part<'a>| unit::convert(part.value, part.side.unit.unwrap_or_default(), unit);
    let value: f64 = parts.iter().filter_map(in_unit).sum();
    let bound = parts.iter().fold(first.side.bound, |bound, part| joint(bound, part.side.bound));
    if value.is_finite() { Ok(Total { value, unit, bound }) } else { Err(NoSum::NotFinite) }
}

/// A value shared out among the residents of its district.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PerHead<'a> {
    /// In `unit`, for one resident.
    pub value: f64,
    /// The plain unit that the value's own is a multiple of.
    pub unit: &'a str,
    /// How exact it is.
    pub bound: Bound,
    /// The residents, with where their number was read and of what day it is.
    pub population: &'a Population,
}

/// Why a value may not be shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPerHead {
    /// The indicator isn't additive, or what is measured is a ratio, a rate, a coverage or a duration.
    NotAdditive,
    /// Its unit isn't known.
    UnknownUnit,
    /// It is about a part of the district, or that isn't known.
    Part,
    /// The district's population isn't in the data.
    NoPopulation,
    /// The population has no source.
    Unsourced,
    /// A number isn't finite, or there are no residents.
    NotFinite,
}

/// A value per resident, only with a population that carries its own source.
///
/// # Errors
///
/// The first reason in the order of [`NoPerHead`].
pub fn per_head<'a>(part: &Part<'a>, population: Option<&'a Population>) -> Result<PerHead<'a>, NoPerHead> {
    if !is_amount(&part.side) {
        return Err(NoPerHead::NotAdditive);
    }
    let unit = part.side.unit.and_then(unit::find).ok_or(NoPerHead::UnknownUnit)?;
    if part.side.scope != Some(&Scope::District) {
        return Err(NoPerHead::Part);
    }
    let population = population.ok_or(NoPerHead::NoPopulation)?;
    if population.source_title.trim().is_empty() {
        return Err(NoPerHead::Unsourced);
    }
    let residents = unit::convert(population.value, &population.unit, "人").filter(|n| *n > 0.0);
    let value = part.value * unit.factor / residents.ok_or(NoPerHead::NotFinite)?;
    if !value.is_finite() {
        return Err(NoPerHead::NotFinite);
    }
    Ok(PerHead { value, unit: unit.base, bound: part.side.bound, population })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::date::parse_day;

    const DISTRICT: Scope = Scope::District;

    /// A side that agrees with itself.
    pub(crate) fn side() -> Comparand<'static> {
        Comparand {
            class: "5g-base-stations",
            names: None,
            additive: true,
            unit: Some("个"),
            bound: Bound::Eq,
            scope: Some(&DISTRICT),
            measure: Some(Measure::Cumulative),
            year: 2025,
        }
    }

    fn part<'a>(district: &'a str, value: f64, side: Comparand<'a>) -> Part<'a> {
        Part { district, value, side }
    }

    #[test]
    fn ratios_are_never_added() {
        for measure in [Measure::Share, Measure::Growth, Measure::Coverage, Measure::Time] {
            let share = Comparand { measure: Some(measure), ..side() };
            assert_eq!(sum(&[part("a", 90.0, share), part("b", 80.0, share)]), Err(NoSum::NotAdditive));
        }
        let percent = Comparand { unit: Some("%"), ..side() };
        assert_eq!(sum(&[part("a", 1.0, percent)]), Err(NoSum::NotAdditive));
        let other = Comparand { additive: false, ..side() };
        assert_eq!(sum(&[part("a", 1.0, side()), part("b", 1.0, other)]), Err(NoSum::NotAdditive));
        let unknown = Comparand { measure: None, ..side() };
        assert_eq!(sum(&[part("a", 1.0, unknown)]), Err(NoSum::NotAdditive));
    }

    #[test]
    fn sums_need_one_scope_and_no_overlap() {
        let wan = Comparand { unit: Some("万个"), ..side() };
        let total = sum(&[part("a", 500.0, side()), part("b", 1.0, wan)]);
        assert_eq!(total, Ok(Total { value: 10_500.0, unit: "个", bound: Bound::Eq }));
        assert_eq!(sum(&[part("a", 1.0, side()), part("a", 2.0, side())]), Err(NoSum::Overlap));
        assert_eq!(sum(&[]), Err(NoSum::Empty));
        assert_eq!(sum(&[part("a", f64::NAN, side())]), Err(NoSum::NotFinite));
        assert_eq!(sum(&[part("a", f64::MAX, side()), part("b", f64::MAX, side())]), Err(NoSum::NotFinite));
        let late = Comparand { year: 2030, ..side() };
        let differs = sum(&[part("a", 1.0, side()), part("b", 2.0, late)]);
        assert_eq!(differs, Err(NoSum::Differs(Why::Year([2025, 2030]))));
        let park = Scope::Part { zh: "园".into(), en: "park".into() };
        let alone = sum(&[part("a", 1.0, Comparand { scope: Some(&park), ..side() })]);
        assert!(matches!(alone, Err(NoSum::Differs(Why::Scope(_)))), "{alone:?}");
        let range = Comparand { bound: Bound::Range, ..side() };
        assert_eq!(sum(&[part("a", 1.0, range)]), Err(NoSum::Range));
    }

    #[test]
    fn a_sum_of_floors_is_a_floor() {
        let ge = Comparand { bound: Bound::Ge, ..side() };
        let gt = Comparand { bound: Bound::Gt, ..side() };
        let bound = |parts: &[Part<'_>]| sum(parts).ok().map(|total| total.bound);
        assert_eq!(bound(&[part("a", 1.0, ge), part("b", 1.0, ge)]), Some(Bound::Ge));
        assert_eq!(bound(&[part("a", 1.0, ge), part("b", 1.0, gt)]), Some(Bound::Gt));
    }

    #[test]
    fn per_head_figures_need_a_sourced_population() {
        let people = |value: f64, title: &str| Population {
            value,
            unit: "万人".into(),
            as_of: parse_day("2020-11-01").expect("a day"),
            source_title: title.into(),
            source_url: None,
        };
        let (good, unsourced, none) = (people(100.0, "七普"), people(100.0, " "), people(0.0, "七普"));
        let stations = part("a", 2000.0, side());
        assert_eq!(per_head(&stations, Some(&good)).map(|it| (it.value, it.unit)), Ok((0.002, "个")));
        let why = |part: &Part<'_>, population| per_head(part, population).err();
        assert_eq!(why(&stations, None), Some(NoPerHead::NoPopulation));
        assert_eq!(why(&stations, Some(&unsourced)), Some(NoPerHead::Unsourced));
        assert_eq!(why(&stations, Some(&none)), Some(NoPerHead::NotFinite));
        assert_eq!(why(&part("a", f64::INFINITY, side()), Some(&good)), Some(NoPerHead::NotFinite));
        let with = |side| why(&part("a", 1.0, side), Some(&good));
        assert_eq!(with(Comparand { scope: None, ..side() }), Some(NoPerHead::Part));
        assert_eq!(with(Comparand { unit: None, ..side() }), Some(NoPerHead::UnknownUnit));
        let share = Comparand { measure: Some(Measure::Share), ..side() };
        assert_eq!(with(share), Some(NoPerHead::NotAdditive));
    }
}
