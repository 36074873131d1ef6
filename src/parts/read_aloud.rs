//! 朗读: the page's sentences in order, by a voice of this device; only when asked, and no longer than the page stays.

use crate::platform::speech;
use crate::platform::speech_text::{self, SpokenPassage};
use crate::state::{AppState, use_app};
use leptos::prelude::*;
use plan_method::address::Address;
use plan_model::lang::Lang;
use plan_present::access::{Voice, sentences, voice, words};

/// A sentence: which passage it is in, from where to where, and who reads it.
struct SpokenSentence {
    passage: usize,
    span: (u32, u32),
    voice: usize,
}

/// What is being read.
#[derive(Default)]
struct SpeechProgress {
    passages: Vec<SpokenPassage>,
    pieces: Vec<SpokenSentence>,
    /// The sentence that is read.
    at: usize,
    /// Counts beginnings, so that a sentence that was cut short doesn't call the next one.
    turn: u32,
}

/// What the voice is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Playback {
    Stopped,
    Speaking,
    Paused,
}

#[derive(Clone, Copy)]
struct Reader {
    state: AppState,
    now: RwSignal<Playback>,
    reading: StoredValue<SpeechProgress, LocalStorage>,
}

fn voices() -> Vec<Voice> {
    speech::voices().into_iter().map(|(lang, local)| Voice { lang, local }).collect()
}

impl Reader {
    fn begin(self) {
        let voices = voices();
        let page = self.state.nav.lang.get_untracked();
        let by = [Lang::Zh, Lang::En].map(|lang| voice(&voices, lang));
        let passages = speech_text::passages();
        let mut pieces = Vec::new();
        for (at, passage) in passages.iter().enumerate() {
            let chinese =
                if passage.lang.is_empty() { page == Lang::Zh } else { passage.lang.starts_with("zh") };
            // Words in a language that no voice here speaks are left out.
            if let Some(voice) = by[usize::from(!chinese)] {
                let spans = sentences(&passage.text);
                pieces.extend(spans.into_iter().map(|span| SpokenSentence { passage: at, span, voice }));
            }
        }
        self.reading.update_value(|reading| {
            *reading = SpeechProgress { passages, pieces, at: 0, turn: reading.turn };
        });
        self.say();
    }

    /// Says the sentence that is next, or ends.
    fn say(self) {
        let said = self.reading.try_update_value(|reading| {
            reading.turn = reading.turn.wrapping_add(1);
            let piece = reading.pieces.get(reading.at)?;
            let passage = &reading.passages[piece.passage];
            passage.mark(piece.span).then(|| (passage.words(piece.span), piece.voice, reading.turn))
        });
        let Some((words, voice, turn)) = said.flatten() else { return self.stop() };
        self.now.set(Playback::Speaking);
        let next = move || {
            let goes_on = self.reading.try_update_value(|reading| {
                let goes_on = reading.turn == turn;
                reading.at += usize::from(goes_on);
                goes_on
            });
            if goes_on == Some(true) {
                self.say();
            }
        };
        if !speech::speak(&words, voice, next) {
            self.stop();
        }
    }

    /// Ends the sentence that is being said; what comes next stays.
    fn cut_short(self) {
        self.reading.try_update_value(|reading| reading.turn = reading.turn.wrapping_add(1));
        speech::stop();
    }

    fn pause(self) {
        self.cut_short();
        self.now.set(Playback::Paused);
    }

    fn stop(self) {
        self.cut_short();
        speech_text::unmark();
        self.reading.try_update_value(|reading| {
            reading.passages.clear();
            reading.pieces.clear();
        });
        self.now.try_set(Playback::Stopped);
    }
}

/// Whether what is read is no longer what the address shows.
fn turned(before: &Address, after: &Address) -> bool {
    before.page != after.page
        || before.query != after.query
        || before.lang != after.lang
        || before.as_of != after.as_of
}

/// The buttons; nothing where no voice of this device speaks the page's language.
#[component]
pub fn ReadAloud() -> impl IntoView {
    let state = use_app();
    let reader = Reader {
        state,
        now: RwSignal::new(Playback::Stopped),
        reading: StoredValue::new_local(SpeechProgress::default()),
    };
    let found = RwSignal::new(0_u32);
    let listening = StoredValue::new_local(speech::on_voices(move || {
        found.try_update(|found| *found += 1);
    }));
    let offered = Memo::new(move |_| {
        found.track();
        voice(&voices(), state.nav.lang.get()).is_some()
    });
    Effect::new(move |before: Option<Address>| {
        let address = state.nav.address.get();
        if before.is_some_and(|before| turned(&before, &address)) {
            reader.stop();
        }
        address
    });
    on_cleanup(move || {
        listening.dispose();
        reader.stop();
    });
    let said = move || words(state.nav.lang.get());
    let name = move || match reader.now.get() {
        Playback::Speaking => said().pause,
        Playback::Paused => said().resume,
        Playback::Stopped => said().read,
    };
    let press = move |_| match reader.now.get_untracked() {
        Playback::Speaking => reader.pause(),
        Playback::Paused => reader.say(),
        Playback::Stopped => reader.begin(),
    };
    move || {
        offered.get().then(|| {
            view! {
                <button type="button" class="button access-read" on:click=press>
                    {name}
                </button>
                <Show when=move || reader.now.get() != Playback::Stopped>
                    <button type="button" class="button" on:click=move |_| reader.stop()>
                        {move || said().stop}
                    </button>
                </Show>
            }
        })
    }
}
