//! Puts the parts of the site together: one program in three forms, and the folder that trunk serves.
//!
//! * **Web** fetches what it needs: real `.wasm`, data as JSON, names that carry a hash of the content, so that they can
//!   be cached for ever. Beside them lie the same contents as scripts, for pages that may not fetch.
//! * **Intranet** is made of those scripts alone.
//! * **Single** is the intranet form inside one page.
//! * **Stage** is the web form with plain names, for development.
//!
//! Which form holds which file, and under which name, is said by the rows of `shipped.rs`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use plan_model::check::Files;
use sha2::{Digest, Sha256};

use crate::{
    cache::Cache,
    compact, compress, folder,
    glyphs::{self, Font},
    page::{self, As, replace_once},
    parts::{SiteParts, Wasm},
    project::Project,
    script_payload,
    shipped::{
        self, BOOT, DATA_SCRIPT, EMBED, Form, GLUE, INDEX, KIOSK_STYLES, Naming, REPACK, REPACK_PAGE, ROWS,
        SINGLE_PAGE, STYLES, ShippedKind, WASM, WORKER, hashed_name, payload_of,
    },
    split,
};

/// Writes one form of the site into a folder.
///
/// # Errors
///
/// If the page lacks one of its slots, or a file can't be written.
pub fn assemble(project: &Project, parts: &SiteParts, form: Form, to: &Path) -> Result<()> {
    let data = folder::read(&project.path("data"))?;
    let data = if form == Form::Stage { data } else { compact::compacted(&data)? };
    for (name, bytes) in files(parts, form, data, &Cache::of(project)?)? {
        write(to, &name, &bytes)?;
    }
    Ok(())
}

/// Every file of a form, by its path.
fn files(parts: &SiteParts, form: Form, data: Files, cache: &Cache) -> Result<BTreeMap<String, Vec<u8>>> {
    let main: (String, &Wasm) = (hashed_name(WASM, &parts.wasm.bytes, form), &parts.wasm);
    let lazy = lazy_files(parts, form);
    let texts = texts(parts, form, &lazy)?;
    // Pages hold the names of others, so they are filled once those are known.
    let is_page = |name: &str| shipped::named_row(name).is_some_and(|row| row.kind == ShippedKind::Page);
    let final_name = |name: &'static str, text: &str| match shipped::named_row(name).map(|row| row.naming) {
        Some(Naming::Hashed) => hashed_name(name, text.as_bytes(), form),
        _ => name.to_owned(),
    };
    let mut renamed: BTreeMap<&str, String> = texts
        .iter()
        .filter(|(name, _)| !is_page(name))
        .map(|(name, text)| (*name, final_name(name, text)))
        .collect();
    renamed.insert(WASM, main.0.clone());
    let build = build_id(parts, form, &data);
    let fill = |kind| page::fill(parts, form, kind, &renamed, &build).context(INDEX);
    let program: Vec<&(String, &Wasm)> =
        std::iter::once(&main).chain(lazy.iter().map(|(_, file)| file)).collect();

    // What a page that may not fetch runs instead: the same names, as scripts.
    let mut payloads: Vec<(String, String)> = Vec::new();
    if form != Form::Stage {
        let script = |(name, wasm): &&(String, &Wasm)| {
            (payload_of(name), script_payload::of_bytes(name, &wasm.deflated))
        };
        payloads.extend(program.iter().map(script));
        payloads.push((DATA_SCRIPT.to_owned(), script_payload::of_data(&data)?));
    }

    let mut files = BTreeMap::new();
    if form == Form::Single {
        let mut held = String::new();
        // Boot script and styles stand in the page as what they are.
        let beside = texts.iter().filter(|(name, _)| !is_page(name) && ![BOOT, STYLES].contains(name));
        let beside = beside.map(|(name, text)| (renamed[name].as_str(), text.as_str()));
        let payloads = payloads.iter().map(|(name, script)| (name.as_str(), script.as_str()));
        for (name, text) in beside.chain(payloads) {
            held.push_str(&script_payload::inside_page(name, text)?);
        }
        let page = page::in_one(&fill(As::Site)?, parts, &renamed, &held)?;
        files.insert(SINGLE_PAGE.to_owned(), page.into_bytes());
        return Ok(files);
    }
    files.insert(INDEX.to_owned(), fill(As::Site)?.into_bytes());
    files.insert(EMBED.to_owned(), fill(As::Embed)?.into_bytes());
    files.insert(REPACK_PAGE.to_owned(), repack_page(&texts[REPACK_PAGE], &renamed)?.into_bytes());
    for (name, text) in texts.iter().filter(|(name, _)| !is_page(name)) {
        let text = match *name {
            WORKER => worker(text, &build, &renamed, &lazy)?,
            _ => text.clone(),
        };
        files.insert(renamed[name].clone(), text.into_bytes());
    }
    for font in &parts.fonts {
        files.insert(font_file(font, form), font.woff2.clone());
    }
    files.extend(payloads.into_iter().map(|(name, script)| (name, script.into_bytes())));
    if form != Form::Intranet {
        for (name, wasm) in &program {
            files.insert(name.clone(), wasm.bytes.clone());
        }
        files.extend(data.into_iter().map(|(path, bytes)| (format!("data/{path}"), bytes)));
    }
    if form == Form::Web {
        files.extend(parts.pictures.clone());
        let mut small: BTreeMap<String, Vec<u8>> = program
            .iter()
            .map(|(name, wasm)| (format!("{name}.gz"), compress::gzip(&wasm.deflated, &wasm.bytes)))
            .collect();
        for (name, bytes) in &files {
            let gz = format!("{name}.gz");
            if shipped::find(name, form).is_some_and(|row| row.has_gz()) && !small.contains_key(&gz) {
                small.insert(gz, compress::gzip(&cache.deflate(bytes)?, bytes));
            }
        }
        files.extend(small);
    }
    Ok(files)
}

