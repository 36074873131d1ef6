//! What is measured, and what it may cost.

use plan_method::judged::Judged;
use plan_method::progress::{State, judge_all};
use plan_method::query::{Columns, Facet, Query, Sort, select};
use plan_method::search::{Index, Pinyin, PlanText, Synonyms};
use plan_method::synthetic::{COUNTRY, country};
use plan_model::NaiveDate;
use plan_model::check::Files;
use plan_model::dataset::Dataset;
use plan_model::load;
use plan_model::plan::{Domain, Measure};
use plan_model::wire;
use std::sync::Arc;

/// The seed of the country, so that everybody measures the same one.
const SEED: u64 = 2026;

/// Something measured: its name, and how long it may take natively, in milliseconds; 0 where nothing is promised.
///
/// The page's driver knows the names and limits from the native run, so a page doesn't ask for them.
pub struct Measurement {
    /// What is done.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "see above"))]
    pub name: &'static str,
    /// Milliseconds on one core, natively; in a browser two and a half times that.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "see above"))]
    pub limit_ms: f64,
    place: WorkData,
    work: WorkKind,
}

/// Which data a task is about.
#[derive(Clone, Copy, PartialEq)]
enum WorkData {
    Country,
    Shipped,
}

enum WorkKind {
    Status,
    Columns,
    Index,
    Filter(fn(&mut Query)),
    Search(&'static str),
}

const fn country_task(name: &'static str, limit_ms: f64, work: WorkKind) -> Measurement {
    Measurement { name, limit_ms, place: WorkData::Country, work }
}

const fn shipped_task(name: &'static str, work: WorkKind) -> Measurement {
    Measurement { name, limit_ms: 0.0, place: WorkData::Shipped, work }
}

/// Everything that is measured, in order.
pub const TASKS: [Measurement; 21] = [
    country_task("status of every target", 250.0, WorkKind::Status),
    country_task("columns, made once", 0.0, WorkKind::Columns),
    country_task("filter: nothing chosen", 8.0, WorkKind::Filter(|_| {})),
    country_task("filter: one state", 8.0, WorkKind::Filter(|query| query.states = vec![State::DueNoData])),
    country_task("filter: five facets", 8.0, WorkKind::Filter(five_facets)),
    country_task("filter: words", 8.0, WorkKind::Filter(|query| query.text = "5G基站".to_owned())),
    country_task("filter: grouped by unit", 8.0, WorkKind::Filter(|query| query.group = Some(Facet::Lead))),
    country_task("search index, made once", 0.0, WorkKind::Index),
    country_task("search: one character", 8.0, WorkKind::Search("网")),
    country_task("search: two characters", 8.0, WorkKind::Search("基站")),
    country_task("search: a phrase", 8.0, WorkKind::Search("一网通办")),
    country_task("search: two words", 8.0, WorkKind::Search("智慧 养老院")),
    country_task("search: initials", 8.0, WorkKind::Search("ywtb")),
    country_task("search: pinyin", 8.0, WorkKind::Search("yiwangtongban")),
    country_task("search: pinyin with a slip", 8.0, WorkKind::Search("yiwangtonban")),
    country_task("search: English", 8.0, WorkKind::Search("base stations")),
    shipped_task("shipped: status", WorkKind::Status),
    shipped_task("shipped: filter", WorkKind::Filter(five_facets)),
    shipped_task("shipped: search index", WorkKind::Index),
    shipped_task("shipped: search", WorkKind::Search("一网通办")),
    shipped_task("shipped: search, initials", WorkKind::Search("ywtb")),
];

fn five_facets(query: &mut Query) {
    query.domains = vec![Domain::Life, Domain::Governance];
    query.due = vec![2024, 2025];
    query.states = vec![State::DueNoData, State::OnTrack, State::Slow];
    query.measures = Measure::ALL[..3].to_vec();
    query.sort = Sort::Deadline;
}

/// Data with everything that the product keeps of it in memory.
struct Kept {
    judged: Judged,
    /// Plan texts by plan.
    texts: Vec<(String, String)>,
    index: Option<Index>,
}

impl Kept {
    fn new(data: Dataset, texts: Vec<(String, String)>) -> Self {
        Self { judged: Judged::new(Arc::new(data), day(2024)), texts, index: None }
    }

