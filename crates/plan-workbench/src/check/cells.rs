//! The cells of one row: value, unit, publication, and the record that they make.

use crate::columns::SheetColumns;
use crate::normalize::folded;
use crate::parse_day::{self, ParsedDay};
use crate::parse_value::{self, ParsedValue};
use crate::sheet::{SheetCell, SheetRow};
use crate::sheet_field::SheetField;
use crate::target_index::plain;
use crate::trouble::{Problem, Trouble, TroubleSeverity, quoted};
use plan_export::SIGNS;
use plan_method::progress;
use plan_model::Datelike;
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::observation::{
    AsOf, Coverage, Grade, LinkState, Match, Observation, ObservationKind, Publication,
};
use plan_model::plan::{Bilingual, Bound, Measure, Plan, Target};
use plan_model::unit;

/// Most characters of a title, publisher or remark.
const MOST_WORDS: usize = 500;
/// Ratio to the target's value, up or down, from which a value is doubtful. Mistaking 万 makes a ratio of 10,000.
const FAR: f64 = 500.0;
/// A share up to here may have been meant as a fraction of one, if the target asks for more than [`WHOLE_SHARE`].
const FRACTION: f64 = 1.0;
const WHOLE_SHARE: f64 = 5.0;

/// The row that is being checked.
pub(super) struct RowCheck<'a> {
    pub(super) row: &'a SheetRow,
    pub(super) columns: &'a SheetColumns,
    pub(super) found: Vec<Problem>,
    /// Whether the workbook counts days from 1904.
    from_1904: bool,
    /// Whether it lacks what no column is there for; that is said once of the sheet.
    incomplete: bool,
    /// What all rows share and no column says.
    for_all: &'a [(SheetField, SheetCell)],
    /// The range that stands in place of a value, as it is written.
    range: Option<String>,
}

impl<'a> RowCheck<'a> {
    pub(super) fn new(
        row: &'a SheetRow,
        columns: &'a SheetColumns,
        from_1904: bool,
        for_all: &'a [(SheetField, SheetCell)],
    ) -> Self {
        Self { row, columns, found: Vec::new(), from_1904, incomplete: false, for_all, range: None }
    }

    pub(super) fn cell(&self, field: SheetField) -> &'a SheetCell {
        let cell = match self.columns.place(field) {
            Some(at) => self.row.cells.get(at),
            None => self.for_all.iter().find(|(of, _)| *of == field).map(|(_, cell)| cell),
        };
        cell.unwrap_or(&SheetCell::Empty)
    }

    /// A remark with the range that a value was read from.
    pub(super) fn with_range(&self, note: Option<String>) -> Option<String> {
        let range = self.range.as_ref().map(|range| format!("表中写作“{range}”"));
        match (note, range) {
            (Some(note), Some(range)) => Some(format!("{note}；{range}")),
            (note, range) => note.or(range),
        }
    }

    /// The words of a cell, trimmed; empty where there are none.
    pub(super) fn words(&self, field: SheetField) -> String {
        self.cell(field).result().shown().trim().to_owned()
    }

    pub(super) fn say(&mut self, field: SheetField, trouble: Trouble) {
        let column = self.columns.place(field);
        if column.is_none() && matches!(trouble, Trouble::NoDay | Trouble::Missing(_)) {
            self.incomplete = true;
            return;
        }
        let found = quoted(&self.cell(field).shown());
        self.found.push(Problem { row: self.row.number, column, found, trouble });
    }

    /// Refuses every cell that isn't whole.
    pub(super) fn look_for_lost_bytes(&mut self) {
        for field in self.columns.fields().filter(|field| field.is_read()) {
            if self.cell(field).shown().contains('\u{fffd}') {
                self.say(field, Trouble::LostBytes);
            }
        }
    }

    pub(super) fn has_errors(&self) -> bool {
        self.incomplete
            || self.found.iter().any(|problem| problem.trouble.severity() == TroubleSeverity::Error)
    }
}

