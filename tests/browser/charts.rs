//! A chart slot, with a library that only writes down what it is asked.

use crate::fake::{Fake, function, object};
use crate::{pause, show, until};
use js_sys::{Function, JSON, Promise, Reflect};
use leptos::prelude::*;
use plan_atlas::chart::ChartView;
use plan_charts::{ChartKind, ChartOption};
use plan_method::address::Address;
use plan_model::lang::Lang;
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// What the library was asked, one line each, and the last option and click handler.
#[derive(Clone, Default)]
struct Log {
    lines: Rc<RefCell<Vec<String>>>,
    option: Rc<RefCell<JsValue>>,
    click: Rc<RefCell<JsValue>>,
}

impl Log {
    fn line(&self, line: impl Into<String>) {
        self.lines.borrow_mut().push(line.into());
    }

    fn lines(&self) -> Vec<String> {
        self.lines.borrow().clone()
    }

    /// Puts a library on the page that writes to this log.
    fn library(&self) -> Fake {
        let log = self.clone();
        let init = function(move |element, _| {
            log.line("init");
            Ok(log.chart(element))
        });
        let library = object(&[("init", init)]);
        let promise = function(move |_, _| Ok(Promise::resolve(&library).into()));
        Fake::of_window("planAtlas", &object(&[("echarts", promise)]))
    }

    fn chart(&self, element: JsValue) -> JsValue {
        let (shown, heard, disposed, asked) = (self.clone(), self.clone(), self.clone(), self.clone());
        let set_option = function(move |option, how| {
            shown.line(format!("setOption {}", String::from(JSON::stringify(&how)?)));
            *shown.option.borrow_mut() = option;
            Ok(JsValue::UNDEFINED)
        });
        let on = function(move |name, handler| {
            heard.line(format!("on {}", name.as_string().unwrap_or_default()));
            *heard.click.borrow_mut() = handler;
            Ok(JsValue::UNDEFINED)
        });
        let dispose = function(move |_, _| {
            let there = Reflect::get(&element, &"isConnected".into())?.is_truthy();
            disposed.line(format!("dispose, element there: {there}"));
            Ok(JsValue::UNDEFINED)
        });
        let is_disposed = function(move |_, _| {
            Ok(asked.lines().last().is_some_and(|line| line.starts_with("dispose")).into())
        });
        let sized = self.clone();
        let resize = function(move |_, _| {
            sized.line("resize");
            Ok(JsValue::UNDEFINED)
        });
        object(&[
            ("setOption", set_option),
            ("on", on),
            ("dispose", dispose),
            ("isDisposed", is_disposed),
            ("resize", resize),
        ])
    }
}

fn option(n: u32) -> ChartOption {
    let json = json!({
        "n": n,
        "tooltip": { "formatter": "fmt:point" },
        "xAxis": { "axisLabel": { "formatter": "fmt:year:2021" } },
        "yAxis": { "axisLabel": { "formatter": "fmt:number" } },
        "series": [{ "id": "a", "data": [["2024-12-31", 1.0, "fmt:point", "record-1"]] }],
    });
    ChartOption { kind: ChartKind::GoalLine, json }
}

