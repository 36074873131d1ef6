//! From sources to what is handed out: one program, in three forms below `dist`.
//!
//! The oldest browser we promise has no reference types, and Rust turns them on by itself. Two steps keep them out,
//! and neither works alone: the target feature is switched off here, and [`split`] takes the compiler's list of features
//! out of the file, because wasm-bindgen otherwise looks for a shim that then isn't there. `wasm-opt` and the floor
//! check hold the result to it.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow};
use plan_model::wire;

use crate::{
    budget, floor, glyphs, notices, page,
    project::{Project, run as run_command, step},
    scripts::{self, Size},
    site::{self, Form, Offline, Parts, Wasm},
    split::{self, Cut},
    squeeze, static_page, styles, wasm_env,
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
    let (wasm, later) = step("smaller wasm", || {
        let wasm = shrink(project, &bindings.join(format!("{APP}_bg.wasm")))?;
        let later = cut.parts.iter().map(|(name, path)| Ok((name.clone(), shrink(project, path)?)));
        Ok((wasm, later.collect::<Result<Vec<_>>>()?))
    })?;
    for bytes in std::iter::once(&wasm).chain(later.iter().map(|(_, bytes)| bytes)) {
        floor::wasm(bytes).context("the built program")?;
    }
    let (wasm, later) = step("the same deflated", || deflated(wasm, later))?;
    let mut parts = step("scripts, styles and static page", || {
        let glue = scripts::bundle(project, &bindings.join(format!("{APP}.js")))?;
        parts(project, glue, wasm, Size::Small)
    })?;
    parts.later = later;
    parts.fonts =
        step("Chinese font of a hall and the single page", || glyphs::fonts(project, &parts.still))?;
    parts.notices = Some(notices::text(project)?);
    let script = |name: &str| project.text(&format!("public/js/{name}"));
    parts.offline = Some(Offline {
        worker: scripts::worker(project, &script(site::WORKER)?)?,
        // People copy this one by hand, and read it first.
        off: script(site::WORKER_OFF)?,
        update: scripts::boot(project, &script(page::UPDATE)?, Size::Small)?,
    });
    for form in Form::PACKED {
        let folder = project.dist(form.name());
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("{} can't be emptied", folder.display()))?;
        }
        site::assemble(project, &parts, form, &folder)?;
    }
    println!(
        "==> dist/web, dist/intranet and dist/single are ready. To look at one, type: node tools/serve.mjs dist/web"
    );
    Ok(())
}

/// The files of the program with what is handed out of each where bytes are dear; several at once, since it takes seconds.
fn deflated(wasm: Vec<u8>, later: Vec<(String, Vec<u8>)>) -> Result<(Wasm, Vec<(String, Wasm)>)> {
    let deflate = |bytes: Vec<u8>| Ok(Wasm { deflated: squeeze::deflate(&bytes)?, bytes });
    thread::scope(|scope| {
        let main = scope.spawn(|| deflate(wasm));
        let later =
            later.into_iter().map(|(name, bytes)| Ok((name, deflate(bytes)?))).collect::<Result<_>>()?;
        let main = main.join().map_err(|_| anyhow!("deflating stopped"))?;
        main.map(|main| (main, later))
    })
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
    let glue = scripts::glue(project, &glue, Size::Readable)?;
    let wasm = Wasm { bytes: wasm, deflated: Vec::new() };
    let mut parts = parts(project, glue, wasm, Size::Readable)?;
    // The program is in one piece, and so are its styles.
    parts.styles += &parts.later_styles;
    // Trunk has added its reload script to this one.
    parts.page = fs::read_to_string(stage.join("index.html")).context("trunk left no page")?;
    site::assemble(project, &parts, Form::Stage, &stage)
}

/// Everything the site is assembled from.
fn parts(project: &Project, glue: String, wasm: Wasm, size: Size) -> Result<Parts> {
    let page = project.text("index.html")?;
    let sheets = styles::sheets(project)?;
    Ok(Parts {
        wasm,
        later: Vec::new(),
        glue,
        boot: scripts::boot(project, &project.text("public/js/boot.js")?, size)?,
        echarts: scripts::echarts(project)?,
        inflate: scripts::inflate(project)?,
        echarts_licence: scripts::echarts_licence(project)?,
        notices: None,
        offline: None,
        styles: scripts::styles(project, &sheets.first, size)?,
        still: static_page::render(&project.path("data"))
            .context("the static page can't be made from data/")?,
        helper: scripts::boot(project, &project.text("public/js/embed.js")?, size)?,
        later_styles: scripts::styles(project, &sheets.later, size)?,
        access: scripts::styles(project, &sheets.access, size)?,
        kiosk: (
            scripts::boot(project, &project.text("public/js/kiosk.js")?, size)?,
            scripts::styles(project, &sheets.kiosk, size)?,
        ),
        fonts: Vec::new(),
        repack: (
            project.text("public/repack.html")?,
            scripts::boot(project, &project.text("public/js/repack.js")?, size)?,
        ),
        page,
    })
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
fn shrink(project: &Project, wasm: &Path) -> Result<Vec<u8>> {
    let name = wasm.file_name().context("a file without a name")?;
    let small = project.path(&format!("{TARGET_DIR}/small")).join(name);
    fs::create_dir_all(small.parent().unwrap_or(&small))?;
    // It takes a minute, and what it made of the same bytes before is still good.
    let made_of = small.with_extension("of");
    let passes = OPTIMISER_PASSES.join(" ");
    let input = format!("{passes} {} {}", OPTIMISER_FEATURES.join(" "), wire::sha256(&fs::read(wasm)?));
    if fs::read_to_string(&made_of).is_ok_and(|before| before == input) && small.is_file() {
        return fs::read(&small).context("the smaller wasm can't be read");
    }
    let optimise = |from: &Path, to: &Path, passes: &[&str]| -> Result<Vec<u8>> {
        let mut optimiser = project.command(project.path("tools/node_modules/.bin/wasm-opt"));
        optimiser.args(passes).args(["--strip-debug", "--strip-producers", "--mvp-features"]);
        optimiser.args(OPTIMISER_FEATURES).arg(from).arg("-o").arg(to);
        run_command(&mut optimiser, "If it is missing, type: tools/setup build")?;
        fs::read(to).context("wasm-opt left no file")
    };
    let mut best = optimise(wasm, &small, &OPTIMISER_PASSES)?;
    // In the order of their use functions take fewer bytes to name, but compress worse in some files.
    let reordered = optimise(&small, &small.with_extension("reordered"), &["--reorder-functions"])?;
    if budget::gzip(&reordered)? < budget::gzip(&best)? {
        fs::write(&small, &reordered)?;
        best = reordered;
    }
    fs::write(made_of, input)?;
    Ok(best)
}
