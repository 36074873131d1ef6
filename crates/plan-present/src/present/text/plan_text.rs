//! 原文: a plan's whole text by headings, and where in it the words of a record stand.

use super::passage::{Passage, passage_with};
use super::source::Fact;
use crate::present::district::{Nowhere, facts};
use crate::present::district_name;
use crate::present::wording::{both, heading_of};
use crate::text::LangTexts;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, Plan, Section, Span};

/// A heading with the text up to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPart {
    /// Section id; the plan's id for what stands before the first heading.
    pub id: String,
    /// The heading; `None` for what stands before the first.
    pub title: Option<Bilingual>,
    /// 1 for chapters, more for what is inside them.
    pub level: u8,
    /// Where it stands.
    pub span: Span,
    /// Targets and starting points whose clauses are in it.
    pub n_records: usize,
}

/// Everything the page of a plan's text says, except the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSheet {
    /// Plan id.
    pub plan: String,
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// The plan's title, as published, and in English of our own.
    pub title: Bilingual,
    /// How much there is, and how much of it is marked.
    pub sentence: String,
    /// Number, issuer, days, origin, checksum.
    pub facts: Vec<Fact>,
    /// Parts in the order of the text; together they are the whole of it.
    pub parts: Vec<TextPart>,
    /// Id of the part, target or starting point that the address asks for; `None` for the text from its beginning.
    pub at: Option<String>,
}

/// The page of a plan's text, by the id of the plan, or of a heading, task, target or starting point in it.
///
/// # Errors
///
/// What the page says instead, if there is no such record.
pub fn plan_text(data: &Dataset, id: &str, lang: Lang) -> Result<TextSheet, Nowhere> {
    let texts = lang.texts();
    let Some((plan, at)) = place(data, id) else {
        return Err(Nowhere { title: texts.unknown_text, help: texts.unknown_target_help });
    };
    let parts = parts(plan);
    let headings = parts.iter().filter(|part| part.title.is_some()).count();
    let (targets, baselines) = (plan.targets.len(), plan.baselines.len());
    let sentence = match lang {
        Lang::Zh => format!(
            "全文照录，一字未改，分{headings}个标题；标出{targets}个目标和{baselines}个起点数字的原句。"
        ),
        Lang::En => format!(
            "The whole text as published, under {headings} headings; the clauses of {targets} targets and {baselines} baselines are marked."
        ),
    };
    Ok(TextSheet {
        plan: plan.id.clone(),
        district: plan.district.clone(),
        name: district_name(data, &plan.district, lang).to_owned(),
        title: both(&plan.title, &plan.title_en),
        sentence,
        facts: facts(data, plan, lang),
        parts,
        at,
    })
}

/// The plan that a record is in, and the id of the place in its text.
fn place<'a>(data: &'a Dataset, id: &str) -> Option<(&'a Plan, Option<String>)> {
    if let Some(plan) = data.plan(id).or_else(|| data.plan_of(id)) {
        return Some((plan, None));
    }
    let own = || Some(id.to_owned());
    if let Some((plan, _)) = data.target(id) {
        return Some((plan, own()));
    }
    if let Some((plan, _)) = data.baseline(id) {
        return Some((plan, own()));
    }
    let (plan, start) = match (data.section(id), data.task(id)) {
        (Some((plan, section)), _) => (plan, section.span.start),
        (None, Some((plan, task))) => (plan, task.span.start),
        (None, None) => return None,
    };
    let part = parts(plan).into_iter().rfind(|part| part.span.start <= start);
    Some((plan, part.map(|part| part.id)))
}

/// The parts of a plan's text.
fn parts(plan: &Plan) -> Vec<TextPart> {
    let starts = plan.outline.iter().map(|section| section.span.start);
    let mut ends = starts.chain([u32::MAX]);
    let mut part = |id: &str, section: Option<&Section>| {
        let start = section.map_or(0, |section| section.span.start);
        let span = Span { start, end: ends.next().unwrap_or(start) };
        let spans = plan.targets.iter().map(|row| row.span).chain(plan.baselines.iter().map(|row| row.span));
        TextPart {
            id: id.to_owned(),
            title: section.map(heading_of),
            level: section.map_or(1, |section| section.level),
            span,
            n_records: spans.filter(|clause| span.contains(*clause)).count(),
        }
    };
    let mut parts = vec![part(&plan.id, None)];
    parts.extend(plan.outline.iter().map(|section| part(&section.id, Some(section))));
    parts
}

/// The text of a part with its marks: the parts in order are the whole text. `hits` are the places of the words that the
/// reader looks for, in the whole text.
///
/// `None` if the part doesn't lie in the text.
pub fn text_part(
    data: &Dataset,
    plan: &str,
    part: &TextPart,
    text: &str,
    hits: &[Span],
    lang: Lang,
) -> Option<Passage> {
    let plan = data.plan(plan)?;
    let end = part.span.end.min(text.chars().count() as u32);
    passage_with(data, plan, text, Span { end, ..part.span }, hits, lang)
}

/// How many places the words that a reader looks for have in a text, in words.
pub fn hits_found(n: usize, lang: Lang) -> String {
    match (n, lang) {
        (0, Lang::Zh) => "全文中没有这些字。".to_owned(),
        (0, Lang::En) => "These words are nowhere in the text.".to_owned(),
        (_, Lang::Zh) => format!("全文中有{n}处，已标出。"),
        (1, Lang::En) => "1 place in the text, marked.".to_owned(),
        (_, Lang::En) => format!("{n} places in the text, marked."),
    }
}
