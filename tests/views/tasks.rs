//! The tree of tasks and one task: its text to the letter, who answers for it, what is inside.

use crate::html::Element;
use crate::{DATA, JUDGED, LANGS, page, page_at, page_with, plain, said, text_of};
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_method::query::Query;
use plan_model::lang::Lang;
use plan_model::plan::{Domain, Tier};
use plan_present::present;
use plan_present::text::LangTexts;
use std::collections::BTreeSet;

fn tree(query: &Query, lang: Lang) -> Element {
    page_at(&Address { page: Page::Tasks, query: query.clone(), lang, ..Address::default() })
}

/// The tasks that the page lists, by the address each leads to.
fn listed(page: &Element) -> Vec<String> {
    let links = page.all(".task-row .task-title a").into_iter();
    links.map(|link| link.attr("href").expect("a link").to_owned()).collect()
}

fn address_of(task: &str, query: &Query, lang: Lang) -> String {
    let address =
        Address { page: Page::Task(task.to_owned()), query: query.clone(), lang, ..Address::default() };
    format!("?{}", address.write())
}

#[test]
fn the_tree_holds_every_task_in_the_order_of_its_plan() {
    let all: Vec<&str> =
        DATA.plans().iter().flat_map(|plan| plan.tasks.iter().map(|task| task.id.as_str())).collect();
    for lang in LANGS {
        let page = tree(&Query::default(), lang);
        let expected: Vec<String> = all.iter().map(|id| address_of(id, &Query::default(), lang)).collect();
        assert_eq!(listed(&page), expected);
        assert_eq!(page.all(".plan-tree").len(), DATA.plans().len());
        assert!(
            page.all("details.chapter").iter().all(|chapter| chapter.attr("open").is_none()),
            "folded at first"
        );
        assert!(said(page.one("main .lead")).contains(&all.len().to_string()));
    }
}

#[test]
fn a_chapter_and_a_task_hold_what_they_count() {
    let page = tree(&Query::default(), Lang::Zh);
    let sheet = present::tasks(&JUDGED, &Query::default(), Lang::Zh);
    let chapters: Vec<_> = sheet.plans.iter().flat_map(|plan| &plan.chapters).collect();
    let shown = page.all("details.chapter");
    assert_eq!(shown.len(), chapters.len());
    for (fold, chapter) in shown.into_iter().zip(chapters) {
        assert!(chapter.tasks.len() < 44, "a chapter divides its plan");
        assert_eq!(fold.all(".task-row").len(), chapter.tasks.len());
        assert_eq!(fold.all(".target-line").len(), chapter.n_targets);
        let counts = said(fold.one(".chapter-counts"));
        assert!(counts.contains(&plain(&present::task_count(chapter.tasks.len(), Lang::Zh))), "{counts}");
        assert!(counts.ends_with(&chapter.n_targets.to_string()), "{counts}");
        for (row, task) in fold.all(".task-row").into_iter().zip(&chapter.tasks) {
            assert_eq!(row.all(".target-line").len(), task.targets.len());
            assert_eq!(row.all(".department-link").len(), task.lead.len() + task.support.len());
            assert_eq!(row.has(".task-departments.absent"), task.lead.is_empty() && task.support.is_empty());
        }
    }
}

#[test]
fn the_tree_follows_the_query() {
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let every = || DATA.plans().iter().flat_map(|plan| plan.tasks.iter().map(move |task| (plan, task)));
    let inside = |task: &str, state: State| {
        DATA.targets().zip(JUDGED.standings.iter()).any(|((_, target), status)| {
            target.tier == Tier::Commitment && target.task.as_deref() == Some(task) && status.state == state
        })
    };
    let department = "yangpu-unit-kewei".to_owned();
    let check = |query: Query, expected: Vec<&str>| {
        assert!(!expected.is_empty(), "{query:?}");
        let page = tree(&query, Lang::Zh);
        let expected: Vec<String> = expected.into_iter().map(|id| address_of(id, &query, Lang::Zh)).collect();
        assert_eq!(listed(&page), expected, "{query:?}");
        assert!(
            page.all("details.chapter").iter().all(|chapter| chapter.attr("open").is_some()),
            "{query:?}"
        );
    };
    let ids = |fits: &dyn Fn(&plan_model::plan::Plan, &plan_model::plan::Task) -> bool| -> Vec<&str> {
        every().filter(|(plan, task)| fits(plan, task)).map(|(_, task)| task.id.as_str()).collect()
    };
    check(
        Query { districts: own(&["jinshan"]), ..Query::default() },
        ids(&|plan, _| plan.district == "jinshan"),
    );
    check(
        Query { domains: vec![Domain::Security], ..Query::default() },
        ids(&|_, task| task.domain == Domain::Security),
    );
    check(
        Query { departments: vec![department.clone()], ..Query::default() },
        ids(&|_, task| task.lead.iter().chain(&task.support).any(|id| *id == department)),
    );
    check(
        Query { states: vec![State::Missed], ..Query::default() },
        ids(&|_, task| inside(&task.id, State::Missed)),
    );
    check(
        Query { text: "养老".to_owned(), ..Query::default() },
        present::tasks(&JUDGED, &Query { text: "养老".to_owned(), ..Query::default() }, Lang::Zh)
            .plans
            .iter()
            .flat_map(|plan| &plan.chapters)
            .flat_map(|chapter| &chapter.tasks)
            .map(|task| DATA.task(&task.id).expect("a task").1.id.as_str())
            .collect(),
    );
}

