//! 嵌入: chooses a view for somebody else's page, shows it, and gives what to paste.

use crate::platform::{boot, clipboard, frame};
use crate::state::{Judged, use_app};
use crate::ui::localized::localized;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_method::address::{Metric, Page, TextSize, ThemeChoice};
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_present::embed::{Embed, Still, VIEWS, View, snippets};
use plan_present::format;
use plan_present::names;
use plan_present::present;
use plan_present::text::LangTexts;

/// The snippet page.
#[component]
pub fn SnippetsPage(
    /// The target to begin with.
    target: Option<String>,
) -> impl IntoView {
    let state = use_app();
    super::titled(move || state.texts().embed.to_owned());
    let first = state.store.judged.with_untracked(|judged| {
        judged.as_ref().and_then(|judged| judged.data.targets().next().map(|(_, target)| target.id.clone()))
    });
    let view = RwSignal::new(if target.is_some() { View::Goal } else { View::States });
    let target = RwSignal::new(target.or(first).unwrap_or_default());
    let district = RwSignal::new(
        state
            .nav
            .address
            .with_untracked(|address| address.query.districts.first().cloned().unwrap_or_default()),
    );
    let indicator = RwSignal::new(indicators(state).first().map(|(id, _)| id.clone()).unwrap_or_default());
    let metric = RwSignal::new(state.nav.address.with_untracked(|address| address.metric.plain()));
    let lang = RwSignal::new(state.nav.lang.get_untracked());
    let theme = RwSignal::new(ThemeChoice::Light);
    let size = RwSignal::new(TextSize::Standard);
    let title = RwSignal::new(true);
    let controls = RwSignal::new(true);
    let pinned = RwSignal::new(false);
    let wide = RwSignal::new(true);

    let embed = Memo::new(move |_| {
        let judged = state.store.judged.get();
        let mut embed =
            Embed { view: view.get(), title: title.get(), controls: controls.get(), ..Embed::default() };
        let address = &mut embed.address;
        address.lang = lang.get();
        address.theme = theme.get();
        address.size = size.get();
        address.metric = if embed.view == View::Map { metric.get() } else { Metric::default() };
        let district = district.get();
        match embed.view {
            View::Goal => address.page = Page::Target(target.get()),
            View::Compare => address.page = Page::Indicator(indicator.get()),
            // A card is of one district, the others may be of all.
            View::District if district.is_empty() => {
                let plan = judged
                    .as_ref()
                    .and_then(|judged| judged.data.plans().first().map(|plan| plan.district.clone()));
                address.query.districts = plan.into_iter().collect();
            }
            View::District | View::List | View::States if !district.is_empty() => {
                address.query.districts = vec![district];
            }
            View::Map | View::District | View::List | View::States | View::Calendar => {}
        }
        if let Some(judged) = judged.filter(|_| pinned.get()) {
            embed.address.as_of = Some(judged.as_of);
            embed.release = Some(judged.data.release.id.clone());
        }
        // By way of the address, as every reader of the snippet will have it.
        Embed::read(&embed.write()).0
    });
    let made = Memo::new(move |_| {
        state.store.judged.with(|judged| {
            let judged = judged.as_ref()?;
            let embed = embed.get();
            Some(snippets(&embed, &frame::folder(), wide.get(), &still(&embed, judged)))
        })
    });
    let picture = Memo::new(move |_| {
        state
            .store
            .judged
            .with(|judged| judged.as_ref().and_then(|judged| still(&embed.get(), judged).picture))
    });
    let here = boot::can_be_embedded();
    let by_district = move || match view.get() {
        View::District | View::List | View::States => true,
        View::Goal | View::Map | View::Compare | View::Calendar => false,
    };
    let texts = move || state.texts();
    view! {
        <header class="page-head">
            <h1>{localized(|texts| texts.embed)}</h1>
            <p class="lead">{localized(|texts| texts.embed_intro)}</p>
            {(!here).then(|| view! { <p class="notice">{localized(|texts| texts.embed_not_here)}</p> })}
        </header>
        <div class="snippets-layout">
            <form class="panel snippets-form" on:submit=|event| event.prevent_default()>
                <Choice
                    name=Signal::derive(move || texts().embed_view)
                    value=Signal::derive(move || view.get().promise().slug.to_owned())
                    options=Signal::derive(move || {
                        VIEWS
                            .iter()
                            .map(|promise| (
                                promise.slug.to_owned(),
                                names::view(promise.view, state.nav.lang.get()).to_owned(),
                            ))
                            .collect()
                    })
                    on_choose=Callback::new(move |slug: String| {
                        if let Some(promise) = VIEWS.iter().find(|promise| promise.slug == slug) {
                            view.set(promise.view)
                        }
                    })
                />
                <Show when=move || view.get() == View::Goal>
                    <Choice
                        name=Signal::derive(move || texts().target)
                        value=target
                        options=Signal::derive(move || targets(state))
                        on_choose=Callback::new(move |id| target.set(id))
                    />
                </Show>
                <Show when=by_district>
                    <Choice
                        name=Signal::derive(move || texts().district)
                        value=district
                        options=Signal::derive(move || districts(state, view.get()))
                        on_choose=Callback::new(move |id| district.set(id))
                    />
                </Show>
                <Show when=move || view.get() == View::Compare>
                    <Choice
                        name=Signal::derive(move || texts().indicator)
                        value=indicator
                        options=Signal::derive(move || indicators(state))
                        on_choose=Callback::new(move |id| indicator.set(id))
                    />
                </Show>
                <Show when=move || view.get() == View::Map>
                    <Choice
                        name=Signal::derive(move || texts().map_metric)
                        value=Signal::derive(move || metric.get().slug().to_owned())
                        options=Signal::derive(move || {
                            Metric::PLAIN
                                .iter()
                                .map(|metric| (
                                    metric.slug().to_owned(),
                                    names::metric(*metric, state.nav.lang.get()).to_owned(),
                                ))
                                .collect()
                        })
                        on_choose=Callback::new(move |slug: String| {
                            if let Some(chosen) = Metric::from_slug(&slug) {
                                metric.set(chosen)
                            }
                        })
                    />
                </Show>
                <Choice
                    name=Signal::derive(move || texts().language)
                    value=Signal::derive(move || lang.get().slug().to_owned())
                    options=Signal::derive(|| {
                        vec![("zh".to_owned(), "中文".to_owned()), ("en".to_owned(), "English".to_owned())]
                    })
                    on_choose=Callback::new(move |slug: String| {
                        if let Some(chosen) = Lang::from_slug(&slug) {
                            lang.set(chosen)
                        }
                    })
                />
                <Choice
                    name=Signal::derive(move || texts().theme)
                    value=Signal::derive(move || theme.get().slug().to_owned())
                    options=Signal::derive(move || {
                        vec![
                            ("light".to_owned(), texts().theme_light.to_owned()),
                            ("dark".to_owned(), texts().theme_dark.to_owned()),
                            ("contrast".to_owned(), texts().theme_contrast.to_owned()),
                            ("yellow".to_owned(), texts().theme_yellow.to_owned()),
                            ("system".to_owned(), texts().theme_system.to_owned()),
                        ]
                    })
                    on_choose=Callback::new(move |slug: String| {
                        if let Some(chosen) = ThemeChoice::from_slug(&slug) {
                            theme.set(chosen)
                        }
                    })
                />
                <Choice
                    name=Signal::derive(move || texts().text_size)
                    value=Signal::derive(move || size.get().slug().to_owned())
                    options=Signal::derive(move || {
                        vec![
                            ("standard".to_owned(), texts().size_standard.to_owned()),
                            ("xl".to_owned(), texts().size_large.to_owned()),
                        ]
                    })
                    on_choose=Callback::new(move |slug: String| {
                        if let Some(chosen) = TextSize::from_slug(&slug) {
                            size.set(chosen)
                        }
                    })
                />
                <Choice
                    name=Signal::derive(move || texts().frame_width)
                    value=Signal::derive(move || if wide.get() { "wide" } else { "narrow" }.to_owned())
                    options=Signal::derive(move || {
                        vec![
                            ("wide".to_owned(), texts().frame_wide.to_owned()),
                            ("narrow".to_owned(), texts().frame_narrow.to_owned()),
                        ]
                    })
                    on_choose=Callback::new(move |slug: String| wide.set(slug == "wide"))
                />
                <Choice
                    name=Signal::derive(move || texts().embed_data)
                    value=Signal::derive(move || if pinned.get() { "pinned" } else { "live" }.to_owned())
                    options=Signal::derive(move || {
                        vec![
                            ("live".to_owned(), texts().embed_live.to_owned()),
                            ("pinned".to_owned(), texts().embed_pinned.to_owned()),
                        ]
                    })
                    on_choose=Callback::new(move |slug: String| pinned.set(slug == "pinned"))
                />
                <p class="hint">{localized(|texts| texts.embed_pinned_help)}</p>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || title.get()
                        on:change=move |_| title.update(|shown| *shown = !*shown)
                    />
                    <span>{localized(|texts| texts.with_title)}</span>
                </label>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || controls.get()
                        on:change=move |_| controls.update(|shown| *shown = !*shown)
                    />
                    <span>{localized(|texts| texts.with_controls)}</span>
                </label>
            </form>
            <div class="column">
                {here
                    .then(|| {
                        view! {
                            <section aria-labelledby="preview">
                                <h2 id="preview">{localized(|texts| texts.preview)}</h2>
                                <iframe
                                    class=move || if wide.get() { "preview" } else { "preview narrow" }
                                    title=localized(|texts| texts.preview)
                                    src=move || format!("embed.html?{}", embed.with(Embed::write))
                                    height=move || {
                                        {
                                            let promise = embed.with(|embed| embed.view.promise());
                                            if wide.get() { promise.wide_height } else { promise.height }
                                        }
                                            .to_string()
                                    }
                                ></iframe>
                            </section>
                        }
                    })}
                {here
                    .then(|| {
                        view! {
                            <Snippet
                                name=Signal::derive(move || texts().snippet_helper)
                                text=Signal::derive(move || {
                                    made.get().map(|made| made.helper).unwrap_or_default()
                                })
                            />
                            <Snippet
                                name=Signal::derive(move || texts().snippet_frame)
                                text=Signal::derive(move || {
                                    made.get().map(|made| made.frame).unwrap_or_default()
                                })
                            />
                        }
                    })}
                <Snippet
                    name=Signal::derive(move || texts().snippet_still)
                    text=Signal::derive(move || made.get().map(|made| made.still).unwrap_or_default())
                /> <Show when=move || picture.get().is_some()>
                    <p class="hint">
                        {localized(|texts| texts.snippet_picture)}<code>{move || picture.get()}</code>
                    </p>
                </Show>
                <Snippet
                    name=Signal::derive(move || texts().snippet_link)
                    text=Signal::derive(move || made.get().map(|made| made.link).unwrap_or_default())
                />
            </div>
        </div>
    }
}

