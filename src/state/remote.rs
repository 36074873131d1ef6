//! A file on its way: nobody asked, under way, there, or failed and why.

use crate::platform::boot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_model::wire::{Cause, Refusal};

/// What is fetched on demand, in each of its stages. A copy should be cheap: large values are in an `Arc`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Remote<T, E = Refusal> {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// Under way.
    Pending,
    /// There.
    Ready(T),
    /// It can't be used, and why. Asking again fetches it again.
    Failed(E),
}

impl<T, E> Remote<T, E> {
    /// The value, once it is there.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Unasked | Self::Pending | Self::Failed(_) => None,
        }
    }

    /// Why it can't be used.
    pub fn failed(&self) -> Option<&E> {
        match self {
            Self::Failed(why) => Some(why),
            Self::Unasked | Self::Pending | Self::Ready(_) => None,
        }
    }

    /// Whether it is there or has failed: nothing more comes unless somebody asks again.
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Ready(_) | Self::Failed(_))
    }

    /// Whether asking starts a request: it is neither there nor under way.
    pub(super) fn needs_asking(&self) -> bool {
        matches!(self, Self::Unasked | Self::Failed(_))
    }
}

impl<T> From<Result<T, Refusal>> for Remote<T> {
    /// Logs a failure, every breach of a broken file.
    fn from(outcome: Result<T, Refusal>) -> Self {
        match outcome {
            Ok(value) => Self::Ready(value),
            Err(refusal) => {
                log(&refusal);
                Self::Failed(refusal)
            }
        }
    }
}

/// Fetches a file unless it is there or under way; what failed is fetched again.
pub(super) fn ask<T: Send + Sync + 'static>(
    file: RwSignal<Remote<T>>,
    fetch: impl Future<Output = Result<T, Refusal>> + 'static,
) {
    if file.with_untracked(Remote::needs_asking) {
        file.set(Remote::Pending);
        spawn_local(async move { file.set(fetch.await.into()) });
    }
}

/// Writes to the console why a file isn't used.
pub(super) fn log(refusal: &Refusal) {
    boot::log(&match &refusal.cause {
        Cause::Broken(issues) => issues.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        cause => format!("{}: {cause:?}", refusal.file),
    });
}
