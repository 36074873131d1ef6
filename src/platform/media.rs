//! What the system asks for: dark colours, less motion.

use gloo::events::EventListener;

fn matches(query: &str) -> bool {
    let list = super::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Whether the system asks for dark colours.
pub fn prefers_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

/// Whether the system asks for less motion.
pub fn prefers_less_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Calls back when the system's colours change, for as long as the app runs.
pub fn on_colours_changed(mut callback: impl FnMut() + 'static) {
    let list =
        super::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    if let Some(list) = list {
        EventListener::new(&list, "change", move |_| callback()).forget();
    }
}
