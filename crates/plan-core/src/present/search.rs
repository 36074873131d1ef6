//! What a search found, by kind, with where the words stand.

use super::{asked, deadline, district_name, indicator_name};
use crate::address::{Address, Page};
use crate::dataset::Dataset;
use crate::format;
use crate::plan::Span;
use crate::query::Query;
use crate::search::{Found, Hit, Kind};
use crate::text::Lang;

/// What a kind of thing is called.
pub const fn found_kind(kind: Kind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        Kind::District => ("区", "Districts"),
        Kind::Target => ("目标", "Targets"),
        Kind::Task => ("任务", "Tasks"),
        Kind::Unit => ("责任单位", "Responsible units"),
        Kind::Topic => ("主题", "Topics"),
        Kind::Place => ("地点", "Places"),
        Kind::Heading => ("标题", "Headings"),
        Kind::Paragraph => ("规划原文", "Plan texts"),
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
    pub kind: Kind,
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
    /// Changes of the address that lead to it; `None` where no page shows it.
    pub to: Option<(Page, Query)>,
}

impl FoundRow {
    /// The address that leads to it from another; `None` where no page shows it.
    pub fn address(&self, from: &Address) -> Option<Address> {
        let (page, query) = self.to.clone()?;
        Some(Address { query, ..from.on(page) })
    }
}

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGroup {
    /// What it is.
    pub kind: Kind,
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
    let mut query = Query::default();
    let mut page = Some(Page::Targets);
    let own = |name_zh: &str, name_en: &str| lang.pick(name_zh, name_en).to_owned();
    match hit.kind {
        Kind::District => {
            add(district_name(data, &hit.id, lang));
            query.districts.push(hit.id.clone());
            page = page.filter(|_| data.plan_of(&hit.id).is_some());
        }
        Kind::Target => {
            if let Some((plan, target)) = data.target(&hit.id) {
                add(indicator_name(data, &target.indicator, lang));
                add(&asked(target, lang));
                add(&deadline(target, lang));
                add(district_name(data, &plan.district, lang));
            }
            page = Some(Page::Target(hit.id.clone()));
        }
        Kind::Task => {
            if let Some((plan, task)) = data.task(&hit.id) {
                add(&own(&task.title, &task.title_en));
                add(district_name(data, &plan.district, lang));
            }
            page = None;
        }
        Kind::Unit => {
            if let Some(unit) = data.department(&hit.id) {
                add(&own(&unit.name_zh, &unit.name_en));
                add(district_name(data, &unit.district, lang));
            }
            query.units.push(hit.id.clone());
        }
        Kind::Topic => {
            if let Some(topic) = data.topic(&hit.id) {
                add(&own(&topic.name_zh, &topic.name_en));
            }
            query.topics.push(hit.id.clone());
        }
        Kind::Place => {
            if let Some(place) = data.place(&hit.id) {
                add(&own(&place.name_zh, &place.name_en));
                add(district_name(data, &place.district, lang));
            }
            page = None;
        }
        Kind::Heading => {
            if let Some((plan, section)) = data.section(&hit.id) {
                add(&own(&section.title, &section.title_en));
                add(district_name(data, &plan.district, lang));
            }
            page = None;
        }
        Kind::Paragraph => {
            if let Some(plan) = data.plan(&hit.id) {
                add(&plan.title);
                add(district_name(data, &plan.district, lang));
            }
            page = None;
        }
    }
    FoundRow {
        kind: hit.kind,
        id: hit.id.clone(),
        text: hit.text.replace('\n', " "),
        spans: hit.spans.clone(),
        chinese: hit.text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c)),
        about,
        place: hit.place,
        to: page.map(|page| (page, query)),
    }
}
