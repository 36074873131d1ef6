//! Scenes of the kiosk's loop: one question, its answer, at most seven figures, where they come from.

use super::overview::{Overview, deadline_finding, overview};
use super::{
    Entries, MapSheet, asked, count_of, deadline, district, district_name, entries, indicator_name, map,
    release_source, replay_day,
};
use crate::format;
use crate::kiosk::{Scene, Settings, Slot};
use crate::names;
use crate::replay::{Replay, Step};
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::address::Metric;
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::plan::Tier;

/// Most figures that a scene shows.
pub const MOST_FIGURES: usize = 7;
/// Longest clause that is shown whole across a hall, in characters.
const LONGEST_CLAUSE: usize = 110;

/// A number with its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SceneFigure {
    /// As written.
    pub value: String,
    /// What it is.
    pub name: String,
    /// More about it; empty if there is nothing.
    pub about: String,
    /// Length of its bar, from 0 to 1; `None` where lengths would say nothing.
    pub share: Option<f64>,
    /// The state that it counts or is in.
    pub state: Option<State>,
    /// The district whose colour and mark it has.
    pub district: Option<String>,
}

/// A clause as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneClause {
    /// Its words.
    pub text: String,
    /// The plan's title, as published.
    pub plan: String,
    /// Where in the text it stands.
    pub place: String,
}

/// Everything that a scene says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SceneSheet {
    /// The question.
    pub question: String,
    /// The answer, in one or two sentences.
    pub answer: String,
    /// At most [`MOST_FIGURES`].
    pub figures: Vec<SceneFigure>,
    /// One clause in its own words.
    pub clause: Option<SceneClause>,
    /// Whether the map stands beside the figures.
    pub map: bool,
    /// Where the figures come from.
    pub source: String,
    /// How old the data is: `数据截至 2026年11月22日`.
    pub as_of: String,
}

/// What scenes are made of.
#[derive(Clone, Copy)]
pub struct SceneData<'a> {
    /// The data with where its targets stand.
    pub judged: &'a Judged,
    /// Language of the words.
    pub lang: Lang,
}

impl SceneData<'_> {
    fn overview(self) -> Overview {
        overview(self.judged, self.lang)
    }

    fn entries(self) -> Entries {
        entries(self.judged, self.lang)
    }

    fn say(self, zh: &str, en: &str) -> String {
        self.lang.pick(zh, en).to_owned()
    }
}

/// A scene. `round` tells which clause or district has its turn.
pub fn scene(from: SceneData<'_>, settings: &Settings, slot: &Slot, round: u32) -> SceneSheet {
    let mut sheet = match slot.scene {
        Scene::City => city(from),
        Scene::Districts => districts(from),
        Scene::Due => due(from),
        Scene::Settled => settled(from),
        Scene::Departments => departments(from),
        Scene::Clause => clause(from, slot.id.as_deref(), round),
        Scene::Map => map_scene(from),
        Scene::Domains => domains(from),
        Scene::Topics => topics(from),
        Scene::District => one_district(from, settings, slot.id.as_deref(), round),
    };
    let (lang, release) = (from.lang, &from.judged.data.release);
    sheet.source = release_source(&release.id, lang);
    let day = format::date(release.date, Precision::Day, lang);
    sheet.as_of = match lang {
        Lang::Zh => format!("数据截至 {day}"),
        Lang::En => format!("Data as of {day}"),
    };
    // A record that this data doesn't have leaves its scene to the city.
    if sheet.question.is_empty() {
        return scene(from, settings, &Slot { scene: Scene::City, id: None, secs: None }, round);
    }
    sheet
}

/// The day that the map shows when a share of its scene has gone: quarter by quarter from the first plan to today, and the
/// last fifth of the scene on today.
pub fn scene_day(data: &Dataset, today: NaiveDate, share: f64) -> NaiveDate {
    let first = data.plans().iter().map(|plan| plan.period.start).min().unwrap_or(today);
    let replay = Replay::new(first, today);
    let mut days = vec![replay.step(first, Step::First).0];
    while let (day, true) = replay.step(days[days.len() - 1], Step::Next) {
        days.push(day);
    }
    days.push(today);
    let at = (share.clamp(0.0, 1.0) / 0.8 * (days.len() - 1) as f64) as usize;
    days.get(at).copied().unwrap_or(today)
}

/// The map of the map's scene on a day, and the day in words.
pub fn scene_map(judged: &Judged, day: NaiveDate, lang: Lang) -> (MapSheet, String) {
    (map(&judged.on(day), Metric::DueNoData, &[], lang), replay_day(day, lang))
}

fn figure(value: impl ToString, name: impl Into<String>) -> SceneFigure {
    SceneFigure { value: value.to_string(), name: name.into(), ..SceneFigure::default() }
}

/// Counts with bars that compare with the largest of them.
fn bars(counts: Vec<(usize, SceneFigure)>) -> Vec<SceneFigure> {
    let most = counts.iter().map(|(n, _)| *n).max().unwrap_or_default().max(1);
    let bar =
        |(n, figure): (usize, SceneFigure)| SceneFigure { share: Some(n as f64 / most as f64), ..figure };
    counts.into_iter().map(bar).collect()
}

