//! What the page says when something is wrong: with the address, with one file, with all of them.

use crate::{DATA, LANGS, assemble, assemble_without, page, page_after, page_over, plain, said};
use leptos::prelude::{Set, Update};
use plan_atlas::state::{AppState, Load, LoadedData, Remote};
use plan_model::lang::Lang;
use plan_model::load::Loaded;
use plan_model::wire::{self, Cause, Refusal};
use plan_present::present;
use plan_present::text::LangTexts;
use plan_present::text::Texts;
use std::sync::Arc;

fn ready(loaded: Loaded) -> Load {
    Load::Ready(LoadedData { data: Arc::new(loaded.dataset), refused: loaded.refused })
}

#[test]
fn parts_of_the_address_that_cannot_be_read_are_named_once() {
    for lang in LANGS {
        let page = page(&format!("page=nowhere&colour=blue&asof=2026-02-30&lang={}", lang.slug()));
        let notice = page.one("main .notice");
        assert_eq!(notice.attr("role"), Some("status"));
        assert!(said(notice).contains(&plain(lang.texts().unread_notice)));
        assert_eq!(said(notice.one("code")), "page=nowhere colour=blue asof=2026-02-30");
        assert_eq!(said(notice.one("button")), lang.texts().dismiss);
        assert!(page.has("main .wall-tile"), "the page is usable");
    }
    assert!(!page("page=targets&state=missed&v=1").has(".notice"));
}

#[test]
fn ids_that_nobody_has_are_named_beside_what_can_be_shown() {
    let page = page("page=targets&district=xuhui,nowhere&unit=nobody&source=xuhui-target-nothing");
    let named = said(page.one("main .notice code"));
    assert_eq!(named, "district=nowhere department=nobody source=xuhui-target-nothing");
    assert!(page.has("main h1") && page.has(".filter-bar button") && !page.has("[role=dialog]"));
    // While nothing is loaded nobody can know.
    assert!(!page_over(Load::Pending, "page=targets&district=nowhere").has(".notice"));
}

#[test]
fn a_refused_plan_is_named_and_the_others_show() {
    let cut = |path: &str, bytes: &mut Vec<u8>| {
        if path == "plans/jinshan.json" {
            bytes.truncate(bytes.len() / 2);
        }
    };
    for lang in LANGS {
        let loaded = assemble(cut).expect("four plans");
        let reason = present::cause_of(&loaded.refused[0], lang);
        let page = page_over(ready(loaded), &format!("lang={}", lang.slug()));
        let notice = page.one("main .notice.warning");
        assert_eq!(notice.attr("role"), Some("alert"));
        assert_eq!(notice.all("li").into_iter().map(said).collect::<Vec<_>>(), [plain(&reason)]);
        assert!(said(notice).contains("plans/jinshan.json"));
        assert_eq!(page.all(".wall-head .head-mark").len(), 4);
    }
}

#[test]
fn a_missing_file_of_values_is_named() {
    let loaded = assemble_without(&[wire::OBSERVATIONS]).expect("five plans");
    let page = page_over(ready(loaded), "lang=en");
    assert!(said(page.one(".notice.warning")).contains(wire::OBSERVATIONS));
    assert_eq!(page.all(".wall-head .head-mark").len(), 5);
}

#[test]
fn without_data_the_problem_is_the_page() {
    let causes = [
        Cause::Missing,
        Cause::Unreachable("HTTP 503".to_owned()),
        Cause::Newer { found: 9 },
        Cause::Malformed { line: 3, column: 7, message: "expected `,`".to_owned() },
    ];
    for (cause, lang) in causes.into_iter().flat_map(|cause| LANGS.map(|lang| (cause.clone(), lang))) {
        let refusal = Refusal { file: wire::MANIFEST.to_owned(), cause };
        let reason = present::cause_of(&refusal, lang);
        let page = page_over(Load::Failed(vec![refusal]), &format!("page=targets&lang={}", lang.slug()));
        let problem = page.one("main [role=alert]");
        assert_eq!(said(problem.one("h1")), lang.texts().load_failed);
        assert_eq!(said(problem.one("li")), plain(&reason));
        assert!(said(problem).contains("manifest.json"));
        assert_eq!(said(problem.one("button")), lang.texts().retry);
        assert!(!page.has(".target-row") && page.has(".site-nav"));
    }
}

#[test]
fn when_every_plan_is_missing_each_is_named() {
    let plans = ["changning", "fengxian", "jinshan", "xuhui", "yangpu"].map(|id| format!("plans/{id}.json"));
    let refused = assemble_without(&plans.each_ref().map(String::as_str)).expect_err("no plan, no page");
    let page = page_over(Load::Failed(refused), "");
    let named = page.all("main [role=alert] li");
    assert_eq!(named.len(), 5);
    for (line, plan) in named.into_iter().zip(plans) {
        assert!(said(line).contains(&plan), "{}", said(line));
    }
}

#[test]
fn while_loading_the_page_says_so() {
    for lang in LANGS {
        let page = page_over(Load::Pending, &format!("lang={}", lang.slug()));
        assert_eq!(said(page.one("main .loading")), lang.texts().loading);
        assert!(!page.has("main h1") && !page.has(".notice"));
    }
}

#[test]
fn a_file_that_failed_says_why_and_can_be_asked_for_again() {
    fn refusal() -> Refusal {
        Refusal { file: "some/file.json".to_owned(), cause: Cause::Unreachable("HTTP 503".to_owned()) }
    }
    let places = |state: AppState| state.store.places.set(Remote::Failed(refusal()));
    let text = |state: AppState| {
        state.store.plan_texts.update(|texts| {
            texts.insert("xuhui".to_owned(), Remote::Failed(refusal()));
        });
    };
    let task = DATA
        .plans()
        .iter()
        .flat_map(|plan| &plan.tasks)
        .find(|task| !task.places.is_empty())
        .expect("a task with a place");
    let of_task = format!("page=task&id={}", task.id);
    type Break<'a> = &'a dyn Fn(AppState);
    type Title = fn(&Texts) -> &'static str;
    let cases: [(&str, Break<'_>, Title); 6] = [
        ("page=district&id=xuhui", &places, |texts| texts.places_failed),
        (&of_task, &places, |texts| texts.places_failed),
        ("page=map&district=xuhui", &places, |texts| texts.places_failed),
        ("page=text&id=xuhui", &text, |texts| texts.text_failed),
        ("page=method", &|state| state.store.changes.set(Remote::Failed(refusal())), |texts| {
            texts.part_refused
        }),
        ("page=map", &|state| state.store.boundaries.set(Remote::Failed(refusal())), |texts| {
            texts.boundary_failed
        }),
    ];
    for ((query, broken, title), lang) in cases.iter().flat_map(|case| LANGS.map(|lang| (case, lang))) {
        let page = page_after(crate::ready(), &format!("{query}&lang={}", lang.slug()), broken);
        let notice = page.one("main .notice.warning");
        assert_eq!(notice.attr("role"), Some("alert"), "{query}");
        assert_eq!(said(notice.one("strong")), plain(title(lang.texts())), "{query}");
        assert_eq!(said(notice.one("li")), plain(&present::cause_of(&refusal(), lang)), "{query}");
        assert_eq!(said(notice.one("button")), lang.texts().retry, "{query}");
    }
}

#[test]
fn the_language_link_keeps_the_view() {
    let page = page("page=targets&state=missed&theme=dark");
    let link = page.one(".head-language");
    assert_eq!(link.attr("href"), Some("?page=targets&state=missed&lang=en&theme=dark"));
    assert_eq!(link.attr("lang"), Some(Lang::En.tag()));
}
