//! Where the project is, and running other programs in it.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};

/// The project's folder on this machine.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Looks for the workspace upwards from the current folder.
    ///
    /// # Errors
    ///
    /// If no folder above is the workspace.
    pub fn find() -> Result<Self> {
        let here = std::env::current_dir().context("the current folder can't be read")?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("crates/xtask/Cargo.toml").is_file())
            .context("this is not inside the project. Change into its folder, then run this again")?;
        Ok(Self { root: root.to_owned() })
    }

    /// A path inside the project.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where a form of the packed site goes.
    pub fn dist(&self, form: &str) -> PathBuf {
        self.path(&format!("dist/{form}"))
    }

    /// A form of the packed site, if it has been built.
    ///
    /// # Errors
    ///
    /// If there is none yet.
    pub fn packed(&self, form: &str, page: &str) -> Result<PathBuf> {
        let folder = self.dist(form);
        if !folder.join(page).is_file() {
            bail!("dist/{form} has no {page}. Type: cargo xtask pack");
        }
        Ok(folder)
    }

    /// A file as text; the error names it relative to the project.
    ///
    /// # Errors
    ///
    /// If it is missing or not UTF-8.
    pub fn text(&self, relative: &str) -> Result<String> {
        fs::read_to_string(self.path(relative)).with_context(|| format!("{relative} can't be read"))
    }

    /// A program to be run in the project's folder, without what `cargo run` set for us alone.
    ///
    /// Tools that tools/setup installed come before those of the machine.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(&self.root);
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name.as_ref());
            }
        }
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.path("tools/bin")).chain(std::env::split_paths(&path));
        if let Ok(joined) = std::env::join_paths(folders) {
            command.env("PATH", joined);
        }
        command
    }
}

/// Runs a program and shows what it says.
///
/// # Errors
///
/// If it can't be started or fails; `hint` says what to type then.
pub fn run(command: &mut Command, hint: &str) -> Result<()> {
    let name = name_of(command);
    let status = command.status().with_context(|| format!("{name} can't be started. {hint}"))?;
    if !status.success() {
        bail!("{name} failed. {hint}");
    }
    Ok(())
}

/// Runs a program and returns what it printed.
///
/// # Errors
///
/// If it can't be started or fails; `hint` says what to type then.
pub fn output(command: &mut Command, hint: &str) -> Result<Vec<u8>> {
    let name = name_of(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{name} can't be started. {hint}"))?;
    if !output.status.success() {
        bail!("{name} failed. {hint}");
    }
    Ok(output.stdout)
}

/// Sends a text through a program and returns what it printed.
///
/// # Errors
///
/// If it can't be started, fails, or prints something that isn't text; `hint` says what to type then.
pub fn pipe(command: &mut Command, text: &str, hint: &str) -> Result<String> {
    let name = name_of(command);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{name} can't be started. {hint}"))?;
    // These programs answer only after they have read everything, so that the two pipes can't block each other.
    child.stdin.take().with_context(|| format!("{name} takes no input"))?.write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("{name} failed. {hint}");
    }
    String::from_utf8(output.stdout).with_context(|| format!("{name} printed something that isn't text"))
}

/// The program's name without its folder.
fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
}

/// Does one step: says what it is, then how long it took.
///
/// # Errors
///
/// Those of the step.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {what} …");
    let began = Instant::now();
    let made = work()?;
    println!("    took {:.1} s", began.elapsed().as_secs_f32());
    Ok(made)
}

/// Every file below a folder, as paths relative to it with `/` between the parts, sorted.
///
/// Files and folders whose name starts with a dot are left out.
///
/// # Errors
///
/// If a folder can't be read.
pub fn files_below(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("the folder {} can't be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let relative = format!("{prefix}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{relative}/"), files)?;
        } else {
            files.push(relative);
        }
    }
    Ok(())
}
