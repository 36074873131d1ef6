//! What slow steps made of the same input before, in `target/cache`.
//!
//! An entry is found by a hash over the tool with its version, its arguments and everything it reads, so it can't be out of
//! date; `rm -r target/cache` only costs time. What nobody asked for in a month goes.

use std::{
    fs::{self, File},
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};
use plan_model::wire;

use crate::{compress, project::Project};

/// Where the entries are, below the project.
const FOLDER: &str = "target/cache";
/// How long an entry stays that nobody asks for.
const UNUSED: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Tells half-written entries of several threads apart.
static WRITTEN: AtomicUsize = AtomicUsize::new(0);

/// Results of slow steps by what they were made of.
pub struct Cache {
    /// `None` where nothing is to be kept.
    folder: Option<PathBuf>,
    /// The compressors with their versions.
    zopfli: String,
    brotli: String,
}

impl Cache {
    /// The project's.
    ///
    /// # Errors
    ///
    /// If the lock file, which tells the versions of the compressors, can't be read.
    pub fn of(project: &Project) -> Result<Self> {
        let lock = project.text("Cargo.lock")?;
        let version = |name: &str| format!("{name} {}", locked_versions(&lock, name).join(" "));
        Ok(Self { folder: Some(project.path(FOLDER)), zopfli: version("zopfli"), brotli: version("brotli") })
    }

    /// One that keeps nothing.
    #[cfg(test)]
    pub fn none() -> Self {
        Self { folder: None, zopfli: String::new(), brotli: String::new() }
    }

    /// What `make` returns for this input, or what it returned for the same before.
    ///
    /// `tool` names what makes it, with its version and every argument that isn't in `inputs`.
    ///
    /// # Errors
    ///
    /// Those of `make`, which leave no entry; or if an entry can't be written.
    pub fn get(
        &self,
        tool: &str,
        inputs: &[&[u8]],
        make: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<Vec<u8>> {
        let Some(folder) = &self.folder else { return make() };
        let hashes: Vec<String> = inputs.iter().map(|input| wire::sha256(input)).collect();
        let entry = folder.join(wire::sha256(format!("{tool}\n{}", hashes.join("\n")).as_bytes()));
        if let Ok(kept) = fs::read(&entry) {
            // Only its age is wrong where this fails.
            let _ = File::options()
                .append(true)
                .open(&entry)
                .and_then(|file| file.set_modified(SystemTime::now()));
            return Ok(kept);
        }
        let made = make()?;
        fs::create_dir_all(folder).with_context(|| format!("{} can't be made", folder.display()))?;
        // Nobody finds half an entry: it gets its name when it is whole.
        let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let half = entry.with_extension(format!("{}-{number}", std::process::id()));
        fs::write(&half, &made)
            .and_then(|()| fs::rename(&half, &entry))
            .with_context(|| format!("{FOLDER} can't be written"))?;
        Ok(made)
    }

    /// Bytes as a raw deflate stream; see [`compress::deflate`].
    ///
    /// # Errors
    ///
    /// Those of the compressor.
    pub fn deflate(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        self.get(&format!("{} {}", self.zopfli, compress::deflate_settings()), &[bytes], || {
            compress::deflate(bytes)
        })
    }

    /// How many bytes are left after brotli; see [`compress::brotli`].
    ///
    /// # Errors
    ///
    /// Those of the compressor.
    pub fn brotli_size(&self, bytes: &[u8]) -> Result<usize> {
        let size = || Ok(compress::brotli(bytes)?.len().to_string().into_bytes());
        let size = self.get(&format!("size after {} {:?}", self.brotli, compress::BROTLI), &[bytes], size)?;
        String::from_utf8(size)?
            .parse()
            .context("target/cache holds something else. Type: rm -r target/cache")
    }

    /// Removes what nobody asked for in a month.
    ///
    /// # Errors
    ///
    /// If an entry can't be removed.
    pub fn forget_unused(&self) -> Result<()> {
        for entry in self.folder.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten() {
            let used = entry.metadata().and_then(|about| about.modified());
            if used.is_ok_and(|used| used.elapsed().is_ok_and(|age| age > UNUSED)) {
                fs::remove_file(entry.path()).context("target/cache")?;
            }
        }
        Ok(())
    }
}

/// The versions of a crate in a lock file.
fn locked_versions<'a>(lock: &'a str, name: &str) -> Vec<&'a str> {
    let name = format!("name = \"{name}\"\nversion = \"");
    lock.split(name.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_found_again_by_tool_and_input_and_by_nothing_else() {
        let folder = std::env::temp_dir().join(format!("plan-atlas-cache-{}", std::process::id()));
        let cache = Cache { folder: Some(folder.clone()), ..Cache::none() };
        let made = AtomicUsize::new(0);
        let get = |tool: &str, inputs: &[&[u8]]| {
            let number = || Ok(made.fetch_add(1, Ordering::Relaxed).to_string().into_bytes());
            String::from_utf8(cache.get(tool, inputs, number).unwrap()).unwrap()
        };
        assert_eq!(get("a 1", &[b"x"]), "0");
        assert_eq!(get("a 1", &[b"x"]), "0", "the same again");
        assert_eq!(get("a 2", &[b"x"]), "1", "another version");
        assert_eq!(get("a 1", &[b"y"]), "2", "another input");
        assert_eq!(get("a 1", &[b"x", b"y"]), "3", "one more input");
        assert!(cache.get("b", &[], || anyhow::bail!("no")).is_err());
        assert_eq!(get("b", &[]), "4", "a failure leaves nothing");
        cache.forget_unused().unwrap();
        assert_eq!(get("a 1", &[b"x"]), "0", "what was just used stays");
        for entry in fs::read_dir(&folder).unwrap() {
            let file = File::options().append(true).open(entry.unwrap().path()).unwrap();
            file.set_modified(SystemTime::now() - UNUSED - Duration::from_secs(60)).unwrap();
        }
        assert_eq!(get("b", &[]), "4", "asked for, and so young again");
        cache.forget_unused().unwrap();
        assert_eq!((get("b", &[]), get("a 1", &[b"x"])), ("4".into(), "5".into()));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_compressors_are_known_by_their_versions() {
        let lock = "[[package]]\nname = \"zopfli\"\nversion = \"0.8.4\"\n\n[[package]]\nname = \"zopfli2\"\nversion = \"1.0.0\"\n";
        assert_eq!(locked_versions(lock, "zopfli"), ["0.8.4"]);
        let cache = Cache::of(&Project::find().unwrap()).unwrap();
        for name in [cache.zopfli, cache.brotli] {
            assert!(name.ends_with(|last: char| last.is_ascii_digit()), "{name}");
        }
    }
}
