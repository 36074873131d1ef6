//! Our own thin binding to ECharts.
#![allow(unsafe_code, reason = "wasm-bindgen's imports expand to unsafe calls")]

use super::formatters;
use crate::platform::boot;
use js_sys::{JSON, Object, Reflect};
use plan_model::lang::Lang;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The library, as its bundle exports it.
    #[derive(Clone)]
    pub type Echarts;

    #[wasm_bindgen(method, catch)]
    fn init(
        this: &Echarts,
        element: &web_sys::HtmlElement,
        theme: &JsValue,
        options: &JsValue,
    ) -> Result<Chart, JsValue>;

    #[wasm_bindgen(method, catch, js_name = init)]
    fn init_unseen(
        this: &Echarts,
        element: &JsValue,
        theme: &JsValue,
        options: &JsValue,
    ) -> Result<Chart, JsValue>;

    #[wasm_bindgen(method, catch, js_name = registerMap)]
    fn register_map(this: &Echarts, name: &str, map: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, js_name = getMap)]
    fn get_map(this: &Echarts, name: &str) -> JsValue;

    /// One chart in its element.
    #[derive(Clone)]
    pub type Chart;

    #[wasm_bindgen(method, catch, js_name = setOption)]
    fn set_option(this: &Chart, option: &JsValue, how: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = resize)]
    fn resize_now(this: &Chart) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = dispose)]
    fn dispose_now(this: &Chart) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = renderToSVGString)]
    fn render_to_svg(this: &Chart) -> Result<String, JsValue>;

    #[wasm_bindgen(method, js_name = isDisposed)]
    fn is_disposed(this: &Chart) -> bool;

    #[wasm_bindgen(method, js_name = getOption)]
    fn get_option(this: &Chart) -> JsValue;

    #[wasm_bindgen(method)]
    fn on(this: &Chart, event: &str, handler: &js_sys::Function);
}

/// Whether an option is patched onto the last one or replaces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patch {
    /// Same kind of chart: series are matched by id, and those that are gone leave no ghost.
    Series,
    /// Another kind: everything goes.
    Whole,
}

/// The library; loaded on first need. `None` if it can't be had.
pub async fn library() -> Option<Echarts> {
    let library = JsFuture::from(boot::echarts()?).await.ok()?;
    library.is_object().then(|| library.unchecked_into())
}

impl Echarts {
    /// Makes a chart in an element, drawn as SVG: every chart here has few marks.
    ///
    /// # Errors
    ///
    /// Whatever the library says.
    pub fn make(&self, element: &web_sys::HtmlElement, lang: Lang) -> Result<Chart, JsValue> {
        let options = object(&[("renderer", "svg".into()), ("locale", locale(lang).into())]);
        self.init(element, &JsValue::NULL, &options)
    }

    /// Draws an option as SVG text of this size without an element, for files and paper.
    ///
    /// # Errors
    ///
    /// Whatever the library says.
    pub fn picture(&self, option: &Value, lang: Lang, size: (u32, u32)) -> Result<String, JsValue> {
        let chart = self.init_unseen(
            &JsValue::NULL,
            &JsValue::NULL,
            &object(&[
                ("renderer", "svg".into()),
                ("ssr", true.into()),
                ("locale", locale(lang).into()),
                ("width", size.0.into()),
                ("height", size.1.into()),
            ]),
        )?;
        let mut still = option.clone();
        still["animation"] = Value::Bool(false);
        let drawn = chart.show(&still, Patch::Whole, lang).and_then(|()| chart.render_to_svg());
        chart.dispose();
        drawn
    }

    /// Registers boundaries once; a name that is known stays as it is.
    ///
    /// # Errors
    ///
    /// If the text isn't JSON or the library refuses it.
    pub fn know_map(&self, name: &str, geojson: &str) -> Result<(), JsValue> {
        if self.get_map(name).is_object() {
            return Ok(());
        }
        self.register_map(name, &object(&[("geoJSON", JSON::parse(geojson)?)]))
    }
}

impl Chart {
    /// Shows an option; names of formatters become functions of `lang`.
    ///
    /// # Errors
    ///
    /// Whatever the library says.
    pub fn show(&self, option: &Value, patch: Patch, lang: Lang) -> Result<(), JsValue> {
        let option = JSON::parse(&option.to_string())?;
        formatters::tie(&option, lang);
        let how = match patch {
            Patch::Series => object(&[("replaceMerge", js_sys::Array::of1(&"series".into()).into())]),
            Patch::Whole => object(&[("notMerge", true.into())]),
        };
        self.set_option(&option, &how)
    }

    /// Fits the chart to its element.
    pub fn fit(&self) {
        if !self.is_disposed() {
            let _ = self.resize_now();
        }
    }

    /// Calls back with the event's data whenever a mark is clicked. The callback lives as long as the closure.
    pub fn on_click(&self, handler: &Closure<dyn FnMut(JsValue)>) {
        self.on("click", handler.as_ref().unchecked_ref());
    }

    /// Calls back whenever a hand or the wheel moves the map. The callback lives as long as the closure.
    pub(super) fn on_roam(&self, handler: &Closure<dyn FnMut()>) {
        self.on("georoam", handler.as_ref().unchecked_ref());
    }

    /// The map's centre, as degrees east and north, and its zoom; `None` for a chart without a map.
    pub(super) fn seen(&self) -> Option<([f64; 2], f64)> {
        if self.is_disposed() {
            return None;
        }
        let of = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).ok();
        let geo = of(&of(&self.get_option(), "geo")?, "0")?;
        let middle = of(&geo, "center")?;
        Some(([of(&middle, "0")?.as_f64()?, of(&middle, "1")?.as_f64()?], of(&geo, "zoom")?.as_f64()?))
    }

    /// Releases what the chart holds. A chart may be disposed of twice.
    pub fn dispose(&self) {
        if !self.is_disposed() {
            let _ = self.dispose_now();
        }
    }
}

/// The library's name of a language.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "ZH",
        Lang::En => "EN",
    }
}

/// A plain object.
fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
