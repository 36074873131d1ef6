//! The plans' own words: passages, the whole text, sources of single values, and remarks on what was published.

mod doubts;
mod notes;
mod passage;
mod plan_text;
mod signposts;
mod source;

pub use doubts::{DoubtGroup, DoubtKind, DoubtsSheet, doubts};
pub use notes::{NoteRow, notes};
pub use passage::{Line, Mark, Passage, Run, passage, passage_place};
pub use plan_text::{TextPart, TextSheet, hits_found, plan_text, text_part};
pub use signposts::{SignpostRow, Signposts, signposts};
pub use source::{Fact, SourceSheet, report, source, source_title};

pub(super) use notes::note_row;
pub(super) use passage::extent;
pub(super) use source::{fact, page};
