//! The document's title, language, theme, focus and tokens.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, EventTarget, HtmlElement, NodeList};

fn document() -> Option<Document> {
    super::window()?.document()
}

/// Sets the title in the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of `<html>`; `None` takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// The value of a custom property of `<html>`, trimmed; `None` where it isn't set.
pub fn token(name: &str) -> Option<String> {
    let window = super::window()?;
    let root = window.document()?.document_element()?;
    let style = window.get_computed_style(&root).ok()??;
    let value = style.get_property_value(name).ok()?.trim().to_owned();
    (!value.is_empty()).then_some(value)
}

/// Whether there is an element with this id.
pub fn is_there(id: &str) -> bool {
    document().is_some_and(|document| document.get_element_by_id(id).is_some())
}

/// Whether what an event names is inside of an element that a selector matches; nothing is inside of none.
pub fn is_within(target: Option<EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

/// Moves focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        focus_element(&element);
    }
}

/// Moves focus to the n-th element that a selector matches, from 0; past the end it wraps around.
pub fn focus_one_of(selector: &str, at: u32) {
    let Some(found) = document().and_then(|document| document.query_selector_all(selector).ok()) else {
        return;
    };
    let element = at.checked_rem(found.length()).and_then(|at| found.get(at));
    if let Some(element) = element.and_then(|node| node.dyn_into::<Element>().ok()) {
        focus_element(&element);
    }
}

/// Moves focus to an element.
pub fn focus_element(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// The first element of a kind inside the ancestor that it shares with what has focus.
fn beside(ancestor: &str, selector: &str) -> Option<HtmlElement> {
    focused()?.closest(ancestor).ok()??.query_selector(selector).ok()??.dyn_into().ok()
}

/// Moves focus to the first element of a kind that stands in the same ancestor as what has focus.
pub fn focus_beside(ancestor: &str, selector: &str) {
    if let Some(element) = beside(ancestor, selector) {
        let _ = element.focus();
    }
}

/// Presses the first button of a kind that stands in the same ancestor as what has focus.
pub fn press_beside(ancestor: &str, selector: &str) {
    if let Some(element) = beside(ancestor, selector) {
        element.click();
    }
}

/// The element that has focus, to give it back later.
pub fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Focus trap: moves focus from the last control inside an element to its first, or back; `false` if the browser may move
/// it.
pub fn keep_focus_inside(id: &str, backwards: bool) -> bool {
    let Some(root) = document().and_then(|document| document.get_element_by_id(id)) else { return false };
    let Ok(controls) = root.query_selector_all("a[href], button, input, select") else { return false };
    let ends = [controls.get(0), controls.get(controls.length().saturating_sub(1))];
    let [Some(first), Some(last)] = ends.map(|node| node.and_then(|node| node.dyn_into::<Element>().ok()))
    else {
        return false;
    };
    let now = focused();
    let outside = !now.as_ref().is_some_and(|element| root.contains(Some(element)));
    let at_title = now.as_ref().is_some_and(|element| element.tag_name() == "H2");
    match backwards {
        true if outside || at_title || now.as_ref() == Some(&first) => focus_element(&last),
        false if outside || now.as_ref() == Some(&last) => focus_element(&first),
        _ => return false,
    }
    true
}

/// The text that the reader has selected on the page; empty where none is.
pub fn selected() -> String {
    let selection = super::window().and_then(|window| window.get_selection().ok()?);
    selection.map(|selection| String::from(selection.to_string())).unwrap_or_default()
}

/// What an attribute says of the element at a point of the window, in CSS pixels, or of the nearest one around it that has
/// the attribute; `None` where there is none.
pub fn attribute_at(x: f64, y: f64, name: &str) -> Option<String> {
    let element = document()?.element_from_point(x as f32, y as f32)?;
    element.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scroll anchor: where a reader is on a page, in a way that holds in another language too.
pub struct Spot {
    /// Which of the page's [`LANDMARKS`] stands first in the window, and how many there are.
    at: u32,
    of: u32,
    /// How far below the window's upper edge it begins, in CSS pixels.
    top: f64,
}

/// Elements by which the scroll position is kept: a page has as many of them in either language.
const LANDMARKS: &str = "main h2, main h3, main li, main tr";

/// The scroll anchor of the moment; `None` at the top of the page.
pub fn spot() -> Option<Spot> {
    if super::window()?.scroll_y().ok()? < 1.0 {
        return None;
    }
    let all = document()?.query_selector_all(LANDMARKS).ok()?;
    let of = all.length();
    (0..of).find_map(|at| {
        let top = top(&all, at).filter(|top| *top >= 0.0)?;
        Some(Spot { at, of, top })
    })
}

impl Spot {
    /// Brings the page back to this spot, unless it has become another page.
    pub fn show(&self) {
        let all = document().and_then(|document| document.query_selector_all(LANDMARKS).ok());
        let moved = all.filter(|all| all.length() == self.of).and_then(|all| top(&all, self.at));
        if let (Some(moved), Some(window)) = (moved, super::window()) {
            window.scroll_by_with_x_and_y(0.0, moved - self.top);
        }
    }
}

/// How far below the window's upper edge an element of a list begins; none for one that isn't shown.
fn top(all: &NodeList, at: u32) -> Option<f64> {
    let area = all.get(at)?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    (area.height() > 0.0).then(|| area.top())
}

/// Opens the browser's print dialogue, where it has one.
pub fn print() {
    if let Some(window) = super::window() {
        let _ = window.print();
    }
}

/// Opens everything that is folded, and says what was opened so that it can be folded again.
pub fn unfold_all() -> Vec<Element> {
    let Some(folded) =
        document().and_then(|document| document.query_selector_all("main details:not([open])").ok())
    else {
        return Vec::new();
    };
    let elements = (0..folded.length()).filter_map(|at| folded.get(at)?.dyn_into::<Element>().ok());
    elements.inspect(|element| drop(element.set_attribute("open", ""))).collect()
}

/// Opens one folded element; nothing happens to what can't be folded.
pub fn unfold(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.filter(|element| element.tag_name().eq_ignore_ascii_case("details")) {
        let _ = element.set_attribute("open", "");
    }
}

/// Folds elements again.
pub fn fold(elements: &[Element]) {
    for element in elements {
        let _ = element.remove_attribute("open");
    }
}

/// Drawings of the chart library, which have the size of their slot in pixels.
const DRAWINGS: &str = ".goal-timeline svg, .map-chart svg, .strip-chart svg";

/// Lets drawings take the width of paper, in proportion; or gives them their own size back.
pub fn scale_drawings(to_paper: bool) {
    let Some(all) = document().and_then(|document| document.query_selector_all(DRAWINGS).ok()) else {
        return;
    };
    for drawing in (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<Element>().ok()) {
        let size = drawing.get_attribute("width").zip(drawing.get_attribute("height"));
        let _ = match size.filter(|_| to_paper) {
            Some((width, height)) => drawing.set_attribute("viewBox", &format!("0 0 {width} {height}")),
            None => drawing.remove_attribute("viewBox"),
        };
    }
}