    fn prepare_search(&mut self, lexicon: &(Pinyin, Synonyms)) {
        // An old one goes first, as when data are loaded anew.
        self.index = None;
        let texts: Vec<PlanText<'_>> =
            self.texts.iter().map(|(plan, text)| PlanText { plan, text }).collect();
        self.index = Some(Index::new(&self.judged.data, &lexicon.0, lexicon.1.clone(), &texts));
    }
}

/// Everything that is measured over.
pub struct Work {
    lexicon: (Pinyin, Synonyms),
    country: Kept,
    shipped: Option<Kept>,
    /// Moves on with each status, so that no day is judged twice in a row.
    year: i32,
}

impl Work {
    /// The country, judged on a day. `files` is the data folder; only the words for search are read yet.
    ///
    /// # Errors
    ///
    /// What is wrong with the files.
    pub fn new(files: &Files) -> Result<Self, String> {
        let pinyin = Pinyin::new(&wire::parse(bytes(files, wire::PINYIN)).map_err(said)?);
        let synonyms = Synonyms::new(&wire::parse(bytes(files, wire::SYNONYMS)).map_err(said)?);
        let country = Kept::new(country(SEED, COUNTRY), Vec::new());
        Ok(Self { lexicon: (pinyin, synonyms), country, shipped: None, year: 2018 })
    }

    /// Makes what queries over the country run on.
    pub fn prepare_queries(&mut self) {
        for task in TASKS.iter().filter(|task| task.place == WorkData::Country) {
            if let WorkKind::Filter(change) = task.work {
                select(&self.country.judged, &query(change));
            }
        }
    }

    /// Makes the country's search index.
    pub fn prepare_search(&mut self) {
        self.country.prepare_search(&self.lexicon);
    }

    /// Loads the shipped data as well.
    ///
    /// # Errors
    ///
    /// What is wrong with the files.
    pub fn prepare_shipped(&mut self, files: &Files) -> Result<(), String> {
        let manifest = wire::manifest(bytes(files, wire::MANIFEST)).map_err(|refusal| said(refusal.cause))?;
        let fetched = files.iter().map(|(path, bytes)| (path.clone(), Ok(bytes.clone()))).collect();
        let loaded = load::assemble(&manifest, &fetched).map_err(|refused| format!("{refused:?}"))?;
        let text = |path: &str| String::from_utf8_lossy(bytes(files, path)).into_owned();
        let texts =
            loaded.dataset.plans().iter().map(|plan| (plan.id.clone(), text(&plan.source.file))).collect();
        let mut shipped = Kept::new(loaded.dataset, texts);
        shipped.prepare_search(&self.lexicon);
        self.shipped = Some(shipped);
        Ok(())
    }

    /// Does a task of [`TASKS`] once; a number that depends on all of it, so that nothing is left out.
    pub fn run(&mut self, task: usize) -> usize {
        let Some(task) = TASKS.get(task) else { return 0 };
        let kept = match (task.place, &mut self.shipped) {
            (WorkData::Country, _) => &mut self.country,
            (WorkData::Shipped, Some(shipped)) => shipped,
            (WorkData::Shipped, None) => return 0,
        };
        match task.work {
            WorkKind::Status => {
                self.year = if self.year == 2030 { 2018 } else { self.year + 1 };
                judge_all(&kept.judged.data, day(self.year)).len()
            }
            WorkKind::Columns => Columns::new(&kept.judged.data).values(Facet::Department).len(),
            WorkKind::Index => {
                kept.prepare_search(&self.lexicon);
                kept.index.as_ref().map_or(0, Index::size)
            }
            WorkKind::Filter(change) => {
                let selection = select(&kept.judged, &query(change));
                selection.targets.len() + selection.groups.len()
            }
            WorkKind::Search(typed) => {
                kept.index.as_ref().map_or(0, |index| index.search(&kept.judged.data, typed, 20).total())
            }
        }
    }

    /// How many targets and observations the country has, and how many bytes the shipped data's index takes.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "the page's driver knows it"))]
    pub fn sizes(&self) -> [usize; 3] {
        let index = self.shipped.as_ref().and_then(|shipped| shipped.index.as_ref());
        let country = &self.country.judged.data;
        [country.targets().len(), country.observations().len(), index.map_or(0, Index::size)]
    }
}

fn bytes<'a>(files: &'a Files, path: &str) -> &'a [u8] {
    files.get(path).map_or(&[], Vec::as_slice)
}

fn said(cause: wire::Cause) -> String {
    format!("{cause:?}")
}

fn query(change: fn(&mut Query)) -> Query {
    let mut query = Query::default();
    change(&mut query);
    query.normalise();
    query
}

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 6, 30).unwrap_or_default()
}
