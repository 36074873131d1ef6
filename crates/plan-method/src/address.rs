//! The view as a query string: canonical to write, total to read.
//!
//! Everything that a reader would share is here. [`Address::read`] never fails; what it can't read
//! comes back as [`Unread`] beside a usable address. [`Address::write`] has one spelling for each
//! address and leaves defaults out.

pub mod aliases;
mod lens;
mod metric;
mod page;
mod parameter;
pub mod percent;
mod read;
mod unread;

pub use crate::query::{MAX_CHOICES, MAX_TEXT};
pub use lens::Lens;
pub use metric::{Drawing, Metric};
pub use page::{NavSection, Page, PageRow, TakesId};
pub use parameter::Parameter;
pub use unread::Unread;

use crate::progress::State;
use crate::query::{Facet, Query, Sort};
use chrono::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::order::tidy;
use plan_model::plan::Domain;
use plan_model::slugs;

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
    /// State, domain or indicator that the metric is of, as spelled there; `None` leaves the choice to the map.
    pub of: Option<String>,
    /// How the map is drawn; `None` leaves that to the screen's width.
    pub drawing: Option<Drawing>,
    /// The place that is chosen on the map, by id.
    pub place: Option<String>,
    /// What the tiles of the overview say.
    pub lens: Lens,
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
            lens,
            as_of,
            lang,
            theme,
            size,
            charts_off,
            keys_off,
        } = self;
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
        for facet in Facet::ALL {
            let chosen = query.chosen(facet);
            out.list(facet.slug(), chosen.iter().map(String::as_str));
        }
        let Query { text, sort, group, .. } = query;
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
        if *lens != Lens::default() {
            out.pair("lens", lens.slug());
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

    /// This address without the parts that read well but name nothing the data has, and these parts: choices by id, pins, the
    /// record of the drawer, what the map is coloured by. What is left out chooses nothing.
    ///
    /// The record of a page isn't among them; that page says so itself.
    pub fn known(mut self, data: &Dataset) -> (Address, Vec<Unread>) {
        let mut unknown = Vec::new();
        for facet in Facet::ALL {
            for slug in self.query.chosen(facet).iter().filter(|slug| !facet.has_choice(data, slug)) {
                unknown.push(Unread::new(facet.slug(), slug, false));
                self.query.choices_mut(facet).change(slug, false);
            }
        }
        let mut look = |name: &str, ids: &mut Vec<String>, known: &dyn Fn(&str) -> bool| {
            ids.retain(|id| {
                let known = known(id);
                if !known {
                    unknown.push(Unread::new(name, id, false));
                }
                known
            });
        };
        let metric = self.metric;
        let names = |of: &str| match metric {
            Metric::State => State::from_slug(of).is_some(),
            Metric::Domain => Domain::from_slug(of).is_some(),
            Metric::Target | Metric::Value => {
                data.indicators().iter().any(|indicator| indicator.comparability == of)
            }
            Metric::Commitments | Metric::Observed | Metric::DueNoData => false,
        };
        let [mut of, mut source] =
            [&mut self.of, &mut self.source].map(|id| id.take().into_iter().collect::<Vec<_>>());
        look("of", &mut of, &names);
        look("pin", &mut self.pins, &|id| data.target(id).is_some());
        look("source", &mut source, &|id| {
            data.target(id).is_some() || data.baseline(id).is_some() || data.observation(id).is_some()
        });
        (self.of, self.source) = (of.pop(), source.pop());
        (self, unknown)
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
