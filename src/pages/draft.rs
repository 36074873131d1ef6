//! 起草: a plan's text is read into proposals, a person decides about each, and what is confirmed becomes files.

use crate::parts::draft::{DraftDesk, ITEM, files::Files};
use crate::platform::document;
use crate::state::use_app;
use leptos::prelude::*;
use plan_draft::MarkAs;
use plan_draft::draft::{Decision, Draft};
use plan_draft::present::{self, FieldEdit, FieldSheet, ItemGroup, TextPiece};
use plan_model::lang::Lang;

/// The drafting page.
#[component]
pub fn DraftPage() -> impl IntoView {
    let state = use_app();
    super::titled(move || state.texts().draft.to_owned());
    let desk = DraftDesk::new(state);
    let lang = desk.lang;
    on_cleanup(move || desk.leave(state));
    // Hours of deciding may be on the desk; a browser asks before it closes the page.
    Effect::new(move |_| {
        let guard = window_event_listener(leptos::ev::beforeunload, move |event| {
            if desk.has_work() {
                event.prevent_default();
            }
        });
        on_cleanup(move || guard.remove());
    });
    let refused = RwSignal::new(None);
    let read = move || {
        let outcome = desk.pasted.with_value(|text| plan_draft::read(text));
        refused.set(outcome.as_ref().err().copied());
        if let Ok(draft) = outcome {
            desk.begin(draft);
        }
    };
    let words = move || present::texts(lang.get());
    let is_read = Memo::new(move |_| desk.draft.with(Option::is_some));
    view! {
        <header class="page-head">
            <h1>{move || state.texts().draft}</h1>
            <p class="lead">{desk.says(|words| words.lead)}</p>
        </header>
        <section class="panel">
            <label class="field">
                <span>{desk.says(|words| words.paste)}</span>
                <textarea
                    class="draft-paste"
                    rows="8"
                    spellcheck="false"
                    prop:value=desk.pasted.get_value()
                    on:input=move |event| desk.pasted.set_value(event_target_value(&event))
                ></textarea>
            </label>
            <p>
                <button type="button" class="button primary" on:click=move |_| read()>
                    {desk.says(|words| words.read)}
                </button>
                {move || is_read.get().then(|| view! { <span class="hint">" "{words().again}</span> })}
            </p>
            <div role="alert">
                {move || {
                    refused
                        .get()
                        .map(|refusal| {
                            view! { <p class="notice warning">{present::refusal(refusal, lang.get())}</p> }
                        })
                }}
            </div>
        </section>
        {move || is_read.get().then(|| desk_view(desk))}
    }
}

/// Everything about a draft, once there is one.
fn desk_view(desk: DraftDesk) -> AnyView {
    let warnings = move || {
        let found = desk.with(Draft::warnings).unwrap_or_default().into_iter();
        let notice = |warning| {
            let said = present::warning(warning, desk.lang.get());
            view! { <p class="notice warning">{said}</p> }
        };
        found.map(notice).collect::<Vec<_>>()
    };
    let missed = RwSignal::new(String::new());
    let take_selected = move || {
        let selected = document::selected();
        if !selected.trim().is_empty() {
            missed.set(selected);
        }
    };
    let (take, take_by_key) = (move |_| take_selected(), move |_| take_selected());
    view! {
        {warnings}
        <div class="draft-layout">
            <div class="column">{item_view(desk)} {groups_view(desk)}</div>
            <section class="panel" aria-labelledby="draft-text">
                <h2 id="draft-text">{desk.says(|words| words.text)}</h2>
                <p class="hint">{desk.says(|words| words.legend)}</p>
                {missed_view(desk, missed)}
                <div class="passage" lang="zh-CN" on:mouseup=take on:keyup=take_by_key>
                    {move || text_view(desk)}
                </div>
            </section>
        </div>
        <Files desk />
    }
    .into_any()
}

/// Where words that no proposal stands on are marked by the reader.
fn missed_view(desk: DraftDesk, missed: RwSignal<String>) -> AnyView {
    let words = move || present::texts(desk.lang.get());
    let refused = RwSignal::new(None);
    // Why other words weren't marked says nothing about these.
    Effect::new(move |_| {
        missed.track();
        refused.set(None);
    });
    let mark = move |how: MarkAs| {
        let Some(outcome) = missed.with_untracked(|text| desk.mark(text, how)) else { return };
        refused.set(outcome.err());
        if outcome.is_ok() {
            missed.set(String::new());
        }
    };
    let button = move |how: MarkAs, name: fn(&present::DraftTexts) -> &'static str| {
        view! {
            <button type="button" class="button" on:click=move |_| mark(how)>
                {move || name(words())}
            </button>
            " "
        }
        .into_any()
    };
    view! {
        <div class="draft-missed">
            <label class="field">
                <span>{desk.says(|words| words.mark_help)}</span>
                <input
                    type="text"
                    lang="zh-CN"
                    prop:value=missed
                    on:input=move |event| missed.set(event_target_value(&event))
                />
            </label>
            <p>
                {button(MarkAs::Target, |words| words.target)}
                {button(MarkAs::Baseline, |words| words.baseline)} {button(MarkAs::Task, |words| words.task)}
            </p>
            <div role="alert">
                {move || {
                    refused
                        .get()
                        .map(|refused| {
                            view! {
                                <p class="notice warning">{present::not_marked(&refused, desk.lang.get())}</p>
                            }
                        })
                }}
            </div>
        </div>
    }
    .into_any()
}

