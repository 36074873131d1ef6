//! What is shown of a document that was found: the text that says best why.

use super::highlight;
use super::index::{Index, SearchField};
use super::{Hit, RecordKind};
use plan_model::dataset::Dataset;
use plan_model::plan::Span;

/// What can be shown of a document.
struct Document<'a> {
    id: String,
    texts: Vec<(SearchField, &'a str)>,
    /// Where a paragraph stands in its plan's text.
    place: Option<Span>,
}

impl Index {
    /// A document as a hit, with the text that shows best why.
    pub(super) fn hit(&self, data: &Dataset, document: u32, score: u16, needles: &[String]) -> Option<Hit> {
        let (kind, at) = self.kind_of(document);
        let Document { id, texts, place } = self.document(data, kind, at)?;
        let mut shown: Option<(SearchField, &str, Vec<Span>)> = None;
        for (field, text) in texts {
            let spans = highlight::spans(text, needles);
            if shown.as_ref().is_none_or(|(.., best)| best.is_empty() && !spans.is_empty()) {
                shown = Some((field, text, spans));
            }
        }
        let (field, text, spans) = shown?;
        let (text, spans) = match kind {
            RecordKind::Paragraph => highlight::excerpt(text, &spans),
            RecordKind::District
            | RecordKind::Target
            | RecordKind::Task
            | RecordKind::Department
            | RecordKind::Topic
            | RecordKind::Place
            | RecordKind::Heading => (text.to_owned(), spans),
        };
        Some(Hit { kind, id, score, field, text, spans, place })
    }

    /// The id of a document, its texts, and its place in the plan's text.
    fn document<'a>(&'a self, data: &'a Dataset, kind: RecordKind, at: usize) -> Option<Document<'a>> {
        use SearchField::{Clause, English, Name, Other, Text};
        let mut place = None;
        let (id, texts) = match kind {
            RecordKind::District => {
                let row = data.districts().get(at)?;
                let mut texts = vec![(Name, row.name_zh.as_str()), (English, &row.name_en)];
                if let Some(plan) = data.plan_of(&row.id) {
                    texts.extend([(Other, plan.title.as_str()), (Other, &plan.title_en)]);
                }
                (row.id.clone(), texts)
            }
            RecordKind::Target => {
                let (_, row) = data.target_at(at)?;
                let names = data.indicator(&row.indicator).map(|indicator| &indicator.names);
                let names = names.map(|names| [(Name, names.zh.as_str()), (English, names.en.as_str())]);
                let clause = [(Clause, row.statement.as_str())];
                (row.id.clone(), names.into_iter().flatten().chain(clause).collect())
            }
            RecordKind::Task => {
                let (_, row) = data.task_at(at)?;
                (row.id.clone(), vec![(Name, row.title.as_str()), (English, &row.title_en)])
            }
            RecordKind::Department => {
                let row = data.departments().get(at)?;
                let own = [(Name, row.name_zh.as_str()), (English, row.name_en.as_str())];
                let others = row.aliases.iter().map(|alias| (Other, alias.as_str()));
                (row.id.clone(), own.into_iter().chain(others).collect())
            }
            RecordKind::Topic => {
                let row = data.topics().get(at)?;
                (row.id.clone(), vec![(Name, row.name_zh.as_str()), (English, &row.name_en)])
            }
            RecordKind::Place => {
                let row = data.places().get(at)?;
                (row.id.clone(), vec![(Name, row.name_zh.as_str()), (English, &row.name_en)])
            }
            RecordKind::Heading => {
                let (_, row) = data.section_at(at)?;
                (row.id.clone(), vec![(Name, row.title.as_str()), (English, &row.title_en)])
            }
            RecordKind::Paragraph => {
                let row = self.paragraphs.get(at)?;
                place = Some(Span { start: row.start, end: row.start + row.text.chars().count() as u32 });
                (String::from(&row.plan), vec![(Text, row.text.as_str())])
            }
        };
        Some(Document { id, texts, place })
    }
}
