//! What a scene's picture consists of, and the squares and bands that scenes share.

use crate::rect::Rect;
use crate::type_width::type_width;
use plan_model::order::arrange_by_key;
use plan_present::present::{TileMark, WallSheet};

/// Size of a picture, in units of a screen whose shorter side has 1,080 of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SceneBox {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl SceneBox {
    /// On a screen that is wider than high: left of the words.
    pub const LANDSCAPE: SceneBox = SceneBox { width: 1240.0, height: 852.0 };
    /// On a screen that is higher than wide: below the words.
    pub const PORTRAIT: SceneBox = SceneBox { width: 1032.0, height: 1000.0 };

    /// Whether it is much wider than high.
    pub fn is_wide(self) -> bool {
        self.width > 1.2 * self.height
    }
}

/// How a mark is drawn; each is a class of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SceneInk {
    /// Land of a district with a plan.
    Land,
    /// Land of a district without one: an outline.
    Beyond,
    /// The span of a plan.
    Band,
    /// The span of a plan whose day of issue isn't known: an outline.
    OpenBand,
    /// Every other year of an axis.
    Stripe,
    /// A hairline.
    Rule,
    /// Today.
    Today,
    /// A known amount.
    Amount,
    /// What an amount is a share of.
    Whole,
    /// What is being said.
    Accent,
    /// A hollow mark: of less weight, or less exactly known.
    Hollow,
    /// An empty place, where nothing is written.
    Empty,
    /// Part of a goal's scale; drawn as there.
    Scale(&'static str),
}

impl SceneInk {
    /// Its class.
    pub fn class(self) -> String {
        let name = match self {
            SceneInk::Land => "land",
            SceneInk::Beyond => "beyond",
            SceneInk::Band => "band",
            SceneInk::OpenBand => "open-band",
            SceneInk::Stripe => "stripe",
            SceneInk::Rule => "rule",
            SceneInk::Today => "today",
            SceneInk::Amount => "amount",
            SceneInk::Whole => "whole",
            SceneInk::Accent => "accent",
            SceneInk::Hollow => "hollow",
            SceneInk::Empty => "empty",
            SceneInk::Scale(class) => return class.to_owned(),
        };
        format!("ground-{name}")
    }
}

/// The shape of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum SceneShape {
    /// A rectangle.
    Area(Rect),
    /// A disc or a ring, by its centre and radius.
    Disc([f64; 2], f64),
    /// A line from point to point.
    Line([f64; 2], [f64; 2]),
    /// An SVG path, moved by so much; what of it lies outside of the picture isn't seen.
    Path([f64; 2], String),
    /// The mark of a tile, for a key.
    Tile(TileMark, Rect),
}

/// A mark that comes and goes with its scene.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneMark {
    /// How it is drawn.
    pub ink: SceneInk,
    /// What is drawn.
    pub shape: SceneShape,
    /// Width of its stroke; `None` for the one that marks of its kind have.
    pub stroke: Option<f64>,
}

/// A text of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneLabel {
    /// Its words.
    pub text: String,
    /// Where it is anchored, and its baseline.
    pub at: [f64; 2],
    /// Size of its letters.
    pub size: f64,
    /// SVG's `text-anchor`.
    pub anchor: &'static str,
    /// Its class.
    pub class: &'static str,
}

impl SceneLabel {
    /// The area that it needs at most.
    pub fn area(&self) -> Rect {
        let width = match self.class {
            CLAUSE | CLAUSE_NUMBER => clause_width(&self.text, self.size),
            class => type_width(&self.text, self.size, is_bold(class)),
        };
        let [x, y] = self.at;
        let left = match self.anchor {
            "middle" => x - width / 2.0,
            "end" => x - width,
            _ => x,
        };
        Rect { x: left, y: y - self.size * 0.88, width, height: self.size * 1.1 }
    }
}

/// Width of a clause's words, set in a serif.
pub(super) fn clause_width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.62 } else { 1.0 }).sum::<f64>() * size
}

/// Whether labels of a class are bold.
pub(super) fn is_bold(class: &str) -> bool {
    [STRONG, MAP_STRONG, INSIDE].contains(&class)
}

/// Class of an ordinary label.
pub(super) const PLAIN: &str = "scene-label";
/// Class of a label that is read first.
pub(super) const STRONG: &str = "scene-label strong";
/// Class of a label on an amount.
pub(super) const INSIDE: &str = "scene-label inside";
/// Class of a label that says more.
pub(super) const QUIET: &str = "scene-label quiet";
/// Class of an ordinary label on a map, with the ground around its letters.
pub(super) const MAP_PLAIN: &str = "scene-label on-map";
/// The same for one that is read first.
pub(super) const MAP_STRONG: &str = "scene-label strong on-map";
/// Class of a clause's words.
pub(super) const CLAUSE: &str = "scene-label clause";
/// Class of its number.
pub(super) const CLAUSE_NUMBER: &str = "scene-label clause-number";

/// Size of ordinary labels.
pub(super) const LETTERS: f64 = 34.0;

