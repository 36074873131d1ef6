//! 方法: the rules, what the words mean, how to report a problem, the data to take away.

use crate::parts::export::PackageButton;
use crate::parts::question_strip::question_strip;
use crate::parts::remote::{Waiting, remote_view};
use crate::parts::signpost_list::signpost_panel;
use crate::parts::state_badge::StateBadge;
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::panel::Panel;
use crate::ui::table::DataTable;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_method::judged::Judged;
use plan_method::query::Observed;
use plan_model::lang::Lang;
use plan_model::plan::NoteKind;
use plan_present::present::{
    self, CoverageSheet, Definition, Explanation, GlossaryPart, Ladder, MethodSheet, QuestionRule, RuleRow,
    Rung, Term,
};
use plan_present::text::LangTexts;

/// The method page.
#[component]
pub fn MethodPage() -> impl IntoView {
    super::judged_page(|judged, lang| {
        let about = present::about_data(&judged.data, lang);
        let observations = coverage(present::coverage(judged, lang), lang);
        let money =
            signpost_panel(present::signposts(&judged.data, NoteKind::Absent, None, lang), "money", lang);
        let asked = view! {
            {ladder(present::ladder(judged, lang), lang)}
            {questions(judged, lang)}
        };
        let view = body(
            present::method(lang),
            present::glossary(lang),
            about,
            (asked.into_any(), observations, money),
            lang,
        );
        (lang.texts().method.to_owned(), view)
    })
}

/// What has a published value, plan by plan, with the way to what has none.
fn coverage(sheet: CoverageSheet, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let links: Vec<AnyView> = sheet
        .rows
        .into_iter()
        .filter(|row| row.unobserved > 0)
        .map(|row| {
            let words = format!("{} {}", row.name, row.unobserved);
            let to = move |address: &Address| {
                address.list(Page::Targets, |query| {
                    query.districts = vec![row.district.clone()];
                    query.observed = Some(Observed::No);
                })
            };
            view! { <li>{link("choice-link", to, words)}</li> }.into_any()
        })
        .collect();
    view! {
        <Panel id="coverage" title=texts.observations_by_plan>
            <p>{sheet.sentence}</p>
            <DataTable table=sheet.table />
            <p class="hint">{texts.without_published}</p>
            <ul class="choice-links">{links}</ul>
        </Panel>
    }
    .into_any()
}

/// From all promises to those that published values settle, each step with the way to its list.
fn ladder(sheet: Ladder, lang: Lang) -> AnyView {
    let rungs: Vec<AnyView> = sheet
        .rungs
        .into_iter()
        .map(|Rung { text, query, .. }| {
            let to = move |address: &Address| address.list(Page::Targets, |chosen| chosen.clone_from(&query));
            view! { <li>{link("choice-link", to, text)}</li> }.into_any()
        })
        .collect();
    view! {
        <Panel id="ladder" title=lang.texts().ladder>
            <ol class="choice-links ladder">{rungs}</ol>
            <p>{sheet.sentence}</p>
            <p>{sheet.unissued}</p>
        </Panel>
    }
    .into_any()
}

