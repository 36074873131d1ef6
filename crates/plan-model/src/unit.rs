//! Units as the plans write them, with what they are a multiple of.

/// A unit as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// As written in Chinese.
    pub written: &'static str,
    /// The plain unit it is a multiple of.
    pub base: &'static str,
    /// How many `base` units one of it is.
    pub factor: f64,
    /// Singular and plural of the base unit in English; empty where English needs no word.
    pub en: [&'static str; 2],
}

const fn plain(written: &'static str, one: &'static str, many: &'static str) -> Unit {
    Unit { written, base: written, factor: 1.0, en: [one, many] }
}

const fn multiple(
    written: &'static str,
    base: &'static str,
    factor: f64,
    one: &'static str,
    many: &'static str,
) -> Unit {
    Unit { written, base, factor, en: [one, many] }
}

/// Every unit that the data may use. A new one needs a row here, and nothing else.
pub const UNITS: &[Unit] = &[
    // A number that counts without a unit, as its plan does.
    plain("", "", ""),
    plain("%", "%", "%"),
    plain("个百分点", "percentage point", "percentage points"),
    plain("倍", "times", "times"),
    plain("个", "", ""),
    multiple("万个", "个", 1e4, "", ""),
    plain("家", "", ""),
    plain("项", "item", "items"),
    // Schools are counted in either word.
    multiple("所", "家", 1.0, "school", "schools"),
    plain("人", "person", "people"),
    multiple("万人", "人", 1e4, "person", "people"),
    plain("人次", "attendance", "attendances"),
    multiple("万人次", "人次", 1e4, "attendance", "attendances"),
    plain("名", "person", "people"),
    plain("户", "household", "households"),
    multiple("万户", "户", 1e4, "household", "households"),
    plain("台", "machine", "machines"),
    plain("件", "", ""),
    plain("条", "", ""),
    multiple("万条", "条", 1e4, "", ""),
    plain("元", "yuan", "yuan"),
    multiple("万元", "元", 1e4, "yuan", "yuan"),
    multiple("亿元", "元", 1e8, "yuan", "yuan"),
    plain("Mbps", "Mbps", "Mbps"),
    multiple("Gbps", "Mbps", 1e3, "Mbps", "Mbps"),
    plain("兆", "Mbit", "Mbit"),
    plain("PB", "PB", "PB"),
    plain("分钟", "minute", "minutes"),
    plain("小时", "hour", "hours"),
    plain("年", "year", "years"),
    plain("次", "time", "times"),
    plain("件/万人", "per 10,000 people", "per 10,000 people"),
    multiple("亿条", "条", 1e8, "", ""),
    plain("方", "m²", "m²"),
    multiple("万方", "方", 1e4, "m²", "m²"),
    plain("平方米", "m²", "m²"),
    multiple("万平方米", "平方米", 1e4, "m²", "m²"),
    // A multiplier whose counting word the plan leaves out.
    plain("万", "ten thousand", "ten thousand"),
    // Counting words of names and structures.
    plain("级", "tier", "tiers"),
    plain("类", "kind", "kinds"),
    plain("种", "kind", "kinds"),
    plain("领域", "field", "fields"),
    plain("行动", "action", "actions"),
    plain("产业集群", "cluster", "clusters"),
    plain("功能区", "zone", "zones"),
    plain("人文特色", "feature", "features"),
    plain("平台", "platform", "platforms"),
    plain("基地", "base", "bases"),
    plain("中心", "centre", "centres"),
    plain("材料", "document", "documents"),
    plain("张", "network", "networks"),
    plain("套", "set", "sets"),
    plain("表", "form", "forms"),
    plain("档", "file", "files"),
    plain("源", "source", "sources"),
];

/// The unit written so; `None` for one that isn't in [`UNITS`].
pub fn find(written: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.written == written)
}

/// `value` in `from`, as a number of `to`; `None` if either is unknown or they measure different things.
pub fn convert(value: f64, from: &str, to: &str) -> Option<f64> {
    let (from, to) = (find(from)?, find(to)?);
    (from.base == to.base).then(|| value * from.factor / to.factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_has_one_row() {
        for (at, unit) in UNITS.iter().enumerate() {
            assert!(UNITS[..at].iter().all(|other| other.written != unit.written), "{}", unit.written);
            assert!(find(unit.base).is_some_and(|base| base.factor == 1.0), "{}", unit.written);
        }
    }

    #[test]
    fn multiples_convert_and_strangers_do_not() {
        assert_eq!(convert(1.5, "亿元", "万元"), Some(15_000.0));
        assert_eq!(convert(8.0, "所", "家"), Some(8.0));
        assert_eq!(convert(1.0, "亿元", "个"), None);
        assert_eq!(convert(1.0, "亿元", "貫"), None);
    }
}
