//! The four questions (四问) that can be asked of a promise's text alone: how much, by when, who leads, can it be checked.
//!
//! They judge how a promise is written, never a district and never whether it was kept, so that none of them has an
//! unknown. Each is one rule over the target's record.

use crate::leads::leads_of;
use plan_model::dataset::Dataset;
use plan_model::date::DateBasis;
use plan_model::plan::{Plan, Target};
use plan_model::slugs;

/// What a promise's text may say or leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// 数: does it say how much?
    Number,
    /// 期: does it say by when, in its own words?
    Date,
    /// 人: does it say who leads?
    Lead,
    /// 准: can it be checked?
    Checkable,
}

slugs!(Question {
    Number => "number",
    Date => "date",
    Lead => "lead",
    Checkable => "checkable",
});

/// The questions that a promise's text answers, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answers(u8);

impl Answers {
    /// A set in which every question is answered.
    pub const ALL: Answers = Answers((1 << Question::ALL.len()) - 1);

    /// The set of some questions.
    pub fn of(questions: impl IntoIterator<Item = Question>) -> Self {
        questions.into_iter().fold(Self::default(), |answers, question| answers.with(question, true))
    }

    /// Whether a question is among the answered ones.
    pub const fn contains(self, question: Question) -> bool {
        self.0 & (1 << question as u8) != 0
    }

    /// How many are answered, from 0 to 4.
    pub const fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    /// One bit for each question, in their order.
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// This set with one more question in it where `answered`.
    const fn with(self, question: Question, answered: bool) -> Self {
        Self(self.0 | (answered as u8) << question as u8)
    }
}

/// 数: the clause gives a number or a range. Full coverage in words (全覆盖) and an indefinite amount (数十万) are none.
pub fn states_number(target: &Target) -> bool {
    [target.value, target.value_max].into_iter().flatten().any(f64::is_finite)
}

/// 期: the clause, its heading or its table says by when. A deadline that only the plan's period gives is none.
pub fn states_date(target: &Target) -> bool {
    target.deadline.basis == DateBasis::Stated
}

/// The same, where a plan for one calendar year is taken to date everything in it.
pub fn states_date_or_year(plan: &Plan, target: &Target) -> bool {
    use chrono::Datelike;
    states_date(target) || plan.period.start.year() == plan.period.end.year()
}

/// 人: a leading department is named, and at least one of them is a body of its own, not a group such as 各街镇.
///
/// A department that the data doesn't hold counts as named: the plan says it.
pub fn names_lead(data: &Dataset, target: &Target) -> bool {
    leads_of(data, target).iter().any(|id| data.department(id).is_none_or(|department| !department.generic))
}

/// 准: the record says what would count as achieved, rather than why that can't be checked.
pub fn can_be_checked(target: &Target) -> bool {
    target.checkable()
}

/// The questions that a target's text answers.
pub fn answers(data: &Dataset, target: &Target) -> Answers {
    Question::ALL.into_iter().fold(Answers::default(), |answers, question| {
        let answered = match question {
            Question::Number => states_number(target),
            Question::Date => states_date(target),
            Question::Lead => names_lead(data, target),
            Question::Checkable => can_be_checked(target),
        };
        answers.with(question, answered)
    })
}

/// How many of some promises answer each question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuestionCounts {
    /// How many promises there are; the denominator of every other count.
    pub total: usize,
    /// How many answer each question, by [`Question`].
    pub answered: [usize; Question::ALL.len()],
    /// How many answer all four.
    pub all: usize,
    /// How many would answer all four if a plan for one year dated everything in it.
    pub all_with_year: usize,
}

