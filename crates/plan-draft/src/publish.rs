//! Confirmed items as files of the data folder: the plan, its text, and the rows that other files need for it.

mod outcome;
mod rows;

pub use outcome::{NamedFile, PublishProblem, PublishedFiles};
pub use rows::AddedRows;

use crate::draft::{Body, Draft, Quantity, QuantityKind, TaskDraft};
use crate::excluded_numerals;
use crate::text::Text;
use plan_model::check::{self, Context, Exclusion, Issue};
use plan_model::dataset::Parts;
use plan_model::date::{DateBasis, Period, PlanDate};
use plan_model::district::{Department, District};
use plan_model::indicator::Indicator;
use plan_model::plan::{Baseline, Bilingual, Bound, Domain, Plan, PlanSource, Scope, Section, Span, Target};
use plan_model::unit;
use plan_model::wire;
use rows::untranslated;

/// What a person says about the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    /// District id, which is the plan's id too.
    pub district: String,
    /// Title as published.
    pub title: String,
    /// Unofficial English title; empty if there is none yet.
    pub title_en: String,
    /// The years it plans for.
    pub period: Option<Period>,
    /// The official page, if one is known.
    pub official_url: Option<String>,
}

/// The records that the data has already.
#[derive(Clone, Copy, Debug)]
pub struct ExistingRecords<'a> {
    /// All districts.
    pub districts: &'a [District],
    /// All indicators.
    pub indicators: &'a [Indicator],
    /// All responsible departments.
    pub departments: &'a [Department],
    /// All plans.
    pub plans: &'a [Plan],
}

/// Makes the files from the items that a person confirmed or changed only.
///
/// # Errors
///
/// All problems that prevent publishing, not only the first.
pub fn publish(
    draft: &Draft,
    identity: &Identity,
    known: ExistingRecords<'_>,
) -> Result<PublishedFiles, Vec<PublishProblem>> {
    let mut problems = Vec::new();
    let district = known.districts.iter().find(|row| row.id == identity.district);
    let missing = [
        district.is_none().then_some(PublishProblem::NoDistrict),
        known.plans.iter().any(|row| row.district == identity.district).then_some(PublishProblem::Taken),
        identity.title.trim().is_empty().then_some(PublishProblem::NoTitle),
        identity.period.is_none_or(|period| period.start > period.end).then_some(PublishProblem::NoPeriod),
        (!draft.quantities().any(|(item, _)| item.decision.counts()))
            .then_some(PublishProblem::NothingConfirmed),
    ];
    problems.extend(missing.into_iter().flatten());
    problems.extend(incomplete(draft));
    let text = Text::new(&draft.text);
    problems.extend(open(draft, &text));
    let Some(period) = identity.period.filter(|_| problems.is_empty()) else { return Err(problems) };
    let output = RecordBuilder::new(&text, &identity.district, known).output(draft, identity, period);
    let issues = broken(&output, known);
    if issues.is_empty() { Ok(output) } else { Err(issues.into_iter().map(PublishProblem::Broken).collect()) }
}

/// Confirmed items that lack a field.
fn incomplete(draft: &Draft) -> Vec<PublishProblem> {
    let mut problems = Vec::new();
    let mut headings = Vec::new();
    for (at, item) in draft.items.iter().enumerate().filter(|(_, item)| item.decision.counts()) {
        match &item.body {
            Body::Heading(heading) => headings.push(heading.span),
            Body::Task(task) => {
                if task.domain.is_none() {
                    problems.push(PublishProblem::NoDomain(at));
                }
                if headings.iter().all(|heading| heading.start > task.span.start) {
                    problems.push(PublishProblem::NoHeading(at));
                }
            }
            Body::Quantity(quantity) => {
                let unknown = quantity.unit.as_deref().is_some_and(|unit| unit::find(unit).is_none());
                let missing = [
                    quantity.domain.is_none().then_some(PublishProblem::NoDomain(at)),
                    quantity.date.is_none().then_some(PublishProblem::NoDate(at)),
                    quantity.indicator.trim().is_empty().then_some(PublishProblem::NoIndicator(at)),
                    unknown.then_some(PublishProblem::UnknownUnit(at)),
                ];
                problems.extend(missing.into_iter().flatten());
            }
            Body::Numeral(numeral) if numeral.kind.is_none() => problems.push(PublishProblem::NoKind(at)),
            Body::Numeral(_) => {}
        }
    }
    problems
}

/// Numerals that nothing confirmed accounts for.
fn open(draft: &Draft, text: &Text) -> Option<PublishProblem> {
    let mut covered = draft.covered(|item| item.decision.counts());
    let numerals = draft.numerals().filter(|(item, _)| item.decision.counts());
    covered.extend(numerals.flat_map(|(_, row)| row.places.iter().copied()));
    let left = excluded_numerals::find(text, &covered);
    let first = left.first()?.span();
    Some(PublishProblem::Open { n: left.len(), first })
}

