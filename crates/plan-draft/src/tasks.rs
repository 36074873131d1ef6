//! Tasks: stretches of text that end with a bracket of responsible departments, or that a numbered heading opens.

use crate::brackets::{bracket, of_units};
use crate::clause::{ends_clause, ends_sentence};
use crate::domain::domain;
use crate::draft::{FieldReason, Grounds, HeadingDraft, ItemField, TaskDraft};
use crate::outline;
use crate::text::{Text, has, is_margin, span};
use plan_model::plan::Span;

/// Sections that hold no tasks.
const NO_TASKS: &[&str] = &[
    "总体", "要求", "思路", "目标", "基础", "现状", "回顾", "形势", "环境", "保障", "措施", "机制", "原则",
    "附则", "指标",
];

/// The tasks of a text, in order.
pub(crate) fn tasks(text: &Text, headings: &[HeadingDraft]) -> Vec<(TaskDraft, Vec<FieldReason>)> {
    let mut found = by_bracket(text, headings);
    if found.is_empty() {
        found = by_heading(text, headings);
    }
    found
}

fn by_bracket(text: &Text, headings: &[HeadingDraft]) -> Vec<(TaskDraft, Vec<FieldReason>)> {
    let mut found: Vec<(TaskDraft, Vec<FieldReason>)> = Vec::new();
    // A heading within a paragraph opens nothing that a bracket closes.
    let headings: Vec<&HeadingDraft> = headings.iter().filter(|row| row.rank < outline::WITHIN).collect();
    let mut next = 0;
    let mut heading: Option<&HeadingDraft> = None;
    let mut after = 0;
    for (at, line) in text.lines.iter().enumerate() {
        while let Some(row) = headings.get(next).copied().filter(|row| row.span.start <= line.start) {
            heading = Some(row);
            next += 1;
        }
        let chars = text.at(*line);
        let mut from = 0;
        while from < chars.len() {
            let Some((end, units)) = bracket(chars, text.written(*line), from) else {
                from += 1;
                continue;
            };
            let place = span(line.start as usize + from, line.start as usize + end);
            from = end;
            // Another bracket right after the first names more units of the same task.
            if let Some((task, reasons)) = found.last_mut()
                && text.at(Span { start: task.span.end, end: place.start }).iter().all(|c| is_margin(*c))
            {
                reasons.extend(of_units(place, &units.lead, &units.support));
                task.lead.extend(units.lead);
                task.support.extend(units.support);
                task.span.end = place.end;
                after = place.end;
                continue;
            }
            // A bracket on a line of its own closes the paragraph before it.
            let own = if place.start == line.start {
                text.lines.get(at.wrapping_sub(1)).map_or(line.start, |before| before.start)
            } else {
                line.start
            };
            let opened = heading.filter(|row| row.span.start >= after);
            let start = opened.map_or(own.max(after), |row| row.span.start);
            let task = Span { start, end: place.end };
            let words = Span { end: place.start, ..task };
            let title = opened.map_or_else(|| first_words(text, words), |row| row.title.clone());
            let mut reasons = vec![FieldReason { field: ItemField::Task, why: Grounds::Words(place) }];
            reasons.extend(of_units(place, &units.lead, &units.support));
            if !title.is_empty() {
                let domain = domain(text, heading.map(|row| row.span), task);
                found.push((
                    TaskDraft {
                        title,
                        span: task,
                        bracket: Some(place),
                        lead: units.lead,
                        support: units.support,
                        domain,
                    },
                    reasons,
                ));
            }
            let closes = text.chars.get(place.end as usize).is_some_and(|c| *c == '\n' || ends_clause(*c));
            after = place.end + u32::from(closes);
        }
    }
    found
}

/// A title from the beginning of a span: its first sentence or line, cut at the first comma if it is long.
pub(crate) fn first_words(text: &Text, place: Span) -> String {
    let chars = text.at(place);
    let end = chars.iter().position(|c| *c == '\n' || ends_sentence(*c)).unwrap_or(chars.len());
    let comma = chars[..end].iter().position(|c| *c == ',').filter(|_| end > 40);
    text.written(place)[..comma.unwrap_or(end).min(60)].iter().collect()
}

