//! The responsible departments: who leads and supports what, by district and domain, and what has fallen due without data.

use crate::names;
use crate::present::district_name;
use crate::present::targets::commitments;
use crate::present::wording::both;
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_method::query::{Query, departments_of};
use plan_model::dataset::Dataset;
use plan_model::district::Department;
use plan_model::folding::fold;
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_model::plan::{Bilingual, Domain, Plan};
use plan_model::shared::SharedStr;

/// A department in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentLine {
    /// Department id.
    pub id: String,
    /// Short name, and English of our own.
    pub name: Bilingual,
    /// Whether it names no body in particular.
    pub generic: bool,
    /// Tasks that it leads.
    pub lead: usize,
    /// Tasks that it supports.
    pub support: usize,
    /// Tasks that it leads or supports, by domain in the order of [`Domain::ALL`].
    pub domains: [usize; 6],
    /// Commitments that it answers for or whose task it supports.
    pub targets: usize,
    /// Those that published values show to be missed.
    pub missed: usize,
    /// Those that fell due without a published value.
    pub due_no_data: usize,
    /// Those whose text doesn't say what would count as reached.
    pub unclear: usize,
}

impl DepartmentLine {
    /// Tasks that it leads or supports.
    pub fn tasks(&self) -> usize {
        self.lead + self.support
    }
}

/// The departments of one plan: first those with promises that were missed, then with unknown ones, then with ones that
/// can't be checked; among equals, those that lead more tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentGroup {
    /// District id.
    pub district: String,
    /// District.
    pub name: String,
    /// Departments that fit the choice.
    pub departments: Vec<DepartmentLine>,
    /// What the plan says about who answers, with its denominator.
    pub sentence: String,
    /// Number of tasks that name no department.
    pub without: usize,
}

/// Everything the page of the departments says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentsSheet {
    /// The finding.
    pub title: String,
    /// The finding and its caveat.
    pub sentence: String,
    /// Announced when the choice changes.
    pub shown: String,
    /// Domains, as the columns are headed.
    pub domains: [&'static str; 6],
    /// By plan.
    pub groups: Vec<DepartmentGroup>,
    /// Districts to choose from, with the number of departments of each: id, name, count.
    pub districts: Vec<(String, String, usize)>,
    /// Words by which to find those of one role in every district.
    pub roles: Vec<RoleChoice>,
    /// Upper ends of the shades of the table, as counts of tasks.
    pub classes: [usize; 5],
}

/// A role that departments of several districts have, found by a word of their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChoice {
    /// The word, in the query's text.
    pub word: &'static str,
    /// What the role is called.
    pub name: &'static str,
    /// How many departments it finds, in all districts.
    pub count: usize,
}

/// Words of roles, with an English name of our own.
const ROLES: [(&str, &str); 8] = [
    ("数据", "Data"),
    ("网信", "Cyberspace affairs"),
    ("城运", "City operations"),
    ("科委", "Science and technology"),
    ("教育", "Education"),
    ("卫生", "Health"),
    ("公安", "Police"),
    ("民政", "Civil affairs"),
];

/// Shades of the table: counts up to these ends; the last has none.
const CLASSES: [usize; 5] = [1, 2, 4, 8, usize::MAX];

/// The shade of a count, from 1 to 5; `None` for no task.
pub fn shade(count: usize) -> Option<usize> {
    (count > 0).then(|| CLASSES.iter().position(|end| count <= *end).map_or(5, |at| at + 1))
}

/// What the shades mean, lightest first.
pub fn shades(lang: Lang) -> Vec<String> {
    let mut from = 1;
    CLASSES
        .iter()
        .map(|&end| {
            let range = match end {
                usize::MAX => format!("≥{from}"),
                end if end == from => end.to_string(),
                end => format!("{from}–{end}"),
            };
            from = end.saturating_add(1);
            match lang {
                Lang::Zh => format!("{range}项"),
                Lang::En => range,
            }
        })
        .collect()
}

