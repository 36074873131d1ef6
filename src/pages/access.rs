//! 无障碍声明: what was tested and how, what falls short, how to tell us.

use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::access::{Statement, statement};
use plan_present::text::LangTexts;

/// The accessibility statement.
#[component]
pub fn AccessPage() -> impl IntoView {
    super::judged_page(|_, lang| {
        let sheet = statement(lang);
        (sheet.title.to_owned(), body(sheet, lang))
    })
}

fn body(sheet: Statement, lang: Lang) -> AnyView {
    let parts: Vec<AnyView> = sheet
        .parts
        .into_iter()
        .map(|(title, lines)| {
            let lines: Vec<AnyView> =
                lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
            view! {
                <section class="panel">
                    <h2>{title}</h2>
                    <ul class="plain-list">{lines}</ul>
                </section>
            }
            .into_any()
        })
        .collect();
    view! {
        <header class="page-head">
            <h1>{sheet.title}</h1>
            <p class="lead">{sheet.sentence}</p>
        </header>
        {parts}
        <p>{link("button", |address| address.on(Page::Method), lang.texts().method)}</p>
    }
    .into_any()
}
