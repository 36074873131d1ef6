//! The fields of an item: what is proposed, why, and how a person changes it.

use super::sentences::{exclusion_name, field_name, reason};
use super::texts::texts;
use crate::draft::{Body, Draft, DraftItem, ItemField, Quantity, QuantityKind, TaskDraft};
use plan_model::check::ExclusionKind;
use plan_model::date::{DateBasis, PlanDate, Precision, parse_day};
use plan_model::lang::Lang;
use plan_model::plan::{Bound, Domain, Force, Measure, Tier};
use plan_model::unit;
use plan_present::format;
use plan_present::names;

/// How a field is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldEdit {
    /// Not editable: the text states it, and a wrong item is rejected.
    Fixed,
    /// Free text.
    Words,
    /// A choice: slug and name of every option.
    Choice(Vec<(&'static str, &'static str)>),
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldSheet {
    /// Which one it is, for [`with_field`].
    pub slug: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What it is now, as typed or as the spelling of the choice.
    pub value: String,
    /// Why it was proposed so.
    pub reason: Option<String>,
    /// How it is changed.
    pub edit: FieldEdit,
}

const KINDS: [(&str, QuantityKind); 2] =
    [("target", QuantityKind::Target), ("baseline", QuantityKind::Baseline)];
const EXCLUSIONS: [(&str, ExclusionKind); 7] = [
    ("name", ExclusionKind::Name),
    ("date", ExclusionKind::Date),
    ("period", ExclusionKind::Period),
    ("title-year", ExclusionKind::TitleYear),
    ("document-number", ExclusionKind::DocumentNumber),
    ("list-number", ExclusionKind::ListNumber),
    ("heading-number", ExclusionKind::HeadingNumber),
];

/// The fields of an item, in the order in which they are shown.
pub fn fields(draft: &Draft, item: &DraftItem, lang: Lang) -> Vec<FieldSheet> {
    let sheet = |slug: &'static str, field: ItemField, value: String, edit: FieldEdit| FieldSheet {
        slug,
        name: field_name(slug, lang),
        value,
        reason: item
            .reasons
            .iter()
            .find(|reason| reason.field == field)
            .map(|why| reason(draft, why.why, lang)),
        edit,
    };
    match &item.body {
        Body::Heading(heading) => {
            vec![sheet("heading", ItemField::Heading, heading.title.clone(), FieldEdit::Fixed)]
        }
        Body::Task(task) => vec![
            sheet("title", ItemField::Task, task.title.clone(), FieldEdit::Fixed),
            sheet("lead", ItemField::Lead, task.lead.join("、"), FieldEdit::Words),
            sheet("support", ItemField::Support, task.support.join("、"), FieldEdit::Words),
            sheet("domain", ItemField::Domain, domain_slug(task.domain), domains(lang)),
        ],
        Body::Quantity(quantity) => {
            let kinds = KINDS.map(|(slug, kind)| (slug, kind_name(kind, lang)));
            let mut all = vec![
                sheet(
                    "kind",
                    ItemField::Kind,
                    slug_of(&KINDS, quantity.kind),
                    FieldEdit::Choice(kinds.to_vec()),
                ),
                sheet("indicator", ItemField::Value, quantity.indicator.clone(), FieldEdit::Words),
                sheet("value", ItemField::Value, value(quantity, lang), FieldEdit::Fixed),
                sheet("unit", ItemField::Unit, quantity.unit.clone().unwrap_or_default(), FieldEdit::Words),
                sheet("bound", ItemField::Bound, quantity.bound.slug().into(), bounds(quantity, lang)),
                sheet(
                    "measure",
                    ItemField::Measure,
                    quantity.measure.slug().into(),
                    choices(Measure::ALL, Measure::slug, names::measure, lang),
                ),
                sheet(
                    "date",
                    ItemField::Date,
                    quantity.date.map(|date| written(&date)).unwrap_or_default(),
                    FieldEdit::Words,
                ),
            ];
            if quantity.kind == QuantityKind::Target {
                all.push(sheet(
                    "force",
                    ItemField::Force,
                    quantity.force.slug().into(),
                    choices(Force::ALL, Force::slug, names::force, lang),
                ));
                all.push(sheet(
                    "tier",
                    ItemField::Tier,
                    quantity.tier.slug().into(),
                    choices(Tier::ALL, Tier::slug, names::tier, lang),
                ));
            }
            all.push(sheet("domain", ItemField::Domain, domain_slug(quantity.domain), domains(lang)));
            all
        }
        Body::Numeral(numeral) => {
            let kinds = EXCLUSIONS.iter().map(|(slug, kind)| (*slug, exclusion_name(*kind, lang))).collect();
            vec![
                sheet("words", ItemField::Exclusion, numeral.words.clone(), FieldEdit::Fixed),
                sheet(
                    "no-figure",
                    ItemField::Exclusion,
                    numeral.kind.map(|kind| slug_of(&EXCLUSIONS, kind)).unwrap_or_default(),
                    FieldEdit::Choice(kinds),
                ),
            ]
        }
    }
}

