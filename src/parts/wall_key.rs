//! What stands around the wall: the key, which is also the filter, lenses, districts, and what is chosen.

use super::chip::chip_item;
use super::export::ExportButton;
use super::export_subject::{ExportSubject, SharedView};
use super::wall::{WallController, mark_view};
use crate::platform::document;
use crate::ui::erased::{Button, Handler, button, link, on_click, reactive, reactive_text};
use crate::ui::table::DataTable;
use leptos::prelude::*;
use plan_method::address::{Lens, Page};
use plan_method::query::Facet;
use plan_present::names;
use plan_present::present::{self, WallKey};

/// The key of the lens: what each mark means, how many tiles show it; a press chooses them.
pub fn wall_key(controller: WallController) -> AnyView {
    let entries = reactive(move || {
        let keys = controller.choice.with(|choice| choice.key.clone());
        keys.into_iter().map(|key| entry(controller, key)).collect::<Vec<_>>().into_any()
    });
    view! {
        <div class="wall-key">
            <ul class="key-list">{entries}</ul>
            <p class="key-note">
                {reactive_text(move || controller.sheet.with(|sheet| sheet.caveat.to_owned()))}
            </p>
        </div>
    }
    .into_any()
}

fn entry(controller: WallController, key: WallKey) -> AnyView {
    let WallKey { mark, name, count, choice, chosen } = key;
    let inside = view! {
        {mark_view(mark)}
        <span>{name}</span>
        <span class="key-count">{count}</span>
    }
    .into_any();
    match choice {
        Some((facet, slug)) => {
            let press: Handler = on_click(move || controller.flip(facet, &slug));
            view! {
                <li>
                    <button type="button" class="key-entry" aria-pressed=chosen.to_string() on:click=press>
                        {inside}
                    </button>
                </li>
            }
            .into_any()
        }
        None => view! {
            <li>
                <span class="key-entry">{inside}</span>
            </li>
        }
        .into_any(),
    }
}

/// The lenses, the districts, and two ways in.
pub fn wall_choices(controller: WallController) -> AnyView {
    let state = controller.state;
    let lens = |choice: Lens| {
        let pressed = move || Some((controller.lens.get() == choice).to_string());
        let press = move || state.nav.change(|address| address.lens = choice);
        let button = Button { pressed: Signal::derive(pressed), ..Button::new("choice-link", press) };
        button.view(reactive_text(move || names::lens(choice, state.nav.lang.get()).to_owned()))
    };
    let lenses: Vec<AnyView> = Lens::ALL.into_iter().map(lens).collect();
    let districts = reactive(move || {
        let rows = controller.sheet.with(|sheet| sheet.rows.clone());
        let chip = |row: present::WallRow| {
            let (id, chosen) = (row.district.clone(), row.district);
            let pressed = move || {
                Some(state.nav.address.with(|address| address.query.districts.contains(&chosen)).to_string())
            };
            let press = move || controller.flip(Facet::District, &id);
            let button = Button { pressed: Signal::derive(pressed), ..Button::new("choice-link", press) };
            button.view(row.name.into_any())
        };
        rows.into_iter().map(chip).collect::<Vec<_>>().into_any()
    });
    let lens_label = move || state.texts().lens;
    let district_label = move || state.texts().my_district;
    view! {
        <div class="wall-choices">
            <div class="choice-group lenses" role="group" aria-label=lens_label>
                <span class="choice-name" aria-hidden="true">
                    {lens_label}
                </span>
                {lenses}
            </div>
            <div class="choice-group districts" role="group" aria-label=district_label>
                <span class="choice-name" aria-hidden="true">
                    {district_label}
                </span>
                {districts}
            </div>
        </div>
    }
    .into_any()
}

/// What is pressed here goes; focus must not go with it.
fn stay() {
    document::focus_one_of(".wall-foot > button", 0);
}

/// Below the wall: what is chosen and how to undo it, the table behind the picture, the files.
pub fn wall_foot(controller: WallController) -> AnyView {
    let state = controller.state;
    let asked = RwSignal::new(false);
    let charts_off = Memo::new(move |_| state.nav.address.with(|address| address.charts_off));
    let open = Memo::new(move |_| asked.get() || charts_off.get());
    let chosen = reactive(move || {
        let choice = controller.choice.read();
        let texts = state.texts();
        if !choice.narrowed {
            let words = controller.sheet.with(|sheet| format!("{}{}", sheet.unissued, sheet.arrangement));
            return view! {
                <p class="wall-said hint">{words}</p>
                {link("button quiet", |address| address.list(Page::Targets, |_| {}), texts.see_all)}
            }
            .into_any();
        }
        let chips: Vec<AnyView> = choice.chips.iter().cloned().map(|chip| chip_item(chip, stay)).collect();
        let clear = move || {
            state.nav.change(|address| address.query = address.query.cleared());
            stay();
        };
        view! {
            <p class="wall-said">{choice.sentence.clone()}</p>
            <ul class="chips" aria-label=texts.selected>
                {chips}
            </ul>
            {button("button quiet", texts.clear_filters, clear)}
            {link("button quiet", |address| address.on(Page::Targets), texts.see_these)}
        }
        .into_any()
    });
    let table = move || {
        state.store.judged.with_untracked(|judged| {
            let judged = judged.as_ref()?;
            Some(controller.sheet.with(|sheet| present::wall_table(judged, sheet, sheet.lang)))
        })
    };
    let subject = Callback::new(move |()| {
        untrack(|| ExportSubject {
            title: controller.sheet.with(|sheet| sheet.finding.clone()),
            sentence: controller.choice.with(|choice| choice.sentence.clone()),
            source: String::new(),
            table: table().unwrap_or_default(),
            chart: None,
            shared: Some(SharedView::Wall),
        })
    });
    let words = move || {
        let texts = state.texts();
        if open.get() { texts.hide_table } else { texts.show_table }
    };
    let rows = reactive(move || match open.get().then(table).flatten() {
        Some(table) => view! { <DataTable table /> }.into_any(),
        None => ().into_any(),
    });
    view! {
        <div class="wall-foot">
            <div class="wall-chosen">{chosen}</div>
            <button
                type="button"
                class="button quiet"
                aria-expanded=move || open.get().to_string()
                on:click=on_click(move || asked.update(|asked| *asked = !*asked))
            >
                {words}
            </button>
            <ExportButton subject />
        </div>
        {rows}
    }
    .into_any()
}
