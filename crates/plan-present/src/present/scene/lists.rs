//! Scenes of many records: places, departments, topics, published values.

use super::sheet::{
    MOST_SCENE_DEPARTMENTS, SceneArea, SceneData, SceneDepartment, ScenePlace, SceneSheet, SceneSubject,
    SceneTopic, SceneValue,
};
use crate::present::departments::department_lines;
use crate::present::exactness::Exactness;
use crate::present::{PointKind, goal, topics};
use chrono::Datelike;
use plan_method::progress::status;
use plan_model::lang::Lang;
use plan_model::order::arrange_by_key;
use plan_model::plan::Plan;
use std::collections::BTreeMap;

/// `None` while the places aren't there: how many they are isn't known then.
pub(super) fn places(from: SceneData<'_>) -> Option<SceneSheet> {
    let SceneData { judged, places, lang } = from;
    let data = &judged.data;
    if places.is_empty() {
        return None;
    }
    let mut areas: Vec<SceneArea> = data
        .districts()
        .iter()
        .map(|district| {
            let name = lang.pick(&district.name_zh, &district.name_en);
            let covered = data.plan_of(&district.id).is_some();
            SceneArea {
                adcode: district.adcode.clone(),
                name: match (covered, lang) {
                    (true, _) => name.to_owned(),
                    (false, Lang::Zh) => format!("{name} 未收录"),
                    (false, Lang::En) => format!("{name}: no plan here"),
                },
                covered,
                label: district.label,
            }
        })
        .collect();
    arrange_by_key(&mut areas, |area| !area.covered);
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for task in data.plans().iter().flat_map(|plan| &plan.tasks) {
        for id in &task.places {
            *named.entry(id).or_default() += 1;
        }
    }
    let mut rows: Vec<ScenePlace> = places
        .iter()
        .map(|place| ScenePlace {
            name: lang.pick(&place.name_zh, &place.name_en).to_owned(),
            at: [place.lon, place.lat],
            metres: place.precision_m,
            known: Exactness::of_place(place).is_known(),
            tasks: named.get(place.id.as_str()).copied().unwrap_or_default(),
        })
        .collect();
    arrange_by_key(&mut rows, |place| std::cmp::Reverse((place.known, place.tasks)));
    let (n, known) = (rows.len(), rows.iter().filter(|place| place.known).count());
    Some(SceneSheet {
        finding: match lang {
            Lang::Zh => format!("规划点名的地方有{n}处"),
            Lang::En => format!("The plans name {n} places"),
        },
        number: n.to_string(),
        about: match lang {
            Lang::Zh => format!("处地方，{known}处位置查得准"),
            Lang::En => format!("places, {known} of them located well"),
        },
        sentence: lang
            .pick(
                "实心点的位置查得准，空心圈只知道大致范围，圈的大小就是范围。",
                "A filled dot is located well; a hollow ring is as wide as what is known of where it lies.",
            )
            .to_owned(),
        subject: SceneSubject::Places { areas, places: rows },
        ..SceneSheet::default()
    })
}

pub(super) fn departments(from: SceneData<'_>, plan: &Plan) -> SceneSheet {
    let SceneData { judged, lang, .. } = from;
    // The page of departments counts the same: who leads a task doesn't support it besides.
    let mut lines = department_lines(judged, plan);
    lines.retain(|line| line.tasks() > 0);
    arrange_by_key(&mut lines, |line| std::cmp::Reverse((line.tasks(), line.lead)));
    let (n, name) = (lines.len(), from.district(plan));
    let rows: Vec<SceneDepartment> = lines
        .into_iter()
        .take(MOST_SCENE_DEPARTMENTS)
        .map(|line| SceneDepartment {
            name: lang.pick(&line.name.zh, &line.name.en).to_owned(),
            leads: line.lead,
            supports: line.support,
        })
        .collect();
    SceneSheet {
        finding: match (lang, n) {
            (Lang::Zh, 0) => format!("{name}没有写谁来办"),
            (Lang::Zh, _) => format!("{name}：{n}个单位来办"),
            (Lang::En, 0) => format!("{name} names no department"),
            (Lang::En, _) => format!("{name}: {n} departments act"),
        },
        number: n.to_string(),
        about: match (lang, n) {
            (Lang::Zh, 0) => "个单位写进了规划".to_owned(),
            (Lang::Zh, _) => format!("个单位，这里是任务最多的{}个", rows.len()),
            (Lang::En, 0) => "departments named in the plan".to_owned(),
            (Lang::En, _) => format!("departments, here the {} with most tasks", rows.len()),
        },
        sentence: lang
            .pick(
                "一个记号是一项任务：实心牵头，空心配合。",
                "One mark, one task: filled where it leads, hollow where it supports.",
            )
            .to_owned(),
        subject: SceneSubject::Departments {
            row: from.row(plan),
            rows,
            none: lang.pick("规划没有写明单位", "the plan names none"),
        },
        ..SceneSheet::default()
    }
}

