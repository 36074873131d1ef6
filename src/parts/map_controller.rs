//! What the map's page, the lists beside it and the keys have in common: what is chosen, what is pointed at, what is seen.

use crate::state::AppState;
use leptos::prelude::*;
use plan_charts::{MapExtent, Viewport};
use plan_model::geo::{SQUEEZE, Towards, neighbour};
use plan_present::present::LangMapTexts;
use plan_present::present::{CityMap, Fill, PlaceMap};

/// The id of the map.
pub const MAP_ID: &str = "district-map";

/// How much nearer one press comes.
const PRESS: f64 = 1.6;

/// The state of the map's page, and what pointer, keys and lists do to it.
#[derive(Clone, Copy)]
pub struct MapController {
    /// The app's state.
    pub state: AppState,
    /// What the map of the city says.
    pub city: Memo<CityMap>,
    /// The district that is shown by itself.
    pub district: Memo<Option<String>>,
    /// Its places, once they are there.
    pub places: Memo<Option<PlaceMap>>,
    /// What the cursor is on: a district by its position in the sheet, or at the level of one district a place by its
    /// position among the numbers.
    pub under: RwSignal<Option<usize>>,
    /// What the outlines take up, once they are there.
    pub ground: Memo<Option<MapExtent>>,
    /// What is seen, once the outlines are there.
    pub seen: RwSignal<Option<Viewport>>,
}

impl MapController {
    /// A controller with nothing under the cursor yet.
    pub fn new(
        state: AppState,
        city: Memo<CityMap>,
        district: Memo<Option<String>>,
        places: Memo<Option<PlaceMap>>,
    ) -> Self {
        let ground =
            Memo::new(move |_| state.store.boundaries.with(|found| MapExtent::of(&found.ready()?.shapes)));
        let (under, seen) = (RwSignal::new(None), RwSignal::new(None));
        Self { state, city, district, places, under, ground, seen }
    }

    /// Points of what the cursor can stand on, as far to the east and north in one measure.
    fn points(self) -> Vec<[f64; 2]> {
        let flat = |[east, north]: [f64; 2]| [east * SQUEEZE, north];
        match self.district.with_untracked(Option::is_some) {
            true => self.places.with_untracked(|places| {
                places.iter().flat_map(PlaceMap::marks).map(|mark| flat(mark.at)).collect()
            }),
            false => self
                .city
                .with_untracked(|city| city.sheet.areas.iter().map(|area| flat(area.label)).collect()),
        }
    }

    /// The chosen place, as a position among the numbers.
    pub fn chosen_place(self) -> Option<usize> {
        let place = self.state.nav.address.with(|address| address.place.clone())?;
        self.places.with(|places| places.as_ref()?.marks().position(|mark| mark.id == place))
    }

    /// The sentence about what the cursor is on.
    pub fn fact(self) -> Option<String> {
        let at = self.under.get()?;
        match self.district.get() {
            Some(_) => self.places.with(|places| Some(places.as_ref()?.marks().nth(at)?.fact.clone())),
            None => self.city.with(|city| city.facts.get(at).cloned()),
        }
    }

    /// Goes to a district, if its plan is here; from the one that is shown by itself, back to the city.
    pub fn open_district(self, district: &str) {
        let found = self.city.with_untracked(|city| {
            let at = city.sheet.areas.iter().position(|area| area.district == district)?;
            Some((at, city.sheet.areas[at].fill == Fill::NotCovered, city.facts.get(at).cloned()))
        });
        let Some((at, is_blank, fact)) = found else { return };
        let alone = self.district.get_untracked();
        if is_blank {
            // Nothing to open, and why.
            if alone.is_none() {
                self.under.set(Some(at));
            }
            self.state.speech.announce(fact.unwrap_or_default());
            return;
        }
        let shown = alone.is_some_and(|shown| shown == district);
        self.go(if shown { Vec::new() } else { vec![district.to_owned()] });
    }

    /// Shows the map of these districts.
    pub fn go(self, districts: Vec<String>) {
        let address = self.state.nav.address.with_untracked(|address| address.map_of(districts));
        self.state.nav.visit(&address);
    }

    /// Chooses a place, or none.
    pub fn choose_place(self, place: Option<String>) {
        self.state.nav.change(|address| address.place = place);
    }

    /// One level up: from a place to its district, from there to the city.
    fn leave(self) {
        if self.state.nav.address.with_untracked(|address| address.place.is_some()) {
            self.choose_place(None);
        } else if self.state.nav.address.with_untracked(|address| !address.query.districts.is_empty()) {
            self.go(Vec::new());
        }
    }

    /// Puts the cursor on something and says what it is.
    fn say(self, at: usize) {
        self.under.set(Some(at));
        if let Some(fact) = untrack(|| self.fact()) {
            self.state.speech.announce(fact);
        }
    }

    /// Opens what the cursor is on.
    fn open(self, at: usize) {
        if self.district.with_untracked(Option::is_some) {
            let id = self.places.with_untracked(|places| Some(places.as_ref()?.marks().nth(at)?.id.clone()));
            self.choose_place(id);
            return;
        }
        let district =
            self.city.with_untracked(|city| city.sheet.areas.get(at).map(|area| area.district.clone()));
        self.open_district(&district.unwrap_or_default());
    }

    /// Changes what is seen.
    pub fn see(self, change: impl FnOnce(Viewport, &MapExtent) -> Viewport) {
        if let (Some(seen), Some(ground)) = (self.seen.get_untracked(), self.ground.get_untracked()) {
            self.seen.set(Some(change(seen, &ground)));
        }
    }

    /// Comes nearer by a press, or goes further.
    pub fn zoom(self, nearer: bool) {
        self.see(|seen, ground| seen.zoomed(if nearer { PRESS } else { 1.0 / PRESS }, ground));
    }

    /// Does what a key asks for; `false` if it asks for nothing here.
    pub fn key(self, key: &str) -> bool {
        let points = self.points();
        let from = self.under.get_untracked().filter(|at| *at < points.len());
        match (key, Towards::of_key(key), from) {
            (_, Some(towards), Some(from)) => match neighbour(&points, from, towards) {
                Some(to) => self.say(to),
                None => {
                    let words = self.state.nav.lang.get_untracked().map_texts().nothing_there;
                    self.state.speech.announce(words.to_owned());
                }
            },
            (_, Some(_), None) | ("Home", ..) if !points.is_empty() => self.say(0),
            ("End", ..) if !points.is_empty() => self.say(points.len() - 1),
            ("Enter" | " ", _, Some(from)) => self.open(from),
            ("Escape", ..) => self.leave(),
            ("+" | "=", ..) => self.zoom(true),
            ("-" | "_", ..) => self.zoom(false),
            _ => return false,
        }
        true
    }
}
