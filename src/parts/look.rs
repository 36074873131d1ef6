//! Language and theme of the document follow the address.

use crate::platform::{boot, document, media};
use crate::state::AppState;
use leptos::prelude::*;
use plan_core::address::ThemeChoice;

/// What a choice looks like on this system: never [`ThemeChoice::System`].
fn seen(choice: ThemeChoice) -> ThemeChoice {
    match choice {
        ThemeChoice::System => match (media::prefers_dark(), media::prefers_contrast()) {
            (false, false) => ThemeChoice::Light,
            (true, false) => ThemeChoice::Dark,
            (false, true) => ThemeChoice::Contrast,
            (true, true) => ThemeChoice::Yellow,
        },
        chosen => chosen,
    }
}

/// Keeps `<html lang data-theme>` in step, and tells charts when the tokens changed. Paper is always light.
pub fn follow(state: AppState) {
    let theme = Memo::new(move |_| state.address.with(|address| address.theme));
    let tell = move || state.look.update(|look| *look += 1);
    let paint = move |theme: ThemeChoice| {
        document::set_root_attribute("data-theme", Some(theme.slug()));
        tell();
        let special = matches!(theme, ThemeChoice::Contrast | ThemeChoice::Yellow);
        if special || media::forces_colours() {
            boot::styles(tell);
        }
    };
    Effect::new(move |_| {
        document::set_root_attribute("lang", Some(state.lang.get().tag()));
    });
    Effect::new(move |_| paint(seen(theme.get())));
    media::on_colours_changed(move || paint(seen(theme.get_untracked())));
    // Charts take their colours from the tokens when they are drawn, so that they are drawn again for paper.
    let mut unfolded = Vec::new();
    media::on_print(move |starts| {
        paint(if starts { ThemeChoice::Light } else { seen(theme.get_untracked()) });
        if starts {
            unfolded = document::unfold_all();
        } else {
            document::fold(&unfolded);
            unfolded.clear();
        }
    });
}
