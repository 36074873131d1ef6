//! 待补清单: the promises that lack a result, counted by department and year, then listed; and what each data release brought.

use crate::parts::count_matrix::{CountRow, count_matrix, counted_fold};
use crate::parts::district_chips::district_chips;
use crate::parts::export::ExportButton;
use crate::parts::export_subject::ExportSubject;
use crate::parts::remote::{Waiting, remote_view};
use crate::parts::request_link::request_link_if_open;
use crate::parts::state_badge::StateBadge;
use crate::parts::target_lines::target_list;
use crate::platform::document;
use crate::state::{Judged, use_app};
use crate::ui::erased::{button, link, reactive, reactive_paragraph, reactive_text};
use crate::ui::localized::localized;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_present::present::{self, MissingDepartment, MissingDistrict, MissingSheet, ReleaseGain};
use plan_present::text::LangTexts;

/// The page of what lacks a result.
#[component]
pub fn MissingPage() -> impl IntoView {
    let state = use_app();
    state.store.want_changes();
    let sheet = super::chosen(present::missing);
    super::titled(move || state.texts().missing.to_owned());
    super::announced(move || sheet.with(|sheet| sheet.title.clone()));
    let choices = Memo::new(move |_| sheet.with(|sheet| sheet.choices.clone()));
    let chips = reactive(move || choices.with(|choices| district_chips(choices, state.nav.lang.get())));
    let subject = move |()| {
        let sheet = sheet.get_untracked();
        ExportSubject::of_table(sheet.title, sheet.sentence, sheet.table)
    };
    let tools = reactive(move || {
        let texts = state.texts();
        view! {
            {button("button primary", texts.print, document::print)}
            {link("button quiet", |address| address.on(Page::Workbench), texts.workbench)}
        }
        .into_any()
    });
    let body = reactive(move || match state.store.judged.get() {
        Some(judged) => sheet.with(|sheet| board(sheet, &judged, state.nav.lang.get())),
        None => ().into_any(),
    });
    view! {
        <header class="page-head">
            <h1>{reactive_text(move || sheet.with(|sheet| sheet.title.clone()))}</h1>
            {reactive_paragraph("lead", move || sheet.with(|sheet| sheet.sentence.clone()))}
        </header>
        <nav class="print-tools" aria-label=localized(|texts| texts.districts)>
            {chips}
        </nav>
        <div class="list-tools print-tools">{tools} <ExportButton subject=Callback::new(subject) /></div>
        {body}
        {reactive(gains)}
    }
}

/// Counts, then every promise below its department.
fn board(sheet: &MissingSheet, judged: &Judged, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let mut heads: Vec<String> = sheet.years.iter().map(i32::to_string).collect();
    heads.push(texts.total.to_owned());
    let cells = |counts: &[usize], id: String| {
        let total = counts.iter().sum();
        counts.iter().copied().chain([total]).map(|n| (n, id.clone())).collect()
    };
    let rows = sheet.districts.iter().flat_map(|district| {
        let name = view! {
            <span class="district-mark" aria-hidden="true"></span>
            {district.name.clone()}
        };
        let whole = CountRow {
            class: format!("matrix-group district-{}", district.id),
            name: name.into_any(),
            cells: cells(&district.counts, district_id(district)),
        };
        let departments = district.departments.iter().map(move |department| CountRow {
            class: String::new(),
            name: department.name.clone().into_any(),
            cells: cells(&department.counts, department_id(district, department)),
        });
        [whole].into_iter().chain(departments)
    });
    let matrix = count_matrix(texts.missing, texts.department, heads, rows.collect());
    let districts: Vec<AnyView> =
        sheet.districts.iter().map(|district| district_part(district, judged, lang)).collect();
    view! {
        {(!districts.is_empty()).then_some(matrix)}
        {districts}
    }
    .into_any()
}

fn district_id(district: &MissingDistrict) -> String {
    format!("missing-{}", district.id)
}

fn department_id(district: &MissingDistrict, department: &MissingDepartment) -> String {
    match &department.id {
        Some(id) => format!("missing-{id}"),
        None => format!("missing-{}-nobody", district.id),
    }
}

fn district_part(district: &MissingDistrict, judged: &Judged, lang: Lang) -> AnyView {
    let id = district_id(district);
    let departments: Vec<AnyView> = district
        .departments
        .iter()
        .map(|department| {
            let briefed = department.id.clone().unwrap_or_else(|| district.id.clone());
            let asked = request_link_if_open(judged, &briefed, lang);
            let form = move |address: &Address| address.on(Page::Brief(Some(briefed.clone())));
            let inside = view! {
                {target_list(&department.lines, lang)}
                <p class="print-tools">{link("button quiet", form, lang.texts().fill_form)} {asked}</p>
            };
            counted_fold(
                department_id(district, department),
                String::new(),
                false,
                department.name.clone().into_any(),
                department.lines.len(),
                inside.into_any(),
            )
        })
        .collect();
    view! {
        <section class=format!("panel district-{}", district.id) aria-labelledby=id.clone()>
            <h2 id=id.clone()>
                <span class="district-mark" aria-hidden="true"></span>
                {district.name.clone()}
                " "
                <span class="fold-count">{district.total()}</span>
            </h2>
            {departments}
        </section>
    }
    .into_any()
}

/// What each release of the data brought, once their list is there.
fn gains() -> AnyView {
    let state = use_app();
    let lang = state.nav.lang.get();
    let Some(judged) = state.store.judged.get() else { return ().into_any() };
    let waiting = Waiting {
        pending: |texts| texts.loading,
        failed: |texts| texts.part_refused,
        retry: Box::new(move || state.store.want_changes()),
    };
    let gains = remote_view(&state.store.changes.get(), waiting, |file| {
        let gains = present::release_gains(&judged, &file.releases, lang);
        gains.into_iter().map(|gain| gain_part(gain, lang)).collect::<Vec<AnyView>>().into_any()
    });
    view! {
        <Panel id="releases" title=lang.texts().release_gains>
            {gains}
        </Panel>
    }
    .into_any()
}

fn gain_part(gain: ReleaseGain, lang: Lang) -> AnyView {
    let rows: Vec<AnyView> = gain
        .changed
        .into_iter()
        .map(|change| {
            let id = change.id;
            let to = link("", move |address| address.on(Page::Target(id.clone())), change.name);
            view! {
                <li>
                    {to} " " <StateBadge state=change.before lang /> " → "
                    <StateBadge state=change.after lang />
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <h3>{gain.title}</h3>
        <p>{gain.sentence}</p>
        <ul class="plain-list">{rows}</ul>
    }
    .into_any()
}
