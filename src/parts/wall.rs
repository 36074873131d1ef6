//! The wall: every commitment as one tile, chosen by heads and keys, read by pointer, finger and keyboard.

use crate::platform::{document, media, pointer};
use crate::state::{AppState, use_app};
use crate::ui::erased::{Handler, effect, on_click, on_press, reactive};
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use plan_charts::{TileShape, Wall, WallForm, WallHead, WallStep, tile_shape, wall};
use plan_method::address::{Lens, Page};
use plan_method::query::Facet;
use plan_model::order::tidy;
use plan_present::names;
use plan_present::present::{self, TileMark, WallChoice, WallSheet};

/// Between a head's name and its count, in CSS pixels.
const COUNT_GAP: &str = "3";

/// What the parts of the wall share; cheap to copy.
#[derive(Clone, Copy)]
pub struct WallController {
    /// The app.
    pub state: AppState,
    /// What the wall says.
    pub sheet: Memo<WallSheet>,
    /// What its tiles are dressed by.
    pub lens: Memo<Lens>,
    /// What the address chooses.
    pub choice: Memo<WallChoice>,
    /// Where the tiles stand.
    pub layout: Memo<Wall>,
    /// Whether districts are blocks and the card is a sheet at the bottom.
    pub phone: RwSignal<bool>,
    /// The tile under pointer or focus, by its place in the sheet.
    pub current: RwSignal<Option<usize>>,
    /// Whether a reader on a phone has asked for the card.
    pub opened: RwSignal<bool>,
}

impl WallController {
    /// The wall of the address; goes with the view that makes it, and is in its context.
    pub fn of_page() -> Self {
        let state = use_app();
        let sheet = Memo::new(move |_| {
            let lang = state.nav.lang.get();
            let judged = |judged: &Option<_>| judged.as_ref().map(|judged| present::wall(judged, lang));
            state.store.judged.with(judged).unwrap_or_default()
        });
        let query = Memo::new(move |_| state.nav.address.with(|address| address.query.clone()));
        let lens = Memo::new(move |_| state.nav.address.with(|address| address.lens));
        let choice = Memo::new(move |_| {
            let (lang, lens) = (state.nav.lang.get(), lens.get());
            let chosen = state.store.judged.with(|judged| {
                let judged = judged.as_ref()?;
                let sheet = sheet.read();
                Some(query.with(|query| present::wall_choice(judged, &sheet, query, lens, lang)))
            });
            chosen.unwrap_or_default()
        });
        let phone = RwSignal::new(media::is_phone());
        // Listens for as long as the view is there.
        StoredValue::new_local(media::follow_phone(move |is_phone| {
            phone.try_set(is_phone);
        }));
        let layout = Memo::new(move |_| {
            let form = if phone.get() { WallForm::PHONE } else { WallForm::DESK };
            sheet.with(|sheet| wall(sheet, form))
        });
        let current = RwSignal::new(None);
        let opened = RwSignal::new(false);
        // Another day may have other tiles.
        effect(move || {
            let n = sheet.with(|sheet| sheet.tiles.len());
            if current.get_untracked().is_some_and(|at| at >= n) {
                current.set(None);
            }
        });
        let controller = Self { state, sheet, lens, choice, layout, phone, current, opened };
        provide_context(controller);
        controller
    }

    /// The tile that the card is about.
    pub fn shown(self) -> Option<usize> {
        let first = || {
            let (sheet, choice) = (self.sheet.read(), self.choice.read());
            self.layout.with(|wall| wall.first(&sheet, &choice.fits))
        };
        self.current.get().or_else(first)
    }

    /// Puts a choice in, or takes it back: a step of its own, which "back" undoes.
    pub fn flip(self, facet: Facet, slug: &str) {
        self.state.nav.change(|address| {
            address.query.toggle(facet, slug);
        });
    }

    /// Opens the page of a tile's commitment.
    fn open(self, at: usize) {
        let id = self.sheet.with_untracked(|sheet| sheet.tiles.get(at).map(|tile| tile.id.clone()));
        if let Some(id) = id {
            let address = self.state.nav.address.with_untracked(|address| address.on(Page::Target(id)));
            self.state.nav.visit(&address);
        }
    }

    fn see(self, at: Option<usize>) {
        if self.current.get_untracked() != at {
            self.current.set(at);
        }
    }

    /// What a key does on the wall; `false` leaves it to the browser.
    fn key(self, key: &str) -> bool {
        let step = match key {
            "ArrowRight" => WallStep::Next,
            "ArrowLeft" => WallStep::Previous,
            "ArrowUp" => WallStep::Up,
            "ArrowDown" => WallStep::Down,
            "Home" => WallStep::First,
            "End" => WallStep::Last,
            "Enter" => {
                if let Some(at) = self.current.get_untracked() {
                    self.open(at);
                }
                return true;
            }
            "Escape" => {
                self.current.set(None);
                self.opened.set(false);
                document::focus_beside(".wall", ".wall-foot button");
                return true;
            }
            _ => return false,
        };
        let from = self.current.get_untracked();
        let to = self.layout.with_untracked(|wall| match from {
            Some(from) => Some(wall.step(from, step)),
            None => wall.order.first().copied(),
        });
        self.see(to);
        true
    }
}

