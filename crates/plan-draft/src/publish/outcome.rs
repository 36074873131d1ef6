//! The result of publishing: the files, or the problems that prevent them.

use super::rows::AddedRows;
use plan_model::check::Issue;
use plan_model::plan::{Plan, Span};
use plan_model::rebuild;

/// A problem that prevents publishing.
#[derive(Clone, Debug, PartialEq)]
pub enum PublishProblem {
    /// The district isn't one of the data.
    NoDistrict,
    /// The district has a plan already.
    Taken,
    /// No title.
    NoTitle,
    /// No years.
    NoPeriod,
    /// Nothing is confirmed.
    NothingConfirmed,
    /// The item at this position of the draft says no field of city life.
    NoDomain(usize),
    /// The item at this position has no date.
    NoDate(usize),
    /// The item at this position doesn't say what it counts.
    NoIndicator(usize),
    /// The unit of the item at this position has no row in the table of units.
    UnknownUnit(usize),
    /// The task at this position stands under no confirmed heading.
    NoHeading(usize),
    /// Nobody has said why the numeral at this position is no quantity.
    NoKind(usize),
    /// Numerals that no confirmed item accounts for: how many, and the place of the first.
    Open {
        /// How many.
        n: usize,
        /// The first.
        first: Span,
    },
    /// A rule on data that the plan would break.
    Broken(Issue),
}

/// The files of a published draft.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedFiles {
    /// `plans/<id>.json`.
    pub plan: Plan,
    /// `sources/<id>.txt`.
    pub text: String,
    /// Rows for `indicators.json`, `departments.json` and `exclusions.json`.
    pub rows: AddedRows,
}

/// A file for download: name and bytes.
pub type NamedFile = (String, Vec<u8>);

impl PublishedFiles {
    /// The three files: `<id>.json`, `<id>.txt`, `<id>.rows.json`.
    ///
    /// # Errors
    ///
    /// If a record can't be written as JSON; none of the data is of that kind.
    pub fn files(&self) -> serde_json::Result<[NamedFile; 3]> {
        let id = &self.plan.id;
        Ok([
            (format!("{id}.json"), rebuild::json(&self.plan)?),
            (format!("{id}.txt"), self.text.clone().into_bytes()),
            (format!("{id}.rows.json"), rebuild::json(&self.rows)?),
        ])
    }
}
