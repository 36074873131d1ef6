//! What document it is, what still stands in the way, and the files.

use super::DraftDesk;
use crate::platform::files::save;
use crate::state::use_app;
use leptos::prelude::*;
use plan_draft::present;
use plan_draft::publish::{ExistingRecords, Identity, NamedFile, PublishProblem, publish};
use plan_model::date::{Period, parse_day};
use plan_present::present as core_present;

/// What came of checking.
#[derive(Clone)]
enum Checked {
    Ready(Vec<NamedFile>),
    Blocked(Vec<PublishProblem>),
}

/// The document's identity, the check, and the files.
#[component]
pub fn Files(
    /// The draft that they are made of.
    desk: DraftDesk,
) -> impl IntoView {
    let state = use_app();
    let words = move || present::texts(desk.lang.get());
    let DraftDesk { identity, days: [start, end], .. } = desk;
    let checked = RwSignal::new(None::<Checked>);
    let refused = RwSignal::new(false);
    // What was checked is no longer what is there.
    Effect::new(move |_| {
        desk.draft.track();
        identity.track();
        checked.set(None);
    });
    let period = move || {
        Some(Period {
            start: parse_day(start.get_untracked().trim())?,
            end: parse_day(end.get_untracked().trim())?,
        })
    };
    let check = move |_| {
        let identity = Identity { period: period(), ..identity.get_untracked() };
        let outcome = state.store.load.with_untracked(|load| {
            let data = load.data()?;
            let known = ExistingRecords {
                districts: data.districts(),
                indicators: data.indicators(),
                departments: data.departments(),
                plans: data.plans(),
            };
            desk.draft.with_untracked(|draft| Some(publish(draft.as_ref()?, &identity, known)))
        });
        checked.set(outcome.and_then(|outcome| match outcome {
            Ok(output) => output.files().ok().map(|files| Checked::Ready(files.into())),
            Err(troubles) => Some(Checked::Blocked(troubles)),
        }));
    };
    let again = move |_| {
        let Some(period) = period().filter(|period| period.start <= period.end) else {
            return checked.set(Some(Checked::Blocked(vec![PublishProblem::NoPeriod])));
        };
        desk.change(|draft| {
            // The text was read before, so that it can be read again.
            let _ = plan_draft::read_for(draft, period);
        });
        desk.text.update(|n| *n += 1);
    };
    let districts = move || {
        let chosen = identity.with_untracked(|identity| identity.district.clone());
        state.store.load.with(|load| {
            let data = load.data()?;
            let free = data.districts().iter().filter(|row| data.plan_of(&row.id).is_none());
            let option = |id: &str| {
                let name = core_present::district_name(data, id, desk.lang.get()).to_owned();
                view! {
                    <option value=id.to_owned() selected=id == chosen>
                        {name}
                    </option>
                }
            };
            Some(free.map(|row| option(&row.id)).collect::<Vec<_>>())
        })
    };
    let field = move |name: fn(&present::DraftTexts) -> &'static str,
                      value: Signal<String>,
                      set: Callback<String>| {
        view! {
            <label class="field">
                <span>{move || name(words())}</span>
                <input
                    type="text"
                    prop:value=value
                    on:change=move |event| set.run(event_target_value(&event))
                />
            </label>
        }
        .into_any()
    };
    let part = move |read: fn(&Identity) -> String, write: fn(&mut Identity, String)| {
        (
            Signal::derive(move || identity.with(read)),
            Callback::new(move |value| identity.update(|identity| write(identity, value))),
        )
    };
    let day = move |day: RwSignal<String>| {
        let set = Callback::new(move |value| {
            day.set(value);
            checked.set(None);
        });
        (Signal::from(day), set)
    };
    let (title, set_title) =
        part(|identity| identity.title.clone(), |identity, value| identity.title = value);
    let (title_en, set_title_en) =
        part(|identity| identity.title_en.clone(), |identity, value| identity.title_en = value);
    let (url, set_url) = part(
        |identity| identity.official_url.clone().unwrap_or_default(),
        |identity, value| identity.official_url = Some(value),
    );
    let ((from, set_from), (to, set_to)) = (day(start), day(end));
    let outcome = move || {
        let lang = desk.lang.get();
        let words = present::texts(lang);
        checked.get().map(|checked| match checked {
            Checked::Ready(files) => {
                let file = |(name, bytes): NamedFile| {
                    let label = format!("{} {name}", words.save);
                    let kind =
                        if name.ends_with(".json") { "application/json" } else { "text/plain;charset=utf-8" };
                    view! {
                        <button
                            type="button"
                            class="button primary"
                            on:click=move |_| refused.set(!save(&name, kind, &bytes))
                        >
                            {label}
                        </button>
                        " "
                    }
                    .into_any()
                };
                let files: Vec<AnyView> = files.into_iter().map(file).collect();
                view! {
                    <p>{words.ready}</p>
                    <p>{files}</p>
                }
                .into_any()
            }
            Checked::Blocked(troubles) => {
                let row =
                    |trouble: PublishProblem| {
                        let (said, at) = desk
                            .draft
                            .with_untracked(|draft| {
                                draft.as_ref().map(|draft| present::trouble(draft, &trouble, lang))
                            })
                            .unwrap_or_default();
                        let show = at.map(|at| view! {
                            <button type="button" class="button quiet" on:click=move |_| desk.go(at, true)>
                                {words.show}
                            </button>
                        });
                        view! { <li>{said}" "{show}</li> }.into_any()
                    };
                let rows: Vec<AnyView> = troubles.into_iter().map(row).collect();
                view! {
                    <p>
                        <strong>{words.in_the_way}</strong>
                    </p>
                    <ul class="plain-list">{rows}</ul>
                }
                .into_any()
            }
        })
    };
    view! {
        <section class="panel" aria-labelledby="draft-files">
            <h2 id="draft-files">{desk.says(|words| words.files)}</h2>
            <p>{desk.says(|words| words.files_help)}</p>
            <form class="draft-identity" on:submit=|event| event.prevent_default()>
                <label class="field">
                    <span>{desk.says(|words| words.district)}</span>
                    <select on:change=move |event| {
                        identity.update(|identity| identity.district = event_target_value(&event))
                    }>
                        <option value="">{desk.says(|words| words.choose)}</option>
                        {districts}
                    </select>
                </label>
                {field(|words| words.title, title, set_title)}
                {field(|words| words.title_en, title_en, set_title_en)}
                {field(|words| words.start, from, set_from)}
                {field(|words| words.end, to, set_to)}
                {field(|words| words.url, url, set_url)}
            </form>
            <p>
                <button type="button" class="button" on:click=again>
                    {desk.says(|words| words.for_period)}
                </button>
                " "
                <button type="button" class="button primary" on:click=check>
                    {desk.says(|words| words.check)}
                </button>
            </p>
            <div role="status">{outcome}</div>
            {move || {
                refused
                    .get()
                    .then(|| {
                        view! {
                            <p class="notice warning" role="alert">
                                {words().refused}
                            </p>
                        }
                    })
            }}
        </section>
    }
}
