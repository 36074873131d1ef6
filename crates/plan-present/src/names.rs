//! What the choices of the data and of the address are called, in both languages.

use crate::embed::View;
use crate::text::LangTexts;
use plan_method::address::{Lens, Metric, Page};
use plan_method::four_questions::Question;
use plan_method::progress::State;
use plan_method::query::{Observed, Sort};
use plan_model::district::DepartmentKind;
use plan_model::lang::Lang;
use plan_model::observation::{Grade, Match};
use plan_model::plan::{Bound, Domain, Force, Measure, NoteKind, Tier};

/// What links to a page are called; a page of one record is called as the list that its record is in.
pub fn page(page: &Page, lang: Lang) -> &'static str {
    let texts = lang.texts();
    match page {
        Page::Overview | Page::Home => texts.overview,
        Page::Districts | Page::District(_) | Page::Text(_) => texts.districts,
        Page::Doubts => texts.plan_notes,
        Page::Targets | Page::Target(_) => texts.targets,
        Page::Tasks | Page::Task(_) => texts.tasks,
        Page::Departments | Page::Department(_) => texts.departments,
        Page::Calendar => texts.calendar,
        Page::Map => texts.map,
        Page::Topics | Page::Topic(_) => texts.topics,
        Page::Compare | Page::Indicator(_) => texts.compare,
        Page::Search => texts.search,
        Page::Method => texts.method,
        Page::Access => texts.access,
        Page::Embed(_) => texts.embed,
        Page::Workbench => texts.workbench,
        Page::Draft => texts.draft,
        Page::Brief(_) => texts.brief,
        Page::Matters(_) => texts.matters,
        Page::Request(_) => texts.ask,
        Page::Missing => texts.missing,
    }
}

/// What the link to a page is called in the frame: the question that a reader comes with, where the page's name isn't one.
pub fn nav(page: &Page, lang: Lang) -> &'static str {
    let texts = lang.texts();
    match page {
        Page::Districts => texts.nav_districts,
        Page::Targets => texts.nav_targets,
        Page::Departments => texts.nav_departments,
        Page::Topics => texts.nav_topics,
        other => self::page(other, lang),
    }
}

/// What a state is called.
pub fn state(state: State, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        State::Achieved => ("达成", "Reached"),
        State::AchievedLate => ("逾期达成", "Reached late"),
        State::AchievedBy => ("其后已达到，当年不明", "Reached by a later year"),
        State::Missed => ("没有达成", "Missed"),
        State::OnTrack => ("在轨", "On track"),
        State::Slow => ("偏慢", "Slow"),
        State::FarBehind => ("明显偏慢", "Far behind"),
        State::Reversed => ("反向", "Reversed"),
        State::GapOnly => ("仅示差距", "Gap only"),
        State::SingleReading => ("单点数据，不判断趋势", "Single reading, no trend"),
        State::Interim => ("只有中途数", "Interim value only"),
        State::ListComplete => ("清单报称完成", "List reported complete"),
        State::Overtaken => ("情况已变", "Overtaken by events"),
        State::OpenNoData => ("未到期，未见结果", "Not yet due, no result found"),
        State::DueNoData => ("到期后未见结果", "Due, no result found"),
        State::NotAssessable => ("原文说不清", "Can't be checked"),
        State::NotIssued => ("规划尚未发布", "Plan not issued yet"),
    };
    pick(lang, zh, en)
}

/// So many targets in a state, for a sentence: `没有达成1项`, `1 missed`.
pub fn counted(state: State, n: usize, lang: Lang) -> String {
    let en = match state {
        State::Achieved => "reached",
        State::AchievedLate => "reached late",
        State::AchievedBy => "reached by a later year",
        State::Missed => "missed",
        State::OnTrack => "on track",
        State::Slow => "slow",
        State::FarBehind => "far behind",
        State::Reversed => "going backwards",
        State::GapOnly => "with a gap but no pace",
        State::SingleReading => "with a single reading",
        State::Interim => "with an interim value only",
        State::ListComplete => "on a list reported complete",
        State::Overtaken => "overtaken by events",
        State::OpenNoData => "not yet due and without a result",
        State::DueNoData => "due without a result found",
        State::NotAssessable => "that can't be checked",
        State::NotIssued => "in a plan not issued yet",
    };
    match lang {
        Lang::Zh => format!("{}{n}项", self::state(state, lang)),
        Lang::En => format!("{n} {en}"),
    }
}

