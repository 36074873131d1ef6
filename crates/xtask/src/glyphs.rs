//! The Chinese font of a hall and of the single page: two weights, cut down to the characters that can stand on a screen.
//!
//! Everybody else reads in the fonts of their system. A panel may have none for Chinese, and a file that is taken along ends
//! up on any machine. Latin fonts come first in `--font`, so that this one draws what they lack.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{
    cache::Cache,
    folder,
    node_script::{self, NodeScript},
    parallel,
    project::{Project, files_below},
    static_page::Static,
};

/// The npm package that holds the whole font.
pub const PACKAGE: &str = "@expo-google-fonts/noto-sans-sc";
/// Its files of the weights that are shipped.
const WEIGHTS: [(u16, &str); 2] =
    [(400, "400Regular/NotoSansSC_400Regular.ttf"), (700, "700Bold/NotoSansSC_700Bold.ttf")];
/// What cuts it.
const CUTTER: &str = "tools/glyphs.mjs";
/// As `--font` in `public/css/tokens.css` names it.
const FAMILY: &str = "Plan Atlas Han";
/// Where the text of the screen is written, besides the crates, the data and the static page.
const SOURCES: [&str; 2] = ["src", "public"];
/// Crates whose text no reader sees.
const UNSEEN: [&str; 2] = ["plan-bench", "xtask"];

/// One weight of the font.
pub struct Font {
    /// As CSS counts it.
    pub weight: u16,
    /// The file.
    pub woff2: Vec<u8>,
}

/// Each character that can stand on a screen, with one of the files that hold it.
type Characters = BTreeMap<char, String>;

/// The font, cut to what the data, the program, its pages and the static page hold.
///
/// # Errors
///
/// Names every character that it lacks.
pub fn fonts(project: &Project, cache: &Cache, static_page: &Static) -> Result<Vec<Font>> {
    let characters = characters(project, static_page)?;
    parallel::map(&WEIGHTS, |(weight, file)| {
        Ok(Font { weight: *weight, woff2: cut(project, cache, &characters, *weight, file)? })
    })
}

/// The rules that name the font, each file at the address that it has in the form.
pub fn rules(fonts: &[Font], address: impl Fn(&Font) -> String) -> String {
    let rule = |font: &Font| {
        format!(
            "@font-face{{font-family:\"{FAMILY}\";font-weight:{};font-display:swap;src:url({}) format(\"woff2\")}}\n",
            font.weight,
            address(font)
        )
    };
    fonts.iter().map(rule).collect()
}

/// Every character of the data, the sources and the pages. Comments count too: a few characters more cost little, and
/// nothing has to tell what is shown from what isn't.
fn characters(project: &Project, static_page: &Static) -> Result<Characters> {
    let mut found = Characters::new();
    for c in ' '..='~' {
        found.insert(c, "ASCII".to_owned());
    }
    for (path, bytes) in folder::read(&project.path("data"))? {
        gather(&mut found, &format!("data/{path}"), &String::from_utf8_lossy(&bytes));
    }
    for root in sources(project)? {
        for file in files_below(&project.path(&root))? {
            let path = format!("{root}/{file}");
            if !path.contains("tests") {
                gather(&mut found, &path, shipped(&project.text(&path)?));
            }
        }
    }
    gather(&mut found, "index.html", &project.text("index.html")?);
    for page in [&static_page.site, &static_page.embed] {
        gather(&mut found, "the static page", page);
    }
    Ok(found)
}

/// The folders whose files hold text of the screen.
fn sources(project: &Project) -> Result<Vec<String>> {
    let crates = fs::read_dir(project.path("crates")).context("crates/ can't be read")?;
    let names = crates.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut folders = SOURCES.map(str::to_owned).to_vec();
    for name in names.collect::<Result<Vec<_>>>()? {
        let folder = format!("crates/{name}/src");
        if !UNSEEN.contains(&name.as_str()) && project.path(&folder).is_dir() {
            folders.push(folder);
        }
    }
    folders.sort();
    Ok(folders)
}

/// A source without the tests at its end, whose texts are strange on purpose.
fn shipped(source: &str) -> &str {
    source.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(source)
}

fn gather(found: &mut Characters, path: &str, text: &str) {
    for c in text.chars().filter(|&c| is_drawn(c)) {
        found.entry(c).or_insert_with(|| path.to_owned());
    }
}

