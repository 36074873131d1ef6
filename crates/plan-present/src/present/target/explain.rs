//! Reasons in words.

use crate::format;
use plan_method::progress::{Reading, Reason, State, Status, Unusable, constants};
use plan_model::check;
use plan_model::lang::Lang;
use plan_model::plan::Bound;
use plan_model::wire::{Cause, Refusal};

/// Why a target has its state, with what a reader should know about the readings.
pub fn reason(status: &Status<'_>, lang: Lang) -> String {
    let mut said = match (status.reason, status.quantities.pace) {
        (Reason::Pace, Some(pace)) => pace_words(pace, lang),
        (reason, _) => reason_words(reason, lang),
    };
    let mut add = |zh: &str, en: &str| {
        if lang == Lang::En {
            said.push(' ');
        }
        said.push_str(lang.pick(zh, en));
    };
    let exact = |reading: &Option<Reading<'_>>| {
        reading.is_none_or(|reading| matches!(reading.bound, Bound::Eq | Bound::Coverage))
    };
    if status.reason == Reason::Pace && !(exact(&status.baseline) && exact(&status.latest)) {
        add(
            "读数中有界限或约数，计算时取其所写的数。",
            "A reading is a bound or approximate; its number was used as written.",
        );
    }
    if let (State::AchievedBy, Some(reading)) = (status.state, &status.decisive) {
        let day = format::date(reading.date, reading.precision, lang);
        add(&format!("最迟：{day}。"), &format!("At the latest: {day}."));
    }
    if let Some(report) = status.report {
        add(&report.text.zh, &report.text.en);
    }
    if status.fell_back {
        add("此后有读数又低于目标。", "A later reading is short of the target again.");
    }
    if status.close_match {
        add("口径与规划相近，略有差别。", "Its definition is close to the plan's, not the same.");
    }
    said
}

/// What a pace means, with the cuts.
fn pace_words(pace: f64, lang: Lang) -> String {
    let pace = format::number(pace, 2, lang);
    let cuts = reason_words(Reason::Pace, lang);
    match lang {
        Lang::Zh => format!("进度比为{pace}：{cuts}"),
        Lang::En => format!("The pace is {pace}: {cuts}"),
    }
}

