//! Spans computed from words: from nothing, and after a text was corrected.

use crate::{PLANS, plan, text};
use plan_model::plan::{Plan, Span};
use plan_model::rebuild;

/// Every span of a plan with the record it belongs to; `also` under its record's id.
fn all(plan: &Plan) -> Vec<(String, Span)> {
    let mut spans: Vec<(&String, Span)> = plan.outline.iter().map(|row| (&row.id, row.span)).collect();
    spans.extend(plan.tasks.iter().map(|row| (&row.id, row.span)));
    for (id, span, also) in plan
        .targets
        .iter()
        .map(|row| (&row.id, row.span, &row.also))
        .chain(plan.baselines.iter().map(|row| (&row.id, row.span, &row.also)))
    {
        spans.push((id, span));
        spans.extend(also.iter().map(|span| (id, *span)));
    }
    spans.extend(plan.notes.iter().filter_map(|row| Some((&row.id, row.span?))));
    spans.into_iter().map(|(id, span)| (id.clone(), span)).collect()
}

#[test]
fn right_spans_stay() {
    for id in PLANS {
        let shipped = plan(id);
        let mut rebuilt = shipped.clone();
        assert!(rebuild::spans(&mut rebuilt, &text(id).iter().collect::<String>()).is_empty());
        assert!(rebuilt == shipped, "{id}");
    }
}

#[test]
fn headings_and_tasks_are_found_from_their_words_alone() {
    for id in PLANS {
        let shipped = plan(id);
        let mut rebuilt = shipped.clone();
        rebuilt.outline.iter_mut().for_each(|row| row.span = Span::default());
        rebuilt.tasks.iter_mut().for_each(|row| row.span = Span::default());
        assert!(rebuild::spans(&mut rebuilt, &text(id).iter().collect::<String>()).is_empty());
        let heading = |plan: &Plan, section: &str| {
            plan.outline.iter().find(|row| row.id == section).expect("a section").span
        };
        for (before, after) in shipped.outline.iter().zip(&rebuilt.outline) {
            assert_eq!(before.span, after.span, "{}", before.id);
        }
        for (before, after) in shipped.tasks.iter().zip(&rebuilt.tasks) {
            // One task's own heading was left out by hand.
            let start = before.span.start.min(heading(&shipped, &before.section).start);
            assert_eq!(Span { start, end: before.span.end }, after.span, "{}", before.id);
        }
    }
}

#[test]
fn clauses_are_found_from_their_words_alone() {
    for id in PLANS {
        let mut rebuilt = plan(id);
        let text: String = text(id).iter().collect();
        rebuilt.targets.iter_mut().for_each(|row| row.span = Span::default());
        rebuilt.baselines.iter_mut().for_each(|row| row.span = Span::default());
        assert!(rebuild::spans(&mut rebuilt, &text).is_empty());
        let shipped = plan(id);
        let moved: Vec<String> = all(&shipped)
            .into_iter()
            .zip(all(&rebuilt))
            .filter(|(before, after)| before != after)
            .map(|((record, before), (_, after))| format!("{record}: {before:?} {after:?}"))
            .collect();
        assert!(moved.is_empty(), "{moved:#?}");
    }
}

#[test]
fn a_corrected_text_moves_everything_behind_the_correction() {
    for id in PLANS {
        let shipped = plan(id);
        let corrected: String = ['〔', '更', '正', '〕'].into_iter().chain(text(id)).collect();
        let mut rebuilt = shipped.clone();
        assert!(rebuild::spans(&mut rebuilt, &corrected).is_empty());
        for ((record, before), (_, after)) in all(&shipped).into_iter().zip(all(&rebuilt)) {
            assert_eq!(before.end + 4, after.end, "{record}");
            let own_heading =
                shipped.tasks.iter().any(|task| task.id == record) && after.start < before.start + 4;
            assert!(own_heading || before.start + 4 == after.start, "{record}");
        }
    }
}

#[test]
fn words_that_are_not_in_the_text_are_all_named() {
    let mut broken = plan("jinshan");
    broken.targets[0].statement = "到2024年建成千座灯塔".to_owned();
    broken.notes[0].quote = "此句不在原文".to_owned();
    broken.outline[0].title = "总体要求之外".to_owned();
    let ids = [&broken.outline[0].id, &broken.targets[0].id, &broken.notes[0].id].map(String::clone);
    let lost = rebuild::spans(&mut broken.clone(), &text("jinshan").iter().collect::<String>());
    assert_eq!(lost.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), ids);
}
