//! Puts the parts of the site together: one program in three forms, and the folder that trunk serves.
//!
//! * **Web** fetches what it needs: real `.wasm`, data as JSON, names that carry a hash of the content, so that they can
//!   be cached for ever. Beside them lie the same contents as scripts, for pages that may not fetch.
//! * **Intranet** is made of those scripts alone.
//! * **Single** is the intranet form inside one page.
//! * **Stage** is the web form with plain names, for development.

mod parts;

pub use parts::{Offline, Parts, Wasm};

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use plan_model::check::Files;
use sha2::{Digest, Sha256};

use crate::{
    compact, folder,
    glyphs::{self, Font},
    page::{
        self, ACCESS_STYLES, As, BOOT, ECHARTS, GLUE, ICON, INFLATE, KIOSK, KIOSK_STYLES, LATER_STYLES,
        STYLES, UPDATE, WASM, replace_once,
    },
    project::{Project, files_below},
    split, squeeze, wrap,
};

/// The file that holds the licences of the bundles from npm.
pub const ECHARTS_LICENCE: &str = "echarts.license.txt";
/// What else is in the program, and under which licences.
pub const NOTICES: &str = "third-party.txt";
/// The service worker, and what takes it back. Browsers know the first by its name.
pub const WORKER: &str = "sw.js";
/// See [`WORKER`].
pub const WORKER_OFF: &str = "sw-off.js";
/// The page that others embed, and the helper for theirs: names that stand in other people's pages for years.
pub const EMBED: &str = "embed.html";
/// See [`EMBED`].
pub const HELPER: &str = "embed.js";
/// The page of the single form.
pub const SINGLE_PAGE: &str = "plan-atlas.html";

/// What the same parts are put together for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A folder for a web server.
    Web,
    /// A folder for any server, or none.
    Intranet,
    /// One file.
    Single,
    /// A folder for development.
    Stage,
}

impl Form {
    /// The forms that are packed.
    pub const PACKED: [Form; 3] = [Form::Web, Form::Intranet, Form::Single];

    /// What it is called in the page, for the boot script, and in `dist/`.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Web | Form::Stage => "web",
            Form::Intranet => "intranet",
            Form::Single => "single",
        }
    }

    /// The page that it opens with.
    pub const fn page(self) -> &'static str {
        match self {
            Form::Web | Form::Intranet | Form::Stage => "index.html",
            Form::Single => SINGLE_PAGE,
        }
    }
}

/// Writes one form of the site into a folder.
///
/// # Errors
///
/// If the page lacks one of its slots, or a file can't be written.
pub fn assemble(project: &Project, parts: &Parts, form: Form, to: &Path) -> Result<()> {
    let data = folder::read(&project.path("data"))?;
    let data = if form == Form::Stage { data } else { compact::compacted(&data)? };
    let icon = fs::read(project.path("public").join(ICON)).context("public/icon.svg")?;
    for (name, bytes) in files(parts, form, data, icon)? {
        write(to, &name, &bytes)?;
    }
    if form == Form::Stage {
        copy_below(&project.path("public"), to, |path| {
            !path.starts_with("css/") && !path.starts_with("js/") && !path.ends_with(".html")
        })?;
    }
    Ok(())
}

