//! Ids: readable, lower-case, and the same in the data, in an address and in an export.

/// Whether `id` is well formed: one or more groups of ASCII lower-case letters and digits, joined by single hyphens.
///
/// ```
/// assert!(plan_model::id::is_well_formed("xuhui-target-5g-stations"));
/// assert!(!plan_model::id::is_well_formed("xuhui--target"));
/// ```
pub fn is_well_formed(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|group| {
            !group.is_empty() && group.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::is_well_formed;

    #[test]
    fn only_plain_lower_case_groups_are_well_formed() {
        for good in ["yangpu", "yangpu-task-1-2", "5g-coverage"] {
            assert!(is_well_formed(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "区", "a b"] {
            assert!(!is_well_formed(bad), "{bad}");
        }
    }
}