/// What a reason means, for any target.
pub fn reason_words(reason: Reason, lang: Lang) -> String {
    let on = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match reason {
        Reason::NotIssued => on(
            "这一天规划还没有发布，这项目标还不存在。",
            "On this day the plan hadn't been issued, and there was no such target.",
        ),
        Reason::NotACommitment => on(
            "这是名称、结构、服务标准或方向性表述，不是可以核验的承诺。",
            "This is a name, a structure, a service standard or a direction, not a commitment that can be checked.",
        ),
        Reason::Premise => on(
            "这个数字是规划引用的前提，不是承诺。",
            "The plan takes this number as given; it isn't a commitment.",
        ),
        Reason::NoNumber => {
            on("原文没有可以核验的数值。", "The clause states no number that can be checked.")
        }
        Reason::TargetNotFinite => on("目标值不是有效的数。", "The target's value is no valid number."),
        Reason::NoCriterion => on(
            "原文没有说清怎样算达成，见“怎样算达成”。",
            "The clause doesn't say what would count as achieved; see the criterion.",
        ),
        Reason::MetInTime => on(
            "期限内的公开数据达到目标。",
            "A value published for a date within the deadline meets the target.",
        ),
        Reason::MetLate => on(
            "期限当年或之后的公开数据低于目标，再后来的达到了目标。",
            "A value published for the deadline's year or later is short of the target, and a later one meets it.",
        ),
        Reason::MetAfterwards => on(
            "首个达到目标的公开数据晚于期限：那时已经达到，期限当年是否达到，没有公开的数可以判断。",
            "The first published value that meets the target is dated after the deadline: it had been reached by then, and no published value says whether it was in time.",
        ),
        Reason::OnCompletedList => on(
            "政府公布的清单里有这一项，另有公开报道说清单全部完成；没有公布这一项的数，不算查到了结果。",
            "An official list has this item, and a publication says that the whole list was completed. No figure for it was published, so it counts as no result.",
        ),
        Reason::MeasureEnded => on(
            "期限之前，这项措施已经取消；取消之前做到了没有，没有公开的数。",
            "The measure was ended before the deadline; no published figure says whether it had been carried out by then.",
        ),
        Reason::ShortAtDeadline => on(
            "期限当年或之后的公开数据低于目标。",
            "A value published for the deadline's year or later is short of the target.",
        ),
        Reason::OnlyInterim => on(
            "期限已过，公开过数，但都早于期限，或只涉及一部分时间，不能判断。",
            "The deadline has passed. Values were published, but all are of earlier days or of another span of time, so none decides.",
        ),
        Reason::LateButUndecided => on(
            "期限已过，公开的数只是界限或约数，不能判断。",
            "The deadline has passed, and what was published gives only a bound or an approximate number.",
        ),
        Reason::NothingFound => on(
            "期限已过，没有找到公开的结果。",
            "The deadline has passed, and no published result was found.",
        ),
        Reason::NothingPublished => on(
            "期限未到，没有找到公开数据。",
            "The deadline hasn't passed, and no published value was found.",
        ),
        Reason::OnlyStatedBaseline => on(
            "期限未到，只有规划自己写的起点，没有找到公开数据。",
            "The deadline hasn't passed; only the plan's own starting point is known, and no published value was found.",
        ),
        Reason::NoBaseline => on(
            "有公开数据，但没有起点，不能判断快慢。",
            "There is a published value but no baseline, so no pace can be judged.",
        ),
        Reason::NoDistance => on(
            "起点与目标相同，没有差距可言，目前低于目标。",
            "Baseline and target are the same: there is no gap to close, and the value is short of it.",
        ),
        Reason::DeadlineBeforeBaseline => on(
            "期限不晚于起点，不能计算快慢。",
            "The deadline isn't later than the baseline, so there is no pace.",
        ),
        Reason::OnlyBaseline => on(
            "只有起点数据，之后没有公开数据。",
            "Only the baseline is known; nothing later has been published.",
        ),
        Reason::TooEarly => {
            let share = format::percent(constants::TREND_TIME_USED, lang);
            match lang {
                Lang::Zh => format!("读数时已用时间不到{share}，不判断趋势。"),
                Lang::En => format!(
                    "Less than {share} of the time had been used at the reading, so no trend is judged."
                ),
            }
        }
        Reason::RateHasNoPace => on(
            "目标是几年的年均增长率，已有的数据不足以判断。",
            "The target is an average rate over several years, which the values at hand don't settle.",
        ),
        Reason::Pace => {
            let (on_track, slow) = (
                format::number(constants::ON_TRACK_PACE, 2, lang),
                format::number(constants::SLOW_PACE, 2, lang),
            );
            match lang {
                Lang::Zh => format!(
                    "不低于{on_track}为在轨，{slow}至{on_track}为偏慢，0至{slow}为明显偏慢，负数为反向。"
                ),
                Lang::En => {
                    format!("on track from {on_track}, slow from {slow}, far behind from 0, reversed below.")
                }
            }
        }
    }
}

/// Why a reading doesn't count.
pub fn unusable(why: Unusable, lang: Lang) -> &'static str {
    let (zh, en) = match why {
        Unusable::PartYear => ("只覆盖一年中的一部分", "it covers only part of a year"),
        Unusable::OtherUnit => ("单位不能换算", "its unit can't be converted"),
        Unusable::NotFinite => ("不是有效的数", "it is no valid number"),
        Unusable::OtherPeriod => ("不属于目标的时段", "it is about another period"),
        Unusable::OneYearOfSeveral => {
            ("只是一年的新增，目标是几年合计", "it counts what one year added; the target is for several")
        }
        Unusable::Related => ("口径只是相关", "its definition is only related"),
        Unusable::OneYearRate => (
            "是单个年份的增长率，目标是几年平均",
            "it is the rate of a single year; the target is an average of several",
        ),
        Unusable::Future => ("晚于所看的这一天", "it is dated after the chosen day"),
    };
    lang.pick(zh, en)
}

