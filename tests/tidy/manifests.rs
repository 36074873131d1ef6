//! Who may depend on what, and versions that are written in two places.

use crate::{Breach, File, example, file, hold, lines_of};
use serde_json::Value;

/// What a crate may depend on, and what that keeps.
struct Allowed {
    manifest: &'static str,
    crates: &'static [&'static str],
    reason: &'static str,
    instead: &'static str,
}

const ALLOWED: [Allowed; 4] = [
    Allowed {
        manifest: "crates/plan-model/Cargo.toml",
        crates: &["chrono", "schemars", "serde", "serde_json", "sha2", "thiserror"],
        reason: "plan-model is what the files say: it builds for anything and leans on no other crate of the project",
        instead: "take what is needed as an argument; a crate that must be here joins ALLOWED with what it weighs",
    },
    Allowed {
        manifest: "crates/plan-method/Cargo.toml",
        crates: &["chrono", "form_urlencoded", "plan-model"],
        reason: "plan-method concludes from the model, without a word or a sentence",
        instead: "say it in plan-present, or take what is needed as an argument",
    },
    Allowed {
        manifest: "crates/plan-present/Cargo.toml",
        // qrcodegen has no dependency of its own, and weighs 2 kB in the kiosk's part.
        crates: &["chrono", "plan-method", "plan-model", "qrcodegen"],
        reason: "plan-present is what screens say: plain values, no browser",
        instead: "lay it out in the shell; a crate that must be here joins ALLOWED with what it weighs",
    },
    Allowed {
        manifest: "crates/plan-charts/Cargo.toml",
        crates: &["charming", "plan-method", "plan-model", "plan-present", "serde", "serde_json"],
        reason: "plan-charts makes options from sheets and touches nothing else",
        instead: "do it in src/chart, or pass it in with the theme",
    },
];

/// Crates that a manifest depends on outside tests, with their lines.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (at, line) in manifest.lines().enumerate() {
        if let Some(section) = line.trim().strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section == "dependencies" || section.ends_with(".dependencies");
            // `[dependencies.web-sys]`, also below a target.
            let table = section
                .strip_prefix("dependencies.")
                .or(section.split_once(".dependencies.").map(|(_, name)| name));
            if let Some(name) = table.filter(|_| !section.starts_with("workspace.")) {
                found.push((at + 1, name.to_owned()));
            }
        } else if inside
            && let Some((name, _)) = line.split_once('=')
            && !line.starts_with([' ', '#', ']'])
        {
            let name = name.trim().split('.').next().unwrap_or_default();
            found.push((at + 1, name.to_owned()));
        }
    }
    found
}

fn not_allowed(file: &File, allowed: &Allowed) -> Vec<Breach> {
    let strangers =
        dependencies(&file.text).into_iter().filter(|(_, name)| !allowed.crates.contains(&name.as_str()));
    strangers
        .map(|(line, found)| Breach {
            file: file.path.clone(),
            line,
            found,
            reason: allowed.reason,
            instead: allowed.instead,
        })
        .collect()
}

/// Versions of npm packages that leave a choice to the day of installing.
fn loose_versions(file: &File) -> Vec<Breach> {
    let package: Value = serde_json::from_str(&file.text).expect("JSON");
    let of = |key: &str| package[key].as_object().into_iter().flatten().collect::<Vec<_>>();
    let loose = ["dependencies", "devDependencies"].into_iter().flat_map(of).filter(|(_, version)| {
        let exact = |version: &str| {
            version.split('.').count() == 3 && version.starts_with(|c: char| c.is_ascii_digit())
        };
        !version.as_str().is_some_and(exact)
    });
    loose
        .map(|(name, version)| Breach {
            file: file.path.clone(),
            line: 1 + file
                .text
                .lines()
                .position(|line| line.contains(&format!("\"{name}\"")))
                .unwrap_or_default(),
            found: format!("{name}: {version}"),
            reason: "tools are pinned, so that two machines build the same site",
            instead: "one exact version",
        })
        .collect()
}

/// A value of `tools/versions.env`.
fn version(env: &str, name: &str) -> Option<String> {
    let line = env.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
    Some(line.trim_matches('"').to_owned())
}

const PACKAGES: [&str; 2] = ["tools/package.json", "tests/e2e/package.json"];

#[test]
fn crates_depend_on_what_they_may() {
    for allowed in &ALLOWED {
        let manifest = file(allowed.manifest);
        assert!(dependencies(&manifest.text).len() >= 3, "{} is read", allowed.manifest);
        hold(not_allowed(&manifest, allowed));
    }
}

#[test]
fn npm_packages_are_pinned() {
    hold(PACKAGES.map(file).iter().flat_map(loose_versions));
}

#[test]
fn node_is_the_same_in_every_place() {
    let oldest = version(&file("tools/versions.env").text, "NODE_MIN").expect("NODE_MIN");
    for path in PACKAGES {
        let package: Value = serde_json::from_str(&file(path).text).expect("JSON");
        assert_eq!(package["engines"]["node"], format!(">={oldest}"), "{path} and tools/versions.env");
    }
}

/// The linker's Debian package and its command carry one version.
#[test]
fn the_wasm_linker_is_the_one_that_is_installed() {
    let env = file("tools/versions.env").text;
    let (packages, linker) =
        (version(&env, "APT_WASM").expect("APT_WASM"), version(&env, "WASM_LINKER").expect("WASM_LINKER"));
    let wanted = linker.replace("wasm-ld", "lld");
    assert!(packages.split(' ').any(|package| package == wanted), "{wanted} isn't in APT_WASM: {packages}");
}

#[test]
fn dependencies_are_read_wherever_they_stand() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\n# a = \"1\"\nb = \"1\"\nc.workspace = true\nd = { version = \"1\", features = [\n    \"e\",\n] }\n\n[dependencies.f]\nversion = \"1\"\n[dev-dependencies]\ng = \"1\"\n[target.'cfg(a)'.dependencies]\nh = \"1\"\n[target.'cfg(a)'.dev-dependencies]\ni = \"1\"\n[build-dependencies]\nj = \"1\"";
    let names: Vec<(usize, String)> = dependencies(manifest);
    let expected =
        [(5, "b"), (6, "c"), (7, "d"), (11, "f"), (16, "h")].map(|(line, name)| (line, name.to_owned()));
    assert_eq!(names, expected);
    let bad = "[dependencies]\nserde = \"1\"\nleptos = \"1\"\n[target.'cfg(a)'.dependencies]\nweb-sys = \"1\"\n[dev-dependencies]\ninsta = \"1\"";
    assert_eq!(lines_of(&not_allowed(&example("crates/plan-model/Cargo.toml", bad), &ALLOWED[0])), [3, 5]);
}

#[test]
fn loose_versions_and_values_are_found() {
    let bad = "{\n \"dependencies\": {\n  \"a\": \"1.2.3\",\n  \"b\": \"^1.2.3\"\n },\n \"devDependencies\": {\n  \"c\": \"latest\",\n  \"d\": \"1.x\"\n }\n}";
    assert_eq!(lines_of(&loose_versions(&example("package.json", bad))), [4, 7, 8]);
    let env = "# NODE_MIN=1\nNODE_MIN=20\nAPT=\"a b\"\n";
    assert_eq!(version(env, "NODE_MIN").as_deref(), Some("20"));
    assert_eq!(version(env, "APT").as_deref(), Some("a b"));
    assert_eq!(version(env, "NODE"), None);
}
