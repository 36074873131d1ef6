//! Who may depend on what, and versions that are written in two places.

use crate::{Breach, File, Member, example, file, hold, lines_of, members};
use serde_json::Value;

/// What a crate may depend on beside [`EVERYWHERE`], and what that keeps.
struct Allowed {
    member: &'static str,
    crates: &'static [&'static str],
    reason: &'static str,
    instead: &'static str,
}

/// What every crate may depend on: values, days, their files, their faults.
const EVERYWHERE: [&str; 4] = ["chrono", "serde", "serde_json", "thiserror"];

const ALLOWED: [Allowed; 8] = [
    Allowed {
        member: "plan-atlas",
        crates: &[
            "console_error_panic_hook",
            "futures",
            "gloo",
            "js-sys",
            "leptos",
            "plan-charts",
            "plan-draft",
            "plan-export",
            "plan-method",
            "plan-model",
            "plan-present",
            "plan-workbench",
            "wasm-bindgen",
            "wasm-bindgen-futures",
            "wasm_split_helpers",
            "web-sys",
        ],
        reason: "every reader downloads the program",
        instead: "do without, or add it to ALLOWED and say in docs/dependencies.md what it is for and what it weighs",
    },
    Allowed {
        member: "plan-model",
        crates: &["arcstr", "schemars", "sha2"],
        reason: "plan-model is what the files say: it leans on no other crate of the project and builds for anything",
        instead: "take what is needed as an argument; a crate that must be here joins ALLOWED with what it weighs",
    },
    Allowed {
        member: "plan-method",
        crates: &["form_urlencoded", "plan-model"],
        reason: "plan-method concludes from the model, without a word or a sentence",
        instead: "say it in plan-present, or take what is needed as an argument",
    },
    Allowed {
        member: "plan-present",
        // qrcodegen has no dependency of its own, and weighs 2 kB in the kiosk's part.
        crates: &["plan-method", "plan-model", "qrcodegen"],
        reason: "plan-present is what screens say: plain values, no browser",
        instead: "lay it out in the shell; a crate that must be here joins ALLOWED with what it weighs",
    },
    Allowed {
        member: "plan-charts",
        crates: &["charming", "plan-method", "plan-model", "plan-present"],
        reason: "plan-charts makes options from sheets and touches nothing else",
        instead: "do it in src/chart, or pass it in with the theme",
    },
    Allowed {
        member: "plan-draft",
        crates: &["plan-model", "plan-present"],
        reason: "plan-draft reads text by rules of its own, and its part of the program is loaded by itself",
        instead: "write the rule, or pass in what is needed",
    },
    Allowed {
        member: "plan-export",
        crates: &["plan-method", "plan-model"],
        reason: "plan-export writes its few kinds of files itself: what was tried weighed 30 to 140 kB more",
        instead: "write what is needed, and let tests read it back with the library",
    },
    Allowed {
        member: "plan-workbench",
        crates: &["miniz_oxide", "plan-export", "plan-method", "plan-model", "plan-present", "quick-xml"],
        reason: "plan-workbench reads files of strangers, piece by piece and within bounds",
        instead: "read it with what is there; a crate that must be here joins ALLOWED with what it weighs",
    },
];

/// Members that may depend on anything, because nobody downloads them.
const NEVER_SHIPPED: [&str; 2] = ["plan-bench", "xtask"];

/// What is held against a crate that has no row yet.
const NO_ROW: Allowed = Allowed {
    member: "",
    crates: &[],
    reason: "the crate has no row in ALLOWED of tests/tidy/manifests.rs",
    instead: "a row that says what it may depend on, and what that keeps",
};

fn allowed(member: &str) -> &'static Allowed {
    ALLOWED.iter().find(|allowed| allowed.member == member).unwrap_or(&NO_ROW)
}

