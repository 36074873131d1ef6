//! Metadata that a text states about itself: title, document number, day of issue, period.

use crate::dates::{Date, dates, first_year};
use crate::draft::DocumentInfo;
use crate::text::{Text, has, is_han};
use plan_model::Datelike;
use plan_model::NaiveDate;
use plan_model::date::{Period, Precision};

/// How many lines a text's head has at most.
const HEAD: usize = 16;
/// Words for what kind of document it is.
const KINDS: &[&str] = &["规划", "方案", "计划", "意见", "纲要", "办法", "措施", "要点", "工作报告"];

/// Reads the head of a text, and the period by its title or by the years of its goals.
pub(crate) fn document_info(text: &Text) -> DocumentInfo {
    let head: Vec<&[char]> = text.lines.iter().take(HEAD).map(|line| text.at(*line)).collect();
    let body = head.iter().position(|line| line.len() > 1 && line[1] == '、').unwrap_or(head.len());
    let head = &head[..body];
    let title = title(head);
    let doc_no = head.iter().find_map(|line| doc_no(line));
    let issued_on = head.iter().find_map(|&line| {
        let (day, rest) = leading_day(line)?;
        rest.is_empty().then_some(day)
    });
    // A report is dated by the meeting that it was given to, and an old text by the line that its title ends.
    let issued_on = issued_on.or_else(|| {
        head.iter().find_map(|&line| {
            let meeting = line.strip_prefix(&['—', '—']).filter(|rest| has(rest, &["会议"]));
            let (day, _) = leading_day(meeting.unwrap_or(line))?;
            (meeting.is_some() || has(line, KINDS)).then_some(day)
        })
    });
    let period = title.as_deref().and_then(of_title).or_else(|| of_goals(text, issued_on));
    DocumentInfo { title, doc_no, issued_on, period, cut_at: None }
}

/// The day that a line begins with, and what follows it.
fn leading_day(line: &[char]) -> Option<(NaiveDate, &[char])> {
    let date = dates(line).into_iter().next()?;
    let rest = &line[date.end..];
    let gap = rest.iter().take_while(|c| c.is_whitespace()).count();
    (date.start == 0 && date.precision == Precision::Day).then_some((date.day, &rest[gap..]))
}

/// The document's title: the last short line of its head that names a kind of document, or what a covering notice puts
/// between title marks.
fn title(head: &[&[char]]) -> Option<String> {
    let says =
        |line: &[char]| line.len() <= 60 && has(line, KINDS) && !has(line, &["。", ",", ":", "《", "通知"]);
    if let Some(at) = head.iter().rposition(|line| says(line)) {
        let line = leading_day(head[at]).map_or(head[at], |(_, rest)| rest);
        let mut title: String = line.iter().collect();
        if let Some(next) = head.get(at + 1)
            && matches!(next.first(), Some('(' | '（'))
            && next.len() <= 16
        {
            title.extend(next.iter());
        }
        return Some(title);
    }
    head.iter().find_map(|line| {
        let open = line.iter().position(|c| *c == '《')?;
        let close = line[open..].iter().position(|c| *c == '》').filter(|n| *n <= 80)? + open;
        has(line, &["印发", "转发", "发布"]).then(|| line[open + 1..close].iter().collect())
    })
}

/// 杨府〔2021〕8号, on a line of its own or in it.
fn doc_no(line: &[char]) -> Option<String> {
    if line.len() > 24 {
        return None;
    }
    let open = line.iter().position(|c| *c == '〔')?;
    let close = line.iter().position(|c| *c == '号').filter(|close| *close > open)?;
    let head = line[..open].iter().rev().take_while(|c| is_han(**c)).count();
    (head > 0).then(|| line[open - head..=close].iter().collect())
}

fn years(from: i32, to: i32) -> Option<Period> {
    Some(Period { start: NaiveDate::from_ymd_opt(from, 1, 1)?, end: NaiveDate::from_ymd_opt(to, 12, 31)? })
}

/// The years that a title names.
fn of_title(title: &str) -> Option<Period> {
    let chars: Vec<char> = title.chars().collect();
    let found = dates(&chars);
    let spans: Vec<&Date> = found.iter().filter(|date| date.from.is_some()).collect();
    if let Some(date) = spans.last() {
        return years(first_year(date), date.day.year());
    }
    let date = found.iter().find(|date| date.precision == Precision::Year)?;
    years(date.day.year(), date.day.year())
}

