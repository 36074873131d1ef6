//! Where the tiles of the wall stand: a sheet and a form in, positions out.
//!
//! The same function serves the page before the program, the program, and whatever else draws the wall. On a desk it is a
//! table, a row for each district and a column for each domain; on a phone a block for each district.

use plan_model::order::arrange_by_key;
use plan_present::present::{WallSheet, WallTile};

/// The size and shape of a wall, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WallForm {
    /// Width of the whole.
    pub width: f64,
    /// Side of a tile.
    pub tile: f64,
    /// Between two tiles.
    pub gap: f64,
    /// Size of the heads' letters.
    pub letters: f64,
    /// Whether each district is a block of its own, without columns.
    pub blocks: bool,
}

impl WallForm {
    /// Beside the card, on a desk.
    pub const DESK: WallForm = WallForm { width: 864.0, tile: 18.0, gap: 3.0, letters: 14.0, blocks: false };
    /// On a phone: 19 tiles in a row.
    pub const PHONE: WallForm = WallForm { width: 358.0, tile: 16.0, gap: 3.0, letters: 14.0, blocks: true };
    /// The tiles of one district, a row for each domain, on either screen.
    pub const DISTRICT: WallForm =
        WallForm { width: 340.0, tile: 15.0, gap: 3.0, letters: 14.0, blocks: false };

    fn pitch(&self) -> f64 {
        self.tile + self.gap
    }

    /// Width of so many tiles side by side.
    fn span(&self, n: usize) -> f64 {
        if n == 0 { 0.0 } else { n as f64 * self.pitch() - self.gap }
    }
}

/// Between two columns of the table.
const COLUMN_GAP: f64 = 18.0;
/// Between two rows of the table or two blocks.
const ROW_GAP: f64 = 11.0;
/// Between a head's name and its count, as a share of the letters' size.
const COUNT_GAP: f64 = 0.4;
/// Height of a line of heads, as a share of the letters' size.
const HEAD_LINE: f64 = 1.9;
/// Left of a row's head, for the mark of its district.
const MARK: f64 = 9.0;
/// Most of the width that row heads take.
const MOST_HEAD: f64 = 0.3;

/// The head of a row or a column.
#[derive(Clone, Debug, PartialEq)]
pub struct WallHead {
    /// The name, cut where it has no room.
    pub text: String,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Where the letters stand, from the head's upper edge.
    pub baseline: f64,
}

/// The tiles of one district in one domain, or of one district in blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WallCell {
    /// The district.
    pub row: usize,
    /// Its first tile in [`Wall::order`].
    pub start: usize,
    /// After its last.
    pub end: usize,
}

/// A step from one tile to another, by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallStep {
    /// The one after it, in reading order.
    Next,
    /// The one before it.
    Previous,
    /// The nearest one on the line above.
    Up,
    /// The nearest one on the line below.
    Down,
    /// The first of its district.
    First,
    /// The last of its district.
    Last,
}

/// A wall with everything in its place, in CSS pixels from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Wall {
    /// Its form.
    pub form: WallForm,
    /// Height of the whole.
    pub height: f64,
    /// Upper left corner of each tile, in the order of [`WallSheet::tiles`]; the wall's own for one that isn't in `order`.
    pub places: Vec<[f64; 2]>,
    /// Tiles in reading order: by district, by cell, in a cell by state and then as the plan has them.
    pub order: Vec<usize>,
    /// Cells that have a tile, in reading order.
    pub cells: Vec<WallCell>,
    /// Heads of the rows, in the order of [`WallSheet::rows`].
    pub rows: Vec<WallHead>,
    /// Heads of the columns, in the order of [`WallSheet::columns`]; none in blocks.
    pub columns: Vec<WallHead>,
    /// Heights at which a hairline parts two rows.
    pub rules: Vec<f64>,
}

/// The wall of a sheet in a form.
pub fn wall(sheet: &WallSheet, form: WallForm) -> Wall {
    let mut order: Vec<usize> = (0..sheet.tiles.len()).filter(|at| sheet.tiles[*at].issued).collect();
    let rank = |at: usize| {
        let WallTile { row, column, state, .. } = &sheet.tiles[at];
        (*row, if form.blocks { 0 } else { *column }, *state)
    };
    arrange_by_key(&mut order, |at| rank(*at));
    let mut cells: Vec<WallCell> = Vec::new();
    for (n, &at) in order.iter().enumerate() {
        let (row, column, _) = rank(at);
        match cells.last_mut() {
            Some(last) if (last.row, rank(order[last.start]).1) == (row, column) => last.end = n + 1,
            _ => cells.push(WallCell { row, start: n, end: n + 1 }),
        }
    }
    let places = vec![[0.0; 2]; sheet.tiles.len()];
    let wall = Wall {
        form,
        height: 0.0,
        places,
        order,
        cells,
        rows: Vec::new(),
        columns: Vec::new(),
        rules: Vec::new(),
    };
    if form.blocks { wall.in_blocks(sheet) } else { wall.in_table(sheet) }
}

