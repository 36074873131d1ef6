//! Which target a row is of: by its id, else by the name of its indicator or its clause.

use crate::normalize::folded;
use plan_model::dataset::Dataset;
use plan_model::order::arrange;
use plan_model::plan::Tier;
use std::collections::HashMap;

/// Result of looking up a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TargetMatch {
    /// Exactly one, by its position in [`Dataset::targets`].
    One(usize),
    /// Several of this name.
    Several(Vec<usize>),
    /// None; similar ones, best first.
    None(Vec<usize>),
}

/// Most suggestions for a name that isn't found.
const OFFERED: usize = 3;
/// Least similarity of a suggestion, from 0 to 1.
pub(crate) const ALIKE: f64 = 0.34;
/// Most rows for which suggestions are computed: each is compared with every name, which is slow.
const COMPARED: usize = 400;

/// Looks targets up by name.
#[derive(Debug)]
pub(crate) struct TargetIndex {
    pub(crate) by_name: HashMap<String, Vec<usize>>,
    /// Position and character bigrams of every normalised name, and whether it is a clause; for suggestions.
    pub(crate) names: Vec<(usize, Vec<[char; 2]>, bool)>,
    districts: HashMap<String, String>,
    compared: usize,
    /// How many rows were compared with every name.
    pub(crate) ranked: usize,
}

/// A name normalised for comparison: half-width, lower case, without punctuation and white space.
pub(crate) fn plain(words: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '%' | '+');
    folded(words).to_lowercase().chars().filter(kept).collect()
}

/// The pairs of neighbouring characters, sorted, each once.
pub(crate) fn bigrams(words: &str) -> Vec<[char; 2]> {
    let chars: Vec<char> = words.chars().collect();
    let mut pairs: Vec<[char; 2]> = chars.windows(2).map(|pair| [pair[0], pair[1]]).collect();
    arrange(&mut pairs, &Ord::cmp);
    pairs.dedup();
    pairs
}

/// Dice similarity of two sorted sets of bigrams, from 0 to 1.
fn alike(a: &[[char; 2]], b: &[[char; 2]]) -> f64 {
    let common = a.iter().filter(|pair| b.binary_search(pair).is_ok()).count();
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}

impl TargetIndex {
    /// Indexes the names of a dataset's targets and districts.
    pub(crate) fn new(data: &Dataset) -> Self {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut names = Vec::new();
        for (position, (_, target)) in data.targets().enumerate() {
            let indicator = data.indicator(&target.indicator);
            let called = indicator.into_iter().flat_map(|of| [of.names.zh.as_str(), of.names.en.as_str()]);
            let clause = (target.statement.as_str(), true);
            for (name, is_clause) in called.map(|name| (name, false)).chain([clause]) {
                let name = plain(name);
                names.push((position, bigrams(&name), is_clause));
                let positions = by_name.entry(name).or_default();
                if !positions.contains(&position) {
                    positions.push(position);
                }
            }
        }
        let mut districts = HashMap::new();
        for district in data.districts() {
            for name in [&district.id, &district.name_zh, &district.name_en] {
                let name = plain(name);
                districts.insert(name.trim_end_matches('区').to_owned(), district.id.clone());
            }
        }
        Self { by_name, names, districts, compared: 0, ranked: 0 }
    }

    /// The id of the district of this name; `None` if there is none.
    pub(crate) fn district(&self, words: &str) -> Option<&str> {
        let name = plain(words);
        let name = name.trim_start_matches("上海市").trim_end_matches('区').trim_end_matches("district");
        self.districts.get(name).map(String::as_str)
    }

    /// The id of the one district that words speak of; `None` if they name none or several.
    pub(crate) fn district_in(&self, words: &str) -> Option<&str> {
        let words = plain(words);
        let is_in =
            |(name, _): &(&String, &String)| name.chars().count() > 1 && words.contains(name.as_str());
        let mut found = self.districts.iter().filter(is_in).map(|(_, id)| id.as_str());
        let first = found.next()?;
        found.all(|id| id == first).then_some(first)
    }

    /// The target of this name, within a district if one is given. If several match but one is a commitment, it is that one.
    pub(crate) fn find(&mut self, data: &Dataset, words: &str, district: Option<&str>) -> TargetMatch {
        let here = |position: &usize| {
            let target = data.target_at(*position);
            district.is_none_or(|district| target.is_some_and(|(plan, _)| plan.district == district))
        };
        let name = plain(words);
        let all = self.by_name.get(&name).into_iter().flatten().copied();
        let found: Vec<usize> = all.filter(here).collect();
        let promised = |position: &usize| {
            data.target_at(*position).is_some_and(|(_, target)| target.tier == Tier::Commitment)
        };
        let commitments: Vec<usize> = found.iter().copied().filter(promised).collect();
        match (found.as_slice(), commitments.as_slice()) {
            (&[one], _) | (_, &[one]) => return TargetMatch::One(one),
            ([], _) => {}
            _ => return TargetMatch::Several(if commitments.is_empty() { found } else { commitments }),
        }
        self.compared += 1;
        if self.compared > COMPARED {
            return TargetMatch::None(Vec::new());
        }
        let wanted = bigrams(&name);
        let mut near: Vec<(f64, usize)> = Vec::new();
        for (position, pairs, _) in self.names.iter().filter(|(position, ..)| here(position)) {
            let share = alike(&wanted, pairs);
            if share < ALIKE {
                continue;
            }
            match near.iter_mut().find(|(_, of)| of == position) {
                Some(seen) => seen.0 = seen.0.max(share),
                None => near.push((share, *position)),
            }
        }
        arrange(&mut near, &|a, b| b.0.total_cmp(&a.0));
        TargetMatch::None(near.into_iter().take(OFFERED).map(|(_, position)| position).collect())
    }
}
