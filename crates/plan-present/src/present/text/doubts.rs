//! 原文的疑点: every doubt about the plans' texts, by kind and district.

use super::notes::{NoteRow, heading, note_row};
use crate::names;
use crate::present::method::note;
use crate::present::wording::heading_of;
use crate::present::{Cell, Table, district_name};
use crate::text::LangTexts;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::order::arrange_by_key;
use plan_model::plan::{Note, NoteKind, Plan};
use std::cmp::Reverse;

/// The doubts of one kind about one plan's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtGroup {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// In the data's order; there may be none.
    pub rows: Vec<NoteRow>,
}

/// The doubts of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtKind {
    /// The kind, as addresses spell it.
    pub slug: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// How many there are in all plans.
    pub count: usize,
    /// Whether they are shown at once: contradictions are, the rest when somebody asks.
    pub open: bool,
    /// One for each plan, in the order of [`DoubtsSheet::districts`].
    pub groups: Vec<DoubtGroup>,
}

/// Every doubt about the plans' texts.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtsSheet {
    /// The finding.
    pub title: String,
    /// How many of which kind, and what that is no judgement of.
    pub sentence: String,
    /// District id and name of each plan.
    pub districts: Vec<(String, String)>,
    /// Kinds that occur: contradictions first, apparent typos last, the others by their number.
    pub kinds: Vec<DoubtKind>,
    /// One row for each doubt.
    pub table: Table,
}

/// Every doubt about the plans' texts.
pub fn doubts(data: &Dataset, lang: Lang) -> DoubtsSheet {
    let plans = || data.plans().iter();
    let name = |plan: &Plan| district_name(data, &plan.district, lang).to_owned();
    let group = |plan: &Plan, kind| DoubtGroup {
        district: plan.district.clone(),
        name: name(plan),
        rows: of_kind(plan, kind).map(|note| note_row(plan, note, lang)).collect(),
    };
    let of = |kind: NoteKind| {
        let groups: Vec<DoubtGroup> = plans().map(|plan| group(plan, kind)).collect();
        let (zh, en) = note(kind);
        DoubtKind {
            slug: kind.slug(),
            name: names::note_kind(kind, lang),
            meaning: lang.pick(zh, en),
            count: groups.iter().map(|group| group.rows.len()).sum(),
            open: kind == NoteKind::Contradiction,
            groups,
        }
    };
    let doubted = NoteKind::ALL.into_iter().filter(|kind| kind.is_doubt());
    let mut kinds: Vec<(NoteKind, DoubtKind)> = doubted.map(|kind| (kind, of(kind))).collect();
    kinds.retain(|(_, kind)| kind.count > 0);
    arrange_by_key(&mut kinds, |(of, kind)| {
        (*of != NoteKind::Contradiction, *of == NoteKind::Typo, Reverse(kind.count))
    });
    let title = title(data, &kinds, lang);
    let mut rows = Vec::new();
    for (kind, _) in &kinds {
        rows.extend(
            plans().flat_map(|plan| of_kind(plan, *kind).map(move |note| line(data, plan, note, lang))),
        );
    }
    let texts = lang.texts();
    let columns = [texts.kind, texts.district, texts.clause, texts.remark, lang.pick("所在标题", "Heading")];
    DoubtsSheet {
        sentence: sentence(&kinds, lang),
        districts: plans().map(|plan| (plan.district.clone(), name(plan))).collect(),
        table: Table { caption: title.clone(), columns: columns.map(str::to_owned).to_vec(), rows },
        title,
        kinds: kinds.into_iter().map(|(_, kind)| kind).collect(),
    }
}

fn of_kind(plan: &Plan, kind: NoteKind) -> impl Iterator<Item = &Note> {
    plan.notes.iter().filter(move |note| note.kind == kind)
}

fn line(data: &Dataset, plan: &Plan, note: &Note, lang: Lang) -> Vec<Cell> {
    let row = note_row(plan, note, lang);
    let or_absent = |words: String| match words.is_empty() {
        true => Cell::Absent("–".to_owned()),
        false => Cell::Text(words),
    };
    let heading = heading(plan, note).map(heading_of);
    vec![
        Cell::Text(row.kind.to_owned()),
        Cell::Text(district_name(data, &plan.district, lang).to_owned()),
        or_absent(row.quote),
        Cell::Text(row.text),
        or_absent(heading.map(|title| String::from(lang.pick(&title.zh, &title.en))).unwrap_or_default()),
    ]
}

fn title(data: &Dataset, kinds: &[(NoteKind, DoubtKind)], lang: Lang) -> String {
    let (plans, all) = (data.plans().len(), kinds.iter().map(|(_, kind)| kind.count).sum::<usize>());
    let grave = kinds.iter().find(|(of, _)| *of == NoteKind::Contradiction).map(|(_, kind)| kind.count);
    let whole = match lang {
        Lang::Zh => format!("{plans}份规划的原文里记下{all}处疑点"),
        Lang::En => format!("{all} doubts about the texts of {plans} plans"),
    };
    match (lang, grave) {
        _ if all == 0 => lang.pick("原文里没有记下疑点", "No doubts about the texts were noted").to_owned(),
        (Lang::Zh, None) => format!("{whole}，没有前后不一的"),
        (Lang::En, None) => format!("{whole}, no contradiction among them"),
        (Lang::Zh, Some(n)) => format!("{whole}，其中{n}处前后不一"),
        (Lang::En, Some(1)) => format!("{whole}, one of them a contradiction"),
        (Lang::En, Some(n)) => format!("{whole}, {n} of them contradictions"),
    }
}

/// Where contradictions stand, the two kinds that there is most of, and what this is no judgement of.
fn sentence(kinds: &[(NoteKind, DoubtKind)], lang: Lang) -> String {
    let counted = |name: &str, n: usize| match lang {
        Lang::Zh => format!("{name}（{n}处）"),
        Lang::En => format!("{name} ({n})"),
    };
    let joined = |parts: Vec<String>| parts.join(lang.pick("、", ", "));
    let grave = kinds.iter().find(|(of, _)| *of == NoteKind::Contradiction).map(|(_, kind)| {
        let groups = kind.groups.iter().filter(|group| !group.rows.is_empty());
        joined(groups.map(|group| counted(&group.name, group.rows.len())).collect())
    });
    let others = kinds.iter().filter(|(of, _)| *of != NoteKind::Contradiction);
    let mut others: Vec<&DoubtKind> = others.map(|(_, kind)| kind).collect();
    arrange_by_key(&mut others, |kind| Reverse(kind.count));
    let most = joined(others.iter().take(2).map(|kind| counted(kind.name, kind.count)).collect());
    let grave = grave.map(|places| match lang {
        Lang::Zh => format!("前后不一的在{places}。"),
        Lang::En => format!("Contradictions: {places}. "),
    });
    let most = (!most.is_empty()).then(|| match lang {
        Lang::Zh => format!("最多的是{most}。"),
        Lang::En => format!("Most frequent: {most}. "),
    });
    let ours = lang.pick(
        "都是本站读原文时记下的，原文照录，一字未改；数目多少不说明规划好坏，不作排序。",
        "We noted them while reading; the texts stay as published. Their number says nothing of a plan's worth and ranks nobody.",
    );
    format!("{}{}{ours}", grave.unwrap_or_default(), most.unwrap_or_default())
}
