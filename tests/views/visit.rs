//! What is left of a visit at a panel in a hall once it has ended: nothing.

use crate::{DATA, ready, today};
use leptos::prelude::*;
use plan_atlas::state::{AppState, Remote};
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

fn visited(check: impl FnOnce(AppState)) {
    Owner::new().with(|| {
        let state = AppState::new("page=targets&lang=en".to_owned(), today());
        state.store.put(ready());
        check(state);
    });
}

#[test]
fn nothing_of_a_visitors_own_is_left() {
    visited(|state| {
        let own = Arc::new((**DATA).clone());
        let nothing = || Arc::new(|| ().into_any());
        state.workspace.show_local(own.clone(), nothing(), nothing());
        state.workspace.workbench.set_value(Some(Arc::new("a sheet")));
        state.workspace.draft.set_value(Some(Arc::new("a draft")));
        state.speech.announcement.set("12 targets".to_owned());
        state.nav.dismissed.set(Address::read("colour=blue").1);
        let shown = move || state.store.load.with_untracked(|load| load.data().cloned().expect("data"));
        assert!(Arc::ptr_eq(&shown(), &own) && state.workspace.local.with_untracked(Option::is_some));

        let home = Address { lang: Lang::Zh, page: Page::Overview, ..Address::default() };
        state.end_visit(&home);
        assert!(Arc::ptr_eq(&shown(), &DATA), "the published figures are back");
        assert!(state.workspace.local.with_untracked(Option::is_none));
        assert!(state.workspace.workbench.get_value().is_none());
        assert!(state.workspace.draft.get_value().is_none());
        assert_eq!(state.speech.announcement.get_untracked(), "");
        assert_eq!(state.nav.dismissed.get_untracked(), []);
        assert_eq!(state.nav.address.get_untracked(), home);
    });
}

#[test]
fn what_was_fetched_stays_for_the_next_visitor() {
    visited(|state| {
        state.store.places.set(Remote::Ready(Arc::new(DATA.places().to_vec())));
        state.end_visit(&Address::default());
        assert!(state.store.places.with_untracked(|places| places.ready().is_some()));
        assert!(state.store.load.with_untracked(|load| load.data().is_some()));
    });
}

/// A signal whose subscribers are dropped notifies them first. One that is forgotten keeps those that are gone for weeks.
#[test]
fn every_signal_that_outlives_a_visit_drops_its_subscribers() {
    type Follow = fn(AppState);
    let signals: [(&str, Follow); 15] = [
        ("today", |state| state.nav.today.track()),
        ("dismissed", |state| state.nav.dismissed.track()),
        ("load", |state| state.store.load.track()),
        ("boundaries", |state| state.store.boundaries.track()),
        ("river", |state| state.store.river.track()),
        ("places", |state| state.store.places.track()),
        ("lexicon", |state| state.store.lexicon.track()),
        ("changes", |state| state.store.changes.track()),
        ("plan_texts", |state| state.store.plan_texts.track()),
        ("extras", |state| state.store.extras.track()),
        ("local", |state| state.workspace.local.track()),
        ("before", |state| state.workspace.before.track()),
        ("shows_before", |state| state.workspace.shows_before.track()),
        ("announcement", |state| state.speech.announcement.track()),
        ("theme_changes", |state| state.theme_changes.track()),
    ];
    for (name, follow) in signals {
        visited(|state| {
            let runs = Arc::new(AtomicU32::new(0));
            let counted = runs.clone();
            let memo = Memo::new(move |_| {
                follow(state);
                counted.fetch_add(1, Ordering::Relaxed)
            });
            memo.get_untracked();
            memo.get_untracked();
            assert_eq!(runs.load(Ordering::Relaxed), 1, "{name} is followed");
            state.end_visit(&Address::default());
            memo.get_untracked();
            assert_eq!(runs.load(Ordering::Relaxed), 2, "{name} keeps its subscribers");
        });
    }
}
