//! 怎样问到结果: whom to ask for what would decide a target, and the words of a request for government information.
//!
//! The letters are Chinese, since offices read Chinese; what stands around them is in the reader's language. Nothing about
//! the applicant is asked for: those places are left blank.

use crate::format;
use crate::names;
use crate::present::target::deciding_value;
use crate::present::targets::commitments;
use crate::present::wording::quoted;
use crate::present::{department_name, district_name, indicator_name};
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_model::dataset::{Dataset, ObservationRef};
use plan_model::date::Precision;
use plan_model::district::{Department, DepartmentKind};
use plan_model::lang::Lang;
use plan_model::order::arrange_by_key;
use plan_model::plan::{Domain, Plan, Target};

/// Most questions in one letter: what an office can answer at once.
const MOST_QUESTIONS: usize = 10;
/// Most publications named as places where such figures appear.
const MOST_PUBLICATIONS: usize = 3;
/// Where the applicant writes.
const BLANK: &str = "＿＿＿＿＿＿＿＿";

/// What a reader can do about a target that nothing published decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Target id: that of its request.
    pub id: String,
    /// Who would know.
    pub who: String,
    /// Where figures on the same were published; empty where none were.
    pub published: Vec<PublishedBefore>,
}

/// Where a figure on the same indicator was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedBefore {
    /// Publisher and title, in Chinese.
    pub source: String,
    /// The year that the figure is for, in brackets.
    pub day: String,
}

/// A request, ready to be copied or printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is about: the field of its targets; empty for a single target.
    pub subject: String,
    /// To whom, with a colon.
    pub to: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
    /// The line that the applicant fills in.
    pub blanks: String,
}

impl Letter {
    /// Its heading.
    pub const TITLE: &'static str = "政府信息公开申请";

    /// All of it as plain text.
    pub fn text(&self) -> String {
        let mut lines = vec![Self::TITLE.to_owned(), String::new(), self.to.clone()];
        lines.extend(self.paragraphs.iter().map(|paragraph| format!("　　{paragraph}")));
        lines.push(self.blanks.clone());
        lines.join("\n")
    }
}

/// Everything that the page of a request says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestSheet {
    /// What is asked for.
    pub title: String,
    /// How to use it.
    pub sentence: String,
    /// One letter for each office and field.
    pub letters: Vec<Letter>,
}

/// Who would know about a target; `None` if something published decides it, or it is no promise on that day.
pub fn ask(judged: &Judged, id: &str, lang: Lang) -> Option<Ask> {
    let data = &judged.data;
    let (plan, target, _) = open_targets(judged).find(|(_, target, _)| target.id == id)?;
    let office = office(data, plan, target);
    let who = match (office, lang) {
        (Some(department), _) => format!(
            "{}{}",
            department_name(data, &department.id, lang),
            lang.pick("。规划写明由它牵头。", ". The plan names it as a lead.")
        ),
        (None, Lang::Zh) => {
            format!("{}。规划没有写明可以受理申请的牵头部门，这是本站的推断。", district_office(data, plan))
        }
        (None, Lang::En) => format!(
            "The information-disclosure office of {}. The plan names no lead that takes requests; this is our inference.",
            district_name(data, &plan.district, lang)
        ),
    };
    Some(Ask { id: target.id.clone(), who, published: published(data, plan, target, lang) })
}

/// The requests about a target, about what a department leads, or about what a district's plan leaves to nobody; `None` if
/// there is nothing to ask under this id.
pub fn requests(judged: &Judged, id: &str, lang: Lang) -> Option<RequestSheet> {
    let data = &judged.data;
    let asked: Vec<OpenTarget<'_>> = asked_under(judged, id).collect();
    let &[(plan, target, _), ..] = &asked[..] else { return None };
    let single = target.id == id;
    let letters: Vec<Letter> = Domain::ALL
        .into_iter()
        .flat_map(|domain| {
            let own: Vec<OpenTarget<'_>> =
                asked.iter().copied().filter(|(_, target, _)| target.domain == domain).collect();
            let parts = own.chunks(MOST_QUESTIONS).map(|part| letter(data, plan, part, single));
            parts.collect::<Vec<_>>()
        })
        .collect();
    let (n, count) = (asked.len(), letters.len());
    let name = quoted(indicator_name(data, &target.indicator, lang));
    let title = match (single, lang) {
        (true, Lang::Zh) => format!("怎样问到{name}的结果"),
        (true, Lang::En) => format!("How to find out about {name}"),
        (false, Lang::Zh) => format!("怎样问到这{n}项的结果"),
        (false, Lang::En) => format!("How to find out about these {n} promises"),
    };
    let sentence = match (count, lang) {
        (1, Lang::Zh) => "下面是一份写好的申请，可以复制或打印，填上空白处，寄给受理机关。本站不收集任何个人信息。".to_owned(),
        (n, Lang::Zh) => {
            format!("按领域分成{n}份申请，每份不超过{MOST_QUESTIONS}项；可以复制或打印，填上空白处，寄给受理机关。本站不收集任何个人信息。")
        }
        (1, Lang::En) => "Below is a request in Chinese, ready to copy or print; fill in the blanks and send it to the office. Nothing about you is collected here.".to_owned(),
        (n, Lang::En) => format!(
            "{n} requests in Chinese by field, with {MOST_QUESTIONS} questions each at most, ready to copy or print; fill in the blanks and send them to the office. Nothing about you is collected here."
        ),
    };
    Some(RequestSheet { title, sentence, letters })
}

