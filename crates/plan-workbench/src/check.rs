//! Rows held against the data: which target, which value, which day, which publication; every problem, not the first.

use crate::columns::{Columns, Field};
use crate::day::{self, Day};
use crate::sheet::{Cell, Row};
use crate::targets::{Found, Targets, plain};
use crate::trouble::{Problem, Severity, Trouble, quoted};
use crate::value::{self, Value};
use plan_core::dataset::Dataset;
use plan_core::date::Precision;
use plan_core::observation::{
    AsOf, Coverage, Grade, LinkState, Match, Observation, ObservationKind, Publication,
};
use plan_core::plan::{Bilingual, Bound, Measure, Plan, Target};
use plan_core::{Datelike, NaiveDate, format, progress, text::Lang, unit};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A row that can be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number in the sheet.
    pub row: u32,
    /// The target's position in [`Dataset::targets`].
    pub position: usize,
    /// What it becomes. Its id is given by whoever uses it.
    pub record: Observation,
}

/// A row whose target has to be chosen by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Its number in the sheet.
    pub row: u32,
    /// What it calls the target.
    pub name: String,
    /// Ids of targets that may be meant.
    pub choices: Vec<String>,
    /// The target that was taken, where one was.
    pub taken: Option<String>,
}

/// Most characters of a title, publisher or remark.
const MOST_WORDS: usize = 500;
/// How many times more or less than the target makes a value doubtful. A unit that is off by 万 makes ten thousand.
const FAR: f64 = 500.0;
/// A share up to here may have been meant as a fraction of one, if the target asks for more than [`WHOLE_SHARE`].
const FRACTION: f64 = 1.0;
const WHOLE_SHARE: f64 = 5.0;

/// Checks rows one by one.
#[derive(Debug)]
pub(crate) struct Checker {
    targets: Targets,
    columns: Arc<Columns>,
    today: NaiveDate,
    /// Targets that a person has chosen, by row.
    choices: BTreeMap<u32, String>,
    /// The district that names are looked for in, where the row names none.
    district: Option<String>,
    /// Rows already seen: target and day, with row and value.
    seen: HashMap<(usize, NaiveDate), (u32, f64)>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) open: Vec<Open>,
    /// Rows of a target without anything filled in.
    pub(crate) left_empty: u32,
    pub(crate) rows: u32,
}

/// The row that is being checked.
struct At<'a> {
    row: &'a Row,
    columns: &'a Columns,
    found: Vec<Problem>,
}

impl At<'_> {
    fn cell(&self, field: Field) -> &Cell {
        let at = self.columns.at(field);
        at.and_then(|at| self.row.cells.get(at)).unwrap_or(&Cell::Empty)
    }

    /// The words of a cell, trimmed; empty where there are none.
    fn words(&self, field: Field) -> String {
        self.cell(field).result().shown().trim().to_owned()
    }

    fn say(&mut self, field: Field, trouble: Trouble) {
        let column = self.columns.at(field);
        let found = quoted(&self.cell(field).shown());
        self.found.push(Problem { row: self.row.number, column, found, trouble });
    }

    fn has_errors(&self) -> bool {
        self.found.iter().any(|problem| problem.trouble.severity() == Severity::Error)
    }
}

impl Checker {
    pub(crate) fn new(
        data: &Dataset,
        columns: Columns,
        today: NaiveDate,
        district: Option<String>,
        choices: BTreeMap<u32, String>,
    ) -> Self {
        Self {
            targets: Targets::new(data),
            columns: Arc::new(columns),
            today,
            choices,
            district,
            seen: HashMap::new(),
            problems: Vec::new(),
            entries: Vec::new(),
            open: Vec::new(),
            left_empty: 0,
            rows: 0,
        }
    }

    /// Checks one row.
    pub(crate) fn row(&mut self, data: &Dataset, row: &Row) {
        if row.is_blank() {
            return;
        }
        self.rows += 1;
        let columns = self.columns.clone();
        let mut at = At { row, columns: &columns, found: Vec::new() };
        let filled = [Field::Day, Field::Bound, Field::Title, Field::Publisher, Field::Published, Field::Url];
        if at.cell(Field::Value).is_blank() {
            match filled.into_iter().any(|field| !at.cell(field).is_blank()) {
                true => at.say(Field::Value, Trouble::NoValue),
                false => self.left_empty += 1,
            }
            self.problems.append(&mut at.found);
            return;
        }
        let position = self.target(data, &mut at);
        let target = position.and_then(|position| data.target_at(position));
        let value = number(&mut at, target.map(|(_, target)| target));
        let day = self.day(&mut at, target);
        let source = source(&mut at);
        let kind = kind(&mut at);
        let definition = definition(&mut at);
        let note = words_of(&mut at, Field::Note);
        if let (Some(position), Some((plan, target)), Some(value), Some(day), Some(source)) =
            (position, target, value, day, source)
            && !at.has_errors()
        {
            let record = record(data, plan, target, value, day, source, kind, definition, note);
            self.against_others(data, &mut at, position, &record);
            let repeated = at.found.iter().any(|problem| matches!(problem.trouble, Trouble::SameRow(_)));
            if !at.has_errors() && !repeated {
                self.entries.push(Entry { row: row.number, position, record });
            }
        }
        self.problems.append(&mut at.found);
    }

