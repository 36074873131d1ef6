//! What the records of a dataset are called, by their ids; a record that the data lacks is called by its id.

use plan_model::dataset::Dataset;
use plan_model::lang::Lang;

/// The name of a district.
pub fn district_name<'a>(data: &'a Dataset, id: &'a str, lang: Lang) -> &'a str {
    data.district(id).map_or(id, |district| lang.pick(&district.name_zh, &district.name_en))
}

/// The name of an indicator.
pub fn indicator_name<'a>(data: &'a Dataset, id: &'a str, lang: Lang) -> &'a str {
    data.indicator(id).map_or(id, |indicator| lang.pick(&indicator.names.zh, &indicator.names.en))
}

/// The name of a responsible department.
pub fn department_name<'a>(data: &'a Dataset, id: &'a str, lang: Lang) -> &'a str {
    data.department(id).map_or(id, |department| lang.pick(&department.name_zh, &department.name_en))
}
