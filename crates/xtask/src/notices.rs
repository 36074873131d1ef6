//! What the shipped program is made of besides our own code, with the licences that must travel with it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{
    glyphs,
    project::{Project, output},
    shipped::BUNDLES_LICENCE,
};

/// The npm packages that end up in the site.
const SHIPPED_NPM: [&str; 4] = ["echarts", "fflate", "tslib", "zrender"];
/// Rights in the data, kept by hand beside it.
const DATA_NOTICE: &str = "data/NOTICE.md";

/// A crate that is compiled into the program.
struct LicensedCrate {
    name: String,
    licence: String,
    texts: Vec<String>,
}

/// Writes `THIRD-PARTY.md`.
///
/// # Errors
///
/// If the dependencies can't be listed.
pub fn run(project: &Project) -> Result<()> {
    fs::write(project.path("THIRD-PARTY.md"), text(project)?).context("THIRD-PARTY.md can't be written")?;
    println!("THIRD-PARTY.md is written");
    Ok(())
}

/// The notices as Markdown.
///
/// # Errors
///
/// If the dependencies can't be listed.
pub fn text(project: &Project) -> Result<String> {
    let mut cargo = project.command("cargo");
    cargo.args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--filter-platform",
        "wasm32-unknown-unknown",
    ]);
    let metadata: Value = serde_json::from_slice(&output(&mut cargo, "Type: cargo generate-lockfile")?)?;
    let parts = shipped(&metadata).into_iter().map(part).collect::<Vec<_>>();

    let mut text = String::from(
        "# Third-party notices\n\nWritten by `cargo xtask notices`; don't edit by hand.\n\n\
         The program that is shipped contains the following besides our own code.\n\n## Rust crates\n\n| Crate | Licence |\n| --- | --- |\n",
    );
    for part in &parts {
        text.push_str(&format!("| {} | {} |\n", part.name, part.licence));
    }
    text.push_str("\nThe Rust standard library is part of the program too (MIT or Apache-2.0).\n\n## Scripts\n\n| Package | Licence |\n| --- | --- |\n");
    for package in SHIPPED_NPM {
        let manifest: Value = serde_json::from_str(
            &project
                .text(&format!("tools/node_modules/{package}/package.json"))
                .context("Type: tools/setup build")?,
        )?;
        text.push_str(&format!(
            "| {package} {} | {} |\n",
            word(&manifest, "version"),
            word(&manifest, "license")
        ));
    }
    text.push_str(&format!(
        "\nTheir licences stand beside the bundle, in `{BUNDLES_LICENCE}`.\n\n## Data\n\n"
    ));
    text.push_str(&match project.text(DATA_NOTICE) {
        Ok(notice) => format!("{}\n", notice.trim()),
        Err(_) => "See the notes in `data/`.\n".to_owned(),
    });
    text.push_str(&fonts(project)?);
    text.push_str("\n## Licence texts\n");
    for (licence, crates) in by_text(&parts) {
        let names = crates.into_iter().collect::<Vec<_>>().join(", ");
        text.push_str(&format!("\n### {names}\n\n~~~text\n{licence}\n~~~\n"));
    }
    let licence = glyphs::licence(project)?;
    text.push_str(&format!("\n### Noto Sans SC\n\n~~~text\n{}\n~~~\n", licence.replace('\r', "").trim()));
    Ok(text)
}

/// The font that a kiosk and the single page bring along.
fn fonts(project: &Project) -> Result<String> {
    let package: Value = serde_json::from_str(
        &project.text(&format!("tools/node_modules/{}/package.json", glyphs::PACKAGE))?,
    )?;
    Ok(format!(
        "\n## Fonts\n\n| Font | Licence |\n| --- | --- |\n| Noto Sans SC, weights 400 and 700, cut down to the characters \
         that are used; from {} {} | OFL-1.1 |\n\nOnly a kiosk and the single page bring it along.\n",
        glyphs::PACKAGE,
        word(&package, "version")
    ))
}

/// The packages that the program is compiled from: what it depends on, without build tools, macros and ourselves.
fn shipped(metadata: &Value) -> Vec<&Value> {
    let packages: BTreeMap<&str, &Value> =
        list(metadata, "packages").iter().map(|package| (word(package, "id"), package)).collect();
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"], "nodes").iter().map(|node| (word(node, "id"), node)).collect();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&str> = metadata["resolve"]["root"].as_str().into_iter().collect();
    while let Some(id) = waiting.pop() {
        let Some((package, node)) = packages.get(id).zip(nodes.get(id)) else {
            continue;
        };
        if !is_macro(package) && seen.insert(id) {
            let linked = list(node, "deps")
                .iter()
                .filter(|dep| list(dep, "dep_kinds").iter().any(|kind| kind["kind"].is_null()));
            waiting.extend(linked.map(|dep| word(dep, "pkg")));
        }
    }
    let mut shipped: Vec<&Value> = seen
        .iter()
        .filter_map(|id| packages.get(id).copied())
        .filter(|package| !package["source"].is_null())
        .collect();
    shipped.sort_by_key(|package| (word(package, "name"), word(package, "version")));
    shipped
}

fn is_macro(package: &Value) -> bool {
    list(package, "targets").iter().any(|target| list(target, "kind").iter().any(|kind| kind == "proc-macro"))
}

fn part(package: &Value) -> LicensedCrate {
    let folder = Path::new(word(package, "manifest_path")).parent().unwrap_or(Path::new("."));
    LicensedCrate {
        name: format!("{} {}", word(package, "name"), word(package, "version")),
        licence: package["license"].as_str().unwrap_or("see its text").to_owned(),
        texts: licence_texts(folder),
    }
}

/// The licence files of a crate; of several to choose from, the MIT one.
fn licence_texts(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && is_licence(path))
        .collect();
    files.sort();
    if let Some(mit) = files.iter().find(|path| path.to_string_lossy().to_uppercase().contains("LICENSE-MIT"))
    {
        files = vec![mit.clone()];
    }
    files
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .map(|text| text.replace("\r\n", "\n").trim().to_owned())
        .collect()
}

fn is_licence(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
    ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start))
}

/// Each text once, with the crates that carry it.
fn by_text(parts: &[LicensedCrate]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut texts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for part in parts {
        for text in &part.texts {
            texts.entry(text).or_default().insert(&part.name);
        }
    }
    texts
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_linked_into_the_program_is_listed() {
        let package = |name: &str, kind: &str, source: Value| serde_json::json!({"id": name, "name": name, "version": "1.0.0", "source": source, "targets": [{"kind": [kind]}]});
        let linked =
            |name: &str, kind: Value| serde_json::json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        let metadata = serde_json::json!({
            "packages": [
                package("app", "bin", Value::Null), package("own", "lib", Value::Null), package("used", "lib", "registry".into()),
                package("macros", "proc-macro", "registry".into()), package("only-for-macros", "lib", "registry".into()),
                package("only-for-building", "lib", "registry".into()),
            ],
            "resolve": {"root": "app", "nodes": [
                {"id": "app", "deps": [linked("own", Value::Null), linked("macros", Value::Null), linked("only-for-building", "build".into())]},
                {"id": "own", "deps": [linked("used", Value::Null)]},
                {"id": "macros", "deps": [linked("only-for-macros", Value::Null)]},
                {"id": "used", "deps": []}, {"id": "only-for-macros", "deps": []}, {"id": "only-for-building", "deps": []},
            ]},
        });
        let names: Vec<&str> = shipped(&metadata).into_iter().map(|package| word(package, "name")).collect();
        assert_eq!(names, ["used"]);
    }
}
