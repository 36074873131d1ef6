//! A chart slot.

use super::binding::{self, Chart, Patch};
use super::event::text_of;
use crate::platform::size::{SizeWatch, size, watch_size};
use crate::state::use_app;
use gloo::timers::callback::Timeout;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_charts::{ChartKind, ChartOption};
use plan_model::lang::Lang;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

/// Debounce of resizing, in milliseconds.
const RESIZE_PAUSE_MS: u32 = 100;

/// Called with the data of a click.
type ClickHandler = Closure<dyn FnMut(JsValue)>;

/// Chart, handlers and watch of a slot; dropped together.
#[derive(Default)]
struct ChartSlot {
    chart: RefCell<Option<Chart>>,
    shown: Cell<Option<(ChartKind, Lang)>>,
    /// Width and height of the element that the chart was last fitted to, in CSS pixels.
    fitted: Cell<(i32, i32)>,
    click: RefCell<Option<ClickHandler>>,
    watch: RefCell<Option<SizeWatch>>,
    resize: RefCell<Option<Timeout>>,
    gone: Cell<bool>,
}

impl ChartSlot {
    fn close(&self) {
        self.gone.set(true);
        self.resize.take();
        self.watch.take();
        if let Some(chart) = self.chart.take() {
            chart.dispose();
        }
        self.click.take();
    }
}

/// A chart that follows its option. Hidden from readers who listen: the figure around it speaks for it.
#[component]
pub fn ChartView(
    /// What to draw.
    #[prop(into)]
    option: Signal<ChartOption>,
    /// Boundaries to register first, as GeoJSON.
    #[prop(optional)]
    geojson: Option<Memo<Option<String>>>,
    /// Class names of the slot, which give it its height.
    #[prop(into)]
    class: String,
    /// Called with the record or area that was clicked.
    #[prop(optional)]
    on_select: Option<Callback<String>>,
    /// Called with a chart once it is made, before it shows anything; a slot may make another one.
    #[prop(optional)]
    on_made: Option<Callback<Chart>>,
    /// Set to true when the chart can't be drawn.
    #[prop(optional)]
    failed: Option<WriteSignal<bool>>,
    /// Set to true once the chart is on the screen.
    #[prop(optional)]
    drawn: Option<WriteSignal<bool>>,
) -> impl IntoView {
    let state = use_app();
    let element = NodeRef::<Div>::new();
    let slot = StoredValue::new_local(Rc::new(ChartSlot::default()));
    let fail = move |error: &JsValue| {
        crate::platform::boot::log(&format!("chart: {error:?}"));
        if let Some(failed) = failed {
            failed.try_set(true);
        }
    };
    let charts_off = Memo::new(move |_| state.nav.address.with(|address| address.charts_off));
    Effect::new(move |_| {
        // What isn't shown isn't drawn.
        let Some(element) = element.get().filter(|_| !charts_off.get()) else { return };
        let option = option.get();
        let lang = state.nav.lang.get();
        let map = geojson.map(|geojson| geojson.get());
        if map.as_ref().is_some_and(Option::is_none) {
            return;
        }
        let Some(slot) = slot.try_get_value() else { return };
        spawn_local(async move {
            let Some(library) = binding::library().await else {
                fail(&"the chart library can't be had".into());
                return;
            };
            if slot.gone.get() {
                return;
            }
            let outcome = (|| {
                if let Some(Some(map)) = &map {
                    library.know_map(option.map_name(), map)?;
                }
                draw(&slot, &library, &element, &option, lang, (on_select, on_made))
            })();
            match outcome {
                Ok(()) => {
                    if let Some(drawn) = drawn {
                        drawn.try_set(true);
                    }
                }
                Err(error) => fail(&error),
            }
        });
    });
    on_cleanup(move || {
        slot.try_with_value(|slot| slot.close());
    });
    view! { <div class=class node_ref=element aria-hidden="true"></div> }
}

fn draw(
    slot: &Rc<ChartSlot>,
    library: &binding::Echarts,
    element: &web_sys::HtmlDivElement,
    option: &ChartOption,
    lang: Lang,
    (on_select, on_made): (Option<Callback<String>>, Option<Callback<Chart>>),
) -> Result<(), JsValue> {
    let kind = option.kind;
    // The language of axis names is fixed when a chart is made.
    if slot.shown.get().is_some_and(|(_, shown)| shown != lang)
        && let Some(chart) = slot.chart.take()
    {
        chart.dispose();
        slot.shown.set(None);
    }
    let existing = slot.chart.borrow().clone();
    let chart = match existing {
        Some(chart) => chart,
        None => {
            let chart = library.make(element, lang)?;
            slot.fitted.set(size(element));
            listen(slot, &chart, on_select);
            if let Some(on_made) = on_made {
                on_made.run(chart.clone());
            }
            observe(slot, element)?;
            *slot.chart.borrow_mut() = Some(chart.clone());
            chart
        }
    };
    let patch = if slot.shown.get() == Some((kind, lang)) { Patch::Series } else { Patch::Whole };
    chart.show(&option.json, patch, lang)?;
    slot.shown.set(Some((kind, lang)));
    Ok(())
}

fn listen(slot: &Rc<ChartSlot>, chart: &Chart, on_select: Option<Callback<String>>) {
    let Some(on_select) = on_select else { return };
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |params: JsValue| {
        // Points carry their record as the fourth value; areas are named by their district.
        let record = text_of(&params, &["value", "3"]).or_else(|| text_of(&params, &["name"]));
        if let Some(record) = record.filter(|record| !record.is_empty()) {
            on_select.run(record);
        }
    });
    chart.on_click(&closure);
    *slot.click.borrow_mut() = Some(closure);
}

fn observe(slot: &Rc<ChartSlot>, element: &web_sys::HtmlDivElement) -> Result<(), JsValue> {
    if slot.watch.borrow().is_some() {
        return Ok(());
    }
    let weak = Rc::downgrade(slot);
    let watched = element.clone();
    let watch = watch_size(element, move || {
        let Some(slot) = weak.upgrade() else { return };
        let (again, element) = (weak.clone(), watched.clone());
        let timeout = Timeout::new(RESIZE_PAUSE_MS, move || {
            // An observer calls back as soon as it observes. To fit a chart to the size that it has would cut its entry
            // animation short, and WebKit then goes on painting the clip of that moment: a chart without its line.
            if let Some(slot) = again.upgrade()
                && slot.fitted.replace(size(&element)) != size(&element)
                && let Some(chart) = slot.chart.borrow().as_ref()
            {
                chart.fit();
            }
        });
        *slot.resize.borrow_mut() = Some(timeout);
    })?;
    *slot.watch.borrow_mut() = Some(watch);
    Ok(())
}
