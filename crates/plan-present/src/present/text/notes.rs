//! What is wrong or unclear in a plan's published text, said openly.

use crate::names;
use plan_model::lang::Lang;
use plan_model::plan::{Note, NoteKind, Plan};

/// One remark on the published text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NoteRow {
    /// Note id.
    pub id: String,
    /// What kind of trouble.
    pub kind: &'static str,
    /// Whether the text contradicts itself, the gravest kind.
    pub contradicts: bool,
    /// The words it is about, as published; empty when something is missing.
    pub quote: String,
    /// The remark.
    pub text: String,
}

/// Remarks on a plan, in the data's order; with a target's id, only those that touch it.
pub fn notes(plan: &Plan, target: Option<&str>, lang: Lang) -> Vec<NoteRow> {
    plan.notes
        .iter()
        .filter(|note| target.is_none_or(|target| note.targets.iter().any(|id| id == target)))
        .map(|note| note_row(note, lang))
        .collect()
}

/// One remark.
pub(in crate::present) fn note_row(note: &Note, lang: Lang) -> NoteRow {
    NoteRow {
        id: note.id.clone(),
        kind: names::note_kind(note.kind, lang),
        contradicts: note.kind == NoteKind::Contradiction,
        quote: note.quote.replace('\n', " "),
        text: lang.pick(&note.text.zh, &note.text.en).to_owned(),
    }
}
