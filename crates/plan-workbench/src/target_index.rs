//! Which target a row is of: by its id, else by the name of its indicator or its clause.

use crate::normalize::folded;
use plan_model::dataset::Dataset;
use plan_model::order::arrange;
use plan_model::plan::Tier;

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

/// A name that a target goes by.
#[derive(Debug)]
pub(crate) struct IndexedName {
    /// The target's position in [`Dataset::targets`].
    pub(crate) position: usize,
    /// The name, normalised.
    pub(crate) name: String,
    /// Its pairs of neighbouring characters.
    pub(crate) pairs: Vec<[char; 2]>,
    /// Whether it is the plan's clause.
    pub(crate) is_clause: bool,
}

/// Looks targets up by name.
#[derive(Debug)]
pub(crate) struct TargetIndex {
    pub(crate) names: Vec<IndexedName>,
    /// Normalised names of districts, and their ids.
    districts: Vec<(String, String)>,
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
        let mut names = Vec::new();
        for (position, (_, target)) in data.targets().enumerate() {
            let mut keep = |name: &str, is_clause: bool| {
                let name = plain(name);
                names.push(IndexedName { position, pairs: bigrams(&name), name, is_clause });
            };
            if let Some(indicator) = data.indicator(&target.indicator) {
                keep(&indicator.names.zh, false);
                keep(&indicator.names.en, false);
            }
            keep(&target.statement, true);
        }
        let mut districts = Vec::new();
        for district in data.districts() {
            for name in [&district.id, &district.name_zh, &district.name_en] {
                districts.push((plain(name).trim_end_matches('区').to_owned(), district.id.clone()));
            }
        }
        Self { names, districts, compared: 0, ranked: 0 }
    }

    /// The positions of the targets of a normalised name, each once.
    pub(crate) fn named(&self, name: &str) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for of in self.names.iter().filter(|of| of.name == name) {
            if found.last() != Some(&of.position) {
                found.push(of.position);
            }
        }
        found
    }

    /// The id of the district of this name; `None` if there is none.
    pub(crate) fn district(&self, words: &str) -> Option<&str> {
        let name = plain(words);
        let name = name.trim_start_matches("上海市").trim_end_matches('区').trim_end_matches("district");
        self.districts.iter().find(|(of, _)| of == name).map(|(_, id)| id.as_str())
    }

    /// The id of the one district that words speak of; `None` if they name none or several.
    pub(crate) fn district_in(&self, words: &str) -> Option<&str> {
        let words = plain(words);
        let mut found = None;
        for (name, id) in &self.districts {
            if name.chars().count() > 1 && words.contains(name.as_str()) {
                if found.is_some_and(|known| known != id) {
                    return None;
                }
                found = Some(id);
            }
        }
        found.map(String::as_str)
    }

    /// The target of this name, within a district if one is given. If several match but one is a commitment, it is that one.
    pub(crate) fn find(&mut self, data: &Dataset, words: &str, district: Option<&str>) -> TargetMatch {
        let here = |position: &usize| {
            let target = data.target_at(*position);
            district.is_none_or(|district| target.is_some_and(|(plan, _)| plan.district == district))
        };
        let name = plain(words);
        let mut found = self.named(&name);
        found.retain(here);
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
        for IndexedName { position, pairs, .. } in self.names.iter().filter(|of| here(&of.position)) {
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
