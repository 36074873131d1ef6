//! The source drawer: opened by any number, addressed by its record.

use super::copy_button::copy_button;
use super::explained::explained;
use super::lazy::{lazy, lazy_view};
use crate::platform::files;
use crate::state::use_app;
use crate::ui::drawer::Drawer;
use crate::ui::erased::link;
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_present::present::{self, Fact, SourceSheet};
use plan_present::text::LangTexts;

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
    let open = move |_| state.nav.change(|address| address.source = Some(record.clone()));
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
    let record = Memo::new(move |_| state.nav.address.with(|address| address.source.clone()));
    let name = Memo::new(move |_| {
        let (record, lang) = (record.get()?, state.nav.lang.get());
        state.store.load.with(|load| load.data().and_then(|data| present::source_title(data, &record, lang)))
    });
    let close = Callback::new(move |()| state.nav.change(|address| address.source = None));
    let open = Memo::new(move |_| name.with(Option::is_some));
    let title = move || {
        let (source, colon) = (state.texts().source, state.nav.lang.get().pick("：", ": "));
        format!("{source}{colon}{}", name.get().unwrap_or_default())
    };
    view! {
        <Show when=move || open.get()>
            <Drawer
                title=Signal::derive(title)
                close=Signal::derive(move || state.texts().close.to_owned())
                on_close=close
            >
                {move || {
                    record
                        .get()
                        .map(|record| { lazy_view(fetch_source, move || source_body(record.clone())) })
                }}
            </Drawer>
        </Show>
    }
}

lazy! {
    /// What the drawer says about a record.
    source_body after fetch_source in list (record: String) view! { <SourceBody record /> }.into_any();
}

#[component]
fn SourceBody(record: String) -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.nav.lang.get();
        state.store.load.with(|load| load.data().and_then(|data| present::source(data, &record, lang)))
    });
    move || sheet.get().map(|sheet| body(sheet, state.nav.lang.get_untracked()))
}

fn body(sheet: SourceSheet, lang: Lang) -> AnyView {
    let state = use_app();
    let texts = lang.texts();
    let SourceSheet { record, title: sheet_title, clause, facts, note, citation, .. } = sheet;
    let reported = record.clone();
    let in_text = clause.is_some().then(|| {
        let to = move |address: &Address| address.on(Page::Text(record.clone()));
        view! { <p>{link("button quiet", to, texts.in_text)}</p> }
    });
    let facts: Vec<_> = facts.into_iter().map(|row| fact(row, lang)).collect();
    let to_copy = citation.clone();
    let shown = clause.clone().unwrap_or_else(|| sheet_title.clone());
    let report = Callback::new(move |()| {
        let release = state.store.load.with_untracked(|load| load.data().map(|data| data.release.id.clone()));
        let address = files::page_address();
        present::report(
            &reported,
            &release.unwrap_or_default(),
            &address,
            &shown,
            state.nav.lang.get_untracked(),
        )
    });
    view! {
        {clause
            .map(|clause| {
                let terms = explained(&clause);
                view! {
                    <blockquote class="clause" lang="zh-CN">
                        {clause}
                    </blockquote>
                    {terms}
                }
            })}
        {in_text}
        {note
            .map(|note| {
                view! {
                    <p class="remark">
                        <strong>{texts.note}</strong>
                        " "
                        {note}
                    </p>
                }
            })}
        <dl class="facts">{facts}</dl>
        <p class="citation" lang="zh-CN">
            {citation}
        </p>
        <p class="copies">
            {copy_button("button", |texts| texts.copy_citation, Callback::new(move |()| to_copy.clone()))}
            {copy_button("button", |texts| texts.copy_link, Callback::new(|()| files::page_address()))}
            {copy_button("button", |texts| texts.copy_report, report)}
        </p>
    }
    .into_any()
}

/// A named fact; the value is a link where there is an address to open.
pub fn fact(fact: Fact, lang: Lang) -> impl IntoView + use<> {
    let Fact { name, value, url } = fact;
    let tag = foreign(&value, lang);
    let value = match url {
        Some(url) => view! {
            <a href=url target="_blank" rel="noopener noreferrer">
                {value}
            </a>
        }
        .into_any(),
        None => value.into_any(),
    };
    view! {
        <div class="fact">
            <dt>{name}</dt>
            <dd lang=tag>{value}</dd>
        </div>
    }
}
