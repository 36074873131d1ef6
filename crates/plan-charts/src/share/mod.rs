//! Pictures to take away: a whole picture of a fixed size, with its title, finding, sources and day, as one SVG document.
//!
//! Colours stand in attributes and fonts are generic, so that it looks the same in any page, and on paper. It is light
//! whatever the page's theme, because that is what gets printed. Widths of text are those of the widest usual font.

mod deadlines;
mod goal;
mod page;
mod panels;
mod wall;

pub use deadlines::share_deadlines_picture;
pub use goal::share_goal_picture;
pub use page::{ShareLabel, SharePicture, ShareSize};
pub use panels::share_panels_picture;
pub use wall::share_wall_picture;
