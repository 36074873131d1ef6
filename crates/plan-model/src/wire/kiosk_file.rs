//! `kiosk.json`: what an operator decides, as names and values.

use super::{Cause, parse};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `kiosk.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskFile {
    /// Version of the layout; see `SCHEMA`.
    pub schema: u32,
    /// Names and values as in the kiosk's address; see `docs/kiosk.md`.
    pub settings: BTreeMap<String, String>,
}

/// Reads the settings of the kiosk.
///
/// # Errors
///
/// A [`Cause`].
pub fn kiosk(bytes: &[u8]) -> Result<KioskFile, Cause> {
    parse(bytes)
}
