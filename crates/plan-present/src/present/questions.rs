//! The four questions (四问) in words: how many promises answer each, what one promise answers, and the rules.

use crate::format;
use crate::names;
use crate::present::{Cell, Table, asked, deadline, department_name, district_name};
use crate::text::LangTexts;
use plan_method::four_questions::{Answers, Question, QuestionCounts, answers};
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::query::Query;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Target};

/// How many of some promises answer one question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionShare {
    /// The question.
    pub question: Question,
    /// The question in a word: `数`.
    pub mark: &'static str,
    /// What an answer is called: `有数`.
    pub name: &'static str,
    /// How many answer it.
    pub count: usize,
    /// From 0 to 1; 0 where there are no promises.
    pub share: f64,
    /// Count and denominator: `88 / 129 项`.
    pub text: String,
    /// The list of those that answer it.
    pub query: Query,
}

/// The four questions over the promises of all plans, or of one.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionSheet {
    /// What is asked.
    pub title: &'static str,
    /// How many answer all four, and what this is no judgement of.
    pub sentence: String,
    /// How many promises there are; the denominator.
    pub total: usize,
    /// One for each question, in their order.
    pub shares: Vec<QuestionShare>,
    /// How many answer all four.
    pub all: usize,
    /// How many would if a plan for one year dated everything in it.
    pub all_with_year: usize,
    /// The same in rows.
    pub table: Table,
}

/// One question with what a promise's text says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// The question.
    pub question: Question,
    /// The question in a word: `数`.
    pub mark: &'static str,
    /// Whether the text answers it.
    pub answered: bool,
    /// What it says, or that it doesn't.
    pub words: String,
}

/// A question with its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionRule {
    /// The question.
    pub question: Question,
    /// The question in a word.
    pub mark: &'static str,
    /// The question.
    pub asks: &'static str,
    /// What counts as an answer.
    pub rule: &'static str,
}

/// The four questions over the commitments of one day; with a district, over those of its plan.
pub fn questions(judged: &Judged, district: Option<&str>, lang: Lang) -> QuestionSheet {
    let data = &judged.data;
    let of = judged
        .commitments()
        .filter(|(_, plan, ..)| district.is_none_or(|district| plan.district == district))
        .map(|(_, plan, target, _)| (plan, target));
    let counts = QuestionCounts::of(data, of);
    let share = |question: Question| {
        let count = counts.get(question);
        QuestionShare {
            question,
            mark: names::question(question, lang),
            name: names::answered(question, lang),
            count,
            share: count as f64 / counts.total.max(1) as f64,
            text: match lang {
                Lang::Zh => format!("{count} / {} 项", counts.total),
                Lang::En => format!("{count} of {}", counts.total),
            },
            query: Query {
                districts: district.map(str::to_owned).into_iter().collect(),
                answers: vec![question],
                ..Query::default()
            },
        }
    };
    let shares: Vec<QuestionShare> = Question::ALL.into_iter().map(share).collect();
    let title = lang.pick("四问：承诺写得怎么样", "Four questions: how the promises are written");
    QuestionSheet {
        title,
        sentence: sentence(&counts, lang),
        total: counts.total,
        table: table(title, &shares, lang),
        shares,
        all: counts.all,
        all_with_year: counts.all_with_year,
    }
}

fn sentence(counts: &QuestionCounts, lang: Lang) -> String {
    let QuestionCounts { total, all, all_with_year, .. } = *counts;
    let found = match (lang, all) {
        (_, _) if total == 0 => String::new(),
        (Lang::Zh, 0) => format!("{total}项里没有一项四问都答了"),
        (Lang::Zh, _) => format!("{total}项里四问都答了的有{all}项"),
        (Lang::En, 0) => format!("None of the {total} answers all four"),
        (Lang::En, _) => format!("{all} of {total} answer all four"),
    };
    let year = match (lang, all_with_year) {
        (_, n) if n == all => String::new(),
        (Lang::Zh, n) => format!("；一年期规划的年份也算作期限的话，有{n}项"),
        (Lang::En, n) => format!("; {n}, if a plan for one year is taken to date all that it promises"),
    };
    let what = lang.pick(
        "四问只看原文怎么写，不评价哪个区，也不说有没有做到。",
        "They ask how a promise is written: they rank no district and don't say whether it was kept.",
    );
    match (lang, found.is_empty()) {
        (_, true) => what.to_owned(),
        (Lang::Zh, false) => format!("{found}{year}。{what}"),
        (Lang::En, false) => format!("{found}{year}. {what}"),
    }
}

