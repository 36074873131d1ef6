//! 原文: a plan's whole text by headings, its targets and starting points marked and open to links.

use crate::parts::explained::explained;
use crate::parts::filter_bar::TextFilter;
use crate::parts::gloss::gloss_note;
use crate::parts::not_found::not_found;
use crate::parts::plan_text::{line, looked_for, with_text};
use crate::parts::source_drawer::fact;
use crate::platform::{clock, document};
use crate::state::use_app;
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::search::words_in;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::Span;
use plan_present::present::{self, Line, Mark, TextPart, TextSheet};
use plan_present::text::LangTexts;

/// The page of a plan's text.
#[component]
pub fn TextPage(
    /// Id of the plan, or of a heading, task, target or starting point in it, from the address.
    id: String,
) -> impl IntoView {
    let state = use_app();
    let sheet = Memo::new(move |_| {
        let lang = state.nav.lang.get();
        state.store.load.with(|load| load.data().map(|data| present::plan_text(data, &id, lang)))
    });
    super::titled(move || {
        sheet.with(|sheet| match sheet {
            Some(Ok(sheet)) => format!("{} · {}", state.texts().text_of_plan, sheet.name),
            Some(Err(nowhere)) => nowhere.title.to_owned(),
            None => String::new(),
        })
    });
    // The place that the address asks for, once there is a text to find it in.
    Effect::new(move |there: Option<bool>| {
        let (plan, at) = sheet.with(|sheet| match sheet {
            Some(Ok(sheet)) => (Some(sheet.plan.clone()), sheet.at.clone()),
            _ => (None, None),
        });
        let was = there.unwrap_or_default();
        let is = plan.is_some_and(|plan| state.store.text_of(&plan).ready().is_some());
        if let Some(at) = at
            && is
            && !was
        {
            clock::after(0, move || document::focus(&at));
        }
        is || was
    });
    move || {
        sheet.get().map(|sheet| match sheet {
            Ok(sheet) => body(sheet, state.nav.lang.get_untracked()),
            Err(what) => not_found(&what),
        })
    }
}

fn body(sheet: TextSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let TextSheet { plan, district, name, title, sentence, facts, parts, .. } = sheet;
    let facts: Vec<_> = facts.into_iter().map(|row| fact(row, lang)).collect();
    let contents: Vec<AnyView> = parts.iter().filter_map(|part| entry(part, lang)).collect();
    let of = plan.clone();
    let state = use_app();
    // Apart from the text, which is made anew with every word that is looked for.
    let read = plan.clone();
    let terms = move || state.store.text_of(&read).ready().map(|text| explained(text));
    let typed = Memo::new(move |_| state.nav.address.with(|address| address.query.text.clone()));
    let whole = with_text(plan, move |data, text, lang| {
        let hits = typed.with(|typed| words_in(text, typed));
        let found = typed.with(|typed| (!typed.is_empty()).then(|| found(hits.len(), lang)));
        let whole = whole(data, &of, &parts, text, &hits, lang)?;
        Some(
            view! {
                {found}
                {whole}
            }
            .into_any(),
        )
    });
    let to = district.clone();
    view! {
        <header class=format!("page-head district-{district}")>
            <p class="eyebrow">
                <span class="district-mark" aria-hidden="true"></span>
                {link("", move |address| address.on(Page::District(to.clone())), name)}
                " · "
                {texts.text_of_plan}
            </p>
            <h1 lang=(lang == Lang::En).then_some("zh-CN")>{String::from(&title.zh)}</h1>
            {(lang == Lang::En)
                .then(|| {
                    view! { <p class="gloss">{String::from(&title.en)}" ("{texts.english_gloss}")"</p> }
                })}
            <p class="lead">{sentence}</p>
            <p class="hint">{texts.marks_help}</p>
            <div class="panel search-box" role="search">
                <TextFilter />
            </div>
            <details class="fold">
                <summary>{texts.plan_identity}</summary>
                <dl class="facts">{facts}</dl>
            </details>
        </header>
        <div class="text-layout">
            <nav class="text-contents" aria-label=texts.contents>
                <details class="fold" open=true>
                    <summary>{texts.contents}</summary>
                    {gloss_note(lang)}
                    <ol>{contents}</ol>
                </details>
            </nav>
            <article class="panel text-whole">{terms}{whole}</article>
        </div>
    }
    .into_any()
}