impl Wall {
    fn in_blocks(mut self, sheet: &WallSheet) -> Self {
        let form = self.form;
        let line = form.letters * HEAD_LINE;
        let across = (((form.width + form.gap) / form.pitch()).floor() as usize).max(1);
        let mut y = 0.0;
        for (row, head) in sheet.rows.iter().enumerate() {
            if row > 0 {
                y += ROW_GAP;
                self.rules.push(y - ROW_GAP / 2.0);
            }
            self.rows.push(head_at(&head.name, head.count, [MARK, y], form.width - MARK, line, form.letters));
            y += line;
            let own: Vec<WallCell> = self.cells.iter().copied().filter(|cell| cell.row == row).collect();
            for cell in own {
                y += self.fill(cell, [0.0, y], across);
            }
        }
        self.height = y.max(form.tile);
        self
    }

    fn in_table(mut self, sheet: &WallSheet) -> Self {
        let form = self.form;
        let line = form.letters * HEAD_LINE;
        let of_rows = sheet.rows.iter().map(|row| head_width(&row.name, row.count, form.letters));
        let head = MARK + of_rows.fold(0.0, f64::max).min(form.width * MOST_HEAD) + COLUMN_GAP;
        let n_columns = sheet.columns.len();
        let counts: Vec<Vec<usize>> = (0..n_columns)
            .map(|column| {
                let in_row = |row: usize| {
                    sheet
                        .tiles
                        .iter()
                        .filter(|tile| tile.issued && tile.row == row && tile.column == column)
                        .count()
                };
                (0..sheet.rows.len()).map(in_row).collect()
            })
            .collect();
        let room = form.width - head;
        let across = self.across(sheet, &counts, room);
        let widths: Vec<f64> = across
            .iter()
            .zip(&sheet.columns)
            .map(|(n, column)| self.width_of(*n, column, room, n_columns))
            .collect();
        let mut x = head;
        let lefts: Vec<f64> = widths
            .iter()
            .map(|width| {
                let left = x;
                x += width + COLUMN_GAP;
                left
            })
            .collect();
        for ((column, &left), &width) in sheet.columns.iter().zip(&lefts).zip(&widths) {
            self.columns.push(head_at(column.name, column.count, [left, 0.0], width, line, form.letters));
        }
        let mut y = if n_columns == 0 { 0.0 } else { line + ROW_GAP / 2.0 };
        for (row, head_of) in sheet.rows.iter().enumerate() {
            if row > 0 {
                self.rules.push(y - ROW_GAP / 2.0);
            }
            self.rows.push(head_at(
                &head_of.name,
                head_of.count,
                [MARK, y],
                head - MARK - COLUMN_GAP,
                form.tile,
                form.letters,
            ));
            let mut tall = form.tile;
            let own: Vec<WallCell> = self.cells.iter().copied().filter(|cell| cell.row == row).collect();
            for cell in own {
                let column = sheet.tiles[self.order[cell.start]].column;
                let at = [lefts.get(column).copied().unwrap_or(head), y];
                tall = tall.max(self.fill(cell, at, across.get(column).copied().unwrap_or(1)));
            }
            y += tall + ROW_GAP;
        }
        self.height = (y - ROW_GAP).max(form.tile);
        self
    }

    /// Width of a column with so many tiles side by side.
    fn width_of(
        &self,
        n: usize,
        column: &plan_present::present::WallColumn,
        room: f64,
        n_columns: usize,
    ) -> f64 {
        let fair = room / n_columns.max(1) as f64 - COLUMN_GAP;
        let words = head_width(column.name, column.count, self.form.letters).min(fair.max(self.form.tile));
        self.form.span(n).max(words)
    }

    /// How many tiles stand side by side in each column: as many as its head is wide, then one more where it
    /// shortens the wall most, as long as there is room.
    fn across(&self, sheet: &WallSheet, counts: &[Vec<usize>], room: f64) -> Vec<usize> {
        let n_columns = counts.len();
        let most: Vec<usize> =
            counts.iter().map(|rows| rows.iter().copied().max().unwrap_or_default().max(1)).collect();
        let width = |column: usize, n: usize| self.width_of(n, &sheet.columns[column], room, n_columns);
        let mut across: Vec<usize> = (0..n_columns)
            .map(|column| {
                let fit = ((width(column, 1) + self.form.gap) / self.form.pitch()).floor() as usize;
                fit.clamp(1, most[column])
            })
            .collect();
        // How tall a column is felt to be: its rows' lines, the long ones more than in proportion.
        let weight = |column: usize, n: usize| {
            counts[column].iter().map(|&count| (count as f64 / n as f64).powi(2)).sum::<f64>()
        };
        loop {
            let used: f64 = (0..n_columns).map(|column| width(column, across[column])).sum::<f64>()
                + COLUMN_GAP * n_columns.saturating_sub(1) as f64;
            let free = room - used;
            let gain = |column: usize| {
                let (now, then) = (across[column], across[column] + 1);
                let wider = width(column, then) - width(column, now);
                (then <= most[column] && wider <= free).then(|| weight(column, now) - weight(column, then))
            };
            let best = (0..n_columns)
                .filter_map(|column| Some((gain(column)?, column)))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            match best {
                Some((_, column)) => across[column] += 1,
                None => return across,
            }
        }
    }

