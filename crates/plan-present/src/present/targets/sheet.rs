//! The list of targets with its facets.

use super::facets::{ChoiceOrder, choice_name, facet_name, facet_words, nothing_named};
use crate::names;
use crate::present::{
    asked, count_of, dated, deadline, department_name, district_name, indicator_name, subject_in_district,
};
use crate::text::LangTexts;
use plan_method::four_questions::{Answers, answers};
use plan_method::judged::Judged;
use plan_method::progress::{State, shown_reading, unit_of};
use plan_method::query::{Counts, Facet, Grouped, Query, Selection, departments_of, select};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::order::positions;
use plan_model::plan::Tier;
use plan_model::shared::SharedStr;
use std::cmp::Ordering;

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

/// A facet with its choices. A chosen one is listed even if it gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetGroup {
    /// The facet.
    pub facet: Facet,
    /// Its name.
    pub name: &'static str,
    /// What can be chosen: departments and topics the busiest first, the others in their own order.
    pub choices: Vec<Choice>,
}

/// The choices of every facet, in the order of [`Facet::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetSheet {
    /// One for each facet; empty until there is data.
    pub groups: Vec<FacetGroup>,
}

impl FacetSheet {
    /// The choices of one facet.
    pub fn of(&self, facet: Facet) -> &[Choice] {
        self.groups.iter().find(|group| group.facet == facet).map_or(&[], |group| &group.choices)
    }
}

/// A part of the list: all of it, or one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPart {
    /// What the group is called; `None` for a list without groups.
    pub name: Option<String>,
    /// What its targets have in common, as spelled in addresses; `None` for those that have no such value.
    pub slug: Option<String>,
    /// Its targets, as positions in [`Dataset::targets`]. A target with several values is in several groups.
    pub targets: Vec<usize>,
}

/// A choice that narrows the list, to be taken back by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chip {
    /// The facet.
    pub facet: Facet,
    /// The choice, as spelled in addresses.
    pub slug: String,
    /// Facet and choice in words.
    pub name: String,
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
    /// What the clause leaves out beside its district, in brackets; ours.
    pub subject: Option<String>,
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
    /// Leading departments, by name; empty if the plan names none.
    pub departments: Vec<String>,
    /// State.
    pub state: State,
    /// What has been published, as written.
    pub reading: Option<String>,
    /// Which of the four questions its text answers.
    pub answers: Answers,
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
    /// What narrows the list, in the order of the facets.
    pub chips: Vec<Chip>,
    /// The targets, in order; [`target_row`] has the words of each. One part, or one for each group.
    pub list: Vec<ListPart>,
    /// How many targets there are.
    pub shown: usize,
    /// Before any choice.
    pub total: usize,
}

impl TargetsSheet {
    /// Every target of the list, as positions in [`Dataset::targets`]; those of several groups come again.
    pub fn targets(&self) -> impl Iterator<Item = usize> {
        self.list.iter().flat_map(|part| part.targets.iter().copied())
    }
}

/// The list for a query on one day; standings stand in the order of [`Dataset::targets`].
pub fn targets(judged: &Judged, query: &Query, lang: Lang) -> TargetsSheet {
    let data = &judged.data;
    let selection = select(judged, query);
    let (shown, total) = (selection.targets.len(), selection.total);
    let texts = lang.texts();
    let facets = facet_sheet(
        data,
        &selection.counts,
        query,
        &mut Facet::ALL.into_iter(),
        // A district with a plan is always offered, so that none seems to be left out.
        &[Facet::District, Facet::Plan],
        lang,
    );
    let whole = || vec![ListPart { name: None, slug: None, targets: selection.targets.clone() }];
    TargetsSheet {
        title: format!("{} · {}", texts.targets, count_of(shown, lang)),
        sentence: match lang {
            Lang::Zh => format!("共{total}项，显示{shown}项。"),
            Lang::En => format!("{shown} of {total} targets shown."),
        },
        chips: chips(&facets, query, lang),
        facets,
        list: query.group.map_or_else(whole, |facet| groups(data, &selection, facet, lang)),
        shown,
        total,
    }
}

