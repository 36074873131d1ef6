//! The kiosk: the site on a hall's panel, unattended. Settings, playlist, who has the screen and for how long.
//!
//! Pure: the clock comes in as an argument, and what is to be done comes out as a value, so that weeks can be tried in a
//! second. Written down for operators in `docs/kiosk.md`.

mod burn_in;
mod check;
mod health;
mod machine;
mod settings;
mod staff_gesture;
mod words;

pub use burn_in::{dimmed, orbit};
pub use check::check_file;
pub use health::{Facts, health};
pub use machine::{Machine, Memory, Now, Order, Phase, ReloadCause, Timing};
pub use settings::{MAX_SCENES, Scene, SceneSlot, Settings};
pub use staff_gesture::{CORNER_SIDE, StaffGesture};
pub use words::{KioskTexts, words};

use plan_method::address::{Address, percent};

/// The parameter that asks for the kiosk, and its value.
pub const MODE: (&str, &str) = ("mode", "kiosk");

/// Whether a query string asks for the kiosk.
pub fn asked(query: &str) -> bool {
    percent::pairs(query).any(|(name, value)| (name.as_str(), value.as_str()) == MODE)
}

/// Whether a page takes long to read, and its reader may sit still: lists, tables, plan texts, an open source.
pub fn reads_long(address: &Address) -> bool {
    address.source.is_some() || address.page.row().reads_long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_asks_for_the_kiosk() {
        for (query, expected) in [
            ("mode=kiosk", true),
            ("?lang=en&mode=kiosk&dwell=20", true),
            ("mode=Kiosk", false),
            ("mode=", false),
            ("amode=kiosk", false),
            ("", false),
        ] {
            assert_eq!(asked(query), expected, "{query}");
        }
    }

    #[test]
    fn who_reads_is_given_longer() {
        let at = |query: &str| Address::read(query).0;
        for (query, expected) in [
            ("", false),
            ("page=district&id=yangpu", false),
            ("page=targets", true),
            ("page=text&id=yangpu", true),
            ("source=yangpu-target-x", true),
        ] {
            assert_eq!(reads_long(&at(query)), expected, "{query}");
        }
        let shows = |query: &str| at(query).page.row().in_kiosk;
        assert!(!shows("page=brief") && !shows("page=embed") && shows(""));
        assert!(!shows("page=workbench") && !shows("page=draft") && shows("page=access"));
    }
}
