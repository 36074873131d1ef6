//! What a clause is about where it doesn't say it, in brackets and marked as ours.

use leptos::prelude::*;

/// The words above a clause, with the mark `ours`; nothing where the clause says all.
pub fn clause_subject(subject: Option<String>, ours: &'static str) -> Option<AnyView> {
    subject.map(|subject| view! { <p class="hint">{subject}" "{ours}</p> }.into_any())
}
