//! The index: what can be found, under which words, and how it is spelled.

use super::kind::RecordKind;
use super::lexicon::{Pinyin, Synonyms};
use super::postings::Postings;
use super::spelling::{Codes, Spellings};
use super::tokens::{is_han, squeezed, tokens};
use plan_model::dataset::Dataset;
use plan_model::order;
use plan_model::plan::Plan;
use plan_model::shared::SharedStr;
use std::collections::HashMap;
use std::ops::Range;

/// Which text of a document matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchField {
    /// Its Chinese name: of a target that of its indicator, of a task or heading its title.
    Name,
    /// Its English name.
    English,
    /// Another name: a spelling of a department, the title of a district's plan.
    Other,
    /// A target's clause, as published.
    Clause,
    /// A paragraph of a plan's text.
    Text,
}

/// A paragraph of a plan's text.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) plan: SharedStr,
    /// First character, counted from the start of the plan's text.
    pub(super) start: u32,
    pub(super) text: String,
    /// Folded, with what counts only.
    pub(super) squeezed: String,
}

/// The text of a plan, for the index.
#[derive(Clone, Copy, Debug)]
pub struct PlanText<'a> {
    /// Plan id.
    pub plan: &'a str,
    /// As published, one paragraph a line.
    pub text: &'a str,
}

/// What a dataset and its texts can be searched by.
///
/// Entries are the texts that are looked through: every name once however many documents have it, then
/// the clause of every target, then paragraphs. Documents are what is found, numbered kind by kind.
#[derive(Debug)]
pub struct Index {
    /// Folded names, one after another.
    names: String,
    name_ends: Vec<u32>,
    /// Names in Han characters, as codes of [`Spellings`]; empty for others.
    codes: Vec<u16>,
    code_ends: Vec<u32>,
    pub(super) spellings: Spellings,
    /// Documents of each name: `document << 2 | field`.
    owners: Vec<u32>,
    owner_ends: Vec<u32>,
    /// Where the documents of each kind begin, and all end.
    starts: [u32; RecordKind::ALL.len() + 1],
    /// District of each document, as a position in [`Dataset::districts`].
    districts: Vec<u32>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) postings: Postings,
    pub(super) synonyms: Synonyms,
    /// Chinese names of districts, folded, with and without 区; sorted.
    pub(super) district_names: Vec<String>,
    /// Characters of the longest of them.
    pub(super) longest_district: usize,
}

/// What is gathered before it is put in order.
struct Builder<'a> {
    pinyin: &'a Pinyin,
    known: HashMap<String, u32>,
    /// Each name as it was first written, for its words.
    written: Vec<String>,
    names: String,
    name_ends: Vec<u32>,
    codes: Codes,
    name_codes: Vec<u16>,
    code_ends: Vec<u32>,
    /// Name in the upper half, owner in the lower: numbers, so that one sort does for all.
    owners: Vec<u64>,
    districts: Vec<u32>,
}

const NO_DISTRICT: u32 = u32::MAX;

impl Builder<'_> {
    /// The next document, of a district.
    fn document(&mut self, district: Option<usize>) -> u32 {
        self.districts.push(district.map_or(NO_DISTRICT, |at| at as u32));
        self.districts.len() as u32 - 1
    }

    /// A name of a document.
    fn name(&mut self, document: u32, field: SearchField, text: &str) {
        let folded = squeezed(text);
        if folded.is_empty() {
            return;
        }
        let name = match self.known.get(&folded) {
            Some(name) => *name,
            None => {
                let name = self.name_ends.len() as u32;
                if folded.contains(is_han) {
                    let codes = folded.chars().map(|c| self.codes.of(c, self.pinyin));
                    self.name_codes.extend(codes);
                }
                self.code_ends.push(self.name_codes.len() as u32);
                self.names.push_str(&folded);
                self.name_ends.push(self.names.len() as u32);
                self.written.push(text.to_owned());
                self.known.insert(folded, name);
                name
            }
        };
        self.owners.push(u64::from(name) << 32 | u64::from(document << 2 | field as u32));
    }
}

