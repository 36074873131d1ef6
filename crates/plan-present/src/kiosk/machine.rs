//! Who has the screen: the loop that attracts, a visitor, or the question whether the visitor is still there.
//!
//! Lengths of time are taken from the steady clock, which no one sets. The wall clock decides one thing only: when a new
//! day has begun, at four in the morning. So clocks that jump, stand still or begin in 1970 change nothing for a visitor.

use plan_model::lang::Lang;

/// How long nobody must have been there before the page may load itself again, in milliseconds.
const QUIET_MS: u64 = 5 * 60_000;
/// A pause between two ticks beyond which the machine must have slept, in milliseconds: no visit outlasts that.
const SLEPT_MS: u64 = 60_000;
/// How long the page runs at least between two planned reloads, in milliseconds.
const DAILY_APART_MS: u64 = 60 * 60_000;
/// How long it runs at most without one, should the wall clock stand still, in milliseconds.
const DAILY_MOST_MS: u64 = 26 * 60 * 60_000;
/// How long it runs at least before memory is a reason, so that limits that are too low don't keep it from running.
const MEMORY_APART_MS: u64 = 10 * 60_000;
/// How long it goes on before it asks for a reload again that could not be, in milliseconds: a server may be away.
const ASK_AGAIN_MS: u64 = 10 * 60_000;
/// When a new day begins, in milliseconds after local midnight.
const DAY_BEGINS_MS: i64 = 4 * 60 * 60_000;
const DAY_MS: i64 = 24 * 60 * 60_000;
/// Most bytes of memory of the scripts, and of the program.
const MOST: Memory = Memory { heap: Some(300_000_000), wasm: 256_000_000 };

/// Both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970 as the local calendar counts them. May jump.
    pub wall_ms: i64,
    /// Milliseconds since some moment; never goes back. May stand still while the machine sleeps, or leap after it.
    pub steady_ms: u64,
}

impl Now {
    /// The day, counted from 1970, each beginning at four in the morning.
    fn day(self) -> i64 {
        (self.wall_ms - DAY_BEGINS_MS).div_euclid(DAY_MS)
    }

    /// Minutes since local midnight.
    pub fn minute(self) -> u32 {
        u32::try_from(self.wall_ms.rem_euclid(DAY_MS) / 60_000).unwrap_or_default()
    }
}

/// Memory in use, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Of the scripts, where the browser tells.
    pub heap: Option<u64>,
    /// Of the program.
    pub wasm: u64,
}

/// How long things last, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Each scene of the loop; never empty.
    pub dwell: Vec<u32>,
    /// Languages in turn; never empty.
    pub langs: Vec<Lang>,
    /// Without a touch, before the question whether somebody is there.
    pub idle: u32,
    /// The same where there is much to read.
    pub idle_reading: u32,
    /// How long that question stands.
    pub warning: u32,
}

/// Who has the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The loop.
    Attract,
    /// A visitor.
    Explore,
    /// A visitor who is asked whether they are still there.
    Warning,
}

impl Phase {
    /// The spelling for style sheets and scripts.
    pub const fn slug(self) -> &'static str {
        match self {
            Phase::Attract => "attract",
            Phase::Explore => "explore",
            Phase::Warning => "warning",
        }
    }
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Show the next scene.
    Show,
    /// Leave the loop for the home page.
    Home,
    /// Ask whether somebody is there.
    Warn,
    /// Stop asking.
    Resume,
    /// Undo everything that a visitor changed, and go back to the loop.
    Reset,
    /// Load the page again.
    Reload(ReloadCause),
}

/// Why the page loads itself again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReloadCause {
    /// A new day.
    Daily,
    /// Too much memory.
    Memory,
}

impl ReloadCause {
    /// The word in the record of reloads.
    pub const fn slug(self) -> &'static str {
        match self {
            ReloadCause::Daily => "daily",
            ReloadCause::Memory => "memory",
        }
    }
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct Machine {
    timing: Timing,
    phase: Phase,
    /// Scenes shown so far, counted through all rounds and reloads.
    scene: u32,
    reading: bool,
    /// When the phase began, or its scene.
    since_ms: u64,
    /// When the loop began.
    quiet_ms: u64,
    touched_ms: u64,
    started_ms: u64,
    ticked_ms: u64,
    asked_ms: Option<u64>,
    day: i64,
}

impl Machine {
    /// Begins with a scene of the loop, counted as [`Machine::scene`] does.
    pub fn new(timing: Timing, scene: u32, now: Now) -> Self {
        let at = now.steady_ms;
        Self {
            timing,
            phase: Phase::Attract,
            scene,
            reading: false,
            since_ms: at,
            quiet_ms: at,
            touched_ms: at,
            started_ms: at,
            ticked_ms: at,
            asked_ms: None,
            day: now.day(),
        }
    }

