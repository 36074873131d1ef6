//! Pictures to take away, at the sizes in which they are shared: their choices, and making the one that was chosen.

use super::export_subject::SharedView;
use crate::platform::files;
use crate::state::{AppState, Judged, use_app};
use crate::ui::erased::{button, reactive_text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_charts::{
    SharePicture, ShareSize, share_deadlines_picture, share_goal_picture, share_panels_picture,
    share_wall_picture,
};
use plan_model::lang::Lang;
use plan_present::present::{self, PanelsSheet};
use plan_present::text::{LangTexts, Texts};

/// What a picture shows.
#[derive(Clone)]
enum Motif {
    Wall,
    Deadlines,
    Goal(String),
    Indicator(String),
    Pins,
}

impl Motif {
    fn of(shared: SharedView) -> Vec<Motif> {
        match shared {
            SharedView::Wall => vec![Motif::Wall, Motif::Deadlines],
            SharedView::Goal(id) => vec![Motif::Goal(id)],
            SharedView::Indicator(class) => vec![Motif::Indicator(class)],
            SharedView::Pins => vec![Motif::Pins],
        }
    }

    fn name(&self, texts: &Texts) -> &'static str {
        match self {
            Motif::Wall => texts.share_wall,
            Motif::Deadlines => texts.share_deadlines,
            Motif::Goal(_) => texts.share_goal,
            Motif::Indicator(_) | Motif::Pins => texts.share_panels,
        }
    }
}

/// A line for each picture, with a button for each size and kind of file.
pub fn share_choices(shared: SharedView, failed: RwSignal<bool>) -> AnyView {
    let state = use_app();
    let lines: Vec<AnyView> = Motif::of(shared)
        .into_iter()
        .map(|motif| {
            let of_name = motif.clone();
            let name = reactive_text(move || of_name.name(state.texts()).to_owned());
            let choices = ShareSize::ALL.into_iter().flat_map(|size| [true, false].map(|png| (size, png)));
            let choices: Vec<AnyView> = choices
                .map(|(size, png)| {
                    let kind = if png { "PNG" } else { "SVG" };
                    let words = format!("{kind} {}×{}", size.width, size.height);
                    let motif = motif.clone();
                    button("button", words, move || hand_over(state, motif.clone(), size, png, failed))
                })
                .collect();
            view! {
                <li class="share-line">
                    <span class="share-name">{name}</span>
                    {choices}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="share-choices">{lines}</ul> }.into_any()
}

/// Makes a picture and hands it over; says how that went.
fn hand_over(state: AppState, motif: Motif, size: ShareSize, png: bool, failed: RwSignal<bool>) {
    failed.set(false);
    let lang = state.nav.lang.get_untracked();
    let made = state.store.judged.with_untracked(|judged| {
        let judged = judged.as_ref()?;
        let (picture, name) = picture(state, judged, motif, size, lang)?;
        Some((picture, present::share_stem(&name, judged.as_of, (size.width, size.height))))
    });
    spawn_local(async move {
        let saved = match made {
            Some((picture, stem)) => save(picture, &stem, png).await.is_some(),
            None => false,
        };
        failed.try_set(!saved);
        let texts = lang.texts();
        state.speech.announce(if saved { texts.exported } else { texts.export_failed }.to_owned());
    });
}

async fn save(picture: SharePicture, stem: &str, png: bool) -> Option<()> {
    let size = (f64::from(picture.size.width), f64::from(picture.size.height));
    let (ending, media, bytes) = match png {
        true => ("png", "image/png", files::png(&picture.svg, size, 1.0).await?),
        false => ("svg", "image/svg+xml", picture.svg.into_bytes()),
    };
    files::save(&format!("{stem}.{ending}"), media, &bytes).then_some(())
}

/// A picture of the data as they are, with its name; `None` if what it shows isn't there.
fn picture(
    state: AppState,
    judged: &Judged,
    motif: Motif,
    size: ShareSize,
    lang: Lang,
) -> Option<(SharePicture, String)> {
    let (query, lens, pins) = state
        .nav
        .address
        .with_untracked(|address| (address.query.clone(), address.lens, address.pins.clone()));
    let wall = || {
        let sheet = present::wall(judged, lang);
        let choice = present::wall_choice(judged, &sheet, &query, lens, lang);
        (sheet, choice)
    };
    Some(match motif {
        Motif::Wall => {
            let (sheet, choice) = wall();
            let words = present::share_wall(judged, &sheet, &choice, lens);
            (share_wall_picture(&words, &sheet, &choice, lens, size), words.name)
        }
        Motif::Deadlines => {
            let (sheet, choice) = wall();
            let words = present::share_deadlines(judged, &sheet, &choice);
            (share_deadlines_picture(&words, &sheet, &choice, size), words.name)
        }
        Motif::Goal(id) => {
            let goal = present::share_goal(judged, &id, lang)?;
            (share_goal_picture(&goal, size), goal.words.name)
        }
        Motif::Indicator(class) => {
            panels(judged, &present::class_panels(judged, &class, lang)?, &format!("indicator-{class}"), size)
        }
        Motif::Pins => panels(judged, &present::record_panels(judged, &pins, lang)?, "compare", size),
    })
}

fn panels(judged: &Judged, sheet: &PanelsSheet, name: &str, size: ShareSize) -> (SharePicture, String) {
    let words = present::share_panels(judged, sheet, name);
    (share_panels_picture(&words, sheet, size), words.name)
}