/// A heading in the table of contents, with how many clauses are marked under it.
fn entry(part: &TextPart, lang: Lang) -> Option<AnyView> {
    let title = part.title.clone()?;
    let class = format!("text-entry level-{}", part.level.min(4));
    let to = format!("#{}", part.id);
    let count = (part.n_records > 0).then(|| view! { <span class="facet-count">{part.n_records}</span> });
    let words = match lang {
        Lang::Zh => view! { <span>{String::from(&title.zh)}</span> }.into_any(),
        Lang::En => view! { <span>{String::from(&title.en)}</span> }.into_any(),
    };
    Some(
        view! {
            <li class=class>
                <a href=to>{words}</a>
                {count}
            </li>
        }
        .into_any(),
    )
}

/// In how many places the words stand that the reader looks for, and the way from one to the next.
fn found(n: usize, lang: Lang) -> AnyView {
    let next = StoredValue::new(0_u32);
    let go = move |_| {
        document::focus_one_of(".text-whole mark", next.get_value());
        next.update_value(|next| *next = next.wrapping_add(1));
    };
    let button = (n > 0).then(|| {
        view! {
            <button type="button" class="button quiet" on:click=go>
                {lang.texts().next_place}
            </button>
        }
    });
    view! {
        <p class="text-found" role="status" lang=lang.tag()>
            {present::hits_found(n, lang)}
            " "
            {button}
        </p>
    }
    .into_any()
}

fn whole(
    data: &Dataset,
    plan: &str,
    parts: &[TextPart],
    text: &str,
    hits: &[Span],
    lang: Lang,
) -> Option<AnyView> {
    let parts: Option<Vec<AnyView>> = parts
        .iter()
        .map(|part| {
            let found = present::text_part(data, plan, part, text, hits, lang)?;
            Some(section(part, &found.lines, lang))
        })
        .collect();
    Some(parts?.into_any())
}

/// A heading with its text; the heading can be linked to.
fn section(part: &TextPart, lines: &[Line], lang: Lang) -> AnyView {
    let is_heading = |line: &Line| line.runs.iter().all(|run| run.mark == Mark::Heading);
    let (head, rest) = match lines.split_first() {
        Some((first, rest)) if part.title.is_some() && is_heading(first) => (Some(first), rest),
        _ => (None, lines),
    };
    let rest: Vec<AnyView> = rest.iter().map(line).collect();
    let id = part.id.clone();
    let here = part.title.as_ref().map(|title| {
        let label = format!("{}{}{}", lang.texts().link_here, lang.pick("：", ": "), String::from(&title.zh));
        let mark = view! {
            <span aria-hidden="true">"#"</span>
            <span class="visually-hidden" lang=lang.tag()>
                {label}
            </span>
        };
        link("link-here", move |address| address.on(Page::Text(id.clone())), mark)
    });
    let head = match head {
        Some(line) => {
            let words: Vec<AnyView> =
                line.runs.iter().map(|run| looked_for(run.text.clone(), run.hit)).collect();
            heading(part.level, words.into_any(), here)
        }
        None => here.into_any(),
    };
    view! {
        <section id=part.id.clone() class="text-part" lang="zh-CN" tabindex="-1">
            {head}
            {rest}
        </section>
    }
    .into_any()
}

fn heading(level: u8, words: AnyView, here: Option<AnyView>) -> AnyView {
    match level {
        ..=1 => view! { <h2 class="text-heading">{words}{here}</h2> }.into_any(),
        2 => view! { <h3 class="text-heading">{words}{here}</h3> }.into_any(),
        _ => view! { <h4 class="text-heading">{words}{here}</h4> }.into_any(),
    }
}
