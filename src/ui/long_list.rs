//! A virtual list: a short one is rendered whole, of a long one only what is near the viewport.

use crate::platform::visibility::{self, Watch};
use leptos::html::Ul;
use leptos::prelude::*;
use std::hash::Hash;
use std::sync::Arc;

/// Up to this many items a list is rendered whole, so that the browser's own search finds everything.
const WHOLE: usize = 400;
/// Items of a block of a long list.
const BLOCK: usize = 40;
/// Estimated height of an item until its block has been rendered, in CSS pixels.
const GUESS_PX: f64 = 48.0;

/// Makes an item, its own `<li>`, from its key.
pub type MakeItem<T> = Arc<dyn Fn(T) -> AnyView + Send + Sync>;

/// Makes the items of a block.
type FillBlock = Arc<dyn Fn() -> Vec<AnyView> + Send + Sync>;

/// A list of items, each known by its key: an item that stays keeps its elements.
#[component]
pub fn LongList<T>(
    /// Keys of the items, in order.
    #[prop(into)]
    items: Signal<Arc<Vec<T>>>,
    /// Makes an item.
    make: MakeItem<T>,
    /// Class names of the list.
    class: &'static str,
) -> impl IntoView
where
    T: Clone + Eq + Hash + Send + Sync + 'static,
{
    let long = Memo::new(move |_| items.with(|items| items.len() > WHOLE));
    move || {
        let make = make.clone();
        if long.get() {
            let items = items.get();
            let n_blocks = items.len().div_ceil(BLOCK);
            let blocks = (0..n_blocks).map(|at| {
                let keys: Vec<T> = items.iter().skip(at * BLOCK).take(BLOCK).cloned().collect();
                let (n_items, make) = (keys.len(), make.clone());
                block(class, n_items, Arc::new(move || keys.iter().cloned().map(|key| make(key)).collect()))
            });
            blocks.collect::<Vec<_>>().into_any()
        } else {
            let each = move || items.get().to_vec();
            view! {
                <ul class=class>
                    <For each key=|item| item.clone() children=move |item| make(item) />
                </ul>
            }
            .into_any()
        }
    }
}

/// A block that renders its items only while it is near the viewport, and keeps their height all the time.
fn block(class: &'static str, n_items: usize, fill: FillBlock) -> AnyView {
    let element = NodeRef::<Ul>::new();
    let near = RwSignal::new(false);
    let height = StoredValue::new(n_items as f64 * GUESS_PX);
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let watching = visibility::watch(&element, move |is_near, tall| {
            if near.try_get_untracked() == Some(true) {
                height.try_set_value(tall);
            }
            near.try_set(is_near);
        });
        if watching.is_none() {
            near.set(true);
        }
        watch.set_value(watching);
    });
    let room = move || if near.get() { "0".to_owned() } else { format!("{}px", height.get_value()) };
    view! {
        <ul class=class node_ref=element style:min-height=room>
            {move || near.get().then(|| fill())}
        </ul>
    }
    .into_any()
}
