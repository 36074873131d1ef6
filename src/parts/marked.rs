//! Text with some of its characters marked.

use leptos::prelude::*;
use plan_model::plan::Span;

/// The text with its spans marked. Spans count characters, in order and without overlap; what lies beyond the text is
/// left out.
pub fn marked(text: &str, spans: &[Span]) -> AnyView {
    let mut characters = text.chars();
    let mut at = 0_u32;
    let mut pieces: Vec<AnyView> = Vec::new();
    for span in spans {
        let before: String = characters.by_ref().take(span.start.saturating_sub(at) as usize).collect();
        let inside: String =
            characters.by_ref().take(span.end.saturating_sub(span.start.max(at)) as usize).collect();
        at = span.end.max(at);
        pieces.push(before.into_any());
        if !inside.is_empty() {
            pieces.push(view! { <mark>{inside}</mark> }.into_any());
        }
    }
    pieces.push(characters.collect::<String>().into_any());
    pieces.into_any()
}
