//! 工作台: a reader's own figures in, what they would change, and a data package out.

use crate::parts::workbench::{
    SheetWork, WorkbenchDesk, options, outcome_view, preview_view, save, save_table,
};
use crate::platform::local_file;
use crate::state::{AppState, use_app};
use crate::ui::erased::{link, reactive_text};
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::judged::Judged;
use plan_model::lang::Lang;
use plan_present::present;
use plan_workbench::texts::{reading, template_rows, texts};
use plan_workbench::{TemplateChoice, sign, template};
use std::sync::Arc;

/// The workbench.
#[component]
pub fn WorkbenchPage() -> impl IntoView {
    let state = use_app();
    // For the package; nothing is asked for once a file is here.
    state.store.want_changes();
    let desk = WorkbenchDesk::new(state);
    // What was chosen and pasted stays when the language changes.
    let chosen = Chosen::begin(state);
    let pasted = RwSignal::new(String::new());
    let words = move || texts(state.nav.lang.get());
    // A paper of the changes is called by what it says.
    super::titled(move || {
        let (day, lang) = (state.nav.as_of.get(), state.nav.lang.get());
        let found = desk.work.with(|work| work.done()?.preview(state, day, lang));
        found.map_or_else(|| texts(lang).title.to_owned(), |found| found.title)
    });
    let head = Signal::derive(move || {
        let has_paper = desk.work.with(|work| work.done().is_some_and(|read| read.local.is_some()));
        if has_paper { "page-head bench-screen" } else { "page-head" }.to_owned()
    });
    let result = move || {
        let lang = state.nav.lang.get();
        let texts = texts(lang);
        match desk.work.get() {
            SheetWork::Idle => ().into_any(),
            SheetWork::Unreadable => view! {
                <p class="notice warning" role="alert">
                    {texts.unreadable}
                </p>
            }
            .into_any(),
            SheetWork::Cancelled => view! {
                <p class="notice" role="status">
                    {texts.cancelled}
                </p>
            }
            .into_any(),
            SheetWork::Reading(name, share, rows) => view! {
                <div class="notice" id="bench-progress">
                    <p>{reading(&name, share, rows, lang)}</p>
                    <progress max="1" value=share.to_string()></progress>
                    <button type="button" class="button" on:click=move |_| desk.cancel()>
                        {texts.cancel}
                    </button>
                </div>
            }
            .into_any(),
            SheetWork::Done(read) => {
                let shown = outcome_view(desk, &read, lang);
                view! {
                    {shown}
                    {preview_view(desk, &read, lang)}
                }
                .into_any()
            }
        }
    };
    view! {
        <header class=head>
            <h1>{move || words().title}</h1>
            <p class="lead">{move || words().lead}</p>
            <p class="print-tools">{move || words().privacy}</p>
        </header>
        <div class="print-tools bench-desk">
            {save::kept_before(desk)} {move || templates(state, chosen, state.nav.lang.get())}
            {move || entrance(desk, pasted, state.nav.lang.get())}
        </div>
        {result}
        <p class="print-tools hint">
            {move || words().draft_help}" "
            {link("", |address| address.on(Page::Draft), localized(|texts| texts.draft))}
        </p>
    }
}

/// What a template holds; an empty id stands for all.
#[derive(Clone, Copy)]
struct Chosen {
    district: RwSignal<String>,
    department: RwSignal<String>,
    decided: RwSignal<bool>,
}

impl Chosen {
    /// What the address chooses.
    fn begin(state: AppState) -> Self {
        let data = untrack(|| state.workspace.published());
        let of = |data| state.nav.address.with_untracked(|address| TemplateChoice::of(data, &address.query));
        let TemplateChoice { district, department, decided } = data.as_deref().map(of).unwrap_or_default();
        Self {
            district: RwSignal::new(district),
            department: RwSignal::new(department),
            decided: RwSignal::new(decided),
        }
    }

    fn choice(self) -> TemplateChoice {
        let Self { district, department, decided } = self;
        TemplateChoice { district: district.get(), department: department.get(), decided: decided.get() }
    }
}

