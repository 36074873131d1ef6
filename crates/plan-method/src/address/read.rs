//! Reading a query string: total, with a report of every part that could not be read.

use super::unread::{Unread, shown};
use super::{Address, Drawing, MAX_PINS, Metric, Page, TextSize, ThemeChoice, aliases, percent};
use crate::progress::State;
use crate::query::{Facet, MAX_CHOICES, MAX_TEXT, Observed, Query, Sort, one_id, tidy_text, year};
use chrono::{Datelike, NaiveDate};
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::observation::Grade;
use plan_model::order::tidy;
use plan_model::plan::{Domain, Force, Measure, Tier};

impl Address {
    /// Reads a query string, with or without its `?`. The first of two equal parameters counts.
    pub fn read(query: &str) -> (Address, Vec<Unread>) {
        let mut address = Address::default();
        let mut unread = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        let (mut page, mut id) = (None, None);
        for (name, value) in percent::pairs(query) {
            let name = aliases::current(&name).to_owned();
            let value = aliases::current_value(&name, &value);
            let known = match name.as_str() {
                _ if seen.contains(&name) => Some(false),
                "page" => Some(put(&mut page, Some(Some((value.to_owned(), unread.len()))))),
                "id" => Some(put(&mut id, one_id(value).map(Some))),
                name => address.set(name, value),
            };
            if known != Some(true) {
                unread.push(Unread::new(&name, value, known.is_none()));
            }
            seen.push(name);
        }
        address.find_page(page, id, &mut unread);
        address.query.normalise();
        (address, unread)
    }

    /// Puts page and id together, in whatever order they came. The page comes with how much was unread before it.
    fn find_page(&mut self, page: Option<(String, usize)>, id: Option<String>, unread: &mut Vec<Unread>) {
        let end = unread.len();
        let at = page.as_ref().map_or(end, |(_, at)| *at);
        let mut ignored = |name: &str, value: &str| {
            unread.insert(at, Unread { name: name.to_owned(), value: shown(value), unknown_name: false });
        };
        match (page, id) {
            (None, None) => {}
            (None, Some(id)) => ignored("id", &id),
            (Some((slug, _)), id) => match Page::from_parts(&slug, id.clone()) {
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
        if let Some(facet) = Facet::from_slug(name) {
            return Some(set_facet(&mut self.query, facet, value));
        }
        let query = &mut self.query;
        let set = match name {
            "v" => value == "1",
            // A target has a short spelling of its own.
            "target" => put(&mut self.page, one_id(value).map(Page::Target)),
            "q" => put(&mut query.text, text(value)),
            "sort" => put(&mut query.sort, Sort::from_slug(value)),
            "group" => {
                let facet = Facet::from_slug(value).filter(|facet| Facet::GROUPS.contains(facet));
                put(&mut query.group, facet.map(Some))
            }
            "source" => put(&mut self.source, one_id(value).map(Some)),
            "pin" => put(&mut self.pins, choices(value, one_id).filter(|pins| pins.len() <= MAX_PINS)),
            "metric" => put(&mut self.metric, Metric::from_slug(value)),
            "of" => put(&mut self.of, one_id(value).map(Some)),
            "map" => put(&mut self.drawing, Drawing::from_slug(value).map(Some)),
            "place" => put(&mut self.place, one_id(value).map(Some)),
            "asof" => put(&mut self.as_of, parse_day(value).filter(in_range).map(Some)),
            "lang" => put(&mut self.lang, Lang::from_slug(value)),
            "theme" => put(&mut self.theme, ThemeChoice::from_slug(value)),
            "size" => put(&mut self.size, TextSize::from_slug(value)),
            "charts" => put(&mut self.charts_off, (value == "off").then_some(true)),
            "keys" => put(&mut self.keys_off, (value == "off").then_some(true)),
            _ => return None,
        };
        Some(set)
    }
}

/// Sets the choices of one facet; `false` if they can't be read, and nothing changes.
fn set_facet(query: &mut Query, facet: Facet, value: &str) -> bool {
    match facet {
        Facet::District => put(&mut query.districts, choices(value, one_id)),
        Facet::Plan => put(&mut query.plans, choices(value, one_id)),
        Facet::Domain => put(&mut query.domains, choices(value, Domain::from_slug)),
        Facet::Topic => put(&mut query.topics, choices(value, one_id)),
        Facet::Lead => put(&mut query.lead, choices(value, one_id)),
        Facet::Support => put(&mut query.support, choices(value, one_id)),
        Facet::Unit => put(&mut query.units, choices(value, one_id)),
        Facet::Due => put(&mut query.due, choices(value, year)),
        Facet::State => put(&mut query.states, choices(value, State::from_slug)),
        Facet::Measure => put(&mut query.measures, choices(value, Measure::from_slug)),
        Facet::Force => put(&mut query.forces, choices(value, Force::from_slug)),
        Facet::Tier => put(&mut query.tiers, choices(value, Tier::from_slug)),
        Facet::Grade => put(&mut query.grades, choices(value, Grade::from_slug)),
        Facet::Observed => put(&mut query.observed, Observed::from_slug(value).map(Some)),
    }
}

fn put<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

/// A comma-separated list; `None` if it is empty, too long or one item can't be read.
fn choices<T: Ord>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut items: Vec<T> = value.split(',').map(read).collect::<Option<_>>()?;
    tidy(&mut items);
    (items.len() <= MAX_CHOICES).then_some(items)
}

fn in_range(day: &NaiveDate) -> bool {
    (2000..=2100).contains(&day.year())
}

fn text(value: &str) -> Option<String> {
    let text = tidy_text(value);
    (!text.is_empty() && text.chars().count() <= MAX_TEXT).then_some(text)
}
