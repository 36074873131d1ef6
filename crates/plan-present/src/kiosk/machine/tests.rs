//! Weeks of the machine on made-up clocks: steady, jumping, dead, running backwards.

use super::*;

const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
/// 2026-11-26, noon, by the local calendar.
const NOON: i64 = 20_783 * DAY_MS + 12 * 60 * 60_000;

fn timing() -> Timing {
    Timing {
        dwell: vec![20, 20, 30, 20],
        langs: vec![Lang::Zh, Lang::En],
        idle: 60,
        idle_reading: 120,
        warning: 20,
    }
}

fn at(steady_ms: u64) -> Now {
    Now { wall_ms: NOON + steady_ms as i64, steady_ms }
}

fn machine() -> Machine {
    Machine::new(timing(), 0, at(0))
}

/// Ticks once a second up to a moment; what was ordered, with its second.
fn run(machine: &mut Machine, from_secs: u64, to_secs: u64) -> Vec<(u64, Order)> {
    let ticks = (from_secs + 1)..=to_secs;
    ticks.filter_map(|second| Some((second, machine.tick(at(second * SECOND), Memory::default())?))).collect()
}

#[test]
fn scenes_follow_one_another_for_as_long_as_each_lasts() {
    let mut machine = machine();
    let shown = run(&mut machine, 0, 90);
    assert_eq!(shown, [20, 40, 70, 90].map(|second| (second, Order::Show)));
    assert_eq!((machine.slot(), machine.round()), (0, 1));
}

#[test]
fn languages_alternate_and_every_scene_is_shown_in_each() {
    let mut machine = machine();
    let mut seen = Vec::new();
    for scene in 0..8 {
        machine.scene = scene;
        seen.push((machine.slot(), machine.lang()));
    }
    for slot in 0..4 {
        assert!(seen.contains(&(slot, Lang::Zh)) && seen.contains(&(slot, Lang::En)), "{slot}");
    }
    assert!(seen[..4].windows(2).all(|pair| pair[0].1 != pair[1].1), "{seen:?}");
}

#[test]
fn a_touch_goes_home_and_sixty_quiet_seconds_later_the_question_stands_for_twenty() {
    let mut machine = machine();
    assert_eq!(machine.touch(at(5 * SECOND)), Some(Order::Home));
    assert_eq!(machine.phase(), Phase::Explore);
    assert_eq!(run(&mut machine, 5, 84), [(65, Order::Warn)]);
    assert_eq!(machine.left_secs(at(84 * SECOND)), 1);
    assert_eq!(run(&mut machine, 84, 85), [(85, Order::Reset)]);
    assert_eq!(machine.phase(), Phase::Attract);
    assert_eq!(run(&mut machine, 85, 105), [(105, Order::Show)]);
}

#[test]
fn whoever_reads_is_given_longer() {
    let mut machine = machine();
    machine.touch(at(0));
    machine.set_reading(true);
    assert_eq!(run(&mut machine, 0, 120), [(120, Order::Warn)]);
    machine.finish(at(121 * SECOND));
    machine.touch(at(122 * SECOND));
    assert_eq!(run(&mut machine, 122, 182), [(182, Order::Warn)], "the next visitor starts afresh");
}

#[test]
fn every_touch_starts_the_time_over_and_the_question_can_be_answered_again_and_again() {
    let mut machine = machine();
    machine.touch(at(0));
    let mut second = 0;
    for _ in 0..50 {
        assert_eq!(run(&mut machine, second, second + 59), []);
        second += 59;
        assert_eq!(machine.touch(at(second * SECOND)), None);
    }
    for _ in 0..30 {
        assert_eq!(run(&mut machine, second, second + 60), [(second + 60, Order::Warn)]);
        second += 70;
        assert_eq!(machine.touch(at(second * SECOND)), None, "a touch beside the button answers nothing");
        assert_eq!(machine.phase(), Phase::Warning);
        assert_eq!(machine.resume(at(second * SECOND)), Some(Order::Resume));
    }
    assert_eq!(machine.resume(at(second * SECOND)), None);
    assert_eq!(machine.finish(at(second * SECOND)), Some(Order::Reset));
    assert_eq!(machine.finish(at(second * SECOND)), None);
}

#[test]
fn sleep_ends_a_visit_and_not_the_loop() {
    let mut asleep = machine();
    asleep.touch(at(0));
    assert_eq!(run(&mut asleep, 0, 10), []);
    assert_eq!(asleep.tick(at(8 * HOUR), Memory::default()), Some(Order::Reset));
    let mut early = machine();
    early.touch(at(8 * HOUR));
    assert_eq!(
        early.tick(at(8 * HOUR + SECOND), Memory::default()),
        None,
        "a touch may come before the first tick"
    );
    let mut attract = machine();
    assert_eq!(attract.tick(at(8 * HOUR), Memory::default()), Some(Order::Show));
    assert_eq!(attract.tick(at(8 * HOUR + SECOND), Memory::default()), None);
}

