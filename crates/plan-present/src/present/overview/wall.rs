//! The wall: every commitment as one tile, in rows of districts and columns of domains, seen through one of four lenses.

use crate::names;
use crate::present::{caveat, district_name, indicator_name, ladder};
use crate::text::LangTexts;
use chrono::{Datelike, NaiveDate};
use plan_method::address::Lens;
use plan_method::four_questions::{Answers, Question, answers};
use plan_method::judged::Judged;
use plan_method::leads::leads_of;
use plan_method::progress::State;
use plan_model::date::DateBasis;
use plan_model::lang::Lang;
use plan_model::plan::{Domain, Tier};

/// How many departments lead a commitment: its own, else those of its task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leads {
    /// One.
    One,
    /// Two or more.
    Several,
    /// The plan names none.
    None,
}

impl Leads {
    /// Each, in the order of the key.
    pub const ALL: [Leads; 3] = [Leads::One, Leads::Several, Leads::None];

    fn of(n: usize) -> Self {
        match n {
            0 => Leads::None,
            1 => Leads::One,
            _ => Leads::Several,
        }
    }
}

/// What a tile shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileMark {
    /// The state.
    State(State),
    /// Which of the four questions are answered.
    Answers(Answers),
    /// The year of the deadline, and whether the clause itself says it.
    Year(i32, bool),
    /// How many departments lead.
    Leads(Leads),
}

/// A row: a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallRow {
    /// District id.
    pub district: String,
    /// Its name.
    pub name: String,
    /// Commitments in it.
    pub count: usize,
}

/// A column: a domain that has a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallColumn {
    /// The domain.
    pub domain: Domain,
    /// Its name.
    pub name: &'static str,
    /// Commitments in it.
    pub count: usize,
}

/// One commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallTile {
    /// Its position in [`plan_model::dataset::Dataset::targets`].
    pub position: usize,
    /// Target id.
    pub id: String,
    /// Its row, from 0.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
    /// Its state.
    pub state: State,
    /// Which of the four questions its text answers.
    pub answers: Answers,
    /// By when.
    pub due: NaiveDate,
    /// Whether the clause says so; otherwise it is the plan's end.
    pub own_date: bool,
    /// How many departments lead.
    pub leads: Leads,
    /// Indicator.
    pub name: String,
    /// Whether its plan had been issued on the day: one that hadn't has no tile, and counts nowhere.
    pub issued: bool,
}

impl WallTile {
    /// What the tile shows through a lens.
    pub fn mark(&self, lens: Lens) -> TileMark {
        match lens {
            Lens::Result => TileMark::State(self.state),
            Lens::Questions => TileMark::Answers(self.answers),
            Lens::Deadline => TileMark::Year(self.due.year(), self.own_date),
            Lens::Lead => TileMark::Leads(self.leads),
        }
    }
}

/// The span of a plan, from its issue to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallBand {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// Day of issue, or the first day of the period where that isn't known.
    pub from: NaiveDate,
    /// Whether the day of issue is known.
    pub issue_known: bool,
    /// Last day of the period.
    pub to: NaiveDate,
}

/// Everything the wall says before anything is chosen; empty until there is data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WallSheet {
    /// The finding.
    pub finding: String,
    /// That what wasn't found may still have been done.
    pub caveat: &'static str,
    /// Which plans have no tiles on the day, because they hadn't been issued; empty if all have.
    pub unissued: String,
    /// How the tiles are arranged: for readers who listen.
    pub arrangement: String,
    /// Districts, in the order of their plans.
    pub rows: Vec<WallRow>,
    /// Domains that occur, in their own order.
    pub columns: Vec<WallColumn>,
    /// Commitments, in plan order, those of plans yet to be issued too, so that each keeps its place from day to day.
    pub tiles: Vec<WallTile>,
    /// Plans on the time axis, in the order of the rows.
    pub bands: Vec<WallBand>,
    /// The day everything is judged on.
    pub as_of: NaiveDate,
    /// Language of the words.
    pub lang: Lang,
}

