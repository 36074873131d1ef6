//! The responsible departments: every count leads to as many rows; who names none is said with counts.

use crate::html::Element;
use crate::{DATA, JUDGED, LANGS, page, page_at, plain, said};
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_method::query::{Query, departments_of};
use plan_model::lang::Lang;
use plan_model::plan::{Domain, Tier};
use plan_present::names;
use plan_present::present::{self, DepartmentLine};
use plan_present::text::LangTexts;

fn sheet(lang: Lang) -> present::DepartmentsSheet {
    present::departments(&JUDGED, &Query::default(), lang)
}

/// How many rows of a kind the page behind a link has.
fn behind(cell: &Element, rows: &str) -> usize {
    page(cell.one("a").attr("href").expect("a link")).all(rows).len()
}

#[test]
fn the_table_holds_every_unit_once_with_its_counts() {
    for lang in LANGS {
        let page = page_at(&Address { page: Page::Departments, lang, ..Address::default() });
        let sheet = sheet(lang);
        assert_eq!(said(page.one("main h1")), plain(&sheet.title));
        assert_eq!(said(page.one("main .lead")), plain(&sheet.sentence));
        let lines: Vec<&DepartmentLine> = sheet.groups.iter().flat_map(|group| &group.departments).collect();
        let rows = page.all(".department-row");
        assert_eq!((rows.len(), lines.len()), (DATA.departments().len(), DATA.departments().len()));
        for (row, line) in rows.into_iter().zip(lines) {
            let cells: Vec<String> = row.all("td").into_iter().map(said).collect();
            let mut expected = vec![line.lead, line.support];
            expected.extend(line.domains);
            expected.extend([line.targets, line.missed, line.due_no_data, line.unclear]);
            assert_eq!(cells, expected.iter().map(ToString::to_string).collect::<Vec<_>>(), "{}", line.id);
            assert_eq!(line.domains.iter().sum::<usize>(), line.tasks(), "{}", line.id);
            assert_eq!(row.has(".generic"), line.generic, "{}", line.id);
            assert!(row.all("td.absent").iter().all(|cell| !cell.has("a")), "there is no way to nothing");
        }
    }
}

#[test]
fn every_count_of_a_unit_is_that_of_the_list_behind_it() {
    let page = page("page=departments");
    let lines: Vec<DepartmentLine> =
        sheet(Lang::Zh).groups.into_iter().flat_map(|group| group.departments).collect();
    // Every third, so that the test stays quick; which ones they are changes nothing.
    for (row, line) in page.all(".department-row").into_iter().zip(&lines).step_by(3) {
        let cells = row.all("td");
        for (at, (domain, n)) in
            Domain::ALL.into_iter().zip(line.domains).enumerate().filter(|(_, (_, n))| *n > 0)
        {
            assert_eq!(behind(cells[2 + at], ".task-row"), n, "{} {domain:?}", line.id);
        }
        for (at, n) in [(0, line.lead), (1, line.support)].into_iter().filter(|(_, n)| *n > 0) {
            assert_eq!(behind(cells[at], ".task-row"), n, "{}", line.id);
        }
        let of_targets = [(8, line.targets), (9, line.missed), (10, line.due_no_data), (11, line.unclear)];
        for (at, n) in of_targets.into_iter().filter(|(_, n)| *n > 0) {
            assert_eq!(behind(cells[at], ".target-row"), n, "{}", line.id);
        }
    }
}

#[test]
fn plans_that_name_no_unit_say_so_with_their_tasks() {
    let silent: Vec<_> = DATA
        .plans()
        .iter()
        .filter(|plan| plan.tasks.iter().all(|task| task.lead.is_empty() && task.support.is_empty()))
        .collect();
    assert!(!silent.is_empty());
    for lang in LANGS {
        let whole = page_at(&Address { page: Page::Departments, lang, ..Address::default() });
        for plan in &silent {
            let name = present::district_name(&DATA, &plan.district, lang);
            assert!(said(whole.one("main .lead")).contains(name));
            let groups = whole.all(".department-group");
            let group = groups.iter().find(|group| said(group.one("h2")) == name).expect("its section");
            assert!(said(group).contains(&plan.tasks.len().to_string()) && !group.has(".department-row"));
            let link = group.one("a.unnamed-link");
            assert_eq!(page(link.attr("href").expect("a link")).all(".task-row").len(), plan.tasks.len());
        }
    }
}

