//! What a reader's values would change, side by side with what is published; and the way to see, print or publish it.

use super::desk::{SheetReading, WorkbenchDesk, show};
use super::save;
use crate::parts::state_badge::StateBadge;
use crate::platform::document;
use crate::ui::erased::{button, element, text_element};
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_method::progress::State;
use plan_model::lang::Lang;
use plan_present::text::LangTexts;
use plan_workbench::TargetChange;
use plan_workbench::texts::texts;
use std::sync::Arc;

/// The changes, with what can be done with them.
pub fn preview_view(desk: WorkbenchDesk, read: &Arc<SheetReading>, lang: Lang) -> AnyView {
    let words = texts(lang);
    let state = desk.state;
    let Some(found) = read.preview(state, state.nav.as_of.get(), lang) else {
        return view! {
            <section aria-labelledby="bench-see">
                <h2 id="bench-see">{words.step_see}</h2>
                <p>{words.nothing}</p>
            </section>
        }
        .into_any();
    };
    let rows: Vec<AnyView> =
        found.changes.iter().enumerate().map(|(n, change)| row(n + 1, change, lang)).collect();
    let notes: Vec<AnyView> = found.changes.iter().enumerate().map(note).collect();
    let (shown, whole) = (read.clone(), read.clone());
    let is_shown = move || state.workspace.local.with(Option::is_some);
    let flip = move |_| match untrack(is_shown) {
        true => state.workspace.show_published(),
        false => show(state, &shown),
    };
    let take = move |_| save::package(state, &whole);
    view! {
        <section class="brief bench-changes" aria-labelledby="bench-see">
            <h2 id="bench-see" class="bench-screen">
                {words.step_see}
            </h2>
            {text_element("h3", "bench-title", None, found.title)}
            {hint(found.basis)}
            <p class="lead" id="bench-changes">
                {found.sentence}
            </p>
            <p class="print-tools">
                <button type="button" class="button primary" id="bench-view" on:click=flip>
                    {move || if is_shown() { words.stop_viewing } else { words.view }}
                </button>
                " "
                {button("button", words.print, document::print)}
            </p>
            <div class="table-box" tabindex="0" role="region" aria-labelledby="bench-see">
                <table class="brief-table">
                    <thead>
                        <tr>
                            <th scope="col">{lang.texts().indicator}</th>
                            <th scope="col">{words.value}</th>
                            <th scope="col">{words.before}</th>
                            <th scope="col">{words.after}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <h3>{words.sources}</h3>
            <ol class="footnotes">{notes}</ol>
        </section>
        <div class="print-tools">
            <section aria-labelledby="bench-out">
                <h2 id="bench-out">{words.step_out}</h2>
                <p>{words.out_help}</p>
                <p>
                    <button type="button" class="button primary" id="bench-package" on:click=take>
                        {words.take_package}
                    </button>
                </p>
                {save::note(state, read, lang)}
                {save::keeping(read.clone(), lang)}
            </section>
        </div>
    }
    .into_any()
}

fn hint(words: String) -> AnyView {
    text_element("p", "hint", None, words)
}

fn row(n: usize, change: &TargetChange, lang: Lang) -> AnyView {
    let side = |(state, why): &(State, String)| {
        let badge = view! { <StateBadge state=*state lang /> }.into_any();
        element("td", "", None, vec![badge, hint(why.clone())])
    };
    let values = change.values.join(lang.pick("；", "; "));
    let mark = lang.pick("〔本地未发布〕", " [local, unpublished]");
    let unused: Vec<AnyView> =
        change.unused.iter().map(|why| hint(format!("{}{why}", texts(lang).not_counted))).collect();
    view! {
        <tr>
            <th scope="row">
                {format!("{} · {}", change.district, change.name)}
                <a class="footnote-mark" href=format!("#note-{n}")>
                    {n}
                </a> <p class="hint" lang=foreign(&change.asked, lang)>
                    {change.asked.clone()}
                </p>
            </th>
            <td>
                <span lang=foreign(&values, lang)>{values.clone()}</span>
                {mark}
                {unused}
            </td>
            {side(&change.before)}
            {side(&change.after)}
        </tr>
    }
    .into_any()
}

fn note((n, change): (usize, &TargetChange)) -> AnyView {
    let id = format!("note-{}", n + 1);
    let sources = change.sources.join("；");
    view! {
        <li id=id>
            <span lang="zh-CN">"“"{change.clause.clone()}"”"</span>
            " "
            <code>{change.id.clone()}</code>
            " "
            <span lang="zh-CN">{sources}</span>
        </li>
    }
    .into_any()
}
