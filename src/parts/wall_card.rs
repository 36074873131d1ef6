//! The card of the tile that a reader looks at: beside the wall, on a phone a sheet at the bottom.

use super::clause_subject::clause_subject;
use super::state_badge::StateBadge;
use super::wall::WallController;
use crate::ui::erased::{Handler, button, link, reactive};
use crate::ui::foreign::foreign;
use crate::ui::localized::localized;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_model::lang::Lang;
use plan_present::present::{self, WallCard};
use plan_present::text::LangTexts;

/// The card.
pub fn wall_card(controller: WallController) -> AnyView {
    let shown = Memo::new(move |_| {
        let at = controller.shown()?;
        controller.sheet.with(|sheet| sheet.tiles.get(at).map(|tile| tile.position))
    });
    let inside = reactive(move || {
        let lang = controller.state.nav.lang.get();
        let card = shown.get().and_then(|position| {
            controller.state.store.judged.with(|judged| present::wall_card(judged.as_ref()?, position, lang))
        });
        match card {
            Some(card) => card_body(card, lang),
            None => view! { <p class="hint">{controller.state.texts().nothing_matches}</p> }.into_any(),
        }
    });
    let class = move || if controller.opened.get() { "panel wall-card open" } else { "panel wall-card" };
    let close = move || controller.opened.set(false);
    let keys: Handler<KeyboardEvent> = Box::new(move |event| {
        if event.key() == "Escape" {
            close();
        }
    });
    view! {
        <section class=class aria-label=localized(|texts| texts.target) on:keydown=keys>
            {reactive(move || button("button quiet card-close", controller.state.texts().close, close))}
            {inside}
        </section>
    }
    .into_any()
}

/// What a card says of one commitment.
pub fn card_body(card: WallCard, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let WallCard { row, reason, answers, deadline, leads } = card;
    let id = row.id.clone();
    let open_id = row.id.clone();
    let district = row.district.clone();
    let answers: Vec<AnyView> = answers
        .into_iter()
        .map(|(name, yes)| {
            let (class, sign) = if yes { ("card-answer yes", "●") } else { ("card-answer", "○") };
            let said = lang.pick(if yes { "有" } else { "无" }, if yes { "yes" } else { "no" });
            view! {
                <li class=class>
                    <span aria-hidden="true">{sign}</span>
                    {name}
                    <span class="visually-hidden">{said}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let reading = row.reading.clone().map(|reading| {
        view! {
            <div class="card-fact">
                <dt>{texts.observed}</dt>
                <dd class="observed">{reading}</dd>
            </div>
        }
    });
    let name = link("", move |address| address.on(Page::Target(id.clone())), row.name.clone());
    view! {
        <p class=format!("card-district district-{}", row.district)>
            <span class="district-mark" aria-hidden="true"></span>
            {link("", move |address| address.on(Page::District(district.clone())), row.district_name.clone())}
            <span>{row.domain.clone()}</span>
        </p>
        <h2 class="card-title">{name}</h2>
        <p class="card-state">
            <StateBadge state=row.state lang />
        </p>
        <p class="card-reason">{reason}</p>
        <dl class="card-facts">
            <div class="card-fact">
                <dt>{texts.target}</dt>
                <dd class="stated" lang=foreign(&row.asked, lang)>
                    {row.asked.clone()}
                </dd>
            </div>
            {reading}
            <div class="card-fact">
                <dt>{texts.deadline}</dt>
                <dd>{deadline}</dd>
            </div>
            <div class="card-fact">
                <dt>{texts.leads}</dt>
                <dd>{leads}</dd>
            </div>
        </dl>
        <ul class="card-answers" aria-label=texts.four_questions>
            {answers}
        </ul>
        <blockquote class="clause short" lang="zh-CN">
            {row.statement}
        </blockquote>
        {clause_subject(row.subject, texts.added_by_us)}
        <p class="card-open">
            {link(
                "button primary",
                move |address| address.on(Page::Target(open_id.clone())),
                texts.open_target,
            )}
        </p>
    }
    .into_any()
}
