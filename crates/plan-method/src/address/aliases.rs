//! Retired spellings: links in printed reports outlive our taste.

/// Old name and current name of a parameter. Rows are added, never taken away.
pub const NAMES: &[(&str, &str)] = &[("as_of", "asof"), ("year", "due"), ("unit", "department")];

/// Current name of a parameter, old value and current value. Rows are added, never taken away.
pub const VALUES: &[(&str, &str, &str)] = &[
    ("tier", "all", "commitment,scope,premise"),
    ("size", "large", "xl"),
    ("page", "units", "departments"),
    ("page", "unit", "department"),
    ("page", "concept", "indicator"),
    ("metric", "evidence", "observed"),
];

/// The current name of a parameter.
pub(super) fn current(name: &str) -> &str {
    NAMES.iter().find(|(old, _)| *old == name).map_or(name, |(_, current)| current)
}

/// The current spelling of a parameter's whole value.
pub(super) fn current_value<'a>(name: &str, value: &'a str) -> &'a str {
    let row = VALUES.iter().find(|(of, old, _)| *of == name && *old == value);
    row.map_or(value, |(_, _, current)| current)
}
