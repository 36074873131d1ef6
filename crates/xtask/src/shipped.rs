//! Every file of the site, one row each: what it is called, what it is, where it comes from, when it is loaded, and which
//! forms hold it.
//!
//! Names with a hash, the slots of the page, `.gz`, the list of the service worker, the build's identity, budget and floor
//! follow from the rows. A new script or style sheet is a row here, and a slot in `index.html` if the boot script loads it.

use sha2::{Digest, Sha256};

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
            Form::Web | Form::Intranet | Form::Stage => INDEX,
            Form::Single => SINGLE_PAGE,
        }
    }
}

/// The edition of the language that a script keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// For what runs before the program or in other people's pages: it has to explain itself even to old engines.
    Es5,
    /// For what only the engines get that can run the program.
    Es2020,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShippedKind {
    /// HTML.
    Page,
    /// A classic script.
    Script(Edition),
    /// A script that holds the content of another file, for pages that may not fetch; see `script_payload.rs`.
    Payload,
    /// A style sheet.
    Styles,
    /// A file of the program.
    Wasm,
    /// A font.
    Font,
    /// The icon.
    Icon,
    /// A picture for whoever shows a link to the site.
    Picture,
    /// Licences that travel with the site.
    Licence,
    /// A file of the data folder, handed out as JSON, text or Markdown.
    Data,
}

/// Where the content of a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSource {
    /// A script below the project, brought down to its edition and made small.
    Built(&'static str),
    /// A file below the project, as it stands.
    Copied(&'static str),
    /// A step of the build.
    Made,
}

/// The attribute of the boot script's tag that tells where a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagSlot {
    /// In every page that runs the program.
    Every(&'static str),
    /// In the site's page alone: a view in somebody else's page is no kiosk and offers no new version.
    Site(&'static str),
    /// No page names it there.
    None,
}

/// When a file is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loads {
    /// By the first view.
    First,
    /// By a reader's visit, on first need.
    OnNeed,
    /// Only in a kiosk, from its own disk.
    Kiosk,
    /// Only by those who bring data of their own, when they open the page for it.
    OwnData,
    /// Only by pages that may not fetch.
    Scripted,
    /// By none of the site's own pages: by other people's, by browsers, by whoever looks after the folder.
    Apart,
}

/// How a file is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// With a hash of its content, so that a browser may keep it for ever.
    Hashed,
    /// As it is: other pages, browsers or people know it by that name.
    Fixed,
}

/// A shipped file, or a family of them.
#[derive(Clone, Copy, Debug)]
pub struct ShippedRow {
    /// Path in the form's folder, without a hash; `*` stands for anything but a slash.
    pub name: &'static str,
    /// What it is.
    pub kind: ShippedKind,
    /// Where its content comes from.
    pub source: FileSource,
    /// Where the page names it.
    pub slot: TagSlot,
    /// When it is loaded.
    pub loads: Loads,
    /// Whether its name carries a hash.
    pub naming: Naming,
    /// The forms that hold it.
    pub forms: &'static [Form],
}

impl ShippedRow {
    /// Whether a path of a packed form, with its hash, is this file or one of this family.
    pub fn fits(&self, path: &str) -> bool {
        match self.naming {
            Naming::Fixed => matches(self.name, path),
            Naming::Hashed => without_hash(path).is_some_and(|plain| matches(self.name, &plain)),
        }
    }

    /// Whether a form holds it.
    pub fn is_in(&self, form: Form) -> bool {
        self.forms.contains(&form)
    }

    /// Whether a server may send a `.gz` that lies beside it in the web form.
    ///
    /// Data may be replaced by hand, and pages are small: a server compresses those itself.
    pub fn has_gz(&self) -> bool {
        let compressible = match self.kind {
            ShippedKind::Script(_) | ShippedKind::Styles | ShippedKind::Wasm => true,
            ShippedKind::Page
            | ShippedKind::Payload
            | ShippedKind::Font
            | ShippedKind::Icon
            | ShippedKind::Picture
            | ShippedKind::Licence
            | ShippedKind::Data => false,
        };
        compressible && self.naming == Naming::Hashed && self.loads != Loads::Apart
    }

