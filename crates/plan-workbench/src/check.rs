//! Validates rows against the data: target, value, day and publication. Reports every problem, not only the first.

mod by_id;
mod cells;
mod own;

use crate::columns::SheetColumns;
use crate::mapping::{MatchStep, doubt_twins};
use crate::parse_day::{self, ParsedDay};
use crate::question::{Answer, QuestionSubject, SheetChoices, SheetQuestion};
use crate::sheet::{SheetCell, SheetRow, tidy};
use crate::sheet_field::SheetField;
use crate::signature::is_signature;
use crate::target_index::{TargetIndex, TargetMatch, plain};
use crate::trouble::{Problem, Trouble, quoted};
use cells::{RowCheck, definition, kind, number, record, source, words_of};
use own::OwnSheet;
use plan_method::progress;
use plan_model::Datelike;
use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::observation::{Coverage, Observation, ObservationKind};
use plan_model::order::arrange_by_key;
use plan_model::plan::{Bound, Measure, Plan, Target};
use plan_model::unit;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// A row that passed all checks.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedRow {
    /// Its number in the sheet.
    pub row: u32,
    /// The target's position in [`Dataset::targets`].
    pub position: usize,
    /// The observation it becomes; its id is empty and set by whoever publishes it.
    pub record: Observation,
}

/// A row whose target was found by name or has to be chosen by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnresolvedRow {
    /// Its number in the sheet.
    pub row: u32,
    /// What it calls the target.
    pub name: String,
    /// Ids of targets that may be meant.
    pub choices: Vec<String>,
    /// Id of the target that is used; `None` if none is.
    pub taken: Option<String>,
}

/// Rows that contradict each other are put to a reader as a question up to this number; of more, the sheet is what to mend.
const MOST_ANSWERS: usize = 40;
/// Most rows that a contradiction names.
const MOST_NAMED: usize = 10;

/// Key of a row that must be unique: target, day, kind and span.
type RowKey = (usize, NaiveDate, ObservationKind, Coverage);

/// What a row says of its target and day.
#[derive(Debug)]
struct RowSaid {
    row: u32,
    /// Where the value stands, and as what.
    column: Option<usize>,
    found: String,
}

/// Checks rows one by one.
#[derive(Debug)]
pub(crate) struct Checker {
    targets: TargetIndex,
    columns: Arc<SheetColumns>,
    today: NaiveDate,
    /// Whether the workbook counts days from 1904.
    from_1904: bool,
    choices: SheetChoices,
    /// What the rows so far say, each statement once.
    seen: HashMap<RowKey, Vec<RowSaid>>,
    /// The first row that says a value, by its bits in the target's unit, and its bound.
    first: HashMap<(RowKey, u64, Bound), u32>,
    /// How many rows wait until it is decided which column a field is read from.
    waiting: Vec<(SheetField, u32)>,
    pub(crate) questions: Vec<SheetQuestion>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) entries: Vec<AcceptedRow>,
    pub(crate) open: Vec<UnresolvedRow>,
    /// Rows of a target without anything filled in.
    pub(crate) left_empty: u32,
    pub(crate) rows: u32,
    /// What is known of an office's own sheet; `None` if rows have ids.
    pub(crate) own: Option<OwnSheet>,
    /// What all rows share and no column says.
    for_all: Arc<[(SheetField, SheetCell)]>,
}

impl Checker {
    /// A checker of rows below these headings; `above` is what stands above them.
    pub(crate) fn new(
        data: &Dataset,
        columns: SheetColumns,
        today: NaiveDate,
        choices: SheetChoices,
        from_1904: bool,
        above: &str,
    ) -> Self {
        let targets = TargetIndex::new(data);
        Self {
            own: columns.is_own().then(|| OwnSheet {
                district: targets.district_in(above).map(str::to_owned),
                rows: Vec::new(),
                asides: Vec::new(),
            }),
            for_all: choices.for_all.cells().into(),
            targets,
            columns: Arc::new(columns),
            today,
            from_1904,
            choices,
            seen: HashMap::new(),
            first: HashMap::new(),
            waiting: Vec::new(),
            questions: Vec::new(),
            problems: Vec::new(),
            entries: Vec::new(),
            open: Vec::new(),
            left_empty: 0,
            rows: 0,
        }
    }

