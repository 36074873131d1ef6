//! What the boot script offers the program: `window.planAtlas`.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// The boot script's global; `None` where there is none, as in a browser test.
fn shell() -> Option<JsValue> {
    let window = super::window()?;
    Reflect::get(&window, &"planAtlas".into()).ok().filter(JsValue::is_object)
}

fn call(name: &str, arguments: &[&str]) -> Option<JsValue> {
    let shell = shell()?;
    let function: Function = Reflect::get(&shell, &name.into()).ok()?.dyn_into().ok()?;
    let arguments: js_sys::Array = arguments.iter().map(|text| JsValue::from_str(text)).collect();
    function.apply(&shell, &arguments).ok()
}

/// Mounts the app in `#app` (or the body, where there is no such element) and reports that it is there.
pub fn mount<F, V>(app: F)
where
    F: FnOnce() -> V + 'static,
    V: IntoView,
{
    let root = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    match root {
        Some(root) => {
            let handle = mount_to(root, app);
            handle.forget();
        }
        None => mount_to_body(app),
    }
}

/// Tells the boot script that the app is on the screen, so that what stood in for it goes.
pub fn ready() {
    call("ready", &[]);
}

/// Shows the static page again, below the app's own notice: it is then no longer the main part of the page.
pub fn show_static(shown: bool) {
    let element = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("static"));
    if let Some(element) = element {
        let _ = if shown {
            element.remove_attribute("role").and_then(|()| element.remove_attribute("hidden"))
        } else {
            element.set_attribute("hidden", "")
        };
    }
}

/// Reports a panic to the console and to the boot script.
pub fn watch_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        call("failed", &["crash", &panic.to_string()]);
    }));
}

/// A promise of the chart library; it is loaded at the first call.
pub fn echarts() -> Option<Promise> {
    call("echarts", &[])?.dyn_into().ok()
}

/// A promise of a data file's bytes; `None` where the program is to fetch it itself.
pub fn data(path: &str) -> Option<Promise> {
    call("data", &[path])?.dyn_into().ok()
}

/// Loads the styles for what few readers ask for, and calls back once they are there; not at all if they can't be had.
pub fn styles(then: impl FnOnce() + 'static) {
    let ask = || {
        let shell = shell()?;
        let function: Function = Reflect::get(&shell, &"styles".into()).ok()?.dyn_into().ok()?;
        function.call1(&shell, &Closure::once_into_js(then)).ok()
    };
    ask();
}

/// The watchdog of an unattended page; `None` on any other.
pub(super) fn kiosk() -> Option<JsValue> {
    Reflect::get(&shell()?, &"kiosk".into()).ok().filter(JsValue::is_object)
}

/// The build id; empty where there is no boot script.
pub fn build() -> String {
    let build = shell().and_then(|shell| Reflect::get(&shell, &"build".into()).ok());
    build.and_then(|build| build.as_string()).unwrap_or_default()
}

/// Whether a page that can be embedded lies beside this one: not in the single file.
pub fn can_be_embedded() -> bool {
    let form = shell().and_then(|shell| Reflect::get(&shell, &"form".into()).ok());
    form.and_then(|form| form.as_string()).as_deref() != Some("single")
}

/// Writes a line to the console for whoever looks into a problem.
pub fn log(line: &str) {
    web_sys::console::warn_1(&line.into());
}