/// Which file was refused, why, and what to do, in the reader's language.
pub fn cause_of(refusal: &Refusal, lang: Lang) -> String {
    let file = &refusal.file;
    match (&refusal.cause, lang) {
        (Cause::Missing, Lang::Zh) => format!("找不到数据文件 {file}。请确认部署目录的 data 文件夹完整。"),
        (Cause::Missing, Lang::En) => {
            format!("The data file {file} isn't there. Check that the data folder was copied whole.")
        }
        (Cause::Unreachable(_), Lang::Zh) => format!("数据文件 {file} 没有取到。请检查网络后重试。"),
        (Cause::Unreachable(_), Lang::En) => {
            format!("The data file {file} could not be fetched. Check the connection and try again.")
        }
        (Cause::Changed { expected_bytes, found_bytes }, Lang::Zh) if expected_bytes == found_bytes => {
            format!(
                "数据文件 {file} 的大小与清单相同，校验和却不同：内容被改动过，或属于另一个版本，未予使用。"
            )
        }
        (Cause::Changed { expected_bytes, found_bytes }, Lang::En) if expected_bytes == found_bytes => {
            format!(
                "The data file {file} has the size in the manifest but another checksum: changed, or of another release. It isn't used."
            )
        }
        (Cause::Changed { expected_bytes, found_bytes }, Lang::Zh) => {
            format!(
                "数据文件 {file} 与清单不符（应为 {expected_bytes} 字节，实为 {found_bytes} 字节），可能不完整或被改动，未予使用。"
            )
        }
        (Cause::Changed { expected_bytes, found_bytes }, Lang::En) => {
            format!(
                "The data file {file} isn't the one in the manifest ({expected_bytes} bytes expected, {found_bytes} found): cut off or changed. It isn't used."
            )
        }
        (Cause::Newer { found }, Lang::Zh) => {
            format!("数据文件 {file} 采用更新的格式（第 {found} 版），本页面只认识旧版。请更新本站程序。")
        }
        (Cause::Newer { found }, Lang::En) => format!(
            "The data file {file} uses layout {found}, which is newer than this page. Upgrade the product."
        ),
        (Cause::Malformed { line, column, .. }, Lang::Zh) => {
            format!("数据文件 {file} 第 {line} 行第 {column} 列无法读取，未予使用。")
        }
        (Cause::Malformed { line, column, .. }, Lang::En) => {
            format!("The data file {file} can't be read at line {line}, column {column}. It isn't used.")
        }
        (Cause::Broken(issues), _) => broken(file, issues, lang),
    }
}

fn broken(file: &str, issues: &[check::Issue], lang: Lang) -> String {
    let errors: Vec<&check::Issue> = issues.iter().filter(|issue| issue.is_error()).collect();
    let first =
        errors.first().map(|issue| format!("{} {}", issue.id, issue.rule.explain(lang))).unwrap_or_default();
    let n = errors.len();
    match lang {
        Lang::Zh => format!("数据文件 {file} 有 {n} 处不合规则，未予使用。第一处：{first}"),
        Lang::En => format!(
            "The data file {file} breaks the rules in {n} place(s) and isn't used. The first: {first}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_right_size_with_another_checksum_is_not_said_to_be_cut_off() {
        let said = |found_bytes, lang| {
            let cause = Cause::Changed { expected_bytes: 1200, found_bytes };
            cause_of(&Refusal { file: "plans/a.json".to_owned(), cause }, lang)
        };
        assert!(
            said(1200, Lang::Zh).contains("校验和却不同")
                && said(1200, Lang::En).contains("another checksum")
        );
        assert!(said(999, Lang::Zh).contains("实为 999 字节") && said(999, Lang::En).contains("999 found"));
    }
}
