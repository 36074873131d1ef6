//! One target in a list: what is asked, the clause, who answers, its state.

use super::clause_subject::clause_subject;
use super::explained::explained_large;
use super::pins::PinButton;
use super::question_strip::answer_marks;
use super::state_badge::StateBadge;
use crate::state::AppState;
use crate::ui::erased::link;
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_present::present::TargetRow;
use plan_present::text::LangTexts;

/// A row of the list; with a button to pin it, where pins are kept.
pub fn target_item(state: AppState, row: TargetRow, pin: bool) -> AnyView {
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
    view! {
        <li class=format!("target-row district-{}", row.district)>
            <div class="target-row-main">
                <h3 class="target-row-name">{name}</h3>
                {clause_subject(row.subject.clone(), texts.added_by_us)}
                <blockquote class="clause short" lang="zh-CN">
                    {row.statement.clone()}
                </blockquote>
                {explained_large(state, row.statement.clone())}
                <p class="target-row-meta">
                    <span>
                        <span class="district-mark" aria-hidden="true"></span>
                        {row.district_name.clone()}
                    </span>
                    <span>{row.domain.clone()}</span>
                    <span>{departments}</span>
                    {answer_marks(row.answers, lang)}
                </p>
            </div>
            <p class="target-row-asked">
                <strong class="stated" lang=foreign(&row.asked, lang)>
                    {row.asked.clone()}
                </strong>
            </p>
            <p class="target-row-deadline">{row.deadline.clone()}{assumed}</p>
            <div class="target-row-state">
                <StateBadge state=row.state lang />
                {reading}
            </div>
            {pin.then(|| view! { <PinButton target=row.id.clone() /> })}
        </li>
    }
    .into_any()
}
