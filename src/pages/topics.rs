//! 主题: which plan says something about which topic.

use crate::parts::export::ExportButton;
use crate::parts::export_subject::ExportSubject;
use crate::parts::signpost_list::signpost_panel;
use crate::parts::topic_nav::topic_nav;
use crate::ui::erased::link;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::judged::Judged;
use plan_model::lang::Lang;
use plan_model::plan::NoteKind;
use plan_present::names;
use plan_present::present::{self, TopicRow, TopicsSheet};
use plan_present::text::LangTexts;

/// Topics by plan, as a table.
#[component]
pub fn TopicsPage() -> impl IntoView {
    super::judged_page(|judged, lang| {
        let TopicsSheet { title, sentence, districts, rows, table } = present::topics(&judged.data, lang);
        let heads: Vec<AnyView> = districts
            .iter()
            .map(|(id, name)| {
                view! {
                    <th scope="col" class=format!("district-{id}")>
                        <span class="district-mark" aria-hidden="true"></span>
                        {name.clone()}
                    </th>
                }
                .into_any()
            })
            .collect();
        let most = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.tasks).max().unwrap_or(0);
        let lines: Vec<AnyView> = rows.into_iter().map(|row| topic_row(row, most, lang)).collect();
        let subject = ExportSubject::of_table(title.clone(), sentence.clone(), table);
        let panel = |kind, id| signpost_panel(present::signposts(&judged.data, kind, None, lang), id, lang);
        let panels = [
            panel(NoteKind::LeadsOverall, "leads-overall"),
            panel(NoteKind::ParentDocument, "parent-documents"),
            panel(NoteKind::GoalInWords, "goals"),
        ];
        let wording = wording(judged, lang);
        let label = title.clone();
        let texts = lang.texts();
        let page = view! {
            <header class="page-head">
                <h1>{title}</h1>
                <p class="lead">{sentence}</p>
            </header>
            {topic_nav(&Page::Topics)}
            <div class="list-tools">
                <ExportButton subject=Callback::new(move |()| subject.clone()) />
            </div>
            <div class="panel table-box" tabindex="0" role="region" aria-label=label>
                <table class="matrix">
                    <thead>
                        <tr>
                            <th scope="col">{texts.domain}</th>
                            <th scope="col">{texts.topic}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {wording}
            {panels}
        };
        (texts.topics.to_owned(), page.into_any())
    })
}

/// The topics whose pages set the districts' clauses side by side.
fn wording(judged: &Judged, lang: Lang) -> Option<AnyView> {
    let (sentence, topics) = present::topics_with_clauses(judged, lang);
    let links: Vec<AnyView> = topics
        .into_iter()
        .map(|(id, name)| {
            let to = link("choice-link", move |address| address.on(Page::Topic(id.clone())), name);
            view! { <li>{to}</li> }.into_any()
        })
        .collect();
    let view = |links: Vec<AnyView>| {
        view! {
            <Panel id="wording" title=lang.texts().wording>
                <p>{sentence}</p>
                <ul class="choice-links">{links}</ul>
            </Panel>
        }
        .into_any()
    };
    (!links.is_empty()).then(|| view(links))
}

/// Class names of a count, from few to many.
const SHADES: [&str; 5] =
    ["number shade-1", "number shade-2", "number shade-3", "number shade-4", "number shade-5"];

/// The class names of a count that isn't 0.
fn shade(n: usize, most: usize) -> &'static str {
    SHADES[(n * SHADES.len()).div_ceil(most.max(1)).clamp(1, SHADES.len()) - 1]
}

fn topic_row(row: TopicRow, most: usize, lang: Lang) -> AnyView {
    let TopicRow { id, name, domain, cells } = row;
    let cells: Vec<AnyView> = cells
        .into_iter()
        .map(|cell| match cell.tasks {
            0 => view! { <td class="number absent">"—"</td> }.into_any(),
            n => view! { <td class=shade(n, most)>{n}</td> }.into_any(),
        })
        .collect();
    let name = link("", move |address| address.on(Page::Topic(id.clone())), name);
    view! {
        <tr>
            <td class="hint">{names::domain(domain, lang)}</td>
            <th scope="row">{name}</th>
            {cells}
        </tr>
    }
    .into_any()
}