/// Where a tile stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TilePlace {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Side.
    pub side: f64,
    /// Whether the scene isn't about it.
    pub faint: bool,
}

/// A picture with everything in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenePicture {
    /// Its size.
    pub form: SceneBox,
    /// Tiles, in the order of [`WallSheet::tiles`]; `None` for the promise of a plan that wasn't issued on the day.
    pub tiles: Vec<Option<TilePlace>>,
    /// Marks below the tiles, the lowest first.
    pub marks: Vec<SceneMark>,
    /// Marks on top of the tiles.
    pub over: Vec<SceneMark>,
    /// Labels.
    pub labels: Vec<SceneLabel>,
}

/// A picture in the making.
pub(super) struct SceneDraft<'a> {
    pub sheet: &'a WallSheet,
    pub form: SceneBox,
    pub picture: ScenePicture,
}

impl<'a> SceneDraft<'a> {
    pub fn new(sheet: &'a WallSheet, form: SceneBox) -> Self {
        let tiles = vec![None; sheet.tiles.len()];
        SceneDraft {
            sheet,
            form,
            picture: ScenePicture { form, tiles, marks: Vec::new(), over: Vec::new(), labels: Vec::new() },
        }
    }

    pub fn finished(self) -> ScenePicture {
        self.picture
    }

    pub fn whole(&self) -> Rect {
        Rect { x: 0.0, y: 0.0, width: self.form.width, height: self.form.height }
    }

    pub fn mark(&mut self, ink: SceneInk, shape: SceneShape) {
        self.picture.marks.push(SceneMark { ink, shape, stroke: None });
    }

    pub fn label(
        &mut self,
        text: impl Into<String>,
        at: [f64; 2],
        size: f64,
        anchor: &'static str,
        class: &'static str,
    ) {
        self.picture.labels.push(SceneLabel { text: text.into(), at, size, anchor, class });
    }

    /// A label cut to a width, with an ellipsis where something is gone.
    pub fn cut(
        &mut self,
        text: &str,
        at: [f64; 2],
        (size, width): (f64, f64),
        anchor: &'static str,
        class: &'static str,
    ) {
        let fits = |text: &str| type_width(text, size, is_bold(class)) <= width;
        let mut shown = text.to_owned();
        if !fits(&shown) {
            while !fits(&format!("{shown}…")) && shown.pop().is_some() {}
            shown.push('…');
        }
        self.label(shown, at, size, anchor, class);
    }

    /// Tiles that are there, decided ones first, then as the plans have them.
    pub fn by_state(&self) -> Vec<usize> {
        let mut order: Vec<usize> =
            (0..self.sheet.tiles.len()).filter(|at| self.sheet.tiles[*at].issued).collect();
        arrange_by_key(&mut order, |at| self.sheet.tiles[*at].state);
        order
    }

    /// Tiles that have no place yet, district by district.
    pub fn left_over(&self) -> Vec<usize> {
        let mut order = self.by_state();
        order.retain(|at| self.picture.tiles[*at].is_none());
        arrange_by_key(&mut order, |at| self.sheet.tiles[*at].row);
        order
    }

    pub fn put(&mut self, at: usize, [x, y]: [f64; 2], side: f64, faint: bool) {
        if let Some(place) = self.picture.tiles.get_mut(at) {
            *place = Some(TilePlace { x, y, side, faint });
        }
    }

    /// Puts tiles in rows into an area, as large as they can be, from its upper left corner; gives the height they take.
    pub fn fill(&mut self, order: &[usize], area: Rect, faint: bool) -> f64 {
        let (across, pitch) = packed(order.len(), area.width, area.height);
        let side = pitch * TILE_SHARE;
        for (n, &at) in order.iter().enumerate() {
            let (line, column) = ((n / across) as f64, (n % across) as f64);
            self.put(at, [area.x + column * pitch, area.y + line * pitch], side, faint);
        }
        order.len().div_ceil(across) as f64 * pitch
    }

    /// Puts all tiles that have no place yet into a band at the lower edge, and gives the height that is left above.
    pub fn band(&mut self, height: f64) -> f64 {
        let order = self.left_over();
        let (across, pitch) = packed(order.len(), self.form.width, height);
        let taken = if order.is_empty() { 0.0 } else { order.len().div_ceil(across) as f64 * pitch };
        let top = self.form.height - taken;
        self.fill(&order, Rect { x: 0.0, y: top, width: self.form.width, height: taken + 0.01 }, true);
        top - if order.is_empty() { 0.0 } else { 16.0 }
    }
}

/// The side of a tile as a share of the distance to the next.
pub(super) const TILE_SHARE: f64 = 0.9;

/// How many squares of `n` stand side by side in an area, and how far apart, for them to be as large as they can be.
pub(super) fn packed(n: usize, width: f64, height: f64) -> (usize, f64) {
    let pitch = |across: usize| (width / across as f64).min(height / n.div_ceil(across).max(1) as f64);
    let best = (1..=n.max(1)).max_by(|a, b| pitch(*a).total_cmp(&pitch(*b))).unwrap_or(1);
    (best, pitch(best).max(0.0))
}