    /// Checks one row.
    pub(crate) fn row(&mut self, data: &Dataset, row: &SheetRow) {
        if row.is_blank() {
            return;
        }
        let is_aside = match &mut self.own {
            Some(own) => own.set_aside(&self.columns, row),
            None => is_signature(&self.columns, row),
        };
        if is_aside {
            return;
        }
        self.rows += 1;
        let columns = self.columns.clone();
        let mut waits = false;
        for (field, places) in &columns.undecided {
            if places.windows(2).any(|pair| row.cells.get(pair[0]) != row.cells.get(pair[1])) {
                match self.waiting.iter_mut().find(|(of, _)| of == field) {
                    Some((_, n)) => *n += 1,
                    None => self.waiting.push((*field, 1)),
                }
                waits = true;
            }
        }
        // Said once of the whole sheet.
        if waits || columns.place(SheetField::Value).is_none() {
            return;
        }
        let for_all = self.for_all.clone();
        let mut at = RowCheck::new(row, &columns, self.from_1904, &for_all);
        let filled = [
            SheetField::Day,
            SheetField::Bound,
            SheetField::Title,
            SheetField::Publisher,
            SheetField::Published,
            SheetField::Url,
        ];
        if at.cell(SheetField::Value).is_blank() {
            let says = |field: SheetField| columns.place(field).is_some() && !at.cell(field).is_blank();
            match filled.into_iter().any(says) {
                true => at.say(SheetField::Value, Trouble::NoValue),
                false => self.left_empty += 1,
            }
            self.problems.append(&mut at.found);
            return;
        }
        at.look_for_lost_bytes();
        let (step, position) = match &mut self.own {
            Some(own) => own.target(data, &mut at, &mut self.targets, &self.choices),
            None => (MatchStep::Confirmed, self.target(data, &mut at)),
        };
        if step == MatchStep::LeftOut {
            return;
        }
        let target = position.and_then(|position| data.target_at(position));
        let start = position.and_then(|position| self.start(data, &mut at, position));
        let value = number(&mut at, target.map(|(_, target)| target));
        let kind = kind(&mut at);
        let start = start.filter(|_| kind == ObservationKind::Actual);
        let day = self.day(&mut at, target, start);
        let source = source(&mut at);
        let definition = definition(&mut at);
        let note = words_of(&mut at, SheetField::Note);
        let note = at.with_range(note);
        // Nothing of an office's own sheet is used before its columns and the row's target are confirmed.
        let settled = step == MatchStep::Confirmed && (self.own.is_none() || self.choices.columns_confirmed);
        if let (Some(position), Some((plan, target)), Some(value), Some(day), Some(source)) =
            (position, target, value, day, source)
            && settled
            && !at.has_errors()
        {
            let record = record(data, plan, target, value, day, source, kind, definition, note);
            self.against_others(data, &mut at, position, &record);
            let repeated = at.found.iter().any(|problem| matches!(problem.trouble, Trouble::SameRow(_)));
            if !at.has_errors() && !repeated {
                self.entries.push(AcceptedRow { row: row.number, position, record });
            }
        }
        self.problems.append(&mut at.found);
    }

    /// Fields that several columns are named after, the columns, and how many rows wait for a decision.
    pub(crate) fn undecided(&self) -> Vec<(SheetField, Vec<usize>, u32)> {
        let waiting =
            |field: &SheetField| self.waiting.iter().find(|(of, _)| of == field).map_or(0, |(_, n)| *n);
        let undecided = self.columns.undecided.iter();
        undecided.map(|(field, places)| (*field, places.clone(), waiting(field))).collect()
    }

