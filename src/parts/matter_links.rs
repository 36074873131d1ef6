//! Ways into the matters of everyday life: for residents, who come with one of them in mind.

use crate::ui::erased::link;
use crate::ui::panel::Panel;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_method::judged::Judged;
use plan_model::lang::Lang;
use plan_present::present::{self, MatterLink};
use plan_present::text::LangTexts;

/// A panel with a link for each matter, of one district or of all; nothing where the data has no matters.
pub fn matter_links(judged: &Judged, district: Option<&str>, lang: Lang) -> Option<AnyView> {
    let links = present::matter_links(judged, district, lang);
    let texts = lang.texts();
    (!links.is_empty()).then(|| {
        let links: Vec<AnyView> = links.into_iter().map(|row| matter_link(row, district)).collect();
        view! {
            <Panel id="matters" title=texts.matters>
                <ul class="matter-links">{links}</ul>
            </Panel>
        }
        .into_any()
    })
}

fn matter_link(row: MatterLink, district: Option<&str>) -> AnyView {
    let MatterLink { id, name, count } = row;
    let districts: Vec<String> = district.map(str::to_owned).into_iter().collect();
    let to = move |address: &Address| {
        address.list(Page::Matters(Some(id.clone())), |query| query.districts.clone_from(&districts))
    };
    let inside = view! {
        <strong>{name}</strong>
        <span class="matter-count">{count}</span>
    };
    view! { <li>{link("matter-link", to, inside)}</li> }.into_any()
}