/// Counts by state with their shares of the whole; states that don't fit are counted together.
fn states(counts: Vec<(State, usize)>, total: usize, most: usize, lang: Lang) -> Vec<SceneFigure> {
    let share = |n: usize| Some(n as f64 / total.max(1) as f64);
    let shown = if counts.len() > most { most - 1 } else { counts.len() };
    let rest: usize = counts[shown..].iter().map(|(_, n)| n).sum();
    let mut figures: Vec<SceneFigure> = counts[..shown]
        .iter()
        .map(|&(state, n)| SceneFigure {
            share: share(n),
            state: Some(state),
            ..figure(n, names::state(state, lang))
        })
        .collect();
    if rest > 0 {
        figures
            .push(SceneFigure {
                share: share(rest), ..figure(rest, lang.pick("其他状态", "Other states"))
            });
    }
    figures
}

fn city(from: SceneData<'_>) -> SceneSheet {
    let sheet = from.overview();
    let counts = sheet.states.iter().map(|row| (row.state, row.count)).collect();
    let mut figures = vec![figure(sheet.total, from.lang.texts().commitments)];
    figures.extend(states(counts, sheet.total, MOST_FIGURES - 1, from.lang));
    SceneSheet {
        question: from
            .say("规划一共承诺了什么，兑现了多少？", "What do the plans promise, and what came of it?"),
        answer: sheet.sentence,
        figures,
        ..SceneSheet::default()
    }
}

fn districts(from: SceneData<'_>) -> SceneSheet {
    let sheet = from.overview();
    let row = |row: &super::DistrictRow| {
        let figure = SceneFigure {
            about: row.period.clone(),
            district: Some(row.district.clone()),
            ..figure(row.commitments, row.name.clone())
        };
        (row.commitments, figure)
    };
    let answer = match from.lang {
        Lang::Zh => format!(
            "{}项承诺目标，分属{}个区的规划。规划期和详略不同，数字多少不代表优劣。",
            sheet.total,
            sheet.districts.len()
        ),
        Lang::En => format!(
            "{} commitments in the plans of {} districts. Plans differ in period and detail: more or fewer is neither better nor worse.",
            sheet.total,
            sheet.districts.len()
        ),
    };
    SceneSheet {
        question: from.say("每个区各承诺了多少项？", "How many promises did each district make?"),
        answer,
        figures: bars(sheet.districts.iter().take(MOST_FIGURES).map(row).collect()),
        ..SceneSheet::default()
    }
}

fn due(from: SceneData<'_>) -> SceneSheet {
    let sheet = from.overview();
    let answer = deadline_finding(&sheet);
    // The next deadline with what came before it, and after it what fits.
    let next = sheet.next_deadline.unwrap_or(sheet.deadlines.len());
    let first = next.saturating_sub(4).min(sheet.deadlines.len().saturating_sub(MOST_FIGURES));
    let row = |group: &super::DeadlineGroup| {
        let about =
            if group.passed { from.say("已到期", "past") } else { from.say("未到期", "to come") };
        let figure = SceneFigure { about, ..figure(group.count, group.text.clone()) };
        (group.count, figure)
    };
    SceneSheet {
        question: from.say("哪些已经到期？", "What has fallen due?"),
        answer,
        figures: bars(sheet.deadlines.iter().skip(first).take(MOST_FIGURES).map(row).collect()),
        ..SceneSheet::default()
    }
}

fn settled(from: SceneData<'_>) -> SceneSheet {
    let sheet = from.overview();
    let n = sheet.settled.len();
    let figures = sheet.settled.into_iter().take(MOST_FIGURES).map(|row| SceneFigure {
        about: format!("{} {} · {}", from.lang.texts().target, row.asked, row.deadline),
        state: Some(row.state),
        ..figure(row.reading.unwrap_or_default(), format!("{} · {}", row.district, row.name))
    });
    let figures: Vec<SceneFigure> = figures.collect();
    let answer = match (n, from.lang) {
        (0, _) => from.lang.texts().no_observation.to_owned(),
        (_, Lang::Zh) => format!(
            "{}项承诺目标中，公开数据能判断达成与否的有{n}项，这里列出{}项。",
            sheet.total,
            figures.len()
        ),
        (_, Lang::En) => format!(
            "Of {} commitments, published values settle {n}; here are {}.",
            sheet.total,
            figures.len()
        ),
    };
    SceneSheet {
        question: from
            .say("哪些有数据表明达成，哪些没有达成？", "What is shown to be reached, and what missed?"),
        answer,
        figures,
        ..SceneSheet::default()
    }
}

/// Ways into the product as a scene: names with how many commitments each leads to.
fn ways(entries: Vec<super::Entry>) -> Vec<SceneFigure> {
    let rows = entries.into_iter().take(MOST_FIGURES);
    bars(rows.map(|entry| (entry.count, figure(entry.count, entry.name))).collect())
}

