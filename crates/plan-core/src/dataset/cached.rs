//! A value that follows from the rest of its owner and is made when first asked for.

use std::sync::OnceLock;

/// Made at most once. It follows from its owner, so it doesn't count in comparisons, and copies make their own.
#[derive(Debug)]
pub(super) struct Cached<T>(OnceLock<T>);

impl<T> Cached<T> {
    /// The value, made by `make` if nobody asked before.
    pub(super) fn get(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(make)
    }
}

impl<T> Default for Cached<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Clone for Cached<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T> PartialEq for Cached<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