/// Whether a character leaves a mark or a space: controls, joiners and marks of direction don't.
fn is_drawn(c: char) -> bool {
    let silent = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}');
    !c.is_control() && !silent
}

/// One weight, cut.
fn cut(
    project: &Project,
    cache: &Cache,
    characters: &Characters,
    weight: u16,
    file: &str,
) -> Result<Vec<u8>> {
    let text: String = characters.keys().collect();
    let out = format!("target/glyphs/{weight}.woff2");
    let script =
        NodeScript { script: CUTTER, reads: &[], out: &out, arguments: &[font_path(file)], input: &text };
    script.file(project, cache, |lacked| refuse(characters, lacked))
}

/// Names the characters that the font lacks, with where they stand.
fn refuse(characters: &Characters, lacked: &str) -> Result<()> {
    if lacked.is_empty() {
        return Ok(());
    }
    let place = |c: char| characters.get(&c).map_or("?", String::as_str);
    let list: Vec<String> =
        lacked.chars().map(|c| format!("{c} (U+{:04X}, in {})", u32::from(c), place(c))).collect();
    bail!("the font of the hall and the single page lacks {}. Write it in another way", list.join(", "))
}

/// The whole font, a file for each weight, as paths that begin at the project.
pub fn files() -> [String; 2] {
    WEIGHTS.map(|(_, file)| font_path(file))
}

fn font_path(file: &str) -> String {
    format!("tools/node_modules/{PACKAGE}/{file}")
}

/// The licence of the font, with its copyright.
///
/// # Errors
///
/// If the package is missing.
pub fn licence(project: &Project) -> Result<String> {
    let path = Path::new("tools/node_modules").join(PACKAGE).join("LICENSE_FONT");
    project.text(&path.to_string_lossy()).context(node_script::HINT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_a_text_is_gathered_once_and_silent_ones_are_not() {
        let mut found = Characters::new();
        gather(&mut found, "a", "区\u{200b}划\u{feff}\n\u{ad}区");
        gather(&mut found, "b", "划 ≥");
        let expected = [(' ', "b"), ('≥', "b"), ('划', "a"), ('区', "a")];
        assert_eq!(found, expected.map(|(c, path)| (c, path.to_owned())).into());
        let source = "#[cfg(test)]\nconst A: char = '甲';\n#[cfg(test)]\nmod tests { '乙' }";
        assert_eq!(shipped(source), "#[cfg(test)]\nconst A: char = '甲';");
    }

    #[test]
    fn a_character_that_is_lacked_is_named_with_its_place() {
        let mut found = Characters::new();
        gather(&mut found, "data/plans/x.json", "区₀");
        refuse(&found, "").unwrap();
        let error = refuse(&found, "₀").unwrap_err().to_string();
        assert!(error.contains("₀ (U+2080, in data/plans/x.json)"), "{error}");
    }

    #[test]
    fn the_rules_name_the_family_that_the_styles_ask_for_behind_every_latin_one() {
        let fonts = [Font { weight: 400, woff2: vec![] }, Font { weight: 700, woff2: vec![] }];
        let css = rules(&fonts, |font| format!("han-{}.woff2", font.weight));
        assert_eq!(css.matches("@font-face").count(), 2);
        assert!(css.contains("font-weight:700;font-display:swap;src:url(han-700.woff2)"), "{css}");
        let tokens = Project::find().unwrap().text("public/css/tokens.css").unwrap();
        let stack = tokens.lines().find(|line| line.contains("--font:")).unwrap();
        let place = |name: &str| stack.find(name).unwrap_or_else(|| panic!("{name} in {stack}"));
        assert!(place(FAMILY) > place("Arial") && place(FAMILY) < place("PingFang SC"), "{stack}");
    }

    #[test]
    fn the_screen_s_own_characters_are_among_them() {
        let static_page = Static { site: "静".into(), embed: "态".into() };
        let project = Project::find().unwrap();
        let found = characters(&project, &static_page).unwrap();
        // A plan's text, a name on the screen, a mark of a state, a letter, and the static page.
        for c in ['杨', '浦', '判', '断', '≥', 'Q', '静', '态'] {
            assert!(found.contains_key(&c), "{c}");
        }
        let sources = sources(&project).unwrap();
        for folder in ["src", "public", "crates/plan-charts/src", "crates/plan-draft/src"] {
            assert!(sources.iter().any(|one| one == folder), "{folder} in {sources:?}");
        }
        assert!(!sources.iter().any(|one| one.contains("xtask")), "{sources:?}");
    }
}
