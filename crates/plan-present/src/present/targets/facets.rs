//! The words of the filters, one row each: what a facet and its choices are called, and in which order these are offered.

use crate::names;
use crate::present::{department_name, district_name};
use crate::text::LangTexts;
use plan_method::four_questions::Question;
use plan_method::progress::State;
use plan_method::query::{Facet, Observed};
use plan_model::dataset::Dataset;
use plan_model::lang::Lang;
use plan_model::observation::Grade;
use plan_model::plan::{Domain, Force, Measure, Tier};

/// In which order the choices of a facet are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::present) enum ChoiceOrder {
    /// In that of the data or of the enum.
    Own,
    /// Those that give most targets first.
    Busiest,
    /// By their spelling, such as years.
    Spelling,
}

/// What a facet is called, and what it means.
pub(in crate::present) struct FacetWords {
    /// Its name in Chinese and English.
    pub name: (&'static str, &'static str),
    /// What it chooses by, for the glossary of the method page.
    pub help: (&'static str, &'static str),
    /// In which order its choices are offered.
    pub order: ChoiceOrder,
}

/// The words of a facet.
pub(in crate::present) const fn facet_words(facet: Facet) -> FacetWords {
    use ChoiceOrder::{Busiest, Own, Spelling};
    const fn words(
        name: (&'static str, &'static str),
        help: (&'static str, &'static str),
        order: ChoiceOrder,
    ) -> FacetWords {
        FacetWords { name, help, order }
    }
    match facet {
        Facet::District => {
            words(("区", "District"), ("发布规划的区。", "The district whose plan it is."), Own)
        }
        Facet::Plan => words(("规划", "Plan"), ("所在的规划。", "The plan that it stands in."), Own),
        Facet::Domain => words(
            ("领域", "Domain"),
            ("所属任务的领域，由本站归类。", "The field of its task; assigned by us."),
            Own,
        ),
        Facet::Topic => words(
            ("主题", "Topic"),
            (
                "所属任务的主题，由本站归类；一个任务可以有多个主题。",
                "The topics of its task; assigned by us, and a task may have several.",
            ),
            Busiest,
        ),
        Facet::Lead => words(
            ("牵头单位", "Leading department"),
            (
                "目标自己的牵头单位；目标没有写明的，取所属任务的。",
                "The department that leads the target; where the target names none, its task's.",
            ),
            Busiest,
        ),
        Facet::Support => words(
            ("配合单位", "Supporting department"),
            ("所属任务的配合单位。", "Departments that support its task."),
            Busiest,
        ),
        Facet::Department => words(
            ("责任单位", "Responsible department"),
            ("牵头或配合的单位。", "Departments that lead or support."),
            Busiest,
        ),
        Facet::Due => words(
            ("到期年份", "Deadline year"),
            (
                "期限所在的年份；原文没有写明期限的，按规划期末，并照此标明。",
                "The year of the deadline; where the text gives none, the end of the plan's period, and shown as such.",
            ),
            Spelling,
        ),
        Facet::State => words(
            ("状态", "State"),
            ("截至这一天的状态，见上面的规则。", "The state as of that day; see the rules above."),
            Own,
        ),
        Facet::Measure => words(
            ("计量方式", "Measure"),
            (
                "数的是什么：累计、新增、水平、比例等。",
                "What kind of quantity it is: total, addition, level, ratio …",
            ),
            Own,
        ),
        Facet::Force => words(
            ("约束力", "Force"),
            ("承诺的力度，按原文的用词。", "How firmly it is promised, by the words of the text."),
            Own,
        ),
        Facet::Tier => words(
            ("数字的性质", "Kind of number"),
            (
                "是承诺，还是名称、标准、方向或前提；不选时只列承诺。",
                "A commitment, or a name, standard, direction or premise; without a choice only commitments are listed.",
            ),
            Own,
        ),
        Facet::Grade => words(
            ("来源类别", "Source grade"),
            (
                "截至这一天公开的数出自哪类来源。",
                "The kind of publication of the values that were out by that day.",
            ),
            Own,
        ),
        Facet::Observed => words(
            ("公开数据", "Published values"),
            (
                "截至这一天有没有公开过这个指标的数，不论能否判断。",
                "Whether a value of the indicator was out by that day, whatever it proves.",
            ),
            Own,
        ),
        Facet::Answers => words(
            ("四问", "Four questions"),
            (
                "原文答了四问中的哪几问；选几问就要都答了。",
                "Which of the four questions its text answers; a target must answer every one that is chosen.",
            ),
            Own,
        ),
    }
}

/// What a facet is called.
pub fn facet_name(facet: Facet, lang: Lang) -> &'static str {
    let (zh, en) = facet_words(facet).name;
    lang.pick(zh, en)
}

/// What a group of targets without a value of the facet is called.
pub(super) fn nothing_named(facet: Facet, lang: Lang) -> &'static str {
    match facet {
        Facet::Lead | Facet::Support | Facet::Department => lang.texts().no_department_named,
        Facet::District
        | Facet::Plan
        | Facet::Domain
        | Facet::Topic
        | Facet::Due
        | Facet::State
        | Facet::Measure
        | Facet::Force
        | Facet::Tier
        | Facet::Grade
        | Facet::Observed
        | Facet::Answers => lang.pick("未归类", "None"),
    }
}

/// What a choice is called. Departments of different districts share names, so the district stands before the name.
pub(in crate::present) fn choice_name(data: &Dataset, facet: Facet, slug: &str, lang: Lang) -> String {
    let said = |words: Option<&'static str>| words.unwrap_or(slug).to_owned();
    match facet {
        Facet::District => district_name(data, slug, lang).to_owned(),
        Facet::Plan => data.plan(slug).map_or(slug, |plan| lang.pick(&plan.title, &plan.title_en)).to_owned(),
        Facet::Domain => said(Domain::from_slug(slug).map(|domain| names::domain(domain, lang))),
        Facet::Topic => {
            data.topic(slug).map_or(slug, |topic| lang.pick(&topic.name_zh, &topic.name_en)).to_owned()
        }
        Facet::Lead | Facet::Support | Facet::Department => {
            let district = data
                .department(slug)
                .map(|department| district_name(data, &department.district, lang))
                .unwrap_or_default();
            format!("{district} · {}", department_name(data, slug, lang))
        }
        Facet::Due => match lang {
            Lang::Zh => format!("{slug}年"),
            Lang::En => slug.to_owned(),
        },
        Facet::State => said(State::from_slug(slug).map(|state| names::state(state, lang))),
        Facet::Measure => said(Measure::from_slug(slug).map(|measure| names::measure(measure, lang))),
        Facet::Force => said(Force::from_slug(slug).map(|force| names::force(force, lang))),
        Facet::Tier => said(Tier::from_slug(slug).map(|tier| names::tier(tier, lang))),
        Facet::Grade => said(Grade::from_slug(slug).map(|grade| names::grade(grade, lang))),
        Facet::Observed => said(Observed::from_slug(slug).map(|observed| names::observed(observed, lang))),
        Facet::Answers => said(Question::from_slug(slug).map(|question| names::answered(question, lang))),
    }
}
