//! The view as a query string: canonical to write, total to read.
//!
//! Everything that a reader would share is here. [`Address::read`] never fails; what it can't read
//! comes back as [`Unread`] beside a usable address. [`Address::write`] has one spelling for each
//! address and leaves defaults out.

mod aliases;
pub(crate) mod percent;

use crate::dataset::Dataset;
use crate::date::parse_day;
use crate::id;
use crate::plan::Domain;
use crate::progress::State;
use crate::query::{Query, Sort};
use crate::text::Lang;
use chrono::{Datelike, NaiveDate};

/// What the map is coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Number of commitments.
    #[default]
    Commitments,
    /// Share of commitments with a published value.
    Evidence,
    /// Number of commitments that fell due without a published value.
    DueNoData,
}

impl Metric {
    /// All of them, in the order they are offered.
    pub const ALL: [Metric; 3] = [Metric::Commitments, Metric::Evidence, Metric::DueNoData];

    /// The spelling in addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            Metric::Commitments => "commitments",
            Metric::Evidence => "evidence",
            Metric::DueNoData => "due-no-data",
        }
    }
}

/// What a reader visits. Pages of one record carry its id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// 总览.
    #[default]
    Overview,
    /// 目标清单.
    Targets,
    /// One target, by id.
    Target(String),
}

impl Page {
    /// Its spelling in addresses, after `page=`.
    pub const fn slug(&self) -> &'static str {
        match self {
            Page::Overview => "overview",
            Page::Targets => "targets",
            Page::Target(_) => "target",
        }
    }

    /// The record it is of; `None` for a page that stands by itself.
    pub fn id(&self) -> Option<&str> {
        match self {
            Page::Overview | Page::Targets => None,
            Page::Target(id) => Some(id),
        }
    }

    /// The page spelled so, with the id it came with; `None` if there is no such page, or if it has an id too many or
    /// too few.
    fn from_parts(slug: &str, id: Option<String>) -> Option<Page> {
        match (slug, id) {
            ("overview", None) => Some(Page::Overview),
            ("targets", None) => Some(Page::Targets),
            ("target", Some(id)) => Some(Page::Target(id)),
            _ => None,
        }
    }
}

/// Light, dark, or what the system asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// What the system asks for.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// The spelling in addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            ThemeChoice::System => "system",
            ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
        }
    }
}

/// The whole state of the view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// Page.
    pub page: Page,
    /// What is chosen among the targets.
    pub query: Query,
    /// Record whose source drawer is open.
    pub source: Option<String>,
    /// What the map is coloured by.
    pub metric: Metric,
    /// The day everything is judged on; `None` is today.
    pub as_of: Option<NaiveDate>,
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeChoice,
}

/// A part of an address that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unread {
    /// The parameter's name, decoded, at most 40 characters, without control characters.
    pub name: String,
    /// Its value, likewise.
    pub value: String,
    /// Whether the name itself is unknown.
    pub unknown_name: bool,
}

impl Unread {
    /// A part that is ignored.
    pub(crate) fn new(name: &str, value: &str, unknown_name: bool) -> Self {
        Self { name: shown(name), value: shown(value), unknown_name }
    }
}

/// Longest search text that is read, in characters.
pub const MAX_TEXT: usize = 100;

/// Most choices of one facet that are read.
pub const MAX_CHOICES: usize = 40;

impl Address {
    /// Reads a query string, with or without its `?`. The first of two equal parameters counts.
    pub fn read(query: &str) -> (Address, Vec<Unread>) {
        let mut address = Address::default();
        let mut unread = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        let (mut page, mut id) = (None, None);
        for (name, value) in percent::pairs(query) {
            let name = aliases::current(&name).to_owned();
            let known = match name.as_str() {
                _ if seen.contains(&name) => Some(false),
                "page" => Some(put(&mut page, Some(Some(value.clone())))),
                "id" => Some(put(&mut id, one_id(&value).map(Some))),
                name => address.set(name, &value),
            };
            if known != Some(true) {
                unread.push(Unread::new(&name, &value, known.is_none()));
            }
            seen.push(name);
        }
        address.find_page(page, id, &mut unread);
        (address, unread)
    }

    /// Puts page and id together, in whatever order they came.
    fn find_page(&mut self, page: Option<String>, id: Option<String>, unread: &mut Vec<Unread>) {
        let mut ignored = |name: &str, value: &str| {
            unread.push(Unread { name: name.to_owned(), value: shown(value), unknown_name: false });
        };
        match (page, id) {
            (None, None) => {}
            (None, Some(id)) => ignored("id", &id),
            (Some(slug), id) => match Page::from_parts(&slug, id.clone()) {
                Some(page) => self.page = page,
                // A page that stands by itself is shown, whatever id came with it.
                None => match (Page::from_parts(&slug, None), id) {
                    (Some(page), Some(id)) => {
                        self.page = page;
                        ignored("id", &id);
                    }
                    _ => ignored("page", &slug),
                },
            },
        }
    }