    /// Whether the service worker keeps it from the first visit on.
    ///
    /// Data has a list of its own in the manifest, and fonts are kept once a kiosk has asked for them. Pages that have a
    /// worker fetch the program, and so need no scripts in its place.
    pub fn is_kept_offline(&self) -> bool {
        let loaded = match self.loads {
            Loads::First | Loads::OnNeed | Loads::Kiosk | Loads::OwnData => true,
            Loads::Scripted | Loads::Apart => false,
        };
        let has_other_list = match self.kind {
            ShippedKind::Data | ShippedKind::Font => true,
            ShippedKind::Page
            | ShippedKind::Script(_)
            | ShippedKind::Payload
            | ShippedKind::Styles
            | ShippedKind::Wasm
            | ShippedKind::Icon
            | ShippedKind::Picture
            | ShippedKind::Licence => false,
        };
        loaded && self.is_in(Form::Web) && !has_other_list
    }
}

/// The page, with the names as it writes them.
pub const INDEX: &str = "index.html";
/// The page of the single form.
pub const SINGLE_PAGE: &str = "plan-atlas.html";
/// The page that others embed, and the helper for theirs: names that stand in other people's pages for years.
pub const EMBED: &str = "embed.html";
/// See [`EMBED`].
pub const HELPER: &str = "embed.js";
/// Loads the program.
pub const BOOT: &str = "boot.js";
/// Styles of the first view.
pub const STYLES: &str = "styles.css";
/// The bindings of the program.
pub const GLUE: &str = "plan-atlas.js";
/// The program, as far as the first view needs it.
pub const WASM: &str = "plan-atlas_bg.wasm";
/// The charts' library.
pub const ECHARTS: &str = "echarts.js";
/// What makes the program whole again where it comes inside scripts.
pub const INFLATE: &str = "inflate.js";
/// Styles of the views that come on first need.
pub const LATER_STYLES: &str = "later.css";
/// Styles for what few readers ask for.
pub const ACCESS_STYLES: &str = "access.css";
/// What offers new versions, in the web form.
pub const UPDATE: &str = "update.js";
/// The watch over a kiosk, and its styles. Only a page in a hall asks for them.
pub const KIOSK: &str = "kiosk.js";
/// See [`KIOSK`].
pub const KIOSK_STYLES: &str = "kiosk.css";
/// The icon.
pub const ICON: &str = "icon.svg";
/// The service worker, and what takes it back. Browsers know the first by its name.
pub const WORKER: &str = "sw.js";
/// See [`WORKER`].
pub const WORKER_OFF: &str = "sw-off.js";
/// The page that packs data for those that may not fetch, and its script.
pub const REPACK_PAGE: &str = "repack.html";
/// See [`REPACK_PAGE`].
pub const REPACK: &str = "repack.js";
/// The licences of the bundles from npm.
pub const BUNDLES_LICENCE: &str = "echarts.license.txt";
/// What else is in the program, and under which licences.
pub const NOTICES: &str = "third-party.txt";
/// The folder of the pictures for whoever shows a link.
pub const SHARE_FOLDER: &str = "share";
/// The data folder as one script.
pub const DATA_SCRIPT: &str = "data/data.js";

const EVERYWHERE: &[Form] = &[Form::Web, Form::Intranet, Form::Single, Form::Stage];
const PACKED: &[Form] = &Form::PACKED;
/// Forms in which files lie side by side.
const FOLDERS: &[Form] = &[Form::Web, Form::Intranet, Form::Stage];
/// Forms whose pages fetch.
const FETCHING: &[Form] = &[Form::Web, Form::Stage];
/// Forms that hold what others hold as files in scripts, as files of their own.
const SCRIPTS: &[Form] = &[Form::Web, Form::Intranet];
const WEB: &[Form] = &[Form::Web];
const INTRANET: &[Form] = &[Form::Intranet];

/// Most rows are one of a few kinds; what is special about one is said behind it.
const fn row(
    name: &'static str,
    kind: ShippedKind,
    source: FileSource,
    loads: Loads,
    forms: &'static [Form],
) -> ShippedRow {
    let naming = match kind {
        ShippedKind::Script(_)
        | ShippedKind::Payload
        | ShippedKind::Styles
        | ShippedKind::Wasm
        | ShippedKind::Font => Naming::Hashed,
        ShippedKind::Page
        | ShippedKind::Icon
        | ShippedKind::Picture
        | ShippedKind::Licence
        | ShippedKind::Data => Naming::Fixed,
    };
    ShippedRow { name, kind, source, slot: TagSlot::None, loads, naming, forms }
}

