//! The source drawer: where a record comes from, in its own words.

use crate::format;
use crate::names;
use crate::present::{clause_subject, district_name, indicator_name};
use crate::text::LangTexts;
use plan_model::dataset::Dataset;
use plan_model::dataset::ObservationRef;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Span};

/// A named fact; the value may be a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// Its value, or that it isn't stated.
    pub value: String,
    /// Address to open, if there is one.
    pub url: Option<String>,
}

/// Everything the source drawer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSheet {
    /// Record id.
    pub record: String,
    /// What the record is.
    pub title: String,
    /// The words as published; `None` for a value whose publication isn't quoted.
    pub clause: Option<String>,
    /// Document, issuer, dates …
    pub facts: Vec<Fact>,
    /// Our caveat.
    pub note: Option<String>,
    /// Ready to paste.
    pub citation: String,
}

/// A report of a problem, ready to be sent: what it is about filled in, what only the reader knows left open.
pub fn report(record: &str, release: &str, address: &str, shown: &str, lang: Lang) -> String {
    let lines = match lang {
        Lang::Zh => [
            "数转图 · 问题报告".to_owned(),
            format!("记录：{record}"),
            format!("数据版本：{release}"),
            format!("页面：{address}"),
            format!("现在写的是：{shown}"),
            "应当是：".to_owned(),
            "可以核对的公开出处：".to_owned(),
        ],
        Lang::En => [
            "Plan Atlas · problem report".to_owned(),
            format!("Record: {record}"),
            format!("Data release: {release}"),
            format!("Page: {address}"),
            format!("It says: {shown}"),
            "It should say: ".to_owned(),
            "A public source that shows it: ".to_owned(),
        ],
    };
    lines.join("\n")
}

/// What a target, baseline or observation is called; `None` if the data has no such record.
pub fn source_title(data: &Dataset, record: &str, lang: Lang) -> Option<String> {
    let target = || data.target(record).map(|(_, row)| indicator_name(data, &row.indicator, lang).to_owned());
    let baseline =
        || data.baseline(record).map(|(_, row)| indicator_name(data, &row.indicator, lang).to_owned());
    let observation =
        || data.observation(record).map(|row| lang.pick(&row.names.zh, &row.names.en).to_owned());
    target().or_else(baseline).or_else(observation)
}

/// The source of a target, baseline or observation; `None` if the data has no such record.
pub fn source(data: &Dataset, record: &str, lang: Lang) -> Option<SourceSheet> {
    let title = source_title(data, record, lang)?;
    if let Some((plan, row)) = data.target(record) {
        let note = row.note.as_ref().map(|note| lang.pick(&note.zh, &note.en).to_owned());
        return Some(clause(
            data,
            plan,
            record,
            &title,
            &row.statement,
            row.span,
            row.section.as_deref(),
            clause_subject(data, plan, row, Lang::Zh),
            note,
            lang,
        ));
    }
    if let Some((plan, row)) = data.baseline(record) {
        let note = row.note.as_ref().map(|note| lang.pick(&note.zh, &note.en).to_owned());
        return Some(clause(
            data,
            plan,
            record,
            &title,
            &row.statement,
            row.span,
            row.section.as_deref(),
            None,
            note,
            lang,
        ));
    }
    data.observation(record).map(|row| observation(data, &row, title, lang))
}

/// A fact without a link.
pub(in crate::present) fn fact(name: &str, value: impl Into<String>) -> Fact {
    Fact { name: name.to_owned(), value: value.into(), url: None }
}

/// An address; a link only if it leads to the web, so that no data can make code of it.
pub(in crate::present) fn page(name: &str, url: &str) -> Fact {
    let web = url.starts_with("https://") || url.starts_with("http://");
    Fact { url: web.then(|| url.to_owned()), ..fact(name, url) }
}

#[allow(
    clippy::too_many_arguments,
    reason = "targets and baselines share these fields without sharing a type"
)]
fn clause(
    data: &Dataset,
    plan: &Plan,
    record: &str,
    title: &str,
    statement: &str,
    span: Span,
    section: Option<&str>,
    subject: Option<String>,
    note: Option<String>,
    lang: Lang,
) -> SourceSheet {
    let texts = lang.texts();
    let unstated = || texts.not_stated.to_owned();
    let place: Vec<String> = section
        .map(|id| data.section_path(id))
        .unwrap_or_default()
        .into_iter()
        .map(|section| format!("{}{}", section.number.as_deref().unwrap_or_default(), section.title))
        .collect();
    let place = if place.is_empty() { unstated() } else { place.join(" › ") };
    let issued = plan.issued_on.map_or_else(unstated, |day| format::date(day, Precision::Day, lang));
    let mut facts: Vec<Fact> = subject.iter().map(|subject| fact(texts.subject, subject.clone())).collect();
    facts.extend([
        fact(texts.document, format!("《{}》", plan.title)),
        fact(texts.district, district_name(data, &plan.district, lang)),
        fact(texts.document_number, plan.doc_no.clone().unwrap_or_else(unstated)),
        fact(texts.issuer, plan.issuer.clone().unwrap_or_else(unstated)),
        fact(texts.issued_on, issued),
        fact(texts.place_in_plan, place.clone()),
    ]);
    if let Some(url) = &plan.source.official_url {
        facts.push(page(texts.official_page, url));
    }
    facts.push(fact(
        texts.file_hash,
        format!("SHA-256 {} [{}, {})", plan.source.sha256, span.start, span.end),
    ));
    facts.push(fact(texts.data_release, data.release.id.clone()));
    let citation = format!(
        "{}“{}”——《{}》，{place}（{}，{}）",
        subject.unwrap_or_default(),
        statement.replace('\n', " "),
        plan.title,
        record,
        data.release.id
    );
    SourceSheet {
        record: record.to_owned(),
        title: title.to_owned(),
        clause: Some(statement.to_owned()),
        facts,
        note,
        citation,
    }
}

fn observation(data: &Dataset, row: &ObservationRef<'_>, title: String, lang: Lang) -> SourceSheet {
    let texts = lang.texts();
    let grade = names::grade(row.source.grade, lang);
    let definition = names::definition(row.definition, lang);
    let value = crate::present::written::observed_value(row, lang);
    let as_of = format::date(row.as_of.date, row.as_of.precision, lang);
    let published = row.source.published.clone().unwrap_or_else(|| texts.not_stated.to_owned());
    let mut facts = vec![
        fact(texts.value, value.clone()),
        fact(texts.value_as_of, as_of.clone()),
        fact(texts.document, row.source.title.clone()),
        fact(texts.publisher, row.source.publisher.clone()),
        fact(texts.published_on, published.clone()),
        fact(texts.grade, grade),
        fact(texts.definition_match, definition),
    ];
    facts.push(match &row.source.url {
        Some(url) => page(texts.official_page, url),
        None => fact(texts.official_page, texts.reprint_read),
    });
    facts.push(fact(texts.data_release, data.release.id.clone()));
    SourceSheet {
        record: row.id.to_owned(),
        title,
        clause: None,
        facts,
        note: match lang {
            Lang::Zh => row.note_zh,
            Lang::En => row.note_en.or(row.note_zh),
        }
        .map(str::to_owned),
        citation: format!(
            "{}：{value}（{as_of}）。{}，《{}》，{published}（{}，{}）",
            row.names.zh, row.source.publisher, row.source.title, row.id, data.release.id
        ),
    }
}
