//! The website's frame: header with navigation and settings, content, footer.

use crate::parts::access_bar::tools;
use crate::parts::notices::Notices;
use crate::parts::source_drawer::SourceDrawer;
use crate::platform::keys::on_key;
use crate::platform::{clock, document};
use crate::state::use_app;
use crate::ui::link::Link;
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_method::address::{NavSection, Page, TextSize, ThemeChoice};
use plan_model::date::{Precision, parse_day};
use plan_present::{format, names};

/// The field for words, on the pages that have one.
const SEARCH_FIELD: &str = "filter-text";
/// How long a page may take to come before its field has focus, in milliseconds.
const SEARCH_PAUSE_MS: u32 = 150;

/// The head and everything in it.
const HEAD: &str = ".site-head-inner";
/// The button that opens the menu.
const MENU_BUTTON: &str = "menu";

/// The frame around every page of the website.
#[component]
pub fn Site(
    /// The page.
    children: Children,
) -> impl IntoView {
    let state = use_app();
    on_key("/", move || {
        if state.nav.address.with_untracked(|address| address.keys_off) {
            return false;
        }
        if !document::is_there(SEARCH_FIELD) {
            state.nav.change(|address| *address = address.on(Page::Search));
        }
        // The page comes first, and its field with it.
        clock::after(SEARCH_PAUSE_MS, || document::focus(SEARCH_FIELD));
        true
    });
    let large = Memo::new(move |_| state.nav.address.with(|address| address.size.is_large()));
    view! {
        <a class="skip-link" href="#main">
            {localized(|texts| texts.skip_to_content)}
        </a>
        <Header />
        <Show when=move || large.get()>{tools}</Show>
        <main id="main" class="content" tabindex="-1">
            <Notices />
            {children()}
        </main>
        <SourceDrawer />
        <Footer />
        <p class="visually-hidden" role="status" aria-live="polite">
            {move || state.speech.announcement.get()}
        </p>
    }
}

#[component]
fn Header() -> impl IntoView {
    let state = use_app();
    let to =
        move |page: Page| Signal::derive(move || state.nav.address.with(|address| address.on(page.clone())));
    // The links of a section, each the current one on its own page and on those below it.
    let nav_links = move |section: NavSection| {
        let links = Page::linked(section).into_iter().map(|page| {
            let (slug, name) = (page.slug(), page.clone());
            let current = Signal::derive(move || {
                state.nav.address.with(|address| address.page.header_slug() == Some(slug))
            });
            let name = move || names::nav(&name, state.nav.lang.get());
            view! {
                <Link to=to(page) current=current>
                    {name}
                </Link>
            }
        });
        links.collect::<Vec<_>>()
    };
    let other = move || {
        state.nav.address.with(|address| {
            let mut address = address.clone();
            address.lang = address.lang.other();
            address
        })
    };
    // The link stays and only its attributes change: a browser takes focus from one that is replaced.
    let other_lang = Signal::derive(move || Some(state.nav.lang.get().other().tag()));
    let large = Memo::new(move |_| state.nav.address.with(|address| address.size.is_large()));
    let resized = move || {
        state.nav.address.with(|address| {
            let mut address = address.clone();
            address.size = if address.size.is_large() { TextSize::Standard } else { TextSize::Xl };
            address.charts_off &= address.size.is_large();
            address
        })
    };
    // The menu is folded until the reader asks for it; with it, on a narrow screen, the search and the day, and where type is
    // largest the links too.
    let crowded = Memo::new(move |_| state.nav.address.with(|address| address.size.fills_phones()));
    let folded = RwSignal::new(true);
    let page = Memo::new(move |_| state.nav.address.with(|address| address.page.clone()));
    Effect::new(move |_| {
        page.track();
        folded.set(true);
    });
    let on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !folded.get_untracked() {
            folded.set(true);
            document::focus(MENU_BUTTON);
        }
    };
    // Focus that goes elsewhere, or nowhere, leaves the menu; not before the tap that took it has hit what it meant, since
    // on a phone the page moves up then.
    let on_leave = move |event: leptos::ev::FocusEvent| {
        if !document::is_within(event.related_target(), HEAD) {
            clock::after(0, move || {
                folded.try_set(true);
            });
        }
    };
    let in_menu = Memo::new(move |_| page.with(|page| page.row().nav == NavSection::Menu));
    view! {
        <header class="site-head">
            <div
                class="site-head-inner"
                class:folded=move || folded.get()
                class:crowded=move || crowded.get()
                on:keydown=on_escape
                on:focusout=on_leave
            >
                <p class="brand">
                    <Link to=to(Page::Overview)>
                        <span class="brand-zh" lang="zh-CN">
                            "数转图"
                        </span>
                        <span class="brand-en" lang="en">
                            "Plan Atlas"
                        </span>
                    </Link>
                </p>
                <nav class="site-nav" aria-label=localized(|texts| texts.product)>
                    {nav_links(NavSection::Header)}
                </nav>
                <HeadSearch />
                <DayField />
                <Link to=Signal::derive(resized) class="button quiet head-size">
                    {move || if large.get() { state.texts().standard_type } else { state.texts().large_type }}
                </Link>
                <Link to=Signal::derive(other) class="button quiet head-language" lang=other_lang>
                    {localized(|texts| texts.other_language)}
                </Link>
                <button
                    type="button"
                    id=MENU_BUTTON
                    class="button quiet head-fold"
                    class:current=move || in_menu.get()
                    aria-expanded=move || (!folded.get()).to_string()
                    on:click=move |_| folded.update(|folded| *folded = !*folded)
                >
                    {localized(|texts| texts.menu)}
                </button>
                <div class="head-menu" tabindex="-1">
                    <nav aria-label=localized(|texts| {
                        texts.menu
                    })>{nav_links(NavSection::Menu)} <MapLink /></nav>
                    <ThemeField />
                </div>
            </div>
        </header>
    }
}

