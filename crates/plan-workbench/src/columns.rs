//! Recognises a sheet's columns by their headings, and knows what a person has decided about them.

use crate::normalize::folded;
use crate::question::SheetChoices;
use crate::sheet::{SheetCell, SheetRow};
use crate::sheet_field::{SheetField, field, inside, parts, plain};
use plan_model::order::{arrange_by_key, tidy};
use plan_model::unit;

/// Headings, normalised, of the upper end of what a plan asks for.
const UPPER: [&str; 2] = ["数值上限", "uppervalue"];

/// Headings, normalised, that name the target where nothing else does, and beside a name say what it asks for.
const NAME_OR_ASKED: [&str; 1] = ["目标"];

/// What every row needs besides its target and value, in the template's order.
const NEEDED: [SheetField; 3] = [SheetField::Day, SheetField::Title, SheetField::Publisher];

/// The columns of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetColumns {
    /// What each column says, with its place from 0.
    found: Vec<(SheetField, usize)>,
    /// Every heading, in order.
    pub headings: Vec<String>,
    /// Fields that several columns name, with their places; nobody has decided which is meant.
    pub undecided: Vec<(SheetField, Vec<usize>)>,
    /// Hidden columns of a field; they aren't used unless somebody chooses them.
    pub hidden: Vec<(SheetField, usize)>,
    /// Columns that a person has chosen for a field among several or hidden ones, or instead of none.
    pub chosen: Vec<SheetField>,
    /// Places of columns for readers that say what another one says already.
    pub doubled: Vec<usize>,
    /// Places of columns whose heading means nothing here.
    pub unknown: Vec<usize>,
    /// The unit that stands in the heading of the values.
    pub unit: Option<String>,
}

impl SheetColumns {
    /// The columns that a row names.
    pub(crate) fn of(row: &SheetRow) -> Self {
        Self::named(row.cells.iter().map(SheetCell::shown).collect(), &[], &SheetChoices::default())
    }

    /// The columns that two rows of headings name together: both joined if that is known, else the lower, else the upper.
    pub(crate) fn of_two(upper: &SheetRow, lower: &SheetRow) -> Self {
        let shown = |row: &SheetRow, at: usize| row.cells.get(at).map(SheetCell::shown).unwrap_or_default();
        let mut above = String::new();
        let both = (0..upper.cells.len().max(lower.cells.len())).map(|at| {
            let (first, second) = (shown(upper, at), shown(lower, at));
            // A heading over several columns stands in the first of them.
            if !first.trim().is_empty() {
                above.clone_from(&first);
            }
            let joined = format!("{above}{second}");
            match (field(&joined), field(&second), field(&first)) {
                (Some(_), _, _) if !second.trim().is_empty() => joined,
                (_, Some(_), _) => second,
                (_, _, Some(_)) => first,
                _ => joined,
            }
        });
        Self::named(both.collect(), &[], &SheetChoices::default())
    }

    /// The place right of the values if it has no heading and no other column holds units.
    pub(crate) fn beside_values(&self) -> Option<usize> {
        let beside = self.place(SheetField::Value)? + 1;
        let is_nameless = self.headings.get(beside).is_none_or(|heading| heading.trim().is_empty());
        (is_nameless && self.place(SheetField::Unit).is_none()).then_some(beside)
    }

    /// The same headings, once it is known which columns are hidden (first and last of each run) and what a person has chosen.
    pub(crate) fn decided(self, hidden: &[[usize; 2]], choices: &SheetChoices) -> Self {
        Self::named(self.headings, hidden, choices)
    }