    /// The target that a row is of.
    fn target(&mut self, data: &Dataset, at: &mut At<'_>) -> Option<usize> {
        let number = at.row.number;
        let name_field = [Field::Name, Field::Clause].into_iter().find(|field| !at.cell(*field).is_blank());
        let id = at.words(Field::Target);
        let name = name_field.map(|field| at.words(field)).unwrap_or_default();
        if let Some(position) = self.choices.get(&number).and_then(|id| data.target_position(id)) {
            let called = if name.is_empty() { id } else { name };
            let id = data.target_at(position).map(|(_, target)| target.id.clone());
            let choices = id.clone().into_iter().collect();
            self.open.push(Open { row: number, name: called, choices, taken: id });
            return self.judged(data, at, position);
        }
        if let Some(position) = data.target_position(&id) {
            if let Some((_, target)) = data.target_at(position)
                && at.cell(Field::Name) != &Cell::Empty
                && let Some(indicator) = data.indicator(&target.indicator)
            {
                let called = plain(&at.words(Field::Name));
                let same =
                    [&indicator.names.zh, &indicator.names.en].iter().any(|name| plain(name) == called);
                if !same && !called.is_empty() {
                    at.say(Field::Name, Trouble::NameDiffers(String::from(&indicator.names.zh)));
                }
            }
            return self.judged(data, at, position);
        }
        let (field, words) = match (name.is_empty(), id.is_empty()) {
            (false, _) => (name_field.unwrap_or(Field::Name), name),
            (true, false) => (Field::Target, id),
            (true, true) => {
                at.say(Field::Target, Trouble::NoTarget);
                return None;
            }
        };
        let named = at.words(Field::District);
        let district = self.targets.district(&named).map(str::to_owned).or_else(|| self.district.clone());
        let ids = |positions: &[usize]| -> Vec<String> {
            let found = positions.iter().filter_map(|position| data.target_at(*position));
            found.map(|(_, target)| target.id.clone()).collect()
        };
        match self.targets.find(data, &words, district.as_deref()) {
            Found::One(position) => {
                let id = ids(&[position]).pop().unwrap_or_default();
                at.say(field, Trouble::FoundByName(id.clone()));
                let same = self.targets.find(data, &words, None);
                let choices = match same {
                    Found::Several(positions) => ids(&positions),
                    _ => vec![id.clone()],
                };
                self.open.push(Open { row: number, name: words, choices, taken: Some(id) });
                self.judged(data, at, position)
            }
            Found::Several(positions) => {
                let choices = ids(&positions);
                at.say(field, Trouble::SeveralTargets(choices.clone()));
                self.open.push(Open { row: number, name: words, choices, taken: None });
                None
            }
            Found::None(positions) => {
                let choices = ids(&positions);
                at.say(field, Trouble::UnknownTarget(choices.clone()));
                if !choices.is_empty() {
                    self.open.push(Open { row: number, name: words, choices, taken: None });
                }
                None
            }
        }
    }

    fn judged(&self, data: &Dataset, at: &mut At<'_>, position: usize) -> Option<usize> {
        let status = progress::status(data, position, self.today)?;
        if status.state == progress::State::NotAssessable {
            at.say(Field::Target, Trouble::NeverJudged);
        }
        Some(position)
    }

