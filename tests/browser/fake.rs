//! Things of the browser that are replaced for one test, and come back when it ends.

use crate::window;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// A property of an object that is something else as long as this lives.
pub struct Fake {
    object: Object,
    name: &'static str,
    before: Option<JsValue>,
}

impl Fake {
    /// Replaces a property, also one that the object only inherits.
    pub fn new(object: &JsValue, name: &'static str, value: &JsValue) -> Self {
        let object: Object = object.clone().unchecked_into();
        let own = Reflect::get_own_property_descriptor(&object, &name.into()).expect("an object");
        let descriptor = Object::new();
        for (field, value) in [("value", value), ("configurable", &true.into()), ("writable", &true.into())] {
            Reflect::set(&descriptor, &field.into(), value).expect("a field");
        }
        Reflect::define_property(&object, &name.into(), &descriptor).expect("a property that may change");
        Self { object, name, before: own.is_object().then_some(own) }
    }

    /// Replaces a property of the window.
    pub fn of_window(name: &'static str, value: &JsValue) -> Self {
        Self::new(&window(), name, value)
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        match &self.before {
            Some(before) => {
                let _ = Reflect::define_property(&self.object, &self.name.into(), before.unchecked_ref());
            }
            None => {
                let _ = Reflect::delete_property(&self.object, &self.name.into());
            }
        }
    }
}

/// A function of JavaScript that lives as long as the page.
pub fn function(body: impl FnMut(JsValue, JsValue) -> Result<JsValue, JsValue> + 'static) -> JsValue {
    Closure::<dyn FnMut(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(body).into_js_value()
}

/// A plain object.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).expect("a field");
    }
    object.into()
}
