//! Whether everything that stands on something else can be read or seen there.

use std::collections::{BTreeMap, BTreeSet};

use crate::sheets::{Rule, colour, named, rules, themes};

/// What a token is for, and so how much it must stand out (WCAG 2.2: 1.4.3, 1.4.11, 2.4.13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Text, of any size.
    Text,
    /// A border of a control, a bar, a mark that says something.
    Mark,
    /// The ring around what has focus.
    Focus,
}

impl Use {
    fn least(self) -> f64 {
        match self {
            Use::Text => 4.5,
            Use::Mark | Use::Focus => 3.0,
        }
    }
}

/// What anything may stand on.
const GROUNDS: [&str; 5] = ["page-ground", "panel", "panel-quiet", "accent-quiet", "warning-ground"];

/// What words are written in, on any ground.
const INKS: [&str; 10] = [
    "text",
    "text-muted",
    "accent",
    "stated",
    "observed",
    "computed",
    "state-good",
    "state-fair",
    "state-short",
    "state-unknown",
];

/// What is drawn, on any ground.
const MARKS: [&str; 2] = ["line-strong", "warning-line"];

/// Pairs that meet in one place only.
const PAIRS: [(&str, &str, Use); 23] = [
    ("on-accent", "accent", Use::Text),
    // The word that two columns differ stands in the colour of a warning.
    ("warning-line", "warning-ground", Use::Text),
    ("on-sequence-1", "sequence-1", Use::Text),
    ("on-sequence-2", "sequence-2", Use::Text),
    ("on-sequence-3", "sequence-3", Use::Text),
    ("on-sequence-4", "sequence-4", Use::Text),
    ("on-sequence-5", "sequence-5", Use::Text),
    // Links and numbers in the cells of a matrix.
    ("text", "shade-1", Use::Text),
    ("text", "shade-2", Use::Text),
    ("text", "shade-3", Use::Text),
    ("accent", "shade-1", Use::Text),
    ("accent", "shade-2", Use::Text),
    ("accent", "shade-3", Use::Text),
    ("on-shade-4", "shade-4", Use::Text),
    ("on-shade-5", "shade-5", Use::Text),
    ("text", "not-covered", Use::Text),
    ("text-muted", "not-covered", Use::Text),
    // Bars and marks of a bullet lie in a track.
    ("observed", "not-covered", Use::Mark),
    ("stated", "not-covered", Use::Mark),
    ("accent", "not-covered", Use::Mark),
    ("line-strong", "not-covered", Use::Mark),
    ("focus", "not-covered", Use::Focus),
    ("focus", "shade-1", Use::Focus),
];

/// Tokens that need not stand out, and why.
const QUIET: [(&str, &str); 2] = [
    ("line", "it separates what space separates too; nothing is said by it alone"),
    ("district", "a district's colour stands beside its name, framed in the colour of text; see `palettes`"),
];

/// Local names that rules use, with the tokens that they are set to somewhere.
fn locals(rules: &[Rule]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let set = rules.iter().filter(|rule| !rule.selectors.iter().any(|one| one.starts_with(":root")));
    for (name, value) in set.flat_map(|rule| &rule.declarations) {
        if let (Some(local), [token]) = (name.strip_prefix("--"), &named(value)[..]) {
            found.entry(local.to_owned()).or_default().insert((*token).to_owned());
        }
    }
    found
}

/// Every pair that is asked for: ink or mark, ground, use.
fn pairs() -> Vec<(&'static str, &'static str, Use)> {
    let on_any = |inks: &'static [&'static str], of: Use| {
        inks.iter().flat_map(move |ink| GROUNDS.iter().map(move |ground| (*ink, *ground, of)))
    };
    let mut all: Vec<_> = PAIRS.to_vec();
    all.extend(on_any(&INKS, Use::Text));
    all.extend(on_any(&MARKS, Use::Mark));
    all.extend(on_any(&["focus"], Use::Focus));
    all
}

