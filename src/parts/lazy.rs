//! Views whose code comes on first need, each in a wasm file of its own.
//!
//! `cargo xtask pack` sets `split_program` and cuts the program at the functions that [`lazy!`] makes; what only they
//! use goes with them. Other builds hold everything in one file, and a part is then always there.

use super::remote::{loading, problem};
use crate::state::Remote;
use crate::ui::localized::localized;
use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
pub use wasm_split_helpers::SplitLoaderError as Unavailable;

/// Each line becomes two functions: one that fetches the file, and one that makes the view, for which it must be there.
macro_rules! lazy {
    ($($(#[doc = $doc:literal])* $view:ident after $fetch:ident in $file:ident ($($argument:ident: $kind:ty),*) $made:expr;)*) => {
        $(
            $(#[doc = $doc])*
            ///
            /// # Errors
            ///
            /// If its file can't be had; the next call asks for it again.
            #[cfg(split_program)]
            #[wasm_split_helpers::wasm_split($file, fallible, preload(
                /// Fetches the file of a part, unless it is there.
                ///
                /// # Errors
                ///
                /// If it can't be had; the next call asks for it again.
                $fetch
            ))]
            pub fn $view($($argument: $kind),*) -> Result<leptos::prelude::AnyView, $crate::parts::lazy::Unavailable> {
                Ok($made)
            }

            $(#[doc = $doc])*
            ///
            /// # Errors
            ///
            /// None: this build is in one file.
            #[cfg(not(split_program))]
            pub async fn $view($($argument: $kind),*) -> Result<leptos::prelude::AnyView, $crate::parts::lazy::Unavailable> {
                Ok($made)
            }

            /// Nothing has to be fetched.
            ///
            /// # Errors
            ///
            /// None: this build is in one file.
            #[cfg(not(split_program))]
            pub async fn $fetch() -> Result<(), $crate::parts::lazy::Unavailable> {
                Ok(())
            }
        )*
    };
}

pub(crate) use lazy;

/// Fetches a part.
type Fetch = Box<dyn Fn() -> Fetching + Send + Sync>;
type Fetching = Pin<Box<dyn Future<Output = Result<(), Unavailable>>>>;
type Making = Pin<Box<dyn Future<Output = Result<AnyView, Unavailable>>>>;
/// Makes the view of a part that is there.
type MakeView = Box<dyn Fn() -> Option<AnyView> + Send + Sync>;

/// A view whose part comes on first need: a word while it is on its way, and a way to try again if it can't be had.
///
/// `fetch` fetches the part, `make` makes the view once it is there.
pub fn lazy_view<P, V>(fetch: fn() -> P, make: impl Fn() -> V + Send + Sync + 'static) -> AnyView
where
    P: Future<Output = Result<(), Unavailable>> + 'static,
    V: Future<Output = Result<AnyView, Unavailable>> + 'static,
{
    erased(Box::new(move || Box::pin(fetch())), made(make), false)
}

/// The same for what a page can do without: nothing is said while there is nothing to show.
pub fn quiet_lazy_view<P, V>(fetch: fn() -> P, make: impl Fn() -> V + Send + Sync + 'static) -> AnyView
where
    P: Future<Output = Result<(), Unavailable>> + 'static,
    V: Future<Output = Result<AnyView, Unavailable>> + 'static,
{
    erased(Box::new(move || Box::pin(fetch())), made(make), true)
}

/// The view of a part that is there. Its future is boxed before it is looked at, which is then there once for all parts.
fn made<V>(make: impl Fn() -> V + Send + Sync + 'static) -> MakeView
where
    V: Future<Output = Result<AnyView, Unavailable>> + 'static,
{
    fn looked_at(make: Box<dyn Fn() -> Making + Send + Sync>) -> MakeView {
        Box::new(move || make().now_or_never().and_then(Result::ok))
    }
    looked_at(Box::new(move || Box::pin(make())))
}

/// Type-erased: one instantiation for all lazy views.
fn erased(fetch: Fetch, make: MakeView, quiet: bool) -> AnyView {
    let file = RwSignal::new(Remote::<(), ()>::Unasked);
    let ask = move || {
        let mut fetching = fetch();
        // A part that is there is there at once, without a flash of the waiting words.
        if let Some(outcome) = fetching.as_mut().now_or_never() {
            file.set(outcome_of(outcome));
            return;
        }
        file.set(Remote::Pending);
        spawn_local(async move {
            let outcome = outcome_of(fetching.await);
            file.try_set(outcome);
        });
    };
    untrack(&ask);
    let ask = StoredValue::new(ask);
    let view = move || match file.get() {
        Remote::Ready(()) => make().unwrap_or_else(|| ().into_any()),
        _ if quiet => ().into_any(),
        Remote::Unasked | Remote::Pending => loading(|texts| texts.loading),
        Remote::Failed(()) => {
            let help = view! { <p>{localized(|texts| texts.part_missing_help)}</p> }.into_any();
            problem(|texts| texts.part_missing, help, Box::new(move || ask.with_value(|ask| ask())))
        }
    };
    view.into_any()
}

fn outcome_of(outcome: Result<(), Unavailable>) -> Remote<(), ()> {
    outcome.map_or(Remote::Failed(()), Remote::Ready)
}
