//! Topics: the clauses of several districts side by side, chosen by one rule.

use crate::{DATA, JUDGED, judged, page, page_at, plain, said};
use plan_method::address::{Address, Page};
use plan_method::four_questions::answers;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Target, Tier};
use plan_present::present;

/// A plan's commitments on the matter that a topic is part of, in the order of the plan.
fn on_topic<'a>(plan: &'a Plan, topic: &str) -> Vec<&'a Target> {
    let matter = DATA.matters().iter().find(|matter| matter.has_topic(topic));
    let is_about = |target: &&Target| matter.is_some_and(|matter| matter.has_indicator(&target.indicator));
    plan.targets.iter().filter(|target| target.tier == Tier::Commitment).filter(is_about).collect()
}

#[test]
fn each_district_shows_the_clause_that_answers_most_and_the_first_of_several() {
    let mut topics = 0;
    for topic in DATA.topics() {
        let speaking: Vec<(&Plan, Vec<&Target>)> = DATA
            .plans()
            .iter()
            .map(|plan| (plan, on_topic(plan, &topic.id)))
            .filter(|(_, own)| !own.is_empty())
            .collect();
        let found = present::topic_clauses(&JUDGED, &topic.id, Lang::Zh);
        assert_eq!(found.is_some(), speaking.len() > 1, "{}", topic.id);
        let Some(found) = found else { continue };
        topics += 1;
        assert_eq!(found.clauses.len(), speaking.len());
        for (clause, (plan, own)) in found.clauses.iter().zip(speaking) {
            let count = |target: &Target| answers(&DATA, target).count();
            let most = own.iter().map(|target| count(target)).max();
            let first = own.iter().find(|target| Some(count(target)) == most).expect("a target");
            assert_eq!((&clause.district, &clause.id), (&plan.district, &first.id));
            assert_eq!(clause.answers.iter().filter(|row| row.answered).count(), count(first));
        }
    }
    let (sentence, listed) = present::topics_with_clauses(&JUDGED, Lang::Zh);
    assert_eq!(listed.len(), topics);
    assert!(topics > 0 && sentence.starts_with(&topics.to_string()), "{sentence}");
}

#[test]
fn a_plan_that_is_not_issued_is_not_beside_the_others() {
    let before = judged(plan_model::date::parse_day("2019-01-01").expect("a day"));
    assert!(DATA.topics().iter().all(|topic| present::topic_clauses(&before, &topic.id, Lang::Zh).is_none()));
    assert_eq!(present::topics_with_clauses(&before, Lang::En), (String::new(), Vec::new()));
}

#[test]
fn the_page_quotes_each_clause_with_its_questions_and_the_way_to_its_target() {
    let topics = page("page=topics");
    let links = topics.all("[aria-labelledby=wording] a");
    assert_eq!(links.len(), present::topics_with_clauses(&JUDGED, Lang::Zh).1.len());
    for link in links {
        let Page::Topic(id) = Address::read(link.attr("href").expect("a link")).0.page else {
            panic!("no topic")
        };
        let page = page_at(&Address { page: Page::Topic(id.clone()), ..Address::default() });
        let found = present::topic_clauses(&JUDGED, &id, Lang::Zh).expect("clauses");
        let cards = page.all(".wording-card");
        assert_eq!(cards.len(), found.clauses.len());
        for (card, clause) in cards.into_iter().zip(&found.clauses) {
            assert_eq!(said(card.one(".clause")), plain(&clause.statement));
            assert_eq!(card.one(".clause").attr("lang"), Some("zh-CN"));
            assert_eq!(card.all(".answer-list li").len(), 4);
            assert_eq!(card.one("a").attr("href"), Some(format!("?target={}", clause.id).as_str()));
        }
    }
    let alone =
        DATA.topics().iter().find(|topic| present::topic_clauses(&JUDGED, &topic.id, Lang::Zh).is_none());
    let alone = page_at(&Address { page: Page::Topic(alone.expect("one").id.clone()), ..Address::default() });
    assert!(!alone.has(".wording-card"));
}
