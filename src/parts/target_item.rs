//! One target in a list: what is asked, the clause, who answers, its state.

use super::state_badge::StateBadge;
use crate::state::use_app;
use crate::ui::foreign::foreign;
use crate::ui::link::Link;
use leptos::prelude::*;
use plan_core::address::Page;
use plan_core::present::TargetRow;

/// A row of the list.
#[component]
pub fn TargetItem(
    /// What it says.
    row: TargetRow,
) -> impl IntoView {
    let state = use_app();
    let texts = state.texts();
    let lang = state.lang.get_untracked();
    let id = row.id.clone();
    let to = Signal::derive(move || state.address.with(|address| address.on(Page::Target(id.clone()))));
    let units = if row.units.is_empty() {
        texts.no_unit_named.to_owned()
    } else {
        row.units.join(lang.pick("、", ", "))
    };
    let deadline = if row.deadline_assumed {
        format!("{}{}", row.deadline, lang.pick("（按规划期末）", " (plan's end)"))
    } else {
        row.deadline.clone()
    };
    view! {
        <li class=format!("panel target-row district-{}", row.district)>
            <div class="target-row-head">
                <h2 class="target-row-name"><Link to>{row.name.clone()}</Link></h2>
                <StateBadge state=row.state lang />
            </div>
            <p class="target-row-asked"><strong class="stated" lang=foreign(&row.asked, lang)>{row.asked.clone()}</strong>" · "{deadline}</p>
            <blockquote class="clause short" lang="zh-CN">{row.statement.clone()}</blockquote>
            <p class="target-row-meta">
                <span><span class="district-mark" aria-hidden="true"></span>{row.district_name.clone()}</span>
                <span>{row.domain.clone()}</span>
                <span>{units}</span>
            </p>
            {row.reading.clone().map(|reading| view! { <p class="target-row-reading"><span class="observed">{texts.observed}</span>" "{reading}</p> })}
        </li>
    }
}
