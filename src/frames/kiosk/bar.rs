//! The controls that are always there, where everybody reaches them, and the board of letters on the search page.

use super::session::{KioskSession, Panel};
use crate::platform::clock;
use crate::state::{AppState, use_app};
use crate::ui::erased::{button, button_if, element, group, link, reactive_paragraph, text_element};
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_present::kiosk::words;
use plan_present::names;

/// The letters, in the rows of a keyboard that people know.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// Most letters that are taken.
const MOST: usize = 30;

/// The kiosk's name, the controls, and the board where the visitor searches. Made anew with the language.
pub fn controls(kiosk: KioskSession) -> AnyView {
    let state = use_app();
    let all = move || {
        let state = state.scoped();
        let lang = state.nav.lang.get();
        let searches = state.nav.address.with_untracked(|address| address.page == Page::Search);
        let board = searches.then(|| board(state, lang));
        let title = text_element("p", "", None, kiosk.title(lang));
        let mut all = vec![element("header", "kiosk-head", None, vec![title])];
        all.extend(board);
        all.push(bar(kiosk, state, lang));
        all
    };
    let (page, large) = (
        Memo::new(move |_| state.nav.address.with(|address| address.page == Page::Search)),
        Memo::new(move |_| state.nav.address.with(|address| address.size.is_large())),
    );
    (move || {
        page.track();
        large.track();
        all()
    })
    .into_any()
}

/// Home, back, search, language, size, reach, phone, finish.
fn bar(kiosk: KioskSession, state: AppState, lang: Lang) -> AnyView {
    let said_words = words(lang);
    let large = state.nav.address.with_untracked(|address| address.size.is_large());
    let lowered = kiosk.lowered.get();
    let other = |address: &Address| Address { lang: address.lang.other(), ..address.clone() };
    let name = text_element("span", "", Some(lang.other().tag()), state.texts().other_language);
    let mut controls = vec![
        button("button primary", said_words.home, move || kiosk.go_home()),
        button_if(kiosk.back.get(), said_words.back, move || kiosk.go_back()),
        link("button", |address| address.on(Page::Search), said_words.search),
        link("button", other, name),
        // The bar is made anew by what it changes, so it waits until the click is over.
        button("button", if large { said_words.small } else { said_words.large }, move || {
            clock::after(0, move || kiosk.flip_size());
        }),
        button("button", if lowered { said_words.raise } else { said_words.lower }, move || {
            clock::after(0, move || kiosk.set_lowered(!lowered));
        }),
    ];
    if kiosk.is_public() {
        controls.push(button("button", said_words.take, move || kiosk.panel.set(Panel::Take)));
    }
    controls.push(button("button", said_words.finish, move || kiosk.finish()));
    group("kiosk-bar", "navigation", said_words.controls, controls)
}

/// Letters for pinyin and English; what they write is what the search page looks for. And ways in by subject.
fn board(state: AppState, lang: Lang) -> AnyView {
    let said_words = words(lang);
    let write = move |change: &dyn Fn(&mut String)| {
        let mut address = state.nav.address.get_untracked();
        change(&mut address.query.text);
        state.nav.amend(&address);
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
    let row = |keys: Vec<AnyView>| element("div", "board-row", None, keys);
    let typed = move || state.nav.address.with(|address| address.query.text.clone());
    let ways = [
        Page::Matters(None),
        Page::Topics,
        Page::Districts,
        Page::Departments,
        Page::Targets,
        Page::Tasks,
        Page::Calendar,
    ];
    let way = |page: Page| {
        let name = names::page(&page, lang);
        link("button", move |address| address.list(page.clone(), |_| {}), name)
    };
    let mut rows = vec![text_element("p", "board-help", None, said_words.board_help)];
    rows.push(row(vec![
        reactive_paragraph("board-typed", typed),
        button("button", said_words.delete, move || {
            write(&|text| {
                text.pop();
            });
        }),
        button("button", said_words.clear, move || write(&String::clear)),
    ]));
    rows.extend(ROWS.map(|letters| row(letters.chars().map(letter).collect())));
    rows.push(row(ways.map(way).into()));
    group("board", "group", said_words.board, rows)
}
