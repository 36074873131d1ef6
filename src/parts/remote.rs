//! What stands for a file until it is there: a word while it is under way, or why it can't be used, with "try again".

use crate::state::{Remote, use_app};
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_model::wire::Refusal;
use plan_present::present::cause_of;
use plan_present::text::LangTexts;
use plan_present::text::Texts;

/// Chooses words of the language.
pub type Say = fn(&Texts) -> &'static str;

/// What is said about a file that isn't there, and how it is asked for again.
pub struct Waiting {
    /// While it is under way.
    pub pending: Say,
    /// That it can't be used, above the reason.
    pub failed: Say,
    /// Asks for it again.
    pub retry: Box<dyn Fn()>,
}

/// What `ready` makes of a file once it is there, or what stands for it until then.
pub fn remote_view<T>(file: &Remote<T>, waiting: Waiting, ready: impl FnOnce(&T) -> AnyView) -> AnyView {
    match file {
        Remote::Ready(value) => ready(value),
        Remote::Failed(why) => failed_view(waiting.failed, std::slice::from_ref(why), Some(waiting.retry)),
        Remote::Unasked | Remote::Pending => loading(waiting.pending),
    }
}

/// That something is under way.
pub fn loading(say: Say) -> AnyView {
    let state = use_app();
    view! { <p class="loading">{move || say(state.texts())}</p> }.into_any()
}

/// That files can't be used: what is missing for it, the reason for each file, and "try again" where that may help.
pub fn failed_view(title: Say, refused: &[Refusal], retry: Option<Box<dyn Fn()>>) -> AnyView {
    let state = use_app();
    let lang = state.nav.lang.get();
    let causes: Vec<AnyView> =
        refused.iter().map(|refusal| view! { <li>{cause_of(refusal, lang)}</li> }.into_any()).collect();
    let retry = retry.map(|retry| retry_button("button", retry));
    view! {
        <div class="notice warning" role="alert">
            <p>
                <strong>{title(lang.texts())}</strong>
            </p>
            <ul>{causes}</ul>
            {retry}
        </div>
    }
    .into_any()
}

/// That a whole page or a part of the program can't be shown: a heading, what is known about it, and "try again".
pub fn problem(title: Say, about: AnyView, retry: Box<dyn Fn()>) -> AnyView {
    let state = use_app();
    view! {
        <section class="problem" role="alert">
            <h1>{move || title(state.texts())}</h1>
            {about}
            {retry_button("button primary", retry)}
        </section>
    }
    .into_any()
}

fn retry_button(class: &'static str, retry: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| retry()>
            {localized(|texts| texts.retry)}
        </button>
    }
    .into_any()
}
