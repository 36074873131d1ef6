//! What a reader's hand makes of a map: where it came to rest.

use super::binding::Chart;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;

/// How long the map stands before it counts as at rest, in milliseconds.
const REST_MS: u32 = 150;

/// What listens; ends when it is dropped.
pub struct Roaming {
    _closure: Closure<dyn FnMut()>,
    _rest: Rc<RefCell<Option<Timeout>>>,
}

/// Calls back with what a map has in its middle and how near it is, each time after it was moved.
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
