//! What is wrong or unclear in a plan's published text, said openly.

use crate::names;
use plan_model::lang::Lang;
use plan_model::plan::{Note, NoteKind, Plan, Section};

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
    /// Id of the heading that the words stand under, for the plan's text; of the plan where there is none.
    pub place: String,
}

/// Doubts about a plan's text, in the data's order; with a target's id, the remarks of any kind that touch it.
pub fn notes(plan: &Plan, target: Option<&str>, lang: Lang) -> Vec<NoteRow> {
    plan.notes
        .iter()
        .filter(|note| match target {
            Some(target) => note.targets.iter().any(|id| id == target),
            None => note.kind.is_doubt(),
        })
        .map(|note| note_row(plan, note, lang))
        .collect()
}

/// One remark.
pub(in crate::present) fn note_row(plan: &Plan, note: &Note, lang: Lang) -> NoteRow {
    NoteRow {
        id: note.id.clone(),
        kind: names::note_kind(note.kind, lang),
        contradicts: note.kind == NoteKind::Contradiction,
        quote: note.quote.replace('\n', " "),
        text: lang.pick(&note.text.zh, &note.text.en).to_owned(),
        place: heading(plan, note).map_or(&plan.id, |section| &section.id).clone(),
    }
}

/// The last heading that begins before the words of a note; `None` for words that stand before all headings, or nowhere.
pub(in crate::present) fn heading<'a>(plan: &'a Plan, note: &Note) -> Option<&'a Section> {
    let start = note.span?.start;
    let before = plan.outline.iter().filter(|section| section.span.start <= start);
    before.max_by_key(|section| section.span.start)
}