/// Runs through a stretch of time with a wall clock of its own; the page starts over at every reload. When it did.
fn reloads(
    hours: u64,
    step_secs: u64,
    wall: impl Fn(u64) -> i64,
    busy: impl Fn(u64) -> bool,
) -> Vec<(u64, ReloadCause)> {
    let now = |steady_ms: u64| Now { wall_ms: wall(steady_ms), steady_ms };
    let mut machine = Machine::new(timing(), 0, now(0));
    let mut found = Vec::new();
    let mut steady = 0;
    while steady < hours * HOUR {
        steady += step_secs * SECOND;
        if busy(steady) {
            machine.touch(now(steady));
            machine.resume(now(steady));
        }
        if let Some(Order::Reload(cause)) = machine.tick(now(steady), Memory::default()) {
            found.push((steady, cause));
            machine = Machine::new(timing(), machine.scene(), now(steady));
        }
    }
    found
}

#[test]
fn forty_days_reload_forty_times_at_four_in_the_morning() {
    let found = reloads(40 * 24, 5, |steady| NOON + steady as i64, |_| false);
    assert_eq!(found.len(), 40);
    for (steady, cause) in found {
        assert_eq!((steady + 12 * HOUR) % (24 * HOUR), 4 * HOUR, "by the wall clock");
        assert_eq!(cause, ReloadCause::Daily);
    }
}

#[test]
fn a_reload_waits_until_nobody_was_there_for_five_minutes() {
    let busy = |steady: u64| (15 * HOUR..18 * HOUR).contains(&steady);
    let found = reloads(24, 5, |steady| NOON + steady as i64, busy);
    assert_eq!(found.len(), 1);
    let waited = found[0].0 - 18 * HOUR;
    assert!((5 * MINUTE..8 * MINUTE).contains(&waited), "{waited}");
}

#[test]
fn clocks_that_jump_or_stand_still_neither_reload_again_and_again_nor_never() {
    let year = 365 * DAY_MS;
    // A dead battery: 1970 until the network tells the time after ten minutes.
    let dead = |steady: u64| if steady < 10 * MINUTE { steady as i64 } else { NOON + steady as i64 };
    let found = reloads(30 * 24, 5, dead, |_| false);
    assert!((30..=32).contains(&found.len()), "{found:?}");
    // Set back and forth by a year, every ten minutes.
    let wild = move |steady: u64| {
        NOON + steady as i64 + if (steady / (10 * MINUTE)).is_multiple_of(2) { 0 } else { year }
    };
    let found = reloads(10 * 24, 5, wild, |_| false);
    assert!(found.windows(2).all(|pair| pair[1].0 - pair[0].0 >= HOUR), "{found:?}");
    // Standing still.
    let found = reloads(10 * 24, 5, |_| NOON, |_| false);
    assert_eq!(found.len(), 9, "{found:?}");
    // Running backwards.
    let found = reloads(10 * 24, 5, |steady| NOON - steady as i64, |_| false);
    assert_eq!(found.len(), 9, "{found:?}");
}

#[test]
fn a_clock_that_jumps_changes_nothing_for_a_visitor() {
    for jump in [-400 * DAY_MS, -60_000, 60_000, 400 * DAY_MS] {
        let mut machine = machine();
        machine.touch(at(0));
        let later = |second: u64| Now { wall_ms: NOON + jump, steady_ms: second * SECOND };
        let orders: Vec<(u64, Order)> = (1..=80)
            .filter_map(|second| Some((second, machine.tick(later(second), Memory::default())?)))
            .collect();
        assert_eq!(orders, [(60, Order::Warn), (80, Order::Reset)]);
    }
}

#[test]
fn too_much_memory_reloads_when_nobody_is_there_and_not_in_a_circle() {
    let full = [Memory { heap: Some(300_000_001), wasm: 0 }, Memory { heap: None, wasm: 256_000_001 }];
    for memory in full {
        let mut machine = machine();
        let first = (1..3600).find(|second| {
            machine.tick(at(second * SECOND), memory) == Some(Order::Reload(ReloadCause::Memory))
        });
        assert_eq!(first, Some(600));
        machine.touch(at(3600 * SECOND));
        assert_eq!(machine.tick(at(3601 * SECOND), memory), None, "not while somebody is there");
    }
    let enough = Memory { heap: Some(300_000_000), wasm: 256_000_000 };
    let mut machine = machine();
    assert!(
        (1..3600).all(|second| !matches!(machine.tick(at(second * SECOND), enough), Some(Order::Reload(_))))
    );
}

#[test]
fn a_reload_that_cannot_be_does_not_stop_the_loop() {
    let mut machine = machine();
    let orders: Vec<Order> =
        (1..=27 * 3600).filter_map(|second| machine.tick(at(second * SECOND), Memory::default())).collect();
    let reloads = orders.iter().filter(|order| **order == Order::Reload(ReloadCause::Daily)).count();
    assert!((60..=70).contains(&reloads), "{reloads}: every ten minutes from four in the morning on");
    // A scene may come a second late because a reload was asked for at its moment.
    assert!(orders.len() - reloads >= 27 * 3600 / 90 * 4 - 70, "every scene in its turn");
}

#[test]
fn the_minute_of_the_day_is_the_local_one() {
    assert_eq!(Now { wall_ms: NOON, steady_ms: 0 }.minute(), 720);
    assert_eq!(Now { wall_ms: -60_000, steady_ms: 0 }.minute(), 1439);
}
