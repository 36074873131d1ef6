//! The shipped bytes with one thing broken: what is said, beside what else, and what still shows.

use crate::{PLANS, SHIPPED, assembled, edit, list_anew, record, shown};
use plan_model::check::{Files, Issue, ReportGap, Rule};
use plan_model::wire::{self, Cause};
use serde_json::{Value, json};

/// One thing broken: its name, what breaks it, and every breach that follows.
struct Case {
    name: &'static str,
    spoil: fn(&mut Files),
    expected: Vec<Issue>,
}

fn issue(file: &str, id: &str, rule: Rule) -> Issue {
    Issue { file: file.to_owned(), id: id.to_owned(), rule }
}

fn stale(file: &str) -> Issue {
    issue(file, "", Rule::ManifestStale)
}

fn unknown(field: &'static str, found: &str) -> Rule {
    Rule::UnknownReference { field, found: found.to_owned() }
}

/// Changes one record of a shipped file.
fn change(files: &mut Files, path: &str, id: &str, change: impl FnOnce(&mut Value)) {
    edit(files, path, |file| change(record(file, id)));
}

/// Mistakes in plans. Here and in [`in_other_files`] no two touch the same record, so that all can be made at once.
fn in_plans() -> Vec<Case> {
    let (yangpu, changning, xuhui) = ("plans/yangpu.json", "plans/changning.json", "plans/xuhui.json");
    vec![
        Case {
            name: "a wrong span",
            spoil: |files| {
                change(files, "plans/changning.json", "changning-target-fixed-broadband-speed", |row| {
                    row["span"] = json!([1537, 1554]);
                });
            },
            expected: vec![
                issue(
                    changning,
                    "changning-target-fixed-broadband-speed",
                    Rule::SpanMismatch { found: "固定宽带平均接入带宽超400Mbp".to_owned() },
                ),
                stale(changning),
            ],
        },
        Case {
            name: "a completed list without the list",
            spoil: |files| {
                change(
                    files,
                    "plans/changning.json",
                    "changning-target-elderly-adaptation-households",
                    |row| {
                        row["report"]["sources"][0]["grade"] = json!("press");
                    },
                );
            },
            expected: vec![
                issue(
                    changning,
                    "changning-target-elderly-adaptation-households",
                    Rule::ReportLacks(ReportGap::List),
                ),
                stale(changning),
            ],
        },
        Case {
            name: "a report without a named publisher",
            spoil: |files| {
                change(
                    files,
                    "plans/changning.json",
                    "changning-target-smart-water-meter-households",
                    |row| {
                        row["report"]["sources"][1]["publisher"] = json!(" ");
                    },
                );
            },
            expected: vec![
                issue(
                    changning,
                    "changning-target-smart-water-meter-households",
                    Rule::ReportLacks(ReportGap::Publisher),
                ),
                stale(changning),
            ],
        },
        Case {
            name: "a measure that ended after the deadline",
            spoil: |files| {
                change(files, "plans/jinshan.json", "jinshan-target-epidemic-devices-public-places", |row| {
                    row["report"]["since"] = json!("2025-01-01");
                });
            },
            expected: vec![
                issue(
                    "plans/jinshan.json",
                    "jinshan-target-epidemic-devices-public-places",
                    Rule::ReportLacks(ReportGap::End),
                ),
                stale("plans/jinshan.json"),
            ],
        },
        Case {
            name: "column heads that the text hasn't",
            spoil: |files| {
                change(files, "plans/xuhui.json", "xuhui-section-2-3-table", |row| {
                    row["columns"] = json!(["指标名称", "序号"]);
                });
            },
            expected: vec![
                issue(xuhui, "xuhui-section-2-3-table", Rule::NotInText("指标名称、序号".to_owned())),
                stale(xuhui),
            ],
        },
        Case {
            name: "a goal in words by a year outside the plan's period",
            spoil: |files| {
                change(files, "plans/fengxian.json", "fengxian-note-goal-in-words", |row| {
                    row["year"] = json!(2030);
                });
            },
            expected: vec![
                issue("plans/fengxian.json", "fengxian-note-goal-in-words", Rule::GoalYear),
                stale("plans/fengxian.json"),
            ],
        },
        Case {
            name: "a span outside the text",
            spoil: |files| {
                change(files, "plans/xuhui.json", "xuhui-section-6-5", |row| {
                    row["span"] = json!([90_000, 90_009])
                });
            },
            expected: vec![
                issue(xuhui, "xuhui-section-6-5", Rule::SpanOutside([90_000, 90_009])),
                stale(xuhui),
            ],
        },
        Case {
            name: "an unknown unit",
            spoil: |files| {
                change(files, "plans/changning.json", "changning-target-software-revenue", |row| {
                    row["unit"] = "亿美元".into();
                });
            },
            expected: vec![
                issue(changning, "changning-target-software-revenue", Rule::UnknownUnit("亿美元".to_owned())),
                stale(changning),
            ],
        },
        Case {
            name: "an unknown department",
            spoil: |files| {
                change(files, "plans/yangpu.json", "yangpu-task-1-2", |row| {
                    row["lead"][0] = "yangpu-unit-nobody".into();
                });
            },
            expected: vec![
                issue(yangpu, "yangpu-task-1-2", unknown("lead/support", "yangpu-unit-nobody")),
                stale(yangpu),
            ],
        },
        Case {
            name: "a department of another district",
            spoil: |files| {
                change(files, "plans/yangpu.json", "yangpu-task-1-3", |row| {
                    row["support"] = json!(["changning-unit-data-bureau"]);
                });
            },
            expected: vec![
                issue(yangpu, "yangpu-task-1-3", unknown("lead/support", "changning-unit-data-bureau")),
                stale(yangpu),
            ],
        },
        Case {
            name: "a place of another district",
            spoil: |files| {
                change(files, "plans/yangpu.json", "yangpu-task-5-1", |row| {
                    row["places"].as_array_mut().expect("places").push("xuhui-place-west-bund".into());
                });
            },
            expected: vec![
                issue(yangpu, "yangpu-task-5-1", unknown("places", "xuhui-place-west-bund")),
                stale(yangpu),
            ],
        },
        Case {
            name: "a number that isn't in its clause",
            spoil: |files| {
                change(files, "plans/xuhui.json", "xuhui-target-table-5g-base-stations", |row| {
                    row["value"] = 1700.into();
                    row["value_text"] = "1700".into();
                });
            },
            expected: vec![
                issue(
                    xuhui,
                    "xuhui-target-table-5g-base-stations",
                    Rule::NumberNotInClause("1700".to_owned()),
                ),
                stale(xuhui),
            ],
        },
        Case {
            name: "a value that isn't the number as written",
            spoil: |files| {
                change(files, "plans/xuhui.json", "xuhui-target-table-one-matter", |row| {
                    row["value"] = 5.into()
                });
            },
            expected: vec![
                issue(
                    xuhui,
                    "xuhui-target-table-one-matter",
                    Rule::ValueDisagrees { value: 5.0, written: "50".to_owned() },
                ),
                stale(xuhui),
            ],
        },
        Case {
            name: "a deadline outside the calendar",
            spoil: |files| {
                change(files, "plans/xuhui.json", "xuhui-target-table-ai-industry-output", |row| {
                    row["deadline"]["date"] = "2025-13-01".into();
                });
            },
            expected: vec![
                issue(
                    xuhui,
                    "xuhui-target-table-ai-industry-output",
                    Rule::OutsideCalendar("2025-13-01".to_owned()),
                ),
                // The day that stands in is outside the period too.
                issue(
                    xuhui,
                    "xuhui-target-table-ai-industry-output",
                    Rule::OutsidePeriod("2000-01-01".to_owned()),
                ),
                stale(xuhui),
            ],
        },
        Case {
            name: "a duplicate id",
            spoil: |files| {
                edit(files, "plans/yangpu.json", |plan| {
                    let first = plan["notes"][0].clone();
                    plan["notes"].as_array_mut().expect("notes").push(first);
                });
            },
            expected: vec![issue(yangpu, "yangpu-note-title-space", Rule::DuplicateId), stale(yangpu)],
        },
        Case {
            name: "a conflict that one side forgets",
            spoil: |files| {
                change(files, "plans/xuhui.json", "xuhui-target-demonstration-hospitals", |row| {
                    row["conflicts"] = json!([]);
                });
            },
            expected: vec![
                issue(
                    xuhui,
                    "xuhui-target-table-demonstration-hospitals",
                    Rule::OneSidedConflict("xuhui-target-demonstration-hospitals".to_owned()),
                ),
                stale(xuhui),
            ],
        },
        Case {
            name: "a target without a criterion",
            spoil: |files| {
                change(files, "plans/changning.json", "changning-target-silicon-alley-spaces", |row| {
                    row["criterion"]["en"] = " ".into();
                });
            },
            expected: vec![
                issue(changning, "changning-target-silicon-alley-spaces", Rule::NoCriterion),
                stale(changning),
            ],
        },
    ]
}

