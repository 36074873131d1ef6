//! A plan as areas: how its commitments are spread over its headings.

use super::sheet::{DistrictSheet, Heading};
use crate::format;
use crate::present::{Cell, Table, count_of};
use plan_model::lang::Lang;
use plan_model::plan::Bilingual;

/// A heading with commitments, as an area of its share.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Section id.
    pub id: String,
    /// Number and title, as published; the English is ours.
    pub title: Bilingual,
    /// Commitments in it and below; at least one.
    pub count: usize,
    /// Of them, those for which no usable published value was found.
    pub unknown: usize,
    /// The count in words, with the unknown.
    pub text: String,
}

/// The plan as areas.
#[derive(Clone, Debug, PartialEq)]
pub struct TreemapSheet {
    /// The finding.
    pub title: String,
    /// What the areas are, and what isn't in them.
    pub sentence: String,
    /// The largest first, then in the order of the plan.
    pub tiles: Vec<Tile>,
    /// The same in rows.
    pub table: Table,
}

/// How deep headings are kept apart; what is deeper counts with the heading above it.
const LEVELS: usize = 2;

/// The areas of a district's plan; `None` where it has no commitment under a heading.
pub fn treemap(sheet: &DistrictSheet, lang: Lang) -> Option<TreemapSheet> {
    let mut tiles = Vec::new();
    sheet.outline.iter().for_each(|heading| collect(heading, LEVELS, lang, &mut tiles));
    // Sorting keeps the order of the plan among equals.
    plan_model::order::arrange(&mut tiles, &|a: &Tile, b: &Tile| b.count.cmp(&a.count));
    let most = tiles.first()?;
    let all: usize = tiles.iter().map(|tile| tile.count).sum();
    let name = lang.pick(&most.title.zh, &most.title.en);
    let title = match lang {
        Lang::Zh => format!("承诺最多的是“{name}”，{}项", most.count),
        Lang::En => format!("Most commitments are in “{name}”: {}", most.count),
    };
    let n = tiles.len();
    let sentence = match lang {
        Lang::Zh => format!(
            "{all}项承诺分布在{n}个标题下，面积是项数，不表示轻重；下边带斜线的，其中各项都未见结果。"
        ),
        Lang::En => format!(
            "{all} commitments under {n} headings; an area is their number and says nothing about weight; a hatched lower edge means that nothing was found published for any of them."
        ),
    };
    let number = |n: usize| Cell::Number { value: n as f64, text: format::number(n as f64, 0, lang) };
    let words = |title: &Bilingual| lang.pick(&title.zh, &title.en).to_owned();
    let table = Table {
        caption: lang.pick("承诺在各标题下的分布", "Commitments by heading").to_owned(),
        columns: [("标题", "Heading"), ("承诺", "Commitments"), ("未见结果", "No result found")]
            .map(|(zh, en)| lang.pick(zh, en).to_owned())
            .to_vec(),
        rows: tiles
            .iter()
            .map(|tile| vec![Cell::Text(words(&tile.title)), number(tile.count), number(tile.unknown)])
            .collect(),
    };
    Some(TreemapSheet { title, sentence, tiles, table })
}

/// The headings of at most so many levels that hold commitments.
fn collect(heading: &Heading, levels: usize, lang: Lang, tiles: &mut Vec<Tile>) {
    let own = if levels > 1 { heading.targets.len() } else { heading.n_targets };
    if own > 0 {
        let unknown = unknown(heading, levels <= 1);
        let text = match (unknown, lang) {
            (0, _) => count_of(own, lang),
            (_, Lang::Zh) => format!("{own} 项，{unknown} 项未见数据"),
            (_, Lang::En) => format!("{}, {unknown} without data", count_of(own, lang)),
        };
        tiles.push(Tile { id: heading.id.clone(), title: heading.title.clone(), count: own, unknown, text });
    }
    if levels > 1 {
        heading.below.iter().for_each(|below| collect(below, levels - 1, lang, tiles));
    }
}

fn unknown(heading: &Heading, below: bool) -> usize {
    let own = heading.targets.iter().filter(|target| target.state.is_unknown()).count();
    let deeper = if below { heading.below.iter().map(|heading| unknown(heading, true)).sum() } else { 0 };
    own + deeper
}
