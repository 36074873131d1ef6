//! Search: targets, tasks, departments, places, headings and plan texts by Chinese, pinyin, English and synonyms.
//!
//! [`Index::new`] is built in the browser from what has been loaded; no index is shipped. Chinese is
//! found without spaces, by pairs of characters; letters are read as words, as pinyin and as initials;
//! one slip in pinyin is forgiven. [`Index::search`] ranks what it finds and says where the words stand.

mod highlight;
mod hit;
mod index;
mod kind;
mod lexicon;
mod postings;
mod rank;
mod reading;
mod spelling;
mod tokens;

pub use highlight::words_in;
pub use index::{Index, PlanText, SearchField};
pub use kind::RecordKind;
pub use lexicon::{Pinyin, Synonyms};

use plan_model::plan::Span;

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: RecordKind,
    /// Its id; of a paragraph the plan's.
    pub id: String,
    /// How well it fits; more is better. Only for comparing hits of one search.
    pub score: u16,
    /// Which of its texts is shown.
    pub field: SearchField,
    /// That text, as published or named; of a paragraph the part around the first place found.
    pub text: String,
    /// Where the words stand in `text`, in characters; in order, without overlap. Empty where only parts of words fit.
    pub spans: Vec<Span>,
    /// Where a paragraph stands in its plan's text, in characters.
    pub place: Option<Span>,
}

/// The answer to a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best of each kind, best first.
    pub hits: Vec<Hit>,
    /// How many of each kind fit, in the order of [`RecordKind::ALL`].
    pub totals: [usize; RecordKind::ALL.len()],
    /// What was also looked for: how letters were read as Chinese, and words that mean the same.
    pub read_as: Vec<String>,
    /// Whether nothing held all of it, and the hits only hold parts.
    pub partial: bool,
}

impl Found {
    /// How many fit in all.
    pub fn total(&self) -> usize {
        self.totals.iter().sum()
    }
}

#[cfg(test)]
mod tests;
