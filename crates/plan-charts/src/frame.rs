//! A chart as a file of its own: the picture with its title, its sentence and where it comes from.

use crate::theme::Theme;
use std::fmt::Write;

/// Room around everything, in the picture's units.
const MARGIN: f64 = 32.0;
/// Sizes of type for title, sentence and source, in the picture's units.
const TITLE: f64 = 24.0;
const SENTENCE: f64 = 16.0;
const SOURCE: f64 = 13.0;
/// Distance from one line of type to the next, as a multiple of its size.
const LEADING: f64 = 1.5;

/// What stands around the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameText {
    /// The finding.
    pub title: String,
    /// The finding and its caveat.
    pub sentence: String,
    /// What the axis shows, with its unit; empty where there is none.
    pub axis: String,
    /// What each colour or mark stands for.
    pub legend: Vec<LegendEntry>,
    /// Source, data date, release, address; one line each.
    pub source: Vec<String>,
}

/// One entry of a legend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LegendEntry {
    /// CSS colour of the fill.
    pub fill: String,
    /// CSS colour of the outline.
    pub outline: String,
    /// What it stands for.
    pub label: String,
}

/// A picture that stands by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct FramedChart {
    /// The SVG document.
    pub svg: String,
    /// Width, in its own units.
    pub width: f64,
    /// Height, in its own units.
    pub height: f64,
}

/// Puts a chart's SVG (of the given size) into a document with words above and below it.
///
/// `chart` is what the chart library made of one of our options; nothing else may be passed in, because it becomes
/// part of the document as it is. The words are escaped.
pub fn frame(chart: &str, size: (f64, f64), words: &FrameText, theme: &Theme) -> FramedChart {
    let width = size.0 + 2.0 * MARGIN;
    let mut y = MARGIN;
    let mut text = String::new();
    let lines = |out: &mut String, words: &str, size: f64, weight: u16, colour: &str, y: &mut f64| {
        for line in wrapped(words, (width - 2.0 * MARGIN) / size, ems) {
            *y += size * LEADING;
            let _ = write!(
                out,
                "<text x=\"{MARGIN}\" y=\"{:.0}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{}\">{}</text>",
                *y - size * (LEADING - 1.0) / 2.0,
                escaped(colour),
                escaped(&line)
            );
        }
    };
    lines(&mut text, &words.title, TITLE, 700, &theme.text, &mut y);
    lines(&mut text, &words.sentence, SENTENCE, 400, &theme.muted, &mut y);
    lines(&mut text, &words.axis, SENTENCE, 400, &theme.text, &mut y);
    legend(&mut text, &words.legend, width, theme, &mut y);
    y += MARGIN / 2.0;
    let inner = chart.replacen("<svg ", &format!("<svg x=\"{MARGIN}\" y=\"{y:.0}\" "), 1);
    // Programs other than browsers (librsvg among them) pass over baselines, and would draw the words too high.
    let inner = without_metadata(&inner).replace("dominant-baseline=\"central\"", "dy=\"0.36em\"");
    y += size.1 + MARGIN / 2.0;
    for line in &words.source {
        lines(&mut text, line, SOURCE, 400, &theme.muted, &mut y);
    }
    let height = (y + MARGIN).round();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\"><rect width=\"100%\" height=\"100%\" fill=\"{}\"/>{text}{inner}</svg>",
        escaped(&theme.font),
        escaped(&theme.panel)
    );
    FramedChart { svg, width, height }
}

/// A chart's SVG without the library's own attributes, `ecmeta_…`, which are no SVG.
fn without_metadata(svg: &str) -> String {
    let mut parts = svg.split(" ecmeta_");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // An attribute ends with the quote after the one that opens its value.
        out.push_str(part.splitn(3, '"').nth(2).unwrap_or_default());
    }
    out
}

/// A row of swatches with their words; as many rows as it takes.
fn legend(out: &mut String, keys: &[LegendEntry], width: f64, theme: &Theme, y: &mut f64) {
    let mut x = MARGIN;
    for (at, key) in keys.iter().enumerate() {
        let room = SENTENCE * (key.label.chars().map(ems).sum::<f64>() + 3.0);
        if at == 0 || x + room > width - MARGIN {
            x = MARGIN;
            *y += SENTENCE * LEADING * 1.2;
        }
        let top = *y - SENTENCE * 0.95;
        let _ = write!(
            out,
            "<rect x=\"{x:.0}\" y=\"{top:.0}\" width=\"{SENTENCE}\" height=\"{SENTENCE}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"/><text x=\"{:.0}\" y=\"{:.0}\" font-size=\"{SENTENCE}\" fill=\"{}\">{}</text>",
            escaped(&key.fill),
            escaped(&key.outline),
            x + SENTENCE * 1.5,
            *y - SENTENCE * 0.1,
            escaped(&theme.text),
            escaped(&key.label)
        );
        x += room;
    }
}

