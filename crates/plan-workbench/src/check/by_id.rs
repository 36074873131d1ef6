//! What else a row with an id says of its target: another district is a mistake, another name is worth a look.

use super::cells::RowCheck;
use crate::sheet::SheetCell;
use crate::sheet_field::SheetField;
use crate::target_index::{TargetIndex, plain};
use crate::trouble::Trouble;
use plan_model::dataset::Dataset;
use plan_model::plan::Bilingual;

/// Holds district and name of a row against the target that its id names.
pub(super) fn compare(data: &Dataset, at: &mut RowCheck<'_>, targets: &TargetIndex, position: usize) {
    let Some((plan, target)) = data.target_at(position) else { return };
    let said = at.words(SheetField::District);
    if targets.district(&said).is_some_and(|district| *district != *plan.district)
        && let Some(own) = data.district(&plan.district)
    {
        let names = Bilingual { zh: own.name_zh.as_str().into(), en: own.name_en.as_str().into() };
        at.say(SheetField::District, Trouble::OtherDistrict(names));
    }
    if at.cell(SheetField::Name) != &SheetCell::Empty
        && let Some(indicator) = data.indicator(&target.indicator)
    {
        let called = plain(&at.words(SheetField::Name));
        let same = [&indicator.names.zh, &indicator.names.en].iter().any(|name| plain(name) == called);
        if !same && !called.is_empty() {
            at.say(SheetField::Name, Trouble::NameDiffers(indicator.names.clone()));
        }
    }
}
