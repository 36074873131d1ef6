//! 写法对照: for a topic, the clause of each district that answers most of the four questions, side by side.
//!
//! Topics belong to tasks, and one task holds clauses on quite different things; so the clauses are those of the matter of
//! everyday life that the topic is part of, whose indicators are assigned one by one.

use crate::present::targets::commitments;
use crate::present::{AnswerRow, district_name, indicator_name, subject_in_district, target_answers};
use plan_method::four_questions::answers;
use plan_method::judged::Judged;
use plan_model::indicator::Matter;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Target};

/// One district's clause on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicClause {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// Id of the target.
    pub id: String,
    /// Its indicator.
    pub indicator: String,
    /// What the clause leaves out beside its district; `None` if it says all.
    pub subject: Option<String>,
    /// The clause, as published.
    pub statement: String,
    /// What it says to each of the four questions.
    pub answers: Vec<AnswerRow>,
}

/// The clauses of several districts on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicClauses {
    /// How they were chosen, and what this is no judgement of.
    pub sentence: String,
    /// One for each district that has a commitment on the matter, in the order of the plans; two at least.
    pub clauses: Vec<TopicClause>,
}

/// The clauses on a topic's matter side by side; `None` where it is part of none, or fewer than two districts have a
/// commitment on it by the day.
pub fn topic_clauses(judged: &Judged, topic: &str, lang: Lang) -> Option<TopicClauses> {
    let data = &judged.data;
    let matter = matter_of(judged, topic)?;
    let clauses: Vec<TopicClause> = best(judged, matter)
        .into_iter()
        .map(|(plan, target)| TopicClause {
            district: plan.district.clone(),
            name: district_name(data, &plan.district, lang).to_owned(),
            id: target.id.clone(),
            indicator: indicator_name(data, &target.indicator, lang).to_owned(),
            subject: subject_in_district(plan, target, lang),
            statement: target.statement.replace('\n', " "),
            answers: target_answers(data, plan, target, lang),
        })
        .collect();
    let sentence = match lang {
        Lang::Zh => format!(
            "每个区取一项：由本站归入“{}”的承诺里，原文答四问最多的；一样多的取规划中在前的。只对照写法，不给各区排序。",
            matter.name_zh
        ),
        Lang::En => format!(
            "One promise of each district: of those that we assigned to “{}”, the one whose text answers most of the four questions; of several, the first in the plan. This shows how promises are written and ranks nobody.",
            matter.name_en
        ),
    };
    (clauses.len() > 1).then_some(TopicClauses { sentence, clauses })
}

/// Id and name of each topic that has clauses side by side, in the order of the topics, and how many these are of all.
pub fn topics_with_clauses(judged: &Judged, lang: Lang) -> (String, Vec<(String, String)>) {
    let topics = judged.data.topics();
    let found: Vec<(String, String)> = topics
        .iter()
        .filter(|topic| matter_of(judged, &topic.id).is_some_and(|matter| best(judged, matter).len() > 1))
        .map(|topic| (topic.id.clone(), lang.pick(&topic.name_zh, &topic.name_en).to_owned()))
        .collect();
    let sentence = match (lang, found.len()) {
        (_, 0) => String::new(),
        (Lang::Zh, n) => {
            format!("{n}个主题可以对照：主题页把各区答四问最多的原句并列，看数、期、人、准各写没写。")
        }
        (Lang::En, n) => format!(
            "On {n} topics the clauses of at least two districts that answer most of the four questions stand side by side."
        ),
    };
    (sentence, found)
}

/// The matter that a topic is part of.
fn matter_of<'a>(judged: &'a Judged, topic: &str) -> Option<&'a Matter> {
    judged.data.matters().iter().find(|matter| matter.has_topic(topic))
}

/// The commitment of each plan on a matter whose text answers most of the four questions; of several, the first.
fn best<'a>(judged: &'a Judged, matter: &Matter) -> Vec<(&'a Plan, &'a Target)> {
    let mut best: Vec<(&Plan, &Target, usize)> = Vec::new();
    for (plan, target, _) in commitments(judged) {
        if !matter.has_indicator(&target.indicator) {
            continue;
        }
        let n = answers(&judged.data, target).count();
        match best.last_mut().filter(|(of, ..)| of.id == plan.id) {
            Some(row) if n > row.2 => *row = (plan, target, n),
            Some(_) => {}
            None => best.push((plan, target, n)),
        }
    }
    best.into_iter().map(|(plan, target, _)| (plan, target)).collect()
}
