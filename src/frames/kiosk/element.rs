//! Elements whose name is a value: one piece of code for all of them, since a view of its own for each weighs a kilobyte.

use leptos::prelude::*;
use leptos::tachys::html::element::custom;

/// Text that changes.
type Live = Box<dyn Fn() -> String + Send + Sync>;

/// An element with a class, a language and what is inside.
pub fn element(
    tag: &'static str,
    class: impl Into<String>,
    lang: Option<&'static str>,
    inside: Vec<AnyView>,
) -> AnyView {
    made(tag, class.into(), lang, inside)
}

fn made(tag: &'static str, class: String, lang: Option<&'static str>, inside: Vec<AnyView>) -> AnyView {
    custom(tag).class(class).lang(lang).child(inside).into_any()
}

/// An element with words inside.
pub fn said(
    tag: &'static str,
    class: &'static str,
    lang: Option<&'static str>,
    words: impl Into<String>,
) -> AnyView {
    let words: String = words.into();
    element(tag, class, lang, vec![words.into_any()])
}

/// A paragraph whose text changes.
pub fn live(class: &'static str, text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    changing(class, Box::new(text))
}

fn changing(class: &'static str, text: Live) -> AnyView {
    view! { <p class=class>{move || text()}</p> }.into_any()
}

/// What belongs together, with a name for whoever can't see it.
pub fn group(class: &'static str, role: &'static str, label: &'static str, inside: Vec<AnyView>) -> AnyView {
    view! { <div class=class role=role aria-label=label>{inside}</div> }.into_any()
}

/// A button.
pub fn button(class: &'static str, name: impl Into<String>, act: impl Fn() + 'static) -> AnyView {
    pressed(class, name.into(), false, Box::new(act))
}

/// A button that may have nothing to do.
pub fn button_if(on: bool, name: &'static str, act: impl Fn() + 'static) -> AnyView {
    pressed("button", name.to_owned(), !on, Box::new(act))
}

fn pressed(class: &'static str, name: String, off: bool, act: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class disabled=off on:click=move |_| act()>{name}</button> }
        .into_any()
}
