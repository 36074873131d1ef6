//! Text folded for matching: width, case, space and characters that look alike make no difference.

/// Ideographs that the radicals from U+2F00 on are drawn as: PDFs often hold the radical in place of the character.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手\
    支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳\
    聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯\
    鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Ideographs that those from U+F900 on, encoded twice for compatibility, stand for (NFKC).
const TWICE: &str = "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄\
    鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵\
    呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂\
    燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺\
    切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎\
    懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵\u{242EE}舘";

/// Simplified and rare radicals with the characters that they are drawn as.
const DRAWN_ALIKE: &str = "⺠民⺟母⻳龟⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⺎兀⺒巳⺝月⻁虎⻑長⻤鬼⻣骨⻱龟\
    ⻲龟";

/// Whether nobody sees a character: joiners, marks of direction and order, soft hyphens, selectors of a variant.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// A character folded for matching, `None` for space and what nobody sees: full width as half width, one dash for all, one
/// zero for all circles, ideographs for radicals and compatibility forms (NFKC, as far as one character stays one). Case is
/// folded by [`fold`].
pub fn narrow(c: char) -> Option<char> {
    let nth = |of: &str, first: u32| of.chars().nth((c as u32 - first) as usize);
    match c {
        '!'..='~' => Some(c),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '\u{4e00}'..='\u{9fff}' => Some(c),
        '〇' | '○' | '◯' => Some('零'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Some('-'),
        '\u{2f00}'..='\u{2fd5}' => nth(RADICALS, 0x2f00),
        '\u{2e80}'..='\u{2eff}' => {
            let mut pairs = DRAWN_ALIKE.chars();
            while let (Some(radical), drawn @ Some(_)) = (pairs.next(), pairs.next()) {
                if radical == c {
                    return drawn;
                }
            }
            Some(c)
        }
        '\u{f900}'..='\u{fa6d}' => nth(TWICE, 0xf900),
        '①'..='⑨' => char::from_digit(c as u32 - '①' as u32 + 1, 10),
        '﹪' => Some('%'),
        c if c.is_whitespace() || is_invisible(c) => None,
        c => Some(c),
    }
}

/// Text folded for matching: lower case, what looks alike as one character ([`narrow`]), no space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The same, appended to a text that is reused.
pub fn fold_into(text: &str, folded: &mut String) {
    for c in text.chars().filter_map(narrow) {
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            // Most of what a plan says has no case.
            '\u{2e80}'..='\u{9fff}' => folded.push(c),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// A character folded for matching, where it stays one character; `None` for space.
fn folded(c: char) -> Option<char> {
    let c = narrow(c)?;
    match c {
        c if c.is_ascii() => Some(c.to_ascii_lowercase()),
        '\u{2e80}'..='\u{9fff}' => Some(c),
        c => c.to_lowercase().next(),
    }
}

/// Whether a text says a word: `word` is folded, the text is folded on the way, and only characters that `counts` allows are looked at.
///
/// A text is looked through seldom and there are many, so that folding them all beforehand would cost more than it saves.
pub fn says(text: &str, word: &str, counts: impl Fn(char) -> bool + Copy) -> bool {
    let mut wanted = word.chars();
    let Some(first) = wanted.next() else { return true };
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if folded(c) != Some(first) {
            continue;
        }
        let mut here = rest.clone().filter_map(folded).filter(|c| counts(*c));
        if wanted.clone().all(|c| here.next() == Some(c)) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_alike() {
        for (written, folded) in [
            ("５Ｇ　基站", "5g基站"),
            ("⼈⼯智能", "人工智能"),
            ("⻔户", "门户"),
            ("\u{f90a}融", "金融"),
            ("二○二五年", "二零二五年"),
            ("二〇二五年", "二零二五年"),
            ("2021–2025", "2021-2025"),
            ("2021—2025", "2021-2025"),
            ("2021－2025", "2021-2025"),
            ("一网\u{200b}通\u{feff}办", "一网通办"),
            ("①提升", "1提升"),
            ("85﹪", "85%"),
            ("IPv6", "ipv6"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
            assert!(says(written, folded, |_| true), "{written}");
        }
        assert_eq!((RADICALS.chars().count(), TWICE.chars().count()), (0x2fd6 - 0x2f00, 0xfa6e - 0xf900));
    }

    #[test]
    fn one_character_stays_one_or_goes() {
        for c in ('\u{0}'..='\u{ffff}').chain(['😀', '𠮷']) {
            if let Some(narrowed) = narrow(c) {
                assert_eq!(narrow(narrowed), Some(narrowed), "{c:?}: folded once is folded");
            }
        }
    }
}