/// What a domain is called.
pub fn domain(domain: Domain, lang: Lang) -> &'static str {
    let (zh, en) = match domain {
        Domain::Infrastructure => ("数字底座", "Infrastructure"),
        Domain::Economy => ("数字经济", "Economy"),
        Domain::Life => ("数字生活", "Life"),
        Domain::Governance => ("数字治理", "Governance"),
        Domain::Security => ("数字安全", "Security"),
        Domain::Safeguards => ("机制保障", "Safeguards"),
    };
    pick(lang, zh, en)
}

/// What an order of a list is called.
pub fn sort(sort: Sort, lang: Lang) -> &'static str {
    let (zh, en) = match sort {
        Sort::Plan => ("按规划顺序", "Plan order"),
        Sort::Deadline => ("按期限", "Deadline"),
        Sort::State => ("按状态", "State"),
    };
    pick(lang, zh, en)
}

/// What it is called that a value was found or wasn't.
pub fn observed(observed: Observed, lang: Lang) -> &'static str {
    let (zh, en) = match observed {
        Observed::Yes => ("有公开的数", "A published value was found"),
        Observed::No => ("未见公开的数", "No published value was found"),
    };
    pick(lang, zh, en)
}

/// What it is called that a promise's text answers one of the four questions.
pub fn answered(question: Question, lang: Lang) -> &'static str {
    let (zh, en) = match question {
        Question::Number => ("有数", "Says how much"),
        Question::Date => ("有自己的期限", "Gives its own date"),
        Question::Lead => ("有明确的牵头单位", "Names who leads"),
        Question::Checkable => ("可以核验", "Can be checked"),
    };
    pick(lang, zh, en)
}

/// One of the four questions in a word.
pub fn question(question: Question, lang: Lang) -> &'static str {
    let (zh, en) = match question {
        Question::Number => ("数", "number"),
        Question::Date => ("期", "date"),
        Question::Lead => ("人", "lead"),
        Question::Checkable => ("准", "check"),
    };
    pick(lang, zh, en)
}

/// What a kind of publication is called.
pub fn grade(grade: Grade, lang: Lang) -> &'static str {
    match grade {
        Grade::Official => lang.texts().grade_official,
        Grade::Press => lang.texts().grade_press,
    }
}

/// What a fit of definitions is called.
pub fn definition(definition: Match, lang: Lang) -> &'static str {
    match definition {
        Match::Exact => lang.texts().match_exact,
        Match::Close => lang.texts().match_close,
        Match::Related => lang.texts().match_related,
    }
}

/// What a view for other people's pages is called.
pub fn view(view: View, lang: Lang) -> &'static str {
    let (zh, en) = match view {
        View::Goal => ("目标进程图", "Goal chart of a target"),
        View::District => ("分区卡片", "District card"),
        View::Map => ("地图", "Map"),
        View::List => ("目标清单", "List of targets"),
        View::States => ("各状态的目标数", "Commitments by state"),
        View::Compare => ("各区对比", "Comparison across districts"),
        View::Calendar => ("到期日程", "Calendar of deadlines"),
    };
    pick(lang, zh, en)
}

/// What a metric of the map is called.
pub fn metric(metric: Metric, lang: Lang) -> &'static str {
    let (zh, en) = match metric {
        Metric::Commitments => ("承诺目标数", "Number of commitments"),
        Metric::Observed => ("查到公开数的占比", "Share with a published value"),
        Metric::DueNoData => ("到期后未见结果的目标数", "Commitments due with no result found"),
        Metric::State => ("某一状态的占比", "Share in one state"),
        Metric::Domain => ("某一领域的占比", "Share of one domain"),
        Metric::Target => ("某一指标的目标值", "Target value of one indicator"),
        Metric::Value => ("某一指标的最新公开值", "Latest published value of one indicator"),
    };
    pick(lang, zh, en)
}

/// What a lens of the wall is called.
pub fn lens(lens: Lens, lang: Lang) -> &'static str {
    let (zh, en) = match lens {
        Lens::Result => ("结果", "Results"),
        Lens::Questions => ("四问", "Four questions"),
        Lens::Deadline => ("期限", "Deadlines"),
        Lens::Lead => ("谁牵头", "Who leads"),
    };
    pick(lang, zh, en)
}

/// What a bound is called.
pub fn bound(bound: Bound, lang: Lang) -> &'static str {
    let (zh, en) = match bound {
        Bound::Eq => ("确切数", "exact number"),
        Bound::Ge => ("不少于", "at least"),
        Bound::Gt => ("超过", "more than"),
        Bound::Le => ("不多于", "at most"),
        Bound::Lt => ("少于", "less than"),
        Bound::Approx => ("约数", "about"),
        Bound::Range => ("区间", "range"),
        Bound::Coverage => ("全覆盖表述", "complete coverage in words"),
        Bound::Indefinite => ("概数，无确切数值", "indefinite, no number"),
    };
    pick(lang, zh, en)
}