#[test]
fn units_can_be_narrowed_to_a_district_and_by_words() {
    let districts = page("page=departments&district=changning");
    let own = DATA.departments().iter().filter(|department| department.district == "changning").count();
    assert_eq!(districts.all(".department-row").len(), own);
    assert_eq!(districts.all(".department-group").len(), 1);
    assert!(said(districts.one(".choice-links [aria-current=page]")).ends_with(&own.to_string()));
    let words = page("page=departments&q=公安");
    let n = DATA.departments().iter().filter(|department| department.name_zh.contains("公安")).count();
    assert!(n > 0 && words.all(".department-row").len() == n);
    assert!(page("page=departments&q=zzzz&district=changning").has(".empty-state"));
}

#[test]
fn those_with_missed_promises_come_first_then_unknown_then_unclear_ones() {
    for group in sheet(Lang::Zh).groups {
        let rank =
            |line: &DepartmentLine| [line.missed, line.due_no_data, line.unclear, line.lead, line.support];
        let ranks: Vec<_> = group.departments.iter().map(rank).collect();
        assert!(ranks.is_sorted_by(|a, b| a >= b), "{}: {ranks:?}", group.district);
    }
}

#[test]
fn a_role_finds_the_departments_of_every_district_that_have_it() {
    for lang in LANGS {
        let roles = sheet(lang).roles;
        assert!(roles.len() > 4);
        for role in roles {
            let found = page(&format!("page=departments&q={}&lang={}", role.word, lang.slug()));
            assert!(role.count > 1, "{} is one department", role.word);
            assert_eq!(found.all(".department-row").len(), role.count, "{}", role.word);
            let own = found.one(".role-links [aria-current=page]");
            assert_eq!(said(own), format!("{} {}", role.name, role.count));
            // The chosen one takes its word out again.
            assert_eq!(
                page(own.attr("href").expect("a link")).all(".department-row").len(),
                DATA.departments().len()
            );
        }
    }
}

#[test]
fn a_unit_shows_what_it_leads_and_supports_apart_with_its_spellings() {
    for lang in LANGS {
        for department in
            DATA.departments().iter().filter(|department| department.aliases.len() > 1 || department.generic)
        {
            let address =
                Address { page: Page::Department(department.id.clone()), lang, ..Address::default() };
            let page = page_at(&address);
            let sheet = present::department(&JUDGED, &department.id, lang).expect("a department");
            assert_eq!(page.one("main h1").text(), department.name_zh);
            assert_eq!(said(page.one("main .lead")), plain(&sheet.sentence));
            let facts = page.one(".page-head .facts").text();
            assert!(department.aliases.iter().all(|alias| facts.contains(alias)), "{facts}");
            assert_eq!(facts.contains(lang.texts().generic_help), department.generic);
            assert_eq!(page.all("[aria-labelledby=lead] .task-row").len(), sheet.lead.len());
            assert_eq!(page.all("[aria-labelledby=support] .task-row").len(), sheet.support.len());
            let targets = DATA
                .targets()
                .filter(|(_, target)| target.tier == Tier::Commitment)
                .filter(|(_, target)| departments_of(&DATA, target).contains(&department.id.as_str()));
            assert_eq!(page.all("[aria-labelledby=targets] .target-line").len(), targets.count());
            let due = sheet.targets.iter().filter(|row| row.line.state == State::DueNoData).count();
            let said = names::counted(State::DueNoData, due, lang);
            assert_eq!(sheet.sentence.contains(&said), due > 0, "{}", sheet.sentence);
        }
    }
}

#[test]
fn an_unknown_department_leaves_a_usable_page() {
    for lang in LANGS {
        let page = page(&format!("page=department&id=xuhui-unit-nobody&lang={}", lang.slug()));
        assert_eq!(said(page.one("main h1")), lang.texts().unknown_department);
        assert!(page.one("main .back a").attr("href").expect("a way back").starts_with("?page=departments"));
    }
}
