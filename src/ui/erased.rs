//! Type-erased fragments of a view: one instantiation for all callers instead of one per closure.
//!
//! There are two ways to write a view. A `#[component]` is for what has state or several props; the functions here are for
//! rows, and for fragments that occur many times. A generic component or a closure in `view!` brings the code that builds,
//! rebuilds and drops it along for every type it is called with, about a kilobyte each; here the closure is boxed and the
//! view is an [`AnyView`], so that code is there once.

use super::link::Link;
use crate::state::use_app;
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::tachys::html::element::custom;
use plan_method::address::Address;

/// A type-erased event handler.
pub type Handler<E = MouseEvent> = Box<dyn FnMut(E)>;

/// A fragment that is rebuilt whenever something that it reads changes.
pub fn reactive(make: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let make: Box<dyn FnMut() -> AnyView + Send> = Box::new(make);
    make.into_any()
}

/// Text that follows what it reads.
pub fn reactive_text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    Signal::derive(text).into_any()
}

/// Runs now and whenever something that it reads changes; in the browser only.
pub fn effect(run: impl FnMut() + 'static) {
    fn erased(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    erased(Box::new(run));
}

/// A handler that doesn't look at its event.
pub fn on_click(act: impl Fn() + 'static) -> Handler {
    Box::new(move |_| act())
}

/// A handler for what is a button by its role alone, such as a part of a drawing: Enter and space press it.
pub fn on_press(act: impl Fn() + 'static) -> Handler<KeyboardEvent> {
    Box::new(move |event| {
        if event.key() == "Enter" || event.key() == " " {
            event.prevent_default();
            act();
        }
    })
}

/// An element of any name, with a class, a language that differs from the page's, and children.
pub fn element(
    tag: &'static str,
    class: impl Into<String>,
    lang: Option<&'static str>,
    children: Vec<AnyView>,
) -> AnyView {
    fn erased(
        tag: &'static str,
        class: String,
        lang: Option<&'static str>,
        children: Vec<AnyView>,
    ) -> AnyView {
        custom(tag).class(class).lang(lang).child(children).into_any()
    }
    erased(tag, class.into(), lang, children)
}

/// An element of any name whose only child is text.
pub fn text_element(
    tag: &'static str,
    class: &'static str,
    lang: Option<&'static str>,
    text: impl Into<String>,
) -> AnyView {
    let text: String = text.into();
    element(tag, class, lang, vec![text.into_any()])
}

/// A paragraph whose text follows what it reads.
pub fn reactive_paragraph(class: &'static str, text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    view! { <p class=class>{reactive_text(text)}</p> }.into_any()
}

/// A `<div>` with a role, and a name for assistive technology.
pub fn group(
    class: &'static str,
    role: &'static str,
    label: &'static str,
    children: Vec<AnyView>,
) -> AnyView {
    view! {
        <div class=class role=role aria-label=label>
            {children}
        </div>
    }
    .into_any()
}

/// A link whose address is made from the current one: the short form of [`Link`].
pub fn link(
    class: &'static str,
    to: impl Fn(&Address) -> Address + Send + Sync + 'static,
    content: impl IntoView + 'static,
) -> AnyView {
    fn erased(
        class: &'static str,
        to: Box<dyn Fn(&Address) -> Address + Send + Sync>,
        content: AnyView,
    ) -> AnyView {
        let state = use_app();
        let to = Signal::derive(move || state.nav.address.with(|address| to(address)));
        view! {
            <Link to class=class>
                {content}
            </Link>
        }
        .into_any()
    }
    erased(class, Box::new(to), content.into_any())
}

/// A button with a fixed text.
pub fn button(class: &'static str, text: impl Into<String>, act: impl Fn() + 'static) -> AnyView {
    fixed_button(class, text.into(), true, Box::new(act))
}

/// A button with a fixed text that is disabled unless `enabled`.
pub fn button_if(enabled: bool, text: &'static str, act: impl Fn() + 'static) -> AnyView {
    fixed_button("button", text.to_owned(), enabled, Box::new(act))
}

fn fixed_button(class: &'static str, text: String, enabled: bool, act: Box<dyn Fn()>) -> AnyView {
    let click = move |_| act();
    view! {
        <button type="button" class=class disabled=!enabled on:click=click>
            {text}
        </button>
    }
    .into_any()
}

/// A button whose class and pressed state may change while it stays, with any content.
pub struct Button {
    /// Class names.
    pub class: Signal<String>,
    /// `true`, `false`, or nothing for a button that isn't pressed or not.
    pub pressed: Signal<Option<String>>,
    /// On a click.
    pub on_click: Handler,
    /// When the pointer or focus enters.
    pub on_enter: Box<dyn Fn()>,
}

impl Button {
    /// A button that is never pressed and doesn't care where the pointer is.
    pub fn new(class: &'static str, act: impl Fn() + 'static) -> Self {
        Self {
            class: Signal::stored(class.to_owned()),
            pressed: Signal::stored(None),
            on_click: on_click(act),
            on_enter: Box::new(|| {}),
        }
    }

    /// The button with its content.
    pub fn view(self, content: AnyView) -> AnyView {
        let on_enter = std::rc::Rc::new(self.on_enter);
        let on_focus = on_enter.clone();
        let enter: Handler<PointerEvent> = Box::new(move |_| on_enter());
        let focus: Handler<FocusEvent> = Box::new(move |_| on_focus());
        view! {
            <button
                type="button"
                class=self.class
                aria-pressed=self.pressed
                on:click=self.on_click
                on:pointerenter=enter
                on:focus=focus
            >
                {content}
            </button>
        }
        .into_any()
    }
}
