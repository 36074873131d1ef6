//! How exactly the position of a place is known: one scale for its mark, the legend and the words.

use crate::format;
use plan_model::district::Place;
use plan_model::lang::Lang;

/// How exactly a position is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// Within 600 m: drawn as a pin.
    Pin,
    /// Within 1,200 m: drawn as a disc of that size.
    Disc,
    /// Within 2,500 m, so only the area is known: drawn as a rim.
    Area,
    /// Only the part of the district is known: drawn as a dotted mark without a rim.
    Part,
}

impl Exactness {
    /// Every one, the most exact first.
    pub const ALL: [Exactness; 4] = [Exactness::Pin, Exactness::Disc, Exactness::Area, Exactness::Part];

    /// Whether the place itself is known, not only the area or the part of the district that it lies in: its mark is filled.
    pub const fn is_known(self) -> bool {
        matches!(self, Exactness::Pin | Exactness::Disc)
    }

    /// How exactly a place is known. An area that one point in it shows is never drawn as exactly as its point.
    pub fn of_place(place: &Place) -> Exactness {
        match (&place.shown_by, Exactness::of(place.precision_m)) {
            (Some(_), Exactness::Pin | Exactness::Disc) => Exactness::Area,
            (_, exactness) => exactness,
        }
    }

    /// How exactly a place is known, in words, for lists and descriptions.
    pub fn sentence_of(place: &Place, lang: Lang) -> String {
        match (&place.shown_by, lang) {
            (None, _) => Exactness::of(place.precision_m).sentence(place.precision_m, lang),
            (Some(by), Lang::Zh) => format!("区域，以{}为点", by.zh),
            (Some(by), Lang::En) => format!("an area, shown by {}", by.en),
        }
    }

    /// By the radius within which the place very likely is, in metres. A radius that is no number counts as the least exact.
    pub fn of(metres: f64) -> Exactness {
        match metres {
            ..=600.0 => Exactness::Pin,
            ..=1200.0 => Exactness::Disc,
            ..=2500.0 => Exactness::Area,
            _ => Exactness::Part,
        }
    }

    /// Class name.
    pub const fn slug(self) -> &'static str {
        match self {
            Exactness::Pin => "pin",
            Exactness::Disc => "disc",
            Exactness::Area => "rim",
            Exactness::Part => "part",
        }
    }

    /// What a mark means, for the legend. [`Exactness::sentence`] begins with the same words.
    pub const fn words(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Exactness::Pin => ("位置较准", "Position known"),
            Exactness::Disc => ("大致位置", "Roughly here"),
            Exactness::Area => ("只知范围", "Only the area is known"),
            Exactness::Part => ("只知在本区这一带", "Only the part of the district is known"),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The same with the radius, in metres, for lists and descriptions: `大致位置，约800米内`.
    pub fn sentence(self, metres: f64, lang: Lang) -> String {
        let far = match (metres < 1000.0, lang) {
            (true, Lang::Zh) => format!("{}米", format::number(metres, 0, lang)),
            (false, Lang::Zh) => format!("{}公里", format::number(metres / 1000.0, 1, lang)),
            (true, Lang::En) => format!("{} m", format::number(metres, 0, lang)),
            (false, Lang::En) => format!("{} km", format::number(metres / 1000.0, 1, lang)),
        };
        match (lang, self) {
            (Lang::Zh, _) => format!("{}，约{far}内", self.words(lang)),
            (Lang::En, Exactness::Pin) => format!("position known to about {far}"),
            (Lang::En, Exactness::Disc) => format!("roughly here, within about {far}"),
            (Lang::En, Exactness::Area) => format!("only the area is known, within about {far}"),
            (Lang::En, Exactness::Part) => {
                format!("only the part of the district is known, within about {far}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_drawn_no_more_exactly_than_it_is_known() {
        for (metres, exactness) in [
            (100.0, Exactness::Pin),
            (600.0, Exactness::Pin),
            (700.0, Exactness::Disc),
            (1200.0, Exactness::Disc),
            (1500.0, Exactness::Area),
            (2500.0, Exactness::Area),
            (3000.0, Exactness::Part),
            (f64::NAN, Exactness::Part),
        ] {
            assert_eq!(Exactness::of(metres), exactness, "{metres}");
        }
    }

    #[test]
    fn legend_and_list_say_the_same_of_a_place() {
        for metres in [100.0, 300.0, 600.0, 800.0, 1200.0, 1500.0, 2500.0, 4000.0] {
            let exactness = Exactness::of(metres);
            for lang in [Lang::Zh, Lang::En] {
                let said = exactness.sentence(metres, lang).to_lowercase();
                assert!(said.starts_with(&exactness.words(lang).to_lowercase()), "{said}");
            }
        }
    }
}
