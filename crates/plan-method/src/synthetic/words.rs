//! The words that the made-up country is put together from.

use plan_model::indicator::{Better, Indicator, IndicatorScope, Topic};
use plan_model::plan::{Bilingual, Domain, Measure};

/// Characters of place names with how they are spelled.
const PLACES: [(&str, &str); 60] = [
    ("东", "dong"),
    ("南", "nan"),
    ("西", "xi"),
    ("北", "bei"),
    ("中", "zhong"),
    ("山", "shan"),
    ("河", "he"),
    ("江", "jiang"),
    ("海", "hai"),
    ("湖", "hu"),
    ("林", "lin"),
    ("川", "chuan"),
    ("州", "zhou"),
    ("城", "cheng"),
    ("安", "an"),
    ("平", "ping"),
    ("长", "chang"),
    ("宁", "ning"),
    ("新", "xin"),
    ("兴", "xing"),
    ("高", "gao"),
    ("阳", "yang"),
    ("清", "qing"),
    ("水", "shui"),
    ("石", "shi"),
    ("龙", "long"),
    ("云", "yun"),
    ("金", "jin"),
    ("玉", "yu"),
    ("华", "hua"),
    ("泉", "quan"),
    ("溪", "xi"),
    ("桥", "qiao"),
    ("港", "gang"),
    ("岭", "ling"),
    ("谷", "gu"),
    ("原", "yuan"),
    ("丰", "feng"),
    ("和", "he"),
    ("顺", "shun"),
    ("德", "de"),
    ("仁", "ren"),
    ("义", "yi"),
    ("信", "xin"),
    ("永", "yong"),
    ("昌", "chang"),
    ("明", "ming"),
    ("光", "guang"),
    ("春", "chun"),
    ("秋", "qiu"),
    ("梅", "mei"),
    ("兰", "lan"),
    ("竹", "zhu"),
    ("松", "song"),
    ("柏", "bai"),
    ("桂", "gui"),
    ("福", "fu"),
    ("禄", "lu"),
    ("寿", "shou"),
    ("康", "kang"),
];

/// Chinese and English name of a district; those of the first 3,600 are all different.
pub(super) fn place_name(at: usize) -> (String, String) {
    let n = PLACES.len();
    // Neighbours in the list get names that begin differently.
    let ((first, a), (second, b)) = (PLACES[at % n], PLACES[(at / n + at) % n]);
    let mut english = format!("{a}{b}");
    english[..1].make_ascii_uppercase();
    (format!("{first}{second}区"), english)
}

/// Responsible departments.
pub(super) const DEPARTMENTS: [(&str, &str); 5] = [
    ("数据局", "Data Bureau"),
    ("经济信息委", "Economy and Informatization Commission"),
    ("教育局", "Education Bureau"),
    ("民政局", "Civil Affairs Bureau"),
    ("卫生健康委", "Health Commission"),
];

/// What is counted.
const SUBJECTS: [(&str, &str); 50] = [
    ("5G基站", "5G base stations"),
    ("物联感知终端", "IoT terminals"),
    ("一网通办事项", "online government services"),
    ("智慧养老院", "smart care homes"),
    ("数据中心机架", "data centre racks"),
    ("信息化标杆校", "benchmark schools"),
    ("数字化示范医院", "demonstration hospitals"),
    ("公共数据集", "open datasets"),
    ("数字经济企业", "digital economy firms"),
    ("专精特新企业", "specialised firms"),
    ("工业互联网平台", "industrial internet platforms"),
    ("智慧停车泊位", "smart parking places"),
    ("电子证照", "electronic licences"),
    ("智慧社区", "smart communities"),
    ("千兆宽带用户", "gigabit subscribers"),
    ("智能水表", "smart water meters"),
    ("自助服务终端", "self-service terminals"),
    ("应用场景", "application scenarios"),
    ("人工智能企业", "AI firms"),
    ("区块链平台", "blockchain platforms"),
    ("数字孪生模型", "digital twin models"),
    ("充电桩", "charging points"),
    ("智慧灯杆", "smart lamp posts"),
    ("视频监控", "video cameras"),
    ("网络安全演练", "cyber security drills"),
    ("数字家庭", "digital homes"),
    ("上云企业", "firms in the cloud"),
    ("直播电商基地", "live commerce bases"),
    ("数字文旅项目", "digital tourism projects"),
    ("智慧农业园", "smart farms"),
    ("远程会诊", "remote consultations"),
    ("家庭病床", "home hospital beds"),
    ("老年人培训", "trainings for older people"),
    ("无障碍网站", "accessible websites"),
    ("政务云系统", "systems in the government cloud"),
    ("一件事", "one-matter services"),
    ("免申即享政策", "policies without application"),
    ("城市运行指标", "city vital signs"),
    ("应急广播", "emergency broadcasts"),
    ("智慧公交线路", "smart bus lines"),
    ("数字化车间", "digital workshops"),
    ("研发机构", "research centres"),
    ("发明专利", "invention patents"),
    ("高新技术企业", "high-tech firms"),
    ("软件企业", "software firms"),
    ("数据交易", "data trades"),
    ("算力规模", "computing capacity"),
    ("光网小区", "fibre compounds"),
    ("智慧校园", "smart campuses"),
    ("数字档案", "digital archives"),
];

