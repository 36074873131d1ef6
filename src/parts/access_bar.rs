//! The tools of the large type (长辈版): size, colours, pointer, reading line, reading aloud, tables only, keys, the way out.

use super::lazy::{lazy, quiet_lazy_view};
use super::read_aloud::ReadAloud;
use crate::platform::{document, pointer};
use crate::state::use_app;
use leptos::prelude::*;
use plan_method::address::{Address, TextSize, ThemeChoice};
use plan_present::access::{AccessTexts, keys, words};

lazy! {
    /// The tools.
    tool_bar after fetch_tools in list () view! { <AccessBar /> }.into_any();
}

/// The tools of the large type, once their part is there.
pub fn tools() -> AnyView {
    quiet_lazy_view(fetch_tools, tool_bar)
}

/// The names of the colours that are offered, beside those of the system.
const COLOURS: [ThemeChoice; 4] =
    [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast, ThemeChoice::Yellow];

/// What a button changes in the address.
type Change = fn(&mut Address);

/// The tools. What a reader would pass on is in the address; pointer and line are the reader's own, for this visit.
#[component]
pub fn AccessBar() -> impl IntoView {
    let state = use_app();
    let said = move || words(state.nav.lang.get());
    let size = Memo::new(move |_| state.nav.address.with(|address| address.size));
    let theme = Memo::new(move |_| state.nav.address.with(|address| address.theme));
    let tables = Memo::new(move |_| state.nav.address.with(|address| address.charts_off));
    let amend = move |change: Change| {
        let mut address = state.nav.address.get_untracked();
        change(&mut address);
        state.nav.amend(&address);
    };
    let (pointer_large, line) = (RwSignal::new(false), RwSignal::new(false));
    // On a narrow screen what few need stays folded, so that the page begins on the first screen.
    let folded = RwSignal::new(true);
    Effect::new(move |_| {
        document::set_root_attribute("data-pointer", pointer_large.get().then_some("large"))
    });
    on_cleanup(|| document::set_root_attribute("data-pointer", None));
    let step = move |larger: bool| {
        let name = move || if larger { said().larger } else { said().smaller };
        let change: Change = if larger {
            |address| address.size = address.size.next(true).unwrap_or(address.size)
        } else {
            |address| address.size = address.size.next(false).unwrap_or(address.size)
        };
        let ends = move || size.get().next(larger).is_none().to_string();
        view! {
            <button type="button" class="button" aria-disabled=ends on:click=move |_| amend(change)>
                {name}
            </button>
        }
    };
    let colours: Vec<AnyView> = COLOURS
        .into_iter()
        .map(|choice| {
            let name = move || {
                let texts = state.texts();
                match choice {
                    ThemeChoice::System => texts.theme_system,
                    ThemeChoice::Light => texts.theme_light,
                    ThemeChoice::Dark => texts.theme_dark,
                    ThemeChoice::Contrast => texts.theme_contrast,
                    ThemeChoice::Yellow => texts.theme_yellow,
                }
            };
            let chosen = move || (theme.get() == choice).to_string();
            let choose = move |_| {
                let mut address = state.nav.address.get_untracked();
                // Pressed again, it goes back to what the system asks for.
                address.theme = if address.theme == choice { ThemeChoice::System } else { choice };
                state.nav.amend(&address);
            };
            view! {
                <button type="button" class="button" aria-pressed=chosen on:click=choose>
                    {name}
                </button>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="access-bar" class:folded=move || folded.get() aria-label=move || said().tools>
            <div class="access-tools">
                {step(false)} {step(true)} <ReadAloud />
                <button
                    type="button"
                    class="button access-fold"
                    aria-expanded=move || (!folded.get()).to_string()
                    on:click=move |_| folded.update(|folded| *folded = !*folded)
                >
                    {move || said().more}
                </button> <div class="access-more">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| amend(|address| address.size = TextSize::Xl)
                    >
                        {move || said().reset}
                    </button>
                    <div class="access-group" role="group" aria-label=move || said().colours>
                        {colours}
                    </div>
                    {switch(pointer_large, |words| words.pointer)}
                    {switch(line, |words| words.line)}
                    <button
                        type="button"
                        class="button"
                        aria-pressed=move || tables.get().to_string()
                        on:click=move |_| amend(|address| address.charts_off = !address.charts_off)
                    >
                        {move || said().tables}
                    </button>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| {
                            amend(|address| {
                                address.size = TextSize::Standard;
                                address.charts_off = false;
                            });
                            document::focus("main");
                        }
                    >
                        {move || said().exit}
                    </button>
                </div>
            </div>
            <details class="fold access-keys">
                <summary>{move || said().keys}</summary>
                <dl class="term-list">{move || key_rows(state.nav.lang.get())}</dl>
            </details>
        </section>
        <Show when=move || line.get()>
            <ReadingLine />
        </Show>
    }
}

/// A button that is on or off.
fn switch(on: RwSignal<bool>, name: fn(&AccessTexts) -> &'static str) -> AnyView {
    let state = use_app();
    view! {
        <button
            type="button"
            class="button"
            aria-pressed=move || on.get().to_string()
            on:click=move |_| on.update(|on| *on = !*on)
        >
            {move || name(words(state.nav.lang.get()))}
        </button>
    }
    .into_any()
}

fn key_rows(lang: plan_model::lang::Lang) -> Vec<AnyView> {
    let row = |(key, does)| {
        view! {
            <div class="term">
                <dt>
                    <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
            </div>
        }
        .into_any()
    };
    keys(lang).into_iter().map(row).collect()
}

/// A line across the window where the pointer is, or what has focus.
#[component]
fn ReadingLine() -> impl IntoView {
    let at = RwSignal::new(0_u32);
    let following = StoredValue::new_local(pointer::follow(move |height| {
        at.try_set(height.max(0.0) as u32);
    }));
    on_cleanup(move || following.dispose());
    view! { <div class="reading-line" aria-hidden="true" style:top=move || format!("{}px", at.get())></div> }
}
