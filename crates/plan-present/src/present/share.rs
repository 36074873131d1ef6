//! The words around a picture that is taken away: title, finding, its own sources, the day; and the name of its file.

use crate::format;
use crate::names;
use crate::present::overview::{WallChoice, WallSheet};
use crate::present::target::{GoalSheet, PointKind, goal};
use crate::present::{PanelsSheet, asked, caveat, deadline, district_name, indicator_name};
use crate::text::LangTexts;
use chrono::{Datelike, NaiveDate};
use plan_method::address::Lens;
use plan_method::judged::Judged;
use plan_method::progress::status;
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::lang::Lang;

/// What stands around a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareWords {
    /// The finding, as a title.
    pub title: String,
    /// What is to be known with it, a sentence or two.
    pub finding: String,
    /// Where what is drawn comes from, and nothing else.
    pub source: String,
    /// The day, the release of the data, and who made it.
    pub date: String,
    /// What the picture is, in letters, digits and hyphens of ASCII: part of its file's name.
    pub name: String,
    /// Language of the words.
    pub lang: Lang,
}

/// A goal with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareGoal {
    /// The words around it.
    pub words: ShareWords,
    /// What is drawn.
    pub sheet: GoalSheet,
    /// What is asked for, with its deadline: `≥1600个（2025年）`.
    pub asked: String,
    /// The clause, as published.
    pub clause: String,
    /// Name of the state.
    pub state: &'static str,
}

/// Most publications that a source line names.
const MOST_NAMED: usize = 2;

fn words(judged: &Judged, name: &str, [title, finding, source]: [String; 3], lang: Lang) -> ShareWords {
    let texts = lang.texts();
    let day = format::date(judged.as_of, Precision::Day, lang);
    let release = &judged.data.release.id;
    let (colon, gap) = (lang.pick("：", ": "), lang.pick("", " "));
    ShareWords {
        title,
        finding,
        source: format!("{}{colon}{source}", texts.source),
        date: format!(
            "{}{gap}{day} · {} {release} · {}",
            texts.as_of,
            texts.data_release,
            lang.pick("数转图 Plan Atlas", "Plan Atlas 数转图")
        ),
        name: ascii(name),
        lang,
    }
}

/// The name of a picture's file, without its ending: `plan-atlas-wall-2026-11-30-1200x675`.
pub fn share_stem(name: &str, as_of: NaiveDate, (width, height): (u32, u32)) -> String {
    format!("plan-atlas-{}-{as_of}-{width}x{height}", ascii(name))
}

