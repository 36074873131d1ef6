//! A button that copies a text and says that it did; nothing where the browser has no clipboard.

use crate::platform::{clipboard, clock};
use crate::state::use_app;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_present::text::LangTexts;
use plan_present::text::Texts;

/// How long the button says that it has copied, in milliseconds.
const SAID_MS: u32 = 2_000;

/// The button, of a class of buttons; `text` is asked for when it is pressed.
pub fn copy_button(
    class: &'static str,
    label: fn(&Texts) -> &'static str,
    text: Callback<(), String>,
) -> AnyView {
    let state = use_app();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let (text, texts) = (text.run(()), state.nav.lang.get_untracked().texts());
        spawn_local(async move {
            if clipboard::copy(&text).await {
                copied.try_set(true);
                state.speech.announce(texts.copied.to_owned());
                clock::after(SAID_MS, move || {
                    copied.try_set(false);
                });
            }
        });
    };
    let words = move || if copied.get() { state.texts().copied } else { label(state.texts()) };
    clipboard::offered()
        .then(|| {
            view! {
                <button type="button" class=class on:click=copy>
                    {words}
                </button>
            }
        })
        .into_any()
}
