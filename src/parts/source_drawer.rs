//! The source drawer: opened by any number, addressed by its record.

use crate::platform::clipboard;
use crate::state::use_app;
use crate::ui::drawer::Drawer;
use crate::ui::foreign::foreign;
use crate::ui::link::link;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_core::address::{Address, Page};
use plan_core::present::{self, Fact, SourceSheet};
use plan_core::text::Lang;

/// A button that opens the source of a record.
#[component]
pub fn SourceButton(
    /// The record's id.
    #[prop(into)]
    record: String,
    /// What the button says; by default that it shows the source.
    #[prop(into, optional)]
    label: Option<String>,
) -> impl IntoView {
    let state = use_app();
    let open = move |_| state.change(|address| address.source = Some(record.clone()));
    view! {
        <button type="button" class="button source-button" on:click=open>
            {move || label.clone().unwrap_or_else(|| state.texts().open_source.to_owned())}
        </button>
    }
}

/// The drawer of the record in the address; nothing while there is none.
#[component]
pub fn SourceDrawer() -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let record = state.address.with(|address| address.source.clone())?;
        let lang = state.lang.get();
        state.load.with(|load| load.ready().and_then(|data| present::source(data, &record, lang)))
    });
    let close = Callback::new(move |()| state.change(|address| address.source = None));
    let open = Memo::new(move |_| sheet.with(Option::is_some));
    view! {
        <Show when=move || open.get()>
            <Drawer
                title=Signal::derive(move || format!("{}{}{}", state.texts().source, state.lang.get().pick("：", ": "), sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.title.clone()).unwrap_or_default())))
                close=Signal::derive(move || state.texts().close.to_owned())
                on_close=close
            >
                {move || sheet.get().map(|sheet| view! { <SourceBody sheet /> })}
            </Drawer>
        </Show>
    }
}

#[component]
fn SourceBody(sheet: SourceSheet) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let lang = state.lang.get_untracked();
    let SourceSheet { record, clause, facts, note, citation, .. } = sheet;
    let in_text = clause.is_some().then(|| {
        let to = move |address: &Address| address.on(Page::Text(record.clone()));
        view! { <p>{link("button quiet", to, texts.in_text)}</p> }
    });
    let facts: Vec<_> = facts.into_iter().map(|row| fact(row, lang)).collect();
    let copied = RwSignal::new(false);
    let to_copy = citation.clone();
    let copy = move |_| {
        let text = to_copy.clone();
        spawn_local(async move {
            if clipboard::copy(&text).await {
                copied.set(true);
                state.announce(state.lang.get_untracked().texts().copied.to_owned());
                Timeout::new(2_000, move || {
                    copied.try_set(false);
                })
                .forget();
            }
        });
    };
    let words = move || if copied.get() { state.texts().copied } else { state.texts().copy_citation };
    view! {
        {clause.map(|clause| view! { <blockquote class="clause" lang="zh-CN">{clause}</blockquote> })}
        {in_text}
        {note.map(|note| view! { <p class="remark"><strong>{texts.note}</strong>" "{note}</p> })}
        <dl class="facts">{facts}</dl>
        <p class="citation" lang="zh-CN">{citation}</p>
        {clipboard::offered().then(|| view! { <button type="button" class="button" on:click=copy>{words}</button> })}
    }
}

/// A named fact; the value is a link where there is an address to open.
pub fn fact(fact: Fact, lang: Lang) -> impl IntoView + use<> {
    let Fact { name, value, url } = fact;
    let tag = foreign(&value, lang);
    let value = match url {
        Some(url) => view! { <a href=url target="_blank" rel="noopener noreferrer">{value}</a> }.into_any(),
        None => value.into_any(),
    };
    view! { <div class="fact"><dt>{name}</dt><dd lang=tag>{value}</dd></div> }
}