/// Width of a sign in ems: a Chinese one counts as one, a Latin one as a little more than half.
fn ems(c: char) -> f64 {
    if c.is_ascii() { 0.56 } else { 1.0 }
}

/// Signs that never begin a line; they hang over its end instead.
const CLOSING: &str = "，。；：、？！）》”’,.;:?!)";

/// Signs that never end a line.
const OPENING: [char; 6] = ['“', '‘', '（', '《', '≥', '≤'];

/// Whether a sign is part of a word that isn't broken: everything but Chinese, and what opens a word.
fn in_word(c: char) -> bool {
    c < '\u{2000}' || OPENING.contains(&c)
}

/// Lines of at most `room` ems, as `ems` measures signs. Chinese breaks anywhere but before closing signs, other words at spaces.
pub(crate) fn wrapped(text: &str, room: f64, ems: fn(char) -> f64) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used, mut space) = (String::new(), 0.0, None::<usize>);
    for c in text.chars() {
        used += ems(c);
        if used > room && !line.is_empty() && !CLOSING.contains(c) {
            // A Latin word goes to the next line whole.
            let kept = match space {
                Some(at) if in_word(c) && c != ' ' => at,
                _ => line.trim_end_matches(OPENING).len(),
            };
            let rest = if kept > 0 { line.split_off(kept) } else { String::new() };
            lines.push(line.trim_end().to_owned());
            line = rest.trim_start().to_owned();
            used = line.chars().map(ems).sum::<f64>() + ems(c);
            space = None;
        }
        line.push(c);
        if c == ' ' || !in_word(c) {
            space = Some(line.len());
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A text as it stands in an attribute or between tags.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_framed_chart_has_its_words_escaped_around_it() {
        let words = FrameText {
            title: "<b>a & \"b\"".to_owned(),
            sentence: "一".repeat(200),
            axis: "axis".to_owned(),
            legend: (0..40)
                .map(|n| LegendEntry { label: format!("key {n}"), ..LegendEntry::default() })
                .collect(),
            source: vec!["source".to_owned(), "address".to_owned()],
        };
        let chart = "<svg width=\"1000\" height=\"500\"><path ecmeta_ssr_type=\"chart\" d=\"M0 0\"/><text dominant-baseline=\"central\" y=\"9\">a</text></svg>";
        let framed = frame(chart, (1000.0, 500.0), &words, &Theme::default());
        assert!(framed.svg.contains("&lt;b&gt;a &amp; &quot;b&quot;"));
        assert!(framed.svg.contains("<svg x=\"32\" y=\""));
        assert_eq!(framed.svg.matches("<text ").count(), 1 + 4 + 1 + 40 + 2 + 1, "{}", framed.svg);
        assert!(
            framed.svg.contains("<path d=\"M0 0\"/><text dy=\"0.36em\" y=\"9\">a</text>"),
            "{}",
            framed.svg
        );
        assert_eq!(framed.svg.matches("<rect ").count(), 1 + 40);
        assert!(framed.height > 500.0 + 6.0 * SOURCE && framed.width == 1064.0);
    }

    #[test]
    fn lines_break_where_they_may() {
        assert_eq!(wrapped("一二三四五", 2.0, ems), ["一二", "三四", "五"]);
        assert_eq!(wrapped("一二。三四", 2.0, ems), ["一二。", "三四"]);
        assert_eq!(wrapped("one two three", 4.5, ems), ["one two", "three"]);
        assert_eq!(wrapped("一二“三四", 3.0, ems), ["一二", "“三四"]);
        assert_eq!(wrapped("by ¥100 each", 5.0, ems), ["by ¥100", "each"]);
        assert_eq!(wrapped("unbreakable", 3.0, ems), ["unbre", "akabl", "e"]);
        assert!(wrapped("  ", 3.0, ems).is_empty() && wrapped("", 3.0, ems).is_empty());
    }
}
