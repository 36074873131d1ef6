//! What a number of a plan is: its field, its exactness, what it measures, how firmly it is promised.

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