/// Every file of a form, by its path.
fn files(parts: &Parts, form: Form, data: Files, icon: Vec<u8>) -> Result<BTreeMap<String, Vec<u8>>> {
    let named = |name: &str, bytes: &[u8]| named(name, bytes, form);
    let mut glue = parts.glue.clone();
    let mut program: Vec<(String, &Wasm)> = vec![(named(WASM, &parts.wasm.bytes), &parts.wasm)];
    for (part, wasm) in &parts.later {
        let name = named(&part_file(part), &wasm.bytes);
        glue =
            replace_once(&glue, &split::asks_for(part), &split::asks_for(&name)).context("the bindings")?;
        program.push((name, wasm));
    }
    // Servers that nobody configured know the older ending; browsers look at what is in the file.
    let ending = if form == Form::Intranet { "woff" } else { "woff2" };
    let font_file = |font: &Font| named(&format!("han-{}.{ending}", font.weight), &font.woff2);
    let mut hall_styles = parts.kiosk.1.clone();
    if form != Form::Single {
        hall_styles.insert_str(0, &glyphs::rules(&parts.fonts, font_file));
    }
    let scripts = [(GLUE, &glue), (ECHARTS, &parts.echarts), (INFLATE, &parts.inflate)];
    let scripts = scripts.map(|(plain, script)| (plain, named(plain, script.as_bytes()), script.clone()));
    let renamed = scripts.iter().map(|(plain, name, _)| (*plain, name.clone()));
    let renamed = renamed.chain([
        (WASM, program[0].0.clone()),
        (BOOT, named(BOOT, parts.boot.as_bytes())),
        (STYLES, named(STYLES, parts.styles.as_bytes())),
        (LATER_STYLES, named(LATER_STYLES, parts.later_styles.as_bytes())),
        (ACCESS_STYLES, named(ACCESS_STYLES, parts.access.as_bytes())),
        (KIOSK, named(KIOSK, parts.kiosk.0.as_bytes())),
        (KIOSK_STYLES, named(KIOSK_STYLES, hall_styles.as_bytes())),
    ]);
    let mut renamed: BTreeMap<&str, String> = renamed.collect();
    let offline = parts.offline.as_ref().filter(|_| form == Form::Web);
    if let Some(offline) = offline {
        renamed.insert(UPDATE, named(UPDATE, offline.update.as_bytes()));
    }
    let build = build_id(parts, form, &data);
    let fill = |kind| page::fill(parts, form, kind, &renamed, &build).context("index.html");
    let page = fill(As::Site)?;

    let beside = [
        (renamed[LATER_STYLES].clone(), parts.later_styles.clone()),
        (renamed[ACCESS_STYLES].clone(), parts.access.clone()),
        (renamed[KIOSK].clone(), parts.kiosk.0.clone()),
        (renamed[KIOSK_STYLES].clone(), hall_styles),
    ];

    // What a page that may not fetch runs instead: the same names, as scripts.
    let mut holders: Vec<(String, String)> =
        scripts.iter().map(|(_, name, script)| (name.clone(), script.clone())).collect();
    if form != Form::Stage {
        holders
            .extend(program.iter().map(|(name, wasm)| (script_of(name), wrap::bytes(name, &wasm.deflated))));
        holders.push((format!("data/{}", wrap::DATA), wrap::data(&data)?));
    }

    let mut files = BTreeMap::new();
    let mut put = |name: &str, bytes: Vec<u8>| files.insert(name.to_owned(), bytes);
    if form == Form::Single {
        let mut held = String::new();
        for (name, script) in holders.iter().chain(&beside) {
            held.push_str(&wrap::held(name, script)?);
        }
        for (name, text) in licences(parts) {
            held.push_str(&wrap::held(name, text)?);
        }
        put(SINGLE_PAGE, page::in_one(&page, parts, &renamed, &held, &icon)?.into_bytes());
        return Ok(files);
    }
    put("index.html", page.into_bytes());
    put(EMBED, fill(As::Embed)?.into_bytes());
    put(HELPER, parts.helper.clone().into_bytes());
    let (repack, script) = &parts.repack;
    let name = named("repack.js", script.as_bytes());
    let repack = replace_once(repack, "href=\"styles.css\"", &format!("href=\"{}\"", renamed[STYLES]))?;
    put("repack.html", replace_once(&repack, "src=\"repack.js\"", &format!("src=\"{name}\""))?.into_bytes());
    put(&name, script.clone().into_bytes());
    put(&renamed[BOOT], parts.boot.clone().into_bytes());
    put(&renamed[STYLES], parts.styles.clone().into_bytes());
    for (name, text) in beside {
        put(&name, text.into_bytes());
    }
    for font in &parts.fonts {
        put(&font_file(font), font.woff2.clone());
    }
    put(ICON, icon);
    for (name, text) in licences(parts) {
        put(name, text.as_bytes().to_vec());
    }
    for (name, script) in holders {
        put(&name, script.into_bytes());
    }
    if let Some(offline) = offline {
        // Pages that have a worker fetch the program, and so have nothing to inflate.
        let kept = renamed.iter().filter(|(plain, _)| **plain != INFLATE).map(|(_, name)| name.as_str());
        let kept = kept.chain(program.iter().map(|(name, _)| name.as_str()));
        put(WORKER, worker(&offline.worker, &build, kept)?.into_bytes());
        put(WORKER_OFF, offline.off.clone().into_bytes());
        put(&renamed[UPDATE], offline.update.clone().into_bytes());
    }
    if form != Form::Intranet {
        for (name, wasm) in &program {
            put(name, wasm.bytes.clone());
        }
        for (path, bytes) in data {
            put(&format!("data/{path}"), bytes);
        }
    }
    if form == Form::Web {
        let mut small: Vec<(String, Vec<u8>)> = program
            .iter()
            .map(|(name, wasm)| (name.clone(), squeeze::gzip(&wasm.deflated, &wasm.bytes)))
            .collect();
        // Data may be replaced by hand, and the pages are small: a server compresses those itself.
        for name in renamed.values().filter(|name| !name.ends_with(".wasm")) {
            let bytes = &files[name];
            small.push((name.clone(), squeeze::gzip(&squeeze::deflate(bytes)?, bytes)));
        }
        files.extend(small.into_iter().map(|(name, gz)| (format!("{name}.gz"), gz)));
    }
    Ok(files)
}

