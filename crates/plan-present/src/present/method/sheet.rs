//! The method page: the rules, the quantities and the guards in words, with the constants that the code uses.

use crate::format;
use crate::names;
use crate::present::target::explain;
use crate::present::{Cell, Table};
use crate::text::LangTexts;
use plan_method::progress::{Reason, State, Unusable, constants};
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::lang::Lang;

/// A rule: what it gives, when it fits, and the reasons that a target's page may say.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleRow {
    /// Its number, from 1; rules are tried in this order and the first that fits counts.
    pub number: u8,
    /// The states that it gives, each with its name.
    pub states: Vec<(State, String)>,
    /// When it fits.
    pub words: String,
    /// Finer reasons, as a target's page says them.
    pub reasons: Vec<String>,
}

/// A word of the method with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The word.
    pub name: String,
    /// How it is computed; the same in every language.
    pub formula: &'static str,
    /// What it means.
    pub words: String,
}

/// A heading with paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Heading.
    pub title: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
}

/// Everything the method page says.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodSheet {
    /// Heading.
    pub title: String,
    /// One sentence: what is concluded, and whose rules these are.
    pub sentence: String,
    /// The rules, in the order in which they are tried.
    pub rules: Vec<RuleRow>,
    /// The quantities.
    pub quantities: Vec<Definition>,
    /// The constants with their values and what they do.
    pub constants: Table,
    /// Why a reading doesn't count.
    pub unusable: Vec<String>,
    /// Bounds, the day of judging, comparison, sums.
    pub explanations: Vec<Explanation>,
}

/// The method page.
pub fn method(lang: Lang) -> MethodSheet {
    let on = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    MethodSheet {
        title: on("判断方法", "Method"),
        sentence: on(
            "每个目标在任一天只有一种状态，由下列规则中最先符合的一条给出。规则和阈值是本站自定的，不是规划内容；不设综合评分，不求平均，不加权。",
            "On any day a target has one state, given by the first of these rules that fits. Rules and cuts are ours, not the plans'; there is no composite score, no mean over targets and no weighting.",
        ),
        rules: (1..=State::RULES).map(|number| rule(number, lang)).collect(),
        quantities: quantities(lang),
        constants: table(lang),
        unusable: Unusable::ALL.map(|why| explain::unusable(why, lang).to_owned()).to_vec(),
        explanations: explanations(lang),
    }
}

