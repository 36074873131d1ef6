//! A promise on the page of a subject: what is asked for by when, its state, its clause.

use crate::parts::explained::explained;
use crate::parts::state_badge::StateBadge;
use crate::ui::erased::link;
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::TopicTarget;

/// The promise as an item of a list, with `more` below its clause.
pub fn clause_item(target: TopicTarget, more: Option<AnyView>, lang: Lang) -> AnyView {
    let TopicTarget { id, name, asked, deadline, statement, state } = target;
    let name = link("", move |address| address.on(Page::Target(id.clone())), name);
    let terms = explained(&statement);
    view! {
        <li>
            {name}" · "<strong class="stated" lang=foreign(&asked, lang)>
                {asked.clone()}
            </strong>" · "{deadline}" "<StateBadge state lang />
            <blockquote class="clause short" lang="zh-CN">
                {statement}
            </blockquote> {terms} {more}
        </li>
    }
    .into_any()
}