/// What a mark is drawn with, in a square of so many CSS pixels.
pub(super) fn shape_view(shape: TileShape, size: f64) -> AnyView {
    let paths: Vec<AnyView> = shape
        .paths
        .into_iter()
        .map(|(ink, path)| view! { <path class=ink.class() d=path /> }.into_any())
        .collect();
    let digits = shape.digits.map(|(digits, own)| {
        let class = if own { "tile-digits own" } else { "tile-digits" };
        let (x, y) = (size / 2.0, size * 0.7);
        view! {
            <text class=class x=x.to_string() y=y.to_string()>
                {digits}
            </text>
        }
    });
    view! {
        {paths}
        {digits}
    }
    .into_any()
}

/// A mark by itself, for the key.
pub fn mark_view(mark: TileMark) -> AnyView {
    const SIZE: f64 = 18.0;
    let shape = tile_shape(mark, SIZE);
    let class = format!("tile-mark {}", shape.class);
    view! {
        <svg class=class viewBox="0 0 18 18" aria-hidden="true" focusable="false">
            {shape_view(shape, SIZE)}
        </svg>
    }
    .into_any()
}

/// The name of a mark in the document.
fn shape_id(shape: &TileShape) -> String {
    format!("mark-{}", shape.id)
}

/// What refers to it.
pub fn shape_href(shape: &TileShape) -> String {
    format!("#{}", shape_id(shape))
}

/// The shapes that the tiles refer to.
fn shapes(controller: WallController) -> AnyView {
    let lens = controller.lens.get();
    let size = controller.layout.with(|wall| wall.form.tile);
    let mut marks: Vec<TileMark> =
        controller.sheet.with(|sheet| sheet.tiles.iter().map(|tile| tile.mark(lens)).collect());
    marks.extend(controller.state.workspace.before.read().iter().map(|(_, was)| TileMark::State(*was)));
    tidy(&mut marks);
    let shape = |mark: TileMark| {
        let shape = tile_shape(mark, size);
        let id = shape_id(&shape);
        view! { <g id=id>{shape_view(shape, size)}</g> }.into_any()
    };
    marks.into_iter().map(shape).collect::<Vec<_>>().into_any()
}

/// Every tile, in the order of the sheet, so that each keeps its element when it moves.
fn tiles(controller: WallController) -> AnyView {
    let lens = controller.lens.get();
    let (sheet, wall, choice) = (controller.sheet.read(), controller.layout.read(), controller.choice.read());
    let before = controller.state.workspace.before.read();
    let tile = |(at, tile): (usize, &present::WallTile)| {
        let shape = tile_shape(tile.mark(lens), wall.form.tile);
        let was = before.iter().find(|(position, _)| *position == tile.position).map(|(_, was)| *was);
        let fits = choice.fits.get(at).copied().unwrap_or(true) && (before.is_empty() || was.is_some());
        let turns = if was.is_some() { " turned" } else { "" };
        let class = format!("wall-tile {}{}{turns}", shape.class, presence(tile.issued, fits));
        let said = match was {
            Some(was) => {
                let as_was = sheet.lang.pick("，原为", ", before: ");
                format!("{}{as_was}{}", sheet.said(tile, lens), names::state(was, sheet.lang))
            }
            None => sheet.said(tile, lens),
        };
        let [x, y] = wall.places.get(at).copied().unwrap_or_default();
        view! {
            <use_
                id=tile_id(at)
                class=class
                role="option"
                aria-label=said
                href=shape_href(&shape)
                transform=format!("translate({x} {y})")
            />
        }
        .into_any()
    };
    sheet.tiles.iter().enumerate().map(tile).collect::<Vec<_>>().into_any()
}

/// Class of what stands for a commitment, with a blank before it: one of a plan that isn't issued yet isn't there, one that
/// the filters leave out is faint.
pub fn presence(issued: bool, fits: bool) -> &'static str {
    match (issued, fits) {
        (false, _) => " absent",
        (true, false) => " faint",
        (true, true) => "",
    }
}

fn tile_id(at: usize) -> String {
    format!("tile-{at}")
}

