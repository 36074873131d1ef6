//! The states, and the finer reasons behind them.

use plan_model::slugs;

/// What may be said about a target on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 已达成.
    Achieved,
    /// 逾期达成: a value of the deadline or later was short, and a later one meets it.
    AchievedLate,
    /// 其后已达到，当年不明: the first value that meets it is of a later day, and none settles the deadline itself.
    AchievedBy,
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
    /// 只有中途数: due; some value of the target's indicator was published, and none decides.
    Interim,
    /// 清单报称完成: an official list with its item is said to be completed; no figure was published.
    ListComplete,
    /// 情况已变: the measure was ended before the deadline; no figure was published.
    Overtaken,
    /// 未到期，未见公开数据.
    OpenNoData,
    /// 已到期，未见公开数据.
    DueNoData,
    /// 口径不明，不可计算.
    NotAssessable,
    /// 规划尚未发布: on that day there was no such promise yet, so it is counted nowhere.
    NotIssued,
}

slugs!(State {
    Achieved => "achieved",
    AchievedLate => "achieved-late",
    AchievedBy => "achieved-by",
    Missed => "missed",
    OnTrack => "on-track",
    Slow => "slow",
    FarBehind => "far-behind",
    Reversed => "reversed",
    GapOnly => "gap-only",
    SingleReading => "single-reading",
    Interim => "interim",
    ListComplete => "list-complete",
    Overtaken => "overtaken",
    OpenNoData => "open-no-data",
    DueNoData => "due-no-data",
    NotAssessable => "not-assessable",
    NotIssued => "not-issued",
});

/// What published values say of a promise, coarser than the state.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PromiseOutcome {
    /// It was kept, in time or late.
    Kept,
    /// It fell due and wasn't kept.
    Broken,
    /// Something was published, and it is still open or can't be told.
    Open,
    /// No usable figure was published.
    Unknown,
    /// Its text doesn't say what would count as reached.
    Unclear,
    /// There is no promise yet.
    Absent,
}

impl State {
    /// What the state says of the promise.
    const fn outcome(self) -> PromiseOutcome {
        match self {
            State::Achieved | State::AchievedLate => PromiseOutcome::Kept,
            State::Missed => PromiseOutcome::Broken,
            State::AchievedBy
            | State::OnTrack
            | State::Slow
            | State::FarBehind
            | State::Reversed
            | State::GapOnly
            | State::SingleReading
            | State::Interim => PromiseOutcome::Open,
            State::NotAssessable => PromiseOutcome::Unclear,
            State::ListComplete | State::Overtaken | State::OpenNoData | State::DueNoData => {
                PromiseOutcome::Unknown
            }
            State::NotIssued => PromiseOutcome::Absent,
        }
    }

    /// Whether the state says that the target was reached, in time or late, with the deadline itself known.
    pub fn is_achieved(self) -> bool {
        self.outcome() == PromiseOutcome::Kept
    }

    /// Whether published values decide the target: reached or missed.
    pub fn is_decided(self) -> bool {
        match self.outcome() {
            PromiseOutcome::Kept | PromiseOutcome::Broken => true,
            PromiseOutcome::Open
            | PromiseOutcome::Unknown
            | PromiseOutcome::Unclear
            | PromiseOutcome::Absent => false,
        }
    }

    /// Whether the target is there to be counted: its plan had been issued on the day.
    pub fn is_counted(self) -> bool {
        self.outcome() != PromiseOutcome::Absent
    }

    /// Whether the target's text says what would count as reached.
    pub fn can_be_checked(self) -> bool {
        self.outcome() != PromiseOutcome::Unclear
    }

    /// Whether the state says that no usable figure has been published.
    pub fn is_unknown(self) -> bool {
        self.outcome() == PromiseOutcome::Unknown
    }

    /// The number of the rule that gives this state, from 1; rules are tried in this order and the first that fits counts.
    pub const fn rule(self) -> u8 {
        match self {
            State::NotIssued => 1,
            State::NotAssessable => 2,
            State::Achieved | State::AchievedLate => 3,
            State::AchievedBy => 4,
            State::Missed => 5,
            State::ListComplete => 6,
            State::Overtaken => 7,
            State::Interim => 8,
            State::DueNoData => 9,
            State::OpenNoData => 10,
            State::GapOnly => 11,
            State::SingleReading => 12,
            State::OnTrack | State::Slow | State::FarBehind | State::Reversed => State::RULES,
        }
    }

    /// How many rules there are.
    pub const RULES: u8 = 13;
}

/// Which rule gave the state, finer than the state itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The plan hadn't been issued yet.
    NotIssued,
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
    /// A reading that decides is short of it, and a later one, dated after the deadline, meets it.
    MetLate,
    /// The first reading that meets it is dated after the deadline, and none before it decides.
    MetAfterwards,
    /// A reading late enough to decide is short of it.
    ShortAtDeadline,
    /// An official list has it, and a publication says that the whole list was completed.
    OnCompletedList,
    /// The measure was ended before the deadline.
    MeasureEnded,
    /// Past due, and everything published is dated too early to decide, or covers another span than the target.
    OnlyInterim,
    /// Past due, and what was published late enough leaves it open (a bound, "about").
    LateButUndecided,
    /// Past due, and no value was found.
    NothingFound,
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
    pub const ALL: [Reason; 24] = [
        Reason::NotIssued,
        Reason::NotACommitment,
        Reason::Premise,
        Reason::NoNumber,
        Reason::TargetNotFinite,
        Reason::NoCriterion,
        Reason::MetInTime,
        Reason::MetLate,
        Reason::MetAfterwards,
        Reason::ShortAtDeadline,
        Reason::OnCompletedList,
        Reason::MeasureEnded,
        Reason::OnlyInterim,
        Reason::LateButUndecided,
        Reason::NothingFound,
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
        assert_eq!(rules, (1..=State::RULES).collect::<Vec<u8>>());
    }
}