/// Every rule that the files would break in a data folder that has them.
fn broken(output: &PublishedFiles, known: ExistingRecords<'_>) -> Vec<Issue> {
    let plan = &output.plan;
    let parts = Parts {
        plans: Vec::new(),
        districts: known.districts.to_vec(),
        indicators: known.indicators.iter().chain(&output.rows.indicators).cloned().collect(),
        observations: Vec::new(),
        departments: known.departments.iter().chain(&output.rows.departments).cloned().collect(),
        places: Vec::new(),
        topics: Vec::new(),
        matters: Vec::new(),
    };
    let file = format!("{}{}.json", wire::PLANS, plan.id);
    let mut issues = check::plan(&file, plan, &Context::new(&parts));
    issues.extend(check::against_source(&file, plan, &output.text));
    issues.extend(check::accounting(&file, plan, &output.text, &output.rows.exclusions));
    issues.retain(Issue::is_error);
    issues
}

/// Builds the plan's records, and the rows of other files that they refer to.
struct RecordBuilder<'a> {
    text: &'a Text,
    id: &'a str,
    known: ExistingRecords<'a>,
    rows: AddedRows,
}

impl<'a> RecordBuilder<'a> {
    fn new(text: &'a Text, id: &'a str, known: ExistingRecords<'a>) -> Self {
        Self { text, id, known, rows: AddedRows::default() }
    }

    fn output(mut self, draft: &Draft, identity: &Identity, period: Period) -> PublishedFiles {
        let outline = self.outline(draft);
        let tasks: Vec<(&TaskDraft, plan_model::plan::Task)> = draft
            .tasks()
            .filter(|(item, _)| item.decision.counts())
            .enumerate()
            .filter_map(|(n, (_, row))| Some((row, self.task(n, row, &outline)?)))
            .collect();
        let mut targets = Vec::new();
        let mut baselines = Vec::new();
        for (_, quantity) in draft.quantities().filter(|(item, _)| item.decision.counts()) {
            let (Some(date), Some(domain)) = (quantity.date, quantity.domain) else { continue };
            let task =
                tasks.iter().rev().find(|(row, _)| row.span.contains(quantity.mark)).map(|(_, task)| task);
            match quantity.kind {
                QuantityKind::Target => {
                    targets.push(self.target(targets.len(), quantity, date, domain, &outline, task))
                }
                QuantityKind::Baseline => {
                    baselines.push(self.baseline(baselines.len(), quantity, date, domain, &outline, task))
                }
            }
        }
        let numerals = draft.numerals().filter(|(item, _)| item.decision.counts());
        self.rows.exclusions = numerals
            .filter_map(|(_, row)| {
                let (plan, text) = (self.id.to_owned(), row.words.clone());
                Some(Exclusion { plan, text, kind: row.kind?, why: String::new() })
            })
            .collect();
        let title_en = if identity.title_en.trim().is_empty() {
            untranslated(identity.title.trim())
        } else {
            identity.title_en.trim().to_owned()
        };
        let inferred = !self
            .text
            .words(Span { start: 0, end: self.text.chars.len() as u32 })
            .contains(identity.title.trim());
        let plan = Plan {
            schema: wire::SCHEMA,
            id: self.id.to_owned(),
            district: self.id.to_owned(),
            title: identity.title.trim().to_owned(),
            title_en,
            title_inferred: inferred,
            doc_no: draft.about.doc_no.clone(),
            issuer: None,
            adopted_on: None,
            issued_on: draft.about.issued_on,
            period,
            source: PlanSource {
                file: format!("sources/{}.txt", self.id),
                sha256: wire::sha256(draft.text.as_bytes()),
                official_url: identity.official_url.clone().filter(|url| !url.trim().is_empty()),
            },
            outline,
            tasks: tasks.into_iter().map(|(_, task)| task).collect(),
            targets,
            baselines,
            notes: Vec::new(),
        };
        PublishedFiles { plan, text: draft.text.clone(), rows: self.rows }
    }

    /// Headings with their place in the tree: the one above is the last of a higher rank.
    fn outline(&self, draft: &Draft) -> Vec<Section> {
        let mut outline: Vec<Section> = Vec::new();
        // The headings around the present one: rank, id, how many are below it.
        let mut above: Vec<(u8, String, usize)> = vec![(0, format!("{}-section", self.id), 0)];
        for (_, row) in draft.headings().filter(|(item, _)| item.decision.counts()) {
            let rank = row.rank + 1;
            while above.len() > 1 && above.last().is_some_and(|(above, ..)| *above >= rank) {
                above.pop();
            }
            let level = above.len();
            let Some((_, parent, n)) = above.last_mut() else { continue };
            *n += 1;
            let id = format!("{parent}-{n}");
            let parent = (level > 1).then(|| parent.clone());
            above.push((rank, id.clone(), 0));
            outline.push(Section {
                id,
                parent,
                level: u8::try_from(level).unwrap_or(u8::MAX),
                number: row.number.clone(),
                title: row.title.clone(),
                title_en: untranslated(&row.title),
                span: row.span,
                columns: Vec::new(),
            });
        }
        outline
    }

    /// The section that a place stands in.
    fn section(&self, outline: &[Section], at: Span) -> Option<String> {
        outline.iter().rev().find(|row| row.span.start <= at.start).map(|row| row.id.clone())
    }

