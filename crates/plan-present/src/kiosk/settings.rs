//! What an operator decides: by `data/kiosk.json`, and by the address, which wins. Both say the same in the same words.

use super::{MODE, Timing};
use plan_method::address::{Address, Page, TextSize, ThemeChoice, Unread, percent};
use plan_method::query::one_id;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::slugs;
use plan_model::wire::KioskFile;

/// Most scenes that a playlist may have.
pub const MAX_SCENES: usize = 40;
/// Longest title, in characters.
const MAX_TITLE: usize = 60;
/// Longest public address, in characters.
const MAX_BASE: usize = 200;

/// A scene of the loop: one finding with its picture. They stand in the order of the playlist that nobody has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scene {
    /// Every commitment as one tile.
    Wall,
    /// One district; without an id another at each round.
    District,
    /// What is shown to be reached or missed.
    Settled,
    /// Four questions to the text of every commitment.
    Questions,
    /// One clause in its own words; another at each round.
    Clause,
    /// Every commitment at its deadline.
    River,
    /// Places that plans name.
    Places,
    /// Who answers in one district; without an id another at each round.
    Departments,
    /// Subjects that plans share.
    Topics,
    /// What was promised, and what was published.
    Published,
}

slugs!(Scene {
    Wall => "wall",
    District => "district",
    Settled => "settled",
    Questions => "questions",
    Clause => "clause",
    River => "river",
    Places => "places",
    Departments => "departments",
    Topics => "topics",
    Published => "published",
});

/// Names by which playlists written before this release ask for a scene, each with the scene that took its place.
const FORMER: [(&str, Scene); 6] = [
    ("city", Scene::Wall),
    ("districts", Scene::Questions),
    ("due", Scene::River),
    ("map", Scene::Places),
    ("units", Scene::Departments),
    ("domains", Scene::Published),
];

/// Of which records a scene can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SceneRecords {
    /// It has no id.
    None,
    /// A district with a plan.
    Districts,
    /// A target; its clause is long to read.
    Clauses,
}

impl Scene {
    /// Of which records it can be.
    const fn records(self) -> SceneRecords {
        match self {
            Scene::District | Scene::Departments => SceneRecords::Districts,
            Scene::Clause => SceneRecords::Clauses,
            Scene::Wall
            | Scene::Settled
            | Scene::Questions
            | Scene::River
            | Scene::Places
            | Scene::Topics
            | Scene::Published => SceneRecords::None,
        }
    }
}

/// A scene in its place in the playlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneSlot {
    /// What is shown.
    pub scene: Scene,
    /// Of which record: a district for [`Scene::District`] and [`Scene::Departments`], a target for [`Scene::Clause`].
    pub id: Option<String>,
    /// For how long, in seconds; `None` for as long as others of its kind.
    pub secs: Option<u32>,
}

impl SceneSlot {
    const fn plain(scene: Scene) -> Self {
        Self { scene, id: None, secs: None }
    }

    /// Reads `scene`, `scene:id`, `scene@30`, `scene:id@30`.
    fn read(text: &str) -> Option<Self> {
        let (text, secs) = match text.trim().split_once('@') {
            Some((text, secs)) => (text, Some(whole(secs, DWELL)?)),
            None => (text.trim(), None),
        };
        let (scene, id) = match text.split_once(':') {
            Some((scene, id)) => (scene, Some(one_id(id)?)),
            None => (text, None),
        };
        let former = || FORMER.iter().find(|(name, _)| *name == scene).map(|(_, scene)| *scene);
        let scene = Scene::from_slug(scene).or_else(former)?;
        (scene.records() != SceneRecords::None || id.is_none()).then_some(Self { scene, id, secs })
    }
}

/// Least and most seconds.
type Range = (u32, u32);
const DWELL: Range = (5, 600);
const IDLE: Range = (30, 3600);
const WARNING: Range = (10, 120);

