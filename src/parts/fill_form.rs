//! A form to fill in on paper: what nothing published decides, each with its clause and with room for the value.

use crate::ui::erased::{element, link, text_element};
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_present::present::{BriefRow, BriefSheet, Footnote};
use plan_present::text::LangTexts;

/// The form of a briefing's open targets, in their order, if asked for with their clauses; where there are none it says so.
pub fn fill_form(sheet: &BriefSheet, with_clauses: RwSignal<bool>, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let form_row = |(at, (row, note)): (usize, (&BriefRow, &Footnote))| {
        let district = if sheet.columns.district { row.district.as_str() } else { "" };
        form_row(at + 1, district, row, note, with_clauses, lang)
    };
    let rows: Vec<AnyView> = sheet.open_rows().enumerate().map(form_row).collect();
    let title = format!("{} · {}", sheet.title, texts.fill_form);
    if rows.is_empty() {
        return view! {
            <h1>{title}</h1>
            <p>{texts.fill_form_empty}</p>
        }
        .into_any();
    }
    let heads = [
        "",
        texts.indicator,
        texts.target,
        texts.fill_form_value,
        texts.value_as_of,
        texts.fill_form_source,
        texts.brief_remark,
    ];
    let heads: Vec<AnyView> =
        heads.into_iter().map(|name| view! { <th scope="col">{name}</th> }.into_any()).collect();
    let template = sheet.template.clone();
    let workbench = move |address: &Address| address.list(Page::Workbench, |query| *query = template.clone());
    view! {
        <p class="eyebrow">{texts.product}</p>
        <h1>{title}</h1>
        <p>
            {texts.fill_form_help}" "
            <span class="form-link">{link("", workbench, texts.fill_form_book)}</span>
        </p>
        <div class="table-box" tabindex="0" role="region" aria-label=texts.fill_form>
            <table class="brief-table fill-form">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="form-signed">{texts.fill_form_signed}</p>
    }
    .into_any()
}

/// One line; `district` is empty where the title names it.
fn form_row(
    number: usize,
    district: &str,
    row: &BriefRow,
    note: &Footnote,
    with_clauses: RwSignal<bool>,
    lang: Lang,
) -> AnyView {
    // Without quotation marks, since many clauses have some of their own.
    let clause = format!("{}{}", note.subject, note.clause);
    let name = view! {
        <th scope="row">
            {district.to_owned()} {(!district.is_empty()).then_some(" ")} {row.name.clone()}
            <span class="form-clause" lang="zh-CN" hidden=move || !with_clauses.get()>
                {clause}
            </span>
        </th>
    };
    let asked = format!("{} · {}", row.asked, row.deadline);
    let blank = |class: &'static str| text_element("td", class, None, "");
    let unit = match (row.unit.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("（{}）", row.unit),
        (false, Lang::En) => format!("({})", row.unit),
    };
    let cells = vec![
        text_element("td", "number", None, number.to_string()),
        name.into_any(),
        text_element("td", "", foreign(&asked, lang), asked),
        text_element("td", "form-blank", foreign(&unit, lang), unit),
        blank("form-blank"),
        blank("form-blank wide"),
        blank("form-blank"),
    ];
    element("tr", "", None, cells)
}
