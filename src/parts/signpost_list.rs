//! What plans say on a matter that readers look for, clause by clause, each with the way into the plan's text.

use crate::ui::erased::link;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{SignpostRow, Signposts};
use plan_present::text::LangTexts;

/// A panel with a sentence and the clauses; `id` is that of its heading.
pub fn signpost_panel(found: Option<Signposts>, id: &'static str, lang: Lang) -> Option<AnyView> {
    let (title, inside) = signpost_list(found, lang)?;
    let view = view! {
        <Panel id title>
            {inside}
        </Panel>
    };
    Some(view.into_any())
}

/// The heading, and what stands below it.
pub fn signpost_list(found: Option<Signposts>, lang: Lang) -> Option<(&'static str, AnyView)> {
    let Signposts { title, sentence, rows } = found?;
    let rows: Vec<AnyView> = rows.into_iter().map(|row| signpost(row, lang)).collect();
    let inside = view! {
        <p>{sentence}</p>
        <ul class="signpost-list">{rows}</ul>
    };
    Some((title, inside.into_any()))
}

fn signpost(row: SignpostRow, lang: Lang) -> AnyView {
    let SignpostRow { district, name, year, quote, text, heading } = row;
    let quote = (!quote.is_empty()).then(|| {
        view! {
            <blockquote class="clause short" lang="zh-CN">
                {quote}
            </blockquote>
        }
    });
    let to = heading.map(|heading| {
        link("", move |address| address.on(Page::Text(heading.clone())), lang.texts().in_text)
    });
    let year = year.map(|year| format!(" · {year}"));
    view! {
        <li class=format!("signpost-row district-{district}")>
            <strong>
                <span class="district-mark" aria-hidden="true"></span>
                {name}
                {year}
            </strong>
            {quote}
            <p>{text}" "{to}</p>
        </li>
    }
    .into_any()
}