    fn named(headings: Vec<String>, hidden: &[[usize; 2]], choices: &SheetChoices) -> Self {
        let chosen = &choices.columns;
        let mut columns = Self::default();
        let is_hidden = |at: usize| hidden.iter().any(|[first, last]| (*first..=*last).contains(&at));
        let mut shown: Vec<(SheetField, Vec<usize>)> = Vec::new();
        // Beside an upper value a value is the lower one: both are what a plan asks for, as in our own lists of targets.
        let is_list = headings.iter().any(|heading| UPPER.contains(&plain(heading).as_str()));
        let exact: Vec<Option<SheetField>> = headings.iter().map(|heading| field(heading)).collect();
        let is_loose = |heading: &str| NAME_OR_ASKED.contains(&plain(heading).as_str());
        let is_named = |(at, heading): (usize, &String)| {
            exact[at] == Some(SheetField::Name) && !is_loose(heading)
                || inside(heading) == Some(SheetField::Name)
        };
        let has_name = headings.iter().enumerate().any(is_named);
        let has_id = exact.contains(&Some(SheetField::Target));
        for (at, heading) in headings.iter().enumerate() {
            let taken = chosen.iter().find(|(_, place)| *place == at).map(|(field, _)| *field);
            let guess = match exact[at] {
                Some(SheetField::Value) if is_list => Some(SheetField::Asked),
                Some(SheetField::Name) if has_name && is_loose(heading) => Some(SheetField::Asked),
                // Where rows have no ids, the columns are an office's own, and somebody confirms what they hold.
                None if !has_id => inside(heading).filter(|field| !exact.contains(&Some(*field))),
                exact => exact,
            };
            if taken.is_none() && choices.unused.contains(&at) {
                continue;
            }
            match taken.or(guess) {
                Some(field) if taken.is_none() && is_hidden(at) => columns.hidden.push((field, at)),
                Some(field) => match shown.iter_mut().find(|(of, _)| *of == field) {
                    Some((_, places)) => places.push(at),
                    None => shown.push((field, vec![at])),
                },
                None if heading.trim().is_empty() => {}
                None => columns.unknown.push(at),
            }
        }
        arrange_by_key(&mut shown, |(field, _)| *field);
        for (field, places) in shown {
            match (places.as_slice(), choices.column_of(field)) {
                (places, Some(place)) if places.contains(&place) => {
                    columns.chosen.push(field);
                    columns.found.push((field, place));
                }
                (&[one], _) => columns.found.push((field, one)),
                _ if field.is_read() => columns.undecided.push((field, places)),
                (places, _) => columns.doubled.extend(places.iter().skip(1)),
            }
        }
        let heading = columns.at(SheetField::Value).and_then(|at| headings.get(at));
        let inside = heading.and_then(|heading| unit::find(&folded(&parts(heading).1?)));
        columns.unit = inside.map(|unit| unit.written.to_owned());
        columns.headings = headings;
        columns
    }

    /// The columns that a field could be read from: those that name it, shown or hidden, and, where there are none, those
    /// that nothing is known of.
    pub(crate) fn candidates(&self, field: SheetField) -> Vec<usize> {
        let named = |(of, at): &(SheetField, usize)| (*of == field).then_some(*at);
        let undecided = self.undecided.iter().filter(|(of, _)| *of == field).flat_map(|(_, places)| places);
        let mut places: Vec<usize> = undecided.copied().chain(self.hidden.iter().filter_map(named)).collect();
        if places.is_empty() {
            places.clone_from(&self.unknown);
        }
        places.extend(self.found.iter().filter_map(named));
        if self.chosen.contains(&field) {
            // What else could have been chosen still can be.
            let same =
                |at: &usize| self.headings.get(*at).is_some_and(|name| self::field(name) == Some(field));
            places.extend((0..self.headings.len()).filter(same));
        }
        tidy(&mut places);
        places
    }

    /// What rows need and no column is named after, in the template's order.
    pub(crate) fn missing(&self) -> Vec<SheetField> {
        let mut missing = Vec::new();
        if ![SheetField::Target, SheetField::Name, SheetField::Clause].iter().any(|field| self.has(*field)) {
            missing.push(SheetField::Target);
        }
        let others = [SheetField::Value].into_iter().chain(NEEDED);
        missing.extend(others.filter(|field| !self.has(*field)));
        missing
    }

    /// Whether rows are of an office's own sheet, which says no ids: their targets are found by name.
    pub(crate) fn is_own(&self) -> bool {
        !self.has(SheetField::Target)
    }

    /// Whether a column is named after a field, be it hidden or one of several.
    fn has(&self, field: SheetField) -> bool {
        self.at(field).is_some()
            || self.undecided.iter().any(|(of, _)| *of == field)
            || self.hidden.iter().any(|(of, _)| *of == field)
    }

