//! The map of one district: the places that its plan names, by kind, as exactly as they are known.

use crate::names;
use crate::present::exactness::Exactness;
use crate::present::targets::TargetLine;
use crate::present::wording::both;
use crate::present::{Cell, Table};
use crate::text::LangTexts;
use plan_method::judged::Judged;
use plan_method::query::{Query, select_tasks};
use plan_model::dataset::Dataset;
use plan_model::district::Place;
use plan_model::lang::Lang;
use plan_model::plan::{Bilingual, Plan};

/// One place on the map and in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMark {
    /// Place id.
    pub id: String,
    /// Its number, on the map and in the list, from 1.
    pub number: usize,
    /// Name.
    pub name: Bilingual,
    /// Degrees east and north, WGS84.
    pub at: [f64; 2],
    /// The radius within which it very likely is, in metres.
    pub metres: f64,
    /// Its kind, as the data says it.
    pub kind: String,
    /// How it is drawn.
    pub exactness: Exactness,
    /// How exactly its position is known, in words.
    pub precision: String,
    /// Every spelling by which the plan names it.
    pub spellings: Vec<String>,
    /// Tasks that name it: id and title.
    pub tasks: Vec<(String, Bilingual)>,
    /// Name, kind, exactness and number of tasks, as one sentence.
    pub fact: String,
}

impl PlaceMark {
    /// Its number and its name.
    pub fn label(&self, lang: Lang) -> String {
        format!("{} {}", self.number, lang.pick(&self.name.zh, &self.name.en))
    }
}

/// Everything that the map of a district says.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMap {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// How many places there are, and how many the filters leave.
    pub sentence: String,
    /// Places by kind, with the kind's name; kinds in the order of their first place.
    pub groups: Vec<(String, Vec<PlaceMark>)>,
}

impl PlaceMap {
    /// What it is a map of.
    pub fn title(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("{}：规划点名的地点", self.name),
            Lang::En => format!("{}: places that its plan names", self.name),
        }
    }

    /// The same as a table.
    pub fn table(&self, lang: Lang) -> Table {
        let texts = lang.texts();
        let heads = [texts.place, "№", texts.kind_of_place, texts.precision, texts.tasks];
        let row = |kind: &str, mark: &PlaceMark| {
            let number = |n: usize| Cell::Number { value: n as f64, text: n.to_string() };
            vec![
                Cell::Text(lang.pick(&mark.name.zh, &mark.name.en).to_owned()),
                number(mark.number),
                Cell::Text(kind.to_owned()),
                Cell::Text(mark.precision.clone()),
                number(mark.tasks.len()),
            ]
        };
        let rows = self.groups.iter().flat_map(|(kind, marks)| marks.iter().map(move |mark| row(kind, mark)));
        Table { caption: self.title(lang), columns: heads.map(str::to_owned).to_vec(), rows: rows.collect() }
    }

    /// Every place, in the order of its numbers.
    pub fn marks(&self) -> impl Iterator<Item = &PlaceMark> {
        self.groups.iter().flat_map(|(_, marks)| marks)
    }
}

/// The map of a district whose plan is here. Filters leave the places that a fitting task names; without any, all.
pub fn place_map(
    judged: &Judged,
    district: &str,
    places: &[Place],
    query: &Query,
    lang: Lang,
) -> Option<PlaceMap> {
    let data = &judged.data;
    let plan = data.plan_of(district)?;
    let query = Query { districts: Vec::new(), ..query.clone() };
    let selection = select_tasks(judged, &query);
    let fits = |id: &str| data.task_position(id).is_some_and(|task| selection.takes(task));
    let own: Vec<&Place> = places.iter().filter(|place| place.district == district).collect();
    let mut groups: Vec<(String, Vec<PlaceMark>)> = Vec::new();
    for place in &own {
        let tasks = tasks_of(plan, place);
        if query.chooses() && !tasks.iter().any(|(id, _)| fits(id)) {
            continue;
        }
        let kind = names::place_kind(&place.kind, lang).to_owned();
        let mark = mark(place, &kind, tasks, lang);
        match groups.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, marks)) => marks.push(mark),
            None => groups.push((kind, vec![mark])),
        }
    }
    groups.iter_mut().flat_map(|(_, marks)| marks).zip(1..).for_each(|(mark, n)| mark.number = n);
    let (all, shown) = (own.len(), groups.iter().map(|(_, marks)| marks.len()).sum::<usize>());
    let name = crate::present::district_name(data, district, lang).to_owned();
    let sentence = match (lang, query.chooses()) {
        (Lang::Zh, false) => format!("规划点名的地点共{all}处，编号与图上一致。"),
        (Lang::En, false) => format!("{all} places that the plan names, numbered as on the map."),
        (Lang::Zh, true) => format!("规划点名的地点共{all}处，其中{shown}处由符合筛选的任务点名。"),
        (Lang::En, true) => {
            format!("Of {all} places that the plan names, {shown} are named by a fitting task.")
        }
    };
    Some(PlaceMap { district: district.to_owned(), name, sentence, groups })
}

