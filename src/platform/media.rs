//! What the system asks for: dark colours, contrast, less motion, less data.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

const DARK: &str = "(prefers-color-scheme: dark)";
const CONTRAST: &str = "(prefers-contrast: more)";
const FORCED: &str = "(forced-colors: active)";

fn matches(query: &str) -> bool {
    let list = super::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Whether the system asks for dark colours.
pub fn prefers_dark() -> bool {
    matches(DARK)
}

/// Whether the system asks for more contrast.
pub fn prefers_contrast() -> bool {
    matches(CONTRAST)
}

/// Whether the system sets the colours itself.
pub fn forces_colours() -> bool {
    matches(FORCED)
}

/// Whether the system asks for less motion.
pub fn prefers_less_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether there is a mouse, or something as exact, that can also rest on a thing without pressing it.
pub fn has_mouse() -> bool {
    matches("(hover: hover) and (pointer: fine)")
}

/// Device pixels to a CSS pixel.
pub fn pixel_ratio() -> f64 {
    super::window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// Whether the window is too narrow for a map with names.
pub fn is_narrow() -> bool {
    matches("(max-width: 22rem)")
}

/// The width below which the overview's wall is in blocks; `public/css/parts/wall.css` says the same.
const PHONE: &str = "(max-width: 48rem)";

/// The width from which the list of targets has a card beside it; `public/css/pages/targets.css` says the same.
const WIDE: &str = "(min-width: 100rem)";

/// Whether the window has no room for the wall as a table.
pub fn is_phone() -> bool {
    matches(PHONE)
}

/// Whether the window has room for a card beside a list.
pub fn is_wide() -> bool {
    matches(WIDE)
}

/// Calls back when a query begins or ceases to hold, for as long as what is returned is kept.
fn follow(query: &'static str, callback: impl Fn(bool) + 'static) -> Option<EventListener> {
    let list = super::window().and_then(|window| window.match_media(query).ok().flatten())?;
    let callback: Box<dyn Fn(bool)> = Box::new(callback);
    Some(EventListener::new(&list, "change", move |_| callback(matches(query))))
}

/// Calls back when the window becomes wide enough for the table, or too narrow, for as long as what is returned is kept.
pub fn follow_phone(callback: impl Fn(bool) + 'static) -> Option<EventListener> {
    follow(PHONE, callback)
}

/// Calls back when the window becomes wide enough for a card beside a list, or too narrow, for as long as what is returned
/// is kept.
pub fn follow_wide(callback: impl Fn(bool) + 'static) -> Option<EventListener> {
    follow(WIDE, callback)
}

const UPRIGHT: &str = "(orientation: portrait)";

/// Whether the window is higher than wide.
pub fn is_upright() -> bool {
    matches(UPRIGHT)
}

/// Calls back when the window becomes higher than wide, or the other way round, for as long as what is returned is kept.
pub fn follow_upright(callback: impl Fn(bool) + 'static) -> Option<EventListener> {
    let list = super::window().and_then(|window| window.match_media(UPRIGHT).ok().flatten())?;
    Some(EventListener::new(&list, "change", move |_| callback(is_upright())))
}

/// Whether the reader asked the browser to save data. Browsers without such a setting count as not asked.
pub fn saves_data() -> bool {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let connection = super::window()
        .and_then(|window| get(window.as_ref(), "navigator"))
        .and_then(|navigator| get(&navigator, "connection"))
        .filter(JsValue::is_object);
    connection.and_then(|connection| get(&connection, "saveData")).is_some_and(|asked| asked.is_truthy())
}

/// Calls back when the system's colours change, for as long as the app runs.
pub fn on_colours_changed(callback: impl Fn() + Clone + 'static) {
    for query in [DARK, CONTRAST, FORCED] {
        let list = super::window().and_then(|window| window.match_media(query).ok().flatten());
        if let Some(list) = list {
            let callback = callback.clone();
            EventListener::new(&list, "change", move |_| callback()).forget();
        }
    }
}

/// Calls back when the page is about to be printed (`true`) and when that is over, for as long as the app runs.
pub fn on_print(callback: impl FnMut(bool) + 'static) {
    let Some(window) = super::window() else { return };
    let callback = std::rc::Rc::new(std::cell::RefCell::new(callback));
    for (event, starts) in [("beforeprint", true), ("afterprint", false)] {
        let callback = callback.clone();
        EventListener::new(&window, event, move |_| (callback.borrow_mut())(starts)).forget();
    }
}
