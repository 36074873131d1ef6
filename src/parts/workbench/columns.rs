//! What the columns of an office's own sheet hold, and what all rows share; guessed until a person confirms it.

use super::desk::{FINDING, SheetReading, WorkbenchDesk};
use super::matches::TARGETS;
use leptos::prelude::*;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_present::present;
use plan_workbench::texts::{still_missing, texts};
use plan_workbench::{MappedColumn, SheetField, SheetMapping, column_name, field_names};
use std::sync::Arc;

/// The columns as chips with their guesses, and the form for all rows; nothing where the sheet leaves nothing open.
pub fn columns_view(desk: WorkbenchDesk, read: &Arc<SheetReading>, lang: Lang) -> AnyView {
    let Some(mapping) = &read.outcome.mapping else { return ().into_any() };
    let words = texts(lang);
    let chips = mapping.own.then(|| {
        let chip = |(at, column)| chip(desk, read, mapping, at, column, lang);
        let chips: Vec<AnyView> = mapping.columns.iter().enumerate().map(chip).collect();
        view! {
            <p>{words.columns_help}</p>
            <p class="hint">{mapping.skipped(lang)}</p>
            <ul class="bench-columns">{chips}</ul>
        }
    });
    let fields: Vec<AnyView> =
        mapping.form.iter().map(|field| form_field(desk, mapping, *field, lang)).collect();
    let missing = (!mapping.missing.is_empty()).then(
        || view! { <p id="bench-missing">{still_missing(&field_names(&mapping.missing, lang), lang)}</p> },
    );
    let label = match (mapping.own, mapping.confirmed) {
        (true, false) => words.confirm_columns,
        (true, true) => words.confirm_again,
        (false, _) => words.use_for_all,
    };
    let (whole, own) = (read.clone(), mapping.own);
    let guess = mapping.district.clone();
    let confirm = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut choices = whole.choices.clone();
        choices.for_all = desk.form.get_untracked();
        if let (true, Some(guess)) = (own, &guess) {
            choices.for_all.entry(SheetField::District).or_insert_with(|| guess.clone());
        }
        choices.columns_confirmed = own;
        choices.sheet = whole.outcome.mapping.as_ref().map(|mapping| mapping.sheet);
        desk.again(&whole, choices, if own { TARGETS } else { FINDING }.to_owned());
    };
    view! {
        <section class="panel bench-own" aria-labelledby="bench-own">
            <h3 id="bench-own">{if own { words.columns } else { words.for_all }}</h3>
            <form on:submit=confirm>
                {chips} {own.then(|| view! { <h4>{words.for_all}</h4> })}
                <p class="hint">{words.for_all_help}</p> <div class="bench-form">{fields}</div> {missing}
                <button type="submit" class="button primary" id="bench-confirm-columns">
                    {label}
                </button>
            </form>
        </section>
    }
    .into_any()
}

/// One column: its heading, its first cells, and what it is taken for.
fn chip(
    desk: WorkbenchDesk,
    read: &Arc<SheetReading>,
    mapping: &SheetMapping,
    at: usize,
    column: &MappedColumn,
    lang: Lang,
) -> AnyView {
    let words = texts(lang);
    let options: Vec<AnyView> = SheetField::of_columns()
        .enumerate()
        .map(|(n, field)| {
            view! {
                <option value=n.to_string() selected=column.field == Some(field)>
                    {field.heading(lang)}
                </option>
            }
            .into_any()
        })
        .collect();
    let (id, mark) = (format!("bench-column-{at}"), format!("bench-column-mark-{at}"));
    let (read, focus) = (read.clone(), id.clone());
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|n| SheetField::of_columns().nth(n));
        let mut choices = read.choices.clone();
        choices.assign(at, chosen);
        choices.sheet = read.outcome.mapping.as_ref().map(|mapping| mapping.sheet);
        desk.again(&read, choices, focus.clone());
    };
    let name = column_name(&read_headings(mapping), at);
    let samples = (!column.samples.is_empty()).then(|| {
        let listed = column.samples.join(lang.pick("、", ", "));
        view! { <p class="hint">{format!("{}{listed}", words.samples)}</p> }
    });
    let guessed = column.field.is_some() && !mapping.confirmed;
    view! {
        <li class="bench-chip" class:guessed=guessed>
            <label class="field">
                <span>{name}</span>
                <select id=id aria-describedby=mark.clone() on:change=choose>
                    <option value="" selected=column.field.is_none()>
                        {words.not_used}
                    </option>
                    {options}
                </select>
            </label>
            {samples}
            <p class="bench-mark" id=mark>
                {mapping.column_words(column, lang)}
            </p>
        </li>
    }
    .into_any()
}

fn read_headings(mapping: &SheetMapping) -> Vec<String> {
    mapping.columns.iter().map(|column| column.heading.clone()).collect()
}

/// One line of the form for all rows.
fn form_field(desk: WorkbenchDesk, mapping: &SheetMapping, field: SheetField, lang: Lang) -> AnyView {
    let words = texts(lang);
    let needed = matches!(field, SheetField::Title | SheetField::Publisher | SheetField::Day);
    let label = format!("{}{}", field.heading(lang), if needed { words.needed } else { "" });
    let write = move |event: leptos::ev::Event| {
        desk.form.update(|form| drop(form.insert(field, event_target_value(&event))));
    };
    let written = desk.form.with_untracked(|form| form.get(&field).cloned());
    if field != SheetField::District {
        let (kind, id) = match field {
            SheetField::Published => ("date", "bench-all-published"),
            SheetField::Day => ("date", "bench-all-day"),
            SheetField::Url => ("url", "bench-all-url"),
            SheetField::Publisher => ("text", "bench-all-publisher"),
            _ => ("text", "bench-all-title"),
        };
        return view! {
            <label class="field">
                <span>{label}</span>
                <input type=kind id=id value=written.unwrap_or_default() on:input=write />
            </label>
        }
        .into_any();
    }
    let is_guess = written.is_none() && mapping.district.is_some();
    let chosen = written.or_else(|| mapping.district.clone()).unwrap_or_default();
    let data = untrack(|| desk.state.workspace.published());
    let option = |data: &Dataset, id: &str| {
        view! {
            <option value=id.to_owned() selected=*id == chosen>
                {present::district_name(data, id, lang).to_owned()}
            </option>
        }
        .into_any()
    };
    let options: Vec<AnyView> =
        data.iter().flat_map(|data| data.plans().iter().map(|plan| option(data, &plan.district))).collect();
    let hint = is_guess.then(|| {
        view! {
            <span class="bench-mark" id="bench-all-guess">
                {words.district_guess}
            </span>
        }
    });
    view! {
        <label class="field">
            <span>{label}</span>
            <select
                id="bench-all-district"
                aria-describedby=is_guess.then_some("bench-all-guess")
                on:change=write
            >
                <option value="" selected=chosen.is_empty()>
                    {words.every_district}
                </option>
                {options}
            </select>
            {hint}
        </label>
    }
    .into_any()
}
