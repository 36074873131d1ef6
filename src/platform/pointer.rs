//! Where the reader is on the screen: the pointer, or what has focus.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// Where an event is in an element, as shares of its width and height from 0 to 1; `None` for an element without a size.
pub fn place_in(element: &Element, event: &MouseEvent) -> Option<[f64; 2]> {
    let place = element.get_bounding_client_rect();
    let inside = |at: i32, from: f64, length: f64| (f64::from(at) - from) / length;
    (place.width() > 0.0 && place.height() > 0.0).then(|| {
        [
            inside(event.client_x(), place.left(), place.width()),
            inside(event.client_y(), place.top(), place.height()),
        ]
    })
}

/// Calls back with the height of the pointer, or of the middle of what gets focus, in CSS pixels from the window's upper
/// edge; for as long as what is returned is kept.
pub fn follow(callback: impl Fn(f64) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = super::window() else { return Vec::new() };
    let listen = |name: &'static str, callback: Box<dyn Fn(&web_sys::Event)>| {
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        EventListener::new_with_options(&window, name, options, move |event| callback(event))
    };
    let moved = callback.clone();
    vec![
        listen(
            "pointermove",
            Box::new(move |event| {
                if let Some(event) = event.dyn_ref::<MouseEvent>() {
                    moved(f64::from(event.client_y()));
                }
            }),
        ),
        listen(
            "focusin",
            Box::new(move |event| {
                if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                    let place = element.get_bounding_client_rect();
                    callback(place.top() + place.height() / 2.0);
                }
            }),
        ),
    ]
}
