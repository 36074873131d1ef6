//! A square code that a phone reads: the current view, to take along.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write;

/// Light modules around the code, which readers need.
const QUIET: i32 = 4;

/// A code as a picture: dark modules as one path on a light square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Width and height in modules, the quiet border included.
    pub size: i32,
    /// The dark modules, as the data of an SVG path.
    pub path: String,
}

/// The code of a text; `None` if the text is too long for a code that can be read across a hall.
pub fn code(text: &str) -> Option<Code> {
    let segment = [QrSegment::make_bytes(text.as_bytes())];
    let (least, most) = (Version::MIN, Version::new(20));
    let made = QrCode::encode_segments_advanced(&segment, QrCodeEcc::Medium, least, most, None, true).ok()?;
    let mut path = String::new();
    for y in 0..made.size() {
        let mut x = 0;
        while x < made.size() {
            let start = x;
            while made.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let _ = write!(path, "M{} {}h{}v1h-{}z", start + QUIET, y + QUIET, x - start, x - start);
            }
            x += 1;
        }
    }
    Some(Code { size: made.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The picture as a camera sees it: a light page with the path painted on it.
    fn painted(code: &Code) -> Vec<Vec<bool>> {
        let size = code.size as usize;
        let mut dark = vec![vec![false; size]; size];
        for run in code.path.split('M').skip(1) {
            let (place, rest) = run.split_once('h').expect("a run");
            let (x, y) = place.split_once(' ').expect("a place");
            let width: usize = rest.split_once('v').expect("a width").0.parse().expect("a number");
            let (x, y): (usize, usize) = (x.parse().expect("a number"), y.parse().expect("a number"));
            dark[y][x..x + width].fill(true);
        }
        dark
    }

    #[test]
    fn a_reader_decodes_what_was_encoded() {
        for text in [
            "https://plans.example.org/",
            "https://plans.example.org/atlas/?target=xuhui-target-table-ai-industry-output&lang=en",
            "https://plans.example.org/?q=%E4%BA%BA%E5%B7%A5%E6%99%BA%E8%83%BD&page=search&district=changning,fengxian,jinshan,xuhui,yangpu&state=due-no-data",
        ] {
            let code = code(text).expect("it fits");
            let dark = painted(&code);
            let scale = 4;
            let side = code.size as usize * scale;
            let shade = |x: usize, y: usize| if dark[y / scale][x / scale] { 0 } else { 255 };
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, shade);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "{text}");
            assert_eq!(grids[0].decode().expect("readable").1, text);
        }
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert_eq!(code(&"x".repeat(2_000)), None);
    }
}
