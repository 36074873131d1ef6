//! Reading aloud: where sentences end, and which voice reads them.

use plan_model::lang::Lang;

/// A voice that the browser offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its language, such as `zh-CN` or `en_GB`.
    pub lang: String,
    /// Whether it speaks on this device, without sending the words anywhere.
    pub local: bool,
}

/// The voice that reads a language: one of this device, of the mainland's or any Chinese; its place in the list. `None`
/// where there is none, since words are never sent away to be spoken.
pub fn voice(voices: &[Voice], lang: Lang) -> Option<usize> {
    let stem = lang.slug();
    let speaks = |voice: &Voice| {
        let name = voice.lang.to_ascii_lowercase().replace('_', "-");
        name == stem || name.starts_with(&format!("{stem}-")) || (lang == Lang::Zh && name.starts_with("cmn"))
    };
    let best = |voice: &Voice| voice.lang.replace('_', "-").eq_ignore_ascii_case(lang.tag());
    let usable = |voice: &Voice| voice.local && speaks(voice);
    let at = |wanted: &dyn Fn(&Voice) -> bool| voices.iter().position(|voice| usable(voice) && wanted(voice));
    at(&best).or_else(|| at(&|_| true))
}

/// Longest piece that is spoken at once, in characters: engines lose their way in longer ones.
const LONGEST: usize = 160;

/// Where each sentence of a text begins and ends, in UTF-16 units as browsers count; blanks around it left out.
pub fn sentences(text: &str) -> Vec<(u32, u32)> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut unit, mut first, mut last, mut n) = (0u32, None, 0u32, 0usize);
    for (at, &c) in chars.iter().enumerate() {
        let width = c.len_utf16() as u32;
        if !c.is_whitespace() {
            first.get_or_insert(unit);
            last = unit + width;
            n += 1;
        }
        unit += width;
        let next = chars.get(at + 1).copied();
        let closes = |c: Option<char>| c.is_some_and(|c| "”’」』）)".contains(c));
        let stops = match c {
            '。' | '！' | '？' | '；' => !closes(next),
            '”' | '’' | '）' => at > 0 && "。！？；".contains(chars[at - 1]) && !closes(next),
            '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
            '\n' => true,
            _ => n >= LONGEST && "，、：,:".contains(c),
        };
        if stops && let Some(begin) = first.take() {
            found.push((begin, last));
            n = 0;
        }
    }
    found.extend(first.map(|begin| (begin, last)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece = |(from, to): (u32, u32)| String::from_utf16_lossy(&units[from as usize..to as usize]);
        sentences(text).into_iter().map(piece).collect()
    }

    #[test]
    fn a_text_is_cut_where_its_sentences_end() {
        for (text, pieces) in [
            ("", vec![]),
            ("  \n ", vec![]),
            ("总览", vec!["总览"]),
            ("第一句。第二句；第三句", vec!["第一句。", "第二句；", "第三句"]),
            ("他说：“好。”然后走了。", vec!["他说：“好。”", "然后走了。"]),
            ("In 3.5 years. Then", vec!["In 3.5 years.", "Then"]),
            ("a𠀀b。c", vec!["a𠀀b。", "c"]),
            (" 一行\n又一行 ", vec!["一行", "又一行"]),
        ] {
            assert_eq!(cut(text), pieces, "{text:?}");
        }
        let long = format!("{}，{}。", "长".repeat(LONGEST), "短".repeat(9));
        assert_eq!(cut(&long).len(), 2);
    }

    #[test]
    fn nothing_of_a_text_is_left_out() {
        let text = include_str!("../../../../data/sources/jinshan.txt");
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(plain(&cut(text).concat()), plain(text));
    }

    #[test]
    fn a_voice_is_of_this_device_and_of_the_language() {
        let voices: Vec<Voice> =
            [("en-US", true), ("zh-CN", false), ("zh_TW", true), ("zh-CN", true), ("cmn", true)]
                .map(|(lang, local)| Voice { lang: lang.to_owned(), local })
                .into();
        assert_eq!(voice(&voices, Lang::Zh), Some(3));
        assert_eq!(voice(&voices, Lang::En), Some(0));
        assert_eq!(voice(&voices[..3], Lang::Zh), Some(2));
        assert_eq!(voice(&voices[..2], Lang::Zh), None, "a voice that sends the words away isn't used");
    }
}
