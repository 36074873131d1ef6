//! 怎样问到结果: requests for government information, ready to be copied or printed.

use crate::parts::copy_button::copy_button;
use crate::parts::not_found::not_found;
use crate::platform::document;
use crate::state::use_app;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present::{self, Letter, Nowhere, RequestSheet};
use plan_present::text::LangTexts;

/// The requests about a target, a department or a district.
#[component]
pub fn RequestPage(
    /// The record's id, from the address.
    id: String,
) -> impl IntoView {
    super::judged_page(move |judged, lang| match present::requests(judged, &id, lang) {
        Some(sheet) => (sheet.title.clone(), body(sheet, lang)),
        None => {
            let texts = lang.texts();
            let (title, help) = (texts.nothing_to_ask, texts.nothing_to_ask_help);
            (title.to_owned(), not_found(&Nowhere { title, help }))
        }
    })
}

fn body(sheet: RequestSheet, lang: Lang) -> AnyView {
    let RequestSheet { title, sentence, letters } = sheet;
    // A hall's panel has no printer and no clipboard of its visitor's.
    let print = (!use_app().nav.kiosk).then(|| {
        view! {
            <p class="print-tools">
                <button type="button" class="button primary" on:click=|_| document::print()>
                    {lang.texts().print}
                </button>
            </p>
        }
    });
    let letters: Vec<AnyView> = letters.into_iter().map(letter).collect();
    view! {
        <header class="page-head request-head">
            <h1>{title}</h1>
            <p class="lead">{sentence}</p>
            {print}
        </header>
        {letters}
    }
    .into_any()
}

fn letter(letter: Letter) -> AnyView {
    let copied = letter.text();
    let copy = (!use_app().nav.kiosk)
        .then(|| copy_button("button quiet", |texts| texts.copy, Callback::new(move |()| copied.clone())));
    let Letter { subject, to, paragraphs, blanks } = letter;
    let subject = (!subject.is_empty()).then(|| view! { <p class="letter-subject">{subject}</p> });
    let paragraphs: Vec<AnyView> =
        paragraphs.into_iter().map(|text| view! { <p class="letter-text">{text}</p> }.into_any()).collect();
    view! {
        <article class="panel letter" lang="zh-CN">
            {subject}
            <h2>{Letter::TITLE}</h2>
            <p>{to}</p>
            {paragraphs}
            <p class="letter-blanks">{blanks}</p>
            <p class="letter-tools">{copy}</p>
        </article>
    }
    .into_any()
}
