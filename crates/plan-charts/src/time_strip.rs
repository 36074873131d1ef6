//! The deadlines of the wall on a time axis: a band for each plan, and a dot for each commitment at its deadline.

use crate::wall::{fitted, text_width};
use plan_model::order::arrange_by_key;
use plan_model::{Datelike, NaiveDate};
use plan_present::present::WallSheet;

/// The size of a strip, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripForm {
    /// Width of the whole.
    pub width: f64,
    /// Width of a dot.
    pub dot: f64,
    /// Size of letters.
    pub letters: f64,
}

impl StripForm {
    /// Below the wall, on a desk.
    pub const DESK: StripForm = StripForm { width: 832.0, dot: 5.0, letters: 13.0 };
    /// On a phone.
    pub const PHONE: StripForm = StripForm { width: 358.0, dot: 4.0, letters: 12.0 };
}

/// Dots on top of each other before they begin another column.
const STACK: usize = 10;
/// Between two dots.
const DOT_GAP: f64 = 1.5;
/// Most height that the bands take together.
const BANDS: f64 = 96.0;
/// Most height of one band with its name.
const BAND: f64 = 15.0;
/// Below this a band has no room for a name.
const NAMED_BAND: f64 = 11.0;

/// One plan on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct StripBand {
    /// Its name, cut where it has no room; empty if there is none for any.
    pub text: String,
    /// From its issue …
    pub from: f64,
    /// … to its end.
    pub to: f64,
    /// Height of its middle.
    pub y: f64,
}

/// One year on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripYear {
    /// The year.
    pub year: i32,
    /// Commitments due in it.
    pub count: usize,
}

/// A strip with everything in its place, in CSS pixels from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeStrip {
    /// Its form.
    pub form: StripForm,
    /// Height of the whole.
    pub height: f64,
    /// Where the axis begins.
    pub left: f64,
    /// Width of a year.
    pub year_width: f64,
    /// Height of the axis, on which the dots stand.
    pub axis: f64,
    /// Plans, in the order of [`WallSheet::bands`].
    pub bands: Vec<StripBand>,
    /// Middle of each dot, in the order of [`WallSheet::tiles`]; the axis' beginning for a plan yet to be issued.
    pub dots: Vec<[f64; 2]>,
    /// Years, the first first.
    pub years: Vec<StripYear>,
    /// Where the day of judging stands.
    pub as_of: f64,
}

impl TimeStrip {
    /// Whether a year has no room for four digits beside its count.
    pub fn short_years(&self) -> bool {
        self.year_width < self.form.letters * 4.5
    }

    /// The year at a distance from the left edge; before the first and after the last, the first and the last.
    pub fn year_at(&self, x: f64) -> i32 {
        // A cast of a negative number to an unsigned one is 0.
        let at = (((x - self.left) / self.year_width) as usize).min(self.years.len().saturating_sub(1));
        self.years.get(at).map_or(0, |year| year.year)
    }

    /// The day at a distance from the left edge, within the years of the axis.
    pub fn day_at(&self, x: f64) -> NaiveDate {
        let year = self.year_at(x);
        let first = self.years.first().map_or(year, |first| first.year);
        let share = (x - self.left) / self.year_width - f64::from(year - first);
        let days = if NaiveDate::from_yo_opt(year, 366).is_some() { 366.0 } else { 365.0 };
        let ordinal = (share * days).round().clamp(1.0, days) as u32;
        NaiveDate::from_yo_opt(year, ordinal).unwrap_or_default()
    }

    /// The years from one to another, in either order, in which something falls due; none if that is true of no other
    /// year, since such a choice leaves nothing out.
    pub fn due_within(&self, one: i32, other: i32) -> Vec<i32> {
        let range = one.min(other)..=one.max(other);
        let all = || self.years.iter().filter(|year| year.count > 0).map(|year| year.year);
        let some: Vec<i32> = all().filter(|year| range.contains(year)).collect();
        if some.len() == all().count() { Vec::new() } else { some }
    }

