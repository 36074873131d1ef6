//! Small multiples as a picture to take away.

use super::page::{Colour, SharePage, SharePicture, ShareSize, Style, cut};
use crate::value_panel::{PanelForm, value_panel};
use plan_model::lang::Lang;
use plan_present::present::{PanelsSheet, ShareWords};

/// Between two panels.
const GAP: f64 = 28.0;
/// Height of a panel's name, as a share of its type.
const HEAD: f64 = 1.9;
/// How much larger than on the page panels may be, at least and at most.
const SCALES: (f64, f64) = (1.2, 3.0);
/// How much higher than on the page they may be for their width.
const HIGHER: f64 = 1.7;

/// A picture of the panels; those that there is no room for are counted below.
pub fn share_panels_picture(words: &ShareWords, sheet: &PanelsSheet, size: ShareSize) -> SharePicture {
    let (mut page, room) = SharePage::with_words(words, size);
    let small = PanelForm::SMALL;
    let head = small.type_size * HEAD;
    let n = sheet.panels.len();
    // How much larger than on the page panels are with so many columns.
    let scale_of = |columns: usize, rows: usize| {
        let width = (room.width - GAP * (columns - 1) as f64) / columns as f64 / small.width;
        let height = (room.height - 30.0 - GAP * (rows - 1) as f64) / rows as f64 / (small.height + head);
        width.min(height).min(SCALES.1)
    };
    let best = (1..=n.max(1)).map(|columns| (columns, scale_of(columns, n.div_ceil(columns).max(1))));
    let (mut columns, mut scale) = best.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((1, SCALES.0));
    let mut rows = n.div_ceil(columns).max(1);
    if scale < SCALES.0 {
        scale = SCALES.0;
        columns = (((room.width + GAP) / (small.width * scale + GAP)).floor() as usize).max(1);
        let tall = (small.height + head) * scale;
        rows = (((room.height - 30.0 + GAP) / (tall + GAP)).floor() as usize).max(1);
    }
    let tall = (room.height - 30.0 - GAP * (rows - 1) as f64) / rows as f64 - head * scale;
    let form = PanelForm {
        width: (room.width - GAP * (columns - 1) as f64) / columns as f64,
        height: tall.clamp(small.height * scale, small.height * scale * HIGHER),
        type_size: small.type_size * scale.min(2.0),
    };
    let style = Style { size: form.type_size * 1.1, bold: true, colour: Colour::Text };
    for (at, panel) in sheet.panels.iter().take(columns * rows).enumerate() {
        let x = room.x + (at % columns) as f64 * (form.width + GAP);
        let y = room.y + (at / columns) as f64 * (form.height + head * scale + GAP);
        let name = cut(&sheet.head(panel), form.width, style);
        page.text(&name, [x, y], "start", style);
        page.scale(&value_panel(panel, form), [x, y + style.size * 1.4]);
    }
    let left = n.saturating_sub(columns * rows);
    if left > 0 {
        let words = match sheet.lang {
            Lang::Zh => format!("另有{left}个区没有画在这里。"),
            Lang::En => format!("{left} more are not drawn here."),
        };
        let style = Style { size: 18.0, bold: false, colour: Colour::Muted };
        page.text(&words, [room.x, room.y + room.height - 24.0], "start", style);
    }
    page.finish()
}
