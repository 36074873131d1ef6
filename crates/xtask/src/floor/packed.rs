//! A form as it was packed.

use std::collections::BTreeMap;

/// Its files by their path.
pub type Packed = BTreeMap<String, Vec<u8>>;