/// Everything that an operator decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The playlist; never empty.
    pub scenes: Vec<SceneSlot>,
    /// How long a scene stands, in seconds.
    pub dwell: u32,
    /// The same for one with much to read.
    pub dwell_reading: u32,
    /// Languages, which take turns; the first is the one that visitors begin with. Never empty.
    pub languages: Vec<Lang>,
    /// Districts that may have a scene of their own; empty for all.
    pub districts: Vec<String>,
    /// District whose page is the home page; `None` for the page with everything in reach of a finger.
    pub home: Option<String>,
    /// Without a touch, before the question whether somebody is there, in seconds.
    pub idle: u32,
    /// The same where there is much to read.
    pub idle_reading: u32,
    /// How long that question stands, in seconds.
    pub warning: u32,
    /// The hall's title in Chinese and English; without one the product's name.
    pub title: Option<(String, String)>,
    /// Where the public finds the same site: an `https` address without query. Without one there is no code to scan.
    pub base: Option<String>,
    /// Colours.
    pub theme: ThemeChoice,
    /// How large text is before a visitor changes it.
    pub size: TextSize,
    /// What staff type after the gesture: four to eight digits.
    pub code: String,
    /// Hours in which the loop is dim, from and to.
    pub dim: Option<(u32, u32)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            scenes: Scene::ALL.map(SceneSlot::plain).into(),
            dwell: 20,
            dwell_reading: 30,
            languages: vec![Lang::Zh, Lang::En],
            districts: Vec::new(),
            home: None,
            idle: 60,
            idle_reading: 120,
            warning: 20,
            title: None,
            base: None,
            theme: ThemeChoice::Dark,
            size: TextSize::Standard,
            code: "2035".to_owned(),
            dim: None,
        }
    }
}

impl Settings {
    /// Reads the file, then the address. What can't be read changes nothing and comes back.
    pub fn read(file: Option<&KioskFile>, query: &str) -> (Self, Vec<Unread>) {
        let mut settings = Self::default();
        let mut unread = Vec::new();
        let from_file = file.into_iter().flat_map(|file| file.settings.clone());
        for (name, value) in from_file.chain(percent::pairs(query)) {
            if name == MODE.0 {
                continue;
            }
            let known = settings.set(&name, &value);
            if known != Some(true) {
                unread.push(Unread::new(&name, &value, known.is_none()));
            }
        }
        (settings, unread)
    }

    /// Sets one: `None` for an unknown name, `Some(false)` for an unreadable value.
    fn set(&mut self, name: &str, value: &str) -> Option<bool> {
        let value = value.trim();
        let set = match name {
            "scenes" => put(&mut self.scenes, list(value, SceneSlot::read)),
            "dwell" => put(&mut self.dwell, whole(value, DWELL)),
            "dwell-reading" => put(&mut self.dwell_reading, whole(value, DWELL)),
            "languages" => put(&mut self.languages, list(value, |lang| Lang::from_slug(lang.trim()))),
            "districts" => put(&mut self.districts, list(value, |id| one_id(id.trim()))),
            "home" => put(&mut self.home, one_id(value).map(Some)),
            "idle" => put(&mut self.idle, whole(value, IDLE)),
            "idle-reading" => put(&mut self.idle_reading, whole(value, IDLE)),
            "warning" => put(&mut self.warning, whole(value, WARNING)),
            "title" => put(&mut self.title, title(value).map(Some)),
            "base" => put(&mut self.base, base(value).map(Some)),
            "theme" => put(&mut self.theme, ThemeChoice::from_slug(value)),
            "size" => put(&mut self.size, TextSize::from_slug(value)),
            "code" => {
                let digits = (4..=8).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
                put(&mut self.code, digits.then(|| value.to_owned()))
            }
            "dim" => put(&mut self.dim, hours(value).map(Some)),
            _ => return None,
        };
        Some(set)
    }

