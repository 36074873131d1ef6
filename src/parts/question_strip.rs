//! 四问: the four questions as a strip of shares, as four marks of one promise, and as a list with what its text says.

use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_method::four_questions::{Answers, Question};
use plan_model::lang::Lang;
use plan_present::names;
use plan_present::present::{AnswerRow, QuestionShare, QuestionSheet};

/// How many promises answer each question, each share with its denominator and the way to its list.
pub fn question_strip(sheet: &QuestionSheet) -> AnyView {
    let shares: Vec<AnyView> = sheet.shares.iter().cloned().map(share).collect();
    view! { <ul class="question-strip">{shares}</ul> }.into_any()
}

fn share(row: QuestionShare) -> AnyView {
    let QuestionShare { mark, name, share, text, query, .. } = row;
    let to = move |address: &Address| address.list(Page::Targets, |chosen| chosen.clone_from(&query));
    let content = view! {
        <span class="question-mark" aria-hidden="true">
            {mark}
        </span>
        <span class="question-name">{name}</span>
        <span class="question-count">{text}</span>
        <span class="question-track" aria-hidden="true">
            <span class="question-bar" style:width=format!("{:.1}%", 100.0 * share)></span>
        </span>
    };
    view! { <li>{link("question-link", to, content)}</li> }.into_any()
}

/// The four marks of one promise, read out as what it answers and what not.
pub fn answer_marks(answers: Answers, lang: Lang) -> AnyView {
    let marks: Vec<AnyView> = Question::ALL
        .into_iter()
        .map(|question| {
            let class = if answers.contains(question) { "answer answered" } else { "answer" };
            view! { <span class=class>{names::question(question, lang)}</span> }.into_any()
        })
        .collect();
    let label = plan_present::present::answers_said(answers, lang);
    view! {
        <span class="answer-marks" role="img" aria-label=label>
            {marks}
        </span>
    }
    .into_any()
}

/// What a promise's text says to each question.
pub fn answer_list(rows: &[AnswerRow]) -> AnyView {
    let rows: Vec<AnyView> = rows
        .iter()
        .cloned()
        .map(|AnswerRow { mark, answered, words, .. }| {
            let class = if answered { "answer answered" } else { "answer" };
            view! {
                <li>
                    <span class=class aria-hidden="true">
                        {mark}
                    </span>
                    <span>{words}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="answer-list">{rows}</ul> }.into_any()
}
