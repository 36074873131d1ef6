//! The scenes, one function each.

use super::lists::{all_topics, departments, places, published};
use super::sheet::{SceneAnswers, SceneClause, SceneData, SceneGoal, SceneSheet, SceneSubject};
use crate::format;
use crate::kiosk::{Scene, SceneSlot, Settings};
use crate::names;
use crate::present::exactness::Exactness;
use crate::present::{
    asked, caveat, deadline, deadline_finding, goal, indicator_name, overview, questions, release_source,
    target_answers,
};
use plan_method::four_questions::{Question, answers};
use plan_method::progress::{State, status};
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::plan::{Domain, Plan, Target, Tier};
use std::ops::Range;

/// Longest clause that is shown whole across a hall, in signs.
const LONGEST_CLAUSE: usize = 60;
/// Fewest questions that a clause on show answers.
const FEWEST_ANSWERS: usize = 2;
/// Most commitments with their values on scales.
const MOST_GOALS: usize = 2;

/// A scene. `round` tells which clause or district has its turn.
pub fn scene(from: SceneData<'_>, settings: &Settings, slot: &SceneSlot, round: u32) -> SceneSheet {
    let turn = |id: Option<&str>| {
        let toured = settings.toured(&from.judged.data);
        let turn = toured.get(round as usize % toured.len().max(1)).copied();
        id.or(turn).and_then(|id| from.judged.data.plan_of(id))
    };
    let id = slot.id.as_deref();
    let sheet = match slot.scene {
        Scene::Wall => None,
        Scene::District => turn(id).map(|plan| one_district(from, plan, round)),
        Scene::Settled => Some(settled(from)),
        Scene::Questions => Some(four_questions(from)),
        Scene::Clause => clause(from, id, round),
        Scene::River => Some(river(from)),
        Scene::Places => places(from),
        Scene::Departments => turn(id).map(|plan| departments(from, plan)),
        Scene::Topics => Some(all_topics(from)),
        Scene::Published => Some(published(from)),
    };
    // A record that this data doesn't have leaves its scene to the wall.
    let sheet = sheet.unwrap_or_else(|| wall(from));
    let (lang, release) = (from.lang, &from.judged.data.release);
    let day = format::date(release.date, Precision::Day, lang);
    SceneSheet {
        source: release_source(&release.id, lang),
        as_of: match lang {
            Lang::Zh => format!("数据截至 {day}"),
            Lang::En => format!("Data as of {day}"),
        },
        key: key(lang),
        ..sheet
    }
}

fn key(lang: Lang) -> String {
    let colon = lang.pick("：", ": ");
    format!("{}{colon}{}", names::state(State::DueNoData, lang), caveat(lang))
}

fn wall(from: SceneData<'_>) -> SceneSheet {
    let total = from.total();
    let decided = from.judged.commitments().filter(|(.., standing)| standing.decided).count();
    let plans = from.judged.data.plans().len() - from.judged.n_unissued();
    SceneSheet {
        finding: match (from.lang, total, decided) {
            (Lang::Zh, 0, _) => "这一天还没有承诺".to_owned(),
            (Lang::Zh, _, 0) => format!("{total}项承诺，还没有一项能判断"),
            (Lang::Zh, ..) => format!("{total}项承诺，能判断的只有{decided}项"),
            (Lang::En, 0, _) => "No promises yet on this day".to_owned(),
            (Lang::En, _, 0) => format!("{total} promises, none settled yet"),
            (Lang::En, ..) => format!("{total} promises, {decided} of them settled"),
        },
        number: total.to_string(),
        about: match from.lang {
            Lang::Zh => format!("项承诺，来自{plans}个区的规划"),
            Lang::En => format!("promises in the plans of {plans} districts"),
        },
        sentence: from
            .lang
            .pick(
                "一格是一项承诺。多数是斜线：期限过了，没有查到公开的数。",
                "One tile, one promise. Most are hatched: past due, and no published figure was found.",
            )
            .to_owned(),
        ..SceneSheet::default()
    }
}