impl Index {
    /// Builds the index of a dataset, with the plan texts that are there.
    pub fn new(data: &Dataset, pinyin: &Pinyin, synonyms: Synonyms, texts: &[PlanText<'_>]) -> Self {
        let paragraphs = paragraphs(texts);
        let per_plan = |plan: &Plan| plan.targets.len() + plan.tasks.len() + plan.outline.len();
        let shared =
            [data.districts().len(), data.departments().len(), data.topics().len(), data.places().len()];
        let n = data.plans().iter().map(per_plan).sum::<usize>()
            + shared.iter().sum::<usize>()
            + paragraphs.len();
        let mut build = Builder {
            pinyin,
            known: HashMap::new(),
            written: Vec::new(),
            names: String::new(),
            name_ends: Vec::new(),
            codes: Codes::default(),
            name_codes: Vec::new(),
            code_ends: Vec::new(),
            // Most documents have a Chinese and an English name.
            owners: Vec::with_capacity(2 * n),
            districts: Vec::with_capacity(n),
        };
        let mut starts = [0; RecordKind::ALL.len() + 1];
        for (at, kind) in RecordKind::ALL.into_iter().enumerate() {
            add(kind, data, &paragraphs, &mut build);
            starts[at + 1] = build.districts.len() as u32;
        }
        let Builder {
            known,
            written,
            names,
            name_ends,
            codes,
            name_codes,
            code_ends,
            mut owners,
            districts,
            pinyin: _,
        } = build;
        // Not needed any more, and what comes now takes as much again.
        drop(known);
        owners.sort_unstable();
        owners.dedup();
        let mut owner_ends = vec![0_u32; name_ends.len()];
        for owner in &owners {
            owner_ends[(owner >> 32) as usize] += 1;
        }
        for at in 1..owner_ends.len() {
            owner_ends[at] += owner_ends[at - 1];
        }
        let postings = Postings::new(&|each| {
            let clauses = data.targets().map(|(_, target)| target.statement.as_str());
            let all = written.iter().map(String::as_str).chain(clauses);
            let all = all.chain(paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
            for (entry, text) in all.enumerate() {
                tokens(text, &mut |token| each(entry as u32, token));
            }
        });
        let district_names = district_names(data);
        Self {
            names,
            name_ends,
            codes: name_codes,
            code_ends,
            spellings: codes.finish(),
            owners: owners.iter().map(|owner| *owner as u32).collect(),
            owner_ends,
            starts,
            districts,
            paragraphs,
            postings,
            synonyms,
            longest_district: district_names
                .iter()
                .map(|name| name.chars().count())
                .max()
                .unwrap_or_default(),
            district_names,
        }
    }

    /// Bytes that its lists, names and texts take, about.
    pub fn size(&self) -> usize {
        let numbers = self.name_ends.len() + self.code_ends.len() + self.owners.len() + self.owner_ends.len();
        let paragraphs: usize = self.paragraphs.iter().map(|row| row.text.len() + row.squeezed.len()).sum();
        let names = self.names.len() + 2 * self.codes.len();
        self.postings.size() + 4 * (numbers + self.districts.len()) + names + paragraphs
    }

    /// How many names there are; clauses come after them.
    pub(super) fn n_names(&self) -> usize {
        self.name_ends.len()
    }

    /// How many documents there are.
    pub(super) fn n_documents(&self) -> usize {
        self.districts.len()
    }

    /// How many entries there are.
    pub(super) fn n_entries(&self) -> usize {
        self.n_names() + self.documents(RecordKind::Target).len() + self.paragraphs.len()
    }

    /// A name, folded.
    pub(super) fn name(&self, at: usize) -> &str {
        &self.names[range(&self.name_ends, at)]
    }

    /// A name as codes of [`Spellings`]; empty unless it has Han characters.
    pub(super) fn codes(&self, at: usize) -> &[u16] {
        &self.codes[range(&self.code_ends, at)]
    }

    /// The documents that have a name, each with the field that it is.
    pub(super) fn owners(&self, at: usize) -> impl Iterator<Item = (u32, SearchField)> {
        self.owners[range(&self.owner_ends, at)].iter().map(|owner| (owner >> 2, field(owner & 3)))
    }

    /// The documents of a kind.
    pub(super) fn documents(&self, kind: RecordKind) -> Range<u32> {
        self.starts[kind as usize]..self.starts[kind as usize + 1]
    }

    /// The kind of a document, and its position among those of its kind.
    pub(super) fn kind_of(&self, document: u32) -> (RecordKind, usize) {
        let after = self.starts[1..].partition_point(|&end| end <= document);
        let kind = RecordKind::ALL[after.min(RecordKind::ALL.len() - 1)];
        (kind, document.saturating_sub(self.starts[kind as usize]) as usize)
    }

    /// The district that a document belongs to, as a position in [`Dataset::districts`].
    pub(super) fn district_of(&self, document: u32) -> Option<usize> {
        let district = *self.districts.get(document as usize)?;
        (district != NO_DISTRICT).then_some(district as usize)
    }
}

fn range(ends: &[u32], at: usize) -> Range<usize> {
    let start = at.checked_sub(1).map_or(0, |before| ends[before]);
    start as usize..ends[at] as usize
}

/// The field that two bits of an owner stand for.
const fn field(bits: u32) -> SearchField {
    match bits {
        0 => SearchField::Name,
        1 => SearchField::English,
        _ => SearchField::Other,
    }
}

/// Puts in every document of a kind, in the order in which it can be looked up again.
fn add(kind: RecordKind, data: &Dataset, paragraphs: &[Paragraph], build: &mut Builder<'_>) {
    let position = |id: &str| data.district_position(id);
    match kind {
        RecordKind::District => {
            for (at, row) in data.districts().iter().enumerate() {
                let document = build.document(Some(at));
                build.name(document, SearchField::Name, &row.name_zh);
                build.name(document, SearchField::English, &row.name_en);
                if let Some(plan) = data.plan_of(&row.id) {
                    build.name(document, SearchField::Other, &plan.title);
                    build.name(document, SearchField::Other, &plan.title_en);
                }
            }
        }
        RecordKind::Target => {
            for (plan, target) in data.targets() {
                let document = build.document(position(&plan.district));
                if let Some(indicator) = data.indicator(&target.indicator) {
                    build.name(document, SearchField::Name, &indicator.names.zh);
                    build.name(document, SearchField::English, &indicator.names.en);
                }
            }
        }
        RecordKind::Task => {
            for (plan, task) in
                data.plans().iter().flat_map(|plan| plan.tasks.iter().map(move |task| (plan, task)))
            {
                let document = build.document(position(&plan.district));
                build.name(document, SearchField::Name, &task.title);
                build.name(document, SearchField::English, &task.title_en);
            }
        }
        RecordKind::Department => {
            for row in data.departments() {
                let document = build.document(position(&row.district));
                build.name(document, SearchField::Name, &row.name_zh);
                build.name(document, SearchField::English, &row.name_en);
                row.aliases.iter().for_each(|alias| build.name(document, SearchField::Other, alias));
            }
        }
        RecordKind::Topic => {
            for row in data.topics() {
                let document = build.document(None);
                build.name(document, SearchField::Name, &row.name_zh);
                build.name(document, SearchField::English, &row.name_en);
            }
        }
        RecordKind::Place => {
            for row in data.places() {
                let document = build.document(position(&row.district));
                build.name(document, SearchField::Name, &row.name_zh);
                build.name(document, SearchField::English, &row.name_en);
            }
        }
        RecordKind::Heading => {
            for (plan, row) in
                data.plans().iter().flat_map(|plan| plan.outline.iter().map(move |row| (plan, row)))
            {
                let document = build.document(position(&plan.district));
                build.name(document, SearchField::Name, &row.title);
                build.name(document, SearchField::English, &row.title_en);
            }
        }
        RecordKind::Paragraph => {
            for paragraph in paragraphs {
                let district = data.plan(&paragraph.plan).and_then(|plan| position(&plan.district));
                build.document(district);
            }
        }
    }
}

fn district_names(data: &Dataset) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for row in data.districts() {
        let name = squeezed(&row.name_zh);
        let short = name.strip_suffix('区').filter(|short| short.chars().count() > 1);
        names.extend(short.map(str::to_owned));
        names.push(name);
    }
    order::tidy(&mut names);
    names
}

/// The paragraphs of the texts: their lines that aren't empty.
fn paragraphs(texts: &[PlanText<'_>]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for text in texts {
        let plan = SharedStr::from(text.plan);
        let mut start = 0;
        for line in text.text.split('\n') {
            if !line.trim().is_empty() {
                let (text, squeezed) = (line.to_owned(), squeezed(line));
                paragraphs.push(Paragraph { plan: plan.clone(), start, text, squeezed });
            }
            start += line.chars().count() as u32 + 1;
        }
    }
    paragraphs
}