/// The departments of a plan, the busiest first.
pub(in crate::present) fn department_lines(judged: &Judged, plan: &Plan) -> Vec<DepartmentLine> {
    let data = &judged.data;
    let own: Vec<(Vec<&str>, State)> = commitments(judged)
        .filter(|(of, ..)| of.id == plan.id)
        .map(|(_, target, standing)| (departments_of(data, target), standing.state))
        .collect();
    let mut lines: Vec<DepartmentLine> = data
        .departments()
        .iter()
        .filter(|department| department.district == plan.district)
        .map(|department| department_line(plan, department, &own))
        .collect();
    arrange(&mut lines, &|a, b| {
        b.tasks().cmp(&a.tasks()).then_with(|| b.lead.cmp(&a.lead)).then_with(|| a.id.cmp(&b.id))
    });
    lines
}

fn department_line(plan: &Plan, department: &Department, own: &[(Vec<&str>, State)]) -> DepartmentLine {
    let mut line = DepartmentLine {
        id: department.id.clone(),
        name: both(&department.name_zh, &department.name_en),
        generic: department.generic,
        lead: 0,
        support: 0,
        domains: [0; 6],
        targets: 0,
        missed: 0,
        due_no_data: 0,
        unclear: 0,
    };
    let named = |departments: &[SharedStr]| departments.iter().any(|id| *id == department.id);
    for task in &plan.tasks {
        let (leads, supports) = (named(&task.lead), named(&task.support));
        line.lead += usize::from(leads);
        // Who leads a task isn't counted again for supporting it.
        line.support += usize::from(supports && !leads);
        if leads || supports {
            line.domains[place_of(task.domain)] += 1;
        }
    }
    for (departments, state) in own {
        if departments.contains(&department.id.as_str()) {
            line.targets += 1;
            line.missed += usize::from(*state == State::Missed);
            line.due_no_data += usize::from(*state == State::DueNoData);
            line.unclear += usize::from(!state.can_be_checked());
        }
    }
    line
}

fn place_of(domain: Domain) -> usize {
    Domain::ALL.iter().position(|other| *other == domain).unwrap_or_default()
}

/// The page of the departments; of a query it follows the districts and the words.
pub fn departments(judged: &Judged, query: &Query, lang: Lang) -> DepartmentsSheet {
    let data = &judged.data;
    let words: Vec<String> = query.text.split_whitespace().map(fold).collect();
    let says = |line: &DepartmentLine| {
        let said = data.department(&line.id).map(names_of).unwrap_or_default();
        words.iter().all(|word| said.contains(word))
    };
    let chosen = |plan: &&Plan| query.districts.is_empty() || query.districts.contains(&plan.district);
    let groups: Vec<DepartmentGroup> = data
        .plans()
        .iter()
        .filter(chosen)
        .map(|plan| group(data, plan, department_lines(judged, plan), lang))
        .map(|mut group| {
            group.departments.retain(says);
            arrange(&mut group.departments, &|a: &DepartmentLine, b: &DepartmentLine| {
                let rank = |line: &DepartmentLine| {
                    [line.missed, line.due_no_data, line.unclear, line.lead, line.support]
                };
                rank(b).cmp(&rank(a)).then_with(|| a.id.cmp(&b.id))
            });
            group
        })
        .collect();
    let districts: Vec<(String, String, usize)> = data
        .plans()
        .iter()
        .map(|plan| {
            let n =
                data.departments().iter().filter(|department| department.district == plan.district).count();
            (plan.district.clone(), district_name(data, &plan.district, lang).to_owned(), n)
        })
        .collect();
    let all = data.departments().len();
    let shown: usize = groups.iter().map(|group| group.departments.len()).sum();
    DepartmentsSheet {
        title: title(data, lang),
        sentence: sentence(data, lang),
        shown: match lang {
            Lang::Zh => format!("共{all}个责任单位，显示{shown}个。"),
            Lang::En => format!("{shown} of {all} departments shown."),
        },
        domains: Domain::ALL.map(|domain| names::domain(domain, lang)),
        groups,
        districts,
        roles: roles(data, lang),
        classes: CLASSES,
    }
}

