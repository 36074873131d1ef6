//! The embed contract, version 1: one view in somebody else's page. Written down for people in `docs/embed.md`.
//!
//! An embed's address is read as totally as the site's: what can't be read comes back as [`Unread`] beside a view that
//! can be shown. Links in printed reports and forgotten portals live for years, so nothing here is ever taken away:
//! a view, a parameter or a value that was once valid stays valid.

mod snippet;

pub use snippet::{Snippets, Still, snippets};

use plan_method::address::{Address, Page, TextSize, ThemeChoice, Unread, percent};
use plan_method::compare::has_indicator;
use plan_method::query::one_id;
use plan_model::dataset::Dataset;

/// Version of the contract, written as `v=1`.
pub const VERSION: u32 = 1;

/// Namespace of the messages between an embed and its host.
pub const NAMESPACE: &str = "sh-plans";

/// A view that can be embedded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// A target's goal chart.
    Goal,
    /// A district's card.
    District,
    /// The map.
    Map,
    /// A list of targets.
    List,
    /// How many commitments are in each state.
    #[default]
    States,
    /// One indicator across districts.
    Compare,
    /// Every deadline on one time axis.
    Calendar,
}

/// What the contract promises about a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The view.
    pub view: View,
    /// Its spelling after `view=`.
    pub slug: &'static str,
    /// The parameter it can't do without.
    pub needs: Option<&'static str>,
    /// Narrowest frame in which nothing is lost, in CSS pixels.
    pub min_width: u32,
    /// Height that suffices from that width on where no script sets it, in CSS pixels.
    pub height: u32,
    /// The same from [`WIDE`] on.
    pub wide_height: u32,
}

/// From which width on a frame counts as wide, in CSS pixels.
pub const WIDE: u32 = 640;

/// Most rows that the list shows before it points to the site.
pub const LIST_ROWS: usize = 6;

/// Every view, in the order in which they are offered.
pub const VIEWS: [Promise; 7] = [
    promise(View::Goal, "goal", Some("target"), [320, 900, 720]),
    promise(View::District, "district", Some("district"), [280, 560, 460]),
    promise(View::Map, "map", None, [320, 1400, 1200]),
    promise(View::List, "list", None, [320, 2100, 1400]),
    promise(View::States, "states", None, [280, 640, 600]),
    promise(View::Compare, "compare", Some("indicator"), [320, 2800, 2300]),
    promise(View::Calendar, "calendar", None, [320, 900, 720]),
];

const fn promise(
    view: View,
    slug: &'static str,
    needs: Option<&'static str>,
    [min_width, height, wide_height]: [u32; 3],
) -> Promise {
    Promise { view, slug, needs, min_width, height, wide_height }
}

impl View {
    /// What the contract promises about it.
    pub fn promise(self) -> Promise {
        let found = VIEWS.iter().find(|promise| promise.view == self);
        found.copied().unwrap_or(VIEWS[0])
    }

    /// The view spelled so.
    fn from_slug(slug: &str) -> Option<View> {
        VIEWS.iter().find(|promise| promise.slug == slug).map(|promise| promise.view)
    }
}

/// One embedded view.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Embed {
    /// What is shown.
    pub view: View,
    /// The page of the site that says the same: choices, language, theme, size, day. Links back lead there.
    pub address: Address,
    /// Whether the view says its title and its sentence.
    pub title: bool,
    /// Whether it offers what changes it.
    pub controls: bool,
    /// The data release it is pinned to; `None` follows the data.
    pub release: Option<String>,
}

impl Default for Embed {
    fn default() -> Self {
        let address = Address { theme: ThemeChoice::Light, ..Address::default() };
        Self { view: View::default(), address, title: true, controls: true, release: None }
    }
}

impl Embed {
    /// Reads the query string of `embed.html`, with or without its `?`. The first of two equal parameters counts.
    pub fn read(query: &str) -> (Embed, Vec<Unread>) {
        let mut embed = Embed::default();
        let mut unread = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        let mut rest = percent::Writer::default();
        let mut theme = ThemeChoice::Light;
        let mut indicator = None;
        for (name, value) in percent::pairs(query) {
            let known = match name.as_str() {
                _ if seen.contains(&name) => Some(false),
                "view" => Some(View::from_slug(&value).map(|view| embed.view = view).is_some()),
                "title" => Some(switch(&value).map(|shown| embed.title = shown).is_some()),
                "controls" => Some(switch(&value).map(|shown| embed.controls = shown).is_some()),
                "release" => Some(is_release(&value).then(|| embed.release = Some(value.clone())).is_some()),
                "indicator" => Some(one_id(&value).map(|id| indicator = Some(id)).is_some()),
                // Which page it is follows from the view, and a source is read on the site.
                "page" | "id" | "source" => None,
                "theme" if value == ThemeChoice::System.slug() => {
                    theme = ThemeChoice::System;
                    Some(true)
                }
                _ => {
                    rest.pair(&name, &value);
                    Some(true)
                }
            };
            if known != Some(true) {
                unread.push(Unread::new(&name, &value, known.is_none()));
            }
            seen.push(name);
        }
        let (address, others) = Address::read(&rest.finish());
        unread.extend(others);
        embed.address = address;
        if embed.address.theme == ThemeChoice::System {
            embed.address.theme = theme;
        }
        embed.address.page = match (embed.view, indicator) {
            (View::Compare, Some(id)) => Page::Indicator(id),
            _ => embed.page(),
        };
        (embed, unread)
    }

