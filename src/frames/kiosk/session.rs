//! What the hall's frame knows: settings, who has the screen, what a visitor switched on.

use crate::platform::kiosk::{self as watch, Input};
use crate::platform::{boot, clock, document, history, media};
use crate::state::{AppState, drop_subscribers};
use leptos::prelude::*;
use plan_method::address::{Address, Page, TextSize};
use plan_model::lang::Lang;
use plan_model::wire::KioskFile;
use plan_present::kiosk::{
    Facts, Machine, Memory, Now, Order, Phase, Settings, StaffGesture, dimmed, orbit, reads_long,
};
use plan_present::present::{self, SceneData, SceneSheet, scene};
use plan_present::text::LangTexts;

/// Interval of the state machine's tick, in milliseconds.
const TICK_MS: u32 = 1_000;
/// Intervals of the heartbeat to the watchdog, and of retries after loading the data has failed, in ticks.
const HEARTBEAT: u32 = 5;
const RETRY: u32 = 30;
/// How far back a visitor can go.
const MOST_BACK: usize = 30;

/// What is open over the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Nothing.
    Closed,
    /// The code for a phone.
    Take,
    /// Asks for the staff's code.
    Keypad,
    /// What staff see.
    Health,
    /// Whether somebody is still there.
    Question,
}

/// State that isn't reactive: no view follows it.
struct SessionState {
    settings: Settings,
    problems: Vec<String>,
    machine: Machine,
    /// The taps by which staff open the keypad.
    staff_gesture: StaffGesture,
    /// Where the visitor came from, latest last.
    trail: Vec<Address>,
    returning: bool,
    /// The district whose shape the first touch of a visit was on.
    asked: Option<String>,
    ticks: u32,
}

/// The frame's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct KioskSession {
    state: AppState,
    inside: StoredValue<SessionState>,
    /// Whether the loop has the screen.
    pub attracts: RwSignal<bool>,
    /// Scenes shown so far.
    pub scene: RwSignal<u32>,
    /// Whether the screen is higher than wide.
    pub upright: RwSignal<bool>,
    /// Seconds until a visitor is taken for gone.
    pub left: RwSignal<u32>,
    /// Counts visitors.
    pub visit: RwSignal<u32>,
    /// Which panel is open.
    pub panel: RwSignal<Panel>,
    /// Whether the page stands lower, within reach.
    pub lowered: RwSignal<bool>,
    /// Whether there is a way back.
    pub back: RwSignal<bool>,
}

fn now() -> Now {
    let (wall, steady) = clock::now();
    Now { wall_ms: wall as i64, steady_ms: steady.max(0.0) as u64 }
}

fn memory() -> Memory {
    let (heap, wasm) = watch::memory();
    Memory { heap, wasm }
}

impl KioskSession {
    /// Opens the hall with the operator's settings; begins with the scene at which the page was loaded again.
    pub fn open(state: AppState, file: Option<&KioskFile>, problem: Option<String>) -> Self {
        let (settings, unread) = Settings::read(file, &history::query());
        let unread = unread.iter().map(|part| format!("{}={}", part.name, part.value));
        let inside = SessionState {
            problems: problem.into_iter().chain(unread).collect(),
            machine: Machine::new(settings.timing(), watch::scene(), now()),
            settings,
            staff_gesture: StaffGesture::default(),
            trail: Vec::new(),
            returning: false,
            asked: None,
            ticks: 0,
        };
        let number = || RwSignal::new(0_u32);
        let off = || RwSignal::new(false);
        let kiosk = Self {
            state,
            inside: StoredValue::new(inside),
            attracts: RwSignal::new(true),
            scene: number(),
            upright: RwSignal::new(media::is_upright()),
            left: number(),
            visit: number(),
            panel: RwSignal::new(Panel::Closed),
            lowered: off(),
            back: off(),
        };
        watch::phase(Phase::Attract.slug());
        watch::beat();
        kiosk.start_afresh();
        Effect::new(move |before: Option<Address>| {
            let address = state.nav.address.get();
            kiosk.on_address(before, &address);
            address
        });
        watch::listen(move |input| kiosk.on_input(input));
        // Listens for as long as the page lives.
        StoredValue::new_local(media::follow_upright(move |upright| {
            kiosk.upright.try_set(upright);
        }));
        clock::every(TICK_MS, move || kiosk.tick());
        kiosk
    }

    fn with<T>(self, act: impl FnOnce(&mut SessionState) -> T) -> Option<T> {
        self.inside.try_update_value(act)
    }