/// Mistakes in what plans lean on, and in whole files.
fn in_other_files() -> Vec<Case> {
    vec![
        Case {
            name: "an observation that points at nothing",
            spoil: |files| {
                change(files, wire::OBSERVATIONS, "obs-xh-001", |row| {
                    row["targets"] = json!(["xuhui-target-nothing"])
                });
            },
            expected: vec![
                issue(wire::OBSERVATIONS, "obs-xh-001", unknown("targets", "xuhui-target-nothing")),
                stale(wire::OBSERVATIONS),
            ],
        },
        Case {
            name: "an observation of no plan",
            spoil: |files| {
                change(files, wire::OBSERVATIONS, "obs-xh-008", |row| {
                    row["plan"] = "atlantis".into();
                    row["targets"] = json!([]);
                    row["match"] = "related".into();
                });
            },
            expected: vec![
                issue(wire::OBSERVATIONS, "obs-xh-008", unknown("plan", "atlantis")),
                stale(wire::OBSERVATIONS),
            ],
        },
        Case {
            name: "half-width punctuation in a criterion and a note of ours",
            spoil: |files| {
                change(files, "plans/changning.json", "changning-target-frontier-ai-firms", |row| {
                    row["criterion"]["zh"] = "引进3家企业,不限行业。".into();
                });
                change(files, wire::OBSERVATIONS, "obs-cn-007", |row| row["note_zh"] = "另有(一处)".into());
            },
            expected: vec![
                issue(
                    "plans/changning.json",
                    "changning-target-frontier-ai-firms",
                    Rule::HalfWidth("引进3家企业,不限行业。".to_owned()),
                ),
                issue(wire::OBSERVATIONS, "obs-cn-007", Rule::HalfWidth("另有(一处)".to_owned())),
                stale("plans/changning.json"),
                stale(wire::OBSERVATIONS),
            ],
        },
        Case {
            name: "a close observation that answers nothing",
            spoil: |files| {
                change(files, wire::OBSERVATIONS, "obs-cn-005", |row| row["answers"] = Value::Null);
            },
            expected: vec![
                issue(wire::OBSERVATIONS, "obs-cn-005", Rule::AnswersNothing),
                stale(wire::OBSERVATIONS),
            ],
        },
        Case {
            name: "an observation that answers words of no plan",
            spoil: |files| {
                change(files, wire::OBSERVATIONS, "obs-cn-017", |row| row["answers"] = "建成灯塔".into());
            },
            expected: vec![
                issue(wire::OBSERVATIONS, "obs-cn-017", Rule::NotInText("建成灯塔".to_owned())),
                stale(wire::OBSERVATIONS),
            ],
        },
        Case {
            name: "an observation dated after its publication",
            spoil: |files| {
                change(files, wire::OBSERVATIONS, "obs-yp-012", |row| {
                    row["as_of"]["date"] = "2025-12-31".into();
                });
            },
            expected: vec![
                issue(wire::OBSERVATIONS, "obs-yp-012", Rule::AfterPublication("2025-12-31".to_owned())),
                stale(wire::OBSERVATIONS),
            ],
        },
        Case {
            name: "a place that the plan doesn't name, and one without a spelling",
            spoil: |files| {
                change(files, wire::PLACES, "xuhui-place-nuclear-engineering-institute", |row| {
                    row["spellings"] = json!(["上海核工程研究设计院", "灯塔"]);
                });
                change(files, wire::PLACES, "xuhui-place-beiyang-ai-town", |row| {
                    row["spellings"] = json!([])
                });
            },
            expected: vec![
                issue(
                    wire::PLACES,
                    "xuhui-place-nuclear-engineering-institute",
                    Rule::PlaceNotNamed("灯塔".to_owned()),
                ),
                issue(
                    wire::PLACES,
                    "xuhui-place-beiyang-ai-town",
                    Rule::PlaceNotNamed("北杨人工智能小镇".to_owned()),
                ),
                stale(wire::PLACES),
            ],
        },
        Case {
            name: "a task that doesn't link the places its text names",
            spoil: |files| {
                change(files, "plans/changning.json", "changning-task-13", |row| {
                    row["places"] =
                        json!(["changning-place-ikea-livat-parking", "changning-place-silicon-alley"]);
                });
            },
            expected: vec![
                issue(
                    "plans/changning.json",
                    "changning-task-13",
                    Rule::PlaceLinks {
                        missing: vec!["changning-place-haisu-culture-plaza".to_owned()],
                        extra: vec!["changning-place-silicon-alley".to_owned()],
                    },
                ),
                stale("plans/changning.json"),
            ],
        },
        Case {
            name: "a place outside its district",
            spoil: |files| {
                change(files, wire::PLACES, "yangpu-place-kic", |row| row["lon"] = 121.2.into());
            },
            expected: vec![issue(wire::PLACES, "yangpu-place-kic", Rule::PlaceOutside), stale(wire::PLACES)],
        },
        Case {
            name: "a synonym that is there twice, and one alone",
            spoil: |files| {
                change(files, "synonyms.json", "parking", |row| row["words"] = json!(["停车"]));
                change(files, "synonyms.json", "output", |row| row["words"][0] = "ＡＩ".into());
            },
            expected: vec![
                issue(wire::SYNONYMS, "parking", Rule::LoneSynonym),
                issue(wire::SYNONYMS, "output", Rule::RepeatedSynonym("ＡＩ".to_owned())),
                stale(wire::SYNONYMS),
            ],
        },
        Case {
            name: "a matter that names a topic and an indicator that aren't there, under another's id",
            spoil: |files| {
                edit(files, wire::TOPICS, |file| {
                    file["matters"][0]["topics"][0] = "medicine".into();
                    file["matters"][0]["indicators"][0] = "hospitals".into();
                    file["matters"][0]["id"] = file["matters"][1]["id"].clone();
                });
            },
            expected: vec![
                issue(wire::TOPICS, "school", Rule::DuplicateId),
                issue(wire::TOPICS, "school", unknown("topics", "medicine")),
                issue(wire::TOPICS, "school", unknown("indicator", "hospitals")),
                stale(wire::TOPICS),
            ],
        },
        Case {
            name: "a release of which the list of changes says nothing",
            spoil: |files| change(files, wire::CHANGES, "2026.11.3", |row| row["date"] = "2026-11-01".into()),
            expected: vec![
                issue(wire::CHANGES, "2026.11.3", Rule::UnlistedRelease("2026.11.3".to_owned())),
                stale(wire::CHANGES),
            ],
        },
        Case {
            name: "a release with a value that isn't there, and with one that came before",
            spoil: |files| {
                change(files, wire::CHANGES, "2026.11.3", |row| {
                    row["observations"] = serde_json::json!(["obs-yp-023", "obs-xx-001"]);
                });
            },
            expected: vec![
                issue(wire::CHANGES, "2026.11.3", unknown("releases.observations", "obs-xx-001")),
                issue(wire::CHANGES, "2026.11.2", Rule::DuplicateId),
                stale(wire::CHANGES),
            ],
        },
        Case {
            name: "settings of the kiosk that mean nothing, and a district that isn't there",
            spoil: |files| {
                edit(files, wire::KIOSK, |file| {
                    file["settings"]["idle"] = "5".into();
                    file["settings"]["home"] = "atlantis".into();
                });
            },
            expected: vec![
                issue(wire::KIOSK, "idle", Rule::Unreadable("`5`; see docs/kiosk.md".to_owned())),
                issue(wire::KIOSK, "districts", Rule::Unreadable("`atlantis`; see docs/kiosk.md".to_owned())),
                stale(wire::KIOSK),
            ],
        },
        Case {
            name: "a district that claims a plan",
            spoil: |files| change(files, wire::DISTRICTS, "putuo", |row| row["covered"] = true.into()),
            expected: vec![
                issue(wire::DISTRICTS, "putuo", Rule::CoveredDisagrees { covered: false }),
                stale(wire::DISTRICTS),
            ],
        },
        Case {
            name: "a boundary file without one of the districts",
            spoil: |files| {
                edit(files, "geo/districts_official.geojson", |file| {
                    let features = file["features"].as_array_mut().expect("features");
                    features
                        .retain(|feature| !["310101", "310151"].iter().any(|code| *code == adcode(feature)));
                });
            },
            expected: vec![
                boundary("geo/districts_official.geojson", "district 310101 has no shape"),
                boundary("geo/districts_official.geojson", "district 310151 has no shape"),
                stale("geo/districts_official.geojson"),
            ],
        },
        Case {
            name: "a boundary file with the outline of another city",
            spoil: |files| {
                edit(files, "geo/districts_official.geojson", |file| {
                    feature(file, "310107")["properties"]["adcode"] = 320505.into();
                });
            },
            expected: vec![
                boundary("geo/districts_official.geojson", "district 310107 has no shape"),
                boundary("geo/districts_official.geojson", "shape 320505 is of no district of the city"),
                stale("geo/districts_official.geojson"),
            ],
        },
        Case {
            name: "an outline that crosses itself",
            spoil: |files| {
                edit(files, "geo/districts_official.geojson", |file| {
                    ring(feature(file, "310120")).swap(3, 20);
                });
            },
            expected: vec![
                boundary("geo/districts_official.geojson", "the outline of district 310120 crosses itself"),
                stale("geo/districts_official.geojson"),
            ],
        },
        Case {
            name: "a boundary file in the datum of web maps",
            spoil: |files| {
                edit(files, "geo/districts_official.geojson", |file| {
                    for feature in file["features"].as_array_mut().expect("features") {
                        for point in ring(feature) {
                            point[0] = (point[0].as_f64().expect("degrees") + 0.0045).into();
                            point[1] = (point[1].as_f64().expect("degrees") - 0.0020).into();
                        }
                    }
                });
            },
            expected: vec![
                boundary(
                    "geo/districts_official.geojson",
                    "the outlines lie 483 m from where the city is: another datum than WGS84",
                ),
                stale("geo/districts_official.geojson"),
            ],
        },
        Case {
            name: "a file of a newer layout",
            spoil: |files| edit(files, wire::CONTEXT, |file| file["schema"] = 2.into()),
            expected: vec![issue(wire::CONTEXT, "", Rule::Newer(2)), stale(wire::CONTEXT)],
        },
        Case {
            name: "a file cut off in the middle",
            spoil: |files| {
                let half = files[wire::PINYIN].len() / 2;
                files.get_mut(wire::PINYIN).expect("a file").truncate(half);
            },
            expected: vec![issue(wire::PINYIN, "", Rule::Unreadable(String::new())), stale(wire::PINYIN)],
        },
        Case {
            name: "a missing file",
            spoil: |files| drop(files.remove("sources/fengxian.txt")),
            expected: vec![
                issue("sources/fengxian.txt", "", Rule::Unreadable("the file is missing".to_owned())),
                stale("sources/fengxian.txt"),
            ],
        },
        Case {
            name: "a numeral that nothing accounts for",
            spoil: |files| {
                edit(files, "plans/jinshan.json", |plan| plan["source"]["sha256"] = "0".into());
                files.get_mut("sources/jinshan.txt").expect("a text").extend("另建灯塔77座。\n".bytes());
            },
            expected: vec![
                issue("plans/jinshan.json", "jinshan", Rule::SourceChanged),
                issue(
                    "plans/jinshan.json",
                    "jinshan",
                    Rule::Unaccounted { numeral: "77".to_owned(), at: 0, around: String::new() },
                ),
                stale("plans/jinshan.json"),
                stale("sources/jinshan.txt"),
            ],
        },
    ]
}

