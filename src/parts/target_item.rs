//! One target in a list: a row that opens its page, and its clause on demand.

use super::clause_subject::clause_subject;
use super::explained::explained_large;
use super::pins::PinButton;
use super::question_strip::answer_marks;
use super::state_badge::StateBadge;
use crate::state::AppState;
use crate::ui::erased::{Handler, link, on_click};
use crate::ui::foreign::foreign;
use leptos::ev::{FocusEvent, PointerEvent};
use leptos::prelude::*;
use plan_method::address::Page;
use plan_present::present::TargetRow;
use plan_present::text::LangTexts;
use std::rc::Rc;

/// A row of the list; with a button to pin it, where pins are kept. `seen` is called when pointer or focus comes to it.
pub fn target_item(state: AppState, row: TargetRow, pin: bool, seen: Box<dyn Fn()>) -> AnyView {
    let texts = state.nav.lang.get_untracked().texts();
    let lang = state.nav.lang.get_untracked();
    let id = row.id.clone();
    let departments = if row.departments.is_empty() {
        texts.no_department_named.to_owned()
    } else {
        row.departments.join(lang.pick("、", ", "))
    };
    let assumed = row.deadline_assumed.then(|| view! { <span class="assumed">{texts.plan_end_short}</span> });
    let reading = row.reading.clone().map(|reading| {
        view! {
            <span class="target-row-reading">
                <span class="observed">{texts.observed}</span>
                " "
                {reading}
            </span>
        }
    });
    let name = link("target-row-link", move |address| address.on(Page::Target(id.clone())), row.name.clone());
    // A phone's row has no room for whose date it is.
    let by = row.deadline_assumed.then(|| {
        view! { <span>{texts.deadline} " " {row.deadline.clone()} " " {texts.plan_end_short}</span> }
    });
    let open = RwSignal::new(false);
    // Large type leaves nothing folded.
    let shown = Memo::new(move |_| open.get() || state.nav.address.with(|address| address.size.is_large()));
    let flip = on_click(move || open.update(|open| *open = !*open));
    let seen = Rc::new(seen);
    let focused = seen.clone();
    let enter: Handler<PointerEvent> = Box::new(move |_| seen());
    let focus: Handler<FocusEvent> = Box::new(move |_| focused());
    let more = format!("more-{}", row.id);
    let label = format!("{}{}{}", texts.clause, lang.pick("：", ": "), row.name);
    view! {
        <li class=format!("target-row district-{}", row.district) on:pointerenter=enter on:focusin=focus>
            <div class="target-row-main">
                <h3 class="target-row-name">{name}</h3>
                {reading}
            </div>
            <p class="target-row-meta">
                <span>
                    <span class="district-mark" aria-hidden="true"></span>
                    {row.district_name.clone()}
                </span>
            </p>
            <p class="target-row-asked">
                <strong class="stated" lang=foreign(&row.asked, lang)>
                    {row.asked.clone()}
                </strong>
            </p>
            <p class="target-row-deadline">{row.deadline.clone()} " " {assumed}</p>
            <p class="target-row-state">
                <StateBadge state=row.state lang />
            </p>
            <p class="target-row-answers">{answer_marks(row.answers, lang)}</p>
            {pin.then(|| view! { <PinButton target=row.id.clone() /> })}
            <button
                type="button"
                class="button quiet target-row-fold"
                aria-expanded=move || shown.get().to_string()
                aria-controls=more.clone()
                aria-label=label
                on:click=flip
            >
                {texts.clause}
            </button>
            <div class="target-row-more" id=more hidden=move || !shown.get()>
                {clause_subject(row.subject.clone(), texts.added_by_us)}
                <blockquote class="clause short" lang="zh-CN">
                    {row.statement.clone()}
                </blockquote>
                {explained_large(state, row.statement.clone())}
                <p class="target-row-about">
                    <span>{row.domain.clone()}</span>
                    <span>{departments}</span>
                    {by}
                </p>
            </div>
        </li>
    }
    .into_any()
}