/// What a measure is called.
pub fn measure(measure: Measure, lang: Lang) -> &'static str {
    let (zh, en) = match measure {
        Measure::Cumulative => ("累计数", "Running total"),
        Measure::New => ("期内新增", "Added in the period"),
        Measure::Stock => ("期末水平或当年值", "Level at, or for the year of, the date"),
        Measure::Share => ("比例", "Ratio"),
        Measure::Growth => ("增长率", "Rate of growth"),
        Measure::Coverage => ("覆盖", "Coverage"),
        Measure::Time => ("时长", "Duration"),
    };
    pick(lang, zh, en)
}

/// What a force is called.
pub fn force(force: Force, lang: Lang) -> &'static str {
    let (zh, en) = match force {
        Force::Binding => ("约束性", "Binding"),
        Force::Expected => ("预期性或一般表述", "Expected, or said plainly"),
        Force::Strive => ("力争", "Strive for"),
    };
    pick(lang, zh, en)
}

/// What a tier is called.
pub fn tier(tier: Tier, lang: Lang) -> &'static str {
    let (zh, en) = match tier {
        Tier::Commitment => ("承诺目标", "Commitment"),
        Tier::Scope => ("名称、标准或方向性表述", "Name, standard or direction"),
        Tier::Premise => ("前提数字", "Premise"),
    };
    pick(lang, zh, en)
}

/// What a remark on the published text is called.
pub fn note_kind(kind: NoteKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        NoteKind::Contradiction => ("前后不一", "Contradiction"),
        NoteKind::Unit => ("单位问题", "Unit"),
        NoteKind::Typo => ("疑似错字", "Apparent typo"),
        NoteKind::PastedFragment => ("错置文字", "Misplaced text"),
        NoteKind::UnclosedBracket => ("括号未闭合", "Unclosed bracket"),
        NoteKind::MissingTitle => ("缺标题信息", "Missing identity"),
        NoteKind::Alias => ("名称不一", "Several names"),
        NoteKind::Ambiguity => ("含义不明", "Ambiguity"),
        NoteKind::Absent => ("没有写明", "Not stated"),
        NoteKind::GoalInWords => ("有年份、没有数字的目标", "Goal with a year and no number"),
        NoteKind::LeadsOverall => ("谁总牵头", "Who leads overall"),
        NoteKind::ParentDocument => ("依据的文件", "What it rests on"),
    };
    pick(lang, zh, en)
}

/// What a kind of department is called.
pub fn department_kind(kind: DepartmentKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        DepartmentKind::Government => ("政府部门", "Government department"),
        DepartmentKind::Party => ("党委部门", "Party body"),
        DepartmentKind::Institution => ("事业单位", "Public institution"),
        DepartmentKind::StreetTown => ("街道、镇", "Subdistrict or town"),
        DepartmentKind::Zone => ("园区、功能区", "Park or functional zone"),
        DepartmentKind::Company => ("企业", "Company"),
        DepartmentKind::Operator => ("电信运营商", "Telecom operator"),
        DepartmentKind::CourtProcuratorate => ("法院、检察院", "Court or procuratorate"),
        DepartmentKind::Other => ("其他", "Other"),
    };
    pick(lang, zh, en)
}

/// What a kind of place is called; a kind that has no name here is shown as the data says it.
pub fn place_kind(kind: &str, lang: Lang) -> &str {
    let (zh, en) = match kind {
        "area" => ("片区", "Area"),
        "building" => ("楼宇", "Building"),
        "commercial" => ("商圈", "Shopping area"),
        "government" => ("政府机构", "Government office"),
        "hospital" => ("医院", "Hospital"),
        "infrastructure" => ("设施", "Infrastructure"),
        "institute" => ("机构", "Institute"),
        "park" => ("园区", "Park"),
        "reference" => ("参照点", "Reference point"),
        "school" => ("学校", "School"),
        "station" => ("车站", "Station"),
        "street" => ("道路沿线", "Street"),
        "subdistrict" => ("街道、镇", "Subdistrict or town"),
        "university" => ("高校", "University"),
        "venue" => ("场馆", "Venue"),
        "village" => ("村", "Village"),
        other => (other, other),
    };
    lang.pick(zh, en)
}

const fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