fn rule(number: u8, lang: Lang) -> RuleRow {
    let used = format::percent(constants::TREND_TIME_USED, lang);
    let words = match (number, lang) {
        (1, Lang::Zh) => "这一天规划尚未发布（发布日不明的，从规划期第一天算起）。目标还不存在，不计入任何数目。".to_owned(),
        (1, Lang::En) => {
            "On this day the plan hadn't been issued; where its day of issue is unknown, the first day of its period stands in. There is no target yet, and it is counted nowhere.".to_owned()
        }
        (2, Lang::Zh) => "原文没有可以核验的单位、对象或数，或这个数字不是承诺。".to_owned(),
        (2, Lang::En) => {
            "The clause gives no unit, subject or number that can be checked, or the number is no commitment.".to_owned()
        }
        (3, Lang::Zh) => "期限之内（包括期限当年）的可用公开数据达到目标。期限当年或之后的数据低于目标，再后来的达到，是逾期达成。".to_owned(),
        (3, Lang::En) => {
            "A usable published value for a day within the deadline, or for its own year, meets the target. Late, if a value of the deadline's year or later is short of it and a later one meets it.".to_owned()
        }
        (4, Lang::Zh) => "首个达到目标的可用数据，是同一指标在期限之后的数，期限当年没有足以判断的数：说明最迟那时已达到，期限当年仍然未知，不算作达成。".to_owned(),
        (4, Lang::En) => {
            "The first usable value that meets the target is of a day after the deadline, and none settles the deadline itself: it had been reached by then at the latest, the deadline's year stays unknown, and it isn't counted as reached.".to_owned()
        }
        (5, Lang::Zh) => "日期在期限当天或之后、或属于期限当年的可用数据低于目标。".to_owned(),
        (5, Lang::En) => {
            "A usable value dated at or after the deadline, or for its own year, is short of the target.".to_owned()
        }
        (6, Lang::Zh) => "没有足以判断的数；政府公布的清单列有这一项，另有署名的公开报道说整张清单已完成。这不是数，从不当作数。".to_owned(),
        (6, Lang::En) => {
            "No value decides; an official list has this item, and a publication with a named publisher says that the whole list was completed. That is no figure, and never stands for one.".to_owned()
        }
        (7, Lang::Zh) => "没有足以判断的数；这项措施在期限之前已经取消，有公布可查。全市性的公布只能说明情况已变，从不用来判断某个区做到了没有。".to_owned(),
        (7, Lang::En) => {
            "No value decides; the measure was ended before the deadline by a published decision. A city-wide statement can show that, and never decides whether a district delivered.".to_owned()
        }
        (8, Lang::Zh) => "期限已过；公开过这个指标的数，但没有一个足以判断。".to_owned(),
        (8, Lang::En) => {
            "The deadline has passed; values of the target's indicator were published, and none of them decides.".to_owned()
        }
        (9, Lang::Zh) => "期限已过，没有找到公开的结果。".to_owned(),
        (9, Lang::En) => "The deadline has passed, and no published result was found.".to_owned(),
        (10, Lang::Zh) => "期限未过，没有可用的公开数据。".to_owned(),
        (10, Lang::En) => "The deadline hasn't passed, and there is no usable published value.".to_owned(),
        (11, Lang::Zh) => "有读数，但没有起点，或起点与目标之间没有距离。".to_owned(),
        (11, Lang::En) => "There is a reading but no baseline, or no distance between baseline and target.".to_owned(),
        (12, Lang::Zh) => format!("读数就是起点，或已用时间不到{used}，或目标是增长率。"),
        (12, Lang::En) => {
            format!("The reading is the baseline, or less than {used} of the time is used, or the target is a rate of growth.")
        }
        (_, Lang::Zh) => format!("按进度比分档：{}", explain::reason_words(Reason::Pace, lang)),
        (_, Lang::En) => format!("By the pace: {}", explain::reason_words(Reason::Pace, lang)),
    };
    let states = State::ALL.into_iter().filter(|state| state.rule() == number);
    let reasons =
        Reason::ALL.into_iter().filter(|reason| rule_of(*reason) == number && number < State::RULES);
    RuleRow {
        number,
        states: states.map(|state| (state, names::state(state, lang).to_owned())).collect(),
        words,
        reasons: reasons.map(|reason| explain::reason_words(reason, lang)).collect(),
    }
}

/// The rule that a reason belongs to.
const fn rule_of(reason: Reason) -> u8 {
    match reason {
        Reason::NotIssued => State::NotIssued.rule(),
        Reason::NotACommitment
        | Reason::Premise
        | Reason::NoNumber
        | Reason::TargetNotFinite
        | Reason::NoCriterion => State::NotAssessable.rule(),
        Reason::MetInTime | Reason::MetLate => State::Achieved.rule(),
        Reason::MetAfterwards => State::AchievedBy.rule(),
        Reason::ShortAtDeadline => State::Missed.rule(),
        Reason::OnCompletedList => State::ListComplete.rule(),
        Reason::MeasureEnded => State::Overtaken.rule(),
        Reason::OnlyInterim | Reason::LateButUndecided => State::Interim.rule(),
        Reason::NothingFound => State::DueNoData.rule(),
        Reason::NothingPublished | Reason::OnlyStatedBaseline => State::OpenNoData.rule(),
        Reason::NoBaseline | Reason::NoDistance | Reason::DeadlineBeforeBaseline => State::GapOnly.rule(),
        Reason::OnlyBaseline | Reason::TooEarly | Reason::RateHasNoPace => State::SingleReading.rule(),
        Reason::Pace => State::OnTrack.rule(),
    }
}

