//! Parts of a view that follow what they read, all made by one piece of code: a closure of its own type for each part
//! would bring the code that makes, updates and drops it along, and that weighs more than what it says.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// What makes a view anew whenever something that it reads changes.
type Make = Box<dyn FnMut() -> AnyView + Send>;

/// What happens on a click, or when a pointer enters.
pub type Act<E = MouseEvent> = Box<dyn FnMut(E)>;

/// A view that is made anew whenever something that it reads changes.
pub fn live(make: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let make: Make = Box::new(make);
    make.into_any()
}

/// Words that follow what they read.
pub fn words(say: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    Signal::derive(say).into_any()
}

/// Calls back now and whenever something that is read changes; in the browser only.
pub fn follow(change: impl FnMut() + 'static) {
    fn made(mut change: Box<dyn FnMut()>) {
        Effect::new(move |_| change());
    }
    made(Box::new(change));
}

/// What happens on a click.
pub fn act(act: impl Fn() + 'static) -> Act {
    Box::new(move |_| act())
}

/// A button whose class and pressed state may change while it stays, and what its pointer does.
pub struct Button {
    /// Class names.
    pub class: Signal<String>,
    /// `true`, `false`, or nothing for a button that isn't pressed or not.
    pub pressed: Signal<Option<String>>,
    /// On a click.
    pub click: Act,
    /// When a pointer or focus enters.
    pub reach: Box<dyn Fn()>,
}

impl Button {
    /// A plain one.
    pub fn plain(class: &'static str, click: impl Fn() + 'static) -> Self {
        Self {
            class: Signal::stored(class.to_owned()),
            pressed: Signal::stored(None),
            click: act(click),
            reach: Box::new(|| {}),
        }
    }

    /// The button with its content.
    pub fn with(self, content: AnyView) -> AnyView {
        let reach = std::rc::Rc::new(self.reach);
        let (enter, focus) = (reach.clone(), reach);
        let enter: Act<leptos::ev::PointerEvent> = Box::new(move |_| enter());
        let focus: Act<leptos::ev::FocusEvent> = Box::new(move |_| focus());
        view! {
            <button type="button" class=self.class aria-pressed=self.pressed on:click=self.click on:pointerenter=enter on:focus=focus>
                {content}
            </button>
        }
        .into_any()
    }
}