/// The head of a row or a column: a button that chooses it.
fn head(
    controller: WallController,
    head: &WallHead,
    (facet, slug, name, count): (Facet, String, String, usize),
    district: Option<&str>,
) -> AnyView {
    let chosen = slug.clone();
    let pressed = move || {
        controller.state.nav.address.with(|address| address.query.chosen(facet).contains(&chosen)).to_string()
    };
    let by_key = slug.clone();
    let press = on_press(move || controller.flip(facet, &by_key));
    let click = on_click(move || controller.flip(facet, &slug));
    let at = |value: f64| value.to_string();
    let district = district.map(|district| {
        let class = format!("head-mark district-{district}");
        view! { <rect class=class x="0" y=at(head.y + 1.0) width="3" height=at(head.height - 2.0) /> }
    });
    // What is seen is part of what is said, so that who speaks to the computer can name it.
    let label = match head.text == name {
        true => format!("{name} {count}"),
        false => format!("{} {count} · {name}", head.text),
    };
    view! {
        <g
            class="wall-head"
            role="button"
            tabindex="0"
            aria-label=label
            aria-pressed=pressed
            on:click=click
            on:keydown=press
        >
            <rect
                class="head-hit"
                x=at(head.x - 4.0)
                y=at(head.y - 2.0)
                width=at(head.width + 8.0)
                height=at(head.height + 4.0)
            />
            {district}
            <text class="head-text" x=at(head.x) y=at(head.y + head.baseline)>
                {head.text.clone()}
                // Without the space both would be read as one word.
                " "
                <tspan class="head-count" dx=COUNT_GAP>
                    {count.to_string()}
                </tspan>
            </text>
        </g>
    }
    .into_any()
}

fn heads(controller: WallController) -> AnyView {
    let (sheet, wall) = (controller.sheet.read(), controller.layout.read());
    let rows = sheet.rows.iter().zip(&wall.rows).map(|(row, place)| {
        let what = (Facet::District, row.district.clone(), row.name.clone(), row.count);
        head(controller, place, what, Some(&row.district))
    });
    let columns = sheet.columns.iter().zip(&wall.columns).map(|(column, place)| {
        let what = (Facet::Domain, column.domain.slug().to_owned(), column.name.to_owned(), column.count);
        head(controller, place, what, None)
    });
    columns.chain(rows).collect::<Vec<_>>().into_any()
}

fn rules(wall: &Wall) -> String {
    let rule = |y: &f64| format!("M0 {y}H{}", wall.form.width);
    wall.rules.iter().map(rule).collect()
}

/// The picture: heads, tiles, and a ring around the one that is looked at.
pub fn wall_picture(controller: WallController) -> AnyView {
    let slot = NodeRef::<leptos::svg::Svg>::new();
    // A finger shows the card, a mouse opens the page.
    let by_mouse = StoredValue::new(true);
    let tile_under = move |event: &MouseEvent| {
        let element = slot.get_untracked()?;
        let [x, y] = pointer::place_in(&element, event)?;
        controller.layout.with_untracked(|wall| wall.tile_at([x * wall.form.width, y * wall.height]))
    };
    let moved: Handler<PointerEvent> = Box::new(move |event| {
        if event.pointer_type() == "mouse"
            && let Some(at) = tile_under(&event)
        {
            controller.see(Some(at));
        }
    });
    let down: Handler<PointerEvent> =
        Box::new(move |event| by_mouse.set_value(event.pointer_type() == "mouse"));
    let click: Handler<MouseEvent> = Box::new(move |event| match tile_under(&event) {
        Some(at) if by_mouse.get_value() => controller.open(at),
        Some(at) => {
            controller.see(Some(at));
            controller.opened.set(true);
        }
        None => {}
    });
    let keys: Handler<KeyboardEvent> = Box::new(move |event| {
        let alone = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if alone && controller.key(&event.key()) {
            event.prevent_default();
        }
    });
    let focused: Handler<FocusEvent> = Box::new(move |_| {
        if controller.current.get_untracked().is_none() {
            let shown = untrack(|| controller.shown());
            controller
                .see(shown.or_else(|| controller.layout.with_untracked(|wall| wall.order.first().copied())));
        }
    });
    let view_box = move || controller.layout.with(|wall| format!("0 0 {} {}", wall.form.width, wall.height));
    let class = move || if controller.phone.get() { "wall-picture blocks" } else { "wall-picture" };
    let label = move || {
        let help = controller.state.texts().wall_help;
        controller.sheet.with(|sheet| format!("{} {help}", sheet.arrangement))
    };
    let ring = reactive(move || {
        let at = controller.current.get();
        let wall = controller.layout.read();
        let Some([x, y]) = at.and_then(|at| wall.places.get(at).copied()) else { return ().into_any() };
        let side = (wall.form.tile + 6.0).to_string();
        view! {
            <rect
                class="wall-ring"
                x=(x - 3.0).to_string()
                y=(y - 3.0).to_string()
                width=side.clone()
                height=side
                rx="2"
            />
        }
        .into_any()
    });
    view! {
        <svg
            class=class
            role="group"
            aria-label=move || controller.sheet.with(|sheet| sheet.arrangement.clone())
            viewBox=view_box
            node_ref=slot
            focusable="false"
            on:pointermove=moved
            on:pointerdown=down
            on:click=click
        >
            <defs>{reactive(move || shapes(controller))}</defs>
            <path class="wall-rule" d=move || controller.layout.with(rules) />
            {reactive(move || heads(controller))}
            {move || controller.state.workspace.local.get().map(|local| (local.on_wall)())}
            <g
                class="wall-tiles"
                role="listbox"
                tabindex="0"
                aria-label=label
                aria-activedescendant=move || controller.current.get().map(tile_id)
                on:keydown=keys
                on:focus=focused
            >
                {reactive(move || tiles(controller))}
            </g>
            {ring}
        </svg>
    }
    .into_any()
}
