//! The goal of a target as a picture for paper.

use super::goal_scale::goal_scale_view;
use crate::chart::{current_theme, picture};
use crate::platform::files;
use crate::state::use_app;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_charts::{goal_line, goal_scale};
use plan_model::lang::Lang;
use plan_present::present::{GoalPicture, GoalSheet};

/// Size of the picture on paper, in CSS pixels; a scale is as high as it needs to be.
const PICTURE: (u32, u32) = (680, 320);
/// Size of type on a scale on paper, in CSS pixels.
const PICTURE_TYPE: f64 = 14.0;

/// The goal as a picture, which paper takes as it is; its title and sentence alone where there is nothing to draw.
pub fn goal_picture(sheet: GoalSheet, lang: Lang) -> AnyView {
    let (title, sentence) = (sheet.title.clone(), sheet.sentence.clone());
    let drawn = match sheet.picture() {
        GoalPicture::None => ().into_any(),
        GoalPicture::Scale => goal_scale_view(goal_scale(&sheet, f64::from(PICTURE.0), PICTURE_TYPE), None),
        GoalPicture::Timeline => timeline(sheet, lang),
    };
    view! {
        <figure class="brief-figure">
            <figcaption>
                <strong>{title}</strong>
                " "
                {sentence}
            </figcaption>
            {drawn}
        </figure>
    }
    .into_any()
}

/// The goal over time: nothing until the picture is drawn, and where it can't be.
fn timeline(sheet: GoalSheet, lang: Lang) -> AnyView {
    let alt = sheet.sentence.clone();
    let drawn = RwSignal::new(None::<String>);
    let state = use_app();
    Effect::new(move |_| {
        state.theme_changes.track();
        let option = goal_line(&sheet, f64::from(PICTURE.0), &current_theme());
        spawn_local(async move {
            if let Some(svg) = picture(&option, None, lang, PICTURE).await {
                drawn.try_set(Some(files::svg_address(&svg)));
            }
        });
    });
    (move || {
        drawn.get().map(|source| {
            let (width, height) = (PICTURE.0.to_string(), PICTURE.1.to_string());
            view! { <img src=source alt=alt.clone() width=width height=height /> }
        })
    })
    .into_any()
}
