//! Language and theme of the document follow the address.

use crate::platform::{document, media};
use crate::state::AppState;
use leptos::prelude::*;
use plan_core::address::ThemeChoice;

/// Keeps `<html lang data-theme>` in step, and tells charts when the tokens changed. Paper is always light.
pub fn follow(state: AppState) {
    let theme = Memo::new(move |_| state.address.with(|address| address.theme));
    let paint = move |dark: bool| {
        document::set_root_attribute("data-theme", Some(if dark { "dark" } else { "light" }));
        state.look.update(|look| *look += 1);
    };
    let chosen = |theme: ThemeChoice| match theme {
        ThemeChoice::System => media::prefers_dark(),
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
    };
    Effect::new(move |_| {
        document::set_root_attribute("lang", Some(state.lang.get().tag()));
    });
    Effect::new(move |_| paint(chosen(theme.get())));
    media::on_colours_changed(move || {
        if theme.get_untracked() == ThemeChoice::System {
            paint(media::prefers_dark());
        }
    });
    // Charts take their colours from the tokens when they are drawn, so that they are drawn again for paper.
    let mut unfolded = Vec::new();
    media::on_print(move |starts| {
        paint(!starts && chosen(theme.get_untracked()));
        if starts {
            unfolded = document::unfold_all();
        } else {
            document::fold(&unfolded);
            unfolded.clear();
        }
    });
}