/// The service worker of a build: it keeps the page, which has no name, and these files.
fn worker<'a>(source: &str, build: &str, kept: impl Iterator<Item = &'a str>) -> Result<String> {
    let names: BTreeSet<&str> = kept.chain(["", ICON]).collect();
    let worker = replace_once(source, "__BUILD__", build)?;
    replace_once(&worker, "__FILES__", &serde_json::to_string(&names)?)
}

/// The licences that travel with the site, by their file.
fn licences(parts: &Parts) -> impl Iterator<Item = (&'static str, &str)> {
    let notices = parts.notices.as_deref().map(|text| (NOTICES, text));
    std::iter::once((ECHARTS_LICENCE, parts.echarts_licence.as_str())).chain(notices)
}

/// The file of a part, before its hash: `split_targets` becomes `plan-atlas-targets.wasm`.
fn part_file(part: &str) -> String {
    format!("plan-atlas-{}.wasm", part.trim_start_matches("split_").replace('_', "-"))
}

/// The script that holds a wasm file; the boot script knows the same rule.
pub fn script_of(wasm: &str) -> String {
    format!("{}.js", wasm.trim_end_matches(".wasm"))
}

/// A file's final name: `boot.js` becomes `boot.0123456789.js`.
pub fn named(name: &str, bytes: &[u8], form: Form) -> String {
    match (form, name.rsplit_once('.')) {
        (Form::Web | Form::Intranet | Form::Single, Some((stem, extension))) => {
            format!("{stem}.{}.{extension}", short_hash(bytes))
        }
        (Form::Stage, _) | (_, None) => name.to_owned(),
    }
}

