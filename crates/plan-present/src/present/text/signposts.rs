//! Where plans say, or don't, what readers look for: goals without a number, who leads overall, what a plan rests on, money.

use super::notes::heading;
use crate::names;
use crate::present::district_name;
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::order::arrange_by_key;
use plan_model::plan::{Note, NoteKind, Plan};

/// One plan's words on one such matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignpostRow {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// The year of a goal; `None` for all else.
    pub year: Option<String>,
    /// The plan's words; empty where it has none.
    pub quote: String,
    /// Our remark.
    pub text: String,
    /// Id of the heading that the words stand under, for the plan's text.
    pub heading: Option<String>,
}

/// What plans say on one such matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signposts {
    /// What it is about.
    pub title: &'static str,
    /// How many plans, and what a reader should know.
    pub sentence: String,
    /// Plan by plan; goals by year.
    pub rows: Vec<SignpostRow>,
}

/// The remarks of one kind in every plan, or in one; `None` if there are none, or the kind is a doubt about the text.
pub fn signposts(data: &Dataset, kind: NoteKind, of: Option<&str>, lang: Lang) -> Option<Signposts> {
    let plans = data.plans().iter().filter(|plan| of.is_none_or(|id| plan.id == id));
    let mut found: Vec<(&Plan, &Note)> = plans
        .flat_map(|plan| plan.notes.iter().filter(|note| note.kind == kind).map(move |note| (plan, note)))
        .collect();
    arrange_by_key(&mut found, |(_, note)| note.year);
    let n = found.len();
    let sentence = match (kind, lang) {
        (NoteKind::GoalInWords, _) => lang
            .pick(
                "原文写了年份、没有写数字，所以不是承诺目标，不判断是否达到。",
                "The plans name a year and no number, so these are no commitments, and nothing is judged by them.",
            )
            .to_owned(),
        (NoteKind::LeadsOverall, _) => lang
            .pick(
                "牵头整份规划的机构，不写在任务的括号里；下面是写到它们的原句。",
                "Bodies that lead the whole plan, outside the brackets of tasks; these are the clauses that name them.",
            )
            .to_owned(),
        (NoteKind::ParentDocument, _) => {
            lang.pick("规划自己写明依据的文件。", "Documents that the plans say they rest on.").to_owned()
        }
        (NoteKind::Absent, _) if of.is_some() => lang
            .pick(
                "这份规划的全文没有写资金数额。最接近的一句：",
                "The text states no sum of money. The clause that comes nearest:",
            )
            .to_owned(),
        (NoteKind::Absent, Lang::Zh) => {
            format!("{n}份规划的全文都没有写资金数额。最接近的几句：")
        }
        (NoteKind::Absent, Lang::En) => {
            format!("The texts of {n} plans state no sum of money. The clauses that come nearest:")
        }
        _ => return None,
    };
    let row = |(plan, note): (&Plan, &Note)| SignpostRow {
        district: plan.district.clone(),
        name: district_name(data, &plan.district, lang).to_owned(),
        year: note.year.map(|year| match lang {
            Lang::Zh => format!("{year}年"),
            Lang::En => year.to_string(),
        }),
        quote: note.quote.replace('\n', " "),
        text: lang.pick(&note.text.zh, &note.text.en).to_owned(),
        heading: heading(plan, note).map(|section| section.id.clone()),
    };
    let rows: Vec<SignpostRow> = found.into_iter().map(row).collect();
    (n > 0).then(|| Signposts { title: title(kind, lang), sentence, rows })
}

fn title(kind: NoteKind, lang: Lang) -> &'static str {
    match kind {
        NoteKind::Absent => lang.pick("资金", "Money"),
        _ => names::note_kind(kind, lang),
    }
}
