//! The embed contract as people read it says what the code does.

use plan_present::embed::{Embed, LIST_ROWS, VIEWS, WIDE};

/// Parameters that the contract keeps free for views to come; the code reads none of them.
const RESERVED: [&str; 1] = ["period"];

fn contract() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/embed.md")).expect("docs/embed.md")
}

#[test]
fn both_tables_of_views_are_those_of_the_code() {
    let text = contract();
    for (section, nothing) in [("\n## 中文", "无"), ("\n## English", "nothing")] {
        let section = text.split(section).nth(1).expect("a section").split("\n## ").next().expect("its text");
        for promise in VIEWS {
            let line = section.lines().find(|line| line.starts_with(&format!("| `{}` |", promise.slug)));
            let line = line.unwrap_or_else(|| panic!("no line for {}", promise.slug));
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let needs = promise.needs.map_or(nothing.to_owned(), |name| format!("`{name}`"));
            let sizes = [promise.min_width, promise.height, promise.wide_height].map(|n| n.to_string());
            assert_eq!(cells[3], needs, "{line}");
            assert_eq!(cells[4..7], sizes, "{line}");
        }
        for number in [WIDE, u32::try_from(LIST_ROWS).expect("a small number")] {
            assert!(section.contains(&format!(" {number} ")), "{number}");
        }
        for name in RESERVED {
            assert!(section.contains(&format!("`{name}`")), "{name}");
        }
    }
}

#[test]
fn its_parameters_are_read_and_no_others() {
    let text = contract();
    let english = text.split("\n## English").nth(1).expect("a section");
    let table =
        english.split("| Parameter |").nth(1).expect("a table").split("\n\n").next().expect("its end");
    let value = |name: &str| match name {
        "v" | "title" | "controls" => "1",
        "view" => "map",
        "target" | "district" | "department" | "indicator" => "a-b",
        "metric" => "observed",
        "asof" => "2026-11-22",
        "lang" => "en",
        "theme" => "dark",
        "size" => "large",
        "release" => "2026.11",
        "domain" => "economy",
        "state" => "missed",
        "due" => "2025",
        "tier" => "commitment",
        "answers" => "number,lead",
        "q" => "5G",
        "sort" => "deadline",
        other => panic!("{other} is in the contract, but in no test"),
    };
    let mut seen = 0;
    for row in table.lines().skip(2).filter_map(|line| line.split('|').nth(1)) {
        for name in row.split('`').skip(1).step_by(2) {
            let (_, unread) = Embed::read(&format!("{name}={}", value(name)));
            assert_eq!(unread, [], "{name}");
            seen += 1;
        }
    }
    assert!(seen >= 17, "{seen}");
    for name in RESERVED.into_iter().chain(["page", "id", "source", "width", "autoplay"]) {
        assert_eq!(Embed::read(&format!("{name}=a")).1.len(), 1, "{name}");
    }
}
