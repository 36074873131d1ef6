//! What a search found, by kind, with where the words stand.

use super::{asked, deadline, district_name, indicator_name};
use crate::format;
use plan_method::address::{Address, Page};
use plan_method::query::Query;
use plan_method::search::{Found, Hit, RecordKind};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::{Section, Span};

/// What a kind of thing is called.
pub const fn found_kind(kind: RecordKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        RecordKind::District => ("区", "Districts"),
        RecordKind::Target => ("目标", "Targets"),
        RecordKind::Task => ("任务", "Tasks"),
        RecordKind::Department => ("责任单位", "Responsible departments"),
        RecordKind::Topic => ("主题", "Topics"),
        RecordKind::Place => ("地点", "Places"),
        RecordKind::Heading => ("标题", "Headings"),
        RecordKind::Paragraph => ("规划原文", "Plan texts"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Something found, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRow {
    /// What it is.
    pub kind: RecordKind,
    /// Its id; of a paragraph the plan's.
    pub id: String,
    /// The text that holds the words; as published where it is the plan's.
    pub text: String,
    /// Where the words stand in it, in characters; in order, without overlap.
    pub spans: Vec<Span>,
    /// Whether the text is Chinese whatever the language of the screen.
    pub chinese: bool,
    /// What helps to tell it from others: its name if the text is another, what is asked for, its district.
    pub about: Vec<String>,
    /// Where a paragraph stands in its plan's text, in characters.
    pub place: Option<Span>,
    /// The page that shows it.
    pub to: Page,
}

impl FoundRow {
    /// The address that leads to it from another. The words of the search stay behind, but for a plan's text, in which
    /// they are marked.
    pub fn address(&self, from: &Address) -> Address {
        let text = match self.kind {
            RecordKind::Paragraph => from.query.text.clone(),
            _ => String::new(),
        };
        Address { query: Query { text, ..Query::default() }, ..from.on(self.to.clone()) }
    }
}

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGroup {
    /// What it is.
    pub kind: RecordKind,
    /// Its name.
    pub name: &'static str,
    /// How many fit, shown or not.
    pub total: usize,
    /// The best of them, best first.
    pub rows: Vec<FoundRow>,
}

/// Everything a search says; empty until something was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchSheet {
    /// Heading with the count.
    pub title: String,
    /// One sentence: what was found, then the caveat. Announced when it changes.
    pub sentence: String,
    /// By kind; the kind of the best hit first.
    pub groups: Vec<FoundGroup>,
}

/// The answer to a search as a reader sees it.
pub fn search(data: &Dataset, typed: &str, found: &Found, lang: Lang) -> SearchSheet {
    if typed.trim().is_empty() {
        return SearchSheet::default();
    }
    let mut groups: Vec<FoundGroup> = Vec::new();
    for hit in &found.hits {
        let row = row(data, hit, lang);
        match groups.iter_mut().find(|group| group.kind == hit.kind) {
            Some(group) => group.rows.push(row),
            None => groups.push(FoundGroup {
                kind: hit.kind,
                name: found_kind(hit.kind, lang),
                total: found.totals[hit.kind as usize],
                rows: vec![row],
            }),
        }
    }
    let total = format::number(found.total() as f64, 0, lang);
    let title = match lang {
        Lang::Zh => format!("“{typed}”：{total} 条"),
        Lang::En => format!("“{typed}”: {total} found"),
    };
    SearchSheet { sentence: sentence(&title, &groups, found, lang), title, groups }
}

/// What the button for the rest of a kind says.
pub fn more_found(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另外 {n} 条"),
        Lang::En => format!("{n} more"),
    }
}

