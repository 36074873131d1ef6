//! The view as a query string: canonical to write, total to read.
//!
//! Everything that a reader would share is here. [`Address::read`] never fails; what it can't read
//! comes back as [`Unread`] beside a usable address. [`Address::write`] has one spelling for each
//! address and leaves defaults out.

mod aliases;
pub(crate) mod percent;
mod read;

pub use crate::query::{MAX_CHOICES, MAX_TEXT};

use crate::dataset::Dataset;
use crate::order::tidy;
use crate::plan::Domain;
use crate::progress::State;
use crate::query::{Facet, Query, Sort};
use crate::slug::slugs;
use crate::text::Lang;
use chrono::NaiveDate;

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
    /// Share of commitments in one state.
    State,
    /// Share of commitments of one domain.
    Domain,
    /// What plans ask for of one concept, where that may be compared.
    Target,
    /// What was last published of one concept, where that may be compared.
    Value,
}

slugs!(Metric {
    Commitments => "commitments",
    Evidence => "evidence",
    DueNoData => "due-no-data",
    State => "state",
    Domain => "domain",
    Target => "target",
    Value => "value",
});

impl Metric {
    /// Those that need no more to be said, and so fit everywhere; the others are the map page's.
    pub const PLAIN: [Metric; 3] = [Metric::Commitments, Metric::Evidence, Metric::DueNoData];

    /// Itself if it is plain, else the default.
    pub fn plain(self) -> Metric {
        if Self::PLAIN.contains(&self) { self } else { Metric::default() }
    }
}

/// How the map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// By the districts' borders.
    Borders,
    /// As a grid of tiles in rough places.
    Tiles,
}

slugs!(Drawing {
    Borders => "borders",
    Tiles => "tiles",
});

/// What a reader visits. Pages of one record carry its id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// 总览.
    #[default]
    Overview,
    /// The districts whose plans are here.
    Districts,
    /// One district, by id.
    District(String),
    /// 目标清单.
    Targets,
    /// One target, by id.
    Target(String),
    /// Every task, plan by plan.
    Tasks,
    /// One task, by id.
    Task(String),
    /// 部门: the responsible units.
    Units,
    /// One responsible unit, by id.
    Unit(String),
    /// 日程: every deadline.
    Calendar,
    /// 地图: the districts by one metric, or one of them with its places.
    Map,
    /// 原文: a plan's whole text, by the id of the plan or of a record in it.
    Text(String),
    /// 搜索: targets, tasks, units, places, headings and plan texts by words.
    Search,
    /// 方法: rules, words, how to report a problem, the data to take away.
    Method,
    /// 无障碍声明: what was tested, what falls short, how to tell us.
    Access,
    /// 起草: a plan's text becomes a draft, and a draft becomes files.
    Draft,
    /// 对比: what is pinned, side by side, and the concepts that districts share.
    Compare,
    /// One concept across districts, by comparability class.
    Concept(String),
    /// 主题: which plan says something about which topic.
    Topics,
    /// One topic across districts, by id.
    Topic(String),
    /// 工作台: a reader's own figures.
    Workbench,
    /// Snippets for other people's pages; of one target, if it has an id.
    Embed(Option<String>),
    /// A briefing for paper: of a district, unit or target by id, or of the current list.
    Brief(Option<String>),
}

impl Page {
    /// Its spelling in addresses, after `page=`.
    pub const fn slug(&self) -> &'static str {
        match self {
            Page::Overview => "overview",
            Page::Districts => "districts",
            Page::District(_) => "district",
            Page::Targets => "targets",
            Page::Target(_) => "target",
            Page::Tasks => "tasks",
            Page::Task(_) => "task",
            Page::Units => "units",
            Page::Unit(_) => "unit",
            Page::Calendar => "calendar",
            Page::Map => "map",
            Page::Text(_) => "text",
            Page::Search => "search",
            Page::Method => "method",
            Page::Access => "access",
            Page::Draft => "draft",
            Page::Compare => "compare",
            Page::Concept(_) => "concept",
            Page::Topics => "topics",
            Page::Topic(_) => "topic",
            Page::Workbench => "workbench",
            Page::Embed(_) => "embed",
            Page::Brief(_) => "brief",
        }
    }

    /// The record it is of; `None` for a page that stands by itself.
    pub fn id(&self) -> Option<&str> {
        match self {
            Page::Overview
            | Page::Districts
            | Page::Targets
            | Page::Tasks
            | Page::Units
            | Page::Calendar
            | Page::Map
            | Page::Search
            | Page::Method
            | Page::Access
            | Page::Draft
            | Page::Compare
            | Page::Topics
            | Page::Workbench => None,
            Page::District(id)
            | Page::Target(id)
            | Page::Task(id)
            | Page::Unit(id)
            | Page::Text(id)
            | Page::Concept(id)
            | Page::Topic(id) => Some(id),
            Page::Embed(id) | Page::Brief(id) => id.as_deref(),
        }
    }

    /// The page spelled so, with the id it came with; `None` if there is no such page, or if it has an id too many or
    /// too few.
    fn from_parts(slug: &str, id: Option<String>) -> Option<Page> {
        match (slug, id) {
            ("overview", None) => Some(Page::Overview),
            ("districts", None) => Some(Page::Districts),
            ("district", Some(id)) => Some(Page::District(id)),
            ("targets", None) => Some(Page::Targets),
            ("target", Some(id)) => Some(Page::Target(id)),
            ("tasks", None) => Some(Page::Tasks),
            ("task", Some(id)) => Some(Page::Task(id)),
            ("units", None) => Some(Page::Units),
            ("unit", Some(id)) => Some(Page::Unit(id)),
            ("calendar", None) => Some(Page::Calendar),
            ("map", None) => Some(Page::Map),
            ("text", Some(id)) => Some(Page::Text(id)),
            ("search", None) => Some(Page::Search),
            ("method", None) => Some(Page::Method),
            ("access", None) => Some(Page::Access),
            ("draft", None) => Some(Page::Draft),
            ("compare", None) => Some(Page::Compare),
            ("concept", Some(id)) => Some(Page::Concept(id)),
            ("topics", None) => Some(Page::Topics),
            ("topic", Some(id)) => Some(Page::Topic(id)),
            ("workbench", None) => Some(Page::Workbench),
            ("embed", id) => Some(Page::Embed(id)),
            ("brief", id) => Some(Page::Brief(id)),
            _ => None,
        }
    }
}

