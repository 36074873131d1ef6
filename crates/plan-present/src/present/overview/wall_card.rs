//! The card of one tile of the wall, and the wall in rows.

use super::wall::{WallSheet, WallTile};
use crate::names;
use crate::present::target::explain;
use crate::present::targets::{TargetRow, target_row};
use crate::present::{Cell, Table, deadline, department_name};
use crate::text::LangTexts;
use plan_method::four_questions::{Question, answers};
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress;
use plan_model::lang::Lang;

/// What stands beside the wall about the tile that a reader looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallCard {
    /// The target as the list says it: name, district, what is asked, clause, deadline, departments, state, published value.
    pub row: TargetRow,
    /// Why it has its state.
    pub reason: String,
    /// Each of the four questions in a word, and whether the text answers it.
    pub answers: [(&'static str, bool); 4],
    /// By when, and whether that is the plan's end.
    pub deadline: String,
    /// Who leads, or that none is named.
    pub leads: String,
}

/// The card of a tile; `None` if the position is past the last target.
pub fn wall_card(judged: &Judged, position: usize, lang: Lang) -> Option<WallCard> {
    let data = &judged.data;
    let (_, target) = data.target_at(position)?;
    let status = progress::status(data, position, judged.as_of)?;
    let row = target_row(judged, position, lang)?;
    let texts = lang.texts();
    let by = deadline(target, lang);
    let answers = answers(data, target);
    let answers = Question::ALL.map(|question| (names::question(question, lang), answers.contains(question)));
    Some(WallCard {
        reason: explain::reason(&status, lang),
        answers,
        deadline: match (row.deadline_assumed, lang) {
            (false, _) => by,
            (true, Lang::Zh) => format!("{by}（{}）", texts.plan_end_short),
            (true, Lang::En) => format!("{by} ({})", texts.plan_end_short),
        },
        leads: match leads_of(data, target) {
            [] => texts.no_department_named.to_owned(),
            leads => {
                let names: Vec<&str> = leads.iter().map(|id| department_name(data, id, lang)).collect();
                names.join(lang.pick("、", ", "))
            }
        },
        row,
    })
}

/// The wall in rows: a row for each commitment.
pub fn wall_table(judged: &Judged, sheet: &WallSheet, lang: Lang) -> Table {
    let texts = lang.texts();
    let line = |tile: &WallTile| {
        let card = wall_card(judged, tile.position, lang)?;
        let answered: Vec<&str> =
            card.answers.iter().filter(|(_, yes)| *yes).map(|(name, _)| *name).collect();
        let text = |words: String| Cell::Text(words);
        Some(vec![
            text(card.row.name),
            text(card.row.district_name),
            text(card.row.domain),
            text(card.row.asked),
            text(names::state(tile.state, lang).to_owned()),
            match answered.is_empty() {
                true => Cell::Absent(texts.none.to_owned()),
                false => text(answered.join(lang.pick("、", ", "))),
            },
            text(card.deadline),
            text(card.leads),
        ])
    };
    Table {
        caption: sheet.finding.clone(),
        columns: [
            texts.indicator,
            texts.district,
            texts.domain,
            texts.target,
            texts.state,
            texts.four_questions,
            texts.deadline,
            texts.leads,
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: sheet.tiles.iter().filter(|tile| tile.issued).filter_map(line).collect(),
    }
}
