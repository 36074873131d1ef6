//! Rows that other files need for a new plan: indicators, departments, numerals that are no quantities.

use crate::draft::Quantity;
use plan_model::check::Exclusion;
use plan_model::district::{Department, DepartmentKind};
use plan_model::indicator::{Better, Indicator, IndicatorScope};
use plan_model::plan::{Bilingual, Bound};
use serde::{Deserialize, Serialize};

/// Words that nobody has translated yet, as an English name.
pub(super) fn untranslated(words: &str) -> String {
    format!("“{words}” (not translated yet)")
}

/// What `cargo xtask adopt` adds to the files of these names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddedRows {
    /// For `indicators.json`.
    pub indicators: Vec<Indicator>,
    /// For `departments.json`.
    pub departments: Vec<Department>,
    /// For `exclusions.json`.
    pub exclusions: Vec<Exclusion>,
}

impl AddedRows {
    /// The id of an indicator: a known one of the same name and unit, or a new one.
    pub(super) fn indicator(
        &mut self,
        plan: &str,
        row: &Quantity,
        clause: &str,
        known: &[Indicator],
    ) -> String {
        let indicator = row.indicator.trim();
        let same = |known: &&Indicator| known.names.zh.as_str() == indicator && known.unit == row.unit;
        if let Some(known) = known.iter().chain(&self.indicators).find(same) {
            return known.id.clone();
        }
        let id = format!("{plan}-indicator-{}", self.indicators.len() + 1);
        let lower = matches!(row.bound, Bound::Le | Bound::Lt);
        self.indicators.push(Indicator {
            id: id.clone(),
            names: Bilingual { zh: indicator.into(), en: untranslated(indicator).as_str().into() },
            definition: Bilingual {
                zh: format!("以原文为准：“{}”。", clause.replace('\n', " ")).as_str().into(),
                en: format!("As the plan says: {}.", untranslated(&clause.replace('\n', " ")))
                    .as_str()
                    .into(),
            },
            unit: row.unit.clone(),
            better: if lower { Better::Lower } else { Better::Higher },
            additive: false,
            scope: IndicatorScope::Any,
            comparability: id.clone(),
        });
        id
    }

    /// The id of a unit: a known one of the district that is written so, or a new one.
    pub(super) fn department(&mut self, district: &str, name: &str, known: &[Department]) -> String {
        let same = |row: &&Department| {
            row.district == district && (row.name_zh == name || row.aliases.iter().any(|alias| alias == name))
        };
        if let Some(known) = known.iter().chain(&self.departments).find(same) {
            return known.id.clone();
        }
        let id = format!("{district}-unit-{}", self.departments.len() + 1);
        self.departments.push(Department {
            id: id.clone(),
            district: district.to_owned(),
            name_zh: name.to_owned(),
            name_en: untranslated(name),
            kind: kind(name),
            aliases: vec![name.to_owned()],
            generic: ["各", "有关", "相关"].iter().any(|word| name.starts_with(word)),
        });
        id
    }
}

/// What kind of body a name is of, by its words.
fn kind(name: &str) -> DepartmentKind {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if has(&["法院", "检察院"]) {
        DepartmentKind::CourtProcuratorate
    } else if has(&["运营商", "电信", "移动", "联通"]) {
        DepartmentKind::Operator
    } else if has(&["街道", "街镇"]) || ends(&["镇"]) {
        DepartmentKind::StreetTown
    } else if ends(&["公司", "集团"]) {
        DepartmentKind::Company
    } else if has(&["区委", "党委", "党校", "网信"]) {
        DepartmentKind::Party
    } else if has(&["园区", "度假区", "旅游区", "开发区", "管委会"]) {
        DepartmentKind::Zone
    } else if ends(&["局", "委", "办"]) {
        DepartmentKind::Government
    } else if ends(&["中心", "大学", "医院", "学院", "所"]) {
        DepartmentKind::Institution
    } else {
        DepartmentKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_made_once_and_a_known_one_is_used() {
        let mut rows = AddedRows::default();
        let first = rows.department("hongkou", "区科委", &[]);
        let again = rows.department("hongkou", "区科委", &[]);
        assert_eq!(
            (first.as_str(), again.as_str(), rows.departments.len()),
            ("hongkou-unit-1", "hongkou-unit-1", 1)
        );
        let known = rows.departments.clone();
        let mut rows = AddedRows::default();
        assert_eq!(rows.department("hongkou", "区科委", &known), "hongkou-unit-1");
        assert!(rows.departments.is_empty());
        assert_eq!(rows.department("putuo", "区科委", &known), "putuo-unit-1");
    }

    #[test]
    fn names_say_what_kind_of_body_it_is() {
        for (name, expected) in [
            ("区科委", DepartmentKind::Government),
            ("区委宣传部", DepartmentKind::Party),
            ("各街镇", DepartmentKind::StreetTown),
            ("科创集团", DepartmentKind::Company),
            ("区大数据中心", DepartmentKind::Institution),
            ("海湾旅游区", DepartmentKind::Zone),
            ("三方", DepartmentKind::Other),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