/// A look, or what the system asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// What the system asks for.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black on white, with strong lines.
    Contrast,
    /// Yellow on black.
    Yellow,
}

slugs!(ThemeChoice {
    System => "system",
    Light => "light",
    Dark => "dark",
    Contrast => "contrast",
    Yellow => "yellow",
});

/// How large text is: the reader's own, or one of the large sizes (长辈版).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextSize {
    /// As the reader has set the browser.
    #[default]
    Standard,
    /// 18 pixels.
    Px18,
    /// 20 pixels, with which the large sizes begin.
    Xl,
    /// 22 pixels.
    Px22,
    /// 24 pixels.
    Px24,
    /// 27 pixels.
    Px27,
    /// 30 pixels.
    Px30,
}

slugs!(TextSize {
    Standard => "standard",
    Px18 => "18",
    Xl => "xl",
    Px22 => "22",
    Px24 => "24",
    Px27 => "27",
    Px30 => "30",
});

impl TextSize {
    /// Whether this is one of the large sizes.
    pub fn is_large(self) -> bool {
        self != TextSize::Standard
    }

    /// Whether the menu alone would fill the first screen of a phone.
    pub fn fills_phones(self) -> bool {
        matches!(self, TextSize::Px24 | TextSize::Px27 | TextSize::Px30)
    }

    /// The next larger or smaller one of the large sizes; `None` at their ends.
    pub fn next(self, larger: bool) -> Option<TextSize> {
        let at = Self::ALL.iter().position(|size| *size == self)?;
        let at = if larger { at + 1 } else { at.checked_sub(1)? };
        Self::ALL.get(at).copied().filter(|size| size.is_large())
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
    /// Ids of pinned targets, sorted, at most [`MAX_PINS`].
    pub pins: Vec<String>,
    /// What the map is coloured by.
    pub metric: Metric,
    /// State, domain or concept that the metric is of, as spelled there; `None` leaves the choice to the map.
    pub of: Option<String>,
    /// How the map is drawn; `None` leaves that to the screen's width.
    pub drawing: Option<Drawing>,
    /// The place that is chosen on the map, by id.
    pub place: Option<String>,
    /// The day everything is judged on; `None` is today.
    pub as_of: Option<NaiveDate>,
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeChoice,
    /// How large text is.
    pub size: TextSize,
    /// Whether tables stand in for charts.
    pub charts_off: bool,
    /// Whether keys that are letters or signs by themselves do nothing, for readers who speak to their computer.
    pub keys_off: bool,
}

/// Most targets that can be pinned.
pub const MAX_PINS: usize = 4;

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
        Self { name: read::shown(name), value: read::shown(value), unknown_name }
    }
}

