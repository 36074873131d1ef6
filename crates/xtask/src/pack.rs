//! From sources to what is handed out: one program, in three forms below `dist`.
//!
//! The oldest browser we promise has no reference types, and Rust turns them on by itself. Two steps keep them out,
//! and neither works alone: the target feature is switched off here, and [`split`] takes the compiler's list of features
//! out of the file, because wasm-bindgen otherwise looks for a shim that then isn't there. `wasm-opt` and the floor
//! check hold the result to it.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    cache::Cache,
    compress, floor, glyphs, notices, parallel,
    parts::{SiteParts, Wasm},
    project::{Project, run as run_command, step},
    scripts::{self, Size},
    share,
    shipped::{
        ACCESS_STYLES, BUNDLES_LICENCE, ECHARTS, Edition, FileSource, Form, GLUE, INDEX, INFLATE,
        KIOSK_STYLES, LATER_STYLES, NOTICES, ROWS, STYLES, ShippedKind,
    },
    site,
    split::{self, Cut},
    static_page, styles, wasm_env,
};

/// The package and its binary, and so the stem of what wasm-bindgen writes.
const APP: &str = "plan-atlas";
const TARGET: &str = "wasm32-unknown-unknown";
/// Builds for the site have flags of their own, so they get a folder of their own.
const TARGET_DIR: &str = "target/wasm-floor";

/// How `wasm-opt` shrinks: control flow is laid flat and looked at anew before the usual passes, which then find more. The
/// lowest kilobyte of memory holds the far end of the stack and no data, since the linker puts the stack first.
const OPTIMISER_PASSES: [&str; 5] = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz"];
/// What `wasm-opt` may use: the features that [`floor::wasm`] lets through, under the names of that tool.
const OPTIMISER_FEATURES: [&str; 5] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-multivalue",
];

/// Builds the program once and puts it together in each of its forms.
///
/// # Errors
///
/// If a tool is missing, a step fails, or the program needs a newer browser than we promise.
pub fn run(project: &Project) -> Result<()> {
    let built = step("program for the browser, optimised for size", || build(project))?;
    let folder = |name: &str| project.path(&format!("{TARGET_DIR}/{name}"));
    let cut = step("cut into what the first view needs and what comes later", || {
        split::cut(&built, APP, &folder("cut"))
    })?;
    let bindings = step("its bindings", || bind(project, &cut))?;
    let cache = Cache::of(project)?;
    let (main, lazy) = step("smaller wasm", || smaller(project, &cache, &bindings, &cut))?;
    for (_, bytes) in std::iter::once(&main).chain(&lazy) {
        floor::wasm(bytes).context("the built program")?;
    }
    let (wasm, lazy) = step("the same deflated", || deflated(&cache, main, lazy))?;
    let static_page = static_page(project)?;
    let texts = step("scripts and styles", || {
        let glue = scripts::bundle(project, &bindings.join(format!("{APP}.js")))?;
        let mut texts = texts(project, &cache, &Form::PACKED, glue, Size::Small)?;
        texts.insert(NOTICES, notices::text(project)?);
        Ok(texts)
    })?;
    let fonts =
        step("Chinese font of a hall and the single page", || glyphs::fonts(project, &cache, &static_page))?;
    let pictures = step("pictures for whoever shows a link", || share::pictures(project, &cache))?;
    let parts = SiteParts { texts, wasm, lazy, static_page, fonts, pictures };
    for form in Form::PACKED {
        let folder = project.dist(form.name());
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("{} can't be emptied", folder.display()))?;
        }
        site::assemble(project, &parts, form, &folder)?;
    }
    cache.forget_unused()?;
    println!(
        "==> dist/web, dist/intranet and dist/single are ready. To look at one, type: node tools/serve.mjs dist/web"
    );
    Ok(())
}

/// A file of the program: how the bindings ask for it, and its bytes.
type ProgramFile = (String, Vec<u8>);

/// The main file and the lazy ones, optimised; the longest first, since it takes longest.
fn smaller(
    project: &Project,
    cache: &Cache,
    bindings: &Path,
    cut: &Cut,
) -> Result<(ProgramFile, Vec<ProgramFile>)> {
    let main = (String::new(), bindings.join(format!("{APP}_bg.wasm")));
    let mut files: Vec<(String, PathBuf)> = std::iter::once(main).chain(cut.parts.iter().cloned()).collect();
    files.sort_by_cached_key(|(_, path)| Reverse(fs::metadata(path).map_or(0, |about| about.len())));
    let shrunk = parallel::map(&files, |(name, path)| Ok((name.clone(), shrink(project, cache, path)?)))?;
    let (main, mut lazy): (Vec<ProgramFile>, Vec<ProgramFile>) =
        shrunk.into_iter().partition(|(name, _)| name.is_empty());
    lazy.sort();
    Ok((main.into_iter().next().context("the program has no main file")?, lazy))
}