/// Every name of a department, as words are looked for.
fn names_of(department: &Department) -> String {
    let Department { name_zh, name_en, aliases, .. } = department;
    fold(&format!("{name_zh}\n{name_en}\n{}", aliases.join("\n")))
}

/// The roles that occur.
fn roles(data: &Dataset, lang: Lang) -> Vec<RoleChoice> {
    let role = |(word, english): (&'static str, &'static str)| {
        let looked_for = fold(word);
        let has = |department: &&Department| names_of(department).contains(&looked_for);
        RoleChoice {
            word,
            name: lang.pick(word, english),
            count: data.departments().iter().filter(has).count(),
        }
    };
    ROLES.into_iter().map(role).filter(|role| role.count > 0).collect()
}

/// Tasks of a plan that name no department.
pub(in crate::present) fn unnamed(plan: &Plan) -> usize {
    plan.tasks.iter().filter(|task| task.lead.is_empty() && task.support.is_empty()).count()
}

fn title(data: &Dataset, lang: Lang) -> String {
    let n = data.departments().len();
    let tasks: usize = data.plans().iter().map(|plan| plan.tasks.len()).sum();
    let named = tasks - data.plans().iter().map(unnamed).sum::<usize>();
    match lang {
        Lang::Zh => format!("{tasks}项任务中，{named}项写明了责任单位，共{n}个单位"),
        Lang::En => format!("{named} of {tasks} tasks say who answers for them: {n} departments in all"),
    }
}

fn sentence(data: &Dataset, lang: Lang) -> String {
    let generic = data.departments().iter().filter(|department| department.generic).count();
    let n = data.departments().len();
    let silent: Vec<String> = data
        .plans()
        .iter()
        .filter(|plan| unnamed(plan) == plan.tasks.len())
        .map(|plan| {
            let (name, tasks) = (district_name(data, &plan.district, lang), plan.tasks.len());
            match lang {
                Lang::Zh => format!("{name}（{tasks}项任务）"),
                Lang::En => format!("{name} ({tasks} tasks)"),
            }
        })
        .collect();
    let names = silent.join(lang.pick("、", " and "));
    match (lang, silent.is_empty()) {
        (Lang::Zh, false) => format!(
            "{names}的规划没有写明任何责任单位。{n}个单位中有{generic}个是泛指，没有指明具体单位。各区的单位互不相同，同名也分别计算。"
        ),
        (Lang::Zh, true) => {
            format!("{n}个单位中有{generic}个是泛指，没有指明具体单位。各区的单位互不相同，同名也分别计算。")
        }
        (Lang::En, false) => format!(
            "The plans of {names} name no department at all. {generic} of the {n} departments are generic and name no body in particular. Departments of different districts are different bodies, even under one name."
        ),
        (Lang::En, true) => format!(
            "{generic} of the {n} departments are generic and name no body in particular. Departments of different districts are different bodies, even under one name."
        ),
    }
}

/// That a plan names no department, with the number of its tasks.
pub fn no_departments(tasks: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这份规划的{tasks}项任务都没有写明责任单位。"),
        Lang::En => format!("None of this plan's {tasks} tasks says which department answers for it."),
    }
}

fn group(data: &Dataset, plan: &Plan, departments: Vec<DepartmentLine>, lang: Lang) -> DepartmentGroup {
    let (tasks, without) = (plan.tasks.len(), unnamed(plan));
    let named = tasks - without;
    let (n, generic) =
        (departments.len(), departments.iter().filter(|department| department.generic).count());
    let sentence = match (lang, named) {
        (_, 0) => no_departments(tasks, lang),
        (Lang::Zh, _) => format!("{tasks}项任务中{named}项写明责任单位；{n}个单位，其中{generic}个为泛指。"),
        (Lang::En, _) => {
            format!(
                "{named} of {tasks} tasks say who answers for them: {n} departments, {generic} of them generic."
            )
        }
    };
    DepartmentGroup {
        district: plan.district.clone(),
        name: district_name(data, &plan.district, lang).to_owned(),
        departments,
        sentence,
        without,
    }
}