    /// Takes back every row that another one contradicts, but for those that a person has chosen, and asks about them.
    pub(crate) fn finish(&mut self) {
        if let Some(own) = self.own.as_mut().filter(|_| self.columns.place(SheetField::Day).is_none()) {
            doubt_twins(&mut own.rows);
        }
        let seen = std::mem::take(&mut self.seen);
        let mut groups: Vec<Vec<RowSaid>> = seen.into_values().filter(|said| said.len() > 1).collect();
        arrange_by_key(&mut groups, |said| said[0].row);
        let mut refused: Vec<u32> = Vec::new();
        for group in groups {
            let taken = group.iter().map(|said| said.row).find(|row| self.choices.rows.contains(row));
            let answers = group.iter().map(|said| Answer {
                id: said.row as usize,
                name: said.found.clone(),
                hidden: false,
            });
            if group.len() <= MOST_ANSWERS {
                self.questions.push(SheetQuestion {
                    subject: QuestionSubject::Rows,
                    sheet: 0,
                    answers: answers.collect(),
                    taken: taken.map(|row| row as usize),
                });
            }
            for said in group.iter().filter(|said| Some(said.row) != taken) {
                let others = group.iter().map(|other| other.row).filter(|row| *row != said.row);
                let others = others.take(MOST_NAMED).collect();
                refused.push(said.row);
                self.problems.push(Problem {
                    row: said.row,
                    column: said.column,
                    found: said.found.clone(),
                    trouble: Trouble::OtherRow(others),
                });
            }
        }
        arrange_by_key(&mut refused, |row| *row);
        self.entries.retain(|entry| refused.binary_search(&entry.row).is_err());
        arrange_by_key(&mut self.problems, |problem| problem.row);
    }

    /// The target that a row is of.
    fn target(&mut self, data: &Dataset, at: &mut RowCheck<'_>) -> Option<usize> {
        let number = at.row.number;
        let name_field =
            [SheetField::Name, SheetField::Clause].into_iter().find(|field| !at.cell(*field).is_blank());
        let id = at.words(SheetField::Target);
        let name = name_field.map(|field| at.words(field)).unwrap_or_default();
        if let Some(position) = self.choices.targets.get(number).and_then(|id| data.target_position(id)) {
            let called = if name.is_empty() { id } else { name };
            let id = data.target_at(position).map(|(_, target)| target.id.clone());
            let choices = id.clone().into_iter().collect();
            self.open.push(UnresolvedRow { row: number, name: called, choices, taken: id });
            return Some(position);
        }
        if let Some(position) = data.target_position(&id) {
            by_id::compare(data, at, &self.targets, position);
            return Some(position);
        }
        let (field, words) = match (name.is_empty(), id.is_empty()) {
            (false, _) => (name_field.unwrap_or(SheetField::Name), name),
            (true, false) => (SheetField::Target, id),
            (true, true) => {
                at.say(SheetField::Target, Trouble::NoTarget);
                return None;
            }
        };
        let named = at.words(SheetField::District);
        let district = self.targets.district(&named).map(str::to_owned);
        let ids = |positions: &[usize]| -> Vec<String> {
            let found = positions.iter().filter_map(|position| data.target_at(*position));
            found.map(|(_, target)| target.id.clone()).collect()
        };
        match self.targets.find(data, &words, district.as_deref()) {
            TargetMatch::One(position) => {
                let id = ids(&[position]).pop().unwrap_or_default();
                at.say(field, Trouble::FoundByName(id.clone()));
                let same = self.targets.find(data, &words, None);
                let choices = match same {
                    TargetMatch::Several(positions) => ids(&positions),
                    _ => vec![id.clone()],
                };
                self.open.push(UnresolvedRow { row: number, name: words, choices, taken: Some(id) });
                Some(position)
            }
            TargetMatch::Several(positions) => {
                let choices = ids(&positions);
                at.say(field, Trouble::SeveralTargets(choices.clone()));
                self.open.push(UnresolvedRow { row: number, name: words, choices, taken: None });
                None
            }
            TargetMatch::None(positions) => {
                let choices = ids(&positions);
                at.say(field, Trouble::UnknownTarget(choices.clone()));
                if !choices.is_empty() {
                    self.open.push(UnresolvedRow { row: number, name: words, choices, taken: None });
                }
                None
            }
        }
    }