    /// The page of the site that says the same.
    fn page(&self) -> Page {
        match (self.view, &self.address.page) {
            (View::Goal, page @ Page::Target(_)) => page.clone(),
            (View::Compare, _) => Page::Compare,
            (View::Calendar, _) => Page::Calendar,
            (View::Goal | View::Map | View::States, _) => Page::Overview,
            (View::District | View::List, _) => Page::Targets,
        }
    }

    /// The target of a goal chart.
    pub fn target(&self) -> Option<&str> {
        match &self.address.page {
            Page::Target(id) if self.view == View::Goal => Some(id),
            _ => None,
        }
    }

    /// The district of a card.
    pub fn district(&self) -> Option<&str> {
        self.address.query.districts.first().map(String::as_str).filter(|_| self.view == View::District)
    }

    /// The indicator of a comparison.
    pub fn indicator(&self) -> Option<&str> {
        match &self.address.page {
            Page::Indicator(id) if self.view == View::Compare => Some(id),
            _ => None,
        }
    }

    /// The parameter that the view needs and doesn't have, or has with a name that the data doesn't know.
    pub fn lacks(&self, data: &Dataset) -> Option<&'static str> {
        let there = match self.view {
            View::Goal => self.target().is_some_and(|id| data.target(id).is_some()),
            View::District => self.district().is_some_and(|id| data.plan_of(id).is_some()),
            View::Compare => self.indicator().is_some_and(|id| has_indicator(data, id, data.release.date)),
            View::Map | View::List | View::States | View::Calendar => true,
        };
        self.view.promise().needs.filter(|_| !there)
    }

    /// The one spelling, without `?`. The version and the view are always written, defaults are not.
    pub fn write(&self) -> String {
        let Embed { view, address, title, controls, release } = self;
        let mut out = percent::Writer::default();
        out.pair("v", &VERSION.to_string());
        out.pair("view", view.promise().slug);
        // The theme's default differs, the page follows from the view, and looks come last.
        let (theme, size) = (address.theme, address.size);
        let page = match (view, &address.page) {
            (View::Goal, page @ Page::Target(_)) => page.clone(),
            _ => Page::Overview,
        };
        let plain = Address {
            page,
            theme: ThemeChoice::System,
            size: TextSize::Standard,
            source: None,
            ..address.clone()
        };
        if let Some(id) = self.indicator() {
            out.pair("indicator", id);
        }
        for (name, value) in percent::pairs(&plain.write()) {
            out.pair(&name, &value);
        }
        if theme != ThemeChoice::Light {
            out.pair("theme", theme.slug());
        }
        if size.is_large() {
            out.pair("size", size.slug());
        }
        for (name, shown) in [("title", title), ("controls", controls)] {
            if !shown {
                out.pair(name, "0");
            }
        }
        if let Some(release) = release {
            out.pair("release", release);
        }
        out.finish()
    }

    /// The query of the site's page at an address, for links out of a frame: the site has a theme of its own.
    pub fn home(address: &Address) -> String {
        Address { theme: ThemeChoice::System, ..address.clone() }.write()
    }

    /// Whether an address is this view with other settings, and not another page of the site.
    pub fn shows(&self, address: &Address) -> bool {
        address.page == self.address.page && address.query == self.address.query && address.source.is_none()
    }

    /// This embed with what a host asked for: names and values as in the address, of which the release can't be changed.
    /// What can't be read changes nothing.
    pub fn with(&self, changes: &[(String, String)]) -> Embed {
        let changes = changes.iter().filter(|(name, _)| !["release", "v"].contains(&name.as_str()));
        let changes: Vec<&(String, String)> = changes.collect();
        let mut query = percent::Writer::default();
        for (name, value) in &changes {
            query.pair(name, value);
        }
        for (name, value) in percent::pairs(&self.write()) {
            if changes.iter().all(|(changed, _)| *changed != name) {
                query.pair(&name, &value);
            }
        }
        let query = query.finish();
        match Embed::read(&query) {
            (embed, unread) if unread.is_empty() => embed,
            _ if changes.len() == 1 => self.clone(),
            // One bad value doesn't take the good ones with it.
            _ => changes
                .into_iter()
                .fold(self.clone(), |embed, change| embed.with(std::slice::from_ref(change))),
        }
    }
}

/// `1` or `0`.
fn switch(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// Whether a text may name a release, and so a folder beside the page.
fn is_release(value: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    (1..=20).contains(&value.len())
        && value.chars().all(plain)
        && !value.starts_with('.')
        && !value.contains("..")
}

/// The folder in which a release lies once another one has taken its place in `data`.
pub fn release_folder(release: &str) -> String {
    format!("data-{release}")
}

#[cfg(test)]
mod tests;
