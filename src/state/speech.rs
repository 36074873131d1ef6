//! What is said to readers who listen, through the page's one live region.

use super::subscribers::drop_subscribers;
use crate::platform::clock;
use leptos::prelude::*;

/// Least time between two announcements, in milliseconds.
const ANNOUNCE_INTERVAL_MS: f64 = 500.0;

/// The announcements; cheap to copy.
#[derive(Clone, Copy)]
pub struct Speech {
    /// What the one live region says.
    pub announcement: RwSignal<String>,
    /// What it says next, and when it last said something, by the steady clock in milliseconds.
    queue: StoredValue<(Option<String>, f64)>,
}

impl Speech {
    pub(super) fn new() -> Self {
        Self {
            announcement: RwSignal::new(String::new()),
            queue: StoredValue::new((None, f64::NEG_INFINITY)),
        }
    }

    /// Says something: at most one sentence in [`ANNOUNCE_INTERVAL_MS`], and the latest of those that came meanwhile.
    pub fn announce(self, text: String) {
        let now = clock::now().1;
        let wait = self.queue.try_update_value(|(next, last)| {
            let waits = next.is_some();
            *next = Some(text);
            (!waits).then(|| (*last + ANNOUNCE_INTERVAL_MS - now).max(0.0))
        });
        // Never at once: what the reader did may keep the page busy for a while, and the pause counts from what is heard.
        if let Some(wait) = wait.flatten() {
            clock::after(wait as u32, move || self.say_next());
        }
    }

    fn say_next(self) {
        let next = self.queue.try_update_value(|(next, last)| {
            *last = clock::now().1;
            next.take()
        });
        if let Some(text) = next.flatten() {
            self.announcement.set(text);
        }
    }

    /// Ends a visit: nothing is said any more, nor waits to be said.
    pub(super) fn end_visit(self) {
        let Self { announcement, queue } = self;
        queue.update_value(|(next, _)| *next = None);
        announcement.set(String::new());
        drop_subscribers(announcement);
    }
}