fn adcode(feature: &Value) -> String {
    let code = &feature["properties"]["adcode"];
    code.as_str().map_or_else(|| code.to_string(), str::to_owned)
}

/// The feature of a district in a GeoJSON file.
fn feature<'a>(file: &'a mut Value, code: &str) -> &'a mut Value {
    let features = file["features"].as_array_mut().expect("features");
    features.iter_mut().find(|feature| adcode(feature) == code).expect("a feature")
}

/// The outer ring of a feature's first polygon.
fn ring(feature: &mut Value) -> &mut Vec<Value> {
    let geometry = &mut feature["geometry"];
    let first = match geometry["type"] == "MultiPolygon" {
        true => &mut geometry["coordinates"][0][0],
        false => &mut geometry["coordinates"][0],
    };
    first.as_array_mut().expect("a ring")
}

fn boundary(file: &str, message: &str) -> Issue {
    issue(file, "", Rule::Boundary(message.to_owned()))
}

/// Whether an issue is the expected one; a parser's words and the words around a numeral may be any.
fn is(found: &Issue, expected: &Issue) -> bool {
    let alike = match (&found.rule, &expected.rule) {
        (Rule::Unreadable(_), Rule::Unreadable(words)) if words.is_empty() => true,
        (Rule::Unaccounted { numeral, .. }, Rule::Unaccounted { numeral: wanted, .. }) => numeral == wanted,
        // By how much a file is off depends on what else was done to it.
        (Rule::Boundary(said), Rule::Boundary(wanted)) if wanted.contains("another datum") => {
            said.contains("another datum")
        }
        (found, expected) => found == expected,
    };
    alike && found.file == expected.file && found.id == expected.id
}

