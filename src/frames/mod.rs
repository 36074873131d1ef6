//! The chrome around a page.

pub mod site;
