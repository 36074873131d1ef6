//! The text of the page that speech synthesis can read, in order, and the mark on what is being read.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// Selector of what isn't read: controls, pictures, and what is folded or hidden.
const SILENT: &str = "button, select, input, textarea, svg, nav, script, [hidden], [aria-hidden=true], [role=application], \
                      .visually-hidden, .access-bar, details:not([open]) > :not(summary)";
/// Attribute of what is being read.
const SPOKEN: &str = "data-spoken";
/// Name of the mark on a sentence, as in the style sheet.
const MARK: &str = "spoken";
/// What `Node.nodeType` says of a text.
const TEXT: u16 = 3;

/// An element of the page that has text nodes of its own.
pub struct SpokenPassage {
    element: Element,
    nodes: Vec<Node>,
    /// Its words.
    pub text: String,
    /// Its language, as the page declares it.
    pub lang: String,
}

/// Everything in the main part of the page that has words, in order.
pub fn passages() -> Vec<SpokenPassage> {
    let mut found = Vec::new();
    let main = super::window().and_then(|window| window.document()?.get_element_by_id("main"));
    if let Some(main) = main {
        gather(&main, &mut found);
    }
    found
}

fn is_silent(element: &Element) -> bool {
    let seen = element.get_bounding_client_rect();
    element.matches(SILENT).unwrap_or(true) || (seen.width() == 0.0 && seen.height() == 0.0)
}

fn children(node: &Node) -> impl Iterator<Item = Node> + use<> {
    let children = node.child_nodes();
    (0..children.length()).filter_map(move |at| children.get(at))
}

fn words_of(node: &Node) -> Option<String> {
    (node.node_type() == TEXT).then(|| node.node_value()).flatten()
}

fn gather(element: &Element, found: &mut Vec<SpokenPassage>) {
    if is_silent(element) {
        return;
    }
    let speaks = children(element).any(|node| words_of(&node).is_some_and(|words| !words.trim().is_empty()));
    if !speaks {
        let inside = children(element).filter_map(|node| node.dyn_into::<Element>().ok());
        inside.for_each(|element| gather(&element, found));
        return;
    }
    let (mut nodes, mut text) = (Vec::new(), String::new());
    collect(element, &mut nodes, &mut text);
    let lang = element.closest("[lang]").ok().flatten().and_then(|one| one.get_attribute("lang"));
    found.push(SpokenPassage { element: element.clone(), nodes, text, lang: lang.unwrap_or_default() });
}

fn collect(element: &Element, nodes: &mut Vec<Node>, text: &mut String) {
    for node in children(element) {
        if let Some(words) = words_of(&node) {
            text.push_str(&words);
            nodes.push(node);
        } else if let Some(inside) = node.dyn_ref::<Element>().filter(|inside| !is_silent(inside)) {
            collect(inside, nodes, text);
        }
    }
}

impl SpokenPassage {
    /// The words between two places, in UTF-16 units.
    pub fn words(&self, (from, to): (u32, u32)) -> String {
        let units: Vec<u16> =
            self.text.encode_utf16().skip(from as usize).take((to - from) as usize).collect();
        String::from_utf16_lossy(&units)
    }

    /// Marks the words between two places, in UTF-16 units, and scrolls them into view; the whole passage where the
    /// browser can't mark words. `false` if the passage is no longer on the page.
    pub fn mark(&self, (from, to): (u32, u32)) -> bool {
        unmark();
        if !self.element.is_connected() {
            return false;
        }
        if self.highlight(from, to).is_none() {
            let _ = self.element.set_attribute(SPOKEN, "");
        }
        let seen = self.element.get_bounding_client_rect();
        let height =
            super::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
        if seen.top() < 0.0 || seen.bottom() > height {
            self.element.scroll_into_view();
        }
        true
    }

    fn highlight(&self, from: u32, to: u32) -> Option<()> {
        let window = super::window()?;
        let marks = marks()?;
        let make: Function = Reflect::get(&window, &"Highlight".into()).ok()?.dyn_into().ok()?;
        let range = window.document()?.create_range().ok()?;
        let mut at = 0;
        let (mut begun, mut ended) = (false, false);
        for node in &self.nodes {
            let length = node.node_value()?.encode_utf16().count() as u32;
            if !begun && from < at + length {
                range.set_start(node, from - at).ok()?;
                begun = true;
            }
            if !ended && to <= at + length {
                range.set_end(node, to - at).ok()?;
                ended = true;
            }
            at += length;
        }
        let mark = Reflect::construct(&make, &Array::of1(&range)).ok()?;
        let set: Function = Reflect::get(&marks, &"set".into()).ok()?.dyn_into().ok()?;
        set.call2(&marks, &MARK.into(), &mark).ok()?;
        ended.then_some(())
    }
}

/// `CSS.highlights`, which only newer browsers have.
fn marks() -> Option<JsValue> {
    let window = super::window()?;
    let css = Reflect::get(&window, &"CSS".into()).ok()?;
    Reflect::get(&css, &"highlights".into()).ok().filter(JsValue::is_object)
}

/// Takes the mark away.
pub fn unmark() {
    let found = super::window().and_then(|window| window.document()?.query_selector("[data-spoken]").ok()?);
    if let Some(element) = found {
        let _ = element.remove_attribute(SPOKEN);
    }
    let clear = || {
        let marks = marks()?;
        let delete: Function = Reflect::get(&marks, &"delete".into()).ok()?.dyn_into().ok()?;
        delete.call1(&marks, &MARK.into()).ok()
    };
    clear();
}