fn quantities(lang: Lang) -> Vec<Definition> {
    let texts = lang.texts();
    let define = |name: &str, formula, zh: &str, en: &str| Definition {
        name: name.to_owned(),
        formula,
        words: lang.pick(zh, en).to_owned(),
    };
    vec![
        define(
            texts.gap_closed,
            "(v − b) / (T − b)",
            "最新可用读数 v 走完起点 b 到目标 T 的多少；目标低于起点时由符号体现，无需另作标记。",
            "How much of the way from the baseline b to the target T the latest usable reading v has gone; a falling target needs no flag, the sign carries it.",
        ),
        define(
            texts.time_used,
            "(t − t_0) / (t_T − t_0)",
            "读数日 t 时，起点日 t_0 到期限 t_T 的时间用了多少。",
            "How much of the time from the baseline's day t_0 to the deadline t_T had passed on the reading's day t.",
        ),
        define(
            texts.pace,
            "((v − b) / (T − b)) ÷ ((t − t_0) / (t_T − t_0))",
            "已走完的差距除以已用时间；1 即与时间同步。",
            "Gap closed divided by time used; 1 keeps step with time.",
        ),
        define(
            texts.required_pace,
            "(T − v) / (t_T − t)",
            "从读数日起到期限，平均每年还需要多少，单位同目标。",
            "The change needed per year from the reading to the deadline, in the target's unit.",
        ),
    ]
}

fn table(lang: Lang) -> Table {
    let on = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let rows = [
        (constants::ON_TRACK_PACE, false, on("进度比不低于此为在轨", "Pace from which a target is on track")),
        (
            constants::SLOW_PACE,
            false,
            on("进度比不低于此为偏慢，低于此为明显偏慢", "Pace from which it is slow rather than far behind"),
        ),
        (
            constants::TREND_TIME_USED,
            true,
            on("已用时间不到此，不判断趋势", "Share of the time below which no trend is judged"),
        ),
    ];
    let row = |(value, share, words): (f64, bool, String)| {
        let text = if share { format::percent(value, lang) } else { format::number(value, 2, lang) };
        vec![Cell::Text(words), Cell::Number { value, text }]
    };
    Table {
        caption: on(
            "阈值（本站自定，借用指标监测的常见做法）",
            "Cuts (our choice, borrowed from common practice)",
        ),
        columns: vec![on("含义", "Meaning"), lang.texts().value.to_owned()],
        rows: rows.into_iter().map(row).collect(),
    }
}

