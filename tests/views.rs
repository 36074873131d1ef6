//! Pages as HTML, rendered on the host over the shipped data: what a reader is told, and where links lead.

#[path = "views/access.rs"]
mod access;
#[path = "views/brief.rs"]
mod brief;
#[path = "views/calendar.rs"]
mod calendar;
#[path = "views/departments.rs"]
mod departments;
#[path = "views/digits.rs"]
mod digits;
#[path = "views/district.rs"]
mod district;
#[path = "views/doubts.rs"]
mod doubts;
#[path = "views/hostile.rs"]
mod hostile;
#[path = "views/html.rs"]
mod html;
#[path = "views/language.rs"]
mod language;
#[path = "views/lists.rs"]
mod lists;
#[path = "views/map.rs"]
mod map;
#[path = "views/method.rs"]
mod method;
#[path = "views/missing.rs"]
mod missing;
#[path = "views/one_target.rs"]
mod one_target;
#[path = "views/residents.rs"]
mod residents;
#[path = "views/sources.rs"]
mod sources;
#[path = "views/tasks.rs"]
mod tasks;
#[path = "views/text.rs"]
mod text;
#[path = "views/topics.rs"]
mod topics;
#[path = "views/trouble.rs"]
mod trouble;
#[path = "views/visit.rs"]
mod visit;

use html::Element;
use leptos::prelude::*;
use plan_atlas::app::Content;
use plan_atlas::frames::site::Site;
use plan_atlas::state::{AppState, Lexicon, Load, LoadedData, Remote};
use plan_method::address::Address;
use plan_method::judged::Judged;
use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::load::{self, Fetched, Loaded};
use plan_model::plan::Plan;
use plan_model::wire::{self, Cause, Manifest, Refusal};
use std::path::Path;
use std::sync::{Arc, LazyLock};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// The shipped data.
static DATA: LazyLock<Arc<Dataset>> = LazyLock::new(|| {
    let loaded = assemble(|_, _| {}).expect("the shipped data loads");
    assert_eq!(loaded.refused, []);
    Arc::new(loaded.dataset)
});

/// Where the shipped targets stand on [`today`].
static JUDGED: LazyLock<Judged> = LazyLock::new(|| judged(today()));

/// The shipped data, judged on a day.
fn judged(as_of: NaiveDate) -> Judged {
    Judged::new(DATA.clone(), as_of)
}

/// The day on which every page here is seen.
fn today() -> NaiveDate {
    parse_day("2026-11-22").expect("a day")
}

/// What the product makes of the shipped files after `change`, as if the manifest had listed them so.
fn assemble(mut change: impl FnMut(&str, &mut Vec<u8>)) -> Result<Loaded, Vec<Refusal>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let read = |path: &str| std::fs::read(folder.join(path)).expect("a shipped file");
    let mut manifest: Manifest = wire::manifest(&read(wire::MANIFEST)).expect("a manifest");
    let mut fetched = Fetched::new();
    for file in &mut manifest.files {
        if file.path.ends_with(".json") {
            let mut bytes = read(&file.path);
            change(&file.path, &mut bytes);
            file.bytes = bytes.len() as u64;
            file.sha256 = wire::sha256(&bytes);
            fetched.insert(file.path.clone(), Ok(bytes));
        }
    }
    load::assemble(&manifest, &fetched)
}

/// The shipped files with some of them missing.
fn assemble_without(missing: &[&str]) -> Result<Loaded, Vec<Refusal>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let read = |path: &str| std::fs::read(folder.join(path)).expect("a shipped file");
    let manifest = wire::manifest(&read(wire::MANIFEST)).expect("a manifest");
    let fetch = |path: &str| if missing.contains(&path) { Err(Cause::Missing) } else { Ok(read(path)) };
    load::assemble(&manifest, &manifest.first_view().map(|path| (path.to_owned(), fetch(path))).collect())
}

fn ready() -> Load {
    Load::Ready(LoadedData { data: DATA.clone(), refused: Vec::new() })
}

/// The whole page at a query string, over the shipped data.
fn page(query: &str) -> Element {
    page_over(ready(), query)
}

/// The whole page at an address, over the shipped data.
fn page_at(address: &Address) -> Element {
    page(&address.write())
}

/// The text of a plan, as shipped.
fn text_of(plan: &Plan) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(&plan.source.file);
    std::fs::read_to_string(path).expect("a shipped text")
}

/// What changed from release to release, as shipped.
fn changes() -> wire::ChangesFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(wire::CHANGES);
    wire::changes(&std::fs::read(path).expect("a shipped file")).expect("a list of changes")
}

/// What the search needs beside the data, as shipped.
static LEXICON: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    let read = |path: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        std::fs::read(folder.join(path)).expect("a shipped file")
    };
    Arc::new(Lexicon {
        pinyin: wire::pinyin(&read(wire::PINYIN)).expect("readings"),
        synonyms: wire::synonyms(&read(wire::SYNONYMS)).expect("synonyms"),
    })
});

/// The whole page at a query string, over the shipped data, with the files there that come on need.
fn page_with(query: &str) -> Element {
    page_after(ready(), query, |state| {
        state.store.changes.set(Remote::Ready(Arc::new(changes())));
        state.store.places.set(Remote::Ready(Arc::new(DATA.places().to_vec())));
        state.store.lexicon.set(Remote::Ready(LEXICON.clone()));
        state.store.plan_texts.update(|texts| {
            for plan in DATA.plans() {
                texts.insert(plan.id.clone(), Remote::Ready(Arc::new(text_of(plan))));
            }
        });
    })
}

/// The whole page at a query string, whatever came of loading.
fn page_over(load: Load, query: &str) -> Element {
    page_after(load, query, |_| {})
}

/// The same, after something more has happened to the state.
fn page_after(load: Load, query: &str, happened: impl FnOnce(AppState)) -> Element {
    let owner = Owner::new();
    let html = owner.with(|| {
        let state = AppState::new(query.trim_start_matches('?').to_owned(), today());
        state.store.put(load);
        happened(state);
        provide_context(state);
        view! { <Site><Content /></Site> }.to_html()
    });
    html::parse(&html)
}

/// What an element says, runs of space as one.
fn said(element: &Element) -> String {
    element.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs of space as one, to compare with [`said`].
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