/// The body with one field changed; `None` if the value is invalid (a day that doesn't exist, an unknown option).
pub fn with_field(body: &Body, slug: &str, value: &str) -> Option<Body> {
    let value = value.trim();
    let body = match body.clone() {
        Body::Heading(_) => return None,
        Body::Task(task) => Body::Task(task_with(task, slug, value)?),
        Body::Quantity(quantity) => Body::Quantity(figure_with(quantity, slug, value)?),
        Body::Numeral(mut numeral) if slug == "no-figure" => {
            numeral.kind = Some(choice(&EXCLUSIONS, value)?);
            Body::Numeral(numeral)
        }
        Body::Numeral(_) => return None,
    };
    Some(body)
}

fn task_with(mut task: TaskDraft, slug: &str, value: &str) -> Option<TaskDraft> {
    let names = || {
        value
            .split(['、', ',', '，', ';', '；'])
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    };
    match slug {
        "lead" => task.lead = names(),
        "support" => task.support = names(),
        "domain" => task.domain = Some(Domain::from_slug(value)?),
        _ => return None,
    }
    Some(task)
}

fn figure_with(mut quantity: Quantity, slug: &str, value: &str) -> Option<Quantity> {
    match slug {
        "kind" => quantity.kind = choice(&KINDS, value)?,
        "indicator" => quantity.indicator = value.to_owned(),
        "unit" => quantity.unit = (!value.is_empty()).then(|| value.to_owned()),
        "bound" => quantity.bound = Bound::from_slug(value)?,
        "measure" => quantity.measure = Measure::from_slug(value)?,
        "date" => quantity.date = Some(read_date(value)?),
        "force" => quantity.force = Force::from_slug(value)?,
        "tier" => quantity.tier = Tier::from_slug(value)?,
        "domain" => quantity.domain = Some(Domain::from_slug(value)?),
        _ => return None,
    }
    Some(quantity)
}

/// A date at its precision: 2027, 2027-06 or 2027-06-30.
fn read_date(value: &str) -> Option<PlanDate> {
    let (day, precision) = match value.len() {
        4 => (format!("{value}-12-31"), Precision::Year),
        7 => {
            let last = (28..=31).rev().find_map(|day| parse_day(&format!("{value}-{day}")))?;
            (last.to_string(), Precision::Month)
        }
        _ => (value.to_owned(), Precision::Day),
    };
    Some(PlanDate { date: parse_day(&day)?, precision, basis: DateBasis::Stated })
}

fn written(date: &PlanDate) -> String {
    let day = date.date.to_string();
    match date.precision {
        Precision::Year => day.get(..4).unwrap_or_default().to_owned(),
        Precision::Month => day.get(..7).unwrap_or_default().to_owned(),
        Precision::Day => day,
    }
}

