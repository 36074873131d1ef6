//! The unit written after a number.

use crate::text::begins;
use plan_model::unit;

/// Units of measurement and counting words. Those with no row in `plan_model::unit` are proposed all the same;
/// what is published with one isn't accepted until it has a row.
const UNITS: &[&str] = &[
    "个百分点",
    "个工作日",
    "万平方米",
    "平方公里",
    "亿千瓦时",
    "万千瓦时",
    "千瓦时",
    "万千瓦",
    "千瓦",
    "平方米",
    "万人次",
    "亿人次",
    "人次",
    "家次",
    "件次",
    "百分点",
    "公里",
    "千米",
    "公顷",
    "万亩",
    "万吨",
    "吨",
    "亩",
    "分钟",
    "小时",
    "毫秒",
    "秒",
    "Mbps",
    "Gbps",
    "Tbps",
    "Kbps",
    "EFLOPS",
    "PFLOPS",
    "PB",
    "TB",
    "GB",
    "EB",
    "ms",
    "MW",
    "kW",
    "万个",
    "万家",
    "万户",
    "万人",
    "万名",
    "万条",
    "亿条",
    "万项",
    "万件",
    "万辆",
    "万台",
    "万套",
    "万次",
    "亿次",
    "万方",
    "万元",
    "亿元",
    "千元",
    "元",
    "亿美元",
    "万美元",
    "美元",
    "%",
    "‰",
    "个",
    "家",
    "项",
    "所",
    "人",
    "名",
    "位",
    "户",
    "台",
    "件",
    "条",
    "座",
    "辆",
    "部",
    "处",
    "场",
    "场次",
    "批次",
    "间",
    "栋",
    "幢",
    "门",
    "支",
    "片",
    "只",
    "倍",
    "次",
    "篇",
    "张",
    "套",
    "兆",
    "方",
    "款",
    "例",
    "站",
    "桩",
    "级",
    "类",
    "种",
    "领域",
    "行动",
    "产业集群",
    "功能区",
    "平台",
    "基地",
    "中心",
];

/// Units that name the parts of a structure, rather than count what is there.
const STRUCTURE: &[&str] = &["级", "类", "种", "领域", "行动", "产业集群", "功能区", "平台", "基地", "中心"];

/// Characters that, after a unit's word, make another word of it (个月, 人工), so that it isn't a unit.
const LONGER: &[(&str, &str)] = &[
    ("个", "月体性案例人别头"),
    ("人", "工民才大均员口群机间文际类脸社力论"),
    ("家", "庭园居电属长政"),
    ("部", "门署分委队"),
    ("件", "事"),
    ("级", "别"),
    ("类", "似型"),
    ("次", "序日"),
    ("位", "于置一"),
    ("项", "目"),
    ("门", "户"),
    ("方", "式法向面位便"),
    ("所", "有在属需"),
    ("处", "理置于"),
    ("元", "宇"),
    ("片", "区"),
    ("支", "持撑付柱"),
    ("场", "景所馆"),
    ("站", "点"),
    ("条", "件块"),
    ("台", "账"),
    ("秒", "级"),
    ("座", "席"),
    ("行动", "计方"),
    ("中心", "城"),
    ("平台", "经"),
];

/// The unit after a number, with what modifies it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnitAfter {
    /// The unit as the data writes it; `None` where there is only a multiplier or nothing.
    pub unit: Option<String>,
    /// Factor for the number, where the data has no unit that includes the multiplier (万, 亿); otherwise 1.
    pub factor: f64,
    /// Characters up to the end of a multiplier that belongs to the number rather than to the unit; otherwise 0.
    pub multiplier: usize,
    /// Whether 余, 多 or 几 follows: more than the number.
    pub more: bool,
    /// Whether `+` follows: the number or more.
    pub plus: bool,
    /// Whether it names parts of a structure (三级, 四大领域) rather than a count.
    pub structure: bool,
    /// Length of all of it, in characters.
    pub len: usize,
}

