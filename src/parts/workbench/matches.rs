//! Which target each row of an office's own sheet means: both names, how much alike they are, and what a person says to it.

use super::choice::{chip, choice, panel};
use super::desk::{FINDING, SheetReading, WorkbenchDesk};
use leptos::prelude::*;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::Tier;
use plan_present::{format, present};
use plan_workbench::texts::{confirm_targets, more_rows, texts};
use plan_workbench::{MatchStep, OwnRow, SheetField, SheetMapping};
use std::sync::Arc;

/// The heading of the list.
pub const TARGETS: &str = "bench-targets";
/// Most rows that are listed at a time.
const LISTED: usize = 100;
/// Most rows without any match that are listed at a time: each offers every target of the district.
const UNMATCHED: usize = 10;
/// Stands for a row that isn't to be used.
const LEAVE_OUT: &str = "-";

/// The rows and their targets, once the columns are confirmed.
pub fn matches_view(desk: WorkbenchDesk, read: &Arc<SheetReading>, lang: Lang) -> AnyView {
    let own = |mapping: &&SheetMapping| mapping.confirmed && !mapping.rows.is_empty();
    let Some(mapping) = read.outcome.mapping.as_ref().filter(own) else { return ().into_any() };
    let Some(data) = untrack(|| desk.state.workspace.published()) else { return ().into_any() };
    let words = texts(lang);
    // Of a long sheet those that are settled make room for others.
    let is_long = mapping.rows.len() > LISTED;
    let (mut unmatched, mut waiting) = (0, 0);
    let mut chips = Vec::new();
    let mut sure = Vec::new();
    for row in &mapping.rows {
        let is_listed = match row.step {
            MatchStep::Confirmed | MatchStep::LeftOut => !is_long,
            MatchStep::Sure | MatchStep::Doubtful => chips.len() < LISTED,
            MatchStep::Unmatched => {
                unmatched += 1;
                unmatched <= UNMATCHED && chips.len() < LISTED
            }
        };
        if is_listed {
            chips.push(match_chip(desk, read, &data, mapping, row, lang));
            if let (MatchStep::Sure, Some(id)) = (row.step, &row.taken) {
                sure.push((row.row, id.clone()));
            }
        } else if !matches!(row.step, MatchStep::Confirmed | MatchStep::LeftOut) {
            waiting += 1;
        }
    }
    let label = if sure.is_empty() { String::new() } else { confirm_targets(sure.len(), lang) };
    let read = read.clone();
    let confirm = move || {
        let mut choices = read.choices.clone();
        for (row, id) in &sure {
            choices.targets.insert(*row, id.clone());
        }
        desk.again(&read, choices, FINDING.to_owned());
    };
    panel(
        (TARGETS, words.targets),
        vec![words.targets_help.to_owned()],
        chips,
        ("", Vec::new()),
        if waiting > 0 { more_rows(waiting, lang) } else { String::new() },
        ("bench-confirm-targets", label),
        Box::new(confirm),
    )
}

/// District, indicator and number of a target; its id if it isn't known.
pub fn target_name(data: &Dataset, id: &str, lang: Lang) -> String {
    let found = data.target(id).map(|(plan, target)| {
        let district = present::district_name(data, &plan.district, lang);
        let indicator = present::indicator_name(data, &target.indicator, lang);
        format!("{district} · {indicator} · {}", present::asked(target, lang))
    });
    found.unwrap_or_else(|| id.to_owned())
}

/// A row with the target that it means or may mean.
fn match_chip(
    desk: WorkbenchDesk,
    read: &Arc<SheetReading>,
    data: &Dataset,
    mapping: &SheetMapping,
    row: &OwnRow,
    lang: Lang,
) -> AnyView {
    let words = texts(lang);
    let chosen = match row.step {
        MatchStep::LeftOut => LEAVE_OUT,
        _ => row.taken.as_deref().unwrap_or_default(),
    };
    let mut lines = Vec::new();
    if chosen.is_empty() {
        lines.push((String::new(), words.no_choice.to_owned()));
    }
    for found in &row.matches {
        let share = format::number((found.share * 100.0).floor(), 0, lang);
        let name = target_name(data, &found.target, lang);
        lines.push((found.target.clone(), format!("{name} · {share}%")));
    }
    if row.matches.is_empty() {
        let district = read.choices.for_all.get(SheetField::District).or(mapping.district.as_deref());
        let district = district.unwrap_or_default();
        for (plan, target) in data.targets() {
            if target.tier == Tier::Commitment && (district.is_empty() || district == plan.district) {
                lines.push((target.id.clone(), target_name(data, &target.id, lang)));
            }
        }
    }
    if !matches!(chosen, "" | LEAVE_OUT) && !lines.iter().any(|(id, _)| id == chosen) {
        lines.push((chosen.to_owned(), target_name(data, chosen, lang)));
    }
    lines.push((LEAVE_OUT.to_owned(), words.leave_out.to_owned()));
    let mut remarks = Vec::new();
    if let Some(id) = &row.taken {
        remarks.push(format!("{}{}", words.taken_for, target_name(data, id, lang)));
    }
    let mut label = words.sheet_says.replace("{}", &row.row.to_string()) + &row.name;
    for (field, said) in [(SheetField::Asked, &row.asked), (SheetField::Value, &row.value)] {
        if !said.is_empty() {
            label += &format!(" · {} {said}", field.heading(lang));
        }
    }
    let number = row.row;
    let (id, mark) = (format!("bench-target-{number}"), format!("bench-target-mark-{number}"));
    let (read, focus) = (read.clone(), id.clone());
    let choose = move |value: String| {
        let mut choices = read.choices.clone();
        let value = if value == LEAVE_OUT { String::new() } else { value };
        choices.targets.insert(number, value);
        desk.again(&read, choices, focus.clone());
    };
    let choice = choice(label, id, mark.clone(), lines, chosen, Box::new(choose));
    let guessed = !matches!(row.step, MatchStep::Confirmed | MatchStep::LeftOut);
    chip(choice, remarks, mark, SheetMapping::words(row, lang), guessed)
}
