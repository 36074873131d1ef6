//! 和我有关: matters of everyday life, each with the promises about it; for residents.

use crate::present::indicator::topic_target;
use crate::present::targets::commitments;
use crate::present::{TopicTarget, caveat, district_name};
use plan_method::judged::Judged;
use plan_method::query::Query;
use plan_model::indicator::Matter;
use plan_model::lang::Lang;
use plan_model::plan::Plan;

/// A way into a matter, with what is behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterLink {
    /// Matter id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many promises are about it.
    pub count: usize,
}

/// What one plan says about a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterPlan {
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// Promises, in reading order.
    pub targets: Vec<TopicTarget>,
    /// How many tasks speak of it, or that the plan promises nothing; empty where promises stand alone.
    pub sentence: String,
}

/// A matter in every plan that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterRow {
    /// Matter id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The finding: how many promises, and how many of them published values decide.
    pub finding: String,
    /// The same in few words, for a card that has its name.
    pub count: String,
    /// Topics that are about it: id and name.
    pub topics: Vec<(String, String)>,
    /// Plan by plan.
    pub plans: Vec<MatterPlan>,
}

/// Everything that the page of these matters says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MattersSheet {
    /// The finding.
    pub title: String,
    /// Who assigned them, and the caveat.
    pub sentence: String,
    /// Every plan's district: id and name.
    pub districts: Vec<(String, String)>,
    /// The matters, in the order of their file; none where nobody assigned any.
    pub rows: Vec<MatterRow>,
}

/// The matters in the plans of the chosen districts, or of all; nothing else of the query counts.
pub fn matters(judged: &Judged, query: &Query, lang: Lang) -> MattersSheet {
    let data = &judged.data;
    let name = |plan: &Plan| (plan.district.clone(), district_name(data, &plan.district, lang).to_owned());
    let is_chosen = |plan: &&Plan| query.districts.is_empty() || query.districts.contains(&plan.district);
    let plans: Vec<&Plan> = data.plans().iter().filter(is_chosen).collect();
    let rows: Vec<MatterRow> =
        data.matters().iter().map(|matter| row(judged, matter, &plans, lang)).collect();
    let about = commitments(judged).filter(|(plan, target, _)| {
        is_chosen(plan) && data.matters().iter().any(|matter| matter.has_indicator(&target.indicator))
    });
    let (all, decided) = about
        .fold((0, 0), |(all, decided), (.., at)| (all + 1, decided + usize::from(at.state.is_decided())));
    MattersSheet {
        title: counted(None, all, decided, lang),
        sentence: match lang {
            Lang::Zh => format!("哪项承诺属于哪件事，由本站归类；一项可以属于几件。{}", caveat(lang)),
            Lang::En => format!(
                "Which promise belongs to which matter is assigned by us; one may belong to several. {}",
                caveat(lang)
            ),
        },
        districts: data.plans().iter().map(name).collect(),
        rows,
    }
}

/// The ways into the matters, with the promises of one district or of all.
pub fn matter_links(judged: &Judged, district: Option<&str>, lang: Lang) -> Vec<MatterLink> {
    let link = |matter: &Matter| MatterLink {
        id: matter.id.clone(),
        name: lang.pick(&matter.name_zh, &matter.name_en).to_owned(),
        count: commitments(judged)
            .filter(|(plan, target, _)| {
                district.is_none_or(|id| plan.district == id) && matter.has_indicator(&target.indicator)
            })
            .count(),
    };
    judged.data.matters().iter().map(link).collect()
}

fn row(judged: &Judged, matter: &Matter, plans: &[&Plan], lang: Lang) -> MatterRow {
    let data = &judged.data;
    let name = lang.pick(&matter.name_zh, &matter.name_en).to_owned();
    let plans: Vec<MatterPlan> = plans.iter().map(|plan| of_plan(judged, matter, plan, lang)).collect();
    let targets = || plans.iter().flat_map(|plan| &plan.targets);
    let decided = targets().filter(|target| target.state.is_decided()).count();
    let all = targets().count();
    MatterRow {
        id: matter.id.clone(),
        finding: counted(Some(&name), all, decided, lang),
        count: match (all, decided, lang) {
            (0, _, Lang::Zh) => "没有可数的承诺".to_owned(),
            (0, _, Lang::En) => "No promise that can be counted".to_owned(),
            (all, 0, Lang::Zh) => format!("{all}项承诺"),
            (1, 0, Lang::En) => "1 promise".to_owned(),
            (all, 0, Lang::En) => format!("{all} promises"),
            (all, n, Lang::Zh) => format!("{all}项承诺，能判断的{n}项"),
            (all, n, Lang::En) => format!("{all} promises, {n} of them decided"),
        },
        topics: matter
            .topics
            .iter()
            .filter_map(|id| data.topic(id))
            .map(|topic| (topic.id.clone(), lang.pick(&topic.name_zh, &topic.name_en).to_owned()))
            .collect(),
        plans,
        name,
    }
}

