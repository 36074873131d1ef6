//! 搜索: targets, tasks, departments, places, headings and plan texts, by Chinese, pinyin, initials or English.

use crate::parts::filter_bar::TextFilter;
use crate::parts::marked::marked;
use crate::parts::remote::{failed_view, loading};
use crate::platform::{clock, document};
use crate::state::{Lexicon, Remote, use_app};
use crate::ui::erased::link;
use crate::ui::foreign::foreign;
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_method::search::{Index, Pinyin, PlanText, RecordKind, Synonyms};
use plan_model::dataset::Dataset;
use plan_model::district::Place;
use plan_model::lang::Lang;
use plan_present::present::{self, FoundGroup, FoundRow};
use std::sync::Arc;

/// Rows of each kind at first, and of the kind that the reader asked more of.
const FEW: usize = 5;
const MANY: usize = 200;

/// An index with the dataset that it was made of.
struct Indexed {
    data: Dataset,
    index: Index,
}

impl Indexed {
    fn new(data: &Dataset, lexicon: &Lexicon, places: &[Place], texts: &[(String, Arc<String>)]) -> Self {
        let texts: Vec<PlanText<'_>> =
            texts.iter().map(|(plan, text)| PlanText { plan, text: text.as_str() }).collect();
        let data = data.with_places(places);
        let synonyms = Synonyms::new(&lexicon.synonyms);
        let index = Index::new(&data, &Pinyin::new(&lexicon.pinyin), synonyms, &texts);
        Self { data, index }
    }
}

/// The search.
#[component]
pub fn SearchPage() -> impl IntoView {
    let state = use_app();
    super::titled(move || {
        let words = state.nav.address.with(|address| address.query.text.clone());
        let page = state.texts().search;
        if words.is_empty() { page.to_owned() } else { format!("{words} · {page}") }
    });
    let plans = state.store.load.with_untracked(|load| {
        let plans = load.data().map(|data| data.plans().iter().map(|plan| plan.id.clone()).collect());
        plans.unwrap_or_else(Vec::new)
    });
    let of = plans.clone();
    let ask = move || {
        state.store.want_lexicon();
        state.store.want_places();
        for plan in &of {
            state.store.want_text(plan);
        }
    };
    ask();
    // Made when everything has come or failed; a text that failed is left out, and the page says so.
    let asked = plans.clone();
    let indexed = Memo::new_with_compare(
        move |_| {
            let lexicon = state.store.lexicon.with(|lexicon| lexicon.ready().cloned())?;
            let places = state.store.places.with(|places| places.ready().cloned())?;
            let mut texts = Vec::new();
            for plan in &asked {
                match state.store.text_of(plan) {
                    Remote::Ready(text) => texts.push((plan.clone(), text)),
                    Remote::Failed(_) => {}
                    Remote::Unasked | Remote::Pending => return None,
                }
            }
            let data = state.store.load.with(|load| load.data().cloned())?;
            Some(Arc::new(Indexed::new(&data, &lexicon, &places, &texts)))
        },
        |_, _| true,
    );
    let failed = Memo::new(move |_| {
        let lexicon = state.store.lexicon.with(|file| file.failed().cloned());
        let places = state.store.places.with(|file| file.failed().cloned());
        let texts = plans.iter().filter_map(|plan| state.store.text_of(plan).failed().cloned());
        lexicon.into_iter().chain(places).chain(texts).collect::<Vec<_>>()
    });
    let more = RwSignal::new(None::<RecordKind>);
    let typed = Memo::new(move |_| state.nav.address.with(|address| address.query.text.clone()));
    let sheet = Memo::new(move |_| {
        let lang = state.nav.lang.get();
        let limit = if more.get().is_some() { MANY } else { FEW };
        typed.with(|typed| {
            indexed.with(|indexed| {
                let Indexed { data, index } = &**indexed.as_ref()?;
                Some(present::search(data, typed, &index.search(data, typed, limit), lang))
            })
        })
    });
    Effect::new(move |_| {
        typed.track();
        more.set(None);
    });
    let results = move || {
        let lang = state.nav.lang.get_untracked();
        let Some(sheet) = sheet.get() else {
            let waits = failed.with(Vec::is_empty) && typed.with(|typed| !typed.is_empty());
            return waits.then(|| loading(|texts| texts.search_loading));
        };
        if sheet.title.is_empty() {
            return None;
        }
        let groups: Vec<AnyView> =
            sheet.groups.into_iter().map(|group| found_group(group, more, lang)).collect();
        Some(
            view! {
                <p class="lead" role="status">
                    {sheet.sentence}
                </p>
                {groups}
            }
            .into_any(),
        )
    };
    view! {
        <header class="page-head">
            <h1>{localized(|texts| texts.search)}</h1>
            <p class="hint">{localized(|texts| texts.search_help)}</p>
        </header>
        <section class="panel search-box" role="search">
            <TextFilter />
        </section>
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || state.nav.address.with(|address| !address.keys_off)
                on:change=move |_| state.nav.change(|address| address.keys_off = !address.keys_off)
            />
            <span>{localized(|texts| texts.slash_key)}</span>
        </label>
        {move || {
            failed
                .with(|refused| {
                    let ask = ask.clone();
                    (!refused.is_empty())
                        .then(|| failed_view(|texts| texts.part_refused, refused, Some(Box::new(ask))))
                })
        }}
        {results}
    }
}

fn found_group(group: FoundGroup, more: RwSignal<Option<RecordKind>>, lang: Lang) -> AnyView {
    let FoundGroup { kind, name, total, rows } = group;
    let id = format!("found-{}", kind.slug());
    let shown = if more.get_untracked() == Some(kind) { rows.len() } else { rows.len().min(FEW) };
    let rest = total > shown && shown < MANY;
    let rows: Vec<AnyView> = rows.into_iter().take(shown).map(|row| found_row(row, lang)).collect();
    let more_text = present::more_found(total - shown, lang);
    let heading = id.clone();
    let show = move |_| {
        more.set(Some(kind));
        // The button goes; focus moves on to the first row that it has brought.
        let rows = format!("[aria-labelledby=found-{}] .found-link", kind.slug());
        clock::before_paint(move || document::focus_one_of(&rows, FEW as u32));
    };
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 id=heading>{name}" "<span class="group-count">{total}</span></h2>
            <ol class="found-list">{rows}</ol>
            {rest
                .then(|| {
                    view! {
                        <button type="button" class="button quiet" on:click=show>
                            {more_text}
                        </button>
                    }
                })}
        </section>
    }
    .into_any()
}

fn found_row(row: FoundRow, lang: Lang) -> AnyView {
    let chinese = (row.chinese && lang == Lang::En).then_some("zh-CN");
    let text = view! { <span lang=chinese>{marked(&row.text, &row.spans)}</span> };
    let about: Vec<AnyView> = row
        .about
        .iter()
        .map(|said| view! { <span lang=foreign(said, lang)>{said.clone()}</span> }.into_any())
        .collect();
    view! {
        <li class="found-row">
            {link("found-link", move |address| row.address(address), text)}
            <p class="target-row-meta">{about}</p>
        </li>
    }
    .into_any()
}