    fn day(&self, at: &mut At<'_>, target: Option<(&Plan, &Target)>) -> Option<(Day, Coverage)> {
        let day = match day::read(at.cell(Field::Day)) {
            None => {
                at.say(Field::Day, Trouble::NoDay);
                None
            }
            Some(Err(trouble)) => {
                at.say(Field::Day, trouble);
                None
            }
            Some(Ok(day)) => Some(day),
        };
        let said = at.words(Field::Period);
        let named = match plain(&said).as_str() {
            "" => None,
            "时点" | "point" | "stock" => Some(Coverage::Point),
            "全年" | "年度" | "fullyear" | "year" => Some(Coverage::FullYear),
            "年内" | "部分年" | "半年" | "季度" | "partyear" | "partofayear" => {
                Some(Coverage::PartYear)
            }
            _ => {
                at.say(Field::Period, Trouble::UnknownPeriod);
                None
            }
        };
        let day = day?;
        if let Some(doubt) = day.doubt.clone() {
            at.say(Field::Day, doubt);
        }
        let period = named.or(day.period);
        if period == Some(Coverage::PartYear) {
            at.say(Field::Day, Trouble::PartYear);
        }
        if day.date > self.today {
            at.say(Field::Day, Trouble::Future);
        }
        if let Some((plan, target)) = target {
            let start = starting_day(plan, target);
            let is_start =
                matches!(plain(&at.words(Field::Kind)).as_str(), "起点" | "基线" | "基期" | "baseline");
            if day.date < start && !is_start {
                at.say(Field::Day, Trouble::BeforeBaseline(start));
            }
            let several = plan.period.start.year() < target.deadline.date.year();
            if target.measure == Measure::New
                && several
                && period.is_none()
                && day.precision == Precision::Year
            {
                at.say(Field::Day, Trouble::YearOfSeveral);
            }
        }
        Some((day, period.unwrap_or(Coverage::Point)))
    }

    /// Other rows and published values of the same target and day.
    fn against_others(&mut self, data: &Dataset, at: &mut At<'_>, position: usize, record: &Observation) {
        let (day, number) = (record.as_of.date, record.value);
        match self.seen.get(&(position, day)) {
            Some((row, value)) if *value == number => at.say(Field::Value, Trouble::SameRow(*row)),
            Some((row, _)) => at.say(Field::Value, Trouble::OtherRow(*row)),
            None => drop(self.seen.insert((position, day), (at.row.number, number))),
        }
        for found in data.observations().of_target(position).filter_map(|at| data.observations().get(at)) {
            if found.as_of.date != day || found.kind != record.kind {
                continue;
            }
            let there = unit::convert(found.value, found.unit, &record.unit);
            let trouble = match there == Some(number) {
                true => Trouble::SamePublished(found.id.to_owned()),
                false => {
                    let value = format::quantity(found.value, found.bound, Some(found.unit), Lang::Zh);
                    Trouble::OtherPublished(found.id.to_owned(), value)
                }
            };
            at.say(Field::Value, trouble);
        }
    }
}

/// The day before which a value says nothing: the plan's baseline of the same indicator, else a year before its period.
fn starting_day(plan: &Plan, target: &Target) -> NaiveDate {
    let stated = plan.baselines.iter().filter(|baseline| baseline.indicator == target.indicator);
    let start = stated.map(|baseline| baseline.as_of.date).min();
    start.unwrap_or(plan.period.start)
}

/// The value with its bound and unit, in the unit that it will be published in.
fn number(at: &mut At<'_>, target: Option<&Target>) -> Option<(f64, Bound, String)> {
    let read = value::read(at.cell(Field::Value))?;
    let said = at.words(Field::Bound);
    let bound = match said.is_empty() {
        true => None,
        false => {
            let bound = value::bound(&said);
            if bound.is_none() {
                at.say(Field::Bound, Trouble::UnknownBound);
            }
            bound
        }
    };
    let value = match read {
        Ok(value) => value,
        Err(trouble) => {
            at.say(Field::Value, trouble);
            let unit = value::folded(&at.words(Field::Unit));
            if !unit.is_empty() && unit::find(&unit).is_none() {
                at.say(Field::Unit, Trouble::UnknownUnit);
            }
            return None;
        }
    };
    if let Some(doubt) = value.doubt.clone() {
        at.say(Field::Value, doubt);
    }
    let unit = unit_of(at, &value, target)?;
    if let Some(target) = target {
        plausible(at, &value, &unit, target);
    }
    Some((value.number, bound.or(value.bound).unwrap_or(Bound::Eq), unit))
}

