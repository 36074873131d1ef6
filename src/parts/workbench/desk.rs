//! The desk of the workbench: reading a file in slices, and handing files out.

use super::wall_change::wall_change;
use crate::platform::{clock, document, files, local_file, media};
use crate::state::{AppState, Held, use_app};
use crate::ui::erased::{Button, reactive};
use crate::ui::link::Link;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_method::address::{Address, Lens, Page};
use plan_method::judged::Judged;
use plan_method::query::Query;
use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_present::present::{self, Table};
use plan_workbench::texts::{notice, texts};
use plan_workbench::{
    ForAllRows, Job, JobSettings, Outcome, Preview, SheetChoices, SheetText, affected_targets, local,
};
use std::sync::Arc;

/// A file that was read, and what came of it.
pub struct SheetReading {
    /// Its name.
    pub name: String,
    /// Its bytes, for reading it again with other choices, and for keeping it.
    pub bytes: Arc<Vec<u8>>,
    /// What came of it.
    pub outcome: Outcome,
    /// What the sheet said.
    pub sheet: SheetText,
    /// What the reader has decided about it.
    pub choices: SheetChoices,
    /// The published data with the reader's values; `None` if there are none.
    pub local: Option<Arc<Dataset>>,
}

impl SheetReading {
    /// What the reader's values would change on a day; `None` if there are none.
    pub fn preview(&self, state: AppState, day: NaiveDate, lang: Lang) -> Option<Preview> {
        let data = untrack(|| state.workspace.published())?;
        let with = self.local.as_ref()?;
        Some(affected_targets(&data, with, &self.outcome.entries, day).preview(lang))
    }
}

/// What the workbench is doing.
#[derive(Clone)]
pub enum SheetWork {
    /// Nothing yet.
    Idle,
    /// The browser couldn't read the file.
    Unreadable,
    /// The reader has stopped it.
    Cancelled,
    /// Under way: name, share from 0 to 1, rows.
    Reading(String, f64, u32),
    /// There.
    Done(Arc<SheetReading>),
}

impl SheetWork {
    /// What came of a file, once it is there.
    pub fn done(&self) -> Option<&Arc<SheetReading>> {
        match self {
            Self::Done(read) => Some(read),
            Self::Idle | Self::Unreadable | Self::Cancelled | Self::Reading(..) => None,
        }
    }
}

/// The element that says what came of a file.
pub const FINDING: &str = "bench-finding";
/// How long a slice of reading takes before the browser may do something else, in milliseconds.
const SLICE_MS: f64 = 12.0;
/// How long the wall stays as it was before what a reader's values change turns over, in milliseconds.
const LOOK_MS: u32 = 1_200;
/// How many rows are read between looks at the clock.
const ROWS: usize = 20;

/// The desk of one page of the workbench.
#[derive(Clone, Copy)]
pub struct WorkbenchDesk {
    /// The app.
    pub state: AppState,
    /// What it is doing.
    pub work: RwSignal<SheetWork>,
    /// What is written in the form for all rows, whether or not it is in use yet.
    pub form: RwSignal<ForAllRows>,
    /// Counts up with every file and with every stop, so that older work ends.
    run: StoredValue<u32>,
}

impl WorkbenchDesk {
    /// A desk with what lay on it when its page was left.
    pub fn new(state: AppState) -> Self {
        let held =
            state.workspace.workbench.get_value().and_then(|held| held.downcast::<SheetReading>().ok());
        let form = held.as_ref().map(|held| held.choices.for_all.clone()).unwrap_or_default();
        let work = RwSignal::new(held.map_or(SheetWork::Idle, SheetWork::Done));
        Self { state, work, form: RwSignal::new(form), run: StoredValue::new(0) }
    }

    /// Stops what is under way.
    pub fn cancel(self) {
        self.run.update_value(|run| *run += 1);
        self.work.set(SheetWork::Cancelled);
    }

    /// Shows what came of a file, and brings the reader to an element of it, if the page is still open.
    fn show(self, read: Arc<SheetReading>, focus: String) {
        if self.work.try_set(SheetWork::Done(read)).is_none() {
            clock::after(0, move || document::focus(&focus));
        }
    }

    /// Reads a file that was chosen or dropped.
    pub fn take(self, file: local_file::LocalFile) {
        if let Some(outcome) = Outcome::too_large(file.bytes) {
            let read = SheetReading {
                name: file.name,
                bytes: Arc::default(),
                outcome,
                sheet: SheetText::default(),
                choices: SheetChoices::default(),
                local: None,
            };
            return self.show(Arc::new(read), FINDING.to_owned());
        }
        self.work.set(SheetWork::Reading(file.name.clone(), 0.0, 0));
        spawn_local(async move {
            match local_file::read(&file).await {
                Some(bytes) => self.read(file.name, Arc::new(bytes), SheetChoices::default()),
                None => drop(self.work.try_set(SheetWork::Unreadable)),
            }
        });
    }

    /// Reads and checks bytes in slices.
    pub fn read(self, name: String, bytes: Arc<Vec<u8>>, choices: SheetChoices) {
        self.form.set(choices.for_all.clone());
        self.check(name, bytes, choices, FINDING.to_owned());
    }

