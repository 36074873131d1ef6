//! How many targets of a choice are in each state, and the table that says the same.

use crate::present::overview::{StateRow, state_rows};
use crate::present::{Table, count_of, counted, district_name};
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::query::{Query, select};
use plan_model::lang::Lang;

/// Counts by state.
#[derive(Clone, Debug, PartialEq)]
pub struct StatesSheet {
    /// What is counted.
    pub title: String,
    /// How many there are in all.
    pub sentence: String,
    /// What the counts are shares of.
    pub total: usize,
    /// States that occur, in the reader's order.
    pub rows: Vec<StateRow>,
    /// The same in rows.
    pub table: Table,
}

/// The counts of a choice on one day; standings stand in the order of [`Dataset::targets`].
pub fn states(judged: &Judged, query: &Query, lang: Lang) -> StatesSheet {
    let Judged { data, standings, .. } = judged;
    let texts = lang.texts();
    let selection = select(judged, query);
    let total = selection.targets.len();
    let chosen = selection.targets.iter().filter_map(|at| standings.get(*at));
    let rows = state_rows(chosen.map(|standing| standing.state), total, lang);
    let names: Vec<&str> = query.districts.iter().map(|id| district_name(data, id, lang)).collect();
    let title = match names.is_empty() {
        true => texts.by_state.to_owned(),
        false => format!("{}{}{}", names.join(lang.pick("、", ", ")), lang.pick("：", ": "), texts.by_state),
    };
    StatesSheet {
        table: counted(
            &title,
            [texts.state, texts.count],
            rows.iter().map(|row| (row.name.clone(), row.count)),
            lang,
        ),
        sentence: format!("{} {}", texts.total, count_of(total, lang)),
        title,
        total,
        rows,
    }
}
