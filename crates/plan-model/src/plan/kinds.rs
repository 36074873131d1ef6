//! What a number of a plan is: its field, its exactness, what it measures, how firmly it is promised; and what a remark is about.

use crate::slugs;
use serde::{Deserialize, Serialize};

/// The field of city life that a section, task or target belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Domain {
    /// 数字底座: networks, computing, data platforms.
    Infrastructure,
    /// 数字经济.
    Economy,
    /// 数字生活.
    Life,
    /// 数字治理.
    Governance,
    /// 数字安全.
    Security,
    /// 机制与保障: organisation, money, talent policy.
    Safeguards,
}

slugs!(Domain {
    Infrastructure => "infrastructure",
    Economy => "economy",
    Life => "life",
    Governance => "governance",
    Security => "security",
    Safeguards => "safeguards",
});

/// What kind of statement a number makes about its own exactness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Exactly the value.
    Eq,
    /// The value or more (不少于, 以上).
    Ge,
    /// More than the value (超过, 余).
    Gt,
    /// The value or less.
    Le,
    /// Less than the value (近).
    Lt,
    /// About the value (左右, 约).
    Approx,
    /// Between `value` and `value_max`.
    Range,
    /// Complete coverage in words (全覆盖).
    Coverage,
    /// An order of magnitude without a number that can be checked (数十万).
    Indefinite,
}

slugs!(Bound {
    Eq => "eq",
    Ge => "ge",
    Gt => "gt",
    Le => "le",
    Lt => "lt",
    Approx => "approx",
    Range => "range",
    Coverage => "coverage",
    Indefinite => "indefinite",
});

/// What is measured about the thing counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// A running total reached by the date (累计); also what is done to things that are there already (优化), and acts
    /// that a plan of several years counts (人次, 项目).
    Cumulative,
    /// What is added within the period (新增, 新建); in a plan for one year also what it makes (建成 3 家).
    New,
    /// A level at the date, or for its year; in a plan for several years also what it makes by then (创建, 打造 8 所).
    Stock,
    /// A ratio.
    Share,
    /// A rate of growth.
    Growth,
    /// Extent of coverage.
    Coverage,
    /// A duration.
    Time,
}

slugs!(Measure {
    Cumulative => "cumulative",
    New => "new",
    Stock => "stock",
    Share => "share",
    Growth => "growth",
    Coverage => "coverage",
    Time => "time",
});

/// How firmly a plan commits itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// 约束性.
    Binding,
    /// 预期性, or said without qualification.
    Expected,
    /// 力争, 争取.
    Strive,
}

slugs!(Force {
    Binding => "binding",
    Expected => "expected",
    Strive => "strive",
});

/// What a forward-looking number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// A commitment of the plan.
    Commitment,
    /// A name, slogan, structure or service standard, or wording that only gives a direction.
    Scope,
    /// A figure the plan takes as given.
    Premise,
}

slugs!(Tier {
    Commitment => "commitment",
    Scope => "scope",
    Premise => "premise",
});

/// What is wrong or unclear in the published text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Two places that disagree.
    Contradiction,
    /// A unit that is missing or counted twice.
    Unit,
    /// A wrong or doubled character.
    Typo,
    /// A piece of text that belongs elsewhere.
    PastedFragment,
    /// A list of departments that is never closed.
    UnclosedBracket,
    /// The document doesn't say what it is called.
    MissingTitle,
    /// One body under several spellings.
    Alias,
    /// A statement that can be read in two ways.
    Ambiguity,
    /// Something that readers look for and the text doesn't say, such as a sum of money.
    Absent,
    /// A goal with a year and no number. It is no target, and nothing is judged by it.
    GoalInWords,
    /// Who leads the whole of the plan: a leading group, its office, task forces. No fault of the text.
    LeadsOverall,
    /// A document that the plan says it rests on. No fault of the text.
    ParentDocument,
}

slugs!(NoteKind {
    Contradiction => "contradiction",
    Unit => "unit",
    Typo => "typo",
    PastedFragment => "pasted-fragment",
    UnclosedBracket => "unclosed-bracket",
    MissingTitle => "missing-title",
    Alias => "alias",
    Ambiguity => "ambiguity",
    Absent => "absent",
    GoalInWords => "goal-in-words",
    LeadsOverall => "leads-overall",
    ParentDocument => "parent-document",
});

impl NoteKind {
    /// Whether such a remark doubts the text. The others say where readers find what they look for, or that it isn't there.
    pub const fn is_doubt(self) -> bool {
        match self {
            NoteKind::Contradiction
            | NoteKind::Unit
            | NoteKind::Typo
            | NoteKind::PastedFragment
            | NoteKind::UnclosedBracket
            | NoteKind::MissingTitle
            | NoteKind::Alias
            | NoteKind::Ambiguity => true,
            NoteKind::Absent | NoteKind::GoalInWords | NoteKind::LeadsOverall | NoteKind::ParentDocument => {
                false
            }
        }
    }
}
