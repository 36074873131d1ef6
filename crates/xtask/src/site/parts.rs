//! What the site is made of, before it is put together.

use crate::{glyphs::Font, static_page::Static};

/// A file of the program.
pub struct Wasm {
    /// As the browser runs it.
    pub bytes: Vec<u8>,
    /// The same as a raw deflate stream; empty while developing, when nothing holds it.
    pub deflated: Vec<u8>,
}

/// What the site is made of, ready to be written.
pub struct Parts {
    /// The program, as far as the first view needs it.
    pub wasm: Wasm,
    /// Parts of it that come on first need, by the names under which the bindings ask for them.
    pub later: Vec<(String, Wasm)>,
    /// Its bindings.
    pub glue: String,
    /// The script that loads both.
    pub boot: String,
    /// The charts' library.
    pub echarts: String,
    /// What makes the program whole again where it comes inside scripts.
    pub inflate: String,
    /// The licences of both.
    pub echarts_licence: String,
    /// What else the program contains, and under which licences; not needed while developing.
    pub notices: Option<String>,
    /// Use without a network; not while developing.
    pub offline: Option<Offline>,
    /// The style layers that the first view needs, in one.
    pub styles: String,
    /// Styles of the views that come on first need.
    pub later_styles: String,
    /// What the pages say without the program.
    pub still: Static,
    /// The helper for pages that hold embedded views.
    pub helper: String,
    /// Styles for what few readers ask for.
    pub access: String,
    /// The watch over a kiosk, and its styles.
    pub kiosk: (String, String),
    /// The font that a kiosk and the single page bring along; none while developing.
    pub fonts: Vec<Font>,
    /// The page that packs data for those that may not fetch, and its script.
    pub repack: (String, String),
    /// `index.html` as written, with its plain names.
    pub page: String,
}

/// What keeps the web form for use without a network.
pub struct Offline {
    /// The service worker, with its slots.
    pub worker: String,
    /// What takes it back.
    pub off: String,
    /// What registers it and offers new versions.
    pub update: String,
}