fn one_district(from: SceneData<'_>, plan: &Plan, round: u32) -> SceneSheet {
    let SceneData { judged, places, lang } = from;
    let data = &judged.data;
    let own: Vec<&Target> =
        judged.commitments().filter(|(_, of, ..)| of.id == plan.id).map(|(_, _, target, _)| target).collect();
    let in_domain = |domain: Domain| own.iter().filter(|target| target.domain == domain).count();
    let domains: Vec<String> = Domain::ALL
        .into_iter()
        .filter(|domain| in_domain(*domain) > 0)
        .map(|domain| format!("{} {}", names::domain(domain, lang), in_domain(domain)))
        .collect();
    let (name, n) = (from.district(plan), own.len());
    // A step that shares no factor with most counts visits them all before it repeats one.
    let promise = own.get((round as usize).wrapping_mul(89) % n.max(1));
    let places = places.iter().filter(|place| place.district == plan.district);
    SceneSheet {
        finding: match (lang, n) {
            (Lang::Zh, 0) => format!("{name}还没有作出承诺"),
            (Lang::Zh, _) => format!("{name}承诺了{n}项"),
            (Lang::En, 0) => format!("{name}: no promise yet"),
            (Lang::En, _) => format!("{name} made {n} promises"),
        },
        number: n.to_string(),
        about: match lang {
            Lang::Zh => format!("项承诺，分属{}个领域", domains.len()),
            Lang::En => format!("promises in {} fields", domains.len()),
        },
        sentence: promise.map_or_else(String::new, |target| {
            let name = indicator_name(data, &target.indicator, lang);
            let (asked, due) = (asked(target, lang), deadline(target, lang));
            match lang {
                Lang::Zh => format!("其中一项：{name}，{asked}，期限{due}。"),
                Lang::En => format!("One of them: {name}, {asked}, by {due}."),
            }
        }),
        subject: SceneSubject::District {
            row: from.row(plan),
            adcode: data.district(&plan.district).map(|found| found.adcode.clone()).unwrap_or_default(),
            places: places
                .filter(|place| Exactness::of_place(place).is_known())
                .map(|place| [place.lon, place.lat])
                .collect(),
            named: lang.pick("点名的地方", "named places"),
            domains,
        },
        ..SceneSheet::default()
    }
}

fn settled(from: SceneData<'_>) -> SceneSheet {
    let SceneData { judged, lang, .. } = from;
    let data = &judged.data;
    let decided = || judged.commitments().filter(|(.., standing)| standing.decided);
    let (n, total) = (decided().count(), from.total());
    let goal_of = |(position, plan, target): (usize, &Plan, &Target)| {
        let status = status(data, position, judged.as_of)?;
        let goal = goal(data, plan, target, &status, lang);
        Some(SceneGoal { target: target.id.clone(), title: from.title(plan, target), goal })
    };
    let goals: Vec<SceneGoal> = decided()
        .filter_map(|(position, plan, target, _)| goal_of((position, plan, target)))
        .take(MOST_GOALS)
        .collect();
    SceneSheet {
        finding: match (lang, n) {
            (Lang::Zh, 0) => "还没有一项能判断".to_owned(),
            (Lang::Zh, 2) => "能判断的只有两项".to_owned(),
            (Lang::Zh, _) => format!("能判断的有{n}项"),
            (Lang::En, 0) => "None can be settled yet".to_owned(),
            (Lang::En, _) => format!("Only {n} can be settled"),
        },
        number: n.to_string(),
        about: match lang {
            Lang::Zh => format!("项，共{total}项承诺"),
            Lang::En => format!("of {total} promises"),
        },
        sentence: match lang {
            Lang::Zh => "长条是公布的数，竖线是承诺的数。其余的还没有能判断的公开数。".to_owned(),
            Lang::En => {
                "The bar was published, the tick was promised. For the others no published figure decides."
                    .to_owned()
            }
        },
        subject: SceneSubject::Settled(goals),
        ..SceneSheet::default()
    }
}

fn four_questions(from: SceneData<'_>) -> SceneSheet {
    let SceneData { judged, lang, .. } = from;
    let all = questions(judged, None, lang);
    let row = |plan: &Plan| {
        let sheet = questions(judged, Some(&plan.district), lang);
        let mut counts = [0; 4];
        for (count, share) in counts.iter_mut().zip(&sheet.shares) {
            *count = share.count;
        }
        SceneAnswers { name: from.district(plan), counts, total: sheet.total }
    };
    SceneSheet {
        finding: match (lang, all.all) {
            (Lang::Zh, 0) => "没有一项承诺四问都答".to_owned(),
            (Lang::Zh, n) => format!("四问都答了的承诺有{n}项"),
            (Lang::En, 0) => "No promise answers all four".to_owned(),
            (Lang::En, n) => format!("{n} promises answer all four"),
        },
        number: all.all.to_string(),
        about: match lang {
            Lang::Zh => format!("项四问都答，共{}项", all.total),
            Lang::En => format!("of {} answer all four", all.total),
        },
        sentence: match lang {
            Lang::Zh => {
                "说多少、什么时候、谁牵头、能不能核验。圆的面积是答了的占比，只看原文怎么写，不评价哪个区。"
                    .to_owned()
            }
            Lang::En => {
                "How much, by when, who leads, can it be checked: a disc's area is the share that answers. No district is ranked."
                    .to_owned()
            }
        },
        subject: SceneSubject::Questions {
            heads: Question::ALL.map(|question| names::question(question, lang)),
            rows: judged.data.plans().iter().filter(|plan| judged.is_issued(plan)).map(row).collect(),
        },
        ..SceneSheet::default()
    }
}

