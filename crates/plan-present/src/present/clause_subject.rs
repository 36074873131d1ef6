//! What a clause is about where its own words don't say it: district, part, column heads of its table. These words are ours,
//! and stand in brackets beside the plan's, never among them.

use super::district_name;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Scope, Target};

/// The head of the column of units, whose cell is left out of a row that has no unit.
const UNIT_HEAD: &str = "单位";

/// What a target's clause leaves out, in brackets: its district, the part of it, and of a row the column heads. `None` if
/// the clause says them all.
pub fn clause_subject(data: &Dataset, plan: &Plan, target: &Target, lang: Lang) -> Option<String> {
    let named = data.district(&plan.district).is_some_and(|row| target.statement.contains(&row.name_zh));
    let district = (!named).then(|| district_name(data, &plan.district, lang).to_owned());
    bracketed(district.into_iter().chain(beside_district(plan, target, lang)), lang)
}

/// The same without the district, for what names the district itself.
pub(super) fn subject_in_district(plan: &Plan, target: &Target, lang: Lang) -> Option<String> {
    bracketed(beside_district(plan, target, lang), lang)
}

fn bracketed(parts: impl Iterator<Item = String>, lang: Lang) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| match lang {
        Lang::Zh => format!("【{}】", parts.join("，")),
        Lang::En => format!("[{}]", parts.join("; ")),
    })
}

/// The part and the column heads that a clause doesn't say.
fn beside_district(plan: &Plan, target: &Target, lang: Lang) -> impl Iterator<Item = String> {
    let part = match &target.scope {
        Scope::Part { zh, en } if !target.statement.contains(zh.as_str()) => {
            Some(String::from(lang.pick(zh, en)))
        }
        Scope::Part { .. } | Scope::District => None,
    };
    let section = plan.outline.iter().find(|section| target.section.as_deref() == Some(section.id.as_str()));
    let heads = section.and_then(|section| heads(&section.columns, &target.statement));
    let heads = heads.map(|heads| match lang {
        Lang::Zh => format!("表头：{}", heads.join("、")),
        Lang::En => format!("columns: {}", heads.join(", ")),
    });
    part.into_iter().chain(heads)
}

/// The column heads of a row's cells, each cell on a line of its own; `None` for what is no row.
fn heads<'a>(columns: &'a [String], row: &str) -> Option<Vec<&'a str>> {
    let cells = row.lines().count();
    let left_out = columns.len().checked_sub(cells).filter(|_| cells > 1)?;
    let heads = columns.iter().map(String::as_str);
    match left_out {
        0 => Some(heads.collect()),
        1 => Some(heads.filter(|head| *head != UNIT_HEAD).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::fixtures;

    #[test]
    fn a_clause_gets_what_it_leaves_out_and_nothing_else() {
        let data = fixtures::data();
        let (plan, target) = data.target("a-target-1").expect("a target");
        let mut plan = plan.clone();
        plan.outline[0].columns = ["序号", "指标名称", "单位", "目标值"].map(str::to_owned).to_vec();
        let section = Some(plan.outline[0].id.as_str().into());
        let part = Scope::Part { zh: "滨江".into(), en: "Riverside".into() };
        for (statement, scope, section, zh, en) in [
            ("建成3家", Scope::District, None, Some("【徐汇区】"), Some("[a]")),
            ("徐汇区建成3家", Scope::District, None, None, None),
            ("徐汇区建成3家", part.clone(), None, Some("【滨江】"), Some("[Riverside]")),
            ("徐汇区滨江建成3家", part, None, None, None),
            (
                "1\n养老院\n3",
                Scope::District,
                section.clone(),
                Some("【徐汇区，表头：序号、指标名称、目标值】"),
                Some("[a; columns: 序号, 指标名称, 目标值]"),
            ),
            (
                "2\n产值\n亿元\n3",
                Scope::District,
                section.clone(),
                Some("【徐汇区，表头：序号、指标名称、单位、目标值】"),
                Some("[a; columns: 序号, 指标名称, 单位, 目标值]"),
            ),
            ("建成3家", Scope::District, section, Some("【徐汇区】"), Some("[a]")),
        ] {
            let row = Target { statement: statement.to_owned(), scope, section, ..target.clone() };
            assert_eq!(clause_subject(&data, &plan, &row, Lang::Zh).as_deref(), zh, "{statement}");
            assert_eq!(clause_subject(&data, &plan, &row, Lang::En).as_deref(), en, "{statement}");
        }
    }
}
