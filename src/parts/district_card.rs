//! A district's card: its plan's title, its figures, what is odd in its text.

use super::note_list::NoteList;
use crate::state::use_app;
use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::progress::State;
use plan_present::present::{DistrictRow, NoteRow};

/// A district's plan in figures, as an item of a list.
#[component]
pub fn DistrictCard(
    /// What it says.
    row: DistrictRow,
) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let lang = state.nav.lang.get_untracked();
    let district = row.district.clone();
    let name = view! {
        <span class="district-mark" aria-hidden="true"></span>
        {row.name.clone()}
    };
    let numbers = [
        (texts.commitments, row.commitments),
        (plan_present::names::state(State::Achieved, lang), row.achieved),
        (plan_present::names::state(State::Missed, lang), row.missed),
        (plan_present::names::state(State::DueNoData, lang), row.due_no_data),
    ]
    .map(|(name, n)| {
        view! {
            <div class="figure-pair">
                <dt>{name}</dt>
                <dd>{n}</dd>
            </div>
        }
    });
    view! {
        <li class=format!("panel district-card district-{}", row.district)>
            <h3>{link("", move |address| address.on(Page::District(district.clone())), name)}</h3>
            <p class="plan-title" lang="zh-CN">
                {row.title.clone()}
            </p>
            {(lang == plan_model::lang::Lang::En)
                .then(|| view! { <p class="gloss">{row.title_en.clone()}" ("{texts.english_gloss}")"</p> })}
            <p class="hint">{texts.period}" "{row.period.clone()}</p>
            <dl class="figure-pairs">{numbers}</dl>
            <PlanNotes notes=row.notes.clone() />
        </li>
    }
}

/// The remarks on one plan's text; listed when they are opened.
#[component]
fn PlanNotes(notes: Vec<NoteRow>) -> impl IntoView {
    let state = use_app();
    let n = notes.len();
    let open = RwSignal::new(false);
    let flip = move |_| open.update(|open| *open = !*open);
    view! {
        <button type="button" class="button quiet" aria-expanded=move || open.get().to_string() on:click=flip>
            {move || format!("{} {n}", state.texts().plan_notes)}
        </button>
        <Show when=move || open.get()>
            <NoteList notes=notes.clone() lang=state.nav.lang.get_untracked() />
        </Show>
    }
}