/// Reads the unit right after a number; `None` if what follows shows that the number is no quantity (5G, 2025年, 8月).
pub(crate) fn unit_after(after: &[char]) -> Option<UnitAfter> {
    let mut at = 0;
    let mut more = false;
    let mut plus = false;
    let take = |at: &mut usize, words: &[&str]| -> bool {
        let found = words.iter().find(|word| begins(&after[*at..], word));
        *at += found.map_or(0, |word| word.chars().count());
        found.is_some()
    };
    plus |= take(&mut at, &["+"]);
    more |= take(&mut at, &["余", "多", "几"]);
    while begins(&after[at..], " ") {
        at += 1;
    }
    let multiplier = after.get(at).copied().filter(|c| matches!(c, '万' | '亿'));
    let head = at;
    let mut factor = 1.0;
    let unit;
    if let Some(sign) = multiplier {
        let size = if sign == '万' { 1e4 } else { 1e8 };
        let mut next = at + 1;
        more |= take(&mut next, &["余", "多"]);
        let plain = longest(&after[next..]);
        let joined = plain.map(|plain| format!("{sign}{plain}"));
        match (plain, joined) {
            (Some(plain), Some(joined)) if unit::find(&joined).is_some() => {
                at = next + plain.chars().count();
                unit = Some(joined);
            }
            (Some(plain), _) => {
                factor = size;
                at = next + plain.chars().count();
                unit = Some(plain.to_owned());
            }
            (None, _) => {
                at = next;
                factor = if sign == '万' { 1.0 } else { size };
                unit = (sign == '万').then(|| "万".to_owned());
            }
        }
    } else {
        let big = take(&mut at, &["大"]);
        unit = longest(&after[at..]).map(str::to_owned);
        at += unit.as_ref().map_or(0, |unit| unit.chars().count());
        if big {
            return Some(UnitAfter { unit, factor, multiplier: 0, more, plus, structure: true, len: at });
        }
    }
    if unit.is_none()
        && after
            .get(at)
            .is_some_and(|c| c.is_ascii_alphanumeric() || "年月日号届时点度千百十天周岁期轮次批".contains(*c))
    {
        return None;
    }
    let structure = unit.as_deref().is_some_and(|unit| STRUCTURE.contains(&unit));
    let multiplier = if factor > 1.0 { head + 1 } else { 0 };
    Some(UnitAfter { unit, factor, multiplier, more, plus, structure, len: at })
}

/// The longest unit that stands here and isn't the beginning of another word.
fn longest(after: &[char]) -> Option<&'static str> {
    let fits = |unit: &&&str| {
        let n = unit.chars().count();
        begins(after, unit)
            && !(unit.ends_with(|c: char| c.is_ascii_alphabetic())
                && after.get(n).is_some_and(char::is_ascii_alphanumeric))
            && !LONGER
                .iter()
                .any(|(word, next)| word == *unit && after.get(n).is_some_and(|c| next.contains(*c)))
    };
    UNITS.iter().filter(fits).max_by_key(|unit| unit.chars().count()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<UnitAfter> {
        unit_after(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_unit_is_the_longest_that_fits() {
        for (text, unit, factor) in [
            ("个室外基站", Some("个"), 1.0),
            ("亿元,", Some("亿元"), 1.0),
            ("万人次以上", Some("万人次"), 1.0),
            ("万家企业", Some("家"), 1e4),
            ("万家庭", Some("万"), 1.0),
            ("万千瓦。", Some("千瓦"), 1e4),
            ("个百分点", Some("个百分点"), 1.0),
            ("Mbps", Some("Mbps"), 1.0),
            ("%以上", Some("%"), 1.0),
            ("余项开放数据", Some("项"), 1.0),
            ("多亿条", Some("亿条"), 1.0),
            ("+项示范", Some("项"), 1.0),
            ("大产业集群", Some("产业集群"), 1.0),
            ("。", None, 1.0),
        ] {
            let counted = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((counted.unit.as_deref(), counted.factor), (unit, factor), "{text}");
        }
        assert!(read("余项").is_some_and(|counted| counted.more));
    }

    #[test]
    fn what_counts_nothing_is_told_apart() {
        for text in ["G网络", "年底", "月", "号文", "X.0", "日前"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