#[test]
fn each_choice_gives_as_many_tasks_as_its_count_says() {
    let sheet = present::tasks(&JUDGED, &Query::default(), Lang::Zh);
    let behind = |query: Query| present::tasks(&JUDGED, &query, Lang::Zh).shown;
    let mut n = 0;
    for group in &sheet.facets.groups {
        for choice in &group.choices {
            let query = Query::default().only(group.facet, &choice.slug);
            assert_eq!(behind(query), choice.count, "{:?} {}", group.facet, choice.name);
            n += 1;
        }
    }
    assert!(n > 100, "{n} choices");
    // The same beside another choice, and beside one that only a target can have.
    for query in [
        Query { districts: vec!["yangpu".to_owned()], ..Query::default() },
        Query { states: vec![State::DueNoData], domains: vec![Domain::Life], ..Query::default() },
    ] {
        for group in present::tasks(&JUDGED, &query, Lang::Zh).facets.groups {
            for choice in &group.choices {
                let query = query.only(group.facet, &choice.slug);
                assert_eq!(behind(query), choice.count, "{:?} {}", group.facet, choice.name);
            }
        }
    }
}

#[test]
fn nothing_that_fits_says_so_and_offers_a_way_out() {
    for lang in LANGS {
        let page = tree(&Query { text: "zzzz".to_owned(), ..Query::default() }, lang);
        assert!(!page.has(".task-row"));
        assert!(said(page.one(".empty-state")).contains(lang.texts().nothing_matches_tasks));
        assert!(
            page.all(".filter-bar button")
                .into_iter()
                .any(|button| said(button) == lang.texts().clear_filters)
        );
    }
}

#[test]
fn every_task_is_quoted_to_the_letter_with_its_targets_marked() {
    for plan in DATA.plans() {
        let text = text_of(plan);
        for task in &plan.tasks {
            let found = present::task_text(&DATA, &task.id, &text, Lang::Zh).expect("it fits its text");
            let lines: Vec<String> = found
                .lines
                .iter()
                .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect())
                .collect();
            let (start, end) = (task.span.start as usize, task.span.end as usize);
            let published: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(lines.join("\n"), published.trim_end_matches('\n'), "{}", task.id);
            // A number that two records share is marked once; each record's number is marked all the same.
            let inside = plan.targets.iter().filter(|target| task.span.contains(target.span));
            let marked: String = found
                .lines
                .iter()
                .flat_map(|line| &line.runs)
                .filter(|run| matches!(run.mark, present::Mark::Target(_) | present::Mark::Baseline(_)))
                .map(|run| run.text.as_str())
                .collect();
            for target in inside {
                let number = target.value_text.replace('\n', "");
                assert!(marked.contains(&number), "{}: {number} isn't marked in {marked}", target.id);
            }
        }
        assert_eq!(present::task_text(&DATA, &plan.tasks[0].id, "too short", Lang::Zh), None);
    }
}

#[test]
fn a_task_shows_its_text_units_targets_and_neighbours() {
    for lang in LANGS {
        for id in ["yangpu-task-1-1", "xuhui-task-3-1-2", "changning-task-10", "jinshan-task-2-1-1"] {
            let (plan, task) = DATA.task(id).expect("a task");
            let address = Address { page: Page::Task(id.to_owned()), lang, ..Address::default() };
            let page = page_with(&address.write());
            let sheet = present::task(&JUDGED, id, lang).expect("a task");
            let main = page.one("main");
            assert_eq!(main.one("h1").text(), task.title);
            assert_eq!(said(main.one(".lead")), plain(&sheet.finding));
            assert!(main.one("blockquote.passage").text().contains(&task.title));
            let own = plan.targets.iter().filter(|target| target.task.as_deref() == Some(id)).count();
            assert_eq!(main.all(".bullet-row").len(), own, "all of its numbers, promises or not");
            assert_eq!(
                main.all("[aria-labelledby=who] .department-link").len(),
                task.lead.len() + task.support.len()
            );
            if task.lead.is_empty() && task.support.is_empty() {
                assert!(said(main.one("[aria-labelledby=who]")).contains(lang.texts().no_department_named));
            }
            assert_eq!(main.all(".tags")[0].all(".tag").len(), task.topics.len());
            let at = plan.tasks.iter().position(|other| other.id == id).expect("a place");
            let neighbours: Vec<&str> =
                main.all(".besides a").iter().filter_map(|link| link.attr("href")).collect();
            let expected: Vec<String> = [at.checked_sub(1), Some(at + 1)]
                .into_iter()
                .flatten()
                .filter_map(|at| plan.tasks.get(at))
                .map(|task| address_of(&task.id, &Query::default(), lang))
                .collect();
            assert_eq!(neighbours, expected);
        }
    }
}

#[test]
fn an_unknown_task_leaves_a_usable_page() {
    for lang in LANGS {
        let page = page(&format!("page=task&id=xuhui-task-nowhere&lang={}", lang.slug()));
        assert_eq!(said(page.one("main h1")), lang.texts().unknown_task);
        assert!(page.one("main .back a").attr("href").expect("a way back").starts_with("?page=tasks"));
    }
}

#[test]
fn chapters_divide_every_plan() {
    let sheet = present::tasks(&JUDGED, &Query::default(), Lang::Zh);
    for plan in &sheet.plans {
        let ids: BTreeSet<&str> = plan.chapters.iter().map(|chapter| chapter.id.as_str()).collect();
        assert!(ids.len() == plan.chapters.len() && ids.len() > 1, "{}: {ids:?}", plan.district);
    }
}