/// A choice of one among several.
#[component]
fn Choice(
    #[prop(into)] name: Signal<&'static str>,
    #[prop(into)] value: Signal<String>,
    options: Signal<Vec<(String, String)>>,
    on_choose: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{move || name.get()}</span>
            <select on:change=move |event| {
                on_choose.run(event_target_value(&event))
            }>
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|(slug, words)| {
                            let chosen = value.with_untracked(|value| *value == slug);
                            let lang = (slug == Lang::Zh.slug()).then(|| Lang::Zh.tag());
                            // A language is named in its own words.
                            view! {
                                <option value=slug lang=lang selected=chosen>
                                    {words}
                                </option>
                            }
                        })
                        .collect::<Vec<_>>()
                }}
            </select>
        </label>
    }
}

/// A snippet with its name, to be copied.
#[component]
fn Snippet(name: Signal<&'static str>, #[prop(into)] text: Signal<String>) -> impl IntoView {
    let state = use_app();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let (text, texts) = (text.get_untracked(), state.nav.lang.get_untracked().texts());
        spawn_local(async move {
            if clipboard::copy(&text).await {
                copied.try_set(true);
                state.speech.announce(texts.copied.to_owned());
            }
        });
    };
    Effect::new(move |_| {
        text.track();
        copied.set(false);
    });
    view! {
        <section class="panel snippet">
            <label class="field">
                <span>{move || name.get()}</span>
                <textarea
                    class="snippet-text"
                    readonly
                    rows="5"
                    spellcheck="false"
                    prop:value=move || text.get()
                ></textarea>
            </label>
            {clipboard::offered()
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=copy>
                            {move || if copied.get() { state.texts().copied } else { state.texts().copy }}
                        </button>
                    }
                })}
        </section>
    }
}

