//! Panels over the page: the question whether somebody is there, the code for a phone, and what is for staff.

use super::session::{KioskSession, Panel};
use crate::parts::code_picture::code_picture;
use crate::platform::{document, kiosk as watch};
use crate::state::use_app;
use crate::ui::erased::{button, element, reactive_paragraph, text_element};
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::kiosk::{health, words};
use plan_present::qr::code;

/// A panel with its title; Esc and the shade beside it close it, and Tab stays inside.
fn dialog(role: &'static str, title: &'static str, close: Box<dyn Fn()>, inside: Vec<AnyView>) -> AnyView {
    let close = StoredValue::new_local(close);
    let shut = move || close.with_value(|close| close());
    // A tap ends with a click where the finger was: the one that opened this panel must not close it, so that only a press
    // that began on the shade counts.
    let pressed = StoredValue::new(false);
    Effect::new(move |_| document::focus("kiosk-first"));
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            shut();
        } else if event.key() == "Tab" && document::keep_focus_inside("kiosk-dialog", event.shift_key()) {
            event.prevent_default();
        }
    };
    view! {
        <div
            class="kiosk-shade"
            aria-hidden="true"
            on:pointerdown=move |_| pressed.set_value(true)
            on:click=move |_| {
                if pressed.get_value() {
                    shut();
                }
            }
        ></div>
        <div
            id="kiosk-dialog"
            class="kiosk-dialog"
            role=role
            aria-modal="true"
            aria-labelledby="kiosk-first"
            on:keydown=keys
        >
            <h2 id="kiosk-first" tabindex="-1">
                {title}
            </h2>
            {inside}
        </div>
    }
    .into_any()
}

/// A panel that a button of its own closes too.
fn closable(kiosk: KioskSession, title: &'static str, lang: Lang, mut inside: Vec<AnyView>) -> AnyView {
    let close = move || kiosk.panel.set(Panel::Closed);
    inside.push(button("button", words(lang).close, close));
    dialog("dialog", title, Box::new(close), inside)
}

/// The question whether somebody is still there, with a countdown. One large button goes on; no answer ends the visit.
pub fn still_there(kiosk: KioskSession) -> AnyView {
    let lang = use_app().nav.lang.get_untracked();
    let own = words(lang);
    let left = move || match lang {
        Lang::Zh => format!("{} 秒后回到开头。", kiosk.left.get()),
        Lang::En => format!("Starting over in {} seconds.", kiosk.left.get()),
    };
    let resume = format!("{} {}", words(Lang::Zh).resume, words(Lang::En).resume);
    let inside = vec![
        reactive_paragraph("", left),
        button("button primary kiosk-continue", resume, move || kiosk.resume()),
        button("button", own.finish, move || kiosk.finish()),
    ];
    dialog("alertdialog", own.still_there, Box::new(move || kiosk.resume()), inside)
}

/// The address of the current view as a QR code.
pub fn take(kiosk: KioskSession) -> AnyView {
    let lang = use_app().nav.lang.get_untracked();
    let own = words(lang);
    let mut inside = Vec::new();
    if let Some(public) = kiosk.public()
        && let Some(code) = code(&public)
    {
        inside = vec![
            code_picture(code, "kiosk-code", own.take),
            text_element("code", "", None, public),
            text_element("p", "", None, own.take_help),
        ];
    }
    closable(kiosk, own.take, lang, inside)
}

/// Asks for the staff's code. A wrong one is followed by the right one, without a word.
pub fn keypad(kiosk: KioskSession) -> AnyView {
    const MOST: usize = 8;
    let lang = use_app().nav.lang.get_untracked();
    let typed = RwSignal::new(String::new());
    let digit = move |digit: char| {
        button("button", digit, move || {
            typed.update(|typed| typed.push(digit));
            let so_far = typed.get_untracked();
            if kiosk.is_code(&so_far) {
                kiosk.panel.set(Panel::Health);
            } else if so_far.len() >= MOST {
                typed.set(so_far[1..].to_owned());
            }
        })
    };
    let digits: Vec<AnyView> = "1234567890".chars().map(digit).collect();
    let inside = vec![
        reactive_paragraph("board-typed", move || "•".repeat(typed.get().len())),
        element("div", "kiosk-digits", None, digits),
        button("button", words(lang).clear, move || typed.set(String::new())),
    ];
    closable(kiosk, words(lang).code, lang, inside)
}

/// Build, release, uptime, reloads, memory, errors; and the way out.
pub fn health_panel(kiosk: KioskSession) -> AnyView {
    let lang = use_app().nav.lang.get_untracked();
    let own = words(lang);
    let rows = health(&kiosk.facts(), lang).into_iter().map(|(name, value)| {
        element(
            "div",
            "",
            None,
            vec![text_element("dt", "", None, name), text_element("dd", "", None, value)],
        )
    });
    let inside = vec![
        element("dl", "kiosk-health", None, rows.collect()),
        button("button", own.reload, || watch::reload("staff")),
        button("button", own.leave, watch::leave),
    ];
    closable(kiosk, own.health, lang, inside)
}