fn tasks_of(plan: &Plan, place: &Place) -> Vec<(String, Bilingual)> {
    let named = plan.tasks.iter().filter(|task| task.places.iter().any(|id| *id == place.id));
    named.map(|task| (task.id.clone(), both(&task.title, &task.title_en))).collect()
}

fn mark(place: &Place, kind: &str, tasks: Vec<(String, Bilingual)>, lang: Lang) -> PlaceMark {
    let exactness = Exactness::of_place(place);
    let precision = Exactness::sentence_of(place, lang);
    let name = lang.pick(&place.name_zh, &place.name_en);
    let fact = match (lang, tasks.len()) {
        (Lang::Zh, 0) => format!("{name}（{kind}），{precision}；没有任务点名。"),
        (Lang::Zh, n) => format!("{name}（{kind}），{precision}；{n}项任务点名。"),
        (Lang::En, 0) => format!("{name} ({kind}): {precision}; no task names it."),
        (Lang::En, 1) => format!("{name} ({kind}): {precision}; named by 1 task."),
        (Lang::En, n) => format!("{name} ({kind}): {precision}; named by {n} tasks."),
    };
    PlaceMark {
        id: place.id.clone(),
        number: 0,
        name: both(&place.name_zh, &place.name_en),
        at: [place.lon, place.lat],
        metres: place.precision_m,
        exactness,
        kind: place.kind.clone(),
        precision,
        spellings: place.spellings.clone(),
        tasks,
        fact,
    }
}

/// Those of some targets whose task names a place; both by their positions in [`Dataset::targets`].
pub fn targets_at(data: &Dataset, targets: &[usize], place: &str) -> Vec<usize> {
    let names = |at: &usize| {
        let task = data.target_at(*at).and_then(|(_, target)| target.task.as_deref());
        let task = task.and_then(|id| data.task(id));
        task.is_some_and(|(_, task)| task.places.iter().any(|id| *id == *place))
    };
    targets.iter().copied().filter(names).collect()
}

/// The lines of the first of some targets, by their positions in [`Dataset::targets`].
pub fn target_lines(judged: &Judged, targets: &[usize], most: usize, lang: Lang) -> Vec<TargetLine> {
    let Judged { data, standings, .. } = judged;
    let lines = targets.iter().take(most).filter_map(|at| {
        let (plan, target) = data.target_at(*at)?;
        Some(crate::present::targets::line(data, plan, target, standings.get(*at)?.state, lang))
    });
    lines.collect()
}

/// Sentences of a task that name a place by one of its spellings, from the text of its plan, to the letter.
pub fn naming_clauses(data: &Dataset, task: &str, spellings: &[String], text: &str) -> Vec<String> {
    let Some((_, task)) = data.task(task) else { return Vec::new() };
    let (start, end) = (task.span.start as usize, task.span.end as usize);
    let said: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
    said.split_inclusive(['。', '；', '\n'])
        .filter(|sentence| spellings.iter().any(|spelling| sentence.contains(spelling.as_str())))
        .map(|sentence| sentence.trim().to_owned())
        .collect()
}