/// The wall of one day; standings stand in the order of the dataset's targets.
pub fn wall(judged: &Judged, lang: Lang) -> WallSheet {
    let Judged { data, standings, .. } = judged;
    let as_of = judged.as_of;
    let mut rows: Vec<WallRow> = Vec::new();
    let mut by_domain = [0_usize; Domain::ALL.len()];
    let mut tiles: Vec<WallTile> = Vec::new();
    let place = |domain: Domain| Domain::ALL.iter().position(|other| *other == domain).unwrap_or_default();
    for plan in data.plans() {
        rows.push(WallRow {
            district: plan.district.clone(),
            name: district_name(data, &plan.district, lang).to_owned(),
            count: 0,
        });
    }
    for (position, ((plan, target), standing)) in data.targets().zip(standings.iter()).enumerate() {
        if target.tier != Tier::Commitment {
            continue;
        }
        let Some(row) = rows.iter().position(|row| row.district == plan.district) else { continue };
        let issued = standing.state.is_counted();
        rows[row].count += usize::from(issued);
        by_domain[place(target.domain)] += 1;
        tiles.push(WallTile {
            position,
            id: target.id.clone(),
            row,
            column: place(target.domain),
            state: standing.state,
            answers: answers(data, target),
            due: target.deadline.date,
            own_date: target.deadline.basis == DateBasis::Stated,
            leads: Leads::of(leads_of(data, target).len()),
            name: indicator_name(data, &target.indicator, lang).to_owned(),
            issued,
        });
    }
    let used: Vec<usize> = (0..by_domain.len()).filter(|at| by_domain[*at] > 0).collect();
    for tile in &mut tiles {
        tile.column = used.iter().position(|at| *at == tile.column).unwrap_or_default();
    }
    let columns = used.iter().enumerate().map(|(column, &at)| WallColumn {
        domain: Domain::ALL[at],
        name: names::domain(Domain::ALL[at], lang),
        count: tiles.iter().filter(|tile| tile.issued && tile.column == column).count(),
    });
    let ladder = ladder(judged, lang);
    let bands = data.plans().iter().zip(&rows).map(|(plan, row)| WallBand {
        district: plan.district.clone(),
        name: row.name.clone(),
        from: data.issued_from(plan),
        issue_known: plan.issued_on.is_some(),
        to: plan.period.end,
    });
    WallSheet {
        finding: ladder.title,
        caveat: caveat(lang),
        unissued: ladder.unissued,
        arrangement: lang
            .pick(
                "每格一项承诺，每行一个区，每列一个领域；有结果的排在前。",
                "One tile per promise: districts down, domains across, those with a result first.",
            )
            .to_owned(),
        columns: columns.collect(),
        bands: bands.collect(),
        rows,
        tiles,
        as_of,
        lang,
    }
}

pub(super) fn leads_name(leads: Leads, lang: Lang) -> &'static str {
    match leads {
        Leads::One => lang.pick("一家牵头", "One department leads"),
        Leads::Several => lang.pick("几家牵头", "Several departments lead"),
        Leads::None => lang.pick("没有写明", "None named"),
    }
}

/// What a mark means, in words.
pub fn mark_said(mark: TileMark, lang: Lang) -> String {
    match mark {
        TileMark::State(state) => names::state(state, lang).to_owned(),
        TileMark::Answers(answers) => {
            let named = Question::ALL.into_iter().filter(|question| answers.contains(*question));
            let named: Vec<&str> = named.map(|question| names::answered(question, lang)).collect();
            match named.is_empty() {
                true => lang.pick("四问都没有答", "answers none of the four questions").to_owned(),
                false => named.join(lang.pick("、", ", ")),
            }
        }
        TileMark::Year(year, own) => {
            let whose = match own {
                true => lang.pick("原文写明", "in the clause"),
                false => lang.texts().plan_end_short,
            };
            match lang {
                Lang::Zh => format!("{year}年到期，{whose}"),
                Lang::En => format!("due {year}, {whose}"),
            }
        }
        TileMark::Leads(leads) => leads_name(leads, lang).to_owned(),
    }
}

impl WallSheet {
    /// The tiles of one district by themselves: a row for each domain that has one, and one column without a name.
    pub fn by_domain(&self, district: &str) -> WallSheet {
        let own = |tile: &&WallTile| self.rows.get(tile.row).is_some_and(|row| row.district == district);
        let counts: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                let of_domain = |tile: &&WallTile| own(tile) && tile.issued && tile.column == column;
                self.tiles.iter().filter(of_domain).count()
            })
            .collect();
        let used: Vec<usize> = (0..counts.len()).filter(|column| counts[*column] > 0).collect();
        let row = |&column: &usize| WallRow {
            district: district.to_owned(),
            name: self.columns[column].name.to_owned(),
            count: counts[column],
        };
        let tile = |tile: &WallTile| {
            let row = used.iter().position(|column| *column == tile.column)?;
            Some(WallTile { row, column: 0, ..tile.clone() })
        };
        let tiles: Vec<WallTile> =
            self.tiles.iter().filter(own).filter(|tile| tile.issued).filter_map(tile).collect();
        WallSheet {
            arrangement: self
                .lang
                .pick(
                    "每格一项承诺，每行一个领域；有结果的排在前。",
                    "One tile per promise, a row for each domain, those with a result first.",
                )
                .to_owned(),
            columns: used
                .first()
                .map(|column| WallColumn {
                    domain: self.columns[*column].domain,
                    name: "",
                    count: tiles.len(),
                })
                .into_iter()
                .collect(),
            rows: used.iter().map(row).collect(),
            bands: self.bands.iter().filter(|band| band.district == district).cloned().collect(),
            tiles,
            ..self.clone()
        }
    }

    /// What is heard of a tile: its name, what it shows through the lens, its district.
    pub fn said(&self, tile: &WallTile, lens: Lens) -> String {
        let comma = self.lang.pick("，", ", ");
        let district = self.rows.get(tile.row).map_or("", |row| row.name.as_str());
        format!("{}{comma}{}{comma}{district}", tile.name, mark_said(tile.mark(lens), self.lang))
    }
}