    /// The day of the baseline that the target's progress is measured from; `None` if it has no comparable baseline or is a
    /// growth rate.
    fn start(&self, data: &Dataset, at: &mut RowCheck<'_>, position: usize) -> Option<NaiveDate> {
        let status = progress::status(data, position, self.today)?;
        if !status.state.can_be_checked() {
            at.say(SheetField::Target, Trouble::NeverJudged);
        } else if status.state.is_decided() {
            let named_by = if self.own.is_some() { SheetField::Name } else { SheetField::Target };
            at.say(named_by, Trouble::Decided(status.state));
        }
        let (_, target) = data.target_at(position)?;
        status.baseline.filter(|_| target.measure != Measure::Growth).map(|baseline| baseline.date)
    }

    fn day(
        &self,
        at: &mut RowCheck<'_>,
        target: Option<(&Plan, &Target)>,
        start: Option<NaiveDate>,
    ) -> Option<(ParsedDay, Coverage)> {
        let day = match parse_day::read(at.cell(SheetField::Day), self.from_1904) {
            None => {
                at.say(SheetField::Day, Trouble::NoDay);
                None
            }
            Some(Err(trouble)) => {
                at.say(SheetField::Day, trouble);
                None
            }
            Some(Ok(day)) => Some(day),
        };
        let said = at.words(SheetField::Period);
        let named = match plain(&said).as_str() {
            "" => None,
            "时点" | "point" | "stock" => Some(Coverage::Point),
            "全年" | "年度" | "fullyear" | "year" => Some(Coverage::FullYear),
            "年内" | "部分年" | "半年" | "季度" | "partyear" | "partofayear" => {
                Some(Coverage::PartYear)
            }
            _ => {
                at.say(SheetField::Period, Trouble::UnknownPeriod);
                None
            }
        };
        let day = day?;
        if let Some(doubt) = day.doubt.clone() {
            at.say(SheetField::Day, doubt);
        }
        let period = named.or(day.period);
        if period == Some(Coverage::PartYear) {
            at.say(SheetField::Day, Trouble::PartYear);
        }
        if day.date > self.today {
            at.say(SheetField::Day, Trouble::Future);
        }
        if let Some(start) = start.filter(|start| day.date < *start) {
            at.say(SheetField::Day, Trouble::BeforeBaseline(start));
        }
        if let Some((plan, target)) = target {
            let several = plan.period.start.year() < target.deadline.date.year();
            if target.measure == Measure::New
                && several
                && period.is_none()
                && day.precision == Precision::Year
            {
                at.say(SheetField::Day, Trouble::YearOfSeveral);
            }
        }
        Some((day, period.unwrap_or(Coverage::Point)))
    }

    /// Other rows and published values of the same target and day.
    fn against_others(
        &mut self,
        data: &Dataset,
        at: &mut RowCheck<'_>,
        position: usize,
        record: &Observation,
    ) {
        let (day, number) = (record.as_of.date, record.value);
        let own = data.target_at(position).and_then(|(_, target)| target.unit.as_deref());
        let own = own.and_then(|own| unit::convert(number, &record.unit, own)).map_or(number, tidy);
        let key = (position, day, record.kind, record.period);
        // Zero has two spellings in bits.
        let bits = if own == 0.0 { 0 } else { own.to_bits() };
        match self.first.entry((key, bits, record.bound)) {
            Entry::Occupied(same) => at.say(SheetField::Value, Trouble::SameRow(*same.get())),
            Entry::Vacant(first) => {
                first.insert(at.row.number);
                self.seen.entry(key).or_default().push(RowSaid {
                    row: at.row.number,
                    column: at.columns.place(SheetField::Value),
                    found: quoted(&at.cell(SheetField::Value).shown()),
                });
            }
        }
        for found in data.observations().of_target(position).filter_map(|at| data.observations().get(at)) {
            if found.as_of.date != day || found.kind != record.kind {
                continue;
            }
            let there = unit::convert(found.value, found.unit, &record.unit).map(tidy);
            let trouble = match there == Some(tidy(number)) {
                true => Trouble::SamePublished(found.id.to_owned()),
                // A row that names no span is of a day.
                false if record.period != Coverage::Point && record.period != found.period => continue,
                false => Trouble::OtherPublished {
                    record: found.id.to_owned(),
                    value: found.value,
                    bound: found.bound,
                    unit: found.unit.to_owned(),
                },
            };
            at.say(SheetField::Value, trouble);
        }
    }
}
