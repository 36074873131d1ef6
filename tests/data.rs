//! The shipped data: what it holds, what it says about broken copies of itself, and how a sixth plan joins it.

#[path = "data/bad_input.rs"]
mod bad_input;
#[path = "data/city_map.rs"]
mod city_map;
#[path = "data/damage.rs"]
mod damage;
#[path = "data/embed_contract.rs"]
mod embed_contract;
#[path = "data/figures.rs"]
mod figures;
#[path = "data/guards.rs"]
mod guards;
#[path = "data/kiosk.rs"]
mod kiosk;
#[path = "data/scan.rs"]
mod scan;
#[path = "data/search.rs"]
mod search;
#[path = "data/shipped.rs"]
mod shipped;
#[path = "data/sixth_plan.rs"]
mod sixth_plan;
#[path = "data/spans.rs"]
mod spans;

use plan_model::check;
use plan_model::check::Files;
use plan_model::dataset::Release;
use plan_model::load::{self, Loaded};
use plan_model::plan::Plan;
use plan_model::rebuild;
use plan_model::wire::{self, Cause, Refusal};
use plan_present::kiosk as kiosk_rules;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

/// The five plans, in the order of their outlines in `data/README.md`.
const PLANS: [&str; 5] = ["yangpu", "changning", "jinshan", "fengxian", "xuhui"];

/// The shipped folder, read once.
static SHIPPED: LazyLock<Files> = LazyLock::new(|| read("data"));

/// Every file below a folder of the project.
fn read(folder: &str) -> Files {
    fn collect(folder: &Path, prefix: &str, files: &mut Files) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = format!("{prefix}{}", path.file_name().expect("a name").to_string_lossy());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), files);
            } else {
                files.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    let mut files = Files::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "", &mut files);
    files
}

/// A plan of the shipped folder.
fn plan(id: &str) -> Plan {
    wire::parse(&SHIPPED[&format!("plans/{id}.json")]).expect("a shipped plan")
}

/// A plan's text, by character.
fn text(id: &str) -> Vec<char> {
    String::from_utf8(SHIPPED[&format!("sources/{id}.txt")].clone()).expect("UTF-8").chars().collect()
}

/// The words at a half-open range of characters.
fn words(text: &[char], start: u32, end: u32) -> String {
    text[start as usize..end as usize].iter().collect()
}

/// Changes a JSON file in memory.
fn edit(files: &mut Files, path: &str, change: impl FnOnce(&mut Value)) {
    let bytes = files.get_mut(path).expect("a file");
    let mut value: Value = serde_json::from_slice(bytes).expect("JSON");
    change(&mut value);
    *bytes = rebuild::json(&value).expect("JSON");
}

/// The record with this id, wherever in the file it stands.
fn record<'a>(file: &'a mut Value, id: &str) -> &'a mut Value {
    file.as_object_mut()
        .expect("an object")
        .values_mut()
        .filter_map(Value::as_array_mut)
        .flatten()
        .find(|row| row["id"] == id)
        .expect("a record of this id")
}

/// Lists the files as they are now, as `cargo xtask data` does.
fn list_anew(files: &mut Files) {
    let manifest = wire::manifest(&files[wire::MANIFEST]).expect("a manifest");
    let release = Release { id: manifest.release, date: manifest.date };
    let manifest = rebuild::json(&rebuild::manifest(files, release)).expect("JSON");
    files.insert(wire::MANIFEST.to_owned(), manifest);
}

/// What the product makes of a folder.
fn assembled(files: &Files) -> Result<Loaded, Vec<Refusal>> {
    let manifest = wire::manifest(&files[wire::MANIFEST]).map_err(|refusal| vec![refusal])?;
    let fetched = |path: &str| match files.get(path) {
        Some(bytes) => (path.to_owned(), Ok(bytes.clone())),
        None => (path.to_owned(), Err(Cause::Missing)),
    };
    load::assemble(&manifest, &manifest.first_view().chain([wire::PLACES]).map(fetched).collect())
}

/// The ids of the plans that the product would show.
fn shown(loaded: &Loaded) -> Vec<&str> {
    let mut ids: Vec<&str> = loaded.dataset.plans().iter().map(|plan| plan.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

/// Everything wrong with a data folder, the kiosk's settings included.
fn folder(files: &Files) -> Vec<check::Issue> {
    check::folder(files).into_iter().chain(kiosk_rules::check_file(files)).collect()
}

/// Every breach, one a line, as `cargo xtask check` prints them.
fn breaches(files: &Files) -> Vec<String> {
    folder(files).iter().map(ToString::to_string).collect()
}