/// The four questions: their rules, all plans together, and plan by plan.
fn questions(judged: &Judged, lang: Lang) -> AnyView {
    let rules: Vec<AnyView> = present::question_rules(lang)
        .into_iter()
        .map(|QuestionRule { asks, rule, .. }| {
            view! {
                <div class="term">
                    <dt>{asks}</dt>
                    <dd>{rule}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    let all = present::questions(judged, None, lang);
    let strip = question_strip(&all);
    let table = present::questions_table(judged, lang);
    view! {
        <Panel id="questions" title=all.title>
            <dl class="term-list">{rules}</dl>
            {strip}
            <p>{all.sentence}</p>
            <DataTable table />
        </Panel>
    }
    .into_any()
}

/// What changed from release to release, once the file is there.
#[component]
fn Changes() -> impl IntoView {
    let state = use_app();
    Effect::new(move |_| state.store.want_changes());
    move || {
        let lang = state.nav.lang.get();
        let waiting = Waiting {
            pending: |texts| texts.loading,
            failed: |texts| texts.part_refused,
            retry: Box::new(move || state.store.want_changes()),
        };
        remote_view(&state.store.changes.get(), waiting, |file| {
            let release = |release| {
                let (title, changes) = present::changes_of(release, lang);
                let changes: Vec<_> = changes.into_iter().map(|change| view! { <li>{change}</li> }).collect();
                view! {
                    <h3>{title}</h3>
                    <ul class="plain-list">{changes}</ul>
                }
                .into_any()
            };
            file.releases.iter().map(release).collect::<Vec<AnyView>>().into_any()
        })
    }
}

fn body(
    sheet: MethodSheet,
    words: Vec<GlossaryPart>,
    about: Vec<Explanation>,
    (asked, observations, money): (AnyView, AnyView, Option<AnyView>),
    lang: Lang,
) -> AnyView {
    let texts = lang.texts();
    let MethodSheet { title, sentence, rules, quantities, constants, unusable, explanations } = sheet;
    let rules: Vec<AnyView> = rules.into_iter().map(|row| rule(row, lang)).collect();
    let quantities: Vec<AnyView> = quantities.into_iter().map(quantity).collect();
    let unusable: Vec<AnyView> =
        unusable.into_iter().map(|why| view! { <li>{why}</li> }.into_any()).collect();
    let explanations: Vec<AnyView> = explanations.into_iter().map(explanation).collect();
    let words: Vec<AnyView> = words.into_iter().map(glossary_part).collect();
    let about: Vec<AnyView> = about.into_iter().map(explanation).collect();
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <p class="lead">{sentence}</p>
            <ul class="choice-links">
                <li>
                    <a class="choice-link" href="#ladder">
                        {texts.ladder}
                    </a>
                </li>
                <li>
                    <a class="choice-link" href="#questions">
                        {texts.four_questions}
                    </a>
                </li>
                <li>
                    <a class="choice-link" href="#rules">
                        {texts.rules}
                    </a>
                </li>
                <li>
                    <a class="choice-link" href="#quantities">
                        {texts.quantities}
                    </a>
                </li>
                <li>
                    <a class="choice-link" href="#words">
                        {texts.glossary}
                    </a>
                </li>
                <li>
                    <a class="choice-link" href="#coverage">
                        {texts.observations_by_plan}
                    </a>
                </li>
                <li>
                    <a class="choice-link" href="#report">
                        {texts.report}
                    </a>
                </li>
                <li>
                    <a class="choice-link" href="#data">
                        {texts.data_to_take}
                    </a>
                </li>
                <li>
                    <a class="choice-link" href="#changes">
                        {texts.data_changes}
                    </a>
                </li>
            </ul>
        </header>
        {asked}
        <Panel id="rules" title=texts.rules>
            <ol class="rule-list">{rules}</ol>
        </Panel>
        <Panel id="quantities" title=texts.quantities>
            <dl class="term-list">{quantities}</dl>
            <div class="cuts">
                <DataTable table=constants />
            </div>
            <h3>{texts.unusable}</h3>
            <ul class="plain-list">{unusable}</ul>
        </Panel>
        <div class="method-grid">{explanations}</div>
        {money}
        <Panel id="words" title=texts.glossary>
            <p class="hint">{texts.glossary_help}</p>
            <p>{link("", |address| address.on(Page::Doubts), texts.all_doubts)}</p>
            <div class="glossary">{words}</div>
        </Panel>
        {observations}
        <Panel id="report" title=texts.report>
            <p>{texts.report_where}</p>
            <p>{texts.report_what}</p>
            <p>{texts.report_why}</p>
        </Panel>
        <Panel id="data" title=texts.data_to_take>
            <p>{texts.package_help}</p>
            <PackageButton />
            <p>{link("button quiet", |address| address.on(Page::Targets), texts.list_to_take)}</p>
            <p>
                {link("button quiet", |address| address.on(Page::Workbench), texts.workbench)}" "
                {link("button quiet", |address| address.on(Page::Draft), texts.draft)}
            </p>
            {about}
        </Panel>
        <Panel id="changes" title=texts.data_changes>
            <Changes />
        </Panel>
    }
    .into_any()
}

fn rule(row: RuleRow, lang: Lang) -> AnyView {
    let RuleRow { states, words, reasons, .. } = row;
    let states: Vec<AnyView> =
        states.into_iter().map(|(state, _)| view! { <StateBadge state lang /> }.into_any()).collect();
    let reasons: Vec<AnyView> =
        reasons.into_iter().map(|reason| view! { <li>{reason}</li> }.into_any()).collect();
    let finer = (!reasons.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{lang.texts().finer_reasons}</summary>
                <ul class="plain-list">{reasons}</ul>
            </details>
        }
    });
    view! {
        <li class="rule-row">
            <p class="rule-states">{states}</p>
            <div>
                <p>{words}</p>
                {finer}
            </div>
        </li>
    }
    .into_any()
}

fn quantity(row: Definition) -> AnyView {
    let Definition { name, formula, words } = row;
    view! {
        <div class="term">
            <dt>{name}" "<code class="formula">{formula}</code></dt>
            <dd>{words}</dd>
        </div>
    }
    .into_any()
}

fn explanation(part: Explanation) -> AnyView {
    let paragraphs: Vec<AnyView> =
        part.paragraphs.into_iter().map(|words| view! { <p>{words}</p> }.into_any()).collect();
    view! {
        <section class="panel explanation">
            <h2>{part.title}</h2>
            {paragraphs}
        </section>
    }
    .into_any()
}

fn glossary_part(part: GlossaryPart) -> AnyView {
    let terms: Vec<AnyView> = part
        .terms
        .into_iter()
        .map(|Term { name, slug, words }| {
            view! {
                <div class="term">
                    <dt>{name}" "<code class="slug">{slug}</code></dt>
                    <dd>{words}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <section>
            <h3>{part.title}</h3>
            <dl class="term-list">{terms}</dl>
        </section>
    }
    .into_any()
}
