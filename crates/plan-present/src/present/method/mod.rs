//! About the method and the data: rules and constants, glossary, coverage.

mod coverage;
mod glossary;
mod sheet;

pub use coverage::{CoverageRow, CoverageSheet, changes_of, coverage};
pub(super) use glossary::note;
pub use glossary::{GlossaryPart, Term, glossary};
pub use sheet::{Definition, Explanation, MethodSheet, RuleRow, about_data, method};