/// The period from the day of issue to the year that goals name most often.
fn of_goals(text: &Text, issued_on: Option<NaiveDate>) -> Option<Period> {
    // Ends of years that a plan may name: few, however long the text.
    let mut ends: Vec<(NaiveDate, usize)> = Vec::new();
    let mut years_named: Vec<i32> = Vec::new();
    for line in &text.lines {
        for date in dates(text.at(*line)) {
            if date.goal && date.precision == Precision::Year {
                match ends.iter_mut().find(|(day, _)| *day == date.day) {
                    Some((_, n)) => *n += 1,
                    None => ends.push((date.day, 1)),
                }
            }
            let year = date.day.year();
            if text.at(*line).get(date.end.wrapping_sub(1)) == Some(&'度') && !years_named.contains(&year) {
                years_named.push(year);
            }
        }
    }
    let end = ends.into_iter().max_by_key(|(day, n)| (*n, *day)).map(|(day, _)| day);
    match (end, issued_on) {
        (Some(end), Some(start)) if start < end => Some(Period { start, end }),
        (Some(_), _) => None,
        (None, _) => {
            let [year] = years_named[..] else { return None };
            years(year, year)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> DocumentInfo {
        document_info(&Text::new(text))
    }

    fn period(from: &str, to: &str) -> Option<Period> {
        Some(Period { start: plan_model::date::parse_day(from)?, end: plan_model::date::parse_day(to)? })
    }

    #[test]
    fn the_head_of_a_text_says_what_it_is() {
        let about = read(
            "关于印发《某区行动方案(2021-2023年)》的通知\n某府〔2021〕8号\n2021年5月18日\n某区行动方案\n(2021-2023年)\n为贯彻落实部署,制定本方案。\n一、总体要求\n",
        );
        assert_eq!(about.title.as_deref(), Some("某区行动方案(2021-2023年)"));
        assert_eq!(about.doc_no.as_deref(), Some("某府〔2021〕8号"));
        assert_eq!(about.issued_on, plan_model::date::parse_day("2021-05-18"));
        assert_eq!(about.period, period("2021-01-01", "2023-12-31"));
    }

    #[test]
    fn reports_and_old_texts_say_what_they_are_elsewhere() {
        let about = read(include_str!("../tests/texts/report.txt"));
        assert_eq!(about.title.as_deref(), Some("2031年望江区政府工作报告"));
        assert_eq!(about.issued_on, plan_model::date::parse_day("2031-01-20"));
        assert_eq!(about.period, period("2031-01-01", "2031-12-31"));
        let about = read(include_str!("../tests/texts/older.txt"));
        assert_eq!(about.title.as_deref(), Some("云渡县环境“十二五”规划"));
        assert_eq!(about.issued_on, plan_model::date::parse_day("2011-03-22"));
        let about =
            read("县政府同意《云渡县环境“十二五”规划》（以下简称《规划》），现印发给你们。\n一、形势\n");
        assert_eq!(about.title.as_deref(), Some("云渡县环境“十二五”规划"));
        let about = read(include_str!("../tests/texts/years.txt"));
        assert_eq!(about.period, period("2024-01-01", "2026-12-31"));
        assert_eq!(about.issued_on, plan_model::date::parse_day("2024-04-12"));
    }

    #[test]
    fn the_period_comes_from_the_title_or_from_the_goals() {
        assert_eq!(read("某区“十四五”规划\n").period, period("2021-01-01", "2025-12-31"));
        assert_eq!(
            read("某区实施意见\n2022年8月2日\n一、目标\n到2024年,建成。到2024年,完成。\n").period,
            period("2022-08-02", "2024-12-31")
        );
        assert_eq!(read("制定2024年度工作方案。\n一、要求\n").period, period("2024-01-01", "2024-12-31"));
        // The year set most often; of two the later.
        for (goals, end) in [
            ("到2025年,建成。到2024年,完成。到2024年,建成。", "2024-12-31"),
            ("到2025年,建成。到2024年,完成。", "2025-12-31"),
        ] {
            let text = format!("某区实施意见\n2022年8月2日\n一、目标\n{goals}\n");
            assert_eq!(read(&text).period, period("2022-08-02", end), "{goals}");
        }
        assert_eq!(read("制定2024年度工作方案、2025年度工作方案。\n一、要求\n").period, None);
        assert_eq!(read("某区规划\n一、要求\n到2027年建成。\n").period, None);
        assert_eq!(read("\n").period, None);
    }
}
