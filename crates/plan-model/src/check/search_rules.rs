//! Rules on the words that search takes for the same.

use super::{Issue, Rule};
use crate::folding::fold;
use crate::id;
use crate::wire::SynonymGroup;
use std::collections::HashMap;

/// Everything wrong with the groups of synonyms.
pub(super) fn synonyms(file: &str, groups: &[SynonymGroup]) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut add = |id: &str, rule| issues.push(Issue { file: file.to_owned(), id: id.to_owned(), rule });
    let mut ids: Vec<&str> = Vec::new();
    let mut words: HashMap<String, &str> = HashMap::new();
    for group in groups {
        if !id::is_well_formed(&group.id) {
            add(&group.id, Rule::IllFormedId(String::new()));
        }
        if ids.contains(&group.id.as_str()) {
            add(&group.id, Rule::DuplicateId);
        }
        ids.push(&group.id);
        if group.words.len() < 2 {
            add(&group.id, Rule::LoneSynonym);
        }
        for word in &group.words {
            // Space between words stays: search looks for them one by one.
            let folded = word.split_whitespace().map(fold).collect::<Vec<_>>().join(" ");
            // An empty word is as useless as one that is there twice.
            if folded.is_empty() || words.insert(folded, &group.id).is_some() {
                add(&group.id, Rule::RepeatedSynonym(word.clone()));
            }
        }
    }
    issues
}
