//! The calendar: every commitment falls due once, and follows the day of judging.

use crate::judged;
use crate::{DATA, LANGS, page, plain, said};
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Tier};
use plan_present::present::{self, CalendarSheet, Due};

const DAYS: [&str; 4] = ["2019-01-01", "2022-12-31", "2023-06-30", "2026-11-22"];

fn sheet(day: &str, lang: Lang) -> CalendarSheet {
    let day = parse_day(day).expect("a day");
    present::calendar(&judged(day), lang)
}

#[test]
fn every_commitment_falls_due_once() {
    for day in DAYS {
        let sheet = sheet(day, Lang::Zh);
        // Those of plans that had been issued by then.
        let issued = |plan: &Plan| DATA.issued_from(plan) <= sheet.as_of;
        let all =
            DATA.targets().filter(|(plan, target)| target.tier == Tier::Commitment && issued(plan)).count();
        assert_eq!(sheet.due.iter().map(|due| due.count).sum::<usize>(), all);
        assert_eq!(sheet.years.iter().map(|year| year.count).sum::<usize>(), all);
        assert!(sheet.due.iter().all(|due| due.unknown <= due.count));
        assert!(sheet.due.is_sorted_by_key(|due| due.date));
        let passed = |due: &Due| due.date < sheet.as_of;
        assert!(sheet.due.iter().all(|due| due.passed == passed(due)), "{day}");
        let next = sheet.due.iter().find(|due| !due.passed);
        assert_eq!(sheet.years.iter().any(|year| year.next), next.is_some(), "{day}");
        assert!(next.is_none_or(|next| sheet.title.contains(&next.text)), "{}", sheet.title);
        assert_eq!(sheet.table.rows.len(), sheet.due.len());
    }
}

#[test]
fn years_and_districts_hold_what_they_count_and_lead_to_lists_of_their_size() {
    let whole = page("page=calendar");
    let sheet = sheet("2026-11-22", Lang::Zh);
    let years = whole.all(".year");
    assert_eq!(years.len(), sheet.years.len());
    for (row, year) in years.into_iter().zip(&sheet.years) {
        assert_eq!(said(row.one("h2")), plain(&year.text));
        assert_eq!(row.all(".target-line").len(), year.count);
        assert!(said(row.one(".year-sentence")).starts_with(&format!("{} 项", year.count)));
        let to = row.one(".year-link").attr("href").expect("a link");
        assert_eq!(page(to).all(".target-row").len(), year.count, "{}", year.text);
        for (fold, district) in row.all(".district-year").into_iter().zip(&year.districts) {
            assert_eq!(fold.all(".target-line").len(), district.targets.len());
            let to = fold.one(".district-year-link").attr("href").expect("a link");
            assert_eq!(page(to).all(".target-row").len(), district.targets.len(), "{}", district.name);
        }
    }
}

#[test]
fn the_figure_says_what_its_table_says() {
    for lang in LANGS {
        for day in DAYS {
            let page = page(&format!("page=calendar&asof={day}&lang={}", lang.slug()));
            let sheet = sheet(day, lang);
            assert_eq!(said(page.one(".figure-title")), plain(&sheet.title));
            assert_eq!(said(page.one(".figure-sentence")), plain(&sheet.sentence));
            assert!(
                page.has(".strip-chart") && !page.has("figure table"),
                "the table comes when it is asked for"
            );
            assert_eq!(page.all(".year .tag").len(), usize::from(sheet.years.iter().any(|year| year.next)));
            assert_eq!(
                page.all("details.district-year").iter().any(|fold| fold.attr("open").is_some()),
                sheet.years.iter().any(|year| year.next),
                "what comes next is unfolded"
            );
        }
    }
}

#[test]
fn a_mark_of_the_chart_has_a_key_that_reads_back() {
    for due in sheet("2026-11-22", Lang::Zh).due {
        let key = due.key();
        let (district, year) = Due::parts(&key).expect("a key");
        assert_eq!((district, year), (due.district.as_str(), plan_model::Datelike::year(&due.date)));
    }
    for bad in ["", "yangpu", "yangpu/", "/x", "yangpu/20x3"] {
        assert_eq!(Due::parts(bad), None, "{bad}");
    }
}
