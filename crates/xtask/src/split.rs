//! Cuts the compiled program: a main file for the first view, and parts that come on first need.
//!
//! The cuts are the functions that `src/lazy_pages.rs` lists. The splitter needs the relocations that the linker leaves when
//! asked to (`--emit-relocs`), and writes a script that fetches the parts; that script is made to ask the boot script
//! for them, which knows what to say when a file is missing, and how each form of the site holds its files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

/// The script that fetches the parts, as the splitter writes it.
const LOADER: &str = "__wasm_split.js";
/// How that script fetches a file, up to its name and after it.
const FETCH: (&str, &str) = ("fetch(new URL(\"./", ".wasm\", import.meta.url))");
/// How it starts what it fetched. It expects a server that sends wasm as such; the boot script hands over bytes.
const START: (&str, &str) =
    ("WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await src, imports)");

/// The program, cut.
pub struct Cut {
    /// The main file; wasm-bindgen comes next.
    pub main: PathBuf,
    /// The parts: how the loader names each, and its file.
    pub parts: Vec<(String, PathBuf)>,
    /// The script that fetches the parts; see [`asks_for`] for how it names them.
    pub loader: String,
}

/// What the loader calls to get a part.
pub fn asks_for(part: &str) -> String {
    format!("planAtlas.part(\"{part}\")")
}

/// Cuts a program into files below a folder, which is emptied first.
///
/// # Errors
///
/// If the file has no relocations, or the splitter's script no longer looks as expected.
pub fn cut(program: &Path, stem: &str, folder: &Path) -> Result<Cut> {
    let bytes = fs::read(program).context("the built program can't be read")?;
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} can't be emptied", folder.display()))?;
    }
    let main = folder.join(format!("{stem}.wasm"));
    let module = format!("./{stem}.js");
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &module;
    let made = transform(options).map_err(|error| anyhow!("the program can't be cut: {error:#}"))?;
    let mut parts = Vec::new();
    for path in made.split_modules {
        let name =
            path.file_stem().and_then(|name| name.to_str()).context("a part without a name")?.to_owned();
        without_features(&path)?;
        parts.push((name, path));
    }
    parts.sort();
    without_features(&main)?;
    let loader = fs::read_to_string(folder.join(LOADER)).context("the splitter left no script")?;
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let loader = through_boot(&loader, &names)?;
    Ok(Cut { main, parts, loader })
}

/// Writes the loader to where the bindings expect it.
///
/// # Errors
///
/// If it can't be written.
pub fn place_loader(cut: &Cut, bindings: &Path) -> Result<()> {
    fs::write(bindings.join(LOADER), &cut.loader).context("the script that fetches parts can't be written")
}

/// The loader, asking the boot script instead of fetching by itself.
fn through_boot(loader: &str, parts: &[&str]) -> Result<String> {
    let mut text = loader.replace(START.0, START.1);
    for part in parts {
        let fetch = format!("{}{part}{}", FETCH.0, FETCH.1);
        if text.matches(&fetch).count() != 1 {
            bail!(
                "the splitter's script doesn't fetch {part} once, as it used to. See crates/xtask/src/split.rs"
            );
        }
        text = text.replace(&fetch, &asks_for(part));
    }
    if text.contains("fetch(") || text.contains("import.meta") || text.matches(START.1).count() != parts.len()
    {
        bail!("the splitter's script fetches in a new way. See crates/xtask/src/split.rs");
    }
    Ok(text)
}

/// Takes the list of the compiler's features out of a file.
///
/// The standard library was compiled with reference types, and says so there even where none are used; wasm-bindgen
/// would then use them itself, and the oldest browser that we promise has none.
fn without_features(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    let mut kept = bytes.get(..8).context("not a wasm file")?.to_vec();
    let mut start = 8;
    for payload in wasmparser::Parser::new(0).parse_all(&bytes) {
        use wasmparser::Payload::CustomSection;
        let payload = payload.context("not a wasm file")?;
        let Some((_, range)) = payload.as_section() else { continue };
        let end = usize::try_from(range.end)?;
        let listed = matches!(&payload, CustomSection(section) if section.name() == "target_features");
        if !listed {
            kept.extend_from_slice(&bytes[start..end]);
        }
        start = end;
    }
    fs::write(path, kept).with_context(|| format!("{} can't be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(parts: &[&str]) -> String {
        let fetch = |part: &&str| {
            format!("f(() => {{ const src = {}{part}{}; return {}; }});\n", FETCH.0, FETCH.1, START.0)
        };
        parts.iter().map(fetch).collect()
    }

    #[test]
    fn the_loader_asks_the_boot_script_for_every_part() {
        let text = through_boot(&script(&["split_a", "chunk_1"]), &["chunk_1", "split_a"]).unwrap();
        assert!(text.contains("planAtlas.part(\"split_a\")") && text.contains("planAtlas.part(\"chunk_1\")"));
        assert!(!text.contains("fetch("));
    }

    #[test]
    fn a_loader_that_looks_different_is_refused() {
        for (text, parts) in [
            (script(&["a"]), vec!["a", "b"]),
            (script(&["a", "a"]), vec!["a"]),
            (script(&["a"]) + "fetch('more')", vec!["a"]),
            (script(&["a"]).replace("Streaming", "Somehow"), vec!["a"]),
        ] {
            assert!(through_boot(&text, &parts).is_err(), "{text}");
        }
    }

    #[test]
    fn only_the_list_of_features_is_taken_out() {
        let section = |name: &str, body: &[u8]| {
            let mut bytes = vec![0, (name.len() + 1 + body.len()) as u8, name.len() as u8];
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(body);
            bytes
        };
        let head = b"\0asm\x01\0\0\0".to_vec();
        let path = std::env::temp_dir().join(format!("plan-atlas-split-{}.wasm", std::process::id()));
        let all = [head.clone(), section("a", b"1"), section("target_features", b"22"), section("b", b"3")];
        fs::write(&path, all.concat()).unwrap();
        without_features(&path).unwrap();
        let left = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(left, [head, section("a", b"1"), section("b", b"3")].concat());
    }
}