/// The files of the program with what is handed out of each where bytes are dear.
fn deflated(cache: &Cache, main: ProgramFile, lazy: Vec<ProgramFile>) -> Result<(Wasm, Vec<(String, Wasm)>)> {
    let files: Vec<ProgramFile> = std::iter::once(main).chain(lazy).collect();
    let deflated = parallel::map(&files, |(_, bytes)| cache.deflate(bytes))?;
    let whole = |((name, bytes), deflated)| (name, Wasm { bytes, deflated });
    let mut made = files.into_iter().zip(deflated).map(whole);
    let (_, main) = made.next().context("the program has no main file")?;
    Ok((main, made.collect()))
}

/// What the pages say without the program.
fn static_page(project: &Project) -> Result<static_page::Static> {
    static_page::render(&project.path("data")).context("the static page can't be made from data/")
}

/// Finishes what trunk built for development, in the folder where trunk put it.
///
/// # Errors
///
/// If it isn't called by trunk, or the site can't be put together.
pub fn stage(project: &Project) -> Result<()> {
    let stage = std::env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set: trunk calls this. Type: ./run")?;
    let stage = PathBuf::from(stage);
    let glue = fs::read_to_string(stage.join(format!("{APP}.js"))).context("trunk left no bindings")?;
    let wasm = fs::read(stage.join(format!("{APP}_bg.wasm"))).context("trunk left no wasm")?;
    let glue = scripts::script(project, &glue, Edition::Es2020, Size::Readable)
        .context("the bindings of the wasm")?;
    let mut texts = texts(project, &Cache::of(project)?, &[Form::Stage], glue, Size::Readable)?;
    // The program is in one piece, and so are its styles.
    let later = texts.get(LATER_STYLES).cloned().unwrap_or_default();
    if let Some(styles) = texts.get_mut(STYLES) {
        styles.push_str(&later);
    }
    // Trunk has added its reload script to this one.
    texts.insert(INDEX, fs::read_to_string(stage.join("index.html")).context("trunk left no page")?);
    let wasm = Wasm { bytes: wasm, deflated: Vec::new() };
    let static_page = static_page(project)?;
    let parts = SiteParts {
        texts,
        wasm,
        lazy: Vec::new(),
        static_page,
        fonts: Vec::new(),
        pictures: BTreeMap::new(),
    };
    site::assemble(project, &parts, Form::Stage, &stage)
}

/// Every text that one of the forms holds, by the name of its row; but for the notices, which a development build lacks.
fn texts(
    project: &Project,
    cache: &Cache,
    forms: &[Form],
    glue: String,
    size: Size,
) -> Result<BTreeMap<&'static str, String>> {
    let mut texts = BTreeMap::from([
        (GLUE, glue),
        (ECHARTS, scripts::echarts(project, cache)?),
        (INFLATE, scripts::inflate(project)?),
        (BUNDLES_LICENCE, scripts::bundles_licence(project)?),
    ]);
    let sheets = styles::sheets(project)?;
    let sheets = [
        (STYLES, sheets.first),
        (LATER_STYLES, sheets.later),
        (ACCESS_STYLES, sheets.access),
        (KIOSK_STYLES, sheets.kiosk),
    ];
    for (name, sheet) in sheets {
        texts.insert(name, scripts::styles(project, &sheet, size).context(name)?);
    }
    for row in ROWS.iter().filter(|row| forms.iter().any(|form| row.is_in(*form))) {
        let text = match (row.source, row.kind) {
            (FileSource::Made, _) => continue,
            (FileSource::Copied(path), _) => project.text(path)?,
            (FileSource::Built(path), ShippedKind::Script(edition)) => {
                scripts::script(project, &project.text(path)?, edition, size).context(path)?
            }
            (FileSource::Built(path), _) => bail!("{path} is no script"),
        };
        texts.insert(row.name, text);
    }
    Ok(texts)
}

/// Compiles the program; returns the path of the wasm.
fn build(project: &Project) -> Result<PathBuf> {
    let mut cargo = project.command("cargo");
    cargo.args([
        "build",
        "--release",
        "--package",
        APP,
        "--bin",
        APP,
        "--target",
        TARGET,
        "--target-dir",
        TARGET_DIR,
    ]);
    cargo.envs(wasm_env::variables(project)?).env("CARGO_ENCODED_RUSTFLAGS", flags(project)?.join("\u{1f}"));
    run_command(&mut cargo, "Read the lines above; if the wasm target is missing, type: tools/setup build")?;
    Ok(project.path(&format!("{TARGET_DIR}/{TARGET}/release/{APP}.wasm")))
}

