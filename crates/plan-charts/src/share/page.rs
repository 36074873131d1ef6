//! The page that every picture to take away stands on: words above and below, and room between for what is drawn.

use crate::frame::{escaped, wrapped};
use crate::rect::Rect;
use crate::scale_picture::{GoalScale, goal_scale_svg, px};
use crate::theme::Theme;
use crate::type_width::{ems, type_width};
use plan_present::present::{PointKind, ShareWords};
use std::fmt::Write;

/// Width and height of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareSize {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl ShareSize {
    /// For articles, and for what shows a link.
    pub const WIDE: ShareSize = ShareSize { width: 1200, height: 675 };
    /// For a phone held upright.
    pub const TALL: ShareSize = ShareSize { width: 1080, height: 1350 };
    /// Both.
    pub const ALL: [ShareSize; 2] = [ShareSize::WIDE, ShareSize::TALL];

    /// Whether it is higher than wide.
    pub const fn is_tall(self) -> bool {
        self.height > self.width
    }
}

/// One line of text of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareLabel {
    /// Its words.
    pub text: String,
    /// The area that it needs at most.
    pub area: Rect,
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct SharePicture {
    /// Its size.
    pub size: ShareSize,
    /// The SVG document.
    pub svg: String,
    /// Every line of text in it.
    pub labels: Vec<ShareLabel>,
}

/// Room around everything.
pub(super) const MARGIN: f64 = 48.0;
/// From one line of type to the next, as a multiple of its size.
const LEADING: f64 = 1.3;
/// What part of the free height stands above.
const ABOVE: f64 = 0.35;
/// Size of the source's type and the day's.
const FOOT: f64 = 17.0;

/// How a line of text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Size of type.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub colour: Colour,
}

/// A colour of the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    Text,
    Muted,
    Stated,
}

/// A picture while it is put together.
#[derive(Clone)]
pub(super) struct SharePage {
    pub theme: Theme,
    size: ShareSize,
    body: String,
    labels: Vec<ShareLabel>,
}

impl SharePage {
    /// A page with its words; what is left for the picture itself.
    pub fn with_words(words: &ShareWords, size: ShareSize) -> (Self, Rect) {
        let mut page = Self { theme: Theme::default(), size, body: String::new(), labels: Vec::new() };
        let width = f64::from(size.width) - 2.0 * MARGIN;
        let bold = |size: f64| Style { size, bold: true, colour: Colour::Text };
        let muted = |size: f64| Style { size, bold: false, colour: Colour::Muted };
        let (titles, findings, lines) = if size.is_tall() {
            ([44.0, 38.0, 32.0], [24.0, 22.0, 20.0], 4)
        } else {
            ([38.0, 33.0, 28.0], [21.0, 19.0, 17.0], 3)
        };
        let room = [MARGIN, MARGIN - 12.0, width];
        let y = page.block(&words.title, room, &titles.map(bold), 2 + usize::from(size.is_tall()));
        let y = page.block(&words.finding, [MARGIN, y + 8.0, width], &findings.map(muted), lines);
        // From the bottom up.
        let source = lines_of(&words.source, width, muted(FOOT), 2);
        let foot = f64::from(size.height) - MARGIN + 14.0 - FOOT * LEADING * (source.len() + 1) as f64;
        let mut at = foot;
        for line in source.iter().chain([&words.date]) {
            page.text(&cut(line, width, muted(FOOT)), [MARGIN, at], "start", muted(FOOT));
            at += FOOT * LEADING;
        }
        let rule = foot - 8.0;
        page.rule([MARGIN, rule], MARGIN + width);
        let top = y + 18.0;
        (page, Rect { x: MARGIN, y: top, width, height: rule - 16.0 - top })
    }

    /// Draws in a room of its own height: what `draw` needs less than that, it leaves free above and below.
    pub fn centred(&mut self, room: Rect, draw: impl Fn(&mut SharePage, Rect) -> f64) {
        let end = draw(&mut self.clone(), room);
        let free = (room.y + room.height - end).max(0.0);
        let above = (free * ABOVE).floor();
        draw(self, Rect { y: room.y + above, height: room.height - above, ..room });
    }

