//! The pages, and how an address spells them.

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
    pub(super) fn from_parts(slug: &str, id: Option<String>) -> Option<Page> {
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
