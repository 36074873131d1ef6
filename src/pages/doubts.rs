//! 原文的疑点: every doubt about the plans' texts, counted by kind and district, then listed.

use crate::parts::count_matrix::{CountRow, count_matrix, counted_fold};
use crate::parts::export::ExportButton;
use crate::parts::export_subject::ExportSubject;
use crate::parts::note_list::NoteList;
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
    let mut heads: Vec<String> = sheet.districts.iter().map(|(_, name)| name.clone()).collect();
    heads.push(texts.total.to_owned());
    let row = |kind: &DoubtKind| {
        let cell = |group: &DoubtGroup| (group.rows.len(), group_id(kind.slug, &group.district));
        let mut cells: Vec<(usize, String)> = kind.groups.iter().map(cell).collect();
        cells.push((kind.count, kind.slug.to_owned()));
        CountRow { class: String::new(), name: kind.name.into_any(), cells }
    };
    count_matrix(texts.plan_notes, texts.kind, heads, sheet.kinds.iter().map(row).collect())
}

fn group_id(kind: &str, district: &str) -> String {
    format!("{kind}-{district}")
}

fn kind_part(kind: DoubtKind, lang: Lang) -> AnyView {
    let DoubtKind { slug, name, meaning, count, open, groups } = kind;
    let groups: Vec<AnyView> = groups
        .into_iter()
        .filter(|group| !group.rows.is_empty())
        .map(|DoubtGroup { district, name, rows }| {
            let n = rows.len();
            let name = view! {
                <span class="district-mark" aria-hidden="true"></span>
                {name}
            };
            let inside = view! {
                <div class="doubt-columns">
                    <NoteList notes=rows lang kinds=false />
                </div>
            };
            let class = format!("district-{district}");
            counted_fold(group_id(slug, &district), class, open, name.into_any(), n, inside.into_any())
        })
        .collect();
    view! {
        <section class="panel doubt-kind" aria-labelledby=slug>
            <h2 id=slug>{name}" "<span class="fold-count">{count}</span></h2>
            <p class="hint">{meaning}</p>
            {groups}
        </section>
    }
    .into_any()
}