/// Crates that a manifest depends on outside tests, with their lines.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (at, line) in manifest.lines().enumerate() {
        if let Some(section) = line.trim().strip_prefix('[') {
            let section = section.trim_end_matches(']');
            let is_workspace = section.starts_with("workspace.");
            inside = !is_workspace && (section == "dependencies" || section.ends_with(".dependencies"));
            // `[dependencies.web-sys]`, also below a target.
            let table = section
                .strip_prefix("dependencies.")
                .or(section.split_once(".dependencies.").map(|(_, name)| name));
            if let Some(name) = table.filter(|_| !is_workspace) {
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
    let may = |name: &str| allowed.crates.contains(&name) || EVERYWHERE.contains(&name);
    let strangers = dependencies(&file.text).into_iter().filter(|(_, name)| !may(name));
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

const PACKAGES: [&str; 3] = ["tools/package.json", "tests/e2e/package.json", "tests/readers/package.json"];

#[test]
fn crates_depend_on_what_they_may() {
    let members = members();
    for member in members.iter().filter(|member| !NEVER_SHIPPED.contains(&member.name.as_str())) {
        let manifest = member.manifest();
        assert!(!dependencies(&manifest.text).is_empty(), "{} is read", manifest.path);
        hold(not_allowed(&manifest, allowed(&member.name)));
    }
    for name in ALLOWED.iter().map(|allowed| allowed.member).chain(NEVER_SHIPPED) {
        assert!(members.iter().any(|member| member.name == name), "{name} is no member any more");
    }
}

/// What every crate has in common: its lints, which ask for documentation, and a place in the architecture.
fn not_like_the_others(member: &Member, manifest: &File, architecture: &str) -> Vec<Breach> {
    let breach = |found: &str, reason, instead| Breach {
        file: manifest.path.clone(),
        line: 1,
        found: found.to_owned(),
        reason,
        instead,
    };
    let mut breaches = Vec::new();
    if !manifest.text.contains("\n[lints]\nworkspace = true\n") {
        breaches.push(breach(
            &member.name,
            "a crate without the workspace's lints may have no documentation, and panics",
            "[lints] with workspace = true",
        ));
    }
    if !member.folder.is_empty() && !architecture.contains(&format!("`{}`", member.folder)) {
        breaches.push(breach(
            &member.folder,
            "ARCHITECTURE.md doesn't say what the crate is",
            "a row in its table of parts",
        ));
    }
    breaches
}

#[test]
fn every_member_has_its_lints_and_its_place() {
    let architecture = file("ARCHITECTURE.md").text;
    hold(members().iter().flat_map(|of| not_like_the_others(of, &of.manifest(), &architecture)));
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
    let manifest = "[package]\nname = \"x\"\n[dependencies]\n# a = \"1\"\nb = \"1\"\nc.workspace = true\nd = { version = \"1\", features = [\n    \"e\",\n] }\n\n[dependencies.f]\nversion = \"1\"\n[dev-dependencies]\ng = \"1\"\n[target.'cfg(a)'.dependencies]\nh = \"1\"\n[target.'cfg(a)'.dev-dependencies]\ni = \"1\"\n[build-dependencies]\nj = \"1\"\n[workspace.dependencies]\nk = \"1\"";
    let names: Vec<(usize, String)> = dependencies(manifest);
    let expected =
        [(5, "b"), (6, "c"), (7, "d"), (11, "f"), (16, "h")].map(|(line, name)| (line, name.to_owned()));
    assert_eq!(names, expected);
    let bad = "[dependencies]\nserde = \"1\"\nleptos = \"1\"\n[target.'cfg(a)'.dependencies]\nweb-sys = \"1\"\n[dev-dependencies]\ninsta = \"1\"";
    let manifest = example("crates/plan-model/Cargo.toml", bad);
    assert_eq!(lines_of(&not_allowed(&manifest, allowed("plan-model"))), [3, 5]);
    // A crate that nobody has thought about may have what every crate may have.
    let new = "[dependencies]\nserde = \"1\"\nsha2 = \"1\"";
    assert_eq!(
        lines_of(&not_allowed(&example("crates/plan-to-come/Cargo.toml", new), allowed("plan-to-come"))),
        [3]
    );
}

#[test]
fn a_member_without_lints_or_place_is_found() {
    let member = Member { name: "plan-to-come".to_owned(), folder: "crates/plan-to-come".to_owned() };
    let at = "crates/plan-to-come/Cargo.toml";
    let good = example(at, "[package]\nname = \"plan-to-come\"\n\n[lints]\nworkspace = true\n");
    let told = "| `crates/plan-to-come` | what comes |";
    assert_eq!(not_like_the_others(&member, &good, told), []);
    assert_eq!(not_like_the_others(&member, &good, "`crates/plan-model`").len(), 1);
    assert_eq!(not_like_the_others(&member, &example(at, "[package]\n"), told).len(), 1);
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
