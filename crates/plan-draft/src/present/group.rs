//! Items by kind, as the list beside the text shows them.

use crate::draft::{Body, DraftItem, QuantityKind};

/// Items of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemGroup {
    /// Headings.
    Headings,
    /// Tasks.
    Tasks,
    /// Targets.
    Targets,
    /// Baselines.
    Baselines,
    /// Numerals that are no quantities.
    Numerals,
}

impl ItemGroup {
    /// Every group, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Targets, Self::Baselines, Self::Tasks, Self::Headings, Self::Numerals];

    /// Whether an item is of this group.
    pub fn holds(self, item: &DraftItem) -> bool {
        match &item.body {
            Body::Heading(_) => self == Self::Headings,
            Body::Task(_) => self == Self::Tasks,
            Body::Quantity(quantity) => {
                self == if quantity.kind == QuantityKind::Target { Self::Targets } else { Self::Baselines }
            }
            Body::Numeral(_) => self == Self::Numerals,
        }
    }

    /// Whether a person may confirm all of them at once: those that hold no value of their own.
    pub const fn at_once(self) -> bool {
        matches!(self, Self::Headings | Self::Numerals)
    }
}
