//! Which target each row of an office's own sheet means: both names, how much alike they are, and what a person says to it.

use super::desk::{FINDING, SheetReading, WorkbenchDesk};
use super::outcome::target_name;
use leptos::prelude::*;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::plan::Tier;
use plan_present::format;
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
    let mut unmatched = 0;
    let is_listed = |row: &&OwnRow| match row.step {
        MatchStep::Confirmed | MatchStep::LeftOut => !is_long,
        MatchStep::Sure | MatchStep::Doubtful => true,
        MatchStep::Unmatched => {
            unmatched += 1;
            unmatched <= UNMATCHED
        }
    };
    let listed: Vec<&OwnRow> = mapping.rows.iter().filter(is_listed).take(LISTED).collect();
    let sure: Vec<(u32, String)> = listed
        .iter()
        .filter(|row| row.step == MatchStep::Sure)
        .filter_map(|row| Some((row.row, row.taken.clone()?)))
        .collect();
    let open = mapping.rows.iter();
    let open = open.filter(|row| !matches!(row.step, MatchStep::Confirmed | MatchStep::LeftOut)).count();
    let shown = listed.iter();
    let shown = shown.filter(|row| !matches!(row.step, MatchStep::Confirmed | MatchStep::LeftOut)).count();
    let more = (open > shown).then(|| view! { <p class="hint">{more_rows(open - shown, lang)}</p> });
    let rows: Vec<AnyView> =
        listed.into_iter().map(|row| match_row(desk, read, &data, mapping, row, lang)).collect();
    let confirm = (!sure.is_empty()).then(|| {
        let (n, read) = (sure.len(), read.clone());
        let press = move |_| {
            let mut choices = read.choices.clone();
            choices.targets.extend(sure.iter().cloned());
            desk.again(&read, choices, FINDING.to_owned());
        };
        view! {
            <p>
                <button type="button" class="button primary" id="bench-confirm-targets" on:click=press>
                    {confirm_targets(n, lang)}
                </button>
            </p>
        }
    });
    view! {
        <section class="panel bench-own" aria-labelledby=TARGETS>
            <h3 id=TARGETS tabindex="-1">
                {words.targets}
            </h3>
            <p>{words.targets_help}</p>
            <ul class="bench-matches">{rows}</ul>
            {more}
            {confirm}
        </section>
    }
    .into_any()
}

/// A row with the target that it means or may mean.
fn match_row(
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
    let mut choices: Vec<(String, String)> = row
        .matches
        .iter()
        .map(|found| {
            let share = format::number((found.share * 100.0).floor(), 0, lang);
            let name = target_name(data, &found.target, lang);
            (found.target.clone(), format!("{name} · {share}%"))
        })
        .collect();
    if choices.is_empty() {
        let district = read.choices.for_all.get(&SheetField::District).or(mapping.district.as_ref());
        let of = data.targets().filter(|(plan, target)| {
            target.tier == Tier::Commitment && district.is_none_or(|id| id.is_empty() || *id == plan.district)
        });
        choices.extend(of.map(|(_, target)| (target.id.clone(), target_name(data, &target.id, lang))));
    } else if !choices.iter().any(|(id, _)| id == chosen) && !matches!(chosen, "" | LEAVE_OUT) {
        choices.push((chosen.to_owned(), target_name(data, chosen, lang)));
    }
    choices.insert(0, (String::new(), words.no_choice.to_owned()));
    choices.push((LEAVE_OUT.to_owned(), words.leave_out.to_owned()));
    let options: Vec<AnyView> = choices
        .into_iter()
        .map(|(id, name)| {
            let selected = id == chosen;
            view! {
                <option value=id selected=selected>
                    {name}
                </option>
            }
            .into_any()
        })
        .collect();
    let taken = row.taken.as_ref().map(|id| {
        view! { <p>{format!("{}{}", words.taken_for, target_name(data, id, lang))}</p> }
    });
    let said = [(SheetField::Asked, &row.asked), (SheetField::Value, &row.value)];
    let said = said.into_iter().filter(|(_, said)| !said.is_empty());
    let said: String = said.map(|(field, said)| format!(" · {} {said}", field.heading(lang))).collect();
    let label = format!("{} {} · {}{}{said}", words.row, row.row, words.sheet_says, row.name);
    let number = row.row;
    let (id, mark) = (format!("bench-target-{number}"), format!("bench-target-mark-{number}"));
    let (read, focus) = (read.clone(), id.clone());
    let choose = move |event: leptos::ev::Event| {
        let mut choices = read.choices.clone();
        match event_target_value(&event).as_str() {
            "" => drop(choices.targets.remove(&number)),
            LEAVE_OUT => drop(choices.targets.insert(number, String::new())),
            target => drop(choices.targets.insert(number, target.to_owned())),
        }
        desk.again(&read, choices, focus.clone());
    };
    let guessed = matches!(row.step, MatchStep::Sure | MatchStep::Doubtful | MatchStep::Unmatched);
    view! {
        <li class="bench-chip" class:guessed=guessed>
            <label class="field">
                <span>{label}</span>
                <select id=id aria-describedby=mark.clone() on:change=choose>
                    {options}
                </select>
            </label>
            {taken}
            <p class="bench-mark" id=mark>
                {SheetMapping::words(row, lang)}
            </p>
        </li>
    }
    .into_any()
}