impl QuestionCounts {
    /// Counts over some targets with their plans.
    pub fn of<'a>(data: &Dataset, targets: impl Iterator<Item = (&'a Plan, &'a Target)>) -> Self {
        let mut counts = Self::default();
        for (plan, target) in targets {
            let found = answers(data, target);
            counts.total += 1;
            for question in Question::ALL {
                counts.answered[question as usize] += usize::from(found.contains(question));
            }
            let dated = found.with(Question::Date, states_date_or_year(plan, target));
            counts.all += usize::from(found == Answers::ALL);
            counts.all_with_year += usize::from(dated == Answers::ALL);
        }
        counts
    }

    /// How many answer one question.
    pub fn get(&self, question: Question) -> usize {
        self.answered[question as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::dataset::Parts;
    use plan_model::fixtures::data;
    use plan_model::plan::Bound;

    fn first(data: &Dataset) -> Target {
        data.targets().next().map(|(_, target)| target.clone()).expect("a target")
    }

    #[test]
    fn a_number_or_a_range_says_how_much_and_words_do_not() {
        let data = data();
        let said =
            |value, value_max, bound| states_number(&Target { value, value_max, bound, ..first(&data) });
        assert!(said(Some(100.0), None, Bound::Ge));
        assert!(said(Some(0.0), None, Bound::Eq), "zero is a number");
        assert!(said(Some(5.0), Some(8.0), Bound::Range));
        assert!(said(None, Some(8.0), Bound::Range), "up to eight");
        assert!(!said(None, None, Bound::Coverage), "全覆盖");
        assert!(!said(None, None, Bound::Indefinite), "数十万");
        assert!(!said(Some(f64::NAN), None, Bound::Eq));
    }

    #[test]
    fn only_the_texts_own_date_counts_unless_the_plan_is_for_one_year() {
        let data = data();
        let (plan, target) = data.targets().next().expect("a target");
        let with = |basis| {
            let mut target = target.clone();
            target.deadline.basis = basis;
            target
        };
        assert!(states_date(&with(DateBasis::Stated)));
        assert!(!states_date(&with(DateBasis::PlanPeriod)) && !states_date(&with(DateBasis::Inferred)));
        assert!(!states_date_or_year(plan, &with(DateBasis::PlanPeriod)), "four years say no date");
        let mut year = plan.clone();
        year.period.start = plan_model::fixtures::day("2024-01-01");
        assert!(states_date_or_year(&year, &with(DateBasis::PlanPeriod)));
    }

    #[test]
    fn a_lead_is_a_body_of_its_own_and_the_tasks_stands_in() {
        let small = data();
        let mut units = small.departments().to_vec();
        units.iter_mut().filter(|unit| unit.id == "unit-1").for_each(|unit| unit.generic = true);
        let parts = Parts { departments: units, plans: small.plans().to_vec(), ..Parts::default() };
        let data = Dataset::new(small.release.clone(), parts);
        let lead = |own: &[&str], task: Option<&str>| {
            let lead = own.iter().map(|&id| id.into()).collect();
            names_lead(&data, &Target { lead, task: task.map(Into::into), ..first(&small) })
        };
        assert!(lead(&["unit-2"], None));
        assert!(!lead(&["unit-1"], None), "a group is nobody in particular");
        assert!(lead(&["unit-1", "unit-2"], None), "one of them is a body of its own");
        assert!(!lead(&[], None));
        assert!(lead(&[], Some("a-task-0")), "the task is led by unit-1 and unit-2");
        assert!(!lead(&[], Some("a-task-1")), "the task is led by unit-1 alone");
        assert!(lead(&["unit-of-nowhere"], None), "the plan names it");
    }

    #[test]
    fn what_cannot_be_checked_says_so() {
        let mut target = first(&data());
        assert!(can_be_checked(&target));
        target.criterion.zh = "无法核验：没有数。".into();
        assert!(!can_be_checked(&target));
    }

    #[test]
    fn counts_are_over_the_same_denominator() {
        let data = data();
        let counts = QuestionCounts::of(&data, data.targets());
        assert_eq!(counts.total, data.targets().len());
        for question in Question::ALL {
            let each = data.targets().filter(|(_, target)| answers(&data, target).contains(question)).count();
            assert_eq!(counts.get(question), each, "{question:?}");
            assert!(counts.all <= each);
        }
        let all = data.targets().filter(|(_, target)| answers(&data, target).count() == 4).count();
        assert_eq!((counts.all, counts.all_with_year), (all, all), "no plan is for one year");
        assert!(counts.all > 0 && counts.all < counts.total);
        assert_eq!(QuestionCounts::of(&data, std::iter::empty()), QuestionCounts::default());
    }
}