    /// Puts a cell's tiles in lines and gives the height that they take.
    fn fill(&mut self, cell: WallCell, [left, top]: [f64; 2], across: usize) -> f64 {
        for (n, &at) in self.order[cell.start..cell.end].iter().enumerate() {
            let (line, place) = (n / across, n % across);
            let pitch = self.form.pitch();
            self.places[at] = [left + place as f64 * pitch, top + line as f64 * pitch];
        }
        self.form.span((cell.end - cell.start).div_ceil(across))
    }

    /// The tile that the card is about before a reader points at one: among those that fit the first whose state is
    /// decided, else the first of all; `None` if none fits.
    pub fn first(&self, sheet: &WallSheet, fits: &[bool]) -> Option<usize> {
        let fitting = || self.order.iter().copied().filter(|at| fits.get(*at).copied().unwrap_or(false));
        let decided = |at: &usize| sheet.tiles.get(*at).is_some_and(|tile| tile.state.is_decided());
        fitting().find(decided).or_else(|| fitting().next())
    }

    /// The tile at a point, with half the gap around it; `None` between them.
    pub fn tile_at(&self, [x, y]: [f64; 2]) -> Option<usize> {
        let (tile, around) = (self.form.tile, self.form.gap / 2.0);
        let covers = |from: f64, at: f64| at >= from - around && at < from + tile + around;
        self.order.iter().copied().find(|at| {
            let [left, top] = self.places[*at];
            covers(left, x) && covers(top, y)
        })
    }

    /// The tile that a step from another leads to; itself at the wall's edge.
    pub fn step(&self, from: usize, step: WallStep) -> usize {
        let Some(at) = self.order.iter().position(|tile| *tile == from) else { return from };
        let row = self.cells.iter().find(|cell| (cell.start..cell.end).contains(&at)).map(|cell| cell.row);
        let of_row = || self.cells.iter().filter(|cell| Some(cell.row) == row);
        let place = match step {
            WallStep::Next => Some(at + 1),
            WallStep::Previous => at.checked_sub(1),
            WallStep::First => of_row().map(|cell| cell.start).min(),
            WallStep::Last => of_row().map(|cell| cell.end - 1).max(),
            WallStep::Up => return self.beside(from, -1.0),
            WallStep::Down => return self.beside(from, 1.0),
        };
        place.and_then(|place| self.order.get(place)).copied().unwrap_or(from)
    }

    /// The nearest tile on the next line in a direction, 1 for down and -1 for up.
    fn beside(&self, from: usize, direction: f64) -> usize {
        let [x, y] = self.places[from];
        let ahead = |top: f64| (top - y) * direction;
        let line = self.order.iter().map(|at| ahead(self.places[*at][1])).filter(|far| *far > 0.5);
        let line = line.fold(f64::INFINITY, f64::min);
        let on_line = self.order.iter().copied().filter(|at| (ahead(self.places[*at][1]) - line).abs() < 0.5);
        let far = |at: usize| (self.places[at][0] - x).abs();
        on_line.min_by(|a, b| far(*a).total_cmp(&far(*b))).unwrap_or(from)
    }
}

/// Width of a text, in the units of its letters' size: Chinese signs are square, others about half as wide.
pub(crate) fn text_width(text: &str, letters: f64) -> f64 {
    text.chars().map(|c| if c >= '\u{2e80}' { letters } else { letters * 0.58 }).sum()
}

/// A text cut to a width, with an ellipsis where something is gone.
pub(crate) fn fitted(text: &str, width: f64, letters: f64) -> String {
    if text_width(text, letters) <= width + 1e-6 {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        if text_width(&cut, letters) + letters > width {
            cut.pop();
            break;
        }
    }
    cut.push('…');
    cut
}

fn head_width(name: &str, count: usize, letters: f64) -> f64 {
    text_width(name, letters) + letters * COUNT_GAP + text_width(&count.to_string(), letters)
}

fn head_at(name: &str, count: usize, [x, y]: [f64; 2], width: f64, height: f64, letters: f64) -> WallHead {
    let tail = letters * COUNT_GAP + text_width(&count.to_string(), letters);
    WallHead {
        text: fitted(name, width - tail, letters),
        x,
        y,
        width,
        height,
        baseline: height / 2.0 + letters * 0.36,
    }
}

#[cfg(test)]
mod tests;
