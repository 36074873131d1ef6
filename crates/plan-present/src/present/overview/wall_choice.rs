//! What is chosen on the wall: which tiles fit, and the key and chips that choose.

use super::wall::{Leads, TileMark, WallSheet, WallTile, leads_name};
use crate::names;
use crate::present::Chip;
use crate::present::targets::{choice_name, facet_name};
use chrono::Datelike;
use plan_method::address::Lens;
use plan_method::four_questions::{Answers, Question};
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_method::query::{Counts, Facet, Query, select};
use plan_model::lang::Lang;
use plan_model::order::tidy;

/// One entry of the key, which is also a filter where `choice` is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallKey {
    /// The mark.
    pub mark: TileMark,
    /// What it means.
    pub name: String,
    /// How many tiles show it among those that the other choices leave.
    pub count: usize,
    /// What it chooses.
    pub choice: Option<(Facet, String)>,
    /// Whether that is chosen.
    pub chosen: bool,
}

/// What a query chooses on the wall; empty until there is data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WallChoice {
    /// Whether each tile fits, in the order of [`WallSheet::tiles`].
    pub fits: Vec<bool>,
    /// Whether anything is chosen.
    pub narrowed: bool,
    /// The key of the lens.
    pub key: Vec<WallKey>,
    /// What is chosen, each to be taken back by itself.
    pub chips: Vec<Chip>,
    /// How many of how many fit.
    pub sentence: String,
}

/// What a query chooses among the tiles of a sheet of the same day, with the key of a lens.
pub fn wall_choice(judged: &Judged, sheet: &WallSheet, query: &Query, lens: Lens, lang: Lang) -> WallChoice {
    let selection = select(judged, query);
    let mut chosen = vec![false; judged.standings.len()];
    for &position in &selection.targets {
        if let Some(place) = chosen.get_mut(position) {
            *place = true;
        }
    }
    let fits: Vec<bool> =
        sheet.tiles.iter().map(|tile| chosen.get(tile.position).copied().unwrap_or(false)).collect();
    let count = fits.iter().filter(|fits| **fits).count();
    let counts = &selection.counts;
    let narrowed = query.chooses();
    let total = sheet.tiles.iter().filter(|tile| tile.issued).count();
    WallChoice {
        key: key(sheet, &fits, counts, query, lens),
        chips: chips(judged, query, lang),
        sentence: match lang {
            Lang::Zh => format!("符合的有{count}项，共{total}项。"),
            Lang::En => format!("{count} of {total} fit."),
        },
        fits,
        narrowed,
    }
}

fn chips(judged: &Judged, query: &Query, lang: Lang) -> Vec<Chip> {
    let colon = lang.pick("：", ": ");
    let of_facet = |facet: Facet| {
        let chip = move |slug: String| Chip {
            facet,
            name: format!(
                "{}{colon}{}",
                facet_name(facet, lang),
                choice_name(&judged.data, facet, &slug, lang)
            ),
            slug,
        };
        query.chosen(facet).into_iter().map(chip)
    };
    Facet::ALL.into_iter().flat_map(of_facet).collect()
}

/// The marks that occur, each with its count; the states in the reader's order, years from the first to the last.
fn key(sheet: &WallSheet, fits: &[bool], counts: &Counts<'_>, query: &Query, lens: Lens) -> Vec<WallKey> {
    let lang = sheet.lang;
    let shown = |wanted: &dyn Fn(&WallTile) -> bool| {
        sheet.tiles.iter().zip(fits).filter(|(tile, fits)| **fits && wanted(tile)).count()
    };
    let facet = |facet: Facet, slug: &str, mark: TileMark, name: String| WallKey {
        mark,
        name,
        count: counts.get(facet, slug),
        chosen: query.chosen(facet).iter().any(|chosen| chosen == slug),
        choice: Some((facet, slug.to_owned())),
    };
    let plain = |mark: TileMark, name: &str, count: usize| WallKey {
        mark,
        name: name.to_owned(),
        count,
        choice: None,
        chosen: false,
    };
    match lens {
        Lens::Result => {
            let occurs = |state: &State| sheet.tiles.iter().any(|tile| tile.issued && tile.state == *state);
            let entry = |state: State| {
                facet(
                    Facet::State,
                    state.slug(),
                    TileMark::State(state),
                    names::state(state, lang).to_owned(),
                )
            };
            State::ALL.into_iter().filter(occurs).map(entry).collect()
        }
        Lens::Questions => {
            let entry = |question: Question| {
                facet(
                    Facet::Answers,
                    question.slug(),
                    TileMark::Answers(Answers::of([question])),
                    names::answered(question, lang).to_owned(),
                )
            };
            Question::ALL.into_iter().map(entry).collect()
        }
        Lens::Deadline => {
            let issued = sheet.tiles.iter().filter(|tile| tile.issued);
            let mut years: Vec<i32> = issued.map(|tile| tile.due.year()).collect();
            tidy(&mut years);
            let entry = |year: i32| {
                let own = sheet.tiles.iter().any(|tile| tile.due.year() == year && tile.own_date);
                let name = match lang {
                    Lang::Zh => format!("{year}年"),
                    Lang::En => year.to_string(),
                };
                facet(Facet::Due, &year.to_string(), TileMark::Year(year, own), name)
            };
            years.into_iter().map(entry).collect()
        }
        Lens::Lead => Leads::ALL
            .into_iter()
            .map(|leads| {
                plain(TileMark::Leads(leads), leads_name(leads, lang), shown(&|tile| tile.leads == leads))
            })
            .filter(|entry| entry.count > 0)
            .collect(),
    }
}