fn of_plan(judged: &Judged, matter: &Matter, plan: &Plan, lang: Lang) -> MatterPlan {
    let data = &judged.data;
    let targets: Vec<TopicTarget> = commitments(judged)
        .filter(|(of, target, _)| of.id == plan.id && matter.has_indicator(&target.indicator))
        .map(|(_, target, standing)| topic_target(data, target, standing.state, lang))
        .collect();
    let n = plan.tasks.iter().filter(|task| task.topics.iter().any(|topic| matter.has_topic(topic))).count();
    let sentence = match (judged.is_issued(plan), targets.len(), n, lang) {
        (false, .., Lang::Zh) => "规划这一天还没有发布。".to_owned(),
        (false, .., Lang::En) => "The plan hadn't been issued on that day.".to_owned(),
        (_, 0, 0, Lang::Zh) => "规划没有讲到。".to_owned(),
        (_, 0, 0, Lang::En) => "The plan doesn't speak of it.".to_owned(),
        (_, 0, n, Lang::Zh) => format!("规划有{n}项任务讲到，没有写下可数的承诺。"),
        (_, 0, 1, Lang::En) => {
            "One task of the plan speaks of it, without a promise that can be counted.".to_owned()
        }
        (_, 0, n, Lang::En) => {
            format!("{n} tasks of the plan speak of it, without a promise that can be counted.")
        }
        (_, _, 0, _) => String::new(),
        (_, _, n, Lang::Zh) => format!("讲到这件事的任务共{n}项。"),
        (_, _, 1, Lang::En) => "One task of the plan speaks of it.".to_owned(),
        (_, _, n, Lang::En) => format!("{n} tasks of the plan speak of it."),
    };
    MatterPlan {
        district: plan.district.clone(),
        district_name: district_name(data, &plan.district, lang).to_owned(),
        targets,
        sentence,
    }
}

/// How many promises are about a matter, or about any, and how many of them are decided.
fn counted(name: Option<&str>, all: usize, decided: usize, lang: Lang) -> String {
    let subject = match lang {
        Lang::Zh => name.map_or_else(|| "和日常生活有关的承诺".to_owned(), |name| format!("{name}：")),
        Lang::En => name.map_or_else(|| "Everyday life: ".to_owned(), |name| format!("{name}: ")),
    };
    match (all, decided, lang) {
        (0, _, Lang::Zh) => name.map_or_else(
            || "没有和日常生活有关的可数的承诺".to_owned(),
            |name| format!("{name}：没有可数的承诺"),
        ),
        (0, _, Lang::En) => format!("{subject}no promise that can be counted"),
        (all, 0, Lang::Zh) => format!("{subject}{all}项，公开数据还不能判断其中任何一项"),
        (all, n, Lang::Zh) => format!("{subject}{all}项，公开数据能判断的只有{n}项"),
        (1, 0, Lang::En) => format!("{subject}1 promise, which no published figure decides"),
        (1, _, Lang::En) => format!("{subject}1 promise, which a published figure decides"),
        (all, 0, Lang::En) => format!("{subject}{all} promises, none of them decided by published figures"),
        (all, n, Lang::En) => format!("{subject}{all} promises, {n} of them decided by published figures"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::dataset::{Dataset, Parts};
    use plan_model::fixtures;
    use std::sync::Arc;

    /// The made-up data, with one matter that holds the first target's indicator and the first task's topics.
    fn judged(day: &str) -> Judged {
        let data = fixtures::data();
        let first = &data.plans()[0];
        let matter = Matter {
            id: "care".to_owned(),
            name_zh: "照护".to_owned(),
            name_en: "Care".to_owned(),
            topics: first.tasks[0].topics.iter().map(String::from).collect(),
            indicators: vec![String::from(&first.targets[0].indicator)],
        };
        let parts = Parts {
            districts: data.districts().to_vec(),
            plans: data.plans().to_vec(),
            indicators: data.indicators().to_vec(),
            departments: data.departments().to_vec(),
            topics: data.topics().to_vec(),
            matters: vec![matter],
            ..Parts::default()
        };
        Judged::new(Arc::new(Dataset::new(data.release.clone(), parts)), fixtures::day(day))
    }

    #[test]
    fn a_matter_holds_the_promises_of_its_indicators_in_the_chosen_districts() {
        let judged = judged("2030-01-01");
        let all = matters(&judged, &Query::default(), Lang::Zh);
        let [row] = &all.rows[..] else { panic!("one matter") };
        assert_eq!(row.plans.len(), judged.data.plans().len());
        let held = |plans: &[MatterPlan]| plans.iter().map(|plan| plan.targets.len()).sum::<usize>();
        assert!(held(&row.plans) > 0);
        assert_eq!(matter_links(&judged, None, Lang::Zh)[0].count, held(&row.plans));
        for plan in judged.data.plans() {
            let query = Query { districts: vec![plan.district.clone()], ..Query::default() };
            let chosen = matters(&judged, &query, Lang::Zh);
            let [own] = &chosen.rows[0].plans[..] else { panic!("one plan") };
            assert_eq!(own.district, plan.district);
            let link = &matter_links(&judged, Some(&plan.district), Lang::En)[0];
            assert_eq!((link.name.as_str(), link.count), ("Care", own.targets.len()));
            assert_eq!(chosen.districts, all.districts, "all of them can be chosen");
        }
    }

    #[test]
    fn before_a_plan_is_issued_nothing_of_it_is_counted() {
        let sheet = matters(&judged("1990-01-01"), &Query::default(), Lang::Zh);
        assert!(sheet.rows[0].plans.iter().all(|plan| plan.targets.is_empty()));
        assert!(sheet.rows[0].plans.iter().all(|plan| plan.sentence == "规划这一天还没有发布。"));
        assert_eq!(sheet.rows[0].finding, "照护：没有可数的承诺");
    }
}