#[test]
fn each_mistake_in_a_plan_is_named_and_nothing_else() {
    check_each(in_plans());
}

#[test]
fn each_mistake_in_another_file_is_named_and_nothing_else() {
    check_each(in_other_files());
}

fn all() -> Vec<Case> {
    in_plans().into_iter().chain(in_other_files()).collect()
}

fn check_each(cases: Vec<Case>) {
    for case in cases {
        let mut files = SHIPPED.clone();
        (case.spoil)(&mut files);
        let issues = crate::folder(&files);
        for expected in &case.expected {
            assert!(
                issues.iter().any(|found| is(found, expected)),
                "{}: no {expected:?} in {issues:#?}",
                case.name
            );
        }
        let other: Vec<&Issue> =
            issues.iter().filter(|found| !case.expected.iter().any(|expected| is(found, expected))).collect();
        assert!(other.is_empty(), "{}: also {other:#?}", case.name);
    }
}

#[test]
fn all_mistakes_at_once_are_all_listed() {
    let mut files = SHIPPED.clone();
    let cases = all();
    cases.iter().for_each(|case| (case.spoil)(&mut files));
    let issues = crate::folder(&files);
    for case in &cases {
        for expected in &case.expected {
            assert!(issues.iter().any(|found| is(found, expected)), "{}: no {expected:?}", case.name);
        }
    }
}