/// The whole text with its marks; made anew for another text, while the marks follow each decision.
fn text_view(desk: DraftDesk) -> Vec<AnyView> {
    desk.text.track();
    let lines = desk.draft.with_untracked(|draft| draft.as_ref().map(present::lines)).unwrap_or_default();
    let line = |pieces: Vec<TextPiece>| {
        let pieces: Vec<AnyView> = pieces.into_iter().map(|piece| piece_view(desk, piece)).collect();
        view! { <p class="passage-line">{pieces}</p> }.into_any()
    };
    lines.into_iter().map(line).collect()
}

fn piece_view(desk: DraftDesk, piece: TextPiece) -> AnyView {
    let TextPiece { text, item, clause, heading } = piece;
    let shown = if heading { view! { <strong>{text}</strong> }.into_any() } else { text.into_any() };
    match item {
        None if clause => view! { <span class="marked">{shown}</span> }.into_any(),
        None => shown,
        Some(at) => {
            let class = move || {
                let standing = desk
                    .with(|draft| draft.items.get(at).map(|item| present::standing(item.decision)))
                    .flatten();
                let present = if desk.at.get() == at { " present" } else { "" };
                format!("draft-mark {}{present}", standing.unwrap_or_default())
            };
            // Whoever selects words across a mark doesn't ask for it.
            let show = move |_| {
                if document::selected().is_empty() {
                    desk.go(at, true);
                }
            };
            view! {
                <span class=class on:click=show>
                    {shown}
                </span>
            }
            .into_any()
        }
    }
}

/// The present item: its words, what to do with it, its fields.
fn item_view(desk: DraftDesk) -> AnyView {
    let keys = move |key: String| match key.as_str() {
        "ArrowLeft" => desk.step(true),
        "ArrowRight" => desk.step(false),
        "y" | "Y" => desk.decide(Decision::Confirmed),
        "n" | "N" => desk.decide(Decision::Rejected),
        "u" | "U" => desk.decide(Decision::Proposed),
        _ => {}
    };
    let sheet = move || desk.with(|draft| present::item(draft, desk.at.get(), desk.lang.get())).flatten();
    let head = move || {
        sheet().map(|sheet| {
            let lang = desk.lang.get_untracked();
            let class = format!("draft-standing {}", present::standing(sheet.decision));
            let place = format!("{} · {}/{} · ", sheet.kind, sheet.place.0, sheet.place.1);
            view! {
                <p class="eyebrow">
                    {place}<strong class=class>{present::decided(sheet.decision, lang)}</strong>
                </p>
                <blockquote class="clause" lang="zh-CN">
                    {sheet.quote}
                </blockquote>
            }
        })
    };
    // Fields are made anew for another item, kind or language, and not while somebody is changing one of them.
    let shown = Memo::new(move |_| {
        let at = desk.at.get();
        (
            at,
            desk.text.get(),
            desk.lang.get(),
            desk.with(|draft| draft.items.get(at).map(|item| present::kind_of(item, Lang::En))),
        )
    });
    let fields = move || {
        let (at, _, lang, _) = shown.get();
        let fields = desk.draft.with_untracked(|draft| {
            let draft = draft.as_ref()?;
            Some(present::fields(draft, draft.items.get(at)?, lang))
        });
        fields
            .unwrap_or_default()
            .into_iter()
            .map(|field| field_view(desk, at, field, lang))
            .collect::<Vec<_>>()
    };
    let open = move |_| {
        let at = desk.at.get_untracked();
        if let Some(next) = desk.with(|draft| present::next_open(draft, at)).flatten() {
            desk.at.set(next);
        }
    };
    view! {
        <section class="panel draft-item" aria-labelledby="draft-item-name">
            <h2 id="draft-item-name">{desk.says(|words| words.item)}</h2>
            <div aria-live="polite">{head}</div>
            <div
                id=ITEM
                class="draft-keys"
                role="group"
                tabindex="-1"
                aria-describedby="draft-keys-help"
                aria-labelledby="draft-item-name"
                on:keydown=move |event| keys(event.key())
            >
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| desk.decide(Decision::Confirmed)
                >
                    {desk.says(|words| words.confirm)}
                </button>
                <button type="button" class="button" on:click=move |_| desk.decide(Decision::Rejected)>
                    {desk.says(|words| words.reject)}
                </button>
                <button type="button" class="button" on:click=move |_| desk.decide(Decision::Proposed)>
                    {desk.says(|words| words.undecide)}
                </button>
                <button type="button" class="button quiet" on:click=move |_| desk.step(true)>
                    {desk.says(|words| words.previous)}
                </button>
                <button type="button" class="button quiet" on:click=move |_| desk.step(false)>
                    {desk.says(|words| words.next)}
                </button>
                <button type="button" class="button quiet" on:click=open>
                    {desk.says(|words| words.next_open)}
                </button>
            </div>
            <p class="hint" id="draft-keys-help">
                {desk.says(|words| words.keys)}
            </p>
            <div class="draft-fields">{fields}</div>
        </section>
    }
    .into_any()
}

