//! Who follows a signal, and for how long: a signal keeps a mark of every subscriber it has ever had.

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{Source, ToAnySource, ToAnySubscriber};

/// A memo that follows another one until the owner that it is made under is disposed of.
pub(super) fn scoped_memo<T: Clone + PartialEq + Send + Sync + 'static>(memo: Memo<T>) -> Memo<T> {
    let scoped = ArcMemo::new(move |_| memo.get());
    // Subscribed from now on, not only when somebody asks.
    scoped.with_untracked(|_| ());
    let (source, subscriber) = (ArcMemo::from(memo).to_any_source(), scoped.to_any_subscriber());
    on_cleanup(move || source.remove_subscriber(&subscriber));
    scoped.into()
}

/// Forgets the subscribers of a signal, those that are gone and never unsubscribed among them. All are notified first, and
/// whoever is still there subscribes again when it runs.
pub fn drop_subscribers<T: Send + Sync + 'static>(signal: RwSignal<T>) {
    signal.notify();
    signal.clear_subscribers();
}