fn explanations(lang: Lang) -> Vec<Explanation> {
    let passage = |title: (&str, &str), paragraphs: &[(&str, &str)]| Explanation {
        title: lang.pick(title.0, title.1).to_owned(),
        paragraphs: paragraphs.iter().map(|(zh, en)| lang.pick(zh, en).to_owned()).collect(),
    };
    vec![
        passage(
            ("哪些数据可用", "Which values count"),
            &[
                (
                    "公开数据的口径与规划一致，或相近（照此标明），才用于判断；只是相关的，以及其他文件的目标，不用于判断。",
                    "A published value counts if its definition is the plan's, or close to it and shown as such; related values and targets of other documents never count.",
                ),
                (
                    "界和约数照原样保留，只证明它所说的：“超过1000”证明不少于1000，“近1000”不能；与目标相同的约数不作判断。目标是区间的，达到先到的一端即为达成；目标写“约”的，按所写的数判断。",
                    "Bounds are kept and prove only what they say: “over 1,000” proves at least 1,000, “nearly 1,000” doesn't; an approximate number equal to the target decides nothing. A range is reached at the end that comes first; a target said to be “about” a number is judged by that number.",
                ),
                (
                    "保持不低于某一水平的目标没有差距可言，只看读数是否达到。期内新增的目标，只看期内的读数；一年的新增不足以说明几年合计。",
                    "A target to keep a level has no gap: a reading meets it or doesn't. What is to be added within a period is judged by readings of that period; one year's addition doesn't settle several years'.",
                ),
                (
                    "全覆盖一类的说法按100%判断。同一规划中互相矛盾的目标，各自判断，一并列出。",
                    "Complete coverage in words is judged as 100%. Targets of one plan that disagree are judged each on its own and shown together.",
                ),
            ],
        ),
        passage(
            ("能不能核验", "What can be checked"),
            &[
                (
                    "一条标准，用于全部目标：所说的对象存在、能够数清，就算可以核验，不要求规划列出名单。例如家庭、商务楼宇、小学、医院、居民小区、各部门的专网，以及按全区计的网络覆盖。",
                    "One test for every target: it can be checked if what it is about exists and could be counted; the plan need not list it. Homes, office buildings, primary schools, hospitals, residential compounds and departments’ networks are such, and so is a network’s coverage of the whole district.",
                ),
                (
                    "对象由说法自己划定的，不能核验：“应归尽归”“应整尽整”、没有名单的“重点”、“全领域”“城市要素”。只有程度而没有界线的，如“基本”“优质”“千亿级”，也不能。",
                    "It can’t if the words themselves decide what belongs: “whatever should be”, “key” without a list, “every field”, “urban elements”. Nor if they name a degree without a line: “basically”, “good-quality”, “hundred-billion class”.",
                ),
                (
                    "范围写“部分”的，是比指标的对象更小的一块：一个片区、园区，或某些行业的企业。",
                    "A scope is a part if it is less than what the indicator counts: an area, a park, the firms of some sectors.",
                ),
            ],
        ),
        passage(
            ("任务怎样数", "How tasks are counted"),
            &[(
                "各区用同一种粗细：编号的条目、带责任单位括号的条目，或条目之内以句号结束的小标题（有两个以上的），取其中最细的一级。",
                "One grain for every plan: a numbered item, an item with a bracket of responsible departments, or a heading within an item that ends in a full stop (where there are two or more), whichever is the finest.",
            )],
        ),
        passage(
            ("增长率", "Rates of growth"),
            &[
                (
                    "目标是几年的年均增长率时，几种数各能说明的不同；都不计算进度。",
                    "Where a target is an average rate over several years, each kind of value says something else; none has a pace.",
                ),
                (
                    "截至期限那一年的多年平均：与目标同类，直接判断。别的时段的多年平均：只列出。",
                    "An average over several years up to the deadline's: the same kind as the target, and decides. An average over other years: listed only.",
                ),
                (
                    "单个年份的增速：只是平均数中的一年，最后一年的也一样；列出供参考，不判断是否达到。规划期只有一年的除外。",
                    "The rate of one year, the last one included, is one part of the average: listed, but decides nothing, unless the plan itself is for one year.",
                ),
                (
                    "规模等水平数：起点和基年没有写明时，不由它推算增速。",
                    "A level, such as output: where the plan names no base year and no base, no rate is derived from it.",
                ),
            ],
        ),
        passage(
            ("截至哪一天", "As of which day"),
            &[(
                "可以截至任一天，默认今天。一切按那一天来看：此后的数据视为未知，尚未过去的期限视为未到。数据的发布日期照实列出，但不因发布较晚而隐去读数。",
                "Any day may be chosen; today is the default. Everything is as it stood that day: later values are unknown, deadlines not yet past are open. When a value was published is shown, but doesn't hide it.",
            )],
        ),
        passage(
            ("区与区的比较", "Comparing districts"),
            &[
                (
                    "指标、单位、界的种类、范围（全区或部分）、计量方式、年份都一致，才排序或画在同一坐标上；否则写明“口径不同，不作排序”、最先不同的一项，并列出双方原文。",
                    "Values are ranked or drawn on one axis only if indicator, unit, kind of bound, scope, measure and year agree; otherwise the first that differs is named and both clauses stand side by side.",
                ),
                (
                    "比例、增速、覆盖和时长不相加，也不求平均；数量相加要口径一致、范围都是全区、没有重复。按人口折算只用有出处的人口数。",
                    "Ratios, rates, coverage and durations are never added or averaged; amounts are added only if defined alike, of whole districts, without overlap. Per-head figures are made only with a population that has its own source.",
                ),
            ],
        ),
        passage(
            ("未知", "The unknown"),
            &[(
                "“未见公开数据”指在已查阅的材料中没有找到，不等于没有公布，更不等于没有完成。未知单独计数，留在分母里，绝不当作0。",
                "“No published value” means that none was found in what was read: not that none was published, nor that nothing was done. The unknown is counted, stays in the denominator and is never 0.",
            )],
        ),
    ]
}