fn field_view(desk: DraftDesk, at: usize, field: FieldSheet, lang: Lang) -> AnyView {
    let FieldSheet { slug, name, value, reason, edit } = field;
    let words = present::texts(lang);
    let bad = RwSignal::new(false);
    let set = move |value: String| {
        let body = desk.draft.with_untracked(|draft| {
            let item = draft.as_ref()?.items.get(at)?;
            present::with_field(&item.body, slug, &value)
        });
        bad.set(body.is_none());
        if let Some(body) = body {
            desk.change(|draft| draft.change(at, body));
        }
    };
    let why = reason.map(|reason| view! { <span class="hint">{words.why}<span>{reason}</span></span> });
    let control = match edit {
        FieldEdit::Fixed => view! { <strong lang="zh-CN">{value}</strong> }.into_any(),
        FieldEdit::Words => view! {
            <input
                type="text"
                value=value
                aria-invalid=move || bad.get().to_string()
                on:change=move |event| set(event_target_value(&event))
            />
        }
        .into_any(),
        FieldEdit::Choice(choices) => {
            let none = value.is_empty().then(|| {
                view! {
                    <option value="" selected=true>
                        {words.choose}
                    </option>
                }
            });
            let options: Vec<AnyView> = choices
                .into_iter()
                .map(|(slug, name)| {
                    view! {
                        <option value=slug selected=slug == value>
                            {name}
                        </option>
                    }
                    .into_any()
                })
                .collect();
            view! { <select on:change=move |event| set(event_target_value(&event))>{none}{options}</select> }
                .into_any()
        }
    };
    let fault = move || {
        bad.get().then(|| {
            view! {
                <span class="notice warning" role="alert">
                    {words.bad_value}
                </span>
            }
        })
    };
    view! {
        <label class="field">
            <span>{name}</span>
            {control}
            {fault}
            {why}
        </label>
    }
    .into_any()
}

/// Every item of one kind in a list, and how many of each kind are still to be decided.
fn groups_view(desk: DraftDesk) -> AnyView {
    let words = move || present::texts(desk.lang.get());
    let choices: Vec<AnyView> = ItemGroup::ALL
        .into_iter()
        .map(|group| {
            let name = move || {
                desk.with(|draft| present::count_of(group, present::tally(draft, group), desk.lang.get()))
            };
            view! {
                <button
                    type="button"
                    class="choice-link"
                    aria-pressed=move || (desk.group.get() == group).to_string()
                    on:click=move |_| desk.group.set(group)
                >
                    {name}
                </button>
            }
            .into_any()
        })
        .collect();
    let all = move || {
        let group = desk.group.get();
        group.at_once().then(|| {
            let confirm = move |_| {
                desk.change(|draft| {
                    draft.decide_all(Decision::Confirmed, |item| group.holds(item));
                })
            };
            view! {
                <button type="button" class="button" on:click=confirm>
                    {words().confirm_all}
                </button>
            }
        })
    };
    let rows = move || {
        let (group, lang) = (desk.group.get(), desk.lang.get());
        let row = |(at, name, standing, decided): (usize, String, &'static str, &'static str)| {
            view! {
                <li>
                    <button type="button" class="draft-row" on:click=move |_| desk.go(at, true)>
                        <span lang="zh-CN">{name}</span>
                        " "
                        <span class=format!("draft-standing {standing}")>{decided}</span>
                    </button>
                </li>
            }
            .into_any()
        };
        desk.with(|draft| present::rows(draft, group, lang))
            .unwrap_or_default()
            .into_iter()
            .map(row)
            .collect::<Vec<_>>()
    };
    view! {
        <section class="panel" aria-labelledby="draft-groups">
            <h2 id="draft-groups">{desk.says(|words| words.proposals)}</h2>
            <div class="choice-links">{choices}</div>
            {all}
            <ol class="plain-list draft-rows">{rows}</ol>
        </section>
    }
    .into_any()
}
