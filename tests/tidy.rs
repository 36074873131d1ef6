//! What no compiler holds: who imports whom, what code, styles and manifests may say.
//!
//! A rule is a function from one file to its breaches. Beside each stands a test with something bad
//! in it, so that a rule which finds nothing any more is noticed.

#[path = "tidy/arguments.rs"]
mod arguments;
#[path = "tidy/arrows.rs"]
mod arrows;
#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/evidence.rs"]
mod evidence;
#[path = "tidy/manifests.rs"]
mod manifests;
#[path = "tidy/pages.rs"]
mod pages;
#[path = "tidy/recipes.rs"]
mod recipes;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/style_fallbacks.rs"]
mod style_fallbacks;
#[path = "tidy/style_files.rs"]
mod style_files;
#[path = "tidy/styles.rs"]
mod styles;
#[path = "tidy/type_names.rs"]
mod type_names;

use std::fmt::{self, Display};
use std::path::{Path, PathBuf};

/// A file of the project.
#[derive(Clone, Debug)]
struct File {
    /// Path from the project's root.
    path: String,
    text: String,
}

/// One place where a rule is broken.
#[derive(Debug, PartialEq)]
struct Breach {
    file: String,
    /// From 1.
    line: usize,
    /// The words that break it.
    found: String,
    reason: &'static str,
    instead: &'static str,
}

impl Display for Breach {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Breach { file, line, found, reason, instead } = self;
        write!(out, "{file}:{line}: `{found}`: {reason}. Instead: {instead}.")
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A file of the project.
fn file(path: &str) -> File {
    let text = std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    File { path: path.to_owned(), text }
}

/// A made-up file, to try a rule on.
fn example(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

/// Every file below some folders whose name ends so, in order. None at all would let every rule pass.
fn files(folders: &[&str], endings: &[&str]) -> Vec<File> {
    fn collect(path: &str, endings: &[&str], files: &mut Vec<File>) {
        let mut entries: Vec<_> = std::fs::read_dir(root().join(path))
            .unwrap_or_else(|e| panic!("{path}: {e}"))
            .map(|entry| entry.expect("an entry"))
            .collect();
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = format!("{path}/{name}");
            // Inside a crate's code, a folder may have any name.
            let in_code = path.split('/').any(|part| part == "src");
            let made = !in_code && ["node_modules", "target", "dist", "bin", "out"].contains(&name.as_str());
            if entry.path().is_dir() && !made {
                collect(&below, endings, files);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                files.push(file(&below));
            }
        }
    }
    let mut files = Vec::new();
    for folder in folders {
        let before = files.len();
        collect(folder, endings, &mut files);
        assert!(files.len() > before, "{folder} holds no file that ends in {endings:?}");
    }
    files
}

/// A crate of the workspace.
#[derive(Clone, Debug, PartialEq)]
struct Member {
    name: String,
    /// From the project's root; empty for the program itself.
    folder: String,
}

impl Member {
    fn src(&self) -> String {
        format!("{}/src", self.folder).trim_start_matches('/').to_owned()
    }

    fn manifest(&self) -> File {
        file(format!("{}/Cargo.toml", self.folder).trim_start_matches('/'))
    }
}

/// Every crate of the workspace, the program first, as `Cargo.toml` lists them: a new one is held to the rules by itself.
fn members() -> Vec<Member> {
    let program = Member { name: env!("CARGO_PKG_NAME").to_owned(), folder: String::new() };
    std::iter::once(program).chain(listed_members(&file("Cargo.toml").text)).collect()
}

/// The members that a workspace's manifest lists.
fn listed_members(manifest: &str) -> Vec<Member> {
    let list = manifest.split_once("\nmembers = [").and_then(|(_, rest)| rest.split_once(']'));
    let (list, _) = list.expect("a list of members");
    let folders = list.split('"').skip(1).step_by(2);
    folders
        .map(|folder| Member {
            name: folder.rsplit('/').next().unwrap_or_default().to_owned(),
            folder: folder.to_owned(),
        })
        .collect()
}

/// Every Rust file of the program and its crates.
fn sources() -> Vec<File> {
    let folders: Vec<String> = members().iter().map(Member::src).collect();
    files(&folders.iter().map(String::as_str).collect::<Vec<_>>(), &[".rs"])
}

/// Fails with one line for each breach.
#[track_caller]
fn hold(breaches: impl IntoIterator<Item = Breach>) {
    let lines: Vec<String> = breaches.into_iter().map(|breach| breach.to_string()).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// The lines on which a rule found something in an example.
fn lines_of(breaches: &[Breach]) -> Vec<usize> {
    breaches.iter().map(|breach| breach.line).collect()
}

#[test]
fn a_breach_says_where_why_and_what_instead() {
    let breach = Breach {
        file: "src/ui/table.rs".to_owned(),
        line: 3,
        found: "crate::pages".to_owned(),
        reason: "ui knows no pages",
        instead: "take it as a prop",
    };
    let said = "src/ui/table.rs:3: `crate::pages`: ui knows no pages. Instead: take it as a prop.";
    assert_eq!(breach.to_string(), said);
    let held = std::panic::catch_unwind(|| hold([breach]));
    assert!(held.is_err());
    hold([]);
}

#[test]
fn members_are_read_from_the_manifest() {
    let manifest = "[workspace]\nmembers = [\n  \"crates/a\",\n  \"b\"\n]\nresolver = \"3\"\n";
    let expected = [("a", "crates/a"), ("b", "b")];
    assert_eq!(
        listed_members(manifest),
        expected.map(|(name, folder)| Member { name: name.to_owned(), folder: folder.to_owned() })
    );
    let members = members();
    assert_eq!(
        (members[0].src(), members[1].src()),
        ("src".to_owned(), format!("{}/src", members[1].folder))
    );
    // Every folder of crates is a member, so that none is built by nobody and read by nobody.
    let folders =
        std::fs::read_dir(root().join("crates")).expect("crates").map(|entry| entry.expect("an entry"));
    for folder in folders.filter(|folder| folder.path().is_dir()) {
        let name = folder.file_name().to_string_lossy().into_owned();
        assert!(members.iter().any(|member| member.name == name), "crates/{name} is no member");
    }
}

#[test]
fn a_folder_without_files_is_noticed() {
    let none = std::panic::catch_unwind(|| files(&["public/css"], &[".rs"]));
    assert!(none.is_err());
    assert!(sources().len() > 60);
}