    fn indicator(&mut self, row: &Quantity) -> String {
        self.rows.indicator(self.id, row, &self.text.words(row.clause), self.known.indicators)
    }

    /// Whether a quantity has a unit that its clause doesn't say.
    fn infers_unit(&self, row: &Quantity) -> bool {
        let clause: String = self.text.at(row.clause).iter().collect();
        row.unit.as_deref().is_some_and(|unit| !clause.contains(unit))
    }

    fn task(&mut self, n: usize, row: &TaskDraft, outline: &[Section]) -> Option<plan_model::plan::Task> {
        let section = self.section(outline, row.span)?;
        let mut names = |names: &[String]| {
            let id =
                |name: &String| self.rows.department(self.id, name, self.known.departments).as_str().into();
            names.iter().map(id).collect()
        };
        Some(plan_model::plan::Task {
            id: format!("{}-task-{}", self.id, n + 1),
            section: section.as_str().into(),
            title: row.title.clone(),
            title_en: untranslated(&row.title),
            span: row.span,
            lead: names(&row.lead),
            support: names(&row.support),
            domain: row.domain?,
            topics: Vec::new(),
            places: Vec::new(),
        })
    }

    fn target(
        &mut self,
        n: usize,
        row: &Quantity,
        deadline: PlanDate,
        domain: Domain,
        outline: &[Section],
        task: Option<&plan_model::plan::Task>,
    ) -> Target {
        let value_text = self.text.words(row.mark);
        Target {
            id: format!("{}-target-{}", self.id, n + 1),
            section: self.section(outline, row.mark).map(|id| id.as_str().into()),
            task: task.map(|task| task.id.as_str().into()),
            indicator: self.indicator(row).as_str().into(),
            statement: self.text.words(row.clause),
            span: row.clause,
            also: Vec::new(),
            value: row.value,
            value_max: row.value_max,
            criterion: criterion(row, deadline, &value_text),
            value_text: value_text.as_str().into(),
            unit: row.unit.as_deref().map(Into::into),
            unit_inferred: self.infers_unit(row),
            bound: row.bound,
            measure: row.measure,
            force: row.force,
            scope: Scope::District,
            deadline,
            tier: row.tier,
            lead: task.map(|task| task.lead.clone()).unwrap_or_default(),
            domain,
            conflicts: Vec::new(),
            note: None,
            report: None,
        }
    }

    fn baseline(
        &mut self,
        n: usize,
        row: &Quantity,
        as_of: PlanDate,
        domain: Domain,
        outline: &[Section],
        task: Option<&plan_model::plan::Task>,
    ) -> Baseline {
        let inferred = as_of.basis == DateBasis::Inferred;
        Baseline {
            id: format!("{}-baseline-{}", self.id, n + 1),
            section: self.section(outline, row.mark).map(|id| id.as_str().into()),
            task: task.map(|task| task.id.as_str().into()),
            indicator: self.indicator(row).as_str().into(),
            statement: self.text.words(row.clause),
            span: row.clause,
            also: Vec::new(),
            value: row.value,
            value_max: row.value_max,
            value_text: self.text.words(row.mark).as_str().into(),
            unit: row.unit.as_deref().map(Into::into),
            unit_inferred: self.infers_unit(row),
            bound: row.bound,
            measure: row.measure,
            scope: Scope::District,
            as_of,
            domain,
            note: inferred.then(|| Bilingual {
                zh: "原文没有写明日期，按规划期前一日推定。".into(),
                en: "The text gives no date; the eve of the plan period is inferred.".into(),
            }),
        }
    }
}

/// What would count as achieved, from the confirmed fields alone.
fn criterion(row: &Quantity, deadline: PlanDate, written: &str) -> Bilingual {
    use plan_model::lang::Lang;
    use plan_present::format::date;
    let by = |lang| date(deadline.date, plan_model::date::Precision::Day, lang);
    let (zh, en) = (by(Lang::Zh), by(Lang::En));
    if row.bound == Bound::Indefinite {
        return Bilingual {
            zh: format!("无法核验：原文只说“{written}”，没有可以核对的数。").as_str().into(),
            en: format!("Cannot be checked: the clause only says “{written}”, which is no number.")
                .as_str()
                .into(),
        };
    }
    let unit = row.unit.as_deref().unwrap_or_default();
    let (how_zh, how_en) = match row.bound {
        Bound::Eq => ("达到", "reaches"),
        Bound::Ge => ("不少于", "is at least"),
        Bound::Gt => ("超过", "is more than"),
        Bound::Le => ("不超过", "is at most"),
        Bound::Lt => ("少于", "is less than"),
        Bound::Approx => ("约为", "is about"),
        Bound::Range => ("在区间内：", "is within"),
        Bound::Coverage | Bound::Indefinite => ("做到", "comes to"),
    };
    let indicator = &row.indicator;
    Bilingual {
        zh: format!("{zh}前，“{indicator}”{how_zh}{written}{unit}。").as_str().into(),
        en: format!("By {en}, “{indicator}” {how_en} {written}{unit}.").as_str().into(),
    }
}