/// Tasks of a text without brackets of units: the lowest numbered headings of sections that contain tasks, or the
/// headings without a number that divide one.
fn by_heading(text: &Text, headings: &[HeadingDraft]) -> Vec<(TaskDraft, Vec<FieldReason>)> {
    let mut found = Vec::new();
    let mut top: Option<&HeadingDraft> = None;
    let numbered: Vec<&HeadingDraft> = headings.iter().filter(|row| row.rank < outline::SPOKEN).collect();
    for (at, row) in numbered.iter().enumerate() {
        if top.is_none_or(|top| row.rank <= top.rank) {
            top = Some(row);
        }
        let is_top = top.is_some_and(|top| top.span == row.span);
        let plain = top.is_some_and(|top| !has(text.at(top.span), NO_TASKS));
        let next = numbered.get(at + 1);
        let leaf = next.is_none_or(|next| next.rank <= row.rank);
        if is_top || !plain || !leaf {
            continue;
        }
        let end = next.map_or(text.chars.len() as u32, |next| next.span.start);
        let parts: Vec<&HeadingDraft> = headings
            .iter()
            .filter(|part| {
                part.rank >= outline::LEADS && (row.span.start + 1..end).contains(&part.span.start)
            })
            .collect();
        let parts = if parts.len() < 2 { vec![*row] } else { parts };
        for (n, part) in parts.iter().enumerate() {
            let end = parts.get(n + 1).map_or(end, |next| next.span.start) as usize;
            let gap = text.chars[..end].iter().rev().take_while(|c| c.is_whitespace()).count();
            let place = Span { start: part.span.start, end: (end - gap) as u32 };
            if place.end <= part.span.end + 1 {
                continue;
            }
            let task = TaskDraft {
                title: part.title.clone(),
                span: place,
                bracket: None,
                lead: Vec::new(),
                support: Vec::new(),
                domain: domain(text, Some(row.span), place),
            };
            found
                .push((task, vec![FieldReason { field: ItemField::Task, why: Grounds::Section(part.span) }]));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::headings;

    fn read(text: &str) -> Vec<TaskDraft> {
        let text = Text::new(text);
        let headings: Vec<HeadingDraft> = headings(&text).into_iter().map(|(row, _)| row).collect();
        tasks(&text, &headings).into_iter().map(|(task, _)| task).collect()
    }

    #[test]
    fn brackets_name_who_leads_and_who_supports() {
        for (text, lead, support) in [
            (
                "1.建设站点。推进建设。(牵头部门:区数据局、区科委;配合部门:各相关单位)",
                vec!["区数据局", "区科委"],
                vec!["各相关单位"],
            ),
            (
                "1.建设站点\n推进建设。【牵头单位:区中心(区政务中心)、配合单位:区科委(信息委)】",
                vec!["区中心(区政务中心)"],
                vec!["区科委(信息委)"],
            ),
            ("1.建设站点\n推进建设。\n（推进单位：区科委、各运营商）", vec!["区科委", "各运营商"], vec![]),
            (
                "1.建设站点。推进建设。（市政务办牵头，市公安局、市民政局按职责分工负责）",
                vec!["市政务办"],
                vec!["市公安局", "市民政局"],
            ),
            (
                "1.建设站点。推进建设。（市政务办、市司法局等部门按职责分工负责）",
                vec!["市政务办", "市司法局"],
                vec![],
            ),
            ("1.建设站点。推进建设。（市市场监管局负责）", vec!["市市场监管局"], vec![]),
            ("1.建设站点\n推进建设。(责任单位:区科委", vec!["区科委"], vec![]),
        ] {
            let found = read(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].title.as_str(), found[0].span.start), ("建设站点", 0), "{text}");
            assert_eq!(
                (&found[0].lead[..], &found[0].support[..]),
                (
                    &lead.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()[..],
                    &support.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()[..]
                ),
                "{text}"
            );
        }
        assert!(read("推进建设(责任清单)和(一)(配合)").is_empty());
        assert!(read("推进建设(由专人负责)和(以企业为主牵头)").is_empty());
    }

    #[test]
    fn two_brackets_in_a_row_name_the_units_of_one_task() {
        for text in [
            "1.建设站点。推进建设。(牵头单位:区科委)(配合单位:各街镇)\n",
            "1.建设站点\n推进建设。\n【牵头单位：区科委】\n【配合单位：各街镇】\n",
        ] {
            let found = read(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(
                (found[0].lead[..].concat(), found[0].support[..].concat()),
                ("区科委".into(), "各街镇".into())
            );
            assert_eq!(found[0].span, span(0, text.chars().count() - 1), "{text}");
        }
        // Words between them are another task, all of them.
        let found = read("推进建设(责任单位:区科委)优化治理。(责任单位:区数据局)\n");
        let titles: Vec<&str> = found.iter().map(|task| task.title.as_str()).collect();
        assert_eq!(titles, ["推进建设", "优化治理"]);
    }

    #[test]
    fn a_title_is_never_longer_than_its_sentence() {
        let long = "推进数字底座统筹建设".repeat(5);
        for (words, title) in [
            ("推进建设。优化治理,服务居民", "推进建设".to_owned()),
            ("推进建设！优化治理", "推进建设".to_owned()),
            ("何为治理？优化治理", "何为治理".to_owned()),
            ("推进建设，优化治理……", "推进建设，优化治理".to_owned()),
            ("推进建设\n优化治理", "推进建设".to_owned()),
            // A long sentence without a comma, before one that has one.
            (&format!("{long}。优化治理,服务居民"), long.clone()),
            (&format!("推进建设,{long}。优化治理"), "推进建设".to_owned()),
        ] {
            let text = Text::new(words);
            assert_eq!(first_words(&text, span(0, text.chars.len())), title, "{words}");
        }
    }

    #[test]
    fn without_brackets_the_lowest_headings_are_tasks() {
        let found = read(
            "一、总体要求\n(一)原则\n坚持统筹。\n二、主要任务\n(一)建设底座\n1.布设站点\n推进建设。\n2.完善网络\n推进建设。\n三、保障措施\n(一)加强领导\n建立机制。\n",
        );
        let titles: Vec<&str> = found.iter().map(|task| task.title.as_str()).collect();
        assert_eq!(titles, ["布设站点", "完善网络"]);
    }
}