/// The map's link in the menu: a phone's bar has room for five of the six.
#[component]
fn MapLink() -> impl IntoView {
    let state = use_app();
    let to = Signal::derive(move || state.nav.address.with(|address| address.on(Page::Map)));
    view! {
        <Link to class="in-phones">
            {move || names::page(&Page::Map, state.nav.lang.get())}
        </Link>
    }
}

/// A field for what is looked for, wherever the reader is; the page of what was found has its own.
#[component]
fn HeadSearch() -> impl IntoView {
    let state = use_app();
    let typed = RwSignal::new(String::new());
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = typed.get_untracked();
        state.nav.change(|address| {
            *address = address.list(Page::Search, |query| words.trim().clone_into(&mut query.text));
        });
        typed.set(String::new());
    };
    view! {
        <form class="field head-search" role="search" on:submit=search>
            <input
                type="search"
                id="head-search"
                autocomplete="off"
                aria-label=localized(|texts| texts.search)
                placeholder=localized(|texts| texts.search)
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </form>
    }
}

/// The day of judging.
#[component]
fn DayField() -> impl IntoView {
    let state = use_app();
    let dated = Memo::new(move |_| state.nav.address.with(|address| address.as_of.is_some()));
    let set_day = move |event: leptos::ev::Event| {
        // An emptied field means today; a half-typed date changes nothing.
        let value = event_target_value(&event);
        let day = parse_day(&value);
        if value.is_empty() || day.is_some() {
            let today = state.nav.today.get_untracked();
            state.nav.change(|address| address.as_of = day.filter(|day| *day != today));
        }
    };
    view! {
        <div class="settings">
            <label class="field inline" title=localized(|texts| texts.as_of_help)>
                <span>{localized(|texts| texts.as_of)}</span>
                <input
                    type="date"
                    id="as-of"
                    min="2018-01-01"
                    max="2040-12-31"
                    prop:value=move || state.nav.as_of.get().to_string()
                    on:change=set_day
                />
            </label>
            <Show when=move || dated.get()>
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| {
                        state.nav.change(|address| address.as_of = None);
                        document::focus("as-of");
                    }
                >
                    {localized(|texts| texts.today)}
                </button>
            </Show>
        </div>
    }
}

/// The colours of the screen.
#[component]
fn ThemeField() -> impl IntoView {
    let state = use_app();
    let theme = Memo::new(move |_| state.nav.address.with(|address| address.theme));
    let set_theme = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if let Some(theme) = ThemeChoice::from_slug(&value) {
            let mut address = state.nav.address.get_untracked();
            address.theme = theme;
            state.nav.amend(&address);
        }
    };
    let theme_name = move |choice: ThemeChoice| match choice {
        ThemeChoice::System => state.texts().theme_system,
        ThemeChoice::Light => state.texts().theme_light,
        ThemeChoice::Dark => state.texts().theme_dark,
        ThemeChoice::Contrast => state.texts().theme_contrast,
        ThemeChoice::Yellow => state.texts().theme_yellow,
    };
    view! {
        <label class="field inline">
            <span>{localized(|texts| texts.theme)}</span>
            <select id="theme" on:change=set_theme>
                {ThemeChoice::ALL
                    .into_iter()
                    .map(|choice| {
                        view! {
                            <option value=choice.slug() selected=move || theme.get() == choice>
                                {move || theme_name(choice)}
                            </option>
                        }
                    })
                    .collect::<Vec<_>>()}
            </select>
        </label>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let state = use_app();
    let to =
        move |page: Page| Signal::derive(move || state.nav.address.with(|address| address.on(page.clone())));
    let foot_links = move || {
        let linked = [NavSection::Menu, NavSection::Footer].into_iter().flat_map(Page::linked);
        let links = linked.map(|page| {
            let name = page.clone();
            view! { <Link to=to(page)>{move || names::page(&name, state.nav.lang.get())}</Link> }
        });
        links.collect::<Vec<_>>()
    };
    let release = move || {
        state.store.load.with(|load| {
            load.data().map(|data| {
                let day = format::date(data.release.date, Precision::Day, state.nav.lang.get());
                format!(
                    "{} {} · {} {day}",
                    state.texts().data_release,
                    data.release.id,
                    state.texts().last_updated
                )
            })
        })
    };
    view! {
        <footer class="site-foot">
            <div class="site-foot-inner">
                <p>{localized(|texts| texts.sources_note)}</p>
                <p>{localized(|texts| texts.method_note)}</p>
                <p>{release}</p>
                <p class="foot-links">{foot_links()}</p>
            </div>
        </footer>
    }
}