fn chips(facets: &FacetSheet, query: &Query, lang: Lang) -> Vec<Chip> {
    let colon = lang.pick("：", ": ");
    let of_group = |group: &FacetGroup| {
        let chosen = query.chosen(group.facet);
        let (facet, name) = (group.facet, group.name);
        let choices = group.choices.iter().filter(move |choice| chosen.contains(&choice.slug));
        let chip = move |choice: &Choice| Chip {
            facet,
            slug: choice.slug.clone(),
            name: format!("{name}{colon}{}", choice.name),
        };
        choices.map(chip).collect::<Vec<_>>()
    };
    facets.groups.iter().flat_map(of_group).collect()
}

/// One target as the list says it; `position` is that of [`Dataset::targets`]. `None` past the last.
pub fn target_row(judged: &Judged, position: usize, lang: Lang) -> Option<TargetRow> {
    let Judged { data, standings, .. } = judged;
    let (plan, target) = data.target_at(position)?;
    let standing = standings.get(position)?;
    let departments = if target.lead.is_empty() {
        departments_of(data, target)
    } else {
        target.lead.iter().map(SharedStr::as_str).collect()
    };
    Some(TargetRow {
        id: target.id.clone(),
        district: plan.district.clone(),
        district_name: district_name(data, &plan.district, lang).to_owned(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        subject: subject_in_district(plan, target, lang),
        statement: target.statement.replace('\n', " "),
        asked: asked(target, lang),
        deadline: deadline(target, lang),
        deadline_assumed: target.deadline.basis != plan_model::date::DateBasis::Stated,
        domain: names::domain(target.domain, lang).to_owned(),
        departments: departments.into_iter().map(|id| department_name(data, id, lang).to_owned()).collect(),
        state: standing.state,
        reading: shown_reading(data, position, standing)
            .map(|reading| dated(&reading, unit_of(target), lang)),
        answers: answers(data, target),
    })
}

fn groups(data: &Dataset, selection: &Selection<'_>, facet: Facet, lang: Lang) -> Vec<ListPart> {
    let part = |group: &Grouped<'_>| ListPart {
        slug: group.slug.map(str::to_owned),
        name: Some(match group.slug {
            Some(slug) => choice_name(data, facet, slug, lang),
            None => nothing_named(facet, lang).to_owned(),
        }),
        targets: selection.targets_of(group).to_vec(),
    };
    selection.groups.iter().map(part).collect()
}

/// The choices of some facets with their counts; those of `always` are offered even where they would give nothing.
pub(in crate::present) fn facet_sheet(
    data: &Dataset,
    counts: &Counts<'_>,
    query: &Query,
    facets: &mut dyn Iterator<Item = Facet>,
    always: &[Facet],
    lang: Lang,
) -> FacetSheet {
    let group = |facet: Facet| FacetGroup {
        facet,
        name: facet_name(facet, lang),
        choices: choices(data, counts, query, facet, always.contains(&facet), lang),
    };
    FacetSheet { groups: facets.map(group).collect() }
}

fn choices(
    data: &Dataset,
    counts: &Counts<'_>,
    query: &Query,
    facet: Facet,
    always: bool,
    lang: Lang,
) -> Vec<Choice> {
    let mut chosen = query.chosen(facet);
    if facet == Facet::Tier && chosen.is_empty() {
        chosen.push(Tier::Commitment.slug().to_owned());
    }
    let choice = |slug: &str, count: usize| Choice {
        slug: slug.to_owned(),
        name: choice_name(data, facet, slug, lang),
        count,
        chosen: chosen.iter().any(|chosen| chosen == slug),
    };
    let listed = |slug: &str, n: usize| n > 0 || always || chosen.iter().any(|chosen| chosen == slug);
    let counts = counts.of(facet).filter(|(slug, n)| listed(slug, *n));
    let mut choices: Vec<Choice> = counts.map(|(slug, n)| choice(slug, n)).collect();
    for slug in &chosen {
        if !choices.iter().any(|choice| choice.slug == *slug) {
            choices.push(choice(slug, 0));
        }
    }
    let by_count = match facet_words(facet).order {
        ChoiceOrder::Own => return choices,
        ChoiceOrder::Busiest => true,
        ChoiceOrder::Spelling => false,
    };
    let order = positions(choices.len(), &|a, b| {
        let (a, b) = (&choices[a], &choices[b]);
        let busier = if by_count { b.count.cmp(&a.count) } else { Ordering::Equal };
        busier.then_with(|| a.slug.cmp(&b.slug))
    });
    order.into_iter().map(|at| choices[at as usize].clone()).collect()
}
