//! Rows of an office's own sheet: which are data, and which target each may mean.

use super::cells::RowCheck;
use crate::columns::SheetColumns;
use crate::mapping::{MatchStep, OwnMatch, OwnRow};
use crate::parse_value;
use crate::question::SheetChoices;
use crate::sheet::{SheetCell, SheetRow};
use crate::sheet_field::SheetField;
use crate::target_index::{TargetIndex, plain};
use crate::target_rank::is_sure;
use crate::trouble::{Trouble, quoted};
use plan_model::dataset::Dataset;

/// Names, normalised, of rows that add others up.
const TOTALS: [&str; 6] = ["合计", "总计", "小计", "累计", "total", "subtotal"];

/// What is known of an office's own sheet beyond its cells.
#[derive(Debug)]
pub(crate) struct OwnSheet {
    /// Id of the district that it seems to be of; `None` if it names none or several.
    pub(crate) district: Option<String>,
    /// Its rows and what they may mean.
    pub(crate) rows: Vec<OwnRow>,
    /// Numbers of its rows that are no data.
    pub(crate) asides: Vec<u32>,
}

/// Whether a row is no data: a subtitle or note in a single cell, a total, or the headings once more.
fn is_aside(columns: &SheetColumns, row: &SheetRow) -> bool {
    let value = columns.place(SheetField::Value).and_then(|at| row.cells.get(at));
    let filled = || row.cells.iter().filter(|cell| !cell.is_blank());
    let is_total = |cell: &SheetCell| TOTALS.contains(&plain(&cell.shown()).as_str());
    let again = || {
        let headings = columns.headings.iter().map(|heading| heading.trim());
        row.cells.iter().map(|cell| cell.shown().trim().to_owned()).eq(headings)
    };
    let alone = filled().count() == 1 && value.is_none_or(SheetCell::is_blank);
    alone || filled().take(2).any(is_total) || again()
}

impl OwnSheet {
    /// Sets a row aside if it is no data.
    pub(super) fn set_aside(&mut self, columns: &SheetColumns, row: &SheetRow) -> bool {
        let is_aside = is_aside(columns, row);
        self.asides.extend(is_aside.then_some(row.number));
        is_aside
    }

    /// How far the target of a row is settled, and its position if it is confirmed or can hardly be mistaken; keeps what else
    /// the row may mean.
    pub(super) fn target(
        &mut self,
        data: &Dataset,
        at: &mut RowCheck<'_>,
        targets: &mut TargetIndex,
        choices: &SheetChoices,
    ) -> (MatchStep, Option<usize>) {
        let row = at.row.number;
        let fields = [SheetField::Name, SheetField::Clause];
        let Some(field) = fields.into_iter().find(|field| !at.cell(*field).is_blank()) else {
            at.say(SheetField::Name, Trouble::NoTarget);
            return (MatchStep::Unmatched, None);
        };
        let name = at.words(field);
        let named = at.words(SheetField::District);
        let district = match (named.is_empty(), choices.for_all.get(SheetField::District).is_some()) {
            (true, false) => self.district.clone(),
            _ => targets.district(&named).map(str::to_owned),
        };
        let asked = parse_value::read(at.cell(SheetField::Asked)).and_then(Result::ok);
        let asked = asked.as_ref().map(|asked| (asked.number, asked.unit.as_deref()));
        let ranked = targets.rank(data, &name, district.as_deref(), asked);
        let id = |position: usize| data.target_at(position).map(|(_, target)| target.id.clone());
        let decided = choices.targets.get(row).map(|id| data.target_position(id));
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
        self.rows.push(OwnRow {
            row,
            name: quoted(&name),
            asked: quoted(&at.words(SheetField::Asked)),
            value: quoted(&at.words(SheetField::Value)),
            matches: matches.collect(),
            taken: position.and_then(id),
            step,
            position,
            twin: None,
        });
        (step, position)
    }
}
