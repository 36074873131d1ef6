//! What must be in the environment for cargo to build for wasm on this machine.
//!
//! Nothing where rustup has the target; the name of another toolchain where `tools/wasm-target` had to take Debian's.
//! That script alone decides which it is.

use anyhow::{Context, Result};

use crate::project::{Project, output};

/// Prints the lines for a shell to evaluate.
///
/// # Errors
///
/// If the target isn't installed.
pub fn run(project: &Project) -> Result<()> {
    for (name, value) in variables(project)? {
        println!("export {name}={value}");
    }
    Ok(())
}

/// The variables and their values.
///
/// # Errors
///
/// If the target isn't installed.
pub fn variables(project: &Project) -> Result<Vec<(String, String)>> {
    let mut script = project.command("bash");
    let said = output(script.args(["tools/wasm-target", "--env"]), "Type: tools/setup build")?;
    parse(&String::from_utf8_lossy(&said))
}

/// Reads lines of `NAME=value`.
fn parse(lines: &str) -> Result<Vec<(String, String)>> {
    let pairs = lines.lines().map(|line| {
        let (name, value) = line.split_once('=').with_context(|| format!("`{line}` is not NAME=value"))?;
        Ok((name.to_owned(), value.to_owned()))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_reads_pairs_and_nothing() {
        assert_eq!(parse("").unwrap(), []);
        assert_eq!(parse("A=b\nC=d=e\n").unwrap(), [("A".into(), "b".into()), ("C".into(), "d=e".into())]);
        assert!(parse("export A").is_err());
    }

    #[test]
    fn oldest_rust_is_the_same_in_both_places() {
        let project = Project::find().unwrap();
        let wanted = project.text("tools/versions.env").unwrap();
        let oldest = wanted.lines().find_map(|line| line.strip_prefix("RUST_MIN=")).unwrap();
        let manifest = project.text("Cargo.toml").unwrap();
        assert!(manifest.contains(&format!("rust-version = \"{oldest}\"")));
    }
}