    /// Who has the screen.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Scenes shown so far.
    pub fn scene(&self) -> u32 {
        self.scene
    }

    /// Position of the current scene in the playlist.
    pub fn slot(&self) -> usize {
        self.scene as usize % self.timing.dwell.len().max(1)
    }

    /// How often the playlist has begun again.
    pub fn round(&self) -> u32 {
        self.scene / u32::try_from(self.timing.dwell.len().max(1)).unwrap_or(1)
    }

    /// Language of the current scene: another one at each scene, and for each scene at each round.
    pub fn lang(&self) -> Lang {
        let at = self.slot() + self.round() as usize;
        self.timing.langs.get(at % self.timing.langs.len().max(1)).copied().unwrap_or_default()
    }

    /// Seconds until the question is taken for a no.
    pub fn left_secs(&self, now: Now) -> u32 {
        let gone = now.steady_ms.saturating_sub(self.since_ms);
        let left = (u64::from(self.timing.warning) * 1000).saturating_sub(gone);
        u32::try_from(left.div_ceil(1000)).unwrap_or_default()
    }

    fn dwell_ms(&self) -> u64 {
        let dwell = self.timing.dwell.get(self.slot()).copied().unwrap_or(20);
        u64::from(dwell.max(1)) * 1000
    }

    fn enter(&mut self, phase: Phase, now: Now) {
        self.phase = phase;
        self.since_ms = now.steady_ms;
        self.touched_ms = now.steady_ms;
        // Whoever comes just after the machine woke has not slept.
        self.ticked_ms = now.steady_ms;
    }

    /// Somebody touched the screen, or a key. The question has a button of its own for an answer.
    pub fn touch(&mut self, now: Now) -> Option<Order> {
        match self.phase {
            Phase::Attract => {
                self.enter(Phase::Explore, now);
                self.reading = false;
                Some(Order::Home)
            }
            Phase::Explore => {
                self.touched_ms = now.steady_ms;
                None
            }
            Phase::Warning => None,
        }
    }

    /// The visitor is still there.
    pub fn resume(&mut self, now: Now) -> Option<Order> {
        if self.phase != Phase::Warning {
            return None;
        }
        self.enter(Phase::Explore, now);
        Some(Order::Resume)
    }

    /// The visitor is done, or gone.
    pub fn finish(&mut self, now: Now) -> Option<Order> {
        if self.phase == Phase::Attract {
            return None;
        }
        self.enter(Phase::Attract, now);
        self.quiet_ms = now.steady_ms;
        self.scene = self.scene.wrapping_add(1);
        Some(Order::Reset)
    }

    /// Whether the visitor is somewhere with much to read.
    pub fn set_reading(&mut self, reading: bool) {
        self.reading = reading;
    }

    /// Time passes; called about once a second.
    pub fn tick(&mut self, now: Now, memory: Memory) -> Option<Order> {
        let pause = now.steady_ms.saturating_sub(self.ticked_ms);
        self.ticked_ms = self.ticked_ms.max(now.steady_ms);
        let gone = |since: u64| now.steady_ms.saturating_sub(since);
        match self.phase {
            Phase::Attract => {
                if let Some(cause) = self.reload(now, memory) {
                    self.asked_ms = Some(now.steady_ms);
                    return Some(Order::Reload(cause));
                }
                if gone(self.since_ms) < self.dwell_ms() {
                    return None;
                }
                self.scene = self.scene.wrapping_add(1);
                self.since_ms = now.steady_ms;
                Some(Order::Show)
            }
            Phase::Explore | Phase::Warning if pause > SLEPT_MS => self.finish(now),
            Phase::Explore => {
                let idle = if self.reading { self.timing.idle_reading } else { self.timing.idle };
                if gone(self.touched_ms) < u64::from(idle) * 1000 {
                    return None;
                }
                self.enter(Phase::Warning, now);
                Some(Order::Warn)
            }
            Phase::Warning if self.left_secs(now) == 0 => self.finish(now),
            Phase::Warning => None,
        }
    }

    /// Whether the page should load itself again.
    fn reload(&mut self, now: Now, memory: Memory) -> Option<ReloadCause> {
        // A clock that was set back has not begun a new day.
        self.day = self.day.min(now.day());
        let ran = now.steady_ms.saturating_sub(self.started_ms);
        let gone = |since: u64| now.steady_ms.saturating_sub(since);
        if gone(self.quiet_ms) < QUIET_MS || self.asked_ms.is_some_and(|asked| gone(asked) < ASK_AGAIN_MS) {
            return None;
        }
        let full = memory.wasm > MOST.wasm || memory.heap > MOST.heap;
        let new_day = now.day() > self.day && ran >= DAILY_APART_MS;
        if full && ran >= MEMORY_APART_MS {
            Some(ReloadCause::Memory)
        } else if new_day || ran >= DAILY_MOST_MS {
            Some(ReloadCause::Daily)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests;