fn departments(from: SceneData<'_>) -> SceneSheet {
    SceneSheet {
        question: from.say("由谁负责？", "Who answers for it?"),
        answer: from.say(
            "负责承诺目标最多的几个部门。一项目标可以有几个责任单位。",
            "The departments that answer for most commitments. A commitment may have several.",
        ),
        figures: ways(from.entries().departments),
        ..SceneSheet::default()
    }
}

fn topics(from: SceneData<'_>) -> SceneSheet {
    SceneSheet {
        question: from.say("规划都在讲哪些主题？", "Which subjects do the plans share?"),
        answer: from.say(
            "承诺目标最多的几个主题。一项目标可以属于几个主题。",
            "The topics of most commitments. A commitment may belong to several.",
        ),
        figures: ways(from.entries().topics),
        ..SceneSheet::default()
    }
}

fn domains(from: SceneData<'_>) -> SceneSheet {
    let sheet = from.entries();
    let rows = sheet.domains.iter().enumerate().map(|(column, (_, name))| {
        let cells = || sheet.districts.iter().filter_map(|row| row.cells.get(column));
        let (n, unknown) =
            (cells().map(|cell| cell.count).sum(), cells().map(|cell| cell.unknown).sum::<usize>());
        let about = match from.lang {
            Lang::Zh => format!("其中{unknown}项未见公开数据"),
            Lang::En => format!("{unknown} without a published value"),
        };
        (n, SceneFigure { about, ..figure(n, *name) })
    });
    SceneSheet {
        question: from.say("承诺落在城市生活的哪些领域？", "Which fields of city life are they about?"),
        answer: sheet.sentence.clone(),
        figures: bars(rows.take(MOST_FIGURES).collect()),
        ..SceneSheet::default()
    }
}

fn map_scene(from: SceneData<'_>) -> SceneSheet {
    SceneSheet {
        question: from.say(
            "到期而未见公开数据的承诺，怎样逐年增加？",
            "How did promises without a published value add up as they fell due?",
        ),
        answer: from.say(
            "已到期而未见公开数据的目标数，一季一季看。未见公开数据不等于没有完成；规划期不同，数字多少不代表优劣。",
            "Commitments due with no published value, quarter by quarter. That none was found does not mean that nothing was done; plans run for different times, and more or fewer is neither better nor worse.",
        ),
        map: true,
        ..SceneSheet::default()
    }
}

fn clause(from: SceneData<'_>, id: Option<&str>, round: u32) -> SceneSheet {
    let fits = |(_, target): &(&plan_model::plan::Plan, &plan_model::plan::Target)| {
        target.tier == Tier::Commitment && target.statement.chars().count() <= LONGEST_CLAUSE
    };
    let found = match id {
        Some(id) => from.judged.data.target(id),
        None => {
            let some: Vec<_> = from.judged.data.targets().filter(fits).collect();
            // A step that shares no factor with most counts visits them all before it repeats one.
            (!some.is_empty()).then(|| some[(round as usize).wrapping_mul(89) % some.len()])
        }
    };
    let standing = |id: &str| from.judged.standings.get(from.judged.data.target_position(id)?);
    let Some(((plan, target), standing)) = found.and_then(|found| Some((found, standing(&found.1.id)?)))
    else {
        return SceneSheet::default();
    };
    let name = district_name(&from.judged.data, &plan.district, from.lang);
    let lang = from.lang;
    SceneSheet {
        question: from.say("规划原话是怎么说的？", "What does a plan say, in its own words?"),
        answer: format!("{name} · {}", indicator_name(&from.judged.data, &target.indicator, lang)),
        figures: vec![SceneFigure {
            about: deadline(target, lang),
            state: Some(standing.state),
            ..figure(asked(target, lang), names::state(standing.state, lang))
        }],
        clause: Some(SceneClause {
            text: target.statement.clone(),
            plan: plan.title.clone(),
            place: match lang {
                Lang::Zh => format!("原文第{}–{}字", target.span.start + 1, target.span.end),
                Lang::En => format!("characters {}–{} of the text", target.span.start + 1, target.span.end),
            },
        }),
        ..SceneSheet::default()
    }
}

fn one_district(from: SceneData<'_>, settings: &Settings, id: Option<&str>, round: u32) -> SceneSheet {
    let toured = settings.toured(&from.judged.data);
    let turn = toured.get(round as usize % toured.len().max(1)).copied();
    let Some(id) = id.or(turn) else { return SceneSheet::default() };
    let Ok(sheet) = district(from.judged, id, from.lang) else {
        return SceneSheet::default();
    };
    let question = match from.lang {
        Lang::Zh => format!("{}承诺了什么？", sheet.name),
        Lang::En => format!("What did {} promise?", sheet.name),
    };
    let counts = sheet.states.iter().map(|row| (row.state, row.count)).collect();
    let mut figures = vec![SceneFigure {
        district: Some(id.to_owned()),
        ..figure(count_of(sheet.n_commitments, from.lang), from.lang.texts().commitments)
    }];
    figures.extend(states(counts, sheet.n_commitments, MOST_FIGURES - 1, from.lang));
    SceneSheet { question, answer: sheet.sentence, figures, ..SceneSheet::default() }
}