/// Where a template is taken: of a district, and of one of its departments.
fn templates(state: AppState, chosen: Chosen, lang: Lang) -> AnyView {
    let texts = texts(lang);
    let Chosen { district, department, decided } = chosen;
    let Some(data) = untrack(|| state.workspace.published()) else { return ().into_any() };
    // By what is published, whatever is shown.
    let judged = Arc::new(Judged::new(data.clone(), state.nav.as_of.get()));
    let mut lines = vec![(String::new(), texts.every_district.to_owned())];
    for plan in data.plans() {
        let name = present::district_name(&data, &plan.district, lang);
        lines.push((plan.district.clone(), name.to_owned()));
    }
    let districts = options(lines, &district.get_untracked());
    let listed = data.clone();
    let departments = move || {
        let of = district.get();
        let mut lines = vec![(String::new(), texts.every_department.to_owned())];
        for department in listed.departments().iter().filter(|department| department.district == of) {
            let name = present::department_name(&listed, &department.id, lang);
            lines.push((department.id.clone(), name.to_owned()));
        }
        options(lines, &chosen.department.get_untracked())
    };
    let counted = judged.clone();
    let count = reactive_text(move || template_rows(chosen.choice().count(&counted), lang));
    let take = move |workbook: bool| {
        let choice = untrack(|| chosen.choice());
        let mut table = template(&judged, &choice, lang);
        if workbook {
            sign(&mut table, lang);
        }
        let TemplateChoice { district, department, .. } = &choice;
        let name = match (department.is_empty(), district.is_empty()) {
            (false, _) => present::department_name(&data, department, lang),
            (true, false) => present::district_name(&data, district, lang),
            (true, true) => texts.every_district,
        };
        save_table(state, &format!("{} {name}", texts.template), &table, workbook);
    };
    let take = Arc::new(take);
    let (book, text) = (take.clone(), take);
    view! {
        <section class="panel" aria-labelledby="bench-template">
            <h2 id="bench-template">{texts.step_template}</h2>
            <p>{texts.template_help}</p>
            <label class="field">
                <span>{texts.district}</span>
                <select
                    id="bench-district"
                    on:change=move |event| {
                        department.set(String::new());
                        district.set(event_target_value(&event));
                    }
                >
                    {districts}
                </select>
            </label>
            <label class="field">
                <span>{texts.department}</span>
                <select
                    id="bench-department"
                    on:change=move |event| department.set(event_target_value(&event))
                >
                    {departments}
                </select>
            </label>
            <label class="check">
                <input
                    type="checkbox"
                    id="bench-decided"
                    checked=decided.get_untracked()
                    on:change=move |event| decided.set(event_target_checked(&event))
                />
                <span>{texts.with_decided}</span>
            </label>
            <p id="bench-count" role="status">
                {count}
            </p>
            <p>
                <button type="button" class="button" id="bench-xlsx" on:click=move |_| book(true)>
                    {texts.take_xlsx}
                </button>
                " "
                <button type="button" class="button quiet" id="bench-csv" on:click=move |_| text(false)>
                    {texts.take_csv}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// Where a sheet comes in: dropped, chosen or pasted.
fn entrance(desk: WorkbenchDesk, pasted: RwSignal<String>, lang: Lang) -> AnyView {
    let texts = texts(lang);
    let over = move |event: leptos::ev::DragEvent| event.prevent_default();
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        if let Some(file) = local_file::dropped(&event) {
            desk.take(file);
        }
    };
    let choose = move |event: leptos::ev::Event| {
        if let Some(file) = local_file::chosen(&event) {
            desk.take(file);
        }
    };
    let check = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            desk.read(texts.pasted.to_owned(), Arc::new(text.into_bytes()), Default::default());
        }
    };
    view! {
        <section class="panel bench-drop" aria-labelledby="bench-in" on:dragover=over on:drop=drop>
            <h2 id="bench-in">{texts.step_in}</h2>
            <label class="field">
                <span>{texts.drop}</span>
                <input
                    type="file"
                    id="bench-file"
                    accept=".csv,.txt,.tsv,.xlsx,.xlsm,.json"
                    on:change=choose
                />
            </label>
            <label class="field">
                <span>{texts.paste}</span>
                <textarea
                    class="snippet-text"
                    id="bench-paste"
                    rows="4"
                    spellcheck="false"
                    prop:value=pasted
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
            </label>
            <p>
                <button type="button" class="button" id="bench-check-pasted" on:click=check>
                    {texts.check_pasted}
                </button>
            </p>
        </section>
    }
    .into_any()
}