/// The number that a target promises, where it stands in its clause, in bytes.
fn number_in(target: &Target) -> Option<Range<usize>> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%');
    let words = &target.value_text;
    let from = words.find(|c: char| c.is_ascii_digit())?;
    let number = words[from..].split(|c: char| !is_number(c)).next()?;
    let whole = |at: usize| {
        let before = target.statement[..at].chars().next_back();
        let after = target.statement[at + number.len()..].chars().next();
        ![before, after].into_iter().flatten().any(|c| c.is_ascii_digit())
    };
    let (at, _) = target.statement.match_indices(number).find(|(at, _)| whole(*at))?;
    let percent = target.statement[at + number.len()..].starts_with('%');
    Some(at..at + number.len() + usize::from(percent))
}

fn clause(from: SceneData<'_>, id: Option<&str>, round: u32) -> Option<SceneSheet> {
    let SceneData { judged, lang, .. } = from;
    let data = &judged.data;
    let fits = |(_, target): &(&Plan, &Target)| {
        target.tier == Tier::Commitment
            && target.statement.chars().count() <= LONGEST_CLAUSE
            && answers(data, target).count() as usize >= FEWEST_ANSWERS
    };
    let (plan, target) = match id {
        Some(id) => data.target(id)?,
        None => {
            let some: Vec<_> = data.targets().filter(fits).collect();
            *some.get((round as usize).wrapping_mul(89) % some.len().max(1))?
        }
    };
    let answers = target_answers(data, plan, target, lang);
    let n = answers.iter().filter(|row| row.answered).count();
    Some(SceneSheet {
        finding: match lang {
            Lang::Zh => format!("{}的一句原文", from.district(plan)),
            Lang::En => format!("{}, in its own words", from.district(plan)),
        },
        number: n.to_string(),
        about: lang.pick("问有答案，一共四问", "of four questions answered").to_owned(),
        sentence: match lang {
            Lang::Zh => format!("这一句说的是：{}。", indicator_name(data, &target.indicator, lang)),
            Lang::En => format!("It is about this: {}.", indicator_name(data, &target.indicator, lang)),
        },
        subject: SceneSubject::Clause(Box::new(SceneClause {
            target: target.id.clone(),
            text: target.statement.clone(),
            number: number_in(target),
            plan: plan.title.clone(),
            place: match lang {
                Lang::Zh => format!("原文第{}–{}字", target.span.start + 1, target.span.end),
                Lang::En => format!("characters {}–{} of the text", target.span.start + 1, target.span.end),
            },
            answers,
        })),
        ..SceneSheet::default()
    })
}

fn river(from: SceneData<'_>) -> SceneSheet {
    let total = from.total();
    let passed = from
        .judged
        .commitments()
        .filter(|(_, _, target, _)| target.deadline.date < from.judged.as_of)
        .count();
    SceneSheet {
        finding: match (from.lang, passed) {
            (Lang::Zh, 0) => "还没有一项到期".to_owned(),
            (Lang::Zh, n) if n == total => format!("{total}项承诺，全部到期"),
            (Lang::Zh, n) => format!("{total}项承诺，{n}项已到期"),
            (Lang::En, 0) => "None is due yet".to_owned(),
            (Lang::En, n) if n == total => format!("All {total} promises are past due"),
            (Lang::En, n) => format!("{n} of {total} promises are past due"),
        },
        number: passed.to_string(),
        about: from.lang.pick("项已经到期", "are past due").to_owned(),
        sentence: deadline_finding(&overview(from.judged, from.lang)),
        subject: SceneSubject::River,
        ..SceneSheet::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::fixtures::data;

    #[test]
    fn the_number_of_a_clause_is_found_whole() {
        let data = data();
        let (_, some) = data.targets().next().expect("a target");
        let found = |value_text: &str, statement: &str| {
            let target =
                Target { value_text: value_text.into(), statement: statement.into(), ..some.clone() };
            number_in(&target).map(|range| statement[range].to_owned())
        };
        assert_eq!(found("30", "到2030年建成30个"), Some("30".to_owned()), "not that of the year");
        assert_eq!(found("95", "覆盖率达到95%以上"), Some("95%".to_owned()));
        assert_eq!(found("1,500", "超过1,500家"), Some("1,500".to_owned()));
        assert_eq!(found("全覆盖", "实现全覆盖"), None);
        assert_eq!(found("7", "到2027年"), None);
    }
}
