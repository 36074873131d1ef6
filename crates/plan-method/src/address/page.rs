//! The pages: one row each, from which the enum, the spelling in addresses and every list of pages follow.

/// How a page is reached from the frame that stands around every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavSection {
    /// By a link of its own in the header; the links stand in the order of [`Page::ROWS`].
    Header,
    /// By a link of its own in the menu beside these, likewise.
    Menu,
    /// By a link of its own in the footer, likewise.
    Footer,
    /// From the page of this slug, whose link in the header or menu counts as the current one.
    Under(&'static str),
    /// From links inside pages only; no link of the frame is the current one.
    Inside,
}

/// Whether a page's address carries the id of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakesId {
    /// It stands by itself.
    Never,
    /// It is of one record.
    Always,
    /// It is of one record, or stands by itself.
    Optional,
}

/// What is the same for every address of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// Its spelling in addresses, after `page=`.
    pub slug: &'static str,
    /// Whether its address carries an id.
    pub takes_id: TakesId,
    /// How the frame leads to it.
    pub nav: NavSection,
    /// Whether a hall's panel shows it: not what is for paper, for other people's pages, or for data of one's own.
    pub in_kiosk: bool,
    /// Whether it takes long to read, so that its reader may sit still: lists, tables, plan texts.
    pub reads_long: bool,
}

impl PageRow {
    /// The page, with the id it came with; `None` if it has an id too many or too few.
    pub fn page(&self, id: Option<String>) -> Option<Page> {
        Page::from_parts(self.slug, id)
    }
}

/// An id as a page carries it.
trait PageId: Sized {
    const TAKES: TakesId;
    fn read(id: Option<String>) -> Option<Self>;
    fn id(&self) -> Option<&str>;
}

impl PageId for String {
    const TAKES: TakesId = TakesId::Always;
    fn read(id: Option<String>) -> Option<Self> {
        id
    }
    fn id(&self) -> Option<&str> {
        Some(self)
    }
}

impl PageId for Option<String> {
    const TAKES: TakesId = TakesId::Optional;
    fn read(id: Option<String>) -> Option<Self> {
        Some(id)
    }
    fn id(&self) -> Option<&str> {
        self.as_deref()
    }
}

/// The page made of its id, and whether it takes one.
macro_rules! with_id {
    (read $variant:ident, $id:ident) => {
        if $id.is_none() { Some(Page::$variant) } else { None }
    };
    (read $variant:ident, $id:ident, $payload:ty) => {
        <$payload as PageId>::read($id).map(Page::$variant)
    };
    (takes) => {
        TakesId::Never
    };
    (takes $payload:ty) => {
        <$payload as PageId>::TAKES
    };
}

