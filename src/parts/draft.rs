//! What the drafting page's parts share: the draft, and where the reader is in it.

pub mod files;

use crate::platform::{clock, document};
use leptos::prelude::*;
use plan_core::text::Lang;
use plan_draft::draft::{Decision, Draft};
use plan_draft::present::{self, Group};

/// Where the reader is in a draft. Signals of the page; nothing of it is kept when the page goes.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The language of the page.
    pub lang: Signal<Lang>,
    /// The draft, once a text was read.
    pub draft: RwSignal<Option<Draft>>,
    /// Counts texts: what shows the whole text follows it, and not each decision.
    pub text: RwSignal<u32>,
    /// The present item, by its position.
    pub at: RwSignal<usize>,
    /// The group of items that is listed.
    pub group: RwSignal<Group>,
}

/// The element that holds the buttons of the present item.
pub const ITEM: &str = "draft-item";

impl Desk {
    /// Moves to an item, and the focus with it where `focus`.
    pub fn go(self, at: usize, focus: bool) {
        self.at.set(at);
        if focus {
            clock::after(0, || document::focus(ITEM));
        }
    }

    /// Decides about the present item, and goes to the next open one.
    pub fn decide(self, decision: Decision) {
        let at = self.at.get_untracked();
        self.change(|draft| draft.decide(at, decision));
        if decision != Decision::Proposed
            && let Some(next) = self.with(|draft| present::next_open(draft, at)).flatten()
        {
            self.at.set(next);
        }
    }

    /// Changes the draft, if there is one.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(|draft| {
            if let Some(draft) = draft {
                change(draft);
            }
        });
    }

    /// Moves to the item before or after.
    pub fn step(self, back: bool) {
        let at = self.at.get_untracked();
        if let Some(next) =
            self.draft.with_untracked(|draft| draft.as_ref().map(|draft| present::step(draft, at, back)))
        {
            self.at.set(next);
        }
    }

    /// Reads the draft, if there is one; follows it.
    pub fn with<T>(self, read: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.draft.with(|draft| draft.as_ref().map(read))
    }
}
