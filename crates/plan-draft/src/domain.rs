//! Guesses the domain (field of city life) by keywords.

use crate::text::{Text, begins};
use plan_model::plan::{Domain, Span};

/// Keywords of each domain.
const DOMAINS: [(Domain, &[&str]); 6] = [
    (Domain::Security, &["网络安全", "数据安全", "信息安全", "安全防护", "等级保护", "密码"]),
    (
        Domain::Infrastructure,
        &[
            "底座",
            "基础设施",
            "新基建",
            "基站",
            "宽带",
            "网络",
            "算力",
            "感知",
            "数据资源",
            "数据平台",
            "云平台",
            "政务云",
            "专网",
            "光纤",
            "站点",
        ],
    ),
    (
        Domain::Economy,
        &[
            "经济",
            "产业",
            "企业",
            "园区",
            "制造",
            "工业互联网",
            "商业",
            "贸易",
            "科创",
            "营收",
            "产出",
            "金融",
        ],
    ),
    (
        Domain::Life,
        &[
            "生活", "民生", "教育", "校", "医", "健康", "养老", "文旅", "体育", "交通", "停车", "社区",
            "消费", "就业", "居民",
        ],
    ),
    (
        Domain::Governance,
        &["治理", "一网通办", "一网统管", "政务服务", "城运", "执法", "应急", "事项", "网办", "监管", "政府"],
    ),
    (Domain::Safeguards, &["保障", "组织领导", "人才", "考核", "资金", "机制"]),
];

/// The domain of a heading, or else of a clause, by keywords; `None` if none occurs.
pub(crate) fn domain(text: &Text, heading: Option<Span>, clause: Span) -> Option<Domain> {
    let count = |place: Span| -> Option<Domain> {
        let chars = text.at(place);
        let chars = &chars[..chars.len().min(200)];
        let score = |words: &[&str]| {
            (0..chars.len()).filter(|at| words.iter().any(|word| begins(&chars[*at..], word))).count()
        };
        let scored = DOMAINS.map(|(domain, words)| (score(words), domain));
        let most = scored.iter().map(|(score, _)| *score).max().filter(|most| *most > 0)?;
        scored.iter().find(|(score, _)| *score == most).map(|(_, domain)| *domain)
    };
    count(clause).or_else(|| count(heading?))
}
