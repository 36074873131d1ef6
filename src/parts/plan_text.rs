//! A stretch of a plan's text, fetched on need and shown as published, with its targets marked in place.

use super::explained::explained;
use super::remote::{Waiting, remote_view};
use crate::state::{Remote, use_app};
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_present::present::{self, Line, Mark, Passage, Run};
use plan_present::text::LangTexts;

/// Finds the stretch: the data, the record's id, the plan's text, the language of the marks' names.
pub type Find = fn(&Dataset, &str, &str, Lang) -> Option<Passage>;

/// A stretch of a plan's text, or what stands in its way.
#[component]
pub fn PlanText(
    /// Plan id, by which the text is kept.
    plan: String,
    /// The record whose text it is.
    id: String,
    /// Characters of it; so much room is kept until it is there, so that nothing below it moves.
    length: usize,
    /// Finds it in the plan's text.
    find: Find,
) -> impl IntoView {
    let state = use_app();
    let awaited = plan.clone();
    let pending =
        Memo::new(move |_| matches!(state.store.text_of(&awaited), Remote::Unasked | Remote::Pending));
    let room = move || {
        pending.get().then(|| {
            view! {
                <p class="passage passage-room" aria-hidden="true">
                    {"一".repeat(length)}
                </p>
            }
        })
    };
    let text = with_text(plan, move |data, text, lang| {
        find(data, &id, text, lang).map(|found| shown(&found, text.chars().count(), lang))
    });
    view! {
        {room}
        {text}
    }
}

/// What `make` makes of a plan's text once it is there, or what stands in its way. Nothing made means that the text
/// doesn't fit the data.
pub fn with_text(
    plan: String,
    make: impl Fn(&Dataset, &str, Lang) -> Option<AnyView> + Send + 'static,
) -> impl IntoView {
    let state = use_app();
    let asked = plan.clone();
    Effect::new(move |_| state.store.want_text(&asked));
    move || {
        let lang = state.nav.lang.get();
        let again = plan.clone();
        let waiting = Waiting {
            pending: |texts| texts.text_pending,
            failed: |texts| texts.text_failed,
            retry: Box::new(move || state.store.want_text(&again)),
        };
        remote_view(&state.store.text_of(&plan), waiting, |text| {
            let made = state.store.load.with(|load| load.data().and_then(|data| make(data, text, lang)));
            made.unwrap_or_else(|| view! { <p class="notice">{lang.texts().text_mismatch}</p> }.into_any())
        })
    }
}

/// A stretch to the letter, with where it stands in a text of so many characters.
pub fn shown(passage: &Passage, total: usize, lang: Lang) -> AnyView {
    let lines: Vec<AnyView> = passage.lines.iter().map(line).collect();
    let words: String =
        passage.lines.iter().flat_map(|line| &line.runs).map(|run| run.text.as_str()).collect();
    let marked = passage.lines.iter().flat_map(|line| &line.runs).any(|run| run.title.is_some());
    view! {
        <blockquote class="passage" lang="zh-CN">
            {lines}
        </blockquote>
        {explained(&words)}
        <p class="hint">
            {present::passage_place(passage, total, lang)}{marked.then(|| lang.texts().marks_help)}
        </p>
    }
    .into_any()
}

/// One paragraph.
pub fn line(line: &Line) -> AnyView {
    let runs: Vec<AnyView> = line.runs.iter().map(run).collect();
    let class = if line.cell { "passage-cell" } else { "passage-line" };
    view! { <p class=class>{runs}</p> }.into_any()
}

fn run(run: &Run) -> AnyView {
    let Run { text, mark, hit, title, begins } = run.clone();
    let anchors: Vec<AnyView> = begins.into_iter().map(anchor).collect();
    let text = looked_for(text, hit);
    let words = match mark {
        Mark::Plain => text,
        Mark::Heading => view! { <strong class="passage-heading">{text}</strong> }.into_any(),
        Mark::Clause => view! { <span class="marked">{text}</span> }.into_any(),
        Mark::Target(id) => {
            let to = move |address: &Address| address.on(Page::Target(id.clone()));
            view! {
                <span class="marked" title=title>
                    {link("marked-number", to, text)}
                </span>
            }
            .into_any()
        }
        Mark::Baseline(id) => {
            let to = move |address: &Address| Address { source: Some(id.clone()), ..address.clone() };
            view! {
                <span class="marked" title=title>
                    {link("marked-number baseline", to, text)}
                </span>
            }
            .into_any()
        }
    };
    view! {
        {anchors}
        {words}
    }
    .into_any()
}

/// Words, marked if the reader looks for them.
pub fn looked_for(words: String, hit: bool) -> AnyView {
    match hit {
        true => view! { <mark tabindex="-1">{words}</mark> }.into_any(),
        false => words.into_any(),
    }
}

/// Where the clause of a record begins: a place that an address can lead to.
fn anchor(record: String) -> AnyView {
    view! { <span id=record class="anchor" tabindex="-1"></span> }.into_any()
}