    /// How long things last.
    pub fn timing(&self) -> Timing {
        let secs = |slot: &SceneSlot| {
            let usual = match slot.scene.records() {
                SceneRecords::Clauses => self.dwell_reading,
                SceneRecords::None | SceneRecords::Districts => self.dwell,
            };
            slot.secs.unwrap_or(usual)
        };
        Timing {
            dwell: self.scenes.iter().map(secs).collect(),
            langs: self.languages.clone(),
            idle: self.idle,
            idle_reading: self.idle_reading,
            warning: self.warning,
        }
    }

    /// Where every visitor begins.
    pub fn home(&self, lang: Lang) -> Address {
        let page = self.home.clone().map_or(Page::Home, Page::District);
        Address { page, lang, theme: self.theme, size: self.size, ..Address::default() }
    }

    /// The language that nobody has chosen.
    pub fn lang(&self) -> Lang {
        self.languages.first().copied().unwrap_or_default()
    }

    /// Settings that read well but name nothing the data has.
    pub fn unknown(&self, data: &Dataset) -> Vec<Unread> {
        let district = |id: &str| data.plan_of(id).is_some();
        let mut unknown = Vec::new();
        let mut look = |name: &str, id: &str, known: bool| {
            if !known {
                unknown.push(Unread::new(name, id, false));
            }
        };
        for id in self.districts.iter().chain(&self.home) {
            look("districts", id, district(id));
        }
        for SceneSlot { scene, id, .. } in &self.scenes {
            if let Some(id) = id {
                let known = match scene.records() {
                    SceneRecords::Districts => district(id),
                    SceneRecords::Clauses => data.target(id).is_some(),
                    SceneRecords::None => false,
                };
                look("scenes", id, known);
            }
        }
        unknown
    }

    /// The districts that may have scenes of their own: those of the settings that the data has, or all that have a plan.
    pub fn toured<'a>(&self, data: &'a Dataset) -> Vec<&'a str> {
        let all: Vec<&str> = data.plans().iter().map(|plan| plan.district.as_str()).collect();
        let wanted = |id: &&str| self.districts.iter().any(|one| one == id);
        let some: Vec<&str> = all.iter().copied().filter(wanted).collect();
        if some.is_empty() { all } else { some }
    }

    /// Where the public finds what an address shows; `None` without a public address.
    pub fn public(&self, address: &Address) -> Option<String> {
        let base = self.base.as_ref()?;
        // Colours are the hall's; a size that the visitor chose goes along.
        let size = if address.size == self.size { TextSize::Standard } else { address.size };
        // What a finger needs in a hall is the overview elsewhere.
        let page = if address.page == Page::Home { Page::Overview } else { address.page.clone() };
        let query = Address { page, theme: ThemeChoice::System, size, ..address.clone() }.write();
        Some(if query.is_empty() { base.clone() } else { format!("{base}?{query}") })
    }
}

fn put<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

fn whole(text: &str, (least, most): Range) -> Option<u32> {
    text.trim().parse().ok().filter(|n| (least..=most).contains(n))
}

/// Items between commas, in their order; all of them can be read, or none is.
fn list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let items: Vec<T> = text.split(',').map(read).collect::<Option<_>>()?;
    (1..=MAX_SCENES).contains(&items.len()).then_some(items)
}

/// `中文|English`, or one title for both.
fn title(text: &str) -> Option<(String, String)> {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    let (zh, en) = plain.split_once('|').unwrap_or((&plain, &plain));
    let fits = |part: &str| (1..=MAX_TITLE).contains(&part.trim().chars().count());
    (fits(zh) && fits(en)).then(|| (zh.trim().to_owned(), en.trim().to_owned()))
}

/// An `https` address that a query can follow.
fn base(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_graphic() && !"?#\"<>\\^`{|}'".contains(c);
    let host = text.strip_prefix("https://")?;
    let fits = text.len() <= MAX_BASE && host.chars().all(plain) && host.starts_with(char::is_alphanumeric);
    fits.then(|| text.to_owned())
}

/// `22-7`: from ten in the evening to seven in the morning.
fn hours(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once('-')?;
    Some((whole(from, (0, 23))?, whole(to, (0, 23))?))
}

#[cfg(test)]
mod tests;
