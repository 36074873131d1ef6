//! Language and theme of the document follow the address.

use crate::platform::{document, media};
use crate::state::AppState;
use leptos::prelude::*;
use plan_core::address::ThemeChoice;

/// Keeps `<html lang data-theme>` in step, and tells charts when the tokens changed.
pub fn follow(state: AppState) {
    let theme = Memo::new(move |_| state.address.with(|address| address.theme));
    Effect::new(move |_| {
        document::set_root_attribute("lang", Some(state.lang.get().tag()));
    });
    Effect::new(move |_| {
        let dark = match theme.get() {
            ThemeChoice::System => media::prefers_dark(),
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
        };
        document::set_root_attribute("data-theme", Some(if dark { "dark" } else { "light" }));
        state.look.update(|look| *look += 1);
    });
    media::on_colours_changed(move || {
        if theme.get_untracked() == ThemeChoice::System {
            let dark = media::prefers_dark();
            document::set_root_attribute("data-theme", Some(if dark { "dark" } else { "light" }));
            state.look.update(|look| *look += 1);
        }
    });
}