impl ShippedRow {
    const fn slot(self, slot: TagSlot) -> ShippedRow {
        ShippedRow { slot, ..self }
    }

    const fn fixed(self) -> ShippedRow {
        ShippedRow { naming: Naming::Fixed, ..self }
    }
}

const fn data(name: &'static str, loads: Loads) -> ShippedRow {
    row(name, ShippedKind::Data, FileSource::Made, loads, FETCHING)
}

/// Every file of the site. Where several rows fit a path, the first counts.
#[rustfmt::skip]
pub const ROWS: &[ShippedRow] = {
    use Edition::{Es5, Es2020};
    use ShippedKind::{Font, Icon, Licence, Page, Payload, Picture, Script, Styles, Wasm};
    use Loads::{Apart, First, Kiosk, OnNeed, OwnData, Scripted};
    use FileSource::{Built, Copied, Made};
    &[
        row(INDEX, Page, Copied("index.html"), First, FOLDERS),
        row(SINGLE_PAGE, Page, Made, First, &[Form::Single]),
        row(BOOT, Script(Es5), Built("public/js/boot.js"), First, EVERYWHERE),
        row(STYLES, Styles, Made, First, EVERYWHERE),
        row(GLUE, Script(Es2020), Made, First, EVERYWHERE).slot(TagSlot::Every("data-js")),
        row(WASM, Wasm, Made, First, FETCHING).slot(TagSlot::Every("data-wasm")),
        row(ICON, Icon, Copied("public/icon.svg"), First, FOLDERS),
        data("data/manifest.json", First),
        data("data/districts.json", First),
        data("data/plans/*.json", First),
        data("data/indicators.json", First),
        data("data/observations.json", First),
        data("data/departments.json", First),
        data("data/topics.json", First),
        data("data/geo/districts.topo.json", First),

        row(ECHARTS, Script(Es2020), Made, OnNeed, EVERYWHERE).slot(TagSlot::Every("data-echarts")),
        row("plan-atlas-kiosk.wasm", Wasm, Made, Kiosk, WEB),
        row("plan-atlas-workbench.wasm", Wasm, Made, OwnData, WEB),
        row("plan-atlas-*.wasm", Wasm, Made, OnNeed, WEB),
        row(LATER_STYLES, Styles, Made, OnNeed, EVERYWHERE).slot(TagSlot::Every("data-later")),
        row(ACCESS_STYLES, Styles, Made, OnNeed, EVERYWHERE).slot(TagSlot::Every("data-styles")),
        row(UPDATE, Script(Es5), Built("public/js/update.js"), OnNeed, WEB).slot(TagSlot::Site("data-update")),
        data("data/geo/SOURCES.json", OnNeed),
        data("data/geo/huangpu.geojson", OnNeed),
        data("data/places.json", OnNeed),
        data("data/pinyin.json", OnNeed),
        data("data/synonyms.json", OnNeed),
        data("data/changes.json", OnNeed),
        data("data/sources/*.txt", OnNeed),

        row(KIOSK, Script(Es5), Built("public/js/kiosk.js"), Kiosk, EVERYWHERE).slot(TagSlot::Site("data-kiosk")),
        row(KIOSK_STYLES, Styles, Made, Kiosk, EVERYWHERE).slot(TagSlot::Site("data-kiosk-styles")),
        row("han-*.woff2", Font, Made, Kiosk, WEB),
        // Servers that nobody configured know the older ending; browsers look at what is in the file.
        row("han-*.woff", Font, Made, Kiosk, INTRANET),
        data("data/kiosk.json", Kiosk),

        row(INFLATE, Script(Es2020), Made, Scripted, EVERYWHERE).slot(TagSlot::Every("data-inflate")),
        row("plan-atlas_bg.js", Payload, Made, Scripted, SCRIPTS),
        row("plan-atlas-*.js", Payload, Made, Scripted, SCRIPTS),
        row(DATA_SCRIPT, Payload, Made, Scripted, SCRIPTS).fixed(),

        row(EMBED, Page, Made, Apart, FOLDERS),
        row(HELPER, Script(Es5), Built("public/js/embed.js"), Apart, FOLDERS).fixed(),
        row(REPACK_PAGE, Page, Copied("public/repack.html"), Apart, FOLDERS),
        row(REPACK, Script(Es5), Built("public/js/repack.js"), Apart, FOLDERS),
        row("share/*.png", Picture, Made, Apart, WEB),
        row(WORKER, Script(Es2020), Built("public/js/sw.js"), Apart, WEB).fixed(),
        // People copy this one by hand, and read it first.
        row(WORKER_OFF, Script(Es2020), Copied("public/js/sw-off.js"), Apart, WEB).fixed(),
        row(BUNDLES_LICENCE, Licence, Made, Apart, EVERYWHERE),
        row(NOTICES, Licence, Made, Apart, PACKED),
        data("data/geo/*.geojson", Apart),
        data("data/schema/*.json", Apart),
        data("data/*.json", Apart),
        data("data/*.md", Apart),
    ]
};