/// The first ten hexadecimal digits of the SHA-256 of some bytes.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// What tells one build from another, the same in all its forms: a hash over everything in it; `dev` while developing.
fn build_id(parts: &Parts, form: Form, data: &Files) -> String {
    if form == Form::Stage {
        return "dev".to_owned();
    }
    let mut everything = Sha256::new();
    for (_, wasm) in &parts.later {
        everything.update(Sha256::digest(&wasm.bytes));
    }
    for bytes in [
        &parts.wasm.bytes[..],
        parts.glue.as_bytes(),
        parts.echarts.as_bytes(),
        parts.inflate.as_bytes(),
        parts.boot.as_bytes(),
        parts.styles.as_bytes(),
        parts.later_styles.as_bytes(),
        parts.access.as_bytes(),
        parts.kiosk.0.as_bytes(),
        parts.kiosk.1.as_bytes(),
        parts.page.as_bytes(),
        parts.still.site.as_bytes(),
        parts.still.embed.as_bytes(),
    ] {
        everything.update(Sha256::digest(bytes));
    }
    for font in &parts.fonts {
        everything.update(Sha256::digest(&font.woff2));
    }
    for (path, bytes) in data {
        everything.update(path.as_bytes());
        everything.update(Sha256::digest(bytes));
    }
    everything.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// Copies the files below a folder whose path is wanted, byte by byte, under their own names.
fn copy_below(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    for file in files_below(from)?.iter().filter(|file| wanted(file)) {
        write(to, file, &fs::read(from.join(file))?)?;
    }
    Ok(())
}

/// Writes a file and the folders above it.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("{} can't be made", parent.display()))?;
    }
    fs::write(&path, bytes).with_context(|| format!("{} can't be written", path.display()))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::static_page::Static;

    pub const PAGE: &str = r#"<html lang="zh-CN"><head><title></title>