impl Address {
    /// The one spelling of this address, without `?`; empty for the default view.
    ///
    /// Written by taking the struct apart, so that a new field doesn't compile until it is spelled.
    pub fn write(&self) -> String {
        let Address {
            page,
            query,
            source,
            pins,
            metric,
            of,
            drawing,
            place,
            as_of,
            lang,
            theme,
            size,
            charts_off,
            keys_off,
        } = self;
        let Query {
            districts,
            plans,
            domains,
            topics,
            lead,
            support,
            units,
            due,
            states,
            measures,
            forces,
            tiers,
            grades,
            observed,
            text,
            sort,
            group,
        } = query;
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
        out.list("district", districts.iter().map(String::as_str));
        out.list("plan", plans.iter().map(String::as_str));
        out.list("domain", domains.iter().map(|domain| domain.slug()));
        out.list("topic", topics.iter().map(String::as_str));
        out.list("lead", lead.iter().map(String::as_str));
        out.list("support", support.iter().map(String::as_str));
        out.list("unit", units.iter().map(String::as_str));
        let years: Vec<String> = due.iter().map(ToString::to_string).collect();
        out.list("due", years.iter().map(String::as_str));
        out.list("state", states.iter().map(|state| state.slug()));
        out.list("measure", measures.iter().map(|measure| measure.slug()));
        out.list("force", forces.iter().map(|force| force.slug()));
        out.list("tier", tiers.iter().map(|tier| tier.slug()));
        out.list("grade", grades.iter().map(|grade| grade.slug()));
        if let Some(observed) = observed {
            out.pair("observed", observed.slug());
        }
        if !text.is_empty() {
            out.pair("q", text);
        }
        if *sort != Sort::default() {
            out.pair("sort", sort.slug());
        }
        if let Some(group) = group {
            out.pair("group", group.slug());
        }
        if let Some(source) = source {
            out.pair("source", source);
        }
        out.list("pin", pins.iter().map(String::as_str));
        if *metric != Metric::default() {
            out.pair("metric", metric.slug());
        }
        if let Some(of) = of {
            out.pair("of", of);
        }
        if let Some(drawing) = drawing {
            out.pair("map", drawing.slug());
        }
        if let Some(place) = place {
            out.pair("place", place);
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
        if size.is_large() {
            out.pair("size", size.slug());
        }
        if *charts_off {
            out.pair("charts", "off");
        }
        if *keys_off {
            out.pair("keys", "off");
        }
        out.finish()
    }

    /// Parts that read well but name nothing the data has: choices by id, the record of the drawer.
    ///
    /// The record of a page isn't among them; that page says so itself.
    pub fn unknown(&self, data: &Dataset) -> Vec<Unread> {
        let query = &self.query;
        let mut unknown = Vec::new();
        let mut look = |name: &str, ids: &[String], known: &dyn Fn(&str) -> bool| {
            unknown.extend(ids.iter().filter(|id| !known(id)).map(|id| Unread {
                name: name.to_owned(),
                value: read::shown(id),
                unknown_name: false,
            }));
        };
        look("district", &query.districts, &|id| data.district(id).is_some());
        look("plan", &query.plans, &|id| data.plan(id).is_some());
        look("topic", &query.topics, &|id| data.topic(id).is_some());
        for (facet, units) in
            [(Facet::Lead, &query.lead), (Facet::Support, &query.support), (Facet::Unit, &query.units)]
        {
            look(facet.slug(), units, &|id| data.department(id).is_some());
        }
        let names = |of: &str| match self.metric {
            Metric::State => State::from_slug(of).is_some(),
            Metric::Domain => Domain::from_slug(of).is_some(),
            Metric::Target | Metric::Value => {
                data.indicators().iter().any(|indicator| indicator.comparability == of)
            }
            Metric::Commitments | Metric::Evidence | Metric::DueNoData => false,
        };
        look("of", self.of.as_slice(), &names);
        look("pin", &self.pins, &|id| data.target(id).is_some());
        look("source", self.source.as_slice(), &|id| {
            data.target(id).is_some() || data.baseline(id).is_some() || data.observation(id).is_some()
        });
        unknown
    }

    /// Pins a target, or takes its pin out. Where all pins are used nothing changes.
    pub fn flip_pin(&mut self, target: &str) {
        if let Some(at) = self.pins.iter().position(|pin| pin == target) {
            self.pins.remove(at);
        } else if self.pins.len() < MAX_PINS {
            self.pins.push(target.to_owned());
            tidy(&mut self.pins);
        }
    }

    /// This address on another page, its drawer closed.
    pub fn on(&self, page: Page) -> Address {
        Address { page, source: None, place: None, ..self.clone() }
    }

    /// The map with these districts chosen, and nothing chosen in them.
    pub fn map_of(&self, districts: Vec<String>) -> Address {
        let address = self.on(Page::Map).with_query(|query| query.districts = districts);
        Address { place: None, ..address }
    }

    /// The list on another page with these choices and no others, in the order that the reader has.
    pub fn list(&self, page: Page, choose: impl FnOnce(&mut Query)) -> Address {
        let mut query = self.query.cleared();
        choose(&mut query);
        query.normalise();
        Address { page, query, source: None, place: None, ..self.clone() }
    }

    /// This address with its query changed.
    pub fn with_query(&self, change: impl FnOnce(&mut Query)) -> Address {
        let mut address = self.clone();
        change(&mut address.query);
        address.query.normalise();
        address
    }
}

#[cfg(test)]
mod tests;
