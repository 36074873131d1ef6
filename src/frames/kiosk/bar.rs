//! The controls that are always there, where everybody reaches them, and the board of letters on the search page.

use super::hall::{Hall, Panel};
use crate::platform::clock;
use crate::state::{AppState, use_app};
use crate::ui::link::link;
use leptos::prelude::*;
use plan_core::address::{Address, Page};
use plan_core::kiosk::words;
use plan_core::text::Lang;

/// The letters, in the rows of a keyboard that people know.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// Most letters that are taken.
const MOST: usize = 30;

type Act = Box<dyn Fn()>;

/// A button; all of them share one piece of code.
pub fn button(class: &'static str, name: impl Into<String>, act: impl Fn() + 'static) -> AnyView {
    made(class, name.into(), Box::new(act))
}

fn made(class: &'static str, name: String, act: Act) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| act()>{name}</button> }.into_any()
}

/// The hall's name, the controls, and the board where the visitor searches. Made anew with the language.
pub fn controls(hall: Hall) -> AnyView {
    let state = use_app();
    let all = move || {
        let lang = state.lang.get();
        let searches = state.address.with_untracked(|address| address.page == Page::Search);
        let board = searches.then(|| board(state, lang));
        view! {
            <header class="kiosk-head"><p>{hall.title(lang)}</p></header>
            {board}
            {bar(hall, state, lang)}
        }
        .into_any()
    };
    let page = Memo::new(move |_| state.address.with(|address| address.page == Page::Search));
    (move || {
        page.track();
        all()
    })
    .into_any()
}

/// Home, back, search, language, size, reach, phone, finish.
fn bar(hall: Hall, state: AppState, lang: Lang) -> AnyView {
    let said = words(lang);
    let (large, lowered) = (hall.large.get(), hall.lowered.get());
    let other = |address: &Address| Address { lang: address.lang.other(), ..address.clone() };
    let back = if hall.back.get() {
        button("button", said.back, move || hall.go_back())
    } else {
        view! { <button type="button" class="button" disabled=true>{said.back}</button> }.into_any()
    };
    let tag = lang.other().tag();
    let name = view! { <span lang=tag>{state.texts().other_language}</span> }.into_any();
    let mut controls = vec![
        button("button primary", said.home, move || hall.go_home()),
        back,
        link("button", |address| address.on(Page::Search), said.search),
        link("button", other, name),
        // The bar is made anew by what it changes, so it waits until the click is over.
        button("button", if large { said.small } else { said.large }, move || {
            clock::after(0, move || hall.set_large(!large));
        }),
        button("button", if lowered { said.raise } else { said.lower }, move || {
            clock::after(0, move || hall.set_lowered(!lowered));
        }),
    ];
    if hall.is_public() {
        controls.push(button("button", said.take, move || hall.panel.set(Panel::TAKE)));
    }
    controls.push(button("button", said.finish, move || hall.finish()));
    view! { <nav class="kiosk-bar" aria-label=said.controls>{controls}</nav> }.into_any()
}

/// Letters for pinyin and English; what they write is what the search page looks for. And ways in by subject.
fn board(state: AppState, lang: Lang) -> AnyView {
    let (said, texts) = (words(lang), lang.texts());
    let write = move |change: &dyn Fn(&mut String)| {
        let mut address = state.address.get_untracked();
        change(&mut address.query.text);
        state.amend(&address);
    };
    let letter = move |letter: char| {
        button("button", letter, move || {
            write(&|text| {
                if text.chars().count() < MOST {
                    text.push(letter);
                }
            });
        })
    };
    let row = |keys: Vec<AnyView>| view! { <div class="board-row">{keys}</div> }.into_any();
    let typed = move || state.address.with(|address| address.query.text.clone());
    let ways = [
        (Page::Topics, texts.topics),
        (Page::Districts, texts.districts),
        (Page::Units, texts.units),
        (Page::Targets, texts.targets),
        (Page::Tasks, texts.tasks),
        (Page::Calendar, texts.calendar),
    ];
    let way = |(page, name): (Page, &'static str)| {
        link("button", move |address| address.list(page.clone(), |_| {}), name)
    };
    let mut rows = vec![row(vec![
        view! { <output class="board-typed">{typed}</output> }.into_any(),
        button("button", said.delete, move || {
            write(&|text| {
                text.pop();
            });
        }),
        button("button", said.clear, move || write(&String::clear)),
    ])];
    rows.extend(ROWS.map(|letters| row(letters.chars().map(letter).collect())));
    rows.push(row(ways.map(way).into()));
    view! {
        <section class="board" aria-label=said.board>
            <p class="board-help">{said.board_help}</p>
            {rows}
        </section>
    }
    .into_any()
}