    /// A paragraph in the largest of some styles in which it takes no more than so many lines, else cut; returns where it ends.
    pub fn block(&mut self, text: &str, [x, y, width]: [f64; 3], styles: &[Style], most: usize) -> f64 {
        let fits = |style: &&Style| lines_of(text, width, **style, most + 1).len() <= most;
        // Rather smaller than with a word or two left for the last line.
        let whole = |style: &&Style| {
            let lines = lines_of(text, width, **style, most);
            let last = lines.last().map_or(0.0, |line| type_width(line, style.size, style.bold));
            fits(style) && (lines.len() == 1 || last > width * 0.12)
        };
        let found = styles.iter().find(whole).or_else(|| styles.iter().find(fits)).or(styles.last());
        let Some(&style) = found else { return y };
        let mut at = y;
        for line in lines_of(text, width, style, most) {
            self.text(&line, [x, at], "start", style);
            at += style.size * LEADING;
        }
        at
    }

    /// A line of text below a height, anchored at an x.
    pub fn text(&mut self, text: &str, [x, y]: [f64; 2], anchor: &str, style: Style) {
        let width = type_width(text, style.size, style.bold);
        let left = match anchor {
            "middle" => x - width / 2.0,
            "end" => x - width,
            _ => x,
        };
        let area = Rect { x: left, y, width, height: style.size * 1.2 };
        self.labels.push(ShareLabel { text: text.to_owned(), area });
        let colour = match style.colour {
            Colour::Text => &self.theme.text,
            Colour::Muted => &self.theme.muted,
            Colour::Stated => &self.theme.stated,
        };
        // Writing into a text can't fail.
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{colour}\">{}</text>",
            px(x),
            px(y + style.size * 0.95),
            px(style.size),
            if style.bold { 700 } else { 400 },
            escaped(text)
        );
    }

    /// A hairline.
    pub fn rule(&mut self, [x, y]: [f64; 2], to: f64) {
        let path = format!("M{} {}H{}", px(x), px(y), px(to));
        let line = self.theme.line.clone();
        self.path(&path, "none", &line, 1.0, "");
    }

    /// An outline; `more` are attributes of its own, written here.
    pub fn path(&mut self, path: &str, fill: &str, stroke: &str, width: f64, more: &str) {
        let _ = write!(
            self.body,
            "<path d=\"{path}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{}\"{more}/>",
            px(width)
        );
    }

    /// Markup that was made here.
    pub fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// A text that markup made here holds.
    pub fn label(&mut self, text: &str, area: Rect) {
        self.labels.push(ShareLabel { text: text.to_owned(), area });
    }

    /// A goal or a panel with its upper left corner at a place.
    pub fn scale(&mut self, scale: &GoalScale, [x, y]: [f64; 2]) {
        let svg = goal_scale_svg(scale, &self.theme);
        let at = format!("<svg x=\"{}\" y=\"{}\" ", px(x), px(y));
        self.body.push_str(&svg.replacen("<svg ", &at, 1).replacen(
            " xmlns=\"http://www.w3.org/2000/svg\"",
            "",
            1,
        ));
        for label in &scale.labels {
            let bold = label.kind == Some(PointKind::Observed);
            let width = type_width(&label.text, scale.type_size, bold).min(label.area.width);
            let area = Rect { x: x + label.area.x, y: y + label.area.y, width, height: label.area.height };
            self.label(&label.text, area);
        }
    }

    /// The whole document.
    pub fn finish(self) -> SharePicture {
        let ShareSize { width, height } = self.size;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\"><rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>{}</svg>",
            escaped(&self.theme.font),
            escaped(&self.theme.panel),
            self.body
        );
        SharePicture { size: self.size, svg, labels: self.labels }
    }
}

/// At most so many lines of a width; the last is cut where there would be more.
pub(super) fn lines_of(text: &str, width: f64, style: Style, most: usize) -> Vec<String> {
    let heavier = if style.bold { 1.1 } else { 1.0 };
    // A closing sign may hang over the end of a line.
    let room = width / style.size / heavier - 1.0;
    let text = text.replace('\n', " ");
    let mut lines = wrapped(&text, room, ems);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// A line cut to a width, with an ellipsis where something is gone.
pub(super) fn cut(text: &str, width: f64, style: Style) -> String {
    if type_width(text, style.size, style.bold) <= width {
        return text.to_owned();
    }
    let mut cut = text.to_owned();
    while !cut.is_empty() && type_width(&cut, style.size, style.bold) + style.size > width {
        cut.pop();
    }
    cut.push('…');
    cut
}
