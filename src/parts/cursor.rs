//! The data cursor of a figure: its values one by one, by keyboard and by ear. Seen only while it has focus.

use super::lazy::{lazy, quiet_lazy_view};
use crate::platform::document;
use crate::state::use_app;
use leptos::prelude::*;
use plan_present::access::{row_said, words};
use plan_present::present::Table;

lazy! {
    /// The cursor.
    cursor_view after fetch_cursor in list (title: Signal<String>, table: Signal<Table>)
        view! { <DataCursor title table /> }.into_any();
}

/// A cursor over the rows of a figure's table.
pub fn cursor(title: Signal<String>, table: Signal<Table>) -> AnyView {
    quiet_lazy_view(fetch_cursor, move || cursor_view(title, table))
}

#[component]
fn DataCursor(title: Signal<String>, table: Signal<Table>) -> impl IntoView {
    let state = use_app();
    let at = RwSignal::new(0_u32);
    let said = move || {
        table
            .with(|table| {
                let at = (at.get() as usize).min(table.rows.len().saturating_sub(1));
                let cells: Vec<String> =
                    table.rows.get(at)?.iter().map(|cell| cell.shown().to_owned()).collect();
                Some(row_said(
                    &table.caption,
                    &table.columns,
                    &cells,
                    (at, table.rows.len()),
                    state.nav.lang.get(),
                ))
            })
            .unwrap_or_default()
    };
    let go = move |to: u32| {
        at.set(to);
        state.speech.announce(untrack(said));
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let last = table.with_untracked(|table| table.rows.len().saturating_sub(1)) as u32;
        let now = at.get_untracked().min(last);
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => go((now + 1).min(last)),
            "ArrowLeft" | "ArrowUp" => go(now.saturating_sub(1)),
            "Home" => go(0),
            "End" => go(last),
            "Enter" => document::press_beside(".figure", ".figure-foot button"),
            "Escape" => document::focus_beside(".figure", ".figure-foot button"),
            _ => return,
        }
        event.prevent_default();
    };
    let label = move || {
        let words = words(state.nav.lang.get());
        let lang = state.nav.lang.get();
        let (colon, stop) = (lang.pick("：", ": "), lang.pick("。", ". "));
        format!("{}{colon}{}{stop}{}", words.cursor, title.get(), words.cursor_help)
    };
    view! {
        <div
            class="cursor"
            tabindex="0"
            role="application"
            aria-label=label
            on:keydown=keys
            on:focus=move |_| state.speech.announce(untrack(said))
        >
            <p class="cursor-said">{said}</p>
            <p class="hint">{move || words(state.nav.lang.get()).cursor_help}</p>
        </div>
    }
}