fn sentence(title: &str, groups: &[FoundGroup], found: &Found, lang: Lang) -> String {
    let mut said = title.to_owned();
    if found.total() == 0 {
        said.push_str(
            lang.pick("。换一个词，或用拼音、首字母试试。", ". Try another word, pinyin or initials."),
        );
        return said;
    }
    let list: Vec<String> = groups
        .iter()
        .map(|group| match lang {
            Lang::Zh => format!("{}{}", group.name, group.total),
            Lang::En => format!("{} {}", group.name.to_lowercase(), group.total),
        })
        .collect();
    match lang {
        Lang::Zh => said.push_str(&format!("（{}）。", list.join("，"))),
        Lang::En => said.push_str(&format!(" ({}).", list.join(", "))),
    }
    if found.partial {
        said.push_str(
            lang.pick("没有完全相符的，以下只含其中一部分。", " Nothing says all of it; these say parts."),
        );
    }
    if !found.read_as.is_empty() {
        match lang {
            Lang::Zh => said.push_str(&format!("同时查找了：{}。", found.read_as.join("、"))),
            Lang::En => said.push_str(&format!(" Also looked for: {}.", found.read_as.join(", "))),
        }
    }
    said
}

fn row(data: &Dataset, hit: &Hit, lang: Lang) -> FoundRow {
    let mut about: Vec<String> = Vec::new();
    let mut add = |text: &str| {
        if !text.is_empty() && text != hit.text && !about.iter().any(|said| said == text) {
            about.push(text.to_owned());
        }
    };
    let own = |name_zh: &str, name_en: &str| lang.pick(name_zh, name_en).to_owned();
    let id = hit.id.clone();
    let to = match hit.kind {
        RecordKind::District => {
            add(district_name(data, &hit.id, lang));
            if data.plan_of(&hit.id).is_some() { Page::District(id) } else { Page::Districts }
        }
        RecordKind::Target => {
            if let Some((plan, target)) = data.target(&hit.id) {
                add(indicator_name(data, &target.indicator, lang));
                add(&asked(target, lang));
                add(&deadline(target, lang));
                add(district_name(data, &plan.district, lang));
            }
            Page::Target(id)
        }
        RecordKind::Task => {
            if let Some((plan, task)) = data.task(&hit.id) {
                add(&own(&task.title, &task.title_en));
                add(district_name(data, &plan.district, lang));
            }
            Page::Task(id)
        }
        RecordKind::Department => {
            if let Some(department) = data.department(&hit.id) {
                add(&own(&department.name_zh, &department.name_en));
                add(district_name(data, &department.district, lang));
            }
            Page::Department(id)
        }
        RecordKind::Topic => {
            if let Some(topic) = data.topic(&hit.id) {
                add(&own(&topic.name_zh, &topic.name_en));
            }
            Page::Topic(id)
        }
        RecordKind::Place => {
            let place = data.place(&hit.id);
            if let Some(place) = place {
                add(&own(&place.name_zh, &place.name_en));
                add(district_name(data, &place.district, lang));
            }
            place.map_or(Page::Districts, |place| Page::District(place.district.clone()))
        }
        RecordKind::Heading => {
            if let Some((plan, section)) = data.section(&hit.id) {
                add(&own(&section.title, &section.title_en));
                add(district_name(data, &plan.district, lang));
            }
            Page::Text(id)
        }
        RecordKind::Paragraph => {
            let plan = data.plan(&hit.id);
            if let Some(plan) = plan {
                add(&plan.title);
                add(district_name(data, &plan.district, lang));
            }
            // The heading under which the paragraph stands.
            let start = hit.place.map_or(0, |place| place.start);
            let above = |section: &&Section| section.span.start <= start;
            let heading = plan
                .and_then(|plan| plan.outline.iter().filter(above).max_by_key(|section| section.span.start));
            Page::Text(heading.map_or(id, |section| section.id.clone()))
        }
    };
    FoundRow {
        kind: hit.kind,
        id: hit.id.clone(),
        text: hit.text.replace('\n', " "),
        spans: hit.spans.clone(),
        chinese: hit.text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c)),
        about,
        place: hit.place,
        to,
    }
}