/// The row of a plain name.
pub fn named_row(name: &str) -> Option<&'static ShippedRow> {
    ROWS.iter().find(|row| row.name == name)
}

/// The row of a file of a packed form, by its path in it; none where no row lets the form hold such a file.
pub fn find(path: &str, form: Form) -> Option<&'static ShippedRow> {
    ROWS.iter().find(|row| row.is_in(form) && row.fits(path))
}

/// Whether a path fits a pattern with at most one `*`.
fn matches(pattern: &str, path: &str) -> bool {
    let Some((start, end)) = pattern.split_once('*') else {
        return pattern == path;
    };
    path.strip_prefix(start)
        .and_then(|rest| rest.strip_suffix(end))
        .is_some_and(|middle| !middle.contains('/'))
}

/// A file's final name: `boot.js` becomes `boot.0123456789.js`.
pub fn hashed_name(name: &str, bytes: &[u8], form: Form) -> String {
    match (form, name.rsplit_once('.')) {
        (Form::Web | Form::Intranet | Form::Single, Some((stem, extension))) => {
            format!("{stem}.{}.{extension}", short_hash(bytes))
        }
        (Form::Stage, _) | (_, None) => name.to_owned(),
    }
}

/// A final name without its hash of ten hexadecimal digits; `None` where it has none.
fn without_hash(path: &str) -> Option<String> {
    let (rest, extension) = path.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    let is_hash = hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| format!("{stem}.{extension}"))
}

/// The first ten hexadecimal digits of the SHA-256 of some bytes.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// The file of a lazy part of the program, before its hash: `split_targets` becomes `plan-atlas-targets.wasm`.
pub fn part_file(part: &str) -> String {
    format!("plan-atlas-{}.wasm", part.trim_start_matches("split_").replace('_', "-"))
}

