//! The ids that a record may refer to.

use crate::dataset::Parts;
use std::collections::HashSet;

/// The ids that a plan may refer to.
#[derive(Clone, Debug, Default)]
pub struct Context {
    pub(super) districts: HashSet<String>,
    pub(super) indicators: HashSet<String>,
    pub(super) departments: HashSet<String>,
    pub(super) topics: HashSet<String>,
    /// Empty when places could not be read; references to them are then not followed.
    pub(super) places: HashSet<String>,
}

impl Context {
    /// Collects the ids.
    pub fn new(parts: &Parts) -> Self {
        Self {
            districts: parts.districts.iter().map(|row| row.id.clone()).collect(),
            indicators: parts.indicators.iter().map(|row| row.id.clone()).collect(),
            departments: parts.departments.iter().map(|row| row.id.clone()).collect(),
            topics: parts.topics.iter().map(|row| row.id.clone()).collect(),
            places: parts.places.iter().map(|row| row.id.clone()).collect(),
        }
    }
}