    /// Follows the address: the stack for "back", and how long the machine waits for a reader of long pages.
    fn on_address(self, before: Option<Address>, address: &Address) {
        // Focus brings a main part that is longer than the screen to the very top; the head stands above it.
        if before.as_ref().is_some_and(|before| before.page != address.page) {
            document::scroll_to_top();
        }
        let back = self.with(|inside| {
            inside.machine.set_reading(reads_long(address));
            let returning = std::mem::take(&mut inside.returning);
            if let Some(before) = before
                && inside.machine.phase() != Phase::Attract
                && !returning
                && is_step(&before, address)
            {
                inside.trail.push(before);
                if inside.trail.len() > MOST_BACK {
                    inside.trail.remove(0);
                }
            }
            !inside.trail.is_empty()
        });
        self.back.set(back.unwrap_or_default());
    }

    fn on_input(self, input: Input) {
        let now = now();
        if let Input::Touch(x, y) = input
            && self.attracts.get_untracked()
        {
            let asked = document::attribute_at(x, y, "data-district");
            self.with(|inside| inside.asked = asked);
        }
        self.order(|machine| machine.touch(now));
        if let Input::Touch(x, y) = input
            && self.with(|inside| inside.staff_gesture.tap(x, y, now.steady_ms)) == Some(true)
        {
            self.panel.set(Panel::Keypad);
        }
    }

    fn tick(self) {
        let now = now();
        self.order(|machine| machine.tick(now, memory()));
        let Some((ticks, phase, left, dim)) = self.with(|inside| {
            inside.ticks = inside.ticks.wrapping_add(1);
            let machine = &inside.machine;
            let dim = dimmed(inside.settings.dim, now.minute());
            (inside.ticks, machine.phase(), machine.left_secs(now), dim)
        }) else {
            return;
        };
        if ticks.is_multiple_of(HEARTBEAT) {
            watch::beat();
        }
        match phase {
            Phase::Warning => self.left.set(left),
            Phase::Attract => {
                let failed = self.state.store.load.with_untracked(|load| load.failed().is_some());
                if failed && ticks.is_multiple_of(RETRY) {
                    self.state.store.load();
                }
                let today = clock::today();
                if self.state.nav.today.get_untracked() != today {
                    self.state.nav.today.set(today);
                }
            }
            Phase::Explore => {}
        }
        document::set_root_attribute("data-dim", (dim && phase == Phase::Attract).then_some(""));
        document::set_root_attribute("data-orbit", Some(orbit(now.steady_ms)));
    }

    fn order(self, ask: impl FnOnce(&mut Machine) -> Option<Order>) {
        let Some(Some((order, phase, lang))) = self.with(|inside| {
            let order = ask(&mut inside.machine)?;
            Some((order, inside.machine.phase(), inside.machine.lang()))
        }) else {
            return;
        };
        self.carry_out(order, phase, lang);
    }

    fn carry_out(self, order: Order, phase: Phase, lang: Lang) {
        watch::phase(phase.slug());
        match order {
            Order::Show => self.show(),
            Order::Home => {
                // Whoever touches an English scene goes on in English, and whoever touches a district begins there.
                let home = self.home(lang);
                let asked = self.with(|inside| inside.asked.take()).flatten();
                let page = asked.map_or(home.page.clone(), Page::District);
                self.state.nav.amend(&Address { page, ..home });
                self.attracts.set(false);
                document::focus("main");
                // Focus brings a main part that is longer than the screen to the very top; the head stands above it.
                document::scroll_to_top();
            }
            Order::Warn => {
                let left = self.with(|inside| inside.machine.left_secs(now()));
                self.left.set(left.unwrap_or_default());
                self.panel.set(Panel::Question);
            }
            Order::Resume => {
                self.panel.set(Panel::Closed);
                document::focus("main");
            }
            Order::Reset => {
                self.start_afresh();
                self.show();
                self.attracts.set(true);
            }
            Order::Reload(cause) => watch::reload(cause.slug()),
        }
    }

    fn show(self) {
        let scene = self.with(|inside| inside.machine.scene()).unwrap_or_default();
        self.scene.set(scene);
        watch::shown(scene);
    }

    /// Undoes everything that a visitor can change.
    fn start_afresh(self) {
        let lang = self.with(|inside| {
            inside.trail.clear();
            inside.asked = None;
            inside.staff_gesture = StaffGesture::default();
            inside.settings.lang()
        });
        self.state.end_visit(&self.home(lang.unwrap_or_default()));
        self.set_lowered(false);
        let Self {
            state: _,
            inside: _,
            // Set by the machine, and followed only by the frame, which stays.
            attracts: _,
            scene,
            upright,
            left,
            visit,
            panel,
            lowered,
            back,
        } = self;
        panel.set(Panel::Closed);
        back.set(false);
        [scene, left].into_iter().for_each(drop_subscribers);
        [lowered, back, upright].into_iter().for_each(drop_subscribers);
        visit.update(|visit| *visit = visit.wrapping_add(1));
        watch::undo();
    }