<link data-trunk rel="rust">
<link rel="stylesheet" href="styles.css">
<script src="boot.js" defer data-form="web" data-build="" data-js="plan-atlas.js" data-wasm="plan-atlas_bg.wasm" data-bytes="" data-echarts="echarts.js" data-inflate="inflate.js" data-update="" data-styles="access.css" data-later="later.css" data-kiosk="kiosk.js" data-kiosk-styles="kiosk.css"></script>
<link rel="icon" href="icon.svg">
</head><body><main><!--static-content--></main></body>
"#;

    fn wasm(bytes: &[u8]) -> Wasm {
        Wasm { bytes: bytes.to_vec(), deflated: squeeze::deflate(bytes).unwrap() }
    }

    pub fn parts() -> Parts {
        Parts {
            wasm: wasm(b"wasm"),
            later: vec![("split_targets".into(), wasm(b"part"))],
            glue: "glue".into(),
            boot: "boot".into(),
            echarts: "echarts".into(),
            inflate: "inflate".into(),
            echarts_licence: "licence".into(),
            notices: None,
            offline: Some(Offline {
                worker: "const a='__BUILD__',b=__FILES__;".into(),
                off: "off".into(),
                update: "update".into(),
            }),
            styles: "styles".into(),
            later_styles: "later{}".into(),
            still: Static { site: "<p>static</p>\n".into(), embed: "<p>embed</p>\n".into() },
            helper: "helper".into(),
            access: "access{}".into(),
            kiosk: ("kiosk".into(), "kiosk{}".into()),
            fonts: vec![Font { weight: 400, woff2: b"font".to_vec() }],
            repack: ("<a href=\"styles.css\" src=\"repack.js\">".into(), "repack".into()),
            page: PAGE.into(),
        }
    }

    fn made(form: Form) -> BTreeMap<String, Vec<u8>> {
        let parts = Parts { glue: split::asks_for("split_targets"), ..parts() };
        let data = Files::from([
            ("manifest.json".to_owned(), b"{}".to_vec()),
            ("NOTE.md".to_owned(), b"x".to_vec()),
        ]);
        files(&parts, form, data, b"<svg/>".to_vec()).unwrap()
    }

    #[test]
    fn a_hashed_name_changes_with_the_content_and_keeps_stem_and_extension() {
        assert_eq!(named("boot.js", b"abc", Form::Web), "boot.ba7816bf8f.js");
        assert_ne!(named("boot.js", b"abd", Form::Web), "boot.ba7816bf8f.js");
        assert_eq!(named("boot.js", b"abc", Form::Stage), "boot.js");
    }

    #[test]
    fn each_form_holds_the_program_in_its_own_way() {
        let part = format!("plan-atlas-targets.{}", short_hash(b"part"));
        let web = made(Form::Web);
        assert_eq!(web[&format!("{part}.wasm")], b"part");
        let small: Vec<&String> = web.keys().filter(|name| name.ends_with(".gz")).collect();
        assert_eq!(small.len(), 12, "the program's own files, and no data: {small:?}");
        assert!(web.contains_key("data/manifest.json") && web.contains_key("data/NOTE.md"));
        let script = String::from_utf8(web[&format!("{part}.js")].clone()).unwrap();
        assert!(script.contains(&format!("[\"{part}.wasm\"]")), "{script}");

        let kept = String::from_utf8(web[WORKER].clone()).unwrap();
        for file in
            ["\"\"", "icon.svg", "boot.", "update.", "echarts.", "plan-atlas_bg.", &format!("{part}.wasm")]
        {
            assert!(kept.contains(file), "{file} in {kept}");
        }
        assert!(!kept.contains("__") && !kept.contains(&format!("{part}.js")), "{kept}");
        assert!(!kept.contains("inflate."), "{kept}");

        let intranet = made(Form::Intranet);
        assert!(intranet.keys().all(|name| !name.starts_with("sw") && !name.starts_with("update")));
        assert!(intranet.keys().all(|name| !name.ends_with(".wasm") && !name.ends_with(".json")));
        assert!(intranet.keys().all(|name| *name == name.to_ascii_lowercase()), "{:?}", intranet.keys());
        assert_eq!(intranet["data/data.js"], web["data/data.js"]);

        let single = made(Form::Single);
        assert_eq!(single.len(), 1);
        let page = String::from_utf8(single[SINGLE_PAGE].clone()).unwrap();
        let [later, access, watch] =
            [(LATER_STYLES, &b"later{}"[..]), (ACCESS_STYLES, b"access{}"), (KIOSK, b"kiosk")]
                .map(|(name, bytes)| named(name, bytes, Form::Web));
        for name in [&later, &access, &watch] {
            assert!(web.contains_key(name) && intranet.contains_key(name) && kept.contains(name), "{name}");
        }
        let styles = named(KIOSK_STYLES, b"kiosk{}", Form::Web);
        let held = [
            format!("{part}.js"),
            "data/data.js".to_owned(),
            ECHARTS_LICENCE.to_owned(),
            later,
            access,
            watch,
            styles,
        ];
        for held in held {
            assert!(page.contains(&format!("data-file=\"{held}\"")), "{held} in {page}");
        }
        assert!(!page.contains("src=") && page.contains("data:image/svg+xml,%3csvg/%3e"), "{page}");

        // The font: a file that the hall's styles name, under an ending that the form's servers send; or inside the page.
        for (form, font) in [(&web, "han-400.795ea3efa4.woff2"), (&intranet, "han-400.795ea3efa4.woff")] {
            assert_eq!(form.get(font).map(Vec::as_slice), Some(&b"font"[..]), "{font} in {:?}", form.keys());
            let styles: Vec<_> = form
                .iter()
                .filter(|(name, _)| name.starts_with("kiosk.") && name.ends_with(".css"))
                .collect();
            assert_eq!(styles.len(), 1);
            assert!(
                String::from_utf8_lossy(styles[0].1).contains(&format!("src:url({font}) ")),
                "{styles:?}"
            );
        }
        assert!(
            page.contains("src:url(data:font/woff2;base64,Zm9udA==) ") && !kept.contains("han-"),
            "{page}"
        );

        let stage = made(Form::Stage);
        assert!(stage.contains_key("plan-atlas_bg.wasm") && !stage.contains_key("data/data.js"));
    }
}
