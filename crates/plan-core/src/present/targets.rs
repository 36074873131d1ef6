//! The list of targets with its facets.

use super::{asked, count_of, deadline, district_name, indicator_name, unit_name};
use crate::address::{DOMAINS, domain_slug};
use crate::dataset::Dataset;
use crate::progress::{State, Status};
use crate::query::{Query, select, units_of};
use crate::text::{self, Lang};

/// One choice of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its spelling in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How many targets it would give if it were the only choice of its facet.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The choices of each facet. A chosen one is listed even if it gives nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetSheet {
    /// Districts.
    pub districts: Vec<Choice>,
    /// Domains.
    pub domains: Vec<Choice>,
    /// Units, the busiest first.
    pub units: Vec<Choice>,
    /// Years.
    pub due: Vec<Choice>,
    /// States.
    pub states: Vec<Choice>,
}

/// One target in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TargetRow {
    /// Target id.
    pub id: String,
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// Indicator.
    pub name: String,
    /// The clause, as published.
    pub statement: String,
    /// What is asked for.
    pub asked: String,
    /// By when.
    pub deadline: String,
    /// Whether the date is the plan's end, not the clause's.
    pub deadline_assumed: bool,
    /// Domain.
    pub domain: String,
    /// Leading units, by name; empty if the plan names none.
    pub units: Vec<String>,
    /// State.
    pub state: State,
    /// What has been published, as written.
    pub reading: Option<String>,
}

/// Everything the list says; empty until there is data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetsSheet {
    /// Heading with the count.
    pub title: String,
    /// Announced when the choice changes.
    pub sentence: String,
    /// Choices.
    pub facets: FacetSheet,
    /// Rows, in order.
    pub rows: Vec<TargetRow>,
    /// Before any choice.
    pub total: usize,
}

/// The list for a query on one day; statuses stand in the order of [`Dataset::targets`].
pub fn targets(data: &Dataset, statuses: &[Status], query: &Query, lang: Lang) -> TargetsSheet {
    let selection = select(data, statuses, query);
    let rows: Vec<TargetRow> =
        selection.targets.iter().filter_map(|&position| row(data, statuses, position, lang)).collect();
    let (shown, total) = (rows.len(), selection.total);
    let texts = lang.texts();
    TargetsSheet {
        title: format!("{} · {}", texts.targets, count_of(shown, lang)),
        sentence: match lang {
            Lang::Zh => format!("共{total}项，显示{shown}项。"),
            Lang::En => format!("{shown} of {total} targets shown."),
        },
        facets: facets(data, &selection.counts, query, lang),
        rows,
        total,
    }
}

fn row(data: &Dataset, statuses: &[Status], position: usize, lang: Lang) -> Option<TargetRow> {
    let (plan, target) = data.target_at(position)?;
    let status = statuses.get(position)?;
    let units = if target.lead.is_empty() {
        units_of(data, target)
    } else {
        target.lead.iter().map(String::as_str).collect()
    };
    let known = status.decisive.as_ref().or(status.latest.as_ref());
    Some(TargetRow {
        id: target.id.clone(),
        district: plan.district.clone(),
        district_name: district_name(data, &plan.district, lang).to_owned(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        statement: target.statement.replace('\n', " "),
        asked: asked(target, lang),
        deadline: deadline(target, lang),
        deadline_assumed: target.deadline.basis != crate::date::DateBasis::Stated,
        domain: text::domain(target.domain, lang).to_owned(),
        units: units.into_iter().map(|unit| unit_name(data, unit, lang).to_owned()).collect(),
        state: status.state,
        reading: known.map(|reading| {
            let value = crate::format::quantity(reading.value, reading.bound, target.unit.as_deref(), lang);
            let date = crate::format::date(reading.date, reading.precision, lang);
            match lang {
                Lang::Zh => format!("{date}：{value}"),
                Lang::En => format!("{value} ({date})"),
            }
        }),
    })
}

fn facets(data: &Dataset, counts: &crate::query::Counts, query: &Query, lang: Lang) -> FacetSheet {
    let mut units: Vec<Choice> =
        counts.units.iter().map(|(id, &count)| unit_choice(data, id, count, query, lang)).collect();
    for id in &query.units {
        if !counts.units.contains_key(id) {
            units.push(unit_choice(data, id, 0, query, lang));
        }
    }
    units.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.slug.cmp(&b.slug)));
    FacetSheet {
        districts: data
            .plans()
            .iter()
            .map(|plan| Choice {
                slug: plan.district.clone(),
                name: district_name(data, &plan.district, lang).to_owned(),
                count: counts.districts.get(&plan.district).copied().unwrap_or(0),
                chosen: query.districts.contains(&plan.district),
            })
            .collect(),
        domains: DOMAINS
            .into_iter()
            .map(|domain| Choice {
                slug: domain_slug(domain).to_owned(),
                name: text::domain(domain, lang).to_owned(),
                count: counts.domains.get(&domain).copied().unwrap_or(0),
                chosen: query.domains.contains(&domain),
            })
            .filter(|choice| choice.count > 0 || choice.chosen)
            .collect(),
        units,
        due: listed(counts.due.keys().chain(&query.due).copied())
            .into_iter()
            .map(|year| Choice {
                slug: year.to_string(),
                name: lang.pick(&format!("{year}年"), &year.to_string()).to_owned(),
                count: counts.due.get(&year).copied().unwrap_or(0),
                chosen: query.due.contains(&year),
            })
            .collect(),
        states: State::ALL
            .into_iter()
            .map(|state| Choice {
                slug: state.slug().to_owned(),
                name: text::state(state, lang).to_owned(),
                count: counts.states.get(&state).copied().unwrap_or(0),
                chosen: query.states.contains(&state),
            })
            .filter(|choice| choice.count > 0 || choice.chosen)
            .collect(),
    }
}

fn listed(years: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut years: Vec<i32> = years.collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Units of different districts share names, so the district stands before the name.
fn unit_choice(data: &Dataset, id: &str, count: usize, query: &Query, lang: Lang) -> Choice {
    let district =
        data.department(id).map(|unit| district_name(data, &unit.district, lang)).unwrap_or_default();
    let name = unit_name(data, id, lang);
    Choice {
        slug: id.to_owned(),
        name: format!("{district} · {name}"),
        count,
        chosen: query.units.iter().any(|unit| unit == id),
    }
}