    /// Height at which the bands end, in CSS pixels.
    pub fn bands_end(&self) -> f64 {
        self.bands.last().map_or(0.0, |band| band.y) + self.form.letters / 2.0
    }
}

/// The share of a year that has passed at the end of a day, from 0 to 1.
fn share_of_year(day: NaiveDate) -> f64 {
    let days = if day.leap_year() { 366.0 } else { 365.0 };
    f64::from(day.ordinal()) / days
}

/// The strip of a wall in a form. The axis reaches to `today` at least, so that it stays as it is while an earlier day of
/// judging is chosen on it.
pub fn time_strip(sheet: &WallSheet, form: StripForm, today: NaiveDate) -> TimeStrip {
    let days = || {
        let bands = sheet.bands.iter().flat_map(|band| [band.from, band.to]);
        bands.chain(sheet.tiles.iter().map(|tile| tile.due)).chain([sheet.as_of, today])
    };
    let first = days().map(|day| day.year()).min().unwrap_or_else(|| sheet.as_of.year());
    let last = days().map(|day| day.year()).max().unwrap_or(first).max(first);
    let band = (BANDS / sheet.bands.len().max(1) as f64).clamp(3.0, BAND);
    let named = band >= NAMED_BAND;
    let names = sheet.bands.iter().map(|band| text_width(&band.name, form.letters));
    let left = if named { names.fold(0.0, f64::max).min(form.width * 0.25) + 10.0 } else { 4.0 };
    let n_years = f64::from(last - first + 1);
    let year_width = (form.width - left - 4.0) / n_years;
    let x = |day: NaiveDate| left + (f64::from(day.year() - first) + share_of_year(day)) * year_width;
    let bands: Vec<StripBand> = sheet
        .bands
        .iter()
        .enumerate()
        .map(|(row, plan)| StripBand {
            text: if named { fitted(&plan.name, left - 10.0, form.letters) } else { String::new() },
            from: x(plan.from),
            to: x(plan.to).max(x(plan.from) + 2.0),
            y: band * (row as f64 + 0.5),
        })
        .collect();
    // Deadlines of one quarter stand together, or their dots would lie on each other.
    let quarter = |day: NaiveDate| (day.year(), day.month0() / 3);
    let mut order: Vec<usize> = (0..sheet.tiles.len()).filter(|at| sheet.tiles[*at].issued).collect();
    arrange_by_key(&mut order, |&at| {
        let tile = &sheet.tiles[at];
        (quarter(tile.due), !tile.own_date, tile.row, at)
    });
    let pitch = form.dot + DOT_GAP;
    let mut dots = vec![[0.0; 2]; sheet.tiles.len()];
    let mut tallest = 1;
    let mut before = left;
    let mut rest = order.as_slice();
    while let Some(&head) = rest.first() {
        let key = quarter(sheet.tiles[head].due);
        let n = rest.iter().take_while(|at| quarter(sheet.tiles[**at].due) == key).count();
        let (group, after) = rest.split_at(n);
        let right = group.iter().map(|at| x(sheet.tiles[*at].due)).fold(0.0, f64::max);
        // They grow to the left, as far as the group before, and higher where that isn't enough.
        let columns = (((right - before) / pitch).floor() as usize).max(1);
        let high = STACK.max(n.div_ceil(columns));
        tallest = tallest.max(high.min(n));
        for (nth, &at) in group.iter().enumerate() {
            let (column, level) = (nth / high, nth % high);
            dots[at] = [right - pitch * (column as f64 + 0.5), level as f64];
        }
        before = right;
        rest = after;
    }
    let axis = band * sheet.bands.len() as f64 + 6.0 + pitch * tallest as f64 + 2.0;
    for at in order {
        dots[at][1] = axis - 2.0 - pitch * (dots[at][1] + 0.5);
    }
    let years = (first..=last).map(|year| StripYear {
        year,
        count: sheet.tiles.iter().filter(|tile| tile.issued && tile.due.year() == year).count(),
    });
    TimeStrip {
        form,
        height: axis + form.letters * 2.1,
        left,
        year_width,
        axis,
        bands,
        dots,
        years: years.collect(),
        as_of: x(sheet.as_of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_method::judged::Judged;
    use plan_method::synthetic::{SyntheticSize, country};
    use plan_model::lang::Lang;
    use plan_present::present;
    use std::sync::Arc;

    fn strip(districts: usize, targets: usize, form: StripForm) -> (WallSheet, TimeStrip) {
        let data = country(7, SyntheticSize { districts, targets, observations: 1 });
        let day = data.release.date;
        let sheet = present::wall(&Judged::new(Arc::new(data), day), Lang::Zh);
        let strip = time_strip(&sheet, form, day);
        (sheet, strip)
    }

    #[test]
    fn dots_lie_apart_between_the_bands_and_the_axis() {
        for (districts, targets) in [(1, 1), (5, 26), (16, 40)] {
            for form in [StripForm::DESK, StripForm::PHONE] {
                let (sheet, strip) = strip(districts, targets, form);
                let bands = strip.bands.iter().map(|band| band.y).fold(0.0, f64::max);
                assert_eq!(strip.dots.len(), sheet.tiles.len());
                for (at, [x, y]) in strip.dots.iter().enumerate() {
                    let radius = form.dot / 2.0;
                    assert!(x - radius >= 0.0 && x + radius <= form.width, "dot {at} at {x}");
                    assert!(y - radius > bands && y + radius < strip.axis, "dot {at} at {y}");
                    for [other_x, other_y] in &strip.dots[..at] {
                        let far = (x - other_x).hypot(y - other_y);
                        assert!(far >= form.dot, "{districts}×{targets}: dot {at} at {x} {y}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_place_on_the_axis_is_read_back_as_its_day() {
        for form in [StripForm::DESK, StripForm::PHONE] {
            let (sheet, strip) = strip(5, 26, form);
            assert_eq!(strip.day_at(strip.as_of), sheet.as_of);
            for (band, drawn) in sheet.bands.iter().zip(&strip.bands) {
                assert_eq!(strip.day_at(drawn.from), band.from);
            }
            let [first, .., last] = strip.years.as_slice() else { panic!("years") };
            assert_eq!([strip.year_at(-9.0), strip.year_at(form.width * 2.0)], [first.year, last.year]);
            assert_eq!(strip.day_at(-9.0), NaiveDate::from_yo_opt(first.year, 1).expect("a day"));
        }
    }

    #[test]
    fn a_range_of_years_chooses_those_with_deadlines_and_all_of_them_choose_none() {
        let (_, strip) = strip(5, 26, StripForm::DESK);
        let due: Vec<i32> = strip.years.iter().filter(|year| year.count > 0).map(|year| year.year).collect();
        let [first, second, .., last] = due.as_slice() else { panic!("years") };
        assert_eq!(strip.due_within(*second, *first), [*first, *second]);
        assert!(strip.due_within(*first, *last).is_empty());
        assert!(strip.due_within(1990, 1991).is_empty());
    }

    #[test]
    fn bands_run_from_issue_to_end_and_years_hold_every_deadline() {
        let (sheet, strip) = strip(5, 26, StripForm::DESK);
        assert!(strip.bands.iter().all(|band| band.from < band.to && band.to <= strip.form.width));
        assert_eq!(strip.years.iter().map(|year| year.count).sum::<usize>(), sheet.tiles.len());
        assert!(strip.years.windows(2).all(|pair| pair[0].year + 1 == pair[1].year));
        assert!(strip.as_of > strip.left && strip.as_of <= strip.form.width);
    }
}