    /// Sets one parameter: `None` for an unknown name, `Some(false)` for an unreadable value.
    fn set(&mut self, name: &str, value: &str) -> Option<bool> {
        let query = &mut self.query;
        let set = match name {
            "v" => value == "1",
            // A target has a short spelling of its own.
            "target" => put(&mut self.page, one_id(value).map(Page::Target)),
            "district" => put(&mut query.districts, ids(value)),
            "domain" => put(&mut query.domains, choices(value, domain)),
            "unit" => put(&mut query.units, ids(value)),
            "due" => put(&mut query.due, choices(value, year)),
            "state" => put(&mut query.states, choices(value, State::from_slug)),
            "tier" => match value {
                "all" => put(&mut query.all_tiers, Some(true)),
                _ => false,
            },
            "q" => put(&mut query.text, text(value)),
            "sort" => put(&mut query.sort, Sort::from_slug(value)),
            "source" => put(&mut self.source, one_id(value).map(Some)),
            "metric" => put(&mut self.metric, Metric::ALL.into_iter().find(|metric| metric.slug() == value)),
            "asof" => put(&mut self.as_of, parse_day(value).filter(in_range).map(Some)),
            "lang" => put(&mut self.lang, Lang::from_slug(value)),
            "theme" => {
                let themes = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
                put(&mut self.theme, themes.into_iter().find(|theme| theme.slug() == value))
            }
            _ => return None,
        };
        Some(set)
    }

    /// The one spelling of this address, without `?`; empty for the default view.
    ///
    /// Written by taking the struct apart, so that a new field doesn't compile until it is spelled.
    pub fn write(&self) -> String {
        let Address { page, query, source, metric, as_of, lang, theme } = self;
        let Query { districts, domains, units, due, states, all_tiers, text, sort } = query;
        let mut out = percent::Writer::default();
        match page {
            Page::Overview => {}
            Page::Target(id) => out.pair("target", id),
            page => {
                out.pair("page", page.slug());
                if let Some(id) = page.id() {
                    out.pair("id", id);
                }
            }
        }
        out.list("district", districts.iter().cloned());
        out.list("domain", domains.iter().map(|&domain| domain_slug(domain).to_owned()));
        out.list("unit", units.iter().cloned());
        out.list("due", due.iter().map(ToString::to_string));
        out.list("state", states.iter().map(|state| state.slug().to_owned()));
        if *all_tiers {
            out.pair("tier", "all");
        }
        if !text.is_empty() {
            out.pair("q", text);
        }
        if *sort != Sort::default() {
            out.pair("sort", sort.slug());
        }
        if let Some(source) = source {
            out.pair("source", source);
        }
        if *metric != Metric::default() {
            out.pair("metric", metric.slug());
        }
        if let Some(as_of) = as_of {
            out.pair("asof", &as_of.to_string());
        }
        if *lang != Lang::default() {
            out.pair("lang", lang.slug());
        }
        if *theme != ThemeChoice::default() {
            out.pair("theme", theme.slug());
        }
        out.finish()
    }

    /// Parts that read well but name nothing the data has: districts, units, the record of the drawer.
    ///
    /// A target of its own page isn't among them; that page says so itself.
    pub fn unknown(&self, data: &Dataset) -> Vec<Unread> {
        let part = |name: &str, value: &str| Unread {
            name: name.to_owned(),
            value: shown(value),
            unknown_name: false,
        };
        let districts = self.query.districts.iter().filter(|id| data.district(id).is_none());
        let units = self.query.units.iter().filter(|id| data.department(id).is_none());
        let known = |id: &str| {
            data.target(id).is_some() || data.baseline(id).is_some() || data.observation(id).is_some()
        };
        let source = self.source.iter().filter(|id| !known(id));
        districts
            .map(|id| part("district", id))
            .chain(units.map(|id| part("unit", id)))
            .chain(source.map(|id| part("source", id)))
            .collect()
    }

    /// This address on another page, its drawer closed.
    pub fn on(&self, page: Page) -> Address {
        Address { page, source: None, ..self.clone() }
    }

    /// This address with its query changed.
    pub fn with_query(&self, change: impl FnOnce(&mut Query)) -> Address {
        let mut address = self.clone();
        change(&mut address.query);
        address.query.normalise();
        address
    }
}

/// The spelling of a domain in addresses, data and class names.
pub const fn domain_slug(domain: Domain) -> &'static str {
    match domain {
        Domain::Infrastructure => "infrastructure",
        Domain::Economy => "economy",
        Domain::Life => "life",
        Domain::Governance => "governance",
        Domain::Security => "security",
        Domain::Safeguards => "safeguards",
    }
}

/// Every domain, in the order in which a reader is shown them.
pub const DOMAINS: [Domain; 6] = [
    Domain::Infrastructure,
    Domain::Economy,
    Domain::Life,
    Domain::Governance,
    Domain::Security,
    Domain::Safeguards,
];

fn domain(slug: &str) -> Option<Domain> {
    DOMAINS.into_iter().find(|&domain| domain_slug(domain) == slug)
}

fn put<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

fn one_id(value: &str) -> Option<String> {
    (value.len() <= 120 && id::is_well_formed(value)).then(|| value.to_owned())
}

fn ids(value: &str) -> Option<Vec<String>> {
    choices(value, one_id)
}

/// A comma-separated list, sorted and without repeats; `None` if it is empty, too long or one item can't be read.
fn choices<T: Ord>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut items: Vec<T> = value.split(',').map(read).collect::<Option<_>>()?;
    items.sort();
    items.dedup();
    (items.len() <= MAX_CHOICES).then_some(items)
}

fn year(value: &str) -> Option<i32> {
    let year: i32 = (value.len() == 4).then(|| value.parse().ok()).flatten()?;
    (2000..=2100).contains(&year).then_some(year)
}

fn in_range(day: &NaiveDate) -> bool {
    (2000..=2100).contains(&day.year())
}

fn text(value: &str) -> Option<String> {
    let text = crate::query::tidy_text(value);
    (!text.is_empty() && text.chars().count() <= MAX_TEXT).then_some(text)
}

fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests;
