//! Running the day of judging from the first plan to today: step by step, or by itself where motion is welcome.

use crate::platform::media;
use crate::state::AppState;
use crate::ui::erased::{Button, reactive_text};
use crate::ui::localized::localized;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use plan_method::address::Address;
use plan_model::NaiveDate;
use plan_present::present::replay_day;
use plan_present::replay::{Replay, Step};
use plan_present::text::Texts;

/// How long a step stands, in milliseconds.
const STEP_MS: u32 = 1_200;

/// A replay of the page; cheap to copy. It stops with the view that makes it.
#[derive(Clone, Copy)]
pub struct ReplayController {
    state: AppState,
    running: StoredValue<Option<Interval>, LocalStorage>,
    runs: RwSignal<bool>,
}

impl ReplayController {
    /// A replay that stands still.
    pub fn new(state: AppState) -> Self {
        let replay = Self { state, running: StoredValue::new_local(None), runs: RwSignal::new(false) };
        on_cleanup(move || replay.stop());
        replay
    }

    /// Its days: from the first plan's issue to the reader's today.
    pub fn days(self) -> Replay {
        let first = self.state.store.load.with_untracked(|load| {
            let data = load.data()?;
            data.plans().iter().map(|plan| data.issued_from(plan)).min()
        });
        let today = self.state.nav.today.get_untracked();
        Replay::new(first.unwrap_or(today), today)
    }

    fn stop(self) {
        self.running.try_set_value(None);
        self.runs.try_set(false);
    }

    /// Where a day of judging is in the address, which doesn't name today.
    fn address(self, day: NaiveDate) -> Address {
        let as_of = (day < self.state.nav.today.get_untracked()).then_some(day);
        self.state.nav.address.with_untracked(|address| Address { as_of, ..address.clone() })
    }

    fn go(self, step: Step) -> bool {
        let (day, more) = self.days().step(self.state.nav.as_of.get_untracked(), step);
        self.state.nav.amend(&self.address(day));
        more
    }

    /// Stops, and takes one step.
    pub fn by_hand(self, step: Step) {
        self.stop();
        self.go(step);
    }

    /// Stops, and goes to the day of the run that is nearest to another: as a step that "back" undoes where `anew` says
    /// so. `false` if it is there already.
    pub fn go_near(self, day: NaiveDate, anew: bool) -> bool {
        self.stop();
        let day = self.days().nearest(day);
        let moves = day != self.state.nav.as_of.get_untracked();
        if moves {
            self.state.nav.step(&self.address(day), anew);
        }
        moves
    }

    fn run(self) {
        if self.runs.get_untracked() {
            self.stop();
            return;
        }
        if self.state.nav.as_of.get_untracked() >= self.state.nav.today.get_untracked() {
            self.go(Step::First);
        }
        self.runs.set(true);
        let tick = move || {
            if !self.go(Step::Next) {
                self.stop();
            }
        };
        self.running.set_value(Some(Interval::new(STEP_MS, tick)));
    }
}

/// Buttons to step, to run and to stop, with the day in words.
pub fn replay_controls(replay: ReplayController) -> AnyView {
    let ReplayController { state, runs, .. } = replay;
    let words = move |of: fn(&Texts) -> &'static str| reactive_text(move || of(state.texts()).to_owned());
    let step = move |step: Step, of: fn(&Texts) -> &'static str| {
        Button::new("button", move || replay.by_hand(step)).view(words(of))
    };
    let run = Button {
        pressed: Signal::derive(move || Some(runs.get().to_string())),
        ..Button::new("button primary", move || replay.run())
    };
    let run_text = reactive_text(move || {
        let texts = state.texts();
        (if runs.get() { texts.replay_pause } else { texts.replay_play }).to_owned()
    });
    // Nothing moves by itself for a reader who asked for less motion; the steps are still there.
    let run = (!media::prefers_less_motion()).then(|| run.view(run_text));
    view! {
        <div class="replay" role="group" aria-label=localized(|texts| texts.replay)>
            {step(Step::First, |texts| texts.replay_first)}
            {step(Step::Previous, |texts| texts.replay_back)}
            {run}
            {step(Step::Next, |texts| texts.replay_on)}
            {step(Step::Last, |texts| texts.replay_last)}
            <strong class="replay-day">
                {reactive_text(move || replay_day(state.nav.as_of.get(), state.nav.lang.get()))}
            </strong>
        </div>
    }
    .into_any()
}
