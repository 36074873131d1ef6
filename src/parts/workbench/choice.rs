//! A labelled list to choose from, and the frame of what a person has to confirm.

use leptos::prelude::*;

/// What is done with what was chosen.
pub type OnChoice = Box<dyn Fn(String)>;

/// The lines of a list: value and words of each, and the value that is chosen.
pub fn options(lines: Vec<(String, String)>, chosen: &str) -> Vec<AnyView> {
    let line = |(value, words): (String, String)| {
        let selected = value == chosen;
        view! {
            <option value=value selected=selected>
                {words}
            </option>
        }
        .into_any()
    };
    lines.into_iter().map(line).collect()
}

/// A list with its label. `id` is its own; what has the id `mark` describes it, if it isn't empty.
pub fn choice(
    label: String,
    id: String,
    mark: String,
    lines: Vec<(String, String)>,
    chosen: &str,
    choose: OnChoice,
) -> AnyView {
    let options = options(lines, chosen);
    let some = |words: String| (!words.is_empty()).then_some(words);
    view! {
        <label class="field">
            <span>{label}</span>
            <select
                id=some(id)
                aria-describedby=some(mark)
                on:change=move |event| choose(event_target_value(&event))
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// Something that is guessed or confirmed: the list that says what it is, remarks, and how sure that is.
pub fn chip(choice: AnyView, remarks: Vec<String>, mark: String, words: String, guessed: bool) -> AnyView {
    view! {
        <li class="bench-chip" class:guessed=guessed>
            {choice}
            {hints(remarks)}
            <p class="bench-mark" id=mark>
                {words}
            </p>
        </li>
    }
    .into_any()
}

/// Remarks, each in a paragraph.
fn hints(remarks: Vec<String>) -> Vec<AnyView> {
    let hint = |words: String| view! { <p class="hint">{words}</p> }.into_any();
    remarks.into_iter().filter(|words| !words.is_empty()).map(hint).collect()
}

/// A panel of chips and fields with the press that confirms them; without a label there is nothing to press.
pub fn panel(
    (id, title): (&'static str, &'static str),
    remarks: Vec<String>,
    chips: Vec<AnyView>,
    (heading, fields): (&'static str, Vec<AnyView>),
    missing: String,
    (button, label): (&'static str, String),
    confirm: Box<dyn Fn()>,
) -> AnyView {
    let idle = label.is_empty();
    view! {
        <section class="panel bench-own" aria-labelledby=id>
            <h3 id=id tabindex="-1">
                {title}
            </h3>
            {hints(remarks)}
            <ul class="bench-list">{chips}</ul>
            <h4 hidden=heading.is_empty()>{heading}</h4>
            <div class="bench-form">{fields}</div>
            {hints(vec![missing])}
            <button type="button" class="button primary" id=button hidden=idle on:click=move |_| confirm()>
                {label}
            </button>
        </section>
    }
    .into_any()
}