    /// Reads a file once more, with other choices, and brings the reader to an element when that is done.
    pub fn again(self, read: &SheetReading, choices: SheetChoices, focus: String) {
        self.check(read.name.clone(), read.bytes.clone(), choices, focus);
    }

    fn check(self, name: String, bytes: Arc<Vec<u8>>, choices: SheetChoices, focus: String) {
        let Some(data) = untrack(|| self.state.workspace.published()) else { return };
        let Some(mine) = self.run.try_update_value(|run| {
            *run += 1;
            *run
        }) else {
            return;
        };
        let settings = JobSettings { today: self.state.nav.today.get_untracked(), choices: choices.clone() };
        self.work.try_set(SheetWork::Reading(name.clone(), 0.0, 0));
        spawn_local(async move {
            local_file::pause().await;
            let mut job = Job::open(bytes.clone(), settings, &local_file::gb18030);
            loop {
                let until = clock::now().1 + SLICE_MS;
                while !job.step(&data, ROWS) && clock::now().1 < until {}
                // The page is gone, or the reader has stopped this or begun something else.
                if self.run.try_get_value() != Some(mine) {
                    return;
                }
                if job.is_done() {
                    break;
                }
                let (share, rows) = job.progress();
                self.work.try_set(SheetWork::Reading(name.clone(), share, rows));
                local_file::pause().await;
            }
            let (outcome, sheet) = job.outcome();
            let with = (!outcome.entries.is_empty()).then(|| Arc::new(local(&data, &outcome.entries)));
            let read = Arc::new(SheetReading { name, bytes, outcome, sheet, choices, local: with });
            // Other figures than those that are looked at now.
            self.state.workspace.show_published();
            self.state.workspace.workbench.set_value(Some(read.clone() as Held));
            self.show(read, focus);
        });
    }
}

/// Leads to the overview with the reader's values on it: first as it is without them, then what they change turns over. A notice
/// on every page says that they are shown, with the way back to the sheet and to what is published.
pub fn show(state: AppState, read: &Arc<SheetReading>) {
    let Some(data) = read.local.clone() else { return };
    let read = read.clone();
    let notice = Arc::new(move || local_notice(&read));
    state.workspace.show_local(data, notice, Arc::new(wall_change));
    state.workspace.shows_before.set(!media::prefers_less_motion());
    state.nav.change(|address| {
        *address = Address { query: Query::default(), lens: Lens::default(), ..address.on(Page::Overview) };
    });
    clock::after(LOOK_MS, move || state.workspace.shows_before.set(false));
}

/// What stands above every page while a reader's values are shown; above the wall also what they change there. The page of
/// the workbench is gone by then, and its state with it.
fn local_notice(read: &Arc<SheetReading>) -> AnyView {
    let state = use_app();
    let n = read.outcome.entries.len();
    let read = read.clone();
    let changes = reactive(move || {
        let on_wall = state.nav.address.with(|at| at.page == Page::Overview && at.lens == Lens::Result);
        let (Some(published), Some(with)) = (state.workspace.hidden().filter(|_| on_wall), &read.local)
        else {
            return ().into_any();
        };
        let lang = state.nav.lang.get();
        let entries = &read.outcome.entries;
        let found = affected_targets(&published, with, entries, state.nav.as_of.get()).preview(lang);
        let shows_before = state.workspace.shows_before;
        let toggle = (found.n_changed > 0).then(|| {
            let pressed = move || Some(shows_before.get().to_string());
            let press = move || shows_before.update(|before| *before = !*before);
            let button = Button { pressed: Signal::derive(pressed), ..Button::new("button", press) };
            button.view(texts(lang).as_before.into_any())
        });
        view! { <p id="local-changes">{found.sentence} " " {toggle}</p> }.into_any()
    });
    let words = move || texts(state.nav.lang.get());
    let own = Signal::derive(move || state.nav.address.with(|address| address.on(Page::Workbench)));
    view! {
        <div class="notice warning" role="status" id="local-notice">
            <p>
                <strong>{move || notice(n, state.nav.lang.get())}</strong>
            </p>
            {changes}
            <p>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| state.workspace.show_published()
                >
                    {move || words().stop_viewing}
                </button>
                " "
                <Link to=own class="button quiet">
                    {move || words().own_data}
                </Link>
            </p>
        </div>
    }
    .into_any()
}

/// Hands out a table as a workbook or as CSV; says how that went.
pub fn save_table(state: AppState, title: &str, table: &Table, workbook: bool) {
    let lang = state.nav.lang.get_untracked();
    let saved = untrack(|| state.workspace.published()).and_then(|data| {
        let judged = Judged::new(data, state.nav.as_of.get_untracked());
        let about = present::about(&judged, title, "", &files::page_address(), lang);
        let stem = present::file_stem(title, &judged.data.release.id, judged.as_of, lang);
        let (bytes, ending, kind) = match workbook {
            true => (
                plan_export::xlsx(table, &about).ok()?,
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            false => (plan_export::csv(table, &about), "csv", "text/csv;charset=utf-8"),
        };
        files::save(&format!("{stem}.{ending}"), kind, &bytes).then_some(())
    });
    say(state, lang, saved.is_some());
}

/// Says whether a file was made.
pub fn say(state: AppState, lang: Lang, saved: bool) {
    let texts = texts(lang);
    state.speech.announce(if saved { texts.saved } else { texts.failed }.to_owned());
}
