//! `docs`: writes `docs/parameters.md`, the table of the address's parameters, from the code that reads them.

use std::fs;

use anyhow::{Context, Result};
use plan_method::address::{
    Address, Drawing, Lens, MAX_CHOICES, MAX_PINS, MAX_TEXT, Metric, Page, Parameter, TextSize, ThemeChoice,
    aliases,
};
use plan_method::four_questions::Question;
use plan_method::progress::State;
use plan_method::query::{Facet, Observed, Query, Sort};
use plan_model::lang::Lang;
use plan_model::observation::Grade;
use plan_model::plan::{Domain, Force, Measure, Tier};
use plan_present::present;

use crate::project::Project;

/// Where the tables are written.
const PATH: &str = "docs/parameters.md";

/// Writes `docs/parameters.md`.
///
/// # Errors
///
/// If the file can't be written.
pub fn run(project: &Project) -> Result<()> {
    fs::write(project.path(PATH), text()).with_context(|| format!("{PATH} can't be written"))?;
    println!("{PATH} is written");
    Ok(())
}

/// The tables as Markdown.
fn text() -> String {
    let mut text = String::from(HEAD);
    text.push_str("| Parameter | Meaning | Values | Default |\n| --- | --- | --- | --- |\n");
    for parameter in Parameter::ALL {
        let Description { meaning, values, default } = describe(parameter);
        text.push_str(&format!("| `{}` | {meaning} | {values} | {default} |\n", parameter.slug()));
    }
    text.push_str(&format!(
        "\n## Filters\n\nUp to {MAX_CHOICES} values each, joined by commas: within a filter any of them fits (of `answers` all must), between filters all \
         must. An id is that of a record in `data/`.\n\n| Parameter | Chooses by | Values | Default |\n| --- | --- | --- | --- |\n"
    ));
    for facet in Facet::ALL {
        let name = present::facet_name(facet, Lang::En).to_lowercase();
        let default = match facet {
            Facet::Tier => code(Tier::Commitment.slug()),
            Facet::State => format!("everything but {}", code(State::NotIssued.slug())),
            _ => "everything".to_owned(),
        };
        text.push_str(&format!("| `{}` | {name} | {} | {default} |\n", facet.slug(), choices(facet)));
    }
    text.push_str("\n## Pages\n\n| `page=` | `id` |\n| --- | --- |\n");
    for row in Page::ROWS {
        text.push_str(&format!("| `{}` | {} |\n", row.slug, takes_id(row.slug)));
    }
    text.push_str(
        "\n## Old spellings\n\nStill read, and never written: links in printed reports live long.\n\n",
    );
    text.push_str("| Old | Current |\n| --- | --- |\n");
    for (old, current) in aliases::NAMES {
        text.push_str(&format!("| `{old}` | `{current}` |\n"));
    }
    for (name, old, current) in aliases::VALUES {
        text.push_str(&format!("| `{name}={old}` | `{name}={current}` |\n"));
    }
    text.push_str(FOOT);
    text
}

const HEAD: &str = "# Parameters of the address

Written by `cargo xtask docs` from `crates/plan-method/src/address/`; don't edit by hand.

What a reader would share is in the query string. What can't be read is ignored and named in a notice; of two equal
parameters the first counts. Defaults aren't written.

";

const FOOT: &str = "
## Other frames

A view in somebody else's page is `embed.html`; its parameters are in [embed.md](embed.md). A panel in a hall has
`mode=kiosk`; its settings are in [kiosk.md](kiosk.md).
";

/// What the table says of a parameter.
struct Description {
    meaning: &'static str,
    values: String,
    default: String,
}

fn describe(parameter: Parameter) -> Description {
    let none = String::new;
    let id = || "an id".to_owned();
    let (meaning, values, default) = match parameter {
        Parameter::Page => ("page", "see [pages](#pages)".to_owned(), code(Address::default().page.slug())),
        Parameter::Id => ("record that the page is of", id(), none()),
        Parameter::Target => ("short for `page=target&id=…`, and the way it is written", id(), none()),
        Parameter::Words => (
            "words that must all occur; on `text`, words that are marked",
            format!("up to {MAX_TEXT} characters"),
            none(),
        ),
        Parameter::Sort => {
            ("order of a list", codes(Sort::ALL.map(Sort::slug)), code(Sort::default().slug()))
        }
        Parameter::Group => {
            ("what a list is grouped by", codes(Facet::GROUPS.map(Facet::slug)), "one list".to_owned())
        }
        Parameter::Source => ("record whose source drawer is open", id(), "closed".to_owned()),
        Parameter::Pin => ("pinned targets", format!("up to {MAX_PINS} ids, joined by commas"), none()),
        Parameter::Metric => (
            "what the map shows; the overview takes all but the first three for the default",
            codes(Metric::ALL.map(Metric::slug)),
            code(Metric::default().slug()),
        ),
        Parameter::Of => (
            "what the metric is of: a state, a domain or, for `target` and `value`, an indicator",
            id(),
            "the first that is offered".to_owned(),
        ),
        Parameter::Map => (
            "how the map's page draws the map",
            codes(Drawing::ALL.map(Drawing::slug)),
            "by the width of the screen".to_owned(),
        ),
        Parameter::Place => ("place that is chosen on the map", id(), none()),
        Parameter::Lens => (
            "what the tiles of the overview say",
            codes(Lens::ALL.map(Lens::slug)),
            code(Lens::default().slug()),
        ),
        Parameter::AsOf => (
            "day on which everything is judged",
            "`YYYY-MM-DD`, from 2000 to 2100".to_owned(),
            "today".to_owned(),
        ),
        Parameter::Lang => {
            ("language", codes([Lang::Zh, Lang::En].map(Lang::slug)), code(Lang::default().slug()))
        }
        Parameter::Theme => {
            ("colours", codes(ThemeChoice::ALL.map(ThemeChoice::slug)), code(ThemeChoice::default().slug()))
        }
        Parameter::Size => (
            "长辈版: size of body text in pixels; `xl` is 20",
            codes(TextSize::ALL.map(TextSize::slug)),
            code(TextSize::default().slug()),
        ),
        Parameter::Charts => ("tables in place of charts", code("off"), "charts".to_owned()),
        Parameter::Keys => (
            "the `/` key does nothing, for readers who speak to their computer",
            code("off"),
            "it opens the search".to_owned(),
        ),
        Parameter::Version => ("version of the spelling; read, and not written", code("1"), code("1")),
    };
    Description { meaning, values, default }
}