/// Every target, by id and by name.
fn targets(state: crate::state::AppState) -> Vec<(String, String)> {
    let lang = state.nav.lang.get();
    state.store.judged.with(|judged| {
        let Some(judged) = judged else { return Vec::new() };
        let name = |plan: &plan_model::plan::Plan, target: &plan_model::plan::Target| {
            let district = present::district_name(&judged.data, &plan.district, lang);
            let indicator = present::indicator_name(&judged.data, &target.indicator, lang);
            format!("{district} · {indicator} · {}", present::asked(target, lang))
        };
        judged.data.targets().map(|(plan, target)| (target.id.clone(), name(plan, target))).collect()
    })
}

/// Indicators that can be set side by side, by class and by name.
fn indicators(state: crate::state::AppState) -> Vec<(String, String)> {
    let lang = state.nav.lang.get();
    state.store.judged.with(|judged| {
        let rows = judged.as_ref().map(|judged| present::indicators(judged, lang)).unwrap_or_default();
        rows.into_iter().map(|row| (row.id, row.name)).collect()
    })
}

/// Every district with a plan; all of them together where the view is of several.
fn districts(state: crate::state::AppState, view: View) -> Vec<(String, String)> {
    let lang = state.nav.lang.get();
    state.store.judged.with(|judged| {
        let Some(judged) = judged else { return Vec::new() };
        let all = (view != View::District).then(|| (String::new(), lang.texts().every_district.to_owned()));
        let each = judged.data.plans().iter().map(|plan| {
            (plan.district.clone(), present::district_name(&judged.data, &plan.district, lang).to_owned())
        });
        all.into_iter().chain(each).collect()
    })
}

