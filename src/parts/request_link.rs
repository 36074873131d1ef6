//! The way to the requests about what nothing published decides.

use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::Page;
use plan_method::judged::Judged;
use plan_model::lang::Lang;
use plan_present::present;
use plan_present::text::LangTexts;

/// The way to the request about a target, or to those about what a department or district leaves open, by its id.
pub fn request_link(id: String, lang: Lang) -> AnyView {
    link("button quiet", move |address| address.on(Page::Request(id.clone())), lang.texts().ask)
}

/// The same, where there is something to ask.
pub fn request_link_if_open(judged: &Judged, id: &str, lang: Lang) -> Option<AnyView> {
    present::has_requests(judged, id).then(|| request_link(id.to_owned(), lang))
}