    /// Makes text large, or not: in the address, as on the site.
    pub fn flip_size(self) {
        let mut address = self.state.nav.address.get_untracked();
        address.size = if address.size.is_large() { TextSize::Standard } else { TextSize::Xl };
        self.state.nav.amend(&address);
    }

    /// Moves the page down, or back up.
    pub fn set_lowered(self, lowered: bool) {
        self.lowered.set(lowered);
        document::set_root_attribute("data-lowered", lowered.then_some(""));
    }

    fn home(self, lang: Lang) -> Address {
        self.with(|inside| inside.settings.home(lang)).unwrap_or_default()
    }

    /// Goes to the home page, in the visitor's language and size.
    pub fn go_home(self) {
        let size = self.state.nav.address.with_untracked(|address| address.size);
        self.state.nav.visit(&Address { size, ..self.home(self.state.nav.lang.get_untracked()) });
    }

    /// Goes back by one step.
    pub fn go_back(self) {
        let now = self.state.nav.address.get_untracked();
        let last = self.with(|inside| {
            let last = inside.trail.pop()?;
            inside.returning = last != now;
            Some(last)
        });
        if let Some(address) = last.flatten() {
            self.state.nav.visit(&address);
        }
    }

    /// The visitor is still there.
    pub fn resume(self) {
        self.order(|machine| machine.resume(now()));
    }

    /// The visitor is done.
    pub fn finish(self) {
        self.order(|machine| machine.finish(now()));
    }

    /// The scene of the moment, and its language; `None` while there is no data. Follows the data of this state.
    pub fn sheet(self, state: AppState) -> Option<(SceneSheet, Lang)> {
        let judged = state.store.judged.get()?;
        let places = state.store.places.get();
        let places = places.ready().map(|places| places.as_slice()).unwrap_or_default();
        self.with(|inside| {
            let machine = &inside.machine;
            let slot = inside.settings.scenes.get(machine.slot())?;
            let lang = machine.lang();
            let from = SceneData { judged: &judged, places, lang };
            Some((scene(from, &inside.settings, slot, machine.round()), lang))
        })?
    }

    /// Whether what was typed ends in the staff's code.
    pub fn is_code(self, typed: &str) -> bool {
        self.with(|inside| typed.ends_with(&inside.settings.code)).unwrap_or_default()
    }

    /// Whether there is a public address.
    pub fn is_public(self) -> bool {
        self.with(|inside| inside.settings.base.is_some()).unwrap_or_default()
    }

    /// Where the public finds what is shown; `None` without a public address.
    pub fn public(self) -> Option<String> {
        let address = self.state.nav.address.get_untracked();
        self.with(|inside| inside.settings.public(&address))?
    }

    /// The hall's name.
    pub fn title(self, lang: Lang) -> String {
        let title = self.with(|inside| inside.settings.title.clone()).flatten();
        title.map_or_else(|| lang.texts().product.to_owned(), |(zh, en)| lang.pick(&zh, &en).to_owned())
    }

    /// What staff see.
    pub fn facts(self) -> Facts {
        let remembered = watch::remembered();
        let Memory { heap, wasm } = memory();
        let lang = self.state.nav.lang.get_untracked();
        let data = self.state.store.load.with_untracked(|load| load.data().cloned());
        let mut problems = self.with(|inside| {
            let mut problems = inside.problems.clone();
            if let Some(data) = &data {
                let unknown = inside.settings.unknown(data);
                problems.extend(unknown.iter().map(|part| format!("{}: {}", part.name, part.value)));
            }
            problems
        });
        if let Some(problems) = &mut problems {
            problems
                .extend(self.state.store.refused().iter().map(|refusal| present::cause_of(refusal, lang)));
        }
        Facts {
            build: boot::build(),
            release: data.map(|data| data.release.id.clone()).unwrap_or_default(),
            uptime_secs: remembered.uptime_secs as u64,
            since: remembered.since,
            reloads: remembered.reloads,
            recent: remembered.recent,
            heap,
            wasm,
            error: remembered.error,
            problems: problems.unwrap_or_default(),
        }
    }
}

/// Whether "back" should undo a change: not the language or the size, nor every letter of a search.
fn is_step(before: &Address, after: &Address) -> bool {
    let search = |address: &Address| address.page == Page::Search;
    before.lang == after.lang && before.size == after.size && !(search(before) && search(after))
}
