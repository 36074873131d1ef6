//! The tasks as they are called: by name, in the project's folder.
//!
//! With this test in the package, `cargo test` leaves the command itself in `target/debug`, built with the same features as
//! the tests, and ./test need not compile it a second time.

use std::process::{Command, Output};

fn xtask(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(words).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("the command runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}

#[test]
fn without_a_task_the_tasks_are_listed() {
    let help = xtask(&[]);
    assert!(help.status.success());
    let lines: Vec<&str> =
        text(&help.stdout).lines().filter_map(|line| line.split_whitespace().next()).collect();
    for task in ["check", "data", "adopt", "diff", "pack", "stage", "floor", "budget", "notices", "wasm-env"]
    {
        assert!(lines.contains(&task), "{task} in {lines:?}");
    }
}

#[test]
fn an_unknown_task_fails_and_is_named() {
    let refused = xtask(&["pakc"]);
    assert!(!refused.status.success() && refused.stdout.is_empty());
    assert!(text(&refused.stderr).contains("there is no task `pakc`"), "{}", text(&refused.stderr));
}

#[test]
fn check_says_what_is_wrong_with_a_folder() {
    let folder = std::env::temp_dir().join(format!("plan-atlas-check-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("topics.json"), "{").expect("a file");
    let checked = xtask(&["check", &folder.to_string_lossy()]);
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(!checked.status.success());
    let said = text(&checked.stdout);
    assert!(said.contains("manifest.json") && said.contains("1 files"), "{said}");
}
