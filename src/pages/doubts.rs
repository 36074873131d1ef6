//! 原文的疑点: every doubt about the plans' texts, counted by kind and district, then listed.

use crate::parts::export::ExportButton;
use crate::parts::export_subject::ExportSubject;
use crate::parts::note_list::NoteList;
use crate::platform::document;
use crate::ui::erased::{Handler, on_click};
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present::{self, DoubtGroup, DoubtKind, DoubtsSheet};
use plan_present::text::LangTexts;

/// The page of the doubts.
#[component]
pub fn DoubtsPage() -> impl IntoView {
    super::judged_page(|judged, lang| {
        (lang.texts().plan_notes.to_owned(), body(present::doubts(&judged.data, lang), lang))
    })
}

fn body(sheet: DoubtsSheet, lang: Lang) -> AnyView {
    let matrix = matrix(&sheet, lang);
    let DoubtsSheet { title, sentence, kinds, table, .. } = sheet;
    let kinds: Vec<AnyView> = kinds.into_iter().map(|kind| kind_part(kind, lang)).collect();
    let subject = ExportSubject::of_table(title.clone(), sentence.clone(), table);
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <p class="lead">{sentence}</p>
        </header>
        <div class="list-tools">
            <ExportButton subject=Callback::new(move |()| subject.clone()) />
        </div>
        {matrix}
        {kinds}
    }
    .into_any()
}

/// Counts by kind and district, each the way to what it counts.
fn matrix(sheet: &DoubtsSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let head = |name: String| {
        view! {
            <th scope="col" class="number">
                {name}
            </th>
        }
        .into_any()
    };
    let heads: Vec<AnyView> = sheet.districts.iter().map(|(_, name)| head(name.clone())).collect();
    let rows: Vec<AnyView> = sheet
        .kinds
        .iter()
        .map(|kind| {
            let cells: Vec<AnyView> = kind
                .groups
                .iter()
                .map(|group| count(group.rows.len(), group_id(kind.slug, &group.district)))
                .collect();
            view! {
                <tr>
                    <th scope="row">{kind.name}</th>
                    {cells}
                    {count(kind.count, kind.slug.to_owned())}
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="panel table-box" tabindex="0" role="region" aria-label=texts.plan_notes>
            <table class="data-table wide doubt-table">
                <thead>
                    <tr>
                        <th scope="col">{texts.kind}</th>
                        {heads}
                        {head(texts.total.to_owned())}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn group_id(kind: &str, district: &str) -> String {
    format!("{kind}-{district}")
}

/// A count, with the way to the part of the page that has this id; there is no way to nothing.
fn count(n: usize, id: String) -> AnyView {
    if n == 0 {
        return view! { <td class="number absent">"–"</td> }.into_any();
    }
    let to = format!("#{id}");
    let open: Handler = on_click(move || document::unfold(&id));
    view! {
        <td class="number">
            <a class="doubt-link" href=to on:click=open>
                {n}
            </a>
        </td>
    }
    .into_any()
}

fn kind_part(kind: DoubtKind, lang: Lang) -> AnyView {
    let DoubtKind { slug, name, meaning, count, open, groups } = kind;
    let groups: Vec<AnyView> = groups
        .into_iter()
        .filter(|group| !group.rows.is_empty())
        .map(|DoubtGroup { district, name, rows }| {
            let n = rows.len();
            view! {
                <details id=group_id(slug, &district) class=format!("fold district-{district}") open=open>
                    <summary>
                        <span class="district-mark" aria-hidden="true"></span>
                        {name}
                        " "
                        <span class="doubt-count">{n}</span>
                    </summary>
                    <div class="doubt-columns">
                        <NoteList notes=rows lang kinds=false />
                    </div>
                </details>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="panel doubt-kind" aria-labelledby=slug>
            <h2 id=slug>{name}" "<span class="doubt-count">{count}</span></h2>
            <p class="hint">{meaning}</p>
            {groups}
        </section>
    }
    .into_any()
}
