//! What the columns of an office's own sheet hold, and what all rows share; guessed until a person confirms it.

use super::choice::{chip, choice, panel};
use super::desk::{FINDING, SheetReading, WorkbenchDesk};
use super::matches::TARGETS;
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::present;
use plan_workbench::texts::{still_missing, texts};
use plan_workbench::{SheetField, SheetMapping, column_name, field_names};
use std::sync::Arc;

/// The columns as chips with their guesses, and the form for all rows; nothing where the sheet leaves nothing open.
pub fn columns_view(desk: WorkbenchDesk, read: &Arc<SheetReading>, lang: Lang) -> AnyView {
    let Some(mapping) = &read.outcome.mapping else { return ().into_any() };
    let words = texts(lang);
    let own = mapping.own;
    let columns = if own { mapping.columns.len() } else { 0 };
    let chips = (0..columns).map(|at| column_chip(desk, read, mapping, at, lang)).collect();
    let fields = mapping.form.iter().map(|field| form_field(desk, mapping, *field, lang)).collect();
    let missing = match mapping.missing.is_empty() {
        true => String::new(),
        false => still_missing(&field_names(&mapping.missing, lang), lang),
    };
    let (title, label, remarks) = match own {
        true => {
            let label = if mapping.confirmed { words.confirm_again } else { words.confirm_columns };
            (words.columns, label, vec![words.columns_help.to_owned(), mapping.skipped(lang)])
        }
        false => (words.for_all, words.use_for_all, vec![words.for_all_help.to_owned()]),
    };
    let whole = read.clone();
    let confirm = move || {
        let Some(mapping) = &whole.outcome.mapping else { return };
        let mut choices = whole.choices.clone();
        choices.for_all = desk.form.get_untracked();
        let guess = mapping.district.clone().filter(|_| own);
        if let (Some(guess), None) = (guess, choices.for_all.get(SheetField::District)) {
            choices.for_all.set(SheetField::District, guess);
        }
        desk.form.set(choices.for_all.clone());
        choices.columns_confirmed = own;
        choices.sheet = Some(mapping.sheet);
        desk.again(&whole, choices, if own { TARGETS } else { FINDING }.to_owned());
    };
    panel(
        ("bench-columns", title),
        remarks,
        chips,
        (if own { words.for_all } else { "" }, fields),
        missing,
        ("bench-confirm-columns", label.to_owned()),
        Box::new(confirm),
    )
}

/// One column: its heading, its first cells, and what it is taken for.
fn column_chip(
    desk: WorkbenchDesk,
    read: &Arc<SheetReading>,
    mapping: &SheetMapping,
    at: usize,
    lang: Lang,
) -> AnyView {
    let words = texts(lang);
    let column = &mapping.columns[at];
    let mut lines = vec![(String::new(), words.not_used.to_owned())];
    let mut chosen = String::new();
    for (n, field) in SheetField::of_columns().enumerate() {
        if column.field == Some(field) {
            chosen = n.to_string();
        }
        lines.push((n.to_string(), field.heading(lang).to_owned()));
    }
    let label = column_name(&read.outcome.headings, at);
    let (id, mark) = (format!("bench-column-{at}"), format!("bench-column-mark-{at}"));
    let (read, focus, sheet) = (read.clone(), id.clone(), mapping.sheet);
    let choose = move |value: String| {
        let mut choices = read.choices.clone();
        choices.assign(at, value.parse().ok().and_then(|n| SheetField::of_columns().nth(n)));
        choices.sheet = Some(sheet);
        desk.again(&read, choices, focus.clone());
    };
    let samples = match column.samples.is_empty() {
        true => String::new(),
        false => words.samples.to_owned() + &column.samples.join(lang.pick("、", ", ")),
    };
    let choice = choice(label, id, mark.clone(), lines, &chosen, Box::new(choose));
    let guessed = column.field.is_some() && !mapping.confirmed;
    chip(choice, vec![samples], mark, mapping.column_words(column, lang).to_owned(), guessed)
}

/// One line of the form for all rows.
fn form_field(desk: WorkbenchDesk, mapping: &SheetMapping, field: SheetField, lang: Lang) -> AnyView {
    let words = texts(lang);
    let needed = matches!(field, SheetField::Title | SheetField::Publisher | SheetField::Day);
    let mut label = format!("{}{}", field.heading(lang), if needed { words.needed } else { "" });
    let write = move |value: String| desk.form.update(|form| form.set(field, value));
    let written = desk.form.with_untracked(|form| form.get(field).map(str::to_owned));
    let (kind, id) = match field {
        SheetField::District => ("", "bench-all-district"),
        SheetField::Published => ("date", "bench-all-published"),
        SheetField::Day => ("date", "bench-all-day"),
        SheetField::Url => ("url", "bench-all-url"),
        SheetField::Publisher => ("text", "bench-all-publisher"),
        _ => ("text", "bench-all-title"),
    };
    if !kind.is_empty() {
        return view! {
            <label class="field">
                <span>{label}</span>
                <input
                    type=kind
                    id=id
                    value=written.unwrap_or_default()
                    on:input=move |event| write(event_target_value(&event))
                />
            </label>
        }
        .into_any();
    }
    if let (None, Some(_)) = (&written, &mapping.district) {
        label += words.district_guess;
    }
    let chosen = written.or_else(|| mapping.district.clone()).unwrap_or_default();
    let mut lines = vec![(String::new(), words.every_district.to_owned())];
    if let Some(data) = untrack(|| desk.state.workspace.published()) {
        for plan in data.plans() {
            let name = present::district_name(&data, &plan.district, lang);
            lines.push((plan.district.clone(), name.to_owned()));
        }
    }
    choice(label, id.to_owned(), String::new(), lines, &chosen, Box::new(write))
}