/// What a filter reads, by trying every kind of value on it.
fn choices(facet: Facet) -> String {
    let reads = |slug: &str| Query::default().only(facet, slug).chosen(facet) == [slug];
    if reads("an-id-of-some-record") {
        return "ids".to_owned();
    }
    if reads("2025") {
        return "years".to_owned();
    }
    let words = [
        Domain::ALL.map(Domain::slug).as_slice(),
        &State::ALL.map(State::slug),
        &Measure::ALL.map(Measure::slug),
        &Force::ALL.map(Force::slug),
        &Tier::ALL.map(Tier::slug),
        &Grade::ALL.map(Grade::slug),
        &Observed::ALL.map(Observed::slug),
        &Question::ALL.map(Question::slug),
    ]
    .concat();
    let read: Vec<&str> = words
        .into_iter()
        .filter(|slug| reads(slug) || (facet == Facet::Tier && *slug == Tier::Commitment.slug()))
        .collect();
    let mut several = Query::default();
    for slug in &read {
        several.toggle(facet, slug);
    }
    if several.chosen(facet).len() > 1 { codes(read) } else { format!("one of {}", codes(read)) }
}

/// Whether a page takes an id, by reading its address with one and without.
fn takes_id(slug: &str) -> &'static str {
    let reads = |query: String| Address::read(&query).1.is_empty();
    match (reads(format!("page={slug}")), reads(format!("page={slug}&id=a"))) {
        (true, false) => "",
        (false, true) => "always",
        (true, true) => "with or without",
        (false, false) => "never read",
    }
}

fn code(slug: &str) -> String {
    format!("`{slug}`")
}

fn codes<'a>(slugs: impl IntoIterator<Item = &'a str>) -> String {
    slugs.into_iter().map(code).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_present::kiosk::{Scene, Settings};

    #[test]
    fn the_file_is_what_the_code_says() {
        let project = Project::find().expect("the project");
        let file = project.text(PATH).expect("the file");
        assert_eq!(file, text(), "type: cargo xtask docs");
    }

    #[test]
    fn every_parameter_has_a_name_of_its_own_and_every_filter_its_values() {
        let mut slugs = Parameter::ALL.map(Parameter::slug).to_vec();
        slugs.extend(Facet::ALL.map(Facet::slug));
        let all = slugs.len();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), all);
        for facet in Facet::ALL {
            assert!(
                !choices(facet).is_empty(),
                "{facet:?}: its values are missing among those that are tried"
            );
        }
        assert_eq!([choices(Facet::District), choices(Facet::Due)], ["ids", "years"]);
        assert_eq!(choices(Facet::Observed), "one of `yes`, `no`");
        assert_eq!(choices(Facet::Tier), "`commitment`, `scope`, `premise`");
    }

    #[test]
    fn the_operators_tables_are_what_the_kiosk_reads() {
        // Taken apart, so that a new setting doesn't compile until it is named here.
        let Settings {
            scenes: _,
            dwell: _,
            dwell_reading: _,
            languages: _,
            districts: _,
            home: _,
            idle: _,
            idle_reading: _,
            warning: _,
            title: _,
            base: _,
            theme: _,
            size: _,
            code: _,
            dim: _,
        } = Settings::default();
        let names = [
            "scenes",
            "dwell",
            "dwell-reading",
            "languages",
            "districts",
            "home",
            "idle",
            "idle-reading",
            "warning",
            "title",
            "base",
            "theme",
            "size",
            "code",
            "dim",
        ];
        let known =
            |name: &str| Settings::read(None, &format!("{name}=")).1.iter().all(|part| !part.unknown_name);
        assert!(names.iter().all(|name| known(name)) && !known("colour"));
        let text = Project::find().expect("the project").text("docs/kiosk.md").expect("the operators' page");
        for head in ["| 名称 |", "| Name |"] {
            let table = text.split(head).nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a table");
            let rows: Vec<&str> = table.lines().skip(2).filter_map(|row| row.split('`').nth(1)).collect();
            assert_eq!(rows, names, "{head}");
        }
        for begin in ["\n场景：", "\nScenes: "] {
            let line = text.split(begin).nth(1).and_then(|rest| rest.lines().next()).expect("a line");
            let (line, former) = line.split_once(['。', '.']).expect("a sentence");
            assert!(!former.is_empty());
            let named: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
            let scenes: Vec<&str> = named.into_iter().filter(|name| !name.contains(':')).collect();
            assert_eq!(scenes, Scene::ALL.map(Scene::slug), "{begin}");
        }
    }

    #[test]
    fn a_page_says_whether_it_takes_an_id() {
        let said = ["targets", "target", "brief", "nowhere"].map(takes_id);
        assert_eq!(said, ["", "always", "with or without", "never read"]);
        assert!(Page::ROWS.iter().all(|row| takes_id(row.slug) != "never read"));
    }
}
