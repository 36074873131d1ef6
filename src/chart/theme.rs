//! The chart theme, read from the style sheet's tokens.

use crate::platform::{document, media};
use plan_charts::Theme;
use plan_model::number;

/// The theme of the page as it looks now; a token that isn't set falls back to the light theme's.
pub fn current() -> Theme {
    let base = Theme::default();
    let token = |name: &str, fallback: &str| document::token(name).unwrap_or_else(|| fallback.to_owned());
    let numbered = |stem: &str, fallback: &[String; 5]| {
        std::array::from_fn(|at| token(&format!("{stem}-{}", at + 1), &fallback[at]))
    };
    Theme {
        // The library writes fonts into attributes of the SVG it makes, and doesn't escape quotes there.
        font: token("--font", &base.font).replace('"', "'"),
        font_size: document::token("--chart-font-size")
            .and_then(|size| number::parse(&size))
            .unwrap_or(base.font_size),
        text: token("--text", &base.text),
        muted: token("--text-muted", &base.muted),
        line: token("--line", &base.line),
        panel: token("--panel", &base.panel),
        stated: token("--stated", &base.stated),
        observed: token("--observed", &base.observed),
        computed: token("--computed", &base.computed),
        accent: token("--accent", &base.accent),
        sequence: numbered("--sequence", &base.sequence),
        on_sequence: numbered("--on-sequence", &base.on_sequence),
        not_covered: token("--not-covered", &base.not_covered),
        motion: !media::prefers_less_motion(),
    }
}
