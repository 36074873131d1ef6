//! The chrome around a page.

pub mod embed;
pub mod kiosk;
pub mod site;