#[test]
fn whatever_stands_on_something_stands_out_from_it_in_every_theme() {
    let rules = rules();
    let themes = themes(&rules);
    assert!(themes.len() >= 2 && themes.contains_key("dark"), "{:?}", themes.keys());
    let mut faint = Vec::new();
    for (theme, tokens) in &themes {
        for (ink, ground, of) in pairs() {
            let ratio = colour(tokens, ink).contrast(colour(tokens, ground));
            if ratio < of.least() {
                faint.push(format!(
                    "{theme}: --{ink} on --{ground} is {ratio:.2} to 1; {of:?} needs {}",
                    of.least()
                ));
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn a_theme_for_contrast_gives_text_seven_to_one() {
    for (theme, tokens) in themes(&rules()) {
        if !["contrast", "yellow"].contains(&theme.as_str()) {
            continue;
        }
        for (ink, ground, of) in pairs().into_iter().filter(|(.., of)| *of == Use::Text) {
            // Scales keep their steps in every theme, so that maps of different readers can be compared.
            if ground.starts_with("sequence") || ground.starts_with("shade") {
                continue;
            }
            let ratio = colour(&tokens, ink).contrast(colour(&tokens, ground));
            assert!(ratio >= 7.0, "{theme}: --{ink} on --{ground} is {ratio:.2} to 1 ({of:?})");
        }
    }
}

#[test]
fn no_rule_uses_a_pair_that_isn_t_computed() {
    let rules = rules();
    let locals = locals(&rules);
    let asked: BTreeSet<(&str, &str)> = pairs().into_iter().map(|(ink, ground, _)| (ink, ground)).collect();
    let used_as = |of: Use| -> BTreeSet<&str> {
        pairs().into_iter().filter(|(.., other)| *other == of).map(|(ink, ..)| ink).collect()
    };
    let (inks, marks) = (used_as(Use::Text), used_as(Use::Mark));
    let grounds: BTreeSet<&str> = asked.iter().map(|(_, ground)| *ground).collect();
    let quiet: BTreeSet<&str> = QUIET.iter().map(|(token, _)| *token).collect();
    // A local name stands for everything that it is set to.
    let meant = |value: &str| -> BTreeSet<String> {
        let tokens = named(value).into_iter();
        tokens
            .flat_map(|token| locals.get(token).cloned().unwrap_or_else(|| [token.to_owned()].into()))
            .collect()
    };
    let mut open = Vec::new();
    for rule in rules.iter().filter(|rule| rule.file != "print.css") {
        let values = |wanted: &[&str]| -> BTreeSet<String> {
            let of = rule.declarations.iter().filter(|(name, _)| wanted.iter().any(|one| name == one));
            of.flat_map(|(_, value)| meant(value)).collect()
        };
        let place = format!("{} {}", rule.file, rule.selectors.join(", "));
        let written = values(&["color"]);
        let mut below = values(&["background", "background-color"]);
        // A hatch of hair lines is no ground.
        below.remove("line");
        for ink in &written {
            if !inks.contains(ink.as_str()) {
                open.push(format!("{place}: text in --{ink}"));
            }
            for ground in below.iter().filter(|ground| !asked.contains(&(ink.as_str(), ground.as_str()))) {
                open.push(format!("{place}: --{ink} on --{ground}"));
            }
        }
        let known = |token: &str| grounds.contains(token) || marks.contains(token) || inks.contains(token);
        let shown = values(&[
            "fill",
            "stroke",
            "border",
            "border-color",
            "border-left",
            "border-top",
            "border-bottom",
            "border-right",
            "border-left-color",
            "border-bottom-color",
            "outline",
            "accent-color",
        ]);
        for token in shown.iter().chain(&below) {
            let is_quiet =
                quiet.iter().any(|one| token == one || token.starts_with(&format!("{one}-yangpu")));
            let district = token.starts_with("district-");
            if !known(token) && !is_quiet && !district && token != "focus" {
                open.push(format!("{place}: drawn in --{token}"));
            }
        }
    }
    assert!(open.is_empty(), "nobody computes these:\n{}", open.join("\n"));
}

#[test]
fn every_colour_of_a_theme_is_in_some_pair() {
    let rules = rules();
    let asked: BTreeSet<&str> = pairs().into_iter().flat_map(|(ink, ground, _)| [ink, ground]).collect();
    for (theme, tokens) in themes(&rules) {
        for (name, value) in &tokens {
            let is_quiet = QUIET.iter().any(|(quiet, _)| {
                name == quiet || name.starts_with(&format!("{quiet}-")) && *quiet == "district"
            });
            let colour = value.starts_with('#');
            assert!(!colour || is_quiet || asked.contains(name.as_str()), "{theme}: --{name} is in no pair");
        }
    }
}