/// What a view says without a frame.
fn still(embed: &Embed, judged: &Judged) -> Still {
    let address = &embed.address;
    let lang = address.lang;
    let texts = lang.texts();
    let as_of = address.as_of.unwrap_or(judged.as_of);
    let judged = &judged.on(as_of);
    let data = &judged.data;
    let day = |day| format::date(day, Precision::Day, lang);
    let source = format!("{} {} · {} {}", texts.data_release, data.release.id, texts.as_of, day(as_of));
    // The picture has the name under which its figure hands it out.
    let file = |figure: &str| format!("{}.png", present::file_stem(figure, &data.release.id, as_of, lang));
    let (title, sentence, table, picture) = match embed.view {
        View::Goal => match embed.target().and_then(|id| present::target(judged, id, lang)) {
            Some(sheet) => {
                let picture =
                    (sheet.goal.picture() != present::GoalPicture::None).then(|| file(&sheet.goal.title));
                (
                    format!("{} · {}", sheet.name, sheet.goal.title),
                    sheet.goal.sentence,
                    sheet.goal.table,
                    picture,
                )
            }
            None => return empty(source),
        },
        View::Map => {
            let sheet = present::map(judged, address.metric, &address.query, lang);
            let picture = Some(file(&sheet.title));
            (sheet.title, sheet.sentence, sheet.table, picture)
        }
        View::Compare => match embed.indicator().and_then(|id| present::indicator(judged, id, lang)) {
            Some(present::IndicatorSheet { name, targets, values, .. }) => match targets.or(values) {
                Some(sides) => (name, sides.comparison.sentence.clone(), sides.table, None),
                None => return empty(source),
            },
            None => return empty(source),
        },
        View::List => {
            let sheet = present::targets(judged, &address.query, lang);
            let table = present::chosen_table(judged, &address.query, lang);
            (sheet.title, sheet.sentence, table, None)
        }
        View::Calendar => {
            let sheet = present::calendar(judged, lang);
            (sheet.title, sheet.sentence, sheet.table, None)
        }
        View::District | View::States => {
            let sheet = present::states(judged, &address.query, lang);
            (sheet.title, sheet.sentence, sheet.table, None)
        }
    };
    Still { title, sentence, table, source, picture }
}

fn empty(source: String) -> Still {
    let table = present::Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() };
    Still { title: String::new(), sentence: String::new(), table, source, picture: None }
}
