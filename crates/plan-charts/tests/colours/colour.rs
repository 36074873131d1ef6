//! A colour: how light it is, how far it is from another, and what becomes of it in other eyes.

/// A colour in linear light, each part from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour(pub [f64; 3]);

/// How somebody sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sight {
    Full,
    /// Without red cones, without green ones, without blue ones.
    Protanopia,
    Deuteranopia,
    Tritanopia,
    /// No colours at all: also a printer without them.
    Grey,
}

impl Sight {
    pub const ALL: [Sight; 5] =
        [Sight::Full, Sight::Protanopia, Sight::Deuteranopia, Sight::Tritanopia, Sight::Grey];

    /// What linear light becomes. Machado, Oliveira and Fernandes (2009), severity 1.0; grey by luminance.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Sight::Full => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Sight::Protanopia => [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            Sight::Deuteranopia => [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            Sight::Tritanopia => [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
            Sight::Grey => [LUMINANCE; 3],
        }
    }
}

/// What red, green and blue add to how light a colour is (WCAG 2.2, relative luminance).
const LUMINANCE: [f64; 3] = [0.2126, 0.7152, 0.0722];

fn times(matrix: [[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

impl Colour {
    /// Reads `#rrggbb`.
    pub fn read(hex: &str) -> Option<Self> {
        let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let linear = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        Some(Self([linear(part(0)?), linear(part(2)?), linear(part(4)?)]))
    }

    fn luminance(self) -> f64 {
        times([LUMINANCE; 3], self.0)[0]
    }

    /// Contrast with another colour, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    pub fn seen_by(self, sight: Sight) -> Self {
        Self(times(sight.matrix(), self.0).map(|part| part.clamp(0.0, 1.0)))
    }

    /// How different two colours look: the distance in Oklab, where about 0.02 can just be noticed side by side.
    pub fn distance(self, other: Self) -> f64 {
        let (a, b) = (self.oklab(), other.oklab());
        (0..3).map(|at| (a[at] - b[at]).powi(2)).sum::<f64>().sqrt()
    }

    fn oklab(self) -> [f64; 3] {
        let cones = times(
            [
                [0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ],
            self.0,
        );
        times(
            [
                [0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ],
            cones.map(f64::cbrt),
        )
    }
}

fn near(a: f64, b: f64, within: f64) -> bool {
    (a - b).abs() <= within
}

#[test]
fn contrast_is_that_of_the_guidelines() {
    let colour = |hex| Colour::read(hex).expect("a colour");
    for (a, b, expected) in [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#abcdef", "#abcdef", 1.0),
    ] {
        assert!(near(colour(a).contrast(colour(b)), expected, 0.01), "{a} {b}");
        assert!(near(colour(b).contrast(colour(a)), expected, 0.01), "{b} {a}");
    }
    assert_eq!(Colour::read("#fff"), None);
    assert_eq!(Colour::read("Canvas"), None);
}

#[test]
fn eyes_that_lack_a_cone_confuse_what_they_are_known_to_confuse() {
    let colour = |hex| Colour::read(hex).expect("a colour");
    // Oklab's own examples: white is 1 from black.
    assert!(near(colour("#000000").distance(colour("#ffffff")), 1.0, 0.001));
    let far = |a, b, sight| colour(a).seen_by(sight).distance(colour(b).seen_by(sight));
    let (red, green) = ("#c05a30", "#6e8a2e");
    assert!(far(red, green, Sight::Full) > 0.14);
    assert!(
        far(red, green, Sight::Deuteranopia) < 0.08
            && far(red, green, Sight::Deuteranopia) < far(red, green, Sight::Full)
    );
    assert!(far(red, green, Sight::Grey) < far(red, green, Sight::Full));
    let (blue, teal) = ("#2f6fb0", "#1d8a86");
    assert!(far(blue, teal, Sight::Tritanopia) < far(blue, teal, Sight::Full));
    for sight in Sight::ALL {
        // Nobody takes white for black, and grey stays grey.
        assert!(far("#000000", "#ffffff", sight) > 0.95, "{sight:?}");
        assert!(far("#808080", "#808080", sight) < 1e-9, "{sight:?}");
        let grey = colour("#808080");
        assert!(grey.seen_by(sight).distance(grey) < 0.01, "{sight:?}");
    }
}
