//! Formatters by name: options carry `fmt:…`, and here each name becomes a function of [`plan_present::format`].

use super::event::text_of;
use js_sys::{Array, Function, Object, Reflect};
use plan_model::lang::Lang;
use plan_present::format;
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::prelude::*;

thread_local! {
    /// One function per name and language, made once and kept: there are a handful.
    static MADE: RefCell<HashMap<(String, Lang), Function>> = RefCell::new(HashMap::new());
}

/// Replaces every known `fmt:…` in an option by its function.
pub(super) fn tie(option: &JsValue, lang: Lang) {
    let Some(object) = option.dyn_ref::<Object>() else { return };
    for key in Object::keys(object) {
        let Ok(value) = Reflect::get(object, &key) else { continue };
        match value.as_string() {
            Some(name) => {
                if name.starts_with("fmt:")
                    && let Some(function) = function(&name, lang)
                {
                    let _ = Reflect::set(object, &key, &function);
                }
            }
            None if value.is_object() && !is_number_list(&value) => tie(&value, lang),
            None => {}
        }
    }
}

/// Lists of points are long and hold no formatter.
fn is_number_list(value: &JsValue) -> bool {
    Array::is_array(value) && Array::from(value).get(0).as_f64().is_some()
}

fn function(name: &str, lang: Lang) -> Option<Function> {
    let key = (name.to_owned(), lang);
    if let Some(made) = MADE.with_borrow(|made| made.get(&key).cloned()) {
        return Some(made);
    }
    let made = make(name, lang)?;
    MADE.with_borrow_mut(|all| all.insert(key, made.clone()));
    Some(made)
}

fn make(name: &str, lang: Lang) -> Option<Function> {
    // `fmt:name`, or `fmt:name:what the function is to know`.
    let (name, about) = match name.match_indices(':').nth(1) {
        Some((at, _)) => (&name[..at], &name[at + 1..]),
        None => (name, ""),
    };
    let format: Box<dyn Fn(JsValue) -> String> = match name {
        "fmt:number" => Box::new(move |value| format::number(value.as_f64().unwrap_or(f64::NAN), 2, lang)),
        "fmt:point" => Box::new(|params| {
            let date = text_of(&params, &["value", "0"]).unwrap_or_default();
            let value = text_of(&params, &["value", "2"]).unwrap_or_default();
            let series = text_of(&params, &["seriesName"]).unwrap_or_default();
            format!("{series}\n{value}\n{date}")
        }),
        "fmt:year" => {
            let full: Option<i32> = about.parse().ok();
            Box::new(move |value| {
                let day = js_sys::Date::new(&value);
                let year = day.get_full_year() as i32;
                if full == Some(year) { year.to_string() } else { format!("{:02}", year.rem_euclid(100)) }
            })
        }
        "fmt:area" => Box::new(|params| text_of(&params, &["data", "text"]).unwrap_or_default()),
        _ => return None,
    };
    Some(Closure::<dyn Fn(JsValue) -> String>::new(format).into_js_value().unchecked_into())
}