    /// The place of a column, from 0; `None` if the sheet hasn't got it.
    pub fn at(&self, field: SheetField) -> Option<usize> {
        self.found.iter().find(|(of, _)| *of == field).map(|(_, at)| *at)
    }

    /// What a column is read for; `None` if it isn't.
    pub(crate) fn field_at(&self, column: usize) -> Option<SheetField> {
        self.found.iter().find(|(_, at)| *at == column).map(|(field, _)| *field)
    }

    /// The fields that have a column.
    pub(crate) fn fields(&self) -> impl Iterator<Item = SheetField> + '_ {
        self.found.iter().map(|(field, _)| *field)
    }

    /// The column that a row is read from: the field's own, or the first of several that the row doesn't tell apart.
    pub(crate) fn place(&self, field: SheetField) -> Option<usize> {
        let undecided = || self.undecided.iter().find(|(of, _)| *of == field)?.1.first().copied();
        self.at(field).or_else(undecided)
    }

    /// How many fields are recognised.
    pub(crate) fn n(&self) -> usize {
        self.found.len() + self.undecided.len()
    }

    /// Whether the columns suffice to import a value: the value itself, and the target's id, name or clause.
    pub(crate) fn suffice(&self) -> bool {
        !self.missing().iter().any(|field| matches!(field, SheetField::Target | SheetField::Value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> SheetRow {
        let cells = cells.iter().map(|text| SheetCell::Text((*text).to_owned())).collect();
        SheetRow { number: 1, cells, hidden: false }
    }

    #[test]
    fn columns_are_found_by_what_people_call_them() {
        let named = row(&["序号", "指标名称*", " 完成值 （万元）", "As-of date", "Source.Title", ""]);
        let columns = SheetColumns::of(&named);
        assert_eq!(columns.at(SheetField::Name), Some(1));
        assert_eq!((columns.at(SheetField::Value), columns.unit.as_deref()), (Some(2), Some("万元")));
        assert_eq!((columns.at(SheetField::Day), columns.at(SheetField::Title)), (Some(3), Some(4)));
        assert_eq!(columns.unknown, [0]);
        assert!(columns.suffice());
        assert_eq!(columns.missing(), [SheetField::Publisher]);
        assert!(!SheetColumns::of(&row(&["数值", "日期"])).suffice());
    }

    #[test]
    fn of_several_or_hidden_columns_none_is_taken_until_somebody_chooses() {
        let headings = ["目标编号", "数值", "完成值（个）", "完成值", "期限", "时限"];
        let columns = SheetColumns::of(&row(&headings)).decided(&[[3, 3]], &SheetChoices::default());
        assert_eq!(columns.undecided, [(SheetField::Value, vec![1, 2])]);
        assert_eq!(columns.hidden, [(SheetField::Value, 3)]);
        assert_eq!((columns.at(SheetField::Value), columns.unit.as_deref()), (None, None));
        assert_eq!(columns.candidates(SheetField::Value), [1, 2, 3]);
        assert_eq!(columns.doubled, [5], "what is for readers needs no decision");
        assert!(columns.suffice());
        let chosen = SheetChoices { columns: [(SheetField::Value, 2)].into(), ..SheetChoices::default() };
        let columns = SheetColumns::of(&row(&headings)).decided(&[[3, 3]], &chosen);
        assert_eq!((columns.at(SheetField::Value), columns.unit.as_deref()), (Some(2), Some("个")));
        assert_eq!((columns.undecided.len(), columns.candidates(SheetField::Value)), (0, vec![1, 2, 3]));
    }

    #[test]
    fn two_rows_of_headings_are_read_together() {
        let columns = SheetColumns::of_two(
            &row(&["指标", "完成情况", "", "来源", ""]),
            &row(&["", "数值", "日期", "标题", "网址"]),
        );
        assert_eq!(columns.at(SheetField::Name), Some(0));
        assert_eq!((columns.at(SheetField::Value), columns.at(SheetField::Day)), (Some(1), Some(2)));
        assert_eq!((columns.at(SheetField::Title), columns.at(SheetField::Url)), (Some(3), Some(4)));
    }
}