/// The script that holds a wasm file; the boot script knows the same rule.
pub fn payload_of(wasm: &str) -> String {
    format!("{}.js", wasm.trim_end_matches(".wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{Project, files_below};

    #[test]
    fn a_star_stands_for_one_part_of_a_path() {
        let check =
            |pattern, path, expected| assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        check("index.html", "index.html", true);
        check("boot.*.js", "boot.0a1b.js", true);
        check("boot.*.js", "data/boot.0a1b.js", false);
        check("data/plans/*.json", "data/plans/yangpu.json", true);
        check("data/plans/*.json", "data/plans/old/yangpu.json", false);
        check("data/geo/districts.topo.json", "data/geo/districts.topo.json", true);
    }

    #[test]
    fn a_hashed_name_changes_with_the_content_and_keeps_stem_and_extension() {
        assert_eq!(hashed_name("boot.js", b"abc", Form::Web), "boot.ba7816bf8f.js");
        assert_ne!(hashed_name("boot.js", b"abd", Form::Web), "boot.ba7816bf8f.js");
        assert_eq!(hashed_name("boot.js", b"abc", Form::Stage), "boot.js");
        assert_eq!(without_hash("boot.ba7816bf8f.js").as_deref(), Some("boot.js"));
        for plain in ["boot.js", "boot.ba7816bf8.js", "boot.ba7816bf8x.js", "README"] {
            assert_eq!(without_hash(plain), None, "{plain}");
        }
    }

    #[test]
    fn a_file_of_a_form_is_found_by_its_final_name_and_nowhere_else() {
        let name = |path, form| find(path, form).map(|row| row.name);
        assert_eq!(name("boot.0123456789.js", Form::Web), Some(BOOT));
        assert_eq!(name("boot.js", Form::Web), None, "a name without a hash");
        assert_eq!(name("plan-atlas-kiosk.0123456789.wasm", Form::Web), Some("plan-atlas-kiosk.wasm"));
        assert_eq!(name("plan-atlas-rest.0123456789.wasm", Form::Web), Some("plan-atlas-*.wasm"));
        assert_eq!(name("plan-atlas-rest.0123456789.wasm", Form::Intranet), None);
        assert_eq!(name("plan-atlas-rest.0123456789.js", Form::Intranet), Some("plan-atlas-*.js"));
        assert_eq!(name("sw.js", Form::Web), Some(WORKER));
        assert_eq!(name("sw.0123456789.js", Form::Web), None, "browsers know it by its name");
        assert_eq!(name("sw.js", Form::Intranet), None);
        assert_eq!(name("data/plans/x.json", Form::Web).map(|_| ()), Some(()));
        assert_eq!(name("data/plans/x.json", Form::Intranet), None);
    }

    #[test]
    fn names_are_given_once_and_every_slot_is_in_the_page_and_read_by_a_script() {
        let project = Project::find().unwrap();
        let page = project.text(INDEX).unwrap();
        let scripts = [BOOT, KIOSK].map(|name| project.text(&format!("public/js/{name}")).unwrap()).concat();
        for (at, row) in ROWS.iter().enumerate() {
            assert!(ROWS[..at].iter().all(|other| other.name != row.name), "{} twice", row.name);
            if let TagSlot::Every(attribute) | TagSlot::Site(attribute) = row.slot {
                assert!(page.contains(&format!("{attribute}=\"{}\"", row.name)), "{attribute} in index.html");
                assert!(scripts.contains(attribute), "no script reads {attribute}");
            }
        }
    }

    #[test]
    fn every_file_of_public_and_data_has_its_row() {
        let project = Project::find().unwrap();
        let built = |path: &str| {
            ROWS.iter()
                .any(|row| matches!(row.source, FileSource::Built(from) | FileSource::Copied(from) if from == path))
        };
        for file in files_below(&project.path("public")).unwrap() {
            let path = format!("public/{file}");
            assert!(built(&path) || file.starts_with("css/"), "{path} is shipped by no row");
        }
        for row in ROWS {
            if let FileSource::Built(path) | FileSource::Copied(path) = row.source {
                assert!(project.path(path).is_file(), "{path} of {}", row.name);
            }
        }
        for file in files_below(&project.path("data")).unwrap() {
            let path = format!("data/{file}");
            assert_eq!(find(&path, Form::Web).map(|row| row.kind), Some(ShippedKind::Data), "{path}");
        }
    }

    #[test]
    fn what_has_a_gz_and_what_the_worker_keeps_follow_from_the_rows() {
        let names = |wanted: fn(&ShippedRow) -> bool| -> Vec<&str> {
            ROWS.iter().filter(|row| wanted(row)).map(|row| row.name).collect()
        };
        let program = [
            BOOT,
            STYLES,
            GLUE,
            WASM,
            ECHARTS,
            "plan-atlas-kiosk.wasm",
            "plan-atlas-workbench.wasm",
            "plan-atlas-*.wasm",
            LATER_STYLES,
            ACCESS_STYLES,
            UPDATE,
            KIOSK,
            KIOSK_STYLES,
        ];
        assert_eq!(names(ShippedRow::has_gz), [&program[..], &[INFLATE]].concat());
        let mut kept = program.to_vec();
        kept.splice(0..0, [INDEX]);
        kept.insert(5, ICON);
        assert_eq!(names(ShippedRow::is_kept_offline), kept);
    }
}
