//! A draft: the items proposed from a text, each with its span, its reasons and a person's decision.

use crate::text::{TextWarning, lost, run_on};
use plan_model::NaiveDate;
use plan_model::check::ExclusionKind;
use plan_model::date::{Period, PlanDate};
use plan_model::number;
use plan_model::plan::{Bound, Domain, Force, Measure, Span, Tier};

/// A person's decision about an item. Only confirmed and changed items are ever published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Not looked at yet.
    #[default]
    Proposed,
    /// Right as proposed.
    Confirmed,
    /// Corrected by a person.
    Changed,
    /// Wrong; not published.
    Rejected,
}

impl Decision {
    /// Whether the item may be published.
    pub fn counts(self) -> bool {
        matches!(self, Self::Confirmed | Self::Changed)
    }
}

/// A field that a reason is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemField {
    /// That it is a heading, and of which level.
    Heading,
    /// That it is a task, and where it begins and ends.
    Task,
    /// Leading departments.
    Lead,
    /// Supporting departments.
    Support,
    /// Target or baseline.
    Kind,
    /// The number.
    Value,
    /// The unit.
    Unit,
    /// The bound.
    Bound,
    /// What is measured.
    Measure,
    /// How firmly it is promised.
    Force,
    /// The deadline, or the day a baseline stands for.
    Date,
    /// Commitment or not.
    Tier,
    /// Field of city life.
    Domain,
    /// That a numeral is no quantity.
    Exclusion,
}

/// Why a field is proposed as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grounds {
    /// These words say it.
    Words(Span),
    /// The same sentence says it earlier.
    Sentence(Span),
    /// The same paragraph says it earlier.
    Paragraph(Span),
    /// The section's heading says it.
    Section(Span),
    /// A column of a table says it.
    Table(Span),
    /// Nothing says it: the end of the plan's own period.
    PlanPeriod,
    /// Nothing says it: the eve of the plan's own period.
    PlanEve,
    /// Nothing says otherwise.
    Usual,
    /// A person marked the words.
    Person,
}

/// A reason for one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldReason {
    /// Which.
    pub field: ItemField,
    /// Why.
    pub why: Grounds,
}

/// A heading or numbered item.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadingDraft {
    /// The number as written, if there is one.
    pub number: Option<String>,
    /// Title without its number.
    pub title: String,
    /// Depth by the kind of its number: smaller is higher.
    pub rank: u8,
    /// Number and title.
    pub span: Span,
}

/// What is to be done, and who answers for it.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskDraft {
    /// Its heading, or its first words.
    pub title: String,
    /// All of its text.
    pub span: Span,
    /// The bracket that names its units, if there is one.
    pub bracket: Option<Span>,
    /// Units that lead, as written.
    pub lead: Vec<String>,
    /// Units that support, as written.
    pub support: Vec<String>,
    /// Field of city life; `None` where no word points to one.
    pub domain: Option<Domain>,
}

/// Whether a quantity is promised or stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// To be reached.
    Target,
    /// Reached before the plan.
    Baseline,
}

/// A quantity that the plan promises or states: a number, an amount or a coverage.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Target or baseline.
    pub kind: QuantityKind,
    /// Span of its clause.
    pub clause: Span,
    /// Span of the number, or of the words that stand for one.
    pub mark: Span,
    /// Name of what is measured, in the plan's words.
    pub indicator: String,
    /// The number in `unit`, or the lower end of a range; `None` if no number is stated.
    pub value: Option<f64>,
    /// Upper end of a range; `None` if it is no range.
    pub value_max: Option<f64>,
    /// Unit as written in the data; `None` if there is none.
    pub unit: Option<String>,
    /// Bound of the number.
    pub bound: Bound,
    /// What is measured.
    pub measure: Measure,
    /// How firmly it is promised.
    pub force: Force,
    /// Deadline of a target, or the day that a baseline stands for; `None` if neither text nor period give one.
    pub date: Option<PlanDate>,
    /// Commitment, scope or premise.
    pub tier: Tier,
    /// Field of city life; `None` where no word points to one.
    pub domain: Option<Domain>,
}

/// Words with a numeral that isn't a quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct ExcludedNumeral {
    /// The words.
    pub words: String,
    /// Why they are no quantity; `None` where no rule says, so that a person has to.
    pub kind: Option<ExclusionKind>,
    /// Spans of all their occurrences.
    pub places: Vec<Span>,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A heading.
    Heading(HeadingDraft),
    /// A task.
    Task(TaskDraft),
    /// A target or baseline.
    Quantity(Quantity),
    /// A numeral that is no quantity.
    Numeral(ExcludedNumeral),
}

/// One proposal and a person's decision about it.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftItem {
    /// What it is.
    pub body: Body,
    /// Why each field is as it is.
    pub reasons: Vec<FieldReason>,
    /// What a person decided.
    pub decision: Decision,
}

impl DraftItem {
    /// A proposal that nobody has looked at.
    pub fn proposed(body: Body, reasons: Vec<FieldReason>) -> Self {
        Self { body, reasons, decision: Decision::Proposed }
    }

    /// Whether a person marked its words in the text; `false` where a rule proposed it.
    pub fn is_marked(&self) -> bool {
        self.reasons.iter().any(|reason| reason.why == Grounds::Person)
    }