fn table(caption: &str, shares: &[QuestionShare], lang: Lang) -> Table {
    let texts = lang.texts();
    let row = |share: &QuestionShare| {
        vec![
            Cell::Text(share.name.to_owned()),
            Cell::Number { value: share.count as f64, text: share.count.to_string() },
            Cell::Number { value: share.share, text: format::percent(share.share, lang) },
        ]
    };
    Table {
        caption: caption.to_owned(),
        columns: vec![
            lang.pick("四问", "Question").to_owned(),
            texts.count.to_owned(),
            texts.share.to_owned(),
        ],
        rows: shares.iter().map(row).collect(),
    }
}

/// The four questions plan by plan, each count with the number of promises beside it. The order is that of the data:
/// nothing here ranks districts.
pub fn questions_table(judged: &Judged, lang: Lang) -> Table {
    let texts = lang.texts();
    let mut columns = vec![texts.district.to_owned(), texts.commitments.to_owned()];
    columns.extend(Question::ALL.map(|question| names::answered(question, lang).to_owned()));
    columns.push(lang.pick("四问都答", "All four").to_owned());
    let number = |n: usize| Cell::Number { value: n as f64, text: format::number(n as f64, 0, lang) };
    let row = |plan: &Plan| {
        let sheet = questions(judged, Some(&plan.district), lang);
        let name = district_name(&judged.data, &plan.district, lang).to_owned();
        let mut cells = vec![Cell::Text(name), number(sheet.total)];
        cells.extend(sheet.shares.iter().map(|share| number(share.count)));
        cells.push(number(sheet.all));
        cells
    };
    Table {
        caption: lang.pick("各规划的四问", "The four questions by plan").to_owned(),
        columns,
        rows: judged.data.plans().iter().filter(|plan| judged.is_issued(plan)).map(row).collect(),
    }
}

/// What the text of one target says to each question.
pub fn target_answers(data: &Dataset, plan: &Plan, target: &Target, lang: Lang) -> Vec<AnswerRow> {
    let found = answers(data, target);
    let row = |question: Question| {
        let answered = found.contains(question);
        AnswerRow {
            question,
            mark: names::question(question, lang),
            answered,
            words: words(data, plan, target, question, answered, lang),
        }
    };
    Question::ALL.into_iter().map(row).collect()
}

fn words(
    data: &Dataset,
    plan: &Plan,
    target: &Target,
    question: Question,
    answered: bool,
    lang: Lang,
) -> String {
    let due = deadline(target, lang);
    let lead: Vec<&str> = leads_of(data, target).iter().map(|id| department_name(data, id, lang)).collect();
    let lead = lead.join(lang.pick("、", ", "));
    let one_year = plan_method::four_questions::states_date_or_year(plan, target);
    match (question, answered, lang) {
        (Question::Number, true, Lang::Zh) => format!("写明了数：{}", asked(target, lang)),
        (Question::Number, true, Lang::En) => format!("Says how much: {}", asked(target, lang)),
        (Question::Number, false, Lang::Zh) => format!("没有写数，写的是“{}”", target.value_text),
        (Question::Number, false, Lang::En) => format!("Gives no number; it says “{}”", target.value_text),
        (Question::Date, true, Lang::Zh) => format!("自己写了期限：{due}"),
        (Question::Date, true, Lang::En) => format!("Gives its own date: {due}"),
        (Question::Date, false, Lang::Zh) if one_year => format!("没有写期限，规划只管{due}这一年"),
        (Question::Date, false, Lang::En) if one_year => {
            format!("Gives no date of its own; the plan is for {due} alone")
        }
        (Question::Date, false, Lang::Zh) => format!("没有写期限，按规划期末{due}计"),
        (Question::Date, false, Lang::En) => {
            format!("Gives no date of its own; the plan's end, {due}, is used")
        }
        (Question::Lead, true, Lang::Zh) => format!("写明了牵头单位：{lead}"),
        (Question::Lead, true, Lang::En) => format!("Names who leads: {lead}"),
        (Question::Lead, false, Lang::Zh) if !lead.is_empty() => format!("牵头单位只是泛指：{lead}"),
        (Question::Lead, false, Lang::En) if !lead.is_empty() => {
            format!("Names only a group as lead: {lead}")
        }
        (Question::Lead, false, Lang::Zh) => "没有写明由谁牵头".to_owned(),
        (Question::Lead, false, Lang::En) => "Doesn't say who leads".to_owned(),
        (Question::Checkable, true, Lang::Zh) => "可以核验，见“怎样算达成”".to_owned(),
        (Question::Checkable, true, Lang::En) => {
            "Can be checked; see what would count as achieved".to_owned()
        }
        (Question::Checkable, false, Lang::Zh) => "无法核验，见“怎样算达成”".to_owned(),
        (Question::Checkable, false, Lang::En) => {
            "Can't be checked; see what would count as achieved".to_owned()
        }
    }
}

