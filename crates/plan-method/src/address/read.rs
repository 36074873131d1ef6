//! Reading a query string: total, with a report of every part that could not be read.

use super::unread::{Unread, shown};
use super::{
    Address, Drawing, Lens, MAX_PINS, Metric, Page, Parameter, TextSize, ThemeChoice, aliases, percent,
};
use crate::query::{Facet, MAX_TEXT, Sort, one_id, read_list, tidy_text};
use chrono::{Datelike, NaiveDate};
use plan_model::date::parse_day;
use plan_model::lang::Lang;

/// What says which page it is, as it came: the two are put together when everything is read.
#[derive(Default)]
struct PageParts {
    /// The page's spelling, and how many parts were unread before it.
    page: Option<(String, usize)>,
    id: Option<String>,
}

impl Address {
    /// Reads a query string, with or without its `?`. The first of two equal parameters counts.
    pub fn read(query: &str) -> (Address, Vec<Unread>) {
        let mut address = Address::default();
        let mut unread = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        let mut parts = PageParts::default();
        for (name, value) in percent::pairs(query) {
            let name = aliases::current(&name).to_owned();
            let value = aliases::current_value(&name, &value);
            let mut left = Vec::new();
            let known = match Facet::from_slug(&name) {
                _ if seen.contains(&name) => Some(false),
                Some(facet) => Some(address.query.choices_mut(facet).set(value, &mut left)),
                None => Parameter::from_slug(&name)
                    .map(|parameter| address.set(parameter, value, &mut parts, unread.len(), &mut left)),
            };
            if known != Some(true) {
                unread.push(Unread::new(&name, value, known.is_none()));
            } else if !left.is_empty() {
                unread.push(Unread::new(&name, &left.join(","), false));
            }
            seen.push(name);
        }
        address.find_page(parts, &mut unread);
        address.query.normalise();
        (address, unread)
    }

    /// Puts page and id together, in whatever order they came.
    fn find_page(&mut self, PageParts { page, id }: PageParts, unread: &mut Vec<Unread>) {
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

    /// Sets one parameter; `false` for an unreadable value. `unread` is how many parts before it were; what can't be read of
    /// a list goes to `left`.
    fn set<'a>(
        &mut self,
        parameter: Parameter,
        value: &'a str,
        parts: &mut PageParts,
        unread: usize,
        left: &mut Vec<&'a str>,
    ) -> bool {
        let query = &mut self.query;
        match parameter {
            Parameter::Page => put(&mut parts.page, Some(Some((value.to_owned(), unread)))),
            Parameter::Id => put(&mut parts.id, one_id(value).map(Some)),
            Parameter::Version => value == "1",
            // A target has a short spelling of its own.
            Parameter::Target => put(&mut self.page, one_id(value).map(Page::Target)),
            Parameter::Words => put(&mut query.text, text(value)),
            Parameter::Sort => put(&mut query.sort, Sort::from_slug(value)),
            Parameter::Group => {
                let facet = Facet::from_slug(value).filter(|facet| Facet::GROUPS.contains(facet));
                put(&mut query.group, facet.map(Some))
            }
            Parameter::Source => put(&mut self.source, one_id(value).map(Some)),
            Parameter::Pin => put(&mut self.pins, read_list(value, MAX_PINS, one_id, left)),
            Parameter::Metric => put(&mut self.metric, Metric::from_slug(value)),
            Parameter::Of => put(&mut self.of, one_id(value).map(Some)),
            Parameter::Map => put(&mut self.drawing, Drawing::from_slug(value).map(Some)),
            Parameter::Place => put(&mut self.place, one_id(value).map(Some)),
            Parameter::Lens => put(&mut self.lens, Lens::from_slug(value)),
            Parameter::AsOf => put(&mut self.as_of, parse_day(value).filter(in_range).map(Some)),
            Parameter::Lang => put(&mut self.lang, Lang::from_slug(value)),
            Parameter::Theme => put(&mut self.theme, ThemeChoice::from_slug(value)),
            Parameter::Size => put(&mut self.size, TextSize::from_slug(value)),
            Parameter::Charts => put(&mut self.charts_off, (value == "off").then_some(true)),
            Parameter::Keys => put(&mut self.keys_off, (value == "off").then_some(true)),
        }
    }
}

fn put<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

fn in_range(day: &NaiveDate) -> bool {
    (2000..=2100).contains(&day.year())
}

fn text(value: &str) -> Option<String> {
    let text = tidy_text(value);
    (!text.is_empty() && text.chars().count() <= MAX_TEXT).then_some(text)
}