/// A text with everything but ASCII letters and digits made hyphens, none at its ends and none beside another.
fn ascii(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

/// What the wall draws on: the plans of the districts that have a tile which fits.
fn plans_of(sheet: &WallSheet, choice: &WallChoice) -> String {
    let lang = sheet.lang;
    let fits = |row: usize| {
        let tiles = sheet.tiles.iter().zip(&choice.fits);
        tiles.into_iter().any(|(tile, fits)| tile.row == row && tile.issued && *fits)
    };
    let names: Vec<&str> = sheet
        .rows
        .iter()
        .enumerate()
        .filter(|(row, _)| fits(*row))
        .map(|(_, row)| row.name.as_str())
        .collect();
    let names = names.join(lang.pick("、", ", "));
    match lang {
        Lang::Zh => format!("{names}的数字化转型规划原文，与逐条注明出处的公开数据"),
        Lang::En => format!("digital plans of {names}, and published values, each with its source"),
    }
}

/// What is chosen among the tiles, and that what wasn't found may still have been done.
fn chosen(sheet: &WallSheet, choice: &WallChoice) -> String {
    let lang = sheet.lang;
    let chips: Vec<&str> = choice.chips.iter().map(|chip| chip.name.as_str()).collect();
    let chips = chips.join(lang.pick("；", "; "));
    let gap = lang.pick("", " ");
    match choice.narrowed {
        true => format!("{chips}{}{}{gap}{}", lang.pick("。", ". "), choice.sentence, sheet.caveat),
        false => format!("{}{}", sheet.unissued, sheet.caveat),
    }
}

/// The words around the wall as it is seen through a lens.
pub fn share_wall(judged: &Judged, sheet: &WallSheet, choice: &WallChoice, lens: Lens) -> ShareWords {
    let lang = sheet.lang;
    let lens = match lens {
        Lens::Result => String::new(),
        other => format!("{}{}{}", lang.texts().lens, lang.pick("：", ": "), names::lens(other, lang)),
    };
    let gap = if lens.is_empty() { "" } else { lang.pick("。", ". ") };
    let finding = format!("{lens}{gap}{}", chosen(sheet, choice));
    words(judged, "wall", [sheet.finding.clone(), finding, plans_of(sheet, choice)], lang)
}

/// The words around the deadlines in time: when most of what was chosen falls due.
pub fn share_deadlines(judged: &Judged, sheet: &WallSheet, choice: &WallChoice) -> ShareWords {
    let lang = sheet.lang;
    let tiles = || sheet.tiles.iter().zip(&choice.fits).filter(|(tile, fits)| tile.issued && **fits);
    let mut years: Vec<(usize, i32)> = Vec::new();
    for (tile, _) in tiles() {
        let year = tile.due.year();
        match years.iter_mut().find(|(_, other)| *other == year) {
            Some((n, _)) => *n += 1,
            None => years.push((1, year)),
        }
    }
    let total = tiles().count();
    let own = tiles().filter(|(tile, _)| tile.own_date).count();
    let most = years.iter().max_by_key(|(n, year)| (*n, -year));
    let title = match (most, lang) {
        (None, Lang::Zh) => "没有承诺符合所选".to_owned(),
        (None, Lang::En) => "No promise fits what is chosen".to_owned(),
        (Some((n, year)), Lang::Zh) => {
            format!("{total}项承诺，{n}项在{year}年到期；原文自己写明期限的有{own}项")
        }
        (Some((n, year)), Lang::En) => {
            format!("{n} of {total} promises fall due in {year}; {own} state a date of their own")
        }
    };
    let key = lang.pick(
        "每点一项承诺：实心的期限由原文写明，空心的按规划期末算。横条是每份规划从发布到期末。",
        "One dot per promise: filled where its clause says when, open where the plan’s end counts. A band is a plan from issue to end.",
    );
    let gap = lang.pick("", " ");
    let finding = match choice.narrowed {
        true => format!("{key}{gap}{}", chosen(sheet, choice)),
        false => format!("{key}{gap}{}", sheet.unissued),
    };
    words(judged, "deadlines", [title, finding, plans_of(sheet, choice)], lang)
}

/// The goal of a target with the words around it; `None` if the data has no such target.
pub fn share_goal(judged: &Judged, id: &str, lang: Lang) -> Option<ShareGoal> {
    let data = &judged.data;
    let position = data.target_position(id)?;
    let (plan, target) = data.target_at(position)?;
    let status = status(data, position, judged.as_of)?;
    let sheet = goal(data, plan, target, &status, lang);
    let district = district_name(data, &plan.district, lang);
    let name = indicator_name(data, &target.indicator, lang);
    let title = match (status.decisive.is_some(), lang) {
        (true, _) => sheet.title.clone(),
        (false, Lang::Zh) => format!("{district}{name}：{}", sheet.title),
        (false, Lang::En) => format!("{district}, {name}: {}", sheet.title),
    };
    let records = sheet
        .points
        .iter()
        .filter(|point| matches!(point.kind, PointKind::Observed | PointKind::Baseline))
        .map(|point| point.record.as_str());
    let source = named(&[plan.title.as_str()], publications(data, records), lang);
    let due = deadline(target, lang);
    let asked = asked(target, lang);
    Some(ShareGoal {
        words: words(judged, &format!("target-{id}"), [title, sheet.sentence.clone(), source], lang),
        asked: match lang {
            Lang::Zh => format!("{asked}（{due}）"),
            Lang::En => format!("{asked} ({due})"),
        },
        clause: target.statement.clone(),
        state: names::state(status.state, lang),
        sheet,
    })
}

/// The words around small multiples; `name` tells which, in ASCII.
pub fn share_panels(judged: &Judged, sheet: &PanelsSheet, name: &str) -> ShareWords {
    let (data, lang) = (&judged.data, sheet.lang);
    let mut titles: Vec<&str> = Vec::new();
    for panel in sheet.panels.iter().filter(|panel| panel.is_target) {
        let plan = data.target(&panel.record).map(|(plan, _)| plan.title.as_str());
        titles.extend(plan.filter(|title| !titles.contains(title)));
    }
    let points = sheet.panels.iter().flat_map(|panel| &panel.points);
    let records = points.filter(|point| point.kind == PointKind::Observed).map(|point| point.record.as_str());
    let source = named(&titles, publications(data, records), lang);
    let gap = lang.pick("", " ");
    let finding = match sheet.panels.iter().any(|panel| panel.is_unknown()) {
        true => format!("{}{gap}{}", sheet.sentence, caveat(lang)),
        false => sheet.sentence.clone(),
    };
    words(judged, name, [sheet.title.clone(), finding, source], lang)
}

/// Where observations were published, each place once: `publisher, “title”`.
fn publications<'a>(data: &'a Dataset, records: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for row in records.filter_map(|record| data.observation(record)) {
        let place = (row.source.publisher.as_str(), row.source.title.as_str());
        if !found.contains(&place) {
            found.push(place);
        }
    }
    found
}

/// Plans and publications by name; where there are many, how many more.
fn named(plans: &[&str], published: Vec<(&str, &str)>, lang: Lang) -> String {
    let quoted =
        |title: &str| if title.starts_with('《') { title.to_owned() } else { format!("《{title}》") };
    let mut parts: Vec<String> = plans.iter().take(MOST_NAMED).map(|title| quoted(title)).collect();
    let others = published.iter().filter(|(_, title)| !plans.contains(title));
    let others: Vec<String> =
        others.map(|(publisher, title)| format!("{publisher}{}", quoted(title))).collect();
    let n = plans.len() + others.len();
    parts.extend(others.into_iter().take(MOST_NAMED));
    let more = n - parts.len();
    let listed = parts.join(lang.pick("；", "; "));
    match (more, lang) {
        (0, _) => listed,
        (_, Lang::Zh) => format!("{listed}等{n}处"),
        (_, Lang::En) => format!("{listed} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_plain_name_with_its_day_and_size() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day");
        assert_eq!(share_stem("wall", day, (1200, 675)), "plan-atlas-wall-2026-11-30-1200x675");
        assert_eq!(
            share_stem("target-xuhui/基站 ..5G", day, (1080, 1350)),
            "plan-atlas-target-xuhui-5g-2026-11-30-1080x1350"
        );
    }

    #[test]
    fn a_source_line_names_a_few_and_counts_the_rest() {
        let published = vec![("区政府", "公报一"), ("统计局", "《公报二》"), ("报社", "新闻")];
        assert_eq!(
            named(&["规划"], published.clone(), Lang::Zh),
            "《规划》；区政府《公报一》；统计局《公报二》等4处"
        );
        assert_eq!(named(&["规划", "公报一"], published[..1].to_vec(), Lang::Zh), "《规划》；《公报一》");
        assert_eq!(
            named(&["规划"], published, Lang::En),
            "《规划》; 区政府《公报一》; 统计局《公报二》 and 1 more"
        );
    }
}