/// Which questions a promise's text answers and which it leaves open, in one line for the ear.
pub fn answers_said(answers: Answers, lang: Lang) -> String {
    let named = |answered: bool| {
        let questions =
            Question::ALL.into_iter().filter(move |question| answers.contains(*question) == answered);
        questions
            .map(|question| names::question(question, lang))
            .collect::<Vec<_>>()
            .join(lang.pick("、", ", "))
    };
    match (lang, answers.count()) {
        (Lang::Zh, 0) => "四问都没有答".to_owned(),
        (Lang::Zh, 4) => "四问都答了".to_owned(),
        (Lang::Zh, _) => format!("四问中答了{}，没有答{}", named(true), named(false)),
        (Lang::En, 0) => "Answers none of the four questions".to_owned(),
        (Lang::En, 4) => "Answers all four questions".to_owned(),
        (Lang::En, _) => format!("Answers {}; leaves open {}", named(true), named(false)),
    }
}

/// The four questions with their rules.
pub fn question_rules(lang: Lang) -> Vec<QuestionRule> {
    let row = |question: Question| {
        let (asks, rule) = match question {
            Question::Number => (
                lang.pick("数：说了多少吗？", "How much?"),
                lang.pick(
                    "原文写出一个数或一个区间。“全覆盖”“数十万”一类的说法不算。",
                    "The clause gives a number or a range. Complete coverage in words or “several hundred thousand” is none.",
                ),
            ),
            Question::Date => (
                lang.pick("期：自己说了什么时候吗？", "By when?"),
                lang.pick(
                    "这一条、它的标题或所在的表写出期限。只能用规划期末代替的不算；一年期规划的年份另算一个数。",
                    "The clause, its heading or its table gives a date. One that only the plan's end stands in for is none; a plan for one year is counted apart.",
                ),
            ),
            Question::Lead => (
                lang.pick("人：说了谁牵头吗？", "Who leads?"),
                lang.pick(
                    "写明牵头单位（没有的，看所属任务的），其中至少一个不是“各街镇”一类的泛指。",
                    "It names a leading department, or its task does, and at least one of them isn't a group such as “all subdistricts”.",
                ),
            ),
            Question::Checkable => (
                lang.pick("准：能核验吗？", "Can it be checked?"),
                lang.pick(
                    "说得清怎样才算达成。说不清的，目标页写明为什么。",
                    "It says what would count as achieved. Where it doesn't, the target's page says why.",
                ),
            ),
        };
        QuestionRule { question, mark: names::question(question, lang), asks, rule }
    };
    Question::ALL.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_method::query::select;
    use plan_model::fixtures::{data, day};
    use std::sync::Arc;

    #[test]
    fn a_share_is_the_list_that_it_leads_to() {
        let judged = Judged::new(Arc::new(data()), day("2024-06-30"));
        for district in [None, Some("a"), Some("b"), Some("nowhere")] {
            let sheet = questions(&judged, district, Lang::Zh);
            for share in &sheet.shares {
                assert_eq!(
                    share.count,
                    select(&judged, &share.query).targets.len(),
                    "{district:?} {share:?}"
                );
                assert!(share.text.contains(&sheet.total.to_string()));
            }
        }
        let all = questions(&judged, None, Lang::En);
        let sum = |column: usize| {
            let rows = questions_table(&judged, Lang::En).rows;
            rows.iter().filter_map(|row| row[column].shown().parse::<usize>().ok()).sum::<usize>()
        };
        assert_eq!(sum(1), all.total);
        let shares: Vec<usize> = all.shares.iter().map(|share| share.count).collect();
        assert_eq!((2..6).map(sum).collect::<Vec<_>>(), shares);
        assert_eq!(sum(6), all.all);
    }

    #[test]
    fn a_plan_that_is_not_issued_answers_nothing_yet() {
        let judged = Judged::new(Arc::new(data()), day("2022-02-28"));
        assert_eq!(questions(&judged, Some("c"), Lang::Zh).total, 0);
        assert_eq!(questions_table(&judged, Lang::Zh).rows.len(), 2);
    }

    #[test]
    fn a_target_says_what_it_answers_and_what_not() {
        let data = data();
        for (plan, target) in data.targets() {
            for lang in [Lang::Zh, Lang::En] {
                let rows = target_answers(&data, plan, target, lang);
                let answered = rows.iter().filter(|row| row.answered).count();
                assert_eq!((rows.len(), answered), (4, answers(&data, target).count()));
                assert!(rows.iter().all(|row| !row.words.is_empty()));
            }
        }
    }

    #[test]
    fn sentences_say_none_rather_than_zero() {
        let said = |all, all_with_year, lang| {
            sentence(&QuestionCounts { total: 9, all, all_with_year, ..QuestionCounts::default() }, lang)
        };
        for lang in [Lang::Zh, Lang::En] {
            assert!(!said(0, 0, lang).contains('0'));
            assert!(said(3, 7, lang).contains('3') && said(3, 7, lang).contains('7'));
            assert!(!said(3, 3, lang).contains(lang.pick("一年期", "one year")));
        }
    }
}