/// Whether there is something to ask under an id: what [`requests`] then has letters for.
pub fn has_requests(judged: &Judged, id: &str) -> bool {
    asked_under(judged, id).next().is_some()
}

/// A commitment that nothing published decides, with its plan and its state.
type OpenTarget<'a> = (&'a Plan, &'a Target, State);

fn open_targets(judged: &Judged) -> impl Iterator<Item = OpenTarget<'_>> {
    commitments(judged)
        .filter(|(.., standing)| !standing.state.is_decided())
        .map(|(plan, target, standing)| (plan, target, standing.state))
}

/// The open target of this id, those whose request goes to this department, or those that go to the office of this
/// district.
fn asked_under<'a>(judged: &'a Judged, id: &'a str) -> impl Iterator<Item = OpenTarget<'a>> {
    open_targets(judged).filter(move |(plan, target, _)| {
        target.id == id
            || match office(&judged.data, plan, target) {
                Some(department) => department.id == id,
                None => plan.district == id,
            }
    })
}

/// The first lead that is bound to take requests, in the plan's order: a department of government, a sub-district or a
/// town. Bodies of the party, institutions, parks and companies aren't.
fn office<'a>(data: &'a Dataset, plan: &Plan, target: &'a Target) -> Option<&'a Department> {
    let takes = |kind| match kind {
        DepartmentKind::Government | DepartmentKind::StreetTown => true,
        DepartmentKind::Party
        | DepartmentKind::Institution
        | DepartmentKind::Zone
        | DepartmentKind::Company
        | DepartmentKind::Operator
        | DepartmentKind::CourtProcuratorate
        | DepartmentKind::Other => false,
    };
    let mut leads = target.lead.iter().filter_map(|id| data.department(id));
    leads.find(|department| {
        department.district == plan.district && !department.generic && takes(department.kind)
    })
}

fn district_office(data: &Dataset, plan: &Plan) -> String {
    format!("{}人民政府信息公开工作机构", district_name(data, &plan.district, Lang::Zh))
}

/// To whom a letter goes: a department with its district before it.
fn addressee(data: &Dataset, plan: &Plan, target: &Target) -> String {
    let district = district_name(data, &plan.district, Lang::Zh);
    match office(data, plan, target) {
        Some(department) => {
            let name = &department.name_zh;
            format!("{district}{}：", name.strip_prefix('区').unwrap_or(name))
        }
        None => format!("{}：", district_office(data, plan)),
    }
}

fn letter(data: &Dataset, plan: &Plan, targets: &[OpenTarget<'_>], single: bool) -> Letter {
    let number = plan.doc_no.as_ref().map(|number| format!("（{number}）")).unwrap_or_default();
    let named = if plan.title_inferred { "（名称以贵机关发布的为准）" } else { "" };
    let mut paragraphs = vec![format!(
        "根据《中华人民共和国政府信息公开条例》，申请公开《{}》{number}{named}中下列承诺的结果：",
        plan.title
    )];
    paragraphs.extend(targets.iter().enumerate().map(|(at, (_, target, state))| {
        let numeral = if single { String::new() } else { format!("{}. ", at + 1) };
        let wanted = wanted(data, plan, target, *state);
        format!("{numeral}{wanted}。原文：{}。", target.statement.replace('\n', " "))
    }));
    paragraphs
        .push("口径与上述文件相同；没有这样统计的，请提供口径最接近的数，并写明口径和统计时点。".to_owned());
    paragraphs.push("提供形式：电子文本；没有电子文本的，提供复印件。".to_owned());
    Letter {
        subject: match single {
            true => String::new(),
            false => {
                targets.first().map_or("", |(_, target, _)| names::domain(target.domain, Lang::Zh)).to_owned()
            }
        },
        to: targets.first().map(|(_, target, _)| addressee(data, plan, target)).unwrap_or_default(),
        paragraphs,
        blanks: format!("申请人：{BLANK}　联系方式：{BLANK}　日期：{BLANK}"),
    }
}

/// The figure that is asked for; where the text doesn't say what would count, also by what it is judged.
fn wanted(data: &Dataset, plan: &Plan, target: &Target, state: State) -> String {
    let value = deciding_value(data, plan, target, Lang::Zh);
    match (state.can_be_checked(), target.unit.as_deref().filter(|_| target.value.is_some())) {
        (false, _) => format!("{value}的完成情况，以及判断是否完成所用的指标、口径和数值"),
        (true, None) => format!("{value}的完成情况和数值"),
        (true, Some(unit)) => format!("{value}的数值（单位：{unit}）"),
    }
}

/// Publications with a value of the same indicator in the district, the newest first.
fn published(data: &Dataset, plan: &Plan, target: &Target, lang: Lang) -> Vec<PublishedBefore> {
    let of = |row: &ObservationRef<'_>| row.district == plan.district && *row.indicator == *target.indicator;
    let mut rows: Vec<ObservationRef<'_>> = data.observations().iter().filter(of).collect();
    arrange_by_key(&mut rows, |row| std::cmp::Reverse(row.as_of.date));
    let mut found: Vec<PublishedBefore> = rows
        .into_iter()
        .map(|row| {
            let day = format::date(row.as_of.date, Precision::Year, lang);
            PublishedBefore {
                source: format!("{}：{}", row.source.publisher, row.source.title),
                day: match lang {
                    Lang::Zh => format!("（{day}的数）"),
                    Lang::En => format!(" (a figure for {day})"),
                },
            }
        })
        .collect();
    found.dedup();
    found.truncate(MOST_PUBLICATIONS);
    found
}
