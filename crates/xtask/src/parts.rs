//! What the site is made of, before it is put together.

use std::collections::BTreeMap;

use crate::{glyphs::Font, static_page::Static};

/// A file of the program.
pub struct Wasm {
    /// As the browser runs it.
    pub bytes: Vec<u8>,
    /// The same as a raw deflate stream; empty while developing, when nothing holds it.
    pub deflated: Vec<u8>,
}

/// What the site is made of, ready to be written.
pub struct SiteParts {
    /// Pages, scripts, styles, licences and the icon, by the names of their rows. Pages and the service worker still have
    /// their slots, the bindings name the lazy files by the splitter's names, and the kiosk's styles name no font.
    pub texts: BTreeMap<&'static str, String>,
    /// The program, as far as the first view needs it.
    pub wasm: Wasm,
    /// Files of it that come on first need, by the names under which the bindings ask for them.
    pub lazy: Vec<(String, Wasm)>,
    /// What the pages say without the program.
    pub static_page: Static,
    /// The font that a kiosk and the single page bring along; none while developing.
    pub fonts: Vec<Font>,
    /// Pictures for whoever shows a link, by their paths in the web form; none while developing.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

#[cfg(test)]
pub mod fixtures {
    //! A small site for the tests of everything that puts one together.

    use super::*;
    use crate::{compress, shipped::ROWS, split};

    pub const PAGE: &str = r#"<html lang="zh-CN"><head><title></title>
<link data-trunk rel="rust">
<link rel="stylesheet" href="styles.css">
<script src="boot.js" defer data-form="web" data-build="" data-js="plan-atlas.js" data-wasm="plan-atlas_bg.wasm" data-bytes="" data-echarts="echarts.js" data-inflate="inflate.js" data-update="update.js" data-styles="access.css" data-later="later.css" data-kiosk="kiosk.js" data-kiosk-styles="kiosk.css"></script>
<link rel="icon" href="icon.svg">
</head><body><main><!--static-content--></main></body>
"#;

    pub fn wasm(bytes: &[u8]) -> Wasm {
        Wasm { bytes: bytes.to_vec(), deflated: compress::deflate(bytes).unwrap() }
    }

    /// Every text of the rows is its own name, but for those that are filled in.
    pub fn parts() -> SiteParts {
        use crate::shipped::{EMBED, GLUE, ICON, INDEX, REPACK_PAGE, SINGLE_PAGE, ShippedKind, WORKER};
        let plain = ROWS.iter().filter(|row| {
            !matches!(
                row.kind,
                ShippedKind::Wasm
                    | ShippedKind::Payload
                    | ShippedKind::Font
                    | ShippedKind::Picture
                    | ShippedKind::Data
            ) && ![EMBED, SINGLE_PAGE].contains(&row.name)
        });
        let mut texts: BTreeMap<&str, String> =
            plain.map(|row| (row.name, row.name.replace(".css", "{}"))).collect();
        texts.extend([
            (INDEX, PAGE.to_owned()),
            (GLUE, split::asks_for("split_targets")),
            (WORKER, "const a='__BUILD__',b=__FILES__;".to_owned()),
            (REPACK_PAGE, "<a href=\"styles.css\" src=\"repack.js\">".to_owned()),
            (ICON, "<svg/>".to_owned()),
        ]);
        SiteParts {
            texts,
            wasm: wasm(b"wasm"),
            lazy: vec![("split_targets".into(), wasm(b"part"))],
            static_page: Static { site: "<p>static</p>\n".into(), embed: "<p>embed</p>\n".into() },
            fonts: vec![Font { weight: 400, woff2: b"font".to_vec() }],
            pictures: BTreeMap::from([("share/all.png".to_owned(), b"picture".to_vec())]),
        }
    }
}