/// The unit of a value: beside it, in its column, in its heading, or the target's.
fn unit_of(at: &mut At<'_>, value: &Value, target: Option<&Target>) -> Option<String> {
    let column = value::folded(&at.words(Field::Unit));
    let (field, written) = match &value.unit {
        Some(unit) => (Field::Value, Some(unit.clone())),
        None if !column.is_empty() => (Field::Unit, Some(column)),
        None => (Field::Value, at.columns.unit.clone()),
    };
    let own = target.and_then(|target| target.unit.as_deref()).map(str::to_owned);
    let Some(written) = written else {
        if own.is_none() && target.is_some() {
            at.say(Field::Unit, Trouble::UnknownUnit);
        }
        return own;
    };
    let Some(found) = unit::find(&written) else {
        at.say(field, Trouble::UnknownUnit);
        return None;
    };
    let Some(own) = own else { return Some(written) };
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

/// Says so if a value can hardly be meant.
fn plausible(at: &mut At<'_>, value: &Value, written: &str, target: &Target) {
    let own = target.unit.as_deref().unwrap_or(written);
    let Some(number) = unit::convert(value.number, written, own) else { return };
    let is_share = matches!(target.measure, Measure::Share | Measure::Coverage) && own == "%";
    let asked = target.value.filter(|asked| asked.abs() > 0.0);
    if is_share && !(0.0..=100.0).contains(&number) {
        at.say(Field::Value, Trouble::OutsideShare);
    } else if own == "%"
        && number > 0.0
        && number <= FRACTION
        && asked.is_some_and(|asked| asked > WHOLE_SHARE)
    {
        at.say(Field::Value, Trouble::FractionOfOne);
    } else if number < 0.0 && target.measure != Measure::Growth {
        at.say(Field::Value, Trouble::Negative);
    } else if let Some(asked) = asked
        && number != 0.0
        && own != "%"
    {
        let times = (number / asked).abs();
        let times = times.max(1.0 / times);
        if times >= FAR {
            at.say(Field::Value, Trouble::FarOff(times));
        }
    }
}

/// Words of a cell that become part of a record.
fn words_of(at: &mut At<'_>, field: Field) -> Option<String> {
    let cell = at.cell(field).clone();
    if let Cell::Mistake(_) = cell.result() {
        at.say(field, Trouble::Mistake);
        return None;
    }
    let words = at.words(field);
    if words.chars().count() > MOST_WORDS {
        at.say(field, Trouble::TooLong);
        return None;
    }
    if words.starts_with(['=', '+', '-', '@']) && matches!(cell, Cell::Text(_)) {
        at.say(field, Trouble::FormulaLike);
    }
    let clean: String = words.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    Some(clean).filter(|words| !words.is_empty())
}

fn source(at: &mut At<'_>) -> Option<Publication> {
    let title = words_of(at, Field::Title);
    let publisher = words_of(at, Field::Publisher);
    for (field, there) in [(Field::Title, title.is_some()), (Field::Publisher, publisher.is_some())] {
        if !there && at.cell(field).is_blank() {
            at.say(field, Trouble::Missing(field));
        }
    }
    let url = at.words(Field::Url);
    let sound = |url: &str| {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        rest.is_some_and(|rest| {
            rest.contains('.') && !rest.contains(char::is_whitespace) && url.len() <= 2000
        })
    };
    if !url.is_empty() && !sound(&url) {
        at.say(Field::Url, Trouble::BadUrl);
    }
    let published = match day::read(at.cell(Field::Published)) {
        None => None,
        Some(Ok(day)) => Some(match day.precision {
            Precision::Day => day.date.to_string(),
            Precision::Month => format!("{}-{:02}", day.date.year(), day.date.month()),
            Precision::Year => day.date.year().to_string(),
        }),
        Some(Err(_)) => {
            at.say(Field::Published, Trouble::BadPublished);
            None
        }
    };
    let link = if url.is_empty() { LinkState::ReprintRead } else { LinkState::Linked };
    let url = Some(url).filter(|url| !url.is_empty());
    Some(Publication { title: title?, publisher: publisher?, published, url, grade: Grade::Official, link })
}

fn kind(at: &mut At<'_>) -> ObservationKind {
    match plain(&at.words(Field::Kind)).as_str() {
        "" | "结果" | "实际" | "实际值" | "完成" | "actual" | "result" => ObservationKind::Actual,
        "起点" | "基线" | "基期" | "基期值" | "baseline" => ObservationKind::Baseline,
        _ => {
            at.say(Field::Kind, Trouble::UnknownKind);
            ObservationKind::Actual
        }
    }
}

fn definition(at: &mut At<'_>) -> Match {
    match plain(&at.words(Field::Match)).as_str() {
        "" | "一致" | "相同" | "exact" => Match::Exact,
        "相近" | "接近" | "close" => Match::Close,
        _ => {
            at.say(Field::Match, Trouble::UnknownMatch);
            Match::Exact
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one for each part of a record")]
fn record(
    data: &Dataset,
    plan: &Plan,
    target: &Target,
    (value, bound, unit): (f64, Bound, String),
    (day, period): (Day, Coverage),
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
        note_zh: note.clone(),
        note_en: note,
    }
}
