//! A briefing: what is decided comes first, what all rows share is said once, and nothing of the list is lost.

use crate::html::Element;
use crate::{DATA, JUDGED, LANGS, page_at, plain, said};
use plan_method::address::{Address, Page};
use plan_method::progress::State;
use plan_method::query::{Facet, Query};
use plan_model::lang::Lang;
use plan_present::present::{self, BriefSheet};
use plan_workbench::TemplateChoice;
use std::collections::BTreeSet;

fn paper(id: Option<&str>, lang: Lang) -> (Element, BriefSheet) {
    let page = Page::Brief(id.map(str::to_owned));
    let html = page_at(&Address { page, lang, ..Address::default() }).one("main").clone();
    (html, present::brief(&JUDGED, id, &Query::default(), lang).expect("a sheet"))
}

#[test]
fn every_promise_of_a_district_stands_once_in_a_group_of_its_state() {
    for (plan, lang) in DATA.plans().iter().flat_map(|plan| LANGS.map(|lang| (plan, lang))) {
        let (html, sheet) = paper(Some(&plan.district), lang);
        let rows: usize = sheet.groups.iter().map(|group| group.rows.len()).sum();
        assert_eq!(html.all(".brief-group").len(), sheet.groups.len());
        assert_eq!(html.all(".brief-table tbody tr").len(), rows + sheet.groups.len());
        assert_eq!(html.all(".brief-strip .state-mark").len(), rows, "one mark a promise");
        assert_eq!(sheet.footnotes.len(), rows);
        assert_eq!(sheet.figures[0].0, rows);
        for group in &sheet.groups {
            assert!(group.rows.iter().all(|row| row.state == group.state), "{}", group.name);
        }
        let places: Vec<State> = sheet.groups.iter().map(|group| group.state).collect();
        let place = |state| places.iter().position(|one| *one == state);
        let order = [State::Missed, State::Achieved, State::DueNoData, State::NotAssessable].map(place);
        assert!(order.iter().flatten().is_sorted(), "{places:?}");
    }
}

#[test]
fn a_form_asks_for_what_is_open_and_for_nothing_else() {
    let mut asked = 0;
    for plan in DATA.plans() {
        let (_, sheet) = paper(Some(&plan.district), Lang::Zh);
        let open: Vec<_> = sheet.open_rows().collect();
        assert!(open.iter().all(|(row, note)| !row.state.is_decided() && row.footnote == note.number));
        assert!(open.iter().all(|(_, note)| !note.clause.is_empty()));
        let decided = sheet.strip.iter().filter(|state| state.is_decided()).count();
        assert_eq!(open.len() + decided, sheet.strip.len(), "{}", plan.district);
        asked += open.len();
    }
    let open = JUDGED.commitments().filter(|(.., standing)| !standing.state.is_decided()).count();
    assert_eq!(asked, open);
}

#[test]
fn a_form_leads_to_the_template_of_its_district_or_department_which_asks_for_the_same() {
    let districts = DATA.plans().iter().map(|plan| plan.district.as_str());
    for id in districts.chain(DATA.departments().iter().map(|department| department.id.as_str())) {
        let (_, sheet) = paper(Some(id), Lang::Zh);
        let choice = TemplateChoice::of(&DATA, &sheet.template);
        assert!([&choice.district, &choice.department].contains(&&id.to_owned()), "{choice:?}");
        assert_eq!(choice.count(&JUDGED).0, sheet.open_rows().count(), "{id}");
    }
    let target = "xuhui-target-table-5g-base-stations";
    let xuhui = Query::default().only(Facet::District, "xuhui");
    assert_eq!(paper(Some(target), Lang::Zh).1.template, xuhui, "a target's is its district's");
    let both = Query { districts: vec!["changning".to_owned(), "xuhui".to_owned()], ..Query::default() };
    for (list, wanted) in [(&xuhui, &xuhui), (&both, &Query::default())] {
        let query = Query { text: "5G".to_owned(), ..list.clone() };
        let sheet = present::brief(&JUDGED, None, &query, Lang::Zh).expect("a sheet");
        assert_eq!(sheet.template, *wanted, "a list's is that of its only district");
    }
}

#[test]
fn the_missed_target_comes_first_with_both_numbers() {
    let (html, sheet) = paper(Some("changning"), Lang::Zh);
    assert_eq!(sheet.groups[0].state, State::Missed);
    let row = said(html.all(".brief-table tbody tr")[1]);
    assert!(row.contains("3058亿元") && row.contains("2648亿元"), "{row}");
}

#[test]
fn what_all_rows_share_is_a_fact_and_no_column() {
    for id in DATA.plans().iter().map(|plan| plan.district.as_str()) {
        let (html, sheet) = paper(Some(id), Lang::Zh);
        let rows = || sheet.groups.iter().flat_map(|group| &group.rows);
        let deadlines: BTreeSet<&str> = rows().map(|row| row.deadline.as_str()).collect();
        let heads: Vec<String> = html.all(".brief-table thead th").into_iter().map(said).collect();
        assert_eq!(heads.contains(&"期限".to_owned()), deadlines.len() > 1, "{id}: {heads:?}");
        let facts = said(html.one(".facts"));
        assert_eq!(
            deadlines.len() == 1,
            facts.contains(&format!("期限{}", plain(&rows().next().unwrap().deadline))),
            "{facts}"
        );
        assert!(!heads.contains(&"区".to_owned()), "the title names the district");
        assert_eq!(heads.last().map(String::as_str), Some("备注"));
    }
}

#[test]
fn a_department_reads_first_what_it_leads() {
    for department in DATA.departments() {
        let (_, sheet) = paper(Some(&department.id), Lang::Zh);
        let names: Vec<&str> = sheet.groups.iter().map(|group| group.name.as_str()).collect();
        let place = |name| names.iter().position(|one| *one == name);
        if let (Some(led), Some(supported)) =
            (place("到期后未见结果（牵头）"), place("到期后未见结果（配合）"))
        {
            assert!(led < supported, "{names:?}");
        }
        assert!(place("到期后未见结果").is_none(), "{names:?}");
    }
}
