//! Words of a plan that have an English of our own: as published, or in English with the published words beside it.

use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_model::plan::Bilingual;
use plan_present::text::LangTexts;

/// A title, department or place by name.
pub fn gloss(name: &Bilingual, lang: Lang) -> AnyView {
    let (zh, en) = (String::from(&name.zh), String::from(&name.en));
    match lang {
        Lang::Zh => zh.into_any(),
        Lang::En => view! {
            <span>{en}</span>
            " "
            <span class="original" lang="zh-CN">
                {zh}
            </span>
        }
        .into_any(),
    }
}

/// That the English of such words is ours; nothing in Chinese.
pub fn gloss_note(lang: Lang) -> Option<AnyView> {
    (lang == Lang::En).then(|| view! { <p class="hint">{lang.texts().titles_ours}</p> }.into_any())
}
