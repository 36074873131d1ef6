//! The twelve states, and the finer reasons behind them.

/// What may be said about a target on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 已达成.
    Achieved,
    /// 逾期达成.
    AchievedLate,
    /// 到期未达成.
    Missed,
    /// 在轨.
    OnTrack,
    /// 偏慢.
    Slow,
    /// 明显偏慢.
    FarBehind,
    /// 反向.
    Reversed,
    /// 仅示差距.
    GapOnly,
    /// 单点数据，不判断趋势.
    SingleReading,
    /// 未到期，未见公开数据.
    OpenNoData,
    /// 已到期，未见公开数据.
    DueNoData,
    /// 口径不明，不可计算.
    NotAssessable,
}

impl State {
    /// Every state, in the order in which a reader is shown them.
    pub const ALL: [State; 12] = [
        State::Achieved,
        State::AchievedLate,
        State::Missed,
        State::OnTrack,
        State::Slow,
        State::FarBehind,
        State::Reversed,
        State::GapOnly,
        State::SingleReading,
        State::OpenNoData,
        State::DueNoData,
        State::NotAssessable,
    ];

    /// The spelling in addresses, data and class names.
    pub const fn slug(self) -> &'static str {
        match self {
            State::Achieved => "achieved",
            State::AchievedLate => "achieved-late",
            State::Missed => "missed",
            State::OnTrack => "on-track",
            State::Slow => "slow",
            State::FarBehind => "far-behind",
            State::Reversed => "reversed",
            State::GapOnly => "gap-only",
            State::SingleReading => "single-reading",
            State::OpenNoData => "open-no-data",
            State::DueNoData => "due-no-data",
            State::NotAssessable => "not-assessable",
        }
    }

    /// The state spelled so.
    pub fn from_slug(slug: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.slug() == slug)
    }

    /// Whether the state says that nothing usable has been published.
    pub const fn is_unknown(self) -> bool {
        matches!(self, State::OpenNoData | State::DueNoData)
    }

    /// The number of the rule that gives this state, from 1; rules are tried in this order and the first that fits counts.
    pub const fn rule(self) -> u8 {
        match self {
            State::NotAssessable => 1,
            State::Achieved | State::AchievedLate => 2,
            State::Missed => 3,
            State::DueNoData => 4,
            State::OpenNoData => 5,
            State::GapOnly => 6,
            State::SingleReading => 7,
            State::OnTrack | State::Slow | State::FarBehind | State::Reversed => 8,
        }
    }
}

/// Which rule gave the state, finer than the state itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The number is a name, a structure or a service standard.
    NotACommitment,
    /// The number is one the plan takes as given.
    Premise,
    /// No number that can be checked is stated.
    NoNumber,
    /// The target's own number isn't finite.
    TargetNotFinite,
    /// The record says why it can't be checked.
    NoCriterion,
    /// A reading on or before the deadline meets it.
    MetInTime,
    /// The first reading that meets it is dated after the deadline.
    MetLate,
    /// A reading late enough to decide is short of it.
    ShortAtDeadline,
    /// Past due, and nothing late enough to decide.
    NothingLateEnough,
    /// Past due, and what was published late enough leaves it open (a bound, "about").
    LateButUndecided,
    /// Not due, and nothing usable.
    NothingPublished,
    /// Not due, and nothing usable but the starting point that the plan itself states.
    OnlyStatedBaseline,
    /// A reading, but no baseline to measure from.
    NoBaseline,
    /// Baseline and target are the same: there is no way to go, and it isn't met.
    NoDistance,
    /// The deadline isn't later than the baseline.
    DeadlineBeforeBaseline,
    /// Only the baseline has been published, or nothing later than it.
    OnlyBaseline,
    /// Too little of the time has passed.
    TooEarly,
    /// Rates have no pace.
    RateHasNoPace,
    /// The pace falls in this band.
    Pace,
}

impl Reason {
    /// Every reason, in the order of the rules.
    pub const ALL: [Reason; 19] = [
        Reason::NotACommitment,
        Reason::Premise,
        Reason::NoNumber,
        Reason::TargetNotFinite,
        Reason::NoCriterion,
        Reason::MetInTime,
        Reason::MetLate,
        Reason::ShortAtDeadline,
        Reason::NothingLateEnough,
        Reason::LateButUndecided,
        Reason::NothingPublished,
        Reason::OnlyStatedBaseline,
        Reason::NoBaseline,
        Reason::NoDistance,
        Reason::DeadlineBeforeBaseline,
        Reason::OnlyBaseline,
        Reason::TooEarly,
        Reason::RateHasNoPace,
        Reason::Pace,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_one_slug() {
        for state in State::ALL {
            assert_eq!(State::from_slug(state.slug()), Some(state));
        }
        assert_eq!(State::from_slug("done"), None);
    }

    #[test]
    fn every_rule_has_a_number() {
        let mut rules: Vec<u8> = State::ALL.into_iter().map(State::rule).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(rules, [1, 2, 3, 4, 5, 6, 7, 8]);
    }
}
