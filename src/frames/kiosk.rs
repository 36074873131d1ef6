//! The kiosk's frame: a loop that attracts, the site with large controls for whoever touches it, and the way back.
//!
//! Decisions are made in [`plan_present::kiosk`]; the watchdog over all of this is `public/js/kiosk.js`. What only changes
//! how things look is an attribute of `<html>`, which weighs less than a signal.

mod attract;
mod bar;
mod home;
mod panels;
mod session;

pub use home::home;

use crate::parts::notices::Notices;
use crate::parts::remote::loading;
use crate::parts::source_drawer::SourceDrawer;
use crate::platform::document;
use crate::state::use_app;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_present::present;
use plan_present::text::LangTexts;

use session::{KioskSession, Panel};

/// The frame of an unattended panel around every page.
#[component]
pub fn Kiosk(
    /// Makes the page; again for every visitor, so that nothing of a visit stays.
    content: fn() -> AnyView,
) -> impl IntoView {
    let state = use_app();
    let opened = RwSignal::new(false);
    let kiosk = StoredValue::new(None::<KioskSession>);
    spawn_local(async move {
        let file = state.store.kiosk_file().await;
        let problem =
            file.as_ref().err().map(|refusal| present::cause_of(refusal, state.nav.lang.get_untracked()));
        kiosk.set_value(Some(KioskSession::open(state, file.ok().as_ref(), problem)));
        opened.set(true);
    });
    move || match opened.get().then(|| kiosk.get_value()).flatten() {
        Some(kiosk) => screen(kiosk, content),
        None => loading(|texts| texts.loading),
    }
}

fn screen(kiosk: KioskSession, content: fn() -> AnyView) -> AnyView {
    let state = use_app();
    document::set_title(state.nav.lang.get_untracked().texts().product);
    let visit = move || {
        kiosk.visit.track();
        state.scoped();
        view! {
            <Notices />
            {content()}
            <SourceDrawer />
        }
        .into_any()
    };
    let over = move || {
        let panel = kiosk.panel.get();
        state.scoped();
        match panel {
            Panel::Closed => ().into_any(),
            Panel::Take => panels::take(kiosk),
            Panel::Keypad => panels::keypad(kiosk),
            Panel::Health => panels::health_panel(kiosk),
            Panel::Question => panels::still_there(kiosk),
        }
    };
    let front = move || {
        let attracts = kiosk.attracts.get();
        state.scoped();
        if attracts { attract::scene_now(kiosk) } else { bar::controls(kiosk) }
    };
    view! {
        <div class="kiosk">
            {front} <div class="orbit kiosk-visit">
                <main id="main" class="content kiosk-page" tabindex="-1">
                    {visit}
                </main>
            </div> {over} <p class="visually-hidden kiosk-visit" role="status" aria-live="polite">
                {move || state.speech.announcement.get()}
            </p>
        </div>
    }
    .into_any()
}
