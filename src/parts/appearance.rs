//! Language, theme and size of the document follow the address.

use crate::platform::{boot, document, media};
use crate::state::AppState;
use leptos::prelude::*;
use plan_method::address::{TextSize, ThemeChoice};

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

/// Keeps `<html lang data-theme data-size data-charts>` in step, and tells charts when the tokens changed. Paper is always light.
pub fn follow(state: AppState) {
    let theme = Memo::new(move |_| state.nav.address.with(|address| address.theme));
    let tell = move || state.theme_changes.update(|n| *n += 1);
    let paint = move |theme: ThemeChoice| {
        document::set_root_attribute("data-theme", Some(theme.slug()));
        tell();
        let special = matches!(theme, ThemeChoice::Contrast | ThemeChoice::Yellow);
        if special || media::forces_colours() {
            boot::styles(tell);
        }
    };
    Effect::new(move |_| {
        document::set_root_attribute("lang", Some(state.nav.lang.get().tag()));
    });
    Effect::new(move |_| paint(seen(theme.get())));
    Effect::new(move |before: Option<TextSize>| {
        let (size, charts_off) = state.nav.address.with(|address| (address.size, address.charts_off));
        document::set_root_attribute("data-size", size.is_large().then_some(size.slug()));
        document::set_root_attribute("data-charts", charts_off.then_some("off"));
        if size.is_large() || charts_off {
            boot::styles(tell);
            state.store.extras.set(true);
        }
        if before.is_some_and(|before| before != size) {
            tell();
        }
        size
    });
    media::on_colours_changed(move || paint(seen(theme.get_untracked())));
    // Charts take their colours from the tokens when they are drawn, so that they are drawn again for paper.
    let mut unfolded = Vec::new();
    media::on_print(move |starts| {
        paint(if starts { ThemeChoice::Light } else { seen(theme.get_untracked()) });
        document::scale_drawings(starts);
        if starts {
            unfolded = document::unfold_all();
        } else {
            document::fold(&unfolded);
            unfolded.clear();
        }
    });
}
