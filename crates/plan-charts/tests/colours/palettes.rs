//! Whether districts, states and steps of a scale can be told apart by eyes that see fewer colours, or else by shape and word.

use plan_present::names;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use plan_charts::state_mark;
use plan_method::progress::State;
use plan_model::lang::Lang;

use crate::colour::Sight;
use crate::sheets::{Rule, Tokens, colour, named, rules, themes};

/// Colours nearer than this are taken for the same: four times what can just be noticed side by side.
const APART: f64 = 0.08;

const DISTRICTS: [&str; 5] = ["yangpu", "changning", "jinshan", "fengxian", "xuhui"];

/// The token that colours each state, from the rules that set `--state`.
fn state_tokens(rules: &[Rule]) -> BTreeMap<&'static str, String> {
    let token_of = |slug: &str| {
        let class = format!(".state-{slug}");
        rules
            .iter()
            .filter(|rule| rule.selectors.contains(&class))
            .flat_map(|rule| &rule.declarations)
            .find_map(|(name, value)| (name == "--state").then(|| named(value)[0].to_owned()))
            .unwrap_or_else(|| panic!("no rule gives {class} its colour"))
    };
    State::ALL.into_iter().map(|state| (state.slug(), token_of(state.slug()))).collect()
}

/// Pairs of names whose colours somebody takes for the same.
fn confused<'a>(tokens: &Tokens, palette: &[(&'a str, String)], sight: Sight) -> Vec<(&'a str, &'a str)> {
    let seen = |token: &str| colour(tokens, token).seen_by(sight);
    let mut found = Vec::new();
    for (at, (a, first)) in palette.iter().enumerate() {
        for (b, second) in &palette[at + 1..] {
            if seen(first).distance(seen(second)) < APART {
                found.push((*a, *b));
            }
        }
    }
    found
}

/// For each theme and way of seeing, the pairs that lean on shape and word.
fn leaning(rules: &[Rule], palette: &[(&str, String)]) -> String {
    let mut out = String::new();
    for (theme, tokens) in themes(rules) {
        for sight in Sight::ALL {
            let pairs = confused(&tokens, palette, sight);
            let pairs: Vec<String> = pairs.iter().map(|(a, b)| format!("{a} ~ {b}")).collect();
            writeln!(
                out,
                "{theme}, {sight:?}: {}",
                if pairs.is_empty() { "none".into() } else { pairs.join(", ") }
            )
            .expect("a line");
        }
    }
    out
}

fn districts() -> Vec<(&'static str, String)> {
    DISTRICTS.map(|district| (district, format!("district-{district}"))).to_vec()
}

#[test]
fn every_pair_that_leans_on_shape_and_word_is_on_record() {
    let rules = rules();
    let states = state_tokens(&rules);
    let mut by_colour: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (state, token) in &states {
        by_colour.entry(token).or_default().push(state);
    }
    let of_one_colour: String =
        by_colour.iter().map(|(token, states)| format!("--{token}: {}\n", states.join(", "))).collect();
    let tokens: Vec<_> = by_colour.keys().map(|token| (*token, (*token).to_owned())).collect();
    let values = ["stated", "observed", "computed"].map(|token| (token, token.to_owned()));
    let found = format!(
        "Pairs that somebody can't tell apart by colour. Renew: PLAN_ATLAS_RENEW=1 cargo test -p plan-charts --test colours\n\n\
         # Districts, which lean on their names

{}
\
         # States, which lean on the shape of their mark and on their word

{of_one_colour}
{}
\
         # Kinds of values, which lean on the line below them and on the shape of their mark

{}",
        leaning(&rules, &districts()),
        leaning(&rules, &tokens),
        leaning(&rules, &values),
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/colours/leaning.txt");
    if std::env::var_os("PLAN_ATLAS_RENEW").is_some() {
        std::fs::write(&path, &found).expect("the record can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == found,
        "crates/plan-charts/tests/colours/leaning.txt says otherwise; what is found now:\n{found}"
    );
}

#[test]
fn all_five_districts_differ_in_full_colour() {
    let rules = rules();
    for (theme, tokens) in themes(&rules) {
        assert_eq!(confused(&tokens, &districts(), Sight::Full), [], "{theme}");
    }
}

#[test]
fn every_state_has_a_shape_and_a_word_of_its_own() {
    let shapes: BTreeSet<_> = State::ALL.into_iter().map(state_mark).collect();
    assert_eq!(shapes.len(), State::ALL.len());
    for lang in [Lang::Zh, Lang::En] {
        let words: BTreeSet<&str> = State::ALL.into_iter().map(|state| names::state(state, lang)).collect();
        assert_eq!(words.len(), State::ALL.len(), "{lang:?}");
    }
}

/// The bar of a missed value in the colour of reached ones says the opposite of what it shows.
#[test]
fn a_published_value_has_no_colour_that_judges() {
    let rules = rules();
    for (theme, tokens) in themes(&rules) {
        for judged in ["state-good", "state-short"] {
            let palette = [("observed", "observed".to_owned()), (judged, judged.to_owned())];
            assert_eq!(confused(&tokens, &palette, Sight::Full), [], "{theme}");
        }
    }
}

#[test]
fn kinds_of_values_differ_by_the_line_below_them() {
    let rules = rules();
    let line = |class: &str| {
        let of = rules.iter().filter(|rule| rule.selectors.iter().any(|one| one == class));
        let mut borders = of.flat_map(|rule| &rule.declarations).filter(|(name, _)| name == "border-bottom");
        borders.find_map(|(_, value)| value.split_whitespace().nth(1).map(str::to_owned))
    };
    let lines: BTreeSet<_> = [".stated", ".observed", ".computed"].map(line).into();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(!lines.contains(&None), "{lines:?}");
}

#[test]
fn the_steps_of_a_scale_keep_their_order_without_colour() {
    for (theme, tokens) in themes(&rules()) {
        for scale in ["sequence", "shade"] {
            let light: Vec<f64> = (1..=5)
                .map(|step| {
                    let seen = colour(&tokens, &format!("{scale}-{step}")).seen_by(Sight::Grey);
                    seen.0[0]
                })
                .collect();
            let falls = light.windows(2).all(|pair| pair[0] > pair[1]);
            let rises = light.windows(2).all(|pair| pair[0] < pair[1]);
            assert!(falls || rises, "{theme}: --{scale}-… in grey: {light:?}");
        }
    }
}
