//! Districts whose plan hadn't been issued on the day: no value, and that said.

use crate::names;
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_model::lang::Lang;

/// What stands in place of a value for a district whose plan hadn't been issued on the day; `None` for the others.
pub(in crate::present) fn not_issued(
    judged: &Judged,
    district: &str,
    lang: Lang,
) -> Option<(Option<f64>, String)> {
    let plan = judged.data.plan_of(district)?;
    (!judged.is_issued(plan)).then(|| (None, names::state(State::NotIssued, lang).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_model::fixtures::{data, day};
    use std::sync::Arc;

    #[test]
    fn only_a_plan_not_yet_issued_is_called_so() {
        let judged = Judged::new(Arc::new(data()), day("2022-02-28"));
        let said = |id: &str, judged: &Judged| not_issued(judged, id, Lang::Zh).map(|(_, words)| words);
        assert_eq!(said("c", &judged).as_deref(), Some("规划尚未发布"));
        assert_eq!((said("a", &judged), said("nowhere", &judged)), (None, None));
        assert_eq!(said("c", &judged.on(day("2022-03-01"))), None);
    }
}
