//! Running the day of judging from the first plan to today: step by step, or by itself where motion is welcome.

use crate::platform::media;
use crate::state::{AppState, use_app};
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use plan_present::present::replay_day;
use plan_present::replay::{Replay, Step};

/// How long a step stands, in milliseconds.
const STEP_MS: u32 = 1_200;

/// The days of the replay: from the first plan's issue to the reader's today.
fn days(state: AppState) -> Replay {
    let first = state.store.load.with_untracked(|load| {
        let data = load.data()?;
        data.plans().iter().map(|plan| data.issued_from(plan)).min()
    });
    let today = state.nav.today.get_untracked();
    Replay::new(first.unwrap_or(today), today)
}

/// Buttons to step, to run and to stop, with the day in words.
#[component]
pub fn ReplayControls() -> impl IntoView {
    let state = use_app();
    let running = StoredValue::new_local(None::<Interval>);
    let runs = RwSignal::new(false);
    let stop = move || {
        running.try_set_value(None);
        runs.try_set(false);
    };
    let go = move |step: Step| {
        let replay = days(state);
        let mut address = state.nav.address.get_untracked();
        let (day, more) = replay.step(state.nav.as_of.get_untracked(), step);
        address.as_of = (day < state.nav.today.get_untracked()).then_some(day);
        state.nav.amend(&address);
        more
    };
    let by_hand = move |step: Step| {
        stop();
        go(step);
    };
    let run = move |_| {
        if runs.get_untracked() {
            stop();
            return;
        }
        if state.nav.as_of.get_untracked() >= state.nav.today.get_untracked() {
            go(Step::First);
        }
        runs.set(true);
        running.set_value(Some(Interval::new(STEP_MS, move || {
            if !go(Step::Next) {
                stop();
            }
        })));
    };
    on_cleanup(stop);
    let words = move || if runs.get() { state.texts().replay_pause } else { state.texts().replay_play };
    // Nothing moves by itself for a reader who asked for less motion; the steps are still there.
    let may_run = !media::prefers_less_motion();
    view! {
        <div class="replay" role="group" aria-label=move || state.texts().replay>
            <button type="button" class="button" on:click=move |_| by_hand(Step::First)>
                {move || state.texts().replay_first}
            </button>
            <button type="button" class="button" on:click=move |_| by_hand(Step::Previous)>
                {move || state.texts().replay_back}
            </button>
            {may_run
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button primary"
                            aria-pressed=move || runs.get().to_string()
                            on:click=run
                        >
                            {words}
                        </button>
                    }
                })}
            <button type="button" class="button" on:click=move |_| by_hand(Step::Next)>
                {move || state.texts().replay_on}
            </button>
            <button type="button" class="button" on:click=move |_| by_hand(Step::Last)>
                {move || state.texts().replay_last}
            </button>
            <strong class="replay-day">
                {move || replay_day(state.nav.as_of.get(), state.nav.lang.get())}
            </strong>
        </div>
    }
}
