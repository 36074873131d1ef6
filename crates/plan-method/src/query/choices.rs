//! What is chosen in one facet, whatever its choices are: reading, spelling, putting in, taking out.

use crate::four_questions::Question;
use crate::progress::State;
use plan_model::id;
use plan_model::observation::Grade;
use plan_model::order::tidy;
use plan_model::plan::{Domain, Force, Measure, Tier};
use plan_model::slugs;

/// Whether a value of the target's indicator has been published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Observed {
    /// At least one was found.
    Yes,
    /// None was found.
    No,
}

slugs!(Observed {
    Yes => "yes",
    No => "no",
});

/// The year that a choice of a deadline spells: four digits from 2000 to 2100.
pub(crate) fn year(slug: &str) -> Option<i32> {
    let digits = slug.len() == 4 && slug.bytes().all(|byte| byte.is_ascii_digit());
    let year: i32 = digits.then(|| slug.parse().ok()).flatten()?;
    (2000..=2100).contains(&year).then_some(year)
}

/// Longest id that is read, in bytes.
const MAX_ID: usize = 120;

/// The id that a choice spells.
pub fn one_id(slug: &str) -> Option<String> {
    (slug.len() <= MAX_ID && id::is_well_formed(slug)).then(|| slug.to_owned())
}

/// Most choices of one facet.
pub const MAX_CHOICES: usize = 40;

/// A comma-separated list of at most `most` items, sorted, without repeats; what can't be read or is too many goes to `left`.
/// `None` if nothing can be read.
pub(crate) fn read_list<'a, T: Ord>(
    list: &'a str,
    most: usize,
    read: impl Fn(&str) -> Option<T>,
    left: &mut Vec<&'a str>,
) -> Option<Vec<T>> {
    let mut items: Vec<T> = Vec::new();
    for part in list.split(',') {
        match read(part) {
            Some(item) if items.contains(&item) => {}
            Some(item) if items.len() < most => items.push(item),
            Some(_) | None => left.push(part),
        }
    }
    tidy(&mut items);
    (!items.is_empty()).then_some(items)
}

/// One choice of a facet, as it is spelled in addresses.
trait FacetChoice: Ord + Sized {
    /// The choice spelled so; `None` if nothing is.
    fn read(slug: &str) -> Option<Self>;
    /// Its one spelling.
    fn spelled(&self) -> String;
}

/// An id.
impl FacetChoice for String {
    fn read(slug: &str) -> Option<Self> {
        one_id(slug)
    }

    fn spelled(&self) -> String {
        self.clone()
    }
}

/// A year.
impl FacetChoice for i32 {
    fn read(slug: &str) -> Option<Self> {
        year(slug)
    }

    fn spelled(&self) -> String {
        self.to_string()
    }
}

/// Choices of an enum that has slugs.
macro_rules! choices_with_slugs {
    ($($type:ident)*) => {
        $(impl FacetChoice for $type {
            fn read(slug: &str) -> Option<Self> {
                $type::from_slug(slug)
            }

            fn spelled(&self) -> String {
                self.slug().to_owned()
            }
        })*
    };
}

choices_with_slugs!(Domain State Measure Force Tier Grade Observed Question);

/// What is chosen in one facet, whatever its choices are.
pub(crate) trait Choices {
    /// The choices, as spelled in addresses.
    fn spelled(&self) -> Vec<String>;
    /// Puts a choice in, or takes it out if it is in; with `only` it is all there is afterwards. `false` if there is no such
    /// spelling or no room, and nothing changes.
    fn change(&mut self, slug: &str, only: bool) -> bool;
    /// Sets all choices from a comma-separated list; what can't be read, or is more than [`MAX_CHOICES`], goes to `left`.
    /// `false` if nothing can be read, and nothing changes.
    fn set<'a>(&mut self, list: &'a str, left: &mut Vec<&'a str>) -> bool;
    /// Takes every choice out.
    fn clear(&mut self);
    /// Sorts the choices, without repeats.
    fn tidy(&mut self);
}

impl<T: FacetChoice> Choices for Vec<T> {
    fn spelled(&self) -> Vec<String> {
        self.iter().map(T::spelled).collect()
    }

    fn change(&mut self, slug: &str, only: bool) -> bool {
        let Some(item) = T::read(slug) else { return false };
        match self.iter().position(|other| *other == item) {
            _ if only => *self = vec![item],
            Some(at) => {
                self.remove(at);
            }
            None if self.len() >= MAX_CHOICES => return false,
            None => self.push(item),
        }
        true
    }

    fn set<'a>(&mut self, list: &'a str, left: &mut Vec<&'a str>) -> bool {
        let items = read_list(list, MAX_CHOICES, T::read, left);
        let reads = items.is_some();
        if let Some(items) = items {
            *self = items;
        }
        reads
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn tidy(&mut self) {
        tidy(self);
    }
}

/// Choices that exclude each other: choosing one replaces the other.
impl<T: FacetChoice> Choices for Option<T> {
    fn spelled(&self) -> Vec<String> {
        self.iter().map(T::spelled).collect()
    }

    fn change(&mut self, slug: &str, only: bool) -> bool {
        let Some(item) = T::read(slug) else { return false };
        let again = !only && self.as_ref() == Some(&item);
        *self = (!again).then_some(item);
        true
    }

    fn set<'a>(&mut self, list: &'a str, _: &mut Vec<&'a str>) -> bool {
        let item = T::read(list);
        let reads = item.is_some();
        if reads {
            *self = item;
        }
        reads
    }

    fn clear(&mut self) {
        *self = None;
    }

    fn tidy(&mut self) {}
}