    /// Where it begins and ends.
    pub fn span(&self) -> Span {
        match &self.body {
            Body::Heading(heading) => heading.span,
            Body::Task(task) => task.span,
            Body::Quantity(quantity) => quantity.clause,
            Body::Numeral(numeral) => numeral.places.first().copied().unwrap_or_default(),
        }
    }
}

/// What the text says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentInfo {
    /// Its title.
    pub title: Option<String>,
    /// Its document number.
    pub doc_no: Option<String>,
    /// The day of issue.
    pub issued_on: Option<NaiveDate>,
    /// The span it plans for.
    pub period: Option<Period>,
    /// Characters after which the pasted lines broke off before they were joined to paragraphs; `None` if none did.
    pub cut_at: Option<usize>,
}

/// A text with everything that is proposed from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The cleaned text; every span is counted in its characters.
    pub text: String,
    /// What it says about itself.
    pub about: DocumentInfo,
    /// The proposals: headings, tasks, quantities, numerals, each in reading order.
    pub items: Vec<DraftItem>,
}

impl Draft {
    /// Defects of the text that decisions haven't resolved: rejected items don't count, marked ones do.
    pub fn warnings(&self) -> Vec<TextWarning> {
        let none = |is: fn(&Body) -> bool| {
            !self.items.iter().any(|item| item.decision != Decision::Rejected && is(&item.body))
        };
        let is_target = |body: &Body| matches!(body, Body::Quantity(row) if row.kind == QuantityKind::Target);
        let found = [
            lost(&self.text),
            none(|body| matches!(body, Body::Heading(_))).then_some(TextWarning::NoHeadings),
            none(is_target).then_some(TextWarning::NoTargets),
            self.about.period.is_none().then_some(TextWarning::NoPeriod),
            run_on(&self.text),
            self.skipped(),
            self.about.cut_at.map(|width| TextWarning::Joined { width }),
        ];
        found.into_iter().flatten().collect()
    }

    /// A warning if the numbers 一、 二、 … of headings leave some out.
    fn skipped(&self) -> Option<TextWarning> {
        let numbers = self.headings().filter(|(item, _)| item.decision != Decision::Rejected);
        let numbers = numbers.filter_map(|(_, heading)| {
            let number = heading.number.as_deref()?.strip_suffix('、')?;
            number::parse(number).filter(|_| !number.starts_with(|c: char| c.is_ascii_digit()))
        });
        let numbers: Vec<u32> = numbers.map(|number| number as u32).collect();
        let gap = numbers.windows(2).find(|pair| pair[1] > pair[0] + 1)?;
        Some(TextWarning::Skipped { between: [gap[0], gap[1]] })
    }

    /// The headings.
    pub fn headings(&self) -> impl Iterator<Item = (&DraftItem, &HeadingDraft)> {
        self.items.iter().filter_map(|item| match &item.body {
            Body::Heading(heading) => Some((item, heading)),
            _ => None,
        })
    }

    /// The tasks.
    pub fn tasks(&self) -> impl Iterator<Item = (&DraftItem, &TaskDraft)> {
        self.items.iter().filter_map(|item| match &item.body {
            Body::Task(task) => Some((item, task)),
            _ => None,
        })
    }

    /// Targets and baselines.
    pub fn quantities(&self) -> impl Iterator<Item = (&DraftItem, &Quantity)> {
        self.items.iter().filter_map(|item| match &item.body {
            Body::Quantity(quantity) => Some((item, quantity)),
            _ => None,
        })
    }

    /// Numerals that are no quantities.
    pub fn numerals(&self) -> impl Iterator<Item = (&DraftItem, &ExcludedNumeral)> {
        self.items.iter().filter_map(|item| match &item.body {
            Body::Numeral(numeral) => Some((item, numeral)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MarkAs, read};

    #[test]
    fn a_warning_holds_as_long_as_what_it_says() {
        let mut draft = read("推进建设，治理水平走在前列\n保障\u{fffd}措施\n").expect("a text");
        let lost = TextWarning::Lost { lost: 1, line: 2 };
        let all = [lost, TextWarning::NoHeadings, TextWarning::NoTargets, TextWarning::NoPeriod];
        assert_eq!(draft.warnings(), all);
        let baseline = draft.mark("推进建设", MarkAs::Baseline).expect("marked");
        assert_eq!(draft.warnings(), all, "a baseline is no target");
        let at = draft.mark("治理水平走在前列", MarkAs::Target).expect("marked");
        assert_eq!(draft.warnings(), [lost, TextWarning::NoHeadings, TextWarning::NoPeriod]);
        draft.decide(at, Decision::Rejected);
        assert_eq!(draft.warnings(), all);
        let mut body = draft.items[baseline].body.clone();
        if let Body::Quantity(row) = &mut body {
            row.kind = QuantityKind::Target;
        }
        draft.change(baseline, body);
        assert_eq!(draft.warnings(), [lost, TextWarning::NoHeadings, TextWarning::NoPeriod]);
        let draft = read("测试区规划（2025-2027年）\n一、目标\n建成站点120个。\n").expect("a text");
        assert_eq!(draft.warnings(), []);
    }
}
