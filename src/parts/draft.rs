//! What the drafting page's parts share: the draft, and where the reader is in it.

pub mod files;

use crate::platform::{clock, document};
use crate::state::{AppState, Held};
use leptos::prelude::*;
use plan_draft::draft::{Decision, Draft};
use plan_draft::present::{self, DraftTexts, ItemGroup};
use plan_draft::publish::Identity;
use plan_draft::{MarkAs, NotMarked};
use plan_model::lang::Lang;
use std::sync::Arc;

/// Where the reader is in a draft.
#[derive(Clone, Copy)]
pub struct DraftDesk {
    /// The language of the page.
    pub lang: Signal<Lang>,
    /// What stands in the field for the plan's text.
    pub pasted: StoredValue<String>,
    /// The draft, once a text was read.
    pub draft: RwSignal<Option<Draft>>,
    /// Counts texts: what shows the whole text follows it, and not each decision.
    pub text: RwSignal<u32>,
    /// The present item, by its position.
    pub at: RwSignal<usize>,
    /// The group of items that is listed.
    pub group: RwSignal<ItemGroup>,
    /// What document it is, as far as the reader has said; its period is in `days`.
    pub identity: RwSignal<Identity>,
    /// First and last day of the plan's period, as typed.
    pub days: [RwSignal<String>; 2],
}

/// What lay on the desk when its page was left. It goes with the visit; nothing is stored.
#[derive(Clone)]
struct Left {
    pasted: String,
    draft: Draft,
    at: usize,
    group: ItemGroup,
    identity: Identity,
    days: [String; 2],
}

/// The element that holds the buttons of the present item.
pub const ITEM: &str = "draft-item";

impl DraftDesk {
    /// A desk with what lay on it when its page was left.
    pub fn new(state: AppState) -> Self {
        let left = state.workspace.draft.get_value().and_then(|left| left.downcast::<Left>().ok());
        let left = left.map(|left| Left::clone(&left));
        let desk = Self {
            lang: Signal::derive(move || state.nav.lang.get()),
            pasted: StoredValue::new(String::new()),
            draft: RwSignal::new(None),
            text: RwSignal::new(0),
            at: RwSignal::new(0),
            group: RwSignal::new(ItemGroup::Targets),
            identity: RwSignal::new(Identity::default()),
            days: [RwSignal::new(String::new()), RwSignal::new(String::new())],
        };
        if let Some(Left { pasted, draft, at, group, identity, days: [start, end] }) = left {
            desk.pasted.set_value(pasted);
            desk.at.set(at);
            desk.group.set(group);
            desk.identity.set(identity);
            desk.days[0].set(start);
            desk.days[1].set(end);
            desk.draft.set(Some(draft));
        }
        desk
    }

    /// A word in the language of the page, as content.
    pub fn says(self, say: fn(&DraftTexts) -> &'static str) -> Signal<&'static str> {
        Signal::derive(move || say(present::texts(self.lang.get())))
    }

    /// Lays down what is on the desk, for when its page comes back.
    pub fn leave(self, state: AppState) {
        let left = self.draft.get_untracked().map(|draft| Left {
            pasted: self.pasted.get_value(),
            draft,
            at: self.at.get_untracked(),
            group: self.group.get_untracked(),
            identity: self.identity.get_untracked(),
            days: self.days.map(|day| day.get_untracked()),
        });
        state.workspace.draft.set_value(left.map(|left| Arc::new(left) as Held));
    }

    /// Begins with a text that was just read: it brings its own title and years.
    pub fn begin(self, draft: Draft) {
        self.at.set(present::first(&draft));
        self.identity.update(|identity| identity.title = draft.about.title.clone().unwrap_or_default());
        let period = draft.about.period;
        self.days[0].set(period.map(|period| period.start.to_string()).unwrap_or_default());
        self.days[1].set(period.map(|period| period.end.to_string()).unwrap_or_default());
        self.draft.set(Some(draft));
        self.text.update(|n| *n += 1);
    }

    /// Whether a person has decided or marked anything that would be lost with the page.
    pub fn has_work(self) -> bool {
        let work = |draft: &Draft| {
            draft.items.iter().any(|item| item.decision != Decision::Proposed || item.is_marked())
        };
        self.draft.with_untracked(|draft| draft.as_ref().is_some_and(work))
    }

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

    /// Marks words of the text that no proposal stands on, and goes there; what is there already is shown.
    pub fn mark(self, words: &str, how: MarkAs) -> Option<Result<(), NotMarked>> {
        let outcome = self.draft.try_update(|draft| draft.as_mut().map(|draft| draft.mark(words, how)))??;
        // Positions have moved.
        self.text.update(|n| *n += 1);
        match outcome {
            Ok(at) | Err(NotMarked::Known { at }) => self.go(at, true),
            Err(_) => {}
        }
        Some(outcome.map(|_| ()))
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
