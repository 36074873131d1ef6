//! Handing out the data package, and keeping the reader's sheet in this browser if that is asked for.

use super::desk::{SheetReading, WorkbenchDesk, say};
use crate::parts::copy_button::copy_button;
use crate::platform::{files, indexed_db};
use crate::state::AppState;
use crate::ui::erased::{element, text_element};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_export::ExportError;
use plan_model::lang::Lang;
use plan_model::wire::Manifest;
use plan_present::text::LangTexts;
use plan_workbench::texts::{WorkbenchTexts, texts};
use plan_workbench::{affected_targets, hand_over_note, next_release};
use std::sync::Arc;

/// Makes the data package and hands it over; says how that went.
pub fn package(state: AppState, read: &SheetReading) {
    let lang = state.nav.lang.get_untracked();
    let changes = state.store.changes.with_untracked(|changes| changes.ready().cloned());
    let (Some(manifest), Some(changes)) = (state.store.manifest(), changes) else {
        return state.speech.announce(texts(lang).no_manifest.to_owned());
    };
    let mut refused = false;
    let made = untrack(|| state.workspace.published()).zip(read.local.clone()).and_then(|(data, with)| {
        let (today, entries) = (state.nav.today.get_untracked(), &read.outcome.entries);
        let affected_targets = affected_targets(&data, &with, entries, today);
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| affected_targets.preview(lang));
        let made = plan_workbench::package(&data, &manifest, &changes, entries, today, [&zh, &en]);
        refused = matches!(made, Err(ExportError::Refused(_)));
        let made = made.ok()?;
        let name = package_name(&made.release, lang);
        files::save(&name, "application/zip", &made.bytes).then_some(())
    });
    match refused {
        true => state.speech.announce(texts(lang).refused.to_owned()),
        false => say(state, lang, made.is_some()),
    }
}

fn package_name(release: &str, lang: Lang) -> String {
    format!("{} {} {release}.zip", lang.texts().product, texts(lang).package)
}

/// What to write to whoever puts the package in place, folded, ready to be copied.
pub fn note(state: AppState, read: &SheetReading, lang: Lang) -> AnyView {
    let words = texts(lang);
    let today = state.nav.today.get();
    let found = state.store.manifest().zip(read.preview(state, today, lang));
    let Some((Manifest { release: from, .. }, preview)) = found else { return ().into_any() };
    let release = next_release(&from, today);
    let note = hand_over_note(&preview, &package_name(&release, lang), &release, &from, lang);
    let text = note.clone();
    let copy = copy_button("button", |texts| texts.copy, Callback::new(move |()| text.clone()));
    let inside = vec![
        text_element("summary", "", None, words.note),
        text_element("p", "hint", None, words.note_help),
        text_element("pre", "bench-note", None, note),
        element("p", "", None, vec![copy]),
    ];
    element("details", "fold", None, inside)
}

/// What the reader is told about keeping the sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    Kept,
    Forgotten,
    Refused,
}

impl Told {
    fn words(self, texts: &WorkbenchTexts) -> &'static str {
        match self {
            Told::Nothing => "",
            Told::Kept => texts.kept,
            Told::Forgotten => texts.forgotten,
            Told::Refused => texts.no_store,
        }
    }
}

/// Buttons that keep the sheet in this browser and forget it.
pub fn keeping(read: Arc<SheetReading>, lang: Lang) -> AnyView {
    let texts = texts(lang);
    let told = RwSignal::new(Told::Nothing);
    let keep = move |_| {
        let read = read.clone();
        spawn_local(async move {
            let kept = indexed_db::save(&read.name, &read.bytes).await;
            told.try_set(if kept { Told::Kept } else { Told::Refused });
        });
    };
    let forget = move |_| {
        spawn_local(async move {
            let forgotten = indexed_db::remove().await;
            told.try_set(if forgotten { Told::Forgotten } else { Told::Refused });
        });
    };
    view! {
        <p>
            <button type="button" class="button" id="bench-keep" on:click=keep>
                {texts.keep}
            </button>
            " "
            <button type="button" class="button quiet" id="bench-forget" on:click=forget>
                {texts.forget}
            </button>
            " "
            <span role="status">{move || told.get().words(texts)}</span>
        </p>
    }
    .into_any()
}

/// Offers the sheet that this browser has kept, if it has one.
pub fn kept_before(desk: WorkbenchDesk) -> AnyView {
    let kept = RwSignal::new(None::<(String, Arc<Vec<u8>>)>);
    Effect::new(move |_| {
        spawn_local(async move {
            if let Some((name, bytes)) = indexed_db::load().await {
                kept.try_set(Some((name, Arc::new(bytes))));
            }
        });
    });
    let open = move |_| {
        if let Some((name, bytes)) = kept.get_untracked() {
            desk.read(name, bytes, Default::default());
        }
    };
    let forget = move |_| {
        spawn_local(async move {
            indexed_db::remove().await;
            kept.try_set(None);
        });
    };
    (move || {
        let texts = texts(desk.state.nav.lang.get());
        kept.with(Option::is_some).then(|| {
            view! {
                <div class="notice" id="bench-kept">
                    <p>{texts.kept_before}</p>
                    <button type="button" class="button" on:click=open>
                        {texts.open_kept}
                    </button>
                    <button type="button" class="button quiet" on:click=forget>
                        {texts.forget}
                    </button>
                </div>
            }
        })
    })
    .into_any()
}