/// Where the data comes from and what may be done with it.
pub fn about_data(data: &Dataset, lang: Lang) -> Vec<Explanation> {
    let explained = |title: (&str, &str), paragraphs: Vec<String>| Explanation {
        title: lang.pick(title.0, title.1).to_owned(),
        paragraphs,
    };
    let on = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let texts = lang.texts();
    let day = format::date(data.release.date, Precision::Day, lang);
    let plans: Vec<String> = data.plans().iter().map(|plan| format!("《{}》", plan.title)).collect();
    vec![
        explained(
            ("来源", "Provenance"),
            vec![
                format!("{}{}{}", texts.source, lang.pick("：", ": "), plans.join(lang.pick("；", "; "))),
                texts.sources_note.to_owned(),
                format!("{} {} · {} {day}", texts.data_release, data.release.id, texts.last_updated),
            ],
        ),
        explained(
            ("许可", "Licence"),
            vec![
                on(
                    "规划原文是公开的政府文件，按公布文字引用。公开数据只收所读页面写明的数，逐条注明出处，不插值、不求和、不推算。引用本站整理的数据请注明出处和数据版本。",
                    "The plans are public government documents, quoted as published. A published value is here only if the page that was read states it, with its source; nothing is interpolated, summed or derived. Please cite data from here with its source and release.",
                ),
                on(
                    "数据包不含区界。地图上的区界另有来源，不是测绘成果，各自的许可见随站发布的说明；公开展示之前须先核实。程序代码用MIT许可。",
                    "The package holds no boundaries. Those on the map have sources of their own and are no survey; their licences are in the notices that come with the site, and must be settled before the map is shown in public. The code is under the MIT licence.",
                ),
                on(
                    "英文题名、单位和地点都是本站所译，非官方。",
                    "All English titles, departments and places are ours and unofficial.",
                ),
            ],
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_reason_and_constant_is_on_the_page() {
        for lang in [Lang::Zh, Lang::En] {
            let sheet = method(lang);
            let states: usize = sheet.rules.iter().map(|rule| rule.states.len()).sum();
            assert_eq!(states, State::ALL.len());
            let reasons: usize = sheet.rules.iter().map(|rule| rule.reasons.len()).sum();
            // The bands of the pace are the words of their rule.
            assert_eq!(reasons, Reason::ALL.len() - 1);
            let shown: Vec<&str> = sheet.constants.rows.iter().map(|row| row[1].shown()).collect();
            assert_eq!(shown, ["0.95", "0.6", "10%"]);
            let rule = |state: State| &sheet.rules[usize::from(state.rule()) - 1].words;
            let bands = rule(State::OnTrack);
            assert!(shown[..2].iter().all(|cut| bands.contains(cut)), "{bands}");
            assert!(rule(State::SingleReading).contains(shown[2]));
        }
    }

    #[test]
    fn a_reason_belongs_to_the_rule_of_its_state() {
        for reason in Reason::ALL {
            assert!((1..=State::RULES).contains(&rule_of(reason)), "{reason:?}");
        }
    }
}