/// The number with its unit, as the product writes it.
pub(super) fn value(quantity: &Quantity, lang: Lang) -> String {
    let known = quantity.unit.as_deref().filter(|unit| unit::find(unit).is_some());
    match (quantity.value, quantity.value_max) {
        (Some(low), Some(high)) => format::range(low, high, known, lang),
        (Some(value), None) => format::quantity(value, quantity.bound, known, lang),
        (None, _) => names::bound(quantity.bound, lang).to_owned(),
    }
}

/// The bounds that a quantity can have: a range needs two ends, and words without a number are indefinite or coverage.
fn bounds(quantity: &Quantity, lang: Lang) -> FieldEdit {
    let fits = |bound: &Bound| match bound {
        Bound::Range => quantity.value_max.is_some(),
        Bound::Coverage | Bound::Indefinite => quantity.value.is_none(),
        _ => quantity.value.is_some() && quantity.value_max.is_none(),
    };
    FieldEdit::Choice(
        Bound::ALL.into_iter().filter(fits).map(|bound| (bound.slug(), names::bound(bound, lang))).collect(),
    )
}

fn choices<T: Copy, const N: usize>(
    all: [T; N],
    slug: fn(T) -> &'static str,
    name: fn(T, Lang) -> &'static str,
    lang: Lang,
) -> FieldEdit {
    FieldEdit::Choice(all.iter().map(|choice| (slug(*choice), name(*choice, lang))).collect())
}

fn domains(lang: Lang) -> FieldEdit {
    choices(Domain::ALL, Domain::slug, names::domain, lang)
}

fn domain_slug(domain: Option<Domain>) -> String {
    domain.map_or("", Domain::slug).to_owned()
}

fn slug_of<T: PartialEq, const N: usize>(all: &[(&str, T); N], value: T) -> String {
    all.iter().find(|(_, known)| *known == value).map_or("", |(slug, _)| *slug).to_owned()
}

fn choice<T: Copy, const N: usize>(all: &[(&str, T); N], slug: &str) -> Option<T> {
    all.iter().find(|(known, _)| *known == slug).map(|(_, value)| *value)
}

fn kind_name(kind: QuantityKind, lang: Lang) -> &'static str {
    match kind {
        QuantityKind::Target => texts(lang).target,
        QuantityKind::Baseline => lang.pick("起点（现状或过去的数）", "Baseline (a present or past figure)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_can_be_changed_is_written_as_it_is_read() {
        let draft = crate::read("一、任务\n1.建设站点。到2027年,站点达到120个以上,实现全覆盖。(牵头单位:区科委、区数据局)\n2021年5月18日\n").expect("a text");
        let mut changed = 0;
        for item in &draft.items {
            for field in fields(&draft, item, Lang::Zh) {
                if field.edit == FieldEdit::Fixed {
                    assert_eq!(with_field(&item.body, field.slug, &field.value), None, "{}", field.slug);
                    continue;
                }
                let again = with_field(&item.body, field.slug, &field.value);
                // A field that nothing points to is empty, and stays open until somebody chooses.
                assert!(
                    again.as_ref() == Some(&item.body) || field.value.is_empty(),
                    "{}: {again:?}",
                    field.slug
                );
                changed += 1;
            }
        }
        assert!(changed > 15, "{changed}");
    }

    #[test]
    fn a_date_says_how_exactly_it_is_known() {
        for (value, day, precision) in [
            ("2027", "2027-12-31", Precision::Year),
            ("2028-02", "2028-02-29", Precision::Month),
            ("2027-06-15", "2027-06-15", Precision::Day),
        ] {
            let date = read_date(value).expect("a date");
            assert_eq!((date.date.to_string().as_str(), date.precision), (day, precision));
            assert_eq!(written(&date), value);
        }
        for bad in ["", "27", "2027-13", "2027-02-30", "明年底", "2027/06/15", "20270615", "二〇"] {
            assert_eq!(read_date(bad), None, "{bad}");
        }
    }
}
