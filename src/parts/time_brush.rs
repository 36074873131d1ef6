//! What a pointer does on the time strip: it drags the day of judging by its handle, or sweeps over years, which chooses
//! what falls due in them.

use super::replay::ReplayController;
use super::wall::WallController;
use crate::platform::pointer;
use crate::ui::erased::Handler;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::svg::Svg;
use plan_charts::TimeStrip;
use plan_present::replay::Step;

/// What the pointer holds while it is down.
#[derive(Clone, Copy)]
enum Grip {
    /// The day of judging.
    Day,
    /// A range of years, from the one in which the pointer went down to where it was last.
    Years(i32, i32),
}

/// The gestures of one strip; cheap to copy.
#[derive(Clone, Copy)]
pub struct TimeBrush {
    /// The wall that the years filter.
    pub controller: WallController,
    layout: Memo<TimeStrip>,
    /// The drawing, whose place on the screen gives a pointer its place on the axis.
    pub slot: NodeRef<Svg>,
    /// The replay, which a drag stops.
    pub replay: ReplayController,
    grip: StoredValue<Option<Grip>>,
    /// Whether the pointer changed something since it went down: then it is a step that "back" undoes, and no click.
    moved: StoredValue<bool>,
}

impl TimeBrush {
    /// The gestures of a strip in its place.
    pub fn new(controller: WallController, layout: Memo<TimeStrip>) -> Self {
        Self {
            controller,
            layout,
            slot: NodeRef::new(),
            replay: ReplayController::new(controller.state),
            grip: StoredValue::new(None),
            moved: StoredValue::new(false),
        }
    }

    /// Whether the pointer swept before it was lifted, so that the click that follows isn't meant.
    pub fn swept(self) -> bool {
        self.moved.get_value()
    }

    /// How far a pointer is from the left edge, in the units of the strip.
    fn place(self, event: &PointerEvent) -> Option<f64> {
        let slot = self.slot.get_untracked()?;
        let [x, _] = pointer::place_in(&slot, event)?;
        Some(x * self.layout.with_untracked(|strip| strip.form.width))
    }

    /// Takes hold of the years.
    pub fn down(self) -> Handler<PointerEvent> {
        Box::new(move |event| {
            let year = self.place(&event).map(|x| self.layout.with_untracked(|strip| strip.year_at(x)));
            self.hold(&event, year.map(|year| Grip::Years(year, year)));
        })
    }

    /// Takes hold of the day.
    pub fn down_on_handle(self) -> Handler<PointerEvent> {
        Box::new(move |event| {
            event.stop_propagation();
            self.hold(&event, Some(Grip::Day));
        })
    }

    fn hold(self, event: &PointerEvent, grip: Option<Grip>) {
        self.moved.set_value(false);
        self.grip.set_value(grip.filter(|_| event.is_primary() && event.button() == 0));
    }

    /// Follows the pointer with what it holds, until it comes without a button or finger down.
    pub fn moves(self) -> Handler<PointerEvent> {
        Box::new(move |event| {
            if event.buttons() == 0 {
                self.hold(&event, None);
            }
            let Some(grip) = self.grip.get_value() else { return };
            let Some(x) = self.place(&event) else { return };
            let anew = !self.moved.get_value();
            let changed = match grip {
                Grip::Day => self.replay.go_near(self.layout.with_untracked(|strip| strip.day_at(x)), anew),
                Grip::Years(from, last) => self.sweep(from, last, x, anew),
            };
            if changed && anew {
                self.moved.set_value(true);
                // From here on it may leave the strip and still be followed.
                if let Some(slot) = self.slot.get_untracked() {
                    let _ = slot.set_pointer_capture(event.pointer_id());
                }
            }
        })
    }

    /// Chooses the years between the one where the pointer went down and the one where it is.
    fn sweep(self, from: i32, last: i32, x: f64, anew: bool) -> bool {
        let (to, due) = self.layout.with_untracked(|strip| {
            let to = strip.year_at(x);
            (to, strip.due_within(from, to))
        });
        if to == last {
            return false;
        }
        self.grip.set_value(Some(Grip::Years(from, to)));
        let nav = self.controller.state.nav;
        let mut address = nav.address.get_untracked();
        let changed = address.query.due != due;
        if changed {
            address.query.due = due;
            nav.step(&address, anew);
        }
        changed
    }

    /// Moves the day by the keyboard as the buttons below do: arrows by a quarter, Home and End to the ends.
    pub fn keys(self) -> Handler<KeyboardEvent> {
        Box::new(move |event| {
            let step = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => Step::Previous,
                "ArrowRight" | "ArrowUp" => Step::Next,
                "Home" => Step::First,
                "End" => Step::Last,
                _ => return,
            };
            event.prevent_default();
            self.replay.by_hand(step);
        })
    }
}