/// The value with its bound and unit, in the unit that it will be published in.
pub(super) fn number(at: &mut RowCheck<'_>, target: Option<&Target>) -> Option<(f64, Bound, String)> {
    let mut read = parse_value::read(at.cell(SheetField::Value))?;
    if at.columns.is_own()
        && matches!(read, Err(Trouble::NotOneNumber))
        && let Some((least, most, unit)) = parse_value::range(at.cell(SheetField::Value))
    {
        at.range = Some(at.words(SheetField::Value));
        let doubt = Some(Trouble::ReadAsAtLeast { least, most });
        read = Ok(ParsedValue { number: least, bound: Some(Bound::Ge), unit, doubt });
    }
    let said = at.words(SheetField::Bound);
    let bound = match said.is_empty() {
        true => None,
        false => {
            let bound = parse_value::bound(&said);
            if bound.is_none() {
                at.say(SheetField::Bound, Trouble::UnknownBound);
            }
            bound
        }
    };
    let value = match read {
        Ok(value) => value,
        Err(trouble) => {
            at.say(SheetField::Value, trouble);
            let unit = folded(&at.words(SheetField::Unit));
            if !unit.is_empty() && unit::find(&unit).is_none() {
                at.say(SheetField::Unit, Trouble::UnknownUnit);
            }
            return None;
        }
    };
    if let Some(doubt) = value.doubt.clone() {
        at.say(SheetField::Value, doubt);
    }
    let unit = unit_of(at, &value, target)?;
    if let Some(target) = target {
        plausible(at, &value, &unit, target);
    }
    Some((value.number, bound.or(value.bound).unwrap_or(Bound::Eq), unit))
}

/// A unit in the nameless column beside the values, which is there where a heading spans both; any other words mean nothing.
fn unit_beside(at: &RowCheck<'_>) -> Option<String> {
    let cell = at.row.cells.get(at.columns.beside_values()?)?;
    Some(folded(&cell.shown())).filter(|words| !words.is_empty() && unit::find(words).is_some())
}

/// The unit of a value: with it, in its column or the one beside it, in its heading, or the target's.
fn unit_of(at: &mut RowCheck<'_>, value: &ParsedValue, target: Option<&Target>) -> Option<String> {
    let column = folded(&at.words(SheetField::Unit));
    let (field, written) = match &value.unit {
        Some(unit) => (SheetField::Value, Some(unit.clone())),
        None if !column.is_empty() => (SheetField::Unit, Some(column)),
        None => (SheetField::Value, unit_beside(at).or_else(|| at.columns.unit.clone())),
    };
    // Complete coverage in words is measured in per cent; a plan that counts without a unit gets a value without one.
    let own = target.map(|target| progress::unit_of(target).unwrap_or_default().to_owned());
    let Some(written) = written else {
        if target.is_some_and(|target| target.unit.is_none()) && own.as_deref() == Some("%") {
            at.say(SheetField::Value, Trouble::TakenAsPercent);
        }
        return own;
    };
    let Some(found) = unit::find(&written) else {
        at.say(field, Trouble::UnknownUnit);
        return None;
    };
    let Some(own) = own.filter(|own| !own.is_empty()) else { return Some(written) };
    match unit::convert(value.number, &written, &own) {
        None => {
            at.say(field, Trouble::OtherUnit(own));
            None
        }
        Some(converted) => {
            if unit::find(&own).is_some_and(|own| own.factor != found.factor) {
                at.say(field, Trouble::OtherScale { unit: own, value: converted });
            }
            Some(written)
        }
    }
}

/// Warns if a value is implausible.
fn plausible(at: &mut RowCheck<'_>, value: &ParsedValue, written: &str, target: &Target) {
    let own = progress::unit_of(target).unwrap_or(written);
    let Some(number) = unit::convert(value.number, written, own) else { return };
    let is_share = matches!(target.measure, Measure::Share | Measure::Coverage) && own == "%";
    let whole = (target.value.is_none() && own == "%").then_some(100.0);
    let asked = target.value.or(whole).filter(|asked| asked.abs() > 0.0);
    if is_share && !(0.0..=100.0).contains(&number) {
        at.say(SheetField::Value, Trouble::OutsideShare);
    } else if own == "%"
        && number > 0.0
        && number <= FRACTION
        && asked.is_some_and(|asked| asked > WHOLE_SHARE)
    {
        at.say(SheetField::Value, Trouble::FractionOfOne);
    } else if number < 0.0 && target.measure != Measure::Growth {
        at.say(SheetField::Value, Trouble::Negative);
    } else if let Some(asked) = asked
        && number != 0.0
        && own != "%"
    {
        let times = (number / asked).abs();
        let times = times.max(1.0 / times);
        if times >= FAR {
            at.say(SheetField::Value, Trouble::FarOff(times));
        }
    }
}

