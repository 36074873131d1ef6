//! The list of targets: choosing, one row each, counts by state, and the table to download.

mod export;
mod facets;
mod line;
mod sheet;
mod states;

pub use export::{about, chosen_table, file_stem, targets_table};
pub use facets::facet_name;
pub use line::{Bullet, BulletLine, Spark, TargetLine};
pub use sheet::{
    Chip, Choice, FacetGroup, FacetSheet, ListPart, TargetRow, TargetsSheet, target_row, targets,
};
pub use states::{StatesSheet, states};

pub(super) use facets::{choice_name, facet_words};
pub(super) use line::{bullet_line, commitments, line};
pub(super) use sheet::facet_sheet;
