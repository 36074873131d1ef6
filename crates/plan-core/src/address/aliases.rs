//! Retired spellings: links in printed reports outlive our taste.

/// Old name and current name of a parameter. Rows are added, never taken away.
const NAMES: &[(&str, &str)] = &[("as_of", "asof"), ("year", "due"), ("department", "unit")];

/// The current name of a parameter.
pub(super) fn current(name: &str) -> &str {
    NAMES.iter().find(|(old, _)| *old == name).map_or(name, |(_, current)| current)
}