pub(super) fn all_topics(from: SceneData<'_>) -> SceneSheet {
    let lang = from.lang;
    let sheet = topics(&from.judged.data, lang);
    let n_plans = sheet.districts.len();
    let mut rows: Vec<SceneTopic> = sheet
        .rows
        .into_iter()
        .map(|row| {
            let tasks: Vec<usize> = row.cells.iter().map(|cell| cell.tasks).collect();
            SceneTopic { shared: tasks.iter().all(|n| *n > 0), name: row.name, tasks }
        })
        .collect();
    arrange_by_key(&mut rows, |row| {
        let plans = row.tasks.iter().filter(|n| **n > 0).count();
        std::cmp::Reverse((plans, row.tasks.iter().sum::<usize>()))
    });
    let shared = rows.iter().filter(|row| row.shared).count();
    SceneSheet {
        finding: match lang {
            Lang::Zh => format!("{}个主题，{shared}个各区都讲", rows.len()),
            Lang::En => format!("{} topics, {shared} shared by all", rows.len()),
        },
        number: shared.to_string(),
        about: match lang {
            Lang::Zh => format!("个主题{n_plans}个区都讲"),
            Lang::En => format!("topics in all {n_plans} plans"),
        },
        sentence: lang
            .pick(
                "一行一个主题，一点一个区，点的面积是任务数。亮的是每个区都讲的。",
                "A row is a topic, a dot a district, its area the number of tasks. Bright: in every plan.",
            )
            .to_owned(),
        subject: SceneSubject::Topics { rows },
        ..SceneSheet::default()
    }
}

pub(super) fn published(from: SceneData<'_>) -> SceneSheet {
    let SceneData { judged, lang, .. } = from;
    let data = &judged.data;
    let mut values = Vec::new();
    for (position, plan, target, _) in judged.commitments() {
        let points = status(data, position, judged.as_of)
            .map(|status| goal(data, plan, target, &status, lang).points)
            .unwrap_or_default();
        let matches =
            |id: &str| points.iter().any(|point| point.kind == PointKind::Observed && point.record == id);
        let found = data.observations().of_target(position);
        for row in found.filter_map(|at| data.observations().get(at)) {
            values.push(SceneValue {
                target: target.id.clone(),
                year: row.as_of.date.year(),
                matches: matches(row.id),
            });
        }
    }
    let (total, n) = (from.total(), judged.commitments().filter(|(.., standing)| standing.observed).count());
    SceneSheet {
        finding: match (lang, n) {
            (Lang::Zh, 0) => format!("{total}项承诺，没有查到公开的数"),
            (Lang::Zh, _) => format!("{total}项承诺，{n}项有公开的数"),
            (Lang::En, 0) => format!("{total} promises, no published value"),
            (Lang::En, _) => format!("{total} promises, {n} with a value"),
        },
        number: n.to_string(),
        about: match lang {
            Lang::Zh => format!("项查到了公开的数，共{total}项"),
            Lang::En => format!("of {total} have a published value"),
        },
        sentence: lang
            .pick(
                "左边是承诺，右边是公开的数，按年份排。线连起对得上的；空心的是相近的数，不用来判断。",
                "Promises on the left, published values by year on the right. Lines join what matches; hollow ones are close but don't decide.",
            )
            .to_owned(),
        subject: SceneSubject::Published {
            values,
            promised: lang.pick("承诺", "promised"),
            published: lang.pick("公开的数", "published"),
        },
        ..SceneSheet::default()
    }
}
