//! What a clause is about where it doesn't say it, in brackets and marked as ours.

use leptos::prelude::*;
use plan_present::text::LangTexts;

/// The words above a clause; nothing where it says all.
pub fn clause_subject(subject: Option<String>, texts: &LangTexts) -> Option<AnyView> {
    let marked = texts.added_by_us;
    subject.map(|subject| view! { <p class="hint clause-subject">{subject}" "{marked}</p> }.into_any())
}
