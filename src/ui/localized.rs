//! Words that follow the language: one signal type for all of them instead of a closure of its own for each.

use crate::state::use_app;
use leptos::prelude::*;
use plan_present::text::Texts;

/// A word of the current language, as content or as the value of an attribute.
pub fn localized(say: fn(&Texts) -> &'static str) -> Signal<&'static str> {
    let state = use_app();
    Signal::derive(move || say(state.texts()))
}
