//! Targets in lists: one line each, with or without its reading on a scale.

use super::source_drawer::SourceButton;
use super::state_badge::{StateBadge, StateMark};
use crate::ui::erased::link;
use crate::ui::foreign::foreign;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_model::plan::Tier;
use plan_present::names;
use plan_present::present::{Bullet, BulletLine, Spark, TargetLine};
use plan_present::text::LangTexts;

/// The way to a target's page.
fn to(id: String) -> impl Fn(&Address) -> Address + Send + Sync + 'static {
    move |address| address.on(Page::Target(id.clone()))
}

fn deadline(line: &TargetLine, lang: Lang) -> String {
    match line.deadline_assumed {
        true => format!("{}{}", line.deadline, lang.pick("（按规划期末）", " (plan's end)")),
        false => line.deadline.clone(),
    }
}

/// Each target with its latest reading on a scale that starts at zero.
pub fn bullet_list(lines: &[BulletLine], lang: Lang) -> AnyView {
    let rows: Vec<AnyView> = lines.iter().map(|line| bullet_row(line, lang)).collect();
    view! { <ul class="bullet-list">{rows}</ul> }.into_any()
}

fn bullet_row(bullet: &BulletLine, lang: Lang) -> AnyView {
    let texts = lang.texts();
    let line = &bullet.line;
    let tier = (line.tier != Tier::Commitment)
        .then(|| view! { <span class="bullet-note">{names::tier(line.tier, lang)}</span> });
    let lower =
        bullet.lower_is_better.then(|| view! { <span class="bullet-note">{texts.lower_is_better}</span> });
    let said = match (&bullet.reading, &bullet.baseline) {
        (Some(reading), _) => {
            let record = bullet.record.clone().unwrap_or_default();
            view! {
                <p class="bullet-said">
                    <span class="observed">{reading.clone()}</span>
                    <SourceButton record />
                </p>
            }
            .into_any()
        }
        (None, Some(baseline)) => view! {
            <p class="bullet-said">
                <span class="absent">{bullet.without}</span>
                " · "
                {texts.baseline}
                " "
                {baseline.clone()}
            </p>
        }
        .into_any(),
        (None, None) => view! {
            <p class="bullet-said">
                <span class="absent">{bullet.without}</span>
            </p>
        }
        .into_any(),
    };
    view! {
        <li class="bullet-row">
            <p class="bullet-name">{link("", to(line.id.clone()), line.name.clone())}{lower}{tier}</p>
            <p class="bullet-asked">
                <strong class="stated" lang=foreign(&line.asked, lang)>
                    {line.asked.clone()}
                </strong>
                <span class="bullet-due">{deadline(line, lang)}</span>
            </p>
            <div class="bullet-scale">
                {bullet.bullet.map(scale)}{said}{bullet.spark.as_ref().map(sparkline)}
            </div>
            <p class="bullet-state">
                <StateBadge state=line.state lang />
            </p>
        </li>
    }
    .into_any()
}

/// The scale; the words beside it say the same.
fn scale(bullet: Bullet) -> AnyView {
    let percent = |share: f64| format!("{:.2}%", 100.0 * share);
    let bar =
        bullet.reading.map(|share| view! { <span class="bullet-bar" style:width=percent(share)></span> });
    let baseline = bullet
        .baseline
        .map(|share| view! { <span class="bullet-baseline" style:left=percent(share)></span> });
    view! {
        <span class="bullet" class:empty=bullet.reading.is_none() aria-hidden="true">
            {bar}
            {baseline}
            <span class="bullet-target" style:left=percent(bullet.target)></span>
        </span>
    }
    .into_any()
}

/// Width and height of a sparkline, in its own units.
const SPARK: [f64; 2] = [96.0, 24.0];

/// The values over time as dots, with the target as a bar at its deadline; nothing joins them. The target's page says the same
/// in words, a row for each value.
fn sparkline(spark: &Spark) -> AnyView {
    let place = |[x, y]: [f64; 2]| (4.0 + x * (SPARK[0] - 8.0), SPARK[1] - 4.0 - y * (SPARK[1] - 8.0));
    let dots: Vec<AnyView> = spark
        .points
        .iter()
        .map(|point| {
            let (x, y) = place(*point);
            view! { <circle class="spark-dot" cx=format!("{x:.1}") cy=format!("{y:.1}") r="2.5" /> }
                .into_any()
        })
        .collect();
    let (x, y) = place(spark.target);
    let bar = format!("M{:.1} {y:.1}H{:.1}", x - 4.0, x + 4.0);
    view! {
        <svg
            class="sparkline"
            viewBox=format!("0 0 {} {}", SPARK[0], SPARK[1])
            aria-hidden="true"
            focusable="false"
        >
            <path class="spark-ground" d=format!("M0 {:.1}H{}", SPARK[1] - 1.0, SPARK[0]) />
            <path class="spark-target" d=bar />
            {dots}
        </svg>
    }
    .into_any()
}

/// Each target in one line: state, name, what is asked for and by when.
pub fn target_list(lines: &[TargetLine], lang: Lang) -> AnyView {
    let rows: Vec<AnyView> = lines.iter().map(|line| target_line(line, None, lang)).collect();
    view! { <ul class="target-lines">{rows}</ul> }.into_any()
}

/// A target in one line; `role` says what a department has to do with it.
pub fn target_line(line: &TargetLine, role: Option<&'static str>, lang: Lang) -> AnyView {
    let role = role.map(|role| view! { <span class="role">{role}</span> });
    view! {
        <li class=format!("target-line district-{}", line.district)>
            <span class="target-line-name">
                <StateMark state=line.state />
                {role}
                {link("", to(line.id.clone()), line.name.clone())}
            </span>
            <strong class="target-line-asked" lang=foreign(&line.asked, lang)>
                {line.asked.clone()}
            </strong>
            <span class="target-line-due">{deadline(line, lang)}</span>
            <span class=format!(
                "target-line-state state-{}",
                line.state.slug(),
            )>{names::state(line.state, lang)}</span>
        </li>
    }
    .into_any()
}
