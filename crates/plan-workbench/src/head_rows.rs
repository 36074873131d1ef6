//! Finds the row or the two rows of headings among the first rows of a sheet, below titles and notes.

use crate::columns::SheetColumns;
use crate::question::SheetChoices;
use crate::sheet::SheetRow;

/// Least known headings that make the next row a second row of headings.
const SECOND_HEAD: usize = 2;

/// The headings of a sheet.
pub(crate) struct HeadRows {
    /// What the columns say.
    pub(crate) columns: SheetColumns,
    /// The place of the last row of headings among those searched.
    pub(crate) last: usize,
    /// Whether the headings stand in two rows.
    pub(crate) two: bool,
    /// Whether they don't suffice, and the row is only the closest to one of headings.
    pub(crate) falls_short: bool,
}

/// The row that is likeliest to be one of headings: the one with most known headings; without any the first with two words.
fn closest(heads: &[SheetColumns]) -> Option<usize> {
    let known = heads.iter().map(SheetColumns::n).max().filter(|n| *n > 0);
    let words =
        |columns: &SheetColumns| columns.headings.iter().filter(|words| !words.trim().is_empty()).count();
    let likeliest = match known {
        Some(n) => heads.iter().position(|columns| columns.n() == n),
        None => heads.iter().position(|columns| words(columns) > 1),
    };
    likeliest.or_else(|| heads.iter().position(|columns| words(columns) > 0))
}

impl HeadRows {
    /// Looks for headings, or for the row that is closest to one; `None` if there is no row with words.
    pub(crate) fn find(rows: &[SheetRow], hidden: &[[usize; 2]], choices: &SheetChoices) -> Option<Self> {
        let heads = rows.iter().map(SheetColumns::of).collect::<Vec<_>>();
        let single = heads.iter().position(SheetColumns::suffice);
        let joined = (0..rows.len().saturating_sub(1)).find(|&at| {
            let both = SheetColumns::of_two(&rows[at], &rows[at + 1]);
            heads[at].n() >= 1
                && heads[at + 1].n() >= 1
                && both.suffice()
                && both.n() > heads[at].n().max(heads[at + 1].n())
        });
        let of_two = |at: usize| (SheetColumns::of_two(&rows[at], &rows[at + 1]), at + 1);
        let (columns, last) = match (single, joined) {
            // The row below the headings may be a second one.
            (Some(at), _) if heads.get(at + 1).is_some_and(|below| below.n() >= SECOND_HEAD) => of_two(at),
            (Some(at), Some(both)) if both + 1 < at => of_two(both),
            (Some(at), _) => (heads[at].clone(), at),
            (None, Some(both)) => of_two(both),
            (None, None) => {
                let at = closest(&heads)?;
                // A person may have chosen what the columns of that row hold.
                let columns = heads[at].clone().decided(&[], choices);
                if !columns.suffice() {
                    return Some(Self { columns, last: at, two: false, falls_short: true });
                }
                (columns, at)
            }
        };
        let two = single != Some(last) && joined.is_some();
        Some(Self { columns: columns.decided(hidden, choices), last, two, falls_short: false })
    }
}