/// A lazy file of the program: how the bindings ask for it, its final name and what is in it.
type LazyFile<'a> = (&'a str, (String, &'a Wasm));

fn lazy_files(parts: &SiteParts, form: Form) -> Vec<LazyFile<'_>> {
    let named = |(part, wasm): &'_ (String, Wasm)| hashed_name(&shipped::part_file(part), &wasm.bytes, form);
    parts.lazy.iter().map(|part| (part.0.as_str(), (named(part), &part.1))).collect()
}

/// The texts that a form holds, with the names in them that depend on the form.
fn texts(parts: &SiteParts, form: Form, lazy: &[LazyFile<'_>]) -> Result<BTreeMap<&'static str, String>> {
    let is_in = |name: &str| shipped::named_row(name).is_some_and(|row| row.is_in(form));
    let mut texts: BTreeMap<&'static str, String> = parts
        .texts
        .iter()
        .filter(|(name, _)| is_in(name))
        .map(|(name, text)| (*name, text.clone()))
        .collect();
    if let Some(glue) = texts.get_mut(GLUE) {
        for (part, (name, _)) in lazy {
            *glue =
                replace_once(glue, &split::asks_for(part), &split::asks_for(name)).context("the bindings")?;
        }
    }
    if let Some(styles) = texts.get_mut(KIOSK_STYLES).filter(|_| form != Form::Single) {
        styles.insert_str(0, &glyphs::rules(&parts.fonts, |font| font_file(font, form)));
    }
    // What is made elsewhere: pages from the one page, the program and its scripts, fonts, data.
    let texts_of = |row: &&shipped::ShippedRow| {
        matches!(
            row.kind,
            ShippedKind::Script(_) | ShippedKind::Styles | ShippedKind::Icon | ShippedKind::Licence
        ) || [INDEX, REPACK_PAGE].contains(&row.name)
    };
    for row in ROWS.iter().filter(|row| row.is_in(form)).filter(texts_of) {
        texts.get(row.name).with_context(|| format!("{} was not made", row.name))?;
    }
    Ok(texts)
}

/// Where a form has a weight of the font.
fn font_file(font: &Font, form: Form) -> String {
    let row = ROWS.iter().find(|row| row.kind == ShippedKind::Font && row.is_in(form));
    let name = row.map_or("han-*.woff2", |row| row.name).replace('*', &font.weight.to_string());
    hashed_name(&name, &font.woff2, form)
}

/// The page that packs data, with the final names of its styles and script.
fn repack_page(source: &str, renamed: &BTreeMap<&str, String>) -> Result<String> {
    let page = replace_once(source, "href=\"styles.css\"", &format!("href=\"{}\"", renamed[STYLES]))?;
    replace_once(&page, "src=\"repack.js\"", &format!("src=\"{}\"", renamed[REPACK]))
}

/// The service worker of a build: it keeps the page, which has no name, and every file whose row says so.
fn worker(
    source: &str,
    build: &str,
    renamed: &BTreeMap<&str, String>,
    lazy: &[LazyFile<'_>],
) -> Result<String> {
    let kept =
        renamed.iter().filter(|(name, _)| shipped::named_row(name).is_some_and(|row| row.is_kept_offline()));
    let lazy = lazy.iter().map(|(_, (name, _))| name.as_str());
    let names: BTreeSet<&str> = kept.map(|(_, name)| name.as_str()).chain(lazy).chain([""]).collect();
    let worker = replace_once(source, "__BUILD__", build)?;
    replace_once(&worker, "__FILES__", &serde_json::to_string(&names)?)
}

/// What tells one build from another, the same in all its forms: a hash over everything in it; `dev` while developing.
fn build_id(parts: &SiteParts, form: Form, data: &Files) -> String {
    if form == Form::Stage {
        return "dev".to_owned();
    }
    let mut everything = Sha256::new();
    let mut add = |name: &str, bytes: &[u8]| {
        everything.update(Sha256::digest(name));
        everything.update(Sha256::digest(bytes));
    };
    for (name, text) in &parts.texts {
        add(name, text.as_bytes());
    }
    add(WASM, &parts.wasm.bytes);
    for (part, wasm) in &parts.lazy {
        add(part, &wasm.bytes);
    }
    add("static page of the site", parts.static_page.site.as_bytes());
    add("static page of an embed", parts.static_page.embed.as_bytes());
    for font in &parts.fonts {
        add(&font.weight.to_string(), &font.woff2);
    }
    for (path, bytes) in data {
        add(path, bytes);
    }
    everything.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
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
mod tests {
    use super::*;
    use crate::{
        parts::fixtures::parts,
        shipped::{
            ACCESS_STYLES, BUNDLES_LICENCE, HELPER, KIOSK, LATER_STYLES, UPDATE, WORKER_OFF, short_hash,
        },
    };

    fn data() -> Files {
        Files::from([("manifest.json".to_owned(), b"{}".to_vec()), ("NOTE.md".to_owned(), b"x".to_vec())])
    }

    fn made(form: Form) -> BTreeMap<String, Vec<u8>> {
        files(&parts(), form, data(), &Cache::none()).unwrap()
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
        let [later, access, watch, styles] = [
            (LATER_STYLES, "later{}"),
            (ACCESS_STYLES, "access{}"),
            (KIOSK, "kiosk.js"),
            (KIOSK_STYLES, "kiosk{}"),
        ]
        .map(|(name, text)| hashed_name(name, text.as_bytes(), Form::Web));
        for name in [&later, &access, &watch] {
            assert!(web.contains_key(name) && intranet.contains_key(name) && kept.contains(name), "{name}");
        }
        let held = [
            format!("{part}.js"),
            "data/data.js".to_owned(),
            BUNDLES_LICENCE.to_owned(),
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
        assert!(stage.contains_key("icon.svg") && !stage.contains_key(UPDATE), "{:?}", stage.keys());
    }

    #[test]
    fn every_file_of_a_form_has_a_row_that_lets_the_form_hold_it() {
        for form in Form::PACKED {
            for name in made(form).keys() {
                let plain = name.trim_end_matches(".gz");
                assert!(shipped::find(plain, form).is_some(), "{name} in {form:?}");
            }
        }
    }

    #[test]
    fn a_form_without_one_of_its_files_is_not_put_together() {
        for name in [HELPER, KIOSK, REPACK_PAGE, BUNDLES_LICENCE] {
            let mut parts = parts();
            parts.texts.remove(name);
            let error = files(&parts, Form::Web, data(), &Cache::none()).unwrap_err();
            assert!(error.to_string().contains(name), "{error:#}");
        }
    }

    #[test]
    fn whatever_changes_in_a_release_makes_it_another_build() {
        let id = |change: &dyn Fn(&mut SiteParts)| {
            let mut parts = parts();
            change(&mut parts);
            Form::PACKED.map(|form| build_id(&parts, form, &data()))
        };
        let before = id(&|_| {});
        assert!(before.iter().all(|one| *one == before[0]), "one build has one identity: {before:?}");
        let named = [WORKER, WORKER_OFF, UPDATE, HELPER, REPACK, REPACK_PAGE];
        for name in named.into_iter().chain(parts().texts.into_keys()) {
            let after = id(&|parts| parts.texts.get_mut(name).unwrap().push(' '));
            assert_ne!(after, before, "{name}");
        }
        assert_ne!(id(&|parts| parts.wasm.bytes.push(0)), before);
        assert_ne!(id(&|parts| parts.lazy[0].1.bytes.push(0)), before);
        assert_ne!(id(&|parts| parts.fonts[0].woff2.push(0)), before);
        assert_ne!(id(&|parts| parts.static_page.site.push(' ')), before);
        assert_ne!(id(&|parts| parts.static_page.embed.push(' ')), before);
        let other = Files::from([("manifest.json".to_owned(), b"{ }".to_vec())]);
        assert_ne!(build_id(&parts(), Form::Web, &other), before[0]);
        assert_eq!(build_id(&parts(), Form::Stage, &other), "dev");
    }
}
