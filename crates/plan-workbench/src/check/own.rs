//! Rows of an office's own sheet: which are data, and which target each may mean.

use super::Checker;
use super::cells::RowCheck;
use crate::mapping::{MatchStep, OwnMatch, OwnRow};
use crate::parse_value;
use crate::sheet::{SheetCell, SheetRow};
use crate::sheet_field::SheetField;
use crate::target_index::plain;
use crate::target_rank::is_sure;
use crate::trouble::{Trouble, quoted};
use plan_model::dataset::Dataset;

/// Names, normalised, of rows that add others up.
const TOTALS: [&str; 6] = ["合计", "总计", "小计", "累计", "total", "subtotal"];

impl Checker {
    /// Whether a row is no data: a subtitle or note in a single cell, a total, or the headings once more.
    pub(super) fn is_aside(&self, row: &SheetRow) -> bool {
        let blank = |field: SheetField| {
            self.columns.place(field).and_then(|at| row.cells.get(at)).is_none_or(SheetCell::is_blank)
        };
        let filled = || row.cells.iter().filter(|cell| !cell.is_blank());
        let is_total = |cell: &SheetCell| TOTALS.contains(&plain(&cell.shown()).as_str());
        let again = || {
            let headings = self.columns.headings.iter().map(|heading| heading.trim());
            row.cells.iter().map(|cell| cell.shown().trim().to_owned()).eq(headings)
        };
        let alone = filled().count() == 1 && blank(SheetField::Value);
        alone || filled().take(2).any(is_total) || again()
    }

    /// The position of the target that a row may mean, if that is confirmed or can hardly be mistaken; keeps what else it may mean.
    pub(super) fn own_target(&mut self, data: &Dataset, at: &mut RowCheck<'_>) -> Option<usize> {
        let row = at.row.number;
        let fields = [SheetField::Name, SheetField::Clause];
        let Some(field) = fields.into_iter().find(|field| !at.cell(*field).is_blank()) else {
            at.say(SheetField::Name, Trouble::NoTarget);
            return None;
        };
        let name = at.words(field);
        let named = at.words(SheetField::District);
        let district = match (named.is_empty(), self.choices.for_all.contains_key(&SheetField::District)) {
            (true, false) => self.district.clone(),
            _ => self.targets.district(&named).map(str::to_owned),
        };
        let asked = parse_value::read(at.cell(SheetField::Asked)).and_then(Result::ok);
        let asked = asked.as_ref().map(|asked| (asked.number, asked.unit.as_deref()));
        let ranked = self.targets.rank(data, &name, district.as_deref(), asked);
        let id = |position: usize| data.target_at(position).map(|(_, target)| target.id.clone());
        let decided = self.choices.targets.get(&row).map(|id| data.target_position(id));
        let (step, position) = match (decided, ranked.first()) {
            (Some(None), _) => (MatchStep::LeftOut, None),
            (Some(position), _) => (MatchStep::Confirmed, position),
            (None, None) => (MatchStep::Unmatched, None),
            (None, Some(first)) if is_sure(&ranked) => (MatchStep::Sure, Some(first.position)),
            (None, Some(_)) => (MatchStep::Doubtful, None),
        };
        if step == MatchStep::Unmatched {
            at.say(field, Trouble::UnknownTarget(Vec::new()));
        }
        let matches = ranked.iter().filter_map(|ranked| {
            let (share, elsewhere) = (ranked.share, ranked.elsewhere);
            Some(OwnMatch { target: id(ranked.position)?, share, elsewhere, same_number: ranked.same_number })
        });
        self.own_rows.push(OwnRow {
            row,
            name: quoted(&name),
            asked: quoted(&at.words(SheetField::Asked)),
            value: quoted(&at.words(SheetField::Value)),
            matches: matches.collect(),
            taken: position.and_then(id),
            step,
            twin: None,
        });
        position
    }

    /// How far the target of the row that was looked at last is settled; `None` if it names none.
    pub(super) fn own_step(&self, row: u32) -> Option<MatchStep> {
        self.own_rows.last().filter(|last| last.row == row).map(|last| last.step)
    }
}
