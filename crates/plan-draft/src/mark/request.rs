//! What a person asks for by marking words, and why it may be refused.

use crate::clause::LONGEST;

/// The kind of item that a person marks words as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkAs {
    /// Something to be reached.
    Target,
    /// Something reached before the plan.
    Baseline,
    /// Something to be done.
    Task,
}

impl MarkAs {
    /// Most characters that may be marked as this.
    pub(super) const fn most(self) -> usize {
        match self {
            Self::Target | Self::Baseline => LONGEST,
            Self::Task => 6_000,
        }
    }
}

/// Why words aren't marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMarked {
    /// No words: nothing but white space and marks between clauses.
    Empty,
    /// The text doesn't have these words.
    Absent,
    /// The text has them more than once, so that nobody knows which are meant.
    Often {
        /// How many times.
        n: usize,
    },
    /// More than is marked at once, or a target or baseline that goes over the end of a line and is no row of a table.
    Long {
        /// Most characters.
        most: usize,
    },
    /// Some characters were lost in decoding, so that they can't be quoted literally. The text has to be read again from an
    /// intact copy.
    Lost,
    /// An item of that kind, not rejected, covers these words already.
    Known {
        /// Its position.
        at: usize,
    },
}
