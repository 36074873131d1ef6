//! Panning and zooming of a map by its reader: where it came to rest.

use super::binding::Chart;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;

/// Debounce: how long the map stands still before it counts as at rest, in milliseconds.
const REST_MS: u32 = 150;

/// The subscription to a map's movements; ends when it is dropped.
pub struct Roaming {
    _closure: Closure<dyn FnMut()>,
    _rest: Rc<RefCell<Option<Timeout>>>,
}

/// Calls back with a map's centre, as degrees east and north, and its zoom, each time after it was moved.
pub fn follow_roam(chart: &Chart, then: impl Fn([f64; 2], f64) + 'static) -> Roaming {
    let rest: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let (then, moved, pending) = (Rc::new(then), chart.clone(), rest.clone());
    let closure = Closure::<dyn FnMut()>::new(move || {
        let (then, moved) = (then.clone(), moved.clone());
        let timeout = Timeout::new(REST_MS, move || {
            if let Some((middle, zoom)) = moved.seen() {
                then(middle, zoom);
            }
        });
        *pending.borrow_mut() = Some(timeout);
    });
    chart.on_roam(&closure);
    Roaming { _closure: closure, _rest: rest }
}