#[wasm_bindgen_test]
async fn a_slot_makes_one_chart_patches_it_and_disposes_of_it_before_its_element_goes() {
    let log = Log::default();
    let _library = log.library();
    let (n, there) = (RwSignal::new_local(1), RwSignal::new_local(true));
    let clicked = RwSignal::new_local(String::new());
    let shown = show("", move || {
        view! {
            <Show when=move || there.get()>
                <ChartView
                    option=Signal::derive(move || option(n.get()))
                    class="goal-chart"
                    on_select=Callback::new(move |record| clicked.set(record))
                />
            </Show>
        }
    });
    let whole = r#"setOption {"notMerge":true}"#;
    let patch = r#"setOption {"replaceMerge":["series"]}"#;
    until("the first option", || log.lines().len() == 3).await;
    assert_eq!(log.lines(), ["init", "on click", whole]);
    n.set(2);
    until("the next option", || log.lines().len() == 4).await;
    assert_eq!(log.lines()[3], patch);

    // Formatters are functions by now, and what isn't one stays text.
    let field = |path: &[&str]| {
        path.iter().fold(log.option.borrow().clone(), |value, name| {
            Reflect::get(&value, &(*name).into()).expect("a field")
        })
    };
    let number: Function = field(&["yAxis", "axisLabel", "formatter"]).dyn_into().expect("a function");
    assert_eq!(number.call1(&JsValue::NULL, &1600.5.into()).expect("a text"), "1600.5");
    let year: Function = field(&["xAxis", "axisLabel", "formatter"]).dyn_into().expect("a function");
    for (day, words) in [("2021-01-01T00:00:00", "2021"), ("2022-01-01T00:00:00", "22")] {
        let time = js_sys::Date::new(&day.into()).get_time();
        assert_eq!(year.call1(&JsValue::NULL, &time.into()).expect("a text"), words);
    }
    let point: Function = field(&["tooltip", "formatter"]).dyn_into().expect("a function");
    let value = js_sys::Array::of3(&"2024-12-31".into(), &1.0.into(), &"≥1个".into());
    let params = object(&[("seriesName", "公开值".into()), ("value", value.into())]);
    assert_eq!(point.call1(&JsValue::NULL, &params).expect("a text"), "公开值\n≥1个\n2024-12-31");
    assert_eq!(field(&["series", "0", "id"]), "a");

    // A point is known by its fourth value, an area by its name.
    let click: Function = log.click.borrow().clone().dyn_into().expect("a handler");
    let value = js_sys::Array::of4(&"2024-12-31".into(), &1.0.into(), &"1".into(), &"record-1".into());
    click.call1(&JsValue::NULL, &object(&[("value", value.into())])).expect("a click");
    assert_eq!(clicked.get_untracked(), "record-1");
    click.call1(&JsValue::NULL, &object(&[("name", "xuhui".into()), ("value", 3.into())])).expect("a click");
    assert_eq!(clicked.get_untracked(), "xuhui");

    // The language of the axes is fixed when a chart is made.
    shown.state.nav.amend(&Address { lang: Lang::En, ..Address::default() });
    until("a new chart", || log.lines().len() == 8).await;
    assert_eq!(log.lines()[4..], ["dispose, element there: true", "init", "on click", whole]);
    let number: Function = field(&["yAxis", "axisLabel", "formatter"]).dyn_into().expect("a function");
    assert_eq!(number.call1(&JsValue::NULL, &1600.5.into()).expect("a text"), "1,600.5");

    there.set(false);
    until("the chart gone", || log.lines().len() == 9).await;
    assert_eq!(log.lines()[8], "dispose, element there: true");
}

#[wasm_bindgen_test]
async fn a_chart_is_fitted_only_when_its_slot_has_another_size() {
    let log = Log::default();
    let _library = log.library();
    let n = RwSignal::new_local(1);
    let shown = show("", move || {
        view! { <ChartView option=Signal::derive(move || option(n.get())) class="goal-chart" /> }
    });
    let slot = shown.one(".goal-chart");
    slot.set_attribute("style", "width: 300px; height: 200px").expect("a style");
    until("the chart", || log.lines().iter().any(|line| line.starts_with("setOption"))).await;
    // Longer than the pause after a change: the first call of the observer has been heard by then.
    pause(400).await;
    let fits = || log.lines().iter().filter(|line| *line == "resize").count();
    assert_eq!(fits(), 0, "it has the size that it was made for");
    slot.set_attribute("style", "width: 350px; height: 200px").expect("a style");
    until("the chart fitted", || fits() == 1).await;
    n.set(2);
    pause(400).await;
    assert_eq!(fits(), 1, "an option changes no size");
}

#[wasm_bindgen_test]
async fn a_library_that_cannot_be_had_is_said_and_not_fatal() {
    let refuses = function(|_, _| Ok(Promise::reject(&"404".into()).into()));
    let _library = Fake::of_window("planAtlas", &object(&[("echarts", refuses)]));
    let failed = Rc::new(RefCell::new(None));
    let tell = failed.clone();
    let _shown = show("", move || {
        let (failed, set_failed) = signal(false);
        *tell.borrow_mut() = Some(failed);
        view! { <ChartView option=Signal::derive(|| option(1)) class="goal-chart" failed=set_failed /> }
    });
    let failed = failed.borrow().expect("a signal");
    until("the failure", || failed.get_untracked()).await;
}