/// What is measured about it.
pub(super) struct IndicatorKind {
    zh: &'static str,
    en: &'static str,
    pub(super) unit: &'static str,
    pub(super) larger_unit: &'static str,
    pub(super) larger_by: f64,
    pub(super) measure: Measure,
    additive: bool,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) grows: f64,
    pub(super) most: f64,
}

const fn amount(
    zh: &'static str,
    en: &'static str,
    measure: Measure,
    low: f64,
    high: f64,
    grows: f64,
) -> IndicatorKind {
    IndicatorKind {
        zh,
        en,
        unit: "个",
        larger_unit: "万个",
        larger_by: 1e4,
        measure,
        additive: true,
        low,
        high,
        grows,
        most: f64::MAX,
    }
}

const fn percent(
    zh: &'static str,
    en: &'static str,
    measure: Measure,
    low: f64,
    high: f64,
    grows: f64,
) -> IndicatorKind {
    IndicatorKind {
        unit: "%",
        larger_unit: "%",
        larger_by: 1.0,
        additive: false,
        most: 100.0,
        ..amount(zh, en, measure, low, high, grows)
    }
}

/// Kinds of measures, so that with the subjects there are four hundred indicators.
pub(super) const KINDS: [IndicatorKind; 8] = [
    amount("累计数", "running total", Measure::Cumulative, 100.0, 3000.0, 1.5),
    amount("新增数", "added", Measure::New, 10.0, 300.0, 1.2),
    amount("数量", "number", Measure::Stock, 20.0, 900.0, 1.3),
    percent("占比", "share", Measure::Share, 20.0, 80.0, 1.2),
    percent("覆盖率", "coverage", Measure::Coverage, 30.0, 90.0, 1.1),
    percent("年增长率", "growth rate", Measure::Growth, 3.0, 20.0, 1.1),
    IndicatorKind {
        unit: "万元",
        larger_unit: "亿元",
        ..amount("投入", "spending", Measure::Cumulative, 500.0, 9000.0, 1.4)
    },
    IndicatorKind {
        unit: "人次",
        larger_unit: "万人次",
        ..amount("服务人次", "attendances", Measure::Stock, 1000.0, 9000.0, 1.6)
    },
];

/// Every indicator: each subject by each kind of measure.
pub(super) fn indicators() -> Vec<Indicator> {
    let n = SUBJECTS.len() * KINDS.len();
    let made = (0..n).map(|at| {
        let ((zh, en), kind) = (SUBJECTS[at / KINDS.len()], &KINDS[at % KINDS.len()]);
        let names = Bilingual {
            zh: format!("{zh}{}", kind.zh).into(),
            en: format!("{}{}: {}", en[..1].to_uppercase(), &en[1..], kind.en).into(),
        };
        let id = format!("indicator-{at:03}");
        Indicator {
            comparability: id.clone(),
            id,
            definition: names.clone(),
            names,
            unit: Some(kind.unit.to_owned()),
            better: Better::Higher,
            additive: kind.additive,
            scope: IndicatorScope::District,
        }
    });
    made.collect()
}

/// Tasks: title in both languages, topic, domain.
pub(super) const TASKS: [(&str, &str, &str, Domain); 12] = [
    ("建设泛在通信网络", "Build networks everywhere", "networks", Domain::Infrastructure),
    ("布局算力基础设施", "Lay out computing power", "computing", Domain::Infrastructure),
    ("培育数字产业集群", "Foster digital industries", "industry", Domain::Economy),
    ("推进企业上云用数", "Bring firms into the cloud", "industry", Domain::Economy),
    ("提升智慧养老服务", "Better care for older people", "elderly", Domain::Life),
    ("发展智慧医疗健康", "Smarter health services", "health", Domain::Life),
    ("打造数字教育标杆", "Model digital schools", "education", Domain::Life),
    ("深化一网通办服务", "Deepen online government services", "services", Domain::Governance),
    ("推动一网统管建设", "Run the city on one network", "operations", Domain::Governance),
    ("加强公共数据开放", "Open public data", "data", Domain::Governance),
    ("筑牢网络安全屏障", "Keep networks safe", "security", Domain::Security),
    ("强化人才资金保障", "Secure talent and funds", "safeguards", Domain::Safeguards),
];

/// Every topic that a task names.
pub(super) fn topics() -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for (zh, en, id, domain) in TASKS {
        if !topics.iter().any(|topic| topic.id == id) {
            topics.push(Topic { id: id.to_owned(), name_zh: zh.to_owned(), name_en: en.to_owned(), domain });
        }
    }
    topics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_names_of_their_own() {
        let mut names: Vec<String> = (0..3_600).map(|at| place_name(at).0).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 3_600);
        assert_eq!(place_name(0), ("东东区".to_owned(), "Dongdong".to_owned()));
    }
}