/// Flags of the compiler: the browser floor, smaller views, and no path of this machine in what is shipped.
fn flags(project: &Project) -> Result<Vec<String>> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")))
        .context("neither CARGO_HOME nor HOME is set")?;
    let mut flags = [
        "-Ctarget-feature=-reference-types",
        "--cfg=erase_components",
        "--cfg=split_program",
        "-Clink-arg=--emit-relocs",
    ]
    .map(str::to_owned)
    .to_vec();
    let mut hide = |folder: &Path| flags.push(format!("--remap-path-prefix={}/=", folder.display()));
    hide(&cargo_home);
    for registry in fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten().flatten() {
        hide(&registry.path());
    }
    hide(&project.path(""));
    Ok(flags)
}

/// Writes the bindings of the main file, and the script that fetches the parts beside them; returns their folder.
fn bind(project: &Project, cut: &Cut) -> Result<PathBuf> {
    let folder = project.path(&format!("{TARGET_DIR}/bindings"));
    let mut bindgen = project.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"]);
    bindgen.arg(&folder).arg(&cut.main);
    run_command(&mut bindgen, "If its version is the trouble, type: tools/setup build")?;
    split::place_loader(cut, &folder)?;
    Ok(folder)
}

/// Optimises wasm for size and takes out the names of functions; returns its bytes.
fn shrink(project: &Project, cache: &Cache, wasm: &Path) -> Result<Vec<u8>> {
    const STRIP: [&str; 3] = ["--strip-debug", "--strip-producers", "--mvp-features"];
    // In the order of their use functions take fewer bytes to name; in the order of their names the instances of one
    // generic stand together, and gzip, which looks back 32 KB, sees that they are alike. Either wins in some files.
    const ORDERS: [&[&str]; 3] = [&[], &["--reorder-functions"], &["--reorder-functions-by-name"]];
    let name = wasm.file_name().context("a file without a name")?;
    let bytes = fs::read(wasm).with_context(|| format!("{} can't be read", wasm.display()))?;
    let version = scripts::npm_version(project, "binaryen")?;
    let tool = format!("binaryen {version} {OPTIMISER_PASSES:?} {STRIP:?} {OPTIMISER_FEATURES:?} {ORDERS:?}");
    cache.get(&tool, &[&bytes], || {
        let small = project.path(&format!("{TARGET_DIR}/small")).join(name);
        fs::create_dir_all(small.parent().unwrap_or(&small))?;
        let optimise = |from: &Path, to: &Path, passes: &[&str]| -> Result<()> {
            let mut optimiser = project.command(project.path("tools/node_modules/.bin/wasm-opt"));
            optimiser.args(passes).args(OPTIMISER_FEATURES).arg(from).arg("-o").arg(to);
            run_command(&mut optimiser, "If it is missing, type: tools/setup build")
        };
        let named = small.with_extension("named");
        optimise(wasm, &named, &[&OPTIMISER_PASSES[..], &["--debuginfo"]].concat())?;
        let mut best: Option<(usize, Vec<u8>)> = None;
        for order in ORDERS {
            optimise(&named, &small, &[order, &STRIP[..]].concat())?;
            let bytes = fs::read(&small).context("wasm-opt left no file")?;
            let size = compress::gzip_size(&bytes)?;
            if best.as_ref().is_none_or(|(least, _)| size < *least) {
                best = Some((size, bytes));
            }
        }
        best.map(|(_, bytes)| bytes).context("no order of functions was tried")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quoted words of a list in a TOML file.
    fn list(toml: &str, key: &str) -> Vec<String> {
        let start = format!("\n{key} = [");
        let rest = toml.split(&start).nth(1).unwrap_or_else(|| panic!("no {key}"));
        rest[..rest.find(']').unwrap()].split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn the_development_server_watches_everything_that_the_page_is_made_of() {
        let project = Project::find().unwrap();
        let watched = list(&project.text("Trunk.toml").unwrap(), "watch");
        for path in &watched {
            assert!(project.path(path).exists(), "{path} isn't there, and trunk wouldn't start");
        }
        let members = list(&project.text("Cargo.toml").unwrap(), "members");
        assert!(members.contains(&"crates/xtask".to_owned()), "{members:?}");
        let sources = ROWS.iter().filter_map(|row| match row.source {
            FileSource::Built(path) | FileSource::Copied(path) => Some(path.to_owned()),
            FileSource::Made => None,
        });
        let data = std::iter::once("data/manifest.json".to_owned());
        for path in members.into_iter().chain(sources).chain(data) {
            let above = |folder: &String| path == *folder || path.starts_with(&format!("{folder}/"));
            assert!(watched.iter().any(above), "{path} isn't watched");
        }
    }
}
