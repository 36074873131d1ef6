//! A list of any length: a short one stands there whole, of a long one only what is near the screen.

use crate::platform::clock;
use crate::platform::sight::{self, Watch};
use leptos::html::Ul;
use leptos::prelude::*;
use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

/// Up to this many items a list stands there whole, so that the browser's own search finds everything.
const WHOLE: usize = 400;
/// Items of a short list that are built at once, about as many as a screen shows.
const FIRST: usize = 12;
/// Items that follow in each step.
const STEP: usize = 24;
/// Between two steps, in milliseconds: about a frame.
const STEP_MS: u32 = 16;
/// Items of a block of a long list.
const BLOCK: usize = 40;
/// What an item is taken to need until its block has been seen, in CSS pixels.
const GUESS_PX: f64 = 84.0;

/// Makes an item, its own `<li>`, from its key.
pub type MakeItem<T> = Arc<dyn Fn(T) -> AnyView + Send + Sync>;

/// Makes the items of a block.
type Fill = Arc<dyn Fn() -> Vec<AnyView> + Send + Sync>;

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
            let shown = growing(items);
            let each = move || shown.get();
            let room = move || {
                let (there, all) = (shown.with(Vec::len), items.with(|items| items.len()));
                (there < all).then(|| format!("{}px", all as f64 * GUESS_PX))
            };
            view! {
                <ul class=class style:min-height=room>
                    <For each key=|item| item.clone() children=move |item| make(item) />
                </ul>
            }
            .into_any()
        }
    }
}

/// The items that stand there: what stood there before and still belongs, and the first ones, at once; the rest follows in
/// steps, so that no list holds up what the reader sees first. All at once where there is no browser.
fn growing<T>(items: Signal<Arc<Vec<T>>>) -> RwSignal<Vec<T>>
where
    T: Clone + Eq + Hash + Send + Sync + 'static,
{
    let shown = RwSignal::new(items.with_untracked(|items| match clock::runs() {
        true => next(items, &[], FIRST),
        false => items.to_vec(),
    }));
    // Steps of an older list stop when a newer one begins.
    let round = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        items.track();
        round.update_value(|round| *round = round.wrapping_add(1));
        // What the list began with is there already.
        step(items, shown, round, round.get_value(), if before.is_some() { FIRST } else { 0 });
    });
    shown
}

fn step<T>(
    items: Signal<Arc<Vec<T>>>,
    shown: RwSignal<Vec<T>>,
    round: StoredValue<u32>,
    mine: u32,
    more: usize,
) where
    T: Clone + Eq + Hash + Send + Sync + 'static,
{
    if round.try_get_value() != Some(mine) {
        return;
    }
    let all = items.get_untracked();
    let following = shown.with_untracked(|shown| next(&all, shown, more));
    let complete = following.len() == all.len();
    if shown.with_untracked(|shown| *shown != following) {
        shown.set(following);
    }
    if !complete {
        clock::after(STEP_MS, move || step(items, shown, round, mine, STEP));
    }
}

/// Of all items those that stand there, and the first `more` of the others.
fn next<T: Clone + Eq + Hash>(all: &[T], there: &[T], more: usize) -> Vec<T> {
    let there: HashSet<&T> = there.iter().collect();
    let mut more = more;
    let mut stands = |item: &&T| {
        there.contains(item) || {
            let one_more = more > 0;
            more = more.saturating_sub(1);
            one_more
        }
    };
    all.iter().filter(|item| stands(item)).cloned().collect()
}

/// A block that holds its items only while it is near the screen, and their room all the time.
fn block(class: &'static str, n_items: usize, fill: Fill) -> AnyView {
    let element = NodeRef::<Ul>::new();
    let near = RwSignal::new(false);
    let height = StoredValue::new(n_items as f64 * GUESS_PX);
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let watching = sight::watch(&element, move |is_near, tall| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_grows_in_its_own_order_and_keeps_what_stands_there() {
        let all = ["a", "b", "c", "d", "e"];
        assert_eq!(next(&all, &[], 2), ["a", "b"]);
        assert_eq!(next(&all, &["a", "b"], 2), ["a", "b", "c", "d"]);
        assert_eq!(next(&all, &["d", "x"], 1), ["a", "d"], "what is gone goes, what stays keeps its place");
        assert_eq!(next(&all, &all, 3), all);
        assert!(next::<&str>(&[], &["a"], 3).is_empty());
    }
}
