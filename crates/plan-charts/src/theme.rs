//! Colours, type and motion as the style sheet gives them.

/// What a chart takes from the page's tokens. Colours are CSS colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Font stack.
    pub font: String,
    /// Text size in CSS pixels.
    pub font_size: f64,
    /// Text.
    pub text: String,
    /// Quiet text, axes.
    pub muted: String,
    /// Hairlines.
    pub line: String,
    /// Panel behind the chart.
    pub panel: String,
    /// Values that the plan states.
    pub stated: String,
    /// Published values.
    pub observed: String,
    /// Computed here.
    pub computed: String,
    /// Selection and focus.
    pub accent: String,
    /// Five classes from low to high.
    pub sequence: [String; 5],
    /// Text that is readable on each class.
    pub on_sequence: [String; 5],
    /// Fill of districts without a plan.
    pub not_covered: String,
    /// Whether things may move.
    pub motion: bool,
}

impl Default for Theme {
    /// The light theme, as in `public/css/tokens.css`.
    fn default() -> Self {
        let own = |colours: [&str; 5]| colours.map(str::to_owned);
        Self {
            font: "sans-serif".to_owned(),
            font_size: 14.0,
            text: "#1b2733".to_owned(),
            muted: "#4d5b68".to_owned(),
            line: "#d3dae1".to_owned(),
            panel: "#ffffff".to_owned(),
            stated: "#0b4f8a".to_owned(),
            observed: "#26323d".to_owned(),
            computed: "#5f4f8f".to_owned(),
            accent: "#0b4f8a".to_owned(),
            sequence: own(["#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"]),
            on_sequence: own(["#1b2733", "#1b2733", "#10202e", "#000000", "#ffffff"]),
            not_covered: "#eceff2".to_owned(),
            motion: true,
        }
    }
}
