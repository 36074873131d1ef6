//! The goal chart as a picture for paper.

use crate::chart::{current_theme, picture};
use crate::platform::files;
use crate::state::use_app;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_charts::goal_line;
use plan_model::lang::Lang;
use plan_present::present::GoalSheet;

/// Size of the chart on paper, in CSS pixels.
const PICTURE: (u32, u32) = (680, 320);

/// The goal chart as a picture, which paper takes as it is; its sentence until the picture is drawn, and where it can't be.
pub fn goal_picture(sheet: GoalSheet, lang: Lang) -> AnyView {
    let (title, sentence) = (sheet.title.clone(), sheet.sentence.clone());
    let drawn = RwSignal::new(None::<String>);
    let state = use_app();
    Effect::new(move |_| {
        state.theme_changes.track();
        let option = goal_line(&sheet, &current_theme());
        spawn_local(async move {
            if let Some(svg) = picture(&option, None, lang, PICTURE).await {
                drawn.try_set(Some(files::svg_address(&svg)));
            }
        });
    });
    let alt = sentence.clone();
    view! {
        <figure class="brief-figure">
            <figcaption>
                <strong>{title}</strong>
                " "
                {sentence}
            </figcaption>
            {move || {
                drawn
                    .get()
                    .map(|source| {
                        view! {
                            <img
                                src=source
                                alt=alt.clone()
                                width=PICTURE.0.to_string()
                                height=PICTURE.1.to_string()
                            />
                        }
                    })
            }}
        </figure>
    }
    .into_any()
}