/// The text of a cell that becomes part of a record; `None` if it is blank or unusable.
pub(super) fn words_of(at: &mut RowCheck<'_>, field: SheetField) -> Option<String> {
    let cell = at.cell(field);
    let is_text = matches!(cell, SheetCell::Text(_));
    if let SheetCell::Mistake(_) = cell.result() {
        at.say(field, Trouble::Mistake);
        return None;
    }
    let words = at.words(field);
    if words.chars().count() > MOST_WORDS {
        at.say(field, Trouble::TooLong);
        return None;
    }
    if words.starts_with(SIGNS) && is_text {
        at.say(field, Trouble::FormulaLike);
    }
    let clean: String = words.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    Some(clean).filter(|words| !words.is_empty())
}

pub(super) fn source(at: &mut RowCheck<'_>) -> Option<Publication> {
    let title = words_of(at, SheetField::Title);
    let publisher = words_of(at, SheetField::Publisher);
    for (field, there) in [(SheetField::Title, title.is_some()), (SheetField::Publisher, publisher.is_some())]
    {
        if !there && at.cell(field).is_blank() {
            at.say(field, Trouble::Missing(field));
        }
    }
    let url = at.words(SheetField::Url);
    let sound = |url: &str| {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        rest.is_some_and(|rest| {
            rest.contains('.') && !rest.contains(char::is_whitespace) && url.len() <= 2000
        })
    };
    if !url.is_empty() && !sound(&url) {
        at.say(SheetField::Url, Trouble::BadUrl);
    }
    let published = match parse_day::read(at.cell(SheetField::Published), at.from_1904) {
        None => None,
        Some(Ok(day)) => Some(match day.precision {
            Precision::Day => day.date.to_string(),
            Precision::Month => format!("{}-{:02}", day.date.year(), day.date.month()),
            Precision::Year => day.date.year().to_string(),
        }),
        Some(Err(_)) => {
            at.say(SheetField::Published, Trouble::BadPublished);
            None
        }
    };
    let link = if url.is_empty() { LinkState::ReprintRead } else { LinkState::Linked };
    let url = Some(url).filter(|url| !url.is_empty());
    Some(Publication { title: title?, publisher: publisher?, published, url, grade: Grade::Official, link })
}

pub(super) fn kind(at: &mut RowCheck<'_>) -> ObservationKind {
    match plain(&at.words(SheetField::Kind)).as_str() {
        "" | "结果" | "实际" | "实际值" | "完成" | "actual" | "result" => ObservationKind::Actual,
        "起点" | "基线" | "基期" | "基期值" | "baseline" => ObservationKind::Baseline,
        _ => {
            at.say(SheetField::Kind, Trouble::UnknownKind);
            ObservationKind::Actual
        }
    }
}

pub(super) fn definition(at: &mut RowCheck<'_>) -> Match {
    match plain(&at.words(SheetField::Match)).as_str() {
        "" | "一致" | "相同" | "exact" => Match::Exact,
        "相近" | "接近" | "close" => Match::Close,
        _ => {
            at.say(SheetField::Match, Trouble::UnknownMatch);
            Match::Exact
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one for each part of a record")]
pub(super) fn record(
    data: &Dataset,
    plan: &Plan,
    target: &Target,
    (value, bound, unit): (f64, Bound, String),
    (day, period): (ParsedDay, Coverage),
    source: Publication,
    kind: ObservationKind,
    definition: Match,
    note: Option<String>,
) -> Observation {
    let names = data.indicator(&target.indicator).map(|of| of.names.clone());
    let names =
        names.unwrap_or_else(|| Bilingual { zh: target.indicator.clone(), en: target.indicator.clone() });
    Observation {
        id: String::new(),
        district: plan.district.as_str().into(),
        plan: plan.id.as_str().into(),
        indicator: target.indicator.clone(),
        targets: vec![target.id.clone()],
        names,
        value,
        bound,
        unit: unit.into(),
        as_of: AsOf { date: day.date, precision: day.precision, inferred: false },
        period,
        kind,
        definition,
        source,
        answers: None,
        note_zh: note.clone(),
        note_en: note,
    }
}