#[test]
fn each_breach_says_where_and_what_to_do_in_both_languages() {
    use plan_model::lang::Lang;
    for case in all() {
        for issue in &case.expected {
            assert!(issue.to_string().contains(&issue.file), "{issue}");
            let (zh, en) = (issue.rule.explain(Lang::Zh), issue.rule.explain(Lang::En));
            assert!(zh.contains("。") && (zh.contains("请") || zh.contains("可以")), "no advice: {zh}");
            assert!(en.contains("; "), "no advice: {en}");
        }
    }
}

#[test]
fn a_newer_and_a_broken_manifest_are_told_apart() {
    let manifest = |change: fn(&mut Vec<u8>)| {
        let mut files = SHIPPED.clone();
        change(files.get_mut(wire::MANIFEST).expect("a manifest"));
        let issues = crate::folder(&files);
        assert_eq!(issues.len(), 1, "{issues:#?}");
        issues[0].rule.clone()
    };
    assert_eq!(manifest(|bytes| *bytes = br#"{"schema": 7}"#.to_vec()), Rule::Newer(7));
    assert!(matches!(manifest(|bytes| bytes.truncate(100)), Rule::Unreadable(_)));
}

/// The product's side: which file is refused, and what still shows.
fn refused(files: &Files) -> (Vec<(String, Cause)>, Vec<String>) {
    match assembled(files) {
        Ok(loaded) => {
            let plans = shown(&loaded).into_iter().map(str::to_owned).collect();
            (loaded.refused.into_iter().map(|refusal| (refusal.file, refusal.cause)).collect(), plans)
        }
        Err(refused) => {
            (refused.into_iter().map(|refusal| (refusal.file, refusal.cause)).collect(), Vec::new())
        }
    }
}

fn without(plan: &str) -> Vec<String> {
    let mut rest: Vec<String> = PLANS.iter().filter(|id| **id != plan).map(|id| (*id).to_owned()).collect();
    rest.sort();
    rest
}

/// Flips one bit in the middle of a file.
fn flipped(path: &str) -> Files {
    let mut files = SHIPPED.clone();
    let bytes = files.get_mut(path).expect("a file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    files
}

fn changed(path: &str) -> Cause {
    let size = SHIPPED[path].len() as u64;
    Cause::Changed { expected_bytes: size, found_bytes: size }
}

#[test]
fn a_flipped_byte_costs_one_plan_and_the_other_four_show() {
    for id in PLANS {
        let path = format!("plans/{id}.json");
        assert_eq!(refused(&flipped(&path)), (vec![(path.clone(), changed(&path))], without(id)));
    }
}

#[test]
fn a_flipped_byte_in_what_all_plans_lean_on_costs_everything() {
    for path in [wire::DISTRICTS, wire::INDICATORS, wire::DEPARTMENTS, wire::TOPICS] {
        assert_eq!(refused(&flipped(path)), (vec![(path.to_owned(), changed(path))], Vec::new()));
    }
}

#[test]
fn a_flipped_byte_in_the_values_or_places_costs_no_plan() {
    for path in [wire::OBSERVATIONS, wire::PLACES] {
        assert_eq!(refused(&flipped(path)), (vec![(path.to_owned(), changed(path))], without("none")));
    }
}

#[test]
fn a_missing_cut_off_or_newer_plan_is_refused_by_name() {
    let path = "plans/jinshan.json";
    let size = SHIPPED[path].len() as u64;
    let refusal = |spoil: fn(&mut Files)| {
        let mut files = SHIPPED.clone();
        spoil(&mut files);
        let (refused, shown) = refused(&files);
        assert_eq!(shown, without("jinshan"));
        assert_eq!(refused.len(), 1);
        assert_eq!(refused[0].0, path);
        refused[0].1.clone()
    };
    assert_eq!(refusal(|files| drop(files.remove("plans/jinshan.json"))), Cause::Missing);
    assert_eq!(
        refusal(|files| files.get_mut("plans/jinshan.json").expect("a plan").truncate(999)),
        Cause::Changed { expected_bytes: size, found_bytes: 999 }
    );
    assert_eq!(
        refusal(|files| edit(files, "plans/jinshan.json", |plan| plan["schema"] = 2.into())),
        Cause::Newer { found: 2 }
    );
    let malformed = refusal(|files| {
        edit(files, "plans/jinshan.json", |plan| plan["period"]["end"] = "2025-13-01".into());
        list_anew(files);
    });
    assert!(matches!(malformed, Cause::Malformed { line: 2.., .. }), "{malformed:?}");
}

#[test]
fn a_plan_that_breaks_rules_is_refused_with_all_of_them() {
    let mut files = SHIPPED.clone();
    let path = "plans/changning.json";
    change(&mut files, path, "changning-target-software-revenue", |row| row["unit"] = "亿美元".into());
    change(&mut files, path, "changning-task-1", |row| row["lead"] = json!(["changning-unit-nobody"]));
    change(&mut files, path, "changning-target-fixed-broadband-speed", |row| {
        row["value"] = 500.into();
        row["value_text"] = "500".into();
        row["indicator"] = "no-such-indicator".into();
    });
    list_anew(&mut files);
    let (refused, shown) = refused(&files);
    assert_eq!(shown, without("changning"));
    let [(file, Cause::Broken(issues))] = refused.as_slice() else { panic!("{refused:?}") };
    assert_eq!(file, path);
    let expected = [
        issue(path, "changning-task-1", unknown("lead/support", "changning-unit-nobody")),
        issue(path, "changning-target-fixed-broadband-speed", unknown("indicator", "no-such-indicator")),
        issue(path, "changning-target-fixed-broadband-speed", Rule::NumberNotInClause("500".to_owned())),
        issue(path, "changning-target-software-revenue", Rule::UnknownUnit("亿美元".to_owned())),
    ];
    assert_eq!(issues.as_slice(), expected);
}