/// A row is `Variant(id: what it carries): slug, nav, in_kiosk, reads_long;`.
macro_rules! pages {
    ($(
        $(#[$meta:meta])*
        $variant:ident $(($id:ident: $payload:ty))?: $slug:literal, $nav:expr, $in_kiosk:literal, $reads_long:literal;
    )*) => {
        /// What a reader visits. Pages of one record carry its id.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Page {
            $($(#[$meta])* $variant $(($payload))?,)*
        }

        /// The place of each page among [`Page::ROWS`].
        enum RowIndex {
            $($variant,)*
        }

        impl Page {
            /// Every page, in the order in which the frame's links stand.
            pub const ROWS: &[PageRow] = &[$(
                PageRow {
                    slug: $slug,
                    takes_id: with_id!(takes $($payload)?),
                    nav: $nav,
                    in_kiosk: $in_kiosk,
                    reads_long: $reads_long,
                },
            )*];

            /// What is the same for every address of this page.
            pub const fn row(&self) -> &'static PageRow {
                let place = match self {
                    $(Page::$variant { .. } => RowIndex::$variant,)*
                };
                &Self::ROWS[place as usize]
            }

            /// The record it is of; `None` for a page that stands by itself.
            pub fn id(&self) -> Option<&str> {
                match self {
                    $(Page::$variant $(($id))? => None $(.or(PageId::id($id)))?,)*
                }
            }

            /// The page spelled so, with the id it came with; `None` if there is no such page, or if it has an id too
            /// many or too few.
            pub(super) fn from_parts(slug: &str, id: Option<String>) -> Option<Page> {
                match slug {
                    $($slug => with_id!(read $variant, id $(, $payload)?),)*
                    _ => None,
                }
            }
        }
    };
}

pages! {
    /// 总览.
    #[default]
    Overview: "overview", NavSection::Header, true, false;
    /// Where a hall's visitor begins: everything in reach of a finger. Elsewhere the overview stands there.
    Home: "home", NavSection::Inside, true, false;
    /// The districts whose plans are here.
    Districts: "districts", NavSection::Header, true, false;
    /// One district, by id.
    District(id: String): "district", NavSection::Under("districts"), true, false;
    /// 原文: a plan's whole text, by the id of the plan or of a record in it.
    Text(id: String): "text", NavSection::Under("districts"), true, true;
    /// 原文的疑点: every doubt about the plans' texts.
    Doubts: "doubts", NavSection::Under("districts"), true, true;
    /// 目标清单.
    Targets: "targets", NavSection::Header, true, true;
    /// One target, by id.
    Target(id: String): "target", NavSection::Under("targets"), true, false;
    /// Every task, plan by plan.
    Tasks: "tasks", NavSection::Menu, true, true;
    /// One task, by id.
    Task(id: String): "task", NavSection::Under("tasks"), true, false;
    /// 部门: the responsible departments.
    Departments: "departments", NavSection::Header, true, true;
    /// One responsible department, by id.
    Department(id: String): "department", NavSection::Under("departments"), true, false;
    /// 待补清单: the promises that lack a result, by department and year.
    Missing: "missing", NavSection::Menu, false, true;
    /// 日程: every deadline.
    Calendar: "calendar", NavSection::Menu, true, false;
    /// 主题: which plan says something about which topic.
    Topics: "topics", NavSection::Header, true, true;
    /// One topic across districts, by id.
    Topic(id: String): "topic", NavSection::Under("topics"), true, false;
    /// 和我有关: the promises about matters of everyday life; of one of them, if it has an id.
    Matters(id: Option<String>): "matters", NavSection::Menu, true, true;
    /// 怎样问到结果: requests for government information about a target, or about what a department or a district leaves open.
    Request(id: String): "request", NavSection::Inside, true, false;
    /// 对比: what is pinned, side by side, and the indicators that districts share.
    Compare: "compare", NavSection::Under("topics"), true, true;
    /// One indicator across districts, by comparability class.
    Indicator(id: String): "indicator", NavSection::Under("topics"), true, true;
    /// 地图: the districts by one metric, or one of them with its places.
    Map: "map", NavSection::Header, true, false;
    /// 搜索: targets, tasks, departments, places, headings and plan texts by words.
    Search: "search", NavSection::Menu, true, false;
    /// 方法: rules, words, how to report a problem, the data to take away.
    Method: "method", NavSection::Menu, true, true;
    /// 无障碍声明: what was tested, what falls short, how to tell us.
    Access: "access", NavSection::Footer, true, false;
    /// Snippets for other people's pages; of one target, if it has an id.
    Embed(id: Option<String>): "embed", NavSection::Menu, false, false;
    /// 工作台: a reader's own figures.
    Workbench: "workbench", NavSection::Menu, false, false;
    /// 起草: a plan's text becomes a draft, and a draft becomes files.
    Draft: "draft", NavSection::Inside, false, false;
    /// A briefing for paper: of a district, department or target by id, or of the current list.
    Brief(id: Option<String>): "brief", NavSection::Inside, false, false;
}

impl Page {
    /// Its spelling in addresses, after `page=`.
    pub const fn slug(&self) -> &'static str {
        self.row().slug
    }

    /// The pages that the frame leads to in one way, in the order of their links.
    pub fn linked(nav: NavSection) -> Vec<Page> {
        Self::ROWS.iter().filter(|row| row.nav == nav).filter_map(|row| row.page(None)).collect()
    }

    /// The slug of the page whose link in the header or its menu is the current one; `None` if no link is.
    pub const fn header_slug(&self) -> Option<&'static str> {
        let row = self.row();
        match row.nav {
            NavSection::Header | NavSection::Menu => Some(row.slug),
            NavSection::Under(slug) => Some(slug),
            NavSection::Footer | NavSection::Inside => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_and_its_page_are_each_others() {
        for row in Page::ROWS {
            let id = || Some("some-id".to_owned());
            let (without, with) = (row.page(None), row.page(id()));
            let takes = match (&without, &with) {
                (Some(_), None) => TakesId::Never,
                (None, Some(_)) => TakesId::Always,
                (Some(_), Some(_)) => TakesId::Optional,
                (None, None) => panic!("{} is no page", row.slug),
            };
            assert_eq!(takes, row.takes_id, "{}", row.slug);
            assert!(without.iter().chain(&with).all(|page| page.row() == row), "{}", row.slug);
            assert_eq!(with.as_ref().and_then(Page::id), with.as_ref().map(|_| "some-id"));
            assert_eq!(without.as_ref().and_then(Page::id), None);
            assert_eq!(Page::ROWS.iter().filter(|other| other.slug == row.slug).count(), 1);
        }
    }

    #[test]
    fn what_the_frame_links_needs_no_id_and_what_stands_below_it_has_a_link_above() {
        for row in Page::ROWS {
            match row.nav {
                NavSection::Header | NavSection::Menu | NavSection::Footer => {
                    assert!(row.page(None).is_some(), "{}", row.slug);
                }
                NavSection::Under(above) => {
                    let linked = [NavSection::Header, NavSection::Menu].map(Page::linked).concat();
                    assert!(linked.iter().any(|page| page.slug() == above), "{} under {above}", row.slug);
                }
                NavSection::Inside => {}
            }
        }
        let slugs = |nav| Page::linked(nav).iter().map(Page::slug).collect::<Vec<_>>();
        assert_eq!(slugs(NavSection::Footer), ["access"]);
        assert_eq!(
            slugs(NavSection::Header),
            ["overview", "districts", "targets", "departments", "topics", "map"]
        );
        assert_eq!(
            slugs(NavSection::Menu),
            ["tasks", "missing", "calendar", "matters", "search", "method", "embed", "workbench"]
        );
        assert_eq!(Page::Text("yangpu".to_owned()).header_slug(), Some("districts"));
        assert_eq!(Page::Draft.header_slug(), None);
    }
}
