//! Parts of an address that could not be read.

use crate::query::tidy_text;

/// A part of an address that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unread {
    /// The parameter's name, decoded, at most 40 characters, without control characters.
    pub name: String,
    /// Its value, likewise.
    pub value: String,
    /// Whether the name itself is unknown.
    pub unknown_name: bool,
}

impl Unread {
    /// A part that is ignored.
    pub fn new(name: &str, value: &str, unknown_name: bool) -> Self {
        Self { name: shown(name), value: shown(value), unknown_name }
    }
}

/// A part as a notice shows it: at most 40 characters, none that controls, hides or opens markup.
pub(super) fn shown(text: &str) -> String {
    tidy_text(text).chars().take(40).collect()
}
